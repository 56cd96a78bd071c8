/* SPDX-License-Identifier: MIT */
#include "app/palette.h"

#include "reading.h"

static bool begin(struct reading *r)
{
	return reading_open(r, "content", ACCORD_2024, 80, 24);
}

/* The word of row `i`; "" without one. */
static const char *row_at(const struct reading *r, size_t i)
{
	const struct palette *p = &r->app->palette;

	return p->from && i < p->rows.n ? p->from->name(r->app, p->rows.v[i].index, 0) : "";
}

TEST(palette_lists_every_command_that_works_here)
{
	static const struct {
		const char *keys;
		unsigned where;
	} rows[] = {{"ga:", IN_TEXT},
		    {"gl:", IN_ARTICLES},
		    {"ge:", IN_ENTITIES},
		    {"gf:", IN_FACTS},
		    {"gav:", IN_TEXT | IN_SELECT}};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct reading r;
		size_t want = 0;

		if (!begin(&r))
			return;
		test_row("%s", rows[i].keys);
		reading_keys(&r, rows[i].keys);
		for (size_t k = 0; command_at(k); k++)
			want += (command_at(k)->where & rows[i].where) != 0;
		CHECK_INT(r.app->palette.rows.n, want);
		CHECK_INT(r.app->mode, MODE_PALETTE);
		reading_close(&r);
	}
}

TEST(palette_finds_commands_by_letters_and_by_what_they_do)
{
	static const struct {
		const char *typed, *first;
	} rows[] = {{"next-fact", "next-fact"},
		    {"nf", "next-fact"},
		    {"q", "quit"},
		    {"qui", "quit"},
		    {"UNDO", "undo"},
		    {"prev<Space>ment", "previous-mention"},
		    {"wider", "wider"},
		    {"earlier<Space>sessions", "undo"},
		    {"3nf", "next-fact"},
		    {"zzzz", ""}};
	struct reading r;

	if (!begin(&r))
		return;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		test_row("%s", rows[i].typed);
		reading_keys(&r, ":");
		reading_keys(&r, rows[i].typed);
		CHECK_STR(row_at(&r, 0), rows[i].first);
		CHECK(rows[i].first[0] || reading_shows(&r, "nothing is called that"));
		reading_keys(&r, "<Esc>");
		CHECK_INT(r.app->mode, MODE_NORMAL);
	}
	reading_close(&r);
}

TEST(palette_enter_runs_what_is_chosen)
{
	static const struct {
		const char *keys, *shows;
	} rows[] = {{":where<Enter>", "paragraph 1/"},
		    {":higli<Enter>", "highlights off"},
		    {":measure 50<Enter>", "text 50 columns wide"},
		    {":set measure 44<Enter>:measure<Enter>", "text 44 columns wide"},
		    {":set highlights no<Enter>:set highlights<Enter>:set highlights<Enter>",
		     "highlights is no"},
		    {":search armée<Enter>", "/armée 1 of"},
		    {":help page<Enter>", "Down one page"},
		    {":open 2022<Enter>", "2/2"},
		    {":open accord<Space>sécuritaire<Enter>", "2/2"},
		    {":entity forces<Space>armees<Enter>", "Forces"},
		    {":frobnicate<Enter>", "no command is called \"frobnicate\""},
		    {":wheree<Enter>", "did you mean where?"},
		    {":run-item<Enter>", "does not work here, but in the help"},
		    {":down with it<Enter>", "down takes no words behind it"},
		    {":open zzz<Enter>", "no article is called \"zzz\""},
		    {":measure many<Enter>", "takes a number"}};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct reading r;

		if (!begin(&r))
			return;
		test_row("%s", rows[i].keys);
		reading_keys(&r, rows[i].keys);
		CHECK_INT(r.app->mode, MODE_NORMAL);
		CHECK(reading_shows(&r, rows[i].shows));
		reading_close(&r);
	}
}

TEST(palette_takes_numbers_as_keys_do)
{
	static const struct {
		const char *line, *keys;
	} rows[] = {{":3<Enter>", "3G"},
		    {":go 3<Enter>", "3G"},
		    {":999999999999<Enter>", "999999999999G"},
		    {":2 next-word<Enter>", "2w"},
		    {"2:next-word<Enter>", "2w"},
		    {"4:<Enter>", "4G"},
		    {":percent 50<Enter>", "50%"}};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct reading r;
		uint32_t cursor;

		if (!begin(&r))
			return;
		test_row("%s", rows[i].line);
		reading_keys(&r, rows[i].line);
		cursor = r.app->view.cursor;
		reading_keys(&r, "gg");
		reading_keys(&r, rows[i].keys);
		CHECK(cursor > 0);
		CHECK_INT(cursor, r.app->view.cursor);
		CHECK_INT(r.app->message_kind, MESSAGE_NONE);
		reading_close(&r);
	}
}

TEST(palette_tab_completes_names_and_arguments)
{
	static const struct {
		const char *keys, *want;
	} rows[] = {{"<Tab>", "down"},
		    {"opn<Tab>", "open "},
		    {"opn<Tab>2022<Tab>", "open " ACCORD_2022},
		    {"3 nf<Tab>", "3 next-fact"},
		    {"sea<Down><Up><Tab>", "search "},
		    {"set<Space>hi<Tab>", "set highlights "},
		    {"set<Space>highlights<Space>n<Tab>", "set highlights no"},
		    {"set<Space>measure<Space><Tab>", "set measure 72"},
		    {"zzzz<Tab>", "zzzz"},
		    {"nosuch<Space>x<Tab>", "nosuch x"},
		    {"down<Space>one<Space>pa<Tab>", "page-down"}};
	struct reading r;

	if (!begin(&r))
		return;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		test_row("%s", rows[i].keys);
		reading_keys(&r, ":");
		reading_keys(&r, rows[i].keys);
		CHECK_STR(r.app->prompt.text.s, rows[i].want);
		reading_keys(&r, "<Esc>");
	}
	reading_close(&r);
}

