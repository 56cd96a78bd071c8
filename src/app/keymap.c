/* SPDX-License-Identifier: MIT */
#include "app/keymap.h"

#include "app/keys.h"
#include "base/diag.h"

#include <stdio.h>
#include <string.h>

enum { USUAL = 320 }; /* bindings: the table, and some */

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

/* ---- what lies below ---- */

static void add_row(struct keymap *m, const struct command *c)
{
	struct binding b = {.where = c->where, .command = c};

	for (const char *s = c->keys; *s; s += *s == ' ')
		if (read_sequence(&s, &b))
			*vec_push(&m->list) = b;
		else
			s += strcspn(s, " ");
}

/* Does one of them begin with the other? */
static bool collide(const struct binding *a, const struct binding *b)
{
	size_t n = a->n < b->n ? a->n : b->n;

	return a->keys[0] == b->keys[0] && memcmp(a->keys, b->keys, n * sizeof *a->keys) == 0;
}

/* The last one wins. */
static void lay(struct keymap *m, const struct binding *b)
{
	for (size_t i = 0; i < m->list.n; i++)
		if (collide(&m->list.v[i], b))
			m->list.v[i].where &= ~b->where;
	*vec_push(&m->list) = *b;
	if (b->layer > m->top)
		m->top = b->layer;
}

/* What a binding shall run; `where` shrinks to where the first command works. */
static bool read_lines(struct keymap *m, const char *const *lines, size_t n, struct binding *b,
		       struct error *err)
{
	struct macro macro = {.n = n};
	struct str label = STR_INIT;

	if (n > KEYMAP_MACRO)
		return error_set(err, "a macro has at most %d commands, this one %zu", KEYMAP_MACRO,
				 n);
	for (size_t i = 0; i < n; i++) {
		const char *line = arena_copy(&m->arena, lines[i], strlen(lines[i]));

		if (!command_parse(line, &macro.calls[i], err)) {
			str_release(&label);
			return false;
		}
		str_printf(&label, "%s%s", i ? ", " : "", line);
	}
	b->command = n ? macro.calls[0].command : NULL;
	if (n > 1 || (n && (macro.calls[0].argument || macro.calls[0].count))) {
		struct macro *kept = arena_alloc(&m->arena, sizeof *kept);

		macro.label = arena_copy(&m->arena, label.s, label.len);
		*kept = macro;
		b->macro = kept;
	}
	str_release(&label);
	return true;
}

static void add_preset_row(struct keymap *m, const struct preset_row *row)
{
	struct binding b = {.layer = LAYER_PRESET, .where = row->where};
	struct error err = {0};

	if (!read_lines(m, &row->line, row->line[0] != '\0', &b, &err)) {
		error_release(&err);
		return;
	}
	for (const char *s = row->keys; *s; s += *s == ' ')
		if (read_sequence(&s, &b))
			lay(m, &b);
		else
			s += strcspn(s, " ");
}

void keymap_use(struct keymap *m, size_t preset)
{
	vec_clear(&m->list);
	m->top = LAYER_TABLE;
	vec_reserve(&m->list, USUAL);
	for (size_t t = 0; t < command_topic_count; t++)
		for (size_t i = 0; i < command_topics[t]->n; i++)
			add_row(m, &command_topics[t]->commands[i]);
	for (size_t i = 0; i < presets[preset]->n; i++)
		add_preset_row(m, &presets[preset]->rows[i]);
	for (size_t i = 0; i < m->own.n; i++)
		lay(m, &m->own.v[i]);
}

void keymap_init(struct keymap *m)
{
	*m = (struct keymap){0};
	keymap_use(m, 0);
}

void keymap_release(struct keymap *m)
{
	vec_release(&m->list);
	vec_release(&m->own);
	arena_release(&m->arena);
}

/* ---- one's own ---- */

static void add_own(struct keymap *m, const struct binding *b)
{
	*vec_push(&m->own) = *b;
	lay(m, b);
}

