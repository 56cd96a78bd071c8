/* SPDX-License-Identifier: MIT */
#include "store/journal.h"

#include "place.h"
#include "test.h"

#include <string.h>

/* ---- entries */

static struct slice part = {"Conseil", 7};

static struct mention some_mention(struct entities *es, const char *id)
{
	static struct span none;

	return (struct mention){.entity = entities_intern(es, slice_of(id)),
				.anchor = {.before = SLICE("le "),
					   .parts = &part,
					   .spans = &none,
					   .n = 1,
					   .state = ANCHOR_ORPHAN}};
}

static struct fact some_fact(const char *claim)
{
	return (struct fact){
	    .id = "f-7k2qd9", .claim = claim, .predicate = "approves", .where.entity = ENTITY_NONE};
}

/* A mention added, a fact changed, a refusal taken away, an entity renamed. */
static struct step *some_step(struct entities *es)
{
	struct step *s = step_new("change: %s", "tab\t \xff \xc3\xa9 \n\x1b[2J");
	struct mention m = some_mention(es, "cnt"), refusal = some_mention(es, "mali");
	struct fact before = some_fact("one: [two], \"three\""), after = some_fact("no");
	struct entity was = {.id = "cnt",
			     .name = "CNT",
			     .type_word = "organization",
			     .type = ENTITY_ORGANIZATION,
			     .declared = true};
	struct entity is = was;

	is.name = "Conseil national";
	step_add(s, EDIT_MENTION, "2024-a", NULL, &m);
	step_add(s, EDIT_FACT, "2024-a", &before, &after);
	step_add(s, EDIT_REFUSAL, "b\xff", &refusal, NULL);
	step_add(s, EDIT_ENTITY, NULL, &was, &is);
	return s;
}

static bool append(struct journal *j, struct entities *es, enum journal_kind kind, uint64_t about,
		   size_t files)
{
	struct hunk hunks[] = {{12, SLICE("a\0b"), SLICE("- {entity: cnt}\r\n")},
			       {40, SLICE(""), SLICE("\xff\xfe raw")}};
	struct journal_file each[] = {{"2024-a", 0x1234, UINT64_MAX, hunks, 2},
				      {NULL, 0, 7, NULL, 0}};
	struct journal_entry e = {.kind = kind,
				  .about = about,
				  .who = "Zoé",
				  .when = "2026-11-22T10:00:00Z",
				  .files = each,
				  .n = files};
	struct error err = {0};
	bool ok;

	if (kind == JOURNAL_DO)
		e.step = some_step(es);
	ok = journal_append(j, &e, es, &err);
	CHECK(ok);
	if (e.step)
		CHECK_INT(e.step->number, e.number);
	step_free(e.step);
	error_release(&err);
	return ok;
}

/* ---- reading */

struct seen {
	size_t n;
	uint64_t last;
	struct step *first; /* taken over */
	size_t stop;        /* after so many; 0: never */
	size_t hunks;
};

static bool see(void *context, struct journal_entry *e)
{
	struct seen *s = context;

	CHECK(e->number > s->last);
	CHECK_STR(e->who, "Zoé");
	CHECK_STR(e->when, "2026-11-22T10:00:00Z");
	s->last = e->number;
	if (!s->first && e->step) {
		s->first = e->step;
		e->step = NULL;
	}
	for (size_t i = 0; i < e->n; i++)
		s->hunks += e->files[i].n;
	if (e->n) {
		CHECK_STR(e->files[0].article, "2024-a");
		CHECK(e->files[0].before == 0x1234 && e->files[0].after == UINT64_MAX);
		CHECK(slice_equal(e->files[0].hunks[0].removed, SLICE("a\0b")));
		CHECK(slice_equal(e->files[0].hunks[0].added, SLICE("- {entity: cnt}\r\n")));
		CHECK(slice_equal(e->files[0].hunks[1].added, SLICE("\xff\xfe raw")));
		CHECK_INT(e->files[0].hunks[1].at, 40);
	}
	return ++s->n != s->stop;
}

static struct seen read_all(struct journal *j, struct entities *es, size_t *damaged, size_t stop)
{
	struct seen s = {.stop = stop};
	struct error err = {0};

	CHECK(journal_read(j, es, see, &s, damaged, &err));
	error_release(&err);
	return s;
}

