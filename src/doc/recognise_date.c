/* SPDX-License-Identifier: MIT */
#include "recognise_date_int.h"

#include "doc/date.h"

#include <stdio.h>
#include <string.h>

/* ---- words, folded */

/* Told from the day of writing. */
static const struct relative {
	const char *words[3]; /* keys in a row */
	char unit;            /* d m y */
	int delta;
} relatives[] = {
    {{"avant-hier"}, 'd', -2},        {{"hier"}, 'd', -1},
    {{"aujourd'hui"}, 'd', 0},        {{"demain"}, 'd', 1},
    {{"yesterday"}, 'd', -1},         {{"today"}, 'd', 0},
    {{"tomorrow"}, 'd', 1},           {{"mois", "dernier"}, 'm', -1},
    {{"ce", "mois-ci"}, 'm', 0},      {{"last", "month"}, 'm', -1},
    {{"this", "month"}, 'm', 0},      {{"mois", "prochain"}, 'm', 1},
    {{"next", "month"}, 'm', 1},      {{"an", "dernier"}, 'y', -1},
    {{"annee", "derniere"}, 'y', -1}, {{"cette", "annee"}, 'y', 0},
    {{"an", "prochain"}, 'y', 1},     {{"annee", "prochaine"}, 'y', 1},
    {{"last", "year"}, 'y', -1},      {{"this", "year"}, 'y', 0},
    {{"next", "year"}, 'y', 1},
};

/* What may stand before a year, and before a month without one. */
static const char before_year[] =
    "en in de d' du des depuis since vers circa environ around about entre between from a au "
    "jusqu'en jusqu' until till to debut fin mi annee year et and ou or ( - / by avant before "
    "apres "
    "after of during courant l' early late mid des dans the around";
static const char before_month[] =
    "en in de d' depuis since debut fin courant ce last next this until till from to jusqu'en "
    "jusqu' early late mid of by during avant apres before after";
static const char articles[] = "le la l' les the du au l ce cette";

static int calendar_at(const struct tokens *t, uint32_t i, enum calendar_words which)
{
	return calendar_number(token_at(t, i)->key, t->langs, which);
}

/* ---- forms */

static int year_at(const struct tokens *t, uint32_t i)
{
	int year = token_at(t, i)->key.len == 4 ? token_number(t, i, 2199) : -1;

	return year >= 1000 ? year : 0;
}

static int day_at(const struct tokens *t, uint32_t i)
{
	struct slice key = token_at(t, i)->key;
	int day = token_number(t, i, 31);

	if (day < 0 && key.len >= 3 && key.len <= 4 &&
	    key_in(key, "1er 1st 2nd 3rd 21st 22nd 23rd 31st"))
		day = key.len == 3 ? key.s[0] - '0' : (key.s[0] - '0') * 10 + key.s[1] - '0';
	if (day < 0 && key.len >= 3 && !memcmp(key.s + key.len - 2, "th", 2)) {
		day = key.s[0] >= '0' && key.s[0] <= '9' ? key.s[0] - '0' : -1;
		if (day >= 0 && key.len == 4 && key.s[1] >= '0' && key.s[1] <= '9')
			day = day * 10 + key.s[1] - '0';
	}
	return day >= 1 && day <= 31 ? day : 0;
}

/* A year behind a month, a comma between them or not. */
static void read_year(const struct tokens *t, struct found *f)
{
	uint32_t i = f->end + (token_is(t, f->end, ",") || token_is(t, f->end, "."));

	f->year = year_at(t, i);
	if (!f->year && token_in(t, i, "de of") && f->month) {
		i++;
		f->year = year_at(t, i);
	}
	if (f->year)
		f->end = i + 1;
}

