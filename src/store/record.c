/* SPDX-License-Identifier: MIT */
#include "store/record.h"

#include "doc/date.h"
#include "store/plain.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void record_release(struct record_reader *r)
{
	map_release(&r->seen);
	arena_release(&r->keys);
}

void record_fault(struct record_reader *r, const struct yaml_node *n, enum diag_code code,
		  const char *fmt, ...)
{
	struct yaml_place at = n ? yaml_place(r->yaml, n) : (struct yaml_place){0};
	char message[2 * DIAG_MESSAGE]; /* diag_add cuts it */
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(message, sizeof message, fmt, ap);
	va_end(ap);
	diag_add(r->faults, code, at.line, at.column, "%s", message);
}

static const char *kind_name(const struct yaml_node *n)
{
	static const char *const names[] = {"words", "a map", "a list"};

	return names[n->kind];
}

/* ---- words */

static bool is_control(unsigned char c, unsigned char next)
{
	return (c < 0x20 && c != '\n' && c != '\t') || c == 0x7f ||
	       (c == 0xc2 && next >= 0x80 && next < 0xa0);
}

static size_t count_controls(struct slice s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++)
		n += is_control((unsigned char)s.s[i],
				i + 1 < s.len ? (unsigned char)s.s[i + 1] : 0);
	return n;
}

/* Only escapes bring control characters in, since raw ones are faults of form;
 * and a value with escapes is no piece of the file. */
static bool may_hold_controls(const struct record_reader *r, const struct yaml_node *n)
{
	uintptr_t at = (uintptr_t)n->value.s, bytes = (uintptr_t)r->yaml->bytes;

	return n->style == YAML_DOUBLE && (at < bytes || at >= bytes + r->yaml->len);
}

static void check_words(struct record_reader *r, const char *what, const struct yaml_node *n)
{
	const char *type = n->style == YAML_PLAIN ? plain_type(n->value) : NULL;
	size_t controls = may_hold_controls(r, n) ? count_controls(n->value) : 0;

	if (type)
		record_fault(r, n, DIAG_UNQUOTED,
			     "%s: %s is %s to other YAML readers: write it in quotes",
			     diag_quote(slice_of(what)).s, diag_quote(n->value).s, type);
	if (controls)
		record_fault(r, n, DIAG_CONTROL, "%s holds %zu control character%s",
			     diag_quote(slice_of(what)).s, controls, controls == 1 ? "" : "s");
}

static bool is_scalar(struct record_reader *r, const char *what, const struct yaml_node *n)
{
	if (n->broken)
		return false;
	if (n->kind == YAML_SCALAR)
		return true;
	record_fault(r, n, DIAG_WRONG_KIND, "%s must be words, not %s",
		     diag_quote(slice_of(what)).s, kind_name(n));
	return false;
}

struct slice record_bytes(struct record_reader *r, const char *what, const struct yaml_node *n)
{
	if (!is_scalar(r, what, n))
		return (struct slice){NULL, 0};
	check_words(r, what, n);
	return arena_slice(r->arena, n->value);
}

/* NUL-terminated; each NUL inside becomes U+FFFD. */
static const char *copy_words(struct arena *a, struct slice s)
{
	struct str out = STR_INIT;
	const char *copy;

	if (!s.len || !memchr(s.s, 0, s.len))
		return arena_copy(a, s.s, s.len);
	for (size_t i = 0; i < s.len; i++)
		if (s.s[i])
			str_addc(&out, s.s[i]);
		else
			str_addz(&out, "\xEF\xBF\xBD");
	copy = arena_copy(a, out.s, out.len);
	str_release(&out);
	return copy;
}

const char *record_text(struct record_reader *r, const char *what, const struct yaml_node *n)
{
	if (!is_scalar(r, what, n))
		return NULL;
	check_words(r, what, n);
	return copy_words(r->arena, n->value);
}

static const char *read_date(struct record_reader *r, const char *what, const struct yaml_node *n)
{
	const char *text = record_text(r, what, n), *why = NULL;
	struct date date;

	if (text && !date_parse(n->value, &date, &why))
		record_fault(r, n, DIAG_BAD_DATE, "%s: “%s” is no date: %s", what,
			     diag_quote(n->value).s, why);
	return text;
}

static void read_choice(struct record_reader *r, const struct schema_field *f,
			const struct yaml_node *n, void *member)
{
	if (is_scalar(r, f->key.s, n) && !f->choice->set(n->value, member))
		record_fault(r, n, DIAG_BAD_VALUE, "%s: “%s” is none of %s", f->key.s,
			     diag_quote(n->value).s, f->choice->words);
}

bool record_has_register(const struct entities *es)
{
	return es->list.n > 0 && es->list.v[0].line > 0;
}

/* Without a register an id that a mention uses is as good as a declared one. */
static uint32_t find_entity(const struct entities *es, struct slice word)
{
	uint32_t index = es ? entities_find(es, word) : ENTITY_NONE;

	if (index == ENTITY_NONE || es->list.v[index].declared || !record_has_register(es))
		return index;
	return ENTITY_NONE;
}

bool record_filler(struct record_reader *r, const char *what, const struct yaml_node *n,
		   struct filler *out)
{
	const char *words = record_text(r, what, n);

	if (!words)
		return false;
	*out = (struct filler){words, find_entity(r->entities, n->value)};
	return true;
}

/* ---- lists */

const struct yaml_node *record_first(const struct yaml_node *list)
{
	if (list->kind == YAML_LIST)
		return yaml_first(list);
	return yaml_is_empty(list) ? NULL : list;
}

