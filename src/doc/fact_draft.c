/* SPDX-License-Identifier: MIT */
#include "doc/fact_draft.h"

#include "recognise_int.h"

#include <string.h>
#include <sys/random.h>

/* ---- ids */

static bool system_random(void *data, void *bytes, size_t n)
{
	(void)data;
	return getrandom(bytes, n, 0) == (ssize_t)n;
}

bool fact_id_new(const struct article *a, struct fact_random random, char out[FACT_ID_SIZE],
		 struct error *err)
{
	static const char letters[] = "0123456789abcdefghjkmnpqrstvwxyz";

	if (!random.fill)
		random.fill = system_random;
	for (int left = 100; left > 0; left--) {
		unsigned char bytes[FACT_ID_SIZE - 3];

		if (!random.fill(random.data, bytes, sizeof bytes))
			break;
		memcpy(out, "f-", 2);
		for (size_t i = 0; i < sizeof bytes; i++)
			out[2 + i] = letters[bytes[i] % 32];
		out[FACT_ID_SIZE - 1] = 0;
		if (article_find_fact(a, out) == SIZE_MAX)
			return true;
	}
	return error_set(err, "the system gives no random numbers for the id of a fact; try again");
}

/* ---- who takes part */

enum { MOST_ACTORS = 64, MOST_BEFORE = 96 };

/* What the words before a mention make of it. */
enum place_word {
	PLACE_NONE,
	PLACE_TO,
	PLACE_IN,
	PLACE_WITH,
	PLACE_BY,
	PLACE_THROUGH,
	PLACE_AND, /* as the one before */
};

struct actor {
	uint32_t entity;
	enum place_word before;
	const char *role;
};

struct draft {
	const struct article *a;
	const struct entities *es;
	struct arena *arena;
	struct fact *fact;
	VEC(struct span) parts; /* none holds a newline */
	struct actor actors[MOST_ACTORS];
	size_t n;
	bool gives; /* a verb of giving stands in the parts: à means to */
};

static const char giving[] =
    "livre livrer livrent livraison livraisons fourni fournir fournit fournis fournies fourniture "
    "fournissent octroi octrois octroye accorde accordent donne donnent donner envoie envoye "
    "envoyer "
    "verse verser vendu vend vendre remis remet transfere offert offre aide delivers delivered "
    "supplied supplies supply provided provides gave gives sent sends sold sells donated";

static enum place_word place_of(const struct tokens *t, uint32_t i)
{
	while (token_in(t, i, "le la l' les the un une"))
		i--;
	if (token_in(t, i, "travers through via") || token_in(t, i - 1, "grace thanks"))
		return PLACE_THROUGH;
	if (token_in(t, i, "a au aux to"))
		return PLACE_TO;
	if (token_in(t, i, "en dans in at sur chez within"))
		return PLACE_IN;
	if (token_in(t, i, "par by"))
		return PLACE_BY;
	if (token_in(t, i, "avec with entre between vers envers towards"))
		return PLACE_WITH;
	if (!token_in(t, i, "et and"))
		return PLACE_NONE;
	for (uint32_t back = 1; back <= 8 && token_at(t, i - back)->word; back++)
		if (token_in(t, i - back, "entre between"))
			return PLACE_WITH;
	return PLACE_AND;
}

static enum place_word word_before(const struct draft *d, struct span mention)
{
	uint32_t from = mention.start > MOST_BEFORE ? mention.start - MOST_BEFORE : 0;
	struct tokens t;
	enum place_word found;

	tokens_read(&t, d->a, byte_of(d->a, from), byte_of(d->a, mention.start));
	found = place_of(&t, (uint32_t)t.list.n - 1);
	tokens_release(&t);
	return found;
}

static bool is_actor(const struct draft *d, uint32_t entity)
{
	for (size_t i = 0; i < d->n; i++)
		if (d->actors[i].entity == entity)
			return true;
	return false;
}

static bool holds(const struct draft *d, struct span cue)
{
	for (size_t i = 0; i < d->parts.n; i++)
		if (span_overlaps(d->parts.v[i], cue))
			return true;
	return false;
}

