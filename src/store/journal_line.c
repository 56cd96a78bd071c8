/* SPDX-License-Identifier: MIT */
#include "base/hash.h"
#include "base/utf8.h"
#include "journal_int.h"
#include "store/record_write.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define MARK "postil1 "

static const char *const kinds[4] = {"do", "undo", "redo", "saved"};

/* ---- finding lines */

/* A number of `base` 10 or 16 and the space after it. */
static bool take_number(struct slice *s, unsigned base, uint64_t *out)
{
	static const char digits[] = "0123456789abcdef";
	size_t n = 0;

	for (*out = 0; n < s->len && n < 20; n++) {
		const char *digit = memchr(digits, s->s[n], base);

		if (!digit)
			break;
		*out = *out * base + (uint64_t)(digit - digits);
	}
	if (!n || n == s->len || s->s[n] != ' ')
		return false;
	s->s += n + 1;
	s->len -= n + 1;
	return true;
}

/* The sound line that begins at `at`; false: there is none. */
static bool line_at(struct slice all, size_t at, struct journal_line *out)
{
	struct slice rest = {all.s + at, all.len - at};
	struct journal_brief brief;
	uint64_t len, sum;

	if (rest.len < strlen(MARK) || memcmp(rest.s, MARK, strlen(MARK)) != 0)
		return false;
	rest.s += strlen(MARK);
	rest.len -= strlen(MARK);
	if (!take_number(&rest, 10, &out->number) || !take_number(&rest, 10, &len) ||
	    !take_number(&rest, 16, &sum) || len > rest.len)
		return false;
	out->body = (struct slice){rest.s, (size_t)len};
	out->end = (size_t)(rest.s - all.s) + (size_t)len;
	return hash_bytes(out->body) == sum && journal_brief(out->body, &brief) &&
	       brief.number == out->number;
}

/* After a sound body comes a newline, or what became of it; after a damaged one the
 * next newline ends the damage. */
bool journal_line_next(struct slice all, size_t *at, struct journal_line *out, size_t *damaged)
{
	while (*at < all.len) {
		const char *end;

		if (line_at(all, *at, out)) {
			*at = out->end + 1;
			return true;
		}
		*damaged += 1;
		end = memchr(all.s + *at, '\n', all.len - *at);
		*at = end ? (size_t)(end - all.s) + 1 : all.len;
	}
	return false;
}

bool journal_brief(struct slice body, struct journal_brief *out)
{
	char start[160], kind[8];
	size_t len = body.len < sizeof start - 1 ? body.len : sizeof start - 1;

	memcpy(start, body.s, len);
	start[len] = '\0';
	if (sscanf(start,
		   "{number: %" SCNu64 ", kind: %7[a-z], about: %" SCNu64 ", changes: %" SCNu64,
		   &out->number, kind, &out->about, &out->changes) != 4)
		return false;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (strcmp(kind, kinds[i]) == 0) {
			out->kind = (enum journal_kind)i;
			return true;
		}
	return false;
}

/* ---- writing them */

static struct value *of_number(struct arena *a, uint64_t number, const char *format)
{
	char text[32];
	int n = snprintf(text, sizeof text, format[0] == 'x' ? "%016" PRIx64 : "%" PRIu64, number);

	return value_words(a, (struct slice){arena_copy(a, text, (size_t)n), (size_t)n},
			   format[0] == 'x' ? 0 : VALUE_NUMBER);
}

static struct value *of_bytes(struct arena *a, struct slice s)
{
	struct value *map;
	char *hex;

	if (utf8_valid(s.s, s.len))
		return value_words(a, s, 0);
	hex = arena_bytes(a, 2 * s.len + 1);
	for (size_t i = 0; i < s.len; i++)
		snprintf(hex + 2 * i, 3, "%02x", (unsigned)(unsigned char)s.s[i]);
	map = value_map(a, VALUE_FLOW);
	value_set(map, "hex", value_words(a, (struct slice){hex, 2 * s.len}, VALUE_QUOTED));
	return map;
}

static struct value *of_text(struct arena *a, const char *text)
{
	return text ? of_bytes(a, slice_of(text)) : NULL;
}

static struct value *of_word(struct arena *a, const char *word)
{
	return value_words(a, slice_of(word), 0);
}

/* ---- steps */

