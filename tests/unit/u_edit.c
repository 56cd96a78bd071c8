/* SPDX-License-Identifier: MIT */
#include "doc/edit.h"

#include "dice.h"
#include "test.h"

#include <stdio.h>
#include <string.h>

static const char text[] = "un deux trois quatre cinq six sept huit neuf dix onze douze\n"
			   "treize quatorze quinze seize\n";
static const char *const words[] = {"un",     "deux",     "trois",  "quatre", "cinq", "six",
				    "sept",   "huit",     "neuf",   "dix",    "onze", "douze",
				    "treize", "quatorze", "quinze", "seize"};

enum { WORDS = 16, CNT = 0, MALI, WAGNER };

/* ---- records, made of few words */

/* Memory of records that a test makes. */
static struct arena made;

static struct anchor anchor_of(const char *quote)
{
	struct anchor a = {.parts = arena_alloc(&made, sizeof *a.parts), .n = 1};

	*a.parts = slice_of(quote);
	return a;
}

static const struct mention *mention_of(uint32_t entity, const char *quote)
{
	struct mention *m = arena_alloc(&made, sizeof *m);

	*m = (struct mention){.entity = entity, .anchor = anchor_of(quote)};
	return m;
}

static struct fact *fact_of(const char *id, const char *claim, const char *agent,
			    const char *evidence)
{
	struct fact *f = arena_zalloc(&made, 1, sizeof *f);

	*f = (struct fact){.id = id, .claim = claim, .where.entity = ENTITY_NONE};
	if (agent) {
		f->roles = arena_zalloc(&made, 1, sizeof *f->roles);
		f->roles->name = "agent";
		f->roles->n = 1;
		f->roles->fillers = arena_alloc(&made, sizeof(struct filler));
		*f->roles->fillers = (struct filler){agent, ENTITY_NONE};
		f->role_count = 1;
	}
	if (evidence) {
		f->evidence = arena_alloc(&made, sizeof *f->evidence);
		*f->evidence = arena_alloc(&made, sizeof **f->evidence);
		**f->evidence = anchor_of(evidence);
		f->evidence_count = 1;
	}
	return f;
}

static struct entity *entity_of(const char *id, const char *name)
{
	struct entity *e = arena_zalloc(&made, 1, sizeof *e);

	*e = (struct entity){.id = id, .name = name, .type_word = "place", .type = ENTITY_PLACE};
	return e;
}

/* ---- a corpus of one article */

static void open(struct corpus *c)
{
	static const char *const ids[] = {"cnt", "mali", "wagner"};
	struct article *a = article_new("a");

	corpus_init(c);
	for (size_t i = 0; i < 3; i++) {
		entities_declare(&c->entities, slice_of(ids[i]));
		c->entities.list.v[i].line = (uint32_t)i + 3;
	}
	corpus_add(c, "a", "a.yaml");
	corpus_sort(c);
	a->text = SLICE(text);
	article_index(a);
	corpus_set_article(c, 0, a, 4);
}

static void close(struct corpus *c)
{
	corpus_release(c);
	arena_release(&made);
}

static struct article *article(struct corpus *c)
{
	return c->articles.v[0].article;
}

static bool apply(struct corpus *c, const struct step *s, bool backwards)
{
	struct error err = {0};
	bool ok = doc_apply(c, 0, s, backwards, &err);

	if (ok)
		ok = doc_apply(c, SIZE_MAX, s, backwards, &err);
	error_release(&err);
	return ok;
}

/* One edit as a step of its own. */
static bool edit(struct corpus *c, enum edit_kind kind, const void *before, const void *after)
{
	struct step *s = step_new("edit");
	bool ok;

	step_add(s, kind, kind == EDIT_ENTITY ? NULL : "a", before, after);
	ok = apply(c, s, false);
	step_free(s);
	return ok;
}

/* ---- what it says */

static int by_text(const void *left, const void *right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static void say_mentions(struct str *out, const struct article *a, const char *what,
			 const struct mention *list, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct slice s = article_span_text(a, anchor_hull(&list[i].anchor));

		str_printf(out, "%s %u %.*s = %.*s\n", what, list[i].entity, (int)s.len, s.s,
			   (int)list[i].anchor.parts[0].len, list[i].anchor.parts[0].s);
	}
}

