/* SPDX-License-Identifier: MIT */
#include "app/open.h"
#include "app/select.h"
#include "app/walk.h"

static void next_fact(struct app *app, int count)
{
	walk_fact(app, command_times(count));
}

static void previous_fact(struct app *app, int count)
{
	walk_fact(app, -command_times(count));
}

/* A link may point to an article that has gone. */
static void follow_link(struct app *app, int count)
{
	const struct link *l;
	const struct fact *f;
	size_t index;

	if (!app->article || app->fact == NO_INDEX) {
		app_note(app, "no fact is selected; %s goes to the next one",
			 app_key(app, "next-fact").s);
		return;
	}
	f = &app->article->facts[app->fact];
	if (f->link_count == 0 || (size_t)count > f->link_count) {
		app_note(app, "this fact has %zu link%s", f->link_count,
			 f->link_count == 1 ? "" : "s");
		return;
	}
	l = &f->links[count ? count - 1 : 0];
	index = corpus_find(app->corpus, slice_of(l->article));
	if (index == SIZE_MAX) {
		app_complain(app, "the link leads to %s, which is not in this corpus", l->article);
		return;
	}
	app_mark_jump(app);
	open_article(app, (struct target){.article = index, .kind = TARGET_FACT, .fact = l->fact});
}

static void all_facts(struct app *app, int count)
{
	(void)count;
	select_entity(app, ENTITY_NONE);
}

static const struct command rows[] = {
    {"next-fact", "]f", IN_PANES, "fact", IN_TEXT,
     "Next fact of the article; its evidence is marked", next_fact},
    {"previous-fact", "[f", IN_PANES, NULL, 0, "Previous fact of the article", previous_fact},
    {"follow-link", "gd", IN_PANES, "link", IN_TEXT | IN_FACTS,
     "Follow the link of the selected fact; a count chooses which", follow_link},
    {"all-facts", "gx", IN_PANES, NULL, 0, "Deselect the entity: list all facts of the article",
     all_facts},
};

const struct command_topic commands_fact = {"Facts", rows, sizeof rows / sizeof rows[0]};
