/* SPDX-License-Identifier: MIT */
#include "app/app.h"

/* What replace_key does with a key, in its three kinds of questions. */
static const struct mode_key replace_key_rows[] = {
    {"y", "yes", "yes", "Mark it as a mention"},
    {"n", "no, never again", "never", "It is none: it is refused, and never asked about again"},
    {"!", "all the rest", "all", "Mark it and all that are left"},
    {".", "this and stop", "last", "Mark it, and stop"},
    {"s", "skip", "skip", "Leave it for now"},
    {"u", "back", "back", "Go back to the place before"},
    {"q", "stop", "stop", "Stop; what was answered is done"},
};
const struct mode_keys replace_keys = {"The place that is shown", replace_key_rows,
				       sizeof replace_key_rows / sizeof replace_key_rows[0]};

static const struct mode_key replace_split_key_rows[] = {
    {"y", "yes", "yes", "Give it to the other entity"},
    {"n", "no", "no", "Leave it with this one"},
    {"!", "all the rest", "all", "Give it and all that are left"},
    {".", "this and stop", "last", "Give it, and stop"},
    {"u", "back", "back", "Go back to the place before"},
    {"q", "stop", "stop", "Stop; what was answered is done"},
};
const struct mode_keys replace_split_keys = {"The place that is shown", replace_split_key_rows,
					     sizeof replace_split_key_rows /
						 sizeof replace_split_key_rows[0]};

static const struct mode_key replace_all_key_rows[] = {
    {"y", "yes", "yes", "Mark all of them"},
    {"n", "no, one by one", "no", "Ask about each"},
};
const struct mode_keys replace_all_keys = {"All places at once", replace_all_key_rows,
					   sizeof replace_all_key_rows /
					       sizeof replace_all_key_rows[0]};