/* 4 juillet [2024], July 4[, 2024], juillet [2024]. */
static bool read_month(const struct tokens *t, uint32_t i, struct found *f)
{
	f->day = day_at(t, i);
	f->month = calendar_at(t, i + (f->day > 0), CALENDAR_MONTHS);
	if (f->month == NUMBER_NONE)
		return false;
	if (!f->day && day_at(t, i - 1))
		return false;
	f->end = i + 1 + (f->day > 0);
	if (!f->day && (t->langs & LANG_EN) && day_at(t, f->end)) {
		f->day = day_at(t, f->end);
		f->end++;
	}
	read_year(t, f);
	return f->day || f->year || token_in(t, i - 1, before_month) || is_next(t, f->end) ||
	       token_in(t, f->end, "dernier");
}

/* mi-juin, mi-2024: the part behind the hyphen. */
static bool read_middle(const struct tokens *t, uint32_t i, struct found *f)
{
	struct slice key = token_at(t, i)->key;
	size_t n = key.len > 4 && !memcmp(key.s, "mid-", 4) ? 4 : 3;
	struct slice rest = {key.s + n, key.len - n};

	if (key.len < 5 || memcmp(key.s, "mi", 2) || key.s[n - 1] != '-')
		return false;
	f->end = i + 1;
	f->month = calendar_number(rest, t->langs, CALENDAR_MONTHS);
	if (f->month != NUMBER_NONE) {
		read_year(t, f);
		return true;
	}
	f->month = 0;
	for (size_t k = 0; k < rest.len && rest.len == 4; k++)
		f->year = rest.s[k] >= '0' && rest.s[k] <= '9' ? f->year * 10 + rest.s[k] - '0' : 0;
	return f->year >= 1000;
}

static bool date_by_month(const struct dates *d, uint32_t i, struct found *f)
{
	f->weekday = calendar_at(&d->t, i, CALENDAR_WEEKDAYS);
	if (f->weekday != NUMBER_NONE)
		i++;
	if (f->weekday != NUMBER_NONE && (token_is(&d->t, i, ",") || token_is(&d->t, i, "le")))
		i++;
	if (!read_month(&d->t, i, f) && (f->weekday != NUMBER_NONE || !read_middle(&d->t, i, f)))
		return false;
	if (!settle_year(d, f))
		return false;
	write_date(f);
	return true;
}

/* lundi, lundi dernier, last Monday. */
static bool date_by_weekday(const struct dates *d, uint32_t i, struct found *f)
{
	const struct tokens *t = &d->t;
	int weekday = calendar_at(t, i, CALENDAR_WEEKDAYS), back, ymd[3];
	bool next = is_next(t, i + 1) || is_next(t, i - 1);
	bool last = token_is(t, i + 1, "dernier") || token_is(t, i - 1, "last");

	if (weekday == NUMBER_NONE || !d->day_known || day_at(t, i + 1))
		return false;
	back = (date_weekday(d->last) - weekday + 7) % 7;
	if (last && back == 0)
		back = 7;
	if (next)
		back -= 7;
	civil_of(d->last - back, ymd);
	f->end = i + 1 + (is_next(t, i + 1) || token_is(t, i + 1, "dernier"));
	f->year = ymd[0], f->month = ymd[1], f->day = ymd[2];
	write_date(f);
	return true;
}

static bool stands_at(const struct tokens *t, uint32_t i, const struct relative *r)
{
	for (uint32_t k = 0; k < 3 && r->words[k]; k++)
		if (!token_is(t, i + k, r->words[k]))
			return false;
	return true;
}

static bool write_relative(const struct dates *d, const struct relative *r, struct found *f)
{
	int months_on = d->ymd[0] * 12 + d->ymd[1] - 1 + r->delta, ymd[3];

	if (r->unit == 'd' && d->day_known) {
		civil_of(d->last + r->delta, ymd);
		f->year = ymd[0], f->month = ymd[1], f->day = ymd[2];
	} else if (r->unit == 'm' && d->month_known) {
		f->year = months_on / 12, f->month = months_on % 12 + 1;
	} else if (r->unit == 'y' && d->known) {
		f->year = d->ymd[0] + r->delta;
	} else {
		return false;
	}
	write_date(f);
	return true;
}

