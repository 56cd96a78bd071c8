/* SPDX-License-Identifier: MIT */
#include "doc/copy.h"

#include "test.h"

#include <string.h>

/* Records that have all there is, in memory that can be spoilt. */
struct sample {
	struct slice parts[2];
	struct span spans[2];
	struct anchor anchor;
	struct anchor *evidence[1];
	struct filler fillers[2];
	struct role role;
	struct source source;
	struct link link;
	uint32_t involved[1];
	struct fact fact;
	struct mention mention;
	const char *aliases[2];
	struct entity_link pair;
	struct entity entity;
};

static void fill_fact(struct sample *s)
{
	s->fillers[0] = (struct filler){"cnt", 4};
	s->fillers[1] = (struct filler){"des soldats", ENTITY_NONE};
	s->role = (struct role){"agent", s->fillers, 2};
	s->source = (struct source){{"bamako", 7}, STANCE_DENIES, &s->anchor, 3, 4};
	s->link = (struct link){LINK_UPDATES, "2022-11-accord", "f-7k2qd9", 1, 2};
	s->evidence[0] = &s->anchor;
	s->involved[0] = 4;
	s->fact = (struct fact){.id = "f-123456",
				.claim = "Le CNT approuve.",
				.predicate = "approves",
				.roles = &s->role,
				.role_count = 1,
				.when = "2024-07",
				.where = {"mali", 2},
				.quantity = {"25000", "t", "de blé"},
				.sources = &s->source,
				.source_count = 1,
				.evidence = s->evidence,
				.evidence_count = 1,
				.links = &s->link,
				.link_count = 1,
				.verdict = VERDICT_DISPUTED,
				.reason = "autre compte",
				.note = "",
				.by = "x",
				.at = 12,
				.involved = s->involved,
				.involved_count = 1};
}

static void fill(struct sample *s)
{
	*s = (struct sample){0};
	s->parts[0] = SLICE("ni\0l");
	s->parts[1] = SLICE("Mali");
	s->spans[1] = (struct span){7, 11};
	s->anchor = (struct anchor){.before = SLICE("du "),
				    .parts = s->parts,
				    .spans = s->spans,
				    .n = 2,
				    .line = 8,
				    .state = ANCHOR_EXACT};
	s->mention = (struct mention){3, 99, s->anchor};
	fill_fact(s);
	s->aliases[0] = "Conseil";
	s->aliases[1] = "CNT";
	s->pair = (struct entity_link){"wikidata", "Q42"};
	s->entity = (struct entity){.id = "cnt",
				    .name = "Conseil national",
				    .type_word = "parlement",
				    .type = ENTITY_OTHER,
				    .aliases = s->aliases,
				    .alias_count = 2,
				    .links = &s->pair,
				    .link_count = 1,
				    .declared = true,
				    .line = 5};
}

TEST(copy_borrows_nothing)
{
	struct sample s, t;
	struct arena arena = {0};
	struct mention *m;
	struct fact *f;
	struct entity *e;

	fill(&s);
	fill(&t);
	m = mention_copy(&arena, &s.mention);
	f = fact_copy(&arena, &s.fact);
	e = entity_copy(&arena, &s.entity);
	memset(&s, 0x5a, sizeof s);
	CHECK(mention_same(m, &t.mention));
	CHECK_INT(m->at, 99);
	CHECK_INT(m->anchor.spans[1].end, 11);
	CHECK_INT(m->anchor.line, 8);
	CHECK(fact_same(f, &t.fact));
	CHECK_INT(f->roles[0].fillers[0].entity, 4);
	CHECK_INT(f->sources[0].who.entity, 7);
	CHECK_INT(f->sources[0].cue->spans[1].start, 7);
	CHECK_INT(f->evidence[0]->spans[1].start, 7);
	CHECK_INT(f->where.entity, 2);
	CHECK_INT(f->involved[0], 4);
	CHECK(f->when != t.fact.when && f->links[0].fact != t.link.fact);
	CHECK(f->on == NULL);
	CHECK(entity_same(e, &t.entity));
	CHECK_STR(e->short_name, "CNT");
	CHECK(e->short_name == e->aliases[1]);
	CHECK(e->declared);
	CHECK_INT(e->line, 5);
	arena_release(&arena);
}

