/* SPDX-License-Identifier: MIT */
#include "app/command.h"

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

const struct command *command_named(const char *name)
{
	for (size_t t = 0; t < command_topic_count; t++)
		for (size_t i = 0; i < command_topics[t]->n; i++)
			if (strcmp(command_topics[t]->commands[i].name, name) == 0)
				return &command_topics[t]->commands[i];
	return NULL;
}
