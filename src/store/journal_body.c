/* SPDX-License-Identifier: MIT */
#include "journal_int.h"
#include "store/article_read.h"
#include "store/entities_read.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* What one body is read into. */
struct reading {
	struct yaml yaml;
	struct diag_list faults;
	struct arena *arena;
	struct entities *es;
	struct article *records;        /* mentions, refusals and facts of the edits */
	const struct yaml_node *entity; /* the next one of the register */
	size_t next[4];                 /* the next of each kind */
};

static struct slice unhex(struct arena *arena, const struct yaml_node *n)
{
	struct slice hex = n->value;
	char *out = arena_bytes(arena, hex.len / 2 + 1);

	if (n->kind != YAML_SCALAR || hex.len % 2)
		return (struct slice){NULL, 0};
	for (size_t i = 0; i + 1 < hex.len; i += 2) {
		int high = hex_digit(hex.s[i]), low = hex_digit(hex.s[i + 1]);

		if (high < 0 || low < 0)
			return (struct slice){NULL, 0};
		out[i / 2] = (char)(high * 16 + low);
	}
	out[hex.len / 2] = '\0';
	return (struct slice){out, hex.len / 2};
}

/* The words of a node, NUL-terminated; s is NULL when there is none that makes sense. */
static struct slice bytes_of(struct arena *arena, const struct yaml_node *n)
{
	const struct yaml_node *hex = n && n->kind == YAML_MAP ? yaml_get(n, "hex") : NULL;

	if (hex)
		return unhex(arena, hex);
	return n ? arena_slice(arena, n->value) : (struct slice){NULL, 0};
}

static const char *text_of(struct arena *arena, const struct yaml_node *map, const char *key)
{
	return bytes_of(arena, yaml_get(map, key)).s;
}

static bool number_of(const struct yaml_node *n, int base, uint64_t *out)
{
	*out = 0;
	if (!n || n->kind != YAML_SCALAR || !n->value.len || n->value.len > 20)
		return false;
	for (size_t i = 0; i < n->value.len; i++) {
		int digit = hex_digit(n->value.s[i]);

		if (digit < 0 || digit >= base ||
		    *out > (UINT64_MAX - (uint64_t)digit) / (uint64_t)base)
			return false;
		*out = *out * (uint64_t)base + (uint64_t)digit;
	}
	return true;
}

/* ---- steps */

/* An entity that was changed has one id before and after: each needs a register. */
static bool add_entity(struct reading *r, struct step *s, const char *article, bool before,
		       bool after)
{
	struct entities each[2] = {0};
	const struct entity *records[2] = {NULL, NULL};
	bool wanted[2] = {before, after}, ok = true;

	for (size_t i = 0; i < 2; i++) {
		struct record_reader reader = {
		    .yaml = &r->yaml, .faults = &r->faults, .arena = &each[i].arena};

		if (!wanted[i] || !r->entity)
			continue;
		entities_read_list(&reader, &each[i], r->entity, true);
		record_release(&reader);
		r->entity = yaml_next(r->entity);
		records[i] = each[i].list.n ? &each[i].list.v[0] : NULL;
	}
	for (size_t i = 0; i < 2; i++)
		ok = ok && (records[i] != NULL) == wanted[i];
	if (ok)
		step_add(s, EDIT_ENTITY, article, records[0], records[1]);
	entities_release(&each[0]);
	entities_release(&each[1]);
	return ok;
}

/* NULL when there are no more of that kind. */
static const void *take_record(struct reading *r, enum edit_kind kind)
{
	struct article *a = r->records;
	size_t i = r->next[kind]++;

	if (kind == EDIT_FACT)
		return i < a->fact_count ? &a->facts[i] : NULL;
	if (kind == EDIT_MENTION)
		return i < a->mention_count ? &a->mentions[i] : NULL;
	return i < a->refusal_count ? &a->refusals[i] : NULL;
}

static bool add_edit(struct reading *r, struct step *s, const struct yaml_node *n)
{
	const struct yaml_node *kind = yaml_get(n, "kind"), *has = yaml_get(n, "has");
	const char *article = text_of(r->arena, n, "article");
	const void *before = NULL, *after = NULL;
	bool had, has_after;
	size_t i = 0;

	if (!kind || !has)
		return false;
	while (i < EDIT_KINDS && !slice_is(kind->value, edit_word((enum edit_kind)i)))
		i++;
	had = !slice_is(has->value, "after");
	has_after = !slice_is(has->value, "before");
	if (i == EDIT_ENTITY)
		return add_entity(r, s, article, had, has_after);
	if (i >= EDIT_KINDS || (had && !(before = take_record(r, (enum edit_kind)i))) ||
	    (has_after && !(after = take_record(r, (enum edit_kind)i))))
		return false;
	step_add(s, (enum edit_kind)i, article, before, after);
	return true;
}

