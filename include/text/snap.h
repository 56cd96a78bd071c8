/* snap: a rough range of a text made into one as a person would mark it.
 *
 * For a name (SNAP_NAME): whole clusters; no white space, signs, quotes or brackets
 * at the ends, unless they belong to it (« État (islamique) », U.E., 12 %, §3); an
 * elided article at the start is left out (l’unité, qu’il).  For a clause
 * (SNAP_CLAUSE), the evidence of a fact: articles stay, and so do ? ! and …; a
 * comma, full stop or the like at the end goes.  In both, a quote or bracket
 * without its other half in the range goes, and so does a pair around all of it.
 * A range of which nothing would be left stays as it was, in whole clusters.
 *
 * snap_grow widens by one unit: word, word with its hyphens and apostrophes, name
 * (capitals in a row, with de, du, of … between them), clause, sentence,
 * paragraph.  The caller keeps the ranges it came through, to go back.
 *
 * Ranges are code points of the text of `o`; what lies past its end is cut off.
 *
 *     s = snap_range(&o, (struct range){start, end}, SNAP_NAME);
 *     s = snap_grow(&o, s);
 * SPDX-License-Identifier: MIT
 */
#ifndef TEXT_SNAP_H
#define TEXT_SNAP_H

#include "text/offsets.h"

/* Half open, as a span of doc is. */
struct range {
	uint32_t start;
	uint32_t end;
};

enum snap_kind { SNAP_NAME, SNAP_CLAUSE };

/* A range that is empty or turned round is the cluster at its start. */
struct range snap_range(const struct offsets *o, struct range raw, enum snap_kind kind);

/* The next larger unit that holds the range; the range itself when it is all of
 * its paragraphs. */
struct range snap_grow(const struct offsets *o, struct range now);

#endif
