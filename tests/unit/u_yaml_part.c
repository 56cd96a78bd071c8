/* SPDX-License-Identifier: MIT */
#include "store/yaml_part.h"

#include "handmade.h"
#include "same_tree.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>

enum { EDITS_USUAL = 20000, CHAIN = 8, ROOM = 256 };

/* Bytes in a buffer with room, and their tree. */
struct held {
	struct str bytes;
	struct yaml yaml;
};

static void held_open(struct held *h, struct slice bytes)
{
	struct diag_list faults;

	*h = (struct held){.bytes = STR_INIT};
	str_reserve(&h->bytes, bytes.len + ROOM);
	str_add(&h->bytes, bytes.s, bytes.len);
	diag_init(&faults, "");
	yaml_read(&h->yaml, h->bytes.s, h->bytes.len, &faults);
	diag_release(&faults);
}

static void held_close(struct held *h)
{
	yaml_release(&h->yaml);
	str_release(&h->bytes);
}

struct change {
	size_t at, removed;
	struct slice added;
};

static void change_bytes(const struct str *old, const struct change *c, struct str *out)
{
	str_add(out, old->s, c->at);
	str_add(out, c->added.s, c->added.len);
	str_add(out, old->s + c->at + c->removed, old->len - c->at - c->removed);
}

/* The short way; false when it is none. */
static bool change_part(struct held *h, const struct change *c, bool in_place)
{
	struct str now = STR_INIT, old = h->bytes;
	struct yaml_part part;
	struct yaml fresh;
	size_t grown = c->added.len - c->removed, len;
	bool ok;

	if (!yaml_part_find(&h->yaml, c->at, c->at + c->removed, &part))
		return false;
	change_bytes(&h->bytes, c, &now);
	len = now.len;
	ok = yaml_part_read(&h->yaml, &part,
			    (struct slice){now.s + part.beg, part.ahead + grown - part.beg}, len,
			    &fresh);
	if (ok && in_place && len < h->bytes.cap) {
		memcpy(h->bytes.s, now.s, len + 1);
		h->bytes.len = len;
		yaml_part_put(&h->yaml, &part, &fresh, h->bytes.s, len);
	} else if (ok) {
		/* what `fresh` points to stays where it is until it is put */
		str_init(&h->bytes);
		str_reserve(&h->bytes, len + ROOM);
		str_add(&h->bytes, now.s, len);
		yaml_part_put(&h->yaml, &part, &fresh, h->bytes.s, len);
		str_release(&old);
	}
	yaml_release(&fresh);
	str_release(&now);
	return ok;
}

static bool is_as_read(const struct held *h)
{
	struct diag_list faults;
	struct yaml whole;
	bool same;

	diag_init(&faults, "");
	yaml_read(&whole, h->bytes.s, h->bytes.len, &faults);
	same = faults.list.n == 0 && tree_difference(&h->yaml, &whole) == YAML_NOWHERE;
	diag_release(&faults);
	yaml_release(&whole);
	return same;
}

/* ---- by hand */

#define HEAD "postil: 1\ntext: |\n  T\n"

struct row {
	const char *name, *before;
	const char *at; /* the change is before the first of these words … */
	size_t removed; /* … and takes away so many bytes */
	const char *added;
	bool taken;
};