static void say_fact(struct str *out, const struct fact *f)
{
	struct span at = fact_hull(f);

	str_printf(out, "fact %s %s when=%s note=%s verdict=%d at=%u", f->id, f->claim,
		   f->when ? f->when : "", f->note ? f->note : "", (int)f->verdict, at.start);
	for (size_t i = 0; i < f->role_count; i++)
		str_printf(out, " %s(%u)", f->roles[i].fillers[0].words,
			   f->roles[i].fillers[0].entity);
	for (size_t i = 0; i < f->involved_count; i++)
		str_printf(out, " ~%u", f->involved[i]);
	str_addc(out, '\n');
}

static void say_entity(struct str *out, const struct entity *e)
{
	if (e->declared)
		str_printf(out, "entity %s %s %s %s line=%u\n", e->id, e->name, e->type_word,
			   e->note ? e->note : "", e->line);
}

/* In file order, or sorted; yours to free. */
static char *said(struct corpus *c, bool sorted)
{
	struct article *a = article(c);
	struct str out = STR_INIT, lines = STR_INIT;
	const char *list[256];
	size_t n = 0;

	say_mentions(&out, a, "mention", a->mentions, a->mention_count);
	say_mentions(&out, a, "refusal", a->refusals, a->refusal_count);
	for (size_t i = 0; i < a->fact_count; i++)
		say_fact(&out, &a->facts[i]);
	for (size_t i = 0; i < c->entities.list.n; i++)
		say_entity(&out, &c->entities.list.v[i]);
	if (!sorted)
		return str_take(&out);
	for (char *s = out.s, *end; *s && n < 256; s = end + 1) {
		end = strchr(s, '\n');
		*end = '\0';
		list[n++] = s;
	}
	qsort(list, n, sizeof *list, by_text);
	for (size_t i = 0; i < n; i++)
		str_printf(&lines, "%s\n", list[i]);
	str_release(&out);
	return str_take(&lines);
}

static void check_said(struct corpus *c, bool sorted, const char *want)
{
	char *got = said(c, sorted);

	CHECK_STR(got, want);
	free(got);
}

/* The quotes of the mentions in file order. */
static void check_mentions(struct corpus *c, const char *want)
{
	struct str out = STR_INIT;
	const struct article *a = article(c);

	for (size_t i = 0; i < a->mention_count; i++)
		str_printf(&out, "%s%.*s", i ? " " : "", (int)a->mentions[i].anchor.parts[0].len,
			   a->mentions[i].anchor.parts[0].s);
	CHECK_STR(out.s, want);
	str_release(&out);
}

static void check_facts(struct corpus *c, const char *want)
{
	struct str out = STR_INIT;
	const struct article *a = article(c);

	for (size_t i = 0; i < a->fact_count; i++)
		str_printf(&out, "%s%s", i ? " " : "", a->facts[i].id);
	CHECK_STR(out.s, want);
	str_release(&out);
}

/* ---- steps */

TEST(step_owns_copies)
{
	struct step *s = step_new("add fact: %s", "Le CNT vote");
	const struct mention *m = mention_of(CNT, "deux");
	struct fact *f = fact_of("f-000001", "c", "cnt", "trois");
	const char **ids;
	size_t n;

	CHECK_STR(s->name, "add fact: Le CNT vote");
	CHECK_STR(s->who, "");
	step_add(s, EDIT_MENTION, "a", NULL, m);
	step_add(s, EDIT_FACT, "b", f, NULL);
	step_add(s, EDIT_ENTITY, NULL, entity_of("x", "X"), entity_of("x", "Y"));
	step_add(s, EDIT_REFUSAL, "a", m, m);
	arena_release(&made);
	CHECK_INT(s->edits.n, 4);
	CHECK(s->edits.v[0].before.any == NULL);
	CHECK(slice_is(s->edits.v[0].after.mention->anchor.parts[0], "deux"));
	CHECK_STR(s->edits.v[1].before.fact->roles[0].fillers[0].words, "cnt");
	CHECK_STR(s->edits.v[2].after.entity->name, "Y");
	ids = step_articles(s, &n);
	CHECK_INT(n, 3);
	CHECK_STR(ids[0], "a");
	CHECK_STR(ids[1], "b");
	CHECK(ids[2] == NULL);
	free(ids);
	step_free(s);
	step_free(NULL);
}

