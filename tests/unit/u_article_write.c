/* SPDX-License-Identifier: MIT */
#include "store/article_write.h"

#include "base/hash.h"
#include "doc/copy.h"
#include "store/article_read.h"
#include "store/draft_int.h"
#include "store/entities_read.h"

#include "handmade.h"
#include "same_tree.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROOM = 64, EDITS_USUAL = 10000 };

/* A file and its model, on which edits are made. */
struct desk {
	struct dice *dice;
	struct arena arena;
	struct entities es;
	struct article want; /* borrows from `read` and the arena */
	struct article *read;
	struct str file;
	bool removes;  /* the edit takes something away */
	bool entities; /* or is one of an entity */
};

static const char *no_fault(const struct error *err)
{
	return err->msg ? err->msg : "";
}

static struct slice slice_of_str(const struct str *s)
{
	return (struct slice){s->s, s->len};
}

/* ---- samples, and what they become */

struct sample {
	const char *name;
	const char *before;
	const char *after;
};

#define HEAD "postil: 1\ntext: |\n  Le CNT siège à Bamako.\n"

typedef void (*change_fn)(struct desk *d);

static void desk_open(struct desk *d, struct slice bytes)
{
	struct article *a;

	d->read = a = article_read("art", "art.yaml", bytes, &d->es);
	d->want = *a;
	d->want.mentions = arena_zalloc(&d->arena, ROOM, sizeof *a->mentions);
	d->want.refusals = arena_zalloc(&d->arena, ROOM, sizeof *a->refusals);
	d->want.facts = arena_zalloc(&d->arena, ROOM, sizeof *a->facts);
	for (size_t i = 0; i < a->mention_count; i++)
		d->want.mentions[i] = *mention_copy(&d->arena, &a->mentions[i]);
	for (size_t i = 0; i < a->refusal_count; i++)
		d->want.refusals[i] = *mention_copy(&d->arena, &a->refusals[i]);
	for (size_t i = 0; i < a->fact_count; i++)
		d->want.facts[i] = *fact_copy(&d->arena, &a->facts[i]);
}

static void desk_close(struct desk *d)
{
	article_free(d->read);
	d->read = NULL;
	entities_release(&d->es);
	arena_release(&d->arena);
	str_release(&d->file);
}

static struct anchor anchor_of(struct arena *arena, struct slice quote)
{
	struct anchor a = {.n = 1};

	a.parts = arena_alloc(arena, 3 * sizeof *a.parts);
	a.parts[0] = arena_slice(arena, quote);
	a.spans = arena_zalloc(arena, 3, sizeof *a.spans);
	return a;
}

static struct mention mention_of(struct desk *d, const char *id, const char *quote)
{
	return (struct mention){.entity = entities_intern(&d->es, slice_of(id)),
				.anchor = anchor_of(&d->arena, slice_of(quote))};
}

/* n may be 0, and the list NULL then. */
static void copy(void *to, const void *from, size_t n, size_t size)
{
	if (n)
		memcpy(to, from, n * size);
}

static void insert(void *list, size_t *n, size_t at, size_t size, const void *item)
{
	char *v = list;

	memmove(v + (at + 1) * size, v + at * size, (*n - at) * size);
	memcpy(v + at * size, item, size);
	++*n;
}

static void take_out(void *list, size_t *n, size_t at, size_t size)
{
	char *v = list;

	memmove(v + at * size, v + (at + 1) * size, (*n - at - 1) * size);
	--*n;
}

static void add_mention(struct desk *d)
{
	struct mention m = mention_of(d, "cnt", "siège");

	insert(d->want.mentions, &d->want.mention_count, d->want.mention_count, sizeof m, &m);
}

static void remove_first(struct desk *d)
{
	take_out(d->want.mentions, &d->want.mention_count, 0, sizeof(struct mention));
}

static void retarget_first(struct desk *d)
{
	d->want.mentions[0].entity = entities_intern(&d->es, SLICE("mali"));
}

static void add_refusal(struct desk *d)
{
	struct mention m = mention_of(d, "cnt", "Le");

	insert(d->want.refusals, &d->want.refusal_count, d->want.refusal_count, sizeof m, &m);
}

static void add_fact(struct desk *d)
{
	struct fact f = {.id = "f-7k2qd9",
			 .claim = "Le CNT siège à Bamako.",
			 .predicate = "sits",
			 .when = "2024-07-04",
			 .where = {"bamako", ENTITY_NONE}};
	struct role role = {"agent", &(struct filler){"cnt", ENTITY_NONE}, 1};
	struct anchor anchor = anchor_of(&d->arena, SLICE("Le CNT siège à Bamako"));
	struct anchor *evidence = &anchor;

	f.roles = &role;
	f.role_count = 1;
	f.evidence = &evidence;
	f.evidence_count = 1;
	d->want.facts[d->want.fact_count++] = *fact_copy(&d->arena, &f);
}

static void note_first_fact(struct desk *d)
{
	d->want.facts[0].note = "à relire: oui";
	d->want.facts[0].verdict = VERDICT_VERIFIED;
}

