/* SPDX-License-Identifier: MIT */
#include "app/app.h"
#include "app/entity_form.h"
#include "app/fact_form.h"
#include "app/fact_step.h"

#include <stdlib.h>
#include <string.h>

static void state_fact(struct app *app, int count)
{
	(void)count;
	fact_form_state(app);
}

static void change_fact(struct app *app, int count)
{
	(void)count;
	fact_form_edit(app);
}

static void change_entity(struct app *app, int count)
{
	(void)count;
	entity_form_edit(app);
}

static void delete_fact(struct app *app, int count)
{
	(void)count;
	fact_removed(app);
}

/* ---- verdicts */

static void set_verdict(struct app *app, enum verdict verdict, const char *reason);

static void verdict_again(struct app *app, const struct again *what)
{
	char *reason =
	    mem_dup(what->words ? what->words : "", strlen(what->words ? what->words : ""));

	set_verdict(app, (enum verdict)what->number, reason);
	free(reason);
}

/* A reason belongs to the verdict it was given for. */
static void set_verdict(struct app *app, enum verdict verdict, const char *reason)
{
	struct fact *f = fact_to_change(app);

	if (!f)
		return;
	f->verdict = verdict;
	f->reason = reason[0] ? reason : NULL;
	app_repeat(app,
		   (struct again){.run = verdict_again, .number = (int)verdict, .words = reason});
	app_note(app, "%s: %s", verdict_word(verdict), fact_title(f));
	fact_changed(app, f, verdict_word(verdict));
}

static void verified(struct app *app, int count)
{
	(void)count;
	set_verdict(app, VERDICT_VERIFIED, "");
}

static void opened(struct app *app, int count)
{
	(void)count;
	set_verdict(app, VERDICT_OPEN, "");
}

static void disputed_because(struct app *app, const char *reason)
{
	set_verdict(app, VERDICT_DISPUTED, reason);
}

static void deprecated_because(struct app *app, const char *reason)
{
	if (reason[0])
		set_verdict(app, VERDICT_DEPRECATED, reason);
	else
		app_complain(app, "a fact is deprecated for a reason: %s, and write it",
			     app_key(app, "deprecated").s);
}

static void ask_about(struct app *app, const char *question, const char *start,
		      void (*done)(struct app *app, const char *answer))
{
	if (fact_to_change(app))
		ask_line(app, question, slice_of(start), done);
}

static const char *reason_now(const struct app *app)
{
	const char *reason =
	    app->article && app->fact != NO_INDEX ? app->article->facts[app->fact].reason : NULL;

	return reason ? reason : "";
}

static void disputed(struct app *app, int count)
{
	(void)count;
	ask_about(app, "disputed because", reason_now(app), disputed_because);
}

static void deprecated(struct app *app, int count)
{
	(void)count;
	ask_about(app, "deprecated because", reason_now(app), deprecated_because);
}

/* ---- notes, evidence, sources */

static void note_is(struct app *app, const char *note)
{
	struct fact *f = fact_to_change(app);

	if (!f)
		return;
	f->note = note[0] ? note : NULL;
	app_note(app, note[0] ? "noted on: %s" : "no note any more on: %s", fact_title(f));
	fact_changed(app, f, "note on fact");
}

static void note(struct app *app, int count)
{
	const struct fact *f = fact_to_change(app);

	(void)count;
	if (f)
		ask_line(app, "note", slice_of(f->note ? f->note : ""), note_is);
}

static void add_evidence(struct app *app, int count)
{
	size_t n;
	const struct span *spans = visual_clauses(app, &n);
	struct fact *f = fact_to_change(app);
	struct anchor *a;

	(void)count;
	if (!f)
		return;
	if (!n) {
		app_note(app, "select the words first: %s, then %s", app_key(app, "select").s,
			 app_key(app, "add-evidence").s);
		return;
	}
	a = fact_quote(app, &app->scratch, spans, n);
	if (!a)
		return;
	fact_add_evidence(&app->scratch, f, a);
	visual_end(app);
	app_note(app, "evidence added to: %s", fact_title(f));
	fact_changed(app, f, "add evidence to fact");
}

static const char stance_letters[STANCE_COUNT + 1] = "acldb";