/* Whoever is selected only as saying it plays no part in it. */
static bool attributes(const struct draft *d, const struct recogniser *r, struct span mention)
{
	for (size_t i = 0; i < r->hits.n; i++) {
		const struct recognised *hit = &r->hits.v[i];

		if (hit->kind == RECOGNISED_SPEAKER && holds(d, hit->cue) &&
		    span_overlaps(hit->span, mention))
			return true;
	}
	return false;
}

/* The mentions in a part, those inside of others left out. */
static void collect(struct draft *d, const struct recogniser *r, struct span part)
{
	const struct cover *c = &d->a->mention_cover;
	uint32_t end = part.start;

	for (size_t i = cover_first(c, part.start); i < c->n && c->v[i].span.start < part.end;
	     i++) {
		struct span s = c->v[i].span;
		uint32_t entity = d->a->mentions[c->v[i].owner].entity;

		if (s.start < end || s.end > part.end)
			continue;
		end = s.end;
		if (attributes(d, r, s))
			continue;
		if (d->n < MOST_ACTORS && !is_actor(d, entity))
			d->actors[d->n++] =
			    (struct actor){.entity = entity, .before = word_before(d, s)};
	}
}

/* The parts whose words are looked at: a statement is short, and who selects all
 * of a long text is not to wait for it. */
static size_t few_parts(const struct draft *d)
{
	size_t n = 0, points = 0;

	while (n < d->parts.n && points < RECOGNISE_BYTES) {
		points += d->parts.v[n].end - d->parts.v[n].start;
		n++;
	}
	return n;
}

static void look_for_giving(struct draft *d, struct span part)
{
	struct tokens t;

	tokens_read(&t, d->a, byte_of(d->a, part.start), byte_of(d->a, part.end));
	for (uint32_t i = 0; i < t.list.n; i++)
		d->gives = d->gives || token_in(&t, i, giving);
	tokens_release(&t);
}

static bool has_role(const struct draft *d, const char *role)
{
	for (size_t i = 0; i < d->n; i++)
		if (d->actors[i].role && !strcmp(d->actors[i].role, role))
			return true;
	return false;
}

/* What a mention without a preposition is. */
static const char *plain_role(const struct draft *d, enum entity_type type)
{
	if (type == ENTITY_LAW || type == ENTITY_EVENT || type == ENTITY_PRODUCT)
		return "theme";
	if (type == ENTITY_DATE || type == ENTITY_QUANTITY)
		return NULL;
	if (!has_role(d, "agent"))
		return "agent";
	return has_role(d, "patient") ? "party" : "patient";
}

/* NULL: it is the place of the fact, or plays no role. */
static const char *role_of(struct draft *d, const struct actor *actor)
{
	const struct entity *e = &d->es->list.v[actor->entity];
	bool place = e->type == ENTITY_PLACE;

	if (place && (actor->before == PLACE_IN || (actor->before == PLACE_TO && !d->gives))) {
		if (!d->fact->where.words)
			d->fact->where = (struct filler){e->id, actor->entity};
		return NULL;
	}
	if (actor->before == PLACE_AND && actor > d->actors && actor[-1].role)
		return actor[-1].role;
	if (actor->before == PLACE_TO)
		return "recipient";
	if (actor->before == PLACE_THROUGH)
		return "instrument";
	if (actor->before == PLACE_WITH)
		return "party";
	if (actor->before == PLACE_BY && !has_role(d, "agent"))
		return "agent";
	return plain_role(d, e->type);
}

/* Those behind par and by first: they are the agent before any other. */
static void cast(struct draft *d)
{
	for (int by = 1; by >= 0; by--)
		for (size_t i = 0; i < d->n; i++)
			if ((d->actors[i].before == PLACE_BY) == by)
				d->actors[i].role = role_of(d, &d->actors[i]);
}

/* Appends the role with all its fillers, when there are any. */
static void add_role(struct draft *d, const char *name)
{
	struct role role = {.name = arena_copy(d->arena, name, strlen(name))};

	role.fillers = arena_zalloc(d->arena, d->n, sizeof *role.fillers);
	for (size_t i = 0; i < d->n; i++) {
		uint32_t entity = d->actors[i].entity;

		if (!d->actors[i].role || strcmp(d->actors[i].role, name) != 0)
			continue;
		role.fillers[role.n++] = (struct filler){d->es->list.v[entity].id, entity};
	}
	if (role.n)
		d->fact->roles[d->fact->role_count++] = role;
}

