/* SPDX-License-Identifier: MIT */
#include "base/base64.h"

#include "test.h"

/* RFC 4648 §10, and what is not ASCII. */
TEST(base64_as_in_the_rfc)
{
	static const struct {
		struct slice bytes;
		const char *want;
	} rows[] = {
	    {SLICE(""), ""},
	    {SLICE("f"), "Zg=="},
	    {SLICE("fo"), "Zm8="},
	    {SLICE("foo"), "Zm9v"},
	    {SLICE("foob"), "Zm9vYg=="},
	    {SLICE("fooba"), "Zm9vYmE="},
	    {SLICE("foobar"), "Zm9vYmFy"},
	    {SLICE("\xfb\xff\xbe"), "+/++"},
	    {SLICE("\0\0"), "AAA="},
	    {SLICE("«é»"), "wqvDqcK7"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str out = STR_INIT;

		base64_add(&out, rows[i].bytes);
		CHECK_STR(out.s, rows[i].want);
		str_release(&out);
	}
}
