/* SPDX-License-Identifier: MIT */
#include "recognise_speaker_int.h"

#include "text/sentence.h"
#include "text/snap.h"

#include <string.h>

enum {
	MOST_NAME = 9,       /* words of a speaker who is no mention */
	MOST_EARLIER = 2048, /* points in which whoever is meant by il is looked for */
	NEAR = 6,            /* words between a verb and what belongs to it */
};

/* ---- words, folded */

static const char accusations[] = "allegation allegations accusation accusations";
static const char pronouns[] = "il elle ils elles on celui-ci celle-ci ceux-ci he she they it";
const char scene_helpers[] = "a ont avait avaient aurait auraient est sont aussi toujours ainsi "
			     "egalement deja has have had also";
static const char quotes_closed[] = "\" » ” ,";

/* ---- one sentence, and the statement in or before it */

bool scene_holds(const struct scene *s, struct span span)
{
	for (uint32_t i = 0; i < s->n; i++)
		if (span_overlaps(s->parts[i], span))
			return true;
	return false;
}

static void set_mention(const struct scene *s, const struct cover_entry *e, struct speaker *out)
{
	uint32_t entity = s->r->article->mentions[e->owner].entity;

	out->who.entity = entity;
	out->who.words = s->r->entities->list.v[entity].id;
	out->span = e->span;
}

/* The first mention that begins in the points [from, to), the outermost. */
static bool mention_behind(const struct scene *s, uint32_t from, uint32_t to, struct speaker *out)
{
	const struct cover *c = &s->r->article->mention_cover;

	for (size_t i = cover_first(c, from); i < c->n && c->v[i].span.start < to; i++)
		if (c->v[i].span.start >= from) {
			set_mention(s, &c->v[i], out);
			return true;
		}
	return false;
}

/* The last mention in the points [from, to), the outermost. */
bool scene_mention_before(const struct scene *s, uint32_t from, uint32_t to, struct speaker *out)
{
	const struct cover *c = &s->r->article->mention_cover;
	uint32_t end = 0;
	bool found = false;

	for (size_t i = cover_first(c, from); i < c->n && c->v[i].span.start < to; i++) {
		if (c->v[i].span.start < from || c->v[i].span.end > to || c->v[i].span.end <= end)
			continue;
		end = c->v[i].span.end;
		set_mention(s, &c->v[i], out);
		found = true;
	}
	return found;
}

uint32_t scene_point(const struct scene *s, uint32_t token)
{
	return token < s->t.list.n
		   ? token_span(&s->t, token, token + 1).start
		   : token_span(&s->t, (uint32_t)s->t.list.n - 1, (uint32_t)s->t.list.n).end;
}

/* The words of the tokens [first, end), as free words. */
static bool set_words(const struct scene *s, uint32_t first, uint32_t end, struct speaker *out)
{
	struct slice words;

	while (first < end &&
	       token_in(&s->t, first, "le la l' les un une des the a an , que qu' that"))
		first++;
	while (end > first && !token_at(&s->t, end - 1)->word)
		end--;
	if (first >= end || end - first > MOST_NAME)
		return false;
	out->span = token_span(&s->t, first, end);
	words = article_span_text(s->r->article, out->span);
	out->who.entity = ENTITY_NONE;
	out->who.words = arena_copy(s->r->arena, words.s, words.len);
	return true;
}

uint32_t scene_clause_end(const struct scene *s, uint32_t i)
{
	while (i < s->t.list.n && token_at(&s->t, i)->word)
		i++;
	return i;
}

/* Whoever stands behind token i, up to the next sign. */
bool scene_speaker_behind(const struct scene *s, uint32_t i, struct speaker *out)
{
	uint32_t end = scene_clause_end(s, i);

	if (end == i)
		return false;
	if (mention_behind(s, scene_point(s, i), token_span(&s->t, i, end).end, out) &&
	    out->span.start < scene_point(s, i + NEAR))
		return true;
	return set_words(s, i, end, out);
}

/* In the paragraph's sentences before this one: whom il or cette dernière mean. */
static bool speaker_earlier(const struct scene *s, struct speaker *out)
{
	const struct article *a = s->r->article;
	uint32_t to = scene_point(s, 0);
	uint32_t from = a->offsets.v[offsets_paragraph(&a->offsets, to)].point;

	if (to - from > MOST_EARLIER)
		from = to - MOST_EARLIER;
	return scene_mention_before(s, from, to, out);
}

static bool is_pronoun_at(const struct scene *s, uint32_t i)
{
	return token_in(&s->t, i, pronouns) ||
	       (token_in(&s->t, i, "ce cette ces") &&
		token_in(&s->t, i + 1, "dernier derniere derniers"));
}

/* Whoever stands before the verb at token i. */
static bool speaker_before(const struct scene *s, uint32_t i, struct speaker *out)
{
	uint32_t first, end = i;

	while (end > 0 && token_in(&s->t, end - 1, scene_helpers))
		end--;
	for (first = end; first > 0 && token_at(&s->t, first - 1)->word;)
		first--;
	if (is_pronoun_at(s, first))
		return speaker_earlier(s, out);
	if (scene_mention_before(s, scene_point(s, 0), scene_point(s, i), out))
		return true;
	return first < end && set_words(s, first, end, out);
}

