/* SPDX-License-Identifier: MIT */
#include "run/player.h"

#include "test.h"

#include <string.h>

static void check_play(const char *script, bool ok, const char *frames, const char *sentence)
{
	struct str out = STR_INIT;
	struct error err = {0};

	CHECK(player_run(slice_of(script), &out, &err) == ok);
	if (frames)
		CHECK_STR(out.s, frames);
	CHECK_STR(err.msg ? err.msg : "", sentence);
	error_release(&err);
	str_release(&out);
}

TEST(player_writes_down_text_and_styles)
{
	check_play("size 19x4\nopen content\ntext tiny\n", true,
		   "== tiny\npostil needs 20x5\n\n\n\n", "");
	check_play("size 19x4\nopen content\nframe tiny", true,
		   "== tiny\npostil needs 20x5\n\n\n\n---\nddddddddddddddddd\n\n\n\n", "");
}

TEST(player_passes_over_comments_and_stops_at_quit)
{
	struct str out = STR_INIT, quit = STR_INIT;
	struct error err = {0};

	CHECK(player_run(SLICE("# a comment\n\nopen content\n#\ntext a\n"), &out, &err));
	CHECK(player_run(SLICE("open content\nkeys qjjj]]\ntext a"), &quit, &err));
	CHECK_STR(quit.s, out.s);
	str_release(&out);
	str_release(&quit);
}

TEST(player_may_open_and_resize_again)
{
	struct str out = STR_INIT;
	struct error err = {0};

	CHECK(player_run(SLICE("open content\ntext a\nsize 40x12\ntext b\n"
			       "open content 2022-11-accord-securite-mali-russie\ntext c\n"),
			 &out, &err));
	CHECK(strstr(out.s, "== a\n postil  content") == out.s);
	CHECK(strstr(out.s, "== b\n") != NULL);
	CHECK(strstr(out.s, "Le gouvernement malien a signé") > strstr(out.s, "== c\n"));
	str_release(&out);
}

TEST(player_tells_what_cannot_be_played)
{
	static const struct {
		const char *script, *sentence;
	} rows[] = {
	    {"keys j", "keys before open"},
	    {"frame x", "a frame before open"},
	    {"text x", "a frame before open"},
	    {"dance", "no such command: dance"},
	    {"size 80", "size 80: write it as 80x24"},
	    {"open content none", "no such article: none"},
	    {"open content\nkeys <Nokey>", "no such key: <Nokey>"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		test_row("%s", rows[i].script);
		check_play(rows[i].script, false, NULL, rows[i].sentence);
	}
}

TEST(player_plays_the_same_frames_twice)
{
	static const char script[] = "open tests/frames/corpora/odd\nkeys ]]3j/a<Enter>gfjgl\n"
				     "frame one\nsize 120x40\nframe two\n";
	struct str one = STR_INIT, two = STR_INIT;
	struct error err = {0};

	CHECK(player_run(slice_of(script), &one, &err));
	CHECK(player_run(slice_of(script), &two, &err));
	CHECK_STR(one.s, two.s);
	str_release(&one);
	str_release(&two);
}

static void note_words(void *context, const char *words, const struct screen *s)
{
	str_printf(context, "%s %dx%d\n", words, s->cols, s->rows);
}

TEST(player_shows_frames_to_a_view)
{
	struct str seen = STR_INIT;
	struct player_view view = {note_words, &seen};
	struct error err = {0};

	CHECK(player_play(SLICE("size 40x12\nopen content\nframe a b\nsize 50x20\ntext c\n"), &view,
			  &err));
	CHECK_STR(seen.s, "a b 40x12\nc 50x20\n");
	CHECK(!player_play(SLICE("frame early\n"), &view, &err));
	CHECK_STR(err.msg, "a frame before open");
	CHECK_STR(seen.s, "a b 40x12\nc 50x20\n");
	error_release(&err);
	str_release(&seen);
}
