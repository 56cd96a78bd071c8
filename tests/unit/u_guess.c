/* SPDX-License-Identifier: MIT */
#include "base/guess.h"
#include "test.h"

#include <string.h>

static const char *const words[] = {"list", "show", "entities", "mentions", "facts", "check"};

static const char *at(const void *context, size_t i)
{
	return ((const char *const *)context)[i];
}

static const char *nearest(const char *typed)
{
	const char *word = guess(slice_of(typed), at, words, sizeof words / sizeof *words);

	return word ? word : "-";
}

TEST(guess_counts_inserted_deleted_changed_and_swapped_letters)
{
	static const struct {
		const char *typed, *want;
	} rows[] = {
	    {"list", "list"},
	    {"lits", "list"},
	    {"lst", "list"},
	    {"liist", "list"},
	    {"lost", "list"},
	    {"entites", "entities"},
	    {"menitons", "mentions"},
	    {"fact", "facts"},
	    {"chekc", "check"},
	    {"sohw", "show"},
	    {"quit", "-"},
	    {"export", "-"},
	    {"", "-"},
	    {"l", "-"},
	    {"entitiesentitiesentitiesentitiesentities", "-"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		CHECK_STR(nearest(rows[i].typed), rows[i].want);
}

TEST(guess_takes_any_bytes_and_no_words)
{
	CHECK(guess((struct slice){"\xff\0\x1b", 3}, at, words, 6) == NULL);
	CHECK(guess(SLICE("list"), at, words, 0) == NULL);
}
