/* SPDX-License-Identifier: MIT */
#include "run/cli.h"
#include "run/completion.h"

#include <string.h>

/* What the scripts ask: completion words -- WORD ... */
static int answer(struct cli *c)
{
	struct str lines = STR_INIT;

	completion_add(&lines, c->options->operands + 1, c->options->count - 1);
	output_raw(&c->out, lines.s);
	str_release(&lines);
	return STATUS_DONE;
}

int cli_completion(struct cli *c)
{
	const struct options *o = c->options;
	const char *script = o->count == 1 ? completion_script(o->operands[0]) : NULL;

	if (o->count > 1 && strcmp(o->operands[0], "words") == 0)
		return answer(c);
	if (!script)
		return cli_usage(c, "postil completion is for bash, zsh or fish");
	output_raw(&c->out, script);
	return STATUS_DONE;
}