static bool date_by_relation(const struct dates *d, uint32_t i, struct found *f)
{
	for (size_t k = 0; k < sizeof relatives / sizeof *relatives; k++) {
		const struct relative *r = &relatives[k];

		if (!stands_at(&d->t, i, r))
			continue;
		for (f->end = i; f->end - i < 3 && r->words[f->end - i];)
			f->end++;
		return write_relative(d, r, f);
	}
	return false;
}

/* été 2024, les années 1990, the 1990s, 2024-07-04, 2020-2021. */
static bool date_by_form(const struct dates *d, uint32_t i, struct found *f)
{
	const struct tokens *t = &d->t;
	struct slice key = token_at(t, i)->key;
	int season = calendar_at(t, i, CALENDAR_SEASONS);
	uint32_t year = i + 1 + token_in(t, i + 1, "de of");
	struct date date;

	f->end = i + 1;
	if (season != NUMBER_NONE && year_at(t, year)) {
		f->end = year + 1;
		snprintf(f->text, sizeof f->text, "%04d-%02d", year_at(t, year), season);
	} else if (token_is(t, i - 1, "annees") && year_at(t, i) && key.s[3] == '0') {
		snprintf(f->text, sizeof f->text, "%.3sX", key.s);
	} else if (key.len == 5 && key.s[3] == '0' && key.s[4] == 's' && key.s[0] > '0' &&
		   key.s[0] < '3') {
		snprintf(f->text, sizeof f->text, "%.3sX", key.s);
	} else if (key.len == 10 && key.s[4] == '-' && key.s[7] == '-') {
		snprintf(f->text, sizeof f->text, "%.10s", key.s);
	} else if (key.len == 9 && key.s[4] == '-') {
		snprintf(f->text, sizeof f->text, "%.4s/%.4s", key.s, key.s + 5);
	} else {
		return false;
	}
	return date_parse(slice_of(f->text), &date, NULL);
}

/* Does something countable follow: 2021 soldats? */
static bool is_counted(const struct tokens *t, uint32_t i)
{
	const struct token *next = token_at(t, i);

	return is_unit(next->key, t->langs) || (next->word && !next->capital && next->key.len > 4 &&
						next->key.s[next->key.len - 1] == 's');
}

static bool date_by_year(const struct dates *d, uint32_t i, struct found *f)
{
	f->year = year_at(&d->t, i);
	f->end = i + 1;
	if (f->year < 1500 || !token_in(&d->t, i - 1, before_year) || is_counted(&d->t, i + 1))
		return false;
	write_date(f);
	return true;
}

/* A date that begins with token i, without what stands around it. */
static bool date_at(const struct dates *d, uint32_t i, struct found *f)
{
	static bool (*const forms[])(const struct dates *, uint32_t, struct found *) = {
	    date_by_month, date_by_weekday, date_by_relation, date_by_form, date_by_year,
	};

	for (size_t k = 0; k < sizeof forms / sizeof *forms; k++) {
		*f = (struct found){.first = i, .weekday = NUMBER_NONE};
		if (forms[k](d, i, f))
			return true;
	}
	return false;
}

/* ---- ranges, and words before a date that change it */

/* du 3 au 5 juillet, 3-5 July: the first day is a bare number. */
static bool range_of_days(const struct dates *d, uint32_t i, struct found *f)
{
	int first = day_at(&d->t, i);
	char text[TEXT_MOST];
	struct date date;

	if (!first || !token_in(&d->t, i + 1, "au a - to et and") || !day_at(&d->t, i + 2) ||
	    !date_at(d, i + 2, f) || !f->day || f->uncertain)
		return false;
	snprintf(text, sizeof text, "%04d-%02d-%02d/%.10s", f->year, f->month, first, f->text);
	if (!date_parse(slice_of(text), &date, NULL))
		return false;
	memcpy(f->text, text, sizeof text);
	f->first = i;
	return true;
}

