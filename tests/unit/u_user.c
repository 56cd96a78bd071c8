/* SPDX-License-Identifier: MIT */
#include "run/user.h"

#include "test.h"

#include <stdlib.h>
#include <string.h>

TEST(user_is_found_by_number)
{
	static const char passwd[] = "root:x:0:0:root:/root:/bin/sh\n"
				     "# a remark\n"
				     "\n"
				     "broken:x\n"
				     "ann:x:1000:1000:Ann,,,:/home/ann:/bin/sh\n"
				     "bob:x:100:100::/:/bin/sh";
	static const struct {
		unsigned long uid;
		const char *name;
	} rows[] = {{0, "root"}, {1000, "ann"}, {100, "bob"}, {10, ""}, {1, ""}};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct slice name = user_in_passwd(slice_of(passwd), rows[i].uid);

		test_row("%lu", rows[i].uid);
		CHECK(slice_is(name, rows[i].name));
	}
	CHECK_INT(user_in_passwd(SLICE(""), 0).len, 0);
}

TEST(user_has_always_a_name)
{
	char *before = getenv("USER") ? strdup(getenv("USER")) : NULL;
	char *name;

	setenv("USER", "zoé", 1);
	name = user_name();
	CHECK_STR(name, "zoé");
	free(name);
	setenv("USER", "zo\xe9", 1);
	name = user_name();
	CHECK(name[0] != '\0' && !strchr(name, '\xe9'));
	free(name);
	setenv("USER", "", 1);
	name = user_name();
	CHECK(name[0] != '\0');
	free(name);
	if (before)
		setenv("USER", before, 1);
	else
		unsetenv("USER");
	free(before);
}