struct lists {
	struct value *by_kind[4];
	const struct entities *es;
};

static void add_record(struct arena *a, struct lists *l, enum edit_kind kind,
		       union edit_record record)
{
	struct value *v;

	if (!record.any)
		return;
	if (kind == EDIT_FACT) {
		v = record_value_fact(a, record.fact);
	} else if (kind == EDIT_ENTITY) {
		v = value_list(a, VALUE_FLOW);
		value_add(v, record_value_entity(a, record.entity));
	} else {
		v = record_value_mention(a, slice_of(l->es->list.v[record.mention->entity].id),
					 &record.mention->anchor);
	}
	value_add(l->by_kind[kind], v);
}

static struct value *of_edit(struct arena *a, const struct edit *e)
{
	struct value *map = value_map(a, VALUE_FLOW);

	value_set(map, "kind", of_word(a, edit_word(e->kind)));
	value_set(map, "article", of_text(a, e->article));
	value_set(map, "has",
		  of_word(a, !e->before.any ? "after"
			     : e->after.any ? "both"
					    : "before"));
	return map;
}

static void set_step(struct arena *a, struct value *body, const struct step *s,
		     const struct entities *es)
{
	static const char *const keys[] = {"mentions", "refused", "facts"};
	struct value *edits = value_list(a, VALUE_FLOW);
	struct lists l = {.es = es};

	for (size_t i = 0; i < 4; i++)
		l.by_kind[i] = value_list(a, VALUE_FLOW);
	for (size_t i = 0; i < s->edits.n; i++) {
		const struct edit *e = &s->edits.v[i];

		value_add(edits, of_edit(a, e));
		add_record(a, &l, e->kind, e->before);
		add_record(a, &l, e->kind, e->after);
	}
	value_set(body, "name", of_text(a, s->name));
	value_set(body, "edits", edits);
	for (size_t i = 0; i < 3; i++)
		value_set(body, keys[i], value_count(l.by_kind[i]) ? l.by_kind[i] : NULL);
	value_set(body, "register", l.by_kind[EDIT_ENTITY]);
}

/* ---- files */

static struct value *of_hunk(struct arena *a, const struct hunk *h)
{
	struct value *list = value_list(a, VALUE_FLOW);

	value_add(list, of_number(a, h->at, "d"));
	value_add(list, of_bytes(a, h->removed));
	value_add(list, of_bytes(a, h->added));
	return list;
}

static struct value *of_file(struct arena *a, const struct journal_file *f)
{
	struct value *map = value_map(a, VALUE_FLOW), *hunks = value_list(a, VALUE_FLOW);

	value_set(map, "article", of_text(a, f->article));
	value_set(map, "before", of_number(a, f->before, "x"));
	value_set(map, "after", of_number(a, f->after, "x"));
	for (size_t i = 0; i < f->n; i++)
		value_add(hunks, of_hunk(a, &f->hunks[i]));
	value_set(map, "hunks", hunks);
	return map;
}

static struct value *body_of(struct arena *a, const struct journal_entry *e,
			     const struct entities *es)
{
	struct value *body = value_map(a, VALUE_FLOW), *files = value_list(a, VALUE_FLOW);

	value_set(body, "number", of_number(a, e->number, "d"));
	value_set(body, "kind", of_word(a, kinds[e->kind]));
	value_set(body, "about", of_number(a, e->about, "d"));
	value_set(body, "changes", of_number(a, e->n, "d"));
	value_set(body, "who", of_text(a, e->who));
	value_set(body, "when", of_text(a, e->when));
	if (e->step)
		set_step(a, body, e->step, es);
	for (size_t i = 0; i < e->n; i++)
		value_add(files, of_file(a, &e->files[i]));
	value_set(body, "files", files);
	return body;
}

void journal_line_write(struct str *out, const struct journal_entry *e, const struct entities *es)
{
	struct arena arena = {0};
	struct str body = STR_INIT;

	value_write_flow(body_of(&arena, e, es), &body);
	str_printf(out, MARK "%" PRIu64 " %zu %016" PRIx64 " ", e->number, body.len,
		   hash_bytes((struct slice){body.s, body.len}));
	str_add(out, body.s, body.len);
	str_addc(out, '\n');
	str_release(&body);
	arena_release(&arena);
}
