/* SPDX-License-Identifier: MIT */
#include "text/sentence.h"

#include "dice.h"
#include "test.h"

#include <string.h>

/* Sentences in brackets of this kind: ⟦Un.⟧ ⟦Deux.⟧ */
#define OPEN "⟦"
#define CLOSE "⟧"

struct marked {
	struct str text;
	struct sentence list[16];
	size_t n;
};

static struct marked read_marked(const char *s)
{
	struct marked m = {.text = STR_INIT};

	while (*s) {
		if (!strncmp(s, OPEN, strlen(OPEN))) {
			m.list[m.n].start = m.text.len;
			s += strlen(OPEN);
		} else if (!strncmp(s, CLOSE, strlen(CLOSE))) {
			m.list[m.n++].end = m.text.len;
			s += strlen(CLOSE);
		} else {
			str_addc(&m.text, *s++);
		}
	}
	return m;
}

static const char *const rows[] = {
    "",
    "   ",
    "⟦Un mot⟧",
    "⟦Un.⟧ ⟦Deux ?⟧  ⟦Trois !⟧",
    "  ⟦Un.⟧\n\n⟦Deux⟧\n ⟦Trois⟧ \n",
    "⟦Les militaires intensifient les liens, en ratifiant un accord.⟧ ⟦Avec des volets économiques "
    "et humanitaires, entre autres.⟧\n⟦Le CNT a approuvé le projet.⟧",
    "⟦M. Diop et MM. Keïta et Touré, le Dr. Sy, Mme Ba.⟧ ⟦Fin.⟧",
    "⟦V. Poutine a reçu S. V. Lavrov.⟧ ⟦Il part.⟧",
    "⟦L’U.E.⟧ ⟦Elle refuse.⟧",
    "⟦L’U.E. Commission dit non.⟧",
    "⟦Voir p. 12, n. 5 et art. 3 du texte.⟧ ⟦Puis p.⟧ ⟦Oui.⟧",
    "⟦Des armes, des camions, etc. et du blé.⟧ ⟦Des mots, etc.⟧ ⟦La suite.⟧",
    "⟦Il vaut 3.5 ou 1.000.000 d’euros.⟧",
    "⟦En 44 av. J.-C. César meurt.⟧",
    "⟦p. ex. Paris, cf. Londres, c.-à-d. Rome.⟧",
    "⟦« Non ! » dit-il.⟧ ⟦« Oui. »⟧ ⟦Il part.⟧",
    "⟦«Au cours de la visite, ils ont signé.»⟧ ⟦Fin.⟧",
    "⟦«\xc2\xa0Oui\xe2\x80\xaf!\xc2\xa0»⟧ ⟦«\xe2\x80\xafNon.\xe2\x80\xaf»⟧",
    "⟦“Yes.”⟧ ⟦“No!” he said.⟧ ⟦(Really?)⟧ ⟦He left.[3]⟧ ⟦She stayed.⟧",
    "⟦He said \"no.\"⟧ ⟦\"Yes\" she said.⟧",
    "⟦Quoi ?!⟧ ⟦Quoi ? !⟧ ⟦Vraiment…⟧ ⟦Bon... d’accord.⟧ ⟦Non...⟧ ⟦Si.⟧",
    "⟦Mr. Smith met Mrs. Jones of the U.S. Senate at 5 p.m. on Jan. 5, 2024.⟧ ⟦The U.S.⟧ ⟦The "
    "end.⟧",
    "⟦La vitamine C.⟧ ⟦Le sucre.⟧",
    "⟦25 000 t.⟧ ⟦17 000 t.⟧",
    "⟦— Oui.⟧ ⟦— Non.⟧",
    "⟦Été.⟧ ⟦École.⟧ ⟦Œuvre.⟧",
    "⟦は。⟧⟦い。⟧",
    "⟦MD/ac/Sf/APA⟧",
    "⟦.⟧",
    "⟦...⟧",
    "⟦\xff.⟧ ⟦A\xe2\x82.⟧ ⟦B\xff⟧",
};

