/* SPDX-License-Identifier: MIT */
#include "app/app.h"

static const struct command rows[] = {
    {0},
};

const struct command_topic commands_state = {"Stating facts", rows, 0};
