/* SPDX-License-Identifier: MIT */
#include "app/fact_step.h"
#include "fact_form_int.h"

#include <string.h>

static enum form_kind kind_of(const struct schema_field *row)
{
	switch (row->kind) {
	case FIELD_DATE:
		return FORM_DATE;
	case FIELD_FILLER:
		return FORM_FILLER;
	case FIELD_ROLES:
		return FORM_ROLE;
	case FIELD_RECORD:
		return FORM_QUANTITY;
	case FIELD_SOURCES:
		return FORM_SOURCE;
	case FIELD_EVIDENCE:
		return FORM_QUOTE;
	case FIELD_CHOICE:
		return FORM_VERDICT;
	case FIELD_LINKS:
		return FORM_LINK;
	default:
		return slice_is(row->key, "predicate") ? FORM_PREDICATE : FORM_WORDS;
	}
}

static struct form_field blank(const struct schema_field *row)
{
	static const char *const singular[FORM_KINDS] = {
	    [FORM_ROLE] = "role", [FORM_SOURCE] = "source", [FORM_LINK] = "link"};
	struct form_field f = {.kind = kind_of(row), .row = row};

	f.label = singular[f.kind] ? singular[f.kind] : row->label;
	f.several = singular[f.kind] || f.kind == FORM_QUOTE;
	if (slice_is(row->key, "claim"))
		f.need = "write one sentence: what the article says";
	return f;
}

/* ---- a fact as lines */

static void add_words(struct form_state *st, struct form_field *f, const char *words)
{
	form_add(st, SIZE_MAX, f, slice_of(words ? words : ""));
}

static void add_roles(struct form_state *st, struct form_field f, const struct fact *fact)
{
	struct str s = STR_INIT;

	for (size_t i = 0; i < fact->role_count; i++) {
		const struct role *r = &fact->roles[i];

		str_clear(&s);
		str_printf(&s, "%s:", r->name);
		for (size_t k = 0; k < r->n; k++)
			str_printf(&s, "%s %s", k ? ";" : "", r->fillers[k].words);
		f.was = r;
		add_words(st, &f, s.s);
	}
	str_release(&s);
}

static void add_sources(struct form_state *st, struct form_field f, const struct fact *fact)
{
	for (size_t i = 0; i < fact->source_count; i++) {
		const struct source *src = &fact->sources[i];

		f.was = src;
		f.quote = src->cue;
		f.choice = (int)src->stance;
		add_words(st, &f, src->who.words);
	}
}

static void add_evidence(struct form_state *st, struct form_field f, const struct fact *fact)
{
	for (size_t i = 0; i < fact->evidence_count; i++) {
		f.was = f.quote = fact->evidence[i];
		add_words(st, &f, "");
	}
}

static void add_links(struct form_state *st, struct form_field f, const struct fact *fact)
{
	struct str s = STR_INIT;

	for (size_t i = 0; i < fact->link_count; i++) {
		f.was = &fact->links[i];
		f.choice = (int)fact->links[i].kind;
		str_clear(&s);
		str_printf(&s, "%s#%s", fact->links[i].article, fact->links[i].fact);
		add_words(st, &f, s.s);
	}
	str_release(&s);
}

static void add_quantity(struct form_state *st, struct form_field f, const struct quantity *q)
{
	struct str s = STR_INIT;

	f.was = q;
	str_addz(&s, q->value ? q->value : "");
	if (q->unit)
		str_printf(&s, " %s", q->unit);
	if (q->of)
		str_printf(&s, " of %s", q->of);
	add_words(st, &f, s.s);
	str_release(&s);
}

static void add_row(struct form_state *st, const struct schema_field *row, const struct fact *fact)
{
	struct form_field f = blank(row);

	switch (f.kind) {
	case FORM_ROLE:
		add_roles(st, f, fact);
		break;
	case FORM_SOURCE:
		add_sources(st, f, fact);
		break;
	case FORM_QUOTE:
		add_evidence(st, f, fact);
		break;
	case FORM_LINK:
		add_links(st, f, fact);
		break;
	case FORM_QUANTITY:
		add_quantity(st, f, &fact->quantity);
		break;
	case FORM_FILLER:
		add_words(st, &f, fact->where.words);
		break;
	case FORM_VERDICT:
		f.choice = (int)fact->verdict;
		add_words(st, &f, "");
		break;
	default:
		add_words(st, &f, *schema_text(row, (void *)(uintptr_t)fact));
	}
}

static bool has_words(const struct schema_field *row, const struct fact *fact)
{
	const char *words = *schema_text(row, (void *)(uintptr_t)fact);

	return words && words[0];
}

/* Does it say something, or is it what one nearly always writes? */
static bool comes_first(const struct schema_field *row, const struct fact *fact)
{
	switch (kind_of(row)) {
	case FORM_FILLER:
		return fact->where.words != NULL;
	case FORM_QUANTITY:
		return fact->quantity.value != NULL;
	case FORM_LINK:
		return fact->link_count > 0;
	case FORM_WORDS:
		return slice_is(row->key, "claim") ||
		       (has_words(row, fact) && !slice_is(row->key, "by"));
	case FORM_DATE:
		return !slice_is(row->key, "on");
	default:
		return true;
	}
}

/* SIZE_MAX: the field has none. */
static size_t last_line(const struct form_state *st, const struct schema_field *row)
{
	size_t last = SIZE_MAX;

	for (size_t i = 0; i < st->fields.n; i++)
		if (st->fields.v[i].row == row)
			last = i;
	return last;
}

struct form_field *fact_new_line(struct form_state *st, const char *key)
{
	const struct schema_field *row = schema_find(&schema_fact, slice_of(key));
	size_t last = last_line(st, row);
	struct form_field f = blank(row), *there;

	there = last != SIZE_MAX ? &st->fields.v[last] : NULL;
	if (there && !there->quote && !there->line.text.len) {
		st->at = last;
		return there;
	}
	st->at = last != SIZE_MAX ? last + 1 : st->at + 1;
	return form_add(st, st->at, &f, SLICE(""));
}

void fact_lines(struct form_state *st, const struct fact *f)
{
	for (int later = 0; later < 2; later++) {
		for (size_t i = 0; i < schema_fact.n; i++) {
			const struct schema_field *row = &schema_fact.fields[i];
			struct form_field none = blank(row);

			if (slice_is(row->key, "id") || comes_first(row, f) == (later == 1))
				continue;
			add_row(st, row, f);
			if (last_line(st, row) == SIZE_MAX && none.kind != FORM_QUOTE)
				add_words(st, &none, "");
		}
	}
}