static void add_evidence(struct desk *d)
{
	struct fact *f = &d->want.facts[0];
	struct anchor **list = arena_zalloc(&d->arena, f->evidence_count + 1, sizeof *list);

	copy(list, f->evidence, f->evidence_count, sizeof *list);
	list[f->evidence_count] = arena_zalloc(&d->arena, 1, sizeof **list);
	*list[f->evidence_count++] = anchor_of(&d->arena, SLICE("Bamako"));
	f->evidence = list;
}

static void drop_evidence(struct desk *d)
{
	d->want.facts[0].evidence_count = 0;
}

struct row {
	const char *name;
	change_fn change;
	const char *before, *after;
};

static const struct row rows[] = {
    {"a new key, after the text", add_mention, HEAD,
     HEAD "\nmentions:\n- {entity: cnt, quote: siège}\n"},
    {"no last line end: the text must not gain a newline", add_mention,
     "postil: 1\ntext: |\n  Le CNT siège",
     "postil: 1\ntext: |-\n  Le CNT siège\n\nmentions:\n- {entity: cnt, quote: siège}"},
    {"kept blank lines of the text", add_mention, "postil: 1\ntext: |+\n  Le CNT siège\n\n",
     "postil: 1\ntext: |+\n  Le CNT siège\n\nmentions:\n- {entity: cnt, quote: siège}\n"},
    {"an empty list", add_mention, HEAD "mentions: [] # none yet\n",
     HEAD "mentions: # none yet\n- {entity: cnt, quote: siège}\n"},
    {"a key without value", add_mention, HEAD "mentions: # none\nfacts: []\n",
     HEAD "mentions: # none\n- {entity: cnt, quote: siège}\nfacts: []\n"},
    {"after the last, and its comments", add_mention,
     HEAD "mentions: # m\n  - {entity: a, quote: CNT} # one\n    # of one\n  # end\nzzz: 1\n",
     HEAD "mentions: # m\n  - {entity: a, quote: CNT} # one\n    # of one\n"
	  "  - {entity: cnt, quote: siège}\n  # end\nzzz: 1\n"},
    {"CRLF", add_mention, "postil: 1\r\ntext: siège\r\nmentions:\r\n-   {entity: a, quote: b}\r\n",
     "postil: 1\r\ntext: siège\r\nmentions:\r\n-   {entity: a, quote: b}\r\n"
     "- {entity: cnt, quote: siège}\r\n"},
    {"flow list on one line", add_mention, HEAD "mentions: [{entity: a, quote: b}] # x\n",
     HEAD "mentions: [{entity: a, quote: b}, {entity: cnt, quote: siège}] # x\n"},
    {"flow list, one a line", add_mention, HEAD "mentions: [\n  {entity: a, quote: b} # x\n]\n",
     HEAD "mentions: [\n  {entity: a, quote: b}, # x\n  {entity: cnt, quote: siège}\n]\n"},
    {"flow list, one a line, last comma", add_mention,
     HEAD "mentions: [\n  {entity: a, quote: b}, # x\n]\n",
     HEAD "mentions: [\n  {entity: a, quote: b}, # x\n  {entity: cnt, quote: siège},\n]\n"},
    {"a single one is a list", add_mention, HEAD "mentions: {entity: a, quote: b}\n",
     HEAD "mentions: [{entity: a, quote: b}, {entity: cnt, quote: siège}]\n"},
    {"the last one goes", remove_first,
     HEAD "mentions: # m\n# above\n- {entity: a, quote: b} # own\n# below\nfacts: []\n",
     HEAD "mentions: [] # m\n# above\n# below\nfacts: []\n"},
    {"one of two goes", remove_first,
     HEAD "mentions:\n# above\n- entity: a # c\n  quote: b\n- {entity: c, quote: d}\n",
     HEAD "mentions:\n# above\n- {entity: c, quote: d}\n"},
    {"one of two of a flow list", remove_first,
     HEAD "mentions: [{entity: a, quote: b}, {entity: c, quote: d}]\n",
     HEAD "mentions: [{entity: c, quote: d}]\n"},
    {"one of two equal ones", remove_first,
     HEAD "mentions:\n- {entity: a, quote: b}\n- {entity: a, quote: b} # 2\n",
     HEAD "mentions:\n- {entity: a, quote: b}\n"},
    {"an unknown key stays", retarget_first,
     HEAD "mentions:\n- {entity: 'a', zzz: [1], quote: b} # c\n",
     HEAD "mentions:\n- {entity: 'mali', zzz: [1], quote: b} # c\n"},
    {"what cannot be read stays", retarget_first,
     HEAD "mentions:\n- {entity: a}\n- {entity: a, quote: b}\n- 7\n",
     HEAD "mentions:\n- {entity: a}\n- {entity: mali, quote: b}\n- 7\n"},
    {"a refusal", add_refusal, HEAD "mentions: []\nfacts: []\n",
     HEAD "mentions: []\n\nrefused:\n- {entity: cnt, quote: Le}\nfacts: []\n"},
    {"a fact", add_fact, HEAD "mentions: []\n",
     HEAD "mentions: []\n\nfacts:\n- id: f-7k2qd9\n  claim: Le CNT siège à Bamako.\n"
	  "  predicate: sits\n  roles: {agent: cnt}\n  when: \"2024-07-04\"\n  where: bamako\n"
	  "  evidence:\n  - {quote: \"Le CNT siège à Bamako\"}\n  verdict: open\n"},
    {"a fact in an indented list", add_fact,
     HEAD "facts:\n   - id: f-1\n     sources:\n        - {who: a}\n",
     HEAD "facts:\n   - id: f-1\n     sources:\n        - {who: a}\n"
	  "   - id: f-7k2qd9\n     claim: Le CNT siège à Bamako.\n"
	  "     predicate: sits\n     roles: {agent: cnt}\n     when: \"2024-07-04\"\n"
	  "     where: bamako\n     evidence:\n        - {quote: \"Le CNT siège à Bamako\"}\n"
	  "     verdict: open\n"},
    {"fields of a fact", note_first_fact,
     HEAD "facts:\n- id: f-1\n  claim: |\n    oui\n  zzz: 1 # z\n  by: me\n",
     HEAD "facts:\n- id: f-1\n  claim: |\n    oui\n  verdict: verified\n"
	  "  note: \"à relire: oui\"\n  zzz: 1 # z\n  by: me\n"},
    {"a literal keeps its shape", note_first_fact,
     HEAD
     "facts:\n- id: f-1\n  verdict: open # v\n  note: >-  # why\n     non\n     plus\n\n# end\n",
     HEAD "facts:\n- id: f-1\n  verdict: verified # v\n  note: >-  # why\n     à relire: oui\n\n"
	  "# end\n"},
    {"evidence that was one quote", add_evidence, HEAD "facts:\n- id: f-1\n  evidence: siège\n",
     HEAD "facts:\n- id: f-1\n  evidence: [siège, {quote: \"Bamako\"}]\n"},
    {"evidence in a list", add_evidence,
     HEAD "facts:\n- id: f-1\n  evidence: # e\n    - siège # s\n  by: me\n",
     HEAD "facts:\n- id: f-1\n  evidence: # e\n    - siège # s\n    - {quote: \"Bamako\"}\n"
	  "  by: me\n"},
    {"evidence where there was none", add_evidence, HEAD "facts:\n- id: f-1\n  verdict: open",
     HEAD "facts:\n- id: f-1\n  evidence:\n  - {quote: \"Bamako\"}\n  verdict: open"},
    {"no evidence any more", drop_evidence,
     HEAD "facts:\n- id: f-1\n  evidence:\n  # e\n  - a\n  - {quote: b}\n  by: me\n",
     HEAD "facts:\n- id: f-1\n  evidence: []\n  # e\n  by: me\n"},
};

