/* SPDX-License-Identifier: MIT */
#include "doc/copy.h"

#include <string.h>

/* ---- copies of parts */

static void *copy_array(struct arena *arena, const void *from, size_t n, size_t size)
{
	void *to;

	if (!n || !from)
		return NULL;
	to = arena_alloc(arena, n * size);
	memcpy(to, from, n * size);
	return to;
}

static const char *copy_text(struct arena *arena, const char *text)
{
	return text ? arena_copy(arena, text, strlen(text)) : NULL;
}

static const char **copy_words(struct arena *arena, const char *const *words, size_t n)
{
	const char **to = copy_array(arena, words, n, sizeof *to);

	for (size_t i = 0; to && i < n; i++)
		to[i] = copy_text(arena, words[i]);
	return to;
}

static struct filler copy_filler(struct arena *arena, struct filler f)
{
	f.words = copy_text(arena, f.words);
	return f;
}

static void copy_anchor(struct arena *arena, struct anchor *to, const struct anchor *from)
{
	*to = *from;
	to->before = arena_slice(arena, from->before);
	to->after = arena_slice(arena, from->after);
	to->parts = copy_array(arena, from->parts, from->n, sizeof *to->parts);
	to->spans = copy_array(arena, from->spans, from->n, sizeof *to->spans);
	for (uint32_t i = 0; i < from->n; i++)
		to->parts[i] = arena_slice(arena, from->parts[i]);
}

static void copy_roles(struct arena *arena, struct fact *to, const struct fact *from)
{
	to->role_count = from->role_count;
	to->roles = copy_array(arena, from->roles, from->role_count, sizeof *to->roles);
	for (size_t i = 0; i < to->role_count; i++) {
		struct role *r = &to->roles[i];

		r->name = copy_text(arena, r->name);
		r->fillers = copy_array(arena, r->fillers, r->n, sizeof *r->fillers);
		for (size_t k = 0; k < r->n; k++)
			r->fillers[k] = copy_filler(arena, r->fillers[k]);
	}
}

static void copy_sources(struct arena *arena, struct fact *to, const struct fact *from)
{
	to->source_count = from->source_count;
	to->sources = copy_array(arena, from->sources, from->source_count, sizeof *to->sources);
	for (size_t i = 0; i < to->source_count; i++) {
		struct source *s = &to->sources[i];

		s->who = copy_filler(arena, s->who);
		if (s->cue)
			s->cue = anchor_copy(arena, s->cue);
	}
}

static void copy_evidence(struct arena *arena, struct fact *to, const struct fact *from)
{
	to->evidence_count = from->evidence_count;
	to->evidence = copy_array(arena, from->evidence, from->evidence_count, sizeof(void *));
	for (size_t i = 0; i < to->evidence_count; i++)
		to->evidence[i] = anchor_copy(arena, to->evidence[i]);
}

static void copy_links(struct arena *arena, struct fact *to, const struct fact *from)
{
	to->link_count = from->link_count;
	to->links = copy_array(arena, from->links, from->link_count, sizeof *to->links);
	for (size_t i = 0; i < to->link_count; i++) {
		to->links[i].article = copy_text(arena, to->links[i].article);
		to->links[i].fact = copy_text(arena, to->links[i].fact);
	}
}

static void copy_type(struct arena *arena, struct entity *to, const struct entity *from)
{
	to->type = from->type;
	to->type_word = copy_text(arena, from->type_word);
}

static void copy_pairs(struct arena *arena, struct entity *to, const struct entity *from)
{
	to->link_count = from->link_count;
	to->links = copy_array(arena, from->links, from->link_count, sizeof *to->links);
	for (size_t i = 0; i < to->link_count; i++) {
		to->links[i].key = copy_text(arena, to->links[i].key);
		to->links[i].value = copy_text(arena, to->links[i].value);
	}
}

/* ---- copies of fields */

static const void *member(const struct schema_field *f, const void *record)
{
	return (const char *)record + f->offset;
}

