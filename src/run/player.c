/* SPDX-License-Identifier: MIT */
#include "run/player.h"

#include "app/keys.h"
#include "app/mouse.h"
#include "base/mem.h"
#include "run/config_read.h"
#include "run/outside.h"
#include "run/session.h"
#include "store/folder.h"
#include "ui/draw.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct player {
	struct corpus corpus;
	struct keeper keeper; /* changes are done in memory only */
	struct session session;
	struct screen screen;
	const struct player_view *view; /* or NULL: frames are written down */
	bool open;
	int cols, rows;
};

static void settle(struct player *p)
{
	if (p->open)
		session_keep(&p->session);
	while (p->open && session_scan(&p->session, 1000))
		;
	if (p->open)
		draw_app(&p->session.app, &p->screen);
}

static void close_corpus(struct player *p)
{
	if (p->open) {
		keeper_close(&p->keeper, &p->session.app);
		session_release(&p->session);
		corpus_release(&p->corpus);
	}
	p->open = false;
}

static bool do_open(struct player *p, const char *args, struct error *err)
{
	size_t len = strcspn(args, " "), index = 0;
	char *path = mem_dup(args, len);
	bool ok;

	close_corpus(p);
	corpus_init(&p->corpus);
	ok = folder_open(&p->corpus, path, err);
	free(path);
	if (ok && args[len])
		index = corpus_find(&p->corpus, slice_of(args + len + 1));
	if (ok && index == SIZE_MAX)
		ok = error_set(err, "no such article: %s", args + len + 1);
	if (!ok) {
		corpus_release(&p->corpus);
		return false;
	}
	keeper_open(&p->keeper, &p->corpus, KEEPER_MEMORY);
	session_init(&p->session, &p->corpus, &p->keeper, p->cols, p->rows, index);
	p->open = true;
	settle(p);
	return true;
}

static bool do_size(struct player *p, const char *args, struct error *err)
{
	struct event ev = {.kind = EVENT_RESIZE};

	if (sscanf(args, "%4dx%4d", &p->cols, &p->rows) != 2)
		return error_set(err, "size %s: write it as 80x24", args);
	ev.cols = p->cols;
	ev.rows = p->rows;
	if (p->open)
		session_event(&p->session, &ev);
	settle(p);
	return true;
}

static bool do_config(struct player *p, const char *args, struct error *err)
{
	struct config c;
	bool ok;

	if (!p->open)
		return error_set(err, "config before open");
	config_init(&c);
	ok = config_load(&c, args, err);
	if (ok)
		config_give(&c, &p->session.app);
	config_release(&c);
	settle(p);
	return ok;
}

static bool do_keys(struct player *p, const char *args, struct error *err)
{
	struct event events[2];
	size_t n;

	if (!p->open)
		return error_set(err, "keys before open");
	while (*args && !p->session.quit) {
		n = mouse_parse(&args, events);
		if (n == 0) {
			events[0] = (struct event){.kind = EVENT_KEY};
			if (!keys_parse(&args, &events[n++].key))
				return error_set(err, "no such key: %s", args);
		}
		for (size_t i = 0; i < n; i++) {
			session_event(&p->session, &events[i]);
			settle(p);
		}
	}
	return true;
}

/* That nobody types for a while, or that this is the first start. */
static bool do_time(struct player *p, bool quiet, struct error *err)
{
	struct event ev = {.kind = EVENT_QUIET};

	if (!p->open)
		return error_set(err, "time passes after open");
	if (quiet)
		session_event(&p->session, &ev);
	else
		help_welcome(&p->session.app);
	settle(p);
	return true;
}

static bool do_frame(struct player *p, const char *args, bool styles, struct str *out,
		     struct error *err)
{
	struct str dump = STR_INIT;
	const char *end;

	if (!p->open)
		return error_set(err, "a frame before open");
	if (p->view) {
		p->view->show(p->view->context, args, &p->screen);
		return true;
	}
	screen_dump(&p->screen, &dump);
	end = styles ? NULL : strstr(dump.s, "\n---\n");
	str_printf(out, "== %s\n", args);
	str_add(out, dump.s, end ? (size_t)(end - dump.s) + 1 : dump.len);
	str_release(&dump);
	return true;
}

static void do_asked(struct player *p, const char *args, struct str *out)
{
	struct effects *asked = &p->session.outside;

	str_printf(out, "== %s\n", args);
	for (size_t i = 0; p->open && i < asked->list.n; i++) {
		struct effect *e = &asked->list.v[i];

		str_printf(out, "%s %s\n%s\n",
			   e->kind == EFFECT_COPY   ? "copy"
			   : e->kind == EFFECT_OPEN ? "open"
						    : "pipe",
			   e->what, e->words);
		effect_release(e);
	}
	vec_clear(&asked->list);
}

static bool play_line(struct player *p, const char *line, struct str *out, struct error *err)
{
	size_t word = strcspn(line, " ");
	const char *args = line + word + (line[word] == ' ');

	if (line[0] == '\0' || line[0] == '#')
		return true;
	if (strncmp(line, "open ", 5) == 0)
		return do_open(p, args, err);
	if (strncmp(line, "size ", 5) == 0)
		return do_size(p, args, err);
	if (strncmp(line, "config ", 7) == 0)
		return do_config(p, args, err);
	if (strncmp(line, "keys ", 5) == 0)
		return do_keys(p, args, err);
	if (strcmp(line, "quiet") == 0 || strcmp(line, "welcome") == 0)
		return do_time(p, line[0] == 'q', err);
	if (strncmp(line, "asked ", 6) == 0)
		do_asked(p, args, out);
	else if (strncmp(line, "frame ", 6) == 0 || strncmp(line, "text ", 5) == 0)
		return do_frame(p, args, line[0] == 'f', out, err);
	else
		return error_set(err, "no such command: %s", line);
	return true;
}

static bool play(struct slice script, const struct player_view *view, struct str *frames,
		 struct error *err)
{
	struct player p = {.cols = 80, .rows = 24, .view = view};
	bool ok = true;

	screen_init(&p.screen);
	for (size_t at = 0; ok && at < script.len;) {
		const char *newline = memchr(script.s + at, '\n', script.len - at);
		size_t len = newline ? (size_t)(newline - script.s) - at : script.len - at;
		char *line = mem_dup(script.s + at, len);

		ok = play_line(&p, line, frames, err);
		free(line);
		at += len + 1;
	}
	close_corpus(&p);
	screen_release(&p.screen);
	return ok;
}

bool player_play(struct slice script, const struct player_view *view, struct error *err)
{
	struct str asked = STR_INIT;
	bool ok = play(script, view, &asked, err);

	str_release(&asked);
	return ok;
}

bool player_run(struct slice script, struct str *frames, struct error *err)
{
	return play(script, NULL, frames, err);
}