TEST(article_write_changes_only_what_changed)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct desk d = {.file = STR_INIT};
		struct draft draft, back;
		struct error err = {0};
		bool ok;

		test_row("%s", rows[i].name);
		draft_init(&draft);
		draft_init(&back);
		desk_open(&d, slice_of(rows[i].before));
		rows[i].change(&d);
		ok = draft_article(&draft, "art.yaml", slice_of(rows[i].before), &d.want, &d.es,
				   false, &err);
		CHECK_STR(no_fault(&err), "");
		if (ok)
			CHECK_STR(draft.bytes.s, rows[i].after);
		CHECK(!ok || draft.hash == hash_bytes(slice_of_str(&draft.bytes)));
		if (ok && draft_back(&back, "art.yaml", slice_of_str(&draft.bytes), draft.hunks.v,
				     draft.hunks.n, &err))
			CHECK_STR(back.bytes.s, rows[i].before);
		draft_release(&draft);
		draft_release(&back);
		error_release(&err);
		desk_close(&d);
	}
}

/* ---- 10,000 edits of files as people write them */

static struct mention random_mention(struct desk *d)
{
	struct mention m = mention_of(d, hand_id(d->dice), "x");

	m.anchor.parts[0] = hand_word(d->dice);
	if (dice_below(d->dice, 4) == 0)
		m.anchor.parts[m.anchor.n++] = hand_word(d->dice);
	if (dice_below(d->dice, 3) == 0)
		m.anchor.before = hand_word(d->dice);
	if (dice_below(d->dice, 3) == 0)
		m.anchor.after = hand_word(d->dice);
	return m;
}

static void edit_mentions(struct desk *d, struct mention *list, size_t *n)
{
	struct mention m = random_mention(d);
	size_t at = *n ? dice_below(d->dice, (uint32_t)*n) : 0;

	switch (*n ? dice_below(d->dice, 5) : 0) {
	case 0:
	case 1:
		if (*n < ROOM)
			insert(list, n, dice_below(d->dice, (uint32_t)*n + 1), sizeof m, &m);
		break;
	case 2:
		take_out(list, n, at, sizeof m);
		d->removes = true;
		break;
	case 3:
		list[at].entity = m.entity;
		break;
	default:
		list[at].anchor.before = m.anchor.before;
		list[at].anchor.after = m.anchor.after;
		d->removes = true;
	}
}

static const char *random_text(struct desk *d)
{
	return dice_below(d->dice, 6) ? hand_word(d->dice).s : NULL;
}

