/* SPDX-License-Identifier: MIT */
#include "leader.h"

#include "usage.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

static int wake[2]; /* a byte for each SIGCHLD */

static void on_child(int number)
{
	int saved = errno;
	ssize_t written = write(wake[1], "", 1);

	(void)number;
	(void)written;
	errno = saved;
}

static void handle(int number, void (*handler)(int))
{
	struct sigaction action;

	memset(&action, 0, sizeof action);
	action.sa_handler = handler;
	sigemptyset(&action.sa_mask);
	sigaction(number, &action, NULL);
}

static void close_others(const struct leader_order *o)
{
	for (int fd = 3; fd < 256; fd++)
		if (fd != o->news && fd != o->hold)
			close(fd);
}

static void default_signals(void)
{
	sigset_t none;

	for (int number = 1; number < 32; number++)
		handle(number, SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

static void put_file(const char *path, int fd)
{
	int flags = fd == 0 ? O_RDONLY : O_WRONLY | O_CREAT | O_TRUNC;
	int file = path ? open(path, flags, 0600) : -1;

	if (file < 0)
		return;
	dup2(file, fd);
	close(file);
}

static _Noreturn void run_program(const struct leader_order *o)
{
	static const char text[] = "cannot run the program\n";

	setpgid(0, 0);
	if (!o->detached)
		tcsetpgrp(0, getpid());
	for (int fd = 0; fd < 3; fd++)
		put_file(o->files[fd], fd);
	default_signals();
	if (!o->folder || chdir(o->folder) == 0)
		execve(o->path, o->argv, o->environment);
	ssize_t written = write(2, text, sizeof text - 1);
	(void)written;
	_exit(127);
}

static void tell(const struct leader_order *o, const struct leader_news *news)
{
	if (write(o->news, news, sizeof *news) != (ssize_t)sizeof *news)
		_exit(1);
}

static void tell_changes(const struct leader_order *o)
{
	struct leader_news news;
	int status;
	pid_t pid;

	memset(&news, 0, sizeof news);
	while ((pid = wait4(-1, &status, WNOHANG | WUNTRACED | WCONTINUED, &news.used)) > 0) {
		news.pid = pid;
		news.time = usage_now();
		news.status = status;
		tell(o, &news);
	}
}

static void watch(const struct leader_order *o)
{
	struct pollfd ends[2] = {{.fd = wake[0], .events = POLLIN},
				 {.fd = o->hold, .events = POLLIN}};
	char byte;

	while (!(ends[1].revents & (POLLIN | POLLHUP))) {
		if (poll(ends, 2, -1) < 0 && errno != EINTR)
			return;
		if (ends[0].revents & POLLIN && read(wake[0], &byte, 1) == 1)
			tell_changes(o);
	}
}

static bool open_terminal(const struct leader_order *o)
{
	int fd;

	if (setsid() < 0)
		return false;
	fd = open(o->terminal, O_RDWR | (o->detached ? O_NOCTTY : 0));
	if (fd < 0)
		return false;
#ifdef TIOCSCTTY
	if (!o->detached)
		ioctl(fd, TIOCSCTTY, 0);
#endif
	for (int to = 0; to < 3; to++)
		dup2(fd, to);
	if (fd > 2)
		close(fd);
	return true;
}

void leader_run(const struct leader_order *o)
{
	static const int ignored[] = {SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGTTOU, SIGTTIN, SIGPIPE};
	struct leader_news news;

	memset(&news, 0, sizeof news);
	news.started = true;
	for (size_t i = 0; i < sizeof ignored / sizeof *ignored; i++)
		handle(ignored[i], SIG_IGN);
	close_others(o);
	if (pipe(wake) < 0 || !open_terminal(o)) {
		tell(o, &news);
		_exit(1);
	}
	fcntl(wake[0], F_SETFD, FD_CLOEXEC);
	fcntl(wake[1], F_SETFD, FD_CLOEXEC);
	fcntl(o->news, F_SETFD, FD_CLOEXEC);
	fcntl(o->hold, F_SETFD, FD_CLOEXEC);
	handle(SIGCHLD, on_child);
	news.time = usage_now();
	news.pid = fork();
	if (news.pid == 0)
		run_program(o);
	setpgid(news.pid, news.pid);
	tell(o, &news);
	watch(o);
	_exit(0);
}
