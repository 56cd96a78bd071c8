/* SPDX-License-Identifier: MIT */
#include "app/open.h"
#include "app/select.h"

/* Through the corpus, whatever the filter of the list shows. */
static void go_article(struct app *app, int by)
{
	long long n = (long long)app->corpus->articles.n;
	long long from = app->current == NO_ARTICLE ? 0 : (long long)app->current, to = from + by;

	to = to < 0 ? 0 : to >= n ? n - 1 : to;
	if (n == 0 || to == from) {
		app_note(app, by > 0 ? "this is the last article" : "this is the first article");
		return;
	}
	app_mark_jump(app);
	open_article(app, (struct target){.article = (size_t)to, .kind = TARGET_LAST_PLACE});
}

static void next_article(struct app *app, int count)
{
	go_article(app, command_times(count));
}

static void previous_article(struct app *app, int count)
{
	go_article(app, -command_times(count));
}

/* In the text there is nothing to open: the facts of what is under the cursor. */
static void open_item(struct app *app, int count)
{
	const struct list *l = &app->lists[PANE_ARTICLES];

	(void)count;
	if (app->focus == PANE_TEXT) {
		app_focus(app, PANE_FACTS);
		return;
	}
	if (app->focus == PANE_ARTICLES && l->cursor < app->rows.articles.n) {
		app_mark_jump(app);
		open_article(app, (struct target){.article = app->rows.articles.v[l->cursor],
						  .kind = TARGET_LAST_PLACE});
	} else if (app->focus == PANE_FACTS && app->article && app->fact != NO_INDEX) {
		select_go_fact(app, app->fact);
	}
	app_focus(app, PANE_TEXT);
	view_reveal(&app->view, REVEAL_JUMP);
}

static void open_named(struct app *app, const char *words)
{
	struct error err = {0};
	size_t index;

	if (argument_article(app, slice_of(words), &index, &err)) {
		app_mark_jump(app);
		open_article(app, (struct target){.article = index, .kind = TARGET_LAST_PLACE});
		app_focus(app, PANE_TEXT);
	} else {
		app_complain(app, "%s", err.msg);
	}
	error_release(&err);
}

/* ---- read and unread */

static void go_unread(struct app *app, int direction, int count)
{
	size_t at = app->current == NO_ARTICLE ? 0 : app->current, to = at;

	for (int i = 0; i < count && to != SIZE_MAX; i++) {
		at = to;
		to = seen_next(&app->seen, at, direction);
	}
	if (to == SIZE_MAX)
		to = at;
	if (to == app->current || app->current == NO_ARTICLE) {
		app_note(app, "no other article is unread");
		return;
	}
	app_mark_jump(app);
	open_article(app, (struct target){.article = to, .kind = TARGET_LAST_PLACE});
}

static void next_unread(struct app *app, int count)
{
	go_unread(app, 1, command_times(count));
}

static void previous_unread(struct app *app, int count)
{
	go_unread(app, -1, command_times(count));
}

static void toggle_read(struct app *app, int count)
{
	size_t row = app->lists[PANE_ARTICLES].cursor, index = app->current;
	bool read;

	(void)count;
	if (app->focus == PANE_ARTICLES && row < app->rows.articles.n)
		index = app->rows.articles.v[row];
	if (index == NO_ARTICLE)
		return;
	read = !seen_is_read(&app->seen, index);
	seen_set(&app->seen, index, read);
	app_note(app, read ? "read: %s" : "unread: %s", app->corpus->articles.v[index].id);
}

static void all_are_read(struct app *app, const char *answer)
{
	if (answer[0] != 'y')
		return;
	for (size_t i = 0; i < app->seen.articles; i++)
		seen_set(&app->seen, i, true);
	app_note(app, "all articles are read");
}

static void mark_all_read(struct app *app, int count)
{
	struct str question = STR_INIT;

	(void)count;
	str_addz(&question, "mark ");
	str_count(&question, seen_waiting(&app->seen), "unread article", "unread articles");
	str_addz(&question, " as read, which cannot be undone? y yes  n no");
	if (seen_waiting(&app->seen))
		ask_letter(app, question.s, "yn", all_are_read);
	else
		app_note(app, "all articles are read");
	str_release(&question);
}

static void cycle_pane(struct app *app, int by)
{
	app_focus(app, (enum pane)(((int)app->focus + PANE_COUNT + by) % PANE_COUNT));
}

static void next_pane(struct app *app, int count)
{
	cycle_pane(app, command_times(count) % PANE_COUNT);
}

static void previous_pane(struct app *app, int count)
{
	cycle_pane(app, -(command_times(count) % PANE_COUNT));
}

static void go_articles(struct app *app, int count)
{
	(void)count;
	app_focus(app, PANE_ARTICLES);
}

static void go_text(struct app *app, int count)
{
	(void)count;
	app_focus(app, PANE_TEXT);
}

static void go_entities(struct app *app, int count)
{
	(void)count;
	app_focus(app, PANE_ENTITIES);
}

static void go_facts(struct app *app, int count)
{
	(void)count;
	app_focus(app, PANE_FACTS);
}

static const struct command rows[] = {
    {"open", "<Enter>", IN_PANES, "open", IN_LISTS,
     "Open the article, the mention, the evidence; in the text: the facts", open_item,
     ARGUMENT_ARTICLE, open_named},
    {"next-article", "J", IN_PANES, "article", IN_TEXT, "Next article", next_article},
    {"previous-article", "K", IN_PANES, NULL, 0, "Previous article", previous_article},
    {"next-unread", "]u", IN_PANES, NULL, 0, "Next unread article, round the corpus", next_unread},
    {"previous-unread", "[u", IN_PANES, NULL, 0, "Previous unread article", previous_unread},
    {"toggle-read", "zu", IN_PANES, NULL, 0,
     "Read or unread: the article under the cursor of the list, else the open one", toggle_read},
    {"mark-all-read", "", IN_PANES, NULL, 0, "Mark all articles as read, when you say yes",
     mark_all_read},
    {"next-pane", "<Tab>", IN_PANES, "pane", IN_PANES, "Next pane", next_pane},
    {"previous-pane", "<Shift-Tab>", IN_PANES, NULL, 0, "Previous pane", previous_pane},
    {"go-articles", "gl", IN_PANES, NULL, 0, "Go to the list of articles", go_articles},
    {"go-text", "ga", IN_PANES, NULL, 0, "Go to the text of the article", go_text},
    {"go-entities", "ge", IN_PANES, NULL, 0, "Go to the entities", go_entities},
    {"go-facts", "gf", IN_PANES, NULL, 0, "Go to the facts", go_facts},
};

const struct command_topic commands_article = {"Articles and panes", rows,
					       sizeof rows / sizeof rows[0]};
