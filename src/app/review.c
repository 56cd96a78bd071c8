/* SPDX-License-Identifier: MIT */
#include "app/review.h"

#include "app/app.h"
#include "app/keys.h"
#include "app/open.h"
#include "app/select.h"
#include "doc/likeness.h"
#include "review_int.h"

/* ---- the queue */

static const struct anchor *anchor_of(const struct article *a, struct review_item i)
{
	if (i.kind == REVIEW_MENTION)
		return &a->mentions[i.owner].anchor;
	if (i.kind == REVIEW_EVIDENCE)
		return a->facts[i.owner].evidence[i.part];
	return a->facts[i.owner].sources[i.part].cue;
}

static void add(struct review_state *r, const struct anchor *a, enum review_kind kind, size_t owner,
		size_t part)
{
	if (a && a->state != ANCHOR_EXACT)
		*vec_push(&r->items) = (struct review_item){kind, (uint32_t)owner, (uint32_t)part};
}

static void collect(struct review_state *r, const struct article *a)
{
	vec_clear(&r->items);
	for (size_t i = 0; a && i < a->mention_count; i++)
		add(r, &a->mentions[i].anchor, REVIEW_MENTION, i, 0);
	for (size_t i = 0; a && i < a->fact_count; i++) {
		const struct fact *f = &a->facts[i];

		for (size_t k = 0; k < f->evidence_count; k++)
			add(r, f->evidence[k], REVIEW_EVIDENCE, i, k);
		for (size_t k = 0; k < f->source_count; k++)
			add(r, f->sources[k].cue, REVIEW_CUE, i, k);
	}
	if (r->cursor >= r->items.n)
		r->cursor = r->items.n ? r->items.n - 1 : 0;
}

bool review_look(const struct app *app, struct review_look *out)
{
	const struct review_state *r = app->review.state;
	const struct article *a = app->article;
	struct review_item i;

	if (!r || !a || r->cursor >= r->items.n)
		return false;
	i = r->items.v[r->cursor];
	*out = (struct review_look){.kind = i.kind,
				    .anchor = anchor_of(a, i),
				    .number = r->cursor + 1,
				    .total = r->items.n,
				    .corpus = r->corpus};
	if (i.kind == REVIEW_MENTION)
		out->mention = &a->mentions[i.owner];
	else
		out->fact = &a->facts[i.owner];
	if (out->anchor->state == ANCHOR_FUZZY) {
		out->spans = out->anchor->spans;
		out->parts = out->anchor->n;
	} else if (r->guess.start < r->guess.end && r->shown.anchor == out->anchor) {
		out->spans = &r->guess;
		out->parts = 1;
		out->guess = true;
	}
	if (out->parts)
		out->span = out->spans[0];
	return true;
}

/* ---- where it is shown */

enum { ROWS = 9, FEW_ROWS = 8 }; /* with its border; without one on a small screen */

int review_rows(const struct app *app)
{
	int rows = app->layout.rows - app->layout.status.h;

	if (rows >= 2 * ROWS)
		return ROWS;
	return rows > FEW_ROWS ? rows * 3 / 5 : rows / 2;
}

enum { GUESS_STEPS = 2 << 20 }; /* some 8 ms: in a long text there is no guess */

/* The place that its words alone are most like; not good enough to be found. */
static struct span guess_of(const struct article *a, const struct anchor *anchor)
{
	struct likeness_match m = {{0, 0}, 0, 0};
	struct likeness l;

	if (anchor->state != ANCHOR_ORPHAN || anchor->n != 1)
		return m.quote;
	likeness_init(&l, a->text);
	l.budget = GUESS_STEPS;
	if (likeness_find(&l, anchor->before, anchor->parts[0], anchor->after, &m) !=
		LIKENESS_FOUND &&
	    likeness_find(&l, SLICE(""), anchor->parts[0], SLICE(""), &m) != LIKENESS_FOUND)
		m.quote = (struct span){0, 0};
	likeness_release(&l);
	return m.quote;
}

