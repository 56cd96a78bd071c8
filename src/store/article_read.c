/* SPDX-License-Identifier: MIT */
#include "store/article_read.h"

#include "base/hash.h"
#include "store/entities_read.h"
#include "store/record.h"

#include <string.h>

/* The parts that need each other are read in their own order, not the file's. */
struct parts {
	struct article *article;
	const struct yaml_node *entities;
	const struct yaml_node *mentions;
	const struct yaml_node *refusals;
	const struct yaml_node *facts;
	const struct article_filter *filter; /* NULL: all items */
};

static struct article *article_of(const struct record_reader *r)
{
	return ((struct parts *)r->context)->article;
}

static bool takes(const struct record_reader *r, const struct yaml_node *item)
{
	const struct article_filter *f = ((struct parts *)r->context)->filter;

	return !f || f->takes(item, f->context);
}

static size_t count_most(const struct record_reader *r, const struct yaml_node *list)
{
	const struct article_filter *f = ((struct parts *)r->context)->filter;

	return f ? f->most : record_count(list);
}

/* What the file leaves out is "" in an article. */
static void fill_blanks(struct article *a)
{
	const char **members[] = {&a->lang,       &a->date,          &a->source_name,
				  &a->source_url, &a->source_author, &a->rights};

	if (!a->title || !a->title[0])
		a->title = a->id;
	for (size_t i = 0; i < sizeof members / sizeof *members; i++)
		if (!*members[i])
			*members[i] = "";
	if (!a->text.s)
		a->text = (struct slice){"", 0};
}

/* ---- mentions */

/* Is there anything that could have declared an entity of this article? */
static bool knows_entities(const struct record_reader *r)
{
	return record_has_register(r->entities) || ((struct parts *)r->context)->entities;
}

static void read_entity(struct record_reader *r, const struct yaml_node *n, struct mention *m)
{
	const char *id = record_text(r, "entity", n);

	if (!id)
		return;
	if (!id[0]) {
		record_fault(r, n, DIAG_BAD_VALUE, "an id has no words");
		return;
	}
	m->entity = entities_intern(r->entities, slice_of(id));
	if (!r->entities->list.v[m->entity].declared && knows_entities(r))
		record_fault(r, n, DIAG_UNKNOWN_ENTITY, "no entity is called %s",
			     diag_quote(slice_of(id)).s);
}

/* Refusals are written like mentions. */
static struct mention *read_mentions(struct record_reader *r, const struct yaml_node *list,
				     size_t *n)
{
	struct mention *out = arena_alloc(r->arena, count_most(r, list) * sizeof *out);

	for (const struct yaml_node *i = record_first(list); i; i = record_next(list, i)) {
		struct mention *m = &out[*n];

		if (!takes(r, i))
			continue;
		*m = (struct mention){.entity = ENTITY_NONE, .at = i->beg};
		record_read(r, &schema_mention, i, m);
		*n += m->entity != ENTITY_NONE && m->anchor.n > 0;
	}
	return out;
}

/* ---- facts */

static void read_roles(struct record_reader *r, const struct yaml_node *map, struct fact *f)
{
	if (map->kind != YAML_MAP) {
		record_fault(r, map, DIAG_WRONG_KIND,
			     "roles must be a map: {agent: ENTITY, patient: ENTITY}");
		return;
	}
	f->roles = arena_zalloc(r->arena, yaml_count(map), sizeof *f->roles);
	for (const struct yaml_node *n = yaml_first(map); n; n = yaml_next(n)) {
		struct role *role = &f->roles[f->role_count];

		role->name = record_text(r, "a role", yaml_key_node(n));
		role->fillers = arena_alloc(r->arena, record_count(n) * sizeof *role->fillers);
		for (const struct yaml_node *i = record_first(n); i; i = record_next(n, i))
			role->n += record_filler(r, role->name ? role->name : "a role", i,
						 &role->fillers[role->n]);
		f->role_count += role->name && role->n > 0;
	}
}

static bool is_left_out(const struct yaml_node *n)
{
	return !n || yaml_is_empty(n);
}

static void read_source(struct record_reader *r, const struct yaml_node *n, struct fact *f)
{
	struct source_record record = {.source.who.entity = ENTITY_NONE};
	struct yaml_place at = yaml_place(r->yaml, n);
	const struct anchor *cue = &record.cue;
	struct source *out = &f->sources[f->source_count];

	if (n->kind == YAML_SCALAR)
		record_filler(r, "who", n, &record.source.who);
	else
		record_read(r, &schema_source, n, &record);
	if (!cue->n && (cue->before.len || cue->after.len) && is_left_out(yaml_get(n, "quote")))
		record_fault(r, n, DIAG_MISSING_KEY,
			     "a source has before or after, but no quote that they could surround");
	if (!record.source.who.words)
		return;
	*out = record.source;
	out->line = at.line;
	out->column = at.column;
	if (record.cue.n) {
		out->cue = arena_alloc(r->arena, sizeof *out->cue);
		*out->cue = record.cue;
	}
	f->source_count++;
}

