/* SPDX-License-Identifier: MIT */
#include "recognise_int.h"

#include <string.h>

/* ---- words, folded */

static const struct unit_word {
	const char *words;
	const char *unit;
} units[] = {
    {"tonnes tonne tons ton t", "t"},
    {"kilogrammes kilogramme kilos kilo kilograms kg", "kg"},
    {"grammes gramme grams g", "g"},
    {"kilometres kilometre kilometers km", "km"},
    {"metres metre meters m", "m"},
    {"miles mile", "mi"},
    {"hectares hectare ha", "ha"},
    {"litres litre liters l", "l"},
    {"barils baril barrels barrel", "bbl"},
    {"megawatts megawatt mw", "MW"},
    {"% pourcent percent", "%"},
    {"euros euro eur €", "EUR"},
    {"dollars dollar usd $", "USD"},
    {"fcfa cfa", "XOF"},
    {"roubles rouble rubles ruble", "RUB"},
    {"yuans yuan", "CNY"},
    {"£ gbp", "GBP"},
    {"ans an annees annee", "ans"},
    {"years year", "years"},
    {"mois", "mois"},
    {"months month", "months"},
    {"semaines semaine", "semaines"},
    {"weeks week", "weeks"},
    {"jours jour", "jours"},
    {"days day", "days"},
    {"heures heure h", "h"},
    {"hours hour", "h"},
    {"minutes minute min", "min"},
};

static const struct {
	const char *words;
	int value;
} numbers[] = {
    {"deux two", 2},
    {"trois three", 3},
    {"quatre four", 4},
    {"cinq five", 5},
    {"six", 6},
    {"sept seven", 7},
    {"huit eight", 8},
    {"neuf nine", 9},
    {"dix ten", 10},
    {"onze eleven", 11},
    {"douze twelve dozen", 12},
    {"treize thirteen", 13},
    {"quatorze fourteen", 14},
    {"quinze fifteen", 15},
    {"seize sixteen", 16},
    {"vingt twenty", 20},
    {"trente thirty", 30},
    {"quarante forty", 40},
    {"cinquante fifty", 50},
    {"soixante sixty", 60},
    {"cent hundred", 100},
    {"mille thousand", 1000},
};

/* About so many; they need no unit. */
static const struct {
	const char *words;
	int value;
} abouts[] = {
    {"dizaine", 10},   {"douzaine", 12},    {"quinzaine", 15},    {"vingtaine", 20},
    {"trentaine", 30}, {"quarantaine", 40}, {"cinquantaine", 50}, {"soixantaine", 60},
    {"centaine", 100}, {"millier", 1000},
};

static const struct {
	const char *words;
	unsigned zeros;
} powers[] = {
    {"mille thousand", 3},
    {"million millions", 6},
    {"milliard milliards billion billions bn", 9},
};

static const char about_words[] = "environ quelque quelques about around some nearly almost over "
				  "roughly approximately";
static const char not_counted[] = "n no art article articles p pp page pages loi numero chapitre "
				  "resolution § ° r";

/* What ends the words that say of what. */
static const char stop_words[] =
    "et ou a au aux de du des d' le la les l' un une en dans par pour sur avec sans sous vers chez "
    "que qu' qui dont ont est sont sera seront etait etaient avait avaient ne n' se s' y plus "
    "moins "
    "entre depuis selon apres avant contre lors comme mais or car ni si and or the an in on at by "
    "for from with of to were was are is has have had been who which that than fois "
    "pourraient pourrait auraient aurait";

static const char *const adjective_ends[] = {
    "ais",  "aise",   "aises", "ain",   "aine",  "ains",  "aines", "ien",  "ienne",
    "iens", "iennes", "ois",   "oise",  "oises", "aux",   "al",    "ale",  "ales",
    "aire", "aires",  "ique",  "iques", "iste",  "istes", "eux",   "euse", "euses",
    "if",   "ifs",    "ive",   "ives",  "ees",   "es",    "ee",
};

bool is_unit(struct slice key, unsigned langs)
{
	(void)langs;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (key_in(key, units[i].words))
			return true;
	return false;
}

static const char *unit_at(const struct tokens *t, uint32_t i, uint32_t *end)
{
	if (token_in(t, i, "pour per") && token_in(t, i + 1, "cent"))
		return *end = i + 2, "%";
	if (token_in(t, i, "francs") && token_is(t, i + 1, "cfa"))
		return *end = i + 2, "XOF";
	if (token_in(t, i, "livres") && token_is(t, i + 1, "sterling"))
		return *end = i + 2, "GBP";
	for (size_t k = 0; k < sizeof units / sizeof *units; k++)
		if (token_in(t, i, units[k].words))
			return *end = i + 1, units[k].unit;
	return NULL;
}

