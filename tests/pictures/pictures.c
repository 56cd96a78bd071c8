/* Plays scripts of keys (run/player.h) and writes each frame as a picture: the words after
 * "frame" are themes, or * for all that are in the program.
 *
 *     pictures FOLDER SCRIPT.keys ...       writes FOLDER/SCRIPT-THEME.svg
 *
 * Run from the top folder.  SPDX-License-Identifier: MIT
 */
#include "svg.h"

#include "base/file.h"
#include "run/embedded.h"
#include "run/player.h"
#include "run/theme_read.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct album {
	const char *folder;
	const char *name; /* of the script, without .keys */
	struct error err; /* the first one */
};

static bool write_picture(const struct album *a, const char *theme, const struct str *svg,
			  struct error *err)
{
	struct str path = STR_INIT;
	FILE *f;
	bool ok;

	str_printf(&path, "%s/%s-%s.svg", a->folder, a->name, theme);
	f = fopen(path.s, "w");
	ok = f && fwrite(svg->s, 1, svg->len, f) == svg->len;
	ok = f && fclose(f) == 0 && ok;
	if (!ok)
		error_set(err, "%s: cannot be written", path.s);
	else
		printf("%s %zu bytes\n", path.s, svg->len);
	str_release(&path);
	return ok;
}

static void add_picture(struct album *a, const char *name, const struct screen *s)
{
	struct str svg = STR_INIT, title = STR_INIT;
	struct theme theme;

	str_printf(&title, "postil: %s, theme %s", a->name, name);
	if (!a->err.msg && theme_find(name, &theme, &a->err)) {
		svg_add(&svg, s, &theme, title.s);
		write_picture(a, name, &svg, &a->err);
	}
	str_release(&title);
	str_release(&svg);
}

static void show(void *context, const char *words, const struct screen *s)
{
	char names[256], *rest = names;

	if (strcmp(words, "*") == 0)
		for (size_t i = 0; i < embedded_theme_count; i++)
			add_picture(context, embedded_themes[i].name, s);
	else
		for (snprintf(names, sizeof names, "%s", words); rest[0];) {
			char *name = rest;

			rest += strcspn(rest, " ");
			if (*rest)
				*rest++ = '\0';
			add_picture(context, name, s);
		}
}

static bool play(const char *folder, const char *path)
{
	struct str script = STR_INIT, name = STR_INIT;
	struct album album = {.folder = folder};
	struct player_view view = {show, &album};
	struct error err = {0};
	bool ok;

	str_add(&name, file_base(path), strcspn(file_base(path), "."));
	album.name = name.s;
	ok = file_read(path, &script, FILE_LIMIT, &err) &&
	     player_play((struct slice){script.s, script.len}, &view, &err) && !album.err.msg;
	if (!ok)
		fprintf(stderr, "pictures: %s: %s\n", path, err.msg ? err.msg : album.err.msg);
	error_release(&err);
	error_release(&album.err);
	str_release(&name);
	str_release(&script);
	return ok;
}

int main(int argc, char **argv)
{
	bool ok = argc > 2;

	setlocale(LC_CTYPE, "C.UTF-8");
	if (!ok)
		fputs("usage: pictures FOLDER SCRIPT.keys ...\n", stderr);
	for (int i = 2; i < argc; i++)
		ok &= play(argv[1], argv[i]);
	return ok ? 0 : 1;
}
