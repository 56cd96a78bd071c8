/* leader: the shell's part of a terminal session, in a process of its own.
 *
 * It opens the terminal, starts the program as the foreground group, and tells
 * the news of it through a pipe until the other end of `hold` is closed.
 * SPDX-License-Identifier: MIT
 */
#ifndef TERMINAL_LEADER_H
#define TERMINAL_LEADER_H

#include <stdbool.h>
#include <sys/resource.h>
#include <sys/types.h>

struct leader_news {
	pid_t pid;    /* 0: the program could not be started */
	double time;  /* of the start, or of the change */
	bool started; /* else status and used are set */
	int status;   /* as of waitpid */
	struct rusage used;
};

struct leader_order {
	const char *terminal; /* path of the device */
	const char *path;     /* of the program */
	char *const *argv;
	char *const *environment;
	const char *folder;   /* NULL: the current one */
	const char *files[3]; /* in place of the terminal; NULL: the terminal */
	bool detached;
	int news, hold; /* ends of the pipes: one to write, one to read */
};

/* Runs in the new process and never returns. */
_Noreturn void leader_run(const struct leader_order *o);

#endif
