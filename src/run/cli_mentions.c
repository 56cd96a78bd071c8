/* SPDX-License-Identifier: MIT */
#include "port/jsonl.h"
#include "run/cli.h"
#include "run/table.h"

#include <stdio.h>

static const struct column pipe_columns[] = {{"article", 0, 0}, {"entity", 0, 0}, {"type", 0, 0},
					     {"start", 0, 0},   {"end", 0, 0},    {"quote", 0, 0},
					     {"state", 0, 0}};
static const struct column screen_columns[] = {
    {"article", 0, COLUMN_ID}, {"place", 13, COLUMN_DROP(2)}, {"type", 12, COLUMN_DROP(1)},
    {"entity", 0, 0},          {"state", 0, COLUMN_DROP(3)},  {"quote", 0, 0}};

static void add_quote(struct table *t, const struct anchor *a)
{
	struct str s = STR_INIT;

	for (uint32_t i = 0; i < a->n; i++) {
		str_addz(&s, i ? " " : "");
		str_add(&s, a->parts[i].s, a->parts[i].len);
	}
	table_slice(t, (struct slice){s.s, s.len}, NULL);
	str_release(&s);
}

static void add_pipe_row(struct table *t, const struct article *a, const struct entities *es,
			 const struct mention *m)
{
	struct span at = anchor_hull(&m->anchor);
	bool found = m->anchor.state != ANCHOR_ORPHAN;

	table_text(t, a->id);
	table_text(t, es->list.v[m->entity].id);
	table_text(t, es->list.v[m->entity].type_word);
	if (found) {
		table_number(t, at.start);
		table_number(t, at.end);
	} else {
		table_text(t, "");
		table_text(t, "");
	}
	add_quote(t, &m->anchor);
	table_text(t, anchor_state_name(m->anchor.state));
}

static void add_screen_row(struct table *t, const struct article *a, const struct entities *es,
			   const struct mention *m)
{
	const struct entity *e = &es->list.v[m->entity];
	struct span at = anchor_hull(&m->anchor);
	char place[32] = "";

	if (m->anchor.state != ANCHOR_ORPHAN)
		snprintf(place, sizeof place, "%u-%u", at.start, at.end);
	table_text(t, a->id);
	table_text(t, place);
	table_text(t, e->type_word);
	table_slice(t, slice_of(e->id), output_entity_style(e->type));
	table_text(t, anchor_state_name(m->anchor.state));
	add_quote(t, &m->anchor);
}

struct printer {
	struct cli *c;
	struct table table;
	struct str line;
};

static void print_mention(struct printer *p, const struct article *a, const struct entities *es,
			  const struct mention *m)
{
	if (p->c->options->values[OPTION_JSON]) {
		jsonl_mention(&p->line, a, es, m);
		output_json(&p->c->out, &p->line);
	} else if (p->c->out.terminal) {
		add_screen_row(&p->table, a, es, m);
	} else {
		add_pipe_row(&p->table, a, es, m);
	}
}

/* In the order of the text; those that were not found come last. */
static void print_mentions(struct printer *p, const struct article *a, const struct entities *es)
{
	for (size_t i = 0; i < a->mention_order_count; i++)
		print_mention(p, a, es, &a->mentions[a->mention_order[i]]);
	for (size_t i = 0; i < a->mention_count; i++)
		if (a->mentions[i].anchor.state == ANCHOR_ORPHAN)
			print_mention(p, a, es, &a->mentions[i]);
}

int cli_mentions(struct cli *c)
{
	bool screen = c->out.terminal;
	struct printer p = {.c = c, .line = STR_INIT};
	struct error err = {0};
	struct selection s;
	int status = STATUS_DONE;

	table_init(&p.table, &c->out, screen ? screen_columns : pipe_columns, screen ? 6 : 7);
	if (!selection_open(&s, c->options, 0, &err))
		status = cli_fail(&err);
	for (size_t i = 0; !status && i < s.articles.n && !c->out.gone; i++) {
		const struct article *a = selection_article(&s, i);

		if (a)
			print_mentions(&p, a, &s.corpus.entities);
	}
	if (s.unreadable)
		status = STATUS_TROUBLE;
	table_end(&p.table);
	selection_release(&s);
	str_release(&p.line);
	return status;
}
