/* SPDX-License-Identifier: MIT */
#include "doc/schema.h"

#include "base/guess.h"

#include <stddef.h>

#define KEY(word)                        \
	{                                \
		(word), sizeof(word) - 1 \
	}
#define SCHEMA(name, words, rows)    \
	const struct schema name = { \
	    .what = (words), .fields = (rows), .n = sizeof(rows) / sizeof *(rows)}
#define AT(type, member) .offset = offsetof(struct type, member)

/* ---- choices */

static bool set_stance(struct slice word, void *member)
{
	return stance_of(word, member);
}

static const char *stance_at(const void *member)
{
	return stance_word(*(const enum stance *)member);
}

static bool set_verdict(struct slice word, void *member)
{
	return verdict_of(word, member);
}

static const char *verdict_at(const void *member)
{
	return verdict_word(*(const enum verdict *)member);
}

static const struct choice stances = {set_stance, stance_at,
				      "asserts, claims, alleges, denies, doubts"};
static const struct choice verdicts = {set_verdict, verdict_at,
				       "open, verified, disputed, deprecated"};

/* ---- spans */

#define QUOTE_ROWS(type, anchor_path, what)                                              \
	{.key = KEY("quote"),                                                            \
	 .kind = FIELD_QUOTE,                                                            \
	 .required = true,                                                               \
	 AT(type, anchor_path),                                                          \
	 .label = "quote",                                                               \
	 .help = (what)},                                                                \
	    {.key = KEY("before"),                                                       \
	     .kind = FIELD_CONTEXT,                                                      \
	     AT(type, anchor_path.before),                                               \
	     .label = "before",                                                          \
	     .help = "the text right before the quote, where it alone is not unique"},   \
	{                                                                                \
		.key = KEY("after"), .kind = FIELD_CONTEXT, AT(type, anchor_path.after), \
		.label = "after",                                                        \
		.help = "the text right after the quote, where it alone is not unique"   \
	}

static const struct schema_field mention_rows[] = {
    {.key = KEY("entity"),
     .kind = FIELD_ENTITY,
     .required = true,
     AT(mention, entity),
     .label = "entity",
     .help = "the id of the entity that is named"},
    QUOTE_ROWS(mention, anchor, "the words of the text, or a list of parts"),
};
SCHEMA(schema_mention, "a mention", mention_rows);

struct evidence_record {
	struct anchor anchor;
};

static const struct schema_field evidence_rows[] = {
    QUOTE_ROWS(evidence_record, anchor, "the words that prove it, or a list of parts"),
};
SCHEMA(schema_evidence, "evidence", evidence_rows);

/* ---- facts */

static const struct schema_field source_rows[] = {
    {.key = KEY("who"),
     .kind = FIELD_FILLER,
     .required = true,
     AT(source_record, source.who),
     .label = "who",
     .help = "an entity, or words"},
    {.key = KEY("stance"),
     .kind = FIELD_CHOICE,
     AT(source_record, source.stance),
     .choice = &stances,
     .label = "stance",
     .help = "how the source stands to it"},
    {.key = KEY("quote"),
     .kind = FIELD_QUOTE,
     AT(source_record, cue),
     .label = "cue",
     .help = "the words that attribute it"},
    {.key = KEY("before"),
     .kind = FIELD_CONTEXT,
     AT(source_record, cue.before),
     .label = "before",
     .help = "the text right before the cue"},
    {.key = KEY("after"),
     .kind = FIELD_CONTEXT,
     AT(source_record, cue.after),
     .label = "after",
     .help = "the text right after the cue"},
};
SCHEMA(schema_source, "a source", source_rows);

