/* SPDX-License-Identifier: MIT */
#include "app/entity_form.h"

#include "app/app.h"
#include "app/entity_edit.h"
#include "app/keys.h"

#include <string.h>

static struct form_field blank(const struct schema_field *row)
{
	struct form_field f = {.kind = FORM_WORDS, .row = row, .label = row->label};

	if (row->kind == FIELD_TYPE) {
		f.kind = FORM_TYPE;
		f.need = "write what it is: person, place, organization …";
	} else if (row->kind == FIELD_WORDS) {
		f.kind = FORM_NAMES;
		f.label = "alias";
		f.several = true;
	} else if (row->kind == FIELD_PAIRS) {
		f.kind = FORM_PAIR;
		f.label = "link";
		f.several = true;
	} else if (slice_is(row->key, "name")) {
		f.need = "write its full name";
	}
	return f;
}

/* ---- an entity as lines */

static void add_aliases(struct form_state *st, struct form_field f, const struct entity *e)
{
	for (size_t i = 0; i < e->alias_count; i++) {
		f.was = e->aliases[i];
		form_add(st, SIZE_MAX, &f, slice_of(e->aliases[i]));
	}
}

static void add_links(struct form_state *st, struct form_field f, const struct entity *e)
{
	struct str s = STR_INIT;

	for (size_t i = 0; i < e->link_count; i++) {
		f.was = &e->links[i];
		str_clear(&s);
		str_printf(&s, "%s %s", e->links[i].key, e->links[i].value);
		form_add(st, SIZE_MAX, &f, (struct slice){s.s, s.len});
	}
	str_release(&s);
}

static void add_row(struct form_state *st, const struct schema_field *row, const struct entity *e)
{
	struct form_field f = blank(row);
	const char *words;

	switch (f.kind) {
	case FORM_NAMES:
		add_aliases(st, f, e);
		form_add(st, SIZE_MAX, &f, SLICE(""));
		break;
	case FORM_PAIR:
		add_links(st, f, e);
		form_add(st, SIZE_MAX, &f, SLICE(""));
		break;
	default:
		words = *schema_text(row, (void *)(uintptr_t)e);
		form_add(st, SIZE_MAX, &f, slice_of(words ? words : ""));
	}
}

/* ---- and back */

static void read_aliases(struct form_state *st, const struct form_field *f, struct entity *e)
{
	struct slice list = prompt_text(&f->line), piece;

	if (form_line_kept(f)) {
		entity_edit_alias(&st->arena, e, slice_of(f->was));
		return;
	}
	while (form_piece(&list, &piece))
		if (piece.len)
			entity_edit_alias(&st->arena, e, piece);
}

static void read_link(struct form_state *st, const struct form_field *f, struct entity *e)
{
	struct entity_link *longer, one;
	struct slice key, value;

	if (form_line_kept(f))
		one = *(const struct entity_link *)f->was;
	else if (form_pair(prompt_text(&f->line), &key, &value))
		one = (struct entity_link){arena_copy(&st->arena, key.s, key.len),
					   arena_copy(&st->arena, value.s, value.len)};
	else
		return;
	longer = arena_zalloc(&st->arena, e->link_count + 1, sizeof *longer);
	if (e->link_count)
		memcpy(longer, e->links, e->link_count * sizeof *longer);
	longer[e->link_count++] = one;
	e->links = longer;
}

static void read_line(struct form_state *st, const struct form_field *f, struct entity *e)
{
	struct slice words = slice_trim(prompt_text(&f->line));

	if (f->kind == FORM_NAMES)
		read_aliases(st, f, e);
	else if (f->kind == FORM_PAIR)
		read_link(st, f, e);
	else if (form_field_changed(f))
		*schema_text(f->row, e) =
		    words.len ? arena_copy(&st->arena, words.s, words.len) : NULL;
}

static bool save(struct app *app, struct form_state *st)
{
	const struct entity *before = st->record;
	uint32_t index = entities_find(&app->corpus->entities, slice_of(before->id));
	struct entity now = *before;
	struct step *s;

	if (index == ENTITY_NONE) {
		app_complain(app, "%s is not in the register any more", before->id);
		return false;
	}
	now.aliases = NULL;
	now.links = NULL;
	now.alias_count = now.link_count = 0;
	for (size_t i = 0; i < st->fields.n; i++)
		read_line(st, &st->fields.v[i], &now);
	now.type = entity_type_of(slice_of(now.type_word));
	s = step_new("change entity: %s", now.name);
	entity_edit_change(app, s, index, &now);
	app_note(app, "changed: %s", now.name);
	app_repeat(app, (struct again){0});
	app_do(app, s);
	return true;
}

/* ---- opening */

/* Goes to the empty line behind those of a field. */
static void new_line(struct form_state *st, const char *key)
{
	const struct schema_field *row = schema_find(&schema_entity, slice_of(key));
	struct form_field f = blank(row);
	size_t last = st->fields.n - 1;

	for (size_t i = 0; i < st->fields.n; i++)
		if (st->fields.v[i].row == row)
			last = i;
	st->at = last;
	if (st->fields.v[last].row == row && !st->fields.v[last].line.text.len)
		return;
	st->at = last + 1;
	form_add(st, st->at, &f, SLICE(""));
}

static void add_link(struct app *app, struct form_state *st)
{
	(void)app;
	new_line(st, "links");
}

static void add_alias(struct app *app, struct form_state *st)
{
	(void)app;
	new_line(st, "aliases");
}

static const struct form_adder keys[] = {
    {KEYS_CTRL('S'), "alias", add_alias},
    {KEYS_CTRL('L'), "link", add_link},
    {0},
};

static const struct form_owner owner = {save, NULL, keys};

void entity_form_edit(struct app *app)
{
	struct form_state *st;
	struct entity *e;
	struct str title = STR_INIT;

	if (app->form.state) {
		app_note(app, "a fact is being stated: %s goes back to it",
			 app_key(app, "state-fact").s);
		return;
	}
	if (app->entity == ENTITY_NONE) {
		app_note(app, "no entity is selected; j and k choose one here");
		return;
	}
	if (!app_may_write(app))
		return;
	e = &app->corpus->entities.list.v[app->entity];
	str_printf(&title, "Entity %s", e->id);
	st = form_begin(app, &owner, title.s);
	str_release(&title);
	st->record = e = entity_copy(&st->arena, e);
	for (size_t i = 0; i < schema_entity.n; i++)
		if (!slice_is(schema_entity.fields[i].key, "id"))
			add_row(st, &schema_entity.fields[i], e);
	form_show(app, app->view.cursor);
}
