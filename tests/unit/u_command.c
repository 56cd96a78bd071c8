/* SPDX-License-Identifier: MIT */
#include "app/command.h"

#include "reading.h"

enum { MOST_COMMANDS = 200, MOST_SEQUENCES = 400 };

struct sequence {
	const struct command *command;
	uint32_t keys[KEYMAP_DEEP];
	size_t n;
};

static const struct command *all[MOST_COMMANDS];
static size_t count;
static struct sequence sequences[MOST_SEQUENCES];
static size_t sequence_count;

static void add_sequences(const struct command *c)
{
	for (const char *s = c->keys; *s;) {
		struct sequence *q = &sequences[sequence_count++];
		uint32_t key;

		q->command = c;
		q->n = 0;
		while (*s && *s != ' ') {
			CHECK(keys_parse(&s, &key));
			if (q->n < KEYMAP_DEEP)
				q->keys[q->n] = key;
			q->n++;
		}
		CHECK(q->n >= 1 && q->n <= KEYMAP_DEEP);
		s += *s == ' ';
	}
}

static void gather(void)
{
	count = sequence_count = 0;
	for (size_t t = 0; t < command_topic_count; t++)
		for (size_t i = 0; i < command_topics[t]->n; i++)
			all[count++] = &command_topics[t]->commands[i];
	for (size_t i = 0; i < count; i++)
		add_sequences(all[i]);
}

static bool begins(const struct sequence *a, const struct sequence *b)
{
	return a->n <= b->n && memcmp(a->keys, b->keys, a->n * sizeof *a->keys) == 0;
}

TEST(command_rows_are_whole)
{
	gather();
	CHECK(count > 30);
	for (size_t i = 0; i < count; i++) {
		const struct command *c = all[i];

		test_row("%s", c->name);
		CHECK(c->name[0] &&
		      strspn(c->name, "abcdefghijklmnopqrstuvwxyz-") == strlen(c->name));
		CHECK(c->help[0] && c->help[strlen(c->help) - 1] != '.');
		CHECK(c->help[0] >= 'A' && c->help[0] <= 'Z' && !strchr(c->help, '\n'));
		CHECK(c->where != 0 && (c->where & ~(unsigned)(IN_ALL | IN_SELECT)) == 0);
		CHECK(c->run || c->run_with);
		CHECK(!c->run_with || c->takes > ARGUMENT_NUMBER);
		CHECK((c->hinted & ~c->where) == 0);
		CHECK((c->hinted != 0) == (c->hint != NULL));
		CHECK(command_named(c->name) == c);
	}
	CHECK(command_named("") == NULL && command_named("no-such") == NULL);
}

TEST(command_sequences_are_clear_in_every_place)
{
	gather();
	for (size_t i = 0; i < sequence_count; i++) {
		for (size_t k = 0; k < sequence_count; k++) {
			const struct sequence *a = &sequences[i], *b = &sequences[k];

			if (i == k || !(a->command->where & b->command->where))
				continue;
			test_row("%s and %s", a->command->name, b->command->name);
			CHECK(!begins(a, b));
		}
	}
}

/* A digit would be taken for a count. */
TEST(command_sequences_begin_with_no_digit)
{
	gather();
	for (size_t i = 0; i < sequence_count; i++) {
		test_row("%s", sequences[i].command->name);
		CHECK(sequences[i].keys[0] < '0' || sequences[i].keys[0] > '9');
	}
}

/* Every command, from every pane, with and without a count, on what there may be. */
static void run_everywhere(const char *folder, const char *article)
{
	static const char *const places[] = {"gl", "ga", "ge", "gf", "ga?"};
	static const char *const counts[] = {"", "1", "7", "99999999999"};

	for (size_t p = 0; p < 5; p++) {
		for (size_t i = 0; i < sequence_count; i++) {
			const struct sequence *q = &sequences[i];
			struct reading r;

			if (!(q->command->where & 1u << p) ||
			    !reading_open(&r, folder, article, 80, 24))
				continue;
			for (size_t c = 0; c < 4; c++) {
				test_row("%s%s on %s %s", counts[c], q->command->name, folder,
					 article ? article : "");
				reading_keys(&r, places[p]);
				reading_keys(&r, counts[c]);
				for (size_t k = 0; k < q->n; k++)
					reading_key(&r, q->keys[k]);
				CHECK(r.app->key_count == 0 && r.app->count == 0);
				CHECK_INT(r.screen.rows, 24);
				reading_keys(&r, "<Esc><Esc><Esc><Esc>");
				CHECK_INT(r.app->mode, MODE_NORMAL);
			}
			reading_close(&r);
		}
	}
}

