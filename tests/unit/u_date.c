/* SPDX-License-Identifier: MIT */
#include "doc/date.h"

#include "test.h"

#include <stdio.h>

/* A day as YYYY-MM-DD, by counting: slow and plain, unlike the module. */
static const char *day_text(int64_t day)
{
	static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	static char out[4][32];
	static int next;
	int64_t year = 1970;
	int month = 0;
	char *to = out[next++ % 4];

	if (day == DATE_OPEN_START || day == DATE_OPEN_END)
		return day < 0 ? "<" : ">";
	for (;;) {
		bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
		bool before =
		    (year - 1) % 4 == 0 && ((year - 1) % 100 != 0 || (year - 1) % 400 == 0);
		int days = lengths[month] + (month == 1 && leap);

		if (day < 0) {
			day += 365 + before;
			year--;
		} else if (day >= days) {
			day -= days;
			year += month == 11;
			month = (month + 1) % 12;
		} else {
			break;
		}
	}
	snprintf(to, sizeof out[0], "%04lld-%02d-%02d", (long long)year, month + 1, (int)day + 1);
	return to;
}

TEST(date_ranges)
{
	static const struct {
		const char *text, *first, *last, *marks;
	} rows[] = {
	    {"2024", "2024-01-01", "2024-12-31", ""},
	    {"2024-07", "2024-07-01", "2024-07-31", ""},
	    {"2024-02", "2024-02-01", "2024-02-29", ""},
	    {"1900-02", "1900-02-01", "1900-02-28", ""},
	    {"2000-02-29", "2000-02-29", "2000-02-29", ""},
	    {"1970-01-01", "1970-01-01", "1970-01-01", ""},
	    {"1969-12-31", "1969-12-31", "1969-12-31", ""},
	    {"2024-07-04T12:30:00Z", "2024-07-04", "2024-07-04", ""},
	    {"2024-07-04T24:00:00", "2024-07-04", "2024-07-04", ""},
	    {"2024-07-04T23:59:59+05:30", "2024-07-04", "2024-07-04", ""},
	    {"2024-07-04T23:59:59-05", "2024-07-04", "2024-07-04", ""},
	    {"2024-21", "2024-03-01", "2024-05-31", ""},
	    {"2024-22", "2024-06-01", "2024-08-31", ""},
	    {"2024-23", "2024-09-01", "2024-11-30", ""},
	    {"2023-24", "2023-12-01", "2024-02-29", ""},
	    {"2024?", "2024-01-01", "2024-12-31", "?"},
	    {"2024~", "2024-01-01", "2024-12-31", "~"},
	    {"2024-07%", "2024-07-01", "2024-07-31", "?~"},
	    {"2024-07-04~", "2024-07-04", "2024-07-04", "~"},
	    {"201X", "2010-01-01", "2019-12-31", ""},
	    {"20XX", "2000-01-01", "2099-12-31", ""},
	    {"201X?", "2010-01-01", "2019-12-31", "?"},
	    {"2024-XX", "2024-01-01", "2024-12-31", ""},
	    {"2024-07-XX", "2024-07-01", "2024-07-31", ""},
	    {"2024-XX-XX", "2024-01-01", "2024-12-31", ""},
	    {"2020/2021", "2020-01-01", "2021-12-31", "/"},
	    {"2020-05/2020-07-14", "2020-05-01", "2020-07-14", "/"},
	    {"2020-05/2020", "2020-05-01", "2020-12-31", "/"},
	    {"2020~/2021?", "2020-01-01", "2021-12-31", "?~/"},
	    {"2020/..", "2020-01-01", ">", "/"},
	    {"2020/", "2020-01-01", ">", "/"},
	    {"../2021", "<", "2021-12-31", "/"},
	    {"/2021", "<", "2021-12-31", "/"},
	    {"2020-21/2020-22", "2020-03-01", "2020-08-31", "/"},
	    {"0000", "0000-01-01", "0000-12-31", ""},
	    {"0000-02-29", "0000-02-29", "0000-02-29", ""},
	    {"-0001", "-001-01-01", "-001-12-31", ""},
	    {"-0044-03-15", "-044-03-15", "-044-03-15", ""},
	    {"-004X", "-049-01-01", "-040-12-31", ""},
	    {"Y12024", "12024-01-01", "12024-12-31", ""},
	    {"Y-12024", "-12024-01-01", "-12024-12-31", ""},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct date d;
		const char *why = "";
		char marks[8];

		CHECK(date_parse(slice_of(rows[i].text), &d, &why));
		CHECK_STR(why, "");
		CHECK_STR(day_text(d.first), rows[i].first);
		CHECK_STR(day_text(d.last), rows[i].last);
		snprintf(marks, sizeof marks, "%s%s%s", d.uncertain ? "?" : "",
			 d.approximate ? "~" : "", d.interval ? "/" : "");
		CHECK_STR(marks, rows[i].marks);
	}
}

TEST(date_far_years)
{
	struct date d, e;

	CHECK(date_parse(SLICE("Y170000002"), &d, NULL));
	CHECK_INT(d.last - d.first, 364);
	CHECK(date_parse(SLICE("Y999999999999999"), &d, NULL));
	CHECK(date_parse(SLICE("Y-999999999999999"), &e, NULL));
	CHECK(date_compare(&e, &d) < 0);
	CHECK(date_parse(SLICE("-9999"), &d, NULL));
	CHECK_INT(d.first, -4371587);
}

