/* fold: a text as search sees it, with a map back to the source's bytes.
 *
 * Always: œ æ ß ﬁ ² and wide forms become oe ae ss fi 2 and plain letters, ’ is ',
 * all spaces are a space, dashes and hyphens of all kinds are -, soft hyphens and
 * all that is invisible are left out; letters are decomposed.  FOLD_CASE ignores
 * case, FOLD_ACCENTS ignores accents (also ø ł đ ı).  Ill-formed bytes stay as
 * they are.  The folded text is never compared with anything but folded text.
 *
 * The map is exact: a source character that became several bytes is covered by
 * each of them, and marks that were left out belong to what stands before.
 *
 *     struct fold f = {0};
 *     fold_build(&f, text, FOLD_CASE | FOLD_ACCENTS);
 *     start = fold_start(&f, hit), end = fold_end(&f, hit + n);
 *     fold_release(&f);
 * SPDX-License-Identifier: MIT
 */
#ifndef TEXT_FOLD_H
#define TEXT_FOLD_H

#include "base/str.h"
#include "base/vec.h"

#include <stdint.h>

enum fold_flags { FOLD_CASE = 1, FOLD_ACCENTS = 2, FOLD_ALL = 3 };

/* From folded byte `folded` on, source bytes begin at `source`: one for one
 * (`same`), or all of them one character up to the next entry. */
struct fold_entry {
	uint32_t folded;
	uint32_t source : 31;
	uint32_t same : 1;
};

struct fold {
	struct str text; /* folded */
	VEC(struct fold_entry) map;
	struct slice source; /* borrowed */
	unsigned flags;
};

/* Replaces what f held.  Less than 2 GB. */
void fold_build(struct fold *f, struct slice source, unsigned flags);
void fold_release(struct fold *f);

/* Appends only the folded bytes: for names, keys and patterns. */
void fold_add(struct str *out, struct slice source, unsigned flags);

/* The source byte where the character begins that folded byte `at` came from;
 * the source's length past the end. */
size_t fold_start(const struct fold *f, size_t at);

/* The source byte where the character ends that folded byte `at` - 1 came from,
 * with the marks behind it; 0 for 0. */
size_t fold_end(const struct fold *f, size_t at);

/* The first folded byte that came from source byte `source` or later. */
size_t fold_from_source(const struct fold *f, size_t source);

#endif
