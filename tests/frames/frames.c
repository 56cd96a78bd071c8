/* Plays each tests/frames/NAME.keys and compares the frames with NAME.frame;
 * UPDATE=1 writes them anew (look at the difference before it is committed).
 * Run from the top folder; frames [NAME] plays one.
 * SPDX-License-Identifier: MIT
 */
#include "base/file.h"
#include "run/player.h"

#include <dirent.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FOLDER "tests/frames"

static int played, failed;

static void show_difference(const char *got, const char *want)
{
	int line = 1;

	while (*got || *want) {
		size_t g = strcspn(got, "\n"), w = strcspn(want, "\n");

		if (g != w || memcmp(got, want, g) != 0) {
			printf("# line %d\n#   got  %.*s\n#   want %.*s\n", line, (int)g, got,
			       (int)w, want);
			return;
		}
		got += g + (got[g] == '\n');
		want += w + (want[w] == '\n');
		line++;
	}
}

static bool compare(const char *frame, const struct str *got, struct error *err)
{
	struct str want = STR_INIT;
	bool same = file_read(frame, &want, FILE_LIMIT, err) && want.len == got->len &&
		    memcmp(want.s, got->s, got->len) == 0;

	if (!same && !err->msg)
		show_difference(got->s, want.s);
	str_release(&want);
	return same;
}

static bool write_frame(const char *frame, const struct str *got)
{
	FILE *f = fopen(frame, "w");
	bool ok = f && fwrite(got->s, 1, got->len, f) == got->len;

	return (f ? fclose(f) == 0 : false) && ok;
}

static void play(const char *name)
{
	struct str script = STR_INIT, frames = STR_INIT;
	struct error err = {0};
	char keys[512], frame[512];
	bool ok;

	snprintf(keys, sizeof keys, FOLDER "/%s.keys", name);
	snprintf(frame, sizeof frame, FOLDER "/%s.frame", name);
	ok = file_read(keys, &script, FILE_LIMIT, &err) &&
	     player_run((struct slice){script.s, script.len}, &frames, &err);
	if (ok)
		ok = getenv("UPDATE") ? write_frame(frame, &frames) : compare(frame, &frames, &err);
	if (err.msg)
		printf("# %s\n", err.msg);
	printf("%s %d - frames %s\n", ok ? "ok" : "not ok", ++played, name);
	failed += !ok;
	error_release(&err);
	str_release(&script);
	str_release(&frames);
}

static int is_script(const struct dirent *d)
{
	const char *dot = strrchr(d->d_name, '.');

	return dot && strcmp(dot, ".keys") == 0;
}

int main(int argc, char **argv)
{
	struct dirent **list = NULL;
	int n = scandir(FOLDER, &list, is_script, alphasort);

	setlocale(LC_CTYPE, "C.UTF-8");
	for (int i = 0; i < n; i++) {
		*strrchr(list[i]->d_name, '.') = '\0';
		if (argc < 2 || strcmp(argv[1], list[i]->d_name) == 0)
			play(list[i]->d_name);
		free(list[i]);
	}
	free(list);
	printf("1..%d\n", played);
	return failed > 0 || n < 0;
}
