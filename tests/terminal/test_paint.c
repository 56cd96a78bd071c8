/* What the terminal shows after every frame is what was meant, and it takes
 * about as many cells as have changed.
 * SPDX-License-Identifier: MIT
 */
#include "painter.h"
#include "program.h"

#include "base/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FRAMES = 60 };

static struct str dump;

static void read_dump(const char *path)
{
	struct error err = {0};

	if (!file_read(path, &dump, 1 << 20, &err))
		CHECK_STR(err.msg, "no error");
	error_release(&err);
}

/* The style letters say which cells are selected, and that is reverse. */
static size_t wrong_looks(const struct emulator *e, const char *styles)
{
	size_t wrong = 0;

	for (int row = 0; row < e->rows; row++) {
		for (int column = 0; column < e->columns; column++) {
			char letter = *styles && *styles != '\n' ? *styles++ : ' ';
			bool reverse = emulator_cell(e, row, column)->look & CELL_REVERSE;

			wrong += reverse != (letter == '>');
		}
		styles += *styles == '\n';
	}
	return wrong;
}

static bool check_screen(struct pty *p, const char *path)
{
	struct str text = STR_INIT;
	char *styles;
	bool same;

	read_dump(path);
	styles = strstr(dump.s, "---\n");
	emulator_text(pty_screen(p), &text);
	same = styles && (size_t)(styles - dump.s) == text.len &&
	       memcmp(dump.s, text.s, text.len) == 0;
	CHECK(same);
	if (!same)
		printf("# shown:\n%s# meant:\n%s", text.s, dump.s);
	CHECK_INT(styles ? wrong_looks(p->emulator, styles + 4) : 1, 0);
	CHECK_INT(p->emulator->outside, 0);
	str_release(&text);
	return same;
}

/* Paints frames of one seed; adds up the cells. */
static bool paint_frames(const char *term, int seed, size_t *painted, size_t *needed)
{
	const char *const argv[] = {painter_program(), NULL};
	char *folder = pty_new_folder(), *path = program_path(folder, "dump");
	char painter[4200], number[40];
	const char *const set[] = {painter, number, NULL};
	struct error err = {0};
	struct pty p;
	bool ok;

	snprintf(painter, sizeof painter, "POSTIL_PAINTER=%s", path);
	snprintf(number, sizeof number, "POSTIL_SEED=%d", seed);
	ok = pty_start(&p, argv, &(struct pty_options){.term = term, .set = set}, &err);
	CHECK(ok);
	if (ok) {
		CHECK(pty_settle(&p, p.started) > 0);
		ok = check_screen(&p, path);
		for (int i = 0; ok && i < FRAMES; i++) {
			struct pty_answer a = pty_press(&p, "n");

			*painted += a.painted;
			*needed += a.needed;
			ok = check_screen(&p, path);
		}
		pty_send(&p, "q", 1);
		CHECK(pty_wait_end(&p, 10));
		program_check_restored(&p);
		pty_end(&p);
	}
	pty_remove_folder(folder);
	free(folder);
	free(path);
	error_release(&err);
	return ok;
}

TEST(frames_are_shown_as_meant)
{
	static const char *const terms[] = {"xterm-256color", "tmux-256color", "linux", "vt100"};

	if (emulator_missing() || !painter_program())
		SKIP("no emulator here, or not started by the runner");
	str_init(&dump);
	for (int i = 0; i < 4; i++) {
		size_t painted = 0, needed = 0;

		if (!paint_frames(terms[i], i + 1, &painted, &needed))
			break;
		printf("# %s: %zu cells painted, %zu needed\n", terms[i], painted, needed);
		CHECK(painted * 10 <= needed * 12);
	}
	str_release(&dump);
}

/* Themes number their colours anew, so what did not change in a row is painted too. */
TEST(a_theme_that_was_tried_on_leaves_nothing_behind)
{
	static const char *const way[] = {"]e",     "]e",     "T",    "\033[B", "\033[B",
					  "\033[B", "\033[B", "\003", "a"};
	struct pty p, fresh;

	NEEDS_PROGRAM();
	if (!program_start(&p, NULL, &(struct pty_options){0}))
		return;
	for (size_t i = 0; i < sizeof way / sizeof *way; i++)
		pty_press(&p, way[i]);
	if (program_start(&fresh, NULL, &(struct pty_options){0})) {
		pty_press(&fresh, "]e");
		pty_press(&fresh, "]e");
		pty_press(&fresh, "a");
		CHECK_INT(cells_changed(pty_screen(&p)->cells, pty_screen(&fresh)->cells,
					emulator_area(p.emulator)),
			  0);
		pty_end(&fresh);
	}
	pty_end(&p);
}
