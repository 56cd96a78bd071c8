/* SPDX-License-Identifier: MIT */
#include "run/completion.h"

#include "base/file.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST = 16 };

/* What is offered for words that single spaces part; the last may be empty. */
static void complete(const char *line, struct str *out)
{
	char copy[256], *at = copy;
	const char *words[MOST] = {copy};
	size_t n = 1;

	snprintf(copy, sizeof copy, "%s", line);
	for (; (at = strchr(at, ' ')) && n < MOST; n++) {
		*at++ = '\0';
		words[n] = at;
	}
	str_clear(out);
	completion_add(out, words, n);
}

TEST(completion_offers_what_the_tables_say)
{
	static const struct {
		const char *line, *offered;
	} rows[] = {
	    {"lis", "yaml\nlist\tthe articles of the corpus\n"},
	    {"--the", "words\n--theme\tthe colours of the reader\n"},
	    {"list --the", "words\n"},
	    {"show --wid", "words\n--width\twrap text at N columns; 0: never\n"},
	    {"--theme da", "yaml\ndark\n"},
	    {"--theme=da", "yaml\ndark\n"},
	    {"list --color=a", "words\nauto\nalways\n"},
	    {"list --color ne", "yaml\n"},
	    {"list --nope=a", "words\n"},
	    {"list --nope --jso", "words\n--json\tone JSON object a line, with stable keys\n"},
	    {"completion ", "words\nbash\nzsh\nfish\n"},
	    {"completion z", "words\nzsh\n"},
	    {"-C ", "folders\n"},
	    {"show --corpus c", "folders\n"},
	    {"show -w ", "words\n"},
	    {"new ", "files\n"},
	    {"new -o x", "files\n"},
	    {"new --title ", "words\n"},
	    {"new --title=", "words\n"},
	    {"-- lis", "yaml\n"},
	    {"list -- --js", "yaml\n"},
	    {"list lis", "yaml\n"},
	};
	struct str out = STR_INIT;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		test_row("%s", rows[i].line);
		complete(rows[i].line, &out);
		CHECK_STR(out.s, rows[i].offered);
	}
	str_release(&out);
}

TEST(completion_offers_each_command_and_option)
{
	struct str out = STR_INIT;

	complete("", &out);
	CHECK(strncmp(out.s, "yaml\n", 5) == 0);
	CHECK(strstr(out.s, "\nfacts\twhat the articles state, and who says so\n") != NULL);
	CHECK(strstr(out.s, "\ncompletion\t") != NULL);
	CHECK(strstr(out.s, "\n--") == NULL);
	complete("new -", &out);
	CHECK(strstr(out.s, "\n--keep-lines\t") != NULL);
	CHECK(strstr(out.s, "\n--theme") == NULL);
	str_release(&out);
}

TEST(completion_offers_the_articles_of_the_corpus)
{
	struct str out = STR_INIT;

	complete("-C content show 2024", &out);
	CHECK_STR(out.s, "yaml\n2024-07-accord-militaire-mali-russie\n");
	complete("show --corpus=content 20", &out);
	CHECK_STR(out.s, "yaml\n2024-07-accord-militaire-mali-russie\n"
			 "2022-11-accord-securite-mali-russie\n");
	complete("-C nowhere show 2024", &out);
	CHECK_STR(out.s, "yaml\n");
	complete("-C content check 2022", &out);
	CHECK_STR(out.s, "yaml\n2022-11-accord-securite-mali-russie\n");
	str_release(&out);
}

TEST(completion_leaves_out_names_that_are_not_lines)
{
	char folder[] = "/tmp/u_completion.XXXXXX";
	static const char *const files[] = {"a\nb.yaml", "a\033[m.yaml", "a$(c).yaml"};
	struct str out = STR_INIT, line = STR_INIT;

	CHECK(mkdtemp(folder) != NULL);
	for (size_t i = 0; i < 3; i++) {
		char *path = file_join(folder, files[i]);
		FILE *f = fopen(path, "w");

		CHECK(f != NULL);
		if (f)
			fclose(f);
		free(path);
	}
	str_printf(&line, "-C %s show a", folder);
	complete(line.s, &out);
	CHECK_STR(out.s, "yaml\na$(c)\n");
	for (size_t i = 0; i < 3; i++) {
		char *path = file_join(folder, files[i]);

		unlink(path);
		free(path);
	}
	rmdir(folder);
	str_release(&line);
	str_release(&out);
}

TEST(completion_has_a_script_for_each_shell)
{
	static const char *const rows[][2] = {
	    {"bash", "man/share/bash-completion/completions/postil"},
	    {"zsh", "man/share/zsh/site-functions/_postil"},
	    {"fish", "man/share/fish/vendor_completions.d/postil.fish"},
	};

	for (size_t i = 0; i < 3; i++) {
		struct str bytes = STR_INIT;
		struct error err = {0};

		CHECK(file_read(rows[i][1], &bytes, FILE_LIMIT, &err));
		CHECK_STR(completion_script(rows[i][0]), bytes.s);
		str_release(&bytes);
	}
	CHECK(completion_script("ksh") == NULL);
	CHECK(completion_script("") == NULL);
}
