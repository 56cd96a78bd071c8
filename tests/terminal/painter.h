/* painter: this very program, run again to paint random frames.
 *
 * With POSTIL_PAINTER=FILE in its environment it never reaches its cases: it
 * opens the terminal, paints a frame at each key, and writes to FILE what it
 * meant to show (screen_dump) before showing it.  'q' ends it.  A frame is a
 * small or large change of the one before, with wide, combined and line-drawing
 * characters in places where they must cut each other.
 * SPDX-License-Identifier: MIT
 */
#ifndef TERMINAL_PAINTER_H
#define TERMINAL_PAINTER_H

/* The path of this program, or NULL when the runner does not tell. */
const char *painter_program(void);

#endif
