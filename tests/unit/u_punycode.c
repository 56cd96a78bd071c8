/* SPDX-License-Identifier: MIT */
#include "base/punycode.h"

#include "base/utf8.h"
#include "test.h"

#include <string.h>

/* RFC 3492 §7.1 (in small letters) and names that are in use. */
TEST(punycode_as_in_the_rfc)
{
	static const char *const rows[][2] = {
	    {"ليهمابتكلموشعربي؟", "egbpdaj6bu4bxfgehfvwxn"},
	    {"他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye"},
	    {"pročprostěnemluvíčesky", "proprostnemluvesky-uyb24dma41a"},
	    {"почемужеонинеговорятпорусски", "b1abfaaepdrnnbgefbadotcwatmq2g4l"},
	    {"porquénopuedensimplementehablarenespañol",
	     "porqunopuedensimplementehablarenespaol-fmd56a"},
	    {"3年b組金八先生", "3b-ww4c5e180e575a65lsy2b"},
	    {"münchen", "mnchen-3ya"},
	    {"bücher", "bcher-kva"},
	    {"рф", "p1ai"},
	    {"ab", "ab-"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		uint32_t points[PUNYCODE_POINTS];
		struct str out = STR_INIT;
		size_t n = 0, len = strlen(rows[i][0]);

		for (size_t at = 0; at < len; n++)
			at += utf8_decode(rows[i][0] + at, len - at, &points[n]);
		punycode_add(&out, points, n);
		CHECK_STR(out.s, rows[i][1]);
		str_release(&out);
	}
}
