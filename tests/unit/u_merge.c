/* SPDX-License-Identifier: MIT */
#include "app/merge.h"

#include "reading.h"

#define REGISTER                                                             \
	"postil: 1\nentities:\n"                                             \
	"- id: anna\n  type: person\n  name: Anna Holt\n  aliases: [Holt]\n" \
	"  links: {wikidata: Q1, viaf: 7}\n  note: first\n"                  \
	"- id: annah\n  type: person\n  name: A. Holt\n  aliases: [AH]\n"    \
	"  links: {wikidata: Q2}\n"                                          \
	"- id: lone\n  type: place\n  name: Lone\n"

#define ONE                                                                       \
	"postil: 1\ntext: |\n  Anna Holt met A. Holt and AH.\nmentions:\n"        \
	"- {entity: anna, quote: Anna Holt}\n- {entity: annah, quote: A. Holt}\n" \
	"- {entity: anna, quote: AH}\n- {entity: annah, quote: AH}\n"

#define TWO                                                                                      \
	"postil: 1\ntext: |\n  Anna said so. Annas too.\n"                                       \
	"mentions:\n- {entity: anna, quote: Anna, after: \" said\"}\n"                           \
	"refused:\n- {entity: anna, quote: Annas}\n"                                             \
	"facts:\n- id: f-aaaaaa\n  claim: So.\n  roles: {agent: [anna, annah], patient: anna}\n" \
	"  where: anna\n  sources:\n  - {who: anna, stance: asserts}\n"                          \
	"  evidence:\n  - {quote: said so}\n"

/* Of it only a refusal: no count tells. */
#define THREE \
	"postil: 1\ntext: |\n  Nothing but Anna here.\nrefused:\n- {entity: anna, quote: Anna}\n"

static bool begin(struct reading *r, char **folder)
{
	*folder = reading_folder();
	reading_put(*folder, "entities.yaml", REGISTER);
	reading_put(*folder, "one.yaml", ONE);
	reading_put(*folder, "three.yaml", THREE);
	reading_put(*folder, "two.yaml", TWO);
	return reading_begin(r, *folder, "one", 100, 30);
}

static void end(struct reading *r, char *folder)
{
	reading_drop(r, folder);
	reading_close(r);
}

static const struct entity *entity(const struct reading *r, const char *id)
{
	return &r->corpus.entities.list.v[entities_find(&r->corpus.entities, slice_of(id))];
}

static struct article *article(struct reading *r, const char *id)
{
	return r->corpus.articles.v[corpus_find(&r->corpus, slice_of(id))].article;
}

static int count(const struct mention *list, size_t n, uint32_t entity_index)
{
	int found = 0;

	for (size_t i = 0; i < n; i++)
		found += list[i].entity == entity_index;
	return found;
}

static void check_merged(struct reading *r)
{
	const struct entity *into = entity(r, "annah");
	uint32_t a = entities_find(&r->corpus.entities, SLICE("anna"));
	uint32_t b = entities_find(&r->corpus.entities, SLICE("annah"));
	const struct article *one = article(r, "one"), *two = article(r, "two"),
			     *three = article(r, "three");
	const struct fact *f = &two->facts[0];

	CHECK(!entity(r, "anna")->declared);
	CHECK_STR(into->name, "A. Holt");
	CHECK_INT(into->alias_count, 3);
	CHECK_STR(into->aliases[0], "AH");
	CHECK_STR(into->aliases[1], "Anna Holt");
	CHECK_STR(into->aliases[2], "Holt");
	CHECK_INT(into->link_count, 2);
	CHECK_STR(into->links[0].value, "Q2");
	CHECK_STR(into->links[1].key, "viaf");
	CHECK_STR(into->note, "first");
	CHECK_INT(one->mention_count, 3); /* the two of AH are one */
	CHECK_INT(count(one->mentions, one->mention_count, b), 3);
	CHECK_INT(count(two->mentions, two->mention_count, b), 1);
	CHECK_INT(count(two->refusals, two->refusal_count, b), 1);
	CHECK_INT(count(three->refusals, three->refusal_count, b), 1);
	CHECK_INT(f->roles[0].n, 1);
	CHECK_STR(f->roles[0].fillers[0].words, "annah");
	CHECK_STR(f->roles[1].fillers[0].words, "annah");
	CHECK_STR(f->where.words, "annah");
	CHECK_INT(f->where.entity, b);
	CHECK_STR(f->sources[0].who.words, "annah");
	CHECK_INT(corpus_total(&r->corpus, a).mentions, 0);
	CHECK_INT(corpus_total(&r->corpus, a).facts, 0);
	CHECK_INT(corpus_total(&r->corpus, b).mentions, 4);
	CHECK_INT(corpus_total(&r->corpus, b).facts, 1);
}

