/* SPDX-License-Identifier: MIT */
#include "text/snap.h"

#include "base/utf8.h"

#include "dice.h"
#include "test.h"

#include <string.h>

/* The text of a row, in which | stands at the two ends of a range. */
struct piece {
	struct str text;
	struct offsets o;
	struct range raw;
};

static void piece_read(struct piece *p, const char *s)
{
	const char *first = strchr(s, '|'), *second = strchr(first + 1, '|');

	p->o = (struct offsets){0};
	str_init(&p->text);
	str_add(&p->text, s, (size_t)(first - s));
	p->raw.start = (uint32_t)utf8_count(p->text.s, p->text.len);
	str_add(&p->text, first + 1, (size_t)(second - first - 1));
	p->raw.end = (uint32_t)utf8_count(p->text.s, p->text.len);
	str_addz(&p->text, second + 1);
	offsets_build(&p->o, dice_slice(&p->text));
}

static void piece_release(struct piece *p)
{
	str_release(&p->text);
	offsets_release(&p->o);
}

static void check_text(const struct piece *p, struct range r, const char *want)
{
	struct slice got = offsets_text(&p->o, r.start, r.end);
	struct str s = STR_INIT;

	str_add(&s, got.s, got.len);
	CHECK_STR(s.s, want);
	str_release(&s);
}

