/* SPDX-License-Identifier: MIT */
#include "store/yaml_part.h"

#include "base/file.h"
#include "yaml_int.h"

#include <string.h>

/* ---- which part */

static bool is_block(const struct yaml_node *n, enum yaml_kind kind)
{
	return n && n->kind == kind && n->style == YAML_BLOCK && !n->broken;
}

static bool begins_line(const struct yaml *y, size_t at)
{
	return at == 0 || y->bytes[at - 1] == '\n' || y->bytes[at - 1] == '\r' ||
	       (at == 3 && memcmp(y->bytes, "\xef\xbb\xbf", 3) == 0);
}

/* Of the line in which nothing but spaces stands before `at`; SIZE_MAX: it does not. */
static size_t start_of_line(const struct yaml *y, size_t at)
{
	while (at > 0 && y->bytes[at - 1] == ' ')
		at--;
	return begins_line(y, at) ? at : SIZE_MAX;
}

/* The list at the margin in which the change begins; NULL: it is in none. */
static const struct yaml_node *find_list(const struct yaml *y, size_t from)
{
	const struct yaml_node *root = yaml_root(y), *found = NULL;

	if (!is_block(root, YAML_MAP) || y->faulty || !begins_line(y, root->beg))
		return NULL;
	for (const struct yaml_node *n = yaml_first(root); n && yaml_key_node(n)->pre < from;
	     n = yaml_next(n))
		found = n;
	return is_block(found, YAML_LIST) ? found : NULL;
}

/* The last item before the change … */
static const struct yaml_node *first_item(const struct yaml_node *list, size_t from)
{
	const struct yaml_node *item = yaml_first(list), *next;

	while ((next = yaml_next(item)) && next->sep + 2 <= from)
		item = next;
	return item;
}

/* … and the first behind it. */
static const struct yaml_node *item_behind(const struct yaml *y, const struct yaml_node *item,
					   size_t to)
{
	while ((item = yaml_next(item))) {
		size_t line = start_of_line(y, item->sep);

		if (line != SIZE_MAX && line >= to)
			break;
	}
	return item;
}

/* A change before the second byte of the first item: the part begins with the key. */
static bool begins_with_key(const struct yaml *y, const struct yaml_node *list, size_t from,
			    struct yaml_part *part)
{
	const struct yaml_node *key = yaml_key_node(list);

	part->key = true;
	part->beg = key->pre;
	return list->sep + 2 <= from && list->pre == list->beg && key->sep == YAML_NOWHERE &&
	       begins_line(y, key->pre);
}

/* The list ends before the next key, or with the file. */
static bool ends_well(const struct yaml *y, const struct yaml_node *list, size_t to,
		      struct yaml_part *part)
{
	const struct yaml_node *next = list->next ? list + list->next : NULL;
	const struct yaml_node *key = yaml_key_node(next);

	part->last = true;
	part->stop = (uint32_t)y->nodes.n;
	part->end = part->ahead = part->mark = y->len;
	if (!key)
		return true;
	part->stop = (uint32_t)(key - y->nodes.v);
	part->end = part->mark = key->pre;
	part->ahead = yaml_line_next(y->bytes, y->len, key->end);
	return key->sep == YAML_NOWHERE && begins_line(y, key->pre) && key->pre >= to;
}

bool yaml_part_find(const struct yaml *y, size_t from, size_t to, struct yaml_part *part)
{
	const struct yaml_node *list = find_list(y, from), *item, *behind;

	if (!list || !list->first)
		return false;
	item = first_item(list, from);
	behind = item_behind(y, item, to);
	*part = (struct yaml_part){.list = (uint32_t)(list - y->nodes.v),
				   .first = (uint32_t)(item - y->nodes.v),
				   .beg = start_of_line(y, item->sep)};
	if (part->beg == SIZE_MAX)
		return false;
	if (item->sep + 2 > from) {
		if (!begins_with_key(y, list, from, part))
			return false;
		/* one that stays, where the first goes */
		behind = behind ? item_behind(y, behind, to) : NULL;
	}
	if (!behind)
		return ends_well(y, list, to, part);
	part->stop = (uint32_t)(behind - y->nodes.v);
	part->end = start_of_line(y, behind->sep);
	part->mark = behind->sep;
	part->ahead = yaml_line_next(y->bytes, y->len, behind->end);
	return true;
}

/* ---- a tree of its own */

