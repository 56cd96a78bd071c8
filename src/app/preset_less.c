/* As in less(1).  There g and p are whole keys, so what begins with g elsewhere begins with
 * a comma here, and so does what h, p, u, v, y of the table did; f is on F, and n of the
 * entities' rename also in the text.
 * SPDX-License-Identifier: MIT
 */
#include "app/command.h"
#include "app/preset.h"

static const struct preset_row rows[] = {
    {"h H", IN_ALL, "help"},
    {"f <^V>", IN_ALL, "page-down"},
    {"<Alt-v>", IN_ALL, "page-up"},
    {"e <^J>", IN_ALL, "down"},
    {"y <^K>", IN_ALL, "up"},
    {"d", IN_ALL, "half-down"},
    {"u", IN_ALL, "half-up"},
    {"g < <Alt-<>", IN_ALL, "top"},
    {"> <Alt->>", IN_ALL, "bottom"},
    {"p", IN_TEXT, "percent"},
    {"r", IN_TEXT | IN_ARTICLES | IN_FACTS, "redraw"},
    {"?", IN_ALL, "search-back"},
    {"v", IN_PANES, "edit"},
    {"<^X><^X>", IN_PANES, "back"},
    {"<Alt-u>", IN_PANES, "highlights"},

    {"F", IN_PANES, "hints"},
    {",v", IN_TEXT, "select"},
    {",u <^_>", IN_PANES, "undo"},
    {",p", IN_TEXT | IN_ENTITIES, "mark-others"},
    {",yy", IN_PANES, "copy"},
    {",yq", IN_PANES, "copy-quote"},
    {",yu", IN_PANES, "copy-url"},
    {",yj", IN_PANES, "copy-json"},
    {",l", IN_PANES, "go-articles"},
    {",a", IN_PANES, "go-text"},
    {",e", IN_PANES, "go-entities"},
    {",f", IN_PANES, "go-facts"},
    {",d", IN_PANES, "follow-link"},
    {",x", IN_PANES, "all-facts"},
    {",n", IN_TEXT, "rename"},
    {",r", IN_PANES, "review"},
    {",R", IN_PANES, "review-all"},
    {",w", IN_PANES, "take-over"},
};

const struct preset preset_less = {rows, sizeof rows / sizeof rows[0]};
