/* SPDX-License-Identifier: MIT */
#include "program.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *program(void)
{
	const char *path = getenv("POSTIL");

	return path && access(path, X_OK) == 0 ? path : NULL;
}

const char *program_missing(void)
{
	if (emulator_missing())
		return "built without libvterm";
	return program() ? NULL : "POSTIL names no program";
}

bool program_is_plain(void)
{
	const char *variant = getenv("VARIANT");

	return !variant || strcmp(variant, "plain") == 0;
}

static bool launch(struct pty *p, const char *corpus, const struct pty_options *options)
{
	const char *const argv[] = {program(), corpus ? corpus : "content", NULL};
	struct error err = {0};
	bool ok = pty_start(p, argv, options, &err);

	if (!ok)
		CHECK_STR(err.msg, "no error");
	error_release(&err);
	return ok;
}

static bool is_blank(const struct emulator *e)
{
	for (size_t i = 0; i < emulator_area(e); i++)
		if (e->cells[i].chars[0] != ' ')
			return false;
	return true;
}

/* The program may be quiet before it draws. */
static bool wait_frame(struct pty *p)
{
	for (int i = 0; i < 100 && !p->ended && is_blank(pty_screen(p)); i++)
		pty_read(p, 0.1);
	pty_settle(p, p->started);
	return !p->ended && !is_blank(pty_screen(p));
}

bool program_start(struct pty *p, const char *corpus, const struct pty_options *options)
{
	if (!launch(p, corpus, options))
		return false;
	if (wait_frame(p))
		return true;
	CHECK_STR(pty_status(p), "a first frame");
	CHECK_STR(p->log.s, "a first frame");
	pty_end(p);
	return false;
}

bool program_run(struct pty *p, const char *corpus, const struct pty_options *options)
{
	if (!launch(p, corpus, options))
		return false;
	if (pty_wait_end(p, PTY_LIMIT))
		return true;
	CHECK_STR(pty_status(p), "an end");
	pty_end(p);
	return false;
}

char *program_path(const char *folder, const char *name)
{
	struct str s = STR_INIT;

	str_printf(&s, "%s/%s", folder, name);
	return str_take(&s);
}

bool program_write(const char *path, const char *bytes, size_t len)
{
	FILE *f = fopen(path, "w");
	bool ok = f && fwrite(bytes, 1, len, f) == len;

	if (f)
		ok = fclose(f) == 0 && ok;
	CHECK(ok);
	return ok;
}

char *program_corpus(const char *article, size_t len)
{
	static const char entities[] = "postil: 1\nentities:\n"
				       "- id: mot\n  type: other\n  name: mot\n";
	char *folder = pty_new_folder();

	CHECK(folder);
	if (!folder)
		return NULL;
	char *register_path = program_path(folder, "entities.yaml");
	char *article_path = program_path(folder, "a.yaml");
	program_write(register_path, entities, sizeof entities - 1);
	program_write(article_path, article, len);
	free(register_path);
	free(article_path);
	return folder;
}

char *program_screen(struct pty *p)
{
	struct str s = STR_INIT;

	emulator_text(pty_screen(p), &s);
	return str_take(&s);
}

bool program_shows_title(struct pty *p)
{
	struct emulator *e = pty_screen(p);

	return emulator_find(e, "Le CNT", NULL, NULL) || emulator_find(e, "Le Mali", NULL, NULL);
}

bool program_shows_text(struct pty *p)
{
	struct emulator *e = pty_screen(p);

	return emulator_find(e, "Les militaires", NULL, NULL) ||
	       emulator_find(e, "Le gouvernement", NULL, NULL);
}

void program_check_restored(struct pty *p)
{
	struct emulator *e = pty_screen(p);
	struct termios now;

	CHECK(pty_settings(p, &now));
	CHECK_INT(now.c_iflag, p->before.c_iflag);
	CHECK_INT(now.c_oflag, p->before.c_oflag);
	CHECK_INT(now.c_lflag, p->before.c_lflag);
	CHECK_INT(now.c_cflag, p->before.c_cflag);
	CHECK(memcmp(now.c_cc, p->before.c_cc, sizeof now.c_cc) == 0);
	CHECK(!e->alternate);
	CHECK(e->cursor_visible);
	CHECK(!e->keypad);
	for (size_t i = 0; i < e->mode_count; i++)
		CHECK(e->modes[i] == 7 || e->modes[i] == 25);
	CHECK(!e->pen.look && !e->pen.foreground && !e->pen.background);
}
