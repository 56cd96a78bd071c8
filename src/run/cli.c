/* SPDX-License-Identifier: MIT */
#include "run/cli.h"

#include "base/guess.h"
#include "base/unicode.h"
#include "port/jsonl.h"
#include "store/yaml.h"
#include "term/term.h"
#include "text/regex.h"

#include <langinfo.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#ifndef POSTIL_VERSION
#define POSTIL_VERSION "unknown"
#endif

#define SHARED OPTION_BIT(CORPUS) | OPTION_BIT(COLOR) | OPTION_BIT(HELP)
#define READER OPTION_BIT(THEME) | OPTION_BIT(CONFIG) | OPTION_BIT(NO_CONFIG)

static const struct cli_command commands[] = {
    {NULL, "[CORPUS | ARTICLE ...]", "read", "",
     SHARED | OPTION_BIT(PLAIN) | READER | OPTION_BIT(VERSION), cli_read},
    {"list", "[ARTICLE ...]", "the articles of the corpus",
     "To a pipe one line an article, with tabs: article, title, date, source, lang, words,\n"
     "mentions, facts.\n",
     SHARED | OPTION_BIT(JSON), cli_list},
    {"show", "ARTICLE ...", "the text of an article",
     "On a terminal the text is wrapped and mentions are coloured; to a pipe a paragraph is\n"
     "a line.\n",
     SHARED | OPTION_BIT(JSON) | OPTION_BIT(WIDTH), cli_show},
    {"entities", "[ARTICLE ...]", "the entities that occur, and how often",
     "Without ARTICLE, all entities of the corpus.  To a pipe one line an entity, with tabs:\n"
     "id, type, name, aliases, mentions, articles.\n",
     SHARED | OPTION_BIT(JSON), cli_entities},
    {"mentions", "[ARTICLE ...]", "where each entity is named",
     "To a pipe one line a mention, with tabs: article, entity, type, start, end, quote,\n"
     "state.  Start and end count code points of the text.\n",
     SHARED | OPTION_BIT(JSON), cli_mentions},
    {"facts", "[ARTICLE ...]", "what the articles state, and who says so", "",
     SHARED | OPTION_BIT(JSON) | OPTION_BIT(WIDTH), cli_facts},
    {"check", "[PATH ...]", "everything that is wrong in the files",
     "One line a fault, as compilers write them: FILE:LINE:COLUMN: error: sentence [code].\n"
     "Exit status 1 when there are errors or warnings, 2 when a file cannot be read.\n",
     SHARED | OPTION_BIT(JSON), cli_check},
    {"check-config", "[FILE]", "what is wrong in your config.yaml",
     "One line a fault: FILE:LINE:COLUMN: error: sentence [code].  Exit status 1 when there is\n"
     "one, 2 when the file cannot be read.\n",
     OPTION_BIT(COLOR) | OPTION_BIT(HELP), cli_check_config},
    {"new", "FILE | -", "an article from a plain text",
     "Cleans the text (line ends, encoding, wrapped lines), tells what was changed, and\n"
     "writes a new article into the corpus, or into this folder.  On a terminal it asks\n"
     "for what no option gives: Enter takes what stands in brackets, - means unknown.\n"
     "The path of the new file goes to standard output.\n",
     SHARED | OPTION_BIT(JSON) | OPTION_BIT(TITLE) | OPTION_BIT(DATE) | OPTION_BIT(SOURCE) |
	 OPTION_BIT(LANG) | OPTION_BIT(RIGHTS) | OPTION_BIT(TITLE_FROM_TEXT) |
	 OPTION_BIT(KEEP_LINES) | OPTION_BIT(OUTPUT),
     cli_new},
    {"log", "[ARTICLE ...]", "what was changed, when and by whom",
     "One line a step, the newest last; to a pipe with tabs: number, when, who, action,\n"
     "name, articles.\n",
     SHARED | OPTION_BIT(JSON), cli_log},
    {"completion", "SHELL", "the script by which bash, zsh or fish complete words",
     "Packages and make install put the scripts in their places.  Without them, write it to\n"
     "~/.local/share/bash-completion/completions/postil for bash,\n"
     "~/.config/fish/completions/postil.fish for fish, _postil in a folder of $fpath for zsh.\n",
     SHARED, cli_completion},
    {"tutor", "", "ten minutes of reading and annotating, to learn the keys",
     "Opens two short articles that teach postil while they are read, in a copy of your own,\n"
     "where you left them the last time.  --again puts the copy back to its beginning.\n",
     OPTION_BIT(COLOR) | OPTION_BIT(HELP) | READER | OPTION_BIT(AGAIN), cli_tutor},
};

