/* SPDX-License-Identifier: MIT */
#include "doc/fact_draft.h"

#include "base/file.h"
#include "doc/date.h"
#include "store/folder.h"

#include "dice.h"
#include "test.h"

#include <string.h>
#include <time.h>

/* Randomness that counts: 0, 1, 2 … for each byte asked for. */
static bool counting(void *data, void *bytes, size_t n)
{
	unsigned char *next = data;

	for (size_t i = 0; i < n; i++)
		((unsigned char *)bytes)[i] = (*next)++;
	return true;
}

static bool stuck(void *data, void *bytes, size_t n)
{
	(void)data;
	memset(bytes, 7, n);
	return true;
}

static bool broken(void *data, void *bytes, size_t n)
{
	(void)data;
	(void)bytes;
	(void)n;
	return false;
}

/* The article of 2024, with the whole corpus read. */
struct desk {
	struct corpus corpus;
	struct arena arena;
	struct article *a;
};

static bool desk_open(struct desk *d)
{
	struct error err = {0};

	*d = (struct desk){0};
	corpus_init(&d->corpus);
	if (!folder_open(&d->corpus, "content", &err)) {
		CHECK_STR(err.msg, "");
		error_release(&err);
		corpus_release(&d->corpus);
		return false;
	}
	for (size_t i = 0; i < d->corpus.articles.n; i++)
		CHECK(folder_load(&d->corpus, i, 9));
	d->a = d->corpus.articles
		   .v[corpus_find(&d->corpus, SLICE("2024-07-accord-militaire-mali-russie"))]
		   .article;
	return true;
}

static void desk_close(struct desk *d)
{
	arena_release(&d->arena);
	corpus_release(&d->corpus);
}

static struct span place_of(const struct article *a, const char *words)
{
	const char *at = strstr(a->text.s, words);
	struct span s = {0};

	CHECK(at != NULL);
	if (at) {
		size_t byte = (size_t)(at - a->text.s);

		s.start = offsets_point(&a->offsets, (uint32_t)byte);
		s.end = offsets_point(&a->offsets, (uint32_t)(byte + strlen(words)));
	}
	return s;
}

/* All of a draft in one line. */
static void write_fact(const struct fact *f, struct str *out)
{
	str_clear(out);
	for (size_t i = 0; i < f->role_count; i++)
		for (size_t k = 0; k < f->roles[i].n; k++)
			str_printf(out, "%s=%s ", f->roles[i].name, f->roles[i].fillers[k].words);
	if (f->when)
		str_printf(out, "when=%s ", f->when);
	if (f->where.words)
		str_printf(out, "where=%s ", f->where.words);
	if (f->quantity.value)
		str_printf(out, "quantity=%s,%s,%s ", f->quantity.value,
			   f->quantity.unit ? f->quantity.unit : "",
			   f->quantity.of ? f->quantity.of : "");
	for (size_t i = 0; i < f->source_count; i++) {
		const struct source *s = &f->sources[i];

		str_printf(out, "%s %s ", s->who.words, stance_word(s->stance));
		if (s->cue)
			str_printf(out, "<%.*s> ", (int)s->cue->parts[0].len, s->cue->parts[0].s);
	}
}