/* ---- places */

TEST(edit_new_mentions_come_after_their_predecessor)
{
	struct corpus c;
	struct step *s = step_new("many");

	open(&c);
	CHECK(edit(&c, EDIT_MENTION, NULL, mention_of(CNT, "six")));
	CHECK(edit(&c, EDIT_MENTION, NULL, mention_of(CNT, "deux")));
	CHECK(edit(&c, EDIT_MENTION, NULL, mention_of(CNT, "nulle part")));
	CHECK(edit(&c, EDIT_MENTION, NULL, mention_of(CNT, "dix")));
	CHECK(edit(&c, EDIT_MENTION, NULL, mention_of(MALI, "six")));
	CHECK(edit(&c, EDIT_MENTION, NULL, mention_of(MALI, "cinq six")));
	CHECK(edit(&c, EDIT_MENTION, NULL, mention_of(MALI, "deux trois")));
	check_mentions(&c, "deux trois deux cinq six six six dix nulle part");
	CHECK_INT(article(&c)->mentions[3].entity, CNT);
	CHECK_INT(article(&c)->mentions[4].entity, MALI);
	step_add(s, EDIT_MENTION, "a", NULL, mention_of(CNT, "onze"));
	step_add(s, EDIT_MENTION, "a", NULL, mention_of(CNT, "un"));
	step_add(s, EDIT_MENTION, "a", NULL, mention_of(CNT, "sept"));
	step_add(s, EDIT_MENTION, "a", NULL, mention_of(CNT, "huit"));
	step_add(s, EDIT_MENTION, "a", mention_of(CNT, "dix"), NULL);
	CHECK(apply(&c, s, false));
	check_mentions(&c, "un deux trois deux cinq six six six sept huit onze nulle part");
	CHECK_INT(article(&c)->orphans, 1);
	CHECK_INT(article(&c)->mention_order_count, 9);
	CHECK_INT(article(&c)->mention_cover.n, 9);
	CHECK_INT(corpus_total(&c, CNT).mentions, 6);
	CHECK_INT(corpus_count_in(&c, 0, MALI).mentions, 3);
	CHECK(apply(&c, s, true));
	check_mentions(&c, "deux trois deux cinq six six six dix nulle part");
	step_free(s);
	close(&c);
}

/* What people put out of order stays so. */
TEST(edit_lines_are_never_sorted)
{
	struct corpus c;
	const struct mention *m = mention_of(CNT, "six");

	open(&c);
	CHECK(edit(&c, EDIT_MENTION, NULL, mention_of(CNT, "deux")));
	CHECK(edit(&c, EDIT_MENTION, NULL, m));
	CHECK(edit(&c, EDIT_MENTION, NULL, mention_of(CNT, "dix")));
	article(&c)->mentions[1].at = 50;
	article(&c)->mentions[1].anchor.line = 7;
	CHECK(edit(&c, EDIT_MENTION, m, mention_of(WAGNER, "un")));
	check_mentions(&c, "deux un dix");
	CHECK_INT(article(&c)->mentions[1].at, 50);
	CHECK_INT(article(&c)->mentions[1].anchor.line, 7);
	CHECK_INT(article(&c)->mentions[1].entity, WAGNER);
	CHECK_INT(article(&c)->mention_order[0], 1);
	CHECK(edit(&c, EDIT_MENTION, NULL, mention_of(CNT, "trois")));
	check_mentions(&c, "deux trois un dix");
	CHECK_INT(article(&c)->mentions[1].at, 0);
	close(&c);
}

TEST(edit_new_facts_come_after_the_evidence_before)
{
	struct corpus c;

	open(&c);
	CHECK(edit(&c, EDIT_FACT, NULL, fact_of("f-000005", "c", NULL, "cinq")));
	CHECK(edit(&c, EDIT_FACT, NULL, fact_of("f-000000", "c", NULL, NULL)));
	CHECK(edit(&c, EDIT_FACT, NULL, fact_of("f-000009", "c", NULL, "neuf")));
	CHECK(edit(&c, EDIT_FACT, NULL, fact_of("f-000002", "c", NULL, "deux")));
	CHECK(edit(&c, EDIT_FACT, NULL, fact_of("f-00005b", "c", "mali", "cinq six")));
	check_facts(&c, "f-000002 f-000005 f-00005b f-000009 f-000000");
	CHECK_INT(article_find_fact(article(&c), "f-00005b"), 2);
	CHECK_INT(article(&c)->facts[2].roles[0].fillers[0].entity, MALI);
	CHECK(fact_involves(&article(&c)->facts[2], MALI));
	CHECK_INT(corpus_total(&c, MALI).facts, 1);
	CHECK_INT(article(&c)->fact_cover.n, 4);
	close(&c);
}

