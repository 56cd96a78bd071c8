/* bench: the figures, each a function that measures and tells.
 *
 * The folder holds what was generated for this run; it is removed afterwards.
 * SPDX-License-Identifier: MIT
 */
#ifndef BENCH_BENCH_H
#define BENCH_BENCH_H

struct bench {
	const char *program; /* postil */
	const char *folder;
	const char *home; /* one for all runs of postil, so that a cache may serve */
};

void bench_start(const struct bench *b);
void bench_keys(const struct bench *b);
void bench_large(const struct bench *b);
void bench_corpus(const struct bench *b);
void bench_yaml(const struct bench *b);
void bench_annotate(const struct bench *b);
void bench_before(const struct bench *b);

#endif
