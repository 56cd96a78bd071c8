/* Somebody who knows only what the screen says: each key that is pressed here was read
 * off the screen a moment ago, by the words that stand beside it.
 * SPDX-License-Identifier: MIT
 */
#include "base/file.h"
#include "base/utf8.h"
#include "store/folder.h"
#include "story.h"
#include "usage.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ACCORD "2024-07-accord-militaire-mali-russie"
#define ACCORD_BEFORE "2022-11-accord-securite-mali-russie"
#define CLAIM "Nobody knows how it went on."

struct newcomer {
	struct story story;
	size_t keys;          /* pressed so far, typed words apart */
	bool lost;            /* the screen did not tell a key, and nothing more is pressed */
	struct corpus corpus; /* for checks alone: the articles as they were */
};

/* ---- reading the screen */

static bool is_edge(const char *at, const char *row)
{
	return at == row || (at >= row + 3 && memcmp(at - 3, "│", 3) == 0);
}

static const char *skip_back(const char *at, const char *row)
{
	while (at > row && at[-1] == ' ')
		at--;
	return at;
}

/* The first byte of what ends at `end`: behind an edge or two spaces. */
static const char *column_of(const char *row, const char *end)
{
	const char *start = end;

	while (!is_edge(start, row) && !(start - row >= 2 && start[-1] == ' ' && start[-2] == ' '))
		start--;
	return start + strspn(start, " ");
}

static bool take(const char *start, const char *end, struct str *key)
{
	str_clear(key);
	str_add(key, start, (size_t)(end - start));
	return end > start;
}

/* "]] next", "Up Down choose": the word before; more words than two are none of keys. */
static bool take_last(const char *start, const char *end, struct str *key)
{
	const char *first = start + strcspn(start, " ");

	if (first >= end)
		return take(start, end, key);
	start = first + 1;
	return start + strcspn(start, " ") >= end && take(start, end, key);
}

/* In a line of hints, or in a list: "]] *     Next mention", where the first will do. */
static bool key_before(const char *row, const char *words, struct str *key)
{
	const char *end = skip_back(words, row), *start = column_of(row, end);

	if (end == words || start >= end)
		return false;
	if (words - end == 1)
		return take_last(start, end, key);
	return take(start, start + strcspn(start, " "), key);
}

static bool is_whole(const char *row, const char *at, size_t len)
{
	return (at == row || at[-1] == ' ') && (!at[len] || strchr(" ,;.:", at[len]));
}

static bool key_in_row(const char *row, const char *words, struct str *key)
{
	size_t len = strlen(words);

	for (const char *at = row; (at = strstr(at, words)); at += len)
		if (is_whole(row, at, len) && key_before(row, at, key))
			return true;
	return false;
}

/* The key that is printed before these words, the last row first. */
static bool key_for(struct newcomer *n, const char *words, struct str *key)
{
	struct emulator *e = pty_screen(&n->story.pty);
	struct str row = STR_INIT;
	bool found = false;

	for (int y = e->rows - 1; y >= 0 && !found; y--) {
		str_clear(&row);
		emulator_row(e, y, &row);
		found = row.len && key_in_row(row.s, words, key);
	}
	str_release(&row);
	return found;
}

TEST(newcomer_reads_keys_off_rows)
{
	static const struct {
		const char *row, *words, *key;
	} rows[] = {
	    {" CNT 1/4   v select  ]] next  f hints  ? help   0 %", "next", "]]"},
	    {" CNT 1/4   v select  ]] next  f hints  ? help   0 %", "hints", "f"},
	    {" CNT 1/4   v select  ]] next  f hints  ? help   0 %", "select", "v"},
	    {" Enter save  Tab next", "save", "Enter"},
	    {"  ]] *            Next mention of the selected one", "Next mention", "]]"},
	    {"│  ]] *            Next mention │", "Next mention", "]]"},
	    {"│T  themes", "themes", "T"},
	    {" theme:     Up Down try on  Enter keep", "try on", "Down"},
	    {" the one that is next", "next", NULL},
	    {" nextly  a next", "next", "a"},
	};
	struct str key = STR_INIT;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		test_row("%s: %s", rows[i].row, rows[i].words);
		str_clear(&key);
		CHECK(key_in_row(rows[i].row, rows[i].words, &key) == (rows[i].key != NULL));
		if (rows[i].key)
			CHECK_STR(key.s, rows[i].key);
	}
	str_release(&key);
}

