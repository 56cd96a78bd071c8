/* SPDX-License-Identifier: MIT */
#include "app/search.h"

#include "app/app.h"
#include "app/keys.h"
#include "app/select.h"

/* Folding a long text takes longer than searching it, so it is kept. */
static void search_text(struct search *s, const struct article *a)
{
	unsigned flags = find_fold_flags(s->find);

	if (s->regex) {
		find_text(s->find, a->text);
		return;
	}
	if (s->folded_of != a || s->folded.flags != flags)
		fold_build(&s->folded, a->text, flags);
	s->folded_of = a;
	find_folded(s->find, &s->folded);
}

/* All hits of the open article, as spans. */
static bool collect(struct app *app, struct error *err)
{
	struct search *s = &app->search;
	struct find_matches found = {0};
	bool ok;

	vec_clear(&s->hits);
	s->more = false;
	if (!s->find || !app->article)
		return true;
	search_text(s, app->article);
	ok = find_all(s->find, SEARCH_MOST, &found, err);
	for (size_t i = 0; i < found.n; i++)
		*vec_push(&s->hits) =
		    (struct span){offsets_point(&app->article->offsets, (uint32_t)found.v[i].start),
				  offsets_point(&app->article->offsets, (uint32_t)found.v[i].end)};
	s->more = found.more;
	find_matches_release(&found);
	return ok;
}

/* False when the search failed, which is said. */
static bool search_refresh(struct app *app)
{
	struct error err = {0};
	bool ok = collect(app, &err);

	if (!ok)
		app_complain(app, "%s", err.msg);
	error_release(&err);
	return ok;
}

void search_article(struct app *app)
{
	app->search.folded_of = NULL;
	search_refresh(app);
}

/* The first hit after (from included) or last before a point, round the ends. */
static bool hit_from(const struct search *s, uint32_t from, int direction, size_t *which)
{
	size_t low = 0, high = s->hits.n;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (s->hits.v[mid].start < from)
			low = mid + 1;
		else
			high = mid;
	}
	if (s->hits.n == 0)
		return false;
	if (direction < 0)
		*which = low > 0 ? low - 1 : s->hits.n - 1;
	else
		*which = low < s->hits.n ? low : 0;
	return true;
}

size_t search_number(const struct app *app)
{
	size_t i;

	if (!app->search.shown || !hit_from(&app->search, app->view.cursor, 1, &i))
		return 0;
	return app->search.hits.v[i].start == app->view.cursor ? i + 1 : 0;
}

/* One hit further, round the article; says when it went round. */
static void step(struct app *app, int direction)
{
	struct search *s = &app->search;
	uint32_t cursor = app->view.cursor, to;
	size_t i = 0;

	hit_from(s, direction > 0 ? cursor + 1 : cursor, direction, &i);
	to = s->hits.v[i].start;
	select_stand(app, to);
	if (direction > 0 ? to <= cursor : to >= cursor)
		app_note(app, direction > 0 ? "search went on from the top"
					    : "search went on from the bottom");
}

void search_next(struct app *app, int steps)
{
	struct search *s = &app->search;
	int direction;

	steps = s->back ? -steps : steps;
	direction = steps < 0 ? -1 : 1;
	if (!s->find) {
		app_note(app, "nothing was searched yet; %s searches", app_key(app, "search").s);
		return;
	}
	s->shown = true;
	if (s->hits.n == 0) {
		app_complain(app, "not found in this article: %s", s->pattern.s);
		return;
	}
	app_mark_jump(app);
	if (steps % (int)s->hits.n) /* whole rounds lead nowhere */
		steps %= (int)s->hits.n;
	else
		steps = direction * (int)s->hits.n;
	for (; steps; steps -= direction)
		step(app, direction);
}

