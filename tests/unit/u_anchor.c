/* SPDX-License-Identifier: MIT */
#include "doc/anchor.h"

#include "base/utf8.h"
#include "test.h"

#include <stdio.h>
#include <string.h>

/* One anchor and what it came to. */
struct probe {
	struct anchor anchor;
	struct slice parts[4];
	struct arena arena;
	struct offsets offsets;
	struct slice text;
};

/* The parts of `quote` are separated by '|'. */
static void probe_find(struct probe *p, const char *text, const char *before, const char *quote,
		       const char *after)
{
	struct anchor *one = &p->anchor;

	*p = (struct probe){.text = slice_of(text)};
	p->anchor = (struct anchor){.before = slice_of(before), .after = slice_of(after)};
	p->anchor.parts = p->parts;
	for (const char *s = quote;; s++) {
		size_t len = strcspn(s, "|");

		p->parts[p->anchor.n++] = (struct slice){s, len};
		s += len;
		if (!*s)
			break;
	}
	offsets_build(&p->offsets, p->text);
	anchor_resolve(&one, 1, &p->offsets, &p->arena);
}

static void probe_release(struct probe *p)
{
	offsets_release(&p->offsets);
	arena_release(&p->arena);
}

/* "exact 3-7 9-12" */
static const char *probe_answer(const struct probe *p)
{
	static char out[200];
	size_t n = (size_t)snprintf(out, sizeof out, "%s", anchor_state_name(p->anchor.state));

	for (uint32_t i = 0; p->anchor.state != ANCHOR_ORPHAN && i < p->anchor.n; i++)
		n += (size_t)snprintf(out + n, sizeof out - n, " %u-%u", p->anchor.spans[i].start,
				      p->anchor.spans[i].end);
	return out;
}

struct row {
	const char *text, *before, *quote, *after, *want;
};

static void check_rows(const struct row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct probe p;

		probe_find(&p, rows[i].text, rows[i].before, rows[i].quote, rows[i].after);
		CHECK_STR(probe_answer(&p), rows[i].want);
		CHECK((p.anchor.why == NULL) == (p.anchor.state == ANCHOR_EXACT));
		if (strcmp(probe_answer(&p), rows[i].want) != 0)
			printf("# row %zu: %s [%s] %s: %s\n", i, rows[i].before, rows[i].quote,
			       rows[i].after, p.anchor.why ? p.anchor.why : "exact");
		probe_release(&p);
	}
}

#define CHECK_ROWS(rows) check_rows(rows, sizeof(rows) / sizeof *(rows))

TEST(anchor_exact)
{
	static const struct row rows[] = {
	    {"Le CNT vote.", "", "CNT", "", "exact 3-6"},
	    {"CNT", "", "CNT", "", "exact 0-3"},
	    {"CNT vote", "", "CNT", "", "exact 0-3"},
	    {"vote du CNT", "", "CNT", "", "exact 8-11"},
	    {"un CNT, le CNT", "le ", "CNT", "", "exact 11-14"},
	    {"un CNT, le CNT", "", "CNT", ",", "exact 3-6"},
	    {"a CNT b CNT a CNT c", "a ", "CNT", " c", "exact 14-17"},
	    {"un CNT\nle CNT", "\nle ", "CNT", "", "exact 10-13"},
	    {"aba", "", "b", "", "exact 1-2"},
	    {"é à b", "", "à", "", "exact 2-3"},
	    {"L’été, l’Élysée 🎉 fête", "🎉 ", "fête", "", "exact 18-22"},
	    {"L’été, l’Élysée 🎉 fête", "", "🎉", "", "exact 16-17"},
	    {"0123456789abcdef", "", "f", "", "exact 15-16"},
	    {"0123456789abcdef", "", "9abcdef", "", "exact 9-16"},
	    {"0123456789abcdef", "", "89abcdef", "", "exact 8-16"},
	};

	CHECK_ROWS(rows);
}

TEST(anchor_that_is_not_unique_is_an_orphan)
{
	static const struct row rows[] = {
	    {"CNT et CNT", "", "CNT", "", "orphan"},
	    {"le CNT et le CNT", "le ", "CNT", "", "orphan"},
	    {"ababa", "", "aba", "", "orphan"},
	    {"aaaaaaaaaaaa", "", "aaaaaaaaaaa", "", "orphan"},
	    {"aaaaaaaaaaaa", "", "aaaaaaaaaaaa", "", "exact 0-12"},
	};

	CHECK_ROWS(rows);
}

