/* SPDX-License-Identifier: MIT */
#include "text/find.h"

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

TEST(find_words_with_flags)
{
	check("mali", FIND_CASE, "[mali] Mali");
	check("Mali", FIND_NO_CASE, "[mali] [Mali]");
	check("mali", FIND_WORD, "[Mali] malien [mali], xmali [mali]");
	check("été", FIND_WORD, "étés l’[été]");
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
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		check(rows[i].pattern, FIND_REGEX, rows[i].want);
	check("\\d+", FIND_REGEX | FIND_WORD, "[25] a4 [000]");
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
	CHECK(find_previous(f, 10, &m, &err));
	CHECK_INT(m.start, 0);
	CHECK(find_previous(f, text.len, &m, &err));
	CHECK_INT(m.start, 22);
	CHECK(!find_previous(f, 0, &m, &err));
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
