/* Every screen at every size: nothing breaks, and everything is still there after it.
 * SPDX-License-Identifier: MIT
 */
#include "screens.h"

#include "dice.h"

enum { ROWS_MOST = 12, COLS_MOST = 40, RANDOM_MOST = 500 };

TEST(screens_are_there_for_every_mode)
{
	static const char *const names[] = {
#define X(name, function, text) #name,
	    MODES(X)
#undef X
	};

	for (int mode = 0; mode < MODE_COUNT; mode++) {
		bool found = false;

		for (int i = 0; i < SCREENS; i++)
			found |= screens[i].mode == (enum app_mode)mode;
		test_row("mode %s", names[mode]);
		CHECK(found);
	}
}

/* What a person would miss. */
struct kept {
	enum app_mode mode;
	enum pane focus;
	uint32_t cursor, entity, mention, fact;
	bool help, selecting;
	size_t lines[PANE_COUNT];
	char typed[64];
};

static struct kept keep(const struct app *app)
{
	struct kept k;

	memset(&k, 0, sizeof k);
	k.mode = app->mode;
	k.focus = app->focus;
	k.cursor = app->view.cursor;
	k.entity = app->entity;
	k.mention = app->mention;
	k.fact = app->fact;
	k.help = app->help.open;
	k.selecting = app_where(app) & IN_SELECT;
	for (int p = 0; p < PANE_COUNT; p++)
		k.lines[p] = app->lists[p].cursor;
	snprintf(k.typed, sizeof k.typed, "%s", app->prompt.text.s ? app->prompt.text.s : "");
	return k;
}

/* The last cell of each row and the last row are the ends of the array, which the
 * sanitizers watch; here it is that what is drawn is whole. */
static bool is_whole(const struct screen *s)
{
	bool whole = s->cursor_x < s->cols && s->cursor_y < s->rows;

	for (int y = 0; y < s->rows; y++) {
		for (int x = 0; x < s->cols; x += s->cells[y * s->cols + x].width) {
			const struct cell *c = &s->cells[y * s->cols + x];

			if (c->width < 1 || c->width > 2 || x + c->width > s->cols || !c->points[0])
				return false;
			whole &= c->width == 1 || c[1].width == 0;
		}
	}
	return whole;
}

/* As much of the sentence as there is room for, and … for the rest. */
static bool says_too_small(struct reading *r)
{
	const char *want = "postilneeds20x5", *got = reading_text(r);

	for (; *got; got++)
		if (*got != ' ' && *got != '\n' && *got != *want++)
			return strcmp(got, "…\n") == 0;
	return *want == '\0';
}

static void check_size(struct reading *r, const struct kept *before, int cols, int rows)
{
	struct kept after;
	bool tiny = cols < LAYOUT_MIN_COLS || rows < LAYOUT_MIN_ROWS;

	reading_size(r, cols, rows);
	after = keep(r->app);
	if (memcmp(before, &after, sizeof after) == 0 && is_whole(&r->screen) &&
	    r->screen.cols == cols && r->screen.rows == rows && tiny == says_too_small(r))
		return;
	printf("# %dx%d\n", cols, rows);
	CHECK(memcmp(before, &after, sizeof after) == 0);
	CHECK(is_whole(&r->screen));
	CHECK_INT(says_too_small(r), tiny);
}

TEST(screens_fit_every_small_size)
{
	size_t n = 0;

	for (int i = 0; i < SCREENS; i++) {
		struct reading r;
		struct kept before;

		if (!screens_open(&r, &screens[i]))
			continue;
		before = keep(r.app);
		for (int rows = 1; rows <= ROWS_MOST; rows++)
			for (int cols = 1; cols <= COLS_MOST; cols++, n++)
				check_size(&r, &before, cols, rows);
		check_size(&r, &before, 80, 24);
		reading_close(&r);
	}
	printf("# %zu sizes from 1x1 to %dx%d on %d screens\n", n, COLS_MOST, ROWS_MOST, SCREENS);
}

TEST(screens_fit_large_sizes)
{
	static const int large[][2] = {{1000, 1000}, {1000, 1}, {1, 1000}, {500, 500}};
	size_t each = test_count(20, RANDOM_MOST), n = 0;
	struct dice dice = {4711};

	for (int i = 0; i < SCREENS; i++) {
		struct reading r;
		struct kept before;

		if (!screens_open(&r, &screens[i]))
			continue;
		before = keep(r.app);
		for (size_t k = 0; k < 4; k++, n++)
			check_size(&r, &before, large[k][0], large[k][1]);
		for (size_t k = 0; k < each; k++, n++)
			check_size(&r, &before, 1 + (int)dice_below(&dice, RANDOM_MOST),
				   1 + (int)dice_below(&dice, RANDOM_MOST));
		reading_close(&r);
	}
	printf("# %zu sizes up to 1000x1000 on %d screens\n", n, SCREENS);
}

/* ---- any key on any screen at any size ---- */

static void press_any(struct reading *r, struct dice *dice)
{
	static const char *const often[] = {"<Esc>", "<Enter>", "j", "k", "<Tab>", "y", "]e", "]f"};
	uint32_t named = KEYS_FIRST_NAMED + 1 + dice_below(dice, KEYS_UNKNOWN - KEYS_FIRST_NAMED);

	if (dice_below(dice, 3) == 0)
		reading_keys(r, often[dice_below(dice, 8)]);
	else if (dice_below(dice, 6) == 0)
		reading_key(r, named);
	else
		reading_key(r, dice_below(dice, 127));
}

static bool is_sound(const struct reading *r)
{
	const struct app *app = r->app;

	return is_whole(&r->screen) && app->mode < MODE_COUNT && app->focus < PANE_COUNT &&
	       (!app->article || app->view.cursor <= app->article->offsets.points);
}

static void play_any(struct dice *dice, const struct screens_row *row, int keys)
{
	struct reading r;

	if (!screens_open(&r, row))
		return;
	for (int k = 0; k < keys; k++) {
		if (dice_below(dice, 10) == 0)
			reading_size(&r, 1 + (int)dice_below(dice, 130),
				     1 + (int)dice_below(dice, 40));
		press_any(&r, dice);
		r.session.quit = r.session.suspend = r.session.edit = false;
		session_keep(&r.session);
		if (!is_sound(&r)) {
			CHECK(is_sound(&r));
			break;
		}
	}
	reading_close(&r);
}

TEST(screens_take_any_key_at_any_size)
{
	enum { KEYS_EACH = 100 };
	size_t rounds = test_count(2, 400);
	struct dice dice = {99};

	for (size_t n = 0; n < rounds; n++)
		for (int i = 0; i < SCREENS; i++)
			play_any(&dice, &screens[i], KEYS_EACH);
	printf("# %zu keys\n", rounds * SCREENS * KEYS_EACH);
}
