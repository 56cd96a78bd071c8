/* SPDX-License-Identifier: MIT */
#include "ui/overlay.h"

#include "text/sentence.h"
#include "ui/flow.h"

#include <string.h>

enum { SIDE_BY_SIDE = 66, SHOWN_MOST = 50 };

/* One of the two, and the other one to compare it with. */
struct side {
	const struct app *app;
	const struct compare_side *name;
	const struct compare_side *other_name;
	const struct article *article;
	const struct fact *fact; /* NULL: not in memory, or gone */
	const struct fact *other;
	const char *what; /* heading */
};

/* Where it is drawn, paragraph by paragraph. */
struct column {
	struct flow flow;
	struct screen *s;
	struct rect r;
	int skip;
	int rows; /* of all that was added, scrolled away or not */
};

static void flush(struct column *c, int indent)
{
	int rows = flow_rows(&c->flow, c->r.w, indent), drawn = 0;

	c->rows += rows;

	if (c->skip < rows && c->r.h > 0)
		drawn = flow_draw(&c->flow, c->s, c->r, indent, c->skip);
	c->r.y += drawn;
	c->r.h -= drawn;
	c->skip = c->skip > rows ? c->skip - rows : 0;
	flow_clear(&c->flow);
}

/* Empty rows until it is as long as the other. */
static void fill_up(struct column *c, const struct column *other)
{
	int n = other->rows - c->rows, hidden;

	if (n <= 0)
		return;
	hidden = n < c->skip ? n : c->skip;
	c->rows += n;
	c->skip -= hidden;
	c->r.y += n - hidden;
	c->r.h -= n - hidden;
}

/* Does a field of the schema differ between the two? */
static bool differs(const struct side *d, const char *key)
{
	return d->other && !field_same(schema_find(&schema_fact, slice_of(key)), d->fact, d->other);
}

static void add_mark(struct column *c, bool other, const char *label)
{
	flow_addz(&c->flow, other ? "≠ " : "  ", STYLE_STATUS_NOTE);
	flow_addz(&c->flow, label, other ? STYLE_STATUS_NOTE : STYLE_DIM);
	flow_addz(&c->flow, " ", STYLE_DIM);
}

static void add_label(struct column *c, const struct side *d, const char *key, const char *label)
{
	add_mark(c, differs(d, key), label);
}

static void add_filler(struct column *c, const struct side *d, const struct filler *who)
{
	const struct entity *e;

	if (who->entity == ENTITY_NONE) {
		flow_addz(&c->flow, who->words, STYLE_TEXT);
		return;
	}
	e = &d->app->corpus->entities.list.v[who->entity];
	flow_addz(&c->flow, entity_short_name(e), style_of_entity(e->type));
}

static void draw_words(struct column *c, const struct side *d, const char *key, const char *label)
{
	const struct schema_field *row = schema_find(&schema_fact, slice_of(key));
	const char *words = *schema_text(row, (void *)(uintptr_t)d->fact);

	if (!words && !differs(d, key))
		return;
	add_label(c, d, key, label);
	flow_addz(&c->flow, words ? words : "–", STYLE_TEXT);
	flush(c, 4);
}

static bool same_fillers(const struct role *a, const struct role *b)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (a->fillers[i].entity != b->fillers[i].entity ||
		    strcmp(a->fillers[i].words, b->fillers[i].words) != 0)
			return false;
	return true;
}

/* Does the other one give this role to somebody else, or not at all? */
static bool role_differs(const struct side *d, const struct role *r)
{
	for (size_t i = 0; d->other && i < d->other->role_count; i++)
		if (strcmp(d->other->roles[i].name, r->name) == 0)
			return !same_fillers(r, &d->other->roles[i]);
	return d->other != NULL;
}

static void draw_roles(struct column *c, const struct side *d)
{
	for (size_t i = 0; i < d->fact->role_count && i < SHOWN_MOST; i++) {
		const struct role *r = &d->fact->roles[i];

		add_mark(c, role_differs(d, r), r->name);
		for (size_t k = 0; k < r->n && k < SHOWN_MOST; k++) {
			flow_addz(&c->flow, k ? ", " : "", STYLE_DIM);
			add_filler(c, d, &r->fillers[k]);
		}
		flush(c, 4);
	}
}

static void draw_place(struct column *c, const struct side *d)
{
	if (!d->fact->where.words && !differs(d, "where"))
		return;
	add_label(c, d, "where", "where");
	if (d->fact->where.words)
		add_filler(c, d, &d->fact->where);
	else
		flow_addz(&c->flow, "–", STYLE_TEXT);
	flush(c, 4);
}

