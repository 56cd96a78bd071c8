/* SPDX-License-Identifier: MIT */
#include "ui/pane.h"

#include "ui/flow.h"

#include <stdio.h>

enum { SHOWN_MOST = 100 }; /* sources, links, fillers … of one fact */

static void title(const struct app *app, struct str *name, struct str *count)
{
	str_addz(name, "Facts");
	if (app->entity != ENTITY_NONE)
		str_printf(name, " · %s",
			   entity_short_name(&app->corpus->entities.list.v[app->entity]));
	if (app->filters[PANE_FACTS])
		str_printf(name, " & %s", app->filter_texts[PANE_FACTS].s);
	str_printf(count, "%zu", app->rows.facts.n);
}

static const char *verdict_glyph(enum verdict v)
{
	static const char *const glyphs[VERDICT_COUNT] = {"?", "✓", "!", "×"};

	return glyphs[v];
}

static const char *stance_glyph(enum stance s)
{
	static const char *const glyphs[STANCE_COUNT] = {"=", "“", "!", "✗", "~"};

	return glyphs[s];
}

enum { DATED = 28 }; /* columns of a list that has room for dates */

/* Mark, verdict, whether somebody denies it, date, claim: one line. */
static void draw_item(const struct app *app, struct screen *s, struct rect r, uint32_t index)
{
	const struct fact *f = &app->article->facts[index];
	int x = r.x + 1;

	if (index == app->fact)
		screen_point(s, r.x, r.y, 0x25b8, STYLE_STRONG);
	x = screen_text(s, r, x, r.y, slice_of(verdict_glyph(f->verdict)),
			style_of_verdict(f->verdict));
	x = screen_text(s, r, x, r.y, fact_is_disputed(f) ? SLICE("✗") : SLICE(" "), STYLE_DENIES);
	if (f->when && r.w >= DATED) {
		x = screen_text(s, r, x, r.y, slice_of(f->when), STYLE_DIM);
		x = screen_text(s, r, x, r.y, SLICE(" "), STYLE_DIM);
	}
	screen_ellipsis(s, r, x, r.y, r.x + r.w - x, slice_of(f->claim ? f->claim : f->id),
			STYLE_TEXT);
}

static void add_filler(const struct app *app, struct flow *f, const struct filler *who)
{
	const struct entity *e;

	if (who->entity == ENTITY_NONE) {
		flow_addz(f, who->words, STYLE_TEXT);
		return;
	}
	e = &app->corpus->entities.list.v[who->entity];
	flow_addz(f, entity_short_name(e), style_of_entity(e->type));
}

static void add_roles(const struct app *app, struct flow *f, const struct fact *fact)
{
	if (fact->predicate)
		flow_addz(f, fact->predicate, STYLE_HEADING);
	for (size_t i = 0; i < fact->role_count && i < SHOWN_MOST; i++) {
		const struct role *r = &fact->roles[i];

		flow_addz(f, i ? " · " : "  ", STYLE_DIM);
		flow_addz(f, r->name, STYLE_DIM);
		for (size_t k = 0; k < r->n && k < SHOWN_MOST; k++) {
			flow_addz(f, k ? ", " : " ", STYLE_DIM);
			add_filler(app, f, &r->fillers[k]);
		}
	}
}

static void add_labelled(struct flow *f, const char *label, const char *value)
{
	if (!value)
		return;
	if (f->text.len)
		flow_addz(f, " · ", STYLE_DIM);
	flow_addz(f, label, STYLE_DIM);
	flow_addz(f, value, STYLE_TEXT);
}

static void add_circumstances(const struct app *app, struct flow *f, const struct fact *fact)
{
	add_labelled(f, "when ", fact->when);
	if (fact->where.words) {
		flow_addz(f, f->text.len ? " · where " : "where ", STYLE_DIM);
		add_filler(app, f, &fact->where);
	}
	if (!fact->quantity.value)
		return;
	add_labelled(f, "", fact->quantity.value);
	if (fact->quantity.unit) {
		flow_addz(f, " ", STYLE_TEXT);
		flow_addz(f, fact->quantity.unit, STYLE_TEXT);
	}
	if (fact->quantity.of) {
		flow_addz(f, " ", STYLE_TEXT);
		flow_addz(f, fact->quantity.of, STYLE_TEXT);
	}
}

