/* SPDX-License-Identifier: MIT */
#include "text/words.h"

#include "base/unicode.h"

#include "dice.h"
#include "test.h"

#include <stdint.h>
#include <string.h>

/* Words in brackets: "[Un] « [mot] »". */
struct marked {
	struct str text;
	struct word words[64];
	size_t n;
};

static struct marked read_marked(const char *s)
{
	struct marked m = {.text = STR_INIT};

	for (; *s; s++)
		if (*s == '[')
			m.words[m.n].start = m.text.len;
		else if (*s == ']')
			m.words[m.n++].end = m.text.len;
		else
			str_addc(&m.text, *s);
	return m;
}

static const char *const rows[] = {
    "",
    "   ",
    "[Un] [mot].",
    "[l’][été] [d'][Élan]",
    "[aujourd’hui] [prud’homme] [presqu’île] [O'Brien]",
    "[jusqu’][ici] [qu'][il]",
    "[peut-être] - [non] -[oui]",
    "[25 000] [tonnes], [3,5] [et] [1.5] ; [12], [13]",
    "[2024] [150]",
    "[25\xc2\xa0"
    "000\xe2\x80\xaf"
    "000]\xc2\xa0[t]",
    "[O.N.U]. [fin].",
    "« [Oui] »\xe2\x80\xaf! ([non])",
    "«\xe2\x80\xaf[Oui]\xe2\x80\xaf»",
    "[日][本] [語][x]",
    "[カタカナ]",
    "[e\xcc\x81te\xcc\x81] [co\xc2\xadop]",
    "[москва] [٣٤]",
    "\xff[a]\xff\xe2\x82[b]",
    "[dit-il]",
    "[a_b] [x2] … [n]° [5] %",
    "👨‍👩‍👧 [x]",
    "[c’][est-à-dire]",
    "[fin]’",
    "\n[a]\n\n[b]\n",
};

static void check_row(const struct marked *m)
{
	const char *s = m->text.s;
	size_t len = m->text.len, k = 0;

	for (size_t i = 0; i <= len; i++) {
		struct word w = {SIZE_MAX, SIZE_MAX};
		bool in;
		size_t next;

		while (k < m->n && m->words[k].end <= i)
			k++;
		in = k < m->n && m->words[k].start <= i;
		CHECK_INT(words_at(s, len, i, &w), in);
		if (in) {
			CHECK_INT(w.start, m->words[k].start);
			CHECK_INT(w.end, m->words[k].end);
		}
		next = k + in;
		CHECK_INT(words_next(s, len, i), next < m->n ? m->words[next].start : len);
		next = in && m->words[k].start < i ? k + 1 : k;
		CHECK_INT(words_previous(s, len, i), next ? m->words[next - 1].start : 0);
	}
}

TEST(words_rows)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct marked m = read_marked(rows[i]);

		test_row("%s", rows[i]);
		check_row(&m);
		str_release(&m.text);
	}
}

/* The start of the first word, or the length. */
static size_t first_word(const struct str *s)
{
	struct word w;

	return words_at(s->s, s->len, 0, &w) ? 0 : words_next(s->s, s->len, 0);
}

/* Going forward and back meets the same words, in any bytes. */
TEST(words_go_both_ways)
{
	static const char *const parts[] = {"a",        "é",        " ",    "l’", "25", " 000",
					    "-",        "日",       "\xff", ",",  "1",  ".",
					    "\xcc\x81", "\xc2\xad", "’",    "x",  "\n", "\xe2\x82"};
	unsigned seed = 9;

	for (int round = 0; round < 5000; round++) {
		struct str s = STR_INIT;
		size_t starts[64], n = 0, at;

		for (int i = 0; i < 14; i++) {
			seed = seed * 1103515245 + 12345;
			str_addz(&s, parts[(seed >> 16) % (sizeof parts / sizeof *parts)]);
		}
		test_row("%s", s.s);
		for (at = first_word(&s); at < s.len; at = words_next(s.s, s.len, at))
			starts[n++] = at;
		at = s.len;
		while (n > 0) {
			at = words_previous(s.s, s.len, at);
			CHECK_INT(at, starts[--n]);
		}
		str_release(&s);
	}
}

