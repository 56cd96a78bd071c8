/* SPDX-License-Identifier: MIT */
#include "versions.h"

#include "base/error.h"
#include "base/file.h"
#include "base/hash.h"

#include <dirent.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

void version_make(struct str *out, unsigned long version, size_t size)
{
	str_clear(out);
	str_printf(out, "version %lu\n", version);
	for (unsigned long line = 0; out->len < size; line++)
		str_printf(out, "%lu: line %lu of version %lu\n", version * 7919 + line, line,
			   version);
	str_printf(out, "%016" PRIx64 "\n", hash_bytes((struct slice){out->s, out->len}));
}

long version_of(struct slice bytes)
{
	unsigned long version;
	char sum[17];

	if (bytes.len < 17 || sscanf(bytes.s, "version %lu", &version) != 1)
		return -1;
	snprintf(sum, sizeof sum, "%016" PRIx64,
		 hash_bytes((struct slice){bytes.s, bytes.len - 17}));
	return memcmp(sum, bytes.s + bytes.len - 17, 16) == 0 ? (long)version : -1;
}

long version_in(const char *path)
{
	struct error err = {0};
	struct str bytes = STR_INIT;
	long version = -2;

	if (file_read(path, &bytes, FILE_LIMIT, &err))
		version = version_of((struct slice){bytes.s, bytes.len});
	error_release(&err);
	str_release(&bytes);
	return version;
}

size_t leftovers_in(const char *folder)
{
	DIR *d = opendir(folder);
	struct dirent *entry;
	size_t n = 0;

	while (d && (entry = readdir(d)))
		n += save_is_leftover(entry->d_name);
	if (d)
		closedir(d);
	return n;
}

enum save_result version_save(const char *path, unsigned long before, unsigned long n, size_t size,
			      struct error *err)
{
	struct str old = STR_INIT, new = STR_INIT;
	enum save_result result;

	version_make(&old, before, size);
	version_make(&new, n, size);
	result = save_file(path, before ? hash_bytes((struct slice){old.s, old.len}) : 0,
			   (struct slice){new.s, new.len}, err);
	str_release(&old);
	str_release(&new);
	return result;
}

double milliseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}
