/* SPDX-License-Identifier: MIT */
#include "doc/history.h"

#include <string.h>

void history_release(struct history *h)
{
	for (size_t i = 0; i < h->steps.n; i++)
		step_free(h->steps.v[i]);
	vec_release(&h->steps);
	vec_release(&h->done);
	vec_release(&h->undone);
}

void history_push(struct history *h, struct step *s)
{
	*vec_push(&h->steps) = s;
	*vec_push(&h->done) = s;
	vec_clear(&h->undone);
}

struct step *history_last(const struct history *h)
{
	return h->done.n ? *vec_last(&h->done) : NULL;
}

struct step *history_next(const struct history *h)
{
	return h->undone.n ? *vec_last(&h->undone) : NULL;
}

/* Takes the step out of a stack; false when it is not there. */
static bool take(struct step **v, size_t *n, const struct step *s)
{
	for (size_t i = *n; i-- > 0;) {
		if (v[i] != s)
			continue;
		memmove(v + i, v + i + 1, (*n - i - 1) * sizeof *v);
		--*n;
		return true;
	}
	return false;
}

void history_undid(struct history *h, struct step *s)
{
	s->undone = true;
	if (take(h->done.v, &h->done.n, s))
		*vec_push(&h->undone) = s;
}

void history_redid(struct history *h, struct step *s)
{
	s->undone = false;
	if (take(h->undone.v, &h->undone.n, s))
		*vec_push(&h->done) = s;
}

/* Puts the n steps, which are done, under those that are there. */
static void put_under(struct history *h, struct step **steps, size_t n)
{
	size_t had = h->done.n;

	vec_reserve(&h->done, had + n);
	if (had)
		memmove(h->done.v + n, h->done.v, had * sizeof *steps);
	h->done.n += n;
	for (size_t i = 0; i < n; i++)
		h->done.v[i] = steps[i];
}

/* Of earlier steps only those that were undone last are a way forward, and only
 * where nothing was done since. */
static void prepend_undone(struct history *h, struct step **steps, size_t n)
{
	if (h->steps.n)
		return;
	for (size_t i = n; i > 0 && steps[i - 1]->undone; i--)
		*vec_push(&h->undone) = steps[i - 1];
}

void history_prepend(struct history *h, struct step **steps, size_t n)
{
	struct step **done = mem_alloc(n * sizeof *done);
	size_t had = h->steps.n, count = 0;

	for (size_t i = 0; i < n; i++)
		if (!steps[i]->undone)
			done[count++] = steps[i];
	prepend_undone(h, steps, n);
	put_under(h, done, count);
	free(done);
	vec_reserve(&h->steps, had + n);
	if (had)
		memmove(h->steps.v + n, h->steps.v, had * sizeof *steps);
	if (n)
		memcpy(h->steps.v, steps, n * sizeof *steps);
	h->steps.n += n;
}
