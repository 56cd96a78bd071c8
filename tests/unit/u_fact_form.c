/* SPDX-License-Identifier: MIT */
#include "app/fact_form.h"

#include "app/fact_step.h"
#include "reading.h"

static const struct fact *claimed(const struct reading *r, const char *claim)
{
	const struct article *a = r->app->article;

	for (size_t i = 0; i < a->fact_count; i++)
		if (a->facts[i].claim && strcmp(a->facts[i].claim, claim) == 0)
			return &a->facts[i];
	return NULL;
}

static const struct fact *selected(const struct reading *r)
{
	return r->app->fact == NO_INDEX ? NULL : &r->app->article->facts[r->app->fact];
}

static const char *quote(const struct fact *f, size_t i)
{
	static char words[400];
	struct slice s = f->evidence[i]->parts[0];

	snprintf(words, sizeof words, "%.*s", (int)s.len, s.s);
	return words;
}

static bool open_at_wagner(struct reading *r)
{
	if (!reading_open(r, "content", ACCORD_2024, 80, 24))
		return false;
	r->app->chance = 1;
	free(r->keeper.who);
	r->keeper.who = mem_dup("test", 4);
	snprintf(r->keeper.today, sizeof r->keeper.today, "2026-11-22");
	reading_keys(r, "/Wagner<Enter>");
	return true;
}

/* v ) a, the claim, Tab, the predicate, Enter: six keys beside the words. */
TEST(fact_form_from_selection_to_fact_in_six_keys)
{
	struct reading r;
	const struct fact *f;
	size_t before;

	if (!open_at_wagner(&r))
		return;
	before = r.app->article->fact_count;
	reading_keys(&r, "vvaWagner is in Mali.<Tab>is<Enter>");
	CHECK_INT(r.app->mode, MODE_NORMAL);
	CHECK_INT(r.app->article->fact_count, before + 1);
	f = claimed(&r, "Wagner is in Mali.");
	CHECK(f != NULL && f == selected(&r));
	CHECK(reading_says(&r, "stated: Wagner is in Mali."));
	if (f) {
		CHECK_STR(f->predicate, "is");
		CHECK_STR(f->by, "test");
		CHECK_STR(f->on, "2026-11-22");
		CHECK_INT(f->verdict, VERDICT_OPEN);
		CHECK_INT(f->evidence_count, 1);
		CHECK_INT(f->evidence[0]->state, ANCHOR_EXACT);
		CHECK(fact_id_valid(slice_of(f->id)));
	}
	CHECK(!r.app->visual.on);
	reading_keys(&r, "u");
	CHECK(claimed(&r, "Wagner is in Mali.") == NULL);
	CHECK_INT(r.app->article->fact_count, before);
	reading_keys(&r, "<^R>");
	CHECK(claimed(&r, "Wagner is in Mali.") != NULL);
	reading_close(&r);
}

/* Without a selection the sentence is the evidence, and what it mentions fills roles. */
TEST(fact_form_takes_the_sentence_under_the_cursor)
{
	struct reading r;
	const struct fact *f;

	if (!open_at_wagner(&r))
		return;
	reading_keys(&r, "aClaim.<Enter>");
	f = claimed(&r, "Claim.");
	CHECK(f != NULL);
	if (f) {
		CHECK_STR(quote(f, 0),
			  "Les puissances occidentales ont accusé le Mali de déployer des "
			  "mercenaires du groupe Wagner");
		CHECK(fact_involves(f, entities_find(&r.corpus.entities, SLICE("wagner"))));
		CHECK(fact_involves(f, entities_find(&r.corpus.entities, SLICE("bamako"))));
		CHECK(f->source_count > 0 && f->sources[0].cue != NULL);
		CHECK(f->predicate == NULL);
	}
	reading_close(&r);
}

