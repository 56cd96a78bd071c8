/* yaml_int: what the parts of yaml share.  Nobody else includes it.
 *
 *     yaml.c          the tree as seen from outside; one whole reading
 *     yaml_scan.c     libyaml's tokens, with byte offsets
 *     yaml_line.c     the tokens of plain lines, without libyaml
 *     yaml_tree.c     from tokens to nodes: the grammar
 *     yaml_node.c     making nodes, levels, equal keys
 *     yaml_resume.c   the document, and going on after a fault
 *     yaml_literal.c  literal and folded scalars; those at the margin are read
 *                     here, not by libyaml, which takes 4.8 ns for a byte
 *     yaml_mend.c     a literal at the margin whose lines are not in order
 *     yaml_chars.c    characters that YAML does not allow
 *     yaml_part.c     some items again, and into the tree of the whole
 *     yaml_fault.c    sentences
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef STORE_YAML_INT_H
#define STORE_YAML_INT_H

#include "base/map.h"
#include "store/yaml.h"

#include <yaml.h>

/* A token that is not libyaml's. */
struct yaml_piece {
	uint8_t type;  /* yaml_token_type_t */
	uint8_t style; /* of a scalar: yaml_scalar_style_t */
	uint32_t beg, end;
};

enum { YAML_PIECES_MOST = 64 };

struct yaml_line {
	struct yaml_piece pieces[YAML_PIECES_MOST];
	unsigned n, next;
};

/* Behind what a place is where libyaml can be left out. */
enum yaml_after {
	YAML_AFTER_DASH,  /* or whatever lets a simple key follow */
	YAML_AFTER_COLON, /* of a simple key */
	YAML_AFTER_VALUE,
	YAML_AT_LINE /* its start */
};

/* One run of libyaml's scanner, from `origin` to the end of the bytes.  Its
 * marks count code points and know nothing of the pieces that were not fed to
 * it; the cursor (index, offset) follows the tokens and translates.
 *
 * Behind a dash or a colon of a block collection libyaml has no token in store
 * and its state is known: there we may go ahead of it, past a literal or lines
 * that are read here, and only then let it go on at another place. */
struct yaml_scan {
	yaml_parser_t parser;
	bool open;
	const char *bytes;
	size_t len;
	bool lines;                  /* plain lines may be read here */
	size_t fed;                  /* offset of the next byte to hand over */
	size_t portion;              /* how much of them at most */
	size_t index;                /* cursor: a code point, as libyaml counts … */
	size_t offset;               /* … and its byte */
	size_t origin_index, origin; /* the cursor's last fixed point */
	yaml_token_t token;
	bool held;         /* token is the one to look at */
	bool own;          /* it is none of libyaml's */
	uint32_t beg, end; /* of token; end only for those with a value */
	bool in_place;     /* of a scalar: its value is this piece of bytes */
	struct slice value;
	struct yaml_line line; /* tokens to come before libyaml's */
	size_t here;           /* the place behind all tokens so far where libyaml
				* can be left out; SIZE_MAX: it cannot be */
	enum yaml_after after; /* these three describe it */
	size_t column;         /* right for what can stand there */
	bool ahead;            /* libyaml is not there yet */
};

void yaml_scan_open(struct yaml_scan *s, size_t at);
void yaml_scan_close(struct yaml_scan *s);
yaml_token_type_t yaml_scan_peek(struct yaml_scan *s); /* YAML_NO_TOKEN: failed */
void yaml_scan_skip(struct yaml_scan *s);
size_t yaml_scan_offset(const struct yaml_scan *s, size_t index);
/* Is the next token the first one from `at` on, and is libyaml free? */
bool yaml_scan_is_free(const struct yaml_scan *s, size_t at);
/* Goes on there, which is not before `here`. */
void yaml_scan_leap(struct yaml_scan *s, size_t to, enum yaml_after after, size_t column);
/* Fills `line` with one token or more from `here` on, if a line is so plain. */
bool yaml_line_read(struct yaml_scan *s);

struct yaml_reader {
	struct yaml *y;
	const char *bytes; /* y->bytes, or a copy with the bad characters masked */
	struct yaml_scan scan;
	size_t start; /* past the byte order mark */
	struct diag_list faults;
	struct diag fault; /* why it failed; message NULL: none */
	size_t fault_at;   /* its offset */
	bool failed;       /* unwinding to the margin */
	bool over;         /* for good: a limit, or a second document */
	unsigned depth;
	unsigned resumes;
	size_t resumed; /* where last */
	size_t budget;  /* bytes that may be read again */
	size_t nodes_most;
	size_t literal;                       /* where the margin's last value begins, if it
						* may be a literal; SIZE_MAX */
	size_t quote_beg, quote_end;          /* the last quoted scalar of several lines */
	struct map seen[YAML_DEPTH_MOST + 1]; /* keys of the open maps with many */
	uint32_t pairs[YAML_DEPTH_MOST + 1];
	uint32_t last[YAML_DEPTH_MOST + 2]; /* newest child of the open collections */
};

