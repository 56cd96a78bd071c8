/* All colours on a terminal whose description names 256.
 *
 * curses knows colours as red, green and blue only from descriptions that say so, which
 * few hosts have, and whose keys may be others than this terminal's.  So the description
 * of the terminal itself is taken, with other words for colours, and given to curses as
 * it would be compiled: in TERMINFO, as term(5) and ncurses(3X) describe it.
 * SPDX-License-Identifier: MIT
 */
#include "term_int.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>
#include <term.h>

/* Below 16 the terminal's own colours; else red, green, blue. */
#define COLOR_WORDS(low, high, wide)                                                 \
	"\033[%?%p1%{16}%<%t%?%p1%{8}%<%t" low "%p1%d%e" high "%p1%{8}%-%d%;%e" wide \
	";2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%d%;m"

enum {
	MAGIC = 01036, /* numbers of four bytes */
	ALL_COLORS = 1 << 24,
	ALL_PAIRS = 0x7fff,
	PART_MOST = 16 << 10 /* bytes of the numbers, and of the strings */
};

static enum term_truecolor wanted;

void term_want_truecolor(enum term_truecolor how)
{
	wanted = how;
}

/* Does it say so?  GNU screen passes on what the terminal around it has said, but not
 * the colours. */
static bool says_so(void)
{
	const char *says = getenv("COLORTERM");

	return says && (strcmp(says, "truecolor") == 0 || strcmp(says, "24bit") == 0) &&
	       !getenv("STY");
}

static bool is_wanted(void)
{
	const char *none = getenv("NO_COLOR");

	if (wanted == TERM_TRUECOLOR_NO || (none && *none) || tigetflag("RGB") > 0)
		return false;
	return max_colors >= 256 && (wanted == TERM_TRUECOLOR_YES || says_so());
}

/* ---- a compiled description */

struct part {
	char bytes[PART_MOST];
	size_t n; /* what did not fit is counted only */
};

struct entry {
	struct part head, table;
};

static void add_byte(struct part *to, int byte)
{
	size_t at = to->n++;

	if (at < sizeof to->bytes)
		to->bytes[at] = (char)byte;
}

static void add_bytes(struct part *to, const char *bytes, size_t len)
{
	if (to->n + len <= PART_MOST)
		memcpy(to->bytes + to->n, bytes, len);
	to->n += len;
}

static void add_short(struct part *to, int n)
{
	add_byte(to, n & 255);
	add_byte(to, n >> 8 & 255);
}

static void add_even(struct part *to)
{
	if (to->n % 2)
		add_byte(to, 0);
}

static void add_number(struct part *to, int n)
{
	add_short(to, n & 0xffff);
	add_short(to, n < 0 ? 0xffff : n >> 16);
}

static bool is_there(const char *s)
{
	return s && s != (const char *)-1;
}

/* Where it stands in the table, counted from `base`; -1: nowhere. */
static void add_string(struct entry *e, const char *s, size_t base)
{
	if (!is_there(s)) {
		add_short(&e->head, -1);
		return;
	}
	add_short(&e->head, (int)(e->table.n - base));
	add_bytes(&e->table, s, strlen(s) + 1);
}

static void end_table(struct entry *e)
{
	add_bytes(&e->head, e->table.bytes, e->table.n);
	e->table.n = 0;
}

static const char *string_of(const TERMTYPE *t, int i)
{
	if (t->Strings[i] == set_a_foreground)
		return COLOR_WORDS("3", "9", "38");
	if (t->Strings[i] == set_a_background)
		return COLOR_WORDS("4", "10", "48");
	return t->Strings[i];
}

static size_t bytes_of_strings(const TERMTYPE *t, int from, int to, int *count)
{
	size_t bytes = 0;

	for (int i = from; i < to; i++) {
		if (!is_there(t->Strings[i]))
			continue;
		bytes += strlen(string_of(t, i)) + 1;
		++*count;
	}
	return bytes;
}