enum { COMMANDS = sizeof commands / sizeof *commands };

/* ---- help */

static void print_usage(struct output *out, const struct cli_command *c)
{
	output_printf(out, "postil %s%s%s\n", c->word ? c->word : "", c->word ? " " : "", c->usage);
}

/* "  -C, --corpus DIR", padded. */
static void print_option(struct output *out, const struct option_row *row)
{
	struct str name = STR_INIT;
	bool optional = row->value && row->value[0] == '[';

	if (row->letter)
		str_printf(&name, "-%c, ", row->letter);
	else
		str_addz(&name, "    ");
	str_printf(&name, "--%s", row->word);
	if (optional)
		str_printf(&name, "[=%s", row->value + 1);
	else if (row->value)
		str_printf(&name, " %s", row->value);
	output_printf(out, "  %-22s %s\n", name.s, row->help);
	str_release(&name);
}

static void print_options(struct output *out, unsigned bits)
{
	output_raw(out, "\nOptions:\n");
	for (size_t i = 0; i < OPTION_COUNT; i++)
		if (bits & 1U << i)
			print_option(out, &option_rows[i]);
}

static void print_help(struct output *out, const struct cli_command *c)
{
	output_raw(out, "usage: ");
	print_usage(out, c);
	if (c->word) {
		output_printf(out, "\n%s%s", c->more[0] ? c->more : c->help,
			      c->more[0] ? "" : "\n");
		print_options(out, c->options);
		return;
	}
	output_raw(out, "       postil COMMAND [OPTION ...] [ARTICLE ...]\n\n"
			"Reads annotated articles: who is named, what is stated, and who says "
			"so.\n\nCommands:\n");
	for (size_t i = 1; i < COMMANDS; i++)
		output_printf(out, "  %-12s %-15s %s\n", commands[i].word, commands[i].usage,
			      commands[i].help);
	print_options(out, c->options);
	output_raw(out, "\npostil COMMAND --help tells more; so do postil(1) and "
			"postil-format(5).\n");
}

static void print_version(struct output *out)
{
	output_printf(out, "postil %s\n", POSTIL_VERSION);
	output_printf(out, "%s\n", term_library_version());
	output_printf(out, "libyaml %s\n", yaml_library_version());
	output_printf(out, "utf8proc %s, Unicode %s\n", unicode_library_version(),
		      unicode_table_version());
	output_printf(out, "PCRE2 %s\n", regex_library_version());
	output_printf(out, "Jansson %s\n", jsonl_library_version());
	output_printf(out, "codeset %s\n", nl_langinfo(CODESET));
}

/* ---- wrong usage */

int cli_usage(const struct cli *c, const char *fmt, ...)
{
	struct str s = STR_INIT;
	va_list ap;

	va_start(ap, fmt);
	str_vprintf(&s, fmt, ap);
	va_end(ap);
	output_report("%s", s.s);
	str_release(&s);
	if (c && c->command && c->command->word)
		output_report("usage: postil %s %s; postil %s --help tells more", c->command->word,
			      c->command->usage, c->command->word);
	else
		output_report("postil --help tells more");
	return STATUS_TROUBLE;
}

