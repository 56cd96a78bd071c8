/* SPDX-License-Identifier: MIT */
#include "jsonl_int.h"

#include <stdlib.h>
#include <string.h>

static void set(json_t *object, const char *key, const char *text)
{
	json_object_set_new(object, key, jsonl_known(text));
}

static void set_number(json_t *object, const char *key, uint64_t number)
{
	json_object_set_new(object, key, json_integer((json_int_t)number));
}

/* ---- an article that was made */

static json_t *changes_of(const struct jsonl_new *made)
{
	json_t *object = json_object();

	for (size_t i = 0; i < made->n; i++)
		if (made->changes[i].count)
			set_number(object, made->changes[i].key, made->changes[i].count);
	return object;
}

void jsonl_new(struct str *out, const struct article *a, const struct jsonl_new *made)
{
	json_t *object = json_object();

	set(object, "path", made->path);
	set(object, "article", a->id);
	set(object, "title", strcmp(a->title, a->id) == 0 ? NULL : a->title);
	set(object, "date", a->date);
	set(object, "source", a->source_name);
	set(object, "lang", a->lang);
	set(object, "rights", a->rights);
	set_number(object, "words", a->words);
	set_number(object, "paragraphs", a->offsets.paragraphs);
	set(object, "encoding", made->encoding);
	json_object_set_new(object, "changes", changes_of(made));
	jsonl_write(out, object);
}

/* ---- the log */

static json_t *mention_of(const struct mention *m, const struct entities *es)
{
	json_t *object = json_object();

	set(object, "entity", m->entity < es->list.n ? es->list.v[m->entity].id : NULL);
	json_object_set_new(object, "quote", jsonl_quote(&m->anchor));
	return object;
}

static json_t *entity_of(const struct entity *e)
{
	json_t *object = json_object(), *aliases = json_array();

	set(object, "type", e->type_word);
	set(object, "name", e->name);
	for (size_t i = 0; i < e->alias_count; i++)
		json_array_append_new(aliases, jsonl_words(e->aliases[i]));
	json_object_set_new(object, "aliases", aliases);
	return object;
}

static json_t *record_of(const struct edit *e, union edit_record r, const struct entities *es)
{
	if (!r.any)
		return json_null();
	if (e->kind == EDIT_FACT)
		return jsonl_fact_object(r.fact, NULL);
	return e->kind == EDIT_ENTITY ? entity_of(r.entity) : mention_of(r.mention, es);
}

static const char *id_of(const struct edit *e)
{
	union edit_record r = e->after.any ? e->after : e->before;

	if (!r.any || (e->kind != EDIT_FACT && e->kind != EDIT_ENTITY))
		return NULL;
	return e->kind == EDIT_FACT ? r.fact->id : r.entity->id;
}

static json_t *edits_of(const struct step *s, const struct entities *es)
{
	json_t *list = json_array();

	for (size_t i = 0; i < s->edits.n; i++) {
		const struct edit *e = &s->edits.v[i];
		json_t *object = json_object();

		set(object, "kind", edit_word(e->kind));
		set(object, "article", e->article);
		set(object, "id", id_of(e));
		json_object_set_new(object, "before", record_of(e, e->before, es));
		json_object_set_new(object, "after", record_of(e, e->after, es));
		json_array_append_new(list, object);
	}
	return list;
}

static json_t *articles_of(const struct step *s)
{
	json_t *list = json_array();
	size_t n;
	const char **ids = step_articles(s, &n);

	for (size_t i = 0; i < n; i++)
		json_array_append_new(list, jsonl_words(ids[i]));
	free(ids);
	return list;
}

void jsonl_entry(struct str *out, const struct jsonl_entry *e, const struct step *s,
		 const struct entities *es)
{
	json_t *object = json_object();

	set_number(object, "number", e->number);
	set(object, "when", e->when);
	set(object, "who", e->who);
	set(object, "name", s->name);
	set(object, "action", e->action);
	json_object_set_new(object, "articles", articles_of(s));
	json_object_set_new(object, "edits", e->about ? json_array() : edits_of(s, es));
	if (e->about)
		set_number(object, "about", e->about);
	if (e->undone)
		json_object_set_new(object, "undone", json_true());
	jsonl_write(out, object);
}
