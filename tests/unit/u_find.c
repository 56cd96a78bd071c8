/* SPDX-License-Identifier: MIT */
#include "text/find.h"

#include "base/unicode.h"
#include "base/utf8.h"

#include "dice.h"
#include "test.h"

#include <string.h>
#include <time.h>

/* All matches of a pattern in a text, each in brackets. */
static void check(const char *pattern, unsigned flags, const char *want)
{
	struct str text = STR_INIT, got = STR_INIT;
	struct error err = {0};
	struct find_matches all = {0};
	struct find *f = find_new(slice_of(pattern), flags, &err);
	size_t at = 0;

	test_row("%s in %s", pattern, want);
	for (const char *c = want; *c; c++)
		if (*c != '[' && *c != ']')
			str_addc(&text, *c);
	CHECK(f != NULL);
	if (f) {
		find_text(f, (struct slice){text.s, text.len});
		CHECK(find_all(f, 100, &all, &err));
	}
	for (size_t i = 0; i < all.n; i++) {
		str_add(&got, text.s + at, all.v[i].start - at);
		str_addc(&got, '[');
		str_add(&got, text.s + all.v[i].start, all.v[i].end - all.v[i].start);
		str_addc(&got, ']');
		at = all.v[i].end;
	}
	str_add(&got, text.s + at, text.len - at);
	CHECK_STR(got.s, want);
	CHECK(!all.more);
	find_matches_release(&all);
	find_free(f);
	error_release(&err);
	str_release(&text);
	str_release(&got);
}

