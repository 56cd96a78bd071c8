/* SPDX-License-Identifier: MIT */
#include "doc/check.h"

#include "doc/date.h"
#include "doc/slip.h"

#include <stdlib.h>
#include <string.h>

/* ---- anchors */

static void check_anchor(struct article *a, const struct anchor *one)
{
	struct slice quote = one->n ? one->parts[0] : SLICE("");

	if (one->state != ANCHOR_EXACT)
		diag_add(&a->diags, one->state == ANCHOR_FUZZY ? DIAG_FUZZY : DIAG_ORPHAN,
			 one->line, one->column, "the quote “%s” %s", diag_quote(quote).s,
			 one->why ? one->why : "was not looked for");
}

static void check_anchors(struct article *a)
{
	for (size_t i = 0; i < a->mention_count; i++)
		check_anchor(a, &a->mentions[i].anchor);
	for (size_t i = 0; i < a->refusal_count; i++)
		check_anchor(a, &a->refusals[i].anchor);
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

/* A mention, or a refusal. */
struct saying {
	const struct mention *mention;
	bool refused;
};

static int by_saying(const void *left, const void *right)
{
	const struct saying *a = left, *b = right;
	int order = by_what_they_say(a->mention, b->mention);

	if (!order)
		order = compare_number(a->refused, b->refused);
	return order ? order : (a->mention > b->mention) - (a->mention < b->mention);
}

static int by_hull(const void *left, const void *right)
{
	struct span a = anchor_hull(&((const struct saying *)left)->mention->anchor);
	struct span b = anchor_hull(&((const struct saying *)right)->mention->anchor);
	int order = compare_number(a.start, b.start);

	return order ? order : compare_number(a.end, b.end);
}

static void report_twice(struct article *a, const struct entities *es, const struct saying *first,
			 const struct saying *again)
{
	const struct anchor *at = &again->mention->anchor;
	uint32_t entity = again->mention->entity;
	const char *name = entity < es->list.n ? es->list.v[entity].id : "?";

	diag_add(&a->diags, DIAG_DUPLICATE_MENTION, at->line, at->column,
		 "%s is %s at this place%s in line %u already: delete one of the two",
		 diag_quote(slice_of(name)).s, again->refused ? "refused" : "mentioned",
		 again->refused == first->refused ? "" : ", and mentioned",
		 first->mention->anchor.line);
}

/* Those that stand in the text; the mentions are in its order already. */
static size_t list_sayings(const struct article *a, struct saying *list)
{
	size_t n = 0;

	for (size_t i = 0; i < a->mention_order_count; i++)
		list[n++] = (struct saying){&a->mentions[a->mention_order[i]], false};
	for (size_t i = 0; i < a->refusal_count; i++)
		if (a->refusals[i].anchor.state != ANCHOR_ORPHAN)
			list[n++] = (struct saying){&a->refusals[i], true};
	if (n > a->mention_order_count)
		qsort(list, n, sizeof *list, by_hull);
	return n;
}

/* What is sorted are the few that stand at one place. */
static void check_twice(struct article *a, const struct entities *es)
{
	struct saying *list = mem_alloc((a->mention_count + a->refusal_count) * sizeof *list);
	size_t n = list_sayings(a, list), next;

	for (size_t i = 0; i < n; i = next) {
		for (next = i + 1; next < n && by_hull(&list[i], &list[next]) == 0; next++)
			;
		if (next - i > 1)
			qsort(list + i, next - i, sizeof *list, by_saying);
		for (size_t k = i + 1; k < next; k++)
			if (by_what_they_say(list[k - 1].mention, list[k].mention) == 0)
				report_twice(a, es, &list[k - 1], &list[k]);
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
				 diag_quote(slice_of(f->id)).s);
		if (map_put(&ids, slice_of(f->id), i) || !map_get(&ids, slice_of(f->id), &first))
			continue;
		diag_add(&a->diags, DIAG_DUPLICATE_ID, f->line, f->column,
			 "the fact %s stands in line %u already: give this one another id",
			 diag_quote(slice_of(f->id)).s, a->facts[first].line);
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
			 diag_quote(slice_of(f->when)).s, diag_quote(slice_of(a->date)).s);
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

static void check_words(struct article *a, const struct fact *f, const struct filler *filler,
			const struct entities *es, size_t *budget)
{
	uint32_t meant;

	if (!filler->words || filler->entity != ENTITY_NONE || !is_slug(filler->words))
		return;
	meant = slip_find(es, filler->words, budget);
	if (meant != ENTITY_NONE)
		diag_add(&a->diags, DIAG_UNDECLARED, f->line, f->column,
			 "“%s” is no entity, so these are words: is %s meant?",
			 diag_quote(slice_of(filler->words)).s,
			 diag_quote(slice_of(es->list.v[meant].id)).s);
}

static void check_fillers(struct article *a, const struct fact *f, const struct entities *es,
			  size_t *budget)
{
	for (size_t i = 0; i < f->role_count; i++)
		for (size_t k = 0; k < f->roles[i].n; k++)
			check_words(a, f, &f->roles[i].fillers[k], es, budget);
	for (size_t i = 0; i < f->source_count; i++)
		check_words(a, f, &f->sources[i].who, es, budget);
	check_words(a, f, &f->where, es, budget);
}

void check_article(struct article *a, const struct entities *es)
{
	size_t budget = SLIP_BUDGET;

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
		check_fillers(a, f, es, &budget);
	}
}

