/* SPDX-License-Identifier: MIT */
#include "port/jsonl.h"
#include "run/cli.h"
#include "run/table.h"

static const struct column pipe_columns[] = {{"article", 0, 0},  {"title", 0, 0}, {"date", 0, 0},
					     {"source", 0, 0},   {"lang", 0, 0},  {"words", 0, 0},
					     {"mentions", 0, 0}, {"facts", 0, 0}};
static const struct column screen_columns[] = {{"article", 0, COLUMN_ID},
					       {"date", 21, COLUMN_DROP(5)},
					       {"source", 14, COLUMN_DROP(1)},
					       {"words", 0, COLUMN_RIGHT | COLUMN_DROP(4)},
					       {"mentions", 0, COLUMN_RIGHT | COLUMN_DROP(3)},
					       {"facts", 0, COLUMN_RIGHT | COLUMN_DROP(2)},
					       {"title", 0, 0}};

static void add_pipe_row(struct table *t, const struct entry *e)
{
	table_text(t, e->id);
	table_text(t, e->summary.title);
	table_text(t, e->summary.date);
	table_text(t, e->summary.source);
	table_text(t, e->summary.lang);
	table_number(t, e->summary.words);
	table_number(t, e->summary.mentions);
	table_number(t, e->summary.facts);
}

static void add_screen_row(struct table *t, const struct entry *e)
{
	table_text(t, e->id);
	table_text(t, e->summary.date);
	table_text(t, e->summary.source);
	table_number(t, e->summary.words);
	table_number(t, e->summary.mentions);
	table_number(t, e->summary.facts);
	table_text(t, e->summary.title);
}

int cli_list(struct cli *c)
{
	bool json = c->options->values[OPTION_JSON], screen = c->out.terminal;
	struct error err = {0};
	struct selection s;
	struct str line = STR_INIT;
	struct table t;
	int status = STATUS_DONE;

	table_init(&t, &c->out, screen ? screen_columns : pipe_columns, screen ? 7 : 8);
	if (!selection_open(&s, c->options, 0, &err))
		status = cli_fail(&err);
	for (size_t i = 0; !status && i < s.articles.n && !c->out.gone; i++) {
		const struct entry *e = &s.corpus.articles.v[s.articles.v[i]];

		if (!selection_article(&s, i))
			continue;
		if (json) {
			jsonl_list(&line, e);
			output_json(&c->out, &line);
		} else if (screen) {
			add_screen_row(&t, e);
		} else {
			add_pipe_row(&t, e);
		}
	}
	if (s.unreadable)
		status = STATUS_TROUBLE;
	table_end(&t);
	selection_release(&s);
	str_release(&line);
	return status;
}
