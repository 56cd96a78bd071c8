/* yaml: the tree of one file, with the place of everything in it.
 *
 * A light tree over the bytes: it serves reading (values) and saving without
 * loss (offsets; comments and blank lines are the bytes between the nodes).
 * libyaml's scanner is the lexer, so the language is YAML 1.1 as libyaml takes
 * it: every value is a string, tags are text, nothing is resolved.  Lines that
 * leave no doubt are read without it, to the same tokens.
 *
 *     struct yaml y;
 *     if (yaml_read(&y, bytes.s, bytes.len, &faults))
 *             for (n = yaml_first(yaml_root(&y)); n; n = yaml_next(n))
 *                     if (slice_is(yaml_key(n), "title") && n->kind == YAML_SCALAR)
 *                             title = n->value;
 *     ...
 *     for (n = yaml_first(yaml_get(yaml_root(&y), "mentions")); n; n = yaml_next(n)) {
 *             struct yaml_place at = yaml_place(&y, n);
 *             diag_add(&faults, DIAG_WRONG_KIND, at.line, at.column, "...");
 *     }
 *     yaml_release(&y);
 *
 * Ownership: the bytes are borrowed and must stay as they are until
 * yaml_release, since most values point into them; nodes and the other values
 * are the tree's.  Values may hold any byte, NUL and newlines included.
 *
 * Maps: the children of a map are its VALUES, each of which knows its key; an
 * absent value is an empty plain scalar of no width.  Keys are no children.
 *
 * Faults go to the diag_list, all of them in one go.  After a fault reading
 * goes on at the next item or the next key at the margin: what is sound is in
 * the tree, and what the fault cut short is there with `broken` set: look at
 * it for nothing but its place.  Of two equal keys the first counts; the
 * second is reported, and yaml_get, yaml_first and yaml_next pass it over.
 * Anchors and aliases are reported and never followed; of several documents
 * the first is read.  Ill-formed UTF-8 and control characters are reported and
 * read as one '?' for each byte.
 *
 * Limits: FILE_LIMIT bytes, 64 levels, 8 MiB a scalar, 1 KiB a key.
 * SPDX-License-Identifier: MIT
 */
#ifndef STORE_YAML_H
#define STORE_YAML_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"
#include "base/vec.h"

#include <stdbool.h>
#include <stdint.h>

enum yaml_kind { YAML_SCALAR, YAML_MAP, YAML_LIST };

enum yaml_style {
	YAML_PLAIN, /* scalars … */
	YAML_SINGLE,
	YAML_DOUBLE,
	YAML_LITERAL,
	YAML_FOLDED,
	YAML_BLOCK, /* … maps and lists */
	YAML_FLOW
};

enum {
	YAML_DEPTH_MOST = 64,
	YAML_SCALAR_MOST = 8 << 20, /* bytes of its value */
	YAML_KEY_MOST = 1 << 10     /* likewise */
};

#define YAML_NOWHERE UINT32_MAX

/* All offsets are bytes from the start of the file, a byte order mark included;
 * YAML_NOWHERE where there is no such thing.  Use the functions below for the
 * links: those are distances between nodes, 0 for none.  Nodes stand in the
 * order of the file, a key before its value, a parent before its children. */
struct yaml_node {
	uint8_t kind;         /* enum yaml_kind */
	uint8_t style;        /* enum yaml_style */
	bool broken;          /* a fault lies inside or cut it short */
	bool duplicate;       /* the value of a key that stood there before */
	uint32_t pre;         /* start, with its tag or anchor; else beg */
	uint32_t beg;         /* first byte; of a block collection, its first '-', '?' or key */
	uint32_t end;         /* past the last byte; see below */
	uint32_t sep;         /* its '-', or of a value its ':', or of a key its '?' */
	uint32_t comma;       /* the ',' after it */
	uint32_t parent, key; /* distance back */
	uint32_t first, next;
	struct slice value; /* of a scalar: decoded; else empty */
};
/* end, trimmed: of a literal or folded scalar, past the last line of content
 * without its line break (blank lines after it are content only under '+'); of
 * a block collection, the end of its last child; of an absent value, beg; of what is
 * broken or ends with something broken, perhaps past the next node's start.  A
 * flow collection ends with its bracket, save for a pair in a list, [a: b]. */

struct yaml {
	const char *bytes; /* borrowed */
	size_t len;
	VEC(struct yaml_node) nodes;
	struct arena values;  /* those that are not a piece of bytes */
	VEC(uint32_t) lines;  /* offsets of line starts, made when first asked for */
	size_t line_hint;     /* the line asked for last, */
	size_t place_hint;    /* the offset in it, */
	uint32_t column_hint; /* and its column; 0: nothing was asked yet */
	uint32_t root;        /* index; YAML_NOWHERE: none */
	bool faulty;          /* some fault of form was reported */
};

struct yaml_place {
	uint32_t line;   /* from 1; ends with LF, CRLF or CR */
	uint32_t column; /* code points, from 1 */
};

/* Overwrites *y; release it in either case.  False only when there is nothing
 * at all to show: a file that is too long or UTF-16. */
bool yaml_read(struct yaml *y, const char *bytes, size_t len, struct diag_list *faults);
void yaml_release(struct yaml *y);

/* NULL before a successful yaml_read; an empty file has an empty scalar. */
const struct yaml_node *yaml_root(const struct yaml *y);

/* These take NULL and give NULL (or an empty slice, or 0). */
const struct yaml_node *yaml_first(const struct yaml_node *n); /* child */
const struct yaml_node *yaml_next(const struct yaml_node *n);  /* sibling */
const struct yaml_node *yaml_parent(const struct yaml_node *n);
const struct yaml_node *yaml_key_node(const struct yaml_node *n);             /* of a map's value */
struct slice yaml_key(const struct yaml_node *n);                             /* its value */
const struct yaml_node *yaml_get(const struct yaml_node *n, const char *key); /* of a map */
size_t yaml_count(const struct yaml_node *n);                                 /* children */
bool yaml_is_empty(const struct yaml_node *n); /* nothing written: `key:` */

struct yaml_place yaml_place(struct yaml *y, const struct yaml_node *n); /* of beg */
struct yaml_place yaml_place_at(struct yaml *y, size_t offset);

/* "0.2.5" */
const char *yaml_library_version(void);

#endif