/* The text at the place, with what the place is about selected. */
static void go(struct app *app, const struct review_look *look)
{
	if (look->fact) {
		select_stand(app, look->span.start);
		select_fact(app, (uint32_t)(look->fact - app->article->facts));
	} else if (look->guess) {
		select_stand(app, look->span.start);
		select_entity(app, look->mention->entity);
	} else {
		select_mention(app, (uint32_t)(look->mention - app->article->mentions));
	}
}

static void stand(struct app *app)
{
	int free_rows, line;
	struct review_look look;

	if (!review_look(app, &look) || look.parts == 0)
		return;
	go(app, &look);
	free_rows = app->layout.status.y - review_rows(app) - app->layout.panes[PANE_TEXT].y;
	line = view_line(&app->view, look.span.start);
	if (line < 1 || line + 2 > free_rows)
		view_reveal(&app->view, REVEAL_TOP);
}

static void show(struct app *app)
{
	struct review_state *r = app->review.state;
	const struct anchor *a = anchor_of(app->article, r->items.v[r->cursor]);
	struct review_shown now = {app->article, a, r->items.n};

	if (r->shown.article == now.article && r->shown.anchor == a && r->shown.items == now.items)
		return;
	r->shown = now;
	r->guess = guess_of(app->article, a);
	stand(app);
}

/* ---- beginning, going on, and the end */

static void end(struct app *app)
{
	struct review_state *r = app->review.state;

	if (!r)
		return;
	if (app->mode == MODE_REVIEW)
		app->mode = MODE_NORMAL;
	if (app->focus == PANE_TEXT)
		app_focus(app, r->focus);
	vec_release(&r->items);
	free(r);
	app->review.state = NULL;
}

static void finish(struct app *app)
{
	struct review_state *r = app->review.state;
	bool corpus = r->corpus, answered = r->answered > 0;

	end(app);
	app->ended = answered;
	if (answered)
		app_note(app, "reviewed: every span%s is found exactly",
			 corpus ? " of the corpus" : "");
	else if (corpus)
		app_note(app, "nothing to review: every span of the corpus is found exactly");
	else
		app_note(app, "nothing to review in this article; gR looks through all");
}

static bool has_some(const struct article *a)
{
	return a && a->fuzzy + a->orphans > 0;
}

/* Goes through the articles behind the open one until one has something to review,
 * or must be read first; the open one is the last.  False: none has. */
static bool look_on(struct app *app, size_t at)
{
	struct review_state *r = app->review.state;
	struct corpus *c = app->corpus;

	for (; r->left > 0; at = (at + 1) % c->articles.n, r->left--) {
		const struct entry *e = &c->articles.v[at];

		if (has_some(e->article)) {
			open_article(app,
				     (struct target){.article = at, .kind = TARGET_LAST_PLACE});
			app->message_kind = MESSAGE_NONE;
			r->cursor = 0;
			return true;
		}
		if (!e->article && e->state != ENTRY_BROKEN) {
			r->waiting = at;
			effects_add(&app->effects, EFFECT_LOAD, at);
			return true;
		}
	}
	return false;
}

static bool next_article(struct app *app)
{
	struct review_state *r = app->review.state;

	r->left = app->corpus->articles.n;
	return r->left > 0 && look_on(app, (app->current + 1) % r->left);
}

/* True while an article is awaited. */
static bool waits(struct app *app)
{
	struct review_state *r = app->review.state;
	size_t at = r->waiting;
	const struct entry *e;

	if (at == NO_ARTICLE)
		return false;
	e = &app->corpus->articles.v[at];
	if (!e->article && e->state != ENTRY_BROKEN)
		return true;
	r->waiting = NO_ARTICLE;
	if (!look_on(app, at)) {
		finish(app);
		return true;
	}
	return r->waiting != NO_ARTICLE;
}

void review_settle(struct app *app)
{
	struct review_state *r = app->review.state;

	if (!r)
		return;
	if (r->selecting && !app->visual.on && app->mode == MODE_NORMAL) {
		r->selecting = false;
		app->mode = MODE_REVIEW;
	}
	if (app->mode != MODE_REVIEW || waits(app))
		return;
	collect(r, app->article);
	if (r->items.n > 0)
		show(app);
	else if (!r->corpus || !next_article(app))
		finish(app);
	else if (r->waiting == NO_ARTICLE)
		review_settle(app); /* of the article that was opened */
}