/* Every field that can be typed, typed. */
TEST(fact_form_reads_every_field)
{
	struct reading r;
	const struct fact *f;

	if (!open_at_wagner(&r))
		return;
	reading_keys(&r, "a<Tab><Tab>");
	while (strcmp(r.app->form.state->fields.v[r.app->form.state->at].label, "role") == 0)
		reading_keys(&r, "<^X>"); /* what was drafted; when is next */
	reading_keys(&r, "2024-07<Tab><^X>");
	while (strcmp(r.app->form.state->fields.v[r.app->form.state->at].label, "evidence") != 0)
		reading_keys(&r, "<Tab>");
	reading_keys(&r, "<Tab>v<Tab>Moscou<Tab>25 000 t of blé<Tab>because<Tab>");
	reading_keys(&r, "part-of " ACCORD_2024 "#f-7k2qd9<Tab>a note<Tab><^U>me<Tab><^U>2024");
	reading_keys(&r, "<^R>agent: mali; the army<^R>agent: cnt<^R>theme: talks");
	reading_keys(&r, "<^S>a paper<^T><^T>");
	r.app->form.state->at = 0;
	reading_keys(&r, "Everything.<Tab>says<Enter>");
	f = claimed(&r, "Everything.");
	CHECK(f != NULL);
	if (!f) {
		reading_close(&r);
		return;
	}
	CHECK_STR(f->predicate, "says");
	CHECK_INT(f->role_count, 2);
	CHECK_STR(f->roles[0].name, "agent");
	CHECK_INT(f->roles[0].n, 3);
	CHECK_STR(f->roles[0].fillers[0].words, "mali");
	CHECK(f->roles[0].fillers[0].entity != ENTITY_NONE);
	CHECK_STR(f->roles[0].fillers[1].words, "the army");
	CHECK(f->roles[0].fillers[1].entity == ENTITY_NONE);
	CHECK_STR(f->roles[0].fillers[2].words, "cnt");
	CHECK_STR(f->roles[1].fillers[0].words, "talks");
	CHECK_STR(f->when, "2024-07");
	CHECK_STR(f->where.words, "moscou");
	CHECK_STR(f->quantity.value, "25 000");
	CHECK_STR(f->quantity.unit, "t");
	CHECK_STR(f->quantity.of, "blé");
	CHECK_INT(f->verdict, VERDICT_VERIFIED);
	CHECK_STR(f->reason, "because");
	CHECK_INT(f->link_count, 1);
	CHECK_INT(f->links[0].kind, LINK_PART_OF);
	CHECK_STR(f->links[0].fact, "f-7k2qd9");
	CHECK_STR(f->note, "a note");
	CHECK_STR(f->by, "me");
	CHECK_STR(f->on, "2024");
	CHECK(f->source_count > 0);
	if (f->source_count) {
		CHECK_STR(f->sources[f->source_count - 1].who.words, "a paper");
		CHECK_INT(f->sources[f->source_count - 1].stance, STANCE_ALLEGES);
	}
	reading_close(&r);
}

/* Opening and saving any fact of an article without a change changes nothing. */
static void open_and_save_all(struct reading *r)
{
	for (size_t i = 0; r->app->article && i < r->app->article->fact_count; i++) {
		const char *id = r->app->article->facts[i].id;

		r->app->fact = (uint32_t)i;
		test_row("%s %s", r->app->article->id, id);
		reading_keys(r, "c");
		CHECK((r->app->form.state != NULL) == (id[0] != '\0'));
		if (!r->app->form.state)
			continue;
		reading_keys(r, "<Enter>");
		CHECK(r->app->form.state == NULL);
		CHECK(reading_says(r, "nothing was changed"));
	}
}

TEST(fact_form_changes_nothing_by_itself)
{
	static const char *const folders[] = {"content", ODD};

	for (size_t k = 0; k < sizeof folders / sizeof folders[0]; k++) {
		struct reading r;

		if (!reading_open(&r, folders[k], NULL, 100, 30))
			return;
		reading_keys(&r, "gf");
		for (size_t i = 0; i < r.corpus.articles.n; i++) {
			open_and_save_all(&r);
			reading_keys(&r, "J");
		}
		CHECK_INT(r.app->history.steps.n, 0);
		reading_close(&r);
	}
}

/* What one touches and puts back, line by line, is as it was too: the record is put
 * together from its lines. */