const struct yaml_node *record_next(const struct yaml_node *list, const struct yaml_node *item)
{
	return list == item ? NULL : yaml_next(item);
}

size_t record_count(const struct yaml_node *list)
{
	if (list->kind == YAML_LIST)
		return yaml_count(list);
	return !yaml_is_empty(list);
}

static void read_words(struct record_reader *r, const struct schema_field *f,
		       const struct yaml_node *list, void *record)
{
	const char **words = arena_zalloc(r->arena, record_count(list), sizeof *words);
	size_t n = 0;

	for (const struct yaml_node *i = record_first(list); i; i = record_next(list, i))
		if ((words[n] = record_text(r, f->key.s, i)))
			n++;
	*(const char ***)((char *)record + f->offset) = words;
	*(size_t *)((char *)record + f->offset_count) = n;
}

void record_quote(struct record_reader *r, const struct yaml_node *list, struct anchor *out)
{
	size_t most = record_count(list), n = 0;
	struct yaml_place at = yaml_place(r->yaml, list);

	out->parts = arena_alloc(r->arena, most * sizeof *out->parts);
	for (const struct yaml_node *i = record_first(list); i; i = record_next(list, i)) {
		struct slice part = record_bytes(r, "quote", i);

		if (part.s && !part.len)
			record_fault(r, i, DIAG_BAD_VALUE, "a quote has no words");
		if (part.len)
			out->parts[n++] = part;
	}
	out->n = (uint32_t)n;
	out->line = at.line;
	out->column = at.column;
	out->spans = arena_zalloc(r->arena, n, sizeof *out->spans);
	out->state = ANCHOR_ORPHAN;
}

/* ---- fields */

static void read_version(struct record_reader *r, const struct yaml_node *n)
{
	if (is_scalar(r, "postil", n) && !slice_is(n->value, "1"))
		record_fault(r, n, DIAG_VERSION, "format version %s; this program reads version 1",
			     diag_quote(n->value).s);
}

static void read_plain_number(struct record_reader *r, const struct schema_field *f,
			      const struct yaml_node *n, const char **member)
{
	if (is_scalar(r, f->key.s, n))
		*member = copy_words(r->arena, n->value);
}

static void read_field(struct record_reader *r, const struct schema_field *f,
		       const struct yaml_node *n, void *record)
{
	void *member = (char *)record + f->offset;

	switch (f->kind) {
	case FIELD_VERSION:
		read_version(r, n);
		break;
	case FIELD_TEXT:
		*(const char **)member = record_text(r, f->key.s, n);
		break;
	case FIELD_NUMBER:
		read_plain_number(r, f, n, member);
		break;
	case FIELD_DATE:
		*(const char **)member = read_date(r, f->key.s, n);
		break;
	case FIELD_CHOICE:
		read_choice(r, f, n, member);
		break;
	case FIELD_FILLER:
		record_filler(r, f->key.s, n, member);
		break;
	case FIELD_WORDS:
		read_words(r, f, n, record);
		break;
	case FIELD_CONTEXT:
		*(struct slice *)member = record_bytes(r, f->key.s, n);
		break;
	case FIELD_QUOTE:
		record_quote(r, n, member);
		break;
	case FIELD_RECORD:
		record_read(r, f->record, n, member);
		break;
	default:
		r->special(r, f, n, record);
	}
}

/* Each once in a file, or a habit would drown the rest. */
static void report_unknown(struct record_reader *r, const struct schema *s,
			   const struct yaml_node *n)
{
	struct slice key = yaml_key(n);
	const char *near;
	struct str name = STR_INIT;

	str_printf(&name, "%s/%.*s", s->what, (int)key.len, key.s);
	if (!map_get(&r->seen, (struct slice){name.s, name.len}, &(size_t){0})) {
		map_put(&r->seen, arena_slice(&r->keys, (struct slice){name.s, name.len}), 0);
		near = schema_guess(s, key);
		record_fault(r, yaml_key_node(n), DIAG_UNKNOWN_KEY,
			     "unknown key “%s” in %s%s%s%s; it is kept", diag_quote(key).s, s->what,
			     near ? " (did you mean " : "", near ? near : "", near ? "?)" : "");
	}
	str_release(&name);
}

static void report_missing(struct record_reader *r, const struct schema *s, unsigned seen,
			   const struct yaml_node *n)
{
	for (size_t i = 0; i < s->n; i++)
		if (s->fields[i].flags & FIELD_REQUIRED && !(seen & 1U << i))
			record_fault(r, n,
				     s->fields[i].kind == FIELD_VERSION ? DIAG_VERSION
									: DIAG_MISSING_KEY,
				     "%s has no %s", s->what, s->fields[i].key.s);
}

bool record_read(struct record_reader *r, const struct schema *s, const struct yaml_node *n,
		 void *record)
{
	unsigned seen = 0;

	if (n->kind != YAML_MAP) {
		if (!n->broken)
			record_fault(r, n, DIAG_WRONG_KIND,
				     "%s must be a map of keys and values, not %s", s->what,
				     kind_name(n));
		return false;
	}
	for (const struct yaml_node *i = yaml_first(n); i; i = yaml_next(i)) {
		const struct schema_field *f = schema_find(s, yaml_key(i));

		if (!f) {
			report_unknown(r, s, i);
			continue;
		}
		if (yaml_is_empty(i) && !i->broken)
			continue;
		seen |= 1U << (f - s->fields);
		read_field(r, f, i, record);
	}
	if (!n->broken)
		report_missing(r, s, seen, n);
	return true;
}