/* entre 2020 et 2021, de juin à juillet 2023, 2020–2021. */
static void extend_range(const struct dates *d, struct found *f)
{
	bool opened = token_in(&d->t, f->first - 1, "entre between de d' du from");
	const char *joints = opened ? "et and a au to - jusqu'en" : "-";
	struct found to;
	char text[2 * TEXT_MOST];
	struct date date;

	if (!token_in(&d->t, f->end, joints) || !date_at(d, f->end + 1, &to))
		return;
	if (token_in(&d->t, f->end, "et and") && !token_in(&d->t, f->first - 1, "entre between"))
		return;
	snprintf(text, sizeof text, "%s/%s", f->text, to.text);
	if (!date_parse(slice_of(text), &date, NULL) || strlen(text) >= sizeof f->text)
		return;
	memcpy(f->text, text, strlen(text) + 1);
	f->end = to.end;
}

/* "Depuis le deuxième coup d’État de 2021": within the clause, and further off
 * only in the span that is looked at. */
static bool is_since(const struct tokens *t, uint32_t first, size_t start)
{
	for (uint32_t i = first; i-- > 0 && first - i <= 8;) {
		if (token_at(t, i)->start < start && first - i > 2)
			return false;
		if (token_in(t, i, "depuis since"))
			return true;
		if (!token_at(t, i)->word || token_in(t, i, "a ont est que qui"))
			return false;
	}
	return false;
}

static void wrap(struct found *f, const char *before, const char *after)
{
	char text[2 * TEXT_MOST];

	snprintf(text, sizeof text, "%s%s%s", before, f->text, after);
	if (strlen(text) < sizeof f->text)
		memcpy(f->text, text, strlen(text) + 1);
}

static void apply_before(const struct dates *d, size_t start, struct found *f)
{
	const struct tokens *t = &d->t;
	uint32_t i = f->first - 1;
	struct date date;

	if (!date_parse(slice_of(f->text), &date, NULL) || date.interval)
		return;
	for (int left = 3; left > 0 && token_in(t, i, articles); left--)
		i--;
	if (is_since(t, f->first, start)) {
		wrap(f, "", "/..");
	} else if (token_in(t, i, "jusqu'en jusqu' until till") ||
		   (token_is(t, i, "en") && token_is(t, i - 1, "jusqu'"))) {
		wrap(f, "../", "");
	} else if (token_in(t, i, "vers circa environ around") && !f->uncertain) {
		wrap(f, "", "~");
	} else {
		return;
	}
	if (token_in(t, i, "depuis since vers circa environ around jusqu'en until till"))
		f->first = i;
}

static void add_date(struct recogniser *r, const struct tokens *t, const struct found *f)
{
	*vec_push(&r->hits) =
	    (struct recognised){.kind = RECOGNISED_DATE,
				.span = token_span(t, f->first, f->end),
				.when = arena_copy(r->arena, f->text, strlen(f->text)),
				.who = {.entity = ENTITY_NONE}};
}

/* The words before the span are read too: they say what a bare year is. */
static size_t context_start(const struct article *a, struct span s)
{
	uint32_t back = s.start > 64 ? s.start - 64 : 0;
	struct paragraph p = a->offsets.v[offsets_paragraph(&a->offsets, s.start)];

	return byte_of(a, back > p.point ? back : p.point);
}

void recognise_dates(struct recogniser *r, struct span s)
{
	struct dates d = {0};
	size_t start = byte_of(r->article, s.start), end = byte_of(r->article, s.end);

	if (s.start >= s.end)
		return;
	tokens_read(&d.t, r->article, context_start(r->article, s), end);
	read_article_date(&d, r->article->date);
	for (uint32_t i = 0; i < d.t.list.n;) {
		struct found f;
		struct date date;

		if (token_at(&d.t, i)->start < start ||
		    (!range_of_days(&d, i, &f) && !date_at(&d, i, &f))) {
			i++;
			continue;
		}
		i = f.end;
		extend_range(&d, &f);
		apply_before(&d, start, &f);
		i = f.end > i ? f.end : i;
		if (date_parse(slice_of(f.text), &date, NULL))
			add_date(r, &d.t, &f);
	}
	tokens_release(&d.t);
}