TEST(fact_draft_rows)
{
	static const struct {
		const char *words;
		const char *want;
	} rows[] = {
	    {"Le Conseil national de transition (CNT) a approuvé à l’unanimité, le jeudi 4 "
	     "juillet, un "
	     "projet de loi",
	     "agent=cnt when=2024-07-04 "},
	    {"Depuis le deuxième coup d’État de 2021, la Russie a livré de nombreux équipements "
	     "militaires au Mali",
	     "agent=russie theme=coup-etat-2021 recipient=mali when=2021/.. "},
	    {"accord de coopération militaire et technique entre le Mali et la Fédération de "
	     "Russie",
	     "theme=accord-militaire-2024 party=mali party=russie "},
	    {"le Mali de déployer des mercenaires du groupe Wagner",
	     "agent=mali patient=wagner puissances-occidentales alleges <accusé> bamako denies "
	     "<nié> "},
	    {"une attaque dans la région de Bandiagara a fait une vingtaine de victimes",
	     "where=region-de-bandiagara quantity=20~,,victimes "},
	    {"la Russie a livré 25 000 tonnes de blé",
	     "agent=russie quantity=25000,t,blé sources concordantes asserts <sources concordantes "
	     "ont confirmé> "},
	    {"Ces gestes", ""},
	    {"Selon les termes de l’accord, des instructeurs russes formeront des soldats et "
	     "officiers de police maliens.",
	     "termes de l’accord asserts <Selon les termes de l’accord> "},
	};
	struct desk d;
	struct str got = STR_INIT;

	if (!desk_open(&d))
		return;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct span s = place_of(d.a, rows[i].words);
		unsigned char next = 0;
		struct fact_seed seed = {.parts = &s, .n = 1, .by = "me", .on = "2026-11-22"};
		struct error err = {0};
		struct fact *f;

		seed.random = (struct fact_random){counting, &next};
		f = fact_draft(d.a, &d.corpus.entities, &seed, &d.arena, &err);
		test_row("%s", rows[i].words);
		CHECK(f != NULL);
		if (!f)
			continue;
		write_fact(f, &got);
		CHECK_STR(got.s, rows[i].want);
		CHECK_STR(f->id, "f-012345");
		CHECK_STR(f->claim, "");
		CHECK_STR(f->by, "me");
		CHECK_STR(f->on, "2026-11-22");
		CHECK(f->verdict == VERDICT_OPEN && f->evidence_count == 1);
	}
	str_release(&got);
	desk_close(&d);
}

/* The words that attribute it are selected too: who says it plays no part in it. */
TEST(fact_draft_with_its_source)
{
	struct desk d;
	struct error err = {0};
	struct span s;
	struct fact_seed seed = {.parts = &s, .n = 1};
	struct str got = STR_INIT;
	struct fact *f;

	if (!desk_open(&d))
		return;
	d.a = d.corpus.articles
		  .v[corpus_find(&d.corpus, SLICE("2022-11-accord-securite-mali-russie"))]
		  .article;
	s = place_of(d.a, "Selon l'Agence Ecofin, la nouvelle convention a été signée");
	f = fact_draft(d.a, &d.corpus.entities, &seed, &d.arena, &err);
	CHECK(f != NULL);
	if (f)
		write_fact(f, &got);
	CHECK(!strstr(got.s, "=agence-ecofin"));
	CHECK(strstr(got.s, "agence-ecofin asserts <Selon l'Agence Ecofin> ") != NULL);
	str_release(&got);
	desk_close(&d);
}

TEST(fact_draft_over_paragraphs)
{
	struct desk d;
	struct error err = {0};
	struct span parts[2];
	struct fact_seed seed = {.parts = parts, .n = 2};
	struct fact *f;

	if (!desk_open(&d))
		return;
	parts[0] = place_of(d.a, "entre autres.");
	parts[0].end += 20;
	parts[1] = place_of(d.a, "Cet accord");
	f = fact_draft(d.a, &d.corpus.entities, &seed, &d.arena, &err);
	CHECK(f != NULL);
	CHECK_INT(f ? f->evidence_count : 0, 3);
	CHECK(f && fact_id_valid(slice_of(f->id)));
	CHECK(f && !f->by && !f->on && !f->predicate);
	parts[0] = parts[1] = (struct span){5, 5};
	CHECK(!fact_draft(d.a, &d.corpus.entities, &seed, &d.arena, &err));
	CHECK(err.msg && strstr(err.msg, "select"));
	error_release(&err);
	desk_close(&d);
}

TEST(fact_ids_are_new)
{
	struct article *a = article_new("a");
	struct error err = {0};
	char id[FACT_ID_SIZE], other[FACT_ID_SIZE];
	struct fact fact = {.id = "f-777777"};
	unsigned char next = 250;

	CHECK(fact_id_new(a, (struct fact_random){stuck, NULL}, id, &err));
	CHECK_STR(id, "f-777777");
	CHECK(fact_id_new(a, (struct fact_random){counting, &next}, id, &err));
	CHECK_STR(id, "f-tvwxyz");
	CHECK(fact_id_new(a, (struct fact_random){NULL, NULL}, id, &err));
	CHECK(fact_id_new(a, (struct fact_random){NULL, NULL}, other, &err));
	CHECK(fact_id_valid(slice_of(id)) && strcmp(id, other) != 0);
	a->facts = &fact;
	a->fact_count = 1;
	article_index(a);
	CHECK(!fact_id_new(a, (struct fact_random){stuck, NULL}, id, &err));
	error_release(&err);
	CHECK(!fact_id_new(a, (struct fact_random){broken, NULL}, id, &err));
	CHECK(err.msg != NULL);
	error_release(&err);
	article_free(a);
}

