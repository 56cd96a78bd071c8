/* SPDX-License-Identifier: MIT */
#include "app/visual.h"

#include "reading.h"

static const char *selected(struct reading *r)
{
	return visual_words(r->app).s;
}

/* "Les militaires du Conseil national de transition (CNT), au pouvoir depuis 2020, …" */
TEST(visual_selects_by_keys)
{
	static const struct {
		const char *keys, *words;
	} rows[] = {
	    {"v", "Les"},
	    {"]ev", "Conseil national de transition"}, /* the mention */
	    {"wv", "militaires"},
	    {"wlllv", "militaires"},
	    {"3lv", "militaires"}, /* on a space: the next word */
	    {"wvw", "militaires du"},
	    {"wvww", "militaires du Conseil"}, /* whole words, whatever of them is passed */
	    {"wvwwll", "militaires du Conseil"},
	    {"wvwwW", "militaires du"},
	    {"wvW", "militaires"}, /* to its beginning */
	    {"wv2W", "Les militaires"},
	    {"wvoW", "Les militaires"}, /* the other end */
	    {"wvwoW", "Les militaires du"},
	    {"]e]ev", "CNT"},
	    {"]e]evl", "CNT"},     /* a bracket without its half is left out */
	    {"]e]ev2l", "CNT"},    /* and a comma */
	    {"]e]evs2l", "CNT),"}, /* but not exactly */
	    {"]e]ev2ls", "CNT),"},
	    {"]e]ev2lss", "CNT"},
	    {"V", "L"},
	    {"Vl", "Le"},
	    {"Vll<Left>", "Le"},
	    {"Vls", "Les"},
	    {"]eVW", "du C"},
	    {"wv3w", "militaires du Conseil national"},
	    {"wv3wv", "Les militaires du Conseil national de transition"}, /* a clause */
	    {"4wv", "Conseil national de transition"},
	    {"4wvV", "transition"},
	    {"4wvv", "Les militaires du Conseil national de transition"},
	    {"4wvvV", "Conseil national de transition"},
	    {"4wvv<Esc>", ""},
	    {"wv,", "militaires"},
	    {"wv,3w", "militaires"}, /* between two parts */
	    {"wv,3wv", "militaires … national"},
	    {"wv,3wvw", "militaires … national de"},
	    {"wv,3wv,", "militaires … national"},
	    {"wv,wwV", "militaires"}, /* taken up again */
	    {"wv,wwVw", "militaires du"},
	    {"2wv,2Wv", "militaires … du"},
	    {"wv,wWv", "militaires"}, /* the same one twice is one */
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct reading r;

		if (!reading_open(&r, "content", ACCORD_2024, 120, 40))
			return;
		test_row("%s", rows[i].keys);
		reading_keys(&r, rows[i].keys);
		CHECK_STR(selected(&r), rows[i].words);
		reading_close(&r);
	}
}

TEST(visual_elided_articles)
{
	struct reading r;
	const struct span *s;
	size_t n;

	if (!reading_open(&r, "content", ACCORD_2024, 120, 40))
		return;
	reading_keys(&r, "/l’unanimité<Enter>v");
	reading_keys(&r, "w");
	CHECK_STR(selected(&r), "unanimité");
	s = visual_clauses(r.app, &n);
	CHECK_INT(n, 1);
	CHECK(s && s->end - s->start == 11); /* evidence keeps it */
	reading_keys(&r, "s");
	CHECK_STR(selected(&r), "l’u");
	reading_close(&r);
}

/* Each time larger, and back the same way. */
TEST(visual_grows_and_shrinks)
{
	char *way[12];
	size_t n = 0;
	struct reading r;

	if (!reading_open(&r, "content", ACCORD_2024, 120, 40))
		return;
	reading_keys(&r, "5wv");
	way[n++] = mem_dup(selected(&r), strlen(selected(&r)));
	while (n < 12 && visual_grow(r.app)) {
		way[n] = mem_dup(selected(&r), strlen(selected(&r)));
		CHECK(strlen(way[n]) > strlen(way[n - 1]));
		CHECK(strstr(way[n], way[n - 1]) != NULL);
		n++;
	}
	CHECK(n >= 4 && n < 12);
	for (size_t i = n - 1; i > 0; i--) {
		CHECK(visual_shrink(r.app));
		CHECK_STR(selected(&r), way[i - 1]);
	}
	CHECK(visual_shrink(r.app)); /* from the mention it began with to a word of it */
	CHECK(!visual_shrink(r.app));
	for (size_t i = 0; i < n; i++)
		free(way[i]);
	reading_keys(&r, "20v");
	CHECK(reading_says(&r, "nothing larger"));
	reading_keys(&r, "20V");
	CHECK(reading_says(&r, "nothing smaller"));
	reading_close(&r);
}

