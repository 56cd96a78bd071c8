/* same_tree: are two trees of the same bytes the same, node for node?
 * SPDX-License-Identifier: MIT
 */
#ifndef SAME_TREE_H
#define SAME_TREE_H

#include "store/yaml.h"

#include <string.h>

/* Of a value that is a piece of the bytes, where; else SIZE_MAX. */
static inline size_t tree_place_of(const struct yaml *y, const struct yaml_node *n)
{
	uintptr_t at = (uintptr_t)n->value.s - (uintptr_t)y->bytes;

	return n->value.s && at <= y->len ? at : SIZE_MAX;
}

/* The first node that is not the same; YAML_NOWHERE: none. */
static inline uint32_t tree_difference(const struct yaml *a, const struct yaml *b)
{
	size_t n = a->nodes.n < b->nodes.n ? a->nodes.n : b->nodes.n;

	if (a->len != b->len || a->root != b->root || a->faulty != b->faulty)
		return 0;
	for (uint32_t i = 0; i < n; i++) {
		struct yaml_node x = a->nodes.v[i], y = b->nodes.v[i];
		bool same =
		    slice_equal(x.value, y.value) && tree_place_of(a, &x) == tree_place_of(b, &y);

		x.value = y.value = (struct slice){0};
		same = same && x.kind == y.kind && x.style == y.style && x.broken == y.broken &&
		       x.duplicate == y.duplicate && x.pre == y.pre && x.beg == y.beg &&
		       x.end == y.end && x.sep == y.sep && x.comma == y.comma &&
		       x.parent == y.parent && x.key == y.key && x.first == y.first &&
		       x.next == y.next;
		if (!same)
			return i;
	}
	return a->nodes.n == b->nodes.n ? YAML_NOWHERE : (uint32_t)n;
}

#endif
