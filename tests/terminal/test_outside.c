/* The clipboard, the browser, a pipe, and the mouse, of the program itself.
 * SPDX-License-Identifier: MIT
 */
#include "base/file.h"
#include "program.h"
#include "usage.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

static const char article[] = "postil: 1\n"
			      "title: Outside\n"
			      "lang: en\n"
			      "source: {url: \"https://example.org/a?b=$(touch${IFS}canary);x\"}\n"
			      "text: |\n"
			      "  One $(touch canary) paragraph.\n"
			      "  Another one.\n";

/* As it is given to a browser. */
#define ADDRESS "https://example.org/a?b=$(touch$%7BIFS%7Dcanary);x"

/* A program that writes down its words and what it reads, beside itself. */
#define HERE "#!/bin/sh\ncd \"$(dirname \"$0\")\" || exit 9\n"
#define RECORD HERE "for w; do printf '<%s>' \"$w\"; done >words.new\n"

struct desk {
	char *folder;
	struct str path, browser;
	const char *set[8];
};

static bool desk_open(struct desk *d, const char *name, const char *script)
{
	char *program;

	*d = (struct desk){.path = STR_INIT, .browser = STR_INIT};
	d->folder = program_corpus(article, sizeof article - 1);
	if (!d->folder)
		return false;
	program = program_path(d->folder, name);
	program_write(program, script, strlen(script));
	CHECK(chmod(program, 0700) == 0);
	str_printf(&d->path, "PATH=%s:/usr/bin:/bin", d->folder);
	str_printf(&d->browser, "BROWSER=%s", program);
	d->set[0] = d->path.s;
	d->set[1] = d->browser.s;
	d->set[2] = "DISPLAY=";
	d->set[3] = "WAYLAND_DISPLAY=";
	free(program);
	return true;
}

static void desk_close(struct desk *d)
{
	char *canary = program_path(d->folder, "canary");

	CHECK(!file_exists(canary));
	CHECK(!file_exists("canary"));
	free(canary);
	pty_remove_folder(d->folder);
	free(d->folder);
	str_release(&d->path);
	str_release(&d->browser);
}

static void check_file(const struct desk *d, const char *name, const char *want)
{
	struct str got = STR_INIT;
	struct error err = {0};
	char *path = program_path(d->folder, name);

	for (int i = 0; i < 500 && !file_exists(path); i++)
		nanosleep(&(struct timespec){0, 10000000}, NULL);
	if (!file_read(path, &got, FILE_LIMIT, &err))
		str_addz(&got, err.msg);
	CHECK_STR(got.s, want);
	error_release(&err);
	str_release(&got);
	free(path);
}

static bool start(struct pty *p, const struct desk *d)
{
	return program_start(
	    p, d->folder,
	    &(struct pty_options){.set = d->set, .folder = d->folder, .columns = 120});
}

static void leave(struct pty *p)
{
	pty_send(p, "Q", 1);
	CHECK(pty_wait_end(p, 10));
	CHECK_STR(pty_status(p), "exit status 0");
	program_check_restored(p);
	pty_end(p);
}

static void press(struct pty *p, const char *keys, const char *text)
{
	pty_send(p, keys, strlen(keys));
	CHECK(pty_wait_text(p, text) > 0);
}

TEST(outside_copies_by_the_terminal)
{
	struct desk d;
	struct pty p;

	NEEDS_PROGRAM();
	if (!desk_open(&d, "unused", HERE))
		return;
	if (start(&p, &d)) {
		press(&p, "yy", "asked the terminal to copy: the paragraph, 30 characters");
		CHECK(strstr(p.log.s, "\033]52;c;"
				      "T25lICQodG91Y2ggY2FuYXJ5KSBwYXJhZ3JhcGgu\007"));
		press(&p, "yq", "the quote with its source");
		leave(&p);
	}
	desk_close(&d);
}

