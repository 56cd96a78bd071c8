/* SPDX-License-Identifier: MIT */
#include "base/file.h"
#include "store/folder.h"
#include "test.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char *new_folder(void)
{
	const char *top = getenv("TMPDIR");
	struct str s = STR_INIT;

	str_printf(&s, "%s/folder.XXXXXX", top ? top : "/tmp");
	CHECK(mkdtemp(s.s) != NULL);
	return str_take(&s);
}

static char *put(const char *folder, const char *name, const char *text)
{
	char *path = file_join(folder, name);
	FILE *f = fopen(path, "w");

	CHECK(f != NULL);
	if (f) {
		fputs(text, f);
		fclose(f);
	}
	return path;
}

static void add(const char *folder, const char *name, const char *text)
{
	free(put(folder, name, text));
}

static void add_folder(const char *folder, const char *name)
{
	char *path = file_join(folder, name);

	CHECK(mkdir(path, 0700) == 0);
	free(path);
}

/* Removes what the tests make: files, and folders of files. */
static void drop(const char *folder, const char *const *names)
{
	for (; *names; names++) {
		char *path = file_join(folder, *names);

		CHECK(unlink(path) == 0 || rmdir(path) == 0);
		free(path);
	}
	CHECK(rmdir(folder) == 0);
}

#define GOOD "postil: 1\ntitle: T\ntext: CNT\nmentions: [{entity: cnt, quote: CNT}]\n"
#define REGISTER "postil: 1\nentities: [{id: cnt, type: organization, name: Conseil}]\n"

TEST(folder_open_lists_articles_and_reads_the_register)
{
	char *folder = new_folder();
	struct error err = {0};
	struct corpus c;

	add(folder, "entities.yaml", REGISTER);
	add(folder, "2022-a.yaml", GOOD);
	add(folder, "2024-b.yaml", GOOD);
	add(folder, ".hidden.yaml", GOOD);
	add(folder, "notes.txt", "");
	add(folder, ".yaml", "");
	add(folder, "x.yml", "");
	add(folder, "bad\033[2J\n\xff.yaml", GOOD);
	add_folder(folder, "sub.yaml");
	corpus_init(&c);
	CHECK(folder_open(&c, folder, &err));
	CHECK_INT(c.articles.n, 3);
	CHECK_STR(c.articles.v[0].id, "2024-b");
	CHECK_STR(c.articles.v[1].id, "2022-a");
	CHECK_STR(c.articles.v[2].id, "bad\033[2J\n\xff");
	CHECK_INT(c.unread, 3);
	CHECK_STR(c.name, file_base(folder));
	CHECK_INT(c.entities.list.n, 1);
	CHECK_INT(c.diags.list.n, 0);
	CHECK_INT(corpus_find(&c, SLICE("2022-a")), 1);
	CHECK(folder_load(&c, 2, 1));
	CHECK(corpus_article(&c, 2) != NULL);
	CHECK_INT(c.articles.v[2].summary.mentions, 1);
	CHECK_INT(corpus_total(&c, 0).mentions, 1);
	corpus_release(&c);
	drop(folder, (const char *const[]){"entities.yaml", "2022-a.yaml", "2024-b.yaml",
					   ".hidden.yaml", "notes.txt", ".yaml", "x.yml",
					   "bad\033[2J\n\xff.yaml", "sub.yaml", NULL});
	free(folder);
}

TEST(folder_open_wants_a_corpus)
{
	char *folder = new_folder();
	char *missing = file_join(folder, "missing");
	struct error err = {0};
	struct corpus c;

	corpus_init(&c);
	CHECK(!folder_open(&c, folder, &err));
	CHECK(err.msg && strstr(err.msg, "no corpus"));
	corpus_release(&c);
	error_release(&err);
	corpus_init(&c);
	CHECK(!folder_open(&c, missing, &err));
	CHECK(err.msg && strstr(err.msg, "No such file"));
	corpus_release(&c);
	error_release(&err);
	add(folder, "entities.yaml", REGISTER);
	corpus_init(&c);
	CHECK(folder_open(&c, folder, &err));
	CHECK_INT(c.articles.n, 0);
	corpus_release(&c);
	drop(folder, (const char *const[]){"entities.yaml", NULL});
	free(missing);
	free(folder);
}

