/* SPDX-License-Identifier: MIT */
#include "app/entity_edit.h"

#include "app/app.h"
#include "app/ask.h"
#include "text/slug.h"

#include <string.h>

/* ---- where it is written */

static bool has_own_entities(const struct corpus *c)
{
	if (c->register_hash)
		return false;
	for (size_t i = 0; i < c->entities.list.n; i++)
		if (c->entities.list.v[i].declared && !c->entities.list.v[i].line)
			return true;
	return false;
}

const char *entity_edit_home(const struct app *app, uint32_t entity)
{
	if (!app->article || !has_own_entities(app->corpus))
		return NULL;
	if (entity != ENTITY_NONE && app->corpus->entities.list.v[entity].line)
		return NULL;
	return app->article->id;
}

/* ---- ids */

/* One that was taken back leaves its id behind, which may be had again. */
static bool is_taken(const struct corpus *c, const struct str *id)
{
	uint32_t e = entities_find(&c->entities, (struct slice){id->s, id->len});
	struct entity_count used;

	if (e == ENTITY_NONE)
		return false;
	used = corpus_total(c, e);
	return c->entities.list.v[e].declared || used.mentions || used.facts;
}

const char *entity_edit_slug(const struct corpus *c, struct arena *arena, struct slice name)
{
	struct str id = STR_INIT;
	const char *out;
	size_t stem;

	slug_add_name(&id, name);
	if (!id.len)
		str_addz(&id, "entity"); /* a name without any letter of ASCII */
	stem = id.len;
	for (unsigned n = 2; is_taken(c, &id); n++) {
		str_cut(&id, stem);
		str_printf(&id, "-%u", n);
	}
	out = arena_copy(arena, id.s, id.len);
	str_release(&id);
	return out;
}

/* ---- parts of steps */

static bool is_alias(const struct entity *e, struct slice alias)
{
	if (alias.len == 0 || slice_is(alias, e->name))
		return true;
	for (size_t i = 0; i < e->alias_count; i++)
		if (slice_is(alias, e->aliases[i]))
			return true;
	return false;
}

void entity_edit_alias(struct arena *arena, struct entity *e, struct slice alias)
{
	const char **list;

	if (is_alias(e, alias))
		return;
	list = arena_alloc(arena, (e->alias_count + 1) * sizeof *list);
	for (size_t i = 0; i < e->alias_count; i++)
		list[i] = e->aliases[i];
	list[e->alias_count] = arena_copy(arena, alias.s, alias.len);
	e->aliases = list;
	e->alias_count++;
}

static void set_type(struct entity *e, const char *word)
{
	e->type_word = word;
	e->type = entity_type_of(slice_of(word));
}

uint32_t entity_edit_create(struct app *app, struct step *s, const char *name, const char *type,
			    struct slice alias)
{
	struct entity e = {.name = name, .declared = true};
	const char *home = entity_edit_home(app, ENTITY_NONE);

	e.id = entity_edit_slug(app->corpus, &app->scratch, slice_of(name));
	set_type(&e, type);
	entity_edit_alias(&app->scratch, &e, alias);
	step_add(s, EDIT_ENTITY, home, NULL, &e);
	return entities_intern(&app->corpus->entities, slice_of(e.id));
}

void entity_edit_change(struct app *app, struct step *s, uint32_t entity,
			const struct entity *after)
{
	const struct entity *before = &app->corpus->entities.list.v[entity];
	struct entity declared = *after;

	declared.declared = true;
	step_add(s, EDIT_ENTITY, entity_edit_home(app, entity), before->declared ? before : NULL,
		 &declared);
}

/* ---- type */

static const struct {
	char letter;
	enum entity_type type;
} letters[] = {
    {'p', ENTITY_PERSON}, {'o', ENTITY_ORGANIZATION}, {'l', ENTITY_PLACE},
    {'e', ENTITY_EVENT},  {'a', ENTITY_LAW},          {'r', ENTITY_PRODUCT},
    {'d', ENTITY_DATE},   {'q', ENTITY_QUANTITY},     {'?', ENTITY_OTHER},
};

static void took_word(struct app *app, const char *answer)
{
	struct slice word = slice_trim(slice_of(answer));

	if (!word.len) {
		app_note(app, "a type has a word; nothing was changed");
		return;
	}
	app->mark.type_done(app, arena_copy(&app->scratch, word.s, word.len));
}

