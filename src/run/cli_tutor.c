/* SPDX-License-Identifier: MIT */
#include "run/cli.h"
#include "run/tutor.h"

#include <stdlib.h>

/* The reader on the copy, as if its folder had been named. */
int cli_tutor(struct cli *c)
{
	struct options reading = *c->options;
	struct error err = {0};
	const char *folder;
	char *copy;
	int status;

	if (c->options->count)
		return cli_usage(c, "postil tutor takes no operand, not %s",
				 c->options->operands[0]);
	copy = tutor_copy(c->options->values[OPTION_AGAIN] != NULL, &err);
	if (!copy)
		return cli_fail(&err);
	folder = copy;
	reading.operands = &folder;
	reading.count = 1;
	c->options = &reading;
	c->other_keys = "your keys are others than in this text: ? has them; postil tutor "
			"--no-config has these";
	status = cli_read(c);
	free(copy);
	return status;
}