TEST(find_words)
{
	static const struct {
		const char *pattern;
		const char *want;
	} rows[] = {
	    {"mali", "Le [Mali] et le [MALI]."},
	    {"Mali", "Le [Mali] et le MALI, mali."},
	    {"ete", "[été] [ete] [ÉTÉ] [e\xcc\x81te\xcc\x81]"},
	    {"été", "[été] ete [ÉTÉ] [e\xcc\x81te\xcc\x81] éte"},
	    {"Été", "[Été] été Ete"},
	    {"cafe", "[café] [cafe]"},
	    {"caf\xc3\xa9 e", "[café e] café é"},
	    {"coeur", "[cœur] [coeur]"},
	    {"cœur", "[cœur] [coeur]"},
	    {"oe", "c[œ]ur"},
	    {"o", "c[œ]ur [o]"},
	    {"l'unité", "[l’unité] [l'unité]"},
	    {"« oui »", "[« oui »] [«\xc2\xa0oui\xe2\x80\xaf»]"},
	    {"cooperer", "[co\xc2\xadopérer]"},
	    {"strasse", "[Straße]"},
	    {"aa", "[aa][aa]a"},
	    {"москва", "[Москва]"},
	    {"日本", "[日本]語"},
	    {"x", ""},
	    {"abcdef", "abc"},
	    {"b\xff", "a[b\xff]"},
	    {"Øre", "[Øre] Ore"},
	    {"ore", "[Øre] [Ore]"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		check(rows[i].pattern, 0, rows[i].want);
}

TEST(find_regular_expressions)
{
	static const struct {
		const char *pattern;
		const char *want;
	} rows[] = {
	    {"\\d+", "[25] [000] et [4]"},
	    {"mali\\w*", "[Mali] [malien]"},
	    {"Mali\\b", "[Mali] malien mali"},
	    {"\\W+", "a[ - ]b[.]"},
	    {"\\p{L}mali\\P{L}", "[xMali.] xmalien"},
	    {"^\\w+", "[un] deux\n[trois] quatre"},
	    {"\\w+$", "un [deux]\ntrois [quatre]"},
	    {"é+", "[éÉ]"},
	    {"x*", "a[xx]b"},
	    {"a.c", "[abc] a\nc"},
	    {"(?<=é)t", "é[t]at"},
	    {"[a-c\xc3\xa9]+", "x[abé]x\xff[c]"},
	    {"a\\Kb", "a[b]a[b]"},
	    {"\\belus?\\b", "les [élus], un [e\xcc\x81lu], élue"},
	    {"l'etat$", "dans [l’État]\n[l'etat]"},
	    {"él", "[él]u elu"},
	    {"c.eur|oe", "[cœur] et v[œ]u"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		check(rows[i].pattern, FIND_REGEX, rows[i].want);
}

static void check_refused(const char *pattern, size_t len, unsigned flags, const char *want)
{
	struct error err = {0};
	struct find *f = find_new((struct slice){pattern, len}, flags, &err);

	CHECK(f == NULL);
	CHECK_STR(err.msg, want);
	find_free(f);
	error_release(&err);
}

TEST(find_refuses_what_it_cannot_search)
{
	char longest[1001];

	memset(longest, 'x', sizeof longest);
	check_refused("", 0, 0, "there is nothing to search for");
	check_refused("\xc2\xad", 2, 0, "there is nothing to search for");
	check_refused("", 0, FIND_REGEX, "there is nothing to search for");
	check_refused("a(b", 3, FIND_REGEX,
		      "in the pattern, after 3 bytes: missing closing parenthesis");
	check_refused("\\C", 2, FIND_REGEX,
		      "in the pattern, after 2 bytes: using \\C is disabled by the application");
	check_refused(longest, sizeof longest, 0, "the pattern is longer than 1000 bytes");
}

/* Patterns that backtrack without end are given up, in time. */
TEST(find_gives_up_hostile_patterns)
{
	static const char *const patterns[] = {
	    "(a+)+$",    "(a|aa)+$",           ".*.*.*[xyz]",
	    "(.*)*\\1b", "(?:a?){200}a{200}$", "(a*)*(a*)*b[cd]"};
	struct str text = STR_INIT;

	while (text.len < 200000)
		str_addz(&text, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
	str_addc(&text, '!');
	for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
		struct error err = {0};
		struct find *f = find_new(slice_of(patterns[i]), FIND_REGEX, &err);
		struct find_match m;
		clock_t start = clock();

		test_row("%s", patterns[i]);
		find_text(f, (struct slice){text.s, text.len});
		if (find_next(f, 0, &m, &err))
			CHECK_STR("a match", "none");
		CHECK(!err.msg || strstr(err.msg, "too much work"));
		CHECK((clock() - start) / CLOCKS_PER_SEC < 20);
		find_free(f);
		error_release(&err);
	}
	str_release(&text);
}

TEST(find_both_ways)
{
	struct error err = {0};
	struct find *f = find_new(SLICE("ma"), 0, &err);
	struct find_matches all = {0};
	struct find_match m = {0, 0};
	struct slice text = SLICE("Ma mère, ma soeur et ma tante");

	CHECK(!find_next(f, 0, &m, &err));
	find_text(f, text);
	CHECK(find_next(f, 0, &m, &err));
	CHECK_INT(m.start, 0);
	CHECK(find_next(f, 1, &m, &err));
	CHECK_INT(m.start, 10);
	CHECK(!find_next(f, 23, &m, &err));
	CHECK(!find_next(f, 1000, &m, &err));
	CHECK(find_all(f, 2, &all, &err));
	CHECK_INT(all.n, 2);
	CHECK(all.more);
	CHECK(err.msg == NULL);
	find_matches_release(&all);
	find_free(f);
	find_free(NULL);
}

TEST(find_in_a_fold_that_is_kept)
{
	struct error err = {0};
	struct find *f = find_new(SLICE("ete"), 0, &err);
	struct fold kept = {0}, other = {0};
	struct find_match m = {0, 0};

	fold_build(&kept, SLICE("un été"), find_fold_flags(f));
	fold_build(&other, SLICE("l'ete"), 0);
	find_folded(f, &kept);
	CHECK(find_next(f, 0, &m, &err));
	CHECK_INT(m.start, 3);
	CHECK_INT(m.end, 8);
	find_folded(f, &other); /* the wrong flags: folds by itself */
	CHECK(find_next(f, 0, &m, &err));
	CHECK_INT(m.start, 2);
	find_free(f);
	fold_release(&kept);
	fold_release(&other);
}

/* The folded form of each match is the folded pattern, and nothing is missed
 * between matches. */
static void check_matches(struct find *f, struct slice text, struct slice pattern)
{
	unsigned flags = find_fold_flags(f);
	struct str want = STR_INIT, got = STR_INIT;
	struct error err = {0};
	struct find_match m;
	size_t at = 0;

	fold_add(&want, pattern, flags);
	for (; find_next(f, at, &m, &err); at = m.end) {
		str_clear(&got);
		fold_add(&got, (struct slice){text.s + at, m.start - at}, flags);
		CHECK(!strstr(got.s, want.s));
		str_clear(&got);
		fold_add(&got, (struct slice){text.s + m.start, m.end - m.start}, flags);
		CHECK(strstr(got.s, want.s) != NULL);
	}
	CHECK(err.msg == NULL);
	str_clear(&got);
	fold_add(&got, (struct slice){text.s + at, text.len - at}, flags);
	CHECK(!strstr(got.s, want.s));
	str_release(&want);
	str_release(&got);
}

TEST(find_misses_nothing)
{
	static const char *const parts[] = {"a", "b", "œ", "e", "o", "é", "A", " ", "\xcc\x81"};
	unsigned seed = 21;

	for (int round = 0; round < 5000; round++) {
		struct str s = STR_INIT, p = STR_INIT;
		struct error err = {0};
		struct find *f;

		for (int i = 0; i < 14; i++) {
			seed = seed * 1103515245 + 12345;
			str_addz(i < 12 ? &s : &p, parts[(seed >> 16) % (i < 12 ? 9 : 5)]);
		}
		test_row("%s in %s", p.s, s.s);
		f = find_new((struct slice){p.s, p.len}, 0, &err);
		find_text(f, (struct slice){s.s, s.len});
		check_matches(f, (struct slice){s.s, s.len}, (struct slice){p.s, p.len});
		find_free(f);
		str_release(&s);
		str_release(&p);
	}
}

/* ---- against a search that looks at every place */

enum { MOST_MATCHES = 200 };

struct plain_search {
	struct find_match v[MOST_MATCHES]; /* all places, overlapping ones too */
	size_t n;
};

/* Does the mark at folded byte i change the letter before it? */
static bool is_accent_at(const struct fold *f, size_t i)
{
	uint32_t cp;

	if (f->flags & FOLD_ACCENTS || i >= f->text.len)
		return false;
	utf8_decode(f->text.s + i, f->text.len - i, &cp);
	return unicode_is_accent(cp);
}

/* Every place where the folded text has the folded pattern. */
static void search_plainly(struct plain_search *all, struct slice text, struct slice pattern,
			   unsigned fold_flags)
{
	struct fold f = {0};
	struct str want = STR_INIT;

	all->n = 0;
	fold_build(&f, text, fold_flags);
	fold_add(&want, pattern, fold_flags);
	for (size_t i = 0; i + want.len <= f.text.len; i++) {
		struct find_match m = {fold_start(&f, i), fold_end(&f, i + want.len)};

		if (memcmp(f.text.s + i, want.s, want.len) || is_accent_at(&f, i + want.len))
			continue;
		all->v[all->n++] = m;
	}
	fold_release(&f);
	str_release(&want);
}

static const struct find_match *first_from(const struct plain_search *all, size_t from)
{
	for (size_t i = 0; i < all->n; i++)
		if (all->v[i].start >= from)
			return &all->v[i];
	return NULL;
}

static void check_match(bool found, struct find_match got, const struct find_match *want)
{
	CHECK_INT(found, want != NULL);
	if (found && want) {
		CHECK_INT(got.start, want->start);
		CHECK_INT(got.end, want->end);
	}
}

/* find_all to each limit, against the chain of matches that do not overlap. */
static void check_chain(struct find *f, const struct plain_search *all)
{
	struct find_match chain[MOST_MATCHES];
	const struct find_match *m;
	struct error err = {0};
	size_t n = 0;

	for (size_t at = 0; (m = first_from(all, at)); at = m->end)
		chain[n++] = *m;
	for (size_t limit = 0; limit <= n + 1; limit++) {
		struct find_matches got = {0};

		CHECK(find_all(f, limit, &got, &err));
		CHECK_INT(got.n, limit < n ? limit : n);
		CHECK_INT(got.more, n > limit);
		CHECK(got.n == 0 || memcmp(got.v, chain, got.n * sizeof *chain) == 0);
		find_matches_release(&got);
	}
	CHECK(err.msg == NULL);
}

static void check_search(struct slice text, struct slice pattern)
{
	struct error err = {0};
	struct find *f = find_new(pattern, 0, &err);
	struct plain_search all;

	CHECK(f != NULL);
	find_text(f, text);
	search_plainly(&all, text, pattern, find_fold_flags(f));
	for (size_t from = 0; from <= text.len + 1; from++) {
		struct find_match got = {0, 0};
		bool found = find_next(f, from, &got, &err);

		check_match(found, got, first_from(&all, from));
	}
	check_chain(f, &all);
	find_free(f);
}

/* Few letters, so that there is much to find, with accents in both spellings,
 * ligatures, marks that are left out, and cases. */
TEST(find_agrees_with_looking_at_every_place)
{
	struct dice d = {67};
	struct str text = STR_INIT, pattern = STR_INIT;

	for (int round = 0; round < 4000; round++) {
		str_clear(&text);
		str_clear(&pattern);
		dice_text(&d, &text, dice_below(&d, 16),
			  DICE_PARTS("a", "A", "e", "é", "É", "e\xcc\x81", "œ", "o", "ß", "s", " ",
				     "’", "-", "\xc2\xad", "_", "1"));
		dice_text(&d, &pattern, 1 + dice_below(&d, 3),
			  DICE_PARTS("a", "e", "E", "é", "o", "oe", "s", "ss", " ", "'", "1"));
		test_row("%s in %s", pattern.s, text.s);
		check_search(dice_slice(&text), dice_slice(&pattern));
	}
	str_release(&text);
	str_release(&pattern);
}

/* Case and accents count when the pattern has some, each for itself. */
TEST(find_is_smart_about_case_and_accents)
{
	static const struct {
		const char *pattern;
		unsigned want;
	} rows[] = {
	    {"mali", FOLD_ALL},
	    {"Mali", FOLD_ACCENTS},
	    {"maLi", FOLD_ACCENTS},
	    {"été", FOLD_CASE},
	    {"Été", 0},
	    {"e\xcc\x81", FOLD_CASE},
	    {"ø", FOLD_CASE},
	    {"œ", FOLD_ALL},
	    {"’", FOLD_ALL},
	    {"日本", FOLD_ALL},
	    {"25", FOLD_ALL},
	    {"\xff\xc3", FOLD_ALL},
	    {"Жук", FOLD_ACCENTS},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct error err = {0};
		struct find *f = find_new(slice_of(rows[i].pattern), 0, &err);

		test_row("%s", rows[i].pattern);
		CHECK_INT(find_fold_flags(f), rows[i].want);
		find_free(f);
	}
}

/* The capitals of escapes are no capitals of the pattern. */
TEST(find_regular_expressions_are_smart_about_case)
{
	static const char *const rows[][2] = {
	    {"mali", "[MALI] [Mali] [mali]"},       {"Mali", "MALI [Mali] mali"},
	    {"m\\Sli", "[MALI] [Mali] [mali]"},     {"\\bm\\w+\\b", "[MALI] [Mali] [mali]"},
	    {"\\P{Nd}ali", "[MALI] [Mali] [mali]"}, {"\\\\|m", "[M]ALI [M]ali [m]ali"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		check(rows[i][0], FIND_REGEX, rows[i][1]);
}

/* Bytes that are no characters find themselves, and no part of a character. */
TEST(find_never_splits_a_character)
{
	static const char *const rows[][2] = {
	    {"\xb6", "ж [\xb6] ж"},          {"\xd0", "жж[\xd0]"},
	    {"\xb6\xd0", "жж [\xb6\xd0] ж"}, {"\xe6\x97", "日 [\xe6\x97]."},
	    {"ж\xd0", "жж [ж\xd0]"},         {"\xb6ж", "жж [\xb6ж]"},
	    {"\x97", "日\xc2\xad[\x97]"},    {"\xff", "[\xff]a[\xff]"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		check(rows[i][0], 0, rows[i][1]);
}

/* Of a text that is searched after another nothing is left. */
TEST(find_goes_from_text_to_text)
{
	static const unsigned flags[] = {0, FIND_REGEX};

	for (size_t i = 0; i < 2; i++) {
		struct error err = {0};
		struct find *f = find_new(SLICE("ab"), flags[i], &err);
		struct find_match m = {0, 0};

		find_text(f, SLICE("xxxxab"));
		CHECK(find_next(f, 0, &m, &err));
		CHECK_INT(m.start, 4);
		find_text(f, SLICE("ab"));
		CHECK(find_next(f, 0, &m, &err));
		CHECK_INT(m.start, 0);
		CHECK(!find_next(f, 1, &m, &err));
		find_text(f, (struct slice){NULL, 0});
		CHECK(!find_next(f, 0, &m, &err));
		CHECK(err.msg == NULL);
		find_free(f);
	}
}