static void edit_roles(struct desk *d, struct fact *f)
{
	struct role *roles = arena_zalloc(&d->arena, f->role_count + 1, sizeof *roles);
	size_t n = f->role_count, at = n ? dice_below(d->dice, (uint32_t)n) : 0;
	struct role r = {"goal", arena_zalloc(&d->arena, 2, sizeof *r.fillers), 1};

	copy(roles, f->roles, n, sizeof *roles);
	f->roles = roles;
	r.fillers[0] = (struct filler){hand_word(d->dice).s, ENTITY_NONE};
	r.fillers[1] = (struct filler){hand_id(d->dice), ENTITY_NONE};
	r.n = 1 + dice_below(d->dice, 2);
	if (n && dice_below(d->dice, 2)) {
		roles[at].fillers = r.fillers;
		roles[at].n = r.n;
		d->removes = true;
	} else if (n && dice_below(d->dice, 3) == 0) {
		take_out(roles, &f->role_count, at, sizeof r);
		d->removes = true;
	} else if (!n || strcmp(roles[n - 1].name, "goal") != 0) {
		roles[f->role_count++] = r;
	}
}

static void edit_sources(struct desk *d, struct fact *f)
{
	struct source *list = arena_zalloc(&d->arena, f->source_count + 1, sizeof *list);
	size_t n = f->source_count, at = n ? dice_below(d->dice, (uint32_t)n) : 0;
	struct source s = {.who = {hand_id(d->dice), ENTITY_NONE},
			   .stance = (enum stance)dice_below(d->dice, STANCE_COUNT)};
	struct mention m = random_mention(d);

	copy(list, f->sources, n, sizeof *list);
	f->sources = list;
	if (dice_below(d->dice, 2))
		s.cue = anchor_copy(&d->arena, &m.anchor);
	if (!n || dice_below(d->dice, 3) == 0) {
		insert(list, &f->source_count, at, sizeof s, &s);
	} else if (dice_below(d->dice, 2)) {
		list[at].stance = s.stance;
	} else {
		if (dice_below(d->dice, 2))
			take_out(list, &f->source_count, at, sizeof s);
		else
			list[at] = s;
		d->removes = true;
	}
}

static void edit_evidence(struct desk *d, struct fact *f)
{
	struct anchor **list = arena_zalloc(&d->arena, f->evidence_count + 1, sizeof *list);
	size_t n = f->evidence_count, at = n ? dice_below(d->dice, (uint32_t)n) : 0;
	struct mention m = random_mention(d);
	struct anchor *a = anchor_copy(&d->arena, &m.anchor);

	copy(list, f->evidence, n, sizeof *list);
	f->evidence = list;
	if (!n || dice_below(d->dice, 3) == 0) {
		insert(list, &f->evidence_count, dice_below(d->dice, (uint32_t)n + 1), sizeof a,
		       &a);
	} else {
		if (dice_below(d->dice, 2))
			take_out(list, &f->evidence_count, at, sizeof a);
		else
			list[at] = a;
		d->removes = true;
	}
}

static void edit_links(struct desk *d, struct fact *f)
{
	struct link *list = arena_zalloc(&d->arena, f->link_count + 1, sizeof *list);

	copy(list, f->links, f->link_count, sizeof *list);
	f->links = list;
	if (f->link_count && dice_below(d->dice, 2)) {
		take_out(list, &f->link_count, dice_below(d->dice, (uint32_t)f->link_count),
			 sizeof *list);
		d->removes = true;
	} else {
		list[f->link_count++] =
		    (struct link){.kind = (enum link_kind)dice_below(d->dice, LINK_KIND_COUNT),
				  .article = "autre",
				  .fact = "f-9"};
	}
}

static void edit_words(struct desk *d, struct fact *f)
{
	const char **members[] = {&f->claim, &f->predicate, &f->when, &f->where.words,   &f->reason,
				  &f->note,  &f->by,        &f->on,   &f->quantity.value};
	const char **member = members[dice_below(d->dice, 9)];

	*member = random_text(d);
	d->removes |= !*member;
	if (member == &f->quantity.value && !*member)
		f->quantity = (struct quantity){0};
}

static void edit_fact(struct desk *d, struct fact *f)
{
	switch (dice_below(d->dice, 7)) {
	case 0:
		edit_roles(d, f);
		break;
	case 1:
		edit_sources(d, f);
		break;
	case 2:
		edit_evidence(d, f);
		break;
	case 3:
		edit_links(d, f);
		break;
	case 4:
		f->verdict = (enum verdict)dice_below(d->dice, VERDICT_COUNT);
		break;
	default:
		edit_words(d, f);
	}
}

static void edit_facts(struct desk *d)
{
	size_t *n = &d->want.fact_count, at = *n ? dice_below(d->dice, (uint32_t)*n) : 0;
	char id[20];
	struct fact f = {.where.entity = ENTITY_NONE};

	if (*n && dice_below(d->dice, 5)) {
		edit_fact(d, &d->want.facts[at]);
	} else if (*n && dice_below(d->dice, 2)) {
		take_out(d->want.facts, n, at, sizeof f);
		d->removes = true;
	} else if (*n < ROOM) {
		snprintf(id, sizeof id, "f-x%05u", dice_below(d->dice, 100000));
		f.id = arena_copy(&d->arena, id, strlen(id));
		for (int i = 0; i < 6; i++)
			edit_fact(d, &f);
		insert(d->want.facts, n, at, sizeof f, &f);
	}
}

static void edit_entity(struct desk *d)
{
	struct entity *e = &d->es.list.v[dice_below(d->dice, (uint32_t)d->es.list.n)];

	if (!e->declared || e->line)
		return;
	d->entities = d->removes = true;
	if (dice_below(d->dice, 2)) {
		e->name = hand_word(d->dice).s;
	} else {
		e->aliases = arena_zalloc(&d->arena, 2, sizeof *e->aliases);
		e->aliases[0] = hand_word(d->dice).s;
		e->alias_count = dice_below(d->dice, 2);
	}
}

