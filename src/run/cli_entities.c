/* SPDX-License-Identifier: MIT */
#include "port/jsonl.h"
#include "run/cli.h"
#include "run/table.h"

#include <string.h>

static const struct column pipe_columns[] = {{"id", 0, 0},       {"type", 0, 0},
					     {"name", 0, 0},     {"aliases", 0, 0},
					     {"mentions", 0, 0}, {"articles", 0, 0}};
static const struct column screen_columns[] = {{"id", 0, COLUMN_ID},
					       {"type", 12, COLUMN_DROP(2)},
					       {"mentions", 0, COLUMN_RIGHT | COLUMN_DROP(3)},
					       {"articles", 0, COLUMN_RIGHT | COLUMN_DROP(1)},
					       {"name (aliases)", 0, 0}};

struct tally {
	size_t mentions;
	size_t articles;
};

static void join_aliases(struct str *s, const struct entity *e, const char *between)
{
	for (size_t i = 0; i < e->alias_count; i++) {
		str_addz(s, i ? between : "");
		str_addz(s, e->aliases[i]);
	}
}

static void add_pipe_row(struct table *t, const struct entity *e, struct tally n)
{
	struct str aliases = STR_INIT;

	join_aliases(&aliases, e, "; ");
	table_text(t, e->id);
	table_text(t, e->type_word);
	table_text(t, e->name);
	table_text(t, aliases.s);
	table_number(t, n.mentions);
	table_number(t, n.articles);
	str_release(&aliases);
}

static void add_screen_row(struct table *t, const struct entity *e, struct tally n)
{
	struct str name = STR_INIT;

	str_addz(&name, e->name);
	if (e->alias_count) {
		str_addz(&name, " (");
		join_aliases(&name, e, ", ");
		str_addc(&name, ')');
	}
	table_slice(t, slice_of(e->id), output_entity_style(e->type));
	table_text(t, e->type_word);
	table_number(t, n.mentions);
	table_number(t, n.articles);
	table_text(t, name.s);
	str_release(&name);
}

/* Mentions that were found, as everywhere.  Reading may add entities. */
static struct tally *count(struct selection *s, const bool *gone)
{
	VEC(struct tally) counts = {0};

	for (size_t i = 0; i < s->articles.n && !*gone; i++) {
		const struct summary *sum = &s->corpus.articles.v[s->articles.v[i]].summary;

		if (!selection_article(s, i))
			continue;
		vec_reserve(&counts, s->corpus.entities.list.n);
		while (counts.n < s->corpus.entities.list.n)
			*vec_push(&counts) = (struct tally){0};
		for (size_t k = 0; k < sum->count_count; k++) {
			counts.v[sum->counts[k].entity].mentions += sum->counts[k].mentions;
			counts.v[sum->counts[k].entity].articles += sum->counts[k].mentions > 0;
		}
	}
	vec_reserve(&counts, s->corpus.entities.list.n + 1);
	while (counts.n < s->corpus.entities.list.n)
		*vec_push(&counts) = (struct tally){0};
	return counts.v;
}

static void print_entities(struct cli *c, const struct selection *s, const struct tally *counts)
{
	bool screen = c->out.terminal, all = !c->options->count;
	struct str line = STR_INIT;
	struct table t;

	table_init(&t, &c->out, screen ? screen_columns : pipe_columns, screen ? 5 : 6);
	all |= s->articles.n == s->corpus.articles.n && c->options->count == 1;
	for (size_t i = 0; i < s->corpus.entities.list.n && !c->out.gone; i++) {
		const struct entity *e = &s->corpus.entities.list.v[i];

		if (!all && !counts[i].mentions)
			continue;
		if (c->options->values[OPTION_JSON]) {
			jsonl_entity(&line, e, counts[i].mentions, counts[i].articles);
			output_json(&c->out, &line);
		} else if (screen) {
			add_screen_row(&t, e, counts[i]);
		} else {
			add_pipe_row(&t, e, counts[i]);
		}
	}
	table_end(&t);
	str_release(&line);
}

int cli_entities(struct cli *c)
{
	struct error err = {0};
	struct selection s;
	struct tally *counts;
	int status = STATUS_DONE;

	if (selection_open(&s, c->options, 0, &err)) {
		counts = count(&s, &c->out.gone);
		print_entities(c, &s, counts);
		free(counts);
		status = s.unreadable ? STATUS_TROUBLE : STATUS_DONE;
	} else {
		status = cli_fail(&err);
	}
	selection_release(&s);
	return status;
}
