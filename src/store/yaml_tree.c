/* SPDX-License-Identifier: MIT */
#include "yaml_int.h"

/* The grammar is that of libyaml's parser.c, over the same tokens; recursion
 * is as deep as YAML_DEPTH_MOST allows. */

enum {
	BLOCK_OK = 1,     /* a block collection may stand here */
	INDENTLESS_OK = 2 /* and a list at the column of its key */
};

static uint32_t read_node(struct yaml_reader *r, const struct yaml_slot *at, int flags);

static yaml_token_type_t peek(struct yaml_reader *r)
{
	yaml_token_type_t type;

	if (r->failed)
		return YAML_NO_TOKEN;
	if (r->scan.held)
		return r->scan.token.type;
	type = yaml_scan_peek(&r->scan);
	if (type == YAML_NO_TOKEN)
		yaml_fail_scan(r);
	return type;
}

static void skip(struct yaml_reader *r)
{
	yaml_scan_skip(&r->scan);
}

static struct slice value_of(struct yaml_reader *r)
{
	const struct yaml_scan *s = &r->scan;
	struct slice value = {(const char *)s->token.data.scalar.value,
			      s->token.data.scalar.length};

	if (s->in_place)
		return s->value;
	if (r->bytes[s->beg] == '"' || r->bytes[s->beg] == '\'') {
		r->quote_beg = s->beg;
		r->quote_end = s->end;
	}
	return arena_slice(&r->y->values, value);
}

static enum yaml_style style_of(const yaml_token_t *t)
{
	switch (t->data.scalar.style) {
	case YAML_SINGLE_QUOTED_SCALAR_STYLE:
		return YAML_SINGLE;
	case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
		return YAML_DOUBLE;
	case YAML_LITERAL_SCALAR_STYLE:
		return YAML_LITERAL;
	case YAML_FOLDED_SCALAR_STYLE:
		return YAML_FOLDED;
	default:
		return YAML_PLAIN;
	}
}

static uint32_t read_scalar(struct yaml_reader *r, const struct yaml_slot *at)
{
	struct yaml_scan *s = &r->scan;
	uint32_t n = yaml_node_push(r, at, YAML_SCALAR, s->beg);
	struct yaml_node *node = yaml_node_of(r, n);

	node->style = (uint8_t)style_of(&s->token);
	node->end = s->end;
	if (s->token.data.scalar.length > YAML_SCALAR_MOST) {
		yaml_report(r, DIAG_LIMIT, s->beg, "this value is longer than %d MiB",
			    YAML_SCALAR_MOST >> 20);
		node->broken = true;
	} else {
		node->value = value_of(r);
	}
	if (node->style >= YAML_LITERAL)
		node->end = (uint32_t)yaml_literal_end(s);
	if (at->is_key && node->value.len > YAML_KEY_MOST)
		yaml_report(r, DIAG_LIMIT, s->beg, "this key is longer than %d bytes",
			    YAML_KEY_MOST);
	skip(r);
	return n;
}

static bool is_at_margin(struct yaml_reader *r, uint32_t map)
{
	uint32_t beg = yaml_node_of(r, map)->beg;

	return beg == r->start || r->bytes[beg - 1] == '\n';
}

/* The text of an article, past which libyaml is led. */
static bool read_literal(struct yaml_reader *r, const struct yaml_slot *at, uint32_t *n)
{
	struct yaml_literal lit;

	r->literal = SIZE_MAX;
	if (!is_at_margin(r, at->parent) || yaml_node_of(r, at->key)->sep != YAML_NOWHERE)
		return false;
	if (!yaml_literal_header(r->bytes, r->scan.len, at->sep + 1, &lit))
		return false;
	r->literal = at->sep + 1;
	if (!yaml_scan_is_free(&r->scan, r->literal) || !yaml_literal_read(r, r->literal, &lit))
		return false;
	yaml_scan_leap(&r->scan, lit.next, YAML_AT_LINE, 0);
	*n = yaml_node_push(r, at, YAML_SCALAR, (uint32_t)lit.beg);
	yaml_node_set_literal(r, *n, &lit);
	return true;
}

/* Does this token say that the key or value before it is left out? */
static bool is_absent(yaml_token_type_t type)
{
	switch (type) {
	case YAML_KEY_TOKEN:
	case YAML_VALUE_TOKEN:
	case YAML_BLOCK_END_TOKEN:
	case YAML_FLOW_ENTRY_TOKEN:
	case YAML_FLOW_SEQUENCE_END_TOKEN:
	case YAML_FLOW_MAPPING_END_TOKEN:
		return true;
	default:
		return false;
	}
}

static uint32_t read_key(struct yaml_reader *r, uint32_t map, int flags)
{
	struct yaml_slot at = {map, YAML_NOWHERE, YAML_NOWHERE, true};
	uint32_t beg = r->scan.beg;

	if (r->scan.token.type == YAML_KEY_TOKEN) {
		if (r->scan.token.end_mark.index > r->scan.token.start_mark.index)
			at.sep = beg++;
		skip(r);
		if (is_absent(peek(r)))
			return yaml_node_push_empty(r, &at, beg);
	}
	return read_node(r, &at, flags);
}

