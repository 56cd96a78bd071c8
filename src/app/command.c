/* SPDX-License-Identifier: MIT */
#include "app/command.h"

#include "app/app.h"
#include "app/keys.h"

#include <string.h>

const struct command_topic *const command_topics[] = {
#define X(topic) &commands_##topic,
    COMMAND_TOPICS(X)
#undef X
};
const size_t command_topic_count = sizeof command_topics / sizeof command_topics[0];

enum match { MATCH_NONE, MATCH_LONGER, MATCH_WHOLE };

/* Compares the typed keys with the written sequence at *s; moves *s past it. */
static enum match match_sequence(const char **s, const uint32_t *keys, size_t n)
{
	enum match m = MATCH_LONGER;
	size_t i = 0;
	uint32_t key;

	while (**s && **s != ' ') {
		if (!keys_parse(s, &key)) {
			*s += strcspn(*s, " ");
			return MATCH_NONE;
		}
		if (i < n && key != keys[i])
			m = MATCH_NONE;
		i++;
	}
	if (m == MATCH_NONE || i < n)
		return MATCH_NONE;
	return i == n ? MATCH_WHOLE : MATCH_LONGER;
}

static enum match match_command(const struct command *c, const uint32_t *keys, size_t n)
{
	enum match best = MATCH_NONE;

	for (const char *s = c->keys; *s;) {
		enum match m = match_sequence(&s, keys, n);

		if (m > best)
			best = m;
		while (*s == ' ')
			s++;
	}
	return best;
}

/* While something is selected its own rows come before those of the text. */
static bool wins(const struct command *c, const struct command *found, unsigned where)
{
	return (c->where & where & IN_SELECT) && !(found->where & IN_SELECT);
}

const struct command *command_find(const uint32_t *keys, size_t n, unsigned where, bool *longer)
{
	const struct command *found = NULL;

	*longer = false;
	for (size_t t = 0; t < command_topic_count; t++) {
		for (size_t i = 0; i < command_topics[t]->n; i++) {
			const struct command *c = &command_topics[t]->commands[i];
			enum match m = c->where & where ? match_command(c, keys, n) : MATCH_NONE;

			if (m == MATCH_WHOLE && (!found || wins(c, found, where)))
				found = c;
			*longer |= m == MATCH_LONGER;
		}
	}
	return found;
}

int command_times(int count)
{
	return count ? count : 1;
}

const struct command *command_named(const char *name)
{
	for (size_t t = 0; t < command_topic_count; t++)
		for (size_t i = 0; i < command_topics[t]->n; i++)
			if (strcmp(command_topics[t]->commands[i].name, name) == 0)
				return &command_topics[t]->commands[i];
	return NULL;
}

void command_keys(const struct command *c, bool all, struct str *out)
{
	uint32_t key;

	for (const char *s = c->keys; *s && (all || *s != ' ');) {
		if (*s == ' ')
			str_addc(out, *s++);
		else if (keys_parse(&s, &key))
			keys_name(key, out);
		else
			break;
	}
}