static void preview(struct app *app)
{
	struct error err = {0};
	size_t i;

	find_replace(&app->search.find, prompt_text(&app->prompt),
		     app->search.regex ? FIND_REGEX : 0, &err);
	collect(app, &err);
	error_release(&err); /* half a pattern is no mistake; Enter tells */
	app->search.shown = true;
	view_to(&app->view, app->search.origin);
	if (app->article &&
	    hit_from(&app->search, app->search.origin, app->search.back ? -1 : 1, &i))
		view_to(&app->view, app->search.hits.v[i].start);
	view_reveal(&app->view, REVEAL_JUMP);
}

void search_start(struct app *app, bool back)
{
	app_focus(app, PANE_TEXT);
	prompt_clear(&app->prompt);
	app->search.origin = app->view.cursor;
	app->search.back_before = app->search.back;
	app->search.back = back;
	app->search.regex_before = app->search.regex;
	app->mode = MODE_SEARCH;
}

static void search_cancel(struct app *app)
{
	struct error err = {0};
	struct search *s = &app->search;

	s->regex = s->regex_before;
	s->back = s->back_before;
	find_replace(&s->find, (struct slice){s->pattern.s, s->pattern.len},
		     s->regex ? FIND_REGEX : 0, &err);
	error_release(&err);
	s->shown = false;
	search_refresh(app);
	view_to(&app->view, s->origin);
	view_reveal(&app->view, REVEAL_JUMP);
}

/* An empty pattern repeats the last one, as everywhere; after one that is none
 * the search before goes on. */
static void search_accept(struct app *app)
{
	struct search *s = &app->search;
	struct error err = {0};
	uint32_t found = app->view.cursor;
	bool again = app->prompt.text.len == 0;

	if (again)
		prompt_set(&app->prompt, (struct slice){s->pattern.s, s->pattern.len});
	if (!find_replace(&s->find, prompt_text(&app->prompt), s->regex ? FIND_REGEX : 0, &err)) {
		search_cancel(app);
		app_complain(app, "%s", err.msg);
		error_release(&err);
		return;
	}
	str_clear(&s->pattern);
	str_add(&s->pattern, app->prompt.text.s, app->prompt.text.len);
	lines_add(&s->past, (struct slice){s->pattern.s, s->pattern.len});
	view_to(&app->view, s->origin);
	if (!search_refresh(app) || !s->find)
		return;
	if (s->hits.n == 0)
		app_complain(app, "not found in this article: %s", s->pattern.s);
	else if (again)
		search_next(app, 1);
	else
		select_go(app, found);
}

static void leave(struct app *app, bool accept)
{
	app->mode = MODE_NORMAL;
	if (accept)
		search_accept(app);
	else
		search_cancel(app);
	select_follow(app);
}

void search_words(struct app *app, const char *words)
{
	search_start(app, false);
	prompt_set(&app->prompt, slice_of(words));
	preview(app);
	leave(app, true);
}

static void other_key(struct app *app, uint32_t key)
{
	struct search *s = &app->search;

	if (key == KEYS_TAB)
		s->regex = !s->regex;
	else if (!lines_walk_key(&s->past, &app->prompt, key))
		return;
	preview(app);
}

static const struct mode_key search_key_rows[] = {
    {"<Enter>", NULL, NULL, "Search: the cursor goes to the hit that is shown"},
    {"<Tab>", NULL, NULL, "Words or a regular expression"},
    {"<Up> <Down>", NULL, NULL, "Earlier patterns, of those that begin with what is typed"},
    {"<^U>", NULL, NULL, "Empty the line"},
    {"<Esc>", NULL, NULL, "Back to where the search began"},
};
const struct mode_keys search_keys = {"The pattern that is typed", search_key_rows,
				      sizeof search_key_rows / sizeof search_key_rows[0]};

void search_key(struct app *app, uint32_t key)
{
	switch (prompt_key(&app->prompt, key)) {
	case PROMPT_ACCEPT:
		leave(app, true);
		break;
	case PROMPT_CANCEL:
		leave(app, false);
		break;
	case PROMPT_CHANGED:
		preview(app);
		break;
	case PROMPT_OTHER:
		other_key(app, key);
		break;
	}
}
