/* SPDX-License-Identifier: MIT */
#include "run/keeper_warm.h"

#include "app/keys.h"
#include "base/file.h"
#include "base/hash.h"
#include "run/session.h"
#include "store/folder.h"
#include "test.h"

#include <stdlib.h>

#include "kept.h"

enum { LINES = 3000, SLICES_MOST = 3 };

static void write_large(const struct kept *k)
{
	struct str file = STR_INIT;

	str_addz(&file, "postil: 1\ntitle: Large\ntext: |\n");
	for (int i = 0; i < LINES; i++)
		str_printf(&file, "  On day %d it rained, and nobody came to the river.\n", i);
	str_addz(&file, "\nmentions:\n- {entity: ann, quote: day 1000}\n"
			"- {entity: bob, quote: day 2000}\n");
	place_add(k->folder, "a.yaml", file.s);
	str_release(&file);
}

static void large_new(struct kept *k)
{
	kept_new(k);
	kept_close(k);
	write_large(k);
	kept_open(k);
}

static bool is_cold(const struct kept *k)
{
	return keeper_is_cold(&k->keeper, k->app);
}

static int slices(struct kept *k)
{
	int n = 0;

	for (; n < SLICES_MOST && is_cold(k); n++)
		keeper_warm(&k->keeper, k->app);
	return n;
}

TEST(keeper_warm_is_for_who_will_change_something)
{
	struct kept k;

	large_new(&k);
	CHECK(!is_cold(&k));
	press(&k, "gg]ewv");
	CHECK(k.app->visual.on);
	CHECK(is_cold(&k));
	CHECK_INT(slices(&k), 2);
	CHECK(k.keeper.draft.warm == k.app->article->hash);
	press(&k, "<Esc>");
	CHECK(!is_cold(&k));
	press(&k, "wv");
	CHECK(!is_cold(&k)); /* once is enough */
	kept_drop(&k);
}

TEST(keeper_warm_stays_warm_after_a_save)
{
	struct kept k;

	large_new(&k);
	press(&k, "gg]e30wv");
	CHECK_INT(slices(&k), 2);
	press(&k, "m");
	CHECK(k.app->article->mention_count == 3);
	press(&k, "5wv");
	CHECK(!is_cold(&k));
	kept_drop(&k);
}

TEST(keeper_warm_leaves_small_and_changed_files_alone)
{
	struct kept k;

	kept_new(&k);
	press(&k, "v");
	CHECK(k.app->visual.on);
	CHECK(!is_cold(&k));
	kept_drop(&k);
	large_new(&k);
	press(&k, "wv");
	CHECK(is_cold(&k));
	place_add(k.folder, "a.yaml", KEPT_ARTICLE);
	CHECK_INT(slices(&k), 1);
	CHECK_INT(k.keeper.draft.half, 0);
	kept_drop(&k);
}

TEST(keeper_warm_begins_again_where_a_change_came_between)
{
	struct kept k;

	large_new(&k);
	press(&k, "wv");
	keeper_warm(&k.keeper, k.app);
	CHECK(k.keeper.draft.half != 0);
	press(&k, "<Esc>");
	CHECK(!is_cold(&k));
	press(&k, "v");
	CHECK_INT(slices(&k), 1);
	kept_drop(&k);
}

TEST(keeper_warm_is_for_what_waits_to_be_saved)
{
	struct event ev = {.kind = EVENT_KEY};
	const char *keys = "gg]e30wvm";
	struct kept k;

	large_new(&k);
	while (keys_parse(&keys, &ev.key))
		session_event(&k.session, &ev);
	CHECK_INT(k.keeper.pending.n, 1);
	CHECK(is_cold(&k));
	CHECK_INT(slices(&k), 2);
	CHECK(session_keep(&k.session));
	CHECK_INT(k.keeper.pending.n, 0);
	CHECK(!is_cold(&k));
	CHECK(k.keeper.draft.warm == k.app->article->hash);
	kept_drop(&k);
}
