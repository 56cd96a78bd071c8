/* screens: every screen that the reader has, by the keys that lead to it.
 *
 * A new mode is one row here; u_screens fails when a row of MODES has none.
 * SPDX-License-Identifier: MIT
 */
#ifndef SCREENS_H
#define SCREENS_H

#include "reading.h"

#define MEND "tests/frames/corpora/mend"

/* Mine or theirs: files that changed meanwhile are the keeper's matter. */
static inline void screens_choice(struct reading *r)
{
	static const char *const rows[][3] = {
	    {"fact f-111111 in " ACCORD_2024, "The CNT approves it.", "The CNT rejects it."},
	    {"the entity cnt", "type: law", "(removed)"},
	};

	for (size_t i = 0; i < 2; i++)
		*vec_push(&r->app->choice.rows) =
		    (struct choice_row){.what = mem_dup(rows[i][0], strlen(rows[i][0])),
					.mine = mem_dup(rows[i][1], strlen(rows[i][1])),
					.theirs = mem_dup(rows[i][2], strlen(rows[i][2]))};
	reading_event(r, EVENT_CHOICE, 0);
}

static const struct screens_row {
	const char *name;
	enum app_mode mode;
	const char *folder, *article, *keys;
	void (*prepare)(struct reading *r); /* or NULL */
} screens[] = {
    {"text", MODE_NORMAL, "content", ACCORD_2024, "]]]]", NULL},
    {"articles", MODE_NORMAL, "content", ACCORD_2024, "gl", NULL},
    {"entities", MODE_NORMAL, "content", ACCORD_2024, "gejjj", NULL},
    {"facts", MODE_NORMAL, "content", ACCORD_2024, "]f]fgf", NULL},
    {"all facts", MODE_NORMAL, "content", ACCORD_2024, "gxgf", NULL},
    {"text alone", MODE_NORMAL, "content", ACCORD_2024, "zf]e", NULL},
    {"help", MODE_NORMAL, "content", ACCORD_2024, "?jj", NULL},
    {"help, filtered", MODE_FILTER, "content", ACCORD_2024, "?&men", NULL},
    {"an odd article", MODE_NORMAL, ODD, NULL, "]e", NULL},
    {"nothing", MODE_NORMAL, EMPTY, NULL, "", NULL},
    {"selecting", MODE_NORMAL, "content", ACCORD_2024, "wvww", NULL},
    {"search", MODE_SEARCH, "content", ACCORD_2024, "/mali", NULL},
    {"hits", MODE_NORMAL, "content", ACCORD_2024, "/mali<Enter>n", NULL},
    {"filter", MODE_FILTER, "content", ACCORD_2024, "ge&ma", NULL},
    {"hints", MODE_HINTS, "content", ACCORD_2024, "f", NULL},
    {"asking for a line", MODE_ASK, "content", ACCORD_2024, "]er", NULL},
    {"asking for a letter", MODE_ASK, "content", ACCORD_2024, "]et", NULL},
    {"themes", MODE_THEMES, "content", ACCORD_2024, "T", NULL},
    {"palette", MODE_PALETTE, "content", ACCORD_2024, ":ne", NULL},
    {"palette, articles", MODE_PALETTE, "content", ACCORD_2024, ":open mali", NULL},
    {"picker", MODE_PICKER, "content", ACCORD_2024, "wve", NULL},
    {"fact form", MODE_FORM, "content", ACCORD_2024, "/Wagner<Enter>aLe Mali.<Tab>dep", NULL},
    {"entity form", MODE_FORM, "content", ACCORD_2024, "ge4jc", NULL},
    {"replace", MODE_REPLACE, MEND, "2021-05-vote", "]ep", NULL},
    {"review", MODE_REVIEW, MEND, "2021-05-vote", "gr", NULL},
    {"compare", MODE_COMPARE, "content", ACCORD_2024, "/Wagner<Enter>xlJgfxl", NULL},
    {"chronicle", MODE_CHRONICLE, MEND, "2021-05-vote", "]ep!gryyqU", NULL},
    {"choice", MODE_CHOICE, "content", ACCORD_2024, "", screens_choice},
};

enum { SCREENS = sizeof screens / sizeof *screens };

static inline bool screens_open(struct reading *r, const struct screens_row *row)
{
	test_row("%s", row->name);
	if (!reading_open(r, row->folder, row->article, 80, 24))
		return false;
	if (row->prepare)
		row->prepare(r);
	reading_keys(r, row->keys);
	CHECK_INT(r->app->mode, row->mode);
	return true;
}

#endif