TEST(outside_copies_by_a_tool)
{
	struct desk d;
	struct pty p;

	NEEDS_PROGRAM();
	if (!desk_open(&d, "tmux", RECORD "cat >input; mv words.new words\n"))
		return;
	d.set[4] = "TMUX=/nowhere,1,0";
	if (start(&p, &d)) {
		press(&p, "yy", "copied by tmux: the paragraph, 30 characters");
		check_file(&d, "words", "<load-buffer><-w><->");
		check_file(&d, "input", "One $(touch canary) paragraph.");
		CHECK(!strstr(p.log.s, "\033]52;"));
		leave(&p);
	}
	desk_close(&d);
}

TEST(outside_opens_what_was_confirmed)
{
	struct termios now;
	struct desk d;
	struct pty p;

	NEEDS_PROGRAM();
	if (!desk_open(&d, "surfer", RECORD "cat; mv words.new words\n"))
		return;
	if (start(&p, &d)) {
		press(&p, "o", "y yes");
		CHECK(emulator_find(pty_screen(&p), ADDRESS, NULL, NULL));
		CHECK(emulator_find(pty_screen(&p), "host: example.org", NULL, NULL));
		press(&p, "n", "? help");
		press(&p, "oy", "surfer was asked to open it");
		check_file(&d, "words", "<" ADDRESS ">");
		CHECK(pty_settings(&p, &now) && !(now.c_lflag & ICANON));
		leave(&p);
	}
	desk_close(&d);
}

/* A browser for terminals has it until it ends. */
TEST(outside_gives_the_terminal_to_such_a_browser)
{
	struct desk d;
	struct pty p;

	NEEDS_PROGRAM();
	if (!desk_open(&d, "w3m",
		       RECORD "stty -a >modes; echo browsing; read line\n"
			      "mv words.new words\n"))
		return;
	if (start(&p, &d)) {
		press(&p, "oy", "browsing");
		CHECK(!pty_screen(&p)->alternate);
		press(&p, "\r", "Another one.");
		check_file(&d, "words", "<" ADDRESS ">");
		leave(&p);
	}
	desk_close(&d);
}

TEST(outside_pipes_to_a_program)
{
	struct desk d;
	struct pty p;

	NEEDS_PROGRAM();
	if (!desk_open(&d, "reader",
		       RECORD "cat >input; echo 'so many'; mv words.new words\n"
			      "exit 3\n"))
		return;
	if (start(&p, &d)) {
		press(&p, "|", ":pipe");
		press(&p, "reader 'a b' $HOME\r", "[reader ended with status 3] Enter goes back");
		CHECK(emulator_find(pty_screen(&p), "so many", NULL, NULL));
		CHECK(!pty_screen(&p)->alternate);
		check_file(&d, "words", "<a b><$HOME>");
		check_file(&d, "input", "One $(touch canary) paragraph.\nAnother one.\n\n");
		press(&p, "\r", "reader ended with status 3");
		pty_settle(&p, usage_now());
		CHECK(pty_screen(&p)->alternate);
		press(&p, "|true\r", "[true has ended] Enter goes back");
		press(&p, "\r", "Another one.");
		press(&p, "|no-such-program\r", "cannot run no-such-program");
		leave(&p);
	}
	desk_close(&d);
}

/* ^C is for the program, and a signal to quit ends the waiting for Enter. */
TEST(outside_interrupts_the_program_alone)
{
	struct desk d;
	struct pty p;

	NEEDS_PROGRAM();
	if (!desk_open(&d, "reader", HERE "echo waiting; exec sleep 60\n"))
		return;
	if (start(&p, &d)) {
		press(&p, "|reader\r", "waiting");
		press(&p, "\x03", "[reader was ended by signal 2] Enter goes back");
		pty_signal(&p, SIGTERM);
		CHECK(pty_wait_end(&p, 10));
		program_check_restored(&p);
		pty_end(&p);
	}
	desk_close(&d);
}