TEST(fact_form_reads_what_it_wrote)
{
	struct arena arena = {0};
	struct reading r;

	if (!reading_open(&r, "content", ACCORD_2024, 100, 30))
		return;
	reading_keys(&r, "gf");
	for (size_t i = 0; i < r.app->article->fact_count; i++) {
		struct fact *before = fact_copy(&arena, &r.app->article->facts[i]);

		r.app->fact = (uint32_t)i;
		test_row("%s", before->id);
		reading_keys(&r, "c");
		for (size_t k = 0; k < r.app->form.state->fields.n; k++)
			r.app->form.state->fields.v[k].was = NULL;
		r.app->form.state->touched = true;
		reading_keys(&r, "<Enter>");
		CHECK(r.app->form.state == NULL);
		CHECK(fact_same(before, &r.app->article->facts[i]));
	}
	arena_release(&arena);
	reading_close(&r);
}

/* Keys at random: nothing breaks, whatever is half typed. */
TEST(fact_form_bears_any_keys)
{
	static const char *const keys[] = {
	    "<Tab>",    "<Shift-Tab>", "<Up>",        "<Down>", "<Enter>", "<^N>",    "<^P>",
	    "<^S>",     "<^R>",        "<^L>",        "<^T>",   "<^X>",    "<^V>",    "a",
	    "v",        "w",           "e",           "1",      ";",       ":",       "#",
	    " ",        "é",           "<Backspace>", "<Del>",  "<Left>",  "<Right>", "<Home>",
	    "<End>",    "<^U>",        "<^W>",        "2024",   "agent: ", "mali",    "<Esc>",
	    "n",        "<F1>",        "]]",          "c",      "xl",      "gf",      "t of x",
	    "part-of ",
	};
	uint32_t seed = 7;
	struct reading r;

	if (!reading_open(&r, "content", ACCORD_2024, 80, 24))
		return;
	r.app->chance = 1;
	for (int i = 0; i < 4000; i++) {
		seed = seed * 1664525 + 1013904223;
		if (i % 40 == 0)
			reading_keys(&r, r.app->mode == MODE_NORMAL ? "ga2]ea" : "x");
		if (i % 100 == 0)
			reading_size(&r, 20 + (int)(seed >> 20) % 120, 5 + (int)(seed >> 12) % 40);
		reading_keys(&r, keys[(seed >> 16) % (sizeof keys / sizeof keys[0])]);
		CHECK(r.app->mode != MODE_FORM || r.app->form.state != NULL);
	}
	reading_close(&r);
}

/* Only the field that was changed is another one. */
TEST(fact_form_changes_one_field)
{
	struct arena arena = {0};
	struct reading r;
	struct fact *before;

	if (!open_at_wagner(&r))
		return;
	reading_keys(&r, "gf");
	before = fact_copy(&arena, selected(&r));
	reading_keys(&r, "c<Tab><^U>sends<Enter>");
	CHECK_STR(selected(&r)->id, before->id);
	for (size_t i = 0; i < schema_fact.n; i++) {
		const struct schema_field *f = &schema_fact.fields[i];

		test_row("%s", f->key.s);
		CHECK(field_same(f, before, selected(&r)) != slice_is(f->key, "predicate"));
	}
	CHECK_INT(r.app->history.steps.n, 1);
	CHECK(r.app->focus == PANE_FACTS);
	arena_release(&arena);
	reading_close(&r);
}

TEST(fact_form_wants_a_reason_for_what_is_deprecated)
{
	struct reading r;

	if (!open_at_wagner(&r))
		return;
	reading_keys(&r, "gfc");
	while (strcmp(r.app->form.state->fields.v[r.app->form.state->at].label, "verdict") != 0)
		reading_keys(&r, "<Tab>");
	reading_keys(&r, "dd<Enter>");
	CHECK(reading_says(&r, "reason: say why it is deprecated"));
	reading_keys(&r, "wrong<Enter>");
	CHECK_INT(selected(&r)->verdict, VERDICT_DEPRECATED);
	CHECK_STR(selected(&r)->reason, "wrong");
	reading_close(&r);
}

