/* SPDX-License-Identifier: MIT */
#include "base/file.h"
#include "run/cli.h"
#include "run/config_read.h"
#include "run/theme_read.h"

#include <stdlib.h>
#include <string.h>

/* As the reader would find it, so that a name that is none is told here too. */
static void check_theme(const struct config *c, struct diag_list *faults)
{
	struct error err = {0};
	struct theme theme;

	if (c->theme && strcmp(c->theme, "auto") != 0 && !theme_find(c->theme, &theme, &err))
		diag_add(faults, DIAG_BAD_VALUE, 0, 0, "%s", err.msg);
	error_release(&err);
}

static int check(struct cli *c, const char *path)
{
	struct str bytes = STR_INIT, line = STR_INIT;
	struct diag_list faults;
	struct config config;
	struct error err = {0};
	int status = STATUS_DONE;

	if (!file_read(path, &bytes, CONFIG_BYTES, &err))
		return cli_fail(&err);
	diag_init(&faults, path);
	config_init(&config);
	config_read(&config, (struct slice){bytes.s, bytes.len}, &faults);
	check_theme(&config, &faults);
	diag_sort(&faults);
	for (size_t i = 0; i < faults.list.n; i++) {
		str_clear(&line);
		diag_format(&faults, &faults.list.v[i], &line);
		output_text(&c->out, line.s);
		output_line(&c->out);
		status = STATUS_FOUND;
	}
	config_release(&config);
	diag_release(&faults);
	str_release(&bytes);
	str_release(&line);
	return status;
}

int cli_check_config(struct cli *c)
{
	char *own = c->options->count ? NULL : config_path();
	const char *path = c->options->count ? c->options->operands[0] : own;
	int status = STATUS_DONE;

	if (c->options->count > 1)
		return cli_usage(c, "postil check-config looks at one file");
	if (path && (c->options->count || file_exists(path)))
		status = check(c, path);
	else
		output_report("there is no %s: all is as by default", path ? path : "config.yaml");
	free(own);
	return status;
}
