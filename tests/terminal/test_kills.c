/* kill -9 while keys are typed that change things: nothing that was called saved is lost.
 * SPDX-License-Identifier: MIT
 */
#include "base/file.h"
#include "base/mem.h"
#include "store/journal_int.h"
#include "story.h"
#include "usage.h"

#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { KILLS = 200, ROWS = 20, COLUMNS = 110, SECONDS_MOST = 20 };

static const char article[] = "# by hand\npostil: 1\ntitle: Ships\ntext: |\n"
			      "  Anna saw the first ship.\n"
			      "  Bruno saw the second one.\n"
			      "  Clara saw no ship at all.\n"
			      "  Dora saw the fourth one.\n"
			      "  Emil saw it too.\n"
			      "  Frank was asleep.\n"
			      "  Greta was not there.\n"
			      "  Hugo painted the eighth one.\n";

static const char entities[] = "postil: 1\nentities:\n"
			       "- {id: anna, type: person, name: Anna}   # kept\n"
			       "- {id: bruno, type: person, name: Bruno}\n"
			       "- {id: dora, type: person, name: Dora}\n"
			       "- {id: frank, type: person, name: Frank}\n"
			       "- {id: greta, type: person, name: Greta}\n";

/* Each does one thing, from wherever the cursor is, and says it in words of its own. */
static const struct {
	const char *keys, *says;
} acts[] = {
    {"1ggve\r", "mark Anna"},
    {"2ggve\r", "mark Bruno"},
    {"u", "undone: mark Bruno"},
    {"\x12", "done again: mark Bruno"},
    {"3ggaClara saw none.\r", "stated: Clara saw none."},
    {"4ggve\r", "mark Dora"},
    {"u", "undone: mark Dora"},
    {"u", "undone: add fact: Clara"},
    {"\x12", "done again: add fact: Clara"},
    {"gx3ggxv", "verified: Clara saw none."},
    {"5ggve\rp", "new person Emil"},
    {"6ggve\r", "mark Frank"},
    {"u", "undone: mark Frank"},
    {"u", "undone: new person Emil"},
    {"\x12", "done again: new person Emil"},
    {"\x12", "done again: mark Frank"},
    {"7ggve\r", "mark Greta"},
    {"8ggaHugo painted it.\r", "stated: Hugo painted it."},
    {"gx8ggxv", "verified: Hugo painted it."},
    {"u", "undone: verified"},
    {"\x12", "done again: verified"},
};

enum { ACTS = sizeof acts / sizeof *acts };

/* One file before the first act and after each; ids of facts are masked. */
struct states {
	char *article[ACTS + 1];
	char *entities[ACTS + 1];
	char *listed[ACTS + 1]; /* who is in the list of entities on the screen */
};

struct kills {
	struct story story;
	struct states all;
	size_t state;   /* the last act that is done */
	size_t journal; /* entries of the journal that change something, then */
	unsigned long random;
	/* what was seen */
	size_t before, after, offered, leftovers, acts, restarts;
};

static const struct pty_options options = {.rows = ROWS, .columns = COLUMNS};

/* ---- states */

static char *masked(struct story *s, const char *name)
{
	char *bytes = story_read(s, name);

	for (char *p = bytes; (p = strstr(p, "- id: f-")); p++)
		memcpy(p + 8, "______", 6);
	return bytes;
}

/* The list of entities, without the mark of the selected one. */
static char *listed(const struct emulator *e)
{
	struct str out = STR_INIT, row = STR_INIT;

	for (int y = 1; y < ROWS / 2; y++) {
		const char *p;

		str_clear(&row);
		emulator_row(e, y, &row);
		p = strrchr(row.s, ' ');
		while (p && p > row.s && strncmp(p, "│", 3) != 0)
			p--;
		for (p = p ? p : ""; *p; p++) {
			bool mark = strncmp(p, "▸", 3) == 0;

			str_addc(&out, mark ? ' ' : *p);
			p += mark ? 2 : 0;
		}
		str_addc(&out, '\n');
	}
	str_release(&row);
	return str_take(&out);
}

static void take_state(struct kills *k, size_t i)
{
	k->all.listed[i] = listed(pty_screen(&k->story.pty));
	k->all.article[i] = masked(&k->story, "a.yaml");
	k->all.entities[i] = masked(&k->story, "entities.yaml");
}

static bool is_state(struct kills *k, char *const *states, const char *name, size_t i)
{
	char *bytes = masked(&k->story, name);
	bool same = i <= ACTS && strcmp(bytes, states[i]) == 0;

	free(bytes);
	return same;
}

