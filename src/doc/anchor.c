/* SPDX-License-Identifier: MIT */
#include "doc/anchor.h"

#include "base/utf8.h"
#include "doc/likeness.h"
#include "doc/needles.h"

#include <string.h>

#define NOWHERE SIZE_MAX

/* What the search for further parts may cost, in bytes looked at. */
#define PARTS_BUDGET ((size_t)64 << 20)

struct resolver {
	const struct offsets *offsets;
	struct slice text;
	struct needles needles;
	struct likeness likeness;
	size_t budget; /* of searching for further parts */
};

static const char tired[] =
    "was not looked for: too many or too long quotes here are not in the text";
static const char parted[] = "has a further part that does not follow the first one: correct it";
static const char differs[] = "is found in other letters: correct it if that place is right";
static const char moved[] =
    "is found in another context: correct before: and after: if it is right";

const char *anchor_state_name(enum anchor_state state)
{
	static const char *const names[] = {"exact", "fuzzy", "orphan"};

	return names[state];
}

struct span anchor_hull(const struct anchor *a)
{
	if (a->state == ANCHOR_ORPHAN || !a->spans || !a->n)
		return (struct span){0, 0};
	return (struct span){a->spans[0].start, a->spans[a->n - 1].end};
}

static void make_orphan(struct anchor *a, const char *why)
{
	a->state = ANCHOR_ORPHAN;
	a->why = why;
	memset(a->spans, 0, a->n * sizeof *a->spans);
}

/* ---- further parts */

/* Where `what` stands at or after byte `from`, or NOWHERE; also when the work is
 * used up. */
static size_t find_from(struct resolver *r, struct slice what, size_t from)
{
	const char *s = r->text.s;

	while (what.len <= r->text.len - from) {
		size_t room = r->text.len - from - what.len + 1;
		const char *at = memchr(s + from, what.s[0], room);
		size_t cost = (at ? (size_t)(at - s) - from : room) + what.len / 8 + 8;

		r->budget -= cost < r->budget ? cost : r->budget;
		if (!at || !r->budget)
			break;
		from = (size_t)(at - s);
		if (memcmp(at, what.s, what.len) == 0)
			return from;
		from++;
	}
	return NOWHERE;
}

static bool follows(struct slice text, size_t at, struct slice what)
{
	return what.len <= text.len - at && (!what.len || !memcmp(text.s + at, what.s, what.len));
}

static struct span span_at(const struct resolver *r, size_t byte, struct slice words)
{
	uint32_t start = offsets_point(r->offsets, (uint32_t)byte);

	if (!r->offsets->blocks) /* all ASCII */
		return (struct span){start, start + (uint32_t)words.len};
	return (struct span){start, start + (uint32_t)utf8_count(words.s, words.len)};
}

/* Sets the spans of the parts behind the first, which ends at byte `end`. */
static bool place_rest(struct resolver *r, struct anchor *a, size_t end)
{
	for (uint32_t i = 1; i < a->n; i++) {
		struct slice after = i + 1 == a->n ? a->after : (struct slice){0};
		size_t at;

		do {
			at = find_from(r, a->parts[i], end);
			if (at == NOWHERE)
				return false;
			end = at + a->parts[i].len;
		} while (!follows(r->text, end, after) && (end = at + 1));
		a->spans[i] = span_at(r, at, a->parts[i]);
	}
	return true;
}

/* ---- exact */

static void place_exact(struct resolver *r, struct anchor *a, size_t at)
{
	size_t byte = at + a->before.len;

	a->state = ANCHOR_EXACT;
	a->why = NULL;
	a->spans[0] = span_at(r, byte, a->parts[0]);
	if (a->n > 1 && !place_rest(r, a, byte + a->parts[0].len))
		make_orphan(a, r->budget ? parted : tired);
}

static bool is_empty(const struct anchor *a)
{
	for (uint32_t i = 0; i < a->n; i++)
		if (a->parts[i].len == 0)
			return true;
	return a->n == 0;
}

