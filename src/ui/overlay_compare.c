/* SPDX-License-Identifier: MIT */
#include "ui/overlay.h"

void overlay_compare(const struct app *app, struct screen *s)
{
	(void)app;
	(void)s;
}
