/* splice: makes the bytes of a file say a value, and touches nothing else.
 *
 * Works on the tree of the bytes: each change becomes patches (bytes that go, bytes
 * that come) at the place of the node that it concerns; comments, order, quoting,
 * blank lines, line ends and what the caller does not know of stay.  A changed
 * scalar keeps its style where it can; new items and keys follow the file's own
 * indentation and line ends.
 *
 *     splice_init(&s, &yaml, "content/a.yaml", &err);
 *     s.layout = splice_layout(&s);
 *     ok = splice_value(&s, node, base, want) && splice_finish(&s);
 *     splice_apply(&s, &bytes);
 *     splice_release(&s);
 *
 * What cannot be done is refused with file:line:column and what to do; the rules
 * are those of libyaml's scanner, so who splices reads the result again.
 * SPDX-License-Identifier: MIT
 */
#ifndef STORE_SPLICE_H
#define STORE_SPLICE_H

#include "base/error.h"
#include "store/value.h"

struct splice_patch {
	size_t at, removed;
	struct slice added;
	size_t number; /* in which order they were made */
};

struct splice_range {
	size_t beg, end;
};

struct splice {
	struct yaml *yaml;
	const char *path;
	struct value_layout layout;
	bool simple; /* block scalars become quoted ones when they change */
	VEC(struct splice_patch) patches;
	VEC(struct splice_range) replaced; /* nodes that say something else from now on */
	struct arena arena;
	struct error *err;
};

/* `yaml` and `path` are borrowed; the layout is the house's until it is set. */
void splice_init(struct splice *s, struct yaml *yaml, const char *path, struct error *err);
/* The file's own line ends and indentation, found by looking at all of it. */
struct value_layout splice_layout(const struct splice *s);
void splice_release(struct splice *s);

/* The node says `base` (as records are read) and shall say `want`. */
bool splice_value(struct splice *s, const struct yaml_node *node, const struct value *base,
		  const struct value *want);

/* One item of a list as it shall be. */
struct splice_item {
	const struct yaml_node *old; /* NULL: a new one */
	const struct value *base;    /* of one that changes; else NULL */
	const struct value *want;    /* of one that changes or is new; else NULL */
};

struct splice_list {
	const struct yaml_node *map;   /* in which the list stands or shall stand */
	const struct yaml_node *node;  /* the list; NULL: there is none yet */
	const struct yaml_node *after; /* where there is none: the value it shall follow */
	struct slice key;
	unsigned flags; /* VALUE_FLOW: as which it is written when it is new or empty */
	const struct splice_item *items; /* in their order; what is not named stays */
	size_t n;
	const struct yaml_node *const *gone;
	size_t gone_count;
};

bool splice_list(struct splice *s, const struct splice_list *l);

/* Sorts and joins the patches. */
bool splice_finish(struct splice *s);

/* The new bytes; out must be empty. */
void splice_apply(const struct splice *s, struct str *out);

/* Is all that was not touched still there in the tree of the new bytes: every value
 * and key outside of what was replaced, in the same place of the same map or list?
 * Sets from[i], for each node of `fresh`, to the index of the node that it was,
 * YAML_NOWHERE for a new one. */
bool splice_check(const struct splice *s, const struct yaml *fresh, uint32_t *from);

/* Always false, with a sentence. */
bool splice_refuse(struct splice *s, const struct yaml_node *n, const char *why);

#endif
