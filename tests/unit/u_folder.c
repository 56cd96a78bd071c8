/* SPDX-License-Identifier: MIT */
#include "store/folder.h"

#include "dice.h"
#include "place.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define GOOD "postil: 1\ntitle: T\ntext: CNT\nmentions: [{entity: cnt, quote: CNT}]\n"
#define REGISTER "postil: 1\nentities: [{id: cnt, type: organization, name: Conseil}]\n"

TEST(folder_open_lists_articles_and_reads_the_register)
{
	char *folder = place_new();
	struct error err = {0};
	struct corpus c;

	place_add(folder, "entities.yaml", REGISTER);
	place_add(folder, "2022-a.yaml", GOOD);
	place_add(folder, "2024-b.yaml", GOOD);
	place_add(folder, ".hidden.yaml", GOOD);
	place_add(folder, "notes.txt", "");
	place_add(folder, ".yaml", "");
	place_add(folder, "x.yml", "");
	place_add(folder, "bad\033[2J\n\xff.yaml", GOOD);
	free(place_folder(folder, "sub.yaml"));
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
	place_drop(folder);
}

TEST(folder_open_wants_a_corpus)
{
	char *folder = place_new();
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
	place_add(folder, "entities.yaml", REGISTER);
	corpus_init(&c);
	CHECK(folder_open(&c, folder, &err));
	CHECK_INT(c.articles.n, 0);
	corpus_release(&c);
	free(missing);
	place_drop(folder);
}

TEST(folder_open_of_a_file_is_that_article_with_its_register)
{
	char *folder = place_new();
	char *path = place_put(folder, "a.yaml", GOOD);
	char *other = place_put(folder, "story.txt", GOOD);
	const char *const paths[] = {other, path, other};
	struct error err = {0};
	struct corpus c;

	place_add(folder, "entities.yaml", REGISTER);
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
	free(path);
	free(other);
	place_drop(folder);
}

TEST(folder_open_files_wants_one_file_of_a_name)
{
	char *top = place_new(), *p = place_folder(top, "p"), *q = place_folder(top, "q");
	char *first = place_put(p, "x.yaml", GOOD), *second = place_put(q, "x.yaml", GOOD);
	char *link = file_join(q, "../p/x.yaml");
	const char *const two[] = {first, second}, *const same[] = {first, link, first};
	struct error err = {0};
	struct corpus c;

	corpus_init(&c);
	CHECK(!folder_open_files(&c, two, 2, &err));
	CHECK(err.msg && strstr(err.msg, "q/x.yaml: another article is called x: ") &&
	      strstr(err.msg, "p/x.yaml"));
	error_release(&err);
	corpus_release(&c);
	corpus_init(&c);
	CHECK(folder_open_files(&c, same, 3, &err));
	CHECK_INT(c.articles.n, 1);
	corpus_release(&c);
	free(p);
	free(q);
	free(first);
	free(second);
	free(link);
	place_drop(top);
}

TEST(folder_load_says_why_it_cannot)
{
	char *folder = place_new();
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
	free(fifo);
	free(link);
	place_drop(folder);
}

TEST(folder_register_that_cannot_be_read_is_a_fault)
{
	char *folder = place_new();
	struct error err = {0};
	struct corpus c;

	place_add(folder, "a.yaml", GOOD);
	free(place_folder(folder, "entities.yaml"));
	corpus_init(&c);
	CHECK(folder_open(&c, folder, &err));
	CHECK_INT(c.diags.list.n, 1);
	CHECK_INT(c.diags.list.v[0].code, DIAG_FILE);
	CHECK(strncmp(c.diags.list.v[0].message, "not a regular file", 18) == 0);
	corpus_release(&c);
	place_drop(folder);
}

TEST(folder_load_checks_what_it_reads)
{
	char *folder = place_new();
	struct error err = {0};
	struct corpus c;

	place_add(folder, "entities.yaml", REGISTER);
	place_add(folder, "a.yaml",
		  "postil: 1\ntext: x\nmentions: [{entity: cnt, quote: not there}]\n");
	corpus_init(&c);
	CHECK(folder_open(&c, folder, &err));
	CHECK(folder_load(&c, 0, 1));
	CHECK_INT(corpus_article(&c, 0)->orphans, 1);
	CHECK_INT(corpus_article(&c, 0)->diags.errors, 1);
	CHECK_INT(c.articles.v[0].summary.faults, 1);
	corpus_release(&c);
	place_drop(folder);
}

