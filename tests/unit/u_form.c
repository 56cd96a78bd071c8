/* SPDX-License-Identifier: MIT */
#include "app/form.h"

#include "reading.h"

static struct form_state *state(const struct reading *r)
{
	return r->app->form.state;
}

static const struct form_field *here(const struct reading *r)
{
	return &state(r)->fields.v[state(r)->at];
}

/* The number of the line with this label, from 0, counting those before. */
static const char *line(const struct reading *r, const char *label, int number)
{
	for (size_t i = 0; state(r) && i < state(r)->fields.n; i++) {
		const struct form_field *f = &state(r)->fields.v[i];

		if (strcmp(f->label, label) == 0 && number-- == 0)
			return f->line.text.s;
	}
	return "(none)";
}

static int lines(const struct reading *r, const char *label)
{
	int n = 0;

	for (size_t i = 0; i < state(r)->fields.n; i++)
		n += strcmp(state(r)->fields.v[i].label, label) == 0;
	return n;
}

/* A form on the sentence of the first hit of Wagner. */
static bool open_form(struct reading *r)
{
	if (!reading_open(r, "content", ACCORD_2024, 80, 24))
		return false;
	r->app->chance = 1;
	reading_keys(r, "/Wagner<Enter>a");
	CHECK(state(r) != NULL);
	CHECK_INT(r->app->mode, MODE_FORM);
	return state(r) != NULL;
}

