/* rect: a rectangle of terminal cells; columns and rows from 0 at the upper
 * left, half-open.  Empty when w or h is 0 or less.
 * SPDX-License-Identifier: MIT
 */
#ifndef BASE_RECT_H
#define BASE_RECT_H

struct rect {
	int x, y, w, h;
};

#endif