static uint32_t read_value(struct yaml_reader *r, uint32_t map, uint32_t key, int flags)
{
	struct yaml_slot at = {map, key, YAML_NOWHERE, false};
	uint32_t n;

	if (peek(r) != YAML_VALUE_TOKEN)
		return yaml_node_push_empty(r, &at, yaml_node_of(r, key)->end);
	at.sep = r->scan.beg;
	skip(r);
	if (r->depth == 1 && flags && read_literal(r, &at, &n))
		return n;
	if (is_absent(peek(r)))
		return yaml_node_push_empty(r, &at, at.sep + 1);
	return read_node(r, &at, flags);
}

static void read_pair(struct yaml_reader *r, uint32_t map, int flags)
{
	bool marked = r->scan.token.type == YAML_KEY_TOKEN;
	uint32_t key = read_key(r, map, flags);
	struct yaml_slot at = {map, key, YAML_NOWHERE, false};

	/* a key over several lines is none for libyaml, nor for us */
	if (marked)
		yaml_level_check_key(r, map, read_value(r, map, key, flags));
	else
		yaml_level_check_key(r, map,
				     yaml_node_push_empty(r, &at, yaml_node_of(r, key)->end));
}

void yaml_tree_pairs(struct yaml_reader *r, uint32_t map)
{
	while (peek(r) == YAML_KEY_TOKEN)
		read_pair(r, map, BLOCK_OK | INDENTLESS_OK);
}

void yaml_tree_items(struct yaml_reader *r, uint32_t list, size_t stop)
{
	struct yaml_slot at = {list, YAML_NOWHERE, YAML_NOWHERE, false};

	while (peek(r) == YAML_BLOCK_ENTRY_TOKEN && r->scan.beg < stop) {
		yaml_token_type_t type;

		at.sep = r->scan.beg;
		skip(r);
		type = peek(r);
		if (type == YAML_BLOCK_ENTRY_TOKEN || is_absent(type))
			yaml_node_push_empty(r, &at, at.sep + 1);
		else
			read_node(r, &at, BLOCK_OK);
	}
}

static uint32_t read_block_map(struct yaml_reader *r, const struct yaml_slot *at)
{
	uint32_t n = yaml_node_push(r, at, YAML_MAP, r->scan.beg);

	skip(r);
	yaml_level_open(r, n);
	yaml_tree_pairs(r, n);
	if (peek(r) == YAML_BLOCK_END_TOKEN)
		skip(r);
	else
		yaml_fail_pair(r);
	yaml_level_close(r, n);
	return n;
}

static uint32_t read_block_list(struct yaml_reader *r, const struct yaml_slot *at)
{
	bool indentless = r->scan.token.type == YAML_BLOCK_ENTRY_TOKEN;
	uint32_t n = yaml_node_push(r, at, YAML_LIST, r->scan.beg);

	if (!indentless)
		skip(r);
	yaml_level_open(r, n);
	yaml_tree_items(r, n, SIZE_MAX);
	if (!indentless && peek(r) == YAML_BLOCK_END_TOKEN)
		skip(r);
	else if (!indentless)
		yaml_fail_item(r);
	yaml_level_close(r, n);
	return n;
}

/* Past the comma; false at the end or at a fault. */
static bool next_in_flow(struct yaml_reader *r, uint32_t n, yaml_token_type_t end)
{
	struct yaml_node *node = yaml_node_of(r, n);
	yaml_token_type_t type = peek(r);

	if (node->first && type == YAML_FLOW_ENTRY_TOKEN) {
		yaml_node_of(r, r->last[r->depth])->comma = r->scan.beg;
		skip(r);
		type = peek(r);
	} else if (node->first && type != end) {
		yaml_fail_flow(r, node);
	}
	return !r->failed && type != end;
}

static void read_single_pair(struct yaml_reader *r, uint32_t list)
{
	struct yaml_slot at = {list, YAML_NOWHERE, YAML_NOWHERE, false};
	uint32_t n = yaml_node_push(r, &at, YAML_MAP, r->scan.beg);

	yaml_node_of(r, n)->style = YAML_FLOW;
	yaml_level_open(r, n);
	if (!r->failed)
		read_pair(r, n, 0);
	yaml_level_close(r, n);
}

static uint32_t read_flow(struct yaml_reader *r, const struct yaml_slot *at, enum yaml_kind kind)
{
	struct yaml_slot item = {(uint32_t)r->y->nodes.n, YAML_NOWHERE, YAML_NOWHERE, false};
	yaml_token_type_t end =
	    kind == YAML_MAP ? YAML_FLOW_MAPPING_END_TOKEN : YAML_FLOW_SEQUENCE_END_TOKEN;
	uint32_t n = yaml_node_push(r, at, kind, r->scan.beg);

	yaml_node_of(r, n)->style = YAML_FLOW;
	skip(r);
	yaml_level_open(r, n);
	while (next_in_flow(r, n, end)) {
		if (kind == YAML_MAP)
			read_pair(r, n, 0);
		else if (r->scan.token.type == YAML_KEY_TOKEN)
			read_single_pair(r, n);
		else
			read_node(r, &item, 0);
	}
	if (!r->failed) {
		yaml_node_of(r, n)->end = r->scan.beg + 1;
		skip(r);
	}
	yaml_level_close(r, n);
	return n;
}