/* A run that is longer than any word is still walked through. */
TEST(words_in_a_long_run)
{
	struct str s = STR_INIT;
	struct word w;

	for (int i = 0; i < 20000; i++)
		str_addc(&s, 'x');
	CHECK(words_at(s.s, s.len, 15000, &w));
	CHECK_INT(w.end, 20000);
	CHECK(words_previous(s.s, s.len, 20000) < 20000);
	str_release(&s);
}

/* The words that a walk over the text meets, as if they had been marked. */
static struct marked walk_words(const struct str *s)
{
	struct marked m = {.text = *s};

	for (size_t at = first_word(s); at < s->len; at = words_next(s->s, s->len, at)) {
		struct word w = {0, 0};

		CHECK(words_at(s->s, s->len, at, &w) && w.start == at && w.end > at);
		CHECK(!m.n || at >= m.words[m.n - 1].end);
		m.words[m.n++] = w;
	}
	return m;
}

/* All agree with that walk from each byte, whatever the bytes. */
TEST(words_agree_from_every_byte)
{
	struct dice d = {73};

	for (int round = 0; round < 3000; round++) {
		struct str s = STR_INIT;
		struct marked m;

		if (round % 2)
			dice_text(&d, &s, dice_below(&d, 14), DICE_HOSTILE);
		else
			dice_text(&d, &s, dice_below(&d, 14),
				  DICE_PARTS("a", "é", " ", "l’", "qu'", "25", " 000", "-", "日",
					     ",", "1", ".", "’", "\xc2\xa0", "\xc2\xad", "_"));
		test_row("round %d: %s", round, s.s);
		m = walk_words(&s);
		check_row(&m);
		str_release(&s);
	}
}

static bool cluster_begins(const struct str *s, size_t at)
{
	size_t i = 0;

	while (i < at)
		i += unicode_cluster(s->s + i, s->len - i);
	return i == at;
}

/* No word begins or ends inside of what is drawn as one. */
TEST(words_end_at_clusters)
{
	struct dice d = {79};

	for (int round = 0; round < 3000; round++) {
		struct str s = STR_INIT;
		struct marked m;

		dice_text(&d, &s, dice_below(&d, 12),
			  DICE_PARTS("a", "é", " ", "l’", "25", "-", "日", ".", "\xcc\x81", "’",
				     "\xe2\x80\x8d", "\xef\xb8\x8f", "👨", "🇫", "한", "\r", "\n",
				     "\xe1\x84\x80", "\xe1\x85\xa1", "क", "\xe0\xa5\x8d", "\xff"));
		test_row("round %d: %s", round, s.s);
		m = walk_words(&s);
		for (size_t i = 0; i < m.n; i++) {
			CHECK(cluster_begins(&s, m.words[i].start));
			CHECK(cluster_begins(&s, m.words[i].end));
		}
		str_release(&s);
	}
}

TEST(words_of_nothing_and_past_the_end)
{
	struct word w = {7, 9};

	CHECK(!words_at(NULL, 0, 0, &w));
	CHECK_INT(words_next(NULL, 0, 5), 0);
	CHECK_INT(words_previous(NULL, 0, 5), 0);
	CHECK(!words_at("mot", 3, 3, &w) && !words_at("mot", 3, SIZE_MAX, &w));
	CHECK_INT(w.start, 7);
	CHECK_INT(words_next("mot", 3, SIZE_MAX), 3);
	CHECK_INT(words_previous("un mot", 6, SIZE_MAX), 3);
	CHECK_INT(words_previous("   ", 3, 3), 0);
}

/* Long stretches without a word, or without a gap, take no longer than their
 * length allows, and the answers near their ends are right. */
TEST(words_across_long_stretches)
{
	static const char *const fill[] = {" ", "x", "日", "…", "1 ", "\xcc\x81", "’", "\xff"};

	for (size_t i = 0; i < sizeof fill / sizeof *fill; i++) {
		struct str s = STR_INIT;
		size_t last;

		str_addz(&s, "mot ");
		for (int k = 0; k < 6000; k++)
			str_addz(&s, fill[i]);
		last = s.len + 1;
		str_addz(&s, " fin");
		test_row("many %s", fill[i]);
		CHECK_INT(words_previous(s.s, s.len, s.len), last);
		CHECK(words_previous(s.s, s.len, last) < last);
		CHECK_INT(words_next(s.s, s.len, last), s.len);
		str_release(&s);
	}
}