TEST(merge_over_the_corpus)
{
	struct reading r;
	char *folder;
	uint32_t a;

	if (!begin(&r, &folder))
		return;
	reading_keys(&r, "Xannah<Enter>");
	CHECK(reading_says(&r, "merge Anna Holt into A. Holt: 6 places in 3 articles"));
	CHECK_INT(r.app->entity, entities_find(&r.corpus.entities, SLICE("annah")));
	CHECK(r.app->merge.state == NULL);
	check_merged(&r);
	CHECK_INT(r.app->history.done.n, 1);
	reading_keys(&r, "u");
	a = entities_find(&r.corpus.entities, SLICE("anna"));
	CHECK(entity(&r, "anna")->declared);
	CHECK_INT(entity(&r, "annah")->alias_count, 1);
	CHECK_INT(corpus_total(&r.corpus, a).mentions, 3);
	CHECK_INT(count(article(&r, "three")->refusals, 1, a), 1);
	CHECK_STR(article(&r, "two")->facts[0].where.words, "anna");
	reading_keys(&r, "<^R>");
	check_merged(&r);
	end(&r, folder);
}

TEST(merge_asks)
{
	static const struct {
		const char *keys, *says;
	} rows[] = {
	    {"gxX", "no entity is selected"},
	    {"XAnna Holt<Enter>", "these are the same: Anna Holt"},
	    {"gxgeD", "no entity is selected"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct reading r;
		char *folder;

		if (!begin(&r, &folder))
			return;
		test_row("%s", rows[i].keys);
		reading_keys(&r, rows[i].keys);
		CHECK(reading_says(&r, rows[i].says));
		CHECK_INT(r.app->history.done.n, 0);
		end(&r, folder);
	}
}

/* Who stands in an article that cannot be read is not known. */
TEST(merge_needs_every_article)
{
	struct reading r;
	char *folder;

	if (!begin(&r, &folder))
		return;
	corpus_set_broken(&r.corpus, corpus_find(&r.corpus, SLICE("two")), "cannot be read");
	reading_keys(&r, "Xannah<Enter>");
	CHECK(reading_says(&r, "1 article cannot be read"));
	CHECK(entity(&r, "anna")->declared);
	CHECK_INT(r.app->history.done.n, 0);
	CHECK(r.app->merge.state == NULL);
	end(&r, folder);
}

TEST(merge_removes_only_what_nothing_uses)
{
	struct reading r;
	char *folder;

	if (!begin(&r, &folder))
		return;
	reading_keys(&r, "geD");
	CHECK(reading_says(&r, "3 mentions, 1 fact in 3 articles use Anna Holt: X merges it"));
	CHECK(entity(&r, "anna")->declared);
	r.app->entity = entities_find(&r.corpus.entities, SLICE("lone"));
	merge_remove(r.app);
	reading_event(&r, EVENT_RESUME, 0); /* what it asked for is done */
	CHECK(!entity(&r, "lone")->declared);
	CHECK(r.app->entity != entities_find(&r.corpus.entities, SLICE("lone")));
	reading_keys(&r, "u");
	CHECK(entity(&r, "lone")->declared);
	end(&r, folder);
}