/* ---- refusals */

TEST(edit_refusals_are_no_mentions)
{
	struct corpus c;
	const struct mention *m = mention_of(CNT, "six");

	open(&c);
	CHECK(edit(&c, EDIT_REFUSAL, NULL, mention_of(CNT, "neuf")));
	CHECK(edit(&c, EDIT_REFUSAL, NULL, m));
	CHECK_INT(article(&c)->refusal_count, 2);
	CHECK_INT(article(&c)->refusals[0].anchor.spans[0].start, 26);
	CHECK_INT(article(&c)->mention_count, 0);
	CHECK_INT(corpus_total(&c, CNT).mentions, 0);
	CHECK(edit(&c, EDIT_REFUSAL, m, NULL));
	CHECK_INT(article(&c)->refusal_count, 1);
	close(&c);
}

/* ---- collisions */

TEST(edit_that_is_done_is_no_collision)
{
	struct corpus c;
	const struct mention *m = mention_of(CNT, "six"), *n = mention_of(MALI, "six");
	struct fact *f = fact_of("f-000001", "c", NULL, "un"),
		    *g = fact_of("f-000001", "d", NULL, "un");

	open(&c);
	CHECK(edit(&c, EDIT_MENTION, NULL, m));
	CHECK(edit(&c, EDIT_MENTION, NULL, m));
	CHECK_INT(article(&c)->mention_count, 1);
	CHECK(edit(&c, EDIT_MENTION, m, n));
	CHECK(edit(&c, EDIT_MENTION, m, n));
	CHECK(edit(&c, EDIT_MENTION, m, NULL));
	CHECK_INT(article(&c)->mention_count, 1);
	CHECK(edit(&c, EDIT_FACT, NULL, f));
	CHECK(edit(&c, EDIT_FACT, NULL, f));
	CHECK(edit(&c, EDIT_FACT, f, g));
	CHECK(edit(&c, EDIT_FACT, f, g));
	CHECK_STR(article(&c)->facts[0].claim, "d");
	CHECK(edit(&c, EDIT_FACT, g, NULL));
	CHECK(edit(&c, EDIT_FACT, g, NULL));
	CHECK_INT(article(&c)->fact_count, 0);
	close(&c);
}

/* A sentence, and nothing done. */
static void check_refused(struct corpus *c, const struct step *s, const char *why)
{
	struct error err = {0};
	char *before = said(c, false);

	CHECK(!doc_apply(c, 0, s, false, &err));
	CHECK_STR(err.msg, why);
	check_said(c, false, before);
	free(before);
	error_release(&err);
}

TEST(edit_all_or_nothing)
{
	struct corpus c;
	struct step *s = step_new("many"), *t = step_new("facts"), *u = step_new("same id");
	struct collision at;
	struct error err = {0};

	open(&c);
	CHECK(edit(&c, EDIT_MENTION, NULL, mention_of(CNT, "six")));
	CHECK(edit(&c, EDIT_FACT, NULL, fact_of("f-000001", "vu", NULL, "un")));
	step_add(s, EDIT_MENTION, "a", NULL, mention_of(CNT, "deux"));
	step_add(s, EDIT_MENTION, "a", mention_of(CNT, "six"), NULL);
	step_add(s, EDIT_MENTION, "a", mention_of(MALI, "six"), mention_of(WAGNER, "six"));
	check_refused(&c, s,
		      "a: the mention “six” of mali is not there any more; nothing was done");
	CHECK(doc_collides(&c, 0, s, false, 0, &at));
	CHECK_INT(at.edit, 2);
	CHECK(!doc_collides(&c, 0, s, false, 3, &at));
	CHECK(!doc_collides(&c, SIZE_MAX, s, false, 0, &at));
	step_add(t, EDIT_MENTION, "a", NULL, mention_of(CNT, "deux"));
	step_add(t, EDIT_FACT, "a", fact_of("f-000001", "lu", NULL, "un"), NULL);
	step_add(t, EDIT_FACT, "a", fact_of("f-000002", "lu", NULL, "un"),
		 fact_of("f-000002", "vu", NULL, "un"));
	check_refused(&c, t, "a: the fact f-000001 was changed meanwhile; nothing was done");
	CHECK(doc_collides(&c, 0, t, false, 0, &at));
	CHECK_INT(at.edit, 1);
	CHECK(at.theirs.fact == &article(&c)->facts[0]);
	CHECK(doc_collides(&c, 0, t, false, 2, &at));
	CHECK_INT(at.edit, 2);
	CHECK(at.theirs.any == NULL);
	step_add(u, EDIT_FACT, "a", NULL, fact_of("f-000001", "lu", NULL, "un"));
	check_refused(&c, u,
		      "a: the fact f-000001 was added by someone else meanwhile; nothing was done");
	CHECK(!doc_apply(&c, 0, u, true, &err));
	CHECK_STR(err.msg,
		  "a: the fact f-000001 was changed after that; undo the later change first");
	error_release(&err);
	step_free(s);
	step_free(t);
	step_free(u);
	close(&c);
}

