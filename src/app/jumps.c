/* SPDX-License-Identifier: MIT */
#include "app/jumps.h"

#include <string.h>

static bool same(struct place a, struct place b)
{
	return a.article == b.article && a.spot.point == b.spot.point;
}

void jumps_release(struct jumps *j)
{
	vec_release(&j->list);
	j->at = 0;
}

static void remove_at(struct jumps *j, size_t i)
{
	memmove(j->list.v + i, j->list.v + i + 1, (j->list.n - i - 1) * sizeof *j->list.v);
	j->list.n--;
}

/* A place stands in the list once, where it was left last. */
void jumps_push(struct jumps *j, struct place left)
{
	for (size_t i = 0; i < j->list.n; i++)
		if (same(j->list.v[i], left))
			remove_at(j, i--);
	if (j->list.n == JUMPS_MOST)
		remove_at(j, 0);
	*vec_push(&j->list) = left;
	j->at = j->list.n;
}

bool jumps_back(struct jumps *j, struct place here, struct place *to)
{
	if (j->at == j->list.n && j->list.n > 0) {
		jumps_push(j, here);
		j->at = j->list.n - 1;
	}
	while (j->at > 0) {
		*to = j->list.v[--j->at];
		if (!same(*to, here))
			return true;
	}
	return false;
}

bool jumps_forward(struct jumps *j, struct place *to)
{
	if (j->at + 1 >= j->list.n)
		return false;
	*to = j->list.v[++j->at];
	return true;
}

bool jumps_last(const struct jumps *j, struct place here, struct place *to)
{
	for (size_t i = j->list.n; i-- > 0;) {
		*to = j->list.v[i];
		if (!same(*to, here))
			return true;
	}
	return false;
}
