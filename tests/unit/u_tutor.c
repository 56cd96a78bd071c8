/* The tutor is played as it reads: each key that its text names is pressed where it
 * stands, and must do there what the text says.
 * SPDX-License-Identifier: MIT
 */
#include "run/tutor.h"

#include "place.h"
#include "reading.h"
#include "run/embedded.h"
#include "store/state.h"

#include <sys/stat.h>

#define CORPUS "content/tutor"
#define FIRST "1-the-dark-lamp"
#define SECOND "2-the-keepers-letter"

/* ---- what stands in quotes, and what it promises */

struct promise {
	const char *quoted; /* in the text, in this order */
	const char *after;  /* pressed then: what the text leaves to the reader */
	const char *at;     /* the cursor stands there */
	const char *entity; /* is selected */
	const char *fact;   /* claim of the selected one */
	const char *says;   /* on a wide screen */
	enum app_mode mode;
	enum pane focus; /* 0: of no interest, as the list of articles never has it */
};

#define PETREL "Petrel"
#define DARK "The lamp of Gull Point was dark for two hours."
#define BURNED "The lamp of Gull Point burned all night."
#define AT_ONE "The lamp burned at one."

static const struct promise reading_part[] = {
    {"j"},
    {"k"},
    {"Space"},
    {"b", .at = "Welcome"},
    {"]e", .at = "ferry Petrel", .entity = PETREL, .says = "Petrel 1/3"},
    {"]e", .at = "Tern Bank", .entity = "Tern Bank"},
    {"[e", .at = "ferry Petrel", .entity = PETREL, .says = "Petrel 1/3"},
    {"]]", .at = "Petrel had thirty", .entity = PETREL, .says = "Petrel 2/3"},
    {"[[", .at = "ferry Petrel"},
    {"]]", .at = "Petrel had thirty"},
    {"]f", .at = "the night was clear", .says = "= Ilse Brandt asserts"},
    {"]f", .at = "Tom Arden, the keeper", .says = "! Ilse Brandt alleges"},
    {"]f", .at = "For two hours", .fact = DARK, .says = "contradicts 1926-03-12"},
    {"gd", .at = "the lamp burned all night", .fact = BURNED, .says = "2/2"},
    {"^O", .at = "For two hours", .says = "1/2"},
    {"f", .after = "Lowhaven", .at = "Lowhaven. The pony", .entity = "Lowhaven"},
    {"/", .mode = MODE_SEARCH},
    {"pony", .at = "pony", .says = "found", .mode = MODE_SEARCH},
    {"Enter", .at = "pony"},
    {"n", .at = "pony"},
    {"N", .at = "pony"},
    {"Esc", .at = "pony"},
    {"ge", .focus = PANE_ENTITIES},
    {"j", .focus = PANE_ENTITIES},
    {"k", .focus = PANE_ENTITIES},
    {"Tab", .focus = PANE_FACTS},
    {"q", .focus = PANE_TEXT},
    {"G"},
    {"[e", .at = "Tom Arden. It came", .entity = "Tom Arden", .says = "3/5"},
    {"]]", .at = "Tom Arden wrote this", .entity = "Tom Arden", .says = "4/5"},
};

static const struct promise annotating_part[] = {
    {"]f", .at = "the lamp burned all night", .fact = BURNED, .says = "Tom Arden claims"},
    {"4gg", .at = "Nora Quill mends"},
    {"v", .says = "entity"},
    {"v", .says = "entity"},
    {"e", .mode = MODE_PICKER, .says = "new: Nora Quill"},
    {"Enter", .mode = MODE_ASK},
    {"p", .entity = "Nora Quill", .says = "new person Nora Quill"},
    {"p", .mode = MODE_REPLACE, .says = "mark “Nora Quill”"},
    {"y", .mode = MODE_REPLACE, .says = "mark “Nora Quill”"},
    {"y", .says = "2 marked as Nora Quill"},
    {"u", .says = "undone: mark 2 of Nora Quill"},
    {"^R", .says = "done again: mark 2 of Nora Quill"},
    {"7gg", .at = "Nora Quill says", .entity = "Nora Quill"},
    {"a", .mode = MODE_FORM, .says = "asserts nora-quill « says »"},
    {"The lamp burned at one.", .mode = MODE_FORM, .says = AT_ONE},
    {"Enter", .fact = AT_ONE, .says = "stated: " AT_ONE},
    {"xv", .fact = AT_ONE, .says = "verified: " AT_ONE},
    {"xl", .says = "pinned: " AT_ONE},
    {"gg", .at = "10. Your turn."},
    {"]f", .at = "the lamp burned all night", .fact = BURNED},
    {"gd", .at = "For two hours", .fact = DARK, .says = "1/2"},
    {"xl", .mode = MODE_COMPARE, .says = AT_ONE},
    {"c", .fact = DARK, .says = "linked: contradicts"},
    {"^O", .says = "2/2"},
    {"G"},
    {"?", .says = "Moving"},
    {"q"},
    {":", .mode = MODE_PALETTE, .says = "Enter runs"},
    {"Esc"},
    {"U", .mode = MODE_CHRONICLE, .says = "verified: " AT_ONE},
    {"q"},
    {"T", .mode = MODE_THEMES, .says = "Down try on"},
    {"Down", .mode = MODE_THEMES, .says = "Esc back"},
    {"Esc"},
    {"q"},
};

