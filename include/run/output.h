/* output: what goes to stdout, and sentences to stderr.
 *
 * Words from files are written by output_text and its kin, which show them in
 * their visible form; output_raw is for the program's own words and for lines
 * that are safe already (JSON).  On a terminal that knows no UTF-8 all of it
 * is ASCII; a pipe always gets UTF-8.
 *
 * Bytes are gathered and written in large pieces.  A failed write is remembered
 * and told by output_close; a reader that went away (EPIPE) is no failure.
 *
 *     struct output out;
 *     output_init(&out, COLOR_AUTO, -1);
 *     output_style(&out, "1");
 *     output_text(&out, title);
 *     output_plain(&out);
 *     output_line(&out);
 *     ok = output_close(&out, &err);
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef RUN_OUTPUT_H
#define RUN_OUTPUT_H

#include "base/error.h"
#include "base/str.h"
#include "doc/entity.h"

enum color { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

struct output {
	struct str bytes;
	bool terminal;    /* stdout is one */
	bool color;       /* SGR sequences are wanted */
	bool styled;      /* one is in force */
	bool gone;        /* nobody reads, or writing failed: stop working */
	unsigned visible; /* enum visible_flags */
	uint32_t width;   /* columns to wrap at; 0: do not wrap */
	int error;        /* errno of the failed write; 0: none */
};

/* width -1: that of the terminal, 0 for a pipe. */
void output_init(struct output *out, enum color color, int width);

/* Writes what is left; false, with a sentence, when some write failed. */
bool output_close(struct output *out, struct error *err);

void output_flush(struct output *out); /* writes what is there, before a question */

void output_raw(struct output *out, const char *text);
void output_printf(struct output *out, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void output_text(struct output *out, const char *text);
void output_slice(struct output *out, struct slice text);
void output_line(struct output *out);                   /* ends the line */
void output_json(struct output *out, struct str *line); /* takes the bytes */

/* An SGR parameter list ("1;34"); NULL and "" are nothing.  Ended by _plain. */
void output_style(struct output *out, const char *sgr);
void output_plain(struct output *out);
const char *output_entity_style(enum entity_type type);

/* Text that is wrapped to the width, with `indent` columns before each row but
 * the first, which begins there already; it has 8 columns at least. */
void output_wrapped(struct output *out, struct slice text, uint32_t indent);

/* Columns of the text in its visible form. */
uint32_t output_columns(const struct output *out, struct slice text);

/* "postil: " and a sentence, visible, on stderr. */
void output_report(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

#endif
