/* What postil(1) and postil-config(5) list is made from the tables; UPDATE=1 writes it.
 * SPDX-License-Identifier: MIT
 */
#include "test.h"

#include "app/keymap.h"
#include "app/settings.h"
#include "base/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A word as a macro's argument: what mdoc would take for itself is masked. */
static void add_argument(struct str *out, const char *text)
{
	str_addc(out, '"');
	if (text[0] && !text[1] && strchr(".,;:?!()[]|", text[0]))
		str_addz(out, "\\&"); /* alone it would be punctuation */
	for (; *text; text++) {
		if (*text == '\\')
			str_addz(out, "\\e");
		else if (*text == '^')
			str_addz(out, "\\(ha");
		else
			str_addc(out, *text);
	}
	str_addc(out, '"');
}

static void add_topic(struct str *out, const struct keymap *map, const struct command_topic *t)
{
	str_printf(out, ".Ss %s\n.Bl -tag -width \"Space PgDn ^F\" -compact\n", t->title);
	for (size_t i = 0; i < t->n; i++) {
		const struct command *c = &t->commands[i];
		struct str keys = STR_INIT;

		keymap_way(map, c, ~0U, &keys);
		str_addz(out, ".It Ic ");
		add_argument(out, keys.s);
		str_printf(out, "\n%s\n.Pq Ic %s\n", c->help, c->name);
		str_release(&keys);
	}
	str_addz(out, ".El\n");
}

static void add_keys(struct str *out)
{
	struct keymap map;

	keymap_init(&map);
	for (size_t i = 0; i < command_topic_count; i++)
		add_topic(out, &map, command_topics[i]);
	keymap_release(&map);
}

/* "auto or 16 to 100, else yes, no" */
static void add_values(struct str *out, const struct setting *row)
{
	char words[200], *rest = words, *word;
	const char *between = "";

	snprintf(words, sizeof words, "%s", row->words);
	while ((word = strtok_r(rest, " ", &rest))) {
		str_printf(out, "%s%s", between, word);
		between = row->kind == SETTING_NUMBER ? " or " : ", ";
	}
	if (row->kind == SETTING_NUMBER)
		str_printf(out, "%s%d to %d", between, row->least, row->most);
	else if (row->kind == SETTING_TEXT)
		str_addz(out, "words");
}

static void add_settings(struct str *out)
{
	str_addz(out, ".Bl -tag -width Ds -compact\n");
	for (size_t i = 0; i < setting_count; i++) {
		const struct setting *row = &setting_rows[i];

		str_printf(out, ".It Ic %s Pq \"", row->name);
		add_values(out, row);
		str_printf(out, "; %s\"\n%s.\n", row->first, row->help);
	}
	str_addz(out, ".El\n");
}

static void add_presets(struct str *out)
{
	static const char *const names[] = {
#define X(id, name) name,
	    PRESETS(X)
#undef X
	};

	for (size_t p = 1; p < preset_count; p++) {
		str_printf(out, ".Bl -tag -width \"Space PgDn ^F\" -compact\n.It Cm %s\n",
			   names[p]);
		for (size_t i = 0; i < presets[p]->n; i++) {
			str_addz(out, ".It Ic ");
			add_argument(out, presets[p]->rows[i].keys);
			str_printf(out, "\n.Ic %s\n", presets[p]->rows[i].line);
		}
		str_printf(out, ".El\n%s", p + 1 < preset_count ? ".Pp\n" : "");
	}
}

static void add_commands(struct str *out)
{
	static const char *const usage[] = {
#define X(name, words) words,
	    ARGUMENTS(X)
#undef X
	};
	const struct command *c;

	str_addz(
	    out,
	    ".Bl -column \"previous-paragraph WORDS\" \"previous-paragraph WORDS\" -compact\n");
	for (size_t i = 0; (c = command_at(i)); i++) {
		str_printf(out, i % 2 ? " Ta Ic %s" : ".It Ic %s", c->name);
		if (usage[c->takes][0])
			str_printf(out, " Ar %s", usage[c->takes]);
		str_addz(out, i % 2 ? "\n" : command_at(i + 1) ? "" : " Ta\n");
	}
	str_addz(out, ".El\n");
}

/* The page with the list between its two marks made anew. */
static bool make_page(const struct str *page, const char *what, void (*add)(struct str *),
		      struct str *out)
{
	char begin_mark[40], end_mark[40];
	const char *begin, *end;

	snprintf(begin_mark, sizeof begin_mark, ".\\\" %s: begin\n", what);
	snprintf(end_mark, sizeof end_mark, ".\\\" %s: end\n", what);
	begin = strstr(page->s, begin_mark);
	end = strstr(page->s, end_mark);
	if (!begin || !end || end < begin)
		return false;
	str_add(out, page->s, (size_t)(begin - page->s) + strlen(begin_mark));
	add(out);
	str_addz(out, end);
	return true;
}

static void check_page(const char *path, const char *what, void (*add)(struct str *))
{
	struct str page = STR_INIT, want = STR_INIT;
	struct error err = {0};

	CHECK(file_read(path, &page, FILE_LIMIT, &err));
	CHECK(make_page(&page, what, add, &want));
	if (getenv("UPDATE") && want.len) {
		FILE *f = fopen(path, "w");

		CHECK(f && fwrite(want.s, 1, want.len, f) == want.len && fclose(f) == 0);
	} else {
		CHECK_STR(page.s, want.s);
	}
	error_release(&err);
	str_release(&page);
	str_release(&want);
}

TEST(manual_lists_the_keys_of_the_command_table)
{
	check_page("man/postil.1", "keys", add_keys);
}

TEST(manual_lists_settings_presets_and_commands)
{
	check_page("man/postil-config.5", "settings", add_settings);
	check_page("man/postil-config.5", "presets", add_presets);
	check_page("man/postil-config.5", "commands", add_commands);
}
