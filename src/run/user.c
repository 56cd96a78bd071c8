/* SPDX-License-Identifier: MIT */
#include "run/user.h"

#include "base/file.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* name:password:uid:… */
static bool split_line(struct slice line, struct slice *name, struct slice *uid)
{
	const char *colon = memchr(line.s, ':', line.len), *second, *third,
		   *end = line.s + line.len;

	second = colon ? memchr(colon + 1, ':', (size_t)(end - colon) - 1) : NULL;
	third = second ? memchr(second + 1, ':', (size_t)(end - second) - 1) : NULL;
	if (!third)
		return false;
	*name = (struct slice){line.s, (size_t)(colon - line.s)};
	*uid = (struct slice){second + 1, (size_t)(third - second) - 1};
	return true;
}

struct slice user_in_passwd(struct slice passwd, unsigned long uid)
{
	struct str want = STR_INIT;
	struct slice found = {"", 0}, name, number;

	str_printf(&want, "%lu", uid);
	for (size_t at = 0; at < passwd.len && !found.len;) {
		const char *end = memchr(passwd.s + at, '\n', passwd.len - at);
		size_t len = end ? (size_t)(end - passwd.s) - at : passwd.len - at;

		if (split_line((struct slice){passwd.s + at, len}, &name, &number) &&
		    slice_is(number, want.s))
			found = name;
		at += len + 1;
	}
	str_release(&want);
	return found;
}

static void add_from_passwd(struct str *out)
{
	struct str bytes = STR_INIT;
	struct error err = {0};
	struct slice name;

	if (file_read("/etc/passwd", &bytes, FILE_LIMIT, &err)) {
		name = user_in_passwd((struct slice){bytes.s, bytes.len}, (unsigned long)getuid());
		str_add(out, name.s, name.len);
	}
	error_release(&err);
	str_release(&bytes);
}

char *user_name(void)
{
	static const char *const variables[] = {"USER", "LOGNAME"};
	struct str name = STR_INIT;

	for (size_t i = 0; i < sizeof variables / sizeof *variables && !name.len; i++) {
		const char *value = getenv(variables[i]);

		if (value && utf8_valid(value, strlen(value)))
			str_addz(&name, value);
	}
	if (!name.len)
		add_from_passwd(&name);
	if (!utf8_valid(name.s, name.len))
		str_clear(&name);
	if (!name.len)
		str_printf(&name, "uid %lu", (unsigned long)getuid());
	return str_take(&name);
}
