/* SPDX-License-Identifier: MIT */
#include "app/app.h"
#include "app/copy.h"
#include "base/argv.h"
#include "base/url.h"

static void copy(struct app *app, int count)
{
	(void)count;
	copy_to_clipboard(app, copy_words);
}

static void quote(struct app *app, int count)
{
	(void)count;
	copy_to_clipboard(app, copy_quote);
}

static void link(struct app *app, int count)
{
	(void)count;
	copy_to_clipboard(app, copy_url);
}

static void json(struct app *app, int count)
{
	(void)count;
	copy_record(app);
}

/* ---- opening the source */

static void complain_room(struct app *app)
{
	app_complain(app, "the address does not fit the screen, and is opened only when it was "
			  "read in full: make the screen larger");
}

static void open_answer(struct app *app, const char *answer)
{
	const char *url = app->ask.shown.s;

	if (answer[0] != 'y')
		return;
	if (ask_fits(app, url))
		effects_add_words(&app->effects, EFFECT_OPEN, "", slice_of(url));
	else
		complain_room(app);
}

static void ask_open(struct app *app, const struct url *u)
{
	struct str remark = STR_INIT;

	if (!ask_fits(app, u->text.s)) {
		complain_room(app);
		return;
	}
	str_printf(&remark,
		   u->odd ? "its host has letters that may look like others: %s" : "host: %s",
		   u->host.s);
	ask_letter(app, "open in your browser?  y yes  n no", "yn", open_answer);
	ask_show(app, "The source of this article", u->text.s, remark.s, u->odd);
	str_release(&remark);
}

static void open_url(struct app *app, int count)
{
	const struct article *a = app->article;
	struct error err = {0};
	struct url u;

	(void)count;
	if (!a)
		app_note(app, "no article is open");
	else if (!a->source_url[0])
		app_note(app, "the article names no address of its source");
	else if (!url_read(&u, a->source_url, &err))
		app_complain(app, "it is not opened: %s", err.msg);
	else {
		ask_open(app, &u);
		url_release(&u);
	}
	error_release(&err);
}

/* ---- a program that reads */

static void pipe_to(struct app *app, const char *line)
{
	struct argv a = {0};
	struct str words = STR_INIT;
	struct error err = {0};

	if (!argv_split(&a, line, &err)) {
		app_complain(app, "%s", err.msg);
	} else if (copy_item(app, &words)) {
		str_addc(&words, '\n');
		effects_add_words(&app->effects, EFFECT_PIPE, line,
				  (struct slice){words.s, words.len});
	}
	argv_release(&a);
	str_release(&words);
	error_release(&err);
}

static const struct command rows[] = {
    {"copy", "yy", IN_PANES | IN_SELECT, "copy", IN_SELECT,
     "Copy the selection, else the paragraph; in a list what is under the cursor", copy},
    {"copy-quote", "yq", IN_PANES, NULL, 0,
     "Copy it as a quote, with title, source, date, address and id of the article", quote},
    {"copy-url", "yu", IN_PANES, NULL, 0,
     "Copy the address of the article's source; among the facts the link to the fact", link},
    {"copy-json", "yj", IN_PANES, NULL, 0,
     "Copy the selection, mention, fact, entity or article as a line of JSON", json},
    {"open-url", "o", IN_PANES, NULL, 0,
     "Open the article's source in your browser ($BROWSER), after showing the address", open_url},
    {"pipe", "|", IN_PANES, NULL, 0,
     "Run a program that reads the selection, else the text; in a list what is selected", NULL,
     ARGUMENT_PROGRAM, pipe_to},
};

const struct command_topic commands_outside = {"Copying and other programs", rows,
					       sizeof rows / sizeof rows[0]};
