/* command: everything a key can do, one row each.
 *
 * The row is the only place to touch when a command is added: keys, help, the
 * hints of the status line and the key list of the manual come from it.  The
 * functions live in src/app/commands_TOPIC.c and are listed in COMMANDS.
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_COMMAND_H
#define APP_COMMAND_H

#include "app/layout.h"
#include "base/error.h"
#include "base/str.h"

#include <stddef.h>
#include <stdint.h>

struct app;

enum { COUNT_MOST = 999999 }; /* a larger one is taken for that */

/* Where a command works: one bit for each pane, one for the help, and one for the text
 * while something is being selected in it: those rows win there. */
enum {
	IN_ARTICLES = 1 << PANE_ARTICLES,
	IN_TEXT = 1 << PANE_TEXT,
	IN_ENTITIES = 1 << PANE_ENTITIES,
	IN_FACTS = 1 << PANE_FACTS,
	IN_HELP = 1 << PANE_COUNT,
	IN_SELECT = 1 << (PANE_COUNT + 1),
	IN_LISTS = IN_ARTICLES | IN_ENTITIES | IN_FACTS,
	IN_PANES = IN_LISTS | IN_TEXT,
	IN_ALL = IN_PANES | IN_HELP
};

/* What a command may be given on the command line: id, how usage names it. */
#define ARGUMENTS(X)          \
	X(NONE, "")           \
	X(NUMBER, "N")        \
	X(WORDS, "WORDS")     \
	X(ARTICLE, "ARTICLE") \
	X(ENTITY, "ENTITY")   \
	X(THEME, "THEME")     \
	X(SETTING, "SETTING") \
	X(MARK, "MARK")       \
	X(PROGRAM, "PROGRAM")

enum argument {
#define X(name, usage) ARGUMENT_##name,
	ARGUMENTS(X)
#undef X
};

struct command {
	const char *name; /* lower case, words joined by "-" */
	const char *keys; /* by default: written sequences (see app/keys.h), apart by spaces;
			   * "" for one that is only ever given words */
	unsigned where;   /* of the bits above */
	const char *hint; /* a word or two for the status line, or NULL */
	unsigned hinted;  /* where the status line shows it; of the bits above */
	const char *help; /* one line, no full stop */
	void (*run)(struct app *app, int count); /* count 0: none was typed; NULL: it must be
						  * given words, and `run_with` is there */

	/* For the command line (:) and the configuration: what may stand behind the name,
	 * and what runs then; a number goes to `run` as its count. */
	enum argument takes;
	void (*run_with)(struct app *app, const char *argument);
};

/* The rows of one topic, in the order of the help. */
struct command_topic {
	const char *title;
	const struct command *commands;
	size_t n;
};

/* What a reader needs comes before what an annotator does. */
#define COMMAND_TOPICS(X) \
	X(move)           \
	X(mention)        \
	X(fact)           \
	X(select)         \
	X(mark) X(state) X(history) X(article) X(place) X(search) X(view) X(outside) X(program)

#define X(topic) extern const struct command_topic commands_##topic;
COMMAND_TOPICS(X)
#undef X

/* All topics, in that order. */
extern const struct command_topic *const command_topics[];
extern const size_t command_topic_count;

/* How often a count asks for something: once when none was typed. */
int command_times(int count);

const struct command *command_named(const char *name);

/* The command at a place of all topics in a row, NULL past the last; and how many. */
const struct command *command_at(size_t i);
size_t command_total(void);

/* Runs it; one that must be given words opens the command line with its name. */
void command_run(struct app *app, const struct command *c, int count);

/* A command with what it is given: one line of the command line, or one of a macro. */
struct command_call {
	const struct command *command;
	int count;            /* 0: none */
	const char *argument; /* borrowed; NULL: none */
};

/* Reads "NAME" or "NAME WORDS", with or without a count before it; a number alone is where
 * to go.  The argument is a piece of the line, so the line ends
 * where it ends.  False, with a sentence, when no command is called so (the nearest is
 * told) or when it takes no such words. */
bool command_parse(const char *line, struct command_call *call, struct error *err);

/* Runs it; a count that was typed before is given to one that has none of its own. */
void command_call(struct app *app, const struct command_call *call, int count);

/* Where a command works, for a sentence: "among the facts". */
const char *command_place(const struct command *c);

/* Both, where the command works in the place that has the keys. */
bool command_run_line(struct app *app, const char *line, struct error *err);

#endif
