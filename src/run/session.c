/* SPDX-License-Identifier: MIT */
#include "run/session.h"

#include "app/open.h"
#include "app/update.h"
#include "run/outside.h"
#include "store/folder.h"

#include <string.h>
#include <time.h>

/* Milliseconds: of scanning before the first frame, of work between two looks at the
 * keyboard, that a change may wait to be saved, and without a key before what may follow is
 * listed. */
enum { FIRST_SCAN = 2, SLICE = 50, UNSAVED_MOST = 500, QUIET = 400 };

static int64_t now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

/* Two links may ask for one article: it is read once. */
static void load(struct session *s, size_t index)
{
	struct corpus *c = s->app.corpus;

	if (c->articles.v[index].article)
		return;
	if (s->keeper)
		keeper_load(s->keeper, index);
	else
		folder_load(c, index, FOLDER_KEEP);
}

static void keep(struct session *s, struct effect e)
{
	if (s->keeper)
		keeper_perform(s->keeper, &s->app, e);
	else
		step_free(e.step);
}

/* What is not in its file is said once before the program ends; the journal has it. */
static void quit(struct session *s)
{
	struct keeping *k = &s->app.keeping;
	bool warned = k->warned;

	if (s->keeper)
		keeper_save(s->keeper, &s->app);
	if (k->choices && !warned)
		app_complain(&s->app,
			     "a change waits for your choice; %s again leaves, and the "
			     "next start asks about it",
			     app_key(&s->app, "close").s);
	k->warned = k->unsaved + k->choices > 0;
	s->quit = !k->warned || warned;
}

static void perform(struct session *s, struct effect e)
{
	struct event loaded = {.kind = EVENT_LOADED, .index = e.index};
	struct event go_on = {.kind = EVENT_GO_ON};

	switch (e.kind) {
	case EFFECT_LOAD:
		load(s, e.index);
		app_update(&s->app, &loaded);
		break;
	case EFFECT_SCAN:
		s->scanning = true;
		s->scan_at = e.index;
		break;
	case EFFECT_GO_ON:
		app_update(&s->app, &go_on);
		break;
	case EFFECT_DO:
	case EFFECT_UNDO:
	case EFFECT_REDO:
	case EFFECT_REVERSE:
	case EFFECT_PAST:
	case EFFECT_DECIDE:
	case EFFECT_RECOVER:
	case EFFECT_TAKE_OVER:
		keep(s, e);
		break;
	case EFFECT_EDITOR:
		s->edit = true;
		s->edit_index = e.index;
		s->edit_line = e.line;
		break;
	case EFFECT_COPY_RECORD:
		outside_add_record(&s->app);
		break;
	case EFFECT_COPY:
	case EFFECT_OPEN:
	case EFFECT_PIPE:
		*vec_push(&s->outside.list) = e;
		break;
	case EFFECT_THEME:
		theming_show(&s->theming, &s->app, e.index);
		break;
	case EFFECT_THEMES:
		theming_list(&s->app);
		break;
	case EFFECT_MACRO:
		app_update(&s->app, &(struct event){.kind = EVENT_MACRO, .index = e.index});
		break;
	case EFFECT_REDRAW:
		s->redraw = true;
		break;
	case EFFECT_SUSPEND:
		s->suspend = true;
		break;
	case EFFECT_QUIT:
		quit(s);
		break;
	}
}

/* A key must not wait for more than one of these. */
static bool is_slice(struct effect e)
{
	return e.kind == EFFECT_GO_ON;
}

/* An effect may bring others: they are appended while the list is walked. */
static void perform_all(struct session *s)
{
	struct effects *e = &s->app.effects;
	int64_t end = now() + (int64_t)s->slice * 1000;
	size_t i = 0;

	while (i < e->list.n && (i == 0 || !s->slices || (now() < end && !is_slice(e->list.v[i]))))
		perform(s, e->list.v[i++]);
	if (i < e->list.n)
		memmove(e->list.v, e->list.v + i, (e->list.n - i) * sizeof *e->list.v);
	e->list.n -= i;
	s->busy = e->list.n > 0;
}

