/* generate: articles to measure on, the same bytes on every machine.
 *
 * French-like prose: common words by falling frequency, elisions, guillemets
 * with no-break spaces, and invented names of persons, places and groups that
 * come again.  No name is part of another or of a word.  Every place of a name
 * is a mention; its anchor gets the shortest `after` that makes it unique.
 *
 *     struct prose p;
 *     prose_init(&p, 7, 1000000, 10000);
 *     prose_yaml(&p, 1000, &yaml);
 *     prose_release(&p);
 *
 * The word GENERATED_RARE stands once, near 95 % of the text.
 * SPDX-License-Identifier: MIT
 */
#ifndef BENCH_GENERATE_H
#define BENCH_GENERATE_H

#include "base/str.h"
#include "base/vec.h"

#include <stdint.h>

#define GENERATED_RARE "xylophage"

enum { GENERATED_NAMES = 400 };

struct prose_mention {
	uint32_t name;
	size_t start, len; /* bytes of the text */
	size_t after;      /* bytes behind it that make it unique; 0: none needed */
};

struct prose {
	struct str text; /* one paragraph a line, the last one without a newline */
	struct str title;
	VEC(struct prose_mention) mentions;
	uint64_t state; /* of the generator */
};

/* About `bytes` of text with `mentions` mentions (exactly). */
void prose_init(struct prose *p, unsigned seed, size_t bytes, size_t mentions);
void prose_release(struct prose *p);

/* Appends the article's file, with that many facts. */
void prose_yaml(const struct prose *p, size_t facts, struct str *out);

/* Writes folder/entities.yaml, and `articles` files of about `bytes` of text. */
bool generate_register(const char *folder);
bool generate_corpus(const char *folder, size_t articles, size_t bytes);

bool generate_file(const char *folder, const char *name, const struct str *bytes);

#endif
