/* fuzz_yaml: any bytes make a tree whose offsets hold, and the same tree when
 * libyaml reads every line.
 * SPDX-License-Identifier: MIT
 */
#include "store/yaml_int.h"

#include <stdlib.h>
#include <string.h>

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

static void check_same_node(const struct yaml_node *a, const struct yaml_node *b)
{
	demand(a->kind == b->kind && a->style == b->style && a->broken == b->broken);
	demand(a->duplicate == b->duplicate && a->pre == b->pre && a->beg == b->beg);
	demand(a->end == b->end && a->sep == b->sep && a->comma == b->comma);
	demand(a->parent == b->parent && a->key == b->key && a->first == b->first);
	demand(a->next == b->next && slice_equal(a->value, b->value));
}

static void check_by_libyaml(const struct yaml *y, const struct diag_list *faults)
{
	struct diag_list others;
	struct yaml other;

	diag_init(&others, "input");
	yaml_read_with(&other, (struct slice){y->bytes, y->len}, &others, false);
	demand(y->root == other.root && y->nodes.n == other.nodes.n);
	for (size_t i = 0; i < y->nodes.n; i++)
		check_same_node(&y->nodes.v[i], &other.nodes.v[i]);
	demand(faults->list.n == others.list.n);
	for (size_t i = 0; i < others.list.n; i++) {
		const struct diag *a = &faults->list.v[i], *b = &others.list.v[i];

		demand(a->line == b->line && a->column == b->column);
		demand(strcmp(a->message, b->message) == 0);
	}
	yaml_release(&other);
	diag_release(&others);
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
		check_by_libyaml(&y, &faults);
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
