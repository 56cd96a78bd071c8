/* SPDX-License-Identifier: MIT */
#include "doc/schema.h"
#include "test.h"

#include <string.h>

static const struct schema *const all[] = {
    &schema_article, &schema_article_source, &schema_mention,  &schema_fact,  &schema_quantity,
    &schema_source,  &schema_evidence,       &schema_register, &schema_entity};

TEST(schema_every_row_is_whole_and_its_key_is_found)
{
	for (size_t s = 0; s < sizeof all / sizeof *all; s++) {
		CHECK(all[s]->n > 0 && all[s]->n < 32);
		CHECK(all[s]->what[0]);
		for (size_t i = 0; i < all[s]->n; i++) {
			const struct schema_field *f = &all[s]->fields[i];

			CHECK(f->key.len > 0 && f->label[0] && f->help[0]);
			CHECK(f->kind < FIELD_KINDS);
			CHECK(schema_find(all[s], f->key) == f);
			CHECK((f->kind == FIELD_CHOICE) == (f->choice != NULL));
			CHECK((f->kind == FIELD_RECORD) == (f->record != NULL));
			CHECK((f->kind == FIELD_WORDS || f->kind == FIELD_PAIRS) ==
			      (f->offset_count != 0));
		}
	}
}

TEST(schema_find_wants_the_whole_key)
{
	CHECK(schema_find(&schema_fact, SLICE("clai")) == NULL);
	CHECK(schema_find(&schema_fact, SLICE("claims")) == NULL);
	CHECK(schema_find(&schema_fact, SLICE("Claim")) == NULL);
	CHECK(schema_find(&schema_fact, SLICE("")) == NULL);
	CHECK(schema_find(&schema_fact, SLICE("claim\0")) == NULL);
}

TEST(schema_text_is_the_member_of_the_record)
{
	struct fact f = {.claim = "one", .note = "two"};
	struct article a = {.title = "three", .source_url = "four"};
	struct quantity q = {.unit = "t"};

	CHECK_STR(*schema_text(schema_find(&schema_fact, SLICE("claim")), &f), "one");
	CHECK_STR(*schema_text(schema_find(&schema_fact, SLICE("note")), &f), "two");
	CHECK_STR(*schema_text(schema_find(&schema_article, SLICE("title")), &a), "three");
	CHECK_STR(*schema_text(schema_find(&schema_article_source, SLICE("url")), &a), "four");
	CHECK_STR(*schema_text(schema_find(&schema_quantity, SLICE("unit")), &q), "t");
	*schema_text(schema_find(&schema_fact, SLICE("by")), &f) = "me";
	CHECK_STR(f.by, "me");
}

TEST(schema_choices_set_and_tell_their_words)
{
	const struct choice *stance = schema_find(&schema_source, SLICE("stance"))->choice;
	const struct choice *verdict = schema_find(&schema_fact, SLICE("verdict"))->choice;
	enum stance s = STANCE_ASSERTS;
	enum verdict v = VERDICT_OPEN;

	CHECK(stance->set(SLICE("denies"), &s));
	CHECK_INT(s, STANCE_DENIES);
	CHECK_STR(stance->word(&s), "denies");
	CHECK(!stance->set(SLICE("Denies"), &s));
	CHECK_INT(s, STANCE_DENIES);
	CHECK(verdict->set(SLICE("deprecated"), &v));
	CHECK_STR(verdict->word(&v), "deprecated");
	for (int i = 0; i < STANCE_COUNT; i++)
		CHECK(strstr(stance->words, stance_word((enum stance)i)) != NULL);
	for (int i = 0; i < VERDICT_COUNT; i++)
		CHECK(strstr(verdict->words, verdict_word((enum verdict)i)) != NULL);
}

TEST(schema_guess_is_near_or_nothing)
{
	CHECK_STR(schema_guess(&schema_fact, SLICE("evidense")), "evidence");
	CHECK_STR(schema_guess(&schema_fact, SLICE("predicat")), "predicate");
	CHECK_STR(schema_guess(&schema_article, SLICE("mention")), "mentions");
	CHECK(schema_guess(&schema_fact, SLICE("zzzzzz")) == NULL);
	CHECK(schema_guess(&schema_fact, SLICE("x")) == NULL);
}
