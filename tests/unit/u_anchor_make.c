/* SPDX-License-Identifier: MIT */
#include "doc/anchor.h"

#include "dice.h"
#include "test.h"

#include "base/utf8.h"
#include "base/vec.h"

#include <string.h>

/* The text without the brackets ⟦ ⟧ that mark the parts of one place. */
static uint32_t unmark(const char *marked, struct str *text, struct span *spans)
{
	uint32_t n = 0, points = 0, cp;

	for (size_t i = 0, len = strlen(marked), k; i < len; i += k) {
		k = utf8_decode(marked + i, len - i, &cp);
		if (cp == 0x27e6) {
			spans[n].start = points;
		} else if (cp == 0x27e7) {
			spans[n++].end = points;
		} else {
			str_add(text, marked + i, k);
			points++;
		}
	}
	return n;
}

/* Is the anchor found, and where it was made? */
static bool comes_back(const struct anchor *made, const struct anchor_place *p,
		       const struct offsets *text, struct arena *arena)
{
	struct anchor copy = *made, *list = &copy;

	copy.spans = NULL;
	copy.state = ANCHOR_ORPHAN;
	anchor_resolve(&list, 1, text, arena);
	return copy.state == ANCHOR_EXACT && copy.n == p->n &&
	       memcmp(copy.spans, p->spans, p->n * sizeof *p->spans) == 0;
}

TEST(anchor_make_shortest_context)
{
	static const struct {
		const char *text, *before, *after; /* NULL: cannot be made */
	} rows[] = {
	    {"Le ⟦CNT⟧ vote.", "", ""},
	    {"Le ⟦CNT⟧ vote. Un CNT dort.", "Le ", ""},
	    {"Le CNT vote. Un ⟦CNT⟧ dort.", "Un ", ""},
	    {"au CNT, le ⟦CNT⟧), du CNT.", "", ")"},
	    {"le CNT, le ⟦CNT⟧), le CNT.", "", ")"},
	    {"le CNT)a, le ⟦CNT⟧), le CNT.", "", "),"},
	    {"l’accord de paix, l’accord de ⟦guerre⟧", "", ""},
	    {"les deux pays, les ⟦pays⟧, ces pays", "les ", ""},
	    {"un grand chien noir, un grand ⟦chien⟧ blanc", "", " blanc"},
	    {"un chien noir, un ⟦chien⟧ noir et un chat", ", un ", ""},
	    {"⟦a⟧ b a b", "", " b a"},
	    {"a b ⟦a⟧ b", "b ", ""},
	    /* no side is enough by itself */
	    {"x a y\nx ⟦a⟧ z\nw a z", "x ", " z"},
	    {"x a y\nx ⟦a⟧ z\nw a z\nw a y", "x ", " z"},
	    /* lines that are the same */
	    {"un deux\nun ⟦deux⟧", NULL, NULL},
	    {"un deux\nun ⟦deux⟧!", "", "!"},
	    {"un ⟦deux⟧\nun deux!", NULL, NULL},
	    /* the words stand within words, too */
	    {"le ⟦lele⟧", "", ""},
	    {"⟦le⟧lele", "", "lele"},
	    {"é⟦a⟧ êa", "é", ""},
	    {"⟦日⟧本日中", "", "本"},
	    {"cafe\u0301 ⟦bar⟧ cafes bar", "", " cafes"},
	    {"un ⟦de\nux⟧", NULL, NULL},
	    /* parts */
	    {"Le ⟦premier⟧ et le ⟦second⟧ tour", "", ""},
	    {"premier, Le ⟦premier⟧ et le ⟦second⟧ tour", "Le ", ""},
	    {"le ⟦a⟧ et b, ⟦b⟧.", "", "."},
	    {"le ⟦a⟧ et b. ⟦b⟧", NULL, NULL},
	    {"le ⟦a⟧ b ⟦b⟧ ⟦c⟧", NULL, NULL},
	    {"⟦a⟧ b c\na ⟦c⟧", NULL, NULL},
	};
	struct arena arena = {0};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str text = STR_INIT;
		struct span spans[4];
		struct anchor_place p = {spans, unmark(rows[i].text, &text, spans)};
		struct offsets o = {0};
		struct anchor a;
		bool ok;

		test_row("%s", rows[i].text);
		offsets_build(&o, (struct slice){text.s, text.len});
		ok = anchor_make(&p, 1, &o, &arena, &a);
		CHECK(ok == (rows[i].before != NULL));
		CHECK_INT(a.n, ok ? p.n : 0);
		if (ok) {
			CHECK_STR(a.before.s, rows[i].before);
			CHECK_STR(a.after.s, rows[i].after);
			CHECK(comes_back(&a, &p, &o, &arena));
		}
		offsets_release(&o);
		str_release(&text);
	}
	arena_release(&arena);
}

TEST(anchor_make_refuses_what_is_no_place)
{
	static const struct span none[] = {{3, 3}}, past[] = {{2, 9}}, crossed[] = {{4, 6}, {0, 2}};
	const struct anchor_place places[] = {{none, 1}, {past, 1}, {crossed, 2}, {none, 0}};
	struct arena arena = {0};
	struct offsets o = {0};
	struct anchor a[4];

	offsets_build(&o, SLICE("un deux"));
	CHECK(!anchor_make(places, 4, &o, &arena, a));
	for (size_t i = 0; i < 4; i++)
		CHECK_INT(a[i].n, 0);
	CHECK(anchor_make(places, 0, &o, &arena, a));
	offsets_release(&o);
	arena_release(&arena);
}

