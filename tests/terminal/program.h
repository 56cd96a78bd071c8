/* program: the program under test, on a terminal, with a corpus.
 *
 * $POSTIL is the program; the current folder is the project's, with content/.
 *
 *     NEEDS_PROGRAM();
 *     struct pty p;
 *     if (!program_start(&p, NULL, &(struct pty_options){0}))
 *             return;
 *     …
 *     pty_end(&p);
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TERMINAL_PROGRAM_H
#define TERMINAL_PROGRAM_H

#include "pty.h"
#include "test.h"

/* Why no case can run: no emulator or no program; or NULL. */
const char *program_missing(void);

#define NEEDS_PROGRAM()        \
	if (program_missing()) \
	SKIP(program_missing())

/* Starts it on a corpus (NULL: content) and waits for the first settled frame.
 * A failed check, and false, when that does not come. */
bool program_start(struct pty *p, const char *corpus, const struct pty_options *options);

/* Runs it to its end with these options, whatever that is; false: it did not end. */
bool program_run(struct pty *p, const char *corpus, const struct pty_options *options);

/* A new folder with an empty register and one article, a.yaml; yours to
 * remove and free.  Keys of `article` are as in the file; it may hold NUL. */
char *program_corpus(const char *article, size_t len);

/* The absolute path of a file in a folder, yours to free. */
char *program_path(const char *folder, const char *name);
bool program_write(const char *path, const char *bytes, size_t len);

/* Checks that the terminal is as it was found: settings, screen, cursor, modes. */
void program_check_restored(struct pty *p);

/* The rows of the screen, each with '\n'; yours to free. */
char *program_screen(struct pty *p);

/* The title of an article of content/, as far as it fits, is on the screen. */
bool program_shows_title(struct pty *p);

/* The first words of its text are. */
bool program_shows_text(struct pty *p);

/* Time limits mean something only without sanitizers and checkers. */
bool program_is_plain(void);

#endif
