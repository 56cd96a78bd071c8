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

/* ---- generated: what random edits of the text do to anchors
 *
 * Each point of a text remembers where it stood when the anchors were written,
 * so that after the edits the true place of each is known. */

enum { TEXTS = 200, EDITS = 20, MENTIONS_MOST = 200, POINTS_MOST = 20000 };

struct made {
	uint32_t points[POINTS_MOST];
	int32_t origin[POINTS_MOST]; /* index before the edits; -1: new */
	size_t n;
	uint32_t seed;
};

struct written {
	uint32_t start, end; /* before the edits */
	uint32_t before, after;
};

static uint32_t draw(struct made *t, uint32_t below)
{
	t->seed ^= t->seed << 13;
	t->seed ^= t->seed >> 17;
	t->seed ^= t->seed << 5;
	return (t->seed >> 3) % below;
}

static const char *const names[] = {
    "Mali",        "Conseil national de transition",
    "CNT",         "Conseil de sécurité",
    "Russie",      "Chogel Kokala Maïga",
    "Moscou",      "groupe Wagner",
    "Bamako",      "gouvernement malien",
    "l’Assemblée", "Vladimir Poutine",
};

static const char *const words[] = {
    "le",     "la",      "les",      "de",     "du",     "des",       "un",       "une",
    "et",     "en",      "à",        "au",     "par",    "pour",      "sur",      "dans",
    "qui",    "que",     "a",        "est",    "été",    "avec",      "selon",    "accord",
    "projet", "loi",     "armée",    "signé",  "voté",   "militaire", "ministre", "coopération",
    "jeudi",  "juillet", "annoncé",  "texte",  "depuis", "pouvoir",   "approuvé", "adopté",
    "pays",   "région",  "sécurité", "source", "presse", "déclaré",   "membres",  "réunion",
};

#define COUNT(list) (sizeof(list) / sizeof *(list))

static void insert_point(struct made *t, size_t at, uint32_t point)
{
	if (t->n == POINTS_MOST)
		return;
	memmove(t->points + at + 1, t->points + at, (t->n - at) * sizeof *t->points);
	memmove(t->origin + at + 1, t->origin + at, (t->n - at) * sizeof *t->origin);
	t->points[at] = point;
	t->origin[at] = -1;
	t->n++;
}

static void delete_points(struct made *t, size_t at, size_t n)
{
	memmove(t->points + at, t->points + at + n, (t->n - at - n) * sizeof *t->points);
	memmove(t->origin + at, t->origin + at + n, (t->n - at - n) * sizeof *t->origin);
	t->n -= n;
}

static size_t insert_words(struct made *t, size_t at, const char *s)
{
	size_t len = strlen(s);
	uint32_t point;

	for (size_t i = 0; i < len; at++) {
		i += utf8_decode(s + i, len - i, &point);
		insert_point(t, at, point);
	}
	return at;
}

/* "a b c d. " at a place; every fifth word or so is a name. */
static size_t insert_sentence(struct made *t, size_t at)
{
	uint32_t n = 6 + draw(t, 14);

	for (uint32_t i = 0; i < n; i++) {
		if (i > 0)
			at = insert_words(t, at, " ");
		if (draw(t, 5) == 0)
			at = insert_words(t, at, names[draw(t, COUNT(names))]);
		else
			at = insert_words(t, at, words[draw(t, COUNT(words))]);
	}
	return insert_words(t, at, ". ");
}

static void make_text(struct made *t, uint32_t seed)
{
	size_t at = 0;

	t->n = 0;
	t->seed = seed;
	for (uint32_t paragraphs = 6 + draw(t, 9); paragraphs > 0; paragraphs--) {
		for (uint32_t n = 2 + draw(t, 4); n > 0; n--)
			at = insert_sentence(t, at);
		at = insert_words(t, at, "\n");
	}
	for (size_t i = 0; i < t->n; i++)
		t->origin[i] = (int32_t)i;
}

