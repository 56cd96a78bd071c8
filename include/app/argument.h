/* argument: what may stand on the command line, as lists to choose from: the commands
 * themselves, and for each kind of argument the names it may be.
 *
 * A list is counted and told name by name, so that nothing is copied, however many
 * articles there are.
 *
 *     const struct argument_list *l = argument_list(app, command, SLICE(""));
 *     for (uint32_t i = 0; i < l->count(app); i++)
 *             if (l->name(app, i, 0)) ...
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_ARGUMENT_H
#define APP_ARGUMENT_H

#include "app/command.h"
#include "base/error.h"

struct argument_list {
	const char *what; /* of these, for people: "commands" */
	uint32_t (*count)(const struct app *app);

	/* The name number k of an item: 0 is what is written into the line, the others are
	 * shown beside it and found too.  NULL behind the last, and for k = 0 when the item
	 * does not count here. */
	const char *(*name)(const void *app, uint32_t i, uint32_t k);

	/* Which go before, where they match alike; NULL: as they come. */
	uint64_t (*rank)(const struct app *app, uint32_t i);

	/* A word or two to show between the names, appended; NULL: none. */
	void (*note)(const struct app *app, uint32_t i, struct str *out);

	bool free;  /* other words are as good: the list only proposes */
	bool prose; /* the second name is a sentence, which letters here and there do not match */
};

/* The commands that work where one is. */
extern const struct argument_list argument_commands;

/* What the command takes next, when `before` is what of its argument is complete ("" or
 * the name of a setting); NULL when there is nothing to propose. */
const struct argument_list *argument_list(struct app *app, const struct command *c,
					  struct slice before);

/* Is something still to be said behind this line: the value of a setting? */
bool argument_goes_on(const struct command *c, struct slice line);

/* The article (an index) or the entity that somebody wrote: an id, a name, an alias,
 * without regard to case and accents.  False with a sentence that tells the nearest. */
bool argument_article(const struct app *app, struct slice words, size_t *index, struct error *err);
bool argument_entity(const struct app *app, struct slice words, uint32_t *entity,
		     struct error *err);

#endif
