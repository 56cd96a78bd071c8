/* SPDX-License-Identifier: MIT */
#include "doc/check.h"

#include "test.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

/* All faults, "line:code sentence" each; in a buffer of its own. */
static const char *told(const struct diag_list *d)
{
	static char out[4000];
	size_t n = 0;

	out[0] = '\0';
	for (size_t i = 0; i < d->list.n; i++)
		n += (size_t)snprintf(out + n, sizeof out - n, "%u:%s %s\n", d->list.v[i].line,
				      diag_word(d->list.v[i].code), d->list.v[i].message);
	return out;
}

/* ---- building */

static struct entities *register_of(void)
{
	static struct entities es;
	static const char *const rows[][3] = {
	    {"bamako", "Bamako", NULL},
	    {"cnt", "Conseil national de transition", "CNT"},
	    {"mali", "Mali", NULL},
	};

	entities_release(&es);
	for (size_t i = 0; i < 3; i++) {
		uint32_t index = entities_declare(&es, slice_of(rows[i][0]));
		struct entity *e = &es.list.v[index];

		e->name = rows[i][1];
		e->line = (uint32_t)i + 3;
		if (!rows[i][2])
			continue;
		e->aliases = arena_alloc(&es.arena, sizeof *e->aliases);
		e->aliases[0] = rows[i][2];
		e->alias_count = 1;
	}
	return &es;
}

static struct article *article_of(const char *text)
{
	struct article *a = article_new("a");

	a->text = slice_of(text);
	a->mentions = arena_zalloc(&a->arena, 8, sizeof *a->mentions);
	a->facts = arena_zalloc(&a->arena, 8, sizeof *a->facts);
	return a;
}

static struct anchor quote_of(struct article *a, const char *before, const char *quote,
			      uint32_t line)
{
	struct anchor made = {.before = slice_of(before), .n = 1, .line = line, .column = 3};

	made.parts = arena_alloc(&a->arena, sizeof *made.parts);
	made.parts[0] = slice_of(quote);
	return made;
}

static void add_mention(struct article *a, uint32_t entity, const char *before, const char *quote)
{
	uint32_t line = 10 + (uint32_t)a->mention_count;

	a->mentions[a->mention_count++] =
	    (struct mention){.entity = entity, .anchor = quote_of(a, before, quote, line)};
}

static struct fact *add_fact(struct article *a, const char *id, const char *quote)
{
	struct fact *f = &a->facts[a->fact_count++];

	*f = (struct fact){.id = id, .where.entity = ENTITY_NONE, .column = 1};
	f->line = 20 + (uint32_t)a->fact_count;
	f->evidence = arena_alloc(&a->arena, sizeof *f->evidence);
	f->evidence[0] = arena_alloc(&a->arena, sizeof **f->evidence);
	*f->evidence[0] = quote_of(a, "", quote, f->line + 100);
	f->evidence_count = 1;
	return f;
}

static void add_link(struct article *a, struct fact *f, enum link_kind kind, const char *article,
		     const char *fact)
{
	struct link *wider = arena_alloc(&a->arena, (f->link_count + 1) * sizeof *wider);

	if (f->link_count)
		memcpy(wider, f->links, f->link_count * sizeof *wider);
	wider[f->link_count++] = (struct link){kind, article, fact, f->line, 9};
	f->links = wider;
}

/* Checks, compares and frees. */
static void expect(struct article *a, const char *want)
{
	article_index(a);
	check_article(a, register_of());
	CHECK_STR(told(&a->diags), want);
	article_free(a);
}

/* ---- articles */

TEST(check_finds_nothing_wrong)
{
	struct article *a = article_of("Le CNT vote. Bamako nie.");

	add_mention(a, 1, "", "CNT");
	add_mention(a, 0, "", "Bamako");
	add_fact(a, "f-000001", "CNT vote")->when = "2024-07-04";
	add_fact(a, "f-000002", "Bamako nie");
	a->date = "2024-07";
	expect(a, "");
}

TEST(check_anchors_that_are_lost)
{
	struct article *a = article_of("Le CNT et le CNT ratifient un accord militaire à Bamako.");

	add_mention(a, 1, "", "CNT");
	add_mention(a, 1, "du ", "CNT");
	add_mention(a, 0, "", "Gao");
	add_fact(a, "f-000001", "ratifent un accord militaire");
	expect(a, "10:orphan the quote “CNT” stands in several places: add before: or after: words "
		  "until it is unique\n"
		  "11:orphan the quote “CNT” stands in the text, but not with this before: or "
		  "after:, correct them\n"
		  "12:orphan the quote “Gao” is not in the text, nor anything like it: correct it "
		  "or delete it\n"
		  "121:fuzzy the quote “ratifent un accord militaire” is found in other letters: "
		  "correct it if that place is right\n");
}

TEST(check_shows_the_beginning_of_long_quotes)
{
	struct article *a = article_of("Rien.");

	add_mention(a, 1, "",
		    "abcdé123456789é123456789é123456789é123456789é123456789é123456789é123456789");
	article_index(a);
	check_article(a, register_of());
	CHECK(strstr(told(&a->diags),
		     "“abcdé123456789é123456789é123456789é123456789é123456789…”") != NULL);
	article_free(a);
}