/* ---- numbers */

enum { DIGITS_MOST = 40 };

struct amount {
	char digits[DIGITS_MOST]; /* 25000, 1.5 */
	bool about;
	bool in_words; /* a number that counts before units only */
	uint32_t first;
	uint32_t end;
	const char *unit;
	struct slice of;
};

static size_t groups(struct slice key, size_t at)
{
	size_t n = 0;

	while (at + n < key.len && key.s[at + n] >= '0' && key.s[at + n] <= '9')
		n++;
	return n;
}

/* Is the comma or dot at `at` a decimal one?  25,000 is not, in English. */
static bool is_decimal(struct slice key, size_t at, unsigned langs)
{
	bool three = groups(key, at + 1) == 3;

	if (memchr(key.s + at + 1, key.s[at], key.len - at - 1) || memchr(key.s, key.s[at], at))
		return false;
	if (key.s[at] == ',')
		return !three || langs == LANG_FR;
	return !three || langs != LANG_FR || (at == 1 && key.s[0] == '0');
}

static bool read_digits(struct slice key, unsigned langs, char out[DIGITS_MOST])
{
	size_t n = 0;
	bool point = false;

	if (key.len == 0 || key.len >= DIGITS_MOST - 1 || key.s[0] < '0' || key.s[0] > '9')
		return false;
	for (size_t i = 0; i < key.len; i++) {
		char c = key.s[i];

		if (c >= '0' && c <= '9') {
			out[n++] = c;
		} else if ((c == ',' || c == '.') && !point && is_decimal(key, i, langs)) {
			out[n++] = '.';
			point = true;
		} else if (c != ' ' && c != ',' && c != '.') {
			return false;
		}
	}
	out[n] = 0;
	return true;
}

/* Moves the decimal point: 1.5 by 9 places is 1500000000. */
static bool shift(char digits[DIGITS_MOST], unsigned zeros)
{
	char *point = strchr(digits, '.');
	size_t n = strlen(digits);

	for (; point && point[1] && zeros > 0; zeros--, point++) {
		point[0] = point[1];
		point[1] = '.';
	}
	if (point && !point[1]) {
		*point = 0;
		n--;
	}
	if (n + zeros + 2 > DIGITS_MOST)
		return false;
	memset(digits + n, '0', zeros);
	digits[n + zeros] = 0;
	n = strspn(digits, "0");
	if (n && digits[n] && digits[n] != '.')
		memmove(digits, digits + n, strlen(digits + n) + 1);
	return true;
}

static void write_int(char out[DIGITS_MOST], int value)
{
	size_t n = 0;
	char reversed[12];

	do
		reversed[n++] = (char)('0' + value % 10);
	while ((value /= 10) > 0);
	for (size_t i = 0; i < n; i++)
		out[i] = reversed[n - 1 - i];
	out[n] = 0;
}

static bool read_words(const struct tokens *t, uint32_t i, struct amount *a)
{
	for (size_t k = 0; k < sizeof abouts / sizeof *abouts; k++)
		if (token_in(t, i, abouts[k].words) && token_in(t, i - 1, "une un")) {
			write_int(a->digits, abouts[k].value);
			a->about = true;
			a->first = i - 1;
			return true;
		}
	for (size_t k = 0; k < sizeof numbers / sizeof *numbers; k++)
		if (token_in(t, i, numbers[k].words)) {
			write_int(a->digits, numbers[k].value);
			a->in_words = true;
			return true;
		}
	return false;
}

static void read_powers(const struct tokens *t, struct amount *a)
{
	for (int left = 2; left > 0; left--)
		for (size_t k = 0; k < sizeof powers / sizeof *powers; k++)
			if (token_in(t, a->end, powers[k].words) &&
			    shift(a->digits, powers[k].zeros)) {
				a->end++;
				a->in_words = false;
				break;
			}
}

static void read_about(const struct tokens *t, struct amount *a)
{
	uint32_t i = a->first - 1;

	if (token_in(t, i, about_words)) {
		a->first = i;
	} else if ((token_in(t, i, "de d'") && token_in(t, i - 1, "pres plus moins autour")) ||
		   (token_is(t, i, "than") && token_in(t, i - 1, "more less")) ||
		   (token_in(t, i, "moins least") && token_in(t, i - 1, "au at"))) {
		a->first = i - 1;
	} else {
		return;
	}
	a->about = true;
}

/* ---- units, and of what */

