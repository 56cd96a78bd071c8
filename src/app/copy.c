/* SPDX-License-Identifier: MIT */
#include "app/copy.h"

#include "app/app.h"
#include "app/select.h"
#include "base/utf8.h"

#include <string.h>

/* ---- quotation marks */

/* By the first two letters of the language; what is not listed has those of English.
 * Source: CLDR, delimiters. */
static const struct marks {
	const char *langs, *open, *close;
} marks_of_langs[] = {
    {"fr", "«\u00a0", "\u00a0»"},
    {"es it pt ru uk be el ar hy no nb nn sq", "«", "»"},
    {"de cs sk sl bg is lt lv et", "„", "“"},
    {"pl hu ro hr bs sr", "„", "”"},
    {"sv fi", "”", "”"},
    {"da", "»", "«"},
    {"ja", "「", "」"},
    {"", "“", "”"},
};

static const struct marks *marks_of(const char *lang)
{
	size_t last = sizeof marks_of_langs / sizeof *marks_of_langs - 1;

	for (size_t i = 0; i < last && strlen(lang) > 1; i++)
		for (const char *at = marks_of_langs[i].langs; *at; at += 2 + (at[2] == ' '))
			if (strncmp(at, lang, 2) == 0 && (!lang[2] || lang[2] == '-'))
				return &marks_of_langs[i];
	return &marks_of_langs[last];
}

static void add_quoted(struct str *out, const struct article *a, struct slice words)
{
	const struct marks *m = marks_of(a->lang);

	str_addz(out, m->open);
	str_add(out, words.s, words.len);
	str_addz(out, m->close);
}

/* ---- pieces */

static void add_anchor(struct str *out, const struct anchor *a)
{
	for (uint32_t i = 0; i < a->n; i++) {
		str_addz(out, i ? " … " : "");
		str_add(out, a->parts[i].s, a->parts[i].len);
	}
}

static void add_listed(struct str *out, const char *part, bool *some)
{
	if (part && part[0])
		str_printf(out, "%s%s", *some ? ", " : "", part);
	*some |= part && part[0];
}

static void add_citation(struct str *out, const struct article *a)
{
	bool some = false;

	str_addz(out, "— ");
	add_listed(out, a->source_author, &some);
	add_listed(out, strcmp(a->title, a->id) ? a->title : "", &some);
	add_listed(out, a->source_name, &some);
	add_listed(out, a->date, &some);
	add_listed(out, a->source_url, &some);
	str_printf(out, "%s[%s]", some ? " " : "", a->id);
}

static struct slice paragraph(const struct app *app)
{
	size_t par = view_paragraph(&app->view, app->view.cursor);

	return article_span_text(app->article, view_paragraph_span(&app->view, par));
}

/* The entry of the list of articles that is under the cursor. */
static const struct entry *listed_article(const struct app *app)
{
	size_t row = app->lists[PANE_ARTICLES].cursor;

	if (row >= app->rows.articles.n)
		return NULL;
	return &app->corpus->articles.v[app->rows.articles.v[row]];
}

static const struct fact *selected_fact(const struct app *app)
{
	return app->article && app->fact != NO_INDEX ? &app->article->facts[app->fact] : NULL;
}

static const char *nothing(struct app *app, const char *what)
{
	app_note(app, "%s", what);
	return NULL;
}

/* ---- what stands in the lists */

static const char *filler_name(const struct app *app, const struct filler *who)
{
	return who->entity == ENTITY_NONE ? who->words
					  : app->corpus->entities.list.v[who->entity].name;
}

static const char *add_fact(struct app *app, struct str *out)
{
	const struct fact *f = selected_fact(app);

	if (!f)
		return nothing(app, "no fact is selected");
	str_addz(out, f->claim ? f->claim : f->id);
	for (size_t i = 0; i < f->source_count; i++) {
		const struct source *s = &f->sources[i];
		struct str cue = STR_INIT;

		str_printf(out, "\n- %s %s", filler_name(app, &s->who), stance_word(s->stance));
		if (s->cue) {
			add_anchor(&cue, s->cue);
			str_addz(out, ": ");
			add_quoted(out, app->article, (struct slice){cue.s, cue.len});
		}
		str_release(&cue);
	}
	return "the claim with its sources";
}

static const char *add_entity(struct app *app, struct str *out)
{
	if (app->entity == ENTITY_NONE)
		return nothing(app, "no entity is selected");
	str_addz(out, app->corpus->entities.list.v[app->entity].name);
	return "the entity's name";
}

