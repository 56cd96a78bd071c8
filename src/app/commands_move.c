/* SPDX-License-Identifier: MIT */
#include "app/app.h"
#include "app/keys.h"
#include "app/select.h"
#include "base/utf8.h"
#include "text/sentence.h"
#include "text/words.h"

enum { OVERLAP = 2 }; /* rows of the last page that the next one repeats */

static size_t clamp_row(long long row, size_t n)
{
	if (row < 0 || n == 0)
		return 0;
	return row < (long long)n ? (size_t)row : n - 1;
}

/* Headings cannot be stood on: go on in the direction of the move, else back. */
static size_t skip_heading(const struct app *app, size_t row, bool down)
{
	const struct entity_row *v = app->rows.entities.v;

	if (!v[row].heading)
		return row;
	return down || row == 0 ? row + 1 : row - 1;
}

static void entity_to(struct app *app, long long row)
{
	size_t n = app->rows.entities.n, old = app->lists[PANE_ENTITIES].cursor, i;

	if (n == 0)
		return;
	i = skip_heading(app, clamp_row(row, n), old == SIZE_MAX || row >= (long long)old);
	app->lists[PANE_ENTITIES].cursor = i;
	select_entity(app, app->rows.entities.v[i].index);
	select_nearest_mention(app);
}

static void fact_to(struct app *app, long long row)
{
	if (app->rows.facts.n == 0)
		return;
	select_show_fact(app, app->rows.facts.v[clamp_row(row, app->rows.facts.n)]);
}

static void help_to(struct app *app, long long row)
{
	struct help *h = &app->help;
	bool up = row < (long long)h->list.cursor;

	h->list.cursor = clamp_row(row, h->rows.n);
	if (up && h->list.cursor > 0 && h->rows.v[h->list.cursor].heading)
		h->list.cursor--;
}

static void list_to(struct app *app, long long row)
{
	if (app->help.open)
		help_to(app, row);
	else if (app->focus == PANE_ARTICLES)
		app->lists[PANE_ARTICLES].cursor = clamp_row(row, app->rows.articles.n);
	else if (app->focus == PANE_ENTITIES)
		entity_to(app, row);
	else
		fact_to(app, row);
}

static bool in_text(const struct app *app)
{
	return app->focus == PANE_TEXT && !app->help.open;
}

static long long list_row(const struct app *app)
{
	size_t row = app->help.open ? app->help.list.cursor : app->lists[app->focus].cursor;

	return row == SIZE_MAX ? -1 : (long long)row;
}

static void move_by(struct app *app, int rows)
{
	if (!in_text(app)) {
		list_to(app, list_row(app) + rows);
		return;
	}
	view_move(&app->view, rows);
	select_follow(app);
}

static int page(const struct app *app)
{
	int rows = app->help.open ? help_lines(app) : app->layout.panes[app->focus].h;

	if (app->focus == PANE_ARTICLES && !app->help.open)
		rows /= rows_article_lines(app->layout.panes[PANE_ARTICLES].w);
	return rows > OVERLAP + 1 ? rows - OVERLAP : 1;
}

static void page_by(struct app *app, int rows)
{
	if (!in_text(app)) {
		move_by(app, rows);
		return;
	}
	view_page(&app->view, rows);
	select_follow(app);
}

static void down(struct app *app, int count)
{
	move_by(app, command_times(count));
}

static void up(struct app *app, int count)
{
	move_by(app, -command_times(count));
}

enum { ROWS_MOST = 1 << 30 };

/* A terminal may claim to have any number of rows. */
static int times(int count, int rows)
{
	return rows < ROWS_MOST / command_times(count) ? command_times(count) * rows : ROWS_MOST;
}

static void page_down(struct app *app, int count)
{
	page_by(app, times(count, page(app)));
}

static void page_up(struct app *app, int count)
{
	page_by(app, -times(count, page(app)));
}

static void half_down(struct app *app, int count)
{
	page_by(app, times(count, page(app) / 2 + 1));
}

static void half_up(struct app *app, int count)
{
	page_by(app, -times(count, page(app) / 2 + 1));
}

/* Clusters of a row that belong to one place are one step. */
static void sideways(struct app *app, int count, int direction)
{
	struct view *v = &app->view;

	if (app->article)
		v->cursor = view_shown(v, v->cursor);
	for (int i = 0; app->article && i < count; i++) {
		int column;
		struct view_row row = view_locate(v, v->cursor, &column);
		const struct wrap *w = view_wrap(v, row.par);
		uint32_t start = view_paragraph_span(v, row.par).start;
		uint32_t c = display_at_point(&w->display, v->cursor - start);

		if (direction < 0 ? c == 0 : c + 1 >= w->display.n)
			break;
		c += direction < 0 ? UINT32_MAX : 1;
		view_to(v, start + w->display.v[c].point);
	}
	view_reveal(v, REVEAL_NEAR);
	select_follow(app);
}

