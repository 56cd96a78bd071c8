/* SPDX-License-Identifier: MIT */
#include "app/effect.h"

#include "test.h"

TEST(effects_are_kept_in_order)
{
	struct effects e = {0};

	for (size_t i = 0; i < 100; i++)
		effects_add(&e, i % 2 ? EFFECT_LOAD : EFFECT_SCAN, i);
	CHECK_INT(e.list.n, 100);
	for (size_t i = 0; i < e.list.n; i++) {
		CHECK_INT(e.list.v[i].index, i);
		CHECK_INT(e.list.v[i].kind, i % 2 ? EFFECT_LOAD : EFFECT_SCAN);
	}
	vec_release(&e.list);
}
