/* SPDX-License-Identifier: MIT */
#include "app/lines.h"

#include "app/keys.h"

static void drop(struct lines *l, size_t i)
{
	free(l->list.v[i]);
	vec_remove(&l->list, i);
}

void lines_add(struct lines *l, struct slice line)
{
	line = slice_trim(line);
	if (line.len == 0 || line.len > PROMPT_LIMIT)
		return;
	for (size_t i = l->list.n; i-- > 0;)
		if (slice_is(line, l->list.v[i]))
			drop(l, i);
	if (l->list.n == LINES_KEPT)
		drop(l, 0);
	*vec_push(&l->list) = mem_dup(line.s, line.len);
	l->fresh++;
	l->at = l->list.n;
}

void lines_release(struct lines *l)
{
	for (size_t i = 0; i < l->list.n; i++)
		free(l->list.v[i]);
	vec_release(&l->list);
	if (l->typed.s)
		str_release(&l->typed);
	*l = (struct lines){0};
}

bool lines_walking(const struct lines *l, const struct prompt *p)
{
	return l->at < l->list.n && slice_is(prompt_text(p), l->list.v[l->at]);
}

/* A walk begins with what is typed, behind the newest line. */
static void begin(struct lines *l, const struct prompt *p)
{
	if (l->typed.s)
		str_clear(&l->typed);
	else
		str_init(&l->typed);
	str_add(&l->typed, p->text.s, p->text.len);
	l->at = l->list.n;
}

static bool fits(const struct lines *l, size_t i)
{
	return strncmp(l->list.v[i], l->typed.s, l->typed.len) == 0;
}

bool lines_walk(struct lines *l, struct prompt *p, int direction)
{
	size_t to;

	if (!lines_walking(l, p))
		begin(l, p);
	to = l->at;
	do {
		if (direction < 0 ? to == 0 : to >= l->list.n)
			return false;
		to += direction < 0 ? SIZE_MAX : 1;
	} while (to < l->list.n && !fits(l, to));
	l->at = to;
	prompt_set(p, to < l->list.n ? slice_of(l->list.v[to])
				     : (struct slice){l->typed.s, l->typed.len});
	return true;
}

bool lines_walk_key(struct lines *l, struct prompt *p, uint32_t key)
{
	if (key == KEYS_UP || key == KEYS_CTRL('P'))
		return lines_walk(l, p, -1);
	return (key == KEYS_DOWN || key == KEYS_CTRL('N')) && lines_walk(l, p, 1);
}
