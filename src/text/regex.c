/* SPDX-License-Identifier: MIT */
#include "text/regex.h"

#include "base/mem.h"
#include "base/utf8.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* PCRE2 counts steps for each start, and its JIT does not count all of them; so
 * it is the interpreter that runs, on batches of starts: many starts with few
 * steps each, or, where that is not enough, few with many. */
enum {
	STEPS = 20 * 1000 * 1000, /* of one batch; well under a second */
	LARGEST_BATCH = 1 << 16,  /* starts, in bytes of the text */
	SMALLEST_BATCH = 1 << 4,
	HEAP = 64 * 1024, /* KiB */
	MOST_MS = 1000,   /* from regex_start on */
	NESTING = 100,
};

struct regex {
	pcre2_code *code;
	pcre2_match_data *data;
	pcre2_match_context *limits;
	struct slice text;
	struct str repaired; /* text, where it is ill-formed */
	int64_t deadline;    /* ms */
};

static void explain(int code, size_t at, struct error *err)
{
	PCRE2_UCHAR message[200] = "";

	pcre2_get_error_message(code, message, sizeof message);
	error_set(err, "in the pattern, after %zu byte%s: %s", at, at == 1 ? "" : "s",
		  (const char *)message);
}

static pcre2_code *compile(struct slice pattern, bool caseless, struct error *err)
{
	pcre2_compile_context *context = pcre2_compile_context_create(NULL);
	uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_MULTILINE | PCRE2_NEVER_BACKSLASH_C |
			   PCRE2_USE_OFFSET_LIMIT | (caseless ? PCRE2_CASELESS : 0);
	pcre2_code *code;
	PCRE2_SIZE at = 0;
	int why = 0;

	if (!context) {
		error_set(err, "there is no memory for the pattern");
		return NULL;
	}
	pcre2_set_newline(context, PCRE2_NEWLINE_LF);
	pcre2_set_parens_nest_limit(context, NESTING);
	code = pcre2_compile((PCRE2_SPTR)pattern.s, pattern.len, options, &why, &at, context);
	pcre2_compile_context_free(context);
	if (!code)
		explain(why, at, err);
	return code;
}

struct regex *regex_new(struct slice pattern, bool caseless, struct error *err)
{
	struct regex *r;
	pcre2_code *code;

	if (!pattern.len) {
		error_set(err, "there is nothing to search for");
		return NULL;
	}
	code = compile(pattern, caseless, err);
	if (!code)
		return NULL;
	r = mem_zalloc(1, sizeof *r);
	r->code = code;
	r->data = pcre2_match_data_create_from_pattern(code, NULL);
	r->limits = pcre2_match_context_create(NULL);
	r->text = SLICE("");
	str_init(&r->repaired);
	if (r->data && r->limits) {
		pcre2_set_heap_limit(r->limits, HEAP);
		return r;
	}
	regex_free(r);
	error_set(err, "there is no memory for the pattern");
	return NULL;
}

void regex_free(struct regex *r)
{
	if (!r)
		return;
	pcre2_match_context_free(r->limits);
	pcre2_match_data_free(r->data);
	pcre2_code_free(r->code);
	str_release(&r->repaired);
	free(r);
}

/* PCRE2 would check the whole text for each match, and must not see ill-formed
 * bytes without: they become U+007F, one for one, so that offsets stay. */
static void repair(struct regex *r)
{
	uint32_t cp;

	str_clear(&r->repaired);
	str_add(&r->repaired, r->text.s, r->text.len);
	for (size_t i = 0, n; i < r->text.len; i += n) {
		n = utf8_decode(r->text.s + i, r->text.len - i, &cp);
		if (cp == UTF8_BAD)
			memset(r->repaired.s + i, 0x7f, n);
	}
	r->text = (struct slice){r->repaired.s, r->repaired.len};
}

void regex_text(struct regex *r, struct slice text)
{
	r->text = text.len ? text : SLICE("");
	if (!utf8_valid(r->text.s, r->text.len))
		repair(r);
}

static int64_t now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

void regex_start(struct regex *r)
{
	r->deadline = now_ms() + MOST_MS;
}

/* Tries the starts [from, from + batch). */
static int match_batch(struct regex *r, size_t from, size_t batch)
{
	pcre2_set_match_limit(r->limits, (uint32_t)(STEPS / batch));
	pcre2_set_offset_limit(r->limits, from + batch - 1);
	return pcre2_match(r->code, (PCRE2_SPTR)r->text.s, r->text.len, from,
			   PCRE2_NOTEMPTY | PCRE2_NO_UTF_CHECK, r->data, r->limits);
}

static bool is_limit(int result)
{
	return result == PCRE2_ERROR_MATCHLIMIT || result == PCRE2_ERROR_DEPTHLIMIT ||
	       result == PCRE2_ERROR_HEAPLIMIT;
}

static bool too_much(struct error *err)
{
	return error_set(err, "the pattern needs too much work on this text");
}

/* The start of the code point at or after `at`. */
static size_t next_start(const struct regex *r, size_t at)
{
	while (at < r->text.len && ((unsigned char)r->text.s[at] & 0xc0) == 0x80)
		at++;
	return at;
}

bool regex_next(struct regex *r, size_t from, size_t *start, size_t *end, struct error *err)
{
	size_t batch = LARGEST_BATCH;

	from = next_start(r, from);
	while (from < r->text.len) {
		int result = match_batch(r, from, batch);

		if (result >= 0) {
			PCRE2_SIZE *v = pcre2_get_ovector_pointer(r->data);

			*start = v[0];
			*end = v[1] > v[0] ? v[1] : v[0];
			if (*end > *start && *start >= from)
				return true;
			/* \K can make a match that is empty or lies before */
			from = next_start(r, (v[1] > from ? v[1] : from) + 1);
		} else if (result == PCRE2_ERROR_NOMATCH) {
			from = next_start(r, from + batch);
			batch = batch < LARGEST_BATCH ? batch * 4 : batch;
		} else if (!is_limit(result)) {
			explain(result, 0, err);
			return false;
		} else if (batch == SMALLEST_BATCH) {
			return too_much(err);
		} else {
			batch = SMALLEST_BATCH;
		}
		if (now_ms() > r->deadline)
			return too_much(err);
	}
	return false;
}

const char *regex_library_version(void)
{
	static char version[64]; /* 24 is what the library asks for */

	if (!version[0] && pcre2_config(PCRE2_CONFIG_VERSION, NULL) < (int)sizeof version)
		pcre2_config(PCRE2_CONFIG_VERSION, version);
	return version;
}
