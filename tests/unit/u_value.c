/* SPDX-License-Identifier: MIT */
#include "store/value.h"

#include "test.h"

static struct value *words(struct arena *a, const char *s)
{
	return value_words(a, slice_of(s), 0);
}

static struct value *sample(struct arena *a)
{
	struct value *fact = value_map(a, 0), *roles = value_map(a, VALUE_FLOW);
	struct value *evidence = value_list(a, 0), *quote = value_map(a, VALUE_FLOW);

	value_set(fact, "id", words(a, "f-1"));
	value_set(fact, "claim", NULL);
	value_set(roles, "agent", words(a, "cnt"));
	value_set(roles, "le but", words(a, "a, b"));
	value_set(fact, "roles", roles);
	value_set(quote, "quote", value_words(a, SLICE("CNT"), VALUE_QUOTED));
	value_add(evidence, quote);
	value_set(fact, "evidence", evidence);
	value_set(fact, "links", value_list(a, 0));
	return fact;
}

TEST(value_is_written_as_an_item)
{
	struct arena a = {0};
	struct value_layout flat = {"\n", 0, 2}, deep = {"\r\n", 2, 2};
	struct str out = STR_INIT;

	value_write_item(sample(&a), 0, &flat, &out);
	CHECK_STR(out.s, "- id: f-1\n  roles: {agent: cnt, le but: \"a, b\"}\n  evidence:\n"
			 "  - {quote: \"CNT\"}\n  links: []");
	str_clear(&out);
	value_write_item(sample(&a), 2, &deep, &out);
	CHECK_STR(out.s, "  - id: f-1\r\n    roles: {agent: cnt, le but: \"a, b\"}\r\n"
			 "    evidence:\r\n      - {quote: \"CNT\"}\r\n    links: []");
	str_clear(&out);
	value_write_flow(sample(&a), &out);
	CHECK_STR(out.s, "{id: f-1, roles: {agent: cnt, le but: \"a, b\"}, "
			 "evidence: [{quote: \"CNT\"}], links: []}");
	str_release(&out);
	arena_release(&a);
}

TEST(value_same_looks_at_words_and_order_of_lists)
{
	struct arena a = {0}, b = {0};
	struct value *x = sample(&a), *y = value_copy(&b, x), *m = value_map(&a, 0);
	struct value *n = value_map(&a, 0);

	CHECK(value_same(x, y));
	value_set(y, "note", words(&b, "x"));
	CHECK(!value_same(x, y));
	CHECK(!value_same(y, x));
	value_set(m, "a", words(&a, "1"));
	value_set(m, "b", words(&a, "2"));
	value_set(n, "b", words(&a, "2"));
	value_set(n, "a", words(&a, "1"));
	CHECK(value_same(m, n));
	n->first->words = SLICE("3");
	CHECK(!value_same(m, n));
	CHECK_INT(value_count(x), 4);
	CHECK(value_get(x, SLICE("roles")) && !value_get(x, SLICE("claim")));
	arena_release(&a);
	arena_release(&b);
}
