/* report: what a terminal tells of the mouse becomes an event.
 *
 * Only reports with numbers are read: ESC [ < button ; column ; row M, or m where a button
 * goes up.  The first button and the wheel are told, with Alt; other buttons, and all with
 * Shift, which asks for the terminal's own selecting, are not.
 * Source: xterm's control sequences, mode 1006.
 * SPDX-License-Identifier: MIT
 */
#ifndef TERM_REPORT_H
#define TERM_REPORT_H

#include "app/event.h"

/* `numbers` is what stands between < and the end.  False, and *ev means nothing, when it
 * is no report: anything but three small numbers. */
bool report_mouse(const char *numbers, bool up, struct event *ev);

#endif