/* ---- links */

/* A link back: fact `from` of that article has a link of that kind to fact `to`
 * of the one that is checked.  Facts are numbers of their ids. */
struct answer {
	uint32_t article;
	uint32_t kind;
	uint32_t from;
	uint32_t to;
};

/* What is known while the links of one article are checked. */
struct links {
	struct article *article;
	const struct corpus *corpus;
	struct map numbers; /* of ids of facts, in any article */
	struct map answers; /* the bytes of struct answer */
	struct arena arena; /* of these */
	bool *asked;        /* by article: its links back are in answers */
};

/* A link that is looked at, and where it points. */
struct looked_up {
	const struct fact *from;
	uint32_t number; /* of from */
	const struct link *link;
	size_t target; /* index of the article */
};

static bool is_mutual(enum link_kind kind)
{
	return kind == LINK_SAME_AS || kind == LINK_CONTRADICTS;
}

static uint32_t number_of(struct links *ls, const char *id)
{
	size_t number = ls->numbers.n;

	if (!map_put(&ls->numbers, slice_of(id), number))
		map_get(&ls->numbers, slice_of(id), &number);
	return (uint32_t)number;
}

/* Once for each article that is linked to.  The links of one fact stand together
 * and share its id. */
static void ask(struct links *ls, size_t target)
{
	const struct summary *s = &ls->corpus->articles.v[target].summary;
	const char *last = NULL;
	uint32_t number = 0;

	ls->asked[target] = true;
	for (size_t i = 0; i < s->link_count; i++) {
		const struct summary_link *l = &s->links[i];
		struct answer *one;

		if (!is_mutual(l->kind) || strcmp(l->target_article, ls->article->id) != 0)
			continue;
		if (l->fact != last)
			number = number_of(ls, l->fact);
		last = l->fact;
		one = arena_alloc(&ls->arena, sizeof *one);
		*one = (struct answer){(uint32_t)target, l->kind, number,
				       number_of(ls, l->target_fact)};
		map_put(&ls->answers, (struct slice){(const char *)one, sizeof *one}, 0);
	}
}

static bool answered(struct links *ls, const struct looked_up *at)
{
	struct answer want = {(uint32_t)at->target, at->link->kind, number_of(ls, at->link->fact),
			      at->number};

	if (!ls->asked[at->target])
		ask(ls, at->target);
	return map_get(&ls->answers, (struct slice){(const char *)&want, sizeof want},
		       &(size_t){0});
}