static bool same_points(const struct made *t, size_t a, size_t b, size_t n)
{
	return a + n <= t->n && b + n <= t->n &&
	       memcmp(t->points + a, t->points + b, n * sizeof *t->points) == 0;
}

static size_t count_places(const struct made *t, size_t start, size_t n)
{
	size_t count = 0;

	for (size_t i = 0; i + n <= t->n && count < 2; i++)
		count += t->points[i] == t->points[start] && same_points(t, i, start, n);
	return count;
}

/* The shortest context on one side that makes it unique. */
static void choose_context(const struct made *t, struct written *w)
{
	uint32_t n = w->end - w->start;

	w->before = w->after = 0;
	while (count_places(t, w->start, n + w->after) > 1 && w->end + w->after < t->n) {
		if (w->start > w->before &&
		    count_places(t, w->start - w->before - 1, n + w->before + 1) == 1) {
			w->before++;
			w->after = 0;
			return;
		}
		w->before += w->start > w->before;
		w->after++;
	}
	w->before = 0;
}

static size_t find_mentions(const struct made *t, struct written *list)
{
	size_t n = 0;

	for (size_t i = 0; i < t->n; i++)
		for (size_t k = 0; k < COUNT(names) && n < MENTIONS_MOST; k++) {
			size_t len = strlen(names[k]), j = 0, at = i;
			uint32_t point;

			while (j < len && at < t->n) {
				size_t step = utf8_decode(names[k] + j, len - j, &point);

				if (t->points[at] != point)
					break;
				j += step;
				at++;
			}
			if (j < len)
				continue;
			list[n] = (struct written){.start = (uint32_t)i, .end = (uint32_t)at};
			choose_context(t, &list[n++]);
		}
	return n;
}

static size_t sentence_start(const struct made *t, size_t at)
{
	while (at > 0 && !(t->points[at - 1] == ' ' && at > 1 && t->points[at - 2] == '.') &&
	       t->points[at - 1] != '\n')
		at--;
	return at;
}

static size_t sentence_length(const struct made *t, size_t start)
{
	size_t at = start;

	while (at < t->n && t->points[at] != '.' && t->points[at] != '\n')
		at++;
	return at + 2 <= t->n && t->points[at] == '.' ? at + 2 - start : at - start;
}

static void move_points(struct made *t, size_t from, size_t n, size_t to)
{
	static uint32_t points[POINTS_MOST];
	static int32_t origin[POINTS_MOST];

	memcpy(points, t->points + from, n * sizeof *points);
	memcpy(origin, t->origin + from, n * sizeof *origin);
	delete_points(t, from, n);
	to = to > from ? to - n : to;
	for (size_t i = 0; i < n; i++) {
		insert_point(t, to + i, points[i]);
		t->origin[to + i] = origin[i];
	}
}

static void edit_letter(struct made *t)
{
	size_t at = draw(t, (uint32_t)t->n);
	uint32_t letter = 'a' + draw(t, 26);

	switch (draw(t, 3)) {
	case 0:
		t->points[at] = letter;
		t->origin[at] = t->origin[at];
		break;
	case 1:
		insert_point(t, at, letter);
		break;
	default:
		delete_points(t, at, 1);
	}
}

static void edit_sentence(struct made *t)
{
	size_t at = sentence_start(t, draw(t, (uint32_t)t->n));
	size_t n = sentence_length(t, at), to;

	switch (draw(t, 3)) {
	case 0:
		insert_sentence(t, at);
		break;
	case 1:
		delete_points(t, at, n);
		break;
	default:
		to = sentence_start(t, draw(t, (uint32_t)t->n));
		if (to < at || to > at + n)
			move_points(t, at, n, to);
	}
}

static void edit(struct made *t)
{
	if (t->n < 100)
		return;
	if (draw(t, 10) < 7)
		edit_letter(t);
	else
		edit_sentence(t);
}

