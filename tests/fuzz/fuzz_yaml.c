/* fuzz_yaml: any bytes make a tree whose offsets hold.
 * SPDX-License-Identifier: MIT
 */
#include "store/yaml.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void demand(bool holds)
{
	if (!holds)
		abort();
}

static size_t sum; /* so that every byte of a value is looked at */

/* A broken node, and a collection that ends with one, may reach into what was
 * read again after it. */
static bool ends_broken(const struct yaml_node *n)
{
	while (n && !n->broken) {
		const struct yaml_node *last = n->first ? n + n->first : NULL;

		while (last && last->next)
			last += last->next;
		n = last;
	}
	return n != NULL;
}

static void check_node(const struct yaml *y, const struct yaml_node *n)
{
	const struct yaml_node *parent = yaml_parent(n), *next = yaml_next(n);

	demand(n->pre <= n->beg && n->beg <= n->end && n->end <= y->len);
	demand(n->sep == YAML_NOWHERE || n->sep < n->pre || n->kind != YAML_SCALAR || n->broken);
	demand(n->comma == YAML_NOWHERE || (n->comma >= n->end && y->bytes[n->comma] == ','));
	demand(n->kind == YAML_SCALAR ? !n->first : n->value.len == 0);
	for (size_t i = 0; i < n->value.len; i++)
		sum += (unsigned char)n->value.s[i];
	if (next && !ends_broken(n))
		demand(n->end <= next->pre);
	if (next)
		demand(yaml_parent(next) == parent && (n->broken || n->beg <= next->beg));
	if (parent && !ends_broken(n) && !ends_broken(parent))
		demand(parent->beg <= n->pre && n->end <= parent->end);
	demand((parent && parent->kind == YAML_MAP) == (yaml_key_node(n) != NULL));
	if (n->sep != YAML_NOWHERE)
		demand(y->bytes[n->sep] == '-' || y->bytes[n->sep] == ':');
}

static void walk(struct yaml *y, const struct yaml_node *n, int depth)
{
	struct yaml_place at = yaml_place(y, n);

	demand(depth <= YAML_DEPTH_MOST && at.line > 0 && at.column > 0);
	check_node(y, n);
	for (const struct yaml_node *c = yaml_first(n); c; c = yaml_next(c)) {
		if (yaml_key_node(c))
			sum += yaml_key(c).len + (yaml_get(n, "text") == c);
		walk(y, c, depth + 1);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct diag_list faults;
	struct str line = STR_INIT;
	struct yaml y;

	diag_init(&faults, "input");
	if (yaml_read(&y, (const char *)data, size, &faults)) {
		demand(yaml_root(&y) != NULL);
		walk(&y, yaml_root(&y), 0);
	} else {
		demand(faults.errors > 0);
	}
	for (size_t i = 0; i < faults.list.n; i++) {
		str_clear(&line);
		diag_format(&faults, &faults.list.v[i], &line);
		demand(faults.list.v[i].line > 0 && faults.list.v[i].column > 0);
	}
	str_release(&line);
	yaml_release(&y);
	diag_release(&faults);
	return 0;
}
