/* SPDX-License-Identifier: MIT */
#include "ui/overlay.h"

void overlay_picker(const struct app *app, struct screen *s)
{
	(void)app;
	(void)s;
}