/* Without words typed, what was used last stands first. */
TEST(palette_remembers_lines)
{
	struct reading r;

	if (!begin(&r))
		return;
	reading_keys(&r, ":where<Enter>:search cnt<Enter>:wrong<Enter>:zzz<Esc>:");
	CHECK_STR(row_at(&r, 0), "search");
	CHECK_STR(row_at(&r, 1), "where");
	CHECK_STR(row_at(&r, 2), "down");
	reading_keys(&r, "<Up>");
	CHECK_STR(r.app->prompt.text.s, "wrong");
	reading_keys(&r, "<Up><Up>");
	CHECK_STR(r.app->prompt.text.s, "where");
	reading_keys(&r, "<Down>");
	CHECK_STR(r.app->prompt.text.s, "search cnt");
	reading_keys(&r, "<Down><Down>");
	CHECK_STR(r.app->prompt.text.s, "");
	reading_keys(&r, "w<Up>");
	CHECK_STR(r.app->prompt.text.s, "wrong");
	reading_keys(&r, "<Up>");
	CHECK_STR(r.app->prompt.text.s, "where");
	reading_keys(&r, "<^U>search<Space>");
	CHECK_STR(row_at(&r, 0), "cnt");
	CHECK(r.app->palette.list.cursor == PALETTE_NONE);
	reading_keys(&r, "<Down><Enter>");
	CHECK_STR(r.app->search.pattern.s, "cnt");
	CHECK_STR(r.app->palette.past.list.v[r.app->palette.past.list.n - 1], "search cnt");
	CHECK_INT(r.app->palette.past.list.n, 3);
	reading_close(&r);
}

TEST(palette_moves_in_its_list)
{
	struct reading r;
	const struct list *l;

	if (!begin(&r))
		return;
	l = &r.app->palette.list;
	reading_keys(&r, ":<Down><Down><^N>");
	CHECK_INT(l->cursor, 3);
	reading_keys(&r, "<^P><Shift-Tab>");
	CHECK_INT(l->cursor, 1);
	reading_keys(&r, "<PgDn><PgDn><PgDn><PgDn><PgDn><PgDn><PgDn><PgDn><PgDn><PgDn><PgDn>");
	CHECK_INT(l->cursor, r.app->palette.rows.n - 1);
	CHECK(reading_shows(&r, row_at(&r, l->cursor)));
	reading_keys(&r, "<PgUp>x");
	CHECK_INT(l->cursor, 0);
	reading_close(&r);
}

TEST(palette_opens_from_the_help_and_for_what_needs_words)
{
	struct reading r;

	if (!begin(&r))
		return;
	reading_keys(&r, "?:");
	CHECK(!r.app->help.open);
	CHECK_INT(r.app->mode, MODE_PALETTE);
	reading_keys(&r, "<Esc>?/setting<Enter><Enter>");
	CHECK_INT(r.app->mode, MODE_PALETTE);
	CHECK_STR(r.app->prompt.text.s, "set ");
	CHECK_STR(row_at(&r, 0), "measure");
	reading_keys(&r, "<^U><Backspace>");
	CHECK_INT(r.app->mode, MODE_NORMAL);
	reading_close(&r);
}

TEST(palette_fits_every_size)
{
	static const char *const typed[] = {":", ":open ", ":set measure ", ":entity m", ":zzzz"};
	struct reading r;

	if (!begin(&r))
		return;
	for (size_t i = 0; i < 5; i++) {
		reading_keys(&r, typed[i]);
		for (int cols = 1; cols < 130; cols += 9) {
			for (int rows = 1; rows < 40; rows += 4) {
				test_row("%s at %dx%d", typed[i], cols, rows);
				reading_size(&r, cols, rows);
				CHECK_INT(r.screen.rows, rows);
			}
		}
		reading_keys(&r, "<Esc>");
	}
	reading_close(&r);
}

/* Among very many a key looks at a part, and goes on when nobody types. */
TEST(palette_looks_at_many_articles_in_slices)
{
	enum { MANY = 5000 };
	struct corpus c;
	struct session s;
	struct event ev = {.kind = EVENT_KEY};
	const char *keys = ":open n4999";
	char id[32];
	int rounds = 0;

	corpus_init(&c);
	for (int i = 0; i < MANY; i++) {
		snprintf(id, sizeof id, "n%04d", i);
		corpus_add(&c, id, "/nowhere/at.all");
	}
	corpus_sort(&c);
	session_init(&s, &c, NULL, 80, 24, SIZE_MAX);
	s.slices = true;
	while (keys_parse(&keys, &ev.key))
		session_event(&s, &ev);
	CHECK(s.busy && s.app.palette.next < MANY);
	while (s.busy && ++rounds < 100)
		session_go_on(&s);
	CHECK_INT(s.app.palette.next, MANY);
	CHECK_INT(s.app.palette.rows.matched, 1);
	CHECK_STR(s.app.palette.from->name(&s.app, s.app.palette.rows.v[0].index, 0), "n4999");
	session_release(&s);
	corpus_release(&c);
}
