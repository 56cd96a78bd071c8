/* recognise_date_int: the calendar, as the parts of recognise that read dates see
 * it.
 * SPDX-License-Identifier: MIT
 */
#ifndef DOC_RECOGNISE_DATE_INT_H
#define DOC_RECOGNISE_DATE_INT_H

#include "recognise_int.h"

enum { NUMBER_NONE = -1, TEXT_MOST = 48 };

enum calendar_words { CALENDAR_MONTHS, CALENDAR_WEEKDAYS, CALENDAR_SEASONS };

/* The text that is read, and the day of writing. */
struct dates {
	struct tokens t;
	bool known;     /* the article has a date, with a year */
	bool day_known; /* … that is one day */
	bool month_known;
	int64_t last; /* its last day */
	int ymd[3];   /* of that */
};

/* One date: what was read, and its EDTF. */
struct found {
	uint32_t first; /* tokens */
	uint32_t end;
	int year; /* 0: none */
	int month;
	int day;
	int weekday; /* NUMBER_NONE: none */
	bool uncertain;
	char text[TEXT_MOST];
};

/* Month 1 to 12, weekday 0 to 6, season 21 to 24, or NUMBER_NONE. */
int calendar_number(struct slice key, unsigned langs, enum calendar_words which);

/* Year, month and day of a day since 1970. */
void civil_of(int64_t days, int ymd[3]);

void read_article_date(struct dates *d, const char *text);

/* prochain and the like. */
bool is_next(const struct tokens *t, uint32_t i);

/* The year where none is written, and a check of the weekday; false when there is
 * no such day, or the article cannot tell the year. */
bool settle_year(const struct dates *d, struct found *f);

/* Sets text from year, month and day, as far as they are known. */
void write_date(struct found *f);

#endif
