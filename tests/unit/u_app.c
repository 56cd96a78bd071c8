/* Whatever keys are pressed, at whatever sizes: what holds after each of them. */
/* SPDX-License-Identifier: MIT */
#include "app/app.h"

#include "app/hints.h"
#include "app/search.h"
#include "reading.h"

static uint32_t state;

static uint32_t below(uint32_t n)
{
	state ^= state << 13;
	state ^= state >> 17;
	state ^= state << 5;
	return state % n;
}

/* A count by looking at everything. */
static void check_tally(const struct app *app)
{
	const struct article *a = app->article;
	uint32_t here = 0, in_article = 0, before = 0;

	if (!a || app->entity == ENTITY_NONE) {
		CHECK_INT(app->tally.in_article, 0);
		return;
	}
	for (size_t i = 0; i < a->mention_order_count; i++) {
		if (a->mentions[a->mention_order[i]].entity != app->entity)
			continue;
		in_article++;
		if (a->mention_order[i] == app->mention)
			here = in_article;
	}
	for (size_t i = 0; i < app->current; i++)
		before += corpus_count_in(app->corpus, i, app->entity).mentions;
	CHECK_INT(app->tally.here, here);
	CHECK_INT(app->tally.in_article, in_article);
	CHECK_INT(app->tally.before, before);
	CHECK_INT(corpus_count_in(app->corpus, app->current, app->entity).mentions, in_article);
}

static void check_lists(const struct app *app)
{
	const struct list *l = app->lists;

	CHECK(app->focus == PANE_ENTITIES ||
	      l[PANE_ENTITIES].cursor == rows_of_entity(app, app->entity));
	if (app->entity != ENTITY_NONE)
		CHECK(l[PANE_ENTITIES].cursor == rows_of_entity(app, app->entity));
	CHECK(l[PANE_FACTS].cursor == rows_of_fact(app, app->fact));
	CHECK(l[PANE_ARTICLES].cursor == SIZE_MAX ||
	      l[PANE_ARTICLES].cursor < app->rows.articles.n || app->rows.articles.n == 0);
	if (app->fact == NO_INDEX || !app->article)
		return;
	CHECK(app->fact < app->article->fact_count);
	CHECK(app->entity == ENTITY_NONE ||
	      fact_involves(&app->article->facts[app->fact], app->entity));
	if (!app->filters[PANE_FACTS])
		CHECK(rows_of_fact(app, app->fact) != SIZE_MAX);
}

static void check_mention(const struct app *app)
{
	const struct article *a = app->article;
	bool over = false;

	CHECK((app->current == NO_ARTICLE) == (app->corpus->articles.n == 0));
	CHECK(app->current == NO_ARTICLE ||
	      app->article == app->corpus->articles.v[app->current].article);
	if (!a || app->mention == NO_INDEX)
		return;
	for (uint32_t i = 0; i < a->mentions[app->mention].anchor.n; i++)
		over |= span_holds(a->mentions[app->mention].anchor.spans[i], app->view.cursor);
	CHECK(over || app->mode == MODE_SEARCH || app->mode == MODE_FORM || app->visual.on);
}

static void check_cursor(const struct app *app, const struct screen *s)
{
	const struct rect m = app->layout.measure;

	if (app->article)
		CHECK(app->view.cursor <= app->article->offsets.points);
	if (s->cursor_x >= 0)
		CHECK(s->cursor_x < s->cols && s->cursor_y >= 0 && s->cursor_y < s->rows);
	if (!app->article || app->view.shown == 0 || !layout_shows(&app->layout, PANE_TEXT) ||
	    app->layout.kind == LAYOUT_TINY)
		return;
	CHECK(view_line(&app->view, app->view.cursor) >= 0);
	CHECK(view_line(&app->view, app->view.cursor) < m.h);
	if (app->focus != PANE_TEXT || app->help.open ||
	    (app->mode != MODE_NORMAL && app->mode != MODE_HINTS))
		return;
	CHECK(s->cursor_x >= m.x && s->cursor_x < m.x + m.w);
	CHECK(s->cursor_y >= m.y && s->cursor_y < m.y + m.h);
}

static void check_cells(const struct screen *s)
{
	bool sound = true;

	for (int y = 0; y < s->rows; y++) {
		for (int x = 0; x < s->cols; x++) {
			const struct cell *c = screen_at(s, x, y), *right = screen_at(s, x + 1, y);

			sound &= (c->width == 2) == (right && right->width == 0);
			sound &= c->points[0] >= ' ' || c->width == 0;
			sound &= c->points[0] < 0x7f || c->points[0] > 0x9f;
			sound &= c->style[0] < STYLE_COUNT && c->style[1] < STYLE_COUNT &&
				 c->style[2] < STYLE_COUNT;
		}
	}
	CHECK(sound);
}

