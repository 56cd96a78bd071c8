/* SPDX-License-Identifier: MIT */
#include "base/error.h"

#include "test.h"

#include <string.h>

TEST(error_set_is_false_and_holds_the_sentence)
{
	struct error err = {0};

	CHECK(!error_set(&err, "%s:%d: %s", "a.yaml", 3, "bad"));
	CHECK_STR(err.msg, "a.yaml:3: bad");
	error_release(&err);
	CHECK(err.msg == NULL);
	error_release(&err);
}

/* The arguments may come from the message that is replaced. */
TEST(error_set_may_wrap_itself)
{
	struct error err = {0};

	error_set(&err, "cannot open");
	error_set(&err, "article: %s", err.msg);
	CHECK_STR(err.msg, "article: cannot open");
	error_release(&err);
}

TEST(error_set_takes_an_empty_sentence)
{
	struct error err = {0};

	error_set(&err, "%s", "");
	CHECK_STR(err.msg, "");
	error_release(&err);
}
