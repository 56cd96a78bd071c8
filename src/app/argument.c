/* SPDX-License-Identifier: MIT */
#include "app/argument.h"

#include "app/app.h"
#include "base/diag.h"
#include "base/guess.h"
#include "text/fold.h"

#include <string.h>

/* ---- commands */

static uint32_t command_count(const struct app *app)
{
	(void)app;
	return (uint32_t)command_total();
}

static const char *command_name(const void *context, uint32_t i, uint32_t k)
{
	const struct command *c = command_at(i);

	if (k == 0)
		return c->where & app_where(context) ? c->name : NULL;
	return k == 1 ? c->help : NULL;
}

/* Those of the lines that were run last, the last one first. */
static uint64_t command_rank(const struct app *app, uint32_t i)
{
	const struct lines *past = &app->palette.past;
	const char *name = command_at(i)->name;
	size_t len = strlen(name);

	for (size_t at = past->list.n; at-- > 0;) {
		const char *line = past->list.v[at];

		if (strncmp(line, name, len) == 0 && (line[len] == ' ' || !line[len]))
			return at + 1;
	}
	return 0;
}

static void command_keys(const struct app *app, uint32_t i, struct str *out)
{
	keymap_keys(&app->keymap, command_at(i), app_where(app), true, out);
}

const struct argument_list argument_commands = {.what = "Commands",
						.count = command_count,
						.name = command_name,
						.rank = command_rank,
						.note = command_keys,
						.prose = true};

/* ---- articles */

static uint32_t article_count(const struct app *app)
{
	return (uint32_t)app->corpus->articles.n;
}

static const char *article_name(const void *context, uint32_t i, uint32_t k)
{
	const struct app *app = context;
	const struct entry *e = &app->corpus->articles.v[i];

	return k == 0 ? e->id : k == 1 ? e->summary.title : NULL;
}

static const struct argument_list articles = {
    .what = "Articles", .count = article_count, .name = article_name};

/* ---- entities */

static uint32_t entity_count(const struct app *app)
{
	return (uint32_t)app->corpus->entities.list.n;
}

static const char *entity_name(const void *context, uint32_t i, uint32_t k)
{
	const struct app *app = context;

	return k == 0 && !picker_knows(app, i) ? NULL : picker_name(app, i, k);
}

static uint64_t entity_rank(const struct app *app, uint32_t i)
{
	return picker_rank(app, i);
}

static const struct argument_list entities = {
    .what = "Entities", .count = entity_count, .name = entity_name, .rank = entity_rank};

/* ---- marks: those there are, and where */

static uint32_t mark_count(const struct app *app)
{
	return (uint32_t)app->memory.marks.all.n;
}

static const char *mark_name(const void *context, uint32_t i, uint32_t k)
{
	static const char letters[] = "a\0b\0c\0d\0e\0f\0g\0h\0i\0j\0k\0l\0m\0n\0o\0p\0"
				      "q\0r\0s\0t\0u\0v\0w\0x\0y\0z";
	const struct app *app = context;
	const struct memory_place *p = &app->memory.marks.all.v[i];

	if (k == 0)
		return letters + (ptrdiff_t)2 * (p->letter - 'a');
	return k == 1 ? app_title_of(app, p->article) : NULL;
}

static const struct argument_list marks = {
    .what = "Marks", .count = mark_count, .name = mark_name, .free = true};

/* ---- themes, once they are listed; or the path of one */

static uint32_t theme_count(const struct app *app)
{
	return (uint32_t)app->themes.all.n;
}

static const char *theme_name(const void *context, uint32_t i, uint32_t k)
{
	const struct theme_name *n = &((const struct app *)context)->themes.all.v[i];

	return k == 0 ? n->name : k == 1 && n->whose[0] ? n->whose : NULL;
}

static const struct argument_list themes = {
    .what = "Themes", .count = theme_count, .name = theme_name, .free = true, .prose = true};

/* ---- what the same command was given before */

static uint32_t earlier_count(const struct app *app)
{
	return (uint32_t)app->palette.past.list.n;
}

static const char *earlier_name(const void *context, uint32_t i, uint32_t k)
{
	const struct palette *p = &((const struct app *)context)->palette;
	const char *line = p->past.list.v[p->past.list.n - 1 - i];
	size_t len = p->command ? strlen(p->command->name) : 0;

	if (k > 0 || !len || strncmp(line, p->command->name, len) != 0 || line[len] != ' ')
		return NULL;
	return line + len + strspn(line + len, " ");
}

static const struct argument_list earlier = {
    .what = "Earlier", .count = earlier_count, .name = earlier_name, .free = true};

/* ---- settings and their values */

static uint32_t settings_total(const struct app *app)
{
	(void)app;
	return (uint32_t)setting_count;
}