TEST(command_runs_without_articles)
{
	gather();
	run_everywhere(EMPTY, NULL);
}

TEST(command_runs_on_a_broken_article)
{
	gather();
	run_everywhere(ODD, "2024-01-01-broken");
}

TEST(command_runs_on_an_empty_text)
{
	gather();
	run_everywhere(ODD, "2024-02-01-empty");
}

TEST(command_runs_on_a_real_text)
{
	gather();
	run_everywhere("content", NULL);
}

/* NULL where the line is right; good until the next one. */
static const char *fault_of(const char *line, struct command_call *call)
{
	static char msg[300];
	struct error err = {0};

	if (command_parse(line, call, &err))
		return NULL;
	snprintf(msg, sizeof msg, "%s", err.msg);
	error_release(&err);
	return msg;
}

TEST(command_lines_are_a_name_and_what_it_is_given)
{
	struct command_call call;

	CHECK(!fault_of("down", &call) && call.command == command_named("down"));
	CHECK(!call.argument && call.count == 0);
	CHECK(!fault_of("  quit ", &call) && call.command == command_named("quit"));
	CHECK(!fault_of("set  measure 80", &call) && call.command == command_named("set"));
	CHECK_STR(call.argument, "measure 80");
	CHECK(!fault_of("set", &call) && !call.argument);
}

TEST(command_lines_that_are_wrong_say_why)
{
	static const struct {
		const char *line, *want;
	} rows[] = {
	    {"", "no command is called \"\""},
	    {"nxt-fact", "no command is called \"nxt-fact\"; did you mean next-fact?"},
	    {"zzzzzz", "no command is called \"zzzzzz\""},
	    {"quit now", "quit takes no words behind it"},
	};
	struct command_call call;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *fault = fault_of(rows[i].line, &call);

		test_row("%s", rows[i].line);
		CHECK_STR(fault ? fault : "", rows[i].want);
	}
}

static const char *run_line(struct reading *r, const char *line)
{
	static char msg[300];
	struct error err = {0};

	if (command_run_line(r->app, line, &err))
		return "";
	snprintf(msg, sizeof msg, "%s", err.msg);
	error_release(&err);
	return msg;
}

TEST(command_lines_run_where_they_work)
{
	struct reading r;

	if (!reading_open(&r, "content", NULL, 80, 24))
		return;
	CHECK_STR(run_line(&r, "next-paragraph"), "");
	CHECK(r.app->view.cursor > 0);
	CHECK_STR(run_line(&r, "grow"), "grow does not work here, but while text is selected");
	CHECK_STR(run_line(&r, "go-entities"), "");
	CHECK_STR(run_line(&r, "next-word"), "next-word does not work here, but in the text");
	CHECK_STR(run_line(&r, "set measure 60"), "");
	CHECK_INT(r.app->settings.measure, 60);
	reading_close(&r);
}

TEST(command_set_tells_and_complains)
{
	static const struct {
		const char *line, *says;
	} rows[] = {
	    {"set measure", "measure is 72"},
	    {"set measure=40", "measure is 40"},
	    {"set mesure 40", "no setting is called \"mesure\"; did you mean measure?"},
	    {"set measure 9", "measure is a number from 20 to 240, not \"9\""},
	    {"set highlights maybe", "highlights is no or yes, not \"maybe\""},
	    {"set side-width", "side-width is auto"},
	};
	struct reading r;

	if (!reading_open(&r, "content", NULL, 120, 24))
		return;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		test_row("%s", rows[i].line);
		CHECK_STR(run_line(&r, rows[i].line), "");
		if (i == 1)
			CHECK_STR(run_line(&r, "set measure"), "");
		CHECK_STR(r.app->message.s, rows[i].says);
	}
	reading_close(&r);
}
