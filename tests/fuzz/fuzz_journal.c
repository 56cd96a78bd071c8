/* fuzz_journal: any bytes as a journal, and as the body of an entry whose checksum is
 * right, as someone hostile would write it: read or named as damaged, and hunks that do
 * not fit the file are refused.
 * SPDX-License-Identifier: MIT
 */
#include "base/hash.h"
#include "store/journal_int.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static const char now[] = "postil: 1\ntext: |\n  Le CNT vote.\n";

static void demand(bool holds)
{
	if (!holds)
		abort();
}

/* Taking the hunks back gives a file of that length, or a sentence. */
static void take_back(const struct journal_file *f)
{
	size_t removed = 0, added = 0;
	struct error err = {0};
	struct draft d;

	for (size_t i = 0; i < f->n; i++) {
		removed += f->hunks[i].removed.len;
		added += f->hunks[i].added.len;
	}
	draft_init(&d);
	if (draft_back(&d, "a.yaml", SLICE(now), f->hunks, f->n, &err))
		demand(d.bytes.len + added == strlen(now) + removed);
	else
		demand(err.msg && err.msg[0] && d.bytes.len == 0);
	draft_release(&d);
	error_release(&err);
}

static void check_entry(struct journal_entry *e)
{
	demand(e->kind <= JOURNAL_SAVED);
	for (size_t i = 0; i < e->n; i++)
		take_back(&e->files[i]);
	if (!e->step)
		return;
	for (size_t i = 0; i < e->step->edits.n; i++) {
		const struct edit *one = &e->step->edits.v[i];

		demand(one->kind <= EDIT_ENTITY && (one->before.any || one->after.any));
	}
	step_free(e->step);
}

static void read_body(struct slice body)
{
	struct journal_entry e = {0};
	struct entities es = {0};
	struct arena arena = {0};

	if (journal_body_read(body, &es, &arena, &e))
		check_entry(&e);
	arena_release(&arena);
	entities_release(&es);
}

static size_t read_lines(struct slice all)
{
	struct journal_line line;
	size_t at = 0, damaged = 0, n = 0;

	while (journal_line_next(all, &at, &line, &damaged)) {
		demand(line.body.s >= all.s && line.body.s + line.body.len <= all.s + all.len);
		demand(at >= line.end && line.end <= all.len);
		read_body(line.body);
		n++;
	}
	demand(n + damaged > 0 || all.len == 0);
	return n;
}

/* The same bytes as a body, in a line of which all numbers are right. */
static void read_as_line(struct slice body)
{
	struct journal_brief brief;
	struct str line = STR_INIT;

	if (journal_brief(body, &brief)) {
		str_printf(&line, "postil1 %" PRIu64 " %zu %016" PRIx64 " ", brief.number, body.len,
			   hash_bytes(body));
		str_add(&line, body.s, body.len);
		str_addc(&line, '\n');
		demand(read_lines((struct slice){line.s, line.len}) >= 1);
	}
	str_release(&line);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct slice all = {(const char *)bytes, size};

	read_lines(all);
	read_body(all);
	read_as_line(all);
	return 0;
}