/* ^V leaves for the text; a brings the words back, as evidence or as a cue. */
TEST(fact_form_takes_more_evidence_from_the_text)
{
	struct reading r;
	const struct fact *f;

	if (!open_at_wagner(&r))
		return;
	reading_keys(&r, "aTwo.<^V>");
	CHECK_INT(r.app->mode, MODE_NORMAL);
	CHECK(r.app->visual.on);
	CHECK(r.app->form.state != NULL);
	reading_keys(&r, "<Esc>/allégations<Enter>va");
	CHECK_INT(r.app->mode, MODE_FORM);
	CHECK(!r.app->visual.on);
	while (strcmp(r.app->form.state->fields.v[r.app->form.state->at].label, "source") != 0)
		reading_keys(&r, "<Tab>");
	reading_keys(&r, "<^V><Esc>/affirmant<Enter>va<Enter>");
	f = claimed(&r, "Two.");
	CHECK(f != NULL);
	if (f) {
		CHECK_INT(f->evidence_count, 2);
		CHECK_STR(quote(f, 1), "allégations");
		CHECK(f->source_count && f->sources[0].cue &&
		      slice_is(f->sources[0].cue->parts[0], "affirmant"));
	}
	reading_close(&r);
}

/* A link back is written where it holds in both directions. */
TEST(fact_form_links_in_both_directions)
{
	struct reading r;
	size_t index;
	const struct fact *f, *g;

	if (!open_at_wagner(&r))
		return;
	reading_keys(&r, "aLinked.<^L><Esc>contradicts " ACCORD_2024 "#f-7k2qd9<Enter>");
	f = claimed(&r, "Linked.");
	g = fact_named(r.app, (struct fact_name){ACCORD_2024, "f-7k2qd9"}, &index);
	CHECK(f != NULL && g != NULL);
	if (f && g) {
		CHECK_INT(f->link_count, 1);
		CHECK(g->link_count > 0);
		CHECK(g->link_count && g->links[g->link_count - 1].kind == LINK_CONTRADICTS);
		CHECK(g->link_count && strcmp(g->links[g->link_count - 1].fact, f->id) == 0);
	}
	CHECK_INT(r.app->history.steps.n, 1);
	reading_close(&r);
}

TEST(fact_form_not_where_one_may_not_write)
{
	struct reading r;

	if (!open_at_wagner(&r))
		return;
	r.app->keeping.locked = true;
	reading_keys(&r, "a");
	CHECK(r.app->form.state == NULL);
	CHECK(reading_says(&r, "this corpus cannot be written"));
	reading_keys(&r, "gfcDxvxdxx");
	CHECK_INT(r.app->mode, MODE_NORMAL);
	CHECK_INT(r.app->history.steps.n, 0);
	reading_close(&r);
}

/* A form that waits is kept through everything, and belongs to its article. */
TEST(fact_form_waits_while_one_reads)
{
	struct reading r;
	size_t n;

	if (!open_at_wagner(&r))
		return;
	reading_keys(&r, "aWaits.<^V><Esc>");
	CHECK(strstr(reading_status(&r), "a back to the form") != NULL);
	reading_keys(&r, "J");
	CHECK_STR(r.app->article->id, ACCORD_2022);
	reading_keys(&r, "wwva");
	CHECK(strstr(reading_status(&r), "belongs to " ACCORD_2024) != NULL);
	CHECK_INT(r.app->mode, MODE_NORMAL);
	n = r.app->article->fact_count;
	reading_keys(&r, "<Esc>a");
	CHECK_INT(r.app->mode, MODE_FORM);
	reading_keys(&r, "<Enter>");
	CHECK(r.app->form.state == NULL);
	CHECK_INT(r.app->article->fact_count, n);
	reading_keys(&r, "K");
	CHECK_STR(r.app->article->id, ACCORD_2024);
	CHECK(claimed(&r, "Waits.") != NULL);
	reading_close(&r);
}