static void check_row(const struct marked *m)
{
	const char *s = m->text.s;
	size_t len = m->text.len, k = 0, previous = 0;

	for (size_t i = 0; i < m->n; i++) {
		struct sentence now = {SIZE_MAX, SIZE_MAX};
		size_t next = i + 1 < m->n ? m->list[i + 1].start : len;

		for (size_t at = m->list[i].start; at < m->list[i].end; at++) {
			CHECK(sentence_at(s, len, at, &now));
			CHECK_INT(now.start, m->list[i].start);
			CHECK_INT(now.end, m->list[i].end);
			CHECK_INT(sentence_next(s, len, at), next);
		}
		CHECK_INT(sentence_previous(s, len, m->list[i].start), previous);
		CHECK_INT(sentence_previous(s, len, m->list[i].end), m->list[i].start);
		previous = m->list[i].start;
	}
	for (size_t at = sentence_next(s, len, 0); at < len; at = sentence_next(s, len, at))
		k++;
	CHECK_INT(k + (m->n && !m->list[0].start), m->n);
}

TEST(sentence_rows)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct marked m = read_marked(rows[i]);

		test_row("%s", rows[i]);
		check_row(&m);
		str_release(&m.text);
	}
}

TEST(sentence_of_spaces_between)
{
	const char *s = " Un.  Deux.\n \nTrois";
	struct sentence now;

	CHECK(sentence_at(s, strlen(s), 0, &now));
	CHECK_INT(now.start, 1);
	CHECK(sentence_at(s, strlen(s), 5, &now));
	CHECK_INT(now.start, 1);
	CHECK_INT(now.end, 4);
	CHECK(sentence_at(s, strlen(s), 11, &now));
	CHECK_INT(now.start, 6);
	CHECK(!sentence_at(s, strlen(s), 12, &now));
	CHECK(!sentence_at(s, strlen(s), strlen(s), &now));
	CHECK_INT(sentence_next(s, strlen(s), 12), 14);
	CHECK_INT(sentence_previous(s, strlen(s), 14), 6);
	CHECK_INT(sentence_next(s, strlen(s), 0), 1);
}

TEST(sentence_abbreviations)
{
	static const struct {
		const char *s;
		bool want;
	} list[] = {
	    {"M.", true},        {"l’U.E.", true}, {"Poutine.", false}, {"Inc.", true},
	    {"V.", true},        {"etc.", true},   {"ont.", false},     {".", false},
	    {"av. J.-C.", true}, {"M", false},
	};

	for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
		test_row("%s", list[i].s);
		CHECK_INT(sentence_abbreviates(list[i].s, strlen(list[i].s), strlen(list[i].s) - 1),
			  list[i].want);
	}
	CHECK(sentence_opens(SLICE("Cette")));
	CHECK(!sentence_opens(SLICE("cette")));
	CHECK(!sentence_opens(SLICE("")));
}

/* Any bytes: sentences do not overlap, motions move and agree. */
TEST(sentence_any_bytes)
{
	static const char *const parts[] = {"a",    "B",        " ",  ".",  "?", "…",
					    "»",    "« ",       "\n", "M.", "5", "\xe2",
					    "\xff", "\xc2\xa0", "(",  ")",  "。"};
	struct dice d = {7};

	for (int round = 0; round < 2000; round++) {
		struct str s = STR_INIT;
		size_t at, last = 0;

		for (uint32_t n = dice_below(&d, 24); n > 0; n--)
			str_addz(&s, parts[dice_below(&d, sizeof parts / sizeof *parts)]);
		for (at = 0; at < s.len; at++) {
			struct sentence now, next;
			size_t to = sentence_next(s.s, s.len, at);

			CHECK(to > at && to <= s.len);
			CHECK(sentence_previous(s.s, s.len, at) <= at);
			if (!sentence_at(s.s, s.len, at, &now))
				continue;
			CHECK(now.start < now.end && now.end <= s.len && now.start >= last);
			last = now.start;
			CHECK(to == s.len || !sentence_at(s.s, s.len, to, &next) ||
			      next.start == to);
		}
		str_release(&s);
	}
}