TEST(form_moves_between_lines_and_round)
{
	static const struct {
		const char *keys, *label;
	} rows[] = {
	    {"", "claim"},
	    {"<Tab>", "predicate"},
	    {"<Tab><Tab>", "role"},
	    {"<Down>", "predicate"},
	    {"<Shift-Tab>", "on"},
	    {"<Up><Up>", "by"},
	    {"<Shift-Tab><Tab>", "claim"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct reading r;

		if (!open_form(&r))
			return;
		test_row("%s", rows[i].keys);
		reading_keys(&r, rows[i].keys);
		CHECK_STR(here(&r)->label, rows[i].label);
		reading_close(&r);
	}
}

/* Enter saves only what is right, and goes where it is not. */
TEST(form_says_what_is_wrong_and_goes_there)
{
	struct reading r;

	if (!open_form(&r))
		return;
	reading_keys(&r, "<Tab><Enter>");
	CHECK_STR(here(&r)->label, "claim");
	CHECK(reading_says(&r, "claim: write one sentence"));
	reading_keys(&r, "Wagner is there.<Shift-Tab>04/07<Tab><Enter>");
	CHECK_STR(here(&r)->label, "on");
	CHECK(reading_says(&r, "on: "));
	CHECK(strstr(reading_status(&r), "2024-07-04") != NULL);
	CHECK_INT(r.app->mode, MODE_FORM);
	reading_keys(&r, "<^U><Enter>");
	CHECK_INT(r.app->mode, MODE_NORMAL);
	CHECK(state(&r) == NULL);
	reading_close(&r);
}

TEST(form_asks_before_it_forgets_what_was_typed)
{
	struct reading r;

	if (!open_form(&r))
		return;
	reading_keys(&r, "x<Esc>");
	CHECK(reading_says(&r, "leave, and forget"));
	reading_keys(&r, "n");
	CHECK_INT(r.app->mode, MODE_FORM);
	CHECK_STR(line(&r, "claim", 0), "x");
	reading_keys(&r, "<Esc>y");
	CHECK_INT(r.app->mode, MODE_NORMAL);
	CHECK(state(&r) == NULL);
	reading_keys(&r, "a<Esc>"); /* nothing was typed */
	CHECK(state(&r) == NULL);
	CHECK_INT(r.app->history.steps.n, 0);
	reading_close(&r);
}

/* The text is where it was before. */
TEST(form_gives_the_screen_back)
{
	struct reading r;
	struct view_row top;
	uint32_t cursor;

	if (!reading_open(&r, "content", ACCORD_2024, 80, 24))
		return;
	reading_keys(&r, "/Wagner<Enter>");
	top = r.app->view.top;
	cursor = r.app->view.cursor;
	reading_keys(&r, "a");
	CHECK(r.app->view.cursor != cursor);
	reading_keys(&r, "<Esc>");
	CHECK_INT(r.app->view.cursor, cursor);
	CHECK_INT(r.app->view.top.par, top.par);
	CHECK_INT(r.app->view.top.row, top.row);
	reading_close(&r);
}

TEST(form_completes_what_is_typed)
{
	static const struct {
		const char *keys, *label, *line;
	} rows[] = {
	    {"<Tab>depl<^N><Tab>", "predicate", "deploys"},
	    {"<Tab>depl<Down><Enter>", "predicate", "deploys"},
	    {"<Tab>depl<^N><^N><Tab>", "predicate", "depl"}, /* none of them again */
	    {"<Tab>depl<Tab>", "predicate", "depl"},
	    {"<^S><^U>conseil nat<^N><Tab>", "source", "cnt"},
	    {"<^R>benef<^N><Tab>etat<^U>", "role", "(set below)"},
	    {"<^R>agent: cnt; wagn<^N><Tab>", "role", "agent: cnt; wagner"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct reading r;
		int last;

		if (!open_form(&r))
			return;
		test_row("%s", rows[i].keys);
		reading_keys(&r, rows[i].keys);
		last = lines(&r, rows[i].label) - 1;
		if (i == 5)
			CHECK_STR(line(&r, "role", last), "");
		else
			CHECK_STR(line(&r, rows[i].label, last), rows[i].line);
		reading_close(&r);
	}
}

TEST(form_shows_proposals_and_closes_them)
{
	struct reading r;

	if (!open_form(&r))
		return;
	reading_keys(&r, "<^R>");
	CHECK(state(&r)->offer_count > 3);
	CHECK(reading_shows(&r, "agent: "));
	reading_keys(&r, "<^P>");
	CHECK_INT(state(&r)->offered, state(&r)->offer_count - 1);
	reading_keys(&r, "<Esc>");
	CHECK_INT(state(&r)->offer_count, 0);
	CHECK_INT(r.app->mode, MODE_FORM);
	reading_keys(&r, "<Shift-Tab><^N>");
	reading_close(&r);
}

/* ^T and letters turn what is chosen; ^X takes a line away, or empties it. */
TEST(form_turns_choices_and_removes_lines)
{
	struct reading r;
	int roles;

	if (!open_form(&r))
		return;
	reading_keys(&r, "<^S>");
	while (strcmp(here(&r)->label, "source") != 0)
		reading_keys(&r, "<Tab>");
	reading_keys(&r, "<Esc>bamako<^T>");
	CHECK_INT(here(&r)->choice, STANCE_CLAIMS);
	reading_keys(&r, "<^T><^T><^T><^T>");
	CHECK_INT(here(&r)->choice, STANCE_ASSERTS);
	while (strcmp(here(&r)->label, "verdict") != 0)
		reading_keys(&r, "<Tab>");
	reading_keys(&r, "d");
	CHECK_INT(here(&r)->choice, VERDICT_DISPUTED);
	reading_keys(&r, "d");
	CHECK_INT(here(&r)->choice, VERDICT_DEPRECATED);
	reading_keys(&r, "q<Space>");
	CHECK_INT(here(&r)->choice, VERDICT_VERIFIED);
	reading_keys(&r, "<Shift-Tab>x"); /* evidence */
	CHECK(reading_says(&r, "these words are selected, not typed"));
	while (strcmp(here(&r)->label, "role") != 0)
		reading_keys(&r, "<Shift-Tab>");
	roles = lines(&r, "role");
	reading_keys(&r, "<^T>");
	CHECK(reading_says(&r, "^T changes"));
	reading_keys(&r, "<^X>");
	CHECK_INT(lines(&r, "role"), roles - 1);
	while (strcmp(here(&r)->label, "claim") != 0)
		reading_keys(&r, "<Shift-Tab>");
	reading_keys(&r, "abc<^X>");
	CHECK_STR(line(&r, "claim", 0), "");
	reading_close(&r);
}

/* Whatever the size, the line that is typed into is on the screen, and the cursor in it. */
TEST(form_is_drawn_at_every_size)
{
	static const int sizes[][2] = {{80, 24}, {120, 40}, {40, 12}, {20, 5}, {200, 60}, {30, 8}};

	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
		struct reading r;

		if (!open_form(&r))
			return;
		test_row("%dx%d", sizes[i][0], sizes[i][1]);
		reading_size(&r, sizes[i][0], sizes[i][1]);
		reading_keys(&r, "abc");
		for (size_t k = 0; k < state(&r)->fields.n; k++) {
			reading_keys(&r, "<Tab>");
			CHECK(r.screen.cursor_x >= 0 && r.screen.cursor_x < sizes[i][0]);
			CHECK(r.screen.cursor_y > 0 && r.screen.cursor_y < sizes[i][1] - 1);
		}
		CHECK(reading_shows(&r, "abc"));
		reading_keys(&r, "<Tab><Tab><^N><^N>");
		reading_close(&r);
	}
}

/* The evidence stays marked in the text above the form. */
TEST(form_leaves_its_evidence_in_sight)
{
	struct reading r;
	int above = 0;

	if (!open_form(&r))
		return;
	for (int i = 0; i < r.screen.cols * 10; i++)
		above += r.screen.cells[i].style[2] == STYLE_MARKED;
	CHECK(above > 60);
	reading_close(&r);
}

TEST(form_takes_pasted_text_into_its_line)
{
	struct reading r;

	if (!open_form(&r))
		return;
	reading_event(&r, EVENT_PASTE, 'a');
	reading_event(&r, EVENT_PASTE, '\n');
	reading_event(&r, EVENT_PASTE, 'b');
	CHECK_STR(line(&r, "claim", 0), "a b");
	CHECK_INT(r.app->mode, MODE_FORM);
	reading_close(&r);
}

/* ---- proposals */

static const char *offer(const struct reading *r, int i)
{
	return i < state(r)->offer_count ? state(r)->offers[i].insert : "(none)";
}

TEST(form_proposes_by_the_kind_of_line)
{
	static const struct {
		const char *keys, *first;
	} rows[] = {
	    {"<^R>a", "agent: "},
	    {"<^R>agent: cons", "cnt"},
	    {"<^R>agent: mali; rus", "russie"},
	    {"<^R>agent: mali; rus<Home><^N>", "agent: "},
	    {"<Tab>appr", "approves"},
	    {"<^L>mercenaires Wagner", ACCORD_2024 "#f-0c4wzt"},
	    {"<^L>" ACCORD_2024 "#f-0c4wzt", "(none)"}, /* it stands there already */
	    {"<^S>zzzzzz", "(none)"},
	    {"x<^N>", "(none)"}, /* a claim is one's own */
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct reading r;

		if (!open_form(&r))
			return;
		test_row("%s", rows[i].keys);
		reading_keys(&r, rows[i].keys);
		CHECK_STR(offer(&r, 0), rows[i].first);
		CHECK(state(&r)->offer_count <= FORM_OFFERS);
		reading_close(&r);
	}
}

/* Each entity and each fact is proposed once, whatever names of it match. */
TEST(form_proposes_each_once)
{
	struct reading r;

	if (!open_form(&r))
		return;
	reading_keys(&r, "<^R>agent: b");
	CHECK(state(&r)->offer_count > 1);
	for (int i = 0; i < state(&r)->offer_count; i++)
		for (int k = 0; k < i; k++)
			CHECK(strcmp(offer(&r, i), offer(&r, k)) != 0);
	reading_close(&r);
}

/* A proposal stands for the piece that was typed; what is around it stays. */
TEST(form_takes_a_proposal_into_a_list)
{
	struct reading r;

	if (!open_form(&r))
		return;
	reading_keys(&r, "<^R>agent: wagn; cnt");
	for (int i = 0; i < 5; i++)
		reading_keys(&r, "<Left>");
	reading_keys(&r, "<Backspace>n<^N><Tab>");
	CHECK_STR(here(&r)->line.text.s, "agent: wagner; cnt");
	reading_keys(&r, "<^U>rece<^N><Enter>"); /* the cursor stood behind wagner */
	CHECK_STR(here(&r)->line.text.s, "recipient: ; cnt");
	reading_close(&r);
}

TEST(form_link_to_the_pinned_fact)
{
	struct reading r;

	if (!reading_open(&r, "content", ACCORD_2024, 80, 24))
		return;
	reading_keys(&r, "/Wagner<Enter>xlgga<^L>");
	CHECK_STR(here(&r)->line.text.s, ACCORD_2024 "#f-0c4wzt");
	reading_keys(&r, "<^U>accord<^N>");
	CHECK(state(&r)->offer_count > 1);
	CHECK_STR(offer(&r, 0), ACCORD_2024 "#f-0c4wzt");
	reading_close(&r);
}

/* ---- what the lines are, without keys */

static bool saved;

static bool save(struct app *app, struct form_state *st)
{
	(void)app;
	(void)st;
	saved = true;
	return true;
}

TEST(form_of_any_owner)
{
	static const struct form_adder none[] = {{0}};
	static const struct form_owner owner = {save, NULL, none};
	const struct schema_field *row = schema_find(&schema_fact, SLICE("note"));
	struct form_field f = {.kind = FORM_WORDS, .row = row, .label = "b"};
	struct form_state *st;
	struct reading r;

	if (!reading_open(&r, "content", ACCORD_2024, 80, 24))
		return;
	st = form_begin(r.app, &owner, "Two lines");
	form_add(st, SIZE_MAX, &f, SLICE("second"));
	f.label = "a";
	f.several = true;
	form_add(st, 0, &f, SLICE("first"));
	CHECK_STR(st->fields.v[0].line.text.s, "first");
	CHECK_STR(st->fields.v[1].line.text.s, "second");
	form_show(r.app, 0);
	reading_draw(&r);
	CHECK(reading_shows(&r, "Two lines"));
	CHECK(!form_changed(st));
	reading_keys(&r, "x<Backspace>");
	CHECK(!form_changed(st));
	reading_keys(&r, "x");
	CHECK(form_field_changed(&st->fields.v[0]) && !form_field_changed(&st->fields.v[1]));
	reading_keys(&r, "<^X>");
	CHECK_INT(st->fields.n, 1);
	CHECK(form_changed(st));
	saved = false;
	reading_keys(&r, "<Enter>");
	CHECK(saved);
	CHECK(r.app->form.state == NULL);
	reading_close(&r);
}

/* What a file says is drawn as everywhere: nothing of it reaches the screen raw. */
TEST(form_draws_hostile_words)
{
	struct reading r;
	size_t n = 0;

	if (!reading_open(&r, ODD, "2024-04-01-hostile", 80, 24))
		return;
	reading_keys(&r, "gf");
	for (size_t i = 0; i < r.app->article->fact_count; i++) {
		r.app->fact = (uint32_t)i;
		reading_keys(&r, "c");
		if (!r.app->form.state)
			continue;
		for (int k = 0; k < r.screen.cols * r.screen.rows; k++) {
			uint32_t point = r.screen.cells[k].points[0];

			n += point != 0 && (point < ' ' || (point >= 0x7f && point < 0xa0));
		}
		reading_keys(&r, "<Esc>");
	}
	CHECK_INT(n, 0);
	reading_close(&r);
}

/* Dates as people write them become what a file holds, by one key. */
TEST(form_takes_dates_as_people_write_them)
{
	static const struct {
		const char *typed, *taken;
	} rows[] = {{"4 juillet 2024", "2024-07-04"},
		    {"avril 2024", "2024-04"},
		    {"depuis 2020", "2020/.."},
		    {"lundi 1er juillet", "2024-07-01"},
		    {"2024-07-04", "2024-07-04"},
		    {"2024-13", "2024-13"},
		    {"en juin ou juillet", "en juin ou juillet"}};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct reading r;

		if (!open_form(&r))
			return;
		while (strcmp(here(&r)->label, "when") != 0)
			reading_keys(&r, "<Down>");
		test_row("%s", rows[i].typed);
		reading_keys(&r, "<^U>");
		reading_keys(&r, rows[i].typed);
		reading_keys(&r, "<Tab>");
		CHECK_STR(line(&r, "when", 0), rows[i].taken);
		reading_close(&r);
	}
}