/* ---- verbs */

static bool has_pronoun(const struct scene *s, uint32_t i)
{
	struct slice key = token_at(&s->t, i)->key;

	return without_pronoun(key).len < key.len;
}

/* …, ajoute la source; », ont souligné les autorités; », a-t-il dit.  Who accuses
 * or denies stands before the verb. */
static bool is_inverted(const struct scene *s, uint32_t i, const struct verb *v)
{
	struct slice key = token_at(&s->t, i)->key;

	if ((v->stance != STANCE_ASSERTS && v->stance != STANCE_CLAIMS) ||
	    token_in(&s->t, i + 1, "que qu' that :") ||
	    (key.len > 3 && !memcmp(key.s + key.len - 3, "ant", 3)))
		return false;
	while (i > 0 && (token_in(&s->t, i - 1, "a ont avait avaient has have had") ||
			 has_pronoun(s, i - 1)))
		i--;
	return i > 0 && token_in(&s->t, i - 1, quotes_closed);
}

static bool is_passive(const struct scene *s, uint32_t i)
{
	return token_in(&s->t, i + 1, "par by");
}

static bool speaker_of(const struct scene *s, uint32_t i, const struct verb *v, struct speaker *out)
{
	if (has_pronoun(s, i) || (i > 0 && has_pronoun(s, i - 1)))
		return speaker_earlier(s, out);
	if (is_passive(s, i))
		return scene_speaker_behind(s, i + 2, out);
	if (is_inverted(s, i, v))
		return scene_speaker_behind(s, i + 1, out);
	return speaker_before(s, i, out);
}

/* nié ces allégations: what is denied was said before. */
static bool speaks_of_accusation(const struct scene *s, uint32_t i)
{
	for (uint32_t k = i + 1; k <= i + 3; k++)
		if (token_in(&s->t, k, accusations))
			return true;
	for (uint32_t k = i; k-- > 0 && i - k <= NEAR && token_at(&s->t, k)->word;)
		if (token_in(&s->t, k, accusations))
			return true;
	return false;
}

/* A comma ends what a verb governs, unless "et que" or the like goes on. */
static bool is_cut_off(const struct scene *s, uint32_t verb, uint32_t start)
{
	size_t byte = byte_of(s->r->article, start);

	for (uint32_t i = verb + 1; i < s->t.list.n && token_at(&s->t, i)->start < byte; i++)
		if (token_in(&s->t, i, ", ;") &&
		    !token_in(&s->t, i + 1, "et que qu' mais and that but"))
			return true;
	return false;
}

/* "…, the minister said on Monday.": who says it comes last. */
static bool is_trailing(const struct scene *s, uint32_t verb, const struct verb *v)
{
	uint32_t i = verb;

	if ((v->stance != STANCE_ASSERTS && v->stance != STANCE_CLAIMS) ||
	    s->parts[0].start >= scene_point(s, verb) ||
	    (token_at(&s->t, verb + 1)->word &&
	     !token_in(&s->t, verb + 1, "on in at late yesterday today")))
		return false;
	while (i > 0 && token_at(&s->t, i - 1)->word)
		i--;
	return i > 0 && token_in(&s->t, i - 1, quotes_closed);
}

/* How far the statement stands behind the verb that governs it; UINT32_MAX when
 * it does not. */
static uint32_t distance(const struct scene *s, uint32_t verb, const struct verb *v,
			 const struct speaker *who)
{
	struct span cue = token_span(&s->t, verb, verb + 1);
	uint32_t best = UINT32_MAX;

	if (scene_holds(s, cue) || speaks_of_accusation(s, verb))
		return UINT32_MAX;
	if (is_inverted(s, verb, v) || is_trailing(s, verb, v))
		return scene_holds(s, who->span) ? UINT32_MAX : 0;
	for (uint32_t i = 0; i < s->n; i++) {
		uint32_t start = s->parts[i].start;

		if (start >= cue.end && start - cue.end < best && !is_cut_off(s, verb, start))
			best = start - cue.end;
	}
	return best;
}

void scene_add(struct scene *s, const struct speaker *who, enum stance stance, struct span cue)
{
	for (size_t i = 0; i < s->r->hits.n; i++)
		if (s->r->hits.v[i].kind == RECOGNISED_SPEAKER &&
		    s->r->hits.v[i].cue.start == cue.start)
			return;
	*vec_push(&s->r->hits) = (struct recognised){.kind = RECOGNISED_SPEAKER,
						     .span = who->span,
						     .who = who->who,
						     .stance = stance,
						     .cue = cue};
}

/* The verb, and whoever it belongs to where that is no mention. */
static struct span verb_cue(const struct scene *s, uint32_t verb, const struct speaker *who)
{
	struct span cue = token_span(&s->t, verb, verb + 1);

