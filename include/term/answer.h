/* answer: what a terminal says when it is asked whether it is dark or light.
 *
 * Of a string what stands between ESC and its end: "]11;rgb:ffff/ffff/ffff", with one to
 * four digits each; of a sequence what stands between ESC [ and its last byte:
 * "?997;2".  All of it is hostile; whatever is not exactly that answers nothing.
 *
 *     if (answer_color("]11;rgb:0/0/0", &light))  // light is false
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TERM_ANSWER_H
#define TERM_ANSWER_H

#include <stdbool.h>

/* The colour of the background (OSC 11). */
bool answer_color(const char *words, bool *light);

/* Is it the report of a terminal that tells when it becomes dark or light (CSI ? 997 n)? */
bool answer_is_report(const char *words);

/* What that report says; false when it says neither. */
bool answer_report(const char *words, bool *light);

#endif