TEST(journal_gives_back_what_was_appended)
{
	char *folder = place_new();
	struct entities es = {0}, again = {0};
	struct error err = {0};
	struct journal *j = journal_open(folder, &err);
	struct step *want = some_step(&es), *got;
	struct seen s;
	size_t damaged;

	append(j, &es, JOURNAL_DO, 0, 2);
	append(j, &es, JOURNAL_SAVED, 1, 0);
	append(j, &es, JOURNAL_UNDO, 1, 2);
	journal_close(j);
	j = journal_open(folder, &err);
	s = read_all(j, &again, &damaged, 0);
	got = s.first;
	CHECK_INT(s.n, 3);
	CHECK_INT(damaged, 0);
	CHECK_INT(s.hunks, 4);
	CHECK(got != NULL);
	if (got) {
		CHECK_STR(got->name, want->name);
		CHECK_STR(got->who, "Zoé");
		CHECK_INT(got->number, 1);
		CHECK_INT(got->edits.n, want->edits.n);
	}
	for (size_t i = 0; got && i < got->edits.n; i++) {
		struct edit *a = &got->edits.v[i], *b = &want->edits.v[i];

		test_row("edit %zu", i);
		CHECK_INT(a->kind, b->kind);
		CHECK(!a->before.any == !b->before.any && !a->after.any == !b->after.any);
		CHECK((!a->article && !b->article) || strcmp(a->article, b->article) == 0);
	}
	if (got && got->edits.n == 4) {
		const struct edit *e = got->edits.v;

		CHECK_STR(again.list.v[e[0].after.mention->entity].id, "cnt");
		CHECK(anchor_same(&e[0].after.mention->anchor,
				  &want->edits.v[0].after.mention->anchor));
		CHECK(fact_same(e[1].before.fact, want->edits.v[1].before.fact));
		CHECK(fact_same(e[1].after.fact, want->edits.v[1].after.fact));
		CHECK_STR(again.list.v[e[2].before.mention->entity].id, "mali");
		CHECK(entity_same(e[3].before.entity, want->edits.v[3].before.entity));
		CHECK(entity_same(e[3].after.entity, want->edits.v[3].after.entity));
	}
	step_free(got);
	step_free(want);
	s = read_all(j, &again, &damaged, 2);
	CHECK_INT(s.n, 2);
	step_free(s.first);
	journal_close(j);
	entities_release(&es);
	entities_release(&again);
	error_release(&err);
	place_drop(folder);
}

TEST(journal_is_open_until_all_is_saved)
{
	static const struct {
		enum journal_kind kind;
		uint64_t about;
		size_t files;
		bool open;
	} rows[] = {
	    {JOURNAL_DO, 0, 1, true},    {JOURNAL_SAVED, 1, 0, false},
	    {JOURNAL_DO, 0, 1, true},    {JOURNAL_DO, 0, 1, true},
	    {JOURNAL_SAVED, 4, 0, true}, {JOURNAL_SAVED, 3, 0, false},
	    {JOURNAL_UNDO, 4, 1, true},  {JOURNAL_SAVED, 4, 0, false},
	    {JOURNAL_REDO, 4, 1, true},  {JOURNAL_SAVED, 4, 0, false},
	    {JOURNAL_DO, 0, 0, false},
	};
	char *folder = place_new();
	struct entities es = {0};
	struct error err = {0};
	struct journal *j = journal_open(folder, &err), *other = journal_open(folder, &err);

	CHECK(!journal_is_open(j));
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		test_row("%zu", i);
		append(i % 2 ? other : j, &es, rows[i].kind, rows[i].about, rows[i].files);
		CHECK_INT(journal_is_open(j), rows[i].open);
		CHECK_INT(journal_is_open(other), rows[i].open);
	}
	journal_close(j);
	journal_close(other);
	entities_release(&es);
	error_release(&err);
	place_drop(folder);
}

/* A line that was not finished is cut off, and the numbers go on. */
TEST(journal_cuts_off_half_a_line)
{
	static const char *const tails[] = {"postil1", "postil1 3 500 0123456789abcdef {number: 3",
					    "x", "\nrubbish\npost", "rubbish\n"};

	for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
		char *folder = place_new(), *path = file_join(folder, "journal");
		struct entities es = {0};
		struct error err = {0};
		struct journal *j = journal_open(folder, &err);
		struct seen s;
		size_t damaged;
		FILE *f;

		test_row("%zu", i);
		append(j, &es, JOURNAL_DO, 0, 1);
		append(j, &es, JOURNAL_SAVED, 1, 0);
		f = fopen(path, "a");
		fputs(tails[i], f);
		fclose(f);
		if (i % 2) {
			journal_close(j);
			j = journal_open(folder, &err);
		}
		append(j, &es, JOURNAL_DO, 0, 1);
		s = read_all(j, &es, &damaged, 0);
		CHECK_INT(s.n, 3);
		CHECK(s.last >= 3);
		CHECK_INT(damaged, i < 3 ? 0 : i == 3 ? 2 : 1);
		step_free(s.first);
		journal_close(j);
		entities_release(&es);
		error_release(&err);
		free(path);
		place_drop(folder);
	}
}

/* The state folder may be deleted while we run. */
TEST(journal_begins_again_when_it_was_deleted)
{
	char *folder = place_new(), *path = file_join(folder, "journal");
	struct entities es = {0};
	struct error err = {0};
	struct journal *j = journal_open(folder, &err);
	struct stat st;

	append(j, &es, JOURNAL_DO, 0, 1);
	CHECK(stat(path, &st) == 0 && (st.st_mode & 0777) == 0600);
	unlink(path);
	append(j, &es, JOURNAL_DO, 0, 1);
	CHECK(file_exists(path));
	journal_close(j);
	CHECK(journal_open("/nonexistent/folder", &err) == NULL);
	CHECK(err.msg && strstr(err.msg, "/nonexistent/folder/journal"));
	entities_release(&es);
	error_release(&err);
	free(path);
	place_drop(folder);
}
