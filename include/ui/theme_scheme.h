/* theme_scheme: a theme from the sixteen colours of a base16 or base24 scheme.
 *
 * What the colours of such a scheme are for is theirs to say, so that any of them
 * serves as it is:
 *
 *     00  background              08  danger, denied
 *     01  behind the status line  09  event, the match under the cursor
 *     02  selection               0A  date and quantity, search, hints; with a little
 *     03  dim, borders                of it, the background of evidence
 *     04  status line, other      0B  organization, verified
 *     05  text                    0C  law
 *                                 0D  person, headings; with a little of it, the
 *                                     background of the other mentions
 *                                 0E  place
 *                                 0F  product
 *
 * Many schemes have colours that cannot be read: comments at 2:1, yellow on white.
 * Text reaches 4.5:1 by WCAG on every background it may lie on, borders 3:1: where a
 * colour does not, base24's brighter twin of it is tried (12 to 17), and then it is
 * mixed with white on a dark background, with black on a light one, a sixteenth at a
 * time, until it does.  On a background in the middle, where nothing does, it becomes
 * black or white.
 *
 *     struct scheme s = {.n = 16, .variant = THEME_DARK, .colors = {0x101418, ...}};
 *     theme_of_scheme(&s, &theme);
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef UI_THEME_SCHEME_H
#define UI_THEME_SCHEME_H

#include "ui/theme.h"

struct scheme {
	uint32_t colors[24]; /* rrggbb */
	size_t n;            /* 16 or 24 */
	enum theme_variant variant;
};

/* Overwrites *t but for its name. */
void theme_of_scheme(const struct scheme *s, struct theme *t);

/* What a background is made for, by its lightness. */
enum theme_variant theme_variant_of(uint32_t background);

#endif