static void left(struct app *app, int count)
{
	sideways(app, command_times(count), -1);
}

static void right(struct app *app, int count)
{
	sideways(app, command_times(count), 1);
}

static uint32_t paragraph_start(const struct app *app, size_t par)
{
	return view_paragraph_span(&app->view, par).start;
}

/* As near to it as the filter shows. */
static void go_near(struct app *app, uint32_t point)
{
	select_go(app, view_shown(&app->view, point));
}

static void top(struct app *app, int count)
{
	if (!in_text(app))
		list_to(app, count ? count - 1 : 0);
	else if (app->article)
		go_near(app, paragraph_start(app, clamp_row(count ? count - 1 : 0,
							    view_paragraph_count(&app->view))));
}

static void bottom(struct app *app, int count)
{
	if (count)
		top(app, count);
	else if (!in_text(app))
		list_to(app, 1LL << 40);
	else if (app->article)
		go_near(app, app->article->offsets.points);
}

static void percent(struct app *app, int count)
{
	int most = count > 100 ? 100 : count;

	if (in_text(app) && app->article)
		go_near(app,
			(uint32_t)((uint64_t)app->article->offsets.points * (unsigned)most / 100));
}

static bool is_hidden(const struct app *app, size_t byte)
{
	const struct offsets *o = &app->article->offsets;
	uint32_t point = offsets_point(o, (uint32_t)byte);

	return app->view.hidden && app->view.hidden[offsets_paragraph(o, point)];
}

/* What a motion goes by: where the next one begins, and the one before. */
struct unit {
	size_t (*next)(const char *s, size_t len, size_t at);
	size_t (*previous)(const char *s, size_t len, size_t at);
};

/* The last character of the sentence, or if `at` is there, of the next one: a selection
 * goes to the end of what it takes, not into what follows. */
static size_t sentence_last(const char *s, size_t len, size_t at)
{
	struct sentence now;

	for (; at < len && sentence_at(s, len, at, &now); at = sentence_next(s, len, at)) {
		size_t last = now.end > 0 ? utf8_start(s, len, now.end - 1) : 0;

		if (last > at)
			return last;
	}
	return len;
}

static const struct unit by_word = {words_next, words_previous};
static const struct unit by_sentence = {sentence_next, sentence_previous};
static const struct unit by_sentence_end = {sentence_last, sentence_previous};

/* Where a unit begins behind or before a byte, passing over what the filter
 * hides; the byte itself when there is none. */
static size_t unit_from(const struct app *app, const struct unit *u, size_t at, bool on)
{
	struct slice text = app->article->offsets.text;
	size_t next = at;

	do
		next = on ? u->next(text.s, text.len, next) : u->previous(text.s, text.len, next);
	while (next > 0 && next < text.len && is_hidden(app, next));
	return next == text.len || is_hidden(app, next) ? at : next;
}

static void unit_by(struct app *app, const struct unit *u, int count, bool on)
{
	struct view *v = &app->view;
	const struct offsets *o;
	size_t at;

	if (!app->article || v->shown == 0)
		return;
	o = &app->article->offsets;
	at = offsets_byte(o, view_shown(v, v->cursor));
	for (int i = 0; i < count; i++) {
		size_t next = unit_from(app, u, at, on);

		if (next == at)
			break;
		at = next;
	}
	view_to(v, offsets_point(o, (uint32_t)at));
	view_reveal(v, REVEAL_NEAR);
	select_follow(app);
}

static void next_word(struct app *app, int count)
{
	unit_by(app, &by_word, command_times(count), true);
}

static void previous_word(struct app *app, int count)
{
	unit_by(app, &by_word, command_times(count), false);
}

static void next_sentence(struct app *app, int count)
{
	unit_by(app, app->visual.on ? &by_sentence_end : &by_sentence, command_times(count), true);
}

static void previous_sentence(struct app *app, int count)
{
	unit_by(app, &by_sentence, command_times(count), false);
}

static void paragraph_by(struct app *app, int by)
{
	struct view *v = &app->view;
	size_t par, n = view_paragraph_count(v);
	uint32_t start;

	if (!app->article || v->shown == 0)
		return;
	par = view_paragraph(v, v->cursor);
	start = paragraph_start(app, par);
	if (by < 0 && v->cursor > start)
		by++; /* the start of this one counts */
	for (; by != 0; by += by < 0 ? 1 : -1) {
		size_t next = par;

		do
			next += by < 0 ? SIZE_MAX : 1;
		while (next < n && v->hidden && v->hidden[next]);
		if (next >= n)
			break;
		par = next;
	}
	view_to(v, paragraph_start(app, par));
	view_reveal(v, REVEAL_JUMP);
	select_follow(app);
}