/* Whatever the cursor passes, entity and fact stay; then they follow again. */
TEST(visual_keeps_entity_and_fact)
{
	struct reading r;
	uint32_t entity, fact;

	if (!reading_open(&r, "content", ACCORD_2024, 120, 40))
		return;
	reading_keys(&r, "]e");
	entity = r.app->entity;
	fact = r.app->fact;
	CHECK(entity != ENTITY_NONE && fact != NO_INDEX);
	reading_keys(&r, "v4]e}]f)(n");
	CHECK_INT(r.app->entity, entity);
	CHECK_INT(r.app->fact, fact);
	CHECK(r.app->visual.on);
	reading_keys(&r, "gg4]e"); /* still */
	CHECK_INT(r.app->entity, entity);
	reading_keys(&r, "<Esc>");
	CHECK(r.app->entity != entity);
	reading_close(&r);
}

TEST(visual_ends_elsewhere)
{
	static const char *const keys[] = {"<Tab>", "J", "ge", "gl", "<Esc>", "J<^O>"};

	for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
		struct reading r;

		if (!reading_open(&r, "content", ACCORD_2024, 120, 40))
			return;
		test_row("%s", keys[i]);
		reading_keys(&r, "wv,wv");
		CHECK(r.app->visual.on);
		reading_keys(&r, keys[i]);
		CHECK(!r.app->visual.on);
		CHECK_INT(r.app->visual.parts.n, 0);
		CHECK_INT(visual_count(r.app), 0);
		reading_close(&r);
	}
}

TEST(visual_is_drawn)
{
	struct reading r;

	if (!reading_open(&r, "content", ACCORD_2024, 120, 40))
		return;
	CHECK_INT(reading_styled(&r, STYLE_MARKED), 0);
	reading_keys(&r, "wv");
	CHECK_INT(reading_styled(&r, STYLE_MARKED), 10);
	reading_keys(&r, ",wwv");
	CHECK_INT(reading_styled(&r, STYLE_MARKED), 17);
	CHECK(reading_says(&r, "selecting part 2"));
	reading_close(&r);
}

/* Nothing to select, and a text that became shorter meanwhile. */
TEST(visual_at_the_edges)
{
	struct reading r;
	size_t n;

	if (!reading_open(&r, EMPTY, NULL, 80, 24))
		return;
	reading_keys(&r, "v");
	CHECK(!r.app->visual.on);
	CHECK(reading_says(&r, "there is no text to select"));
	CHECK(visual_spans(r.app, &n) == NULL && n == 0);
	CHECK_INT(visual_words(r.app).len, 0);
	CHECK(!visual_grow(r.app) && !visual_shrink(r.app) && !visual_keep(r.app));
	reading_close(&r);
	if (!reading_open(&r, ODD, "2024-06-01-nested", 80, 24))
		return;
	reading_keys(&r, "Gv");
	r.app->visual.anchor = 100000;
	reading_draw(&r);
	visual_spans(r.app, &n);
	CHECK(n <= 1);
	reading_keys(&r, "vovVoso,vV<Esc>");
	CHECK(!r.app->visual.on);
	reading_close(&r);
}

TEST(visual_sentences_are_motions)
{
	struct reading r;

	if (!reading_open(&r, "content", ACCORD_2024, 120, 40))
		return;
	reading_keys(&r, ")");
	CHECK(reading_stands_at(&r, "Avec des volets"));
	reading_keys(&r, "2)");
	CHECK(reading_stands_at(&r, "Cet accord"));
	reading_keys(&r, "((");
	CHECK(reading_stands_at(&r, "Avec des volets"));
	reading_keys(&r, "9(");
	CHECK_INT(r.app->view.cursor, 0);
	reading_close(&r);
}

/* A sentence and a paragraph end where they end: nothing of the next one is taken. */
TEST(visual_takes_whole_sentences_and_paragraphs)
{
	static const struct {
		const char *keys, *end;
	} rows[] = {
	    {"ggv)", "militaire et technique."},
	    {"ggv))", "économiques et humanitaires, entre autres."},
	    {"ggv}", "économiques et humanitaires, entre autres."},
	    {"ggv}}", "Mali et la Fédération de Russie."},
	};
	struct reading r;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		size_t n;
		const struct span *s;
		struct slice words;

		if (!reading_open(&r, "content", ACCORD_2024, 80, 24))
			return;
		test_row("%s", rows[i].keys);
		reading_keys(&r, rows[i].keys);
		s = visual_clauses(r.app, &n);
		CHECK_INT(n, 1);
		words = n ? article_span_text(r.app->article, s[0]) : SLICE("");
		CHECK(words.len > strlen(rows[i].end) &&
		      memcmp(words.s + words.len - strlen(rows[i].end) + 1, rows[i].end,
			     strlen(rows[i].end) - 1) == 0);
		reading_close(&r);
	}
}
