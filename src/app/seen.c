/* SPDX-License-Identifier: MIT */
#include "app/seen.h"

#include "base/mem.h"

#include <stdint.h>

void seen_init(struct seen *s, size_t articles)
{
	*s = (struct seen){.articles = articles};
	s->read = mem_zalloc(articles, sizeof *s->read);
}

void seen_release(struct seen *s)
{
	free(s->read);
	vec_release(&s->changed);
}

void seen_set(struct seen *s, size_t article, bool read)
{
	if (s->read[article] == read)
		return;
	s->read[article] = read;
	s->count += read ? 1 : SIZE_MAX;
	*vec_push(&s->changed) = article;
}

bool seen_is_read(const struct seen *s, size_t article)
{
	return s->read[article];
}

size_t seen_waiting(const struct seen *s)
{
	return s->articles - s->count;
}

size_t seen_next(const struct seen *s, size_t from, int direction)
{
	size_t n = s->articles, at = from;

	for (size_t i = 1; seen_waiting(s) && i < n; i++) {
		at = direction > 0 ? (at + 1 < n ? at + 1 : 0) : (at ? at : n) - 1;
		if (!s->read[at])
			return at;
	}
	return SIZE_MAX;
}
