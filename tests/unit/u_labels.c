/* SPDX-License-Identifier: MIT */
#include "app/labels.h"

#include "reading.h"

static bool begin(struct reading *r, const char *keys)
{
	if (!reading_open(r, "content", ACCORD_2024, 80, 24))
		return false;
	reading_keys(r, keys);
	return true;
}

TEST(labels_lie_on_each_visible_mention)
{
	struct reading r;
	size_t n = 0;

	if (!begin(&r, "f"))
		return;
	CHECK_INT(r.app->mode, MODE_HINTS);
	for (size_t i = 0; i < r.app->article->mention_cover.n; i++) {
		const struct cover_entry *e = &r.app->article->mention_cover.v[i];

		n += e->part == 0 && view_line(&r.app->view, e->span.start) >= 0;
	}
	CHECK_INT(r.app->hints.list.n, n);
	CHECK(reading_styled(&r, STYLE_HINT) >= (int)n);
	reading_close(&r);
}

TEST(labels_go_to_each_mention)
{
	struct reading r;
	size_t n;

	if (!begin(&r, "f"))
		return;
	n = r.app->hints.list.n;
	reading_keys(&r, "<Esc>");
	for (size_t i = 0; i < n; i++) {
		char label[HINT_LENGTH + 1];
		uint32_t point;

		reading_keys(&r, "ggf");
		point = r.app->hints.list.v[i].point;
		snprintf(label, sizeof label, "%s", r.app->hints.list.v[i].label);
		test_row("%s", label);
		reading_keys(&r, label);
		CHECK_INT(r.app->mode, MODE_NORMAL);
		CHECK_INT(r.app->view.cursor, point);
		CHECK(r.app->mention != NO_INDEX);
		reading_keys(&r, "H"); /* a jump */
		CHECK(r.app->view.cursor == 0 || point == 0);
	}
	reading_close(&r);
}

TEST(labels_with_shift_open_the_facts)
{
	struct reading r;

	if (!begin(&r, "f"))
		return;
	reading_key(&r, (uint32_t)r.app->hints.list.v[0].label[0] - 'a' + 'A');
	CHECK_INT(r.app->focus, PANE_FACTS);
	CHECK_INT(r.app->view.cursor, r.app->hints.list.v[0].point);
	reading_close(&r);
}

TEST(labels_are_left_by_other_keys)
{
	static const struct {
		const char *keys, *says;
	} rows[] = {{"f<Esc>", ""},  {"fz", "no label begins with that"},
		    {"f3", ""},      {"fé", ""},
		    {"f<Down>", ""}, {"f<Enter>", ""}};

	for (size_t i = 0; i < 6; i++) {
		struct reading r;

		if (!begin(&r, rows[i].keys))
			return;
		test_row("%s", rows[i].keys);
		CHECK_INT(r.app->mode, MODE_NORMAL);
		CHECK_INT(r.app->view.cursor, 0);
		CHECK_INT(reading_styled(&r, STYLE_HINT), 0);
		CHECK(reading_says(&r, rows[i].says));
		reading_close(&r);
	}
}

TEST(labels_of_two_letters_take_backspace)
{
	struct reading r;
	const char *label = NULL;
	char keys[32];

	if (!reading_open(&r, "content", ACCORD_2024, 200, 60))
		return;
	reading_keys(&r, "f");
	for (size_t i = 0; i < r.app->hints.list.n; i++)
		if (strlen(r.app->hints.list.v[i].label) == 2)
			label = r.app->hints.list.v[i].label;
	CHECK(label != NULL);
	if (label) {
		snprintf(keys, sizeof keys, "%c", label[0]);
		reading_keys(&r, keys);
		CHECK_INT(r.app->mode, MODE_HINTS);
		CHECK(reading_styled(&r, STYLE_HINT_TYPED) > 0);
		reading_keys(&r, "<Backspace>");
		CHECK_INT(r.app->mode, MODE_HINTS);
		CHECK_INT(reading_styled(&r, STYLE_HINT_TYPED), 0);
		reading_keys(&r, label);
		CHECK_INT(r.app->mode, MODE_NORMAL);
	}
	reading_close(&r);
}

TEST(labels_without_mentions_say_so)
{
	struct reading r;

	if (!reading_open(&r, ODD, "2024-02-01-empty", 80, 24))
		return;
	reading_keys(&r, "f");
	CHECK(reading_says(&r, "no mention is on the screen"));
	CHECK_INT(r.app->mode, MODE_NORMAL);
	reading_close(&r);
	if (!reading_open(&r, EMPTY, NULL, 80, 24))
		return;
	reading_keys(&r, "f");
	CHECK_INT(r.app->mode, MODE_NORMAL);
	reading_close(&r);
}

/* Nested mentions that begin together share a label. */
TEST(labels_are_one_for_a_place)
{
	struct reading r;

	if (!reading_open(&r, ODD, "2024-06-01-nested", 120, 40))
		return;
	reading_keys(&r, "f");
	for (size_t i = 1; i < r.app->hints.list.n; i++)
		CHECK(r.app->hints.list.v[i].point > r.app->hints.list.v[i - 1].point);
	CHECK_INT(r.app->hints.list.n, 11);
	reading_close(&r);
}

/* A filter hides mentions between those that are seen: they get no label. */
TEST(labels_leave_out_what_a_filter_hides)
{
	struct reading r;
	struct span seen;
	size_t hidden = 0;

	if (!reading_open(&r, "content", ACCORD_2024, 80, 60))
		return;
	reading_keys(&r, "&coop<Enter>f");
	CHECK(r.app->hints.list.n > 5);
	for (size_t i = 0; i < r.app->hints.list.n; i++) {
		uint32_t point = r.app->hints.list.v[i].point;

		CHECK_INT(view_shown(&r.app->view, point), point);
	}
	seen = view_visible(&r.app->view);
	for (size_t i = 0; i < r.app->article->mention_cover.n; i++) {
		uint32_t point = r.app->article->mention_cover.v[i].span.start;

		hidden += span_holds(seen, point) && view_shown(&r.app->view, point) != point;
	}
	CHECK(hidden > 0); /* there is something to leave out */
	reading_close(&r);
}
