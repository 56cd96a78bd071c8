/* SPDX-License-Identifier: MIT */
#include "app/effect.h"

void effects_add(struct effects *e, enum effect_kind kind, size_t index)
{
	*vec_push(&e->list) = (struct effect){kind, index};
}