static void draw_quantity(struct column *c, const struct side *d)
{
	const struct quantity *q = &d->fact->quantity;

	if (!q->value && !differs(d, "quantity"))
		return;
	add_label(c, d, "quantity", "quantity");
	flow_addz(&c->flow, q->value ? q->value : "–", STYLE_TEXT);
	if (q->unit) {
		flow_addz(&c->flow, " ", STYLE_TEXT);
		flow_addz(&c->flow, q->unit, STYLE_TEXT);
	}
	if (q->of) {
		flow_addz(&c->flow, " of ", STYLE_DIM);
		flow_addz(&c->flow, q->of, STYLE_TEXT);
	}
	flush(c, 4);
}

static void draw_sources(struct column *c, const struct side *d)
{
	for (size_t i = 0; i < d->fact->source_count && i < SHOWN_MOST; i++) {
		const struct source *src = &d->fact->sources[i];

		add_label(c, d, "sources", "says");
		add_filler(c, d, &src->who);
		flow_addz(&c->flow, " ", STYLE_TEXT);
		flow_addz(&c->flow, stance_word(src->stance), style_of_stance(src->stance));
		flush(c, 4);
	}
	if (d->fact->source_count)
		return;
	add_label(c, d, "sources", "says");
	flow_addz(&c->flow, "the article itself", STYLE_TEXT);
	flush(c, 4);
}

static void draw_verdict(struct column *c, const struct side *d)
{
	add_label(c, d, "verdict", "verdict");
	flow_addz(&c->flow, verdict_word(d->fact->verdict), style_of_verdict(d->fact->verdict));
	if (d->fact->reason) {
		flow_addz(&c->flow, ": ", STYLE_DIM);
		flow_addz(&c->flow, d->fact->reason, STYLE_TEXT);
	}
	flush(c, 4);
}

/* How the two are linked already. */
static void draw_links(struct column *c, const struct side *d)
{
	for (size_t i = 0; i < d->fact->link_count; i++) {
		const struct link *l = &d->fact->links[i];

		if (strcmp(l->article, d->other_name->article.s) != 0 ||
		    strcmp(l->fact, d->other_name->fact.s) != 0)
			continue;
		flow_addz(&c->flow, "  linked ", STYLE_DIM);
		flow_addz(&c->flow, link_word(l->kind), STYLE_STRONG);
		flush(c, 4);
	}
}

/* The words of all evidence that was found, in the order of the text. */
struct pieces {
	struct span v[SHOWN_MOST];
	size_t n;
};

static void add_piece(struct pieces *p, struct span s)
{
	size_t at = p->n;

	if (p->n == SHOWN_MOST)
		return;
	for (; at > 0 && p->v[at - 1].start > s.start; at--)
		p->v[at] = p->v[at - 1];
	p->v[at] = s;
	p->n++;
}

/* From the first of them on those in the same sentences, with what stands around them;
 * returns how many these are. */
static size_t add_context(struct column *c, const struct article *a, const struct span *v, size_t n)
{
	struct slice text = a->text;
	size_t at = offsets_byte(&a->offsets, v[0].start), to = at, i = 0;
	struct sentence s;

	if (sentence_at(text.s, text.len, at, &s) && s.start < at)
		at = s.start;
	flow_addz(&c->flow, "  ", STYLE_DIM);
	for (; i < n; i++) {
		size_t start = offsets_byte(&a->offsets, v[i].start);
		size_t end = offsets_byte(&a->offsets, v[i].end);

		if (i && start >= to)
			break;
		start = start < at ? at : start; /* two that share words */
		end = end < start ? start : end;
		flow_add(&c->flow, (struct slice){text.s + at, start - at}, STYLE_DIM);
		flow_add(&c->flow, (struct slice){text.s + start, end - start}, STYLE_EVIDENCE);
		at = end;
		to = end > to ? end : to;
		if (end > start && sentence_at(text.s, text.len, end - 1, &s) && s.end > to)
			to = s.end;
	}
	flow_add(&c->flow, (struct slice){text.s + at, to - at}, STYLE_DIM);
	return i;
}

static void draw_evidence(struct column *c, const struct side *d)
{
	struct pieces p = {.n = 0};

	for (size_t i = 0; i < d->fact->evidence_count && i < SHOWN_MOST; i++) {
		const struct anchor *e = d->fact->evidence[i];

		for (uint32_t k = 0; e->state != ANCHOR_ORPHAN && k < e->n; k++)
			add_piece(&p, e->spans[k]);
	}
	for (size_t i = 0; i < p.n;) {
		i += add_context(c, d->article, p.v + i, p.n - i);
		flush(c, 2);
	}
	for (size_t i = 0; i < d->fact->evidence_count && i < SHOWN_MOST; i++) {
		const struct anchor *e = d->fact->evidence[i];

		if (e->state != ANCHOR_ORPHAN)
			continue;
		flow_addz(&c->flow, "  not found in the text: ", STYLE_DANGER);
		flow_add(&c->flow, e->parts[0], STYLE_TEXT);
		flush(c, 2);
	}
}