/* Who was asked before; what is selected is the cue. */
static void source_is(struct app *app, const char *letter)
{
	struct slice who = {app->form.told.s, app->form.told.len};
	struct fact *f = fact_to_change(app);
	struct source src = {.stance =
				 (enum stance)(strchr(stance_letters, letter[0]) - stance_letters)};
	size_t n;
	const struct span *spans;

	if (!f)
		return;
	src.who.entity = entities_find(&app->corpus->entities, who);
	src.who.words = app->form.told.s;
	spans = visual_clauses(app, &n);
	if (n)
		src.cue = fact_quote(app, &app->scratch, spans, n);
	if (n && !src.cue)
		return;
	fact_add_source(&app->scratch, f, src);
	visual_end(app);
	app_note(app, "%s %s: %s", src.who.words, stance_word(src.stance), fact_title(f));
	fact_changed(app, f, "add source to fact");
}

enum { ROOM_FOR_NAME = 72 }; /* columns: the letters matter more */

static void ask_stance(struct app *app, uint32_t entity, const char *new_name)
{
	struct str *told = &app->form.told;
	struct str question = STR_INIT;

	str_clear(told);
	str_addz(told, entity != ENTITY_NONE ? app->corpus->entities.list.v[entity].id : new_name);
	if (app->layout.cols >= ROOM_FOR_NAME)
		str_printf(&question, "%s:  ", told->s);
	for (int i = 0; i < STANCE_COUNT; i++)
		str_printf(&question, "%s%c %s", i ? "  " : "", stance_letters[i],
			   stance_word((enum stance)i));
	ask_letter(app, question.s, stance_letters, source_is);
	str_release(&question);
}

static void add_source(struct app *app, int count)
{
	(void)count;
	if (fact_to_change(app))
		picker_open(app, "who says so", SLICE(""), true, ask_stance);
}

static void stance_again(struct app *app, const struct again *what);

static void next_stance(struct app *app, int count)
{
	struct fact *f = fact_to_change(app);

	(void)count;
	if (!f)
		return;
	if (!f->source_count) {
		app_note(app, "the article itself says it; %s adds a source",
			 app_key(app, "add-source").s);
		return;
	}
	f->sources[0].stance = (enum stance)((f->sources[0].stance + 1) % STANCE_COUNT);
	app_repeat(app, (struct again){.run = stance_again});
	app_note(app, "%s %s", f->sources[0].who.words, stance_word(f->sources[0].stance));
	fact_changed(app, f, "change stance in fact");
}

static void stance_again(struct app *app, const struct again *what)
{
	(void)what;
	next_stance(app, 0);
}

static void link_fact(struct app *app, int count)
{
	(void)count;
	if (fact_selected(app))
		compare_pin(app);
}

#define HERE (IN_PANES | IN_SELECT)

static const struct command rows[] = {
    {"state-fact", "a", IN_TEXT | IN_SELECT | IN_FACTS, "new fact", IN_TEXT | IN_SELECT,
     "State a fact with the selection, or this sentence, as evidence", state_fact},
    {"change-fact", "c", IN_FACTS, "change", IN_FACTS, "Change the selected fact", change_fact},
    {"change-entity", "c", IN_ENTITIES, "change", IN_ENTITIES,
     "Change the selected entity: name, type, aliases, links, note", change_entity},
    {"delete-fact", "D", IN_FACTS, NULL, 0, "Delete the selected fact", delete_fact},
    {"verified", "xv", HERE, "verified", IN_FACTS, "The selected fact is verified", verified},
    {"disputed", "xd", HERE, NULL, 0, "The selected fact is disputed; asks why", disputed},
    {"deprecated", "xx", HERE, NULL, 0, "The selected fact is deprecated; asks why", deprecated},
    {"open-again", "xo", HERE, NULL, 0, "The selected fact is open again", opened},
    {"note-fact", "xn", HERE, NULL, 0, "Write a note on the selected fact", note},
    {"add-source", "xs", HERE, NULL, 0,
     "Add a source to the selected fact; the selection is its cue", add_source},
    {"next-stance", "xt", HERE, NULL, 0, "Another stance for the first source of the fact",
     next_stance},
    {"add-evidence", "xe", HERE, "evidence", IN_SELECT,
     "Add the selection to the evidence of the selected fact", add_evidence},
    {"link-fact", "xl", HERE, "link", IN_FACTS,
     "Pin the selected fact; on another one: compare and link the two", link_fact},
};

const struct command_topic commands_state = {"Stating facts", rows, sizeof rows / sizeof rows[0]};
