/* SPDX-License-Identifier: MIT */
#include "app/preset.h"

const struct preset preset_vim_less = {NULL, 0};

const struct preset *const presets[] = {
#define X(id, name) &preset_##id,
    PRESETS(X)
#undef X
};
const size_t preset_count = sizeof presets / sizeof presets[0];