static void *own_member(const struct schema_field *f, void *record)
{
	return (char *)record + f->offset;
}

static const char *text_of(const struct schema_field *f, const void *record)
{
	return *(const char *const *)member(f, record);
}

static size_t count_of(const struct schema_field *f, const void *record)
{
	return *(const size_t *)((const char *)record + f->offset_count);
}

static void copy_list(struct arena *arena, const struct schema_field *f, void *to, const void *from)
{
	size_t n = count_of(f, from);
	const char *const *words = *(const char *const *const *)member(f, from);

	*(const char ***)own_member(f, to) = copy_words(arena, words, n);
	*(size_t *)((char *)to + f->offset_count) = n;
}

static void copy_fields(struct arena *arena, const struct schema *s, void *to, const void *from)
{
	for (size_t i = 0; i < s->n; i++)
		field_copy(arena, &s->fields[i], to, from);
}

/* The fields that are lists of records. */
static void copy_records(struct arena *arena, enum field_kind kind, void *to, const void *from)
{
	switch (kind) {
	case FIELD_ROLES:
		copy_roles(arena, to, from);
		break;
	case FIELD_SOURCES:
		copy_sources(arena, to, from);
		break;
	case FIELD_EVIDENCE:
		copy_evidence(arena, to, from);
		break;
	case FIELD_LINKS:
		copy_links(arena, to, from);
		break;
	case FIELD_PAIRS:
		copy_pairs(arena, to, from);
		break;
	default:
		break;
	}
}

void field_copy(struct arena *arena, const struct schema_field *f, void *to, const void *from)
{
	switch (f->kind) {
	case FIELD_TEXT:
	case FIELD_NUMBER:
	case FIELD_DATE:
		*schema_text(f, to) = copy_text(arena, text_of(f, from));
		break;
	case FIELD_CHOICE:
		f->choice->set(slice_of(f->choice->word(member(f, from))), own_member(f, to));
		break;
	case FIELD_FILLER:
		*(struct filler *)own_member(f, to) =
		    copy_filler(arena, *(const struct filler *)member(f, from));
		break;
	case FIELD_WORDS:
		copy_list(arena, f, to, from);
		break;
	case FIELD_RECORD:
		copy_fields(arena, f->record, own_member(f, to), member(f, from));
		break;
	case FIELD_TYPE:
		copy_type(arena, to, from);
		break;
	default:
		copy_records(arena, f->kind, to, from);
	}
}

/* ---- copies of records */

struct anchor *anchor_copy(struct arena *arena, const struct anchor *a)
{
	struct anchor *to = arena_alloc(arena, sizeof *to);

	copy_anchor(arena, to, a);
	return to;
}

struct mention *mention_copy(struct arena *arena, const struct mention *m)
{
	struct mention *to = arena_alloc(arena, sizeof *to);

	*to = *m;
	copy_anchor(arena, &to->anchor, &m->anchor);
	return to;
}

struct fact *fact_copy(struct arena *arena, const struct fact *f)
{
	struct fact *to = arena_alloc(arena, sizeof *to);

	*to = *f;
	copy_fields(arena, &schema_fact, to, f);
	to->involved = copy_array(arena, f->involved, f->involved_count, sizeof *to->involved);
	return to;
}

struct entity *entity_copy(struct arena *arena, const struct entity *e)
{
	struct entity *to = arena_alloc(arena, sizeof *to);

	*to = *e;
	copy_fields(arena, &schema_entity, to, e);
	entity_set_short_name(to);
	return to;
}

/* ---- comparing */

static bool same_text(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "") == 0;
}

static bool same_roles(const struct fact *a, const struct fact *b)
{
	bool same = a->role_count == b->role_count;

	for (size_t i = 0; same && i < a->role_count; i++) {
		const struct role *x = &a->roles[i], *y = &b->roles[i];

		same = same_text(x->name, y->name) && x->n == y->n;
		for (size_t k = 0; same && k < x->n; k++)
			same = same_text(x->fillers[k].words, y->fillers[k].words);
	}
	return same;
}