static void add_source(const struct app *app, struct flow *f, const struct source *src)
{
	enum style style = style_of_stance(src->stance);

	flow_addz(f, stance_glyph(src->stance), style);
	flow_addz(f, " ", style);
	add_filler(app, f, &src->who);
	flow_addz(f, " ", STYLE_TEXT);
	flow_addz(f, stance_word(src->stance), style);
	for (uint32_t i = 0; src->cue && i < src->cue->n; i++) {
		flow_addz(f, i ? " … " : " « ", STYLE_DIM);
		flow_add(f, src->cue->parts[i], STYLE_DIM);
	}
	if (src->cue)
		flow_addz(f, " »", STYLE_DIM);
}

static void add_verdict(struct flow *f, const struct fact *fact)
{
	enum style style = style_of_verdict(fact->verdict);

	flow_addz(f, verdict_glyph(fact->verdict), style);
	flow_addz(f, " ", style);
	flow_addz(f, verdict_word(fact->verdict), style);
	if (fact->reason) {
		flow_addz(f, ": ", STYLE_TEXT);
		flow_addz(f, fact->reason, STYLE_TEXT);
	}
}

static void add_origin(struct flow *f, const struct fact *fact)
{
	flow_addz(f, fact->id, STYLE_DIM);
	if (fact->by) {
		flow_addz(f, " by ", STYLE_DIM);
		flow_addz(f, fact->by, STYLE_DIM);
	}
	if (fact->on) {
		flow_addz(f, " on ", STYLE_DIM);
		flow_addz(f, fact->on, STYLE_DIM);
	}
}

/* What the target claims, if its article is in memory. */
static const char *claim_of(const struct app *app, size_t index, const char *fact)
{
	const struct article *a = app->corpus->articles.v[index].article;
	size_t f = a ? article_find_fact(a, fact) : SIZE_MAX;

	return f != SIZE_MAX ? a->facts[f].claim : NULL;
}

/* An article by date and source, or by its id while nobody has read it. */
static void add_article(struct flow *f, const struct entry *e)
{
	if (e->state != ENTRY_READ) {
		flow_addz(f, e->id, STYLE_DIM);
		return;
	}
	if (!e->summary.date[0] && !e->summary.source[0])
		flow_addz(f, e->summary.title, STYLE_DIM);
	flow_addz(f, e->summary.date, STYLE_DIM);
	flow_addz(f, e->summary.date[0] && e->summary.source[0] ? " " : "", STYLE_DIM);
	flow_addz(f, e->summary.source, STYLE_DIM);
}

static void add_link(const struct app *app, struct flow *f, const struct link *l, size_t number)
{
	size_t index = corpus_find(app->corpus, slice_of(l->article));
	const char *claim;
	char n[24];

	snprintf(n, sizeof n, "%zu ", number);
	flow_addz(f, n, STYLE_STATUS_KEY);
	flow_addz(f, link_word(l->kind),
		  l->kind == LINK_CONTRADICTS ? STYLE_DENIES : STYLE_ASSERTS);
	flow_addz(f, " ", STYLE_TEXT);
	if (index == SIZE_MAX) {
		flow_addz(f, l->article, STYLE_DANGER);
		return;
	}
	if (index != app->current) {
		add_article(f, &app->corpus->articles.v[index]);
		flow_addz(f, ": ", STYLE_DIM);
	}
	claim = claim_of(app, index, l->fact);
	flow_addz(f, claim ? claim : l->fact, STYLE_TEXT);
}

static void add_state(struct flow *f, const struct anchor *a, const char *what)
{
	if (a->state == ANCHOR_EXACT)
		return;
	flow_addz(f, what, STYLE_STATUS_NOTE);
	flow_addz(f, a->state == ANCHOR_FUZZY ? " found by likeness: " : " not found in the text: ",
		  STYLE_STATUS_NOTE);
	flow_add(f, a->parts[0], STYLE_TEXT);
}

/* The selected fact, paragraph by paragraph, in a rectangle that is scrolled. */
struct detail {
	struct flow flow;
	struct screen *s; /* NULL: only count the rows */
	struct rect r;    /* what is left of it */
	int skip;         /* rows still above it */
	int rows;         /* of all paragraphs so far */
};

/* Draws the paragraph that was added. */
static void flush(struct detail *d, int indent)
{
	int rows = flow_rows(&d->flow, d->r.w, indent), drawn;

	d->rows += rows;
	if (d->s && d->skip < rows) {
		drawn = flow_draw(&d->flow, d->s, d->r, indent, d->skip);
		d->r.y += drawn;
		d->r.h -= drawn;
		d->skip = 0;
	} else {
		d->skip -= d->s ? rows : 0;
	}
	flow_clear(&d->flow);
}

