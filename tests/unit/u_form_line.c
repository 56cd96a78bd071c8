/* SPDX-License-Identifier: MIT */
#include "app/form_line.h"

#include "reading.h"

static const char *text(struct slice s)
{
	static char bytes[4][200];
	static int turn;
	char *to = bytes[turn++ % 4];

	snprintf(to, sizeof bytes[0], "%.*s", (int)s.len, s.len ? s.s : "");
	return to;
}

TEST(form_line_quantity)
{
	static const struct {
		const char *line, *value, *unit, *of;
		bool ok;
	} rows[] = {
	    {"25000 t of blé", "25000", "t", "blé", true},
	    {"25 000 t of blé dur", "25 000", "t", "blé dur", true},
	    {"  1.5 ", "1.5", "", "", true},
	    {"20~ of victims", "20~", "", "victims", true},
	    {"-3 °C", "-3", "°C", "", true},
	    {"12 of them of all", "12", "", "them of all", true},
	    {"300 roof tiles", "300", "roof tiles", "", true},
	    {"7 kof salt", "7", "kof salt", "", true},
	    {"many t", "", "many t", "", false},
	    {"", "", "", "", false},
	    {"-", "", "-", "", false},
	};
	struct slice value, unit, of;

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		test_row("%s", rows[i].line);
		CHECK(form_quantity(slice_of(rows[i].line), &value, &unit, &of) == rows[i].ok);
		CHECK_STR(text(value), rows[i].value);
		CHECK_STR(text(unit), rows[i].unit);
		CHECK_STR(text(of), rows[i].of);
	}
}

TEST(form_line_role_link_and_pair)
{
	static const struct {
		bool (*parse)(struct slice line, struct slice *a, struct slice *b);
		const char *line, *a, *b;
		bool ok;
	} rows[] = {
	    {form_role, "agent: mali; russie", "agent", "mali; russie", true},
	    {form_role, "agent:mali", "agent", "mali", true},
	    {form_role, "agent:", "agent", "", true},
	    {form_role, "mali", "", "mali", false},
	    {form_role, ": mali", "", "mali", false},
	    {form_link, "2024-07-a#f-abcdef", "2024-07-a", "f-abcdef", true},
	    {form_link, "2024-07-a", "2024-07-a", "", false},
	    {form_link, "#f-abcdef", "", "f-abcdef", false},
	    {form_link, "a#", "a", "", false},
	    {form_pair, "wikidata Q912", "wikidata", "Q912", true},
	    {form_pair, "wikidata: Q912", "wikidata", "Q912", true},
	    {form_pair, "url https://x.org/a b", "url", "https://x.org/a b", true},
	    {form_pair, "wikidata", "wikidata", "", false},
	    {form_pair, ": x", "", "x", false},
	};
	struct slice a, b;

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		test_row("%s", rows[i].line);
		CHECK(rows[i].parse(slice_of(rows[i].line), &a, &b) == rows[i].ok);
		CHECK_STR(text(a), rows[i].a);
		CHECK_STR(text(b), rows[i].b);
	}
}

TEST(form_line_pieces)
{
	struct slice list = slice_of(" a ;; b;"), piece;
	const char *want[] = {"a", "", "b", ""};

	for (size_t i = 0; i < 4; i++) {
		CHECK(form_piece(&list, &piece));
		CHECK_STR(text(piece), want[i]);
	}
	CHECK(!form_piece(&list, &piece));
}

TEST(form_line_entity_by_id_name_or_alias)
{
	static const struct {
		const char *words, *id;
	} rows[] = {
	    {"cnt", "cnt"},
	    {"CNT", "cnt"},
	    {"conseil national de transition", "cnt"},
	    {"Ecofin", "agence-ecofin"},
	    {"nobody at all", NULL},
	    {"", NULL},
	};
	struct reading r;

	if (!reading_open(&r, "content", ACCORD_2024, 80, 24))
		return;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		uint32_t e = form_entity(&r.corpus.entities, slice_of(rows[i].words));

		test_row("%s", rows[i].words);
		CHECK((e == ENTITY_NONE) == (rows[i].id == NULL));
		if (e != ENTITY_NONE && rows[i].id)
			CHECK_STR(r.corpus.entities.list.v[e].id, rows[i].id);
	}
	reading_close(&r);
}

/* What is wrong says what to do; what is right says what was understood. */
TEST(form_line_checks)
{
	static const struct {
		enum form_kind kind;
		const char *line;
		bool ok;
		const char *says; /* a part of it */
	} rows[] = {
	    {FORM_DATE, "2024-07-04", true, "Thursday"},
	    {FORM_DATE, "2024-07", true, ""},
	    {FORM_DATE, "2024-13", false, ": write it as 2024-07-04"},
	    {FORM_DATE, "soon", false, "write it as 2024-07-04"},
	    {FORM_DATE, "", true, ""},
	    {FORM_FILLER, "cnt", true, "Conseil national de transition, organization"},
	    {FORM_FILLER, "the army", true, "free words"},
	    {FORM_ROLE, "agent: cnt; the army", true,
	     "Conseil national de transition, organization; free words"},
	    {FORM_ROLE, "cnt", false, "agent: …"},
	    {FORM_ROLE, "agent:", false, "who is the agent"},
	    {FORM_QUANTITY, "25000 t of blé", true, "25000 · unit t · of blé"},
	    {FORM_QUANTITY, "some", false, "write a number first"},
	    {FORM_LINK, "nothing", false, "ARTICLE#FACT"},
	    {FORM_LINK, "nothing#f-abcdef", false, "no article is called nothing"},
	    {FORM_LINK, ACCORD_2024 "#f-xxxxxx", false, "has no fact f-xxxxxx"},
	    {FORM_TYPE, "person", true, ""},
	    {FORM_TYPE, "ship", true, "of this corpus' own"},
	    {FORM_TYPE, "big ship", false, "one word"},
	    {FORM_PAIR, "wikidata", false, "wikidata Q912"},
	};
	struct str says = STR_INIT;
	struct reading r;

	if (!reading_open(&r, "content", ACCORD_2024, 80, 24))
		return;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		test_row("%d %s", (int)rows[i].kind, rows[i].line);
		CHECK(form_check(&r.corpus, rows[i].kind, slice_of(rows[i].line), &says) ==
		      rows[i].ok);
		CHECK(strstr(says.s, rows[i].says) != NULL);
		CHECK(rows[i].says[0] || !says.len);
	}
	str_release(&says);
	reading_close(&r);
}
