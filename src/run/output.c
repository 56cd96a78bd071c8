/* SPDX-License-Identifier: MIT */
#include "run/output.h"

#include "base/visible.h"
#include "text/wrap.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { PIECE = 1 << 16, USUAL_WIDTH = 80, NARROWEST = 20, BESIDE = 8 };

static bool wants_color(enum color color, bool terminal)
{
	const char *no = getenv("NO_COLOR"), *term = getenv("TERM");

	if (color != COLOR_AUTO)
		return color == COLOR_ALWAYS;
	return terminal && !(no && no[0]) && term && strcmp(term, "dumb") != 0;
}

static uint32_t terminal_width(void)
{
	struct winsize size;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) < 0 || !size.ws_col)
		return USUAL_WIDTH;
	return size.ws_col < NARROWEST ? NARROWEST : size.ws_col;
}

void output_init(struct output *out, enum color color, int width)
{
	bool terminal = isatty(STDOUT_FILENO);

	*out = (struct output){.bytes = STR_INIT, .terminal = terminal};
	out->color = wants_color(color, terminal);
	out->visible = VISIBLE_SPACES | VISIBLE_EMOJI | (terminal ? visible_locale() : 0);
	out->width = width >= 0 ? (uint32_t)width : terminal ? terminal_width() : 0;
}

void output_flush(struct output *out)
{
	size_t done = 0;

	while (done < out->bytes.len && !out->gone) {
		ssize_t n = write(STDOUT_FILENO, out->bytes.s + done, out->bytes.len - done);

		if (n >= 0) {
			done += (size_t)n;
		} else if (errno != EINTR) {
			out->gone = true;
			out->error = errno == EPIPE ? 0 : errno;
		}
	}
	str_clear(&out->bytes);
}

bool output_close(struct output *out, struct error *err)
{
	output_plain(out);
	output_flush(out);
	str_release(&out->bytes);
	if (out->error)
		return error_set(err, "cannot write the output: %s", strerror(out->error));
	return true;
}

void output_raw(struct output *out, const char *text)
{
	if (out->visible & VISIBLE_ASCII)
		visible_add(&out->bytes, text, strlen(text), out->visible | VISIBLE_LINES);
	else
		str_addz(&out->bytes, text);
}

void output_printf(struct output *out, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	str_vprintf(&out->bytes, fmt, ap);
	va_end(ap);
}

void output_slice(struct output *out, struct slice text)
{
	visible_add(&out->bytes, text.s, text.len, out->visible);
}

void output_text(struct output *out, const char *text)
{
	output_slice(out, slice_of(text));
}

void output_line(struct output *out)
{
	str_addc(&out->bytes, '\n');
	if (out->bytes.len >= PIECE)
		output_flush(out);
}

void output_json(struct output *out, struct str *line)
{
	str_add(&out->bytes, line->s, line->len);
	str_clear(line);
	if (out->bytes.len >= PIECE)
		output_flush(out);
}

/* ---- styles */

void output_style(struct output *out, const char *sgr)
{
	output_plain(out);
	if (!out->color || !sgr || !sgr[0])
		return;
	str_printf(&out->bytes, "\033[%sm", sgr);
	out->styled = true;
}

void output_plain(struct output *out)
{
	if (out->styled)
		str_addz(&out->bytes, "\033[0m");
	out->styled = false;
}

/* A colour and a second cue each, the families of the themes; eight colours
 * only, on any background. */
const char *output_entity_style(enum entity_type type)
{
	static const char *const styles[ENTITY_TYPE_COUNT] = {
	    [ENTITY_PERSON] = "1;36", [ENTITY_ORGANIZATION] = "1;32", [ENTITY_PLACE] = "1;35",
	    [ENTITY_EVENT] = "1;33",  [ENTITY_LAW] = "4;34",          [ENTITY_PRODUCT] = "4;33",
	    [ENTITY_DATE] = "4;36",   [ENTITY_QUANTITY] = "4;32",     [ENTITY_OTHER] = "4",
	};

	return styles[type];
}

/* ---- columns */

uint32_t output_columns(const struct output *out, struct slice text)
{
	return (uint32_t)visible_columns(text.s, text.len, out->visible);
}

void output_wrapped(struct output *out, struct slice text, uint32_t indent)
{
	uint32_t least = indent ? BESIDE : 1;
	uint32_t width = out->width > indent + least ? out->width - indent : least;
	struct wrap w = {0};

	if (!out->width || output_columns(out, text) <= width) {
		output_slice(out, text);
		return;
	}
	wrap_build(&w, text, width, WRAP_FRENCH | out->visible);
	for (uint32_t row = 0; row < w.n; row++) {
		struct slice shown = display_range(&w.display, w.v[row].first, w.v[row].end);

		if (row)
			output_printf(out, "\n%*s", (int)indent, "");
		while (row + 1 < w.n && shown.len && shown.s[shown.len - 1] == ' ')
			shown.len--;
		str_add(&out->bytes, shown.s, shown.len);
	}
	wrap_release(&w);
}

void output_report(const char *fmt, ...)
{
	struct str sentence = STR_INIT, line = STR_INIT;
	unsigned flags = isatty(STDERR_FILENO) ? visible_locale() : 0;
	va_list ap;
	ssize_t ignored;

	va_start(ap, fmt);
	str_vprintf(&sentence, fmt, ap);
	va_end(ap);
	str_addz(&line, "postil: ");
	visible_add(&line, sentence.s, sentence.len, flags);
	str_addc(&line, '\n');
	ignored = write(STDERR_FILENO, line.s, line.len);
	(void)ignored;
	str_release(&sentence);
	str_release(&line);
}
