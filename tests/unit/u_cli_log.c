/* SPDX-License-Identifier: MIT */
#include "run/cli.h"

#include "base/mem.h"
#include "store/journal.h"
#include "store/state.h"

#include "capture.h"
#include "place.h"

#include <string.h>

struct desk {
	char *folder;
	char *state;
	struct entities es;
	struct journal *journal;
};

static struct desk desk_open(void)
{
	struct desk d = {.folder = place_new()};
	struct error err = {0};
	char *home = place_folder(d.folder, "home");

	place_add(d.folder, "entities.yaml",
		  "postil: 1\nentities: [{id: ann, type: person, name: Ann}]\n");
	place_add(d.folder, "one.yaml", "postil: 1\ntitle: One\ntext: Ann\n");
	setenv("XDG_STATE_HOME", home, 1);
	d.state = state_folder(d.folder, &err);
	CHECK(d.state != NULL);
	d.journal = d.state ? journal_open(d.state, &err) : NULL;
	CHECK(d.journal != NULL);
	CHECK_STR(err.msg ? err.msg : "", "");
	error_release(&err);
	free(home);
	return d;
}

static void desk_close(struct desk *d)
{
	journal_close(d->journal);
	entities_release(&d->es);
	unsetenv("XDG_STATE_HOME");
	free(d->state);
	place_drop(d->folder);
}

static uint64_t append(struct desk *d, enum journal_kind kind, uint64_t about, struct step *s)
{
	struct journal_entry e = {.kind = kind,
				  .about = about,
				  .who = "ann@home",
				  .when = "2026-11-22T10:00:00Z",
				  .step = s};
	struct error err = {0};

	CHECK(journal_append(d->journal, &e, &d->es, &err));
	CHECK_STR(err.msg ? err.msg : "", "");
	error_release(&err);
	step_free(s);
	return e.number;
}

static uint64_t add_mention(struct desk *d, const char *article)
{
	struct slice quote = SLICE("Ann");
	struct mention m = {.entity = entities_intern(&d->es, SLICE("ann")),
			    .anchor = {.parts = &quote, .n = 1}};
	struct step *s = step_new("mark Ann\033[31m");

	step_add(s, EDIT_MENTION, article, NULL, &m);
	return append(d, JOURNAL_DO, 0, s);
}

static uint64_t rename_entity(struct desk *d)
{
	const char *alias = "A.";
	struct entity before = {.id = "ann", .name = "Ann", .type_word = "person"};
	struct entity after = before;
	struct step *s = step_new("rename Ann to Anne");

	after.name = "Anne";
	after.aliases = &alias;
	after.alias_count = 1;
	step_add(s, EDIT_ENTITY, NULL, &before, &after);
	return append(d, JOURNAL_DO, 0, s);
}

static uint64_t add_fact(struct desk *d)
{
	struct slice quote = SLICE("Ann was there");
	struct anchor evidence = {.parts = &quote, .n = 1}, *list = &evidence;
	struct fact f = {.id = "f-000000",
			 .claim = "Ann was there.",
			 .where.entity = ENTITY_NONE,
			 .evidence = &list,
			 .evidence_count = 1};
	struct step *s = step_new("add fact: Ann was there.");

	step_add(s, EDIT_FACT, "gone", NULL, &f);
	return append(d, JOURNAL_DO, 0, s);
}

/* Runs the program with these words behind "log -C FOLDER". */
static int run_log(struct desk *d, const char *word, const char *more, struct capture *out)
{
	char program[] = "postil", log[] = "log", option[] = "-C", words[2][32] = {""};
	char *argv[] = {program, log, option, d->folder, words[0], words[1], NULL};
	int status;

	snprintf(words[0], sizeof words[0], "%s", word ? word : "");
	snprintf(words[1], sizeof words[1], "%s", more ? more : "");
	argv[4 + (word != NULL) + (more != NULL)] = NULL;
	*out = capture_file(STDOUT_FILENO);
	status = cli_main(4 + (word != NULL) + (more != NULL), argv);
	capture_end(out);
	return status;
}

static void check_log(struct desk *d, const char *word, const char *more, const char *want)
{
	struct capture out;
	int status = run_log(d, word, more, &out);

	CHECK_INT(status, STATUS_DONE);
	CHECK_STR(out.bytes.s, want);
	capture_release(&out);
}

#define ROW(number, action, name, articles) \
	number "\t2026-11-22T10:00:00Z\tann@home\t" action "\t" name "\t" articles "\n"