static bool is_adjective(const struct token *token)
{
	for (size_t i = 0; i < sizeof adjective_ends / sizeof *adjective_ends; i++) {
		size_t n = strlen(adjective_ends[i]);

		if (token->key.len > n + 2 &&
		    !memcmp(token->key.s + token->key.len - n, adjective_ends[i], n))
			return true;
	}
	return false;
}

static bool is_noun(const struct tokens *t, uint32_t i)
{
	const struct token *token = token_at(t, i);

	return token->word && token->key.len > 2 &&
	       (token->key.s[0] < '0' || token->key.s[0] > '9') &&
	       !key_in(token->key, stop_words) && !is_month(token->key, t->langs);
}

static void read_of(const struct tokens *t, struct amount *a)
{
	uint32_t i = a->end, last;
	bool joined = token_in(t, i, "de d' du des of");

	i += joined;
	i += joined && token_in(t, i, "la l' the les");
	if ((a->unit && !joined) || !is_noun(t, i))
		return;
	last = i;
	/* an English adjective stands before its noun, a French one behind */
	if (is_noun(t, i + 1) && ((t->langs == LANG_EN && token_at(t, i)->capital) ||
				  (t->langs != LANG_EN && is_adjective(token_at(t, i + 1)))))
		last = i + 1;
	a->of = (struct slice){t->article->text.s + token_at(t, i)->start,
			       token_at(t, last)->end - token_at(t, i)->start};
	a->end = last + 1;
}

static void read_unit(const struct tokens *t, struct amount *a)
{
	uint32_t i = a->end + token_in(t, a->end, "de d' of");

	if (token_in(t, a->first - 1, "$ € £")) {
		a->first--;
		a->unit = unit_at(t, a->first, &i);
		return;
	}
	a->unit = unit_at(t, i, &i);
	if (!a->unit)
		return;
	a->end = i;
	if (token_in(t, i, "americains us"))
		a->end = i + 1;
}

/* 2024 and the like are years more often than numbers. */
static bool is_yearlike(const struct token *token)
{
	return token->key.len == 4 && !memchr(token->key.s, ' ', 4) &&
	       (token->key.s[0] == '1' || token->key.s[0] == '2');
}

static bool amount_at(const struct tokens *t, uint32_t i, struct amount *a)
{
	const struct token *token = token_at(t, i);

	*a = (struct amount){.first = i, .end = i + 1};
	if (token_in(t, i - 1, not_counted))
		return false;
	if (!read_digits(token->key, t->langs, a->digits) && !read_words(t, i, a))
		return false;
	read_powers(t, a);
	read_unit(t, a);
	read_about(t, a);
	read_of(t, a);
	if (a->unit)
		return true;
	return a->of.len && !a->in_words && (!is_yearlike(token) || a->of.s[a->of.len - 1] == 's');
}

/* ---- hits */

static const char *copy(struct arena *arena, const char *text)
{
	return text ? arena_copy(arena, text, strlen(text)) : NULL;
}

static void add_amount(struct recogniser *r, const struct tokens *t, struct amount *a)
{
	struct recognised hit = {.kind = RECOGNISED_QUANTITY, .who = {.entity = ENTITY_NONE}};
	size_t n = strlen(a->digits);

	if (a->about) {
		a->digits[n] = '~';
		a->digits[n + 1] = 0;
	}
	hit.span = token_span(t, a->first, a->end);
	hit.quantity.value = copy(r->arena, a->digits);
	hit.quantity.unit = copy(r->arena, a->unit);
	if (a->of.len)
		hit.quantity.of = arena_copy(r->arena, a->of.s, a->of.len);
	*vec_push(&r->hits) = hit;
}

static bool is_dated(const struct recogniser *dates, struct span s)
{
	for (size_t i = 0; i < dates->hits.n; i++)
		if (span_overlaps(dates->hits.v[i].span, s))
			return true;
	return false;
}

void recognise_quantities(struct recogniser *r, struct span s)
{
	struct recogniser dates = {
	    .article = r->article, .entities = r->entities, .arena = r->arena};
	struct tokens t;

	if (s.start >= s.end)
		return;
	recognise_dates(&dates, s);
	tokens_read(&t, r->article, byte_of(r->article, s.start), byte_of(r->article, s.end));
	for (uint32_t i = 0; i < t.list.n;) {
		struct amount a;

		if (amount_at(&t, i, &a) && !is_dated(&dates, token_span(&t, i, i + 1))) {
			add_amount(r, &t, &a);
			i = a.end;
		} else {
			i++;
		}
	}
	tokens_release(&t);
	recogniser_release(&dates);
}
