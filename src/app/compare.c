/* SPDX-License-Identifier: MIT */
#include "app/compare.h"

#include "app/app.h"
#include "app/fact_step.h"
#include "app/keys.h"
#include "app/open.h"

#include <string.h>

static void set_side(struct compare_side *side, const char *article, const char *fact)
{
	str_clear(&side->article);
	str_clear(&side->fact);
	str_addz(&side->article, article);
	str_addz(&side->fact, fact);
}

static struct fact_name name_of(const struct compare_side *side)
{
	return (struct fact_name){side->article.s, side->fact.s};
}

/* Articles come and go: what is compared is read. */
static void want(struct app *app, const struct compare_side *side)
{
	size_t index = corpus_find(app->corpus, slice_of(side->article.s));

	if (index != SIZE_MAX && !app->corpus->articles.v[index].article &&
	    app->corpus->articles.v[index].state != ENTRY_BROKEN)
		effects_add(&app->effects, EFFECT_LOAD, index);
}

static bool is_pinned(const struct app *app, const struct fact *f)
{
	const struct compare_side *pin = &app->compare.pinned;

	return strcmp(pin->fact.s, f->id) == 0 && strcmp(pin->article.s, app->article->id) == 0;
}

bool compare_unpin(struct app *app)
{
	bool pinned = app->compare.pinned.fact.len > 0;

	set_side(&app->compare.pinned, "", "");
	return pinned;
}

void compare_pin(struct app *app)
{
	const struct fact *f = fact_selected(app);
	struct compare *c = &app->compare;

	if (!f)
		return;
	if (!f->id[0]) {
		app_complain(app, "this fact has no id to link to: add one in the file");
	} else if (!c->pinned.fact.len) {
		set_side(&c->pinned, app->article->id, f->id);
		app_note(app, "pinned: %s; %s on another fact compares the two", fact_title(f),
			 app_key(app, "link-fact").s);
	} else if (is_pinned(app, f)) {
		compare_unpin(app);
		app_note(app, "no longer pinned: %s", fact_title(f));
	} else {
		set_side(&c->other, app->article->id, f->id);
		c->scroll = 0;
		want(app, &c->pinned);
		app->mode = MODE_COMPARE;
	}
}

static void swap(struct compare *c)
{
	struct compare_side side = c->pinned;

	c->pinned = c->other;
	c->other = side;
}

/* Links lead from the pinned fact to the other one. */
static void link_as(struct app *app, enum link_kind kind)
{
	struct compare *c = &app->compare;
	struct fact_name from = name_of(&c->pinned), to = name_of(&c->other);
	size_t index;
	const struct fact *f = fact_named(app, from, &index), *g = fact_named(app, to, &index);
	struct step *s;

	if (!app_may_write(app))
		return;
	if (!f || !g) {
		app_complain(app, "one of the two facts is not there any more");
		return;
	}
	s = step_new("link facts: %s %s %s", fact_title(f), link_word(kind), fact_title(g));
	fact_link_from(app, s, from, kind, to);
	if (fact_link_mutual(kind))
		fact_link_from(app, s, to, kind, from);
	if (s->edits.n)
		app_note(app, "linked: %s %s", link_word(kind), fact_title(g));
	else
		app_note(app, "these two are linked so already");
	app->mode = MODE_NORMAL;
	app_repeat(app, (struct again){0});
	app_do(app, s);
	compare_unpin(app);
}

/* To the one of the two that is not selected here. */
static void go_there(struct app *app)
{
	const struct compare *c = &app->compare;
	bool here = app->article && strcmp(app->article->id, c->other.article.s) == 0 &&
		    app->fact != NO_INDEX &&
		    strcmp(app->article->facts[app->fact].id, c->other.fact.s) == 0;
	const struct compare_side *side = here ? &c->pinned : &c->other;
	size_t index;
	const struct fact *f = fact_named(app, name_of(side), &index);

	app->mode = MODE_NORMAL;
	if (!f) {
		app_complain(app, "the fact %s is not there any more", side->fact.s);
		return;
	}
	app_mark_jump(app);
	open_article(app, (struct target){.article = index, .kind = TARGET_FACT, .fact = f->id});
}

static const struct mode_key compare_key_rows[] = {
    {"s", "same-as", "same-as", "They state the same"},
    {"c", "contradicts", "contradicts", "They contradict each other"},
    {"u", "updates", "updates", "The first one updates the second"},
    {"p", "part-of", "part-of", "The first one is a part of the second"},
    {"x", "swap", "swap", "Swap the two"},
    {"<Tab>", "go there", "go", "Go to the one that is not selected"},
    {"q", "back", "back", "Back; the first one stays pinned"},
    {"j k", "scroll", "more", "Scroll"},
};
const struct mode_keys compare_keys = {"Two facts", compare_key_rows,
				       sizeof compare_key_rows / sizeof compare_key_rows[0]};

void compare_key(struct app *app, uint32_t key)
{
	struct compare *c = &app->compare;

	want(app, &c->pinned);
	want(app, &c->other);
	switch (key) {
	case 's':
		link_as(app, LINK_SAME_AS);
		break;
	case 'c':
		link_as(app, LINK_CONTRADICTS);
		break;
	case 'u':
		link_as(app, LINK_UPDATES);
		break;
	case 'p':
		link_as(app, LINK_PART_OF);
		break;
	case 'x':
		swap(c);
		break;
	case 'j':
	case KEYS_DOWN:
		c->scroll++;
		break;
	case 'k':
	case KEYS_UP:
		c->scroll -= c->scroll > 0;
		break;
	case KEYS_TAB:
		go_there(app);
		break;
	case 'q':
	case KEYS_ESC:
	case KEYS_CTRL('C'):
		app->mode = MODE_NORMAL;
		break;
	}
}

void compare_release(struct compare *c)
{
	str_release(&c->pinned.article);
	str_release(&c->pinned.fact);
	str_release(&c->other.article);
	str_release(&c->other.fact);
}