TEST(anchor_that_is_nowhere_is_an_orphan)
{
	static const struct row rows[] = {
	    {"", "", "CNT", "", "orphan"},
	    {"", "", "Conseil national", "", "orphan"},
	    {"Le Mali", "", "CNT", "", "orphan"},
	    {"Le Mali", "", "Le Mali, la Russie et le Niger", "", "orphan"},
	    {"Le Mali", "", "", "", "orphan"},
	    {"Le Mali", "le ", "", "", "orphan"},
	    {"Le CNT vote", "du ", "CNT", "", "orphan"},
	    {"Un texte qui parle de tout autre chose.", "", "Conseil national", "", "orphan"},
	};

	CHECK_ROWS(rows);
}

TEST(anchor_of_several_parts)
{
	static const struct row rows[] = {
	    {"les ministres malien et russe", "", "ministres|russe", "", "exact 4-13 24-29"},
	    {"a x b x c", "", "a|x|c", "", "exact 0-1 2-3 8-9"},
	    {"a x b x c", "", "a|x", " c", "exact 0-1 6-7"},
	    {"x a b; y a b", "y ", "a|b", "", "exact 9-10 11-12"},
	    {"é x b", "", "é|b", "", "exact 0-1 4-5"},
	    {"a x b", "", "b|a", "", "orphan"},
	    {"a x b", "", "a|a", "", "orphan"},
	    {"a x a", "", "a|x", "", "orphan"},
	    {"a x b", "", "a|x|b|c", "", "orphan"},
	    {"a x b", "", "a|x", " c", "orphan"},
	};

	CHECK_ROWS(rows);
}

TEST(anchor_fuzzy)
{
	static const struct row rows[] = {
	    /* a typo in the quote, in the context, far from anything like it */
	    {"Le Conseil natonal de transition vote.", "", "Conseil national de transition", "",
	     "fuzzy 3-32"},
	    {"Le Conseil nationnal de transition vote.", "", "Conseil national de transition", "",
	     "fuzzy 3-34"},
	    {"Le conseil national de transition vote.", "", "Conseil national de transition", "",
	     "fuzzy 3-33"},
	    {"Le Conseil national de transitiom vote.", "", "Conseil national de transition", "",
	     "fuzzy 3-33"},
	    {"Le Mali vote, puis la milice du Mali se rend.", "la mílice du ", "Mali", "",
	     "fuzzy 32-36"},
	    {"À l’unanimité, le Conseil vote.", "", "l'unanimité, le Conseil", "", "fuzzy 2-25"},
	    /* of several parts */
	    {"Les ministres malien et russe", "", "les ministres|russe", "", "fuzzy 0-13 24-29"},
	    /* two are alike */
	    {"Le Conseil natonal vote. Le Conseil natinal vote.", "", "Conseil national", "",
	     "orphan"},
	    /* a number is not a typo */
	    {"L’accord du 4 juillet 2024 tient.", "", "4 juillet 2023", "", "orphan"},
	    {"Il livre 3 500 tonnes de blé.", "", "2 500 tonnes de blé", "", "orphan"},
	    /* the far end of the context is what tells it from others */
	    {"La milice du Mali se rend.", "sa milice du ", "Mali", "", "orphan"},
	};

	CHECK_ROWS(rows);
}

TEST(anchor_survives_edits_of_the_text)
{
	static const struct row rows[] = {
	    /* paragraphs swapped */
	    {"La Russie signe.\nLe CNT vote.", "", "CNT", "", "exact 20-23"},
	    /* its sentence deleted: the other place is not taken */
	    {"Le Mali signe. La Russie vote.", "du ", "Mali", "", "orphan"},
	    {"Plus rien n’en parle ici, ni ailleurs.", "", "Conseil national", "", "orphan"},
	    /* its sentence doubled */
	    {"Le CNT vote. Le CNT vote.", "", "CNT", "", "orphan"},
	};

	CHECK_ROWS(rows);
}
