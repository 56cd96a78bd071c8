/* SPDX-License-Identifier: MIT */
#include "app/app.h"
#include "base/file.h"
#include "run/asker.h"
#include "run/cli.h"
#include "run/plain_read.h"
#include "run/reader.h"

#include <string.h>

/* Was it meant as a subcommand?  Paths are named with a slash or a dot. */
static bool is_bare_word(const struct options *o)
{
	return o->count && !o->first_is_name && !strpbrk(o->operands[0], "/.") &&
	       !file_exists(o->operands[0]);
}

static int unknown_word(const struct cli *c, const char *word)
{
	const char *near = cli_guess(word);
	struct str words = STR_INIT;
	int status;

	cli_words(&words);
	status = cli_usage(c, "%s is neither a command (%s) nor an article here%s%s%s",
			   word[0] ? word : "''", words.s, near ? "; did you mean " : "",
			   near ? near : "", near ? "?" : "");
	str_release(&words);
	return status;
}

static int no_corpus(const struct cli *c, struct error *err)
{
	int status =
	    cli_usage(c, "%s%s", err->msg,
		      c->options->count || c->options->values[OPTION_CORPUS]
			  ? ""
			  : ", or name a folder (postil FOLDER) or an article (postil FILE.yaml)");

	error_release(err);
	return status;
}

/* What a pipe gets: the texts. */
static int print_all(struct cli *c, struct selection *s)
{
	for (size_t i = 0; i < s->articles.n && !c->out.gone; i++) {
		const struct article *a = selection_article(s, i);

		if (!a)
			continue;
		if (i)
			output_line(&c->out);
		cli_print_article(&c->out, a, &s->corpus.entities);
	}
	return s->unreadable ? STATUS_TROUBLE : STATUS_DONE;
}

/* As the reader does: of an id its whole corpus, from that article on. */
static int read_plainly(struct cli *c, struct selection *s)
{
	size_t first = s->articles.n ? s->articles.v[0] : 0;

	if (!c->out.terminal || !asker_can() || s->corpus.articles.n == 0)
		return print_all(c, s);
	vec_clear(&s->articles);
	for (size_t i = 0; i < s->corpus.articles.n; i++)
		*vec_push(&s->articles) = i;
	plain_read(s, first, &c->out);
	return s->unreadable ? STATUS_TROUBLE : STATUS_DONE;
}

/* An id opens its corpus at that article; paths open theirs alone. */
static int read_articles(struct cli *c, struct selection *s)
{
	struct reader_options options = {
	    .theme = c->options->values[OPTION_THEME],
	    .config = c->options->values[OPTION_CONFIG],
	    .bare = c->options->values[OPTION_NO_CONFIG],
	    .other_keys = c->other_keys,
	    .article = NO_ARTICLE,
	};
	struct error err = {0};

	if (c->options->values[OPTION_PLAIN])
		return read_plainly(c, s);
	if (!c->out.terminal)
		return print_all(c, s);
	if (c->options->count && !file_is_folder(c->options->operands[0]) && s->articles.n)
		options.article = s->articles.v[0];
	return reader_run(&s->corpus, &options, &c->signal, &err) ? STATUS_DONE : cli_fail(&err);
}

int cli_read(struct cli *c)
{
	struct error err = {0};
	struct selection s;
	int status;

	if (selection_open(&s, c->options, 0, &err)) {
		status = read_articles(c, &s);
	} else if (is_bare_word(c->options)) {
		error_release(&err);
		status = unknown_word(c, c->options->operands[0]);
	} else {
		status = no_corpus(c, &err);
	}
	selection_release(&s);
	return status;
}