static void add_header(const struct yaml *y, const struct yaml_part *part, struct yaml *out)
{
	const struct yaml_node *list = &y->nodes.v[part->list], *key = yaml_key_node(list);
	struct yaml_node none = {.style = YAML_BLOCK,
				 .sep = YAML_NOWHERE,
				 .comma = YAML_NOWHERE,
				 .value = {out->bytes, 0}};
	struct yaml_node *v;

	for (int i = 0; i < YAML_PART_HEADER; i++)
		*vec_push(&out->nodes) = none;
	v = out->nodes.v;
	v[0].kind = YAML_MAP;
	v[0].first = 2;
	v[1].kind = YAML_SCALAR;
	v[1].style = key->style;
	v[1].parent = 1;
	v[1].value = key->value;
	v[2].kind = YAML_LIST;
	v[2].parent = 2;
	v[2].key = 1;
	out->root = 0;
	/* one line is enough to ask for places, which are wrong here in any case */
	*vec_push(&out->lines) = 0;
}

static void move_offset(uint32_t *offset, size_t by)
{
	if (*offset != YAML_NOWHERE)
		*offset = (uint32_t)(*offset + by);
}

static void move_node(struct yaml_node *n, size_t by)
{
	n->pre = (uint32_t)(n->pre + by);
	n->beg = (uint32_t)(n->beg + by);
	n->end = (uint32_t)(n->end + by);
	move_offset(&n->sep, by);
	move_offset(&n->comma, by);
}

void yaml_part_copy(const struct yaml *y, const struct yaml_part *part, struct yaml *out)
{
	size_t n = part->stop - part->first;

	*out = (struct yaml){.bytes = y->bytes + part->beg, .len = part->end - part->beg};
	vec_reserve(&out->nodes, YAML_PART_HEADER + n);
	add_header(y, part, out);
	out->nodes.v[2].first = 1;
	memcpy(out->nodes.v + YAML_PART_HEADER, y->nodes.v + part->first, n * sizeof *y->nodes.v);
	out->nodes.n += n;
	for (uint32_t i = YAML_PART_HEADER; i < out->nodes.n; i++)
		move_node(&out->nodes.v[i], 0 - part->beg);
	for (uint32_t i = YAML_PART_HEADER;; i += out->nodes.v[i].next) {
		struct yaml_node *item = &out->nodes.v[i];

		item->parent = i - 2;
		if (!item->next || i + item->next >= out->nodes.n) {
			item->next = 0;
			break;
		}
	}
}

/* Is what comes now what stood behind the part before? */
static bool arrives(struct yaml_reader *r, const struct yaml_part *part, size_t mark)
{
	yaml_token_type_t type = r->failed ? YAML_NO_TOKEN : yaml_scan_peek(&r->scan);

	if (!part->last)
		return type == YAML_BLOCK_ENTRY_TOKEN && r->scan.beg == mark;
	for (int i = 0; i < 2 && type == YAML_BLOCK_END_TOKEN; i++) {
		yaml_scan_skip(&r->scan);
		type = yaml_scan_peek(&r->scan);
	}
	if (part->mark == part->ahead)
		return type == YAML_STREAM_END_TOKEN;
	return (type == YAML_KEY_TOKEN || type == YAML_BLOCK_MAPPING_START_TOKEN) &&
	       r->scan.beg == mark;
}

static bool take(struct yaml_reader *r, yaml_token_type_t type)
{
	bool ok = yaml_scan_peek(&r->scan) == type;

	if (ok)
		yaml_scan_skip(&r->scan);
	return ok;
}

static bool take_key(struct yaml_reader *r)
{
	return take(r, YAML_BLOCK_MAPPING_START_TOKEN) && take(r, YAML_KEY_TOKEN) &&
	       take(r, YAML_SCALAR_TOKEN) && take(r, YAML_VALUE_TOKEN) &&
	       (take(r, YAML_BLOCK_SEQUENCE_START_TOKEN) ||
		yaml_scan_peek(&r->scan) == YAML_BLOCK_ENTRY_TOKEN);
}

static bool read_items(struct yaml_reader *r, const struct yaml_part *part, size_t mark)
{
	yaml_scan_open(&r->scan, 0);
	if (!take(r, YAML_STREAM_START_TOKEN) ||
	    !(part->key ? take_key(r) : take(r, YAML_BLOCK_SEQUENCE_START_TOKEN)))
		return false;
	r->depth = 2;
	yaml_tree_items(r, 2, part->last ? SIZE_MAX : mark);
	return !r->failed && r->y->nodes.n > YAML_PART_HEADER && arrives(r, part, mark) &&
	       !r->failed;
}

/* What stands behind the part must begin a line, as it did, to stand where it stood. */
static bool is_still_a_line(const struct yaml_part *part, struct slice text, size_t end)
{
	return part->mark == part->ahead ||
	       (end > 0 && (text.s[end - 1] == '\n' || text.s[end - 1] == '\r'));
}