TEST(check_mentions_given_twice)
{
	struct article *a = article_of("Le CNT vote. Bamako nie. Le Mali aussi.");

	add_mention(a, 1, "", "CNT");
	add_mention(a, 2, "", "CNT"); /* another entity may stand there too */
	add_mention(a, 1, "Le ", "CNT");
	add_mention(a, 0, "", "Bamako");
	add_mention(a, 2, "", "Mali");
	expect(a, "12:duplicate-mention cnt is mentioned at this place in line 10 already: delete "
		  "one of the two\n");
}

TEST(check_refusals)
{
	struct article *a = article_of("Le CNT vote. Bamako nie. Le Mali aussi.");

	add_mention(a, 1, "", "CNT");
	add_mention(a, 2, "", "Mali");
	a->refusals = arena_zalloc(&a->arena, 5, sizeof *a->refusals);
	a->refusals[0] = (struct mention){.entity = 0, .anchor = quote_of(a, "", "Mali", 30)};
	a->refusals[1] = (struct mention){.entity = 1, .anchor = quote_of(a, "Le ", "CNT", 31)};
	a->refusals[2] = (struct mention){.entity = 0, .anchor = quote_of(a, "", "Bamako", 32)};
	a->refusals[3] = (struct mention){.entity = 0, .anchor = quote_of(a, "", "Bamako", 33)};
	a->refusals[4] = (struct mention){.entity = 1, .anchor = quote_of(a, "", "Moscou", 34)};
	a->refusal_count = 5;
	expect(a, "34:orphan the quote “Moscou” is not in the text, nor anything like it: correct "
		  "it or delete it\n"
		  "31:duplicate-mention cnt is refused at this place, and mentioned in line 10 "
		  "already: delete one of the two\n"
		  "33:duplicate-mention bamako is refused at this place in line 32 already: "
		  "delete one of the two\n");
}

TEST(check_order)
{
	struct article *a = article_of("Le CNT vote. Bamako nie.");

	add_mention(a, 0, "", "Bamako");
	add_mention(a, 1, "", "CNT");
	add_fact(a, "f-000001", "Bamako nie");
	add_fact(a, "f-000002", "CNT vote");
	expect(a, "11:order this mention stands in the text before the one above it\n"
		  "22:order the evidence of this fact stands before that of the fact above it\n");
}

TEST(check_facts)
{
	struct article *a = article_of("Le CNT vote. Bamako nie.");

	a->date = "2024-07";
	add_fact(a, "f-000001", "CNT vote")->when = "2025";
	add_fact(a, "vote", "CNT vote")->when = "2024-07-31/..";
	add_fact(a, "f-000001", "Bamako nie")->when = "no date";
	a->facts[2].evidence_count = 0;
	add_fact(a, "", "Bamako nie");
	expect(a,
	       "22:bad-id the fact's id “vote” is not f- and six letters or digits (0-9 a-z "
	       "without i l o u)\n"
	       "23:duplicate-id the fact f-000001 stands in line 21 already: give this one another "
	       "id\n"
	       "21:later-than-article when: 2025 is later than the article (2024-07): right, if it "
	       "is foretold\n"
	       "23:no-evidence the fact has no evidence: add the words that a reader must see to "
	       "believe that the article says it\n");
}

TEST(check_words_that_look_like_an_entity)
{
	static const struct {
		const char *words, *meant;
	} rows[] = {
	    {"bamaco", "bamako"}, {"bamakoo", "bamako"}, {"conseil-national-de-transition", "cnt"},
	    {"c-n-t", "cnt"},     {"soldats", NULL},     {"le Mali", NULL}, /* words */
	    {"Mali", NULL},       {"mal", NULL},         {"cnf", NULL}, /* too short to be a slip */
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct article *a = article_of("Le CNT vote.");
		struct filler words = {rows[i].words, ENTITY_NONE};
		struct role role = {"agent", &words, 1};
		struct fact *f = add_fact(a, "f-000001", "CNT vote");
		char want[200] = "";

		f->roles = &role;
		f->role_count = 1;
		if (rows[i].meant)
			snprintf(
			    want, sizeof want,
			    "21:undeclared “%s” is no entity, so these are words: is %s meant?\n",
			    rows[i].words, rows[i].meant);
		expect(a, want);
	}
}

/* ---- links */

static bool has_fact(const void *ctx, size_t article, const char *fact)
{
	const struct corpus *c = ctx;

	return article_find_fact(c->articles.v[article].article, fact) != SIZE_MAX;
}