/* ---- playing */

struct play {
	struct reading r;
	const char *id; /* of the article that is read */
	char *text;     /* owned */
	const char *at; /* in it: behind the last quote */
	bool wide;      /* all panes are on the screen */
	uint32_t seen;  /* up to here the screen has shown it */
};

static void play_text(struct play *p, const char *id)
{
	const struct article *a = p->r.app->article;

	CHECK_STR(a->id, id);
	free(p->text);
	p->id = id;
	p->seen = 0;
	p->text = mem_dup(a->text.s, a->text.len);
	p->at = p->text;
}

/* The words in the next pair of quotes, yours to free; NULL: none is left. */
static char *next_quoted(struct play *p)
{
	const char *start = strstr(p->at, "“"), *end = start ? strstr(start, "”") : NULL;

	if (!end)
		return NULL;
	p->at = end + strlen("”");
	start += strlen("“");
	return mem_dup(start, (size_t)(end - start));
}

/* Goes down until the screen shows this byte of the text, as a reader does, unless it has
 * shown it before. */
static void read_on(struct play *p, const char *to)
{
	struct app *app = p->r.app;
	uint32_t point;

	if (app->mode != MODE_NORMAL || app->focus != PANE_TEXT || app->visual.on ||
	    strcmp(app->article->id, p->id) != 0)
		return;
	point = offsets_point(&app->article->offsets, (uint32_t)(to - p->text));
	for (int i = 0; i < 100 && p->seen <= point; i++) {
		if (view_visible(&app->view).end <= point)
			reading_keys(&p->r, "j");
		p->seen = view_visible(&app->view).end;
	}
	CHECK(p->seen > point);
}

/* As in app/keys.h; a name of several letters, or ^ and one. */
static void press(struct play *p, const char *quoted)
{
	static const char *const names[] = {"Space", "Enter", "Esc", "Tab", "Down"};
	struct str keys = STR_INIT;
	bool named = quoted[0] == '^';

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		named = named || strcmp(quoted, names[i]) == 0;
	str_printf(&keys, named ? "<%s>" : "%s", quoted);
	reading_keys(&p->r, keys.s);
	str_release(&keys);
}

/* Reads the label that lies on these words off the screen. */
static void press_label(struct play *p, const char *words)
{
	const struct hints *h = &p->r.app->hints;
	const struct offsets *o = &p->r.app->article->offsets;
	size_t len = strlen(words);

	for (size_t i = 0; i < h->list.n; i++) {
		struct slice s =
		    offsets_text(o, h->list.v[i].point, h->list.v[i].point + (uint32_t)len);

		if (slice_is(s, words)) {
			reading_keys(&p->r, h->list.v[i].label);
			return;
		}
	}
	CHECK_STR("no label", words);
}

static const char *claim_of(const struct app *app)
{
	return app->fact == NO_INDEX ? "" : app->article->facts[app->fact].claim;
}

static const char *name_of(const struct app *app)
{
	return app->entity == ENTITY_NONE ? "" : app->corpus->entities.list.v[app->entity].name;
}

static void check_kept(struct play *p, const struct promise *want)
{
	struct app *app = p->r.app;

	CHECK_INT(app->mode, want->mode);
	if (want->focus)
		CHECK_INT(app->focus, want->focus);
	if (want->at && !reading_stands_at(&p->r, want->at))
		CHECK_STR(reading_at(&p->r, (uint32_t)strlen(want->at)), want->at);
	if (want->entity)
		CHECK_STR(name_of(app), want->entity);
	if (want->fact)
		CHECK_STR(claim_of(app), want->fact);
	if (want->says && p->wide && !reading_shows(&p->r, want->says))
		CHECK_STR(reading_text(&p->r), want->says);
}

static void play_part(struct play *p, const char *id, const struct promise *want, size_t n)
{
	char *quoted;

	play_text(p, id);
	for (size_t i = 0; i < n; i++) {
		quoted = next_quoted(p);
		test_row("%s, %dx%d: number %zu, %s", id, p->r.screen.cols, p->r.screen.rows, i + 1,
			 want[i].quoted);
		CHECK_STR(quoted ? quoted : "(nothing)", want[i].quoted);
		if (quoted) {
			read_on(p, p->at + strcspn(p->at, ".;")); /* the sentence */
			if (want[i].after)
				read_on(p, strstr(p->at, want[i].after));
			press(p, quoted);
			if (want[i].after)
				press_label(p, want[i].after);
			check_kept(p, &want[i]);
		}
		free(quoted);
	}
	CHECK(next_quoted(p) == NULL);
}

static void play_all(int cols, int rows)
{
	struct play p = {.wide = cols >= 80};

	if (!reading_open(&p.r, CORPUS, NULL, cols, rows))
		return;
	play_part(&p, FIRST, reading_part, sizeof reading_part / sizeof *reading_part);
	play_part(&p, SECOND, annotating_part, sizeof annotating_part / sizeof *annotating_part);
	CHECK(p.r.session.quit);
	free(p.text);
	reading_close(&p.r);
}

