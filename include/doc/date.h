/* date: EDTF dates (ISO 8601-2:2019, level 1, as the Library of Congress
 * describes it), the form in which files keep time.
 *
 *   2024   2024-07   2024-07-04   2024-07-04T12:30:00Z   2024-21 (spring)
 *   2024?  2024~  2024-07%        uncertain, approximate, both
 *   201X   2024-XX   2024-07-XX   unspecified digits from the right
 *   2020/2021   2020/..   ../2021   2020/   /2021   intervals, open or unknown ends
 *   -0044   Y170000002            before year 0, more than four digits
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef DOC_DATE_H
#define DOC_DATE_H

#include "base/str.h"

#include <stdint.h>

#define DATE_OPEN_START INT64_MIN
#define DATE_OPEN_END INT64_MAX

struct date {
	int64_t first;    /* first day, as days since 1970-01-01, or DATE_OPEN_START */
	int64_t last;     /* last day, inclusive, or DATE_OPEN_END */
	bool uncertain;   /* ? or % */
	bool approximate; /* ~ or % */
	bool interval;
};

/* False when it is no EDTF date; *why (a static clause, may be NULL) says what
 * is wrong: "month 13", "an interval that ends before it starts", … */
bool date_parse(struct slice text, struct date *out, const char **why);

/* By first day, then by last; for sorting. */
int date_compare(const struct date *a, const struct date *b);

/* Do the two share a day? */
bool date_overlaps(const struct date *a, const struct date *b);

/* The weekday of a day (0 Monday … 6 Sunday). */
int date_weekday(int64_t day);

#endif