static const char *setting_name(const void *context, uint32_t i, uint32_t k)
{
	(void)context;
	return k == 0 ? setting_rows[i].name : k == 1 ? setting_rows[i].help : NULL;
}

static void setting_value(const struct app *app, uint32_t i, struct str *out)
{
	settings_get(&app->settings, &setting_rows[i], out);
}

static const struct argument_list settings = {.what = "Settings",
					      .count = settings_total,
					      .name = setting_name,
					      .note = setting_value,
					      .prose = true};

static uint32_t value_count(const struct app *app)
{
	return (uint32_t)app->palette.values.list.n;
}

static const char *value_name(const void *context, uint32_t i, uint32_t k)
{
	return k == 0 ? ((const struct app *)context)->palette.values.list.v[i] : NULL;
}

static const struct argument_list choices = {
    .what = "Values", .count = value_count, .name = value_name};
static const struct argument_list values = {
    .what = "Values", .count = value_count, .name = value_name, .free = true};

/* Its words, what it has now, what it begins with; each once. */
static void gather_values(struct app *app, const struct setting *s)
{
	struct lines *l = &app->palette.values;
	struct str now = STR_INIT;

	lines_release(l);
	for (const char *w = s->words; *w; w += strcspn(w, " "), w += *w == ' ')
		lines_add(l, (struct slice){w, strcspn(w, " ")});
	settings_get(&app->settings, s, &now);
	if (s->kind != SETTING_CHOICE) {
		lines_add(l, slice_of(s->first));
		lines_add(l, (struct slice){now.s, now.len});
	}
	str_release(&now);
}

static const struct argument_list *list_values(struct app *app, struct slice name)
{
	const struct setting *s = settings_find(name);

	if (!s)
		return NULL;
	if (slice_is(name, "theme"))
		return &themes;
	gather_values(app, s);
	return s->kind == SETTING_CHOICE ? &choices : &values;
}

const struct argument_list *argument_list(struct app *app, const struct command *c,
					  struct slice before)
{
	switch (c->takes) {
	case ARGUMENT_NONE:
		return NULL;
	case ARGUMENT_ARTICLE:
		return &articles;
	case ARGUMENT_ENTITY:
		return &entities;
	case ARGUMENT_MARK:
		return &marks;
	case ARGUMENT_THEME:
		return &themes;
	case ARGUMENT_SETTING:
		return before.len ? list_values(app, before) : &settings;
	default:
		return &earlier;
	}
}

bool argument_goes_on(const struct command *c, struct slice line)
{
	size_t spaces = 0;

	for (size_t i = 0; i < line.len; i++)
		spaces += line.s[i] == ' ';
	return c->takes == ARGUMENT_SETTING && spaces < 2;
}

/* ---- what somebody wrote */

struct names {
	const struct argument_list *list;
	const struct app *app;
};

static const char *name_at(const void *context, size_t i)
{
	const struct names *n = context;
	const char *name = n->list->name(n->app, (uint32_t)i, 0);

	return name ? name : "";
}

static bool is_called(const struct names *n, uint32_t i, const struct str *folded, struct fold *f)
{
	const char *name;

	for (uint32_t k = 0; (name = n->list->name(n->app, i, k)); k++) {
		fold_build(f, slice_of(name), FOLD_ALL);
		if (f->text.len == folded->len && memcmp(f->text.s, folded->s, folded->len) == 0)
			return true;
	}
	return false;
}

static bool find(const struct names *n, struct slice words, uint32_t *found)
{
	struct str folded = STR_INIT;
	struct fold f = {0};
	uint32_t count = n->list->count(n->app), i = 0;

	fold_add(&folded, words, FOLD_ALL);
	while (i < count && !is_called(n, i, &folded, &f))
		i++;
	fold_release(&f);
	str_release(&folded);
	*found = i;
	return i < count;
}

static bool unknown(const struct names *n, const char *what, struct slice words, struct error *err)
{
	const char *near = guess(words, name_at, n, n->list->count(n->app));

	return error_set(err, "no %s is called \"%s\"%s%s%s", what, diag_quote(words).s,
			 near ? "; did you mean " : "", near ? near : "", near ? "?" : "");
}

bool argument_article(const struct app *app, struct slice words, size_t *index, struct error *err)
{
	struct names n = {&articles, app};
	uint32_t found;

	*index = corpus_find(app->corpus, words);
	if (*index != SIZE_MAX)
		return true;
	if (!find(&n, words, &found))
		return unknown(&n, "article", words, err);
	*index = found;
	return true;
}

bool argument_entity(const struct app *app, struct slice words, uint32_t *entity, struct error *err)
{
	struct names n = {&entities, app};

	return find(&n, words, entity) || unknown(&n, "entity", words, err);
}
