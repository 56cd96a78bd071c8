/* SPDX-License-Identifier: MIT */
#include "run/clipboard.h"

#include "base/mem.h"
#include "place.h"
#include "test.h"

#include <string.h>

static const char *const variables[] = {"TMUX", "WAYLAND_DISPLAY", "DISPLAY", "SSH_TTY",
					"SSH_CONNECTION"};

/* Sets those that are named, apart by spaces. */
static void set_all(const char *names)
{
	for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
		if (strstr(names, variables[i]))
			setenv(variables[i], "x", 1);
		else
			unsetenv(variables[i]);
	}
}

static void put_program(const char *folder, const char *name, const char *text)
{
	char *path = place_put(folder, name, text);

	CHECK_INT(chmod(path, 0700), 0);
	free(path);
}

TEST(clipboard_tool_of_the_place)
{
	static const struct {
		const char *set, *any, *here;
	} rows[] = {
	    {"", NULL, NULL},
	    {"DISPLAY", "xclip -selection clipboard", "xclip -selection clipboard"},
	    {"WAYLAND_DISPLAY", "wl-copy", "wl-copy"},
	    {"WAYLAND_DISPLAY SSH_TTY", "wl-copy", NULL},
	    {"TMUX", "tmux load-buffer -w -", "tmux load-buffer -w -"},
	    {"TMUX SSH_CONNECTION", "tmux load-buffer -w -", "tmux load-buffer -w -"},
	};
	const char *old = getenv("PATH");
	char *folder = place_new(), *keep = mem_dup(old ? old : "", old ? strlen(old) : 0);

	put_program(folder, "xclip", "#!/bin/sh\n");
	put_program(folder, "wl-copy", "#!/bin/sh\n");
	put_program(folder, "tmux", "#!/bin/sh\n");
	setenv("PATH", folder, 1);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *any, *here;

		test_row("%s", rows[i].set);
		set_all(rows[i].set);
		any = clipboard_tool(false);
		here = clipboard_tool(true);
		CHECK_STR(any ? any : "-", rows[i].any ? rows[i].any : "-");
		CHECK_STR(here ? here : "-", rows[i].here ? rows[i].here : "-");
	}
	set_all("");
	setenv("PATH", keep, 1);
	free(keep);
	place_drop(folder);
}

TEST(clipboard_put_by_a_program)
{
	char *folder = place_new(), *path = file_join(folder, "got");
	struct str line = STR_INIT, way = STR_INIT, got = STR_INIT;
	struct error err = {0};

	set_all("");
	str_printf(&line, "sh -c 'cat >%s' x", path);
	CHECK(clipboard_put(line.s, SLICE("a «é» $(id)\n"), &way, &err));
	CHECK_STR(way.s, "sh");
	CHECK(file_read(path, &got, FILE_LIMIT, &err));
	CHECK_STR(got.s, "a «é» $(id)\n");
	str_clear(&way);
	CHECK(!clipboard_put("sh -c 'exit 4'", SLICE("a"), &way, &err));
	CHECK_STR(err.msg, "sh ended with status 4");
	error_release(&err);
	str_clear(&way);
	CHECK(!clipboard_put("no-such-program -x", SLICE("a"), &way, &err));
	CHECK(strstr(err.msg, "cannot run no-such-program"));
	error_release(&err);
	CHECK(!clipboard_put("a 'b", SLICE("a"), &way, &err));
	error_release(&err);
	str_clear(&way);
	CHECK(clipboard_put("osc52", SLICE("a"), &way, &err)); /* without a terminal: nothing */
	CHECK_STR(way.s, "");
	str_release(&line);
	str_release(&way);
	str_release(&got);
	free(path);
	place_drop(folder);
}
