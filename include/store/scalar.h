/* scalar: a string as a value of YAML.
 *
 * What is written reads back as the same string, for libyaml and for readers that
 * type plain words (store/plain.h).  A value keeps the style of what it replaces
 * where that can hold it; else it is plain, or in quotes: "…" as a rule, '…' where
 * that saves escapes.  Controls, bidi controls, U+FEFF and what ends lines for
 * YAML 1.1 (NEL, LS, PS) are escapes in "…"; every other character is itself.
 * Nothing is folded: quoted and plain values take one line.
 *
 *     scalar_write(&out, SLICE("no"), YAML_PLAIN, SCALAR_FLOW);      "no"
 *     scalar_write(&out, SLICE("l'un, l'autre"), YAML_SINGLE, 0);    'l''un, l''autre'
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef STORE_SCALAR_H
#define STORE_SCALAR_H

#include "store/yaml.h"

enum scalar_flags {
	SCALAR_FLOW = 1,  /* inside [ ] or { }, or a key */
	SCALAR_NUMBER = 2 /* plain even where that types it as a number */
};

/* Appends the value on one line, in a style as near to `like` as can be; of block
 * styles plain is nearest. */
void scalar_write(struct str *out, struct slice value, enum yaml_style like, unsigned flags);

/* Can the lines of a block scalar without an indentation indicator hold it?  At most
 * one newline ends it; of a folded one (`folded`) it is one line. */
bool scalar_fits_block(struct slice value, bool folded);

/* Appends the body of a block scalar: each line after `indent` spaces and all but
 * the last followed by `eol`. */
void scalar_write_lines(struct str *out, struct slice value, size_t indent, const char *eol);

#endif
