/* The first frame of a corpus must not wait for all of its articles.
 * SPDX-License-Identifier: MIT
 */
#include "base/file.h"
#include "bench.h"
#include "generate.h"
#include "race.h"

#include <stdlib.h>

enum { MANY = 10000, BYTES = 2500 };

void bench_corpus(const struct bench *b)
{
	char *many = file_join(b->folder, "many"), *two = file_join(b->folder, "two");
	struct runner large = {
	    .name = "10,000", .argv = {b->program, many}, .quit = "q", .home = b->home};
	struct runner small = {
	    .name = "2", .argv = {b->program, two}, .quit = "q", .home = b->home};
	struct race race;

	if (!generate_corpus(many, MANY, BYTES) || !generate_corpus(two, 2, BYTES))
		figure_failed("10,000 articles: first frame / 2 articles", "not written");
	else if (!race_run(&race, &large, &small, 9))
		figure_failed("10,000 articles: first frame / 2 articles", "not run");
	else {
		race_note(&race, &large, &small);
		figure_goal("10,000 articles: first frame / 2 articles",
			    samples_median(&race.settled), "x", 5.0);
		figure_note("peak memory / 2 articles %.2f x", samples_median(&race.memory));
	}
	free(many);
	free(two);
}