/* The last character of a paragraph, which a selection may reach, but not pass. */
static uint32_t paragraph_last(const struct app *app, size_t par)
{
	struct span s = view_paragraph_span(&app->view, par);

	return s.end > s.start ? s.end - 1 : s.start;
}

static void next_paragraph(struct app *app, int count)
{
	struct view *v = &app->view;
	bool selecting = app->visual.on && app->article && v->shown;

	if (!selecting || v->cursor >= paragraph_last(app, view_paragraph(v, v->cursor)))
		paragraph_by(app, command_times(count));
	if (!selecting)
		return;
	view_to(v, paragraph_last(app, view_paragraph(v, v->cursor)));
	view_reveal(v, REVEAL_JUMP);
}

static void previous_paragraph(struct app *app, int count)
{
	paragraph_by(app, -command_times(count));
}

enum { DETAIL_MOST = 500 }; /* rows; drawing knows where a fact ends */

static void scroll_by(struct app *app, int rows)
{
	if (app->focus == PANE_FACTS) {
		long long top = (long long)app->detail_top + rows;

		app->detail_top = top < 0 ? 0 : top > DETAIL_MOST ? DETAIL_MOST : (int)top;
		return;
	}
	view_scroll(&app->view, rows);
	select_follow(app);
}

static void scroll_down(struct app *app, int count)
{
	scroll_by(app, command_times(count));
}

static void scroll_up(struct app *app, int count)
{
	scroll_by(app, -command_times(count));
}

static void cursor_top(struct app *app, int count)
{
	(void)count;
	view_reveal(&app->view, REVEAL_TOP);
}

static void cursor_middle(struct app *app, int count)
{
	(void)count;
	view_reveal(&app->view, REVEAL_MIDDLE);
}

static void cursor_bottom(struct app *app, int count)
{
	(void)count;
	view_reveal(&app->view, REVEAL_BOTTOM);
}

static const struct command rows[] = {
    {"down", "j <Down> <^N>", IN_ALL, NULL, 0, "Down one line or item", down},
    {"up", "k <Up> <^P>", IN_ALL, NULL, 0, "Up one line or item", up},
    {"left", "h <Left>", IN_TEXT, NULL, 0, "Left one character", left},
    {"right", "l <Right>", IN_TEXT, NULL, 0, "Right one character", right},
    {"page-down", "<Space> <PgDn> <^F>", IN_ALL, NULL, 0, "Down one page", page_down},
    {"page-up", "b <PgUp> <^B>", IN_ALL, NULL, 0, "Up one page", page_up},
    {"half-down", "<^D>", IN_ALL, NULL, 0, "Down half a page", half_down},
    {"half-up", "<^U>", IN_ALL, NULL, 0, "Up half a page", half_up},
    {"top", "gg <Home>", IN_ALL, NULL, 0, "To the first line; a count is a paragraph or an item",
     top},
    {"bottom", "G <End>", IN_ALL, NULL, 0, "To the last line; a count is a paragraph or an item",
     bottom},
    {"go", "", IN_ALL, NULL, 0, "To a paragraph or an item by its number; :42 does it too", top,
     ARGUMENT_NUMBER},
    {"percent", "%", IN_TEXT, NULL, 0, "To so many percent of the text: 50%", percent,
     ARGUMENT_NUMBER},
    {"next-word", "w", IN_TEXT, NULL, 0, "Next word", next_word},
    {"previous-word", "W", IN_TEXT, NULL, 0, "Previous word", previous_word},
    {"next-sentence", ")", IN_TEXT, NULL, 0, "Next sentence", next_sentence},
    {"previous-sentence", "(", IN_TEXT, NULL, 0, "Previous sentence", previous_sentence},
    {"next-paragraph", "]p }", IN_TEXT, NULL, 0, "Next paragraph", next_paragraph},
    {"previous-paragraph", "[p {", IN_TEXT, NULL, 0, "Previous paragraph", previous_paragraph},
    {"scroll-down", "<^E>", IN_TEXT | IN_FACTS, NULL, 0,
     "Scroll the text, or the selected fact, one line on", scroll_down},
    {"scroll-up", "<^Y>", IN_TEXT | IN_FACTS, NULL, 0,
     "Scroll the text, or the selected fact, one line back", scroll_up},
    {"cursor-top", "zt", IN_TEXT, NULL, 0, "Scroll the cursor's line to the top", cursor_top},
    {"cursor-middle", "zz", IN_TEXT, NULL, 0, "Scroll the cursor's line to the middle",
     cursor_middle},
    {"cursor-bottom", "zb", IN_TEXT, NULL, 0, "Scroll the cursor's line to the bottom",
     cursor_bottom},
};

const struct command_topic commands_move = {"Moving", rows, sizeof rows / sizeof rows[0]};
