/* SPDX-License-Identifier: MIT */
#include "app/open.h"

#include <string.h>

static void go_place(struct app *app, struct place to)
{
	open_article(app,
		     (struct target){.article = to.article, .kind = TARGET_SPOT, .spot = to.spot});
	app_focus(app, PANE_TEXT);
}

static void back(struct app *app, int count)
{
	struct place to;

	for (int i = 0; i < command_times(count); i++) {
		if (!jumps_back(&app->jumps, app_place(app), &to)) {
			app_note(app, "no older place to go back to");
			return;
		}
		go_place(app, to);
	}
}

static void forward(struct app *app, int count)
{
	struct place to;

	for (int i = 0; i < command_times(count); i++) {
		if (!jumps_forward(&app->jumps, &to)) {
			app_note(app, "no newer place to go forward to");
			return;
		}
		go_place(app, to);
	}
}

/* ---- marks */

static const char letters[] = "abcdefghijklmnopqrstuvwxyz";

static void set_mark(struct app *app, const char *letter)
{
	bool moved = memory_marked(&app->memory, letter[0]) != NULL;

	if (!app->article)
		return;
	memory_mark(&app->memory, letter[0], app->corpus->articles.v[app->current].id,
		    app_place(app).spot);
	app_note(app, "mark %c %s; %s and %c comes back to it", letter[0],
		 moved ? "stands here now" : "stands here", app_key(app, "go-mark").s, letter[0]);
}

/* The last place that was left by a jump, which this jump makes of where we are. */
static void go_last(struct app *app)
{
	struct place here = app_place(app), to;

	if (!jumps_last(&app->jumps, here, &to)) {
		app_note(app, "no jump was made yet");
		return;
	}
	app_mark_jump(app);
	go_place(app, to);
}

static void go_mark(struct app *app, const char *letter)
{
	const struct memory_place *p;
	struct place to;

	if (letter[0] == '\'') {
		go_last(app);
		return;
	}
	p = memory_marked(&app->memory, letter[0]);
	if (!p) {
		app_complain(app, "there is no mark %c; %s and %c makes one", letter[0],
			     app_key(app, "mark").s, letter[0]);
		return;
	}
	to = (struct place){.article = corpus_find(app->corpus, slice_of(p->article)),
			    .spot = p->spot};
	if (to.article == SIZE_MAX) {
		app_complain(app, "mark %c is in the article %s, which is not here", letter[0],
			     p->article);
		return;
	}
	app_mark_jump(app);
	go_place(app, to);
}

static void ask_mark(struct app *app, int count)
{
	struct str question = STR_INIT;

	(void)count;
	str_addz(&question, "mark this place with a letter");
	for (const char *c = letters; *c; c++)
		if (memory_marked(&app->memory, *c))
			str_printf(&question, "%s %c",
				   strchr(question.s, ':') ? "" : "; taken:", *c);
	if (app->article)
		ask_letter(app, question.s, letters, set_mark);
	else
		app_note(app, "no article is open");
	str_release(&question);
}

static void ask_go_mark(struct app *app, int count)
{
	struct str question = STR_INIT;
	static char there[sizeof letters + 1];
	size_t n = 0;

	(void)count;
	str_addz(&question, "go to  ' last place");
	for (const char *c = letters; *c; c++) {
		const struct memory_place *p = memory_marked(&app->memory, *c);

		if (!p)
			continue;
		there[n++] = *c;
		str_printf(&question, "  %c %s", *c, app_title_of(app, p->article));
	}
	there[n++] = '\'';
	there[n] = '\0';
	ask_letter(app, question.s, there, go_mark);
	str_release(&question);
}

/* From the command line: one letter. */
static bool is_letter(struct app *app, const char *words, const char *more)
{
	bool ok = words[0] && !words[1] && (strchr(letters, words[0]) || strchr(more, words[0]));

	if (!ok)
		app_complain(app, "a mark is one letter from a to z, not %s",
			     words[0] ? words : "nothing");
	return ok;
}

static void mark_with(struct app *app, const char *words)
{
	if (is_letter(app, words, ""))
		set_mark(app, words);
}

static void go_mark_with(struct app *app, const char *words)
{
	if (is_letter(app, words, "'"))
		go_mark(app, words);
}

static const struct command rows[] = {
    {"mark", "m", IN_PANES, NULL, 0, "Mark this place with a letter, for all sessions", ask_mark,
     ARGUMENT_MARK, mark_with},
    {"go-mark", "'", IN_PANES, NULL, 0,
     "Go to the mark of a letter; '' to where the last jump began", ask_go_mark, ARGUMENT_MARK,
     go_mark_with},
    {"back", "<^O> H", IN_PANES, NULL, 0, "Back to where the last jump began", back},
    {"forward", "L", IN_PANES, NULL, 0, "Forward again", forward},
};

const struct command_topic commands_place = {"Places", rows, sizeof rows / sizeof rows[0]};