/* What has to be unique: the quote or its first part, and the context there. */
static void add_needle(struct needles *ns, const struct anchor *a)
{
	struct slice pieces[3];

	if (is_empty(a)) {
		needles_add(ns, NULL, 0);
		return;
	}
	pieces[0] = a->before;
	pieces[1] = a->parts[0];
	pieces[2] = a->after;
	needles_add(ns, pieces, a->n == 1 ? 3 : 2);
}

/* ---- by likeness */

static void place_fuzzy(struct resolver *r, struct anchor *a, const struct likeness_match *m)
{
	a->state = ANCHOR_FUZZY;
	a->why = m->quote_edits ? differs : moved;
	a->spans[0] = m->quote;
	if (a->n > 1 && !place_rest(r, a, offsets_byte(r->offsets, m->quote.end)))
		make_orphan(a, r->budget ? parted : tired);
}

static void search_by_likeness(struct resolver *r, struct anchor *a)
{
	static const char *const whys[] = {
	    [LIKENESS_NOTHING] =
		"is not in the text, nor anything like it: correct it or delete it",
	    [LIKENESS_SEVERAL] = "is not in the text, and several places are like it: correct it",
	    [LIKENESS_TIRED] = tired,
	    [LIKENESS_TOO_LONG] =
		"is not in the text, and too long to search for by likeness: correct it",
	};
	struct slice after = a->n == 1 ? a->after : (struct slice){0};
	struct likeness_match m;
	enum likeness_result result;

	result = likeness_find(&r->likeness, a->before, a->parts[0], after, &m);
	if (result == LIKENESS_FOUND)
		place_fuzzy(r, a, &m);
	else if (result == LIKENESS_NOTHING && (a->before.len || after.len) &&
		 find_from(r, a->parts[0], 0) != NOWHERE)
		make_orphan(
		    a, "stands in the text, but not with this before: or after:, correct them");
	else
		make_orphan(a, whys[result]);
}

static void place(struct resolver *r, struct anchor *a, const struct needle *found)
{
	if (is_empty(a))
		make_orphan(a, "is empty");
	else if (r->needles.exhausted)
		make_orphan(a, tired);
	else if (found->count == 1)
		place_exact(r, a, found->at);
	else if (found->count == 0)
		search_by_likeness(r, a);
	else if (a->before.len || a->after.len)
		make_orphan(a, "stands in several places with this before: and after:, add more "
			       "words to them");
	else
		make_orphan(
		    a, "stands in several places: add before: or after: words until it is unique");
}

/* ---- all of them */

static void reserve(struct resolver *r, struct anchor **anchors, size_t n, struct arena *arena)
{
	size_t bytes = 0, parts = 0;
	struct span *spans;

	for (size_t i = 0; i < n; i++) {
		const struct anchor *a = anchors[i];

		parts += a->n;
		bytes += a->before.len + a->after.len + (a->n ? a->parts[0].len : 0);
	}
	needles_reserve(&r->needles, n, bytes);
	spans = arena_zalloc(arena, parts, sizeof *spans);
	for (size_t i = 0; i < n; i++) {
		anchors[i]->spans = spans;
		spans += anchors[i]->n;
	}
}

void anchor_resolve(struct anchor **anchors, size_t n, const struct offsets *text,
		    struct arena *arena)
{
	struct resolver r = {.offsets = text, .text = text->text, .budget = PARTS_BUDGET};

	likeness_init(&r.likeness, text->text);
	reserve(&r, anchors, n, arena);
	for (size_t i = 0; i < n; i++)
		add_needle(&r.needles, anchors[i]);
	needles_find(&r.needles, text->text);
	for (size_t i = 0; i < n; i++)
		place(&r, anchors[i], &r.needles.list.v[i]);
	likeness_release(&r.likeness);
	needles_release(&r.needles);
}