/* Where most of the mention's letters are now; false if they are gone. */
static bool true_place(const struct made *t, const struct written *w, struct span *out)
{
	size_t kept = 0;

	for (size_t i = 0; i < t->n; i++) {
		if (t->origin[i] < (int32_t)w->start || t->origin[i] >= (int32_t)w->end)
			continue;
		if (kept++ == 0)
			out->start = (uint32_t)i;
		out->end = (uint32_t)i + 1;
	}
	return 2 * kept > w->end - w->start;
}

static struct slice encode(const struct made *t, size_t start, size_t end, struct arena *arena)
{
	char *bytes = arena_bytes(arena, 4 * (end - start) + 1);
	size_t n = 0;

	for (size_t i = start; i < end; i++)
		n += utf8_put(t->points[i], bytes + n);
	return (struct slice){bytes, n};
}

struct tally {
	size_t there, right, gone, wrong_exact, wrong_fuzzy, fuzzy, context;
};

static bool is_near(uint32_t a, uint32_t b)
{
	return a <= b + 1 && b <= a + 1;
}

static void judge(struct tally *sum, const struct made *t, const struct written *w,
		  const struct anchor *a)
{
	struct span place = {0, 0};
	bool there = true_place(t, w, &place), right;

	right = there && a->state != ANCHOR_ORPHAN && is_near(a->spans[0].start, place.start) &&
		is_near(a->spans[0].end, place.end);
	sum->there += there;
	sum->gone += !there;
	sum->right += right;
	sum->fuzzy += a->state == ANCHOR_FUZZY;
	sum->context += w->before || w->after;
	sum->wrong_exact += !right && a->state == ANCHOR_EXACT;
	sum->wrong_fuzzy += !right && a->state == ANCHOR_FUZZY;
}

static void try_text(struct made *t, struct made *old, uint32_t seed, struct tally *sum)
{
	static struct written written[MENTIONS_MOST];
	static struct anchor anchors[MENTIONS_MOST], *list[MENTIONS_MOST];
	static struct slice quotes[MENTIONS_MOST];
	struct arena arena = {0};
	struct offsets offsets = {0};
	size_t n;

	make_text(t, seed);
	n = find_mentions(t, written);
	*old = *t;
	for (int i = 0; i < EDITS; i++)
		edit(t);
	for (size_t i = 0; i < n; i++) {
		const struct written *w = &written[i];

		quotes[i] = encode(old, w->start, w->end, &arena);
		anchors[i] = (struct anchor){.parts = &quotes[i], .n = 1};
		anchors[i].before = encode(old, w->start - w->before, w->start, &arena);
		anchors[i].after = encode(old, w->end, w->end + w->after, &arena);
		list[i] = &anchors[i];
	}
	offsets_build(&offsets, encode(t, 0, t->n, &arena));
	anchor_resolve(list, n, &offsets, &arena);
	for (size_t i = 0; i < n; i++)
		judge(sum, t, &written[i], &anchors[i]);
	offsets_release(&offsets);
	arena_release(&arena);
}

TEST(anchor_survives_random_edits)
{
	static struct made text, old;
	struct tally sum = {0};

	for (uint32_t i = 1; i <= TEXTS; i++)
		try_text(&text, &old, i * 2654435769u, &sum);
	printf("# %zu anchors (%zu with context), %zu deleted: %zu right, %zu fuzzy; wrong: %zu "
	       "exact, "
	       "%zu fuzzy\n",
	       sum.there + sum.gone, sum.context, sum.gone, sum.right, sum.fuzzy, sum.wrong_exact,
	       sum.wrong_fuzzy);
	CHECK(sum.there > 5000);
	CHECK(100 * sum.right >= 95 * sum.there);
	CHECK(1000 * sum.wrong_exact <= 5 * (sum.there + sum.gone));
	CHECK(1000 * sum.wrong_fuzzy <= 1 * (sum.there + sum.gone));
}
