/* As in GNU Emacs.  Letters that type nothing there keep what the table gives them.  ^H is
 * what most terminals send for Backspace, or Backspace for it: both are the help.
 * SPDX-License-Identifier: MIT
 */
#include "app/command.h"
#include "app/preset.h"

static const struct preset_row rows[] = {
    {"<^F>", IN_TEXT, "right"},
    {"<^B>", IN_TEXT, "left"},
    {"<Alt-f>", IN_TEXT, "next-word"},
    {"<Alt-b>", IN_TEXT, "previous-word"},
    {"<Alt-e>", IN_TEXT, "next-sentence"},
    {"<Alt-a>", IN_TEXT, "previous-sentence"},
    {"<Alt-}>", IN_TEXT, "next-paragraph"},
    {"<Alt-{>", IN_TEXT, "previous-paragraph"},
    {"<^V>", IN_ALL, "page-down"},
    {"<Alt-v>", IN_ALL, "page-up"},
    {"<Alt-<> <Alt-g>g", IN_ALL, "top"},
    {"<Alt->>", IN_ALL, "bottom"},
    {"<^L>", IN_TEXT, "cursor-middle"},
    {"<^X><^L>", IN_ALL, "redraw"},

    {"<^S>", IN_ALL, "search"},
    {"<^R>", IN_ALL, "search-back"},
    {"<^G>", IN_ALL, "clear"},
    {"<^G>", IN_SELECT, "stop-selecting"},
    {"<^@>", IN_TEXT, "select"},
    {"<^@>", IN_SELECT, "grow"},
    {"<^X><^X>", IN_SELECT, "other-end"},
    {"<^_> <^X>u", IN_PANES, "undo"},
    {"<Alt-_> <^X>r", IN_PANES, "redo"},
    {"<Alt-w>", IN_PANES | IN_SELECT, "copy"},
    {"<Alt-|>", IN_PANES, "pipe"},
    {"<Alt-.>", IN_PANES, "open"},
    {"<Alt-,>", IN_PANES, "back"},

    {"<Alt-x>", IN_ALL, "palette"},
    {"<^X>o", IN_PANES, "next-pane"},
    {"<^X>b <^X><^F>", IN_PANES, "go-articles"},
    {"<^X>1", IN_PANES, "focus-mode"},
    {"<^X>k <^X>0", IN_ALL, "close"},
    {"<^X><^C>", IN_ALL, "quit"},
    {"<^X><^Z>", IN_ALL, "suspend"},
    {"<^H> <Backspace>", IN_ALL, "help"},
};

const struct preset preset_emacs = {rows, sizeof rows / sizeof rows[0]};
