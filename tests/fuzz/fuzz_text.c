/* fuzz_text: the maps of wrapping, words and search hold for any bytes.
 * SPDX-License-Identifier: MIT
 */
#include "text/find.h"
#include "text/offsets.h"
#include "text/words.h"
#include "text/wrap.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void demand(bool holds)
{
	if (!holds)
		abort();
}

static void check_wrap(struct slice text, uint32_t width)
{
	struct wrap w = {0};
	const struct cluster *v;

	wrap_build(&w, text, width, WRAP_FRENCH);
	v = w.display.v;
	demand(w.n >= 1 && w.v[0].first == 0 && w.v[w.n - 1].end == w.display.n);
	for (uint32_t i = 1; i < w.n; i++)
		demand(w.v[i].first == w.v[i - 1].end && w.v[i].end > w.v[i].first);
	for (uint32_t i = 0; i < w.display.n; i++) {
		demand(v[i].byte < v[i + 1].byte && v[i].point < v[i + 1].point);
		demand(display_at_point(&w.display, v[i].point) == i);
	}
	demand(v[w.display.n].byte == text.len);
	wrap_release(&w);
}

static void check_words(struct slice text)
{
	struct word w;
	size_t first = words_at(text.s, text.len, 0, &w) ? 0 : words_next(text.s, text.len, 0);

	for (size_t at = first; at < text.len;) {
		size_t next = words_next(text.s, text.len, at);

		demand(words_at(text.s, text.len, at, &w) && w.start == at && w.end > at);
		demand(next > at && next >= w.end);
		if (next < text.len)
			demand(words_previous(text.s, text.len, next) == at);
		at = next;
	}
}

static void check_offsets(struct slice text)
{
	struct offsets o = {0};

	offsets_build(&o, text);
	for (uint32_t p = 0; p < o.points; p++)
		demand(offsets_point(&o, offsets_byte(&o, p)) == p);
	offsets_release(&o);
}

static void check_find(struct slice pattern, struct slice text, unsigned flags)
{
	struct error err = {0};
	struct find *f = find_new(pattern, flags, &err);
	struct find_match m;
	size_t at = 0;

	if (f) {
		find_text(f, text);
		for (int n = 0; n < 50 && find_next(f, at, &m, &err); n++) {
			demand(m.start >= at && m.end > m.start && m.end <= text.len);
			at = m.end;
		}
	}
	find_free(f);
	error_release(&err);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice all = {(const char *)data, size}, pattern = all;

	if (size < 2)
		return 0;
	pattern.len = size < 16 ? size / 4 : data[0] % 12u;
	all.s += pattern.len;
	all.len -= pattern.len;
	check_wrap(all, data[size - 1] % 40u);
	check_words(all);
	check_offsets(all);
	check_find(pattern, all, data[size - 1] & 15u);
	return 0;
}
