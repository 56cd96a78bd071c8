/* SPDX-License-Identifier: MIT */
#include "app/replace.h"

#include "app/filter.h"
#include "app/keys.h"
#include "app/open.h"
#include "app/select.h"
#include "replace_int.h"

static bool is_split(const struct replace_state *r)
{
	return r->from != ENTITY_NONE;
}

static uint32_t shown_entity(const struct replace_state *r)
{
	return is_split(r) ? r->from : r->entity;
}

static const char *name_of(const struct app *app, uint32_t entity)
{
	return entity_short_name(&app->corpus->entities.list.v[entity]);
}

/* ---- the end */

void replace_release(struct replace *x)
{
	if (!x->state)
		return;
	vec_release(&x->state->places);
	str_release(&x->state->extra);
	arena_release(&x->state->arena);
	free(x->state);
	x->state = NULL;
}

static size_t count(const struct replace_state *r, enum answer answer)
{
	size_t n = 0;

	for (size_t i = 0; i < r->places.n; i++)
		n += r->places.v[i].answer == answer;
	return n;
}

static struct step *name_step(const struct app *app, size_t yes, size_t no)
{
	const struct replace_state *r = app->replace.state;
	const char *name = name_of(app, r->entity);

	if (is_split(r))
		return step_new("give %zu of %s to %s", yes, name_of(app, r->from), name);
	if (yes && no)
		return step_new("mark %zu of %s, refuse %zu", yes, name, no);
	if (yes)
		return step_new("mark %zu of %s", yes, name);
	return step_new("refuse %zu of %s", no, name);
}

static void note_end(struct app *app, size_t yes, size_t no)
{
	const struct replace_state *r = app->replace.state;
	struct str s = STR_INIT;

	if (is_split(r))
		str_printf(&s, "%zu given to %s", yes, name_of(app, r->entity));
	else if (yes + no == 0)
		str_printf(&s, "nothing was marked");
	else
		str_printf(&s, "%zu marked as %s", yes, name_of(app, r->entity));
	if (no && !is_split(r))
		str_printf(&s, ", %zu refused for good", no);
	if (r->unanchored)
		str_printf(&s, "; %zu could not be anchored", r->unanchored);
	if (yes + no)
		str_printf(&s, "; %s undoes it", app_key(app, "undo").s);
	app_note(app, "%s", s.s);
	str_release(&s);
}

static void leave(struct app *app)
{
	struct replace_state *r = app->replace.state;

	if (app->mode == MODE_REPLACE)
		app->mode = MODE_NORMAL;
	if (app->focus == PANE_TEXT)
		app_focus(app, r->focus);
	replace_release(&app->replace);
}

static void again(struct app *app, const struct again *what)
{
	replace_start(app, what->entity, what->number != 0);
}

static void remember(struct app *app)
{
	const struct replace_state *r = app->replace.state;

	if (is_split(r))
		return;
	app_repeat(app, (struct again){.run = again, .entity = r->entity, .number = r->corpus});
}

void replace_end(struct app *app)
{
	struct replace_state *r = app->replace.state;
	size_t yes, no;
	struct step *s;

	if (!r)
		return;
	yes = count(r, ANSWER_YES);
	no = is_split(r) ? 0 : count(r, ANSWER_NO);
	s = name_step(app, yes, no);
	for (size_t i = 0; i < r->places.n; i++) {
		const struct replace_place *p = &r->places.v[i];
		const char *article = app->corpus->articles.v[p->article].id;

		if (p->answer == ANSWER_YES)
			step_add(s, EDIT_MENTION, article, p->before, &p->mention);
		else if (p->answer == ANSWER_NO && !is_split(r))
			step_add(s, EDIT_REFUSAL, article, NULL, &p->mention);
	}
	note_end(app, yes, no);
	remember(app);
	leave(app);
	app_do(app, s);
}

/* ---- going from place to place */

static void stand(struct app *app, uint32_t point)
{
	filter_uncover(app, point);
	view_to(&app->view, point);
	view_reveal(&app->view, REVEAL_JUMP);
	app->mention = NO_INDEX;
	select_entity(app, shown_entity(app->replace.state));
}

/* Perhaps its article must be read again first: replace_loaded then comes back. */
static void show(struct app *app)
{
	struct replace_state *r = app->replace.state;
	const struct replace_place *p = &r->places.v[r->cursor];
	uint32_t point = p->mention.anchor.spans[0].start;

	if (app->current != p->article || !app->article) {
		open_article(app, (struct target){
				      .article = p->article, .kind = TARGET_POINT, .point = point});
		if (app->current != p->article || !app->article)
			return;
		app->message_kind = MESSAGE_NONE;
	}
	stand(app, point);
}

