/* SPDX-License-Identifier: MIT */
#include "app/preset.h"

#include "app/keymap.h"
#include "reading.h"

#include <ctype.h>

static const char *const names[] = {
#define X(id, name) name,
    PRESETS(X)
#undef X
};

/* What a written sequence runs in one place; NULL: nothing. */
static const struct binding *at(const struct keymap *m, const char *written, size_t len,
				unsigned where)
{
	uint32_t keys[KEYMAP_DEEP];
	char copy[40];
	const char *s = copy;
	bool longer;
	size_t n = 0;

	snprintf(copy, sizeof copy, "%.*s", (int)len, written);
	while (*s && n < KEYMAP_DEEP && keys_parse(&s, &keys[n]))
		n++;
	CHECK_STR(s, "");
	return keymap_find(m, keys, n, where, &longer);
}

static void check_sequence(const struct keymap *m, const struct preset_row *row,
			   const struct command *c, const char *keys, size_t len)
{
	bool some = false;

	for (unsigned where = 1; where <= IN_SELECT; where <<= 1) {
		const struct binding *b = at(m, keys, len, where);

		if (!(row->where & c->where & where))
			continue;
		some = true;
		test_row("%.*s: %s", (int)len, keys, row->line);
		CHECK(b && b->command == c);
	}
	CHECK(some);
}

/* Every row says something that is right, and no later row takes all of it back. */
TEST(preset_rows_are_whole)
{
	for (size_t p = 0; p < preset_count; p++) {
		struct keymap m;

		keymap_init(&m);
		keymap_use(&m, p);
		for (size_t i = 0; i < presets[p]->n; i++) {
			const struct preset_row *row = &presets[p]->rows[i];
			struct command_call call;
			struct error err = {0};
			bool ok = command_parse(row->line, &call, &err);

			test_row("%s: %s", names[p], row->line);
			CHECK_STR(ok ? "" : err.msg, "");
			error_release(&err);
			for (const char *s = row->keys; ok && *s; s += strspn(s, " ")) {
				size_t len = strcspn(s, " ");

				check_sequence(&m, row, call.command, s, len);
				s += len;
			}
		}
		keymap_release(&m);
	}
}

/* A command that has keys in the table keeps some, in each of its places. */
TEST(preset_leaves_keys_to_every_command)
{
	for (size_t p = 0; p < preset_count; p++) {
		struct keymap m, table;

		keymap_init(&table);
		keymap_init(&m);
		keymap_use(&m, p);
		for (size_t t = 0; t < command_topic_count; t++) {
			for (size_t i = 0; i < command_topics[t]->n; i++) {
				const struct command *c = &command_topics[t]->commands[i];

				for (unsigned w = 1; w <= IN_SELECT; w <<= 1) {
					test_row("%s: %s in %u", names[p], c->name, w);
					CHECK(keymap_has(&m, c, w) || !keymap_has(&table, c, w));
				}
			}
		}
		keymap_release(&m);
		keymap_release(&table);
	}
}

static bool destroys(const struct command *c)
{
	return strncmp(c->name, "remove-", 7) == 0 || strncmp(c->name, "delete-", 7) == 0 ||
	       strcmp(c->name, "merge") == 0 || strcmp(c->name, "quit") == 0;
}

TEST(preset_destroys_nothing_with_a_bare_lowercase_key)
{
	for (size_t p = 0; p < preset_count; p++) {
		struct keymap m;

		keymap_init(&m);
		keymap_use(&m, p);
		for (size_t i = 0; i < m.list.n; i++) {
			const struct binding *b = &m.list.v[i];

			if (!b->where || !b->command || !destroys(b->command))
				continue;
			test_row("%s: %s", names[p], b->command->name);
			CHECK(b->n > 1 || b->keys[0] > 127 || !islower((int)b->keys[0]));
		}
		keymap_release(&m);
	}
}

