/* SPDX-License-Identifier: MIT */
#include "app/picker.h"

#include "app/app.h"

void picker_open(struct app *app, const char *label, struct slice start, bool may_create,
		 void (*done)(struct app *app, uint32_t entity, const char *new_name))
{
	str_clear(&app->picker.label);
	str_addz(&app->picker.label, label);
	prompt_set(&app->prompt, start);
	app->picker.may_create = may_create;
	app->picker.done = done;
	app->mode = MODE_PICKER;
}

void picker_key(struct app *app, uint32_t key)
{
	(void)key;
	app->mode = MODE_NORMAL;
}

void picker_release(struct picker *p)
{
	str_release(&p->label);
	vec_release(&p->rows);
}