struct props {
	uint32_t beg, end;
	bool anchor, tag;
};

/* Anchors are refused by name; a tag is only text before the node. */
static struct props read_props(struct yaml_reader *r)
{
	struct props p = {YAML_NOWHERE, 0, false, false};

	for (;;) {
		yaml_token_type_t type = peek(r);
		bool *had = type == YAML_ANCHOR_TOKEN ? &p.anchor : &p.tag;

		if ((type != YAML_ANCHOR_TOKEN && type != YAML_TAG_TOKEN) || *had)
			return p;
		*had = true;
		p.beg = p.beg == YAML_NOWHERE ? r->scan.beg : p.beg;
		p.end = r->scan.end;
		if (type == YAML_ANCHOR_TOKEN)
			yaml_report(
			    r, DIAG_ALIAS, r->scan.beg,
			    "anchors (&) are not used here; if this is text, put it between "
			    "quotes");
		skip(r);
	}
}

static uint32_t read_alias(struct yaml_reader *r, const struct yaml_slot *at)
{
	uint32_t n = yaml_node_push(r, at, YAML_SCALAR, r->scan.beg);

	yaml_node_of(r, n)->end = r->scan.end;
	yaml_node_of(r, n)->broken = true;
	yaml_report(r, DIAG_ALIAS, r->scan.beg,
		    "aliases (*) are not followed; write the value itself, or put it between "
		    "quotes");
	skip(r);
	return n;
}

static uint32_t read_nothing(struct yaml_reader *r, const struct yaml_slot *at,
			     const struct props *p)
{
	if (p->beg != YAML_NOWHERE)
		return yaml_node_push_empty(r, at, p->end);
	yaml_fail_node(r);
	return yaml_node_push_empty(r, at, at->sep == YAML_NOWHERE ? r->scan.beg : at->sep + 1);
}

static uint32_t read_content(struct yaml_reader *r, const struct yaml_slot *at, int flags,
			     const struct props *p)
{
	switch (peek(r)) {
	case YAML_SCALAR_TOKEN:
		return read_scalar(r, at);
	case YAML_FLOW_SEQUENCE_START_TOKEN:
		return read_flow(r, at, YAML_LIST);
	case YAML_FLOW_MAPPING_START_TOKEN:
		return read_flow(r, at, YAML_MAP);
	case YAML_BLOCK_SEQUENCE_START_TOKEN:
		return flags & BLOCK_OK ? read_block_list(r, at) : read_nothing(r, at, p);
	case YAML_BLOCK_MAPPING_START_TOKEN:
		return flags & BLOCK_OK ? read_block_map(r, at) : read_nothing(r, at, p);
	case YAML_BLOCK_ENTRY_TOKEN:
		return flags & INDENTLESS_OK ? read_block_list(r, at) : read_nothing(r, at, p);
	case YAML_ALIAS_TOKEN:
		return p->beg == YAML_NOWHERE ? read_alias(r, at) : read_nothing(r, at, p);
	default:
		return read_nothing(r, at, p);
	}
}

static uint32_t read_node(struct yaml_reader *r, const struct yaml_slot *at, int flags)
{
	struct props p = {YAML_NOWHERE, 0, false, false};
	uint32_t n;

	if (peek(r) == YAML_ANCHOR_TOKEN || r->scan.token.type == YAML_TAG_TOKEN)
		p = read_props(r);
	n = read_content(r, at, flags, &p);
	if (p.beg != YAML_NOWHERE)
		yaml_node_of(r, n)->pre = p.beg;
	return n;
}

void yaml_tree_root(struct yaml_reader *r, size_t at)
{
	struct yaml_slot top = {YAML_NOWHERE, YAML_NOWHERE, YAML_NOWHERE, false};

	r->depth = 0;
	r->y->root = yaml_node_push(r, &top, YAML_MAP, (uint32_t)at);
	yaml_level_open(r, r->y->root);
}

uint32_t yaml_tree_document(struct yaml_reader *r)
{
	struct yaml_slot top = {YAML_NOWHERE, YAML_NOWHERE, YAML_NOWHERE, false};

	switch (peek(r)) {
	case YAML_STREAM_END_TOKEN:
	case YAML_DOCUMENT_START_TOKEN:
	case YAML_DOCUMENT_END_TOKEN:
	case YAML_VERSION_DIRECTIVE_TOKEN:
	case YAML_TAG_DIRECTIVE_TOKEN:
		return yaml_node_push_empty(r, &top, r->scan.beg);
	default:
		return read_node(r, &top, BLOCK_OK);
	}
}
