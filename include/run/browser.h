/* browser: which program opens an address, and how it is run.
 *
 * $BROWSER is a list of programs with colons between them, each with words of its own if
 * need be (base/argv; no %s, no shell); the first that is installed is taken.  Else what
 * the desktop opens addresses with, where there is a desktop, else a browser for
 * terminals.  Those get the terminal, the others go on by themselves.
 * The address comes last; it was read by base/url, so it is no option.
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef RUN_BROWSER_H
#define RUN_BROWSER_H

#include "base/argv.h"

/* Sets the words of the browser with the address behind them, and *front.  False, with a
 * sentence, when there is none. */
bool browser_find(const char *url, struct argv *a, bool *front, struct error *err);

#endif
