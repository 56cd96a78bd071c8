/* SPDX-License-Identifier: MIT */
#include "port/jsonl.h"
#include "run/cli.h"
#include "text/wrap.h"

#include <string.h>

enum { MEASURE = 80 }; /* lines longer than this are hard to read */

/* ---- mentions in colour */

struct painter {
	struct output *out;
	const struct article *article;
	const struct entities *entities;
	const char *style; /* in force */
};

static const char *style_at(const struct painter *p, uint32_t point)
{
	const struct cover *c = &p->article->mention_cover;
	size_t i = cover_innermost(c, point);

	if (i == c->n)
		return NULL;
	return output_entity_style(
	    p->entities->list.v[p->article->mentions[c->v[i].owner].entity].type);
}

static void set_style(struct painter *p, const char *style)
{
	if (style == p->style)
		return;
	p->style = style;
	output_plain(p->out);
	output_style(p->out, style);
}

static void print_row(struct painter *p, const struct wrap *w, uint32_t row, uint32_t first_point)
{
	for (uint32_t i = w->v[row].first; i < w->v[row].end; i++) {
		const struct cluster *c = &w->display.v[i];
		struct slice shown = display_text(&w->display, i);

		if (i + 1 == w->v[row].end && c->flags & CLUSTER_SPACE && row + 1 < w->n)
			break; /* a space that hangs */
		set_style(p, style_at(p, first_point + c->point));
		str_add(&p->out->bytes, shown.s, shown.len);
	}
	set_style(p, NULL);
	output_line(p->out);
}

static void print_wrapped(struct painter *p, uint32_t width)
{
	const struct offsets *text = &p->article->offsets;
	struct wrap w = {0};

	for (uint32_t i = 0; i < text->paragraphs && !p->out->gone; i++) {
		wrap_build(&w, offsets_paragraph_text(text, i), width,
			   WRAP_FRENCH | p->out->visible);
		if (i && p->out->width)
			output_line(p->out); /* rows do not tell where a paragraph ends */
		for (uint32_t row = 0; row < w.n; row++)
			print_row(p, &w, row, text->v[i].point);
	}
	wrap_release(&w);
}

static void print_paragraphs(struct painter *p)
{
	const struct offsets *text = &p->article->offsets;

	for (uint32_t i = 0; i < text->paragraphs && !p->out->gone; i++) {
		output_slice(p->out, offsets_paragraph_text(text, i));
		output_line(p->out);
	}
}

/* ---- an article */

/* "APA, 2024-07, fr": what is known. */
static void print_meta(struct output *out, const struct article *a)
{
	const char *known[] = {a->source_name, a->source_author, a->date, a->lang};
	struct str words = STR_INIT;

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (known[i][0])
			str_printf(&words, "%s%s", words.len ? ", " : "", known[i]);
	output_wrapped(out, (struct slice){words.s, words.len}, 0);
	if (words.len)
		output_line(out);
	str_release(&words);
}

void cli_print_article(struct output *out, const struct article *a, const struct entities *es)
{
	struct painter p = {.out = out, .article = a, .entities = es};

	if (out->terminal && out->width > MEASURE)
		out->width = MEASURE;
	output_style(out, "1");
	output_wrapped(out, slice_of(a->title), 0);
	output_plain(out);
	output_line(out);
	print_meta(out, a);
	output_line(out);
	if (out->width || out->color)
		print_wrapped(&p, out->width ? out->width : UINT32_MAX / 2);
	else
		print_paragraphs(&p);
}

int cli_show(struct cli *c)
{
	struct error err = {0};
	struct selection s;
	struct str line = STR_INIT;
	int status = STATUS_DONE;

	if (!c->options->count)
		return cli_usage(c, "show what? Name an article by its path or its id");
	if (!selection_open(&s, c->options, 0, &err))
		status = cli_fail(&err);
	for (size_t i = 0; !status && i < s.articles.n && !c->out.gone; i++) {
		const struct article *a = selection_article(&s, i);

		if (a && c->options->values[OPTION_JSON]) {
			jsonl_article(&line, a);
			output_json(&c->out, &line);
		} else if (a) {
			if (i)
				output_line(&c->out);
			cli_print_article(&c->out, a, &s.corpus.entities);
		}
	}
	if (s.unreadable)
		status = STATUS_TROUBLE;
	selection_release(&s);
	str_release(&line);
	return status;
}
