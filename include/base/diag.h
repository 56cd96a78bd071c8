/* diag: the list of faults of a file, each with its place.
 *
 * Reading goes on after a fault, so that all are reported in one go.  The
 * severity of a code comes from the table below; adding a code is one row.
 * A message holds at most DIAG_MESSAGE bytes; whoever puts a file's words into one
 * quotes them with diag_quote, so that a long id costs a fault no more than a short one.
 * Printed as a compiler does:  file:line:column: error: sentence [code]
 * SPDX-License-Identifier: MIT
 */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include "base/str.h"
#include "base/vec.h"

#include <stdint.h>

enum diag_severity { DIAG_NOTE, DIAG_WARNING, DIAG_ERROR };

/* name, severity, the word in brackets */
#define DIAGS(X)                                           \
	X(FILE, ERROR, "file")                             \
	X(UTF8, ERROR, "utf8")                             \
	X(SYNTAX, ERROR, "syntax")                         \
	X(LIMIT, ERROR, "limit")                           \
	X(ALIAS, ERROR, "alias")                           \
	X(DUPLICATE_KEY, ERROR, "duplicate-key")           \
	X(UNKNOWN_KEY, WARNING, "unknown-key")             \
	X(MISSING_KEY, ERROR, "missing-key")               \
	X(WRONG_KIND, ERROR, "wrong-kind")                 \
	X(VERSION, ERROR, "version")                       \
	X(BAD_VALUE, ERROR, "bad-value")                   \
	X(BAD_DATE, ERROR, "bad-date")                     \
	X(UNQUOTED, WARNING, "unquoted")                   \
	X(DUPLICATE_ID, ERROR, "duplicate-id")             \
	X(DUPLICATE_MENTION, WARNING, "duplicate-mention") \
	X(UNKNOWN_ENTITY, ERROR, "unknown-entity")         \
	X(UNKNOWN_TYPE, NOTE, "unknown-type")              \
	X(UNKNOWN_LINK, ERROR, "unknown-link")             \
	X(ONE_WAY_LINK, WARNING, "one-way-link")           \
	X(FUZZY, WARNING, "fuzzy")                         \
	X(ORPHAN, ERROR, "orphan")                         \
	X(NO_EVIDENCE, WARNING, "no-evidence")             \
	X(OWN_REGISTER, WARNING, "own-register")           \
	X(EMPTY, WARNING, "empty")                         \
	X(CONTROL, WARNING, "control-character")           \
	X(SHARED_NAME, WARNING, "shared-name")             \
	X(BAD_ID, NOTE, "bad-id")                          \
	X(UNDECLARED, NOTE, "undeclared")                  \
	X(LATER, NOTE, "later-than-article")               \
	X(ORDER, NOTE, "order")

enum diag_code {
#define X(name, severity, word) DIAG_##name,
	DIAGS(X)
#undef X
	    DIAG_CODES /* how many */
};

struct diag {
	enum diag_code code;
	uint32_t line;   /* from 1; 0: the file as a whole */
	uint32_t column; /* code points, from 1 */
	char *message;   /* owned; a sentence without a full stop; may hold hostile bytes */
};

struct diag_list {
	char *file; /* owned; as the user would name it */
	VEC(struct diag) list;
	size_t errors;
	size_t warnings;
	size_t notes;
	size_t dropped; /* faults past DIAG_MOST, counted only */
};

enum {
	DIAG_MOST = 1000,
	DIAG_MESSAGE = 400, /* bytes of a message; a longer one is cut and ends with "…" */
	DIAG_QUOTE = 60     /* bytes of a value that is quoted in one */
};

/* The beginning of a value: whole characters, and "…" where more follows. */
struct diag_quote {
	char s[DIAG_QUOTE + sizeof "…"]; /* NUL-terminated */
};

/* For one use in the arguments of a call:  diag_quote(slice_of(id)).s */
struct diag_quote diag_quote(struct slice value);

void diag_init(struct diag_list *d, const char *file);
void diag_release(struct diag_list *d);
void diag_add(struct diag_list *d, enum diag_code code, uint32_t line, uint32_t column,
	      const char *fmt, ...) __attribute__((format(printf, 5, 6)));

/* In the order of line and column; a stable sort. */
void diag_sort(struct diag_list *d);

enum diag_severity diag_severity(enum diag_code code);
const char *diag_severity_name(enum diag_severity severity); /* "error" … */
const char *diag_word(enum diag_code code);                  /* "duplicate-key" … */

/* "file:line:column: error: sentence [code]", no newline, not yet visible. */
void diag_format(const struct diag_list *d, const struct diag *one, struct str *out);

#endif