static void draw_heading(struct column *c, const struct side *d)
{
	flow_addz(&c->flow, d->what, STYLE_HEADING);
	flow_addz(&c->flow, " ", STYLE_DIM);
	if (d->article && d->article->date[0]) {
		flow_addz(&c->flow, d->article->date, STYLE_DIM);
		flow_addz(&c->flow, " ", STYLE_DIM);
	}
	flow_addz(&c->flow,
		  d->article && d->article->source_name[0] ? d->article->source_name
							   : d->name->article.s,
		  STYLE_DIM);
	flush(c, 2);
}

static void draw_claim(struct column *c, const struct side *d)
{
	flow_addz(&c->flow, d->fact->claim ? d->fact->claim : d->fact->id, STYLE_STRONG);
	flush(c, 0);
}

static void draw_predicate(struct column *c, const struct side *d)
{
	draw_words(c, d, "predicate", "predicate");
}

static void draw_time(struct column *c, const struct side *d)
{
	draw_words(c, d, "when", "when");
}

static void draw_missing(struct column *c, const struct side *d)
{
	draw_heading(c, d);
	flow_addz(&c->flow,
		  d->article ? "this fact is not there any more" : "the article is being read",
		  STYLE_DANGER);
	flush(c, 0);
}

static void (*const parts[])(struct column *c, const struct side *d) = {
    draw_heading, draw_claim,    draw_evidence, draw_predicate, draw_roles, draw_time,
    draw_place,   draw_quantity, draw_sources,  draw_verdict,   draw_links};

static void draw_part(struct column *c, const struct side *d, size_t i)
{
	if (d->fact)
		parts[i](c, d);
	else if (i == 0)
		draw_missing(c, d);
}

struct pair {
	struct column *left, *right;
	const struct side *a, *b;
};

/* With `level` each part begins on the row of the other one's. */
static void draw_parts(const struct pair *p, bool level)
{
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		draw_part(p->left, p->a, i);
		draw_part(p->right, p->b, i);
		if (level) {
			fill_up(p->left, p->right);
			fill_up(p->right, p->left);
		}
	}
}

/* Beside one another they are level where there is room for that. */
static void draw_sides(const struct pair *p)
{
	bool level = p->left->r.y == p->right->r.y;
	struct column left = *p->left, right = *p->right;

	if (level) { /* nothing is drawn in no rows, but they are counted */
		p->left->r.h = p->right->r.h = 0;
		draw_parts(p, true);
		level = p->left->rows <= left.r.h;
		left.flow = p->left->flow;
		right.flow = p->right->flow;
		*p->left = left;
		*p->right = right;
	}
	draw_parts(p, level);
}

static struct side side_of(const struct app *app, const struct compare_side *name)
{
	struct side d = {.app = app, .name = name};
	size_t index = corpus_find(app->corpus, slice_of(name->article.s)), f = SIZE_MAX;

	if (index != SIZE_MAX)
		d.article = app->corpus->articles.v[index].article;
	if (d.article)
		f = article_find_fact(d.article, name->fact.s);
	if (f != SIZE_MAX)
		d.fact = &d.article->facts[f];
	return d;
}

/* In the corner: that it goes on below. */
static void mark_rest(const struct column *c, struct rect r, int scroll)
{
	if (c->rows - scroll > r.h && r.h > 0)
		screen_point(c->s, r.x + r.w - 1, r.y + r.h - 1, 0x25be, STYLE_STATUS_KEY);
}

void overlay_compare(const struct app *app, struct screen *s)
{
	struct side a = side_of(app, &app->compare.pinned), b = side_of(app, &app->compare.other);
	struct rect r =
	    overlay_box(app, s, app->layout.cols, app->layout.rows, "Two facts: link 1 to 2");
	struct column left = {.s = s, .r = r, .skip = app->compare.scroll}, right = left;
	struct rect ends[2];

	a.what = "1";
	b.what = "2";
	a.other = b.fact;
	b.other = a.fact;
	a.other_name = b.name;
	b.other_name = a.name;
	if (r.w >= SIDE_BY_SIDE) {
		left.r.w = r.w / 2 - 1;
		right.r.x = r.x + r.w / 2 + 1;
		right.r.w = r.x + r.w - right.r.x;
		screen_vline(s, r.x + r.w / 2 - 1, r.y, r.h, STYLE_BORDER);
		left.r.w--;
	} else {
		left.r.h = r.h / 2;
		right.r.y = r.y + left.r.h + (r.h > 4);
		right.r.h = r.y + r.h - right.r.y;
		if (r.h > 4)
			screen_hline(s, r.x, r.y + left.r.h, r.w, STYLE_BORDER);
	}
	flow_init(&left.flow);
	flow_init(&right.flow);
	ends[0] = left.r;
	ends[1] = right.r;
	draw_sides(&(struct pair){&left, &right, &a, &b});
	mark_rest(&left, ends[0], app->compare.scroll);
	mark_rest(&right, ends[1], app->compare.scroll);
	flow_release(&left.flow);
	flow_release(&right.flow);
}
