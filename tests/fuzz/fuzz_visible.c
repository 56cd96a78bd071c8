/* fuzz_visible: what comes out of any bytes may be sent to a terminal, and comes
 * out of itself unchanged.
 * SPDX-License-Identifier: MIT
 */
#include "base/unicode.h"
#include "base/utf8.h"
#include "base/visible.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void demand(bool holds)
{
	if (!holds)
		abort();
}

/* Emoji sequences aside, which VISIBLE_EMOJI lets through whole. */
static void check_point(uint32_t cp, unsigned flags)
{
	if (cp == '\n' && (flags & VISIBLE_LINES))
		return;
	demand(cp >= 0x20 && (cp < 0x7f || cp > 0x9f) && cp != UTF8_BAD);
	demand(cp < 0x202a || cp > 0x202e);
	demand(cp < 0x2066 || cp > 0x2069);
	demand(cp < 0x80 || !(flags & VISIBLE_ASCII));
	demand(unicode_width(cp) >= 0 && unicode_kind(cp) != UNICODE_PRIVATE);
	if (!(flags & VISIBLE_EMOJI) && cp != 0x200c && cp != 0x200d)
		demand(!unicode_is_ignorable(cp));
}

static void check_whole(const char *s, size_t len, unsigned flags)
{
	struct str once = STR_INIT, twice = STR_INIT;
	uint32_t cp;

	visible_add(&once, s, len, flags);
	for (size_t i = 0; i < once.len;) {
		i += utf8_decode(once.s + i, once.len - i, &cp);
		check_point(cp, flags);
	}
	if (!(flags & VISIBLE_RAW)) {
		visible_add(&twice, once.s, once.len, flags);
		demand(twice.len == once.len && memcmp(twice.s, once.s, once.len) == 0);
	}
	str_release(&once);
	str_release(&twice);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	unsigned flags = size ? data[0] & 31 : 0;
	const char *s = (const char *)data + (size > 0);
	size_t len = size - (size > 0), columns = 0;
	struct visible v;

	check_whole(s, len, flags);
	flags &= ~(unsigned)VISIBLE_LINES;
	for (size_t i = 0; i < len; i += v.len) {
		visible_next(s + i, len - i, flags, &v);
		demand(v.len >= 1 && v.len <= len - i && v.points >= 1 && v.points <= v.len);
		demand(v.out_len <= VISIBLE_BYTES);
		columns += v.columns;
	}
	demand(columns == visible_columns(s, len, flags));
	return 0;
}