/* c and ge c lead back to a form that waits. */
TEST(fact_form_one_at_a_time)
{
	struct reading r;

	if (!open_at_wagner(&r))
		return;
	reading_keys(&r, "aOne.<^V><Esc>gfc");
	CHECK_STR(r.app->form.state->title.s, "New fact");
	CHECK_INT(r.app->mode, MODE_FORM);
	reading_keys(&r, "<^V><Esc>gec");
	CHECK(reading_says(&r, "a fact is being stated"));
	CHECK_INT(r.app->mode, MODE_NORMAL);
	reading_close(&r);
}

TEST(fact_form_finds_a_sentence_or_says_so)
{
	struct reading r;

	if (!reading_open(&r, ODD, "2024-02-01-empty", 80, 24))
		return;
	reading_keys(&r, "a");
	CHECK(r.app->form.state == NULL);
	CHECK_INT(r.app->mode, MODE_NORMAL);
	reading_close(&r);
}

/* All evidence taken away, and another one selected. */
TEST(fact_form_changes_its_evidence)
{
	struct reading r;

	if (!open_at_wagner(&r))
		return;
	reading_keys(&r, "gfc");
	while (strcmp(r.app->form.state->fields.v[r.app->form.state->at].label, "evidence") != 0)
		reading_keys(&r, "<Tab>");
	reading_keys(&r, "<^X><Home><^V><Esc>/allégations<Enter>va<Enter>");
	CHECK_INT(selected(&r)->evidence_count, 1);
	CHECK_STR(quote(selected(&r), 0), "allégations");
	CHECK_STR(selected(&r)->id, "f-0c4wzt");
	reading_close(&r);
}

/* A link to itself, and who is cited but not named. */
TEST(fact_form_checks_lines_together)
{
	static const struct {
		const char *keys, *says;
	} rows[] = {
	    {"<^L><Esc><^U>same-as " ACCORD_2024 "#f-0c4wzt<Enter>",
	     "link: a fact cannot be linked to itself"},
	    {"<^R><Esc>mali<Enter>", "role: write the role first"},
	    {"<^R><Esc>agent:<Enter>", "role: write who is the agent"},
	    {"<Tab><Tab><Tab><Tab>soon<Enter>", "when: "},
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct reading r;

		if (!open_at_wagner(&r))
			return;
		test_row("%s", rows[i].keys);
		reading_keys(&r, "gfc");
		reading_keys(&r, rows[i].keys);
		CHECK(reading_says(&r, rows[i].says));
		CHECK_INT(r.app->mode, MODE_FORM);
		reading_close(&r);
	}
}

TEST(fact_form_a_cue_needs_somebody)
{
	struct reading r;

	if (!open_at_wagner(&r))
		return;
	reading_keys(&r, "gfc");
	while (strcmp(r.app->form.state->fields.v[r.app->form.state->at].label, "source") != 0)
		reading_keys(&r, "<Tab>");
	reading_keys(&r, "<End><^U><Enter>");
	CHECK(reading_says(&r, "source: write who says so"));
	reading_keys(&r, "<^X><Enter>");
	CHECK_INT(selected(&r)->source_count, 1);
	reading_close(&r);
}

/* A form that was left for the text is not forgotten without a word. */
TEST(fact_form_that_waits_is_asked_about_before_the_end)
{
	struct reading r;

	if (!reading_open(&r, "content", ACCORD_2024, 80, 24))
		return;
	reading_keys(&r, "aA<^V><Esc>Q");
	CHECK(!r.session.quit);
	CHECK_INT(r.app->mode, MODE_ASK);
	reading_keys(&r, "n");
	CHECK(!r.session.quit && r.app->form.state);
	reading_keys(&r, "Qy");
	CHECK(r.session.quit);
	reading_close(&r);
}

/* . after a fact does not do what was done before it. */
TEST(fact_form_ends_what_could_be_repeated)
{
	struct reading r;

	if (!reading_open(&r, "content", ACCORD_2024, 80, 24))
		return;
	reading_keys(&r, "]fxv");
	CHECK(r.app->again.run != NULL);
	reading_keys(&r, "aA claim.<Enter>.");
	CHECK(r.app->again.run == NULL);
	CHECK(strncmp(r.app->message.s, "nothing to repeat", 17) == 0);
	reading_close(&r);
}