/* Is it worth reading?  What was read before tells who is mentioned in it. */
static bool may_hold(const struct app *app, size_t article)
{
	const struct replace_state *r = app->replace.state;
	const struct entry *e = &app->corpus->articles.v[article];

	if (e->state == ENTRY_BROKEN)
		return false;
	return !is_split(r) || e->state == ENTRY_UNREAD ||
	       corpus_count_in(app->corpus, article, r->from).mentions > 0;
}

static size_t articles_to_look_at(const struct app *app)
{
	const struct replace_state *r = app->replace.state;

	return r->corpus ? app->corpus->articles.n : 1;
}

static bool has_enough(const struct replace_state *r)
{
	return !r->rest && r->cursor < r->places.n;
}

/* Looks at articles until one has a place.  False: one must be read first. */
static bool look_on(struct app *app)
{
	struct replace_state *r = app->replace.state;
	struct corpus *c = app->corpus;

	for (; r->looked < articles_to_look_at(app) && !has_enough(r); r->looked++) {
		size_t at = (r->first + r->looked) % c->articles.n;

		if (!may_hold(app, at))
			continue;
		if (!c->articles.v[at].article) {
			r->waiting = at;
			app_note(app, "looking through article %zu of %zu; any key stops",
				 r->looked + 1, articles_to_look_at(app));
			effects_add(&app->effects, EFFECT_LOAD, at);
			return false;
		}
		replace_collect(app, at);
	}
	return true;
}

static void note_none(struct app *app)
{
	const struct replace_state *r = app->replace.state;
	struct str s = STR_INIT;

	if (is_split(r))
		str_printf(&s, "no mention of %s is %s", name_of(app, r->from),
			   r->corpus ? "anywhere" : "in this article");
	else
		str_printf(&s, "nothing left to mark %s%s", r->corpus ? "anywhere" : "here",
			   r->corpus ? "" : "; P looks through the corpus");
	if (!is_split(r))
		str_printf(&s, ": %s", name_of(app, r->entity));
	if (r->unanchored)
		str_printf(&s, "; %zu could not be anchored", r->unanchored);
	app_note(app, "%s", s.s);
	str_release(&s);
	leave(app);
}

static void end_by_itself(struct app *app)
{
	replace_end(app);
	app->ended = true;
}

/* To the next place, the question about all of them, or the end. */
static void go_on(struct app *app)
{
	struct replace_state *r = app->replace.state;

	if (!look_on(app))
		return;
	if (r->places.n == 0)
		note_none(app);
	else if (r->cursor == r->places.n)
		end_by_itself(app);
	else if (r->rest)
		r->asking = true;
	else
		show(app);
}

void replace_loaded(struct app *app, size_t index)
{
	struct replace_state *r = app->replace.state;

	if (!r)
		return;
	if (r->waiting == index) {
		r->waiting = NO_ARTICLE;
		r->looked += !app->corpus->articles.v[index].article; /* it is broken */
		go_on(app);
	} else if (r->cursor < r->places.n && r->places.v[r->cursor].article == index) {
		show(app);
	}
}

/* ---- the beginning */

/* The words of the mention under the cursor, if it is one of the entity. */
static void remember_words(struct app *app)
{
	struct replace_state *r = app->replace.state;
	const struct mention *m;
	struct slice words;

	str_init(&r->extra);
	if (!app->article || app->mention == NO_INDEX)
		return;
	m = &app->article->mentions[app->mention];
	words = article_span_text(app->article, m->anchor.spans[0]);
	if (m->entity == r->entity && m->anchor.n == 1)
		str_add(&r->extra, words.s, words.len);
}

static void start(struct app *app, uint32_t from, uint32_t to, bool corpus)
{
	struct replace_state *r;

	if (!app->article && !corpus) {
		app_note(app, "no article is open");
		return;
	}
	visual_end(app);
	replace_release(&app->replace);
	r = app->replace.state = mem_zalloc(1, sizeof *r);
	r->entity = to;
	r->from = from;
	r->corpus = corpus;
	r->first = app->current == NO_ARTICLE ? 0 : app->current;
	r->waiting = NO_ARTICLE;
	r->focus = app->focus;
	remember_words(app);
	app_mark_jump(app);
	app_focus(app, PANE_TEXT);
	app->mode = MODE_REPLACE;
	app->message_kind = MESSAGE_NONE; /* the question stands there */
	go_on(app);
}