static const struct row rows[] = {
    {"inside of an item", HEAD "mentions:\n- {a: b}\n- {c: d}\n", "b}", 1, "xyz", true},
    {"a new item between two", HEAD "mentions:\n- {a: b}\n- {c: d}\n", "- {c", 0, "- {x: y}\n",
     true},
    {"a new item at the end", HEAD "mentions:\n- {a: b}\nfacts: []\n", "facts", 0, "- {x: y}\n",
     true},
    {"an indented list", HEAD "mentions:\n  - a: b\n    c: d\nfacts: []\n", "d\n", 1, "e", true},
    {"before the first item", HEAD "mentions:\n- {a: b}\n", "- {a", 0, "- {x: y}\n", true},
    {"an item goes", HEAD "mentions:\n- {a: b}\n- {c: d}\n- {e: f}\n", "- {c", 9, "", true},
    {"the last one goes", HEAD "mentions:\n- {a: b}\n- {c: d}\n", "- {c", 9, "", true},
    {"the first one goes", HEAD "mentions: # m\n- {a: b}\n- {c: d}\n", "- {a", 9, "", true},
    {"the first one goes, indented", HEAD "mentions:\n  - a\n  - c\nk: v\n", "- a", 6, "", true},
    {"a comment before the first", HEAD "mentions:\n- a\nk: v\n", "- a", 0, "# x\n", true},
    {"the list moves to the right", HEAD "mentions:\n- a\nk: v\n", "- a", 0, "  ", true},
    {"half of the list moves", HEAD "mentions:\n- a\n- b\nk: v\n", "- a", 0, "  ", false},
    {"a tag on the list", HEAD "mentions: \n- a\nk: v\n", "\n- a", 0, "!t", false},
    {"another value", HEAD "mentions:\n- a\nk: v\n", "- a", 2, "k", false},
    {"a flow list instead", HEAD "mentions: \n- a\nk: v\n", "\n- a", 4, "[a]", false},
    {"all of it goes", HEAD "mentions:\n- {a: b}\n", "- {a", 9, "", false},
    {"an open quote", HEAD "mentions:\n- a\n- 'b'\n- c\n", "'\n", 1, "", false},
    {"a quote over the next dash", HEAD "mentions:\n- a\n- 'b'\n- c'd\n- e\n", "'\n", 1, "", false},
    {"an open flow map", HEAD "mentions:\n- {a: b}\n- {c: d}\n", "}", 1, "", false},
    {"a literal that eats no dash", HEAD "mentions:\n- a: b\n- c\n", "b\n", 1, "|\n    x", true},
    {"a plain scalar that goes on", HEAD "mentions:\n  - a\n  - c\n", "- c", 2, "  ", true},
    {"deeper than its list", HEAD "mentions:\n- a\n- c\nfacts: []\n", "- c", 0, "  ", false},
    {"less deep than its list", HEAD "mentions:\n  - a\n  - c\n", " - c", 1, "", false},
    {"a key at the margin", HEAD "mentions:\n- a\n- c\n", "- c", 1, "k:", false},
    {"what comes after, pushed to the right", HEAD "mentions:\n  - a\nk: v\n", "k:", 0, "\n ",
     false},
    {"what comes after, on the last line", HEAD "mentions:\n- a\n- c\n- d\n", "\n- d", 1, " ",
     false},
    {"a second document", HEAD "mentions:\n- a\n- c\n", "- c", 0, "---\n", false},
    {"the end of the document", HEAD "mentions:\n- a\n- c\n", "- c", 0, "...\n", false},
    {"an anchor", HEAD "mentions:\n- a\n- c\n", "c\n", 0, "&x ", false},
    {"a byte that is none", HEAD "mentions:\n- a\n- c\n", "c\n", 0, "\xff", false},
    {"a key twice", HEAD "mentions:\n- {a: b}\n- {c: d}\n", "}\n- {c", 0, ", a: e", false},
    {"a flow list", HEAD "mentions: [{a: b}, {c: d}]\n", "b}", 1, "x", false},
    {"the text", HEAD "mentions:\n- {a: b}\n", "T", 1, "x", false},
    {"behind a fault", HEAD "a: 1\na: 2\nmentions:\n- {a: b}\n", "b}", 1, "x", false},
    {"no last line end", HEAD "mentions:\n- {a: b}\n- c", "c", 1, "d", true},
    {"a comment", HEAD "mentions:\n- a # x\n# y\n- b\n", "y", 1, "zz", true},
    {"a byte order mark", "\xef\xbb\xbfmentions:\n- a\n- b\nk: v\n", "b\n", 1, "x", true},
    {"CRLF", "mentions:\r\n- a\r\n- b\r\nk: v\r\n", "b\r", 1, "x", true},
};

