/* SPDX-License-Identifier: MIT */
#include "run/asker.h"

#include "base/visible.h"
#include "text/clean.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

enum { LONGEST = 4096 };

bool asker_can(void)
{
	return isatty(STDIN_FILENO) && isatty(STDERR_FILENO);
}

static void say(const char *question, const char *suggestion)
{
	struct str s = STR_INIT;
	ssize_t ignored;

	visible_add(&s, question, strlen(question), visible_locale());
	if (suggestion[0]) {
		str_addz(&s, " [");
		visible_add(&s, suggestion, strlen(suggestion), visible_locale());
		str_addz(&s, "]");
	}
	str_addz(&s, ": ");
	ignored = write(STDERR_FILENO, s.s, s.len);
	(void)ignored;
	str_release(&s);
}

/* False at the end of the input, or where the terminal is gone. */
static bool read_line(struct str *line)
{
	char byte = 0;

	str_clear(line);
	while (byte != '\n') {
		ssize_t n = read(STDIN_FILENO, &byte, 1);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		if (line->len < LONGEST)
			str_addc(line, byte);
	}
	return true;
}

bool asker_line(const char *question, const char *suggestion, struct str *answer)
{
	struct str line = STR_INIT;
	bool there;

	say(question, suggestion);
	there = read_line(&line);
	clean_words((struct slice){line.s, line.len}, answer);
	if (there && !answer->len)
		str_addz(answer, suggestion);
	else if (strcmp(answer->s, "-") == 0)
		str_clear(answer);
	str_release(&line);
	return there;
}