TEST(edit_collision_with_another_entity_shows_it)
{
	struct corpus c;
	struct step *s = step_new("change");
	struct collision at;

	open(&c);
	CHECK(edit(&c, EDIT_MENTION, NULL, mention_of(WAGNER, "six")));
	step_add(s, EDIT_MENTION, "a", mention_of(CNT, "six"), mention_of(MALI, "six"));
	check_refused(&c, s, "a: the mention “six” of cnt was changed meanwhile; nothing was done");
	CHECK(doc_collides(&c, 0, s, false, 0, &at));
	CHECK(at.theirs.mention == &article(&c)->mentions[0]);
	step_free(s);
	close(&c);
}

/* Fields that the edit does not change may be changed by others. */
TEST(edit_changes_only_its_fields)
{
	struct corpus c;
	struct step *s = step_new("claim"), *t = step_new("claim");
	struct fact *f = fact_of("f-000001", "vu", "cnt", "un"), *g = fact_copy(&made, f),
		    *h = fact_copy(&made, f);
	struct collision at;

	open(&c);
	CHECK(edit(&c, EDIT_FACT, NULL, f));
	g->claim = "lu";
	h->when = "2024";
	step_add(s, EDIT_FACT, "a", f, g);
	CHECK(edit(&c, EDIT_FACT, f, h));
	article(&c)->facts[0].at = 40;
	CHECK(!doc_collides(&c, 0, s, false, 0, &at));
	CHECK(apply(&c, s, false));
	CHECK_STR(article(&c)->facts[0].claim, "lu");
	CHECK_STR(article(&c)->facts[0].when, "2024");
	CHECK_INT(article(&c)->facts[0].at, 40);
	CHECK(fact_involves(&article(&c)->facts[0], CNT));
	h->claim = "entendu";
	step_add(t, EDIT_FACT, "a", f, h);
	check_refused(&c, t, "a: the fact f-000001 has another claim meanwhile; nothing was done");
	CHECK(apply(&c, s, true));
	CHECK_STR(article(&c)->facts[0].claim, "vu");
	CHECK_STR(article(&c)->facts[0].when, "2024");
	step_free(s);
	step_free(t);
	close(&c);
}

TEST(edit_new_evidence_is_found)
{
	struct corpus c;
	struct fact *f = fact_of("f-000001", "vu", NULL, "dix"),
		    *g = fact_of("f-000001", "vu", NULL, "un deux");

	open(&c);
	CHECK(edit(&c, EDIT_FACT, NULL, f));
	CHECK(edit(&c, EDIT_FACT, f, g));
	CHECK_INT(article(&c)->facts[0].evidence[0]->spans[0].end, 7);
	CHECK_INT(article(&c)->facts[0].evidence[0]->state, ANCHOR_EXACT);
	CHECK_INT(article(&c)->fact_cover.v[0].span.end, 7);
	close(&c);
}

/* ---- the register */