/* A span of whole parts of a text, or of any points. */
static struct span random_span(struct dice *d, const struct offsets *o, uint32_t from)
{
	uint32_t start = from + dice_below(d, o->points - from);
	uint32_t most = o->points - start;

	return (struct span){start, start + 1 + dice_below(d, most < 12 ? most : 12)};
}

enum { PLACES = 40 };

/* Places of one and of two parts; *n how many. */
static void random_places(struct dice *d, const struct offsets *o, struct span (*spans)[2],
			  struct anchor_place *places)
{
	for (size_t i = 0; i < PLACES; i++) {
		spans[i][0] = random_span(d, o, 0);
		places[i] = (struct anchor_place){spans[i], 1};
		if (dice_below(d, 4) || spans[i][0].end >= o->points)
			continue;
		spans[i][1] = random_span(d, o, spans[i][0].end);
		if (spans[i][1].end <= o->points)
			places[i].n = 2;
	}
}

/* Does some context of up to 80 points within the line make the place unique? */
static bool could_be_made(const struct offsets *o, struct span s)
{
	const struct paragraph *p = &o->v[offsets_paragraph(o, s.start)];
	uint32_t from = s.start - p->point > 80 ? s.start - 80 : p->point;
	uint32_t to = p->end_point - s.end > 80 ? s.end + 80 : p->end_point;
	struct slice whole = offsets_text(o, from, to);
	size_t count = 0;

	for (size_t i = 0; i + whole.len <= o->text.len; i++)
		count += memcmp(o->text.s + i, whole.s, whole.len) == 0;
	return count == 1;
}

static void check_made(const struct offsets *o, const struct anchor_place *p,
		       const struct anchor *a, struct arena *arena)
{
	struct slice words = offsets_text(o, p->spans[0].start, p->spans[0].end);

	if (a->n)
		CHECK(comes_back(a, p, o, arena));
	else if (p->n == 1 && !memchr(words.s, '\n', words.len))
		CHECK(!could_be_made(o, p->spans[0]));
}

/* Many alone go another way than few: both must be right. */
static void check_text(struct dice *d, struct slice text, size_t *made)
{
	struct anchor_place places[PLACES];
	struct anchor many[PLACES], one;
	struct span spans[PLACES][2];
	struct arena arena = {0};
	struct offsets o = {0};

	offsets_build(&o, text);
	random_places(d, &o, spans, places);
	anchor_make(places, PLACES, &o, &arena, many);
	for (size_t i = 0; i < PLACES; i++) {
		check_made(&o, &places[i], &many[i], &arena);
		*made += many[i].n > 0;
		anchor_make(&places[i], 1, &o, &arena, &one);
		CHECK_INT(one.n, many[i].n);
		CHECK(!one.n || (slice_equal(one.before, many[i].before) &&
				 slice_equal(one.after, many[i].after)));
	}
	offsets_release(&o);
	arena_release(&arena);
}

TEST(anchor_make_comes_back)
{
	static const char *const few[] = {"le ", "la ", "CNT ", "l’", "é", "\n", ", ", "Mali"};
	struct dice d = {5};
	size_t made = 0;

	for (int i = 0; i < 300; i++) {
		struct str text = STR_INIT;

		test_row("text %d", i);
		dice_text(&d, &text, 20 + dice_below(&d, 120),
			  (struct dice_parts){few, 2 + dice_below(&d, 7)});
		check_text(&d, (struct slice){text.s, text.len}, &made);
		str_release(&text);
	}
	CHECK(made > 3000);
}

/* Hundreds with the same words, all at once. */
TEST(anchor_make_many_with_the_same_words)
{
	enum { MANY = 600 };
	struct span spans[MANY];
	struct anchor_place places[MANY];
	struct anchor made[MANY], *list[MANY];
	struct str text = STR_INIT;
	struct arena arena = {0};
	struct offsets o = {0};
	size_t context = 0;

	for (uint32_t i = 0; i < MANY; i++) {
		str_printf(&text, "Le jour %u du CNT, ", i % 50);
		spans[i].end = (uint32_t)text.len - 2;
		spans[i].start = spans[i].end - 3;
		places[i] = (struct anchor_place){&spans[i], 1};
		str_printf(&text, "dit-on %u.%s", i / 50, i % 7 ? " " : "\n");
	}
	offsets_build(&o, (struct slice){text.s, text.len});
	CHECK(anchor_make(places, MANY, &o, &arena, made));
	for (size_t i = 0; i < MANY; i++) {
		list[i] = &made[i];
		context += made[i].before.len + made[i].after.len;
	}
	anchor_resolve(list, MANY, &o, &arena);
	for (size_t i = 0; i < MANY; i++)
		CHECK(made[i].state == ANCHOR_EXACT && made[i].spans[0].start == spans[i].start);
	CHECK(context / MANY < 30);
	offsets_release(&o);
	str_release(&text);
	arena_release(&arena);
}
