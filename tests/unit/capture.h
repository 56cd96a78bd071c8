/* capture: what the program writes to stdout or stderr, as bytes.
 *
 *     struct capture c = capture_file(STDOUT_FILENO);
 *     output_text(&out, "été");
 *     CHECK_STR(capture_end(&c), "été");
 *     capture_release(&c);
 *
 * Checks belong behind capture_end: in between stdout is not the test's.
 * SPDX-License-Identifier: MIT
 */
#ifndef CAPTURE_H
#define CAPTURE_H

#include "base/str.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

struct capture {
	int target; /* the descriptor that is replaced */
	int saved;
	int source; /* where what was written can be read; -1: nowhere */
	int held;   /* a terminal keeps its bytes only while it is open */
	struct str bytes;
};

/* From now on `target` is `fd`, which is taken. */
static inline struct capture capture_begin(int target, int fd, int source)
{
	struct capture c = {target, -1, source, -1, STR_INIT};

	fflush(NULL);
	c.saved = dup(target);
	dup2(fd, target);
	if (source == fd)
		return c;
	c.held = fd;
	return c;
}

static inline struct capture capture_file(int target)
{
	char path[] = "/tmp/postil-capture-XXXXXX";
	int fd = mkstemp(path);

	unlink(path);
	return capture_begin(target, fd, fd);
}

/* What is written goes to a file that is there already, such as /dev/full. */
static inline struct capture capture_to(int target, const char *path)
{
	return capture_begin(target, open(path, O_WRONLY), -1);
}

/* A terminal of so many columns that changes nothing on its way; false where
 * there are none to be had. */
static inline bool capture_terminal(struct capture *c, int target, unsigned short columns)
{
	int master = posix_openpt(O_RDWR | O_NOCTTY), slave = -1;
	struct winsize size = {.ws_row = 24, .ws_col = columns};
	struct termios raw;

	if (master >= 0 && grantpt(master) == 0 && unlockpt(master) == 0)
		slave = open(ptsname(master), O_RDWR | O_NOCTTY);
	if (slave < 0 || tcgetattr(slave, &raw) < 0) {
		close(master);
		return false;
	}
	raw.c_oflag &= ~(tcflag_t)OPOST;
	tcsetattr(slave, TCSANOW, &raw);
	ioctl(slave, TIOCSWINSZ, &size);
	fcntl(master, F_SETFL, O_NONBLOCK);
	*c = capture_begin(target, slave, master);
	return true;
}

/* The bytes so far; the descriptor is the test's again. */
static inline const char *capture_end(struct capture *c)
{
	char piece[4096];
	ssize_t n;

	fflush(NULL);
	dup2(c->saved, c->target);
	close(c->saved);
	if (c->source < 0)
		return c->bytes.s;
	lseek(c->source, 0, SEEK_SET);
	while ((n = read(c->source, piece, sizeof piece)) > 0)
		str_add(&c->bytes, piece, (size_t)n);
	return c->bytes.s;
}

static inline void capture_release(struct capture *c)
{
	if (c->source >= 0)
		close(c->source);
	if (c->held >= 0)
		close(c->held);
	str_release(&c->bytes);
}

#endif