/* Their places in the line are no places of a file. */
static void forget_places(struct article *a)
{
	for (size_t i = 0; i < a->mention_count; i++)
		a->mentions[i].at = 0;
	for (size_t i = 0; i < a->refusal_count; i++)
		a->refusals[i].at = 0;
	for (size_t i = 0; i < a->fact_count; i++)
		a->facts[i].at = a->facts[i].line = a->facts[i].column = 0;
}

static struct step *read_step(struct reading *r, const struct yaml_node *root,
			      const struct journal_entry *e)
{
	const char *name = text_of(r->arena, root, "name");
	struct step *s = step_new("%s", name ? name : "");
	bool ok = true;

	r->records = article_read_lists("", &r->yaml, &r->faults, r->es, NULL);
	forget_places(r->records);
	r->entity = yaml_first(yaml_get(root, "register"));
	s->who = arena_copy(&s->arena, e->who, strlen(e->who));
	s->when = arena_copy(&s->arena, e->when, strlen(e->when));
	s->number = e->number;
	for (const struct yaml_node *n = yaml_first(yaml_get(root, "edits")); ok && n;
	     n = yaml_next(n))
		ok = add_edit(r, s, n);
	article_free(r->records);
	if (ok)
		return s;
	step_free(s);
	return NULL;
}

/* ---- files */

static bool read_hunk(struct reading *r, const struct yaml_node *n, struct hunk *out)
{
	const struct yaml_node *at = yaml_first(n), *removed = yaml_next(at),
			       *added = yaml_next(removed);
	uint64_t offset;

	if (!added || !number_of(at, 10, &offset))
		return false;
	*out =
	    (struct hunk){(size_t)offset, bytes_of(r->arena, removed), bytes_of(r->arena, added)};
	return out->removed.s && out->added.s;
}

static bool read_file(struct reading *r, const struct yaml_node *n, struct journal_file *out)
{
	const struct yaml_node *hunks = yaml_get(n, "hunks");

	*out = (struct journal_file){.article = text_of(r->arena, n, "article")};
	if (!number_of(yaml_get(n, "before"), 16, &out->before) ||
	    !number_of(yaml_get(n, "after"), 16, &out->after))
		return false;
	out->hunks = arena_zalloc(r->arena, yaml_count(hunks), sizeof *out->hunks);
	for (const struct yaml_node *h = yaml_first(hunks); h; h = yaml_next(h))
		if (!read_hunk(r, h, &out->hunks[out->n++]))
			return false;
	return true;
}

static bool read_files(struct reading *r, const struct yaml_node *list, struct journal_entry *out)
{
	out->files = arena_zalloc(r->arena, yaml_count(list), sizeof *out->files);
	for (const struct yaml_node *n = yaml_first(list); n; n = yaml_next(n))
		if (!read_file(r, n, &out->files[out->n++]))
			return false;
	return true;
}

/* ---- the whole */

static bool read_root(struct reading *r, const struct yaml_node *root, struct journal_entry *out)
{
	const char *who = text_of(r->arena, root, "who"), *when = text_of(r->arena, root, "when");

	out->who = who ? who : "";
	out->when = when ? when : "";
	if (!read_files(r, yaml_get(root, "files"), out))
		return false;
	if (out->kind != JOURNAL_DO)
		return true;
	out->step = read_step(r, root, out);
	return out->step != NULL;
}

bool journal_body_read(struct slice body, struct entities *es, struct arena *arena,
		       struct journal_entry *out)
{
	struct reading r = {.arena = arena, .es = es};
	struct journal_brief brief;
	bool ok;

	*out = (struct journal_entry){0};
	if (!journal_brief(body, &brief))
		return false;
	out->kind = brief.kind;
	out->number = brief.number;
	out->about = brief.about;
	diag_init(&r.faults, "");
	ok = yaml_read(&r.yaml, body.s, body.len, &r.faults) && !r.yaml.faulty &&
	     yaml_root(&r.yaml) && read_root(&r, yaml_root(&r.yaml), out);
	yaml_release(&r.yaml);
	diag_release(&r.faults);
	return ok;
}
