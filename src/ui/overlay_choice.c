/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"
#include "text/words.h"
#include "ui/flow.h"
#include "ui/overlay.h"

#include <stdlib.h>
#include <string.h>

enum { SIDE_BY_SIDE = 56, NARROW = 30, LEAST_GAP = 1 }; /* columns; rows between choices */

/* One choice: what it is about, then mine and theirs. */
struct part {
	struct flow what, mine, theirs;
	bool beside;
	int half;             /* columns of one of the two */
	int top, first, rows; /* of what; of mine; of all */
};

static int larger(int a, int b)
{
	return a > b ? a : b;
}

static int smaller(int a, int b)
{
	return a < b ? a : b;
}

/* ---- which words differ */

enum { MOST_WORDS = 300 }; /* of longer ones nothing is marked */

/* The words and signs of one side; `own`: the other side has them not, or elsewhere. */
struct words {
	const char *text;
	struct piece {
		struct slice bytes;
		bool own;
	} v[MOST_WORDS];
	size_t n;
	bool all; /* there was room for them */
};

static void words_read(struct words *w, const char *text)
{
	size_t len = strlen(text), at = 0, n;

	*w = (struct words){.text = text};
	for (; at < len && w->n < MOST_WORDS; at += n) {
		struct word word;
		uint32_t cp;

		n = utf8_decode(text + at, len - at, &cp);
		if (words_at(text + at, len - at, 0, &word))
			n = word.end;
		else if (cp <= ' ')
			continue;
		w->v[w->n++].bytes = (struct slice){text + at, n};
	}
	w->all = at >= len;
}

static bool same_piece(const struct piece *a, const struct piece *b)
{
	return a->bytes.len == b->bytes.len && !memcmp(a->bytes.s, b->bytes.s, a->bytes.len);
}

/* The longest common subsequence of what follows i of one and j of the other is
 * common[i][j] long. */
static void fill_common(const struct words *a, const struct words *b,
			uint16_t (*common)[MOST_WORDS + 1])
{
	for (size_t i = a->n; i-- > 0;)
		for (size_t j = b->n; j-- > 0;) {
			uint16_t down = common[i + 1][j], right = common[i][j + 1];

			common[i][j] = down > right ? down : right;
			if (same_piece(&a->v[i], &b->v[j]))
				common[i][j] = (uint16_t)(common[i + 1][j + 1] + 1);
		}
}

/* Where all differs nothing would stand out. */
static void words_compare(struct words *a, struct words *b)
{
	uint16_t(*common)[MOST_WORDS + 1];
	size_t i = 0, j = 0;

	if (!a->all || !b->all)
		return;
	common = mem_zalloc(MOST_WORDS + 1, sizeof *common);
	fill_common(a, b, common);
	while (common[0][0] && (i < a->n || j < b->n)) {
		if (i < a->n && j < b->n && same_piece(&a->v[i], &b->v[j])) {
			i++;
			j++;
		} else if (j == b->n || (i < a->n && common[i + 1][j] >= common[i][j + 1])) {
			a->v[i++].own = true;
		} else {
			b->v[j++].own = true;
		}
	}
	free(common);
}

static void add_words(struct flow *f, const struct words *w)
{
	const char *at = w->text;

	for (size_t i = 0; i < w->n; i++) {
		struct slice bytes = w->v[i].bytes;

		if (!w->v[i].own)
			continue;
		flow_add(f, (struct slice){at, (size_t)(bytes.s - at)}, STYLE_TEXT);
		flow_add(f, bytes, STYLE_STRONG);
		at = bytes.s + bytes.len;
	}
	flow_addz(f, at, STYLE_TEXT);
}

/* ---- one choice */

static void add_side(struct flow *f, const char *label, const struct words *w, bool decided,
		     bool kept)
{
	bool lost = decided && !kept;

	flow_addz(f, decided && kept ? "[x]" : "[ ]", lost ? STYLE_DIM : STYLE_STATUS_KEY);
	flow_addz(f, label, lost ? STYLE_DIM : STYLE_HEADING);
	if (lost)
		flow_addz(f, w->text, STYLE_DIM);
	else
		add_words(f, w);
}

static void part_make(struct part *p, const struct choice_row *row, int width, int height)
{
	struct words mine, theirs;

	flow_init(&p->what);
	flow_init(&p->mine);
	flow_init(&p->theirs);
	flow_addz(&p->what, row->what, STYLE_STRONG);
	words_read(&mine, row->mine ? row->mine : "(removed)");
	words_read(&theirs, row->theirs ? row->theirs : "(removed)");
	words_compare(&mine, &theirs);
	add_side(&p->mine, width < NARROW ? "m " : " mine: ", &mine, row->decided, row->keep_mine);
	add_side(&p->theirs, width < NARROW ? "t " : " theirs: ", &theirs, row->decided,
		 !row->keep_mine);
	p->beside = width >= SIDE_BY_SIDE;
	p->half = p->beside ? (width - 5) / 2 : width - 4;
	p->top = smaller(flow_rows(&p->what, width - 2, 2), height > 2 ? height - 2 : 0);
	p->first = flow_rows(&p->mine, p->half, 4);
	p->rows = flow_rows(&p->theirs, p->half, 4);
	if (!p->beside && p->first + p->rows > height - p->top)
		p->first = smaller(p->first, larger(1, (height - p->top) / 2));
	p->rows = p->beside ? larger(p->rows, p->first) : p->rows + p->first;
	p->rows += p->top + LEAST_GAP;
}

static void part_release(struct part *p)
{
	flow_release(&p->what);
	flow_release(&p->mine);
	flow_release(&p->theirs);
}

static struct rect under(struct rect r, int rows)
{
	return (struct rect){r.x, r.y + rows, r.w, r.h > rows ? r.h - rows : 0};
}

static void part_draw(const struct part *p, struct screen *s, struct rect r, bool current)
{
	struct rect side = under(r, p->top), mine;

	if (current)
		screen_point(s, r.x, r.y, 0x25b8, STYLE_STRONG);
	flow_draw(&p->what, s, (struct rect){r.x + 2, r.y, r.w - 2, smaller(r.h, p->top)}, 2, 0);
	side = (struct rect){r.x + 3, side.y, p->half, side.h};
	mine = side;
	mine.h = p->beside ? side.h : smaller(side.h, p->first);
	flow_draw(&p->mine, s, mine, 4, 0);
	if (p->beside)
		side.x += p->half + 2;
	else
		side = under(side, p->first);
	flow_draw(&p->theirs, s, side, 4, 0);
}

static int rows_of(const struct choices *c, size_t row, struct rect r)
{
	struct part p;

	part_make(&p, &c->rows.v[row], r.w, r.h);
	part_release(&p);
	return p.rows;
}

/* The first choice that is drawn, so that the one under the cursor is whole. */
static size_t first_shown(const struct choices *c, struct rect r)
{
	size_t first = c->cursor;
	int left = r.h - rows_of(c, first, r);

	while (first > 0 && (left -= rows_of(c, first - 1, r)) >= 0)
		first--;
	return first;
}

void overlay_choice(const struct app *app, struct screen *s)
{
	const struct choices *c = &app->choice;
	struct rect r;

	if (c->rows.n == 0)
		return;
	r = overlay_box(app, s, app->layout.cols, app->layout.rows,
			"The file was changed outside: mine or theirs?");
	for (size_t i = first_shown(c, r); i < c->rows.n && r.h > 0; i++) {
		struct part p;

		part_make(&p, &c->rows.v[i], r.w, r.h);
		part_draw(&p, s, r, i == c->cursor);
		r = under(r, p.rows);
		part_release(&p);
	}
}