static void fill_roles(struct draft *d, const struct recogniser *r)
{
	static const char *const order[] = {"agent",     "theme", "patient",
					    "recipient", "party", "instrument"};
	enum { ROLES = sizeof order / sizeof *order };

	for (size_t i = 0; i < d->parts.n; i++)
		collect(d, r, d->parts.v[i]);
	for (size_t i = 0; i < few_parts(d); i++)
		look_for_giving(d, d->parts.v[i]);
	cast(d);
	d->fact->roles = arena_zalloc(d->arena, ROLES, sizeof *d->fact->roles);
	for (size_t i = 0; i < ROLES && d->n; i++)
		add_role(d, order[i]);
}

/* ---- when, how much, who says so */

static void fill_recognised(struct draft *d, struct recogniser *r)
{
	for (size_t i = 0; i < few_parts(d); i++) {
		recognise_dates(r, d->parts.v[i]);
		recognise_quantities(r, d->parts.v[i]);
	}
	for (size_t i = 0; i < r->hits.n; i++) {
		struct recognised *hit = &r->hits.v[i];

		if (hit->kind == RECOGNISED_DATE && !d->fact->when)
			d->fact->when = hit->when;
		if (hit->kind == RECOGNISED_QUANTITY && !d->fact->quantity.value)
			d->fact->quantity = hit->quantity;
	}
}

static void fill_sources(struct draft *d, struct recogniser *r)
{
	size_t first = r->hits.n;
	struct fact *f = d->fact;

	recognise_speakers(r, d->parts.v, (uint32_t)few_parts(d));
	f->source_count = r->hits.n - first;
	if (f->source_count == 0)
		return;
	f->sources = arena_zalloc(d->arena, f->source_count, sizeof *f->sources);
	for (size_t i = 0; i < f->source_count; i++) {
		f->sources[i].who = r->hits.v[first + i].who;
		f->sources[i].stance = r->hits.v[first + i].stance;
	}
}

/* ---- quotes */

/* The parts of the seed, cut at newlines and to the text. */
static void read_parts(struct draft *d, const struct fact_seed *seed)
{
	const struct offsets *o = &d->a->offsets;

	for (uint32_t i = 0; i < seed->n; i++) {
		uint32_t at = seed->parts[i].start, last = seed->parts[i].end;

		if (last > o->points)
			last = o->points;
		while (at < last) {
			struct paragraph p = o->v[offsets_paragraph(o, at)];
			uint32_t end = p.end_point < last ? p.end_point : last;

			if (at < end)
				*vec_push(&d->parts) = (struct span){at, end};
			at = end + 1;
		}
	}
}

/* Evidence and the cues of sources, in one go. */
static bool fill_anchors(struct draft *d, const struct recogniser *r, struct error *err)
{
	struct fact *f = d->fact;
	size_t n = d->parts.n + f->source_count, first = r->hits.n - f->source_count;
	struct anchor_place *places = arena_zalloc(d->arena, n, sizeof *places);
	struct anchor *anchors = arena_zalloc(d->arena, n, sizeof *anchors);

	for (size_t i = 0; i < n; i++)
		places[i] = (struct anchor_place){
		    i < d->parts.n ? &d->parts.v[i] : &r->hits.v[first + i - d->parts.n].cue, 1};
	anchor_make(places, n, &d->a->offsets, d->arena, anchors);
	f->evidence_count = d->parts.n;
	f->evidence = arena_zalloc(d->arena, d->parts.n, sizeof *f->evidence);
	for (size_t i = 0; i < d->parts.n; i++) {
		if (!anchors[i].n)
			return error_set(err,
					 "nothing tells these words from others like them in the "
					 "text; select more of them");
		f->evidence[i] = &anchors[i];
	}
	for (size_t i = 0; i < f->source_count; i++)
		if (anchors[d->parts.n + i].n)
			f->sources[i].cue = &anchors[d->parts.n + i];
	return true;
}

static const char *copy(struct arena *arena, const char *text)
{
	return text && *text ? arena_copy(arena, text, strlen(text)) : NULL;
}