static bool same_sources(const struct fact *a, const struct fact *b)
{
	bool same = a->source_count == b->source_count;

	for (size_t i = 0; same && i < a->source_count; i++) {
		const struct source *x = &a->sources[i], *y = &b->sources[i];

		same = x->stance == y->stance && same_text(x->who.words, y->who.words) &&
		       anchor_same(x->cue, y->cue);
	}
	return same;
}

static bool same_evidence(const struct fact *a, const struct fact *b)
{
	bool same = a->evidence_count == b->evidence_count;

	for (size_t i = 0; same && i < a->evidence_count; i++)
		same = anchor_same(a->evidence[i], b->evidence[i]);
	return same;
}

static bool same_links(const struct fact *a, const struct fact *b)
{
	bool same = a->link_count == b->link_count;

	for (size_t i = 0; same && i < a->link_count; i++)
		same = a->links[i].kind == b->links[i].kind &&
		       same_text(a->links[i].article, b->links[i].article) &&
		       same_text(a->links[i].fact, b->links[i].fact);
	return same;
}

static bool same_pairs(const struct entity *a, const struct entity *b)
{
	bool same = a->link_count == b->link_count;

	for (size_t i = 0; same && i < a->link_count; i++)
		same = same_text(a->links[i].key, b->links[i].key) &&
		       same_text(a->links[i].value, b->links[i].value);
	return same;
}

static bool same_list(const struct schema_field *f, const void *a, const void *b)
{
	const char *const *x = *(const char *const *const *)member(f, a);
	const char *const *y = *(const char *const *const *)member(f, b);
	size_t n = count_of(f, a);
	bool same = n == count_of(f, b);

	for (size_t i = 0; same && i < n; i++)
		same = same_text(x[i], y[i]);
	return same;
}

static bool same_fields(const struct schema *s, const void *a, const void *b)
{
	bool same = true;

	for (size_t i = 0; same && i < s->n; i++)
		same = field_same(&s->fields[i], a, b);
	return same;
}

static bool same_records(enum field_kind kind, const void *a, const void *b)
{
	switch (kind) {
	case FIELD_ROLES:
		return same_roles(a, b);
	case FIELD_SOURCES:
		return same_sources(a, b);
	case FIELD_EVIDENCE:
		return same_evidence(a, b);
	case FIELD_LINKS:
		return same_links(a, b);
	case FIELD_PAIRS:
		return same_pairs(a, b);
	default:
		return true;
	}
}

bool field_same(const struct schema_field *f, const void *a, const void *b)
{
	switch (f->kind) {
	case FIELD_TEXT:
	case FIELD_NUMBER:
	case FIELD_DATE:
	case FIELD_TYPE:
		return same_text(text_of(f, a), text_of(f, b));
	case FIELD_CHOICE:
		return same_text(f->choice->word(member(f, a)), f->choice->word(member(f, b)));
	case FIELD_FILLER:
		return same_text(((const struct filler *)member(f, a))->words,
				 ((const struct filler *)member(f, b))->words);
	case FIELD_WORDS:
		return same_list(f, a, b);
	case FIELD_RECORD:
		return same_fields(f->record, member(f, a), member(f, b));
	default:
		return same_records(f->kind, a, b);
	}
}

bool anchor_same(const struct anchor *a, const struct anchor *b)
{
	bool same;

	if (!a || !b)
		return a == b;
	same = a->n == b->n && slice_equal(a->before, b->before) && slice_equal(a->after, b->after);
	for (uint32_t i = 0; same && i < a->n; i++)
		same = slice_equal(a->parts[i], b->parts[i]);
	return same;
}

bool mention_same(const struct mention *a, const struct mention *b)
{
	return a->entity == b->entity && anchor_same(&a->anchor, &b->anchor);
}

bool fact_same(const struct fact *a, const struct fact *b)
{
	return same_fields(&schema_fact, a, b);
}

bool entity_same(const struct entity *a, const struct entity *b)
{
	return same_fields(&schema_entity, a, b);
}