static void begin_anew(struct kills *k)
{
	pty_remove_folder(k->story.home);
	story_write(&k->story, "a.yaml", article);
	story_write(&k->story, "entities.yaml", entities);
	k->state = k->journal = 0;
	k->restarts++;
}

/* Once without any kill. */
static bool learn(struct kills *k)
{
	struct story *s = &k->story;

	if (!story_open(s, &options))
		return false;
	take_state(k, 0);
	for (size_t i = 0; i < ACTS; i++) {
		test_row("act %zu", i + 1);
		story_keys(s, acts[i].keys);
		story_check_shows(s, acts[i].says);
		story_keys(s, "zz");
		CHECK(story_is_saved(s));
		take_state(k, i + 1);
		CHECK(strcmp(k->all.article[i], k->all.article[i + 1]) != 0);
	}
	story_quit(s);
	return true;
}

/* ---- the journal */

/* The path of the journal of the only corpus; NULL: there is none. */
static char *journal_path(const struct story *s)
{
	char *top = program_path(s->home, "state/postil"), *path = NULL;
	DIR *d = opendir(top);

	for (struct dirent *e; d && !path && (e = readdir(d));) {
		char *folder = program_path(top, e->d_name);

		if (e->d_name[0] != '.')
			path = program_path(folder, "journal");
		free(folder);
	}
	if (d)
		closedir(d);
	free(top);
	return path;
}

/* Entries that change something; *open: nothing says that the last one was saved. */
static size_t count_journal(const struct story *s, bool *open, enum journal_kind *last)
{
	char *path = journal_path(s);
	struct str bytes = STR_INIT;
	struct error err = {0};
	struct journal_line line;
	struct journal_brief brief;
	size_t at = 0, damaged = 0, n = 0;

	*open = false;
	if (path && file_exists(path))
		CHECK(file_read(path, &bytes, FILE_LIMIT, &err));
	while (journal_line_next((struct slice){bytes.s, bytes.len}, &at, &line, &damaged)) {
		CHECK(journal_brief(line.body, &brief));
		*open = brief.kind != JOURNAL_SAVED;
		if (*open) {
			*last = brief.kind;
			n++;
		}
	}
	error_release(&err);
	str_release(&bytes);
	free(path);
	return n;
}

/* ---- what the screen called saved */

/* What the status line says, if it tells of an act after `from`. */
static size_t told(const char *status, size_t from)
{
	for (size_t i = from; i < ACTS; i++)
		if (strncmp(status + 1, acts[i].says, strlen(acts[i].says)) == 0)
			return i + 1;
	return from;
}

/* The first state from `from` on in which the list is what it is on the screen. */
static size_t first_listed(const struct kills *k, const struct emulator *e, size_t from)
{
	char *now = listed(e);
	size_t i = from;

	while (i <= ACTS && strcmp(now, k->all.listed[i]) != 0)
		i++;
	free(now);
	return i <= ACTS ? i : from;
}

/* The last act that was told, or is seen in the list, before a frame that says `saved`.  The frames are looked
 * at piece by piece, since the end may have cut one. */
static size_t last_saved(const struct kills *k)
{
	struct emulator *e = emulator_new(ROWS, COLUMNS);
	const struct str *log = &k->story.pty.log;
	size_t seen = k->state, saved = k->state, start = 0;
	bool was = false;

	for (size_t i = 1; i <= log->len; i++) {
		struct str row = STR_INIT;

		if (i < log->len && (unsigned char)log->s[i] >= ' ')
			continue;
		emulator_feed(e, log->s + start, i - start);
		start = i;
		emulator_row(e, ROWS - 1, &row);
		bool now = strstr(row.s, "  saved  ") != NULL;
		if (now && !was)
			saved = first_listed(k, e, seen);
		if (!now && row.len)
			seen = told(row.s, seen);
		was = now;
		str_release(&row);
	}
	emulator_free(e);
	return saved;
}

/* ---- one kill */

static unsigned long chance(struct kills *k, unsigned long n)
{
	k->random = k->random * 6364136223846793005u + 1442695040888963407u;
	return (k->random >> 33) % n;
}

static void wait_for(struct pty *p, double seconds)
{
	double end = usage_now() + seconds;

	while (!p->ended && usage_now() < end)
		pty_read(p, end - usage_now() > 0.001 ? 0.001 : 0);
}

