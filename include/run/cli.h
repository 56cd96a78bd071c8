/* cli: the command line.
 *
 * One table of subcommands (src/run/cli.c): word, usage, help, the options it
 * takes, and a function, each in its own src/run/cli_WORD.c.  The words that
 * --help prints come from there and from the table of options.
 *
 * Exit status: 0 done, 1 findings or differences, 2 wrong usage or unreadable
 * input.  Answers go to stdout, everything else to stderr.
 * SPDX-License-Identifier: MIT
 */
#ifndef RUN_CLI_H
#define RUN_CLI_H

#include "run/options.h"
#include "run/output.h"
#include "run/selection.h"

enum { STATUS_DONE = 0, STATUS_FOUND = 1, STATUS_TROUBLE = 2 };

struct cli {
	const struct cli_command *command;
	const struct options *options; /* operands without the subcommand's word */
	struct output out;
	const char *other_keys; /* what the reader says where they are not those by default */
	int signal;             /* that ended the reader, or 0: the process is to end by it */
};

struct cli_command {
	const char *word;  /* NULL: the reader, for which no word stands */
	const char *usage; /* operands */
	const char *help;  /* one line */
	const char *more;  /* for --help after the word */
	unsigned options;  /* OPTION_BIT of those it takes */
	int (*run)(struct cli *c);
};

/* The whole program; returns the exit status. */
int cli_main(int argc, char **argv);

/* Reports wrong usage, with a hint, and returns STATUS_TROUBLE. */
int cli_usage(const struct cli *c, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* The subcommand most like a word, or NULL; and the list of all of them. */
const char *cli_guess(const char *word);
void cli_words(struct str *out);

/* Row i of the table, of which 0 is the reader, or NULL after the last one. */
const struct cli_command *cli_command_at(size_t i);

/* The command that the operands begin with, taken off them; else the reader. */
const struct cli_command *cli_take_command(struct options *o);

/* The values of --color, then NULL. */
extern const char *const cli_color_words[];

/* Reports the error, releases it and returns STATUS_TROUBLE. */
int cli_fail(struct error *err);

/* Prints one article as text: title, a line about it, the paragraphs. */
void cli_print_article(struct output *out, const struct article *a, const struct entities *es);

int cli_read(struct cli *c);
int cli_list(struct cli *c);
int cli_show(struct cli *c);
int cli_entities(struct cli *c);
int cli_mentions(struct cli *c);
int cli_facts(struct cli *c);
int cli_check(struct cli *c);
int cli_check_config(struct cli *c);
int cli_new(struct cli *c);
int cli_log(struct cli *c);
int cli_completion(struct cli *c);
int cli_tutor(struct cli *c);

#endif
