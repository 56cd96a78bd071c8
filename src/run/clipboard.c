/* SPDX-License-Identifier: MIT */
#include "run/clipboard.h"

#include "base/argv.h"
#include "run/launch.h"
#include "term/term.h"

#include <stdlib.h>
#include <string.h>

enum { PATIENCE = 3 }; /* seconds for a program to take it */

/* In the order of trial; tmux hands it on to the terminal, which is the one before us. */
static const struct {
	const char *variable; /* that must be set; NULL: none */
	const char *program;
	const char *line;
	bool anywhere; /* also when we are looked at over ssh */
} tools[] = {
    {"TMUX", "tmux", "tmux load-buffer -w -", true},
    {"WAYLAND_DISPLAY", "wl-copy", "wl-copy", false},
    {"DISPLAY", "xclip", "xclip -selection clipboard", false},
    {"DISPLAY", "xsel", "xsel --clipboard --input", false},
    {NULL, "pbcopy", "pbcopy", false},
    {NULL, "clip.exe", "clip.exe", false},
};

static bool is_set(const char *variable)
{
	const char *value = getenv(variable);

	return value && *value;
}

const char *clipboard_tool(bool here_only)
{
	bool remote = is_set("SSH_CONNECTION") || is_set("SSH_TTY");

	for (size_t i = 0; i < sizeof tools / sizeof *tools; i++) {
		if (tools[i].variable && !is_set(tools[i].variable))
			continue;
		if (here_only && remote && !tools[i].anywhere)
			continue;
		if (launch_installed(tools[i].program))
			return tools[i].line;
	}
	return NULL;
}

static bool run(const char *line, struct slice words, struct str *way, struct error *err)
{
	struct argv a = {0};
	bool ok = argv_split(&a, line, err);
	int status, why;

	if (ok) {
		str_addz(way, launch_name(a.list.v[0]));
		why = launch_quiet(argv_end(&a), words, PATIENCE, &status);
		ok = launch_judge(way->s, why, status, err);
	}
	argv_release(&a);
	return ok;
}

bool clipboard_put(const char *setting, struct slice words, struct str *way, struct error *err)
{
	bool automatic = strcmp(setting, "auto") == 0, tool = strcmp(setting, "tool") == 0;
	const char *line = automatic || tool ? clipboard_tool(automatic) : setting;

	if (tool && !line)
		return error_set(err,
				 "there is no program for the clipboard here: none of wl-copy, "
				 "xclip, xsel");
	if (!line || strcmp(setting, "osc52") == 0)
		return term_copy(words, err);
	return run(line, words, way, err);
}