static const struct schema_field quantity_rows[] = {
    {.key = KEY("value"),
     .kind = FIELD_NUMBER,
     .required = true,
     AT(quantity, value),
     .label = "value",
     .help = "a number, as written"},
    {.key = KEY("unit"),
     .kind = FIELD_TEXT,
     AT(quantity, unit),
     .label = "unit",
     .help = "t, km, USD …"},
    {.key = KEY("of"),
     .kind = FIELD_TEXT,
     AT(quantity, of),
     .label = "of",
     .help = "what is counted or measured"},
};
SCHEMA(schema_quantity, "a quantity", quantity_rows);

/* In the order in which a fact is written and shown. */
static const struct schema_field fact_rows[] = {
    {.key = KEY("id"),
     .kind = FIELD_TEXT,
     .required = true,
     AT(fact, id),
     .label = "id",
     .help = "f- and six letters or digits, drawn at random"},
    {.key = KEY("claim"),
     .kind = FIELD_TEXT,
     .required = true,
     AT(fact, claim),
     .label = "claim",
     .help = "what is stated, one sentence in your words"},
    {.key = KEY("predicate"),
     .kind = FIELD_TEXT,
     AT(fact, predicate),
     .label = "predicate",
     .help = "one verb: approves, deploys …"},
    {.key = KEY("roles"),
     .kind = FIELD_ROLES,
     .label = "roles",
     .help = "agent, patient …: entities, or words"},
    {.key = KEY("when"),
     .kind = FIELD_DATE,
     AT(fact, when),
     .label = "when",
     .help = "EDTF: 2024-07-04, 2024-07~, 2020/2021"},
    {.key = KEY("where"),
     .kind = FIELD_FILLER,
     AT(fact, where),
     .label = "where",
     .help = "an entity, or words"},
    {.key = KEY("quantity"),
     .kind = FIELD_RECORD,
     AT(fact, quantity),
     .record = &schema_quantity,
     .label = "quantity",
     .help = "value, unit, of"},
    {.key = KEY("sources"),
     .kind = FIELD_SOURCES,
     .label = "sources",
     .help = "who says so, nearest first; none: the article itself"},
    {.key = KEY("evidence"),
     .kind = FIELD_EVIDENCE,
     .label = "evidence",
     .help = "what a reader must see to believe that the article says it"},
    {.key = KEY("links"),
     .kind = FIELD_LINKS,
     .label = "links",
     .help = "same-as, contradicts, updates, part-of: ARTICLE#FACT"},
    {.key = KEY("verdict"),
     .kind = FIELD_CHOICE,
     AT(fact, verdict),
     .choice = &verdicts,
     .label = "verdict",
     .help = "what you hold of it"},
    {.key = KEY("reason"),
     .kind = FIELD_TEXT,
     AT(fact, reason),
     .label = "reason",
     .help = "why it is deprecated or disputed"},
    {.key = KEY("note"),
     .kind = FIELD_TEXT,
     AT(fact, note),
     .label = "note",
     .help = "anything else"},
    {.key = KEY("by"), .kind = FIELD_TEXT, AT(fact, by), .label = "by", .help = "who annotated"},
    {.key = KEY("on"),
     .kind = FIELD_DATE,
     AT(fact, on),
     .label = "on",
     .help = "the day of the annotation"},
};
SCHEMA(schema_fact, "a fact", fact_rows);

/* ---- articles and the register */

static const struct schema_field article_source_rows[] = {
    {.key = KEY("name"),
     .kind = FIELD_TEXT,
     AT(article, source_name),
     .label = "source",
     .help = "the paper or agency"},
    {.key = KEY("url"),
     .kind = FIELD_TEXT,
     AT(article, source_url),
     .label = "address",
     .help = "where it was published"},
    {.key = KEY("author"),
     .kind = FIELD_TEXT,
     AT(article, source_author),
     .label = "author",
     .help = "who signed it"},
};
SCHEMA(schema_article_source, "the source", article_source_rows);

