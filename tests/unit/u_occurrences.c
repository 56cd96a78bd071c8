/* SPDX-License-Identifier: MIT */
#include "doc/occurrences.h"

#include "base/utf8.h"
#include "doc/copy.h"
#include "store/folder.h"
#include "test.h"
#include "text/fold.h"

#include <string.h>

/* The text with its places in brackets; yours to free. */
static char *marked(const struct article *a, const struct occurrences *found)
{
	struct str out = STR_INIT;
	uint32_t at = 0;

	for (size_t i = 0; i <= found->n; i++) {
		uint32_t start = i < found->n ? found->v[i].at.start : UINT32_MAX;
		struct slice s = offsets_text(&a->offsets, at, start);

		str_add(&out, s.s, s.len);
		if (i == found->n)
			break;
		at = found->v[i].at.end;
		s = article_span_text(a, found->v[i].at);
		str_printf(&out, "[%.*s]", (int)s.len, s.s);
	}
	return str_take(&out);
}

static void check_row(const char *name, const char *alias, const char *text, const char *want)
{
	struct article *a = article_new("a");
	struct occurrences found = {0};
	const char *aliases[] = {alias};
	struct entity e = {.id = "e",
			   .name = name,
			   .aliases = aliases,
			   .alias_count = alias != NULL,
			   .declared = true};
	char *got;

	a->text = slice_of(text);
	article_index(a);
	occurrences_find(&found, a, &e, 0, SLICE(""));
	got = marked(a, &found);
	CHECK_STR(got, want);
	free(got);
	occurrences_release(&found);
	article_free(a);
}