TEST(edit_entities_keep_their_index)
{
	struct corpus c;
	struct entity *timbuktu = entity_of("tombouctou", "Tombouctou");
	struct entity *renamed = entity_of("tombouctou", "Ville"), *mali;
	const struct entity *e;

	open(&c);
	mali = entity_copy(&made, &c.entities.list.v[MALI]);
	CHECK(edit(&c, EDIT_FACT, NULL, fact_of("f-000001", "vu", "tombouctou", "un")));
	CHECK_INT(article(&c)->facts[0].roles[0].fillers[0].entity, ENTITY_NONE);
	CHECK(edit(&c, EDIT_ENTITY, NULL, timbuktu));
	e = &c.entities.list.v[3];
	CHECK_STR(e->name, "Tombouctou");
	CHECK_STR(e->short_name, "Tombouctou");
	CHECK(e->declared && e->line > 0 && e->type == ENTITY_PLACE);
	CHECK_INT(entities_find(&c.entities, SLICE("tombouctou")), 3);
	CHECK_INT(article(&c)->facts[0].roles[0].fillers[0].entity, 3);
	CHECK(fact_involves(&article(&c)->facts[0], 3));
	CHECK_INT(corpus_total(&c, 3).facts, 1);
	CHECK(edit(&c, EDIT_ENTITY, timbuktu, renamed));
	CHECK_STR(c.entities.list.v[3].name, "Ville");
	CHECK(!edit(&c, EDIT_ENTITY, timbuktu, NULL));
	CHECK(edit(&c, EDIT_ENTITY, mali, NULL));
	CHECK(!c.entities.list.v[MALI].declared);
	CHECK_STR(c.entities.list.v[MALI].name, "mali");
	CHECK(edit(&c, EDIT_ENTITY, renamed, NULL));
	CHECK_INT(corpus_total(&c, 3).facts, 0);
	CHECK_INT(article(&c)->facts[0].roles[0].fillers[0].entity, ENTITY_NONE);
	CHECK(edit(&c, EDIT_ENTITY, NULL, mali));
	CHECK_INT(entities_find(&c.entities, SLICE("mali")), MALI);
	CHECK(c.entities.list.v[MALI].declared);
	CHECK_INT(c.entities.list.n, 4);
	close(&c);
}

TEST(edit_entities_of_an_article_have_no_line)
{
	struct corpus c;
	struct step *s = step_new("own");
	struct error err = {0};

	open(&c);
	step_add(s, EDIT_ENTITY, "a", NULL, entity_of("gao", "Gao"));
	CHECK(doc_apply(&c, SIZE_MAX, s, false, &err));
	CHECK_INT(c.entities.list.n, 3);
	CHECK(doc_apply(&c, 0, s, false, &err));
	CHECK_STR(c.entities.list.v[3].name, "Gao");
	CHECK_INT(c.entities.list.v[3].line, 0);
	CHECK(doc_apply(&c, 0, s, true, &err));
	CHECK(!c.entities.list.v[3].declared);
	step_free(s);
	close(&c);
}

/* An id that is changed: another entity. */
TEST(edit_id_of_an_entity)
{
	struct corpus c;
	struct entity *old;

	open(&c);
	old = entity_copy(&made, &c.entities.list.v[WAGNER]);
	CHECK(edit(&c, EDIT_ENTITY, old, entity_of("africa-corps", "Africa Corps")));
	CHECK(!c.entities.list.v[WAGNER].declared);
	CHECK(c.entities.list.v[3].declared);
	close(&c);
}

/* ---- any steps, and back */

static const struct mention *some_mention(struct dice *d, const struct mention *list, size_t n)
{
	return n ? &list[dice_below(d, (uint32_t)n)] : NULL;
}

static void add_mention_edit(struct dice *d, struct step *s, enum edit_kind kind,
			     const struct article *a)
{
	bool refusal = kind == EDIT_REFUSAL;
	const struct mention *old = some_mention(d, refusal ? a->refusals : a->mentions,
						 refusal ? a->refusal_count : a->mention_count);
	const struct mention *fresh = mention_of(dice_below(d, 3), words[dice_below(d, WORDS)]);

	switch (dice_below(d, 4)) {
	case 0:
		step_add(s, kind, "a", old, old ? NULL : fresh);
		break;
	case 1:
		if (old)
			fresh = mention_of((old->entity + 1) % 3 + 3, "seize");
		step_add(s, kind, "a", old, fresh);
		break;
	default:
		step_add(s, kind, "a", NULL, fresh);
	}
}