/* Returns the last act whose keys were sent. */
static size_t type_until_killed(struct kills *k)
{
	struct pty *p = &k->story.pty;
	double end = usage_now() + (double)chance(k, 30000) / 1e6;
	size_t i = k->state;

	while (i < ACTS && usage_now() < end) {
		struct str keys = STR_INIT;

		str_printf(&keys, "%s%s", acts[i].keys, chance(k, 2) ? "zz" : "");
		pty_send(p, keys.s, keys.len);
		str_release(&keys);
		i++;
		wait_for(p, (double)chance(k, 6000) / 1e6);
		if (chance(k, 2))
			pty_send(p, "zz", 2);
	}
	pty_signal(p, SIGKILL);
	CHECK(pty_wait_end(p, 10));
	return i;
}

static void check_after(struct kills *k, size_t sent)
{
	struct story *s = &k->story;
	const char *const words[] = {"check", s->folder, NULL};
	size_t saved = last_saved(k), now;
	enum journal_kind kind = JOURNAL_DO;
	bool open, written, same;

	now = k->state + count_journal(s, &open, &kind) - k->journal;
	written = is_state(k, k->all.article, "a.yaml", now);
	same = written && is_state(k, k->all.entities, "entities.yaml", now);
	CHECK(saved <= now);
	CHECK(now <= sent);
	CHECK(written || (now > k->state && open && saved < now &&
			  is_state(k, k->all.article, "a.yaml", now - 1)));
	CHECK(same ||
	      (now > k->state && open && saved < now &&
	       is_state(k, k->all.entities, "entities.yaml", now - 1)) ||
	      !written);
	CHECK(story_run(s, NULL, words) <= (same ? 0 : 1));
	k->before += !written;
	k->after += written;
	k->acts += now - k->state;
	k->leftovers += story_leftovers(s);
	k->state = now;
}

/* Nobody waits until it is quiet, only until there is a frame. */
static bool start_quickly(struct story *s)
{
	const char *const argv[] = {getenv("POSTIL"), s->folder, NULL};
	struct pty_options o = options;
	struct error err = {0};
	bool ok;

	o.home = s->home;
	ok = pty_start(&s->pty, argv, &o, &err);
	CHECK(ok);
	error_release(&err);
	if (ok)
		story_check_shows(s, "Facts");
	return ok;
}

static void check_cleaned(struct kills *k)
{
	double limit = usage_now() + 2;

	while (story_leftovers(&k->story) > 0 && usage_now() < limit)
		pty_read(&k->story.pty, 0.002);
	CHECK_INT(story_leftovers(&k->story), 0);
}

/* The next start: what is in the journal is in the files, or is offered.  Of what was
 * undone it is not known. */
static bool start_again(struct kills *k)
{
	struct story *s = &k->story;
	enum journal_kind kind = JOURNAL_DO;
	bool open, there;

	k->journal = count_journal(s, &open, &kind);
	there = is_state(k, k->all.article, "a.yaml", k->state) &&
		is_state(k, k->all.entities, "entities.yaml", k->state);
	CHECK(there || open);
	if (!start_quickly(s))
		return false;
	check_cleaned(k);
	if (!open || (there && kind != JOURNAL_UNDO))
		return true;
	story_check_shows(s, "ended before this was saved");
	pty_send(&s->pty, "y", 1);
	k->offered++;
	for (double limit = usage_now() + 2; open && usage_now() < limit; pty_read(&s->pty, 0.002))
		k->journal = count_journal(s, &open, &kind);
	CHECK(!open);
	CHECK(is_state(k, k->all.article, "a.yaml", k->state));
	CHECK(is_state(k, k->all.entities, "entities.yaml", k->state));
	return true;
}

TEST(kill_at_any_moment_loses_nothing_that_was_saved)
{
	struct kills k = {.random = 20250304};
	double start = usage_now();
	size_t n = 0;

	NEEDS_PROGRAM();
	if (!story_init(&k.story))
		return;
	begin_anew(&k);
	if (learn(&k)) {
		begin_anew(&k);
		for (; n < KILLS && usage_now() - start < SECONDS_MOST; n++) {
			test_row("kill %zu, after act %zu", n, k.state);
			if (!start_again(&k))
				break;
			check_after(&k, type_until_killed(&k));
			pty_end(&k.story.pty);
			if (k.state == ACTS)
				begin_anew(&k);
		}
		printf("# %zu kills in %.1f s, %zu acts: %zu before, %zu after; %zu offered, %zu "
		       "temporary files, %zu corpora\n",
		       n, usage_now() - start, k.acts, k.before, k.after, k.offered, k.leftovers,
		       k.restarts);
	}
	for (size_t i = 0; i <= ACTS; i++) {
		free(k.all.article[i]);
		free(k.all.listed[i]);
		free(k.all.entities[i]);
	}
	story_release(&k.story);
}
