/* SPDX-License-Identifier: MIT */
#include "recognise_speaker_int.h"

static const char subordinate[] = "que qu' qui dont si lorsque quand comme bien puisque alors that "
				  "which who whose if when while although though";

static bool no_words_between(const struct scene *s, uint32_t from, uint32_t end)
{
	for (uint32_t i = from; i < s->t.list.n && scene_point(s, i) < end; i++)
		if (token_at(&s->t, i)->word)
			return false;
	return true;
}

/* Selon X, …; …, selon X: no "vote selon les règles". */
static bool is_at_edge(const struct scene *s, uint32_t i, uint32_t behind,
		       const struct speaker *who)
{
	uint32_t after = scene_clause_end(s, behind);

	if (token_in(&s->t, behind, "que qu' lequel laquelle lesquels lesquelles which"))
		return false;
	if (i == 0 || scene_point(s, i - 1) < s->parts[0].start)
		return token_is(&s->t, after, ",");
	return no_words_between(s, after, s->parts[s->n - 1].end) &&
	       (token_is(&s->t, i - 1, ",") || who->who.entity != ENTITY_NONE);
}

static bool find_according_inside(struct scene *s)
{
	for (uint32_t i = 0; i < s->t.list.n; i++) {
		uint32_t behind = scene_according_end(s, i);
		struct speaker who;
		struct span cue;

		if (!behind || !scene_speaker_behind(s, behind, &who) ||
		    !is_at_edge(s, i, behind, &who))
			continue;
		cue = (struct span){scene_point(s, i), who.span.end};
		if (!scene_holds(s, cue))
			continue;
		scene_resolve_source(s, &who);
		scene_add(s, &who, STANCE_ASSERTS, cue);
		return true;
	}
	return false;
}

/* The mention that ends right before the verb at token i, in the main clause. */
static bool subject_of(const struct scene *s, uint32_t i, struct speaker *out)
{
	uint32_t end = i;

	while (end > 0 && token_in(&s->t, end - 1, scene_helpers))
		end--;
	if (end == 0 || !scene_mention_before(s, s->parts[0].start, scene_point(s, end), out) ||
	    out->span.end < token_span(&s->t, end - 1, end).end)
		return false;
	for (uint32_t k = 0; k < end; k++)
		if (token_in(&s->t, k, subordinate) && scene_point(s, k) < out->span.start)
			return false;
	return true;
}

/* Does the verb govern all that follows: affirme que …, déclaré : …? */
static bool governs_rest(const struct scene *s, uint32_t i)
{
	if (!token_in(&s->t, i + 1, "que qu' that :"))
		return false;
	for (uint32_t k = i + 2; k < s->t.list.n; k++)
		if (token_is(&s->t, k, ";") ||
		    (token_is(&s->t, k, ",") && token_in(&s->t, k + 1, "mais but tandis while")))
			return false;
	return true;
}

static void find_verb_inside(struct scene *s)
{
	for (uint32_t i = 0; i < s->t.list.n; i++) {
		const struct verb *v = token_at(&s->t, i)->word ? verb_of(&s->t, i) : NULL;
		struct span cue = token_span(&s->t, i, i + 1);
		struct speaker who;

		if (!v || !scene_holds(s, cue) || !governs_rest(s, i) || !subject_of(s, i, &who))
			continue;
		scene_add(s, &who, v->stance, cue);
		return;
	}
}

void scene_look_inside(struct scene *s)
{
	if (!find_according_inside(s))
		find_verb_inside(s);
}
