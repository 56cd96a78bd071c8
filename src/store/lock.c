/* SPDX-License-Identifier: MIT */
#include "store/lock.h"

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#define NAME "writer"

enum { WORD = 256, FILE_MOST = 4096 };

/* Who writes.  "-" stands for what this system does not tell. */
struct writer {
	long pid;
	char start[WORD]; /* of the process, in ticks since the boot */
	char boot[WORD];
	char host[WORD];
	long long since; /* seconds since 1970 */
};

/* ---- what the system tells */

static void read_word(const char *path, char out[WORD])
{
	FILE *f = fopen(path, "re");

	if (!f || fscanf(f, "%255s", out) != 1)
		memcpy(out, "-", 2);
	if (f)
		fclose(f);
}

/* Field 22 of its stat; the name in field 2 may hold spaces and brackets. */
static void start_of(long pid, char out[WORD])
{
	char path[64], line[1024];
	const char *p;
	size_t n;
	FILE *f;

	memcpy(out, "-", 2);
	snprintf(path, sizeof path, "/proc/%ld/stat", pid);
	f = fopen(path, "re");
	if (!f)
		return;
	n = fread(line, 1, sizeof line - 1, f);
	fclose(f);
	line[n] = '\0';
	p = strrchr(line, ')');
	for (int field = 2; p && field < 22; field++) {
		p = strchr(p, ' ');
		p += p != NULL;
	}
	if (p)
		sscanf(p, "%255s", out);
}

static void ourselves(struct writer *w)
{
	*w = (struct writer){.pid = (long)getpid(), .since = (long long)time(NULL)};
	start_of(w->pid, w->start);
	read_word("/proc/sys/kernel/random/boot_id", w->boot);
	if (gethostname(w->host, sizeof w->host - 1) < 0 || !w->host[0])
		memcpy(w->host, "-", 2);
	for (char *p = w->host; *p; p++)
		if (*p <= ' ')
			*p = '_';
}

/* ---- the file */

static bool parse(const char *text, struct writer *w)
{
	return sscanf(text, "postil1 pid %ld start %255s boot %255s host %255s since %lld", &w->pid,
		      w->start, w->boot, w->host, &w->since) == 5 &&
	       w->pid > 0;
}

/* False when there is none, or none that can be made sense of. */
static bool read_writer(const char *path, struct writer *w)
{
	struct error err = {0};
	struct str text = STR_INIT;
	bool ok = file_read(path, &text, FILE_MOST, &err) && parse(text.s, w);

	error_release(&err);
	str_release(&text);
	return ok;
}

static bool same(const struct writer *a, const struct writer *b)
{
	return a->pid == b->pid && strcmp(a->start, b->start) == 0 &&
	       strcmp(a->boot, b->boot) == 0 && strcmp(a->host, b->host) == 0;
}

/* Of another host nothing is known: it may well be alive. */
static bool is_alive(const struct writer *w, const struct writer *us)
{
	char start[WORD];

	if (strcmp(w->host, us->host) != 0)
		return true;
	if (strcmp(w->boot, us->boot) != 0)
		return false;
	if (w->pid != (long)(pid_t)w->pid || (kill((pid_t)w->pid, 0) < 0 && errno == ESRCH))
		return false;
	start_of(w->pid, start);
	return strcmp(start, "-") == 0 || strcmp(w->start, "-") == 0 ||
	       strcmp(start, w->start) == 0;
}

static void describe(struct str *out, const struct writer *w, const struct writer *us)
{
	time_t then = (time_t)w->since, now = (time_t)us->since;
	struct tm at = {0}, today = {0};
	char text[64] = "?";

	localtime_r(&now, &today);
	if (localtime_r(&then, &at))
		strftime(text, sizeof text,
			 at.tm_year == today.tm_year && at.tm_yday == today.tm_yday
			     ? "%H:%M"
			     : "%Y-%m-%d %H:%M",
			 &at);
	str_clear(out);
	str_printf(out, "process %ld on %s, since %s", w->pid, w->host, text);
}

/* ---- taking it */

/* Two that start at once come one after the other here.  -1 where that cannot be. */
static int enter(const char *path)
{
	char *folder = file_folder(path);
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	free(folder);
	while (fd >= 0 && flock(fd, LOCK_EX) < 0 && errno == EINTR)
		continue;
	return fd;
}

static void leave(int fd)
{
	if (fd >= 0)
		close(fd);
}

static bool fill(int fd, const struct writer *us)
{
	time_t since = (time_t)us->since;
	struct tm at = {0};
	char date[64];

	gmtime_r(&since, &at);
	strftime(date, sizeof date, "%Y-%m-%dT%H:%M:%SZ", &at);
	return dprintf(fd, "postil1 pid %ld start %s boot %s host %s since %lld %s\n", us->pid,
		       us->start, us->boot, us->host, us->since, date) > 0;
}

/* A file that is whole when it appears; renamed over what was there, if that holds
 * nothing any more (or we take over), linked where there was none. */
static bool put(struct lock *l, const struct writer *us, bool over, struct error *err)
{
	struct str temp = STR_INIT;
	bool ok = false;
	int fd;

	str_printf(&temp, "%s.%ld", l->path, us->pid);
	unlink(temp.s);
	fd = open(temp.s, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (fd >= 0) {
		ok = fill(fd, us);
		ok = close(fd) == 0 && ok;
		if (over)
			ok = ok && rename(temp.s, l->path) == 0;
		else
			ok = ok && (link(temp.s, l->path) == 0 || errno == EEXIST);
		if (!ok)
			error_set(err, "%s: cannot be written: %s", l->path, strerror(errno));
		unlink(temp.s);
	} else {
		error_set(err, "%s: cannot be made: %s", l->path, strerror(errno));
	}
	str_release(&temp);
	return ok;
}

/* Asks, and becomes the writer if nobody is or `by_force`. */
static bool ask(struct lock *l, bool by_force, bool *ours, struct error *err)
{
	struct writer us, them;
	int fd = enter(l->path);
	bool there, ok = true;

	ourselves(&us);
	there = read_writer(l->path, &them);
	*ours = there && same(&us, &them);
	if (!*ours && (by_force || !there || !is_alive(&them, &us))) {
		ok = put(l, &us, there || by_force || file_exists(l->path), err);
		there = read_writer(l->path, &them);
		*ours = ok && there && same(&us, &them);
	}
	leave(fd);
	str_clear(&l->holder);
	if (!*ours && there)
		describe(&l->holder, &them, &us);
	return ok;
}

/* ---- */

bool lock_open(struct lock *l, const char *state_folder, struct error *err)
{
	bool ours;

	*l = (struct lock){.holder = STR_INIT};
	if (!state_folder)
		return true;
	l->path = file_join(state_folder, NAME);
	if (ask(l, false, &ours, err))
		return true;
	free(l->path);
	l->path = NULL;
	return false;
}

bool lock_is_ours(struct lock *l)
{
	struct error err = {0};
	bool ours, ok;

	if (!l->path)
		return true;
	ok = ask(l, false, &ours, &err);
	error_release(&err);
	return ours || !ok;
}

bool lock_take(struct lock *l, struct error *err)
{
	bool ours;

	return !l->path || ask(l, true, &ours, err);
}

void lock_release(struct lock *l)
{
	struct writer us, them;

	if (l->path) {
		int fd = enter(l->path);

		ourselves(&us);
		if (read_writer(l->path, &them) && same(&us, &them))
			unlink(l->path);
		leave(fd);
	}
	free(l->path);
	l->path = NULL;
	str_release(&l->holder);
}