static void read_sources(struct record_reader *r, const struct yaml_node *list, struct fact *f)
{
	f->sources = arena_alloc(r->arena, record_count(list) * sizeof *f->sources);
	for (const struct yaml_node *i = record_first(list); i; i = record_next(list, i))
		read_source(r, i, f);
}

/* An item is a map with a quote, or the quote alone. */
static void read_evidence(struct record_reader *r, const struct yaml_node *list, struct fact *f)
{
	f->evidence = arena_alloc(r->arena, record_count(list) * sizeof *f->evidence);
	for (const struct yaml_node *i = record_first(list); i; i = record_next(list, i)) {
		struct anchor *a = arena_zalloc(r->arena, 1, sizeof *a);

		if (i->kind == YAML_SCALAR)
			record_quote(r, i, a);
		else
			record_read(r, &schema_evidence, i, a);
		if (a->n)
			f->evidence[f->evidence_count++] = a;
	}
}

/* ARTICLE#FACT, #FACT or FACT. */
static void read_link(struct record_reader *r, enum link_kind kind, const struct yaml_node *n,
		      struct link *out)
{
	const char *target = record_text(r, link_word(kind), n);
	const char *hash = target ? strchr(target, '#') : NULL;
	struct yaml_place at = yaml_place(r->yaml, n);

	*out = (struct link){.kind = kind, .line = at.line, .column = at.column};
	if (!target)
		return;
	out->fact = hash ? hash + 1 : target;
	out->article = article_of(r)->id;
	if (hash && hash > target)
		out->article = arena_copy(r->arena, target, (size_t)(hash - target));
	if (!out->fact[0]) {
		record_fault(r, n, DIAG_BAD_VALUE, "a link is written ARTICLE#FACT, not “%s”",
			     diag_quote(slice_of(target)).s);
		out->fact = NULL;
	}
}

static void read_links_of_kind(struct record_reader *r, const struct yaml_node *value,
			       struct fact *f, size_t *most)
{
	enum link_kind kind;
	struct slice key = yaml_key(value);

	if (!link_kind_of(key, &kind)) {
		record_fault(r, yaml_key_node(value), DIAG_BAD_VALUE,
			     "“%s” is none of same-as, contradicts, updates, part-of",
			     diag_quote(key).s);
		return;
	}
	for (const struct yaml_node *i = record_first(value); i; i = record_next(value, i)) {
		if (f->link_count == *most) {
			struct link *wider = arena_alloc(r->arena, 2 * *most * sizeof *wider);

			memcpy(wider, f->links, f->link_count * sizeof *wider);
			f->links = wider;
			*most *= 2;
		}
		read_link(r, kind, i, &f->links[f->link_count]);
		f->link_count += f->links[f->link_count].fact != NULL;
	}
}

static void read_links(struct record_reader *r, const struct yaml_node *list, struct fact *f)
{
	size_t most = record_count(list) + 1;

	f->links = arena_alloc(r->arena, most * sizeof *f->links);
	for (const struct yaml_node *i = record_first(list); i; i = record_next(list, i)) {
		if (i->kind != YAML_MAP) {
			record_fault(r, i, DIAG_WRONG_KIND,
				     "a link is written {KIND: ARTICLE#FACT}");
			continue;
		}
		for (const struct yaml_node *n = yaml_first(i); n; n = yaml_next(n))
			read_links_of_kind(r, n, f, &most);
	}
}

static void read_facts(struct record_reader *r, const struct yaml_node *list)
{
	struct article *a = article_of(r);

	a->facts = arena_alloc(r->arena, count_most(r, list) * sizeof *a->facts);
	for (const struct yaml_node *i = record_first(list); i; i = record_next(list, i)) {
		struct fact *f = &a->facts[a->fact_count];
		struct yaml_place at;

		if (!takes(r, i))
			continue;
		at = yaml_place(r->yaml, i);
		*f = (struct fact){.where.entity = ENTITY_NONE,
				   .at = i->beg,
				   .line = at.line,
				   .column = at.column};
		if (!record_read(r, &schema_fact, i, f))
			continue;
		if (!f->id)
			f->id = "";
		a->fact_count++;
	}
}

/* ---- the article */

/* Not by yaml_place, which looks at all lines of the file. */
static uint32_t line_after(const struct yaml *y, const struct yaml_node *n)
{
	uint32_t line = 2;

	for (size_t i = 0; i < n->beg; i++)
		line += y->bytes[i] == '\n' || (y->bytes[i] == '\r' && y->bytes[i + 1] != '\n');
	return line;
}

