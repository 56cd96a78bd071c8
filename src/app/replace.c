/* SPDX-License-Identifier: MIT */
#include "app/replace.h"

#include "app/app.h"

void replace_key(struct app *app, uint32_t key)
{
	(void)key;
	app->mode = MODE_NORMAL;
}

void replace_release(struct replace *x)
{
	(void)x;
}

void replace_start(struct app *app, uint32_t entity, bool corpus)
{
	(void)app, (void)entity, (void)corpus;
}

void replace_start_split(struct app *app, uint32_t from, uint32_t to, bool corpus)
{
	(void)app, (void)from, (void)to, (void)corpus;
}

void replace_loaded(struct app *app, size_t index)
{
	(void)app, (void)index;
}
