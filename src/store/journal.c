/* SPDX-License-Identifier: MIT */
#include "store/journal.h"

#include "base/file.h"
#include "journal_int.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { TAIL = 64 << 10 }; /* bytes at the end that are looked at first */

struct journal {
	char *path;
	int fd;
	size_t size;   /* of the file when it was seen last, */
	uint64_t last; /* and the number of its last entry */
};

/* ---- the file */

static bool fail(struct journal *j, const char *what, struct error *err)
{
	return error_set(err, "%s: %s: %s; nothing was written to the history", j->path, what,
			 strerror(errno));
}

static void lock(struct journal *j, int how)
{
	while (flock(j->fd, how) < 0 && errno == EINTR)
		continue;
}

static bool open_file(struct journal *j, struct error *err)
{
	j->size = 0;
	j->last = 0;
	j->fd =
	    open(j->path, O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0600);
	return j->fd >= 0 || fail(j, "cannot open it", err);
}

/* Bytes [from, size) of the file. */
static bool read_from(struct journal *j, size_t from, size_t size, struct str *out)
{
	str_clear(out);
	str_reserve(out, size - from + 1);
	while (out->len < size - from) {
		ssize_t n = pread(j->fd, out->s + out->len, size - from - out->len,
				  (off_t)(from + out->len));

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		if (n == 0)
			break;
		out->len += (size_t)n;
	}
	out->s[out->len] = '\0';
	return true;
}

/* The size, and whether it is still the file of that name and not a deleted one. */
static bool size_of(struct journal *j, size_t *size, bool *gone)
{
	struct stat st;

	if (fstat(j->fd, &st) < 0)
		return false;
	*size = (size_t)st.st_size;
	*gone = st.st_nlink == 0;
	return true;
}

/* ---- its end */

/* What the last lines say. */
struct tail {
	struct str bytes;
	size_t start;  /* of its first line, in bytes */
	size_t sound;  /* end in the file of the last line that is whole */
	bool unended;  /* that line has lost its newline */
	uint64_t last; /* the number of the last entry, damaged ones counted on */
	bool any;      /* a sound line was seen */
};

/* Past the newline that ends what is there in front. */
static size_t first_line(const struct tail *t, size_t from)
{
	const char *end = from ? memchr(t->bytes.s, '\n', t->bytes.len) : NULL;

	if (!from)
		return 0;
	return end ? (size_t)(end - t->bytes.s) + 1 : t->bytes.len;
}

static void look(struct tail *t, size_t from)
{
	struct slice all = {t->bytes.s, t->bytes.len};
	const char *newline = NULL;
	struct journal_line line = {0};
	size_t at = first_line(t, from), damaged = 0, end = 0;

	t->start = at;
	t->any = false;
	t->last = 0;
	while (journal_line_next(all, &at, &line, &damaged)) {
		t->any = true;
		t->last = line.number;
		end = line.end;
		damaged = 0;
	}
	t->last += damaged;
	for (size_t i = all.len; i > end && !newline; i--)
		if (all.s[i - 1] == '\n')
			newline = all.s + i - 1;
	t->unended = t->any && end == all.len;
	t->sound = from + (t->unended ? end : newline ? (size_t)(newline - all.s) + 1 : 0);
}

/* From the end backwards, as far as is needed to find one sound line. */
static bool read_tail(struct journal *j, size_t size, struct tail *t)
{
	for (size_t window = TAIL;; window *= 8) {
		size_t from = size > window ? size - window : 0;

		if (!read_from(j, from, size, &t->bytes))
			return false;
		look(t, from);
		if (t->any || !from)
			return true;
	}
}

/* ---- appending */

static bool cut(struct journal *j, size_t size)
{
	int n;

	do
		n = ftruncate(j->fd, (off_t)size);
	while (n < 0 && errno == EINTR);
	return n == 0;
}

/* Gives the end of the file that a new line may follow, and the number before it. */
static bool find_end(struct journal *j, bool *unended, struct error *err)
{
	struct tail t = {.bytes = STR_INIT};
	size_t size = 0;
	bool gone, ok;

	*unended = false;
	ok = size_of(j, &size, &gone);
	if (ok && size == j->size && size)
		return true;
	ok = ok && read_tail(j, size, &t);
	if (ok && t.sound < size && !t.unended)
		ok = cut(j, t.sound);
	str_release(&t.bytes);
	if (!ok)
		return fail(j, "cannot read its end", err);
	j->size = t.sound;
	j->last = t.last;
	*unended = t.unended;
	return true;
}

static int sync_data(int fd)
{
	int n;

	do
		n = fdatasync(fd);
	while (n < 0 && errno == EINTR);
	return n;
}

/* Without `sync` it may be lost in a power cut. */
static bool add_line(struct journal *j, struct slice line, bool sync, struct error *err)
{
	int error;

	if (file_write(j->fd, line) && (!sync || sync_data(j->fd) == 0)) {
		j->size += line.len;
		return true;
	}
	error = errno;
	if (!cut(j, j->size))
		j->size = 0; /* what is there is looked at next time */
	errno = error;
	return fail(j, "cannot write; make room", err);
}