static void read_body(struct record_reader *r, const struct yaml_node *n, struct article *a)
{
	a->text = record_bytes(r, "text", n);
	if (n->kind == YAML_SCALAR && n->style == YAML_LITERAL)
		a->text_line = line_after(r->yaml, n);
}

static void read_special(struct record_reader *r, const struct schema_field *f,
			 const struct yaml_node *n, void *record)
{
	struct parts *parts = r->context;

	switch (f->kind) {
	case FIELD_BODY:
		read_body(r, n, record);
		break;
	case FIELD_ENTITIES:
		parts->entities = n;
		break;
	case FIELD_MENTIONS:
		parts->mentions = n;
		break;
	case FIELD_REFUSALS:
		parts->refusals = n;
		break;
	case FIELD_FACTS:
		parts->facts = n;
		break;
	case FIELD_ENTITY:
		read_entity(r, n, record);
		break;
	case FIELD_ROLES:
		read_roles(r, n, record);
		break;
	case FIELD_SOURCES:
		read_sources(r, n, record);
		break;
	case FIELD_EVIDENCE:
		read_evidence(r, n, record);
		break;
	case FIELD_LINKS:
		read_links(r, n, record);
		break;
	default:
		break;
	}
}

/* Entities of an article that stands alone have no line; see entities_read. */
static void read_own_register(struct record_reader *r, const struct yaml_node *n)
{
	if (record_has_register(r->entities))
		record_fault(r, yaml_key_node(n), DIAG_OWN_REGISTER,
			     "the register of the corpus wins over entities of the article's own");
	else
		entities_read_list(r, r->entities, n, true);
}

/* A title that is left out is the file's name; one of no words is a slip. */
static void check_empty(struct record_reader *r, const struct yaml_node *root, const char *key)
{
	const struct yaml_node *n = yaml_get(root, key);

	if (!n || n->broken || n->kind != YAML_SCALAR || yaml_is_empty(n))
		return;
	for (size_t i = 0; i < n->value.len; i++)
		if (!strchr(" \t\n\r", n->value.s[i]) || !n->value.s[i])
			return;
	record_fault(r, n, DIAG_EMPTY, "the %s is empty", key);
}

static void read_lists(struct record_reader *r)
{
	struct parts *parts = r->context;
	struct article *a = parts->article;

	if (parts->entities)
		read_own_register(r, parts->entities);
	if (parts->mentions)
		a->mentions = read_mentions(r, parts->mentions, &a->mention_count);
	if (parts->refusals)
		a->refusals = read_mentions(r, parts->refusals, &a->refusal_count);
	if (parts->facts)
		read_facts(r, parts->facts);
}

static void read_root(struct record_reader *r, const struct yaml_node *root)
{
	struct parts *parts = r->context;
	struct article *a = parts->article;

	if (yaml_is_empty(root)) {
		diag_add(r->faults, DIAG_MISSING_KEY, 0, 0, "the file is empty");
		return;
	}
	record_read(r, &schema_article, root, a);
	check_empty(r, root, "title");
	check_empty(r, root, "text");
	read_lists(r);
}

static struct record_reader reader_of(struct parts *parts, struct yaml *y, struct entities *es)
{
	return (struct record_reader){.yaml = y,
				      .arena = &parts->article->arena,
				      .entities = es,
				      .special = read_special,
				      .context = parts};
}

struct article *article_read_lists(const char *id, struct yaml *y, struct diag_list *faults,
				   struct entities *es, const struct article_filter *filter)
{
	struct article *a = article_new(id);
	const struct yaml_node *root = yaml_root(y);
	struct parts parts = {.article = a,
			      .filter = filter,
			      .entities = yaml_get(root, "entities"),
			      .mentions = yaml_get(root, "mentions"),
			      .refusals = yaml_get(root, "refused"),
			      .facts = yaml_get(root, "facts")};
	struct record_reader r = reader_of(&parts, y, es);

	r.faults = faults;
	read_lists(&r);
	record_release(&r);
	return a;
}

struct article *article_read(const char *id, const char *file, struct slice bytes,
			     struct entities *es)
{
	struct article *a = article_new(id);
	struct parts parts = {.article = a};
	struct yaml y;
	struct record_reader r = reader_of(&parts, &y, es);

	r.faults = &a->diags;
	diag_release(&a->diags);
	diag_init(&a->diags, file);
	if (yaml_read(&y, bytes.s, bytes.len, &a->diags) && yaml_root(&y))
		read_root(&r, yaml_root(&y));
	fill_blanks(a);
	a->hash = hash_bytes(bytes);
	record_release(&r);
	yaml_release(&y);
	article_index(a);
	return a;
}