static void edit_something(struct desk *d)
{
	d->removes = d->entities = false;
	switch (dice_below(d->dice, 8)) {
	case 0:
	case 1:
	case 2:
		edit_mentions(d, d->want.mentions, &d->want.mention_count);
		break;
	case 3:
		edit_mentions(d, d->want.refusals, &d->want.refusal_count);
		break;
	case 4:
		if (d->es.list.n)
			edit_entity(d);
		break;
	default:
		edit_facts(d);
	}
}

/* ---- is it right? */

static bool same_entities(const struct entities *a, const struct entities *b)
{
	for (size_t i = 0; i < a->list.n; i++) {
		const struct entity *e = &a->list.v[i];
		uint32_t other = entities_find(b, slice_of(e->id));

		if (e->declared && (other == ENTITY_NONE || !entity_same(e, &b->list.v[other])))
			return false;
	}
	return true;
}

static bool says_what_was_wanted(struct desk *d, const struct draft *draft)
{
	const struct article *w = &d->want;
	struct entities es = {0};
	struct article *a;
	bool ok;

	for (size_t i = 0; i < d->es.list.n; i++)
		entities_intern(&es, slice_of(d->es.list.v[i].id));
	a = article_read("art", "art.yaml", slice_of_str(&draft->bytes), &es);
	ok = a->mention_count == w->mention_count && a->refusal_count == w->refusal_count &&
	     a->fact_count == w->fact_count && slice_equal(a->text, w->text) &&
	     strcmp(a->title, w->title) == 0;
	for (size_t i = 0; ok && i < a->mention_count; i++)
		ok = mention_same(&a->mentions[i], &w->mentions[i]);
	for (size_t i = 0; ok && i < a->refusal_count; i++)
		ok = mention_same(&a->refusals[i], &w->refusals[i]);
	for (size_t i = 0; ok && i < a->fact_count; i++)
		ok = fact_same(&a->facts[i], &w->facts[i]);
	ok = ok && (!d->entities || same_entities(&d->es, &es));
	article_free(a);
	entities_release(&es);
	return ok;
}

/* Outside of the hunks nothing is another byte. */
static bool hunks_tell_all(const struct str *old, const struct draft *draft)
{
	struct str made = STR_INIT;
	size_t at = 0;
	bool ok = true;

	for (size_t i = 0; ok && i < draft->hunks.n; i++) {
		const struct hunk *h = &draft->hunks.v[i];

		ok = h->at >= at + (i > 0) && h->at + h->removed.len <= old->len &&
		     memcmp(old->s + h->at, h->removed.s, h->removed.len) == 0;
		if (ok) {
			str_add(&made, old->s + at, h->at - at);
			str_add(&made, h->added.s, h->added.len);
			at = h->at + h->removed.len;
		}
	}
	if (ok)
		str_add(&made, old->s + at, old->len - at);
	ok = ok && slice_equal(slice_of_str(&made), slice_of_str(&draft->bytes));
	str_release(&made);
	return ok;
}

/* Each "#K7" has its own number and occurs once. */
static bool comments_stay(const struct str *old, const struct str *now, char kind)
{
	for (const char *c = old->s; (c = strchr(c, '#')); c++) {
		size_t len = 2 + strspn(c + 2, "0123456789");
		struct str mark = STR_INIT;
		bool found = c[1] != kind;

		str_add(&mark, c, len);
		for (const char *at = now->s; !found && (at = strstr(at, mark.s)); at++)
			found = at[len] < '0' || at[len] > '9';
		str_release(&mark);
		if (!found)
			return false;
	}
	return true;
}

/* What a draft keeps for the next change is what a new reading would give. */
static bool keeps_what_is_there(const struct draft *draft)
{
	const struct draft_cache *c = draft->cache;
	struct draft_cache other = {.yaml.root = YAML_NOWHERE};
	struct error err = {0};
	bool same;

	draft_cache_clear(&other);
	same = draft_base_read(&other, "art.yaml", slice_of_str(&draft->bytes), "art", &err) &&
	       slice_equal(slice_of_str(&c->bytes), slice_of_str(&draft->bytes)) &&
	       tree_difference(&c->yaml, &other.yaml) == YAML_NOWHERE;
	for (size_t k = 0; same && k < DRAFT_LISTS; k++)
		same = c->lists[k].n == other.lists[k].n;
	for (size_t k = 0; same && k < DRAFT_LISTS; k++)
		for (size_t i = 0; same && i < c->lists[k].n; i++)
			same = c->lists[k].v[i].node == other.lists[k].v[i].node &&
			       draft_same(&c->lists[k].v[i], &other.lists[k].v[i]);
	draft_cache_clear(&other);
	error_release(&err);
	return same;
}

struct tally {
	uint32_t edits, refused, wrong;
	bool shown;
};

static void complain(struct tally *t, const char *what, const struct str *old,
		     const struct draft *draft, uint32_t seed)
{
	t->wrong++;
	if (getenv("HANDMADE_SHOW") && !t->shown) {
		fprintf(stderr, "seed %u: %s\n---- old\n%s\n---- new\n%s\n", seed, what, old->s,
			draft->bytes.s);
		t->shown = true;
	}
}

