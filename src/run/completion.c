/* SPDX-License-Identifier: MIT */
#include "run/completion.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/visible.h"
#include "run/cli.h"
#include "run/embedded.h"
#include "run/theme_files.h"

#include <stdlib.h>
#include <string.h>

/* Which files may stand there: each holds those before it. */
enum files { FILES_NONE, FILES_FOLDERS, FILES_YAML, FILES_ANY };

struct finder {
	struct options options; /* of the words before */
	const struct cli_command *command;
	const char *begin; /* of the words that are looked for */
	enum files files;
	struct str lines;
};

static void offer(struct finder *f, const char *before, const char *word, const char *help)
{
	size_t len = strlen(before), begin = strlen(f->begin);

	if (strncmp(f->begin, before, begin < len ? begin : len) != 0 ||
	    (begin > len && strncmp(f->begin + len, word, begin - len) != 0))
		return;
	str_printf(&f->lines, "%s%s%s%s\n", before, word, help[0] ? "\t" : "", help);
}

/* ---- what stands for a value */

/* A name that is not what is seen of it cannot be one line. */
static bool is_plain(const char *word)
{
	struct str seen = STR_INIT;
	bool plain;

	visible_add(&seen, word, strlen(word), VISIBLE_SPACES | VISIBLE_EMOJI);
	plain = strcmp(seen.s, word) == 0;
	str_release(&seen);
	return plain;
}

/* The folder of -C, whose ~ no shell has replaced yet; yours to free, or NULL. */
static char *corpus_of(const struct options *o)
{
	const char *folder = o->values[OPTION_CORPUS], *home = getenv("HOME");

	if (folder && strncmp(folder, "~/", 2) == 0 && home)
		return file_join(home, folder + 2);
	return folder ? mem_dup(folder, strlen(folder)) : NULL;
}

static void offer_articles(struct finder *f)
{
	char *folder = corpus_of(&f->options);
	struct options o = {.values = {[OPTION_CORPUS] = folder}};
	struct error err = {0};
	struct selection s;

	if (selection_open(&s, &o, 0, &err))
		for (size_t i = 0; i < s.corpus.articles.n; i++)
			if (is_plain(s.corpus.articles.v[i].id))
				offer(f, "", s.corpus.articles.v[i].id, "");
	error_release(&err);
	selection_release(&s);
	free(folder);
}

static const struct {
	const char *name;
	const char *script; /* of embedded_completions */
} shells[] = {{"bash", "postil"}, {"zsh", "_postil"}, {"fish", "postil.fish"}};

enum { SHELLS = sizeof shells / sizeof *shells };

static void offer_shells(struct finder *f)
{
	for (size_t i = 0; i < SHELLS; i++)
		offer(f, "", shells[i].name, "");
}

static void offer_themes(struct finder *f)
{
	struct theme_names names = {0};

	theme_names_list(&names);
	for (size_t i = 0; i < names.list.n; i++)
		if (is_plain(names.list.v[i].name))
			offer(f, "", names.list.v[i].name, "");
	theme_names_release(&names);
}

static void offer_colors(struct finder *f)
{
	for (size_t i = 0; cli_color_words[i]; i++)
		offer(f, "", cli_color_words[i], "");
}

static const struct {
	const char *name; /* as in a usage or beside an option */
	enum files files;
	void (*words)(struct finder *f);
} values[] = {
    {"ARTICLE", FILES_YAML, offer_articles},
    {"CORPUS", FILES_FOLDERS, NULL},
    {"DIR", FILES_FOLDERS, NULL},
    {"FILE", FILES_ANY, NULL},
    {"PATH", FILES_YAML, offer_articles},
    {"SHELL", FILES_NONE, offer_shells},
    {"THEME", FILES_YAML, offer_themes},
    {"WHEN", FILES_NONE, offer_colors},
};

static bool is_letter(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool names(const char *usage, const char *name)
{
	size_t len = strlen(name);

	for (const char *at = usage; (at = strstr(at, name)); at += len)
		if (!is_letter(at[len]) && (at == usage || !is_letter(at[-1])))
			return true;
	return false;
}

static void offer_values(struct finder *f, const char *usage)
{
	for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
		if (!names(usage, values[i].name))
			continue;
		if (values[i].files > f->files)
			f->files = values[i].files;
		if (values[i].words)
			values[i].words(f);
	}
}

/* ---- which kind of word it is */

static void offer_options(struct finder *f)
{
	for (size_t i = 0; i < OPTION_COUNT; i++)
		if (f->command->options & 1U << i)
			offer(f, "--", option_rows[i].word, option_rows[i].help);
}

static void offer_commands(struct finder *f)
{
	const struct cli_command *c;

	for (size_t i = 1; (c = cli_command_at(i)); i++)
		offer(f, "", c->word, c->help);
}

static void offer_operands(struct finder *f, bool ended)
{
	if (!f->command->word && !f->options.count && !ended)
		offer_commands(f);
	offer_values(f, f->command->usage);
}

/* The option of --word=begin, or NULL. */
static const struct option_row *option_of(const char *word)
{
	const char *equals = strchr(word, '=');

	if (strncmp(word, "--", 2) != 0 || !equals)
		return NULL;
	return options_row((struct slice){word + 2, (size_t)(equals - word - 2)});
}

static void find(struct finder *f, const char *before, const char *last, bool ended)
{
	const struct option_row *takes = ended ? NULL : options_wanting(before);

	f->begin = last;
	if (!takes && !ended && (takes = option_of(last)))
		f->begin = strchr(last, '=') + 1;
	if (takes)
		offer_values(f, takes->value ? takes->value : "");
	else if (!ended && last[0] == '-')
		offer_options(f);
	else
		offer_operands(f, ended);
}

const char *completion_script(const char *shell)
{
	for (size_t i = 0; i < SHELLS * embedded_completion_count; i++) {
		const struct embedded_file *file = &embedded_completions[i / SHELLS];

		if (strcmp(shells[i % SHELLS].name, shell) == 0 &&
		    strcmp(shells[i % SHELLS].script, file->name) == 0)
			return file->bytes;
	}
	return NULL;
}

void completion_add(struct str *out, const char *const *words, size_t count)
{
	static const char *const kinds[] = {"words", "folders", "yaml", "files"};
	char **argv = mem_zalloc(count + 2, sizeof *argv);
	const char *before = count > 1 ? words[count - 2] : "";
	struct finder f = {.lines = STR_INIT};
	struct error err = {0};
	bool ended = false;

	for (size_t i = 0; i + 1 < count; i++) {
		argv[i + 1] = (char *)words[i];
		ended |= strcmp(words[i], "--") == 0;
	}
	/* the words before may be wrong in themselves: what was understood of them counts */
	options_parse(&f.options, (int)count, argv, &err);
	f.command = cli_take_command(&f.options);
	find(&f, before, words[count - 1], ended);
	str_printf(out, "%s\n%s", kinds[f.files], f.lines.s);
	error_release(&err);
	options_release(&f.options);
	str_release(&f.lines);
	free(argv);
}