TEST(date_faults_are_told)
{
	static const struct {
		const char *text, *why;
	} rows[] = {
	    {"", "an empty date"},
	    {"yesterday", "a year has four digits, as in 2024"},
	    {"24", "a year has four digits, as in 2024"},
	    {"20245", "years of more than four digits begin with Y"},
	    {" 2024", "a year has four digits, as in 2024"},
	    {"2024 ", "something stands after the date"},
	    {"2024-7", "a month has two digits"},
	    {"2024-", "a month has two digits"},
	    {"2024-00", "no such month: 01 to 12, or 21 to 24 for a season"},
	    {"2024-13", "no such month: 01 to 12, or 21 to 24 for a season"},
	    {"2024-25", "no such month: 01 to 12, or 21 to 24 for a season"},
	    {"2024-07-4", "a day has two digits"},
	    {"2024-07-00", "the month has no such day"},
	    {"2024-07-32", "the month has no such day"},
	    {"2023-02-29", "the month has no such day"},
	    {"1900-02-29", "the month has no such day"},
	    {"2024-21-01", "something stands after the date"},
	    {"2024-07-04T", "a time is HH:MM:SS"},
	    {"2024-07-04T12:30", "a time is HH:MM:SS"},
	    {"2024-07-04T25:00:00", "no such time of the day"},
	    {"2024-07-04T24:00:01", "no such time of the day"},
	    {"2024-07-04T12:60:00", "no such time of the day"},
	    {"2024-07-04T12:00:00+15:00", "a time zone is Z or +HH:MM"},
	    {"2024-07-04T12:00:00z", "the time is followed by something else than Z or +HH:MM"},
	    {"2024??", "something stands after the date"},
	    {"2024?~", "something stands after the date"},
	    {"2XXX", "at most the last two digits of a year may be X"},
	    {"2X24", "a year has four digits, as in 2024"},
	    {"201X-07", "a month of a year that is not known"},
	    {"2024-1X", "a month has two digits"},
	    {"2024-XX-04", "a day of an unspecified month"},
	    {"2024-07-X4", "an unspecified day is XX"},
	    {"-0000", "the year 0 has no sign"},
	    {"Y2024", "Y is for years of more than four digits"},
	    {"Y012345", "a year after Y does not begin with 0"},
	    {"Y1234567890123456", "a year of more than 15 digits"},
	    {"Y170000002-12", "something stands after the date"},
	    {"/", "an interval without a date"},
	    {"../..", "an interval without a date"},
	    {"2021/2020", "an interval that ends before it starts"},
	    {"2020/2021/2022", "something stands after the date"},
	    {"2020/../..", "a year has four digits, as in 2024"},
	    {"..", "a year has four digits, as in 2024"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct date d = {.first = 42};
		const char *why = "(none)";

		CHECK(!date_parse(slice_of(rows[i].text), &d, &why));
		CHECK_STR(why, rows[i].why);
		CHECK_INT(d.first, 42);
		CHECK(!date_parse(slice_of(rows[i].text), &d, NULL));
	}
	CHECK(!date_parse((struct slice){"2024\0", 5}, &(struct date){0}, NULL));
	CHECK(!date_parse((struct slice){NULL, 0}, &(struct date){0}, NULL));
}

TEST(date_days_follow_each_other)
{
	int64_t last = 0;

	for (int year = 1890; year < 2110; year++)
		for (int month = 1; month <= 12; month++) {
			char text[16];
			struct date d;

			snprintf(text, sizeof text, "%04d-%02d", year, month);
			CHECK(date_parse(slice_of(text), &d, NULL));
			CHECK(last == 0 || d.first == last + 1);
			last = d.last;
		}
}

static struct date read(const char *text)
{
	struct date d = {0};

	CHECK(date_parse(slice_of(text), &d, NULL));
	return d;
}

TEST(date_order_and_overlap)
{
	static const char *const sorted[] = {"../2020", "2020-01-01", "2020-01", "2020",
					     "2020/..", "2020-01-02", "2021"};
	struct date a, b;

	for (size_t i = 1; i < sizeof sorted / sizeof *sorted; i++) {
		a = read(sorted[i - 1]);
		b = read(sorted[i]);
		CHECK(date_compare(&a, &b) < 0);
		CHECK(date_compare(&b, &a) > 0);
		CHECK(date_compare(&a, &a) == 0);
	}
	a = read("2020-05/2020-07");
	b = read("2020-07-31");
	CHECK(date_overlaps(&a, &b));
	b = read("2020-08-01/..");
	CHECK(!date_overlaps(&a, &b));
}

TEST(date_weekdays)
{
	CHECK_INT(date_weekday(0), 3);
	CHECK_INT(date_weekday(read("2024-07-04").first), 3); /* le jeudi 4 juillet */
	CHECK_INT(date_weekday(read("1789-07-14").first), 1);
	CHECK_INT(date_weekday(-4), 6);
	CHECK_INT(date_weekday(DATE_OPEN_START) < 7, 1);
}