/* What a person who knows the other program types first. */
TEST(preset_keys_are_those_of_the_other_program)
{
	static const struct {
		const char *preset, *keys, *command;
		unsigned where;
	} rows[] = {
	    {"less", "f", "page-down", IN_TEXT},
	    {"less", "b", "page-up", IN_TEXT},
	    {"less", "<Space>", "page-down", IN_HELP},
	    {"less", "d", "half-down", IN_TEXT},
	    {"less", "u", "half-up", IN_TEXT},
	    {"less", "g", "top", IN_TEXT},
	    {"less", "G", "bottom", IN_TEXT},
	    {"less", "<", "top", IN_FACTS},
	    {"less", "/", "search", IN_TEXT},
	    {"less", "?", "search-back", IN_TEXT},
	    {"less", "n", "next-hit", IN_TEXT},
	    {"less", "N", "previous-hit", IN_TEXT},
	    {"less", "&", "filter", IN_TEXT},
	    {"less", "q", "close", IN_TEXT},
	    {"less", "h", "help", IN_TEXT},
	    {"less", "=", "where", IN_TEXT},
	    {"less", "v", "edit", IN_TEXT},
	    {"less", "%", "percent", IN_TEXT},
	    {"less", "v", "grow", IN_SELECT},
	    {"newsboat", "n", "next-unread", IN_TEXT},
	    {"newsboat", "p", "previous-unread", IN_ARTICLES},
	    {"newsboat", "J", "next-article", IN_TEXT},
	    {"newsboat", "<Enter>", "open", IN_ARTICLES},
	    {"newsboat", "q", "close", IN_TEXT},
	    {"newsboat", "N", "toggle-read", IN_ARTICLES},
	    {"newsboat", "A", "mark-all-read", IN_ARTICLES},
	    {"newsboat", "o", "open-url", IN_TEXT},
	    {"newsboat", "Q", "quit", IN_TEXT},
	    {"newsboat", "?", "help", IN_TEXT},
	    {"newsboat", "F", "filter", IN_ARTICLES},
	    {"emacs", "<^N>", "down", IN_TEXT},
	    {"emacs", "<^P>", "up", IN_HELP},
	    {"emacs", "<^F>", "right", IN_TEXT},
	    {"emacs", "<^V>", "page-down", IN_TEXT},
	    {"emacs", "<Alt-v>", "page-up", IN_TEXT},
	    {"emacs", "<Alt-<>", "top", IN_TEXT},
	    {"emacs", "<Alt->>", "bottom", IN_TEXT},
	    {"emacs", "<^S>", "search", IN_TEXT},
	    {"emacs", "<^R>", "search-back", IN_TEXT},
	    {"emacs", "<^G>", "clear", IN_TEXT},
	    {"emacs", "<^G>", "stop-selecting", IN_TEXT | IN_SELECT},
	    {"emacs", "<^@>", "select", IN_TEXT},
	    {"emacs", "<^X><^X>", "other-end", IN_TEXT | IN_SELECT},
	    {"emacs", "<^X>u", "undo", IN_TEXT},
	    {"emacs", "<^X>o", "next-pane", IN_TEXT},
	    {"emacs", "<^X><^C>", "quit", IN_TEXT},
	};
	struct keymap m;

	keymap_init(&m);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct binding *b;
		size_t p = 0;

		while (strcmp(names[p], rows[i].preset) != 0)
			p++;
		keymap_use(&m, p);
		test_row("%s %s", rows[i].preset, rows[i].keys);
		b = at(&m, rows[i].keys, strlen(rows[i].keys), rows[i].where);
		CHECK_STR(b && b->command ? b->command->name : "", rows[i].command);
	}
	keymap_release(&m);
}

TEST(preset_is_changed_while_reading)
{
	struct error err = {0};
	struct reading r;

	if (!reading_open(&r, "content", NULL, 80, 24))
		return;
	CHECK(reading_shows(&r, "? help"));
	CHECK(command_run_line(r.app, "set keys less", &err));
	reading_draw(&r);
	CHECK(reading_shows(&r, "h help") && !reading_shows(&r, "? help"));
	reading_keys(&r, "h");
	CHECK(r.app->help.open && reading_shows(&r, "f ") && reading_shows(&r, "page"));
	reading_keys(&r, "qG?les<Enter>");
	CHECK(reading_stands_at(&r, "les"));
	CHECK(command_run_line(r.app, "set keys vim-less", &err));
	reading_keys(&r, "?");
	CHECK(r.app->help.open);
	reading_close(&r);
}

/* So hints and help never show a key that does something else. */
TEST(preset_keys_do_what_the_map_says)
{
	for (size_t p = 0; p < preset_count; p++) {
		struct keymap m;

		keymap_init(&m);
		keymap_use(&m, p);
		for (size_t i = 0; i < m.list.n; i++) {
			const struct binding *b = &m.list.v[i];
			bool longer;

			for (unsigned where = 1; where <= IN_SELECT; where <<= 1) {
				unsigned select = where == IN_SELECT ? IN_TEXT : 0;

				test_row("%s: %s in %u", names[p], b->command->name, where);
				if (b->where & where)
					CHECK(keymap_find(&m, b->keys, b->n, where | select,
							  &longer) == b);
			}
		}
		keymap_release(&m);
	}
}

/* Sentences tell the keys that are bound. */
TEST(preset_keys_are_told_in_messages)
{
	static const struct {
		const char *preset, *keys, *says;
	} rows[] = {
	    {"vim-less", "ù", "ù is not a key here; ? shows those that are"},
	    {"less", "ù", "ù is not a key here; h shows those that are"},
	    {"emacs", "n", "nothing was searched yet; ^S searches"},
	    {"newsboat", "gn", "nothing was searched yet; / searches"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct error err = {0};
		struct reading r;
		char line[40];

		if (!reading_open(&r, "content", NULL, 80, 24))
			return;
		test_row("%s %s", rows[i].preset, rows[i].keys);
		snprintf(line, sizeof line, "set keys %s", rows[i].preset);
		CHECK(command_run_line(r.app, line, &err));
		reading_keys(&r, rows[i].keys);
		CHECK_STR(r.app->message.s, rows[i].says);
		reading_close(&r);
	}
}

/* Without any key there is the name. */
TEST(preset_tells_the_name_of_what_has_no_key)
{
	struct error err = {0};
	struct keymap m;

	keymap_init(&m);
	CHECK_STR(keymap_key(&m, "search", IN_TEXT).s, "/");
	CHECK_STR(keymap_key(&m, "grow", IN_TEXT).s, "v");
	CHECK(keymap_bind_lines(&m, "/", IN_ALL, NULL, 0, &err));
	CHECK_STR(keymap_key(&m, "search", IN_TEXT).s, ":search");
	keymap_release(&m);
}
