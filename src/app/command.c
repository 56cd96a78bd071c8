/* SPDX-License-Identifier: MIT */
#include "app/command.h"

#include "app/app.h"
#include "base/diag.h"
#include "base/guess.h"

#include <stdlib.h>
#include <string.h>

const struct command_topic *const command_topics[] = {
#define X(topic) &commands_##topic,
    COMMAND_TOPICS(X)
#undef X
};
const size_t command_topic_count = sizeof command_topics / sizeof command_topics[0];

int command_times(int count)
{
	return count ? count : 1;
}

const struct command *command_at(size_t i)
{
	for (size_t t = 0; t < command_topic_count; i -= command_topics[t++]->n)
		if (i < command_topics[t]->n)
			return &command_topics[t]->commands[i];
	return NULL;
}

size_t command_total(void)
{
	size_t n = 0;

	while (command_at(n))
		n++;
	return n;
}

static const struct command *find(struct slice name)
{
	for (size_t t = 0; name.len && t < command_topic_count; t++) {
		const struct command *rows = command_topics[t]->commands;

		for (size_t i = 0; i < command_topics[t]->n; i++)
			if (rows[i].name[0] == name.s[0] && slice_is(name, rows[i].name))
				return &rows[i];
	}
	return NULL;
}

const struct command *command_named(const char *name)
{
	return find(slice_of(name));
}

static const char *name_at(const void *context, size_t i)
{
	(void)context;
	return command_at(i)->name;
}

static bool unknown(struct slice name, struct error *err)
{
	const char *near = guess(name, name_at, NULL, command_total());

	return error_set(err, "no command is called \"%s\"%s%s%s", diag_quote(name).s,
			 near ? "; did you mean " : "", near ? near : "", near ? "?" : "");
}

static bool parse_count(const char *words, struct command_call *call, struct error *err)
{
	char *end;
	long n = strtol(words, &end, 10);

	if (end == words || end[strspn(end, " ")] || n < 1 || n > COUNT_MOST)
		return error_set(err, "%s takes a number from 1 to %d, not \"%s\"",
				 call->command->name, COUNT_MOST, diag_quote(slice_of(words)).s);
	call->count = (int)n;
	return true;
}

/* Digits before the name; a number alone is where to go. */
static const char *read_count(const char *line, int *count)
{
	long n;
	char *end;

	line += strspn(line, " ");
	if (*line < '0' || *line > '9')
		return line;
	n = strtol(line, &end, 10);
	*count = n < COUNT_MOST ? (int)n : COUNT_MOST;
	return end + strspn(end, " ");
}

bool command_parse(const char *line, struct command_call *call, struct error *err)
{
	int count = 0;
	struct slice name = {read_count(line, &count), 0};
	const char *words;

	name.len = strcspn(name.s, " ");
	words = name.s + name.len + strspn(name.s + name.len, " ");
	*call = (struct command_call){.command = find(count && !name.len ? SLICE("go") : name),
				      .count = count};
	if (!call->command)
		return unknown(name, err);
	if (!*words)
		return true;
	if (call->command->takes == ARGUMENT_NUMBER)
		return parse_count(words, call, err);
	if (!call->command->run_with)
		return error_set(err, "%s takes no words behind it", call->command->name);
	call->argument = words;
	return true;
}

void command_run(struct app *app, const struct command *c, int count)
{
	struct str line = STR_INIT;

	if (c->run) {
		c->run(app, count);
		return;
	}
	str_printf(&line, "%s ", c->name);
	palette_open(app, line.s);
	str_release(&line);
}

void command_call(struct app *app, const struct command_call *call, int count)
{
	if (call->argument)
		call->command->run_with(app, call->argument);
	else
		command_run(app, call->command, call->count ? call->count : count);
}

const char *command_place(const struct command *c)
{
	return c->where & IN_TEXT       ? "in the text"
	       : c->where & IN_SELECT   ? "while text is selected"
	       : c->where & IN_ARTICLES ? "in the list of articles"
	       : c->where & IN_ENTITIES ? "among the entities"
	       : c->where & IN_FACTS    ? "among the facts"
					: "in the help";
}

bool command_run_line(struct app *app, const char *line, struct error *err)
{
	struct command_call call;

	if (!command_parse(line, &call, err))
		return false;
	if (!(call.command->where & app_where(app)))
		return error_set(err, "%s does not work here, but %s", call.command->name,
				 command_place(call.command));
	command_call(app, &call, 0);
	return true;
}