static bool fill(struct draft *d, const struct fact_seed *seed, struct error *err)
{
	struct recogniser r = {.article = d->a, .entities = d->es, .arena = d->arena};
	char id[FACT_ID_SIZE];
	bool ok;

	if (d->parts.n == 0)
		return error_set(err, "a fact needs some words of the text; select them first");
	if (!fact_id_new(d->a, seed->random, id, err))
		return false;
	*d->fact = (struct fact){.id = copy(d->arena, id),
				 .claim = arena_copy(d->arena, "", 0),
				 .where = {.entity = ENTITY_NONE},
				 .by = copy(d->arena, seed->by),
				 .on = copy(d->arena, seed->on)};
	fill_recognised(d, &r);
	fill_sources(d, &r);
	fill_roles(d, &r);
	ok = fill_anchors(d, &r, err);
	fact_index(d->fact, d->arena);
	recogniser_release(&r);
	return ok;
}

struct fact *fact_draft(const struct article *a, const struct entities *es,
			const struct fact_seed *seed, struct arena *arena, struct error *err)
{
	struct draft d = {.a = a, .es = es, .arena = arena};
	bool ok;

	d.fact = arena_zalloc(arena, 1, sizeof *d.fact);
	read_parts(&d, seed);
	ok = fill(&d, seed, err);
	vec_release(&d.parts);
	return ok ? d.fact : NULL;
}

/* ---- words for completion */

static void count_word(struct fact_words *w, struct map *seen, const char *word, size_t count)
{
	size_t i = w->n;

	if (!word || !*word)
		return;
	if (map_put(seen, slice_of(word), i))
		*vec_push(w) = (struct fact_word){word, 0};
	else
		map_get(seen, slice_of(word), &i);
	w->v[i].count += count;
}

static int by_count(const void *left, const void *right)
{
	const struct fact_word *a = left, *b = right;

	if (a->count != b->count)
		return a->count < b->count ? 1 : -1;
	return strcmp(a->word, b->word);
}

static void count_facts(const struct corpus *c, struct fact_words *w, struct map *seen, bool roles)
{
	for (size_t i = 0; i < c->loaded.n; i++) {
		const struct article *a = c->articles.v[c->loaded.v[i]].article;

		for (size_t k = 0; a && k < a->fact_count; k++) {
			const struct fact *f = &a->facts[k];

			if (!roles)
				count_word(w, seen, f->predicate, 1);
			for (size_t n = 0; roles && n < f->role_count; n++)
				count_word(w, seen, f->roles[n].name, 1);
		}
	}
}

static void sort_words(struct fact_words *w)
{
	if (w->n > 1)
		qsort(w->v, w->n, sizeof *w->v, by_count);
}

void fact_predicates(const struct corpus *c, struct fact_words *out)
{
	static const char *const known[] = {
	    "accelerates", "achieves",   "aims",         "announces", "approves",  "belongs-to",
	    "binds",       "breaks-off", "causes",       "coincides", "conducts",  "deploys",
	    "disapproves", "discusses",  "draws-closer", "fails",     "freezes",   "holds-office",
	    "includes",    "increases",  "invites",      "is",        "leads",     "leaves",
	    "occurs",      "persists",   "proposes",     "quarrels",  "ratifies",  "reaffirms",
	    "replaces",    "rules",      "seizes-power", "signs",     "stagnates", "stays",
	    "strengthens", "supplies",   "trains",       "visits",    "withholds"};
	struct map seen = {0};

	vec_clear(out);
	count_facts(c, out, &seen, false);
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		count_word(out, &seen, known[i], 0);
	sort_words(out);
	map_release(&seen);
}

void fact_role_names(const struct corpus *c, struct fact_words *out)
{
	static const char *const known[] = {"agent",      "theme",       "patient", "recipient",
					    "party",      "beneficiary", "topic",   "goal",
					    "instrument", "attribute"};
	struct map seen = {0};

	vec_clear(out);
	count_facts(c, out, &seen, true);
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		count_word(out, &seen, known[i], 0);
	sort_words(out);
	map_release(&seen);
}

void fact_words_release(struct fact_words *w)
{
	vec_release(w);
}