void session_go_on(struct session *s)
{
	perform_all(s);
}

/* Who types without a pause shall not wait for ever to be saved. */
static void keep_in_time(struct session *s)
{
	const struct keeping *k = &s->app.keeping;

	if (!k->unsaved || k->trouble)
		s->unsaved_since = 0;
	else if (!s->unsaved_since)
		s->unsaved_since = now();
	else if (now() - s->unsaved_since > (int64_t)UNSAVED_MOST * 1000)
		session_keep(s);
}

int session_quiet_in(const struct session *s)
{
	int64_t left;

	if (!app_is_followed(&s->app) || s->app.following)
		return -1;
	left = QUIET - (now() - s->typed) / 1000;
	return left > 0 ? (int)left : 0;
}

void session_event(struct session *s, const struct event *ev)
{
	size_t open = s->app.current;

	s->scanning = false;
	if (ev->kind == EVENT_BACKGROUND)
		theming_background(&s->theming, ev->key);
	if (s->keeper && ev->kind == EVENT_KEY)
		keeper_look(s->keeper, &s->app);
	if (ev->kind == EVENT_KEY)
		s->typed = now();
	app_update(&s->app, ev);
	perform_all(s);
	if (s->keeper && s->app.current != open)
		keeper_look(s->keeper, &s->app); /* what memory has of it may be old */
	keep_in_time(s);
}

/* The next unread entry from `at` on, round the list. */
static size_t next_unread(const struct corpus *c, size_t at, int direction)
{
	size_t n = c->articles.n;

	while (c->articles.v[at].state != ENTRY_UNREAD)
		at = (at + (direction < 0 ? n - 1 : 1)) % n;
	return at;
}

bool session_scan(struct session *s, int milliseconds)
{
	struct corpus *c = s->app.corpus;
	struct event scanned = {.kind = EVENT_SCANNED};
	int64_t end = now() + (int64_t)milliseconds * 1000;
	size_t at = s->scan_at;

	if (c->unread == 0) {
		s->scanning = false; /* it was asked for before the last one was read */
		return false;
	}
	do {
		at = next_unread(c, at, s->app.crossing);
		load(s, at);
	} while (c->unread > 0 && now() < end);
	s->scan_at = at;
	session_event(s, &scanned);
	return c->unread > 0;
}

void session_prepare(struct session *s, struct corpus *corpus, struct keeper *keeper, int cols,
		     int rows)
{
	*s = (struct session){.keeper = keeper, .slice = SLICE, .theming.name = STR_INIT};
	app_init(&s->app, corpus, cols, rows);
	s->app.keeping.locked = !keeper || keeper->mode == KEEPER_LOCKED;
}

static void settle(struct session *s)
{
	struct event same_size = {
	    .kind = EVENT_RESIZE, .cols = s->app.layout.cols, .rows = s->app.layout.rows};

	session_event(s, &same_size);
}

void session_open(struct session *s, struct remember *remember, size_t index)
{
	if (remember)
		remember_open(remember, &s->app, &index);
	if (index < s->app.corpus->articles.n)
		open_article(&s->app, (struct target){.article = index, .kind = TARGET_LAST_PLACE});
	settle(s);
	if (remember) {
		remember_resume(remember, &s->app);
		settle(s);
	}
	session_scan(s, FIRST_SCAN);
}

void session_init(struct session *s, struct corpus *corpus, struct keeper *keeper, int cols,
		  int rows, size_t index)
{
	session_prepare(s, corpus, keeper, cols, rows);
	session_open(s, NULL, index);
}

bool session_keep(struct session *s)
{
	bool news = s->keeper && !s->app.keeping.trouble && keeper_save(s->keeper, &s->app);

	perform_all(s);
	return news;
}

void session_greet(struct session *s)
{
	if (s->keeper)
		keeper_greet(s->keeper, &s->app);
	perform_all(s);
}

void session_release(struct session *s)
{
	theming_release(&s->theming);
	effects_release(&s->outside);
	app_release(&s->app);
}