/* ---- pressing */

static const char *bytes_of(const char *name)
{
	static const struct {
		const char *name, *bytes;
	} named[] = {{"Enter", "\r"},    {"Tab", "\t"},    {"Esc", "\033"},
		     {"Down", "\033OB"}, {"Up", "\033OA"}, {"Space", " "}};

	for (size_t i = 0; i < sizeof named / sizeof *named; i++)
		if (strcmp(name, named[i].name) == 0)
			return named[i].bytes;
	return NULL;
}

static void type(struct newcomer *n, const char *bytes)
{
	pty_send(&n->story.pty, bytes, strlen(bytes));
	pty_settle(&n->story.pty, usage_now());
}

static void press(struct newcomer *n, const char *key)
{
	const char *bytes = bytes_of(key);
	char control[] = {(char)(key[1] & 0x1f), '\0'};

	if (!bytes && key[0] == '^' && key[1] && !key[2])
		bytes = control;
	n->keys += bytes ? 1 : strlen(key);
	type(n, bytes ? bytes : key);
}

static void get_lost(struct newcomer *n, const char *words)
{
	char *screen = program_screen(&n->story.pty);

	CHECK_STR(screen, words);
	free(screen);
	n->lost = true;
}

static bool is_told(struct newcomer *n, const char *words)
{
	struct str key = STR_INIT;
	bool told = key_for(n, words, &key);

	str_release(&key);
	return told;
}

/* Presses the key that stands beside the words. */
static void press_told(struct newcomer *n, const char *words)
{
	struct str key = STR_INIT;

	if (!n->lost && key_for(n, words, &key))
		press(n, key.s);
	else if (!n->lost)
		get_lost(n, words);
	str_release(&key);
}

/* The same, or where there was no room for the words, by the command line. */
static void do_it(struct newcomer *n, const char *words)
{
	if (is_told(n, words)) {
		press_told(n, words);
		return;
	}
	press_told(n, "command");
	type(n, words);
	press_told(n, "runs");
}

/* ---- what was reached */

/* The words at the cursor, to the edge of the pane. */
static char *words_at_cursor(struct newcomer *n)
{
	struct emulator *e = pty_screen(&n->story.pty);
	struct str out = STR_INIT;
	char bytes[4];

	str_addz(&out, "");
	for (int x = e->column; x < e->columns; x++) {
		const struct cell *c = emulator_cell(e, e->row, x);

		for (int i = 0; c->width && i < CELL_MARKS && c->chars[i]; i++)
			str_add(&out, bytes, utf8_put(c->chars[i], bytes));
	}
	if (strstr(out.s, " │"))
		str_cut(&out, (size_t)(strstr(out.s, " │") - out.s));
	str_cut(&out, (size_t)(skip_back(out.s + out.len, out.s) - out.s));
	return str_take(&out);
}

/* As much of a claim as a narrow pane has in its first row. */
static void first_words(const char *claim, char out[24])
{
	size_t len = strlen(claim);

	for (len = len < 23 ? len : 23; len && claim[len] != ' ';)
		len--;
	snprintf(out, 24, "%.*s", (int)len, claim);
}

static bool begins_alike(struct slice quote, const char *words)
{
	size_t len = strlen(words) < quote.len ? strlen(words) : quote.len;

	return len > 5 && memcmp(quote.s, words, len) == 0;
}

/* Does the cursor stand where the evidence of a fact begins whose claim is shown? */
static bool stands_at_evidence(struct newcomer *n, size_t article)
{
	const struct article *a;
	char *words = words_at_cursor(n), claim[24];
	bool stands = false;

	CHECK(folder_load(&n->corpus, article, 2));
	a = n->corpus.articles.v[article].article;
	for (size_t i = 0; i < a->fact_count && !stands; i++) {
		first_words(a->facts[i].claim, claim);
		stands = begins_alike(a->facts[i].evidence[0]->parts[0], words) &&
			 story_shows(&n->story, claim);
	}
	free(words);
	return stands;
}

