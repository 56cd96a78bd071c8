/* recognise_speaker_int: one sentence and the statement in it, shared by looking
 * around the statement and inside of it.
 * SPDX-License-Identifier: MIT
 */
#ifndef DOC_RECOGNISE_SPEAKER_INT_H
#define DOC_RECOGNISE_SPEAKER_INT_H

#include "recognise_int.h"

#include "text/sentence.h"

struct scene {
	struct tokens t;
	struct recogniser *r;
	const struct span *parts;
	uint32_t n;
	struct sentence sentence; /* bytes */
};

struct speaker {
	struct filler who;
	struct span span;
};

extern const char scene_helpers[]; /* what stands between who says it and the verb */

/* Does the statement hold any of these points? */
bool scene_holds(const struct scene *s, struct span span);

/* Where a token begins; behind the last one the end of the sentence. */
uint32_t scene_point(const struct scene *s, uint32_t token);

/* The token of the next sign, from i on. */
uint32_t scene_clause_end(const struct scene *s, uint32_t i);

/* The last mention in the points [from, to), the outermost. */
bool scene_mention_before(const struct scene *s, uint32_t from, uint32_t to, struct speaker *out);

/* Whoever stands behind token i, up to the next sign. */
bool scene_speaker_behind(const struct scene *s, uint32_t i, struct speaker *out);

/* The token behind selon, d’après, according to, when one begins at i; or 0. */
uint32_t scene_according_end(const struct scene *s, uint32_t i);

/* "la source" is whoever was named last with selon. */
void scene_resolve_source(const struct scene *s, struct speaker *who);

/* A hit, unless its cue is one already. */
void scene_add(struct scene *s, const struct speaker *who, enum stance stance, struct span cue);

/* The words in the statement that attribute all of it, where nothing around it does. */
void scene_look_inside(struct scene *s);

#endif
