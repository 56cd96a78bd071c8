/* SPDX-License-Identifier: MIT */
#include "app/compare.h"

#include "app/app.h"

void compare_pin(struct app *app)
{
	(void)app;
}

void compare_key(struct app *app, uint32_t key)
{
	(void)key;
	app->mode = MODE_NORMAL;
}

void compare_release(struct compare *c)
{
	str_release(&c->pinned.article);
	str_release(&c->pinned.fact);
	str_release(&c->other.article);
	str_release(&c->other.fact);
}