static void took_letter(struct app *app, const char *answer)
{
	char c = answer[0] >= 'A' && answer[0] <= 'Z' ? (char)(answer[0] + 32) : answer[0];

	if (c == '=') {
		ask_line(app, "type of your own:", SLICE(""), took_word);
		return;
	}
	for (size_t i = 0; i < sizeof letters / sizeof letters[0]; i++)
		if (letters[i].letter == c)
			app->mark.type_done(app, entity_type_word(letters[i].type));
}

/* In as many words as there is room for. */
void entity_edit_ask_type(struct app *app, const char *name,
			  void (*done)(struct app *app, const char *word))
{
	static const char all[] =
	    "is a: p person  o organization  l place  e event  a law  r product  d date  "
	    "q quantity  ? other  = own";
	static const char *const questions[] = {
	    all,
	    "type: Person Org. pLace Event lAw pRoduct Date Quantity ?other =own",
	    "Pers Org pLac Evt lAw pRod Date Qty ?=",
	    "poleardq?=",
	};
	static const int room[] = {130, 70, 40, 0};
	size_t longest = 30;
	struct str question = STR_INIT;
	size_t i = 0;

	while (app->layout.cols < room[i])
		i++;
	if (i == 0)
		str_printf(&question, "“%s” ", strlen(name) > longest ? "this one" : name);
	str_addz(&question, questions[i]);
	app->mark.type_done = done;
	ask_letter(app, question.s, "poleardqPOLEARDQ?=", took_letter);
	str_release(&question);
}

static bool may_change(struct app *app)
{
	if (app->entity == ENTITY_NONE)
		app_note(app, "no entity is selected");
	return app->entity != ENTITY_NONE && app_may_write(app);
}

static void set_again(struct app *app, void (*run)(struct app *app, const struct again *what),
		      const char *words)
{
	app_repeat(app, (struct again){.run = run, .words = words});
}

static void new_type(struct app *app, const char *word);

static void type_again(struct app *app, const struct again *what)
{
	if (may_change(app))
		new_type(app, arena_copy(&app->scratch, what->words, strlen(what->words)));
}

static void new_type(struct app *app, const char *word)
{
	struct entity e = app->corpus->entities.list.v[app->entity];
	struct step *s;

	if (e.declared && strcmp(e.type_word, word) == 0) {
		app_note(app, "%s is of type %s already", e.name, word);
		return;
	}
	s = step_new("type of %s: %s", e.name, word);
	set_type(&e, word);
	entity_edit_change(app, s, app->entity, &e);
	app_note(app, "%s", s->name);
	set_again(app, type_again, word);
	app_do(app, s);
}

void entity_edit_ask_new_type(struct app *app)
{
	if (may_change(app))
		entity_edit_ask_type(app, app->corpus->entities.list.v[app->entity].name, new_type);
}

/* ---- name */

static void drop_alias(struct arena *arena, struct entity *e, const char *alias)
{
	const char **list = arena_alloc(arena, (e->alias_count + 1) * sizeof *list);
	size_t n = 0;

	for (size_t i = 0; i < e->alias_count; i++)
		if (strcmp(e->aliases[i], alias) != 0)
			list[n++] = e->aliases[i];
	e->aliases = list;
	e->alias_count = n;
}

/* The old name still stands in the texts, so it becomes an alias; an id that
 * served as a name does not. */
static void new_name(struct app *app, const char *answer)
{
	struct entity e = app->corpus->entities.list.v[app->entity];
	const char *old = e.name;
	struct step *s;

	if (!answer[strspn(answer, " ")] || strcmp(answer, old) == 0) {
		app_note(app, "the name stays: %s", old);
		return;
	}
	s = step_new("rename %s: %s", old, answer);
	e.name = arena_copy(&app->scratch, answer, strlen(answer));
	drop_alias(&app->scratch, &e, answer);
	if (e.declared && strcmp(old, e.id) != 0)
		entity_edit_alias(&app->scratch, &e, slice_of(old));
	entity_edit_change(app, s, app->entity, &e);
	app_note(app, "%s", s->name);
	app_do(app, s);
}

void entity_edit_ask_name(struct app *app)
{
	if (may_change(app))
		ask_line(app,
			 "rename to:", slice_of(app->corpus->entities.list.v[app->entity].name),
			 new_name);
}
