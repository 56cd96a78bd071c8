/* SPDX-License-Identifier: MIT */
#include "run/launch.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { CANNOT_RUN = 127 }; /* as shells say it */

enum how { FRONT, QUIET, APART };

/* ---- where programs are */

static bool is_in(const char *folder, size_t len, const char *name)
{
	struct str path = STR_INIT;
	bool has;

	if (!len || folder[0] != '/')
		return false;
	str_printf(&path, "%.*s/%s", (int)len, folder, name);
	has = access(path.s, X_OK) == 0 && !file_is_folder(path.s);
	str_release(&path);
	return has;
}

bool launch_installed(const char *name)
{
	const char *at = getenv("PATH");

	while (at && *at) {
		size_t len = strcspn(at, ":");

		if (is_in(at, len, name))
			return true;
		at += len + (at[len] == ':');
	}
	return false;
}

const char *launch_name(const char *program)
{
	const char *slash = strrchr(program, '/');

	return slash ? slash + 1 : program;
}

/* ---- in the child */

static void set_signal(int number, void (*handler)(int), struct sigaction *old)
{
	struct sigaction act;

	memset(&act, 0, sizeof act);
	act.sa_handler = handler;
	sigaction(number, &act, old);
}

static void set_signals_back(void)
{
	static const int numbers[] = {SIGPIPE, SIGXFSZ, SIGINT, SIGQUIT};

	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		set_signal(numbers[i], SIG_DFL, NULL);
}

static void close_terminal(bool input)
{
	int nothing = open("/dev/null", O_RDWR);

	if (!input)
		dup2(nothing, STDIN_FILENO);
	dup2(nothing, STDOUT_FILENO);
	dup2(nothing, STDERR_FILENO);
	if (nothing > STDERR_FILENO)
		close(nothing);
}

/* Never returns.  What cannot be run is told through the pipe. */
static void become(char *const *argv, enum how how, int input, int report)
{
	int why;

	set_signals_back();
	if (input >= 0)
		dup2(input, STDIN_FILENO);
	if (how != FRONT)
		close_terminal(input >= 0);
	if (how == APART)
		setsid();
	/* a session's leader could take a terminal; its child cannot, and nobody waits for it */
	if (how == APART && fork() > 0)
		_exit(0);
	execvp(argv[0], argv);
	why = errno;
	if (write(report, &why, sizeof why) < 0)
		why = 0;
	_exit(CANNOT_RUN);
}

static void write_all(int fd, struct slice s)
{
	while (s.len) {
		ssize_t n = write(fd, s.s, s.len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return;
		s = (struct slice){s.s + n, s.len - (size_t)n};
	}
}

/* ---- starting and waiting */

static bool new_pipe(int ends[2])
{
	if (pipe(ends) != 0)
		return false;
	fcntl(ends[0], F_SETFD, FD_CLOEXEC);
	fcntl(ends[1], F_SETFD, FD_CLOEXEC);
	return true;
}

/* A child that writes the text into a pipe whose other end is *input; 0: errno says why
 * there is none. */
static pid_t start_feeder(struct slice text, int *input)
{
	int ends[2];
	pid_t feeder;

	if (!new_pipe(ends))
		return 0;
	feeder = fork();
	if (feeder == 0) {
		set_signals_back();
		close(ends[0]);
		write_all(ends[1], text);
		_exit(0);
	}
	close(ends[1]);
	*input = ends[0];
	if (feeder > 0)
		return feeder;
	close(ends[0]);
	*input = -1;
	return 0;
}

/* Nobody reads any more. */
static void end_feeder(pid_t feeder)
{
	if (feeder <= 0)
		return;
	kill(feeder, SIGKILL);
	while (waitpid(feeder, NULL, 0) < 0 && errno == EINTR)
		continue;
}

/* The status it ended with.  When it stops, so does this process, and goes on with it. */
static int wait_for(pid_t child)
{
	int status = 0;

	for (;;) {
		pid_t got = waitpid(child, &status, WUNTRACED);

		if (got < 0 && errno == EINTR)
			continue;
		if (got == child && WIFSTOPPED(status))
			raise(SIGSTOP);
		else
			return got < 0 ? 0 : status;
	}
}

/* At most so long; then it is ended. */
static int wait_at_most(pid_t child, int seconds)
{
	long long left = seconds * 1000LL;
	int status = 0;

	for (; left > 0; left -= 2) {
		pid_t got = waitpid(child, &status, WNOHANG);

		if (got == child || (got < 0 && errno != EINTR))
			return got < 0 ? 0 : status;
		nanosleep(&(struct timespec){0, 2000000}, NULL);
	}
	kill(child, SIGTERM);
	return wait_for(child);
}

/* 0, or the reason why it could not be run. */
static int start(char *const *argv, enum how how, int input, pid_t *child)
{
	int report[2], why = 0;

	if (!new_pipe(report))
		return errno;
	*child = fork();
	if (*child == 0)
		become(argv, how, input, report[1]);
	if (*child < 0)
		why = errno;
	close(report[1]);
	while (*child > 0 && read(report[0], &why, sizeof why) < 0 && errno == EINTR)
		continue;
	close(report[0]);
	if (why && *child > 0)
		wait_for(*child);
	return why;
}

static int launch(char *const *argv, enum how how, const struct slice *text, int seconds,
		  int *status)
{
	struct sigaction interrupt, quit;
	pid_t child = 0, feeder = 0;
	int input = -1, why = 0;

	*status = 0;
	set_signal(SIGINT, SIG_IGN, &interrupt);
	set_signal(SIGQUIT, SIG_IGN, &quit);
	if (text)
		feeder = start_feeder(*text, &input);
	why = text && !feeder ? errno : start(argv, how, input, &child);
	if (input >= 0)
		close(input);
	if (!why)
		*status = seconds ? wait_at_most(child, seconds) : wait_for(child);
	end_feeder(feeder);
	sigaction(SIGINT, &interrupt, NULL);
	sigaction(SIGQUIT, &quit, NULL);
	return why;
}

int launch_front(char *const *argv, const struct slice *input, int *status)
{
	return launch(argv, FRONT, input, 0, status);
}

int launch_quiet(char *const *argv, struct slice input, int seconds, int *status)
{
	return launch(argv, QUIET, &input, seconds, status);
}

int launch_apart(char *const *argv)
{
	int status;

	return launch(argv, APART, NULL, 0, &status);
}

/* ---- how it ended */

bool launch_judge(const char *what, int why, int status, struct error *err)
{
	if (why)
		return error_set(err, "cannot run %s: %s", what, strerror(why));
	if (WIFSIGNALED(status))
		return error_set(err, "%s was ended by signal %d", what, WTERMSIG(status));
	if (WEXITSTATUS(status))
		return error_set(err, "%s ended with status %d", what, WEXITSTATUS(status));
	return true;
}
