/* completion: what may stand in place of a word of the command line.
 *
 * The words come from the table of subcommands, their usage and the table of
 * options; so a new row is completed at once.  What stands for a value there
 * (ARTICLE, DIR, THEME …) says what may be put in its place.
 *
 *     struct str out = STR_INIT;
 *     completion_add(&out, (const char *[]){"show", "--c"}, 2);
 *
 * appends "words\n--corpus\tthe corpus; else …\n--color=auto\t…\n".  The first line says
 * which files may stand there too: words (none), folders, yaml (folders and *.yaml) or
 * files; each other one is a word that begins like the last one given, with a tab
 * and its help where it has any.  After --option= they are values alone.  Ids of
 * articles are those of the corpus that the words choose, when there is one.
 * SPDX-License-Identifier: MIT
 */
#ifndef RUN_COMPLETION_H
#define RUN_COMPLETION_H

#include "base/str.h"

/* The words after the program's name; the last one is to be completed, and may be
 * empty.  There is one at least. */
void completion_add(struct str *out, const char *const *words, size_t count);

/* The script for bash, zsh or fish, which asks for words by postil completion words;
 * NULL for another shell. */
const char *completion_script(const char *shell);

#endif
