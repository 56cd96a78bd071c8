/* SPDX-License-Identifier: MIT */
#include "jsonl_int.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "doc/schema.h"

#include <string.h>

/* ---- lines */

static bool is_escaped(uint32_t cp)
{
	if (cp < 0x80)
		return cp == 0x7f;
	switch (unicode_kind(cp)) {
	case UNICODE_CONTROL:
	case UNICODE_FORMAT:
	case UNICODE_PRIVATE:
	case UNICODE_LINE:
	case UNICODE_UNASSIGNED:
		return true;
	default:
		return unicode_is_ignorable(cp);
	}
}

static void add_escape(struct str *out, uint32_t cp)
{
	if (cp >= 0x10000)
		str_printf(out, "\\u%04X\\u%04X", 0xd7c0 + (cp >> 10), 0xdc00 + (cp & 0x3ff));
	else
		str_printf(out, "\\u%04X", cp);
}

/* Outside of strings a line is ASCII, so that what is escaped stands in one. */
static void add_line(struct str *out, const char *line, size_t len)
{
	for (size_t i = 0; i < len;) {
		size_t run = i;
		uint32_t cp = 0;

		while (run < len && (unsigned char)line[run] < 0x7f)
			run++;
		str_add(out, line + i, run - i);
		if (run == len)
			break;
		i = run + utf8_decode(line + run, len - run, &cp);
		if (is_escaped(cp))
			add_escape(out, cp);
		else
			str_add(out, line + run, i - run);
	}
	str_addc(out, '\n');
}

/* Takes the object. */
void jsonl_write(struct str *out, json_t *object)
{
	char *line = json_dumps(object, JSON_COMPACT | JSON_REAL_PRECISION(15));

	if (line)
		add_line(out, line, strlen(line));
	free(line);
	json_decref(object);
}

/* ---- values */

/* Each ill-formed part becomes U+FFFD. */
static json_t *mended(struct slice s)
{
	struct str out = STR_INIT;
	uint32_t cp;
	json_t *value;

	for (size_t i = 0; i < s.len;) {
		size_t n = utf8_decode(s.s + i, s.len - i, &cp);

		if (cp == UTF8_BAD)
			str_addz(&out, "\xEF\xBF\xBD");
		else
			str_add(&out, s.s + i, n);
		i += n;
	}
	value = json_stringn(out.s, out.len);
	str_release(&out);
	return value;
}

static json_t *bytes(struct slice s)
{
	json_t *value = json_stringn(s.s, s.len);

	return value ? value : mended(s);
}

json_t *jsonl_words(const char *text)
{
	return text ? bytes(slice_of(text)) : json_null();
}

/* Where "" says that nothing is known. */
json_t *jsonl_known(const char *text)
{
	return jsonl_words(text && text[0] ? text : NULL);
}

static json_t *number(size_t n)
{
	return json_integer((json_int_t)n);
}

static json_t *list_of(const char *const *items, size_t n)
{
	json_t *list = json_array();

	for (size_t i = 0; i < n; i++)
		json_array_append_new(list, jsonl_words(items[i]));
	return list;
}

/* A number that JSON can hold as it is written, else words. */
static json_t *quantity_value(const char *text)
{
	const char *first = text + (text[0] == '-');
	size_t digits = strspn(first, "0123456789");
	const char *end = first + digits;

	if (!digits || (digits > 1 && first[0] == '0') || strlen(first) > 15)
		return jsonl_words(text);
	if (!*end)
		return json_integer(strtoll(text, NULL, 10));
	if (*end == '.' && end[1] && end[1 + strspn(end + 1, "0123456789")] == '\0')
		return json_real(strtod(text, NULL));
	return jsonl_words(text);
}

/* ---- spans */

/* The words of a quote, its parts with a space between them. */
json_t *jsonl_quote(const struct anchor *a)
{
	struct str s = STR_INIT;
	json_t *value;

	for (uint32_t i = 0; i < a->n; i++) {
		if (i)
			str_addc(&s, ' ');
		str_add(&s, a->parts[i].s, a->parts[i].len);
	}
	value = bytes((struct slice){s.s, s.len});
	str_release(&s);
	return value;
}

static void set_place(json_t *object, struct span at)
{
	json_object_set_new(object, "start", number(at.start));
	json_object_set_new(object, "end", number(at.end));
}

static json_t *parts_of(const struct anchor *a)
{
	json_t *list = json_array();

	for (uint32_t i = 0; i < a->n; i++) {
		json_t *part = json_object();

		set_place(part, a->spans[i]);
		json_object_set_new(part, "quote", bytes(a->parts[i]));
		json_array_append_new(list, part);
	}
	return list;
}

