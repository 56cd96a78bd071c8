/* Proposals for the line that is being typed.
 * SPDX-License-Identifier: MIT */
#include "app/app.h"
#include "doc/date.h"
#include "doc/fact_draft.h"
#include "doc/recognise.h"
#include "form_int.h"
#include "text/fuzzy.h"

#include <string.h>

struct search_for {
	struct app *app;
	struct form_state *st;
	struct slice typed;
	struct fuzzy fuzzy;
};

/* Records may go while a form is open. */
static const char *kept(struct form_state *st, const char *words)
{
	return arena_copy(&st->offer_arena, words, strlen(words));
}

/* Keeps the best, each once. */
static void add(struct search_for *q, const char *insert, const char *detail, int score)
{
	struct form_state *st = q->st;
	int at = st->offer_count;

	for (int i = 0; i < st->offer_count; i++) {
		if (strcmp(st->offers[i].insert, insert) != 0)
			continue;
		if (st->offers[i].score >= score)
			return;
		memmove(&st->offers[i], &st->offers[i + 1],
			(size_t)(st->offer_count - i - 1) * sizeof *st->offers);
		st->offer_count--;
	}
	for (at = st->offer_count; at > 0 && st->offers[at - 1].score < score; at--)
		;
	if (at == FORM_OFFERS)
		return;
	if (st->offer_count < FORM_OFFERS)
		st->offer_count++;
	memmove(&st->offers[at + 1], &st->offers[at],
		(size_t)(st->offer_count - at - 1) * sizeof *st->offers);
	st->offers[at] = (struct form_offer){kept(st, insert), kept(st, detail), score};
}

static void match(struct search_for *q, const char *name, struct form_offer what)
{
	struct fuzzy_match m;

	if (fuzzy_match(&q->fuzzy, slice_of(name), &m))
		add(q, what.insert, what.detail, m.score + what.score);
}

/* ---- what can be proposed */

enum { HERE = 40 }; /* an entity that this article mentions comes before others */

static void offer_entities(struct search_for *q)
{
	const struct corpus *c = q->app->corpus;

	for (uint32_t i = 0; i < c->entities.list.n; i++) {
		const struct entity *e = &c->entities.list.v[i];
		uint32_t here = q->app->current == NO_ARTICLE
				    ? 0
				    : corpus_count_in(c, q->app->current, i).mentions;
		struct form_offer what = {e->id, e->name, here ? HERE + (int)(here % HERE) : 0};

		if (!q->typed.len && !here)
			continue;
		match(q, e->name, what);
		match(q, e->id, what);
		for (size_t k = 0; k < e->alias_count; k++)
			match(q, e->aliases[k], what);
	}
}

/* Words that facts use, those that are used most first. */
static void offer_words(struct search_for *q, const struct fact_words *words, const char *behind)
{
	struct str s = STR_INIT, used = STR_INIT;

	for (size_t i = 0; i < words->n; i++) {
		struct form_offer what = {.score = q->typed.len ? 0 : -(int)i};

		str_clear(&s);
		str_clear(&used);
		str_printf(&s, "%s%s", words->v[i].word, behind);
		if (words->v[i].count)
			str_count(&used, words->v[i].count, "fact", "facts");
		what.insert = s.s;
		what.detail = used.s;
		match(q, words->v[i].word, what);
	}
	str_release(&s);
	str_release(&used);
}

static void offer_roles(struct search_for *q)
{
	struct fact_words words = {0};

	fact_role_names(q->app->corpus, &words);
	offer_words(q, &words, ": ");
	fact_words_release(&words);
}

static void offer_predicates(struct search_for *q)
{
	struct fact_words words = {0};

	fact_predicates(q->app->corpus, &words);
	offer_words(q, &words, "");
	fact_words_release(&words);
}

enum { PINNED = 10000, DATE_LENGTH = 100 /* bytes */ };

/* The fact itself is no target. */
static void see_target(struct search_for *q, const struct article *a, const struct fact *f)
{
	const struct fact *self = q->st->record;
	const struct compare_side *pin = &q->app->compare.pinned;
	bool same = q->st->article && strcmp(a->id, q->st->article) == 0;
	struct form_offer what = {.detail = f->claim ? f->claim : ""};
	struct str s = STR_INIT;

	if (same && self && strcmp(self->id, f->id) == 0)
		return;
	str_printf(&s, "%s#%s", a->id, f->id);
	what.insert = s.s;
	if (strcmp(pin->article.s, a->id) == 0 && strcmp(pin->fact.s, f->id) == 0)
		what.score = PINNED;
	match(q, what.insert, what);
	match(q, what.detail, what);
	str_release(&s);
}

