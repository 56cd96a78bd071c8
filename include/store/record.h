/* record: reading one map of a file by its schema.
 *
 * Walks the keys of a map, finds each in the schema and sets the member of the
 * record.  Faults go to the list with the place of the value: unknown keys
 * (each once in a file), missing and empty ones, wrong kinds, bad dates, words
 * that other YAML readers would not take for words, control characters.  A
 * single value where a list is expected is a list of one.
 *
 * Kinds that fill more than one member go to `special`, the reader's own.
 * Strings are copied to `arena`; a NUL inside becomes U+FFFD in those that
 * are NUL-terminated, so that nothing is cut short.
 * SPDX-License-Identifier: MIT
 */
#ifndef STORE_RECORD_H
#define STORE_RECORD_H

#include "doc/schema.h"
#include "store/yaml.h"

struct record_reader {
	struct yaml *yaml;
	struct diag_list *faults;
	struct arena *arena;
	struct entities *entities; /* NULL: fillers are words */
	void (*special)(struct record_reader *r, const struct schema_field *f,
			const struct yaml_node *n, void *record);
	void *context;     /* of special */
	struct map seen;   /* unknown keys that were reported */
	struct arena keys; /* their bytes */
};

/* Frees what reading needed; nothing of the records. */
void record_release(struct record_reader *r);

/* Sets the fields of *record, which must be zero or hold defaults.  False,
 * with a fault, when n is no map. */
bool record_read(struct record_reader *r, const struct schema *s, const struct yaml_node *n,
		 void *record);

/* A fault at the node.  A file's words in it are quoted with diag_quote. */
void record_fault(struct record_reader *r, const struct yaml_node *n, enum diag_code code,
		  const char *fmt, ...) __attribute__((format(printf, 4, 5)));

/* The words of a scalar, copied: NULL, with a fault, when it is none. */
const char *record_text(struct record_reader *r, const char *what, const struct yaml_node *n);

/* The same, as bytes that may hold NUL; s is NULL for what is no scalar. */
struct slice record_bytes(struct record_reader *r, const char *what, const struct yaml_node *n);

/* Entity id or free words. */
bool record_filler(struct record_reader *r, const char *what, const struct yaml_node *n,
		   struct filler *out);

/* Was a register read?  Its entities have a line, those of an article's own
 * register have none, and it is read first. */
bool record_has_register(const struct entities *es);

/* A quote or the list of its parts, with its place; n stays 0 for none. */
void record_quote(struct record_reader *r, const struct yaml_node *list, struct anchor *out);

/* A list, or a single value, as a walk over its items:
 *     for (n = record_first(list); n; n = record_next(list, n)) */
const struct yaml_node *record_first(const struct yaml_node *list);
const struct yaml_node *record_next(const struct yaml_node *list, const struct yaml_node *item);
size_t record_count(const struct yaml_node *list);

#endif
