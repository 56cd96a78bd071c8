/* u_journal_hostile: entries whose checksum is right and whose words are not.
 * SPDX-License-Identifier: MIT
 */
#include "base/hash.h"
#include "store/journal_int.h"

#include "test.h"

#include <inttypes.h>
#include <string.h>

#define START "{number: 7, kind: do, about: 7, changes: 1, who: a, when: b, name: c, "
#define UNDO "{number: 8, kind: undo, about: 7, changes: 1, who: a, when: b, "
#define FILE_START "files: [{article: a, before: 00ab, after: ff, hunks: "

static bool reads(struct slice body, struct journal_entry *e, struct arena *arena)
{
	struct entities es = {0};
	struct str line = STR_INIT;
	struct journal_line found;
	size_t at = 0, damaged = 0;
	bool ok;

	str_printf(&line, "postil1 %d %zu %016" PRIx64 " ", body.s[9] - '0', body.len,
		   hash_bytes(body));
	str_add(&line, body.s, body.len);
	str_addc(&line, '\n');
	ok = journal_line_next((struct slice){line.s, line.len}, &at, &found, &damaged);
	CHECK_INT(damaged, ok ? 0 : 1);
	ok = ok && journal_body_read(found.body, &es, arena, e);
	if (e->step)
		step_free(e->step);
	e->step = NULL;
	entities_release(&es);
	str_release(&line);
	return ok;
}

TEST(journal_bodies_that_make_no_sense_are_damaged)
{
	static const struct {
		const char *body;
		bool sound;
	} rows[] = {
	    {START "edits: [], files: []}", true},
	    {START "edits: [{kind: mention, article: a, has: after}], "
		   "mentions: [{entity: cnt, quote: CNT}], files: []}",
	     true},
	    /* fewer records than edits, or of another kind */
	    {START "edits: [{kind: mention, article: a, has: after}], files: []}", false},
	    {START "edits: [{kind: mention, article: a, has: both}], "
		   "mentions: [{entity: cnt, quote: CNT}], files: []}",
	     false},
	    {START "edits: [{kind: fact, article: a, has: after}], "
		   "mentions: [{entity: cnt, quote: CNT}], files: []}",
	     false},
	    {START "edits: [{kind: entity, has: after}], register: [], files: []}", false},
	    {START "edits: [{kind: entity, has: after}], register: [[]], files: []}", false},
	    {START "edits: [{kind: entity, has: both}], "
		   "register: [[{id: a, type: place, name: A}]], files: []}",
	     false},
	    {START "edits: [{kind: magic, article: a, has: after}], files: []}", false},
	    {START "edits: [{article: a}], files: []}", false},
	    {START "edits: [x, [y], {}], files: []}", false},
	    /* files */
	    {UNDO FILE_START "[]}]}", true},
	    {UNDO FILE_START "[[0, a, b]]}]}", true},
	    {UNDO FILE_START "[[0, a]]}]}", false},
	    {UNDO FILE_START "[[-1, a, b]]}]}", false},
	    {UNDO FILE_START "[[0x1, a, b]]}]}", false},
	    {UNDO FILE_START "[[1e9, a, b]]}]}", false},
	    {UNDO FILE_START "[[18446744073709551615, a, b]]}]}", true},
	    {UNDO FILE_START "[[18446744073709551616, a, b]]}]}", false},
	    {UNDO FILE_START "[[99999999999999999999, a, b]]}]}", false},
	    {UNDO FILE_START "[[999999999999999999999, a, b]]}]}", false},
	    {UNDO FILE_START "[[[0], a, b]]}]}", false},
	    {UNDO FILE_START "[x]}]}", false},
	    {UNDO FILE_START "[[0, {hex: \"00ff\"}, {hex: \"\"}]]}]}", true},
	    {UNDO FILE_START "[[0, {hex: \"0g\"}, b]]}]}", false},
	    {UNDO FILE_START "[[0, {hex: \"abc\"}, b]]}]}", false},
	    {UNDO FILE_START "[[0, {hex: [1]}, b]]}]}", false},
	    {UNDO "files: [{article: a, before: xyz, after: 0, hunks: []}]}", false},
	    {UNDO "files: [{article: a, hunks: []}]}", false},
	    {UNDO "files: [x]}", false},
	    {UNDO "files: x}", true},
	    /* no body at all */
	    {"{number: 9, kind: dance, about: 7, changes: 1}", false},
	    {"{number: 9, kind: saved, about: 7, changes: 1", false},
	    {"{number: 9, kind: saved, about: 7, changes: 1, who: [[[[", false},
	    {"{number: 9, kind: saved, about: x, changes: 1}", false},
	    {"{number: 9, kind: saved, about: 1, changes: 1}", true},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct journal_entry e = {0};
		struct arena arena = {0};

		test_row("%zu", i);
		CHECK_INT(reads(slice_of(rows[i].body), &e, &arena), rows[i].sound);
		arena_release(&arena);
	}
}

TEST(journal_bodies_are_not_nested_without_end)
{
	struct str body = STR_INIT;
	struct journal_entry e = {0};
	struct arena arena = {0};

	str_addz(&body, UNDO "files: ");
	for (int i = 0; i < 5000; i++)
		str_addc(&body, '[');
	CHECK(!reads((struct slice){body.s, body.len}, &e, &arena));
	str_release(&body);
	arena_release(&arena);
}

TEST(journal_hunks_that_do_not_fit_are_refused)
{
	static const char now[] = "postil: 1\ntext: x\n";
	static const struct {
		struct hunk hunks[2];
		size_t n;
		const char *before; /* NULL: refused */
	} rows[] = {
	    {{{0}}, 0, now},
	    {{{0, SLICE("old"), SLICE("postil")}}, 1, "old: 1\ntext: x\n"},
	    {{{0, SLICE("a"), SLICE("b")}}, 1, NULL},
	    {{{18, SLICE("z"), SLICE("")}}, 1, "postil: 1\ntext: x\nz"},
	    {{{19, SLICE("z"), SLICE("")}}, 1, NULL},
	    {{{18, SLICE(""), SLICE("z")}}, 1, NULL},
	    {{{SIZE_MAX, SLICE("z"), SLICE("")}}, 1, NULL},
	    {{{SIZE_MAX, SLICE(""), SLICE("postil: 1")}}, 1, NULL},
	    /* they touch back, or stand in each other */
	    {{{10, SLICE(""), SLICE("text")}, {0, SLICE(""), SLICE("post")}}, 2, NULL},
	    {{{0, SLICE(""), SLICE("postil")}, {0, SLICE(""), SLICE("postil")}}, 2, NULL},
	    {{{0, SLICE("abcdefgh"), SLICE("p")}, {7, SLICE(""), SLICE("o")}}, 2, NULL},
	    {{{0, SLICE(""), SLICE("p")}, {SIZE_MAX, SLICE(""), SLICE("postil")}}, 2, NULL},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct error err = {0};
		struct draft d;

		test_row("%zu", i);
		draft_init(&d);
		if (draft_back(&d, "a.yaml", SLICE(now), rows[i].hunks, rows[i].n, &err)) {
			CHECK(rows[i].before != NULL);
			CHECK_STR(d.bytes.s, rows[i].before ? rows[i].before : "refused");
		} else {
			CHECK(rows[i].before == NULL);
			CHECK_INT(d.bytes.len, 0);
			CHECK(strncmp(err.msg, "a.yaml: ", 8) == 0);
		}
		draft_release(&d);
		error_release(&err);
	}
}
