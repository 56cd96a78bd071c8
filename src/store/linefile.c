/* SPDX-License-Identifier: MIT */
#include "store/linefile.h"

#include "base/file.h"
#include "base/map.h"
#include "store/jot.h"

#include <string.h>

bool linefile_read(struct linefile *f, const char *path, size_t most)
{
	struct error err = {0};
	size_t at = 0;
	bool ok;

	*f = (struct linefile){.bytes = STR_INIT};
	ok = file_read(path, &f->bytes, most, &err) || !file_exists(path);
	if (!ok || err.msg)
		str_clear(&f->bytes);
	error_release(&err);
	while (at < f->bytes.len) {
		const char *start = f->bytes.s + at;
		const char *end = memchr(start, '\n', f->bytes.len - at);
		size_t len = end ? (size_t)(end - start) : f->bytes.len - at;

		if (len)
			*vec_push(&f->lines) = (struct slice){start, len};
		at += len + 1;
	}
	return ok;
}

void linefile_release(struct linefile *f)
{
	str_release(&f->bytes);
	vec_release(&f->lines);
}

static bool can_be_one(struct slice line)
{
	return line.len && !memchr(line.s, '\n', line.len);
}

/* The old lines that no change is about, then those that were added. */
static void apply(struct linefile *f, const struct linefile_change *changes, size_t n)
{
	struct map last = {0}; /* of the changes of a line the last one */
	size_t kept = 0, at;

	for (size_t i = n; i-- > 0;)
		map_put(&last, changes[i].line, i);
	for (size_t i = 0; i < f->lines.n; i++)
		if (!map_get(&last, f->lines.v[i], &at))
			f->lines.v[kept++] = f->lines.v[i];
	f->lines.n = kept;
	for (size_t i = 0; i < n; i++)
		if (!changes[i].gone && can_be_one(changes[i].line) &&
		    map_get(&last, changes[i].line, &at) && at == i)
			*vec_push(&f->lines) = changes[i].line;
	map_release(&last);
}

static bool write_lines(const char *path, const struct linefile *f, size_t most, struct error *err)
{
	struct str out = STR_INIT;
	bool ok;

	for (size_t i = f->lines.n > most ? f->lines.n - most : 0; i < f->lines.n; i++) {
		str_add(&out, f->lines.v[i].s, f->lines.v[i].len);
		str_addc(&out, '\n');
	}
	ok = jot_write(path, (struct slice){out.s, out.len}, err);
	str_release(&out);
	return ok;
}

bool linefile_change(const char *path, const struct linefile_change *changes, size_t n, size_t most,
		     struct error *err)
{
	char *folder = file_folder(path);
	int lock = jot_lock(folder);
	struct linefile f;
	bool ok;

	linefile_read(&f, path, FILE_LIMIT);
	apply(&f, changes, n);
	ok = write_lines(path, &f, most, err);
	linefile_release(&f);
	jot_unlock(lock);
	free(folder);
	return ok;
}
