/* The tutor: a copy that is kept from one time to the next.
 * SPDX-License-Identifier: MIT
 */
#include "base/file.h"
#include "story.h"
#include "usage.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Opens it; `more` is one more word of the command line, or NULL. */
static bool open_tutor(struct story *s, const char *more)
{
	const char *const argv[] = {getenv("POSTIL"), "tutor", more, NULL};
	struct pty_options o = {.folder = s->folder, .home = s->home, .columns = 100};
	struct error err = {0};
	bool ok = pty_start(&s->pty, argv, &o, &err);

	CHECK(ok);
	error_release(&err);
	if (ok)
		pty_settle(&s->pty, s->pty.started);
	return ok;
}

TEST(tutor_keeps_what_was_done)
{
	struct story s;

	NEEDS_PROGRAM();
	if (!story_init(&s))
		return;
	if (open_tutor(&s, NULL)) {
		story_check_shows(&s, "Welcome.");
		story_keys(&s, "J4ggvve\rp");
		story_check_shows(&s, "new person Nora Quill");
		story_keys(&s, "zz");
		CHECK(story_is_saved(&s));
		story_quit(&s);
	}
	if (open_tutor(&s, NULL)) {
		story_check_shows(&s, "Nora Quill 1/1");
		story_keys(&s, "u");
		story_check_shows(&s, "undone: new person Nora Quill");
		story_keys(&s, "\x12");
		story_check_shows(&s, "done again: new person Nora Quill");
		story_quit(&s);
	}
	if (open_tutor(&s, "--again")) {
		story_check_shows(&s, "Welcome.");
		story_keys(&s, "u");
		story_check_shows(&s, "nothing to undo");
		story_keys(&s, "J");
		CHECK(!story_shows(&s, "P Nora Quill"));
		story_quit(&s);
	}
	story_release(&s);
}

TEST(tutor_tells_of_other_keys)
{
	struct story s;
	char *config, *folder;

	NEEDS_PROGRAM();
	if (!story_init(&s))
		return;
	config = file_join(s.home, "config");
	folder = file_join(config, "postil");
	CHECK(mkdir(config, 0700) == 0 && mkdir(folder, 0700) == 0);
	free(config);
	config = file_join(folder, "config.yaml");
	CHECK(program_write(config, "settings:\n  keys: less\n", 23));
	if (open_tutor(&s, NULL)) {
		story_check_shows(&s, "your keys are others than in this text");
		story_quit(&s);
	}
	if (open_tutor(&s, "--no-config")) {
		story_check_shows(&s, "Welcome.");
		CHECK(!story_shows(&s, "your keys are others"));
		story_quit(&s);
	}
	free(config);
	free(folder);
	story_release(&s);
}
