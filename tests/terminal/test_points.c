/* Every code point through every way out of the program, in pages of 2,000: what is sent
 * is text that is safe to show, and our own sequences.
 * SPDX-License-Identifier: MIT
 */
#include "base/file.h"
#include "base/utf8.h"
#include "program.h"
#include "safe.h"
#include "usage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PAGE = 2000, LINE = 50, NAME = 40, POINTS = 0x110000 };

struct page {
	uint32_t first;
	char *folder, *names; /* a corpus with these points inside, one with them as names */
	char *theme;          /* a file */
	size_t checked;       /* outputs */
};

static bool is_scalar(uint32_t point)
{
	return point < POINTS && (point < 0xD800 || point > 0xDFFF);
}

/* As YAML writes them. */
static void add_escaped(struct str *out, uint32_t first, uint32_t n)
{
	for (uint32_t p = first; p < first + n; p++)
		if (is_scalar(p))
			str_printf(out, "\\U%08X", (unsigned)p);
}

/* As they are; without NUL and '/', which no name and no argument may hold. */
static void add_raw(struct str *out, uint32_t first, uint32_t n)
{
	char bytes[4];

	for (uint32_t p = first; p < first + n; p++)
		if (is_scalar(p) && p != 0 && p != '/')
			str_add(out, bytes, utf8_put(p, bytes));
}

/* ---- the files */

static void put(const char *folder, const char *name, const struct str *bytes)
{
	char *path = program_path(folder, name);

	program_write(path, bytes->s, bytes->len);
	free(path);
}

static void put_article(struct page *p)
{
	static const char *const keys[] = {"title", "lang", "date", "rights"};
	struct str all = STR_INIT, s = STR_INIT;

	add_escaped(&all, p->first, PAGE);
	str_addz(&s, "postil: 1\n");
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		str_printf(&s, "%s: \"%s\"\n", keys[i], all.s);
	str_printf(&s, "source: {name: \"%s\", author: \"%s\", url: \"%s\"}\ntags: [\"%s\"]\n",
		   all.s, all.s, all.s, all.s);
	str_addz(&s, "text: \"START\\n");
	for (uint32_t i = 0; i < PAGE; i += LINE) {
		add_escaped(&s, p->first + i, LINE);
		str_addz(&s, " mot\\n");
	}
	str_printf(
	    &s,
	    "END\\n\"\nmentions:\n- {entity: mot, quote: START}\n- {entity: mot, quote: \"%s\"}\n"
	    "facts:\n- id: f-000001\n  claim: \"%s\"\n  predicate: \"%s\"\n"
	    "  roles: {agent: \"%s\"}\n  when: \"%s\"\n  evidence:\n  - {quote: START}\n"
	    "  sources: [{who: \"%s\", stance: \"%s\"}]\n  note: \"%s\"\n  by: \"%s\"\n"
	    "\"%s\": x\n",
	    all.s, all.s, all.s, all.s, all.s, all.s, all.s, all.s, all.s, all.s);
	put(p->folder, "a.yaml", &s);
	str_clear(&s);
	str_printf(
	    &s, "postil: 1\nentities:\n- {id: mot, type: other, name: \"%s\", aliases: [\"%s\"]}\n",
	    all.s, all.s);
	put(p->folder, "entities.yaml", &s);
	str_clear(&s);
	str_printf(&s, "postil-theme: 1\nstyles:\n  text: {fg: \"%s\", \"%s\": x}\n\"%s\": y\n",
		   all.s, all.s, all.s);
	put(p->folder, "theme", &s);
	str_release(&all);
	str_release(&s);
}

static void put_names(struct page *p)
{
	struct str name = STR_INIT, s = STR_INIT;

	for (uint32_t i = 0; i < PAGE; i += NAME) {
		str_clear(&name);
		str_addc(&name, 'n');
		add_raw(&name, p->first + i, NAME);
		str_addz(&name, ".yaml");
		str_clear(&s);
		str_addz(&s, "postil: 1\ntext: words\nwrong: 1\n");
		put(p->names, name.s, &s);
	}
	str_clear(&s);
	str_addz(&s, "postil: 1\nentities: []\n");
	put(p->names, "entities.yaml", &s);
	str_release(&name);
	str_release(&s);
}

/* ---- the ways out */

