/* SPDX-License-Identifier: MIT */
#include "doc/check.h"

#include "doc/date.h"

#include <string.h>

/* Comparisons of words with entities in one article. */
enum { LOOKS_MOST = 200000 };

/* ---- anchors */

enum { QUOTE_SHOWN = 60 };

/* The beginning of the quote, cut between code points. */
static struct slice shown(const struct anchor *a)
{
	struct slice s = a->n ? a->parts[0] : SLICE("");

	if (s.len > QUOTE_SHOWN)
		for (s.len = QUOTE_SHOWN; ((unsigned char)s.s[s.len] & 0xc0) == 0x80; s.len--)
			;
	return s;
}

static void check_anchor(struct article *a, const struct anchor *one)
{
	struct slice quote = shown(one);
	const char *more = one->n && quote.len < one->parts[0].len ? "…" : "";

	if (one->state != ANCHOR_EXACT)
		diag_add(&a->diags, one->state == ANCHOR_FUZZY ? DIAG_FUZZY : DIAG_ORPHAN,
			 one->line, one->column, "the quote “%.*s%s” %s", (int)quote.len, quote.s,
			 more, one->why ? one->why : "was not looked for");
}

static void check_anchors(struct article *a)
{
	for (size_t i = 0; i < a->mention_count; i++)
		check_anchor(a, &a->mentions[i].anchor);
	for (size_t i = 0; i < a->fact_count; i++) {
		const struct fact *f = &a->facts[i];

		for (size_t k = 0; k < f->evidence_count; k++)
			check_anchor(a, f->evidence[k]);
		for (size_t k = 0; k < f->source_count; k++)
			if (f->sources[k].cue)
				check_anchor(a, f->sources[k].cue);
	}
}

/* ---- mentions given twice */

static int compare_number(size_t a, size_t b)
{
	return (a > b) - (a < b);
}

static int by_what_they_say(const struct mention *a, const struct mention *b)
{
	int order = compare_number(a->entity, b->entity);

	if (!order)
		order = compare_number(a->anchor.n, b->anchor.n);
	for (uint32_t i = 0; !order && i < a->anchor.n; i++) {
		order = compare_number(a->anchor.spans[i].start, b->anchor.spans[i].start);
		if (!order)
			order = compare_number(a->anchor.spans[i].end, b->anchor.spans[i].end);
	}
	return order;
}

static int by_mention(const void *left, const void *right)
{
	const struct mention *a = *(const struct mention *const *)left;
	const struct mention *b = *(const struct mention *const *)right;
	int order = by_what_they_say(a, b);

	return order ? order : (a > b) - (a < b);
}

static void report_twice(struct article *a, const struct entities *es, const struct mention *first,
			 const struct mention *again)
{
	const char *name = again->entity < es->list.n ? es->list.v[again->entity].id : "?";

	diag_add(&a->diags, DIAG_DUPLICATE_MENTION, again->anchor.line, again->anchor.column,
		 "%s is mentioned at this place in line %u already: delete one of the two", name,
		 first->anchor.line);
}

static bool same_hull(const struct mention *a, const struct mention *b)
{
	struct span x = anchor_hull(&a->anchor), y = anchor_hull(&b->anchor);

	return x.start == y.start && x.end == y.end;
}

/* The list is in the order of the text already; what is sorted are the few that
 * stand at one place. */
static void check_twice(struct article *a, const struct entities *es)
{
	size_t n = a->mention_order_count, next;
	const struct mention **list = mem_alloc(n * sizeof *list);

	for (size_t i = 0; i < n; i++)
		list[i] = &a->mentions[a->mention_order[i]];
	for (size_t i = 0; i < n; i = next) {
		for (next = i + 1; next < n && same_hull(list[i], list[next]); next++)
			;
		if (next - i > 1)
			qsort(list + i, next - i, sizeof *list, by_mention);
		for (size_t k = i + 1; k < next; k++)
			if (by_what_they_say(list[k - 1], list[k]) == 0)
				report_twice(a, es, list[k - 1], list[k]);
	}
	free(list);
}

/* ---- order */

static void check_mention_order(struct article *a)
{
	uint32_t last = 0;

	for (size_t i = 0; i < a->mention_count; i++) {
		const struct anchor *one = &a->mentions[i].anchor;
		uint32_t start = anchor_hull(one).start;

		if (one->state == ANCHOR_ORPHAN)
			continue;
		if (start < last)
			diag_add(&a->diags, DIAG_ORDER, one->line, one->column,
				 "this mention stands in the text before the one above it");
		last = start;
	}
}

static void check_fact_order(struct article *a)
{
	uint32_t last = 0;

	for (size_t i = 0; i < a->fact_count; i++) {
		struct span at = fact_hull(&a->facts[i]);

		if (at.start >= at.end)
			continue;
		if (at.start < last)
			diag_add(
			    &a->diags, DIAG_ORDER, a->facts[i].line, a->facts[i].column,
			    "the evidence of this fact stands before that of the fact above it");
		last = at.start;
	}
}

/* ---- facts */

