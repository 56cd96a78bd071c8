/* The user's editor in front, and the questions of postil new.
 * SPDX-License-Identifier: MIT
 */
#include "base/file.h"
#include "program.h"
#include "usage.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const char article[] = "# a comment\n"
			      "postil: 1\n"
			      "title: Editing\n"
			      "text: |\n"
			      "  The first paragraph.\n"
			      "  The second one, with mot in it.\n"
			      "mentions:\n"
			      "- {entity: mot, quote: mot}\n";

struct desk {
	char *folder; /* the corpus */
	struct str editor;
	const char *set[3];
};

/* The editor is a script, called as vim is: then it gets a line. */
static bool desk_open(struct desk *d, const char *script)
{
	char *path;

	*d = (struct desk){.folder = program_corpus(article, sizeof article - 1),
			   .editor = STR_INIT};
	if (!d->folder)
		return false;
	path = program_path(d->folder, "vim");
	program_write(path, script, strlen(script));
	CHECK(chmod(path, 0700) == 0);
	str_printf(&d->editor, "EDITOR=%s", path);
	d->set[0] = d->editor.s;
	d->set[1] = "VISUAL=";
	free(path);
	return true;
}

static void desk_close(struct desk *d)
{
	pty_remove_folder(d->folder);
	free(d->folder);
	str_release(&d->editor);
}

/* A file that the editor wrote beside the article. */
static void check_file(const struct desk *d, const char *name, const char *want)
{
	struct str got = STR_INIT;
	struct error err = {0};
	char *path = program_path(d->folder, name);

	if (!file_read(path, &got, FILE_LIMIT, &err))
		str_addz(&got, err.msg);
	CHECK(strstr(got.s, want) != NULL);
	if (!strstr(got.s, want))
		CHECK_STR(got.s, want);
	error_release(&err);
	str_release(&got);
	free(path);
}

#define HERE "#!/bin/sh\ncd \"$(dirname \"$0\")\" || exit 9\n"

TEST(editor_changes_the_text_that_is_read)
{
	struct termios now;
	struct desk d;
	struct pty p;

	NEEDS_PROGRAM();
	if (!desk_open(&d, HERE "echo \"$@\" >words; stty -a >modes\n"
				"sed 's/second/third/' a.yaml >b && cp b a.yaml && rm b\n"))
		return;
	if (program_start(&p, d.folder, &(struct pty_options){.set = d.set})) {
		pty_press(&p, "]]");
		pty_send(&p, "e", 1);
		CHECK(pty_wait_text(&p, "The third one") > 0);
		pty_settle(&p, usage_now());
		CHECK(pty_screen(&p)->alternate);
		CHECK(pty_settings(&p, &now) && !(now.c_lflag & ICANON));
		CHECK(emulator_find(pty_screen(&p), "The first paragraph", NULL, NULL));
		check_file(&d, "words", "+6 /");
		check_file(&d, "modes", " icanon");
		pty_send(&p, "q", 1);
		CHECK(pty_wait_end(&p, 10));
		CHECK_STR(pty_status(&p), "exit status 0");
		program_check_restored(&p);
		pty_end(&p);
	}
	desk_close(&d);
}

TEST(editor_that_fails_is_told)
{
	struct desk d;
	struct pty p;

	NEEDS_PROGRAM();
	if (!desk_open(&d, HERE "exit 3\n"))
		return;
	if (program_start(&p, d.folder, &(struct pty_options){.set = d.set, .columns = 160})) {
		pty_send(&p, "e", 1);
		CHECK(pty_wait_text(&p, "ended with status 3") > 0);
		pty_send(&p, "q", 1);
		CHECK(pty_wait_end(&p, 10));
		pty_end(&p);
	}
	desk_close(&d);
}

/* ^Z in the editor stops both; when they go on, nothing is stopped a second time. */
TEST(editor_that_stops_stops_the_program)
{
	struct desk d;
	struct pty p;

	NEEDS_PROGRAM();
	if (!desk_open(&d, HERE "kill -TSTP 0\nkill -INT $PPID\nsed 's/second/third/' a.yaml >b\n"
				"cp b a.yaml\nrm b\n"))
		return;
	if (program_start(&p, d.folder, &(struct pty_options){.set = d.set})) {
		pty_send(&p, "e", 1);
		CHECK(pty_wait_stop(&p, 10));
		program_check_restored(&p);
		pty_signal(&p, SIGCONT);
		CHECK(pty_wait_text(&p, "The third one") > 0);
		pty_settle(&p, usage_now());
		CHECK(!p.stopped && !p.ended);
		pty_send(&p, "q", 1);
		CHECK(pty_wait_end(&p, 10));
		CHECK_STR(pty_status(&p), "exit status 0");
		pty_end(&p);
	}
	desk_close(&d);
}

/* ---- postil new */

static void start_new(struct pty *p, const char *folder)
{
	const char *const argv[] = {getenv("POSTIL"), "new", "text.txt", NULL};
	struct error err = {0};

	CHECK(pty_start(p, argv, &(struct pty_options){.folder = folder}, &err));
	error_release(&err);
}

static void answer(struct pty *p, const char *question, const char *words)
{
	CHECK(pty_wait_text(p, question) > 0);
	pty_send(p, words, strlen(words));
}

TEST(new_asks_for_what_is_known)
{
	static const char text[] = "Le CNT ratifie\n\nLe Conseil a dit que le projet est pour "
				   "les autres, et la Russie l’a dit avec lui.\n";
	struct desk d;
	struct pty p;
	char *path;

	NEEDS_PROGRAM();
	if (!desk_open(&d, HERE))
		return;
	path = program_path(d.folder, "text.txt");
	program_write(path, text, sizeof text - 1);
	start_new(&p, d.folder);
	answer(&p, "Title [Le CNT ratifie]:", "\r");
	answer(&p, "Date of publication", "4 juillet 2024\r");
	answer(&p, "it should be a date like 2024-07-04", "2024-07-04\r");
	answer(&p, "Source (who published it):", "-\r");
	answer(&p, "Language (fr, en …) [fr]:", "\r");
	CHECK(pty_wait_end(&p, 10));
	CHECK_STR(pty_status(&p), "exit status 0");
	check_file(&d, "2024-07-04-cnt-ratifie.yaml",
		   "postil: 1\ntitle: Le CNT ratifie\nlang: fr\ndate: \"2024-07-04\"\ntext: |\n"
		   "  Le CNT ratifie\n  Le Conseil a dit");
	pty_end(&p);
	free(path);
	desk_close(&d);
}

TEST(new_that_is_stopped_writes_nothing)
{
	struct desk d;
	struct pty p;
	char *path, *made;

	NEEDS_PROGRAM();
	if (!desk_open(&d, HERE))
		return;
	path = program_path(d.folder, "text.txt");
	made = program_path(d.folder, "text.yaml");
	program_write(path, "Un mot.\n", 8);
	start_new(&p, d.folder);
	answer(&p, "Title:", "\x04");
	CHECK(pty_wait_text(&p, "stopped; nothing was written") > 0);
	CHECK(pty_wait_end(&p, 10));
	CHECK_STR(pty_status(&p), "exit status 2");
	CHECK(!file_exists(made));
	pty_end(&p);
	free(path);
	free(made);
	desk_close(&d);
}