void review_start(struct app *app, bool corpus)
{
	struct review_state *r;

	if (!app->article && !corpus) {
		app_note(app, "no article is open");
		return;
	}
	visual_end(app);
	end(app);
	app_mark_jump(app);
	r = app->review.state = mem_zalloc(1, sizeof *r);
	r->corpus = corpus;
	r->waiting = NO_ARTICLE;
	r->focus = app->focus;
	app_focus(app, PANE_TEXT);
	app->mode = MODE_REVIEW;
}

/* ---- keys */

static void select_by_hand(struct app *app)
{
	struct review_look look;

	app->review.state->selecting = true;
	app->mode = MODE_NORMAL;
	if (review_look(app, &look) && look.parts && !look.guess) {
		visual_start(app, false);
		app_note(app, "select the right place: %s takes it, %s goes back",
			 app_key(app, "mark-mention").s, app_key(app, "stop-selecting").s);
	} else { /* the place may be anywhere: nothing is selected on the way */
		visual_wait(app);
		app_note(app, "go to the right place: %s selects, %s takes it, %s goes back",
			 app_key(app, "grow").s, app_key(app, "mark-mention").s,
			 app_key(app, "stop-selecting").s);
	}
}

bool review_take(struct app *app)
{
	struct review_state *r = app->review.state;
	const struct span *spans;
	struct review_look look;
	size_t n;

	if (!r || !r->selecting)
		return false;
	collect(r, app->article); /* what was selected may have been preceded by changes */
	spans = review_look(app, &look) && look.mention ? visual_spans(app, &n)
							: visual_clauses(app, &n);
	if (n == 0) {
		app_complain(app, "nothing is selected");
		return true;
	}
	r->selecting = false;
	app->mode = MODE_REVIEW;
	review_move_to(app, spans, n);
	visual_end(app);
	return true;
}

static void step_by(struct app *app, int by)
{
	struct review_state *r = app->review.state;

	if (by < 0 ? r->cursor > 0 : r->cursor + 1 < r->items.n)
		r->cursor += (size_t)by;
	else if (by > 0 && r->corpus && next_article(app))
		app->message_kind = MESSAGE_NONE;
	else
		app_note(app, by < 0 ? "this is the first one" : "this is the last one; q ends");
}

static const struct mode_key review_key_rows[] = {
    {"y", "it is this place", "yes", "Write the place down that is shown"},
    {"n", "next", "next", "Leave it, and go to the next one"},
    {"k", "previous", "back", "Go to the one before"},
    {"v", "select it", "select", "Go to the text and select the right place"},
    {"D", "remove it", "remove", "Remove the mention or the quote"},
    {"u", "undo", "undo", "Undo the last step"},
    {"q", "end", "end", "End the review"},
};
const struct mode_keys review_keys = {"The place that was not found exactly", review_key_rows,
				      sizeof review_key_rows / sizeof review_key_rows[0]};

void review_key(struct app *app, uint32_t key)
{
	if (!app->review.state || key == 'q' || key == KEYS_ESC || key == KEYS_CTRL('C')) {
		end(app);
		app->mode = MODE_NORMAL;
	} else if (key == 'y') {
		review_accept(app);
	} else if (key == 'n' || key == 'j' || key == KEYS_DOWN) {
		step_by(app, 1);
	} else if (key == 'k' || key == KEYS_UP) {
		step_by(app, -1);
	} else if (key == 'v') {
		select_by_hand(app);
	} else if (key == 'D') {
		review_drop(app);
	} else if (key == 'u') {
		if (app_may_write(app))
			effects_add(&app->effects, EFFECT_UNDO, 0);
	} else if (key == KEYS_CTRL('L')) {
		effects_add(&app->effects, EFFECT_REDRAW, 0);
	} else {
		app_note(app,
			 "y writes the new place down, v selects another, D removes it, q ends");
	}
}

void review_release(struct review *r)
{
	if (!r->state)
		return;
	vec_release(&r->state->items);
	free(r->state);
	r->state = NULL;
}