static void check_fact_ids(struct article *a)
{
	struct map ids = {0};

	for (size_t i = 0; i < a->fact_count; i++) {
		const struct fact *f = &a->facts[i];
		size_t first;

		if (!f->id[0])
			continue; /* the reader has told */
		if (!fact_id_valid(slice_of(f->id)))
			diag_add(&a->diags, DIAG_BAD_ID, f->line, f->column,
				 "the fact's id “%s” is not f- and six letters or digits "
				 "(0-9 a-z without i l o u)",
				 f->id);
		if (map_put(&ids, slice_of(f->id), i) || !map_get(&ids, slice_of(f->id), &first))
			continue;
		diag_add(&a->diags, DIAG_DUPLICATE_ID, f->line, f->column,
			 "the fact %s stands in line %u already: give this one another id", f->id,
			 a->facts[first].line);
	}
	map_release(&ids);
}

static bool read_date(const char *text, struct date *out)
{
	return text && text[0] && date_parse(slice_of(text), out, NULL);
}

/* What was to come when the article was written is often a slip of the year. */
static void check_when(struct article *a, const struct fact *f)
{
	struct date when, published;

	if (!read_date(f->when, &when) || !read_date(a->date, &published))
		return;
	if (when.first > published.last)
		diag_add(&a->diags, DIAG_LATER, f->line, f->column,
			 "when: %s is later than the article (%s): right, if it is foretold",
			 f->when, a->date);
}

/* Lower-case letters, digits and hyphens, as ids are; "soldats" is one too. */
static bool is_slug(const char *s)
{
	size_t n = 0;

	for (; s[n]; n++)
		if (!(s[n] >= 'a' && s[n] <= 'z') && !(s[n] >= '0' && s[n] <= '9') && s[n] != '-')
			return false;
	return n > 0 && s[0] != '-' && s[n - 1] != '-';
}

static bool is_word_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       (unsigned char)c >= 0x80;
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* The same letters and digits, whatever their case and what stands between. */
static bool same_letters(const char *a, const char *b)
{
	for (;; a++, b++) {
		while (*a && !is_word_byte(*a))
			a++;
		while (*b && !is_word_byte(*b))
			b++;
		if (!*a || !*b || lower(*a) != lower(*b))
			return !*a && !*b;
	}
}

/* Is one letter too many, missing, or another?  Words of five and more. */
static bool one_slip_apart(const char *a, const char *b)
{
	size_t n = strlen(a), m = strlen(b), head = 0, tail = 0;
	size_t least = n < m ? n : m;

	if (least < 5 || n - least > 1 || m - least > 1)
		return false;
	while (head < least && a[head] == b[head])
		head++;
	while (tail < least - head && a[n - 1 - tail] == b[m - 1 - tail])
		tail++;
	return head + tail >= (n > m ? n : m) - 1;
}

static bool may_mean(const char *words, const struct entity *e)
{
	if (!e->declared)
		return false;
	if (same_letters(words, e->id) || same_letters(words, e->name) ||
	    one_slip_apart(words, e->id))
		return true;
	for (size_t i = 0; i < e->alias_count; i++)
		if (same_letters(words, e->aliases[i]))
			return true;
	return false;
}

static void check_words(struct article *a, const struct fact *f, const struct filler *filler,
			const struct entities *es, size_t *looks)
{
	if (!filler->words || filler->entity != ENTITY_NONE || !is_slug(filler->words))
		return;
	for (size_t i = 0; i<es->list.n && * looks> 0; i++, --*looks) {
		if (!may_mean(filler->words, &es->list.v[i]))
			continue;
		diag_add(&a->diags, DIAG_UNDECLARED, f->line, f->column,
			 "“%s” is no entity, so these are words: is %s meant?", filler->words,
			 es->list.v[i].id);
		return;
	}
}

static void check_fillers(struct article *a, const struct fact *f, const struct entities *es,
			  size_t *looks)
{
	for (size_t i = 0; i < f->role_count; i++)
		for (size_t k = 0; k < f->roles[i].n; k++)
			check_words(a, f, &f->roles[i].fillers[k], es, looks);
	for (size_t i = 0; i < f->source_count; i++)
		check_words(a, f, &f->sources[i].who, es, looks);
	check_words(a, f, &f->where, es, looks);
}

void check_article(struct article *a, const struct entities *es)
{
	size_t looks = LOOKS_MOST;

	check_anchors(a);
	check_twice(a, es);
	check_mention_order(a);
	check_fact_order(a);
	check_fact_ids(a);
	for (size_t i = 0; i < a->fact_count; i++) {
		const struct fact *f = &a->facts[i];

		if (f->evidence_count == 0)
			diag_add(
			    &a->diags, DIAG_NO_EVIDENCE, f->line, f->column,
			    "the fact has no evidence: add the words that a reader must see to "
			    "believe that the article says it");
		check_when(a, f);
		check_fillers(a, f, es, &looks);
	}
}

/* ---- links */

/* A link that is looked at, and where it points. */
struct looked_up {
	const struct fact *from;
	const struct link *link;
	size_t target; /* index of the article */
};

