/* yaml_part: some items of a list read again, and put into the tree of the whole file.
 *
 * A file that changes in a few places need not be read from end to end.  Where all
 * changes lie among the items of one block list under a key at the margin, only those
 * from the last dash before them to the first dash behind them are read; the rest of
 * the tree is moved.  This gives the same tree as yaml_read of the new bytes:
 *
 *     libyaml's scanner goes forward.  What it does from a place on depends on the
 *     bytes from there on and on its state: the stack of indents, how many flow
 *     collections are open, the tokens in its queue, and where a simple key may
 *     begin.  Behind the dash of an item the queue is empty, no flow collection is
 *     open, a simple key may begin, none is pending, and the stack is that of the
 *     list: the same behind each of its dashes.
 *
 *     The first dash, the byte behind it and all before are the same bytes as before,
 *     so the same tokens come up to it; nothing that stands before a dash at the
 *     start of its line needs a look behind the dash.  From there on all bytes are
 *     scanned anew.  A scanner that begins at the start of that line has the list's
 *     indent on top of its stack as well; what lies below is asked for only where a
 *     token stands further left, and that ends the part.  If it then arrives at the
 *     dash behind the part, at the start of its line, as an item of the same list, it is in the state in which
 *     the old one was there; the bytes from there on are the same, so the tokens are,
 *     and so are the nodes.  Likewise at the next key of the map at the margin, which
 *     leaves one indent, that of the map, and at the end of the file, where nothing
 *     is left to read.
 *
 *     Where the change comes before the first item, the part begins with the list's key,
 *     which stands at the start of a line at the margin: behind its colon, too, the
 *     queue is empty, and the stack is that of one map at the margin.
 *
 * Whatever else is found, and any fault, in the old tree or in the part, is a no: then
 * the whole file must be read.
 *
 *     ok = yaml_part_find(&y, from, to, &part);   bytes [from, to) of the file changed
 *     ... text: the new bytes for [part.beg, part.end), and then those up to part.ahead
 *     ok = ok && yaml_part_read(&y, &part, text, new_len, &fresh);
 *     ... look at fresh; make new bytes
 *     yaml_part_put(&y, &part, &fresh, bytes, new_len);
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef STORE_YAML_PART_H
#define STORE_YAML_PART_H

#include "store/yaml.h"

struct yaml_part {
	uint32_t list;        /* its node */
	uint32_t first, stop; /* nodes [first, stop) are the items of the part */
	size_t beg, end;      /* their lines, as bytes of the old file */
	size_t ahead;         /* end of what is read to see that the part ends; >= end */
	size_t mark;          /* what stands behind it: a dash or a key; or the file's end */
	bool key;             /* it begins with the list's key: nothing stands before it */
	bool last;            /* no item of the list comes after */
};

/* The nodes that a tree of a part has before the items: map, key, list. */
enum { YAML_PART_HEADER = 3 };

/* `from` may be `to`: something comes in between. */
bool yaml_part_find(const struct yaml *y, size_t from, size_t to, struct yaml_part *part);

/* The part of the old tree as a tree of its own: a map with one key and the list.  Its
 * offsets count from part->beg; those of the header are 0.  Release it. */
void yaml_part_copy(const struct yaml *y, const struct yaml_part *part, struct yaml *out);

/* The same of new bytes, which are borrowed; `len` is that of the whole new file.
 * Release it in either case. */
bool yaml_part_read(const struct yaml *y, const struct yaml_part *part, struct slice text,
		    size_t len, struct yaml *fresh);

/* Makes y the tree of the new file: `bytes` hold it already, and may be at the old
 * place or at another.  `fresh` keeps its nodes. */
void yaml_part_put(struct yaml *y, const struct yaml_part *part, const struct yaml *fresh,
		   const char *bytes, size_t len);

#endif