static void judge(struct tally *t, struct desk *d, const struct draft *draft, uint32_t seed)
{
	struct draft back;
	struct error err = {0};

	if (!says_what_was_wanted(d, draft))
		complain(t, "says something else", &d->file, draft, seed);
	else if (!hunks_tell_all(&d->file, draft))
		complain(t, "other bytes changed", &d->file, draft, seed);
	else if (!keeps_what_is_there(draft))
		complain(t, "keeps another tree", &d->file, draft, seed);
	else if (!comments_stay(&d->file, &draft->bytes, 'K') ||
		 (!d->removes && !comments_stay(&d->file, &draft->bytes, 'c')))
		complain(t, "lost a comment", &d->file, draft, seed);
	draft_init(&back);
	if (!draft_back(&back, "art.yaml", slice_of_str(&draft->bytes), draft->hunks.v,
			draft->hunks.n, &err) ||
	    !slice_equal(slice_of_str(&back.bytes), slice_of_str(&d->file)))
		complain(t, "does not go back", &d->file, draft, seed);
	error_release(&err);
	draft_release(&back);
}

/* Some edits of one file, each on the result of the last. */
static void edit_one_file(struct tally *t, uint32_t seed)
{
	struct dice dice = {seed * 2654435761u + 1};
	struct desk d = {.dice = &dice, .file = STR_INIT};
	struct draft draft;

	handmade_article(&dice, &d.file);
	draft_init(&draft);
	desk_open(&d, slice_of_str(&d.file));
	for (int i = 0; i < 4; i++) {
		struct error err = {0};

		edit_something(&d);
		t->edits++;
		if (!draft_article(&draft, "art.yaml", slice_of_str(&d.file), &d.want, &d.es,
				   d.entities, &err)) {
			t->refused++;
			if (getenv("HANDMADE_REFUSED"))
				fprintf(stderr, "%u: %s\n%s\n\n", seed, err.msg, d.file.s);
			error_release(&err);
			break;
		}
		judge(t, &d, &draft, seed);
		str_clear(&d.file);
		str_add(&d.file, draft.bytes.s, draft.bytes.len);
	}
	draft_release(&draft);
	desk_close(&d);
}

static uint32_t edits_asked(void)
{
	const char *n = getenv("HANDMADE_EDITS");

	return n ? (uint32_t)strtoul(n, NULL, 10) : EDITS_USUAL;
}

TEST(article_write_survives_edits_of_files_as_people_write_them)
{
	struct tally t = {0};
	uint32_t seed =
	    getenv("HANDMADE_SEED") ? (uint32_t)strtoul(getenv("HANDMADE_SEED"), NULL, 10) : 0;

	while (t.edits < edits_asked())
		edit_one_file(&t, seed++);
	if (getenv("HANDMADE_SHOW"))
		fprintf(stderr, "%u edits, %u refused, %u wrong\n", t.edits, t.refused, t.wrong);
	CHECK_INT(t.wrong, 0);
	CHECK(t.refused * 1000 < t.edits);
}

/* ---- the register, new files, the way back */

#define REGISTER                                                                            \
	"# names\npostil: 1\nentities:\n- id: cnt # c\n  type: organization\n  name: CNT\n" \
	"- id: mali\n  type: place\n  name: Mali\n  links: {wikidata: Q912}\n"

static void read_register(struct entities *es, const char *bytes)
{
	struct diag_list faults;

	diag_init(&faults, "entities.yaml");
	entities_read(es, slice_of(bytes), &faults);
	diag_release(&faults);
}

static struct entity *declare(struct entities *es, const char *id)
{
	uint32_t index = entities_declare(es, slice_of(id));
	struct entity *e = &es->list.v[index];

	e->type_word = "person";
	e->name = e->id;
	e->line = 1;
	e->declared = true;
	return e;
}

TEST(article_write_puts_entities_where_their_ids_sort)
{
	struct entities es = {0};
	struct error err = {0};
	struct draft d;

	draft_init(&d);
	read_register(&es, REGISTER);
	declare(&es, "zida");
	declare(&es, "diop");
	declare(&es, "apa")->note = "agence: oui";
	CHECK(draft_register(&d, "entities.yaml", slice_of(REGISTER), &es, &err));
	CHECK_STR(no_fault(&err), "");
	CHECK_STR(d.bytes.s, "# names\npostil: 1\nentities:\n"
			     "- id: apa\n  type: person\n  name: apa\n  note: \"agence: oui\"\n"
			     "- id: cnt # c\n  type: organization\n  name: CNT\n"
			     "- id: diop\n  type: person\n  name: diop\n"
			     "- id: mali\n  type: place\n  name: Mali\n  links: {wikidata: Q912}\n"
			     "- id: zida\n  type: person\n  name: zida\n");
	draft_release(&d);
	entities_release(&es);
	error_release(&err);
}