/* A digit that comes first is a count; only 0 begins none. */
static bool read_own(const char *written, struct binding *b, struct error *err)
{
	const char *s = written;

	if (!read_sequence(&s, b) || *s)
		return error_set(err,
				 "\"%s\" is no sequence of 1 to %d keys; names of keys stand in "
				 "angle brackets, as <^X> and <Alt-x>",
				 diag_quote(slice_of(written)).s, KEYMAP_DEEP);
	if (b->keys[0] >= '1' && b->keys[0] <= '9')
		return error_set(err, "\"%s\" begins with a digit, which would be a count",
				 diag_quote(slice_of(written)).s);
	return true;
}

bool keymap_bind_lines(struct keymap *m, const char *written, unsigned where,
		       const char *const *lines, size_t n, struct error *err)
{
	struct binding b = {.layer = LAYER_OWN, .where = where};

	if (!read_own(written, &b, err) || !read_lines(m, lines, n, &b, err))
		return false;
	if (b.command)
		b.where &= b.command->where;
	if (!b.where)
		return error_set(err, "%s does not work here, but %s", b.command->name,
				 command_place(b.command));
	add_own(m, &b);
	return true;
}

/* ---- asking ---- */

/* While something is selected its own rows come before those of the text. */
static bool wins(const struct binding *b, const struct binding *found, unsigned where)
{
	return (b->where & where & IN_SELECT) && !(found->where & IN_SELECT);
}

const struct binding *keymap_find(const struct keymap *m, const uint32_t *keys, size_t n,
				  unsigned where, bool *longer)
{
	const struct binding *found = NULL;
	bool selects = false;

	*longer = false;
	for (size_t i = 0; i < m->list.n; i++) {
		const struct binding *b = &m->list.v[i];

		if (!(b->where & where) || b->n < n || memcmp(b->keys, keys, n * sizeof *keys) != 0)
			continue;
		*longer |= b->n > n;
		selects |= b->n > n && (b->where & where & IN_SELECT);
		if (b->n == n && (!found || wins(b, found, where)))
			found = b;
	}
	return found && selects && !(found->where & IN_SELECT) ? NULL : found;
}

const char *keymap_says(const struct binding *b)
{
	return b->macro ? b->macro->label : b->command ? b->command->help : "";
}

static bool runs(const struct binding *b, const struct command *c, unsigned where)
{
	return b->command == c && !b->macro && (b->where & where);
}

bool keymap_has(const struct keymap *m, const struct command *c, unsigned where)
{
	for (size_t i = 0; i < m->list.n; i++)
		if (runs(&m->list.v[i], c, where))
			return true;
	return false;
}

const struct binding *keymap_following(const struct keymap *m, const uint32_t *keys, size_t n,
				       unsigned where, size_t *at)
{
	while (*at < m->list.n) {
		const struct binding *b = &m->list.v[(*at)++];
		bool longer;

		if (keymap_says(b)[0] && (b->where & where) && b->n > n &&
		    memcmp(b->keys, keys, n * sizeof *keys) == 0 &&
		    keymap_find(m, b->keys, b->n, where, &longer) == b)
			return b;
	}
	return NULL;
}

void keymap_keys(const struct keymap *m, const struct command *c, unsigned where, bool all,
		 struct str *out)
{
	size_t before = out->len;

	for (int layer = (int)m->top; layer >= 0; layer--) {
		for (size_t i = 0; i < m->list.n && (all || out->len == before); i++) {
			const struct binding *b = &m->list.v[i];

			if ((int)b->layer != layer || !runs(b, c, where))
				continue;
			if (out->len > before)
				str_addc(out, ' ');
			for (size_t k = 0; k < b->n; k++)
				keys_name(b->keys[k], out);
		}
	}
}

struct key_name keymap_key(const struct keymap *m, const char *command, unsigned where)
{
	const struct command *c = command_named(command);
	struct str keys = STR_INIT;
	struct key_name name;

	keymap_keys(m, c, where, false, &keys);
	if (!keys.len)
		keymap_keys(m, c, ~0U, false, &keys);
	snprintf(name.s, sizeof name.s, "%s%s", keys.len ? "" : ":", keys.len ? keys.s : command);
	str_release(&keys);
	return name;
}

void keymap_way(const struct keymap *m, const struct command *c, unsigned where, struct str *out)
{
	size_t before = out->len;

	keymap_keys(m, c, where, true, out);
	if (out->len == before)
		str_printf(out, ":%s", c->name);
}
