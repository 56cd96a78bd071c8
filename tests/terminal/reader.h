/* reader: the program under test, on a terminal, with a corpus.
 *
 * $POSTIL is the program; the current folder is the project's, with content/.
 *
 *     NEEDS_READER();
 *     struct pty p;
 *     if (!reader_start(&p, NULL, &(struct pty_options){0}))
 *             return;
 *     …
 *     pty_end(&p);
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TERMINAL_READER_H
#define TERMINAL_READER_H

#include "pty.h"
#include "test.h"

/* Why no case can run: no emulator or no program; or NULL. */
const char *reader_missing(void);

#define NEEDS_READER()        \
	if (reader_missing()) \
	SKIP(reader_missing())

/* Starts it on a corpus (NULL: content) and waits for the first settled frame.
 * A failed check, and false, when that does not come. */
bool reader_start(struct pty *p, const char *corpus, const struct pty_options *options);

/* Runs it to its end with these options, whatever that is; false: it did not end. */
bool reader_run(struct pty *p, const char *corpus, const struct pty_options *options);

/* A new folder with an empty register and one article, a.yaml; yours to
 * remove and free.  Keys of `article` are as in the file; it may hold NUL. */
char *reader_corpus(const char *article, size_t len);

/* The absolute path of a file in a folder, yours to free. */
char *reader_path(const char *folder, const char *name);
bool reader_write(const char *path, const char *bytes, size_t len);

/* Checks that the terminal is as it was found: settings, screen, cursor, modes. */
void reader_check_restored(struct pty *p);

/* The rows of the screen, each with '\n'; yours to free. */
char *reader_screen(struct pty *p);

/* The title of an article of content/, as far as it fits, is on the screen. */
bool reader_shows_title(struct pty *p);

/* Time limits mean something only without sanitizers and checkers. */
bool reader_is_plain(void);

#endif
