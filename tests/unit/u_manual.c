/* The key list of postil(1) is made from the command table; UPDATE=1 writes it.
 * SPDX-License-Identifier: MIT
 */
#include "test.h"

#include "app/keymap.h"
#include "base/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PAGE "man/postil.1"
#define BEGIN ".\\\" keys: begin\n"
#define END ".\\\" keys: end\n"

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

/* The page with the list between its two marks made anew. */
static bool make_page(const struct str *page, struct str *out)
{
	struct keymap map;
	const char *begin = strstr(page->s, BEGIN), *end = strstr(page->s, END);

	if (!begin || !end || end < begin)
		return false;
	str_add(out, page->s, (size_t)(begin - page->s) + strlen(BEGIN));
	keymap_init(&map);
	for (size_t i = 0; i < command_topic_count; i++)
		add_topic(out, &map, command_topics[i]);
	keymap_release(&map);
	str_addz(out, end);
	return true;
}

TEST(manual_lists_the_keys_of_the_command_table)
{
	struct str page = STR_INIT, want = STR_INIT;
	struct error err = {0};

	CHECK(file_read(PAGE, &page, FILE_LIMIT, &err));
	CHECK(make_page(&page, &want));
	if (getenv("UPDATE") && want.len) {
		FILE *f = fopen(PAGE, "w");

		CHECK(f && fwrite(want.s, 1, want.len, f) == want.len && fclose(f) == 0);
	} else {
		CHECK_STR(page.s, want.s);
	}
	error_release(&err);
	str_release(&page);
	str_release(&want);
}