/* stdout and stderr are one terminal. */
static void check_words(struct page *p, const char *const *words)
{
	const char *argv[8] = {getenv("POSTIL")};
	struct error err = {0};
	struct pty pty;

	for (size_t i = 0; words[i] && i < 6; i++)
		argv[i + 1] = words[i];
	CHECK(pty_start(&pty, argv, &(struct pty_options){.columns = 200}, &err));
	CHECK(pty_wait_end(&pty, 20));
	CHECK(pty.log.len > 0);
	safe_check_lines(&pty.log);
	pty_end(&pty);
	error_release(&err);
	p->checked++;
}

static void check_commands(struct page *p)
{
	static const char *const commands[] = {"list", "entities", "mentions", "facts", "check"};
	char *article = program_path(p->folder, "a.yaml");
	struct str raw = STR_INIT;

	for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
		check_words(p, (const char *const[]){commands[i], p->folder, NULL});
		check_words(p, (const char *const[]){commands[i], p->folder, "--json", NULL});
	}
	check_words(p, (const char *const[]){"show", article, NULL});
	check_words(p, (const char *const[]){"show", article, "--json", NULL});
	check_words(p, (const char *const[]){"list", p->names, NULL});
	check_words(p, (const char *const[]){"list", "--json", p->names, NULL});
	check_words(p, (const char *const[]){"check", p->names, NULL});
	check_words(p, (const char *const[]){"--theme", p->theme, "content", NULL});
	add_raw(&raw, p->first, PAGE);
	check_words(p, (const char *const[]){"show", "-C", "content", raw.s, NULL});
	check_words(p, (const char *const[]){"show", "-C", raw.s, NULL});
	check_words(p, (const char *const[]){"--color", raw.s, NULL});
	str_addz(&raw, "x");
	check_words(p, (const char *const[]){"new", raw.s, "--title", raw.s, NULL});
	str_release(&raw);
	free(article);
}

static void check_reader(struct page *p, const char *folder, const char *const *keys)
{
	static const struct pty_options o = {.rows = 120, .columns = 220};
	struct str raw = STR_INIT;
	struct pty pty;

	if (!program_start(&pty, folder, &o))
		return;
	for (; *keys; keys++)
		pty_press(&pty, *keys);
	str_addz(&raw, "/\033[200~");
	add_raw(&raw, p->first < 0xA0 ? 0xA0 : p->first, PAGE);
	str_addz(&raw, "\033[201~");
	pty_send(&pty, raw.s, raw.len);
	pty_settle(&pty, usage_now());
	pty_send(&pty, "\033", 1);
	for (int i = 0; i < 5; i++)
		pty_read(&pty, 0.02); /* Esc alone is known only after a while */
	pty_press(&pty, "Q");
	CHECK(pty_wait_end(&pty, 10));
	safe_check(&pty.log);
	program_check_restored(&pty);
	pty_end(&pty);
	str_release(&raw);
	p->checked++;
}

static void check_page(struct page *p)
{
	static const char *const in_text[] = {" ",  " ",  " ", "ge", "gf", "gg",
					      "yy", "gl", "?", "q",  NULL};
	static const char *const in_names[] = {"gl", "G", "j", "=", NULL};

	test_row("from U+%04X", (unsigned)p->first);
	p->folder = pty_new_folder();
	p->names = pty_new_folder();
	p->theme = program_path(p->folder, "theme");
	put_article(p);
	put_names(p);
	check_commands(p);
	check_reader(p, p->folder, in_text);
	check_reader(p, p->names, in_names);
	pty_remove_folder(p->folder);
	pty_remove_folder(p->names);
	free(p->folder);
	free(p->names);
	free(p->theme);
}

TEST(points_leave_the_program_in_visible_form)
{
	/* controls; what turns, joins, or has no width */
	static const uint32_t some[] = {0, 0x2000};
	size_t pages = test_count(sizeof some / sizeof *some, (POINTS + PAGE - 1) / PAGE);
	struct page p = {0};

	NEEDS_PROGRAM();
	for (size_t i = 0; i < pages; i++) {
		p.first = pages > 100 ? (uint32_t)i * PAGE : some[i];
		check_page(&p);
	}
	printf("# %zu pages of %d code points, %zu outputs\n", pages, PAGE, p.checked);
}
