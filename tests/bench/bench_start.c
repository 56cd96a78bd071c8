/* The first frame of content/, against a pager on the same text.
 * SPDX-License-Identifier: MIT
 */
#include "base/file.h"
#include "bench.h"
#include "generate.h"
#include "race.h"
#include "store/folder.h"

#include <stdlib.h>

/* Writes the text of the article that is shown first. */
static bool write_text(const struct bench *b, struct error *err)
{
	struct corpus c;
	bool ok;

	corpus_init(&c);
	ok = folder_open(&c, "content", err) && c.articles.n > 0 && folder_load(&c, 0, 1);
	if (ok) {
		struct slice text = c.articles.v[0].article->text;
		struct str bytes = STR_INIT;

		str_add(&bytes, text.s, text.len);
		str_addc(&bytes, '\n');
		ok = generate_file(b->folder, "content.txt", &bytes);
		str_release(&bytes);
	}
	corpus_release(&c);
	return ok;
}

void bench_start(const struct bench *b)
{
	char *text = file_join(b->folder, "content.txt");
	struct runner postil = {.name = "postil",
				.argv = {b->program, "content"},
				.quit = "q",
				.home = b->home,
				.expect = "Le "};
	struct runner less = {.name = "less", .argv = {"less", text}, .quit = "q"};
	struct error err = {0};
	struct race race;

	if (!write_text(b, &err))
		figure_note("content: %s", err.msg ? err.msg : "no article can be read");
	else if (runner_exists("less") && race_run(&race, &postil, &less, 21)) {
		race_note(&race, &postil, &less);
		figure_goal("content: settled first frame / less", samples_median(&race.settled),
			    "x", 2.0);
		figure_goal("content: peak memory / less", samples_median(&race.memory), "x", 3.0);
		figure_note("CPU / less %.2f x; bytes / less %.2f x", samples_median(&race.cpu),
			    samples_median(&race.bytes));
	} else {
		figure_failed("content: settled first frame / less", "not run");
	}
	error_release(&err);
	free(text);
}
