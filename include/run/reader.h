/* reader: the program on a terminal: the loop between keys and frames.
 * SPDX-License-Identifier: MIT
 */
#ifndef RUN_READER_H
#define RUN_READER_H

#include "base/error.h"
#include "doc/corpus.h"

struct reader_options {
	const char *theme;      /* name or path; NULL: dark or light as the terminal is */
	const char *config;     /* file of the configuration; NULL: the user's own */
	bool bare;              /* none at all */
	const char *other_keys; /* said where the keys are not those by default; NULL */
	size_t article; /* index of the one to open first; NO_ARTICLE: that of the last time */
};

/* Reads until the user quits.  False, with a sentence, when there is no usable
 * terminal or theme.  *signal is the one that ended it, or 0: the caller ends
 * the process as that signal would have. */
bool reader_run(struct corpus *c, const struct reader_options *o, int *signal, struct error *err);

#endif