TEST(article_write_changes_and_removes_entities)
{
	static const char *alias[] = {"conseil"};
	struct entities es = {0};
	struct error err = {0};
	struct draft d;
	struct entity *e;

	draft_init(&d);
	read_register(&es, REGISTER);
	e = &es.list.v[entities_find(&es, SLICE("cnt"))];
	e->aliases = alias;
	e->alias_count = 1;
	es.list.v[entities_find(&es, SLICE("mali"))].declared = false;
	CHECK(draft_register(&d, "entities.yaml", slice_of(REGISTER), &es, &err));
	CHECK_STR(no_fault(&err), "");
	CHECK_STR(d.bytes.s, "# names\npostil: 1\nentities:\n- id: cnt # c\n  type: organization\n"
			     "  name: CNT\n  aliases: [conseil]\n");
	draft_release(&d);
	entities_release(&es);
	error_release(&err);
}

TEST(article_write_begins_a_register)
{
	struct entities es = {0};
	struct error err = {0};
	struct draft d;

	draft_init(&d);
	declare(&es, "zida");
	declare(&es, "apa");
	CHECK(draft_register(&d, "entities.yaml", SLICE(""), &es, &err));
	CHECK_STR(d.bytes.s, "postil: 1\nentities:\n- id: apa\n  type: person\n  name: apa\n"
			     "- id: zida\n  type: person\n  name: zida\n");
	CHECK_INT(d.hunks.n, 1);
	draft_release(&d);
	entities_release(&es);
	error_release(&err);
}

TEST(article_write_refuses_what_is_no_map)
{
	struct desk d = {.file = STR_INIT};
	struct error err = {0};
	struct draft draft;

	draft_init(&draft);
	desk_open(&d, SLICE(HEAD));
	CHECK(!draft_article(&draft, "art.yaml", SLICE("- a\n"), &d.want, &d.es, false, &err));
	CHECK(strncmp(no_fault(&err), "art.yaml:1:1: ", 14) == 0);
	CHECK_INT(draft.bytes.len, 0);
	draft_release(&draft);
	error_release(&err);
	desk_close(&d);
}

TEST(article_write_goes_back_only_from_what_it_made)
{
	struct hunk hunk = {3, SLICE("x"), SLICE("yy")};
	struct error err = {0};
	struct draft d;

	draft_init(&d);
	CHECK(draft_back(&d, "a.yaml", SLICE("abcyyd"), &hunk, 1, &err));
	CHECK_STR(d.bytes.s, "abcxd");
	CHECK_INT(d.hunks.n, 1);
	CHECK(!draft_back(&d, "a.yaml", SLICE("abczzd"), &hunk, 1, &err));
	CHECK_INT(d.bytes.len, 0);
	error_release(&err);
	CHECK(!draft_back(&d, "a.yaml", SLICE("a"), &hunk, 1, &err));
	error_release(&err);
	draft_release(&d);
}

TEST(article_write_new_articles_read_back)
{
	static const char *const texts[] = {"Un.\nDeux.\n",    "Un.\nDeux.", "Un.\n\nDeux.\n\n\n",
					    "  rentré\nnon\n", "\n\nvide\n", "\ttab\n",
					    "nel\xc2\x85x",    "\n",         "",
					    "# dièse\n- a\n",  "   \n",      "a\n   \nb\n",
					    "a  \n",           "---\n...\n", "x\ry\n"};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct article *a = article_new("art"), *b;
		struct entities es = {0};
		struct str out = STR_INIT;

		test_row("text %zu", i);
		a->title = "Un titre: long";
		a->date = "2024-07";
		a->source_name = "APA";
		a->text = slice_of(texts[i]);
		draft_new_article(a, &out);
		b = article_read("art", "art.yaml", slice_of_str(&out), &es);
		CHECK(slice_equal(a->text, b->text));
		CHECK_STR(b->title, a->title);
		CHECK_STR(b->date, a->date);
		CHECK_STR(b->source_name, a->source_name);
		CHECK_INT(b->diags.errors, 0);
		article_free(a);
		article_free(b);
		entities_release(&es);
		str_release(&out);
	}
}

TEST(article_write_new_articles_look_like_ours)
{
	struct article *a = article_new("art");
	struct str out = STR_INIT;

	a->title = "Titre";
	a->lang = "fr";
	a->date = "2024-07";
	a->source_name = "APA";
	a->source_url = "https://apa.example/1";
	a->text = SLICE("Un.\nDeux.\n");
	draft_new_article(a, &out);
	CHECK_STR(out.s, "postil: 1\ntitle: Titre\nlang: fr\ndate: \"2024-07\"\n"
			 "source: {name: APA, url: https://apa.example/1}\n"
			 "text: |\n  Un.\n  Deux.\n");
	article_free(a);
	str_release(&out);
}

/* ---- ahead of time */

TEST(article_write_warm_is_what_cold_is)
{
	static const char file[] = HEAD "mentions:\n- {entity: a, quote: b}\nfacts: []\n";
	struct desk d = {.file = STR_INIT};
	struct draft warm, cold;
	struct error err = {0};

	draft_init(&warm);
	draft_init(&cold);
	desk_open(&d, SLICE(file));
	CHECK(draft_warm(&warm, "art.yaml", SLICE(file), "art"));
	CHECK(!draft_warm_on(&warm));
	CHECK(warm.warm == hash_bytes(SLICE(file)));
	CHECK(!draft_warm(&warm, "art.yaml", SLICE(file), "art"));
	add_mention(&d);
	CHECK(draft_article(&warm, "art.yaml", SLICE(file), &d.want, &d.es, false, &err));
	CHECK(draft_article(&cold, "art.yaml", SLICE(file), &d.want, &d.es, false, &err));
	CHECK_STR(warm.bytes.s, cold.bytes.s);
	CHECK(warm.warm == cold.hash);
	draft_release(&warm);
	draft_release(&cold);
	desk_close(&d);
	error_release(&err);
}