TEST(yaml_part_reads_what_can_have_changed)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct row *r = &rows[i];
		const char *at = strstr(r->before, r->at);
		struct change c = {(size_t)(at - r->before), r->removed, slice_of(r->added)};

		for (int in_place = 0; in_place < 2; in_place++) {
			struct held h;

			test_row("%s", r->name);
			held_open(&h, slice_of(r->before));
			CHECK_INT(change_part(&h, &c, in_place), r->taken);
			CHECK(!r->taken || is_as_read(&h));
			held_close(&h);
		}
	}
}

/* ---- at random: the tree is the one that yaml_read would give */

static const char *const pieces[] = {
    "- ",   "-",   "\n",       "\n- x",        "'",      "\"",       "{",    "}",
    "[",    "]",   ",",        ": ",           ":",      "#",        " # c", "  ",
    "\t",   "? ",  "|\n",      " >-\n ",       "&a ",    "*a",       "!t ",  "---\n",
    "...",  "\r",  "\xc2\x85", "\xff",         "a",      "\xc3\xa9", "\n  ", "\nk: v",
    "- - ", "b c", "{a: b}",   "- {x: y}\n",   "'q'",    "\n    ",   "\r\n", "\"w\"",
    "%",    "\\",  "`",        "\xe2\x80\xa8", "x: |\n",
};

static void random_change(struct dice *d, const struct held *h, struct str *added, struct change *c)
{
	const struct yaml_node *n = &h->yaml.nodes.v[dice_below(d, (uint32_t)h->yaml.nodes.n)];
	size_t most;

	str_clear(added);
	c->at = dice_below(d, 3) ? n->beg : dice_below(d, (uint32_t)h->bytes.len + 1);
	c->at = c->at < h->bytes.len ? c->at : h->bytes.len;
	most = h->bytes.len - c->at;
	c->removed = dice_below(d, 2) ? dice_below(d, 12) : 0;
	if (n->beg == c->at && dice_below(d, 4) == 0)
		c->removed = n->end - n->beg;
	c->removed = c->removed < most ? c->removed : most;
	for (uint32_t i = dice_below(d, 4); i > 0; i--)
		str_addz(added, pieces[dice_below(d, sizeof pieces / sizeof *pieces)]);
	c->added = (struct slice){added->s, added->len};
}

struct tally {
	uint32_t edits, taken, wrong;
};

static void change_one_file(struct tally *t, uint32_t seed)
{
	struct dice dice = {seed * 2654435761u + 1};
	struct str file = STR_INIT, added = STR_INIT;
	struct held h;

	handmade_article(&dice, &file);
	held_open(&h, (struct slice){file.s, file.len});
	for (int i = 0; i < CHAIN; i++, t->edits++) {
		struct change c;

		random_change(&dice, &h, &added, &c);
		if (!change_part(&h, &c, dice_below(&dice, 2)))
			continue;
		t->taken++;
		if (is_as_read(&h))
			continue;
		if (!t->wrong++ && getenv("HANDMADE_SHOW"))
			fprintf(stderr, "seed %u, at %zu -%zu +“%s”:\n%s\n", seed, c.at, c.removed,
				added.s, h.bytes.s);
		break;
	}
	held_close(&h);
	str_release(&file);
	str_release(&added);
}

TEST(yaml_part_is_what_the_whole_would_be)
{
	const char *asked = getenv("HANDMADE_EDITS");
	uint32_t most = asked ? (uint32_t)strtoul(asked, NULL, 10) : EDITS_USUAL;
	struct tally t = {0};

	for (uint32_t seed = 1; t.edits < most; seed++)
		change_one_file(&t, seed);
	if (getenv("HANDMADE_SHOW"))
		fprintf(stderr, "%u changes, %u the short way\n", t.edits, t.taken);
	CHECK_INT(t.wrong, 0);
	CHECK(t.taken * 5 > t.edits);
}