static void add_common(struct entry *e, const TERMTYPE *t)
{
	int ignored = 0;
	size_t bytes = bytes_of_strings(t, 0, STRCOUNT, &ignored);

	add_short(&e->head, MAGIC);
	add_short(&e->head, (int)strlen(t->term_names) + 1);
	add_short(&e->head, BOOLCOUNT);
	add_short(&e->head, NUMCOUNT);
	add_short(&e->head, STRCOUNT);
	add_short(&e->head, (int)bytes);
	add_bytes(&e->head, t->term_names, strlen(t->term_names) + 1);
	for (int i = 0; i < BOOLCOUNT; i++)
		add_byte(&e->head, t->Booleans[i] == 1);
	add_even(&e->head);
	for (int i = 0; i < NUMCOUNT; i++)
		add_number(&e->head, &t->Numbers[i] == &max_colors  ? ALL_COLORS
				     : &t->Numbers[i] == &max_pairs ? ALL_PAIRS
								    : t->Numbers[i]);
	for (int i = 0; i < STRCOUNT; i++)
		add_string(e, string_of(t, i), 0);
	end_table(e);
}

/* What has names of its own, and one more: that colours are RGB. */
static void add_extended(struct entry *e, const TERMTYPE *t)
{
	int names = t->ext_Booleans + t->ext_Numbers + t->ext_Strings;
	int items = names + 1;
	size_t bytes = bytes_of_strings(t, STRCOUNT, STRCOUNT + t->ext_Strings, &items);
	size_t base = bytes;

	for (int i = 0; i < names; i++)
		bytes += strlen(t->ext_Names[i]) + 1;
	add_even(&e->head);
	add_short(&e->head, t->ext_Booleans + 1);
	add_short(&e->head, t->ext_Numbers);
	add_short(&e->head, t->ext_Strings);
	add_short(&e->head, items);
	add_short(&e->head, (int)(bytes + sizeof "RGB"));
	add_byte(&e->head, 1);
	for (int i = 0; i < t->ext_Booleans; i++)
		add_byte(&e->head, t->Booleans[BOOLCOUNT + i] == 1);
	add_even(&e->head);
	for (int i = 0; i < t->ext_Numbers; i++)
		add_number(&e->head, t->Numbers[NUMCOUNT + i]);
	for (int i = 0; i < t->ext_Strings; i++)
		add_string(e, t->Strings[STRCOUNT + i], 0);
	add_string(e, "RGB", base);
	for (int i = 0; i < names; i++)
		add_string(e, t->ext_Names[i], base);
	end_table(e);
}

/* "b64:" and the bytes; yours to free. */
static char *write_base64(const struct part *p)
{
	static const char digits[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	char *out = mem_alloc(p->n / 3 * 4 + 16), *to = out + 4;

	memcpy(out, "b64:", 4);
	for (size_t i = 0; i < p->n; i += 3) {
		const unsigned char *b = (const unsigned char *)p->bytes + i;
		unsigned three = (unsigned)(b[0] << 16 | (i + 1 < p->n ? b[1] << 8 : 0) |
					    (i + 2 < p->n ? b[2] : 0));

		*to++ = digits[three >> 18];
		*to++ = digits[three >> 12 & 63];
		*to++ = i + 1 < p->n ? digits[three >> 6 & 63] : '=';
		*to++ = i + 2 < p->n ? digits[three & 63] : '=';
	}
	*to = '\0';
	return out;
}

char *term_direct_entry(void)
{
	const TERMTYPE *t = (const TERMTYPE *)cur_term;
	struct entry *e;
	char *text = NULL;

	if (!is_wanted() || !is_there(set_a_foreground) || !is_there(set_a_background))
		return NULL;
	e = mem_alloc(sizeof *e);
	e->head.n = e->table.n = 0;
	add_common(e, t);
	if (e->head.n <= PART_MOST)
		add_extended(e, t);
	if (e->head.n <= PART_MOST)
		text = write_base64(&e->head);
	free(e);
	return text;
}
