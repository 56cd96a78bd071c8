/* SPDX-License-Identifier: MIT */
#include "term/report.h"

#include <stdlib.h>
#include <string.h>

/* Source: xterm's control sequences, mode 1006: button; column; row, from 1. */
enum { BUTTON_SHIFT = 4, BUTTON_ALT = 8, BUTTON_CTRL = 16, BUTTON_MOVED = 32, BUTTON_WHEEL = 64 };

/* Exactly three numbers of at most four digits. */
static bool report_numbers(const char *s, int n[3])
{
	for (int i = 0; i < 3; i++) {
		size_t digits = strspn(s, "0123456789");

		if (digits < 1 || digits > 4 || s[digits] != (i < 2 ? ';' : '\0'))
			return false;
		n[i] = (int)strtol(s, NULL, 10);
		s += digits + 1;
	}
	return n[1] > 0 && n[2] > 0;
}

bool report_mouse(const char *numbers, bool up, struct event *ev)
{
	int n[3], button;

	if (!report_numbers(numbers, n) || n[0] & BUTTON_SHIFT)
		return false;
	*ev = (struct event){.kind = EVENT_MOUSE, .x = n[1] - 1, .y = n[2] - 1};
	ev->alt = n[0] & BUTTON_ALT;
	button = n[0] & ~(BUTTON_ALT | BUTTON_CTRL);
	if (button == 0)
		ev->act = up ? MOUSE_RELEASE : MOUSE_PRESS;
	else if (button == BUTTON_MOVED && !up)
		ev->act = MOUSE_DRAG;
	else if ((button == BUTTON_WHEEL || button == BUTTON_WHEEL + 1) && !up)
		ev->act = button == BUTTON_WHEEL ? MOUSE_WHEEL_UP : MOUSE_WHEEL_DOWN;
	else
		return false;
	return true;
}
