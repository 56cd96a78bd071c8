/* SPDX-License-Identifier: MIT */
#include "app/keymap.h"

#include "app/keys.h"

#include <string.h>

/* Reads a sequence up to a space or the end and moves *s past it. */
static bool read_sequence(const char **s, struct binding *b)
{
	uint32_t key;

	for (b->n = 0; **s && **s != ' '; b->n++) {
		if (b->n == KEYMAP_DEEP || !keys_parse(s, &key))
			return false;
		b->keys[b->n] = key;
	}
	return b->n > 0;
}

static void add_row(struct keymap *m, const struct command *c)
{
	struct binding b = {.where = c->where, .command = c};

	for (const char *s = c->keys; *s; s += strspn(s, " "))
		if (read_sequence(&s, &b))
			*vec_push(&m->list) = b;
		else
			s += strcspn(s, " ");
}

void keymap_init(struct keymap *m)
{
	*m = (struct keymap){0};
	for (size_t t = 0; t < command_topic_count; t++)
		for (size_t i = 0; i < command_topics[t]->n; i++)
			add_row(m, &command_topics[t]->commands[i]);
}

void keymap_release(struct keymap *m)
{
	vec_release(&m->list);
}

/* Does one of them begin with the other? */
static bool collide(const struct binding *a, const struct binding *b)
{
	size_t n = a->n < b->n ? a->n : b->n;

	return memcmp(a->keys, b->keys, n * sizeof *a->keys) == 0;
}

bool keymap_bind(struct keymap *m, const char *written, unsigned where, const struct command *c)
{
	struct binding b = {.where = where, .command = c};

	if (!read_sequence(&written, &b) || *written)
		return false;
	for (size_t i = 0; i < m->list.n; i++)
		if (collide(&m->list.v[i], &b))
			m->list.v[i].where &= ~where;
	*vec_push(&m->list) = b;
	return true;
}

/* While something is selected its own rows come before those of the text. */
static bool wins(const struct binding *b, const struct binding *found, unsigned where)
{
	return (b->where & where & IN_SELECT) && !(found->where & IN_SELECT);
}

const struct binding *keymap_find(const struct keymap *m, const uint32_t *keys, size_t n,
				  unsigned where, bool *longer)
{
	const struct binding *found = NULL;

	*longer = false;
	for (size_t i = 0; i < m->list.n; i++) {
		const struct binding *b = &m->list.v[i];

		if (!(b->where & where) || b->n < n || memcmp(b->keys, keys, n * sizeof *keys) != 0)
			continue;
		*longer |= b->n > n;
		if (b->n == n && (!found || wins(b, found, where)))
			found = b;
	}
	return found;
}

void keymap_keys(const struct keymap *m, const struct command *c, unsigned where, bool all,
		 struct str *out)
{
	bool first = true;

	for (size_t i = 0; i < m->list.n && (all || first); i++) {
		const struct binding *b = &m->list.v[i];

		if (b->command != c || !(b->where & where))
			continue;
		if (!first)
			str_addc(out, ' ');
		for (size_t k = 0; k < b->n; k++)
			keys_name(b->keys[k], out);
		first = false;
	}
}

void keymap_way(const struct keymap *m, const struct command *c, unsigned where, struct str *out)
{
	size_t before = out->len;

	keymap_keys(m, c, where, true, out);
	if (out->len == before)
		str_printf(out, ":%s", c->name);
}
