/* SPDX-License-Identifier: MIT */
#include "doc/schema.h"
#include "port/jsonl.h"
#include "run/cli.h"

#include <string.h>

enum { LABELS = 14 }; /* columns before the values */

struct printer {
	struct output *out;
	const struct article *article;
	const struct entities *entities;
};

static void print_label(struct printer *p, const char *label)
{
	output_printf(p->out, "  %-*s", LABELS - 2, label);
}

static void print_line(struct printer *p, const char *label, struct str *words)
{
	print_label(p, label);
	output_wrapped(p->out, (struct slice){words->s, words->len}, LABELS);
	output_line(p->out);
	str_clear(words);
}

/* ---- what values look like in words */

static void add_filler(struct str *s, const struct printer *p, const struct filler *f)
{
	if (f->entity == ENTITY_NONE)
		str_printf(s, "“%s”", f->words);
	else
		str_addz(s, p->entities->list.v[f->entity].id);
}

static void add_role(struct str *s, const struct printer *p, const struct role *r)
{
	str_printf(s, "%s: ", r->name);
	for (size_t i = 0; i < r->n; i++) {
		str_addz(s, i ? ", " : "");
		add_filler(s, p, &r->fillers[i]);
	}
}

static void add_anchor(struct str *s, const struct anchor *a)
{
	struct span at = anchor_hull(a);

	if (a->state == ANCHOR_ORPHAN)
		str_addz(s, "orphan ");
	else
		str_printf(s, "%u-%u %s", at.start, at.end,
			   a->state == ANCHOR_FUZZY ? "fuzzy " : "");
	str_addz(s, "“");
	for (uint32_t i = 0; i < a->n; i++) {
		str_addz(s, i ? " … " : "");
		str_add(s, a->parts[i].s, a->parts[i].len);
	}
	str_addz(s, "”");
}

static void add_quantity(struct str *s, const struct quantity *q)
{
	str_addz(s, q->value ? q->value : "?");
	if (q->unit)
		str_printf(s, " %s", q->unit);
	if (q->of)
		str_printf(s, " of %s", q->of);
}

/* ---- lists */

static void print_roles(struct printer *p, const struct fact *f, struct str *s)
{
	for (size_t i = 0; i < f->role_count; i++) {
		add_role(s, p, &f->roles[i]);
		print_line(p, i ? "" : "roles", s);
	}
}

static void print_sources(struct printer *p, const struct fact *f, struct str *s)
{
	for (size_t i = 0; i < f->source_count; i++) {
		const struct source *source = &f->sources[i];

		add_filler(s, p, &source->who);
		str_printf(s, " %s", stance_word(source->stance));
		if (source->cue) {
			str_addz(s, ": ");
			add_anchor(s, source->cue);
		}
		print_line(p, i ? "" : "sources", s);
	}
}

static void print_evidence(struct printer *p, const struct fact *f, struct str *s)
{
	for (size_t i = 0; i < f->evidence_count; i++) {
		add_anchor(s, f->evidence[i]);
		print_line(p, i ? "" : "evidence", s);
	}
}

static void print_links(struct printer *p, const struct fact *f, struct str *s)
{
	for (size_t i = 0; i < f->link_count; i++) {
		const struct link *l = &f->links[i];

		str_printf(s, "%s %s#%s", link_word(l->kind), l->article, l->fact);
		print_line(p, i ? "" : "links", s);
	}
}

/* ---- a fact */

static void print_plain(struct printer *p, const struct schema_field *field, const struct fact *f,
			struct str *s)
{
	const char *member = (const char *)f + field->offset;

	if (field->kind == FIELD_CHOICE)
		str_addz(s, field->choice->word(member));
	else if (field->kind == FIELD_FILLER && ((const struct filler *)member)->words)
		add_filler(s, p, (const struct filler *)member);
	else if (field->kind == FIELD_RECORD && f->quantity.value)
		add_quantity(s, &f->quantity);
	else if (field->kind == FIELD_TEXT || field->kind == FIELD_DATE)
		str_addz(s, *(const char *const *)member ? *(const char *const *)member : "");
	if (s->len)
		print_line(p, field->label, s);
}

static void print_field(struct printer *p, const struct schema_field *field, const struct fact *f,
			struct str *s)
{
	switch (field->kind) {
	case FIELD_ROLES:
		print_roles(p, f, s);
		break;
	case FIELD_SOURCES:
		print_sources(p, f, s);
		break;
	case FIELD_EVIDENCE:
		print_evidence(p, f, s);
		break;
	case FIELD_LINKS:
		print_links(p, f, s);
		break;
	default:
		print_plain(p, field, f, s);
	}
}

/* The id stands in the heading, the rest in the order of the schema. */
static void print_fact(struct printer *p, const struct fact *f)
{
	struct str s = STR_INIT;

	output_style(p->out, "1");
	output_text(p->out, f->id[0] ? f->id : "(no id)");
	output_plain(p->out);
	output_raw(p->out, "  ");
	output_text(p->out, p->article->id);
	output_line(p->out);
	for (size_t i = 1; i < schema_fact.n; i++)
		print_field(p, &schema_fact.fields[i], f, &s);
	str_release(&s);
}

static void print_facts(struct printer *p, struct str *json, bool *some)
{
	for (size_t i = 0; i < p->article->fact_count && !p->out->gone; i++) {
		const struct fact *f = &p->article->facts[p->article->fact_order[i]];

		if (json) {
			jsonl_fact(json, p->article, f);
			output_json(p->out, json);
			continue;
		}
		if (*some)
			output_line(p->out);
		*some = true;
		print_fact(p, f);
	}
}

int cli_facts(struct cli *c)
{
	struct error err = {0};
	struct selection s;
	struct str line = STR_INIT;
	bool some = false;
	int status = STATUS_DONE;

	if (!selection_open(&s, c->options, 0, &err))
		status = cli_fail(&err);
	for (size_t i = 0; !status && i < s.articles.n && !c->out.gone; i++) {
		struct printer p = {.out = &c->out,
				    .article = selection_article(&s, i),
				    .entities = &s.corpus.entities};

		if (p.article)
			print_facts(&p, c->options->values[OPTION_JSON] ? &line : NULL, &some);
	}
	if (s.unreadable)
		status = STATUS_TROUBLE;
	selection_release(&s);
	str_release(&line);
	return status;
}