	if (who->who.entity == ENTITY_NONE && who->span.start >= cue.end)
		cue.end = who->span.end;
	if (who->who.entity == ENTITY_NONE && who->span.end <= cue.start)
		cue.start = who->span.start;
	return cue;
}

/* Denials of what the sentence before says. */
static void find_denials(struct scene *s)
{
	for (uint32_t i = 0; i < s->t.list.n; i++) {
		const struct verb *v = token_at(&s->t, i)->word ? verb_of(&s->t, i) : NULL;
		struct speaker who;

		if (!v || (v->stance != STANCE_DENIES && v->stance != STANCE_DOUBTS))
			continue;
		if (speaks_of_accusation(s, i) && speaker_of(s, i, v, &who))
			scene_add(s, &who, v->stance, verb_cue(s, i, &who));
	}
}

/* ---- selon X */

/* The token behind selon, d’après, according to, when one begins at i; or 0. */
uint32_t scene_according_end(const struct scene *s, uint32_t i)
{
	if ((s->t.langs & LANG_FR) && token_is(&s->t, i, "selon"))
		return i + 1;
	if (token_is(&s->t, i, "d'") && token_is(&s->t, i + 1, "apres"))
		return i + 2;
	if (token_is(&s->t, i, "according") && token_is(&s->t, i + 1, "to"))
		return i + 2;
	return 0;
}

/* "la source" is whoever was named last with selon. */
void scene_resolve_source(const struct scene *s, struct speaker *who)
{
	struct scene earlier = *s;
	uint32_t to = scene_point(s, 0), from = to > MOST_EARLIER ? to - MOST_EARLIER : 0;
	struct speaker found;

	if (who->who.entity != ENTITY_NONE ||
	    !key_in(slice_of(who->who.words), "source agence agency"))
		return;
	tokens_read(&earlier.t, s->r->article, byte_of(s->r->article, from), s->sentence.start);
	for (uint32_t i = (uint32_t)earlier.t.list.n; i-- > 0;) {
		uint32_t behind = scene_according_end(&earlier, i);

		if (!behind || !scene_speaker_behind(&earlier, behind, &found) ||
		    found.who.entity == ENTITY_NONE)
			continue;
		who->who = found.who;
		break;
	}
	tokens_release(&earlier.t);
}

static void find_verb(struct scene *s)
{
	struct speaker best_who = {0};
	const struct verb *best = NULL;
	uint32_t nearest = UINT32_MAX, at = 0;

	for (uint32_t i = 0; i < s->t.list.n; i++) {
		const struct verb *v = token_at(&s->t, i)->word ? verb_of(&s->t, i) : NULL;
		struct speaker who;
		uint32_t far;

		if (!v || !speaker_of(s, i, v, &who))
			continue;
		far = distance(s, i, v, &who);
		if (far >= nearest)
			continue;
		nearest = far;
		best = v;
		best_who = who;
		at = i;
	}
	if (best) {
		struct span cue = verb_cue(s, at, &best_who);

		scene_resolve_source(s, &best_who);
		scene_add(s, &best_who, best->stance, cue);
	}
}

static bool find_according(struct scene *s)
{
	for (uint32_t i = 0; i < s->t.list.n; i++) {
		uint32_t behind = scene_according_end(s, i);
		struct speaker who;
		struct span cue;

		if (!behind || !scene_speaker_behind(s, behind, &who))
			continue;
		cue = (struct span){scene_point(s, i), who.span.end};
		if (scene_holds(s, cue))
			continue;
		scene_add(s, &who, STANCE_ASSERTS, cue);
		return true;
	}
	return false;
}

/* ---- around the statement */

static bool scene_at(struct scene *s, size_t byte)
{
	struct slice text = s->r->article->text;

	if (!sentence_at(text.s, text.len, byte, &s->sentence))
		return false;
	tokens_read(&s->t, s->r->article, s->sentence.start, s->sentence.end);
	if (s->t.list.n)
		return true;
	tokens_release(&s->t);
	return false;
}

static void look_behind(struct scene *s, size_t end)
{
	struct slice text = s->r->article->text;
	size_t next = sentence_next(text.s, text.len, end);

	if (next >= text.len || memchr(text.s + end, '\n', next - end) || !scene_at(s, next))
		return;
	find_denials(s);
	tokens_release(&s->t);
}

void recognise_speakers(struct recogniser *r, const struct span *parts, uint32_t n)
{
	struct scene s = {.r = r, .parts = parts, .n = n};
	size_t last, before;

	if (n == 0 || parts[n - 1].start >= parts[n - 1].end)
		return;
	last = byte_of(r->article, parts[n - 1].end - 1);
	if (!scene_at(&s, byte_of(r->article, parts[0].start)))
		return;
	before = r->hits.n;
	find_verb(&s);
	find_according(&s);
	if (r->hits.n == before)
		scene_look_inside(&s);
	tokens_release(&s.t);
	look_behind(&s, last);
}
