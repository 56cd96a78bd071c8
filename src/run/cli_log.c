/* SPDX-License-Identifier: MIT */
#include "base/file.h"
#include "port/jsonl.h"
#include "run/cli.h"
#include "run/table.h"
#include "store/folder.h"
#include "store/journal.h"
#include "store/state.h"

#include <string.h>

static const struct column pipe_columns[] = {{"number", 0, 0}, {"when", 0, 0}, {"who", 0, 0},
					     {"action", 0, 0}, {"name", 0, 0}, {"articles", 0, 0}};
static const struct column screen_columns[] = {
    {"number", 0, COLUMN_RIGHT},      {"when", 0, COLUMN_DROP(3)},
    {"who", 12, COLUMN_DROP(2)},      {"action", 0, 0},
    {"articles", 30, COLUMN_DROP(1)}, {"name", 0, 0}};

struct log_entry {
	struct jsonl_entry entry; /* strings in the arena */
	const struct step *step;  /* of this log's steps */
};

struct log {
	struct cli *cli;
	struct selection selection; /* the corpus alone */
	VEC(struct step *) steps;   /* owned; in the order of their numbers as a rule */
	VEC(struct log_entry) entries;
	VEC(char *) ids; /* owned; of the articles that are wanted; none: all */
	struct arena arena;
	size_t damaged;
};

static const char *id_of(const char *article)
{
	return article ? article : FOLDER_REGISTER;
}

/* ---- reading */

static const char *keep(struct log *l, const char *text)
{
	return text ? arena_copy(&l->arena, text, strlen(text)) : "";
}

/* The latest are undone most. */
static struct log_entry *find_done(struct log *l, uint64_t number)
{
	for (size_t i = l->entries.n; i > 0; i--) {
		struct log_entry *e = &l->entries.v[i - 1];

		if (!e->entry.about && e->entry.number == number)
			return e;
	}
	return NULL;
}

static void take_done(struct log *l, struct journal_entry *e, struct log_entry *out)
{
	*vec_push(&l->steps) = e->step;
	out->step = e->step;
	out->entry.action = "do";
	e->step = NULL;
}

static bool take_entry(void *context, struct journal_entry *e)
{
	struct log *l = context;
	struct log_entry entry = {
	    .entry = {.number = e->number, .when = keep(l, e->when), .who = keep(l, e->who)}};
	struct log_entry *done;

	if (e->kind == JOURNAL_DO && e->step) {
		take_done(l, e, &entry);
		*vec_push(&l->entries) = entry;
		return true;
	}
	done = e->kind == JOURNAL_UNDO || e->kind == JOURNAL_REDO ? find_done(l, e->about) : NULL;
	if (!done)
		return true;
	done->entry.undone = e->kind == JOURNAL_UNDO;
	entry.entry.about = e->about;
	entry.entry.action = done->entry.undone ? "undo" : "redo";
	entry.step = done->step;
	*vec_push(&l->entries) = entry;
	return true;
}

/* A corpus that nobody changed has no journal, and gets none. */
static bool read_journal(struct log *l, struct error *err)
{
	struct corpus *c = &l->selection.corpus;
	struct journal *j = NULL;
	char *folder;
	bool ok;

	if (!state_has(c->folder, JOURNAL_FILE))
		return true;
	folder = state_folder(c->folder, err);
	if (folder)
		j = journal_open(folder, err);
	ok = j && journal_read(j, &c->entities, take_entry, l, &l->damaged, err);
	journal_close(j);
	free(folder);
	return ok;
}

/* ---- which articles */

static bool is_wanted(const struct log *l, const struct step *s)
{
	bool wanted = !l->ids.n;
	size_t n;
	const char **articles = step_articles(s, &n);

	for (size_t i = 0; !wanted && i < n; i++)
		for (size_t k = 0; !wanted && k < l->ids.n; k++)
			wanted = strcmp(id_of(articles[i]), l->ids.v[k]) == 0;
	free(articles);
	return wanted;
}

/* Of the corpus as it is, or of its past. */
static bool is_known(const struct log *l, const char *id)
{
	if (strcmp(id, FOLDER_REGISTER) == 0 ||
	    corpus_find(&l->selection.corpus, slice_of(id)) != SIZE_MAX)
		return true;
	for (size_t i = 0; i < l->steps.n; i++) {
		const struct step *s = l->steps.v[i];

		for (size_t k = 0; k < s->edits.n; k++)
			if (s->edits.v[k].article && strcmp(s->edits.v[k].article, id) == 0)
				return true;
	}
	return false;
}

