/* reading: the reader at work in a test: keys in, cells out.
 *
 *     struct reading r;
 *     if (!reading_open(&r, "content", NULL, 80, 24))
 *             return;
 *     reading_keys(&r, "]]jj<Enter>");
 *     CHECK(reading_shows(&r, "CNT 2/4"));
 *     reading_close(&r);
 *
 * Folders are those of the sources: tests run from the top.
 * SPDX-License-Identifier: MIT
 */
#ifndef READING_H
#define READING_H

#include "app/keys.h"
#include "run/session.h"
#include "store/folder.h"
#include "test.h"
#include "ui/draw.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define ODD "tests/frames/corpora/odd"
#define EMPTY "tests/frames/corpora/empty"
#define ACCORD_2024 "2024-07-accord-militaire-mali-russie"
#define ACCORD_2022 "2022-11-accord-securite-mali-russie"

struct reading {
	struct corpus corpus;
	struct keeper keeper; /* changes are done in memory only */
	struct session session;
	struct screen screen;
	struct app *app;
	struct str dump;
};

static inline void reading_draw(struct reading *r)
{
	draw_app(&r->session.app, &r->screen);
}

/* Opens without summing up more than the session itself does. */
static inline bool reading_begin(struct reading *r, const char *folder, const char *article,
				 int cols, int rows)
{
	struct error err = {0};
	size_t index = 0;

	corpus_init(&r->corpus);
	if (!folder_open(&r->corpus, folder, &err)) {
		CHECK_STR(err.msg, "");
		error_release(&err);
		corpus_release(&r->corpus);
		return false;
	}
	if (article)
		index = corpus_find(&r->corpus, slice_of(article));
	keeper_open(&r->keeper, &r->corpus, KEEPER_MEMORY);
	session_init(&r->session, &r->corpus, &r->keeper, cols, rows, index);
	r->app = &r->session.app;
	screen_init(&r->screen);
	str_init(&r->dump);
	reading_draw(r);
	return true;
}

static inline void reading_settle(struct reading *r)
{
	while (session_scan(&r->session, 1000))
		;
	reading_draw(r);
}

static inline bool reading_open(struct reading *r, const char *folder, const char *article,
				int cols, int rows)
{
	if (!reading_begin(r, folder, article, cols, rows))
		return false;
	reading_settle(r);
	return true;
}

static inline void reading_close(struct reading *r)
{
	keeper_close(&r->keeper, &r->session.app);
	session_release(&r->session);
	corpus_release(&r->corpus);
	screen_release(&r->screen);
	str_release(&r->dump);
}

static inline void reading_event(struct reading *r, enum event_kind kind, uint32_t key)
{
	struct event ev = {.kind = kind, .key = key};

	session_event(&r->session, &ev);
	reading_draw(r);
}

static inline void reading_key(struct reading *r, uint32_t key)
{
	reading_event(r, EVENT_KEY, key);
}

static inline void reading_keys(struct reading *r, const char *keys)
{
	uint32_t key;

	while (keys_parse(&keys, &key))
		reading_key(r, key);
	CHECK_STR(keys, "");
}

static inline void reading_size(struct reading *r, int cols, int rows)
{
	struct event ev = {.kind = EVENT_RESIZE, .cols = cols, .rows = rows};

	session_event(&r->session, &ev);
	reading_draw(r);
}

/* The text of the screen, without the styles. */
static inline const char *reading_text(struct reading *r)
{
	char *end;

	str_clear(&r->dump);
	screen_dump(&r->screen, &r->dump);
	end = strstr(r->dump.s, "\n---\n");
	if (end)
		str_cut(&r->dump, (size_t)(end - r->dump.s) + 1);
	return r->dump.s;
}

static inline bool reading_shows(struct reading *r, const char *text)
{
	return strstr(reading_text(r), text) != NULL;
}

/* Row y of the screen; good until the next look. */
static inline const char *reading_row(struct reading *r, int y)
{
	char *at;

	reading_text(r);
	for (at = r->dump.s; y > 0 && *at; y--)
		at += strcspn(at, "\n") + 1;
	at[strcspn(at, "\n")] = '\0';
	return at;
}

static inline const char *reading_status(struct reading *r)
{
	return reading_row(r, r->screen.rows - 1);
}

/* Does the status line begin with this, after its space? */
static inline bool reading_says(struct reading *r, const char *start)
{
	return strncmp(reading_status(r) + 1, start, strlen(start)) == 0;
}

/* The words under the cursor; good until the next look. */
static inline const char *reading_at(struct reading *r, uint32_t points)
{
	const struct app *app = r->app;
	struct slice s;

	str_clear(&r->dump);
	if (app->article) {
		s = offsets_text(&app->article->offsets, app->view.cursor,
				 app->view.cursor + points);
		str_add(&r->dump, s.s, s.len);
	}
	return r->dump.s;
}

/* How many cells have the style on top. */
static inline int reading_styled(const struct reading *r, enum style style)
{
	int n = 0;

	for (int i = 0; i < r->screen.cols * r->screen.rows; i++) {
		const uint8_t *s = r->screen.cells[i].style;

		n += (s[2] ? s[2] : s[1] ? s[1] : s[0]) == style;
	}
	return n;
}

static inline bool reading_stands_at(struct reading *r, const char *words)
{
	return strncmp(reading_at(r, (uint32_t)strlen(words)), words, strlen(words)) == 0;
}

/* A folder of its own for articles that a test makes. */
static inline char *reading_folder(void)
{
	const char *top = getenv("TMPDIR");
	struct str s = STR_INIT;

	str_printf(&s, "%s/reading.XXXXXX", top ? top : "/tmp");
	CHECK(mkdtemp(s.s) != NULL);
	return str_take(&s);
}

static inline void reading_put(const char *folder, const char *name, const char *text)
{
	struct str path = STR_INIT;
	FILE *f;

	str_printf(&path, "%s/%s", folder, name);
	f = fopen(path.s, "w");
	CHECK(f != NULL);
	if (f) {
		CHECK(fputs(text, f) >= 0);
		CHECK(fclose(f) == 0);
	}
	str_release(&path);
}

/* Removes the articles of an open reading, the register, and the folder. */
static inline void reading_drop(struct reading *r, char *folder)
{
	struct str path = STR_INIT;

	for (size_t i = 0; i < r->corpus.articles.n; i++)
		CHECK(unlink(r->corpus.articles.v[i].path) == 0);
	str_printf(&path, "%s/entities.yaml", folder);
	unlink(path.s);
	CHECK(rmdir(folder) == 0);
	str_release(&path);
	free(folder);
}

#endif