TEST(check_links_over_the_corpus)
{
	struct corpus c;
	struct article *a = article_of("Le CNT vote."), *b = article_new("b");
	struct fact *f = add_fact(a, "f-000001", "CNT vote");

	corpus_init(&c);
	corpus_add(&c, "a", "a.yaml");
	corpus_add(&c, "b", "b.yaml");
	corpus_add(&c, "c", "c.yaml");
	corpus_sort(&c);
	add_link(a, f, LINK_SAME_AS, "b", "f-0000b1");     /* answered */
	add_link(a, f, LINK_CONTRADICTS, "b", "f-0000b1"); /* not answered */
	add_link(a, f, LINK_UPDATES, "b", "f-0000b1");     /* need not be */
	add_link(a, f, LINK_SAME_AS, "b", "f-0000b9");
	add_link(a, f, LINK_PART_OF, "d", "f-0000d1");
	add_link(a, f, LINK_PART_OF, "c", "f-0000c1");
	add_link(a, f, LINK_PART_OF, "a", "f-000001");
	add_link(a, f, LINK_PART_OF, "a", "f-000009");
	add_link(a, f, LINK_SAME_AS, "a", "f-000002");
	add_fact(a, "f-000002", "CNT");
	b->text = SLICE("Le CNT.");
	b->facts = arena_zalloc(&b->arena, 1, sizeof *b->facts);
	add_link(b, add_fact(b, "f-0000b1", "CNT"), LINK_SAME_AS, "a", "f-000001");
	article_index(a);
	article_index(b);
	corpus_set_article(&c, 0, a, 8);
	corpus_set_article(&c, 1, b, 8);
	corpus_set_broken(&c, 2, "cannot open");
	check_links(a, &c, has_fact, &c);
	CHECK_STR(
	    told(&a->diags),
	    "21:one-way-link b#f-0000b1 does not link back: add contradicts: \"a#f-000001\" to "
	    "its links\n"
	    "21:unknown-link same-as: b#f-0000b9: that article has no such fact\n"
	    "21:unknown-link part-of: d#f-0000d1: no article has this name\n"
	    "21:unknown-link part-of: c#f-0000c1: that article cannot be read\n"
	    "21:unknown-link part-of: a#f-000001: the fact links to itself\n"
	    "21:unknown-link part-of: a#f-000009: this article has no such fact\n"
	    "21:one-way-link a#f-000002 does not link back: add same-as: \"a#f-000001\" to its "
	    "links\n");
	check_links(b, &c, has_fact, &c);
	CHECK_STR(told(&b->diags), "");
	corpus_release(&c);
}

/* Many links to the last of many facts, and none of them answered; ids that are
 * long are hashed once, not for each link. */
TEST(check_links_in_linear_time)
{
	enum { MANY = 20000, LENGTH = 20000 };
	struct corpus c;
	struct article *a = article_new("a");
	char *first = arena_bytes(&a->arena, LENGTH + 1);
	struct link *links = arena_zalloc(&a->arena, MANY, sizeof *links);
	clock_t began;
	char id[24];

	memset(first, 'f', LENGTH);
	first[LENGTH] = '\0';
	a->facts = arena_zalloc(&a->arena, MANY, sizeof *a->facts);
	for (size_t i = 0; i < MANY; i++) {
		int len = snprintf(id, sizeof id, "g%zu", i);

		a->facts[i].id = i ? arena_copy(&a->arena, id, (size_t)len) : first;
		links[i] = (struct link){LINK_SAME_AS, "a", "", 5, 1};
	}
	for (size_t i = 0; i < MANY; i++)
		links[i].fact = a->facts[i ? i : 1].id;
	a->facts[0].links = links;
	a->facts[0].link_count = MANY;
	a->facts[MANY - 1].links = &(struct link){LINK_SAME_AS, "a", first, 6, 1};
	a->facts[MANY - 1].link_count = 1;
	a->fact_count = MANY;
	corpus_init(&c);
	corpus_add(&c, "a", "a.yaml");
	corpus_sort(&c);
	began = clock();
	article_index(a);
	corpus_set_article(&c, 0, a, 1);
	check_links(a, &c, has_fact, &c);
	CHECK(clock() - began < CLOCKS_PER_SEC / 2);
	CHECK_INT(a->diags.warnings, MANY - 1);
	CHECK(strlen(a->diags.list.v[0].message) < 250);
	corpus_release(&c);
}

/* ---- the register */

TEST(check_the_register)
{
	struct entities *es = register_of();
	struct diag_list d = {0};
	uint32_t index;

	for (size_t i = 0; i < es->list.n; i++)
		es->list.v[i].type_word = "organization";
	check_entities(es, &d);
	CHECK_STR(told(&d), "");
	index = entities_declare(es, SLICE("CNT Mali"));
	es->list.v[index].name = "CNT";
	es->list.v[index].type_word = "ship";
	es->list.v[index].line = 9;
	entities_intern(es, SLICE("Not Declared"));
	check_entities(es, &d);
	CHECK_STR(
	    told(&d),
	    "9:bad-id the id “CNT Mali” is not of lower-case letters, digits and hyphens only\n"
	    "9:unknown-type “ship” is a type of this corpus' own; it is shown as other\n"
	    "9:shared-name “CNT” names CNT Mali and also cnt (line 4): a text that says it "
	    "could mean either\n"
	    "9:order CNT Mali stands below mali; the register is sorted by id\n");
	diag_release(&d);
	entities_release(es);
}
