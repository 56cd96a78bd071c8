/* selection: the corpus and the articles that a command line names.
 *
 * An article is named by its path or by its id; a folder is a corpus, all of
 * whose articles are meant.  Without -C the corpus is the folder that is named,
 * else that of the files, else the nearest one above that holds entities.yaml.
 *
 *     struct selection s;
 *     if (selection_open(&s, options, 0, &err))
 *             for (size_t i = 0; i < s.articles.n; i++)
 *                     use(selection_article(&s, i));
 *     selection_release(&s);
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef RUN_SELECTION_H
#define RUN_SELECTION_H

#include "doc/corpus.h"
#include "run/options.h"

struct selection {
	struct corpus corpus;
	VEC(size_t) articles; /* indices in the corpus, each once */
	bool unreadable;      /* some article could not be read: exit status 2 */
};

enum selection_flags {
	SELECTION_WHOLE = 1, /* open the whole folder even when files alone are named */
};

/* Overwrites *s; release it in either case. */
bool selection_open(struct selection *s, const struct options *o, unsigned flags,
		    struct error *err);
void selection_release(struct selection *s);

/* Are these two files of one folder, or two ids? */
bool selection_shares_folder(const char *operand, const char *other);

/* Article number i of the selection, read when it was not yet; good until the
 * next call.  NULL, reported on stderr, when it cannot be read (again).  Errors of form
 * are mentioned on stderr. */
struct article *selection_article(struct selection *s, size_t i);

#endif