void replace_start(struct app *app, uint32_t entity, bool corpus)
{
	start(app, ENTITY_NONE, entity, corpus);
}

void replace_start_split(struct app *app, uint32_t from, uint32_t to, bool corpus)
{
	start(app, from, to, corpus);
}

/* ---- answers */

static void answer(struct app *app, enum answer answer)
{
	struct replace_state *r = app->replace.state;

	r->places.v[r->cursor++].answer = answer;
	go_on(app);
}

static void take_back(struct app *app)
{
	struct replace_state *r = app->replace.state;

	if (r->cursor == 0) {
		app_note(app, "nothing was answered yet; q stops");
		return;
	}
	r->places.v[--r->cursor].answer = ANSWER_NONE;
	show(app);
}

static void take_rest(struct app *app)
{
	struct replace_state *r = app->replace.state;

	while (r->cursor < r->places.n)
		r->places.v[r->cursor++].answer = ANSWER_YES;
	end_by_itself(app);
}

static void all_key(struct app *app, uint32_t key)
{
	struct replace_state *r = app->replace.state;

	if (key == 'y' || key == '!') {
		take_rest(app);
	} else if (key == 'n' || key == 'u' || key == 'q' || key == KEYS_ESC) {
		r->asking = r->rest = false;
		show(app);
	} else {
		app_note(app, "y marks all of them, n goes on one by one");
	}
}

static void place_key(struct app *app, uint32_t key)
{
	struct replace_state *r = app->replace.state;

	switch (key) {
	case 'y':
		answer(app, ANSWER_YES);
		break;
	case 'n':
		answer(app, ANSWER_NO);
		break;
	case 's':
		answer(app, ANSWER_SKIP);
		break;
	case '.':
		r->places.v[r->cursor].answer = ANSWER_YES;
		replace_end(app);
		break;
	case '!':
		r->rest = r->corpus;
		if (r->corpus)
			go_on(app);
		else
			take_rest(app);
		break;
	case 'u':
	case KEYS_BACKSPACE:
		take_back(app);
		break;
	default:
		app_note(app,
			 "y yes  n no  ! all the rest  . this and stop  s skip  u back  q stop");
	}
}

/* Any key while articles are read: what was found so far is asked about. */
static void stop_looking(struct app *app)
{
	struct replace_state *r = app->replace.state;

	r->waiting = NO_ARTICLE;
	r->looked = articles_to_look_at(app);
	go_on(app);
	app->ended = false; /* the key ended it */
}

void replace_key(struct app *app, uint32_t key)
{
	struct replace_state *r = app->replace.state;

	if (!r)
		app->mode = MODE_NORMAL;
	else if (r->waiting != NO_ARTICLE)
		stop_looking(app);
	else if (key == KEYS_CTRL('L'))
		effects_add(&app->effects, EFFECT_REDRAW, 0);
	else if (r->asking)
		all_key(app, key);
	else if (key == 'q' || key == KEYS_ESC || key == KEYS_CTRL('C') || r->cursor >= r->places.n)
		replace_end(app);
	else
		place_key(app, key);
}

/* ---- for drawing */

static void count_rest(const struct replace_state *r, struct replace_look *out)
{
	out->all = true;
	out->total = r->places.n - r->cursor;
	for (size_t i = r->cursor; i < r->places.n; i++)
		out->articles +=
		    i == r->cursor || r->places.v[i].article != r->places.v[i - 1].article;
}

bool replace_look(const struct app *app, struct replace_look *out)
{
	const struct replace_state *r = app->replace.state;
	const struct replace_place *p;

	if (!r || !app->article || r->cursor >= r->places.n)
		return false;
	p = &r->places.v[r->cursor];
	*out = (struct replace_look){
	    .split = is_split(r),
	    .words = article_span_text(app->article, p->mention.anchor.spans[0]),
	    .entity = r->entity,
	    .other = p->other,
	    .number = r->cursor + 1,
	    .total = r->places.n,
	    .more = r->looked < articles_to_look_at(app)};
	if (r->asking)
		count_rest(r, out);
	return true;
}

bool replace_next_place(const struct app *app, size_t *i, const struct anchor **place,
			bool *current)
{
	const struct replace_state *r = app->replace.state;

	while (r && *i < r->places.n && r->places.v[*i].article != app->current)
		++*i;
	if (!r || *i >= r->places.n)
		return false;
	*place = &r->places.v[*i].mention.anchor;
	*current = *i == r->cursor;
	++*i;
	return true;
}