TEST(occurrences_of_names)
{
	static const struct {
		const char *name, *alias, *text, *want;
	} rows[] = {
	    {"Mali", NULL, "Le Mali, au Mali : MALI.", "Le [Mali], au [Mali] : [MALI]."},
	    {"Mali", NULL, "Maliens, Somali, malin, mali", "Maliens, Somali, malin, mali"},
	    {"Mali", NULL, "Mali", "[Mali]"},
	    {"Mali", NULL, "", ""},
	    {"Mali", NULL, "Mali’s, Mali-Russie", "[Mali]’s, Mali-Russie"},
	    /* elided and inflected articles stay outside */
	    {"Agence", NULL, "l’Agence, d'Agence, L’AGENCE, la Régence",
	     "l’[Agence], d'[Agence], L’[AGENCE], la Régence"},
	    {"Bamako", NULL, "jusqu’à Bamako, du Bamako", "jusqu’à [Bamako], du [Bamako]"},
	    {"homme", NULL, "un prud’homme, l’homme", "un prud’homme, l’[homme]"},
	    /* accents, ligatures, apostrophes, hyphens, spaces */
	    {"États-Unis", NULL, "les Etats-Unis, ETATS-UNIS, États Unis, états\u2011unis",
	     "les [Etats-Unis], [ETATS-UNIS], [États Unis], [états\u2011unis]"},
	    {"Côte d’Ivoire", NULL, "Cote d'Ivoire", "[Cote d'Ivoire]"},
	    {"N’Djamena", NULL, "à N'Djamena", "à [N'Djamena]"},
	    {"Mali", NULL, "le Mal\u00adi et l’E\u0301tat", "le [Mal\u00adi] et l’E\u0301tat"},
	    {"Manœuvre", NULL, "une manoeuvre", "une [manoeuvre]"},
	    /* capitals */
	    {"UNE", NULL, "une UNE Une", "une [UNE] Une"},
	    {"CNT", NULL, "(CNT), cnt, Cnt, CNTR", "([CNT]), cnt, Cnt, CNTR"},
	    {"U.E.", NULL, "l’U.E. vote, U.E.M.O.A.", "l’[U.E.] vote, U.E.M.O.A."},
	    /* short words */
	    {"paix", NULL, "la paix, Paix, PAIX", "la [paix], Paix, PAIX"},
	    {"Air", NULL, "Air, l’air", "[Air], l’air"},
	    {"junte militaire", NULL, "La Junte Militaire", "La [Junte Militaire]"},
	    /* plurals */
	    {"militaire", NULL, "les militaires", "les [militaires]"},
	    {"bureau", NULL, "les bureaux, bureautique", "les [bureaux], bureautique"},
	    {"roi", NULL, "les rois, un roi", "les rois, un [roi]"},
	    {"pays", NULL, "payss pays", "payss [pays]"},
	    /* the longest first, no overlaps */
	    {"Conseil", "Conseil national", "Conseil national du Conseil",
	     "[Conseil national] du [Conseil]"},
	    {"national de transition", "Conseil national", "Conseil national de transition",
	     "Conseil [national de transition]"},
	    {"Mali", "Mali", "Mali", "[Mali]"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		test_row("%s: %s", rows[i].name, rows[i].text);
		check_row(rows[i].name, rows[i].alias, rows[i].text, rows[i].want);
	}
}

static struct mention mention_at(struct article *a, uint32_t entity, const char *before,
				 const char *quote)
{
	struct mention m = {.entity = entity, .anchor = {.before = slice_of(before), .n = 1}};

	m.anchor.parts = arena_alloc(&a->arena, sizeof *m.anchor.parts);
	*m.anchor.parts = slice_of(quote);
	return m;
}

TEST(occurrences_know_what_is_there)
{
	struct article *a = article_new("a");
	struct occurrences found = {0};
	struct entity e = {.id = "mali", .name = "mali"};

	a->text = SLICE("un Mali, deux Mali, trois Mali, quatre Mali, cinq Mali");
	a->mentions = arena_zalloc(&a->arena, 2, sizeof *a->mentions);
	a->mentions[0] = mention_at(a, 1, "", "quatre Mali");
	a->mentions[1] = mention_at(a, 0, "deux ", "Mali");
	a->mention_count = 2;
	a->refusals = arena_zalloc(&a->arena, 2, sizeof *a->refusals);
	a->refusals[0] = mention_at(a, 0, "trois ", "Mali");
	a->refusals[1] = mention_at(a, 1, "cinq ", "Mali");
	a->refusal_count = 2;
	article_index(a);
	occurrences_find(&found, a, &e, 0, SLICE(""));
	CHECK_INT(found.n, 0); /* not declared: it has no name */
	occurrences_find(&found, a, &e, 0, SLICE("Mali"));
	CHECK_INT(found.n, 3);
	CHECK_INT(found.v[0].at.start, 3);
	CHECK_INT(found.v[0].at.end, 7);
	CHECK_INT(found.v[0].other, OCCURRENCE_FREE);
	CHECK_INT(found.v[1].at.start, 39);
	CHECK_INT(found.v[1].other, 0);
	CHECK_INT(found.v[2].at.start, 50);
	CHECK_INT(found.v[2].other, OCCURRENCE_FREE);
	occurrences_release(&found);
	article_free(a);
}

/* ---- on real texts: what people marked by a name is found again */

static bool folds_alike(struct slice a, const char *b)
{
	struct str x = STR_INIT, y = STR_INIT;
	bool same;

	fold_add(&x, a, 0);
	fold_add(&y, slice_of(b), 0);
	same = strcmp(x.s, y.s) == 0;
	str_release(&x);
	str_release(&y);
	return same;
}

static bool is_a_name(const struct entity *e, struct slice words)
{
	bool is = folds_alike(words, e->name);

	for (size_t i = 0; !is && i < e->alias_count; i++)
		is = folds_alike(words, e->aliases[i]);
	return is;
}

static bool was_found(const struct occurrences *found, struct span s)
{
	for (size_t i = 0; i < found->n; i++)
		if (found->v[i].at.start == s.start && found->v[i].at.end == s.end)
			return true;
	return false;
}

/* Takes the mentions of one entity out and looks for them. */
static size_t check_entity(const struct corpus *c, struct article *a, uint32_t entity)
{
	const struct entity *e = &c->entities.list.v[entity];
	struct mention *all = a->mentions;
	struct occurrences found = {0};
	size_t n = a->mention_count, kept = 0, checked = 0;

	a->mentions = mem_alloc(n * sizeof *all);
	for (size_t i = 0; i < n; i++)
		if (all[i].entity != entity)
			a->mentions[kept++] = all[i];
	a->mention_count = kept;
	article_reindex(a);
	occurrences_find(&found, a, e, entity, SLICE(""));
	for (size_t i = 0; i < n; i++) {
		struct slice words = article_span_text(a, anchor_hull(&all[i].anchor));

		if (all[i].entity != entity || all[i].anchor.n > 1 || !is_a_name(e, words))
			continue;
		test_row("%s: %.*s", e->id, (int)words.len, words.s);
		CHECK(was_found(&found, anchor_hull(&all[i].anchor)));
		checked++;
	}
	free(a->mentions);
	a->mentions = all;
	a->mention_count = n;
	article_reindex(a);
	occurrences_release(&found);
	return checked;
}

TEST(occurrences_of_content)
{
	struct corpus c;
	struct error err = {0};
	size_t checked = 0;

	corpus_init(&c);
	CHECK(folder_open(&c, "content", &err));
	for (size_t i = 0; i < c.articles.n; i++) {
		struct article *a;

		CHECK(folder_load(&c, i, 1));
		a = corpus_article(&c, i);
		for (uint32_t k = 0; k < c.entities.list.n; k++)
			checked += check_entity(&c, a, k);
	}
	CHECK(checked > 10);
	corpus_release(&c);
	error_release(&err);
}
