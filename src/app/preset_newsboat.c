/* As in newsboat(1): unread articles on n and p, filters on F and f.  What those keys of the
 * table did is behind g.
 * SPDX-License-Identifier: MIT
 */
#include "app/command.h"
#include "app/preset.h"

static const struct preset_row rows[] = {
    {"n", IN_PANES, "next-unread"}, {"p", IN_PANES, "previous-unread"},
    {"N", IN_PANES, "toggle-read"}, {"A", IN_PANES, "mark-all-read"},
    {"u", IN_PANES, "open-url"},    {"F f", IN_ALL, "filter"},
    {"<^F>", IN_ALL, "clear"},      {"Q", IN_ALL, "quit"},
    {"gn", IN_PANES, "next-hit"},   {"gN", IN_PANES, "previous-hit"},
    {"gh", IN_PANES, "hints"},      {"gp", IN_TEXT | IN_ENTITIES, "mark-others"},
    {"gu <^_>", IN_PANES, "undo"},
};

const struct preset preset_newsboat = {rows, sizeof rows / sizeof rows[0]};