static bool is_mutual(enum link_kind kind)
{
	return kind == LINK_SAME_AS || kind == LINK_CONTRADICTS;
}

static bool answered_within(const struct article *a, const struct looked_up *at)
{
	size_t index = article_find_fact(a, at->link->fact);
	const struct fact *f = &a->facts[index];

	for (size_t i = 0; i < f->link_count; i++)
		if (f->links[i].kind == at->link->kind && strcmp(f->links[i].article, a->id) == 0 &&
		    strcmp(f->links[i].fact, at->from->id) == 0)
			return true;
	return false;
}

static bool answered(const struct article *a, const struct corpus *c, const struct looked_up *at)
{
	const struct summary *s;

	if (strcmp(at->link->article, a->id) == 0)
		return answered_within(a, at);
	s = &c->articles.v[at->target].summary;
	for (size_t i = 0; i < s->link_count; i++)
		if (s->links[i].kind == at->link->kind &&
		    strcmp(s->links[i].fact, at->link->fact) == 0 &&
		    strcmp(s->links[i].target_article, a->id) == 0 &&
		    strcmp(s->links[i].target_fact, at->from->id) == 0)
			return true;
	return false;
}

static void unknown_link(struct article *a, const struct link *l, const char *why)
{
	diag_add(&a->diags, DIAG_UNKNOWN_LINK, l->line, l->column, "%s: %s#%s: %s",
		 link_word(l->kind), l->article, l->fact, why);
}

static void check_answer(struct article *a, const struct corpus *c, const struct looked_up *at)
{
	const struct link *l = at->link;

	if (is_mutual(l->kind) && at->from->id[0] && !answered(a, c, at))
		diag_add(&a->diags, DIAG_ONE_WAY_LINK, l->line, l->column,
			 "%s#%s does not link back: add %s: \"%s#%s\" to its links", l->article,
			 l->fact, link_word(l->kind), a->id, at->from->id);
}

static void check_own_link(struct article *a, const struct corpus *c, struct looked_up at)
{
	size_t index = article_find_fact(a, at.link->fact);

	if (index == SIZE_MAX)
		unknown_link(a, at.link, "this article has no such fact");
	else if (&a->facts[index] == at.from)
		unknown_link(a, at.link, "the fact links to itself");
	else
		check_answer(a, c, &at);
}

void check_links(struct article *a, const struct corpus *c,
		 bool (*has_fact)(const void *ctx, size_t article, const char *fact),
		 const void *ctx)
{
	for (size_t i = 0; i < a->fact_count; i++)
		for (size_t k = 0; k < a->facts[i].link_count; k++) {
			const struct link *l = &a->facts[i].links[k];
			struct looked_up at = {&a->facts[i], l,
					       corpus_find(c, slice_of(l->article))};

			if (strcmp(l->article, a->id) == 0)
				check_own_link(a, c, at);
			else if (at.target == SIZE_MAX)
				unknown_link(a, l, "no article has this name");
			else if (c->articles.v[at.target].state == ENTRY_BROKEN)
				unknown_link(a, l, "that article cannot be read");
			else if (!has_fact(ctx, at.target, l->fact))
				unknown_link(a, l, "that article has no such fact");
			else
				check_answer(a, c, &at);
		}
}

/* ---- the register */

static void check_name(const struct entities *es, size_t index, const char *name, struct map *names,
		       struct diag_list *diags)
{
	const struct entity *e = &es->list.v[index], *other;
	size_t first;

	if (map_put(names, slice_of(name), index) || !map_get(names, slice_of(name), &first) ||
	    first == index)
		return;
	other = &es->list.v[first];
	diag_add(diags, DIAG_SHARED_NAME, e->line, e->column,
		 "“%s” names %s and also %s (line %u): a text that says it could mean either", name,
		 e->id, other->id, other->line);
}

static void check_entity(const struct entity *e, struct diag_list *diags)
{
	if (!is_slug(e->id))
		diag_add(diags, DIAG_BAD_ID, e->line, e->column,
			 "the id “%s” is not of lower-case letters, digits and hyphens only",
			 e->id);
	if (!entity_type_known(slice_of(e->type_word)))
		diag_add(diags, DIAG_UNKNOWN_TYPE, e->line, e->column,
			 "“%s” is a type of this corpus' own; it is shown as %s", e->type_word,
			 entity_type_word(ENTITY_OTHER));
}

void check_entities(const struct entities *es, struct diag_list *diags)
{
	struct map names = {0};
	const struct entity *last = NULL;

	for (size_t i = 0; i < es->list.n; i++) {
		const struct entity *e = &es->list.v[i];

		if (!e->declared)
			continue;
		check_entity(e, diags);
		check_name(es, i, e->name, &names, diags);
		for (size_t k = 0; k < e->alias_count; k++)
			check_name(es, i, e->aliases[k], &names, diags);
		if (last && strcmp(last->id, e->id) > 0)
			diag_add(diags, DIAG_ORDER, e->line, e->column,
				 "%s stands below %s; the register is sorted by id", e->id,
				 last->id);
		last = e;
	}
	map_release(&names);
}
