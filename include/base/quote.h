/* quote: a word as a shell takes it.
 *
 * For commands that a sentence advises: who copies one from the screen must get
 * the word that was meant.  Letters, digits and harmless signs stand as they
 * are, all else between '…'.
 *
 *     str_addz(&s, "postil check ");
 *     if (!quote_word(&s, path))
 *             str_addz(&s, ".");
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef BASE_QUOTE_H
#define BASE_QUOTE_H

#include "base/str.h"

/* Appends the word; false, and nothing, for one that cannot be shown as it is:
 * it holds controls, bytes that are no UTF-8, or what draws as something else. */
bool quote_word(struct str *out, const char *word);

#endif
