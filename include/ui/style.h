/* style: names for how a cell looks; a theme says what they mean.
 *
 * Cells hold style ids, never colours, so a theme cannot break a frame.  The
 * dotted name is the key in theme files; a missing one falls back to the part
 * before its last dot, and in the end to "text".
 * SPDX-License-Identifier: MIT
 */
#ifndef UI_STYLE_H
#define UI_STYLE_H

#include "doc/entity.h"
#include "doc/fact.h"

/* id, theme key, letter in frame files */
#define STYLES(X)                                   \
	X(TEXT, "text", ' ')                        \
	X(DIM, "text.dim", 'd')                     \
	X(STRONG, "text.strong", 'b')               \
	X(HEADING, "text.heading", 'h')             \
	X(DANGER, "text.danger", '!')               \
	X(BORDER, "border", '-')                    \
	X(BORDER_FOCUS, "border.focus", '=')        \
	X(TITLE, "title", 't')                      \
	X(STATUS, "status", 's')                    \
	X(STATUS_KEY, "status.key", 'k')            \
	X(STATUS_NOTE, "status.note", 'n')          \
	X(STATUS_ERROR, "status.error", 'e')        \
	X(SELECTED, "selected", '>')                \
	X(SELECTED_IDLE, "selected.idle", '.')      \
	X(NESTED, "mention.nested", '^')            \
	X(CURRENT, "mention.current", '@')          \
	X(SAME, "mention.same", '*')                \
	X(EVIDENCE, "evidence", '_')                \
	X(CUE, "evidence.cue", '"')                 \
	X(SEARCH, "search", '/')                    \
	X(SEARCH_CURRENT, "search.current", '|')    \
	X(MARKED, "marked", 'v')                    \
	X(HINT, "hint", 'f')                        \
	X(HINT_TYPED, "hint.typed", 'F')            \
	X(PERSON, "entity.person", 'P')             \
	X(ORGANIZATION, "entity.organization", 'O') \
	X(PLACE, "entity.place", 'L')               \
	X(EVENT, "entity.event", 'E')               \
	X(LAW, "entity.law", 'A')                   \
	X(PRODUCT, "entity.product", 'R')           \
	X(DATE, "entity.date", 'D')                 \
	X(QUANTITY, "entity.quantity", 'Q')         \
	X(OTHER, "entity.other", '?')               \
	X(ASSERTS, "stance.asserts", '1')           \
	X(CLAIMS, "stance.claims", '2')             \
	X(ALLEGES, "stance.alleges", '3')           \
	X(DENIES, "stance.denies", '4')             \
	X(DOUBTS, "stance.doubts", '5')             \
	X(OPEN, "verdict.open", '6')                \
	X(VERIFIED, "verdict.verified", '7')        \
	X(DISPUTED, "verdict.disputed", '8')        \
	X(DEPRECATED, "verdict.deprecated", '9')

enum style {
#define X(name, key, letter) STYLE_##name,
	STYLES(X)
#undef X
	    STYLE_COUNT
};

const char *style_key(enum style s);
char style_letter(enum style s);
bool style_of_key(struct slice key, enum style *out);

enum style style_of_entity(enum entity_type type);
enum style style_of_stance(enum stance stance);
enum style style_of_verdict(enum verdict verdict);

#endif