static bool check_ids(const struct log *l, struct error *err)
{
	for (size_t i = 0; i < l->ids.n; i++)
		if (!is_known(l, l->ids.v[i]))
			return error_set(err, "%s: no such article in %s, now or in its past",
					 l->ids.v[i], l->selection.corpus.folder);
	return true;
}

static void take_ids(struct log *l)
{
	const struct options *o = l->cli->options;

	for (size_t i = 0; i < o->count; i++) {
		const char *base = file_base(o->operands[i]);

		if (file_is_folder(o->operands[i]))
			continue;
		*vec_push(&l->ids) = strcmp(base, FOLDER_REGISTER) == 0
					 ? mem_dup(base, strlen(base))
					 : folder_id(base);
	}
}

/* Articles that are gone can be asked for: the operands only say which folder. */
static bool open_corpus(struct log *l, struct error *err)
{
	struct options part = *l->cli->options;
	const char *folder = NULL;
	char *made = NULL;
	bool ok;

	for (size_t i = 0; !folder && !part.values[OPTION_CORPUS] && i < part.count; i++) {
		const char *operand = part.operands[i];

		if (file_is_folder(operand))
			folder = operand;
		else if (strchr(operand, '/') || file_exists(operand))
			folder = made = file_folder(operand);
	}
	if (folder)
		part.values[OPTION_CORPUS] = folder;
	part.count = 0;
	ok = selection_open(&l->selection, &part, 0, err);
	free(made);
	return ok;
}

/* ---- printing */

/* "do", "do, undone", "undo 12". */
static void add_action(struct table *t, const struct jsonl_entry *e)
{
	struct str s = STR_INIT;

	str_addz(&s, e->action);
	if (e->about)
		str_printf(&s, " %llu", (unsigned long long)e->about);
	if (e->undone)
		str_addz(&s, ", undone");
	table_slice(t, (struct slice){s.s, s.len}, e->undone || e->about ? "2" : NULL);
	str_release(&s);
}

static void add_articles(struct table *t, const struct step *step)
{
	struct str s = STR_INIT;
	size_t n;
	const char **articles = step_articles(step, &n);

	for (size_t i = 0; i < n; i++)
		str_printf(&s, "%s%s", i ? "; " : "", id_of(articles[i]));
	table_slice(t, (struct slice){s.s, s.len}, NULL);
	str_release(&s);
	free(articles);
}

static void add_row(struct table *t, const struct log_entry *e, bool screen)
{
	table_number(t, e->entry.number);
	table_text(t, e->entry.when);
	table_text(t, e->entry.who);
	add_action(t, &e->entry);
	if (screen)
		add_articles(t, e->step);
	table_text(t, e->step->name);
	if (!screen)
		add_articles(t, e->step);
}

static void print(struct log *l)
{
	struct output *out = &l->cli->out;
	struct str line = STR_INIT;
	struct table t;

	table_init(&t, out, out->terminal ? screen_columns : pipe_columns, 6);
	for (size_t i = 0; i < l->entries.n && !out->gone; i++) {
		const struct log_entry *e = &l->entries.v[i];

		if (!is_wanted(l, e->step))
			continue;
		if (l->cli->options->values[OPTION_JSON]) {
			jsonl_entry(&line, &e->entry, e->step, &l->selection.corpus.entities);
			output_json(out, &line);
		} else {
			add_row(&t, e, out->terminal);
		}
	}
	table_end(&t);
	str_release(&line);
	if (l->damaged)
		output_report("%zu damaged entr%s of the journal passed over", l->damaged,
			      l->damaged == 1 ? "y" : "ies");
}

static void release(struct log *l)
{
	for (size_t i = 0; i < l->steps.n; i++)
		step_free(l->steps.v[i]);
	for (size_t i = 0; i < l->ids.n; i++)
		free(l->ids.v[i]);
	vec_release(&l->steps);
	vec_release(&l->entries);
	vec_release(&l->ids);
	arena_release(&l->arena);
	selection_release(&l->selection);
}

int cli_log(struct cli *c)
{
	struct log l = {.cli = c};
	struct error err = {0};
	bool ok;

	take_ids(&l);
	ok = open_corpus(&l, &err) && read_journal(&l, &err) && check_ids(&l, &err);
	if (ok)
		print(&l);
	release(&l);
	return ok ? STATUS_DONE : cli_fail(&err);
}