TEST(folder_find_above_climbs)
{
	char *folder = place_new(), *deep = file_join(folder, "deep"), *found;
	struct stat want, got;

	free(place_folder(folder, "deep"));
	CHECK(folder_find_above(deep) == NULL || getenv("TMPDIR"));
	place_add(folder, "entities.yaml", REGISTER);
	found = folder_find_above(deep);
	CHECK(found && stat(found, &got) == 0 && stat(folder, &want) == 0 &&
	      got.st_ino == want.st_ino);
	free(found);
	found = folder_find_above(folder);
	CHECK_STR(found, folder);
	free(found);
	CHECK(folder_has_register(folder) && !folder_has_register(deep));
	free(deep);
	place_drop(folder);
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

/* ---- odd folders */

/* The ids of a folder, in order, one a line. */
static struct str ids_of(const char *path)
{
	struct str ids = STR_INIT;
	struct error err = {0};
	struct corpus c;

	corpus_init(&c);
	CHECK(folder_open(&c, path, &err));
	for (size_t i = 0; i < c.articles.n; i++) {
		size_t found = corpus_find(&c, slice_of(c.articles.v[i].id));

		CHECK_INT(found, i);
		str_printf(&ids, "%s\n", c.articles.v[i].id);
	}
	corpus_release(&c);
	error_release(&err);
	return ids;
}

/* Any name that ends in .yaml and is not hidden is an article, once. */
TEST(folder_takes_names_as_they_are)
{
	static const struct {
		const char *name;
		bool article;
	} rows[] = {
	    {"2024-07.yaml", true},
	    {"a b.yaml", true},
	    {"é.yaml", true},
	    {"e\xcc\x81.yaml", true},
	    {"#x.yaml", true},
	    {"-C.yaml", true},
	    {"--json.yaml", true},
	    {"a.yaml.yaml", true},
	    {"\n.yaml", true},
	    {"\xff\xfe.yaml", true},
	    {"entities.yaml.yaml", true},
	    {"Entities.yaml", true},
	    {"$(x);`y`.yaml", true},
	    {"\\.yaml", true},
	    {"~.yaml", true},
	    {"a.yaml~", false},
	    {".yaml", false},
	    {".x.yaml", false},
	    {"..yaml", false},
	    {"a.YAML", false},
	    {"a.yml", false},
	    {"yaml", false},
	    {"ayaml", false},
	    {"entities.yaml", false},
	    {"a.yaml.", false},
	    {"a.yaml.swp", false},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char *folder = place_new(), *id = folder_id(rows[i].name);
		struct str want = STR_INIT, got;

		place_add(folder, "entities.yaml", REGISTER);
		place_add(folder, rows[i].name, GOOD);
		got = ids_of(folder);
		if (rows[i].article)
			str_printf(&want, "%s\n", id);
		test_row("%s", rows[i].name);
		CHECK_STR(got.s, want.s);
		str_release(&got);
		str_release(&want);
		free(id);
		place_drop(folder);
	}
}

TEST(folder_goes_by_any_of_its_names)
{
	static const char *const names[] = {"%s", "%s/", "%s//", "%s/.", "%s/../%s", "%s/link"};
	char *folder = place_new();
	char *link = file_join(folder, "link");

	place_add(folder, "a.yaml", GOOD);
	CHECK(symlink(".", link) == 0);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *rest = names[i] + 2;
		struct error err = {0};
		struct str path = STR_INIT;
		struct corpus c;

		str_printf(&path, "%s%.*s", folder, (int)strcspn(rest, "%"), rest);
		if (strchr(rest, '%'))
			str_addz(&path, file_base(folder));
		corpus_init(&c);
		test_row("%s", path.s);
		CHECK(folder_open(&c, path.s, &err));
		CHECK_INT(c.articles.n, 1);
		CHECK_STR(c.name, file_base(folder));
		CHECK(folder_load(&c, 0, 1));
		CHECK(!strstr(c.articles.v[0].path, "//"));
		corpus_release(&c);
		str_release(&path);
	}
	free(link);
	place_drop(folder);
}

