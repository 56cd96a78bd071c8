/* SPDX-License-Identifier: MIT */
#include "doc/history.h"

#include "test.h"

#include <string.h>

/* The names of the steps, which are one letter each, in order. */
static const char *letters(struct step *const *steps, size_t n)
{
	static char out[32];

	for (size_t i = 0; i < n; i++)
		out[i] = steps[i]->name[0];
	out[n] = '\0';
	return out;
}

#define CHECK_LETTERS(vec, want) CHECK_STR(letters((vec).v, (vec).n), want)

/* A letter does a step, - undoes, + does again. */
static void play(struct history *h, const char *what)
{
	for (; *what; what++) {
		if (*what == '-')
			history_undid(h, history_last(h));
		else if (*what == '+')
			history_redid(h, history_next(h));
		else
			history_push(h, step_new("%c", *what));
	}
}

TEST(history_undo_and_redo)
{
	static const struct {
		const char *what, *steps, *done, *undone;
	} rows[] = {
	    {"", "", "", ""},
	    {"a", "a", "a", ""},
	    {"abc", "abc", "abc", ""},
	    {"abc-", "abc", "ab", "c"},
	    {"abc--", "abc", "a", "cb"},
	    {"abc--+", "abc", "ab", "c"},
	    {"abc---+++", "abc", "abc", ""},
	    {"ab-c", "abc", "ac", ""}, /* b is no way forward now */
	    {"ab--c-", "abc", "", "c"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct history h = {0};
		const struct step *last, *next;

		test_row("%s", rows[i].what);
		play(&h, rows[i].what);
		CHECK_LETTERS(h.steps, rows[i].steps);
		CHECK_LETTERS(h.done, rows[i].done);
		CHECK_LETTERS(h.undone, rows[i].undone);
		last = history_last(&h);
		next = history_next(&h);
		CHECK((last != NULL) == (h.done.n > 0));
		CHECK((next != NULL) == (h.undone.n > 0));
		if (last)
			CHECK(last == h.done.v[h.done.n - 1] && !last->undone);
		if (next)
			CHECK(next == h.undone.v[h.undone.n - 1] && next->undone);
		history_release(&h);
	}
}

/* What did not fit its file is taken back, though others were done since. */
TEST(history_undo_of_one_in_the_middle)
{
	struct history h = {0};

	play(&h, "abc");
	history_undid(&h, h.steps.v[1]);
	CHECK_LETTERS(h.done, "ac");
	CHECK_LETTERS(h.undone, "b");
	history_undid(&h, h.steps.v[1]);
	CHECK_LETTERS(h.undone, "b");
	history_redid(&h, h.steps.v[0]);
	CHECK_LETTERS(h.done, "ac");
	history_redid(&h, h.steps.v[1]);
	CHECK_LETTERS(h.done, "acb");
	CHECK(!h.steps.v[1]->undone);
	history_release(&h);
}

/* Steps of earlier sessions; those in capitals were undone. */
static void prepend(struct history *h, const char *names)
{
	struct step *steps[16];
	size_t n = strlen(names);

	for (size_t i = 0; i < n; i++) {
		steps[i] = step_new("%c", names[i]);
		steps[i]->undone = names[i] >= 'A' && names[i] <= 'Z';
	}
	history_prepend(h, steps, n);
}

TEST(history_of_earlier_sessions)
{
	static const struct {
		const char *earlier, *what, *steps, *done, *undone;
	} rows[] = {
	    {"", "", "", "", ""},
	    {"", "x", "x", "x", ""},
	    {"abc", "", "abc", "abc", ""},
	    {"abc", "xy", "abcxy", "abcxy", ""},
	    {"abc", "xy-", "abcxy", "abcx", "y"},
	    {"abC", "", "abC", "ab", "C"},
	    {"aBC", "", "aBC", "a", "CB"},
	    {"aBc", "", "aBc", "ac", ""},
	    {"aBC", "x", "aBCx", "ax", ""},
	    {"aBC", "x-", "aBCx", "a", "x"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct history h = {0};

		test_row("%s %s", rows[i].earlier, rows[i].what);
		play(&h, rows[i].what);
		prepend(&h, rows[i].earlier);
		CHECK_LETTERS(h.steps, rows[i].steps);
		CHECK_LETTERS(h.done, rows[i].done);
		CHECK_LETTERS(h.undone, rows[i].undone);
		history_release(&h);
	}
}

TEST(history_goes_on_from_earlier_sessions)
{
	struct history h = {0};

	prepend(&h, "aBC");
	play(&h, "+-");
	CHECK_LETTERS(h.done, "a");
	CHECK_LETTERS(h.undone, "CB");
	play(&h, "++--x");
	CHECK_LETTERS(h.steps, "aBCx");
	CHECK_LETTERS(h.done, "ax");
	CHECK_LETTERS(h.undone, "");
	history_release(&h);
}
