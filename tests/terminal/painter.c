/* SPDX-License-Identifier: MIT */
#include "painter.h"

#include "term/term.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static uint32_t seed;

static int below(int n)
{
	seed = seed * 1664525 + 1013904223;
	return (int)((seed >> 8) % (uint32_t)n);
}

static const char *const words[] = {
    "Conseil", "national", "de",          "transition", "(CNT),", "Maïga", "l’accord", "militaire",
    "中文",    "字x字",    "e\xcc\x81té", "│",          "┌─┐",    "  ",    "a",        "한글",
};

static const enum style bases[] = {STYLE_TEXT, STYLE_TEXT, STYLE_PERSON, STYLE_ORGANIZATION};

static void put_words(struct screen *s, int y, int x, int n)
{
	struct rect all = {0, 0, s->cols, s->rows};

	while (n-- > 0) {
		x = screen_put(s, all, x, y, slice_of(words[below(sizeof words / sizeof *words)]),
			       bases[below(4)]);
		x += below(3) > 0;
	}
}

/* Text that was one row lower: the terminal may scroll. */
static void scroll(struct screen *s)
{
	for (int y = 0; y + 1 < s->rows; y++)
		for (int x = 0; x < s->cols; x++)
			*screen_at(s, x, y) = *screen_at(s, x, y + 1);
	screen_fill(s, (struct rect){0, s->rows - 1, s->cols, 1}, STYLE_TEXT);
	put_words(s, s->rows - 1, 0, 8);
}

static void change(struct screen *s)
{
	int y = below(s->rows), x = below(s->cols) - 4;

	switch (below(6)) {
	case 0:
		put_words(s, y, x, 1);
		break;
	case 1:
		put_words(s, y, x, 3);
		put_words(s, below(s->rows), below(s->cols), 2);
		break;
	case 2:
		screen_overlay(s, (struct rect){0, 0, s->cols, s->rows}, 1, STYLE_TEXT);
		screen_overlay(s, (struct rect){0, y, s->cols, 1}, 1, STYLE_SELECTED);
		break;
	case 3:
		screen_overlay(s, (struct rect){x, y, 1 + below(12), 1}, 1, STYLE_SELECTED);
		break;
	case 4:
		scroll(s);
		break;
	default:
		screen_fill(s, (struct rect){x, y, below(30), 1 + below(3)}, STYLE_TEXT);
		screen_vline(s, x, y, 3, STYLE_BORDER);
		break;
	}
}

static void write_dump(const struct screen *s, const char *path)
{
	struct str out = STR_INIT;
	FILE *f = fopen(path, "w");

	screen_dump(s, &out);
	if (f) {
		fwrite(out.s, 1, out.len, f);
		fclose(f);
	}
	str_release(&out);
}

static int paint(const char *path)
{
	struct error err = {0};
	struct screen s;
	struct event ev;
	const char *note;
	int cols, rows;

	setlocale(LC_CTYPE, "");
	if (!term_open(&err, &note))
		return 2;
	seed = (uint32_t)atoi(getenv("POSTIL_SEED") ? getenv("POSTIL_SEED") : "1");
	screen_init(&s);
	term_size(&cols, &rows);
	screen_resize(&s, cols, rows);
	for (int y = 0; y < rows; y++)
		put_words(&s, y, 0, 6);
	do {
		write_dump(&s, path);
		term_show(&s);
		change(&s);
	} while (term_next(&ev, -1) && ev.kind == EVENT_KEY && ev.key != 'q');
	term_close();
	screen_release(&s);
	error_release(&err);
	return 0;
}

__attribute__((constructor)) static void paint_instead(void)
{
	const char *path = getenv("POSTIL_PAINTER");

	if (path && *path)
		_exit(paint(path));
}

const char *painter_program(void)
{
	return getenv("SUITE");
}