/* What cannot be read is broken, and says why; the others are read. */
TEST(folder_reads_around_what_it_cannot)
{
	static const struct {
		const char *id, *fault;
	} rows[] = {
	    {"good", NULL},
	    {"fifo", "not a regular file; postil reads only those"},
	    {"gone", "cannot open: No such file or directory"},
	    {"large", "16777217 bytes; the limit is 16 MiB: split the file"},
	    {"loop", "cannot open: Too many levels of symbolic links"},
	    {"device", "not a regular file; postil reads only those"},
	    {"empty", NULL},
	    {"linked", NULL},
	};
	static const char *const links[][2] = {{"device.yaml", "/dev/null"},
					       {"loop.yaml", "loop.yaml"},
					       {"gone.yaml", "nowhere/x"},
					       {"linked.yaml", "good.yaml"}};
	char *folder = place_new(), *good = place_put(folder, "good.yaml", GOOD);
	char *path = place_put(folder, "large.yaml", "postil: 1\n");
	struct error err = {0};
	struct corpus c;

	CHECK(truncate(path, FILE_LIMIT + 1) == 0);
	free(path);
	place_add(folder, "empty.yaml", "");
	CHECK(mkfifo(path = file_join(folder, "fifo.yaml"), 0600) == 0);
	free(path);
	for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
		path = file_join(folder, links[i][0]);
		CHECK(symlink(links[i][1], path) == 0);
		free(path);
	}
	corpus_init(&c);
	CHECK(folder_open(&c, folder, &err));
	CHECK_INT(c.articles.n, sizeof rows / sizeof *rows);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		size_t at = corpus_find(&c, slice_of(rows[i].id));

		test_row("%s", rows[i].id);
		CHECK(at != SIZE_MAX);
		CHECK_INT(folder_load(&c, at, 8), !rows[i].fault);
		CHECK_INT(c.articles.v[at].state, rows[i].fault ? ENTRY_BROKEN : ENTRY_READ);
		if (rows[i].fault)
			CHECK(c.articles.v[at].fault &&
			      strstr(c.articles.v[at].fault, rows[i].fault));
		if (c.articles.v[at].fault)
			CHECK(!strstr(c.articles.v[at].fault, folder));
	}
	CHECK_INT(c.unread, 0);
	corpus_release(&c);
	free(good);
	place_drop(folder);
}

/* An article that changes on disk is read anew; its counts are replaced. */
TEST(folder_load_again_replaces)
{
	static const struct {
		const char *text; /* NULL: the file is gone */
		uint32_t mentions;
	} rows[] = {
	    {GOOD, 1},
	    {"postil: 1\ntext: CNT CNT\nmentions:\n- {entity: cnt, quote: CNT, after: \" CNT\"}\n"
	     "- {entity: cnt, quote: CNT, before: \"CNT \"}\n",
	     2},
	    {"", 0},
	    {GOOD, 1},
	    {NULL, 0},
	    {GOOD, 1},
	};
	char *folder = place_new(), *path = file_join(folder, "a.yaml");
	struct error err = {0};
	struct corpus c;

	place_add(folder, "entities.yaml", REGISTER);
	place_add(folder, "a.yaml", GOOD);
	corpus_init(&c);
	CHECK(folder_open(&c, folder, &err));
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (rows[i].text)
			place_add(folder, "a.yaml", rows[i].text);
		else
			CHECK(unlink(path) == 0);
		test_row("row %zu", i);
		CHECK_INT(folder_load(&c, 0, 1), rows[i].text != NULL);
		CHECK_INT(corpus_total(&c, 0).mentions, rows[i].mentions);
		CHECK_INT(c.articles.v[0].summary.mentions, rows[i].mentions);
		CHECK_INT(c.articles.v[0].fault != NULL, !rows[i].text);
		CHECK_INT(corpus_article(&c, 0) != NULL, rows[i].text != NULL);
	}
	corpus_release(&c);
	free(path);
	place_drop(folder);
}

TEST(folder_open_files_wants_every_one)
{
	char *folder = place_new();
	char *good = place_put(folder, "a.yaml", GOOD), *gone = file_join(folder, "b.yaml");
	char *sub = place_folder(folder, "sub.yaml");
	const char *const lists[][2] = {{good, gone}, {gone, good}, {good, sub}, {good, good}};

	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
		struct error err = {0};
		struct corpus c;

		corpus_init(&c);
		test_row("list %zu", i);
		CHECK_INT(folder_open_files(&c, lists[i], 2, &err), i == 3);
		CHECK_INT(err.msg != NULL, i != 3);
		if (i < 3)
			CHECK(strstr(err.msg, i < 2 ? gone : sub) == err.msg);
		else
			CHECK_INT(c.articles.n, 1);
		error_release(&err);
		corpus_release(&c);
	}
	free(good);
	free(gone);
	free(sub);
	place_drop(folder);
}

/* Dated names newest first, then the others by name, whatever the disk's order. */
TEST(folder_lists_in_one_order)
{
	static const char *const names[] = {"b.yaml",       "2022-11-x.yaml", "a.yaml",
					    "2024-07.yaml", "2024-06-z.yaml", "2023.yaml"};
	struct dice d = {103};

	for (int round = 0; round < 5; round++) {
		char *folder = place_new();
		struct str got;

		for (size_t i = 0, at = dice_below(&d, 6); i < 6; i++)
			place_add(folder, names[(at + i * 5) % 6], GOOD);
		got = ids_of(folder);
		CHECK_STR(got.s, "2024-07\n2024-06-z\n2023\n2022-11-x\na\nb\n");
		str_release(&got);
		place_drop(folder);
	}
}