/* One change of a copy, after which it says something else (or not). */
static void change_fact(struct fact *f, int what)
{
	switch (what) {
	case 0:
		f->claim = "Le CNT refuse.";
		break;
	case 1:
		f->roles[0].name = "patient";
		break;
	case 2:
		f->roles[0].fillers[1].words = "deux soldats";
		break;
	case 3:
		f->role_count = 0;
		break;
	case 4:
		f->where.words = NULL;
		break;
	case 5:
		f->quantity.unit = "kg";
		break;
	case 6:
		f->sources[0].stance = STANCE_DOUBTS;
		break;
	case 7:
		f->sources[0].cue = NULL;
		break;
	case 8:
		f->evidence[0]->after = SLICE(".");
		break;
	case 9:
		f->evidence_count = 0;
		break;
	case 10:
		f->links[0].kind = LINK_PART_OF;
		break;
	case 11:
		f->verdict = VERDICT_OPEN;
		break;
	case 12:
		f->on = "2026-11-22";
		break;
	case 13:
		f->id = "f-abcdef";
		break;
	default:
		break;
	}
}

/* What a file does not say. */
static void touch_fact(struct fact *f)
{
	f->at = f->line = f->column = 77;
	f->note = NULL; /* was "" */
	f->evidence[0]->spans = NULL;
	f->evidence[0]->state = ANCHOR_ORPHAN;
	f->evidence[0]->line = 90;
	f->sources[0].line = 90;
	f->involved_count = 0;
	f->roles[0].fillers[0].entity = ENTITY_NONE; /* not declared yet */
}

TEST(copy_same_facts)
{
	struct arena arena = {0};
	struct sample s;

	fill(&s);
	for (int what = 0; what < 14; what++) {
		struct fact *f = fact_copy(&arena, &s.fact);

		test_row("change %d", what);
		touch_fact(f);
		CHECK(fact_same(f, &s.fact));
		change_fact(f, what);
		CHECK(!fact_same(f, &s.fact));
		CHECK(!fact_same(&s.fact, f));
	}
	arena_release(&arena);
}

TEST(copy_same_mentions)
{
	struct arena arena = {0};
	struct sample s;
	struct mention *m;

	fill(&s);
	m = mention_copy(&arena, &s.mention);
	m->entity++;
	CHECK(!mention_same(m, &s.mention));
	m = mention_copy(&arena, &s.mention);
	m->anchor.parts[0] = SLICE("ni\0m");
	CHECK(!mention_same(m, &s.mention));
	m = mention_copy(&arena, &s.mention);
	m->anchor.n = 1;
	CHECK(!mention_same(m, &s.mention));
	m = mention_copy(&arena, &s.mention);
	m->anchor.before.len = 0;
	CHECK(!mention_same(m, &s.mention));
	CHECK(anchor_same(NULL, NULL));
	CHECK(!anchor_same(NULL, &s.anchor));
	CHECK(!anchor_same(&s.anchor, NULL));
	arena_release(&arena);
}

TEST(copy_same_entities)
{
	struct arena arena = {0};
	struct sample s;
	struct entity *e;

	fill(&s);
	e = entity_copy(&arena, &s.entity);
	e->line = e->at = 0;
	CHECK(entity_same(e, &s.entity));
	e->aliases[0] = "Conseil de transition";
	CHECK(!entity_same(e, &s.entity));
	e = entity_copy(&arena, &s.entity);
	e->alias_count = 1;
	CHECK(!entity_same(e, &s.entity));
	e = entity_copy(&arena, &s.entity);
	e->type_word = "organization";
	CHECK(!entity_same(e, &s.entity));
	e = entity_copy(&arena, &s.entity);
	e->links[0].value = "Q43";
	CHECK(!entity_same(e, &s.entity));
	e = entity_copy(&arena, &s.entity);
	e->note = "une note";
	CHECK(!entity_same(e, &s.entity));
	arena_release(&arena);
}

/* Copying every field of one record into another makes them the same. */
TEST(copy_field_by_field)
{
	struct arena arena = {0};
	struct fact f = {.id = ""};
	struct entity e = {.id = ""};
	struct sample s;

	fill(&s);
	for (size_t i = 0; i < schema_fact.n; i++) {
		const struct schema_field *field = &schema_fact.fields[i];

		test_row("%.*s", (int)field->key.len, field->key.s);
		field_copy(&arena, field, &f, &s.fact);
		CHECK(field_same(field, &f, &s.fact));
	}
	CHECK(fact_same(&f, &s.fact));
	for (size_t i = 0; i < schema_entity.n; i++)
		field_copy(&arena, &schema_entity.fields[i], &e, &s.entity);
	CHECK(entity_same(&e, &s.entity));
	CHECK_INT(e.type, ENTITY_OTHER);
	arena_release(&arena);
}