TEST(tutor_does_what_it_says)
{
	play_all(80, 24);
	play_all(100, 30);
	play_all(120, 40);
}

TEST(tutor_does_what_it_says_on_a_small_screen)
{
	play_all(40, 12);
	play_all(58, 16);
}

/* ---- the copy */

/* A state folder of its own; the tutor is copied below it. */
static char *enter(void)
{
	char *top = place_new();

	setenv("XDG_STATE_HOME", top, 1);
	return top;
}

static void leave(char *top)
{
	unsetenv("XDG_STATE_HOME");
	place_drop(top);
}

/* Copies; the folder, or the sentence why not: yours to free. */
static char *copy(bool again)
{
	struct error err = {0};
	char *folder = tutor_copy(again, &err);

	if (folder)
		CHECK(err.msg == NULL);
	else
		folder = mem_dup(err.msg ? err.msg : "", err.msg ? strlen(err.msg) : 0);
	error_release(&err);
	return folder;
}

static char *read_in(const char *folder, const char *name)
{
	char *path = file_join(folder, name);
	struct str bytes = STR_INIT;
	struct error err = {0};

	str_addz(&bytes, "");
	CHECK(file_read(path, &bytes, FILE_LIMIT, &err));
	free(path);
	return str_take(&bytes);
}

static void check_file(const char *folder, const char *name, const char *want)
{
	char *have = read_in(folder, name);

	CHECK_STR(have, want);
	free(have);
}

static void check_all(const char *folder)
{
	for (size_t i = 0; i < embedded_lesson_count; i++) {
		char name[64];

		snprintf(name, sizeof name, "%s.yaml", embedded_lessons[i].name);
		check_file(folder, name, embedded_lessons[i].bytes);
	}
}

TEST(tutor_is_copied_and_goes_on)
{
	char *top = enter(), *folder = copy(false), *again;
	struct stat st;

	CHECK(strncmp(folder, top, strlen(top)) == 0 && strstr(folder, "/postil/tutor"));
	CHECK(stat(folder, &st) == 0);
	CHECK_INT(st.st_mode & 0777, 0700);
	check_all(folder);
	place_add(folder, FIRST ".yaml", "# changed\n");
	again = copy(false);
	CHECK_STR(again, folder);
	check_file(folder, FIRST ".yaml", "# changed\n");
	free(again);
	free(folder);
	leave(top);
}

TEST(tutor_begins_again)
{
	char *top = enter(), *folder = copy(false), *again, *state;
	struct error err = {0};

	place_add(folder, "entities.yaml", "# postil tutor: as of an earlier version\n");
	place_add(folder, "mine.yaml", "postil: 1\n");
	state = state_folder(folder, &err);
	place_add(state, "journal", "steps\n");
	again = copy(true);
	CHECK_STR(again, folder);
	check_all(folder);
	check_file(folder, "mine.yaml", "postil: 1\n");
	free(again);
	again = file_join(state, "journal");
	CHECK(!file_exists(again));
	free(again);
	free(state);
	free(folder);
	leave(top);
}

TEST(tutor_leaves_what_is_not_its_own)
{
	char *top = enter(), *folder = copy(false), *said;

	place_add(folder, SECOND ".yaml", "postil: 1\n");
	place_add(folder, FIRST ".yaml", "# postil tutor: changed\n");
	said = copy(true);
	CHECK(strstr(said, SECOND ".yaml: this is no copy of the tutor and stays as it is"));
	check_file(folder, SECOND ".yaml", "postil: 1\n");
	check_file(folder, FIRST ".yaml", "# postil tutor: changed\n");
	free(said);
	free(folder);
	leave(top);
}

TEST(tutor_says_why_there_is_no_copy)
{
	char *top = enter(), *said;
	const char *home = getenv("HOME");
	char *home_was = home ? mem_dup(home, strlen(home)) : NULL;

	place_add(top, "postil", "a file");
	said = copy(false);
	CHECK(strstr(said, "cannot make the folder"));
	free(said);
	unsetenv("HOME");
	unsetenv("XDG_STATE_HOME");
	said = copy(false);
	CHECK(strstr(said, "set HOME or XDG_STATE_HOME"));
	free(said);
	if (home_was)
		setenv("HOME", home_was, 1);
	free(home_was);
	leave(top);
}

TEST(tutor_does_not_begin_again_below_another_postil)
{
	char *top = enter(), *folder = copy(false), *state, *said, line[128];
	struct error err = {0};

	state = state_folder(folder, &err);
	snprintf(line, sizeof line, "postil1 pid %ld start - boot - host elsewhere since 0 -\n",
		 (long)getppid());
	place_add(state, "writer", line);
	place_add(folder, FIRST ".yaml", "# postil tutor: changed\n");
	said = copy(true);
	CHECK(strstr(said, "the tutor is open in another postil (process "));
	check_file(folder, FIRST ".yaml", "# postil tutor: changed\n");
	free(said);
	free(state);
	free(folder);
	leave(top);
}
