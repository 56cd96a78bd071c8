/* SPDX-License-Identifier: MIT */
#include "app/effect.h"

#include "app/copy.h"

#include <string.h>

void effects_add(struct effects *e, enum effect_kind kind, size_t index)
{
	*vec_push(&e->list) = (struct effect){.kind = kind, .index = index};
}

void effects_add_step(struct effects *e, struct step *s)
{
	*vec_push(&e->list) = (struct effect){.kind = EFFECT_DO, .step = s};
}

void effects_add_words(struct effects *e, enum effect_kind kind, const char *what,
		       struct slice words)
{
	struct effect *one = vec_push(&e->list);
	struct str clean = STR_INIT;

	*one = (struct effect){.kind = kind, .what = mem_dup(what, strlen(what))};
	one->index = copy_clean(&clean, words);
	one->words = str_take(&clean);
}

void effect_release(struct effect *e)
{
	free(e->words);
	free(e->what);
	e->words = e->what = NULL;
}

void effects_release(struct effects *e)
{
	for (size_t i = 0; i < e->list.n; i++)
		effect_release(&e->list.v[i]);
	vec_release(&e->list);
}

void effects_add_editor(struct effects *e, size_t index, uint32_t line)
{
	*vec_push(&e->list) = (struct effect){.kind = EFFECT_EDITOR, .index = index, .line = line};
}