static void unknown_link(struct article *a, const struct link *l, const char *why)
{
	diag_add(&a->diags, DIAG_UNKNOWN_LINK, l->line, l->column, "%s: %s#%s: %s",
		 link_word(l->kind), diag_quote(slice_of(l->article)).s,
		 diag_quote(slice_of(l->fact)).s, why);
}

static void check_answer(struct links *ls, const struct looked_up *at)
{
	const struct link *l = at->link;

	if (is_mutual(l->kind) && at->from->id[0] && !answered(ls, at))
		diag_add(&ls->article->diags, DIAG_ONE_WAY_LINK, l->line, l->column,
			 "%s#%s does not link back: add %s: \"%s#%s\" to its links",
			 diag_quote(slice_of(l->article)).s, diag_quote(slice_of(l->fact)).s,
			 link_word(l->kind), diag_quote(slice_of(ls->article->id)).s,
			 diag_quote(slice_of(at->from->id)).s);
}

static void check_own_link(struct links *ls, const struct looked_up *at)
{
	struct article *a = ls->article;
	size_t index = article_find_fact(a, at->link->fact);

	if (index == SIZE_MAX)
		unknown_link(a, at->link, "this article has no such fact");
	else if (&a->facts[index] == at->from)
		unknown_link(a, at->link, "the fact links to itself");
	else if (at->target != SIZE_MAX)
		check_answer(ls, at);
}

static void check_links_of(struct links *ls, const struct fact *f,
			   bool (*has_fact)(const void *ctx, size_t article, const char *fact),
			   const void *ctx)
{
	uint32_t number = f->link_count ? number_of(ls, f->id) : 0;

	for (size_t i = 0; i < f->link_count; i++) {
		const struct link *l = &f->links[i];
		struct looked_up at = {f, number, l, corpus_find(ls->corpus, slice_of(l->article))};

		if (strcmp(l->article, ls->article->id) == 0)
			check_own_link(ls, &at);
		else if (at.target == SIZE_MAX)
			unknown_link(ls->article, l, "no article has this name");
		else if (ls->corpus->articles.v[at.target].state == ENTRY_BROKEN)
			unknown_link(ls->article, l, "that article cannot be read");
		else if (!has_fact(ctx, at.target, l->fact))
			unknown_link(ls->article, l, "that article has no such fact");
		else
			check_answer(ls, &at);
	}
}

void check_links(struct article *a, const struct corpus *c,
		 bool (*has_fact)(const void *ctx, size_t article, const char *fact),
		 const void *ctx)
{
	struct links ls = {.article = a, .corpus = c};

	ls.asked = mem_zalloc(c->articles.n, sizeof *ls.asked);
	for (size_t i = 0; i < a->fact_count; i++)
		check_links_of(&ls, &a->facts[i], has_fact, ctx);
	map_release(&ls.numbers);
	map_release(&ls.answers);
	arena_release(&ls.arena);
	free(ls.asked);
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
		 "“%s” names %s and also %s (line %u): a text that says it could mean either",
		 diag_quote(slice_of(name)).s, diag_quote(slice_of(e->id)).s,
		 diag_quote(slice_of(other->id)).s, other->line);
}

static void check_entity(const struct entity *e, struct diag_list *diags)
{
	if (!is_slug(e->id))
		diag_add(diags, DIAG_BAD_ID, e->line, e->column,
			 "the id “%s” is not of lower-case letters, digits and hyphens only",
			 diag_quote(slice_of(e->id)).s);
	if (!entity_type_known(slice_of(e->type_word)))
		diag_add(diags, DIAG_UNKNOWN_TYPE, e->line, e->column,
			 "“%s” is a type of this corpus' own; it is shown as %s",
			 diag_quote(slice_of(e->type_word)).s, entity_type_word(ENTITY_OTHER));
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
				 "%s stands below %s; the register is sorted by id",
				 diag_quote(slice_of(e->id)).s, diag_quote(slice_of(last->id)).s);
		last = e;
	}
	map_release(&names);
}
