/* theme_read: themes from YAML.
 *
 *     name: Dark
 *     variant: dark                  # dark | light | any
 *     inherits: light                # another theme; what is left out here is as there
 *     palette:                       # names for colours
 *       sky: "#60a6c0"
 *     styles:                        # the keys of ui/style.h; none is required
 *       text.dim: {fg: bright-black}
 *       entity.person: {fg: sky, underline: true}
 *       search: {fg: black, bg: "#f0e442", bold: true}
 *
 * A colour is a name of the palette, "#rrggbb", 0 to 255, black red green yellow
 * blue magenta cyan white, the same with bright-, or default, the terminal's own.
 * A style that gives no fg or bg has what is below it.  Attributes are bold
 * underline reverse italic dim, each true or false.  Left-out styles follow
 * theme_inherit, or the theme that is inherited from.  A palette goes before that
 * theme's: its styles take the colours of the heir.  At most four themes inherit
 * from each other.
 *
 * A base16 or base24 scheme, with its colours in `palette` or at the margin (as they
 * were once written), with or without "#", is a theme as it is: see ui/theme_scheme.
 * What else it says is passed over.
 *
 * In any other theme, what is unknown is an error with its place: a theme with a
 * spelling mistake must not look almost right.
 * SPDX-License-Identifier: MIT
 */
#ifndef RUN_THEME_READ_H
#define RUN_THEME_READ_H

#include "base/diag.h"
#include "base/error.h"
#include "ui/theme.h"

/* Overwrites *t.  False when there were errors; then *t is the plain theme.
 * Faults go to `faults`, which the caller has opened for this file. */
bool theme_read(const char *bytes, size_t len, struct theme *t, struct diag_list *faults);

/* The theme of that name, or of that file when the name has a slash (see
 * run/theme_files).  The error names the file, line and column of the first fault. */
bool theme_find(const char *name, struct theme *t, struct error *err);

#endif