/* Without places, where no text was looked at, the quote is all. */
static void set_anchor(json_t *object, const struct anchor *a, bool places)
{
	bool found = a->state != ANCHOR_ORPHAN;

	if (!places) {
		json_object_set_new(object, "quote", jsonl_quote(a));
		return;
	}
	if (found) {
		set_place(object, anchor_hull(a));
	} else {
		json_object_set_new(object, "start", json_null());
		json_object_set_new(object, "end", json_null());
	}
	json_object_set_new(object, "quote", jsonl_quote(a));
	json_object_set_new(object, "state", jsonl_words(anchor_state_name(a->state)));
	if (found && a->n > 1)
		json_object_set_new(object, "parts", parts_of(a));
}

/* ---- fields of a fact */

static json_t *fillers_of(const struct role *r)
{
	json_t *list;

	if (r->n == 1)
		return jsonl_words(r->fillers[0].words);
	list = json_array();
	for (size_t i = 0; i < r->n; i++)
		json_array_append_new(list, jsonl_words(r->fillers[i].words));
	return list;
}

static json_t *roles_of(const struct fact *f)
{
	json_t *object = json_object();

	for (size_t i = 0; i < f->role_count; i++) {
		json_t *value = fillers_of(&f->roles[i]);
		json_t *name = jsonl_words(f->roles[i].name);

		json_object_set_new(object, json_string_value(name), value);
		json_decref(name);
	}
	return object;
}

static json_t *sources_of(const struct fact *f, bool places)
{
	json_t *list = json_array();

	for (size_t i = 0; i < f->source_count; i++) {
		const struct source *s = &f->sources[i];
		json_t *object = json_object();

		json_object_set_new(object, "who", jsonl_words(s->who.words));
		json_object_set_new(object, "stance", jsonl_words(stance_word(s->stance)));
		if (s->cue)
			set_anchor(object, s->cue, places);
		json_array_append_new(list, object);
	}
	return list;
}

static json_t *evidence_of(const struct fact *f, bool places)
{
	json_t *list = json_array();

	for (size_t i = 0; i < f->evidence_count; i++) {
		json_t *object = json_object();

		set_anchor(object, f->evidence[i], places);
		json_array_append_new(list, object);
	}
	return list;
}

static json_t *links_of(const struct fact *f)
{
	json_t *list = json_array();

	for (size_t i = 0; i < f->link_count; i++) {
		json_t *object = json_object();

		json_object_set_new(object, "kind", jsonl_words(link_word(f->links[i].kind)));
		json_object_set_new(object, "article", jsonl_words(f->links[i].article));
		json_object_set_new(object, "fact", jsonl_words(f->links[i].fact));
		json_array_append_new(list, object);
	}
	return list;
}

static json_t *plain_fields(const struct schema *s, const void *record);

/* NULL: nothing to say. */
static json_t *plain_field(const struct schema_field *f, const void *record)
{
	const char *member = (const char *)record + f->offset;
	const char *text;

	switch (f->kind) {
	case FIELD_TEXT:
	case FIELD_DATE:
		text = *(const char *const *)member;
		return text ? jsonl_words(text) : NULL;
	case FIELD_NUMBER:
		text = *(const char *const *)member;
		return text ? quantity_value(text) : NULL;
	case FIELD_CHOICE:
		return jsonl_words(f->choice->word(member));
	case FIELD_FILLER:
		text = ((const struct filler *)member)->words;
		return text ? jsonl_words(text) : NULL;
	case FIELD_RECORD:
		return plain_fields(f->record, member);
	default:
		return NULL;
	}
}

/* An object of the fields that are there, or NULL when none is. */
static json_t *plain_fields(const struct schema *s, const void *record)
{
	json_t *object = json_object();

	for (size_t i = 0; i < s->n; i++) {
		json_t *value = plain_field(&s->fields[i], record);

		if (value)
			json_object_set_new(object, s->fields[i].key.s, value);
	}
	if (json_object_size(object))
		return object;
	json_decref(object);
	return NULL;
}

static json_t *fact_field(const struct schema_field *field, const struct fact *f, bool places)
{
	switch (field->kind) {
	case FIELD_ROLES:
		return roles_of(f);
	case FIELD_SOURCES:
		return sources_of(f, places);
	case FIELD_EVIDENCE:
		return evidence_of(f, places);
	case FIELD_LINKS:
		return f->link_count ? links_of(f) : NULL;
	default:
		return plain_field(field, f);
	}
}

/* ---- records */

json_t *jsonl_fact_object(const struct fact *f, const char *article)
{
	json_t *object = json_object();

	for (size_t i = 0; i < schema_fact.n; i++) {
		const struct schema_field *field = &schema_fact.fields[i];
		json_t *value = fact_field(field, f, article);

		if (!value && field->flags & FIELD_ALWAYS)
			value = json_null();
		if (value)
			json_object_set_new(object, field->key.s, value);
		if (i == 0 && article)
			json_object_set_new(object, "article", jsonl_words(article));
	}
	return object;
}