/* A sentence that is longer than its row is seen in full while it is typed. */
TEST(form_shows_all_of_a_long_line)
{
	struct reading r;

	if (!open_form(&r))
		return;
	reading_keys(&r, "<^U>Begin one two three four five six seven eight nine ten eleven "
			 "twelve thirteen fourteen");
	CHECK(reading_shows(&r, "claim     Begin one"));
	CHECK(reading_shows(&r, "fourteen"));
	CHECK_INT(r.screen.cursor_x, 11 + 24); /* "twelve thirteen fourteen" */
	reading_keys(&r, "<^A>");
	CHECK_INT(r.screen.cursor_x, 11);
	for (int i = 0; i < 60; i++)
		reading_keys(&r, "x");
	reading_keys(&r, "<Tab>");
	CHECK(reading_shows(&r, "…"));
	CHECK(!reading_shows(&r, "fourteen"));
	reading_close(&r);
}

/* The key that steps through a stance, a verdict or the kind of a link is told there. */
TEST(form_tells_the_key_of_a_choice)
{
	static const struct {
		const char *label, *says;
	} rows[] = {{"source", "^T another stance · "},
		    {"verdict", "^T another verdict · "},
		    {"link", "^T another kind · "}};
	struct reading r;

	if (!open_form(&r))
		return;
	CHECK(!reading_shows(&r, "^T"));
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		while (strcmp(here(&r)->label, rows[i].label) != 0)
			reading_keys(&r, "<Down>");
		test_row("%s", rows[i].label);
		CHECK(reading_shows(&r, rows[i].says));
	}
	reading_close(&r);
}