int cli_fail(struct error *err)
{
	output_report("%s", err->msg);
	error_release(err);
	return STATUS_TROUBLE;
}

/* ---- the table */

static const struct cli_command *find_command(const char *word)
{
	for (size_t i = 1; i < COMMANDS; i++)
		if (strcmp(commands[i].word, word) == 0)
			return &commands[i];
	return NULL;
}

const struct cli_command *cli_command_at(size_t i)
{
	return i < COMMANDS ? &commands[i] : NULL;
}

const struct cli_command *cli_take_command(struct options *o)
{
	const struct cli_command *c = NULL;

	if (o->count && !o->first_is_name)
		c = find_command(o->operands[0]);
	if (!c)
		return &commands[0];
	o->count--;
	memmove(o->operands, o->operands + 1, o->count * sizeof *o->operands);
	return c;
}

static const char *word_at(const void *context, size_t i)
{
	(void)context;
	return commands[i + 1].word;
}

const char *cli_guess(const char *word)
{
	return guess(slice_of(word), word_at, NULL, COMMANDS - 1);
}

void cli_words(struct str *out)
{
	for (size_t i = 1; i < COMMANDS; i++)
		str_printf(out, "%s%s", i > 1 ? ", " : "", commands[i].word);
}

static bool check_options(const struct cli *c)
{
	for (size_t i = 0; i < OPTION_COUNT; i++) {
		if (!c->options->values[i] || c->command->options & 1U << i)
			continue;
		if (c->command->word)
			cli_usage(c, "postil %s takes no --%s", c->command->word,
				  option_rows[i].word);
		else
			cli_usage(c, "--%s goes with a command only", option_rows[i].word);
		return false;
	}
	return true;
}

const char *const cli_color_words[] = {"auto", "always", "never", NULL};

static bool read_color(const char *word, enum color *out)
{
	*out = word && !word[0] ? COLOR_ALWAYS : COLOR_AUTO;
	for (size_t i = 0; word && word[0] && cli_color_words[i]; i++)
		if (strcmp(word, cli_color_words[i]) == 0) {
			*out = (enum color)i;
			return true;
		}
	return !word || !word[0];
}

/* -1 when it was not given, -2 when it is no number of columns. */
static int read_width(const char *word)
{
	char *end;
	long n;

	if (!word)
		return -1;
	n = strtol(word, &end, 10);
	return end == word || *end || n < 0 || n > 10000 ? -2 : (int)n;
}

static int run(struct cli *c)
{
	const char *const *values = c->options->values;
	enum color color;
	int width = read_width(values[OPTION_WIDTH]), status = STATUS_DONE;
	struct error err = {0};

	if (!check_options(c))
		return STATUS_TROUBLE;
	if (!read_color(values[OPTION_COLOR], &color))
		return cli_usage(c, "--color is auto, always or never, not %s",
				 values[OPTION_COLOR]);
	if (width == -2)
		return cli_usage(c, "--width is a number of columns, not %s", values[OPTION_WIDTH]);
	output_init(&c->out, color, width);
	if (values[OPTION_HELP])
		print_help(&c->out, c->command);
	else if (values[OPTION_VERSION])
		print_version(&c->out);
	else
		status = c->command->run(c);
	return output_close(&c->out, &err) ? status : cli_fail(&err);
}

/* So that the parent sees what ended the program. */
static void end_by(int number)
{
	struct sigaction usual = {.sa_handler = SIG_DFL};

	sigaction(number, &usual, NULL);
	raise(number);
}

int cli_main(int argc, char **argv)
{
	struct options options;
	struct cli c = {.options = &options};
	struct error err = {0};
	int status;

	if (options_parse(&options, argc, argv, &err)) {
		c.command = cli_take_command(&options);
		status = run(&c);
	} else {
		c.command = cli_take_command(&options);
		status = cli_usage(&c, "%s", err.msg);
		error_release(&err);
	}
	options_release(&options);
	if (c.signal)
		end_by(c.signal);
	return status;
}
