/* SPDX-License-Identifier: MIT */
#include "base/file.h"
#include "doc/check.h"
#include "port/jsonl.h"
#include "run/cli.h"
#include "store/folder.h"

#include <string.h>

enum { KEEP = 64 }; /* articles that need not be read again for the second pass */

/* Two passes: the first reads what was named and notes every fact, the second
 * looks at links, for which the targets must have been read, and prints. */
struct checker {
	struct cli *cli;
	struct selection *selection;
	struct map facts; /* "INDEX#FACT" -> 0 */
	struct arena arena;
	struct str line;
	size_t files;
	size_t errors;
	size_t warnings;
	size_t notes;
	bool unreadable;
};

/* ---- facts that links point to */

static void add_key(struct str *s, size_t article, const char *fact)
{
	str_clear(s);
	str_printf(s, "%zu#%s", article, fact);
}

static void note_facts(struct checker *k, size_t index, const struct article *a)
{
	struct str key = STR_INIT;

	for (size_t i = 0; i < a->fact_count; i++) {
		add_key(&key, index, a->facts[i].id);
		map_put(&k->facts, arena_slice(&k->arena, (struct slice){key.s, key.len}), 0);
	}
	str_release(&key);
}

static bool has_fact(const void *context, size_t article, const char *fact)
{
	const struct checker *k = context;
	struct str key = STR_INIT;
	size_t ignored;
	bool has;

	add_key(&key, article, fact);
	has = map_get(&k->facts, (struct slice){key.s, key.len}, &ignored);
	str_release(&key);
	return has;
}

static struct article *load(struct checker *k, size_t index)
{
	struct corpus *c = &k->selection->corpus;
	bool first = c->articles.v[index].state == ENTRY_UNREAD;
	struct article *a = corpus_article(c, index);

	if (!a && c->articles.v[index].state != ENTRY_BROKEN && folder_load(c, index, KEEP))
		a = corpus_article(c, index);
	if (a && first)
		note_facts(k, index, a);
	return a;
}

static void load_targets(struct checker *k, size_t index)
{
	struct corpus *c = &k->selection->corpus;
	const struct summary *s = &c->articles.v[index].summary;

	for (size_t i = 0; i < s->link_count; i++) {
		size_t target = corpus_find(c, slice_of(s->links[i].target_article));

		if (target != SIZE_MAX && c->articles.v[target].state == ENTRY_UNREAD)
			load(k, target);
	}
}

/* ---- printing */

static void print_fault(struct checker *k, const struct diag_list *list, const struct diag *one)
{
	static const char *const styles[] = {"36", "1;33", "1;31"};
	struct output *out = &k->cli->out;
	enum diag_severity severity = diag_severity(one->code);

	if (k->cli->options->values[OPTION_JSON]) {
		jsonl_fault(&k->line, list, one);
		output_json(out, &k->line);
		return;
	}
	output_text(out, list->file);
	if (one->line)
		output_printf(out, ":%u:%u", one->line, one->column);
	output_raw(out, ": ");
	output_style(out, styles[severity]);
	output_printf(out, "%s:", diag_severity_name(severity));
	output_plain(out);
	output_raw(out, " ");
	output_text(out, one->message);
	output_printf(out, " [%s]", diag_word(one->code));
	output_line(out);
}

static void print_faults(struct checker *k, struct diag_list *list)
{
	diag_sort(list);
	for (size_t i = 0; i < list->list.n && !k->cli->out.gone; i++)
		print_fault(k, list, &list->list.v[i]);
	if (list->dropped && !k->cli->options->values[OPTION_JSON]) {
		output_text(&k->cli->out, list->file);
		output_printf(&k->cli->out, ": %zu more faults are not shown", list->dropped);
		output_line(&k->cli->out);
	}
	k->files++;
	k->errors += list->errors;
	k->warnings += list->warnings;
	k->notes += list->notes;
}

static void print_unreadable(struct checker *k, const struct entry *e)
{
	struct diag_list list;

	diag_init(&list, e->path);
	diag_add(&list, DIAG_FILE, 0, 0, "%s", e->fault);
	print_faults(k, &list);
	diag_release(&list);
	k->unreadable = true;
}

