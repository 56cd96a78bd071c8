/* SPDX-License-Identifier: MIT */
#include "yaml_int.h"

#include <string.h>

/* After a fault the scanner is of no more use.  A new one begins at the next
 * line that is sure to be the start of something: a key at the margin, or an
 * item of the list that stands under the last of these keys.  Only the item or
 * the value with the fault is lost. */

enum { RESUMES_MOST = 50, TAG_DIRECTIVES_MOST = 16 };

struct margin {
	struct yaml_node *root; /* NULL: no block collection yet */
	struct yaml_node *list; /* that may go on; NULL: none */
	size_t column;          /* of its dashes */
	size_t from;            /* start of the first line to try */
};

static struct yaml_node *root_of(struct yaml_reader *r)
{
	return r->y->root == YAML_NOWHERE ? NULL : &r->y->nodes.v[r->y->root];
}

static size_t line_start(const struct yaml_reader *r, size_t at)
{
	while (at > r->start && r->bytes[at - 1] != '\n' && r->bytes[at - 1] != '\r')
		at--;
	return at;
}

static struct yaml_node *last_of(struct yaml_node *n)
{
	struct yaml_node *last = n->first ? n + n->first : NULL;

	while (last && last->next)
		last += last->next;
	return last;
}

static bool is_block(const struct yaml_node *n, enum yaml_kind kind)
{
	return n && n->kind == kind && n->style == YAML_BLOCK;
}

/* Where the last child began, if the fault is in it; else where it ended. */
static size_t place_of_last(const struct yaml_node *last, const struct yaml_node *parent)
{
	if (!last->broken)
		return last->end;
	return parent->kind == YAML_LIST ? last->sep : (last - last->key)->pre;
}

static struct margin find_margin(struct yaml_reader *r)
{
	struct margin m = {.root = root_of(r), .from = r->fault_at};
	struct yaml_node *last;

	if (!is_block(m.root, YAML_MAP) && !is_block(m.root, YAML_LIST)) {
		m.root = NULL;
		m.from = r->start;
	} else {
		last = last_of(m.root);
		m.list = m.root;
		if (m.root->kind == YAML_MAP)
			m.list = is_block(last, YAML_LIST) && last->broken ? last : NULL;
		if (m.list && last_of(m.list))
			m.from = place_of_last(last_of(m.list), m.list);
		else if (last)
			m.from = place_of_last(last, m.root);
	}
	if (m.list)
		m.column = m.list->beg - line_start(r, m.list->beg);
	if (m.root || r->resumed > 0)
		m.from = yaml_line_next(r->bytes, r->scan.len, m.from);
	if (m.from <= r->resumed && r->resumed > 0)
		m.from = yaml_line_next(r->bytes, r->scan.len, r->resumed);
	return m;
}

static bool is_item_line(const struct yaml_reader *r, size_t at, size_t column)
{
	size_t dash = at + column;

	if (dash >= r->scan.len || r->bytes[dash] != '-')
		return false;
	for (size_t i = at; i < dash; i++)
		if (r->bytes[i] != ' ')
			return false;
	return dash + 1 == r->scan.len || strchr(" \n\r", r->bytes[dash + 1]);
}

static bool is_document_line(const struct yaml_reader *r, size_t at)
{
	return r->scan.len - at >= 3 &&
	       (memcmp(r->bytes + at, "---", 3) == 0 || memcmp(r->bytes + at, "...", 3) == 0);
}

/* The next line to begin at; the end of the file: none. */
static size_t find_line(const struct yaml_reader *r, const struct margin *m, bool *item)
{
	size_t at = m->from, len = r->scan.len;

	for (; at < len; at = yaml_line_next(r->bytes, len, at)) {
		*item = m->list && is_item_line(r, at, m->column);
		if (*item)
			return at;
		if (is_document_line(r, at))
			return len;
		if ((!m->root || m->root->kind == YAML_MAP) && yaml_is_key_line(r->bytes, len, at))
			return at;
	}
	return len;
}

static void begin_at(struct yaml_reader *r, size_t at)
{
	r->failed = false;
	r->resumed = at;
	r->quote_end = 0;
	r->literal = SIZE_MAX;
	r->depth = 1;
	yaml_scan_open(&r->scan, at);
	if (yaml_scan_peek(&r->scan) == YAML_STREAM_START_TOKEN)
		yaml_scan_skip(&r->scan);
}

static void skip_token(struct yaml_reader *r, yaml_token_type_t type)
{
	if (!r->failed && yaml_scan_peek(&r->scan) == type)
		yaml_scan_skip(&r->scan);
}

/* Both take indices: nodes move. */
static void read_items(struct yaml_reader *r, uint32_t list)
{
	struct yaml_node *n, *last;

	r->depth = list == r->y->root ? 1 : 2;
	skip_token(r, YAML_BLOCK_SEQUENCE_START_TOKEN);
	yaml_tree_items(r, list, SIZE_MAX);
	skip_token(r, YAML_BLOCK_END_TOKEN);
	r->depth = 1;
	n = &r->y->nodes.v[list];
	last = last_of(n);
	n->end = last ? last->end : n->end;
	n->broken = r->failed;
}

static void read_pairs(struct yaml_reader *r, uint32_t map)
{
	struct yaml_node *n, *last;

	if (!r->failed && yaml_scan_peek(&r->scan) == YAML_BLOCK_MAPPING_START_TOKEN &&
	    line_start(r, r->scan.beg) == r->scan.beg)
		yaml_scan_skip(&r->scan);
	yaml_tree_pairs(r, map);
	skip_token(r, YAML_BLOCK_END_TOKEN);
	n = &r->y->nodes.v[map];
	last = last_of(n);
	n->end = last ? last->end : n->end;
}

