/* SPDX-License-Identifier: MIT */
#include "doc/schema.h"

#include "base/guess.h"

#include <stddef.h>

/* One field: key, kind, flags, where it stands in the struct, label, help.  What
 * few fields have comes last. */
#define ROW(word, what, bits, at, name, ...)                                              \
	{                                                                                 \
		.key = {(word), sizeof(word) - 1}, .kind = FIELD_##what, .flags = (bits), \
		.offset = (at), .label = (name), .help = __VA_ARGS__                      \
	}
#define AT(type, member) offsetof(struct type, member)
#define SCHEMA(name, words, rows)    \
	const struct schema name = { \
	    .what = (words), .fields = (rows), .n = sizeof(rows) / sizeof *(rows)}
#define NEEDED FIELD_REQUIRED
#define ALWAYS FIELD_ALWAYS

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

static const struct schema_field mention_rows[] = {
    ROW("entity", ENTITY, NEEDED, AT(mention, entity), "entity", "the id of the entity named"),
    ROW("quote", QUOTE, NEEDED, AT(mention, anchor), "quote", "words of the text, or parts"),
    ROW("before", CONTEXT, 0, AT(mention, anchor.before), "before", "text before the quote"),
    ROW("after", CONTEXT, 0, AT(mention, anchor.after), "after", "text after the quote"),
};
SCHEMA(schema_mention, "a mention", mention_rows);

static const struct schema_field evidence_rows[] = {
    ROW("quote", QUOTE, NEEDED, 0, "quote", "words of the text, or parts"),
    ROW("before", CONTEXT, 0, AT(anchor, before), "before", "text before the quote"),
    ROW("after", CONTEXT, 0, AT(anchor, after), "after", "text after the quote"),
};
SCHEMA(schema_evidence, "evidence", evidence_rows);

/* ---- facts */

static const struct schema_field source_rows[] = {
    ROW("who", FILLER, NEEDED, AT(source_record, source.who), "who", "an entity, or words"),
    ROW("stance", CHOICE, 0, AT(source_record, source.stance), "stance",
	"how the source stands to it", .choice = &stances),
    ROW("quote", QUOTE, 0, AT(source_record, cue), "cue", "the words that attribute it"),
    ROW("before", CONTEXT, 0, AT(source_record, cue.before), "before", "text before the cue"),
    ROW("after", CONTEXT, 0, AT(source_record, cue.after), "after", "text after the cue"),
};
SCHEMA(schema_source, "a source", source_rows);

static const struct schema_field quantity_rows[] = {
    ROW("value", NUMBER, NEEDED, AT(quantity, value), "value", "a number, as written"),
    ROW("unit", TEXT, 0, AT(quantity, unit), "unit", "t, km, USD …"),
    ROW("of", TEXT, 0, AT(quantity, of), "of", "what is counted or measured"),
};
SCHEMA(schema_quantity, "a quantity", quantity_rows);

/* In the order in which a fact is written and shown. */
static const struct schema_field fact_rows[] = {
    ROW("id", TEXT, NEEDED | ALWAYS, AT(fact, id), "id", "f- and six random letters or digits"),
    ROW("claim", TEXT, NEEDED | ALWAYS, AT(fact, claim), "claim", "one sentence in your words"),
    ROW("predicate", TEXT, ALWAYS, AT(fact, predicate), "predicate", "a verb: approves, deploys"),
    ROW("roles", ROLES, ALWAYS, 0, "roles", "agent, patient …: entities, or words"),
    ROW("when", DATE, ALWAYS, AT(fact, when), "when", "EDTF: 2024-07-04, 2024-07~, 2020/2021"),
    ROW("where", FILLER, ALWAYS, AT(fact, where), "where", "an entity, or words"),
    ROW("quantity", RECORD, ALWAYS, AT(fact, quantity), "quantity", "value, unit, of",
	.record = &schema_quantity),
    ROW("sources", SOURCES, ALWAYS, 0, "sources", "who says so; none: the article itself"),
    ROW("evidence", EVIDENCE, ALWAYS, 0, "evidence", "what proves that the article says it"),
    ROW("verdict", CHOICE, ALWAYS, AT(fact, verdict), "verdict", "what you hold of it",
	.choice = &verdicts),
    ROW("reason", TEXT, 0, AT(fact, reason), "reason", "why it is disputed or deprecated"),
    ROW("links", LINKS, 0, 0, "links", "same-as, contradicts, updates, part-of: ARTICLE#FACT"),
    ROW("note", TEXT, 0, AT(fact, note), "note", "anything else"),
    ROW("by", TEXT, 0, AT(fact, by), "by", "who annotated"),
    ROW("on", DATE, 0, AT(fact, on), "on", "the day of the annotation"),
};
SCHEMA(schema_fact, "a fact", fact_rows);

/* ---- articles and the register */

static const struct schema_field article_source_rows[] = {
    ROW("name", TEXT, 0, AT(article, source_name), "source", "the paper or agency"),
    ROW("url", TEXT, 0, AT(article, source_url), "address", "where it was published"),
    ROW("author", TEXT, 0, AT(article, source_author), "author", "who signed it"),
};
SCHEMA(schema_article_source, "the source", article_source_rows);

static const struct schema_field article_rows[] = {
    ROW("postil", VERSION, NEEDED, 0, "format", "the version of the format: 1"),
    ROW("title", TEXT, 0, AT(article, title), "title", "the headline"),
    ROW("lang", TEXT, 0, AT(article, lang), "language", "BCP 47: fr, en-GB"),
    ROW("date", DATE, 0, AT(article, date), "date", "of publication, as far as known; EDTF"),
    ROW("source", RECORD, 0, 0, "source", "name, url, author", .record = &schema_article_source),
    ROW("rights", TEXT, 0, AT(article, rights), "rights", "who owns the text, and on what terms"),
    ROW("tags", WORDS, 0, AT(article, tags), "tags", "words to file it under",
	.offset_count = AT(article, tag_count)),
    ROW("entities", ENTITIES, 0, 0, "entities", "a register of its own, if it stands alone"),
    ROW("text", BODY, NEEDED, AT(article, text), "text", "one paragraph a line"),
    ROW("mentions", MENTIONS, 0, 0, "mentions", "the spans that name entities"),
    ROW("refused", REFUSALS, 0, 0, "refused", "places that name no such entity, whatever it seems"),
    ROW("facts", FACTS, 0, 0, "facts", "what the article states"),
};
SCHEMA(schema_article, "an article", article_rows);

static const struct schema_field entity_rows[] = {
    ROW("id", TEXT, NEEDED, AT(entity, id), "id", "a short word, unique in the corpus"),
    ROW("type", TYPE, NEEDED, AT(entity, type_word), "type", "person, place, organization …"),
    ROW("name", TEXT, NEEDED, AT(entity, name), "name", "the full name"),
    ROW("aliases", WORDS, 0, AT(entity, aliases), "aliases", "other names, abbreviations",
	.offset_count = AT(entity, alias_count)),
    ROW("links", PAIRS, 0, AT(entity, links), "links", "wikidata: Q…, only when known",
	.offset_count = AT(entity, link_count)),
    ROW("note", TEXT, 0, AT(entity, note), "note", "anything else"),
};
SCHEMA(schema_entity, "an entity", entity_rows);

static const struct schema_field register_rows[] = {
    ROW("postil", VERSION, NEEDED, 0, "format", "the version of the format: 1"),
    ROW("entities", ENTITIES, NEEDED, 0, "entities", "the entities of the corpus, by id"),
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