TEST(snap_rows)
{
	static const struct {
		const char *raw;
		const char *name;
		const char *clause;
	} rows[] = {
	    {"le |Mali| est", "Mali", "Mali"},
	    {"le| Mali, |est", "Mali", "Mali"},
	    {"à |l’unité|, le", "unité", "l’unité"},
	    {"de |l'accord |", "accord", "l'accord"},
	    {"|L’Agence Ecofin|", "Agence Ecofin", "L’Agence Ecofin"},
	    {"|aujourd’hui |", "aujourd’hui", "aujourd’hui"},
	    {"|qu’il| dit", "il", "qu’il"},
	    {"dit| O’Brien.|", "O’Brien", "O’Brien"},
	    {"le Conseil |(CNT),| au", "CNT", "CNT"},
	    {"le |JNIM (sigle arabe)|", "JNIM (sigle arabe)", "JNIM (sigle arabe)"},
	    {"le |JNIM (sigle| arabe)", "JNIM (sigle", "JNIM (sigle"},
	    {"le |(JNIM| arabe)", "JNIM", "JNIM"},
	    {"(le |JNIM)|", "JNIM", "JNIM"},
	    {"|(a) et (b)|", "(a) et (b)", "(a) et (b)"},
	    {"|« Barkhane »| et", "Barkhane", "Barkhane"},
	    {"|«\xc2\xa0Oui\xe2\x80\xaf!\xc2\xa0»|", "Oui", "Oui\xe2\x80\xaf!"},
	    {"|«\xe2\x80\xafil part| et dort »", "il part", "il part"},
	    {"|la force « Barkhane »| et", "la force « Barkhane »", "la force « Barkhane »"},
	    {"|\"Wagner\"|", "Wagner", "Wagner"},
	    {"|dit \"oui|\"", "dit \"oui", "dit \"oui"},
	    {"|le groupe \"Wagner\"|", "le groupe \"Wagner\"", "le groupe \"Wagner\""},
	    {"l’|U.E.| dit", "U.E.", "U.E."},
	    {"l’|U.E|. dit", "U.E.", "U.E"},
	    {"au |Mali.|", "Mali", "Mali"},
	    {"chez |Apple Inc.| hier", "Apple Inc.", "Apple Inc."},
	    {"de |12 %|, dit", "12 %", "12 %"},
	    {"a |-5 °C|", "-5 °C", "-5 °C"},
	    {"|– oui –|", "oui", "oui"},
	    {"|le CNT a voté, hier ;|", "le CNT a voté, hier", "le CNT a voté, hier"},
	    {"|Pourquoi ?|", "Pourquoi", "Pourquoi ?"},
	    {"| , |", " , ", " , "},
	    {"a||b", "b", "b"},
	    {"a\n|\nb|", "b", "b"},
	    {"|⟦x⟧|", "x", "⟦x⟧"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct piece p;

		piece_read(&p, rows[i].raw);
		test_row("%s", rows[i].raw);
		check_text(&p, snap_range(&p.o, p.raw, SNAP_NAME), rows[i].name);
		check_text(&p, snap_range(&p.o, p.raw, SNAP_CLAUSE), rows[i].clause);
		piece_release(&p);
	}
}

TEST(snap_takes_whole_clusters)
{
	static const struct {
		const char *raw;
		const char *want;
	} rows[] = {
	    {"t|e|\xcc\x81 a", "e\xcc\x81"},
	    {"a 👨|\xe2\x80\x8d|👩 b", "👨\xe2\x80\x8d👩"},
	    {"🇫|🇷| 🇲🇱", "🇫🇷"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct piece p;

		piece_read(&p, rows[i].raw);
		test_row("%s", rows[i].raw);
		check_text(&p, snap_range(&p.o, p.raw, SNAP_NAME), rows[i].want);
		piece_release(&p);
	}
}

TEST(snap_grow_rows)
{
	static const char *const rows[][10] = {
	    {"Oui. Le gouvernement de Chogel Ko|k|ala Maïga a dit, hier, oui. Non.\nFin", "Kokala",
	     "Chogel Kokala Maïga", "Le gouvernement de Chogel Kokala Maïga a dit",
	     "Le gouvernement de Chogel Kokala Maïga a dit, hier, oui.",
	     "Oui. Le gouvernement de Chogel Kokala Maïga a dit, hier, oui. Non."},
	    {"Il a dit peut-|ê|tre que l’Union de la Paix vient", "être", "peut-être",
	     "Il a dit peut-être que l’Union de la Paix vient"},
	    {"Il dit que l’|Union| vient", "l’Union", "Il dit que l’Union vient"},
	    {"Le |Conseil| national de transition (CNT) vote", "Le Conseil national de transition",
	     "Le Conseil national de transition (CNT) vote"},
	    {"Et la |Fédération| de Russie ; donc", "Fédération de Russie",
	     "Et la Fédération de Russie", "Et la Fédération de Russie ; donc"},
	    {"La |Banque| de développement vend", "La Banque de développement vend"},
	    {"hier Anna |Berg| and Karl Lund vont", "Anna Berg", "Anna Berg and Karl Lund",
	     "hier Anna Berg and Karl Lund vont"},
	    {"le |Ministère| de la Guerre et de la Paix dort", "Ministère de la Guerre",
	     "Ministère de la Guerre et de la Paix",
	     "le Ministère de la Guerre et de la Paix dort"},
	    {"pour |1|,5 milliard, en tout", "1,5", "pour 1,5 milliard",
	     "pour 1,5 milliard, en tout"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct piece p;
		struct range now, next;

		piece_read(&p, rows[i][0]);
		test_row("%s", rows[i][0]);
		now = p.raw;
		for (size_t k = 1; rows[i][k]; k++) {
			now = snap_grow(&p.o, now);
			check_text(&p, now, rows[i][k]);
		}
		next = snap_grow(&p.o, now);
		CHECK(next.start == now.start && next.end == now.end);
		piece_release(&p);
	}
}

/* Any text: ranges stay inside, snapping twice is snapping once, growing grows
 * and comes to an end. */
TEST(snap_any_text)
{
	static const char *const parts[] = {"a",
					    "Bc",
					    " ",
					    ".",
					    ",",
					    "l’",
					    "«",
					    "»",
					    "(",
					    ")",
					    "\"",
					    "é",
					    "e\xcc\x81",
					    "\n",
					    "U.E.",
					    "-",
					    "25 000",
					    "\xe2\x80\xaf",
					    "👨\xe2\x80\x8d👩",
					    "%",
					    "de"};
	struct dice d = {11};

	for (int round = 0; round < 1500; round++) {
		struct str s = STR_INIT;
		struct offsets o = {0};
		struct range raw, now;

		dice_text(&d, &s, dice_below(&d, 16),
			  (struct dice_parts){parts, sizeof parts / sizeof *parts});
		offsets_build(&o, dice_slice(&s));
		raw.start = dice_below(&d, o.points + 2);
		raw.end = dice_below(&d, o.points + 2);
		for (int kind = SNAP_NAME; kind <= SNAP_CLAUSE; kind++) {
			struct range one = snap_range(&o, raw, (enum snap_kind)kind);

			CHECK(one.end <= o.points && (one.start < one.end || o.points == 0));
		}
		now = snap_range(&o, raw, SNAP_CLAUSE);
		for (int steps = 0;; steps++) {
			struct range next = snap_grow(&o, now);

			CHECK(next.start <= now.start && next.end >= now.end && steps < 12);
			if ((next.start == now.start && next.end == now.end) || steps > 12)
				break;
			now = next;
		}
		offsets_release(&o);
		str_release(&s);
	}
}