/* What a reader would never scroll through is only counted. */
static bool enough(struct detail *d, size_t i, size_t n, const char *what)
{
	struct str s = STR_INIT;

	if (i < SHOWN_MOST)
		return false;
	str_printf(&s, "… and %zu more %s", n - i, what);
	flow_add(&d->flow, (struct slice){s.s, s.len}, STYLE_DIM);
	flush(d, 2);
	str_release(&s);
	return true;
}

static void add_sources(const struct app *app, struct detail *d, const struct fact *fact)
{
	for (size_t i = 0; i < fact->source_count; i++) {
		if (enough(d, i, fact->source_count, "sources"))
			break;
		add_source(app, &d->flow, &fact->sources[i]);
		flush(d, 2);
	}
	if (fact->source_count == 0) {
		flow_addz(&d->flow, "= the article itself asserts it", STYLE_ASSERTS);
		flush(d, 2);
	}
}

static void add_fact(const struct app *app, struct detail *d, const struct fact *fact)
{
	flow_addz(&d->flow, fact->claim ? fact->claim : "(no claim is written)", STYLE_STRONG);
	flush(d, 0);
	add_sources(app, d, fact);
	add_circumstances(app, &d->flow, fact);
	flush(d, 2);
	for (size_t i = 0; i < fact->link_count; i++) {
		if (enough(d, i, fact->link_count, "links"))
			break;
		add_link(app, &d->flow, &fact->links[i], i + 1);
		flush(d, 2);
	}
	add_verdict(&d->flow, fact);
	flush(d, 2);
	add_roles(app, &d->flow, fact);
	flush(d, 2);
	for (size_t i = 0; i < fact->evidence_count && i < SHOWN_MOST; i++) {
		add_state(&d->flow, fact->evidence[i], "evidence");
		flush(d, 2);
	}
	if (fact->note)
		flow_addz(&d->flow, fact->note, STYLE_DIM);
	flush(d, 0);
	add_origin(&d->flow, fact);
	flush(d, 2);
}

/* Scrolled by app->detail_top, but never past its end; ▾ where more follows. */
static void draw_detail(const struct app *app, struct screen *s, struct rect r,
			const struct fact *fact)
{
	struct detail d = {.r = r};
	int rows;

	flow_init(&d.flow);
	add_fact(app, &d, fact);
	rows = d.rows;
	d.s = s;
	d.skip = app->detail_top < rows - r.h ? app->detail_top : rows - r.h;
	if (d.skip < 0)
		d.skip = 0;
	if (rows - d.skip > r.h)
		screen_point(s, r.x + r.w, r.y + r.h - 1, 0x25be, STYLE_STATUS_KEY);
	if (d.skip > 0)
		screen_point(s, r.x + r.w, r.y, 0x25b4, STYLE_STATUS_KEY);
	add_fact(app, &d, fact);
	flow_release(&d.flow);
}

static void draw_list(const struct app *app, struct screen *s, struct rect r)
{
	size_t cursor = app->lists[PANE_FACTS].cursor, n = app->rows.facts.n;
	size_t top = rows_fact_top(app, r.h);

	for (int y = 0; y < r.h && top + (size_t)y < n; y++) {
		struct rect line = {r.x, r.y + y, r.w, 1};

		draw_item(app, s, line, app->rows.facts.v[top + (size_t)y]);
		if (top + (size_t)y == cursor)
			pane_mark_row(app, s, PANE_FACTS, line);
	}
}

static void say_nothing(const struct app *app, struct screen *s, struct rect r)
{
	struct str line = STR_INIT;

	if (app->filters[PANE_FACTS])
		pane_say_filtered(app, s, r, "no fact has these words");
	else if (app->entity == ENTITY_NONE)
		pane_say(s, r, "no fact is stated in this article");
	else {
		str_printf(&line, "no fact is stated about it here; %s lists all facts",
			   app_key(app, "all-facts").s);
		pane_say(s, r, line.s);
	}
	str_release(&line);
}

static void draw(const struct app *app, struct screen *s)
{
	struct rect r = app->layout.panes[PANE_FACTS], list, detail;

	if (app->rows.facts.n == 0) {
		say_nothing(app, s, r);
		return;
	}
	rows_fact_places(app, &list, &detail);
	draw_list(app, s, list);
	if (detail.w <= 0)
		return;
	if (detail.y == r.y)
		screen_vline(s, detail.x - 2, r.y, r.h, STYLE_BORDER);
	else
		screen_hline(s, r.x, detail.y - 1, r.w, STYLE_BORDER);
	draw_detail(app, s, detail, &app->article->facts[app->fact]);
}

const struct pane_view pane_facts = {title, draw};