static void finish(struct yaml_reader *r)
{
	if (r->failed)
		return;
	while (yaml_scan_peek(&r->scan) == YAML_DOCUMENT_END_TOKEN)
		yaml_scan_skip(&r->scan);
	switch (yaml_scan_peek(&r->scan)) {
	case YAML_STREAM_END_TOKEN:
		break;
	case YAML_DOCUMENT_START_TOKEN:
	case YAML_VERSION_DIRECTIVE_TOKEN:
	case YAML_TAG_DIRECTIVE_TOKEN:
		yaml_fail(r, DIAG_SYNTAX, r->scan.beg,
			  "a second document begins here; a file holds one, and the rest is not "
			  "read");
		r->over = true;
		break;
	default:
		yaml_fail_pair(r);
	}
}

/* What was whole before the fault, and will go on, is not broken. */
static void settle(const struct margin *m)
{
	if (m->root)
		m->root->broken = false;
	if (m->list)
		m->list->broken = false;
}

/* The last of the top two levels, which no other level closes. */
static void mark_hurt(struct yaml_reader *r)
{
	struct yaml_node *n = root_of(r);

	for (int level = 0; n && level < 2 && n->style == YAML_BLOCK; level++) {
		n = last_of(n);
		if (n && yaml_node_is_hurt(r, n))
			n->broken = true;
	}
}

static void tell(struct yaml_reader *r)
{
	if (!r->fault.message)
		return;
	diag_add(&r->faults, r->fault.code, r->fault.line, r->fault.column, "%s", r->fault.message);
	free(r->fault.message);
	r->fault.message = NULL;
}

/* A text with a fault in it or right after it. */
static bool mend(struct yaml_reader *r)
{
	struct yaml_literal lit;
	struct yaml_node *root = root_of(r), *last;
	size_t at = r->literal;

	if (at == SIZE_MAX || !is_block(root, YAML_MAP))
		return false;
	last = last_of(root);
	if (!last || last->sep != at - 1)
		return false;
	if (!yaml_literal_mend(r, at, &lit))
		return false;
	free(r->fault.message);
	r->fault.message = NULL;
	yaml_node_set_literal(r, (uint32_t)(last - r->y->nodes.v), &lit);
	root->broken = false;
	begin_at(r, lit.next);
	read_pairs(r, r->y->root);
	finish(r);
	return true;
}

static bool may_go_on(struct yaml_reader *r, size_t at)
{
	size_t again = r->scan.fed > at ? r->scan.fed - at : 0;

	if (r->over || at >= r->scan.len)
		return false;
	if (++r->resumes > RESUMES_MOST || again > r->budget) {
		yaml_report(r, DIAG_LIMIT, at,
			    "too many faults; the file is not read from here on");
		return false;
	}
	r->budget -= again;
	return true;
}

static bool resume(struct yaml_reader *r)
{
	struct margin m;
	bool item = false;
	size_t at;

	if (r->resumes < RESUMES_MOST && !r->over && mend(r)) {
		r->resumes++;
		return true;
	}
	tell(r);
	mark_hurt(r);
	m = find_margin(r);
	settle(&m);
	at = find_line(r, &m, &item);
	if (!may_go_on(r, at))
		return false;
	begin_at(r, at);
	if (!m.root)
		yaml_tree_root(r, at);
	else if (item)
		read_items(r, (uint32_t)(m.list - r->y->nodes.v));
	if (root_of(r)->kind == YAML_MAP)
		read_pairs(r, r->y->root);
	finish(r);
	return true;
}

static void read_directives(struct yaml_reader *r)
{
	const yaml_token_t *t = &r->scan.token;
	int versions = 0, tags = 0;

	for (;; yaml_scan_skip(&r->scan)) {
		yaml_token_type_t type = yaml_scan_peek(&r->scan);

		if (type == YAML_TAG_DIRECTIVE_TOKEN && ++tags == TAG_DIRECTIVES_MOST + 1)
			yaml_report(r, DIAG_LIMIT, r->scan.beg, "more than %d lines of %%TAG",
				    TAG_DIRECTIVES_MOST);
		else if (type == YAML_VERSION_DIRECTIVE_TOKEN &&
			 (++versions > 1 || t->data.version_directive.major != 1 ||
			  t->data.version_directive.minor > 2))
			yaml_report(r, DIAG_SYNTAX, r->scan.beg,
				    "only one line of %%YAML is allowed, and only 1.1 and 1.2");
		else if (type != YAML_TAG_DIRECTIVE_TOKEN && type != YAML_VERSION_DIRECTIVE_TOKEN)
			break;
	}
	if (versions + tags > 0 && r->scan.token.type != YAML_DOCUMENT_START_TOKEN)
		yaml_fail(r, DIAG_SYNTAX, r->scan.beg,
			  "a line '---' is expected after the lines that begin with '%%'");
}

void yaml_resume_read(struct yaml_reader *r)
{
	begin_at(r, r->start);
	r->resumed = 0;
	r->depth = 0;
	skip_token(r, YAML_STREAM_START_TOKEN);
	while (yaml_scan_peek(&r->scan) == YAML_DOCUMENT_END_TOKEN)
		yaml_scan_skip(&r->scan);
	read_directives(r);
	skip_token(r, YAML_DOCUMENT_START_TOKEN);
	r->y->root = 0;
	r->y->root = yaml_tree_document(r);
	finish(r);
	while (r->failed && resume(r))
		;
}