static void offer_targets(struct search_for *q)
{
	const struct corpus *c = q->app->corpus;

	for (size_t i = 0; i < c->loaded.n; i++) {
		const struct article *a = c->articles.v[c->loaded.v[i]].article;

		for (size_t k = 0; a && k < a->fact_count; k++)
			see_target(q, a, &a->facts[k]);
	}
}

static void offer_types(struct search_for *q)
{
	for (int t = 0; t < ENTITY_TYPE_COUNT; t++) {
		const char *word = entity_type_word((enum entity_type)t);

		match(q, word,
		      (struct form_offer){word, entity_type_heading((enum entity_type)t), -t});
	}
}

/* A date as people write it, whole: as the file has it.  It reads like one of the article. */
static void offer_date(struct search_for *q)
{
	const struct article *open = q->app->article;
	struct article a = {
	    .lang = open ? open->lang : "", .date = open ? open->date : "", .text = q->typed};
	struct recogniser r = {.article = &a, .arena = &q->st->offer_arena};
	struct date known;

	if (date_parse(q->typed, &known, NULL) || q->typed.len > DATE_LENGTH)
		return;
	offsets_build(&a.offsets, a.text);
	recognise_dates(&r, (struct span){0, a.offsets.points});
	for (size_t i = 0; i < r.hits.n; i++) {
		struct span s = r.hits.v[i].span;

		if (s.start == 0 && s.end == a.offsets.points)
			add(q, r.hits.v[i].when, "", 0);
	}
	offsets_release(&a.offsets);
	recogniser_release(&r);
	if (q->st->offer_count)
		q->st->offered = 0; /* what is typed cannot stay */
}

/* ---- the piece that is being typed */

/* Bytes of the piece of a list that holds the cursor, from the byte `from` on. */
static struct span piece_at(struct slice line, size_t cursor, size_t from)
{
	size_t start = cursor, end = cursor;

	while (start > from && line.s[start - 1] != ';')
		start--;
	while (start < cursor && line.s[start] == ' ')
		start++;
	while (end < line.len && line.s[end] != ';')
		end++;
	return (struct span){(uint32_t)start, (uint32_t)end};
}

/* Which part of a role: its name, with the colon, or one of its fillers. */
static struct span role_piece(struct slice line, size_t cursor, bool *name)
{
	const char *colon = line.len ? memchr(line.s, ':', line.len) : NULL;
	size_t at = colon ? (size_t)(colon - line.s) + 1 : 0;

	*name = !colon || cursor < at;
	if (!*name)
		return piece_at(line, cursor, at);
	if (!colon)
		at = cursor + strcspn(line.s + cursor, " ;");
	else if (at < line.len && line.s[at] == ' ')
		at++;
	return (struct span){0, (uint32_t)at};
}

static void propose(struct search_for *q, enum form_kind kind, bool role_name)
{
	switch (kind) {
	case FORM_ROLE:
		if (role_name)
			offer_roles(q);
		else
			offer_entities(q);
		break;
	case FORM_FILLER:
	case FORM_SOURCE:
		offer_entities(q);
		break;
	case FORM_PREDICATE:
		offer_predicates(q);
		break;
	case FORM_LINK:
		offer_targets(q);
		break;
	case FORM_TYPE:
		offer_types(q);
		break;
	case FORM_DATE:
		offer_date(q);
		break;
	default:
		break;
	}
}

void form_offer(struct app *app, struct form_state *st, bool all)
{
	struct form_field *f = &st->fields.v[st->at];
	struct slice line = prompt_text(&f->line);
	struct search_for q = {.app = app, .st = st};
	bool role_name = false;

	st->offer_count = 0;
	st->offered = FORM_NO_OFFER;
	arena_clear(&st->offer_arena);
	st->replaced = (struct span){0, (uint32_t)line.len};
	if (f->kind == FORM_ROLE)
		st->replaced = role_piece(line, f->line.cursor, &role_name);
	q.typed = slice_trim(
	    (struct slice){line.s + st->replaced.start, st->replaced.end - st->replaced.start});
	if (q.typed.len && q.typed.s[q.typed.len - 1] == ':')
		q.typed.len--;
	if (!q.typed.len && !all)
		return;
	fuzzy_set(&q.fuzzy, q.typed);
	propose(&q, f->kind, role_name);
	fuzzy_release(&q.fuzzy);
	if (st->offer_count == 1 && slice_is(q.typed, st->offers[0].insert))
		st->offer_count = 0;
}