bool yaml_part_read(const struct yaml *y, const struct yaml_part *part, struct slice text,
		    size_t len, struct yaml *fresh)
{
	size_t end = text.len - (part->ahead - part->end);
	struct yaml_reader r;
	bool ok;

	*fresh = (struct yaml){.bytes = text.s, .len = text.len};
	add_header(y, part, fresh);
	if (len > FILE_LIMIT || !is_still_a_line(part, text, end))
		return false;
	yaml_reader_init(&r, fresh);
	r.start = 0;
	yaml_reader_check(&r, true);
	ok = read_items(&r, part, end + part->mark - part->end) && !r.fault.message &&
	     !r.faults.list.n && !r.faults.dropped &&
	     y->nodes.n + fresh->nodes.n < yaml_nodes_most(len);
	yaml_reader_release(&r);
	return ok;
}

/* ---- back into the whole */

/* The bytes of a tree have moved: those before `end`, and by how much those behind it. */
struct move {
	uintptr_t base; /* of the old bytes */
	size_t len, end;
	const char *bytes;
	size_t grown;
};

static void move_value(struct yaml_node *n, const struct move *m)
{
	uintptr_t at = (uintptr_t)n->value.s - m->base;

	if (n->value.s && at <= m->len)
		n->value.s = m->bytes + (at >= m->end ? at + m->grown : at);
}

/* The nodes behind the part, at their new places; those before `first` have not
 * moved, so the way to them is longer. */
static void move_tail(struct yaml *y, const struct yaml_part *part, uint32_t more,
		      const struct move *m)
{
	uint32_t from = part->stop + more, n = (uint32_t)y->nodes.n + more;
	struct yaml_node *v = y->nodes.v;

	if (more)
		memmove(v + from, v + part->stop, (y->nodes.n - part->stop) * sizeof *v);
	for (uint32_t i = from; i < n; i++) {
		move_node(&v[i], m->grown);
		move_value(&v[i], m);
		if (v[i].parent > i - from)
			v[i].parent += more;
		if (v[i].key > i - from)
			v[i].key += more;
	}
	y->nodes.n = n;
}

static void put_items(struct yaml *y, const struct yaml_part *part, const struct yaml *fresh)
{
	const char *bytes = y->bytes + part->beg;

	for (uint32_t i = YAML_PART_HEADER; i < fresh->nodes.n; i++) {
		struct yaml_node *n = &y->nodes.v[part->first + i - YAML_PART_HEADER];
		size_t at;

		*n = fresh->nodes.v[i];
		move_node(n, part->beg);
		at = (uintptr_t)n->value.s - (uintptr_t)fresh->bytes;
		if (at <= fresh->len)
			n->value.s = bytes + at;
		else
			n->value = arena_slice(&y->values, n->value);
	}
}

/* The items of the part hang in the list; gives the last. */
static uint32_t link_items(struct yaml *y, const struct yaml_part *part, uint32_t stop)
{
	uint32_t i = part->first;

	for (;; i += y->nodes.v[i].next) {
		y->nodes.v[i].parent = i - part->list;
		if (!y->nodes.v[i].next)
			break;
	}
	if (!part->last)
		y->nodes.v[i].next = stop - i;
	return i;
}

/* List and map end with their last child. */
static void link_parents(struct yaml *y, const struct yaml_part *part, uint32_t last,
			 const struct move *m, uint32_t more)
{
	struct yaml_node *list = &y->nodes.v[part->list], *root = &y->nodes.v[y->root];

	list->pre = list->beg = y->nodes.v[part->list + list->first].sep;
	list->value.s = y->bytes + list->beg;
	list->end = part->last ? y->nodes.v[last].end : (uint32_t)(list->end + m->grown);
	root->end = list->next ? (uint32_t)(root->end + m->grown) : list->end;
	if (list->next)
		list->next += more;
}

void yaml_part_put(struct yaml *y, const struct yaml_part *part, const struct yaml *fresh,
		   const char *bytes, size_t len)
{
	struct move m = {(uintptr_t)y->bytes, y->len, part->end, bytes, len - y->len};
	uint32_t count = (uint32_t)fresh->nodes.n - YAML_PART_HEADER;
	uint32_t more = count - (part->stop - part->first), last;

	vec_reserve(&y->nodes, y->nodes.n + count);
	move_tail(y, part, more, &m);
	for (uint32_t i = 0; y->bytes != bytes && i < part->first; i++)
		move_value(&y->nodes.v[i], &m);
	y->bytes = bytes;
	y->len = len;
	put_items(y, part, fresh);
	last = link_items(y, part, part->first + count);
	link_parents(y, part, last, &m, more);
	vec_clear(&y->lines);
	y->line_hint = y->place_hint = y->column_hint = 0;
}