TEST(folder_open_of_a_file_is_that_article_with_its_register)
{
	char *folder = new_folder();
	char *path = put(folder, "a.yaml", GOOD);
	char *other = put(folder, "story.txt", GOOD);
	const char *const paths[] = {other, path, other};
	struct error err = {0};
	struct corpus c;

	add(folder, "entities.yaml", REGISTER);
	corpus_init(&c);
	CHECK(folder_open(&c, path, &err));
	CHECK_INT(c.articles.n, 1);
	CHECK_STR(c.articles.v[0].id, "a");
	CHECK_INT(c.entities.list.n, 1);
	CHECK_INT(corpus_find(&c, SLICE("a")), 0);
	corpus_release(&c);
	corpus_init(&c);
	CHECK(folder_open_files(&c, paths, 3, &err));
	CHECK_INT(c.articles.n, 2);
	CHECK_STR(c.articles.v[0].id, "story.txt");
	CHECK(folder_load(&c, 0, 1) && folder_load(&c, 1, 2));
	corpus_release(&c);
	drop(folder, (const char *const[]){"a.yaml", "story.txt", "entities.yaml", NULL});
	free(path);
	free(other);
	free(folder);
}

TEST(folder_load_says_why_it_cannot)
{
	char *folder = new_folder();
	char *fifo = file_join(folder, "fifo.yaml");
	char *link = file_join(folder, "link.yaml");
	struct error err = {0};
	struct corpus c;

	CHECK(mkfifo(fifo, 0600) == 0);
	CHECK(symlink("nowhere", link) == 0);
	corpus_init(&c);
	CHECK(folder_open(&c, folder, &err));
	CHECK_INT(c.articles.n, 2);
	CHECK(!folder_load(&c, 0, 1));
	CHECK(!folder_load(&c, 1, 1));
	CHECK_INT(c.articles.v[0].state, ENTRY_BROKEN);
	CHECK_STR(c.articles.v[0].fault, "not a regular file; postil reads only those");
	CHECK_STR(c.articles.v[1].fault, "cannot open: No such file or directory");
	CHECK_INT(c.unread, 0);
	corpus_release(&c);
	corpus_init(&c);
	CHECK(!folder_open(&c, fifo, &err));
	CHECK(err.msg && strstr(err.msg, "not a regular file"));
	error_release(&err);
	corpus_release(&c);
	drop(folder, (const char *const[]){"fifo.yaml", "link.yaml", NULL});
	free(fifo);
	free(link);
	free(folder);
}

TEST(folder_register_that_cannot_be_read_is_a_fault)
{
	char *folder = new_folder();
	struct error err = {0};
	struct corpus c;

	add(folder, "a.yaml", GOOD);
	add_folder(folder, "entities.yaml");
	corpus_init(&c);
	CHECK(folder_open(&c, folder, &err));
	CHECK_INT(c.diags.list.n, 1);
	CHECK_INT(c.diags.list.v[0].code, DIAG_FILE);
	CHECK(strncmp(c.diags.list.v[0].message, "not a regular file", 18) == 0);
	corpus_release(&c);
	drop(folder, (const char *const[]){"a.yaml", "entities.yaml", NULL});
	free(folder);
}

TEST(folder_load_checks_what_it_reads)
{
	char *folder = new_folder();
	struct error err = {0};
	struct corpus c;

	add(folder, "entities.yaml", REGISTER);
	add(folder, "a.yaml", "postil: 1\ntext: x\nmentions: [{entity: cnt, quote: not there}]\n");
	corpus_init(&c);
	CHECK(folder_open(&c, folder, &err));
	CHECK(folder_load(&c, 0, 1));
	CHECK_INT(corpus_article(&c, 0)->orphans, 1);
	CHECK_INT(corpus_article(&c, 0)->diags.errors, 1);
	CHECK_INT(c.articles.v[0].summary.faults, 1);
	corpus_release(&c);
	drop(folder, (const char *const[]){"entities.yaml", "a.yaml", NULL});
	free(folder);
}

TEST(folder_find_above_climbs)
{
	char *folder = new_folder(), *deep = file_join(folder, "deep"), *found;
	struct stat want, got;

	add_folder(folder, "deep");
	CHECK(folder_find_above(deep) == NULL || getenv("TMPDIR"));
	add(folder, "entities.yaml", REGISTER);
	found = folder_find_above(deep);
	CHECK(found && stat(found, &got) == 0 && stat(folder, &want) == 0 &&
	      got.st_ino == want.st_ino);
	free(found);
	found = folder_find_above(folder);
	CHECK_STR(found, folder);
	free(found);
	CHECK(folder_has_register(folder) && !folder_has_register(deep));
	drop(folder, (const char *const[]){"deep", "entities.yaml", NULL});
	free(deep);
	free(folder);
}

TEST(folder_id_is_the_name_without_its_suffix)
{
	static const char *const rows[][2] = {
	    {"a.yaml", "a"},        {"content/2024-b.yaml", "2024-b"},
	    {"/x/y.z.yaml", "y.z"}, {"story.txt", "story.txt"},
	    {".yaml", ".yaml"},     {"x.yaml/", ""},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char *id = folder_id(rows[i][0]);

		CHECK_STR(id, rows[i][1]);
		free(id);
	}
}