/* Drawing changes nothing and depends on nothing but the state. */
static void check_drawing(struct reading *r)
{
	struct screen again;
	size_t n = (size_t)r->screen.cols * (size_t)r->screen.rows;

	screen_init(&again);
	draw_app(r->app, &again);
	CHECK_INT(again.cols, r->app->layout.cols);
	CHECK_INT(again.rows, r->app->layout.rows);
	CHECK(memcmp(again.cells, r->screen.cells, n * sizeof *again.cells) == 0);
	CHECK(again.cursor_x == r->screen.cursor_x && again.cursor_y == r->screen.cursor_y);
	screen_release(&again);
}

static void check_all(struct reading *r)
{
	check_tally(r->app);
	check_lists(r->app);
	check_mention(r->app);
	check_cursor(r->app, &r->screen);
	check_cells(&r->screen);
	if (below(8) == 0)
		check_drawing(r);
}

/* STROLL=N walks N times as far, from other seeds. */
static uint32_t strolls_wanted(void)
{
	const char *s = getenv("STROLL");

	return s && s[0] >= '1' && s[0] <= '9' ? (uint32_t)strtoul(s, NULL, 10) : 1;
}

static const char *random_sequence(struct str *out)
{
	const struct command_topic *t = command_topics[below((uint32_t)command_topic_count)];
	const struct command *c = &t->commands[below((uint32_t)t->n)];
	uint32_t which = below(3);
	const char *s = c->keys;

	for (; which > 0 && strchr(s, ' '); which--)
		s = strchr(s, ' ') + 1;
	str_clear(out);
	if (strcmp(c->name, "quit") != 0 && strcmp(c->name, "suspend") != 0)
		str_add(out, s, strcspn(s, " "));
	return out->s;
}

static void random_step(struct reading *r, struct str *log)
{
	static const char *const odd[] = {"<Enter>",     "<Esc>", "e", "é", "r", "(",    "a",
					  "<Backspace>", "[",     "x", "S", "f", "<Tab>"};
	static const int counts[] = {2, 3, 7, 40, 1000};
	struct str keys = STR_INIT;

	if (below(40) == 0) {
		static const int cols[] = {19, 20, 39, 40, 59, 60, 80, 119, 120, 200};
		static const int rows[] = {4, 5, 6, 11, 12, 24, 40, 60};
		int c = below(2) ? cols[below(10)] : (int)below(150) + 1;
		int l = below(2) ? rows[below(8)] : (int)below(50) + 1;

		str_printf(log, "\n# size %dx%d\n", c, l);
		reading_size(r, c, l);
		return;
	}
	if (r->app->mode != MODE_NORMAL || below(10) == 0) {
		str_addz(log, odd[below(13)]);
	} else {
		if (below(5) == 0)
			str_printf(log, "%d", counts[below(5)]);
		str_addz(log, random_sequence(&keys));
	}
	str_release(&keys);
}

/* Names the script that led to the first failure. */
static void stroll(struct reading *r, uint32_t seed, int steps)
{
	struct str log = STR_INIT;

	state = seed;
	for (int i = 0; i < steps; i++) {
		size_t from = log.len;
		const char *keys;
		uint32_t key;

		random_step(r, &log);
		test_row("seed %u step %d: %s", seed, i, log.s + (log.len > 80 ? log.len - 80 : 0));
		for (keys = log.s + from; *keys != '\n' && keys_parse(&keys, &key);)
			reading_key(r, key);
		check_all(r);
		r->session.quit = r->session.suspend = false;
		while (r->app->crossing && session_scan(&r->session, 1000))
			;
		reading_draw(r);
	}
	str_release(&log);
}

TEST(app_holds_together_on_random_keys)
{
	static const struct {
		const char *folder;
		int steps;
	} strolls[] = {{"content", 10000}, {ODD, 10000}, {EMPTY, 500}};
	struct reading r;

	for (uint32_t i = 0; i < 3 * strolls_wanted(); i++) {
		if (!reading_open(&r, strolls[i % 3].folder, NULL, 80, 24))
			return;
		stroll(&r, 17 + i, strolls[i % 3].steps);
		reading_close(&r);
	}
}
