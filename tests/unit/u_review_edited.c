/* u_review_edited: the queue of articles whose text was changed under their quotes.
 * SPDX-License-Identifier: MIT
 */
#include "edited.h"
#include "reading.h"

#include "app/review.h"

static void write_folder(struct edited *e, const char *folder)
{
	struct str file = STR_INIT, entities = STR_INIT;
	char id[8];

	str_addz(&entities, "postil: 1\nentities:\n");
	for (uint32_t i = 0; i < EDITED_NAMES; i++) {
		edited_id(i, id);
		str_printf(&entities, "- {id: %s, type: place, name: %s}\n", id, edited_names[i]);
	}
	edited_file(e, &file);
	reading_put(folder, "entities.yaml", entities.s);
	reading_put(folder, "essai.yaml", file.s);
	str_release(&file);
	str_release(&entities);
}

/* y to each place that was found by likeness; orphans are passed over. */
static void accept_all(struct reading *r)
{
	struct review_look look;

	reading_keys(r, "gr");
	for (int i = 0; i < 300 && r->app->mode == MODE_REVIEW; i++) {
		if (!review_look(r->app, &look))
			break;
		if (look.anchor->state == ANCHOR_FUZZY) {
			reading_keys(r, "y");
			continue;
		}
		if (look.number == look.total)
			reading_keys(r, "q");
		else
			reading_keys(r, "n");
	}
	CHECK(r->app->mode == MODE_NORMAL);
}

struct sum {
	size_t exact, right, orphans, accepted;
};

static void count(const struct edited *e, const struct article *a, struct sum *sum)
{
	for (size_t i = 0; i < e->span_count; i++) {
		const struct anchor *anchor = edited_anchor(e, a, i);
		struct span place = {0, 0}, hull = anchor_hull(anchor);
		uint32_t slack = 2 + e->spans[i].typos;

		CHECK(anchor->state != ANCHOR_FUZZY);
		sum->orphans += anchor->state == ANCHOR_ORPHAN;
		if (anchor->state != ANCHOR_EXACT || !edited_place(e, &e->spans[i], &place))
			continue;
		sum->exact++;
		sum->right += hull.start + slack >= place.start &&
			      hull.start <= place.start + slack && hull.end + slack >= place.end &&
			      hull.end <= place.end + slack;
	}
}

static void review_one(uint32_t seed, struct sum *sum)
{
	static struct edited e;
	char *folder = reading_folder();
	struct reading r;
	size_t orphans;

	edited_make(&e, seed);
	edited_new_paragraph(&e);
	edited_typo(&e, EDITED_EVIDENCE);
	edited_typo(&e, EDITED_MENTION);
	edited_swap(&e);
	write_folder(&e, folder);
	CHECK(reading_open(&r, folder, NULL, 100, 30));
	CHECK_INT(r.app->article->mention_count, e.mention_count);
	sum->accepted += r.app->article->fuzzy;
	orphans = r.app->article->orphans;
	accept_all(&r);
	for (int again = 0; again < 2; again++) { /* also as a reader of the file finds them */
		CHECK_INT(r.app->article->fuzzy, 0);
		CHECK_INT(r.app->article->orphans, orphans);
		article_index(r.corpus.articles.v[0].article);
	}
	count(&e, r.app->article, sum);
	reading_drop(&r, folder);
	reading_close(&r);
	edited_free(&e);
}

TEST(review_of_edited_articles_ends_with_all_exact)
{
	struct sum sum = {0};

	for (uint32_t i = 0; i < 20; i++) {
		test_row("article %u", i);
		review_one((i + 1) * 2654435769u | 1, &sum);
	}
	printf("# %zu accepted: %zu exact, %zu at their true places, %zu orphans\n", sum.accepted,
	       sum.exact, sum.right, sum.orphans);
	CHECK(sum.accepted > 20);
	CHECK_INT(sum.right, sum.exact);
}