TEST(log_prints_what_was_done)
{
	struct desk d = desk_open();

	CHECK_INT(add_mention(&d, "one"), 1);
	CHECK_INT(append(&d, JOURNAL_SAVED, 1, NULL), 2);
	CHECK_INT(rename_entity(&d), 3);
	CHECK_INT(add_fact(&d), 4);
	append(&d, JOURNAL_UNDO, 4, NULL);
	append(&d, JOURNAL_UNDO, 3, NULL);
	append(&d, JOURNAL_REDO, 3, NULL);
	check_log(&d, NULL, NULL,
		  ROW("1", "do", "mark Ann^[[31m", "one")               /* */
		  ROW("3", "do", "rename Ann to Anne", "entities.yaml") /* */
		  ROW("4", "do, undone", "add fact: Ann was there.", "gone")
		      ROW("5", "undo 4", "add fact: Ann was there.", "gone")
			  ROW("6", "undo 3", "rename Ann to Anne", "entities.yaml")
			      ROW("7", "redo 3", "rename Ann to Anne", "entities.yaml"));
	check_log(&d, "one", NULL, ROW("1", "do", "mark Ann^[[31m", "one"));
	check_log(&d, "gone", "one",
		  ROW("1", "do", "mark Ann^[[31m", "one")
		      ROW("4", "do, undone", "add fact: Ann was there.", "gone")
			  ROW("5", "undo 4", "add fact: Ann was there.", "gone"));
	desk_close(&d);
}

TEST(log_as_json_has_stable_keys)
{
	struct desk d = desk_open();

	add_mention(&d, "one");
	check_log(&d, "--json", NULL,
		  "{\"number\":1,\"when\":\"2026-11-22T10:00:00Z\",\"who\":\"ann@home\","
		  "\"name\":\"mark Ann\\u001B[31m\",\"action\":\"do\",\"articles\":[\"one\"],"
		  "\"edits\":[{\"kind\":\"mention\",\"article\":\"one\",\"id\":null,"
		  "\"before\":null,\"after\":{\"entity\":\"ann\",\"quote\":\"Ann\"}}]}\n");
	rename_entity(&d);
	append(&d, JOURNAL_UNDO, 2, NULL);
	check_log(&d, "--json", "entities.yaml",
		  "{\"number\":2,\"when\":\"2026-11-22T10:00:00Z\",\"who\":\"ann@home\","
		  "\"name\":\"rename Ann to Anne\",\"action\":\"do\",\"articles\":[null],"
		  "\"edits\":[{\"kind\":\"entity\",\"article\":null,\"id\":\"ann\","
		  "\"before\":{\"type\":\"person\",\"name\":\"Ann\",\"aliases\":[]},"
		  "\"after\":{\"type\":\"person\",\"name\":\"Anne\",\"aliases\":[\"A.\"]}}],"
		  "\"undone\":true}\n"
		  "{\"number\":3,\"when\":\"2026-11-22T10:00:00Z\",\"who\":\"ann@home\","
		  "\"name\":\"rename Ann to Anne\",\"action\":\"undo\",\"articles\":[null],"
		  "\"edits\":[],\"about\":2}\n");
	desk_close(&d);
}

TEST(log_of_a_fact_has_its_fields)
{
	struct desk d = desk_open();
	struct capture out;

	add_fact(&d);
	CHECK_INT(run_log(&d, "--json", "gone", &out), STATUS_DONE);
	CHECK(strstr(out.bytes.s, "\"kind\":\"fact\",\"article\":\"gone\",\"id\":\"f-000000\","
				  "\"before\":null,\"after\":{\"id\":\"f-000000\",\"claim\":\"Ann "
				  "was there.\""));
	CHECK(strstr(out.bytes.s, "\"evidence\":[{\"quote\":\"Ann was there\"}]"));
	capture_release(&out);
	desk_close(&d);
}

TEST(log_passes_damage_over)
{
	struct desk d = desk_open();
	struct capture out, err = {.source = -1};
	char *path;
	FILE *f;

	add_mention(&d, "one");
	add_mention(&d, "one");
	path = file_join(d.state, "journal");
	f = fopen(path, "r+");
	CHECK(f != NULL);
	if (f) {
		fseek(f, 60, SEEK_SET);
		fputs("####", f);
		fclose(f);
	}
	err = capture_file(STDERR_FILENO);
	CHECK_INT(run_log(&d, NULL, NULL, &out), STATUS_DONE);
	capture_end(&err);
	CHECK_STR(out.bytes.s, ROW("2", "do", "mark Ann^[[31m", "one"));
	CHECK_STR(err.bytes.s, "postil: 1 damaged entry of the journal passed over\n");
	capture_release(&out);
	capture_release(&err);
	free(path);
	desk_close(&d);
}
