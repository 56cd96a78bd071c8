/* SPDX-License-Identifier: MIT */
#include "recognise_date_int.h"

#include "doc/date.h"

#include <stdio.h>
#include <string.h>

/* ---- words, folded */

struct calendar_word {
	const char *words;
	int number; /* month 1 to 12, weekday 0 (Monday) to 6, season 21 to 24 */
	unsigned langs;
};

static const struct calendar_word months[] = {
    {"janvier janv", 1, LANG_FR}, {"fevrier fevr", 2, LANG_FR},  {"mars", 3, LANG_FR},
    {"avril avr", 4, LANG_FR},    {"mai", 5, LANG_FR},           {"juin", 6, LANG_FR},
    {"juillet juil", 7, LANG_FR}, {"aout", 8, LANG_FR},          {"septembre sept", 9, LANG_FR},
    {"octobre oct", 10, LANG_FR}, {"novembre nov", 11, LANG_FR}, {"decembre dec", 12, LANG_FR},
    {"january jan", 1, LANG_EN},  {"february feb", 2, LANG_EN},  {"march mar", 3, LANG_EN},
    {"april apr", 4, LANG_EN},    {"may", 5, LANG_EN},           {"june jun", 6, LANG_EN},
    {"july jul", 7, LANG_EN},     {"august aug", 8, LANG_EN},    {"september sept sep", 9, LANG_EN},
    {"october oct", 10, LANG_EN}, {"november nov", 11, LANG_EN}, {"december dec", 12, LANG_EN},
};

static const struct calendar_word weekdays[] = {
    {"lundi", 0, LANG_FR},     {"mardi", 1, LANG_FR},    {"mercredi", 2, LANG_FR},
    {"jeudi", 3, LANG_FR},     {"vendredi", 4, LANG_FR}, {"samedi", 5, LANG_FR},
    {"dimanche", 6, LANG_FR},  {"monday", 0, LANG_EN},   {"tuesday", 1, LANG_EN},
    {"wednesday", 2, LANG_EN}, {"thursday", 3, LANG_EN}, {"friday", 4, LANG_EN},
    {"saturday", 5, LANG_EN},  {"sunday", 6, LANG_EN},
};

static const struct calendar_word seasons[] = {
    {"printemps", 21, LANG_FR},   {"ete", 22, LANG_FR},    {"automne", 23, LANG_FR},
    {"hiver", 24, LANG_FR},       {"spring", 21, LANG_EN}, {"summer", 22, LANG_EN},
    {"autumn fall", 23, LANG_EN}, {"winter", 24, LANG_EN},
};

static int number_of(struct slice key, unsigned langs, const struct calendar_word *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if ((list[i].langs & langs) && key_in(key, list[i].words))
			return list[i].number;
	return NUMBER_NONE;
}

int calendar_number(struct slice key, unsigned langs, enum calendar_words which)
{
	switch (which) {
	case CALENDAR_MONTHS:
		return number_of(key, langs, months, sizeof months / sizeof *months);
	case CALENDAR_WEEKDAYS:
		return number_of(key, langs, weekdays, sizeof weekdays / sizeof *weekdays);
	default:
		return number_of(key, langs, seasons, sizeof seasons / sizeof *seasons);
	}
}

bool is_month(struct slice key, unsigned langs)
{
	return calendar_number(key, langs, CALENDAR_MONTHS) != NUMBER_NONE;
}

/* ---- days */

/* The day, or INT64_MIN when there is no such day. */
static int64_t day_of(int year, int month, int day)
{
	char text[TEXT_MOST];
	struct date d;
	int n = snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);

	return year > 0 && date_parse((struct slice){text, (size_t)n}, &d, NULL) ? d.first
										 : INT64_MIN;
}

/* Years run from March, so that the leap day is the last one: as date.c counts. */
void civil_of(int64_t days, int ymd[3])
{
	int64_t z = days + 719468, era = (z >= 0 ? z : z - 146096) / 146097;
	int64_t doe = z - era * 146097;
	int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100), m = (5 * doy + 2) / 153;

	ymd[2] = (int)(doy - (153 * m + 2) / 5 + 1);
	ymd[1] = (int)(m < 10 ? m + 3 : m - 9);
	ymd[0] = (int)(yoe + era * 400 + (m >= 10 || ymd[1] <= 2));
}

/* ---- the day of writing */

void read_article_date(struct dates *d, const char *text)
{
	struct date date;
	int first[3];

	if (!date_parse(slice_of(text), &date, NULL) || date.interval ||
	    date.last == DATE_OPEN_END || date.first == DATE_OPEN_START || date.last > 2932896 ||
	    date.first < -700000)
		return;
	d->known = true;
	d->last = date.last;
	civil_of(date.first, first);
	civil_of(date.last, d->ymd);
	d->day_known = date.first == date.last;
	d->month_known = first[0] == d->ymd[0] && first[1] == d->ymd[1];
}

/* ---- the year of a date */

bool is_next(const struct tokens *t, uint32_t i)
{
	return token_in(t, i, "prochain prochaine next");
}

/* The year in which the weekday is right: the nearest one, the past first. */
static bool year_by_weekday(const struct dates *d, struct found *f)
{
	static const int offsets[] = {0, -1, 1, -2, -3};

	for (size_t i = 0; i < sizeof offsets / sizeof *offsets; i++) {
		int64_t day = day_of(d->ymd[0] + offsets[i], f->month, f->day);

		if (day == INT64_MIN || date_weekday(day) != f->weekday)
			continue;
		f->year = d->ymd[0] + offsets[i];
		return true;
	}
	return false;
}

/* The latest year in which it is not after the article; or the one after it. */
static bool year_by_order(const struct dates *d, struct found *f, bool next)
{
	int day = f->day ? f->day : 1;

	for (int year = d->ymd[0] + 1; year >= d->ymd[0] - 4; year--) {
		int64_t at = day_of(year, f->month, day);
		bool past = at <= d->last;

		if (at == INT64_MIN || (!past && !next))
			continue;
		if (past && next)
			return f->year != 0;
		f->year = year;
		if (!next)
			return true;
	}
	return f->year != 0;
}

bool settle_year(const struct dates *d, struct found *f)
{
	bool next = is_next(&d->t, f->end) || is_next(&d->t, f->first - 1);
	int64_t day;

	if (!f->year && !d->known)
		return false;
	if (!f->year && !(f->weekday != NUMBER_NONE && f->day && year_by_weekday(d, f)) &&
	    !year_by_order(d, f, next))
		return false;
	if (!f->day)
		return true;
	day = day_of(f->year, f->month, f->day);
	f->uncertain =
	    day != INT64_MIN && f->weekday != NUMBER_NONE && date_weekday(day) != f->weekday;
	return day != INT64_MIN;
}

void write_date(struct found *f)
{
	const char *doubt = f->uncertain ? "?" : "";

	if (f->day)
		snprintf(f->text, sizeof f->text, "%04d-%02d-%02d%s", f->year, f->month, f->day,
			 doubt);
	else if (f->month)
		snprintf(f->text, sizeof f->text, "%04d-%02d%s", f->year, f->month, doubt);
	else
		snprintf(f->text, sizeof f->text, "%04d%s", f->year, doubt);
}
