/* SPDX-License-Identifier: MIT */
#include "cli_new_int.h"

#include "base/file.h"
#include "base/quote.h"
#include "port/jsonl.h"
#include "store/article_read.h"
#include "store/folder.h"
#include "store/yaml.h"
#include "text/language.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

static struct slice slice(const struct str *s)
{
	return (struct slice){s->s, s->len};
}

/* ---- the text */

static bool read_stdin(struct str *out, struct error *err)
{
	char piece[65536];

	if (isatty(STDIN_FILENO))
		output_report("type or paste the text; ^D on a line of its own ends it");
	for (;;) {
		ssize_t n = read(STDIN_FILENO, piece, sizeof piece);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return error_set(err, "cannot read standard input: %s", strerror(errno));
		if (n == 0)
			return true;
		str_add(out, piece, (size_t)n);
		if (out->len > FILE_LIMIT)
			return error_set(err, "more than %d MiB; split the text", FILE_LIMIT >> 20);
	}
}

/* One of our own files, behind comments or not. */
static bool is_article(struct slice bytes)
{
	static const char key[] = "postil:";

	for (size_t i = 0; i < bytes.len;) {
		const char *end = memchr(bytes.s + i, '\n', bytes.len - i);

		if (bytes.len - i >= sizeof key - 1 &&
		    memcmp(bytes.s + i, key, sizeof key - 1) == 0)
			return true;
		if (!end || !strchr("#\r\n", bytes.s[i]) || !bytes.s[i])
			return false;
		i = (size_t)(end - bytes.s) + 1;
	}
	return false;
}

static bool clean(struct maker *m, const struct str *bytes, struct error *err)
{
	unsigned flags = m->values[OPTION_KEEP_LINES] ? CLEAN_KEEP_LINES : 0;
	struct error why = {0};

	if (is_article(slice(bytes)))
		return error_set(err, "%s is an article already", m->input);
	if (!clean_text(slice(bytes), flags, &m->text, &m->report, &why)) {
		error_set(err, "%s: %s", m->input, why.msg);
		error_release(&why);
		return false;
	}
	if (m->text.len > YAML_SCALAR_MOST)
		return error_set(err,
				 "%s: the text has %zu bytes; an article holds %d MiB: split it",
				 m->input, m->text.len, YAML_SCALAR_MOST >> 20);
	return true;
}

static bool read_text(struct maker *m, struct error *err)
{
	struct str bytes = STR_INIT;
	bool ok;

	if (strcmp(m->input, "-") == 0) {
		m->input = "standard input";
		m->from_stdin = true;
		ok = read_stdin(&bytes, err);
	} else {
		ok = file_read(m->input, &bytes, FILE_LIMIT, err);
	}
	ok = ok && clean(m, &bytes, err);
	str_release(&bytes);
	return ok;
}

/* ---- telling */

static void tell_json(struct maker *m)
{
	struct jsonl_change changes[CLEAN_CHANGE_COUNT];
	struct jsonl_new made = {m->path, encoding_word(m->report.encoding), changes,
				 CLEAN_CHANGE_COUNT};
	struct entities none = {0};
	struct str bytes = STR_INIT, line = STR_INIT;
	char *id = folder_id(m->path);
	struct article *a;

	for (size_t i = 0; i < CLEAN_CHANGE_COUNT; i++)
		changes[i] =
		    (struct jsonl_change){clean_key((enum clean_change)i), m->report.changes[i]};
	new_draft(m, m->path, &bytes);
	a = article_read(id, m->path, slice(&bytes), &none);
	jsonl_new(&line, a, &made);
	output_json(&m->cli->out, &line);
	article_free(a);
	entities_release(&none);
	str_release(&bytes);
	str_release(&line);
	free(id);
}

static void tell_unknown(const struct maker *m)
{
	const char *lang = m->about[NEW_LANG].len ? NULL : language_guess(slice(&m->text));
	struct str words = STR_INIT;

	for (size_t i = 0; i < NEW_RIGHTS; i++)
		if (!m->about[i].len)
			str_printf(&words, "%s%s", words.len ? ", " : "",
				   new_about_word((enum new_about)i));
	if (lang)
		output_report("the language looks like %s; if so, add lang: %s to the file", lang,
			      lang);
	if (words.len)
		output_report("not known, and left out: %s", words.s);
	str_release(&words);
}

static void tell(struct maker *m)
{
	struct str words = STR_INIT;

	clean_describe(&m->report, &words);
	if (words.len)
		output_report("text: %s", words.s);
	tell_unknown(m);
	str_clear(&words);
	if (quote_word(&words, m->path))
		output_report("next: postil %s", words.s);
	if (m->values[OPTION_JSON]) {
		tell_json(m);
	} else {
		output_text(&m->cli->out, m->path);
		output_line(&m->cli->out);
	}
	str_release(&words);
}

int cli_new(struct cli *c)
{
	struct maker m = {.cli = c, .values = c->options->values, .text = STR_INIT};
	struct error err = {0};
	bool ok;

	if (c->options->count != 1)
		return cli_usage(c, "new takes one text: a file, or - for standard input");
	for (size_t i = 0; i < NEW_ABOUT_COUNT; i++)
		str_init(&m.about[i]);
	m.input = c->options->operands[0];
	ok = read_text(&m, &err) && new_take_options(&m, &err) && new_ask(&m, &err);
	str_addc(&m.text, '\n'); /* as in a file of lines: text: | */
	ok = ok && new_write(&m, &err);
	if (ok)
		tell(&m);
	for (size_t i = 0; i < NEW_ABOUT_COUNT; i++)
		str_release(&m.about[i]);
	str_release(&m.text);
	free(m.path);
	return ok ? STATUS_DONE : cli_fail(&err);
}
