/* SPDX-License-Identifier: MIT */
#include "doc/doubt.h"

#include "test.h"

#include <stdio.h>
#include <string.h>

enum { MOST = 16 };

/* Mentions of one text, in the order of their file. */
struct probe {
	struct arena arena;
	struct offsets offsets;
	struct anchor anchors[MOST], *list[MOST];
	struct slice parts[MOST][3];
	size_t n;
};

/* "[before]quote|part[after]; …" */
static void parse(struct probe *p, const char *s)
{
	while (*s) {
		struct anchor *a = &p->anchors[p->n];

		*a = (struct anchor){.parts = p->parts[p->n]};
		p->list[p->n++] = a;
		if (*s == '[') {
			a->before = (struct slice){s + 1, strcspn(s, "]") - 1};
			s += a->before.len + 2;
		}
		for (;;) {
			a->parts[a->n].s = s;
			a->parts[a->n++].len = strcspn(s, "|[;");
			s += a->parts[a->n - 1].len;
			if (*s != '|')
				break;
			s++;
		}
		if (*s == '[') {
			a->after = (struct slice){s + 1, strcspn(s, "]") - 1};
			s += a->after.len + 2;
		}
		s += strspn(s, "; ");
	}
}

static void look(struct probe *p, const char *text, const char *mentions)
{
	*p = (struct probe){0};
	parse(p, mentions);
	offsets_build(&p->offsets, slice_of(text));
	anchor_resolve(p->list, p->n, &p->offsets, &p->arena);
}

static void drop(struct probe *p)
{
	offsets_release(&p->offsets);
	arena_release(&p->arena);
}

/* "exact Mali, fuzzy Malu" */
static const char *answer(const struct probe *p)
{
	static char out[600];
	size_t n = 0;

	out[0] = '\0';
	for (size_t i = 0; i < p->n; i++) {
		const struct anchor *a = &p->anchors[i];
		struct slice s = {"", 0};

		if (a->state != ANCHOR_ORPHAN)
			s = offsets_text(&p->offsets, a->spans[a->n - 1].start,
					 a->spans[a->n - 1].end);
		n += (size_t)snprintf(out + n, sizeof out - n, "%s%s %.*s", i ? ", " : "",
				      anchor_state_name(a->state), (int)s.len, s.s);
	}
	return out;
}

struct row {
	const char *text, *mentions, *want;
};

