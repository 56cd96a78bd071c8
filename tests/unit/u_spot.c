/* SPDX-License-Identifier: MIT */
#include "doc/spot.h"

#include "test.h"

#include <string.h>

static struct article *article_of(const char *text)
{
	struct article *a = article_new("a");

	a->text = arena_slice(&a->arena, (struct slice){text, strlen(text)});
	article_index(a);
	return a;
}

#define OLD                                                                                \
	"Les militaires du Conseil national de transition intensifient les liens.\n"       \
	"Selon les termes de l’accord, des instructeurs russes formeront des soldats.\n" \
	"Depuis le coup d’État de 2021, la Russie a livré des équipements.\n"

/* The point of OLD at these words is found in `text` at those. */
TEST(spot_is_found_again_by_words)
{
	static const struct {
		const char *what, *at, *text, *now;
	} rows[] = {
	    {"nothing changed", "instructeurs", OLD, "instructeurs"},
	    {"the end", "", OLD, ""},
	    {"words before it", "instructeurs", "Un paragraphe de plus, et long.\n" OLD,
	     "instructeurs"},
	    {"the words after it changed", "instructeurs",
	     "Selon les termes de l’accord, des experts iront là-bas.\n", "experts"},
	    {"the words before it changed", "instructeurs russes formeront des soldats.",
	     "Neuf.\nOn dit que ces instructeurs russes formeront des soldats.\n"
	     "Depuis le coup d’État de 2021, la Russie a livré des équipements.\n",
	     "instructeurs"},
	    {"a typo on both sides", "instructeurs",
	     "Neuf.\nSelon les termes de l’acord, des instructeurs rusess formeront des "
	     "soldats.\nDepuis le coup d’État de 2021, la Russie a livré des équipements.\n",
	     "instructeurs"},
	    {"in its own paragraph of two that are alike", "Depuis", OLD OLD, "Depuis"},
	};

	const char *words = OLD;

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct article *old = article_of(words), *new = article_of(rows[i].text);
		const char *at = rows[i].at[0] ? strstr(words, rows[i].at) : words + strlen(words);
		struct spot s =
		    spot_take(old, offsets_point(&old->offsets, (uint32_t)(at - words)));
		size_t byte = offsets_byte(&new->offsets, spot_find(&s, new));
		const char *want = rows[i].now[0] ? strstr(rows[i].text, rows[i].now)
						  : rows[i].text + strlen(rows[i].text);

		test_row("%s", rows[i].what);
		CHECK_STR(new->text.s + byte, want);
		article_free(old);
		article_free(new);
	}
}

TEST(spot_takes_the_nearest_of_several)
{
	struct article *a = article_of("one two. one two. one two. one two. one two. ");
	struct article *b = article_of("x one two. one two. one two. one two. one two. ");
	struct spot s = spot_of(18, SLICE(""), SLICE("one two."));

	CHECK_INT(spot_find(&s, a), 18);
	CHECK_INT(spot_find(&s, b), 20);
	s = spot_of(4000000000, SLICE(""), SLICE("one two."));
	CHECK_INT(spot_find(&s, a), 36);
	article_free(a);
	article_free(b);
}

TEST(spot_without_words_is_its_number)
{
	struct article *a = article_of("été"), *empty = article_of("");
	struct spot s = spot_of(2, SLICE(""), SLICE(""));

	CHECK_INT(spot_find(&s, a), 2);
	CHECK_INT(spot_find(&s, empty), 0);
	s = spot_of(4000000000, SLICE("gone"), SLICE("for good and ever"));
	CHECK_INT(spot_find(&s, a), 3);
	s = spot_take(empty, 7);
	CHECK_INT(s.before + s.after, 0);
	article_free(a);
	article_free(empty);
}

/* Cut between characters only: each is two bytes here. */
TEST(spot_keeps_whole_characters)
{
	char text[402];
	struct article *a;

	for (size_t i = 0; i < 200; i++)
		memcpy(text + 2 * i, "é", 3);
	a = article_of(text);
	for (uint32_t at = 0; at <= 200; at++) {
		struct spot s = spot_take(a, at);

		if (s.before % 2 || s.after % 2 || spot_find(&s, a) != at) {
			CHECK_INT(at, -1);
			break;
		}
	}
	article_free(a);
}