/* A literal scalar that stands as the value of a key at the margin. */
struct yaml_literal {
	size_t beg;    /* of '|' */
	size_t header; /* past the indicators */
	size_t body;   /* start of the line after */
	size_t end;    /* as in struct yaml_node */
	size_t next;   /* start of the line that is no more of it */
	size_t indent; /* 0: not given */
	char chomp;    /* '+', '-' or 0 */
	struct slice value;
};

/* `at` is past the colon.  Says whether a literal's header stands there. */
bool yaml_literal_header(const char *s, size_t len, size_t at, struct yaml_literal *lit);
/* Reads one if libyaml would read the same and find no fault. */
bool yaml_literal_read(struct yaml_reader *r, size_t at, struct yaml_literal *lit);
/* Reads one whatever is wrong with it and reports that; false if nothing is. */
bool yaml_literal_mend(struct yaml_reader *r, size_t at, struct yaml_literal *lit);
/* The trimmed end of a literal or folded scalar that libyaml has read. */
size_t yaml_literal_end(const struct yaml_scan *s);

/* Does a line of key and colon begin at s[at], which is a line's start? */
bool yaml_is_key_line(const char *s, size_t len, size_t at);
size_t yaml_line_end(const char *s, size_t len, size_t at);  /* its LF, CR or len */
size_t yaml_line_next(const char *s, size_t len, size_t at); /* start of the next */

/* yaml_report tells of a fault that reading can pass over, yaml_fail of one
 * that it cannot: it starts the unwinding.  A second yaml_fail is ignored. */
void yaml_report(struct yaml_reader *r, enum diag_code code, size_t offset, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));
void yaml_fail(struct yaml_reader *r, enum diag_code code, size_t offset, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));
void yaml_fail_scan(struct yaml_reader *r); /* with libyaml's complaint */
void yaml_fail_pair(struct yaml_reader *r); /* no key where one should stand */
void yaml_fail_item(struct yaml_reader *r);
void yaml_fail_flow(struct yaml_reader *r, const struct yaml_node *open);
void yaml_fail_node(struct yaml_reader *r);

/* The first byte from `at` on that libyaml's reader would not let pass; with
 * `breaks` also the first line end that is neither LF nor CRLF. */
size_t yaml_find_bad(const char *s, size_t len, size_t at, bool breaks);
/* The first NEL, LS or PS, which end lines for libyaml; SIZE_MAX: none. */
size_t yaml_wide_break(const char *s, size_t from, size_t to);
/* Reports every bad character and makes r->bytes a masked copy; `at` is the
 * first. */
void yaml_mask(struct yaml_reader *r, size_t at);

/* Where a node will hang. */
struct yaml_slot {
	uint32_t parent; /* the innermost open collection, or NOWHERE */
	uint32_t key;
	uint32_t sep;
	bool is_key;
};

/* Good until the next push. */
static inline struct yaml_node *yaml_node_of(struct yaml_reader *r, uint32_t n)
{
	return &r->y->nodes.v[n];
}

uint32_t yaml_node_push(struct yaml_reader *r, const struct yaml_slot *at, enum yaml_kind kind,
			uint32_t beg);
uint32_t yaml_node_push_empty(struct yaml_reader *r, const struct yaml_slot *at, uint32_t beg);
void yaml_node_set_literal(struct yaml_reader *r, uint32_t n, const struct yaml_literal *lit);
/* Is the fault in this finished node, or on the rest of its line? */
bool yaml_node_is_hurt(const struct yaml_reader *r, const struct yaml_node *n);
/* Around the children of collection n. */
void yaml_level_open(struct yaml_reader *r, uint32_t n);
void yaml_level_close(struct yaml_reader *r, uint32_t n);
/* Has the map this key already?  For its new value n. */
void yaml_level_check_key(struct yaml_reader *r, uint32_t map, uint32_t n);

uint32_t yaml_tree_document(struct yaml_reader *r);        /* root node, after directives */
void yaml_tree_pairs(struct yaml_reader *r, uint32_t map); /* as many as follow */
/* Those whose dashes stand before `stop`. */
void yaml_tree_items(struct yaml_reader *r, uint32_t list, size_t stop);
void yaml_tree_root(struct yaml_reader *r, size_t at); /* a new map at the margin */
/* For all bytes of the tree; the check masks bad characters, and without `lines`
 * libyaml reads all but the literals. */
void yaml_reader_init(struct yaml_reader *r, struct yaml *y);
void yaml_reader_check(struct yaml_reader *r, bool lines);
void yaml_reader_release(struct yaml_reader *r);
size_t yaml_nodes_most(size_t len); /* of a file */
/* Reads the whole document, faults and all. */
void yaml_resume_read(struct yaml_reader *r);
/* yaml_read; without `lines`, libyaml reads all but the literals. */
bool yaml_read_with(struct yaml *y, struct slice bytes, struct diag_list *faults, bool lines);

#endif