/* ---- the way */

static bool begin(struct newcomer *n, int columns, int rows)
{
	static const char *const names[] = {ACCORD ".yaml", ACCORD_BEFORE ".yaml", FOLDER_REGISTER};
	struct error err = {0};

	*n = (struct newcomer){0};
	if (!story_init(&n->story))
		return false;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct str path = STR_INIT, bytes = STR_INIT;

		str_printf(&path, "content/%s", names[i]);
		CHECK(file_read(path.s, &bytes, FILE_LIMIT, &err));
		story_write(&n->story, names[i], bytes.s);
		str_release(&bytes);
		str_release(&path);
	}
	corpus_init(&n->corpus);
	CHECK(folder_open(&n->corpus, n->story.folder, &err));
	error_release(&err);
	return story_open(&n->story,
			  &(struct pty_options){.rows = rows, .columns = columns, .first = true});
}

static void check_shows(struct newcomer *n, const char *words)
{
	if (!n->lost && pty_wait_text(&n->story.pty, words) <= 0)
		get_lost(n, words);
}

/* To the third mention of one entity. */
static void follow_an_entity(struct newcomer *n)
{
	for (int i = 0; i < 3; i++)
		do_it(n, "next");
	check_shows(n, " 3/");
}

/* From fact to fact, until one has a link, and along it. */
static void follow_a_fact(struct newcomer *n)
{
	do_it(n, "fact");
	CHECK(stands_at_evidence(n, 0));
	for (int i = 0; i < 10 && !n->lost && !is_told(n, "link"); i++)
		do_it(n, "fact");
	do_it(n, "link");
	check_shows(n, "2/2");
	CHECK(stands_at_evidence(n, 1));
}

static void state_a_fact(struct newcomer *n)
{
	do_it(n, "select");
	do_it(n, "grow");
	do_it(n, "new fact");
	type(n, CLAIM);
	press_told(n, "save");
	check_shows(n, "stated: " CLAIM);
}

static void choose_a_theme(struct newcomer *n)
{
	struct emulator *e = pty_screen(&n->story.pty);
	struct cell *before = emulator_copy(e);

	do_it(n, "theme");
	press_told(n, "try on");
	press_told(n, "keep");
	CHECK(n->lost || cells_changed(before, e->cells, emulator_area(e)) > 100);
	free(before);
}

static void go_out(struct newcomer *n)
{
	for (int i = 0; i < 3 && !n->lost && !n->story.pty.ended; i++) {
		do_it(n, "quit");
		pty_wait_end(&n->story.pty, 0.2);
	}
	if (n->lost)
		pty_signal(&n->story.pty, SIGTERM);
	CHECK(pty_wait_end(&n->story.pty, 10));
	if (!n->lost) {
		CHECK_STR(pty_status(&n->story.pty), "exit status 0");
		program_check_restored(&n->story.pty);
	}
	pty_end(&n->story.pty);
}

static void walk(int columns, int rows)
{
	struct newcomer n;

	test_row("%dx%d", columns, rows);
	if (!begin(&n, columns, rows))
		return;
	follow_an_entity(&n);
	printf("# %dx%d: %zu keys to the third mention\n", columns, rows, n.keys);
	follow_a_fact(&n);
	printf("# %zu to the other article's version of a fact\n", n.keys);
	state_a_fact(&n);
	printf("# %zu to a new fact\n", n.keys);
	choose_a_theme(&n);
	printf("# %zu to another theme\n", n.keys);
	go_out(&n);
	CHECK(story_has(&n.story, ACCORD_BEFORE ".yaml", "  claim: " CLAIM "\n"));
	printf("# %zu keys from the first start to the end, typed words apart\n", n.keys);
	CHECK(n.keys <= 60);
	corpus_release(&n.corpus);
	story_release(&n.story);
}

TEST(newcomer_knows_only_what_the_screen_says)
{
	NEEDS_PROGRAM();
	walk(80, 24);
	walk(120, 40);
}