/* Of a folder that was deleted under us nothing is kept: a new file is begun. */
static bool renew(struct journal *j, struct error *err)
{
	size_t size;
	bool gone = false;

	if (!size_of(j, &size, &gone) || !gone)
		return true;
	close(j->fd);
	return open_file(j, err);
}

static bool append_locked(struct journal *j, struct journal_entry *e, const struct entities *es,
			  struct error *err)
{
	struct str line = STR_INIT;
	bool unended, ok = find_end(j, &unended, err);
	uint64_t about = e->about;

	if (!ok)
		return false;
	e->number = j->last + 1;
	if (e->kind == JOURNAL_DO)
		e->about = e->number;
	if (unended)
		str_addc(&line, '\n');
	journal_line_write(&line, e, es);
	ok = add_line(j, (struct slice){line.s, line.len}, e->kind != JOURNAL_SAVED, err);
	str_release(&line);
	if (!ok) {
		e->number = 0;
		e->about = about;
		return false;
	}
	j->last = e->number;
	if (e->kind == JOURNAL_DO && e->step)
		e->step->number = e->number;
	return true;
}

bool journal_append(struct journal *j, struct journal_entry *e, const struct entities *es,
		    struct error *err)
{
	bool ok;

	if (!renew(j, err))
		return false;
	lock(j, LOCK_EX);
	ok = append_locked(j, e, es, err);
	lock(j, LOCK_UN);
	return ok;
}

/* ---- reading */

static bool read_whole(struct journal *j, struct str *out, struct error *err)
{
	size_t size;
	bool gone, ok;

	lock(j, LOCK_SH);
	ok = size_of(j, &size, &gone) && read_from(j, 0, size, out);
	lock(j, LOCK_UN);
	return ok || error_set(err, "%s: cannot read it: %s", j->path, strerror(errno));
}

bool journal_read(struct journal *j, struct entities *es,
		  bool (*each)(void *context, struct journal_entry *e), void *context,
		  size_t *damaged, struct error *err)
{
	struct str bytes = STR_INIT;
	struct arena arena = {0};
	struct journal_line line;
	bool ok = read_whole(j, &bytes, err), more = true;
	size_t at = 0;

	*damaged = 0;
	while (ok && more &&
	       journal_line_next((struct slice){bytes.s, bytes.len}, &at, &line, damaged)) {
		struct journal_entry e;

		arena_clear(&arena);
		if (journal_body_read(line.body, es, &arena, &e))
			more = each(context, &e);
		else
			*damaged += 1;
		step_free(e.step);
	}
	arena_release(&arena);
	str_release(&bytes);
	return ok;
}

/* ---- what was not saved */

struct about {
	uint64_t step;
	bool open;
};

static bool some_open(struct slice all, size_t at)
{
	VEC(struct about) steps = {0};
	struct journal_line line;
	struct journal_brief b;
	size_t damaged = 0, open = 0;

	while (journal_line_next(all, &at, &line, &damaged)) {
		size_t i = steps.n;

		if (!journal_brief(line.body, &b))
			continue;
		while (i && steps.v[i - 1].step != b.about)
			i--;
		if (!i) {
			*vec_push(&steps) = (struct about){b.about, false};
			i = steps.n;
		}
		steps.v[i - 1].open = b.kind != JOURNAL_SAVED && b.changes > 0;
	}
	for (size_t i = 0; i < steps.n; i++)
		open += steps.v[i].open;
	vec_release(&steps);
	return open > 0;
}

bool journal_is_open(struct journal *j)
{
	struct tail t = {.bytes = STR_INIT};
	size_t size;
	bool gone, open;

	lock(j, LOCK_SH);
	open = size_of(j, &size, &gone) && read_tail(j, size, &t) &&
	       some_open((struct slice){t.bytes.s, t.bytes.len}, t.start);
	lock(j, LOCK_UN);
	str_release(&t.bytes);
	return open;
}

/* ---- */

/* The name of a new file must survive as well as what is in it. */
static void sync_folder(const char *folder)
{
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd < 0)
		return;
	fsync(fd);
	close(fd);
}

struct journal *journal_open(const char *state_folder, struct error *err)
{
	struct journal *j = mem_zalloc(1, sizeof *j);
	bool unended, ok;

	j->path = file_join(state_folder, JOURNAL_FILE);
	j->fd = -1;
	ok = open_file(j, err);
	if (ok) {
		lock(j, LOCK_EX);
		ok = find_end(j, &unended, err);
		lock(j, LOCK_UN);
		if (unended)
			j->size = 0;
		if (ok && !j->last)
			sync_folder(state_folder);
	}
	if (ok)
		return j;
	journal_close(j);
	return NULL;
}

void journal_close(struct journal *j)
{
	if (!j)
		return;
	if (j->fd >= 0)
		close(j->fd);
	free(j->path);
	free(j);
}