TEST(doubt_of_what_stands_out_of_order)
{
	static const struct row rows[] = {
	    /* the words were changed where they stood, and put in elsewhere */
	    {"Le Mali vote.\nBamako, puis Moscuo, et Gao.\nKidal.\nMoscou signe.",
	     "Mali; Bamako; Moscou; Gao; Kidal",
	     "exact Mali, exact Bamako, fuzzy Moscuo, exact Gao, exact Kidal"},
	    {"CNT, Wagner.\nGao, Kidal.\nMlai, Bamako.\nUn Mali.", "CNT; Wagner; Mali; Bamako",
	     "exact CNT, exact Wagner, exact Mali, exact Bamako"},
	    {"Mli, Bamako.\nGao, Kidal.\nUn Mali.", "Mali; Bamako; Gao; Kidal",
	     "fuzzy Mli, exact Bamako, exact Gao, exact Kidal"},
	    /* the context was */
	    {"Bamako, un Moscou là, Gao.\nKidal.\nMoscou ici.", "Bamako; Moscou[ ici]; Gao; Kidal",
	     "exact Bamako, fuzzy Moscou, exact Gao, exact Kidal"},
	    /* several are as like */
	    {"Bamako, Moscuo, Moscoi, Gao.\nKidal.\nMoscou.", "Bamako; Moscou; Gao; Kidal",
	     "exact Bamako, orphan , exact Gao, exact Kidal"},
	    /* the first and the last of the file */
	    {"Moscuo et Gao.\nKidal.\nMoscou.", "Moscou; Gao; Kidal",
	     "fuzzy Moscuo, exact Gao, exact Kidal"},
	    {"Moscou.\nKidal.\nGao et Moscuo.", "Kidal; Gao; Moscou",
	     "exact Kidal, exact Gao, fuzzy Moscuo"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct probe p;

		test_row("%zu", i);
		look(&p, rows[i].text, rows[i].mentions);
		doubt_order(p.list, p.n, &p.offsets);
		CHECK_STR(answer(&p), rows[i].want);
		for (size_t k = 0; k < p.n; k++)
			CHECK((p.anchors[k].why == NULL) == (p.anchors[k].state == ANCHOR_EXACT));
		drop(&p);
	}
}

TEST(doubt_leaves_what_may_be_right)
{
	static const struct row rows[] = {
	    /* in order, though something like it stands beside it */
	    {"Moscuo, Gao.\nMoscou.\nKidal.", "Gao; Moscou; Kidal", ""},
	    /* a paragraph moved, with its mentions */
	    {"Moscou, Wagner.\nBamako, Gao.", "Bamako; Gao; Moscou; Wagner", ""},
	    {"Moscou.\nBamako, Gao.", "Bamako; Gao; Moscou", ""},
	    /* others stand in its line */
	    {"Moscuo, Gao.\nKidal, Moscou.", "Moscou; Gao; Kidal", ""},
	    /* what is like it is another's, or no whole word, or a short word and no name */
	    {"Moscow et Gao.\nKidal.\nMoscou.", "Moscou; Moscow; Gao; Kidal", ""},
	    {"Xmoscoux et Gao.\nKidal.\nMoscou.", "Moscou; Gao; Kidal", ""},
	    {"six et Gao.\nKidal.\ndix.", "dix; Gao; Kidal", ""},
	    {"Gao.\nab.\nKidal ac.", "ac; Gao; Kidal", ""},
	    /* nothing to compare with */
	    {"Moscou.", "Moscou", ""},
	    {"Moscou.", "", ""},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct probe p;
		char before[600];

		test_row("%zu", i);
		look(&p, rows[i].text, rows[i].mentions);
		snprintf(before, sizeof before, "%s", answer(&p));
		CHECK(strstr(before, "orphan") == NULL);
		doubt_order(p.list, p.n, &p.offsets);
		CHECK_STR(answer(&p), before);
		drop(&p);
	}
}

TEST(doubt_of_further_parts)
{
	static const struct row rows[] = {
	    {"les ministres malien et russe", "ministres|russe", "exact russe"},
	    {"les ministres malien et ruses.\nLe parti russe.", "ministres|russe", "exact russe"},
	    {"les soldats, puis la mílice, ici.\nUne milice.", "soldats|milice", "fuzzy mílice"},
	    {"les soldats, milise, mílice.\nUne milice.", "soldats|milice", "orphan "},
	    {"les soldats,\npuis la milice.", "soldats|milice", "exact milice"},
	    {"les soldats\nla milice", "soldats|milice", "exact milice"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct probe p;

		test_row("%zu", i);
		look(&p, rows[i].text, rows[i].mentions);
		doubt_parts(p.list, p.n, &p.offsets);
		CHECK_STR(answer(&p), rows[i].want);
		drop(&p);
	}
}

/* One line of a megabyte, and many mentions that are out of order. */
TEST(doubt_ends_soon_on_long_lines)
{
	enum { MANY = 2000 };
	static struct anchor anchors[MANY], *list[MANY];
	static struct slice parts[MANY];
	struct str text = STR_INIT;
	struct offsets offsets = {0};
	struct arena arena = {0};
	static size_t at[MANY];

	for (size_t i = 0; i < MANY; i++) {
		for (int k = 0; k < 60; k++)
			str_addz(&text, "été ");
		at[i] = text.len;
		str_printf(&text, "Nom%zu. ", 100000 + i);
	}
	for (size_t i = 0; i < MANY; i++) {
		size_t from = MANY - 1 - i;

		parts[i] = (struct slice){text.s + at[from], 9};
		anchors[i] = (struct anchor){.parts = &parts[i], .n = 1};
		list[i] = &anchors[i];
	}
	offsets_build(&offsets, (struct slice){text.s, text.len});
	anchor_resolve(list, MANY, &offsets, &arena);
	doubt_order(list, MANY, &offsets);
	for (size_t i = 0; i < MANY; i++)
		CHECK(list[i]->state == ANCHOR_EXACT);
	offsets_release(&offsets);
	arena_release(&arena);
	str_release(&text);
}
