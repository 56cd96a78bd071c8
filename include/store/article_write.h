/* article_write: the model back into its file, without touching anything else.
 *
 * The bytes of a file and the article (or register) as it shall be give the bytes
 * of the new file: only what differs between the model that the old bytes hold and
 * the wanted one is written, by splices on the tree of the old bytes; comments,
 * order, quoting, blank lines, line ends and unknown keys stay.  The result is read
 * again and must say what was wanted, or nothing is given out.
 *
 *     struct draft d;
 *     draft_init(&d);
 *     ok = draft_article(&d, old, article, &corpus->entities, &err);
 *     ... d.bytes is what to save; d.hunks say what changed, for an exact way back
 *     draft_release(&d);
 *
 * A draft keeps the tree of what it wrote last, so that a second change of the same
 * file need not be read again: give it the same bytes and it knows them.  What changed
 * is read again in any case, and of the rest it is known that it cannot have changed
 * (store/yaml_part.h); where that is not known, all of it is read.  The first change
 * of a large file is as quick as the others after
 *
 *     for (more = draft_warm(&d, path, old, id); more;)
 *             more = draft_warm_on(&d);
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef STORE_ARTICLE_WRITE_H
#define STORE_ARTICLE_WRITE_H

#include "base/error.h"
#include "doc/corpus.h"

/* One place of the file that changed.  Offsets are bytes of the old file; hunks
 * are in its order and do not touch. */
struct hunk {
	size_t at;
	struct slice removed;
	struct slice added;
};

struct draft_cache;

struct draft {
	struct str bytes;       /* the new file */
	uint64_t hash;          /* of bytes */
	VEC(struct hunk) hunks; /* slices into the arena */
	struct arena arena;
	struct draft_cache *cache;
	uint64_t warm; /* hash of the bytes that it was warmed for, or wrote last … */
	uint64_t half; /* … and of those for which it is being warmed; 0: none */
};

void draft_init(struct draft *d);
void draft_release(struct draft *d);

/* Keeps the bytes and hunks only: for a draft that is the last of its file. */
void draft_trim(struct draft *d);

/* Mentions, refusals and facts as in `want` (its metadata and text are not
 * compared).  With `own_entities` also those of the file's own `entities:`: of the
 * register's that are declared without a line, those that the file has, and those
 * that were read from no file (`at` 0), which are new; ask for it only where a step
 * changes entities of this article.  False with a sentence: file:line:column of what
 * stands in the way. */
bool draft_article(struct draft *d, const char *path, struct slice old, const struct article *want,
		   const struct entities *es, bool own_entities, struct error *err);

/* Reads ahead what draft_article of these bytes will need, in two slices of less than
 * 10 ms for a megabyte: true while there is one more. */
bool draft_warm(struct draft *d, const char *path, struct slice old, const char *id);
bool draft_warm_on(struct draft *d);

/* The register; `old` may be empty, for a file that is not there yet. */
bool draft_register(struct draft *d, const char *path, struct slice old,
		    const struct entities *want, struct error *err);

/* The other way: takes hunks back.  False, with a sentence, when the bytes are not
 * those that the hunks made. */
bool draft_back(struct draft *d, const char *path, struct slice now, const struct hunk *hunks,
		size_t n, struct error *err);

/* The file of an article that has none yet: metadata and text, no annotation. */
void draft_new_article(const struct article *a, struct str *out);

#endif
