/* embedded: files of the tree inside the program: those of themes/ and content/tutor/,
 * and the scripts for shells of man/share.
 *
 * The build writes the tables, in the order of the bytes of the names; there is
 * no .c of them in the tree.  Everything is constant and
 * lives as long as the program.
 *
 *     for (size_t i = 0; i < embedded_theme_count; i++)
 *             puts(embedded_themes[i].name);
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef RUN_EMBEDDED_H
#define RUN_EMBEDDED_H

#include <stddef.h>

struct embedded_file {
	const char *name;  /* without .yaml */
	const char *bytes; /* as in the file, then a NUL */
	size_t len;        /* bytes, without that NUL */
};

extern const struct embedded_file embedded_themes[];
extern const size_t embedded_theme_count;

extern const struct embedded_file embedded_lessons[];
extern const size_t embedded_lesson_count;

/* As they are called where shells look for them: postil _postil postil.fish. */
extern const struct embedded_file embedded_completions[];
extern const size_t embedded_completion_count;

#endif