static const char *add_listed_article(struct app *app, struct str *out)
{
	const struct entry *e = listed_article(app);
	bool some = false;

	if (!e)
		return nothing(app, "no article is selected");
	add_listed(out, e->summary.title && strcmp(e->summary.title, e->id) ? e->summary.title : "",
		   &some);
	add_listed(out, e->summary.source, &some);
	add_listed(out, e->summary.date, &some);
	str_printf(out, "%s[%s]", some ? " " : "", e->id);
	return "the article's title, source and date";
}

/* ---- the forms */

static const char *add_text(struct app *app, struct str *out, bool whole)
{
	struct slice words;

	if (!app->article)
		return nothing(app, "no article is open");
	words = visual_words(app);
	if (app->visual.on && !words.len)
		return nothing(app, "nothing is selected yet");
	if (!words.len)
		words = whole ? app->article->text : paragraph(app);
	str_add(out, words.s, words.len);
	return app->visual.on ? "the selection" : whole ? "the article's text" : "the paragraph";
}

static const char *add_item(struct app *app, struct str *out, bool whole)
{
	switch (app->focus) {
	case PANE_ARTICLES:
		return add_listed_article(app, out);
	case PANE_ENTITIES:
		return add_entity(app, out);
	case PANE_FACTS:
		return add_fact(app, out);
	default:
		return add_text(app, out, whole);
	}
}

const char *copy_words(struct app *app, struct str *out)
{
	return add_item(app, out, false);
}

const char *copy_item(struct app *app, struct str *out)
{
	return add_item(app, out, true);
}

const char *copy_quote(struct app *app, struct str *out)
{
	const struct fact *f = app->focus == PANE_FACTS ? selected_fact(app) : NULL;
	struct str words = STR_INIT;
	bool ok = true;

	if (app->focus == PANE_ARTICLES)
		return add_listed_article(app, out);
	for (size_t i = 0; f && i < f->evidence_count; i++) {
		str_addz(&words, i ? " … " : "");
		add_anchor(&words, f->evidence[i]);
	}
	if (!words.len)
		ok = add_text(app, &words, false);
	if (ok) {
		add_quoted(out, app->article, (struct slice){words.s, words.len});
		str_addc(out, '\n');
		add_citation(out, app->article);
	}
	str_release(&words);
	return ok ? "the quote with its source" : NULL;
}

const char *copy_url(struct app *app, struct str *out)
{
	const struct entry *e = app->focus == PANE_ARTICLES ? listed_article(app) : NULL;
	const struct fact *f = app->focus == PANE_FACTS ? selected_fact(app) : NULL;
	const struct article *a = e ? e->article : app->article;

	if (!a)
		return nothing(app, "open the article first: its address stands in its file");
	if (f && f->id[0]) {
		str_printf(out, "%s#%s", a->id, f->id);
		return "the link to the fact";
	}
	if (!a->source_url[0])
		return nothing(app, "the article names no address of its source; yq quotes what it "
				    "names");
	str_addz(out, a->source_url);
	return "the address of the source";
}

/* ---- to the clipboard */

size_t copy_clean(struct str *out, struct slice text)
{
	size_t left_out = 0;
	uint32_t cp;

	for (size_t i = 0, n; i < text.len; i += n) {
		n = utf8_decode(text.s + i, text.len - i, &cp);
		if (cp == UTF8_BAD || (cp < ' ' && cp != '\n' && cp != '\t') ||
		    (cp >= 0x7f && cp < 0xa0))
			left_out++;
		else
			str_add(out, text.s + i, n);
	}
	return left_out;
}

void copy_end(struct app *app)
{
	if (!app->visual.on)
		return;
	visual_end(app);
	select_follow(app);
}

void copy_to_clipboard(struct app *app, const char *(*form)(struct app *app, struct str *out))
{
	struct str words = STR_INIT;
	const char *what = form(app, &words);

	if (what) {
		effects_add_words(&app->effects, EFFECT_COPY, what,
				  (struct slice){words.s, words.len});
		copy_end(app);
	}
	str_release(&words);
}

void copy_record(struct app *app)
{
	if (!app->article && app->focus != PANE_ARTICLES) {
		app_note(app, "no article is open");
		return;
	}
	effects_add(&app->effects, EFFECT_COPY_RECORD, 0);
}
