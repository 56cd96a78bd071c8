/* SPDX-License-Identifier: MIT */
#include "app/effect.h"

void effects_add(struct effects *e, enum effect_kind kind, size_t index)
{
	*vec_push(&e->list) = (struct effect){.kind = kind, .index = index};
}

void effects_add_step(struct effects *e, struct step *s)
{
	*vec_push(&e->list) = (struct effect){.kind = EFFECT_DO, .step = s};
}

void effects_add_editor(struct effects *e, size_t index, uint32_t line)
{
	*vec_push(&e->list) = (struct effect){.kind = EFFECT_EDITOR, .index = index, .line = line};
}
