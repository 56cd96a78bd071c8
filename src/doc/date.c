/* SPDX-License-Identifier: MIT */
#include "doc/date.h"

#include <string.h>

enum { YEAR_DIGITS_MOST = 15 };

/* What is read of one date; the rest of the text is in `rest`. */
struct scan {
	struct slice rest;
	const char *why;
};

static bool refuse(struct scan *s, const char *why)
{
	s->why = why;
	return false;
}

static bool take(struct scan *s, char c)
{
	if (s->rest.len == 0 || s->rest.s[0] != c)
		return false;
	s->rest.s++;
	s->rest.len--;
	return true;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static int64_t floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

static bool is_leap(int64_t year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int days_in_month(int64_t year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	return days[month - 1] + (month == 2 && is_leap(year));
}

/* Years run from March here, so that the leap day is the last of its year and
 * (153 m + 2) / 5 counts the days before month m; 719468 is the first of March
 * of year 0, before 1970. */
static int64_t day_number(int64_t year, int month, int day)
{
	int64_t y = month > 2 ? year : year - 1;
	int64_t m = month > 2 ? month - 3 : month + 9;

	return y * 365 + floor_div(y, 4) - floor_div(y, 100) + floor_div(y, 400) +
	       (153 * m + 2) / 5 + day - 1 - 719468;
}

static void set_months(struct date *d, int64_t year, int first, int last)
{
	d->first = day_number(year, first, 1);
	d->last = day_number(year, last, days_in_month(year, last));
}

/* Two digits, or -1 (nothing is taken then). */
static int two_digits(struct scan *s)
{
	int n;

	if (s->rest.len < 2 || !is_digit(s->rest.s[0]) || !is_digit(s->rest.s[1]))
		return -1;
	n = (s->rest.s[0] - '0') * 10 + s->rest.s[1] - '0';
	s->rest.s += 2;
	s->rest.len -= 2;
	return n;
}

static bool take_unspecified(struct scan *s)
{
	return take(s, 'X') && take(s, 'X');
}

static bool read_long_year(struct scan *s, struct date *d)
{
	bool negative = take(s, '-');
	int64_t year = 0;
	size_t n = 0;

	if (s->rest.len && s->rest.s[0] == '0')
		return refuse(s, "a year after Y does not begin with 0");
	for (; n < s->rest.len && is_digit(s->rest.s[n]); n++) {
		if (n == YEAR_DIGITS_MOST)
			return refuse(s, "a year of more than 15 digits");
		year = year * 10 + s->rest.s[n] - '0';
	}
	if (n < 5)
		return refuse(s, "Y is for years of more than four digits");
	s->rest.s += n;
	s->rest.len -= n;
	set_months(d, negative ? -year : year, 1, 1);
	d->last = day_number(negative ? -year : year, 12, 31);
	return true;
}

/* Hours, minutes and seconds and their zone; the day is the one written. */
static bool read_zone(struct scan *s)
{
	int hour, minute = 0;

	if (take(s, 'Z') || s->rest.len == 0 || s->rest.s[0] == '/')
		return true;
	if (!take(s, '+') && !take(s, '-'))
		return refuse(s, "the time is followed by something else than Z or +HH:MM");
	hour = two_digits(s);
	if (hour >= 0 && take(s, ':'))
		minute = two_digits(s);
	if (hour < 0 || hour > 14 || minute < 0 || minute > 59)
		return refuse(s, "a time zone is Z or +HH:MM");
	return true;
}

static bool read_time(struct scan *s)
{
	int hour = two_digits(s), minute = -1, second = -1;

	if (hour >= 0 && take(s, ':'))
		minute = two_digits(s);
	if (minute >= 0 && take(s, ':'))
		second = two_digits(s);
	if (second < 0)
		return refuse(s, "a time is HH:MM:SS");
	if (hour == 24 && minute + second == 0)
		return read_zone(s);
	if (hour > 23 || minute > 59 || second > 59)
		return refuse(s, "no such time of the day");
	return read_zone(s);
}

/* 21 to 24: spring, summer, autumn, and the winter that begins in the year. */
static void set_season(struct date *d, int64_t year, int season)
{
	if (season < 24) {
		set_months(d, year, (season - 20) * 3, (season - 20) * 3 + 2);
		return;
	}
	d->first = day_number(year, 12, 1);
	d->last = day_number(year + 1, 3, 1) - 1;
}

static bool read_day(struct scan *s, struct date *d, int64_t year, int month)
{
	int day;

	if (s->rest.len && s->rest.s[0] == 'X')
		return take_unspecified(s) || refuse(s, "an unspecified day is XX");
	day = two_digits(s);
	if (day < 0)
		return refuse(s, "a day has two digits");
	if (day < 1 || day > days_in_month(year, month))
		return refuse(s, "the month has no such day");
	d->first = d->last = day_number(year, month, day);
	return !take(s, 'T') || read_time(s);
}

static bool read_month(struct scan *s, struct date *d, int64_t year)
{
	int month;

	if (s->rest.len && s->rest.s[0] == 'X') {
		if (!take_unspecified(s))
			return refuse(s, "an unspecified month is XX");
		if (!take(s, '-') || take_unspecified(s))
			return true;
		return refuse(s, "a day of an unspecified month");
	}
	month = two_digits(s);
	if (month < 0)
		return refuse(s, "a month has two digits");
	if (month >= 21 && month <= 24) {
		set_season(d, year, month);
		return true;
	}
	if (month < 1 || month > 12)
		return refuse(s, "no such month: 01 to 12, or 21 to 24 for a season");
	set_months(d, year, month, month);
	return !take(s, '-') || read_day(s, d, year, month);
}

/* Reads YYYY, YYYX or YYXX into the first and last year it may mean. */
static bool read_year_digits(struct scan *s, int64_t *low, int64_t *high)
{
	int digits = 0, unknown = 0;

	*low = *high = 0;
	for (size_t i = 0; i < 4 && i < s->rest.len; i++) {
		char c = s->rest.s[i];

		if (c == 'X')
			unknown++;
		else if (is_digit(c) && !unknown)
			digits++;
		else
			break;
		*low = *low * 10 + (c == 'X' ? 0 : c - '0');
		*high = *high * 10 + (c == 'X' ? 9 : c - '0');
	}
	if (digits + unknown < 4)
		return refuse(s, "a year has four digits, as in 2024");
	if (unknown > 2)
		return refuse(s, "at most the last two digits of a year may be X");
	s->rest.s += 4;
	s->rest.len -= 4;
	return true;
}

static bool read_year(struct scan *s, struct date *d)
{
	bool negative = take(s, '-');
	int64_t low, high;

	if (!read_year_digits(s, &low, &high))
		return false;
	if (s->rest.len && is_digit(s->rest.s[0]))
		return refuse(s, "years of more than four digits begin with Y");
	if (negative && high == 0)
		return refuse(s, "the year 0 has no sign");
	d->first = day_number(negative ? -high : low, 1, 1);
	d->last = day_number(negative ? -low : high, 12, 31);
	if (!take(s, '-'))
		return true;
	if (low != high)
		return refuse(s, "a month of a year that is not known");
	return read_month(s, d, negative ? -low : low);
}

static bool has_time(struct slice text)
{
	return text.len && memchr(text.s, 'T', text.len) != NULL;
}

/* One date up to the end of the text; d is set whole. */
static bool read_one(struct scan *s, struct date *d)
{
	bool timed = has_time(s->rest);

	*d = (struct date){0};
	if (take(s, 'Y') ? !read_long_year(s, d) : !read_year(s, d))
		return false;
	if (!timed) {
		bool both = take(s, '%');

		d->uncertain = both || take(s, '?');
		d->approximate = both || (!d->uncertain && take(s, '~'));
	}
	return s->rest.len == 0 || refuse(s, "something stands after the date");
}

/* One end of an interval: "" (unknown), ".." (open) or a date. */
static bool read_end(struct scan *s, struct date *d, bool *given)
{
	*given = s->rest.len > 0 && !slice_is(s->rest, "..");
	*d = (struct date){.first = DATE_OPEN_START, .last = DATE_OPEN_END};
	return !*given || read_one(s, d);
}

static bool read_interval(struct scan *s, size_t slash, struct date *d)
{
	struct slice right = {s->rest.s + slash + 1, s->rest.len - slash - 1};
	struct date from, to;
	bool has_from, has_to;

	s->rest.len = slash;
	if (!read_end(s, &from, &has_from))
		return false;
	s->rest = right;
	if (!read_end(s, &to, &has_to))
		return false;
	if (!has_from && !has_to)
		return refuse(s, "an interval without a date");
	if (has_from && has_to && to.last < from.first)
		return refuse(s, "an interval that ends before it starts");
	*d = (struct date){
	    .first = from.first,
	    .last = to.last,
	    .uncertain = from.uncertain || to.uncertain,
	    .approximate = from.approximate || to.approximate,
	    .interval = true,
	};
	return true;
}

bool date_parse(struct slice text, struct date *out, const char **why)
{
	struct scan s = {text, NULL};
	const char *slash = text.len ? memchr(text.s, '/', text.len) : NULL;
	struct date d;
	bool ok;

	if (text.len == 0)
		ok = refuse(&s, "an empty date");
	else if (slash)
		ok = read_interval(&s, (size_t)(slash - text.s), &d);
	else
		ok = read_one(&s, &d);
	if (ok)
		*out = d;
	else if (why)
		*why = s.why;
	return ok;
}

int date_compare(const struct date *a, const struct date *b)
{
	if (a->first != b->first)
		return a->first < b->first ? -1 : 1;
	return (a->last > b->last) - (a->last < b->last);
}

bool date_overlaps(const struct date *a, const struct date *b)
{
	return a->first <= b->last && b->first <= a->last;
}

int date_weekday(int64_t day)
{
	/* 1970-01-01 was a Thursday */
	return (int)(((day % 7) + 7 + 3) % 7);
}
