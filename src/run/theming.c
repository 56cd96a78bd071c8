/* SPDX-License-Identifier: MIT */
#include "run/theming.h"

#include "run/theme_files.h"
#include "run/theme_read.h"
#include "store/state.h"

#include <stdlib.h>

static bool is_auto(const char *name)
{
	return slice_is(slice_of(name), THEMES_AUTO);
}

/* Leaves *t as it was when there is no such theme. */
static bool load(struct theming *t, const char *name, struct error *err)
{
	struct theme theme;

	if (!theme_find(is_auto(name) ? t->light ? "light" : "dark" : name, &theme, err))
		return false;
	t->theme = theme;
	t->changed = true;
	str_clear(&t->name);
	str_addz(&t->name, name);
	return true;
}

bool theming_start(struct theming *t, const char *given, bool light, struct error *err)
{
	char *kept = given ? NULL : state_theme();
	bool ok;

	*t = (struct theming){.light = light, .kept = !given, .name = STR_INIT};
	ok = load(t, given ? given : kept ? kept : THEMES_AUTO, err);
	if (!ok && kept) {
		error_release(err);
		ok = load(t, THEMES_AUTO, err);
	}
	free(kept);
	return ok;
}

void theming_release(struct theming *t)
{
	str_release(&t->name);
}

void theming_give(struct theming *from, struct theming *to, struct app *app)
{
	theming_release(to);
	*to = *from;
	themes_named(app, to->name.s);
}

bool theming_take(struct theming *t)
{
	bool changed = t->changed;

	t->changed = false;
	return changed;
}

bool theming_is_auto(const struct theming *t)
{
	return is_auto(t->name.s);
}

void theming_background(struct theming *t, bool light)
{
	struct error err = {0};
	bool news = light != t->light;

	t->light = light;
	if (news && theming_is_auto(t))
		load(t, THEMES_AUTO, &err);
	error_release(&err);
}

static void tell(const struct theming *t, struct app *app)
{
	const char *name = t->name.s;

	if (t->colorless)
		app_note(app, "theme %s, but there are no colours here (TERM, NO_COLOR)", name);
	else if (!t->kept)
		app_note(app, "theme %s, until you quit; \"theme: %s\" in config.yaml keeps it",
			 name, name);
	else if (is_auto(name))
		app_note(app, "theme auto: dark or light as the terminal is; %s now",
			 t->light ? "light" : "dark");
	else
		app_note(app, "theme %s, at the next start too", name);
}

void theming_show(struct theming *t, struct app *app, bool keep)
{
	struct error err = {0};

	if (!load(t, app->themes.now.s, &err)) {
		themes_failed(app, err.msg);
	} else if (keep) {
		if (t->kept)
			state_keep_theme(t->name.s);
		tell(t, app);
	}
	error_release(&err);
}

void theming_list(struct app *app)
{
	static const char *const whose[] = {"", "yours", "installed"};
	struct theme_names names = {0};

	theme_names_list(&names);
	themes_add(app, THEMES_AUTO, "dark or light");
	for (size_t i = 0; i < names.list.n; i++)
		themes_add(app, names.list.v[i].name, whose[names.list.v[i].place]);
	theme_names_release(&names);
	themes_listed(app);
}