/* The verbs of the guideline are all there before anybody used one, and no others. */
static void check_guideline(const struct fact_words *w)
{
	struct str page = STR_INIT;
	const char *at, *end;
	size_t listed = 0;

	CHECK(file_read("man/postil-annotate.7", &page, 1 << 20, NULL));
	at = strstr(page.s, ".Ss Predicates");
	end = strstr(page.s, ".Ss Roles");
	while (at && (at = strstr(at, ".It Li ")) && at < end) {
		struct slice verb = {at + 7, strcspn(at + 7, "\n")};
		bool found = false;

		for (size_t i = 0; i < w->n; i++)
			found |= slice_is(verb, w->v[i].word) && w->v[i].count == 0;
		test_row("%.*s", (int)verb.len, verb.s);
		CHECK(found);
		listed++;
		at++;
	}
	CHECK_INT(w->n, listed);
	str_release(&page);
}

TEST(fact_words_by_frequency)
{
	struct desk d;
	struct fact_words w = {0};

	if (!desk_open(&d))
		return;
	fact_predicates(&d.corpus, &w);
	CHECK(w.n > 20 && w.v[0].count >= 5);
	CHECK_STR(w.v[0].word, "aims");
	for (size_t i = 1; i < w.n; i++)
		CHECK(
		    w.v[i - 1].count > w.v[i].count ||
		    (w.v[i - 1].count == w.v[i].count && strcmp(w.v[i - 1].word, w.v[i].word) < 0));
	fact_role_names(&d.corpus, &w);
	CHECK(w.n >= 10);
	CHECK_STR(w.v[0].word, "theme");
	CHECK_STR(w.v[1].word, "agent");
	fact_words_release(&w);
	desk_close(&d);
	corpus_init(&d.corpus);
	fact_predicates(&d.corpus, &w);
	check_guideline(&w);
	fact_role_names(&d.corpus, &w);
	CHECK_INT(w.n, 10);
	CHECK_INT(w.v[0].count, 0);
	fact_words_release(&w);
	corpus_release(&d.corpus);
}

/* ---- against what people annotated */

struct score {
	int want;  /* facts in which people gave it */
	int agree; /* and the draft has the same */
	int extra; /* facts in which only the draft has it */
};

struct scores {
	struct score when, where, agent, source, stance, quantity;
};

static void count(struct score *s, bool want, bool got, bool agree)
{
	s->want += want;
	s->extra += got && !want;
	s->agree += want && got && agree;
}

static bool same(const char *a, const char *b)
{
	return a && b && !strcmp(a, b);
}

/* The first filler that is an entity. */
static const char *agent_of(const struct fact *f)
{
	for (size_t i = 0; i < f->role_count; i++)
		if (!strcmp(f->roles[i].name, "agent") && f->roles[i].n &&
		    f->roles[i].fillers[0].entity != ENTITY_NONE)
			return f->roles[i].fillers[0].words;
	return NULL;
}

static void compare(struct scores *s, const struct fact *want, const struct fact *got)
{
	const char *agent = agent_of(want), *mine = agent_of(got);
	bool source = want->source_count && got->source_count;

	count(&s->when, want->when, got->when, same(want->when, got->when));
	count(&s->where, want->where.words, got->where.words,
	      same(want->where.words, got->where.words));
	count(&s->agent, agent, mine, same(agent, mine));
	count(&s->source, want->source_count, got->source_count,
	      source && same(want->sources[0].who.words, got->sources[0].who.words));
	count(&s->stance, want->source_count, got->source_count,
	      source && want->sources[0].stance == got->sources[0].stance);
	count(&s->quantity, want->quantity.value, got->quantity.value,
	      same(want->quantity.value, got->quantity.value) &&
		  same(want->quantity.of, got->quantity.of));
}