TEST(article_write_warm_for_other_bytes_is_cold)
{
	static const char file[] = HEAD "mentions:\n- {entity: a, quote: b}\n",
			  other[] = HEAD "mentions:\n# x\n- {entity: a, quote: b}\n";
	struct desk d = {.file = STR_INIT};
	struct error err = {0};
	struct draft draft;

	draft_init(&draft);
	desk_open(&d, SLICE(file));
	CHECK(draft_warm(&draft, "art.yaml", SLICE(other), "art")); /* half of it */
	retarget_first(&d);
	CHECK(draft_article(&draft, "art.yaml", SLICE(file), &d.want, &d.es, false, &err));
	CHECK_STR(draft.bytes.s, HEAD "mentions:\n- {entity: mali, quote: b}\n");
	CHECK(!draft_warm(&draft, "art.yaml", SLICE("- a\n"), "art"));
	CHECK(!draft_warm_on(&draft));
	CHECK(draft_article(&draft, "art.yaml", SLICE(file), &d.want, &d.es, false, &err));
	CHECK_STR(draft.bytes.s, HEAD "mentions:\n- {entity: mali, quote: b}\n");
	draft_release(&draft);
	desk_close(&d);
	error_release(&err);
}

static void remove_last(struct desk *d)
{
	d->want.mention_count--;
}

static void add_first(struct desk *d)
{
	struct mention m = mention_of(d, "cnt", "Le");

	insert(d->want.mentions, &d->want.mention_count, 0, sizeof m, &m);
}

static void retarget_and_note(struct desk *d)
{
	retarget_first(d);
	note_first_fact(d);
}

#define THREE                                                                              \
	HEAD "mentions:\n- {entity: a, quote: b}\n- {entity: c, quote: d}\n- {entity: e, " \
	     "quote: f}\n"                                                                 \
	     "facts:\n- id: f-1\n  claim: x\n- id: f-2\n  claim: y\n"
#define FLOW HEAD "mentions: [{entity: a, quote: b}, {entity: c, quote: d}]\n"

/* Who takes the short way changes what is kept in its place. */
static const struct {
	const char *name, *file;
	change_fn change;
	bool in_place;
} ways[] = {
    {"a mention more", THREE, add_mention, true},
    {"before all others", THREE, add_first, true},
    {"the first one goes", THREE, remove_first, true},
    {"the last one goes", THREE, remove_last, true},
    {"another entity", THREE, retarget_first, true},
    {"a field of a fact", THREE, note_first_fact, true},
    {"a fact more", THREE, add_fact, true},
    {"two lists at once", THREE, retarget_and_note, false},
    {"a list that was not there", THREE, add_refusal, false},
    {"a flow list", FLOW, add_mention, false},
    {"a fault somewhere else", "a: 1\na: 2\n" THREE, add_mention, false},
};

TEST(article_write_reads_no_more_than_it_must)
{
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		struct desk d = {.file = STR_INIT};
		struct error err = {0};
		struct draft draft;
		const char *before;

		test_row("%s", ways[i].name);
		draft_init(&draft);
		desk_open(&d, slice_of(ways[i].file));
		CHECK(draft_warm(&draft, "art.yaml", slice_of(ways[i].file), "art"));
		draft_warm_on(&draft);
		before = draft.cache->bytes.s;
		ways[i].change(&d);
		CHECK(draft_article(&draft, "art.yaml", slice_of(ways[i].file), &d.want, &d.es,
				    false, &err));
		CHECK_STR(no_fault(&err), "");
		CHECK((draft.cache->bytes.s == before) == ways[i].in_place);
		CHECK(keeps_what_is_there(&draft));
		CHECK(says_what_was_wanted(&d, &draft));
		draft_release(&draft);
		error_release(&err);
		desk_close(&d);
	}
}

/* Growing past the room that was left moves the bytes, and all that points into them. */
TEST(article_write_grows_as_far_as_it_must)
{
	struct desk d = {.file = STR_INIT};
	struct error err = {0};
	struct draft draft;
	struct str note = STR_INIT;

	draft_init(&draft);
	desk_open(&d, SLICE(THREE));
	str_addz(&d.file, THREE);
	for (int i = 0; i < 5; i++) {
		for (int k = 0; k < 3000; k++)
			str_printf(&note, "mot%d ", k);
		str_addc(&note, 'x');
		d.want.facts[i % 2].note = arena_copy(&d.arena, note.s, note.len);
		CHECK(draft_article(&draft, "art.yaml", slice_of_str(&d.file), &d.want, &d.es,
				    false, &err));
		CHECK(keeps_what_is_there(&draft));
		CHECK(says_what_was_wanted(&d, &draft));
		str_clear(&d.file);
		str_add(&d.file, draft.bytes.s, draft.bytes.len);
	}
	CHECK(d.file.len > 2 * (size_t)DRAFT_ROOM);
	str_release(&note);
	draft_release(&draft);
	error_release(&err);
	desk_close(&d);
}