static const struct schema_field article_rows[] = {
    {.key = KEY("postil"),
     .kind = FIELD_VERSION,
     .required = true,
     .label = "format",
     .help = "the version of the format: 1"},
    {.key = KEY("title"),
     .kind = FIELD_TEXT,
     AT(article, title),
     .label = "title",
     .help = "the headline"},
    {.key = KEY("lang"),
     .kind = FIELD_TEXT,
     AT(article, lang),
     .label = "language",
     .help = "BCP 47: fr, en-GB"},
    {.key = KEY("date"),
     .kind = FIELD_DATE,
     AT(article, date),
     .label = "date",
     .help = "of publication, as far as known; EDTF"},
    {.key = KEY("source"),
     .kind = FIELD_RECORD,
     .record = &schema_article_source,
     .label = "source",
     .help = "name, url, author"},
    {.key = KEY("rights"),
     .kind = FIELD_TEXT,
     AT(article, rights),
     .label = "rights",
     .help = "who owns the text, and on what terms it stands here"},
    {.key = KEY("tags"),
     .kind = FIELD_WORDS,
     AT(article, tags),
     .offset_count = offsetof(struct article, tag_count),
     .label = "tags",
     .help = "words to file it under"},
    {.key = KEY("entities"),
     .kind = FIELD_ENTITIES,
     .label = "entities",
     .help = "a register of its own, for an article that stands alone"},
    {.key = KEY("text"),
     .kind = FIELD_BODY,
     .required = true,
     AT(article, text),
     .label = "text",
     .help = "one paragraph a line"},
    {.key = KEY("mentions"), .kind = FIELD_MENTIONS, .label = "mentions", .help = "see mentions"},
    {.key = KEY("facts"), .kind = FIELD_FACTS, .label = "facts", .help = "see facts"},
};
SCHEMA(schema_article, "an article", article_rows);

static const struct schema_field entity_rows[] = {
    {.key = KEY("id"),
     .kind = FIELD_TEXT,
     .required = true,
     AT(entity, id),
     .label = "id",
     .help = "a short readable word, unique in the corpus"},
    {.key = KEY("type"),
     .kind = FIELD_TYPE,
     .required = true,
     AT(entity, type_word),
     .label = "type",
     .help = "person, organization, place, event, law, product, date, quantity, other"},
    {.key = KEY("name"),
     .kind = FIELD_TEXT,
     .required = true,
     AT(entity, name),
     .label = "name",
     .help = "the full name"},
    {.key = KEY("aliases"),
     .kind = FIELD_WORDS,
     AT(entity, aliases),
     .offset_count = offsetof(struct entity, alias_count),
     .label = "aliases",
     .help = "other names and abbreviations"},
    {.key = KEY("links"),
     .kind = FIELD_PAIRS,
     AT(entity, links),
     .offset_count = offsetof(struct entity, link_count),
     .label = "links",
     .help = "wikidata: Q…, only when known"},
    {.key = KEY("note"),
     .kind = FIELD_TEXT,
     AT(entity, note),
     .label = "note",
     .help = "anything else"},
};
SCHEMA(schema_entity, "an entity", entity_rows);

static const struct schema_field register_rows[] = {
    {.key = KEY("postil"),
     .kind = FIELD_VERSION,
     .required = true,
     .label = "format",
     .help = "the version of the format: 1"},
    {.key = KEY("entities"),
     .kind = FIELD_ENTITIES,
     .required = true,
     .label = "entities",
     .help = "the entities of the corpus, sorted by id"},
};
SCHEMA(schema_register, "the register", register_rows);

/* ---- looking up */

const struct schema_field *schema_find(const struct schema *s, struct slice key)
{
	for (size_t i = 0; i < s->n; i++)
		if (slice_equal(s->fields[i].key, key))
			return &s->fields[i];
	return NULL;
}

static const char *key_at(const void *context, size_t i)
{
	const struct schema *s = context;

	return s->fields[i].key.s;
}

const char *schema_guess(const struct schema *s, struct slice key)
{
	return guess(key, key_at, s, s->n);
}

const char **schema_text(const struct schema_field *f, void *record)
{
	return (const char **)((char *)record + f->offset);
}