static void draft_again(struct desk *d, const struct article *a, const struct fact *f,
			struct scores *s)
{
	struct span parts[16];
	struct fact_seed seed = {.parts = parts};
	struct error err = {0};
	struct fact *draft;

	for (size_t i = 0; i < f->evidence_count; i++)
		for (uint32_t k = 0; k < f->evidence[i]->n && seed.n < 16; k++)
			parts[seed.n++] = f->evidence[i]->spans[k];
	draft = fact_draft(a, &d->corpus.entities, &seed, &d->arena, &err);
	test_row("%s", f->id);
	CHECK(draft != NULL);
	if (draft)
		compare(s, f, draft);
	error_release(&err);
}

/* Figures may get better, not worse. */
static void check_score(const char *what, struct score seen, struct score pinned)
{
	test_row("%s: %d annotated, %d alike, %d only drafted", what, seen.want, seen.agree,
		 seen.extra);
	CHECK_INT(seen.want, pinned.want);
	CHECK(seen.agree >= pinned.agree);
	CHECK(seen.extra <= pinned.extra);
}

TEST(fact_draft_agrees_with_people)
{
	struct desk d;
	struct scores s = {0};

	if (!desk_open(&d))
		return;
	for (size_t i = 0; i < d.corpus.articles.n; i++) {
		const struct article *a = d.corpus.articles.v[i].article;

		for (size_t k = 0; k < a->fact_count; k++)
			draft_again(&d, a, &a->facts[k], &s);
	}
	check_score("when", s.when, (struct score){15, 12, 0});
	check_score("where", s.where, (struct score){25, 10, 1});
	check_score("agent", s.agent, (struct score){36, 27, 9});
	check_score("source", s.source, (struct score){26, 17, 0});
	check_score("stance", s.stance, (struct score){26, 18, 0});
	check_score("quantity", s.quantity, (struct score){5, 5, 1});
	desk_close(&d);
}

/* Any selection gives a sound draft or a sentence. */
TEST(fact_draft_any_span)
{
	struct dice dice = {21};
	struct desk d;

	if (!desk_open(&d))
		return;
	for (int round = 0; round < 400; round++) {
		uint32_t points = d.a->offsets.points;
		struct span parts[2];
		struct fact_seed seed = {.parts = parts, .n = 1 + dice_below(&dice, 2)};
		struct error err = {0};
		struct fact *f;
		struct date date;

		parts[0].start = dice_below(&dice, points);
		parts[0].end = parts[0].start + dice_below(&dice, 300);
		parts[1].start = parts[0].end + dice_below(&dice, 50);
		parts[1].end = parts[1].start + dice_below(&dice, 200);
		f = fact_draft(d.a, &d.corpus.entities, &seed, &d.arena, &err);
		CHECK((f != NULL) == (err.msg == NULL));
		CHECK(!f || !f->when || date_parse(slice_of(f->when), &date, NULL));
		for (size_t i = 0; f && i < f->evidence_count; i++)
			CHECK(f->evidence[i]->state == ANCHOR_EXACT && f->evidence[i]->n == 1);
		error_release(&err);
	}
	desk_close(&d);
}

/* All of a long text at once is no long wait. */
TEST(fact_draft_of_everything)
{
	struct str text = STR_INIT;
	struct article *a = article_new("a");
	struct entities es = {0};
	struct arena arena = {0};
	struct error err = {0};
	struct span all;
	struct fact_seed seed = {.parts = &all, .n = 1};
	clock_t start, spent;

	for (int i = 0; i < 3000; i++)
		str_printf(&text,
			   "Ligne %d : depuis 2020, selon eux, 25 000 t de blé, le %d mai.\n", i,
			   i % 31);
	a->lang = "fr";
	a->text = arena_slice(&a->arena, dice_slice(&text));
	article_index(a);
	all = (struct span){0, a->offsets.points};
	start = clock();
	CHECK(fact_draft(a, &es, &seed, &arena, &err) != NULL);
	spent = clock() - start;
	test_row("%ld ms", (long)(spent * 1000 / CLOCKS_PER_SEC));
	CHECK(spent < CLOCKS_PER_SEC * 2);
	error_release(&err);
	arena_release(&arena);
	entities_release(&es);
	article_free(a);
	str_release(&text);
}
