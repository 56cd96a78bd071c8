/* SPDX-License-Identifier: MIT */
#include "run/reader.h"

#include "base/file.h"
#include "run/config_read.h"
#include "run/editor.h"
#include "run/keeper_warm.h"
#include "run/outside.h"
#include "run/session.h"
#include "store/folder.h"
#include "store/state.h"
#include "term/term.h"
#include "ui/draw.h"

/* Unread articles are summed up once nobody has typed for QUIET ms, in slices
 * short enough not to be felt. */
enum { QUIET = 500, SLICE_MS = 8, SLICES_PER_FRAME = 25 };

struct reader {
	struct keeper keeper;
	struct session session;
	struct remember remember;
	struct screen screen;
	int slices; /* summed up since the last frame */
};

static void show(struct reader *r)
{
	if (theming_take(&r->session.theming))
		term_set_theme(&r->session.theming.theme);
	draw_app(&r->session.app, &r->screen);
	term_show(&r->screen);
	term_set_mouse(r->session.app.settings.mouse);
	if (theming_is_auto(&r->session.theming))
		term_ask_background();
	r->slices = 0;
}

/* The user's own editor on the user's own file: also where we may not write. */
static void edit(struct session *s)
{
	const struct corpus *c = s->app.corpus;
	char *path = s->edit_index == SIZE_MAX ? file_join(c->folder, FOLDER_REGISTER) : NULL;
	struct error err = {0};
	bool ok;

	session_keep(s);
	term_leave();
	ok = editor_run(path ? path : c->articles.v[s->edit_index].path, s->edit_line, &err);
	term_return();
	if (s->keeper)
		keeper_look(s->keeper, &s->app);
	if (!ok)
		app_complain(&s->app, "%s", err.msg);
	error_release(&err);
	free(path);
}

/* What only the terminal can do. */
static void perform(struct reader *r)
{
	struct session *s = &r->session;

	if (s->redraw)
		term_redraw();
	s->redraw = false;
	if (s->suspend) {
		remember_keep(&r->remember, &s->app);
		term_suspend();
	}
	s->suspend = false;
	if (s->edit)
		edit(s);
	s->edit = false;
	outside_perform(s);
}

/* All events that are there, then one frame for them. */
static void take_events(struct reader *r, struct event *ev)
{
	do {
		session_event(&r->session, ev);
		perform(r);
	} while (!r->session.quit && term_next(ev, 0));
	if (r->session.quit)
		return;
	show(r);
	remember_look(&r->remember, &r->session.app);
}

/* One slice of summing up: what the application waits for at once, the rest of
 * the corpus in the background, with a frame now and then. */
static bool work(struct reader *r)
{
	bool asked = r->session.scanning;
	bool more = session_scan(&r->session, SLICE_MS);

	if ((asked && !r->session.scanning) || !more || ++r->slices >= SLICES_PER_FRAME)
		show(r);
	return more && !asked;
}

/* Milliseconds to wait for a key before there is something else to do; -1: for ever. */
static int patience(const struct reader *r, bool busy)
{
	int quiet = session_quiet_in(&r->session);

	if (r->session.scanning || r->session.busy || busy ||
	    keeper_is_cold(&r->keeper, &r->session.app) ||
	    (r->session.app.keeping.unsaved && !r->session.app.keeping.trouble))
		return 0;
	if (r->session.app.corpus->unread > 0)
		return quiet >= 0 ? quiet : QUIET;
	return quiet;
}

static void loop(struct reader *r)
{
	const struct event quiet = {.kind = EVENT_QUIET};
	bool busy = false; /* summing up in the background */
	struct event ev;

	while (!r->session.quit) {
		if (term_next(&ev, patience(r, busy))) {
			busy = false;
			take_events(r, &ev);
		} else if (session_quiet_in(&r->session) == 0) {
			session_event(&r->session, &quiet);
			show(r);
		} else if (r->session.busy) {
			session_go_on(&r->session);
			perform(r);
			show(r);
		} else if (keeper_is_cold(&r->keeper, &r->session.app)) {
			keeper_warm(&r->keeper, &r->session.app);
		} else if (session_keep(&r->session)) {
			show(r);
		} else {
			busy = work(r);
		}
	}
}

/* A theme of the configuration that is none shall not keep anybody from reading. */
static bool start_theme(struct theming *t, const struct reader_options *o, struct config *c,
			struct error *err)
{
	const char *given = o->theme ? o->theme : c->theme;

	if (theming_start(t, given, term_is_light(), err))
		return true;
	if (o->theme || !given)
		return false;
	theming_release(t);
	str_clear(&c->fault);
	str_printf(&c->fault, "config.yaml: %s", err->msg);
	error_release(err);
	return theming_start(t, NULL, term_is_light(), err);
}

static bool start(struct theming *t, const struct reader_options *o, struct config *c,
		  const char **note, struct error *err)
{
	config_init(c);
	if (!o->bare && !config_load(c, o->config, err))
		return false;
	term_want_truecolor((enum term_truecolor)c->settings.truecolor);
	return start_theme(t, o, c, err) && term_open(err, note);
}

/* Does something else than the command table say which keys run what? */
static bool has_other_keys(const struct app *app)
{
	return app->settings.keys != 0 || app->keymap.own.n > 0;
}

bool reader_run(struct corpus *c, const struct reader_options *o, int *signal, struct error *err)
{
	struct reader r = {0};
	const char *note = NULL;
	struct theming theming = {.name = STR_INIT};
	struct config config;
	int cols, rows;

	if (!start(&theming, o, &config, &note, err)) {
		theming_release(&theming);
		config_release(&config);
		return false;
	}
	term_size(&cols, &rows);
	screen_init(&r.screen);
	keeper_open(&r.keeper, c, KEEPER_FILES);
	session_prepare(&r.session, c, &r.keeper, cols, rows);
	config_give(&config, &r.session.app);
	session_open(&r.session, &r.remember, o->article);
	r.session.slices = true;
	theming.colorless = !term_has_colors();
	theming_give(&theming, &r.session.theming, &r.session.app);
	if (note)
		app_note(&r.session.app, "%s", note);
	if (o->other_keys && has_other_keys(&r.session.app))
		app_note(&r.session.app, "%s", o->other_keys);
	show(&r);
	if (state_begin())
		help_welcome(&r.session.app);
	if (config.fault.len)
		app_complain(&r.session.app, "%s", config.fault.s);
	session_greet(&r.session);
	if (remember_greet(&r.remember, &r.session.app) || r.session.app.mode != MODE_NORMAL ||
	    r.session.app.message_kind != MESSAGE_NONE || r.session.app.keeping.along)
		show(&r);
	loop(&r);
	keeper_close(&r.keeper, &r.session.app);
	remember_look(&r.remember, &r.session.app);
	remember_close(&r.remember, &r.session.app);
	term_close();
	*signal = term_quit_signal();
	session_release(&r.session);
	screen_release(&r.screen);
	config_release(&config);
	return true;
}