static struct fact *changed_fact(struct dice *d, const struct fact *old)
{
	struct fact *f = fact_copy(&made, old);

	switch (dice_below(d, 5)) {
	case 0:
		f->claim = words[dice_below(d, WORDS)];
		break;
	case 1:
		f->when = dice_below(d, 2) ? "2024" : NULL;
		break;
	case 2:
		f->verdict = (enum verdict)dice_below(d, VERDICT_COUNT);
		break;
	case 3:
		f->role_count = 0;
		break;
	default:
		f->evidence = fact_of("", "", NULL, words[dice_below(d, WORDS)])->evidence;
		f->evidence_count = 1;
	}
	return f;
}

static void add_fact_edit(struct dice *d, struct step *s, const struct article *a)
{
	static const char *const ids[] = {"f-000000", "f-000001", "f-000002", "f-000003"};
	const char *id = ids[dice_below(d, 4)];
	size_t at = article_find_fact(a, id);
	const struct fact *old = at == SIZE_MAX ? NULL : &a->facts[at];

	if (!old)
		step_add(s, EDIT_FACT, "a", NULL,
			 fact_of(id, words[dice_below(d, WORDS)], dice_below(d, 2) ? "mali" : "gao",
				 dice_below(d, 4) ? words[dice_below(d, WORDS)] : NULL));
	else
		step_add(s, EDIT_FACT, "a", old, dice_below(d, 3) ? changed_fact(d, old) : NULL);
}

static void add_entity_edit(struct dice *d, struct step *s, const struct entities *es)
{
	static const char *const ids[] = {"mali", "gao", "kidal"};
	const char *id = ids[dice_below(d, 3)];
	uint32_t at = entities_find(es, slice_of(id));
	const struct entity *old =
	    at != ENTITY_NONE && es->list.v[at].declared ? &es->list.v[at] : NULL;

	step_add(s, EDIT_ENTITY, NULL, old,
		 old && dice_below(d, 2) ? NULL : entity_of(id, words[dice_below(d, WORDS)]));
}

/* One edit of each kind at most, for those of a step must not be in each other's way
 * here, where they are made of what is there before it. */
static struct step *random_step(struct dice *d, struct corpus *c)
{
	struct step *s = step_new("random");

	if (dice_below(d, 2))
		add_mention_edit(d, s, EDIT_MENTION, article(c));
	if (dice_below(d, 3) == 0)
		add_mention_edit(d, s, EDIT_REFUSAL, article(c));
	if (dice_below(d, 2))
		add_fact_edit(d, s, article(c));
	if (dice_below(d, 3) == 0)
		add_entity_edit(d, s, &c->entities);
	return s;
}

/* Is every mention that the step adds new?  One that was there would not come back. */
static bool adds_what_is_there(const struct step *s, const struct article *a)
{
	for (size_t i = 0; i < s->edits.n; i++) {
		const struct edit *e = &s->edits.v[i];
		bool refusal = e->kind == EDIT_REFUSAL;
		const struct mention *list = refusal ? a->refusals : a->mentions;
		size_t n = refusal ? a->refusal_count : a->mention_count;

		if (e->kind > EDIT_REFUSAL || !e->after.any)
			continue;
		for (size_t k = 0; k < n; k++)
			if (mention_same(&list[k], e->after.mention))
				return true;
	}
	return false;
}

/* What is built is as if it were built of what is there. */
static void check_built(struct corpus *c)
{
	struct article *a = article(c);
	struct entity_count total[8];
	size_t orphans = a->orphans, mentions = a->mention_cover.n, facts = a->fact_cover.n;

	for (uint32_t i = 0; i < 8; i++)
		total[i] = corpus_total(c, i);
	for (size_t i = 0; i < a->fact_count; i++)
		a->facts[i].involved = NULL;
	article_index(a);
	corpus_changed(c, 0);
	CHECK_INT(a->orphans, orphans);
	CHECK_INT(a->mention_cover.n, mentions);
	CHECK_INT(a->fact_cover.n, facts);
	for (uint32_t i = 0; i < 8; i++) {
		CHECK_INT(corpus_total(c, i).mentions, total[i].mentions);
		CHECK_INT(corpus_total(c, i).facts, total[i].facts);
	}
}

