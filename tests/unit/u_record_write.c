/* SPDX-License-Identifier: MIT */
#include "store/record_write.h"

#include "base/file.h"
#include "store/article_read.h"
#include "store/entities_read.h"

#include "test.h"

#include <string.h>

static void read_content(struct entities *es, struct str *bytes, const char *path)
{
	struct diag_list faults;
	struct error err = {0};

	diag_init(&faults, "content/entities.yaml");
	CHECK(file_read("content/entities.yaml", bytes, FILE_LIMIT, &err));
	entities_read(es, (struct slice){bytes->s, bytes->len}, &faults);
	CHECK(file_read(path, bytes, FILE_LIMIT, &err));
	diag_release(&faults);
	error_release(&err);
}

/* Our own articles are written as the program writes them. */
TEST(record_write_writes_mentions_as_content_has_them)
{
	static const struct value_layout layout = {"\n", 0, 2};
	struct entities es = {0};
	struct str bytes = STR_INIT, out = STR_INIT;
	struct article *a;
	struct arena arena = {0};
	size_t alike = 0;

	read_content(&es, &bytes, "content/2024-07-accord-militaire-mali-russie.yaml");
	a = article_read("2024-07-accord-militaire-mali-russie", "a.yaml",
			 (struct slice){bytes.s, bytes.len}, &es);
	for (size_t i = 0; i < a->mention_count; i++) {
		const struct mention *m = &a->mentions[i];

		str_clear(&out);
		value_write_flow(
		    record_value_mention(&arena, slice_of(es.list.v[m->entity].id), &m->anchor),
		    &out);
		alike += strncmp(bytes.s + m->at, out.s, out.len) == 0;
	}
	CHECK(a->mention_count > 0);
	CHECK_INT(alike, a->mention_count);
	str_clear(&out);
	value_write_item(record_value_fact(&arena, &a->facts[0]), 0, &layout, &out);
	str_cut(&bytes, a->facts[0].at - 2 + out.len);
	CHECK_STR(bytes.s + a->facts[0].at - 2, out.s);
	str_release(&bytes);
	str_release(&out);
	article_free(a);
	entities_release(&es);
	arena_release(&arena);
}