void jsonl_fact(struct str *out, const struct article *a, const struct fact *f)
{
	jsonl_write(out, jsonl_fact_object(f, a->id));
}

void jsonl_mention(struct str *out, const struct article *a, const struct entities *es,
		   const struct mention *m)
{
	const struct entity *e = &es->list.v[m->entity];
	json_t *object = json_object();

	json_object_set_new(object, "article", jsonl_words(a->id));
	json_object_set_new(object, "entity", jsonl_words(e->id));
	json_object_set_new(object, "type", jsonl_words(e->type_word));
	set_anchor(object, &m->anchor, true);
	jsonl_write(out, object);
}

void jsonl_selection(struct str *out, const struct article *a, const struct span *spans, size_t n)
{
	struct slice *words = mem_alloc(n * sizeof *words);
	struct anchor all = {.parts = words, .n = (uint32_t)n};
	json_t *object = json_object();

	all.spans = mem_alloc(n * sizeof *spans);
	memcpy(all.spans, spans, n * sizeof *spans);
	for (size_t i = 0; i < n; i++)
		words[i] = article_span_text(a, spans[i]);
	json_object_set_new(object, "article", jsonl_words(a->id));
	set_anchor(object, &all, true);
	json_object_del(object, "state"); /* it is no record, so nothing was found again */
	jsonl_write(out, object);
	free(all.spans);
	free(words);
}

static json_t *pairs_of(const struct entity *e)
{
	json_t *object = json_object();

	for (size_t i = 0; i < e->link_count; i++) {
		json_t *key = jsonl_words(e->links[i].key);

		json_object_set_new(object, json_string_value(key), jsonl_words(e->links[i].value));
		json_decref(key);
	}
	return object;
}

void jsonl_entity(struct str *out, const struct entity *e, size_t mentions, size_t articles)
{
	json_t *object = json_object();

	json_object_set_new(object, "id", jsonl_words(e->id));
	json_object_set_new(object, "type", jsonl_words(e->type_word));
	json_object_set_new(object, "name", jsonl_words(e->name));
	json_object_set_new(object, "aliases",
			    list_of((const char *const *)e->aliases, e->alias_count));
	json_object_set_new(object, "mentions", number(mentions));
	json_object_set_new(object, "articles", number(articles));
	if (e->link_count)
		json_object_set_new(object, "links", pairs_of(e));
	if (e->note)
		json_object_set_new(object, "note", jsonl_words(e->note));
	jsonl_write(out, object);
}

void jsonl_list(struct str *out, const struct entry *e)
{
	const struct summary *s = &e->summary;
	json_t *object = json_object();

	json_object_set_new(object, "article", jsonl_words(e->id));
	json_object_set_new(object, "title", jsonl_known(s->title));
	json_object_set_new(object, "date", jsonl_known(s->date));
	json_object_set_new(object, "source", jsonl_known(s->source));
	json_object_set_new(object, "lang", jsonl_known(s->lang));
	json_object_set_new(object, "words", number(s->words));
	json_object_set_new(object, "mentions", number(s->mentions));
	json_object_set_new(object, "facts", number(s->facts));
	jsonl_write(out, object);
}

void jsonl_fault(struct str *out, const struct diag_list *list, const struct diag *one)
{
	json_t *object = json_object();

	json_object_set_new(object, "file", jsonl_words(list->file));
	json_object_set_new(object, "line", one->line ? number(one->line) : json_null());
	json_object_set_new(object, "column", one->line ? number(one->column) : json_null());
	json_object_set_new(object, "severity",
			    jsonl_words(diag_severity_name(diag_severity(one->code))));
	json_object_set_new(object, "code", jsonl_words(diag_word(one->code)));
	json_object_set_new(object, "message", jsonl_words(one->message));
	jsonl_write(out, object);
}

void jsonl_article(struct str *out, const struct article *a)
{
	json_t *object = json_object();

	json_object_set_new(object, "article", jsonl_words(a->id));
	json_object_set_new(object, "title", jsonl_known(a->title));
	json_object_set_new(object, "date", jsonl_known(a->date));
	json_object_set_new(object, "source", jsonl_known(a->source_name));
	json_object_set_new(object, "url", jsonl_known(a->source_url));
	json_object_set_new(object, "author", jsonl_known(a->source_author));
	json_object_set_new(object, "lang", jsonl_known(a->lang));
	json_object_set_new(object, "rights", jsonl_known(a->rights));
	json_object_set_new(object, "tags", list_of((const char *const *)a->tags, a->tag_count));
	json_object_set_new(object, "text", bytes(a->text));
	jsonl_write(out, object);
}

const char *jsonl_library_version(void)
{
	return jansson_version_str();
}