TEST(edit_random_steps_and_back)
{
	enum { STEPS = 40 };
	struct dice d = {9};

	for (int round = 0; round < 60; round++) {
		struct step *steps[STEPS];
		char *states[STEPS + 1];
		struct corpus c;
		size_t at = 0, top = 0;

		open(&c);
		states[0] = said(&c, true);
		for (int move = 0; move < 2 * STEPS; move++) {
			uint32_t what = dice_below(&d, 4);

			test_row("round %d, move %d", round, move);
			if (what == 0 && at > 0) {
				CHECK(apply(&c, steps[--at], true));
			} else if (what == 1 && at < top) {
				CHECK(apply(&c, steps[at++], false));
			} else if (at < STEPS) {
				struct step *s = random_step(&d, &c);

				if (adds_what_is_there(s, article(&c))) {
					step_free(s);
					continue;
				}
				for (; top > at; top--) {
					step_free(steps[top - 1]);
					free(states[top]);
				}
				steps[at++] = s;
				top = at;
				CHECK(apply(&c, s, false));
				states[top] = said(&c, true);
			}
			check_said(&c, true, states[at]);
			check_built(&c);
		}
		for (; at > 0; at--) {
			CHECK(apply(&c, steps[at - 1], true));
			check_said(&c, true, states[at - 1]);
		}
		for (; top > 0; top--) {
			step_free(steps[top - 1]);
			free(states[top]);
		}
		free(states[0]);
		close(&c);
	}
}

/* ---- many at once */

TEST(edit_thousands_in_one_step)
{
	enum { MANY = 3000 };
	struct corpus c;
	struct article *a = article_new("a");
	struct step *s = step_new("many");
	struct str body = STR_INIT;
	char quote[16];

	open(&c);
	for (int i = 0; i < MANY; i++)
		str_printf(&body, "m%04d dit. ", i);
	a->text = arena_slice(&a->arena, (struct slice){body.s, body.len});
	article_index(a);
	corpus_set_article(&c, 0, a, 4);
	for (int i = MANY; i-- > 0;) {
		snprintf(quote, sizeof quote, "m%04d", i);
		step_add(s, EDIT_MENTION, "a", NULL, mention_of(CNT, quote));
	}
	CHECK(apply(&c, s, false));
	CHECK_INT(a->mention_count, MANY);
	CHECK_INT(a->mention_order_count, MANY);
	for (uint32_t i = 0; i < MANY; i++)
		CHECK(a->mention_order[i] == i && a->mentions[i].anchor.spans[0].start == 11 * i);
	CHECK(apply(&c, s, true));
	CHECK_INT(a->mention_count, 0);
	CHECK_INT(corpus_total(&c, CNT).mentions, 0);
	str_release(&body);
	step_free(s);
	close(&c);
}

TEST(edit_of_many_articles)
{
	static const char *const order[] = {"b", "a", "b", "b", "a", "c"};
	struct corpus c;
	struct article *b = article_new("b");
	struct step *s = step_new("all");
	struct error err = {0};
	const char **ids;
	size_t n;

	open(&c);
	corpus_add(&c, "b", "b.yaml");
	corpus_sort(&c);
	b->text = SLICE(text);
	article_index(b);
	corpus_set_article(&c, corpus_find(&c, SLICE("b")), b, 4);
	for (size_t i = 0; i < 6; i++)
		step_add(s, EDIT_MENTION, order[i], NULL, mention_of(CNT, words[i]));
	ids = step_articles(s, &n);
	CHECK_INT(n, 3);
	CHECK_STR(ids[0], "b");
	CHECK_STR(ids[2], "c");
	CHECK(doc_apply(&c, corpus_find(&c, SLICE("b")), s, false, &err));
	CHECK_INT(b->mention_count, 3);
	CHECK_INT(corpus_total(&c, CNT).mentions, 3);
	CHECK_INT(article(&c)->mention_count, 0);
	CHECK(doc_apply(&c, 0, s, false, &err));
	check_mentions(&c, "deux cinq");
	CHECK_INT(corpus_total(&c, CNT).mentions, 5);
	CHECK(doc_apply(&c, corpus_find(&c, SLICE("b")), s, true, &err));
	CHECK_INT(b->mention_count, 0);
	CHECK_INT(corpus_total(&c, CNT).mentions, 2);
	free(ids);
	step_free(s);
	close(&c);
}
