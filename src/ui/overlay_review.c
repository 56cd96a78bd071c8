/* SPDX-License-Identifier: MIT */
#include "ui/overlay.h"

void overlay_review(const struct app *app, struct screen *s)
{
	(void)app;
	(void)s;
}