static const char *plural(size_t n)
{
	return n == 1 ? "" : "s";
}

static void print_summary(struct checker *k)
{
	struct output *out = &k->cli->out;

	if (k->cli->options->values[OPTION_JSON])
		return;
	output_printf(out, "%zu file%s: ", k->files, plural(k->files));
	output_printf(out, "%zu error%s, %zu warning%s, %zu note%s", k->errors, plural(k->errors),
		      k->warnings, plural(k->warnings), k->notes, plural(k->notes));
	output_line(out);
}

/* ---- checking */

static void check_register(struct checker *k)
{
	struct corpus *c = &k->selection->corpus;

	if (!folder_has_register(c->folder))
		return;
	for (size_t i = 0; i < c->diags.list.n; i++)
		k->unreadable |= c->diags.list.v[i].code == DIAG_FILE;
	check_entities(&c->entities, &c->diags);
	print_faults(k, &c->diags);
}

static void check_one(struct checker *k, size_t index)
{
	struct corpus *c = &k->selection->corpus;
	struct article *a;

	load_targets(k, index);
	a = load(k, index);
	if (!a) {
		print_unreadable(k, &c->articles.v[index]);
		return;
	}
	check_links(a, c, has_fact, k);
	print_faults(k, &a->diags);
}

static void check_selection(struct checker *k, bool with_register)
{
	struct selection *s = k->selection;

	if (with_register)
		check_register(k);
	for (size_t i = 0; i < s->articles.n && !k->cli->out.gone; i++)
		load(k, s->articles.v[i]);
	for (size_t i = 0; i < s->articles.n && !k->cli->out.gone; i++)
		check_one(k, s->articles.v[i]);
	map_release(&k->facts);
	arena_clear(&k->arena);
}

/* Some of the operands, as if they alone stood on the command line. */
static bool check_operands(struct checker *k, const char **operands, size_t n, bool with_register)
{
	struct options part = *k->cli->options;
	struct selection s;
	struct error err = {0};
	bool ok;

	part.operands = operands;
	part.count = n;
	ok = selection_open(&s, &part, SELECTION_WHOLE, &err);
	k->selection = &s;
	if (ok)
		check_selection(k, with_register);
	else
		cli_fail(&err);
	k->unreadable |= !ok;
	selection_release(&s);
	return ok;
}

static bool is_register(const char *operand)
{
	return strcmp(file_base(operand), FOLDER_REGISTER) == 0 && file_exists(operand);
}

/* The register alone: its folder without any article. */
static void check_register_at(struct checker *k, const char *path)
{
	struct selection s = {0};
	struct error err = {0};
	char *folder = file_folder(path);

	corpus_init(&s.corpus);
	k->selection = &s;
	if (folder_open(&s.corpus, folder, &err))
		check_selection(k, true);
	else
		k->unreadable = cli_fail(&err) != STATUS_DONE;
	selection_release(&s);
	free(folder);
}

/* Folders and registers one by one, and the articles of one folder together. */
static void check_all(struct checker *k)
{
	const struct options *o = k->cli->options;

	for (size_t i = 0, end; i < o->count; i = end) {
		end = i + 1;
		if (is_register(o->operands[i])) {
			check_register_at(k, o->operands[i]);
			continue;
		}
		if (file_is_folder(o->operands[i])) {
			check_operands(k, &o->operands[i], 1, true);
			continue;
		}
		while (end < o->count && !is_register(o->operands[end]) &&
		       selection_shares_folder(o->operands[i], o->operands[end]))
			end++;
		check_operands(k, &o->operands[i], end - i, false);
	}
	if (!o->count)
		check_operands(k, o->operands, 0, true);
}

int cli_check(struct cli *c)
{
	struct checker k = {.cli = c, .line = STR_INIT};

	check_all(&k);
	if (k.files)
		print_summary(&k);
	map_release(&k.facts);
	arena_release(&k.arena);
	str_release(&k.line);
	if (k.unreadable)
		return STATUS_TROUBLE;
	return k.errors + k.warnings ? STATUS_FOUND : STATUS_DONE;
}
