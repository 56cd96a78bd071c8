/* SPDX-License-Identifier: MIT */
#include "run/launch.h"

#include "base/argv.h"
#include "place.h"
#include "test.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>

/* A program that writes down its words and what it reads. */
#define HERE "#!/bin/sh\ncd \"$(dirname \"$0\")\" || exit 9\n"
static const char recorder[] =
    HERE "for word; do printf '<%s>' \"$word\"; done >words\ncat >input\n";

static char *put_program(const char *folder, const char *name, const char *text)
{
	char *path = place_put(folder, name, text);

	CHECK_INT(chmod(path, 0700), 0);
	return path;
}

static void check_file(const char *folder, const char *name, const char *want)
{
	struct str got = STR_INIT;
	struct error err = {0};
	char *path = file_join(folder, name);

	if (!file_read(path, &got, FILE_LIMIT, &err))
		str_addz(&got, err.msg);
	CHECK_STR(got.s, want);
	error_release(&err);
	str_release(&got);
	free(path);
}

static bool is_there(const char *folder, const char *name)
{
	char *path = file_join(folder, name);
	bool there = access(path, F_OK) == 0;

	free(path);
	return there;
}

static bool comes(const char *folder, const char *name)
{
	for (int i = 0; i < 500 && !is_there(folder, name); i++)
		nanosleep(&(struct timespec){0, 10000000}, NULL);
	return is_there(folder, name);
}

/* The argument vector of a line. */
static struct argv words_of(const char *line)
{
	struct argv a = {0};
	struct error err = {0};

	CHECK(argv_split(&a, line, &err));
	return a;
}

/* Words that a shell would act on: none of them makes the file "canary". */
TEST(launch_gives_words_and_input_as_they_are)
{
	static const char *const words[] = {
	    "-x",
	    "--renderer-cmd-prefix=touch canary",
	    "$(touch canary)",
	    "`touch canary`",
	    "; touch canary",
	    "| touch canary",
	    "&& touch canary",
	    "a\ntouch canary",
	    "'\"\\",
	    "",
	    "é «»",
	    "*",
	    "~",
	    "%s",
	};
	char *folder = place_new(), *program = put_program(folder, "recorder", recorder);
	struct slice input = SLICE("a «é»\n$(touch canary)");
	struct argv a = {0};
	struct str want = STR_INIT;
	int status;

	argv_addz(&a, program);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		argv_addz(&a, words[i]);
		str_printf(&want, "<%s>", words[i]);
	}
	CHECK_INT(launch_quiet(argv_end(&a), input, 10, &status), 0);
	CHECK_INT(status, 0);
	check_file(folder, "words", want.s);
	check_file(folder, "input", input.s);
	unlink(program);
	free(program);
	program = put_program(folder, "recorder", recorder);
	CHECK_INT(launch_front(argv_end(&a), &input, &status), 0);
	check_file(folder, "words", want.s);
	check_file(folder, "input", input.s);
	CHECK(!is_there(folder, "canary"));
	CHECK(access("canary", F_OK) != 0);
	str_release(&want);
	argv_release(&a);
	free(program);
	place_drop(folder);
}

/* Nobody is held up by who does not read, nor ended by a broken pipe. */
TEST(launch_does_not_wait_for_who_does_not_read)
{
	struct str much = STR_INIT;
	struct argv a = words_of("true");
	int status;

	while (much.len < 1 << 20)
		str_addz(&much, "all work and no play ");
	CHECK_INT(launch_front(argv_end(&a), &(struct slice){much.s, much.len}, &status), 0);
	CHECK_INT(status, 0);
	CHECK_INT(launch_quiet(argv_end(&a), (struct slice){much.s, much.len}, 10, &status), 0);
	CHECK_INT(status, 0);
	argv_release(&a);
	str_release(&much);
}

TEST(launch_says_how_it_ended)
{
	static const struct {
		const char *script, *says;
	} rows[] = {
	    {"exit 0", ""},
	    {"exit 3", "it ended with status 3"},
	    {"kill -9 $$", "it was ended by signal 9"},
	};
	struct argv missing = words_of("no-such-program-here");
	struct error err = {0};
	int status, why;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct argv a = words_of("sh -c");

		argv_addz(&a, rows[i].script);
		why = launch_front(argv_end(&a), NULL, &status);
		CHECK_INT(launch_judge("it", why, status, &err), !rows[i].says[0]);
		CHECK_STR(err.msg ? err.msg : "", rows[i].says);
		error_release(&err);
		argv_release(&a);
	}
	CHECK_INT(launch_front(argv_end(&missing), NULL, &status), ENOENT);
	CHECK_INT(launch_apart(argv_end(&missing)), ENOENT);
	argv_release(&missing);
	CHECK(!launch_judge("it", ENOENT, 0, &err));
	CHECK_STR(err.msg, "cannot run it: No such file or directory");
	error_release(&err);
}

TEST(launch_ends_who_does_not_end)
{
	struct argv a = words_of("sleep 60");
	int status;

	CHECK_INT(launch_quiet(argv_end(&a), SLICE("x"), 1, &status), 0);
	CHECK(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
	argv_release(&a);
}

/* A session of its own, no terminal, and it outlives the call. */
TEST(launch_apart_goes_on_alone)
{
	char *folder = place_new();
	char *program = put_program(folder, "p",
				    HERE "cat; echo seen\nls -l /proc/self/fd >fds\n"
					 "echo $1 >word.new\nmv word.new word\n");
	struct argv a = {0};
	struct str fds = STR_INIT;
	struct error err = {0};
	char *path = file_join(folder, "fds");
	char *ours = place_put(folder, "ours", "");
	int open_file = open(ours, O_RDONLY | O_CLOEXEC);

	argv_addz(&a, program);
	argv_addz(&a, "https://e.org/");
	CHECK_INT(launch_apart(argv_end(&a)), 0);
	CHECK(comes(folder, "word"));
	check_file(folder, "word", "https://e.org/\n");
	CHECK(file_read(path, &fds, FILE_LIMIT, &err));
	CHECK(strstr(fds.s, "0 -> /dev/null") && strstr(fds.s, "2 -> /dev/null"));
	CHECK(!strstr(fds.s, "ours"));
	CHECK(waitpid(-1, NULL, WNOHANG) < 0 && errno == ECHILD);
	close(open_file);
	argv_release(&a);
	error_release(&err);
	str_release(&fds);
	free(ours);
	free(path);
	free(program);
	place_drop(folder);
}

TEST(launch_finds_programs_in_absolute_folders)
{
	const char *old = getenv("PATH");
	char *folder = place_new(), *keep = mem_dup(old ? old : "", old ? strlen(old) : 0);

	free(put_program(folder, "here", recorder));
	place_add(folder, "plain", "no program");
	setenv("PATH", folder, 1);
	CHECK(launch_installed("here"));
	CHECK(!launch_installed("plain") || geteuid() == 0);
	CHECK(!launch_installed("sh"));
	setenv("PATH", ".::tests", 1);
	CHECK(!launch_installed("run"));
	unsetenv("PATH");
	CHECK(!launch_installed("here"));
	setenv("PATH", keep, 1);
	CHECK_STR(launch_name("/usr/bin/w3m"), "w3m");
	CHECK_STR(launch_name("w3m"), "w3m");
	free(keep);
	place_drop(folder);
}
