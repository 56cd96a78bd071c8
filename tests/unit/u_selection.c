/* SPDX-License-Identifier: MIT */
#include "run/selection.h"

#include "capture.h"
#include "place.h"

#include <stdlib.h>
#include <string.h>

#define GOOD "postil: 1\ntitle: T\ntext: CNT\nmentions: [{entity: cnt, quote: CNT}]\n"
#define REGISTER "postil: 1\nentities: [{id: cnt, type: organization, name: Conseil}]\n"

/* Two corpora side by side, and a folder that is none. */
struct two {
	char *top;
	char *here; /* where the program was started */
};

static struct two make_two(void)
{
	static const char *const names[] = {"2024-b.yaml", "2022-a.yaml", "plain.yaml"};
	struct two t = {place_new(), realpath(".", NULL)};
	char *one = place_folder(t.top, "one"), *other = place_folder(t.top, "other");

	free(place_folder(t.top, "none"));
	free(place_folder(one, "deep"));
	place_add(one, "entities.yaml", REGISTER);
	for (size_t i = 0; i < 3; i++)
		place_add(one, names[i], GOOD);
	place_add(other, "x.yaml", GOOD);
	place_add(other, "2024-b.yaml", GOOD);
	place_add(t.top, "story.txt", GOOD);
	free(one);
	free(other);
	return t;
}

static void drop_two(struct two *t)
{
	CHECK(chdir(t->here) == 0);
	place_drop(t->top);
	free(t->here);
}

/* Options from words with a space between them. */
static bool open_line(struct selection *s, const char *line, unsigned flags, struct error *err)
{
	char *words = mem_dup(line, strlen(line)), *argv[10] = {words};
	struct options o;
	int argc = 1;
	bool ok;

	for (char *c = words; *c; c++)
		if (*c == ' ') {
			*c = '\0';
			argv[argc++] = c + 1;
		}
	CHECK(options_parse(&o, argc, argv, err));
	ok = selection_open(s, &o, flags, err);
	options_release(&o);
	free(words);
	return ok;
}

/* "2024-b 2022-a", in the order of the selection. */
static void check_line(const char *line, unsigned flags, const char *want)
{
	struct str got = STR_INIT;
	struct error err = {0};
	struct selection s;
	bool ok = open_line(&s, line, flags, &err);

	for (size_t i = 0; i < s.articles.n; i++)
		str_printf(&got, "%s%s", i ? " " : "", s.corpus.articles.v[s.articles.v[i]].id);
	test_row("%s", line);
	CHECK(ok && !err.msg);
	if (err.msg)
		CHECK_STR(err.msg, "");
	CHECK_STR(got.s, want);
	str_release(&got);
	error_release(&err);
	selection_release(&s);
}

static void enter(const struct two *t, const char *folder)
{
	char *path = file_join(t->top, folder);

	CHECK(chdir(path) == 0);
	free(path);
}

TEST(selection_of_ids_paths_and_folders)
{
	static const struct {
		const char *from, *line;
		unsigned flags;
		const char *want;
	} rows[] = {
	    /* inside of a corpus, and below it */
	    {"one", "p", 0, "2024-b 2022-a plain"},
	    {"one/deep", "p", 0, "2024-b 2022-a plain"},
	    {"one", "p plain", 0, "plain"},
	    {"one/deep", "p plain 2022-a", 0, "plain 2022-a"},
	    {"one", "p plain.yaml", 0, "plain"},
	    {"one", "p ./plain.yaml 2024-b.yaml", 0, "plain 2024-b"},
	    {"one/deep", "p ../plain.yaml", 0, "plain"},
	    {"one", "p .", 0, "2024-b 2022-a plain"},
	    {"one/deep", "p ..", 0, "2024-b 2022-a plain"},
	    {"one", "p plain plain", 0, "plain"},
	    {"one", "p plain 2022-a plain.yaml 2022-a", 0, "plain 2022-a"},
	    /* from outside */
	    {"none", "p ../one", 0, "2024-b 2022-a plain"},
	    {"none", "p ../one/", 0, "2024-b 2022-a plain"},
	    {"none", "p ../one/plain.yaml", 0, "plain"},
	    {"none", "p ../one/plain.yaml ../one/2022-a.yaml", 0, "plain 2022-a"},
	    {"none", "p ../other/x.yaml", 0, "x"},
	    {"none", "p ../story.txt", 0, "story.txt"},
	    /* -C wins */
	    {"one", "p -C ../other", 0, "2024-b x"},
	    {"none", "p -C ../one plain", 0, "plain"},
	    {"none", "p -C ../one plain.yaml", 0, "plain"},
	    {"none", "p -C ../one ../one/plain.yaml", 0, "plain"},
	    {"none", "p -C ../one ../one", 0, "2024-b 2022-a plain"},
	    {"other", "p -C ../one 2024-b", 0, "2024-b"},
	    {"none", "p --corpus=../one/plain.yaml", 0, "plain"},
	    /* with the folder of the files */
	    {"none", "p ../one/plain.yaml", SELECTION_WHOLE, "plain"},
	    {"none", "p ../one/plain.yaml 2022-a", 0, "plain 2022-a"},
	};
	struct two t = make_two();

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		enter(&t, rows[i].from);
		check_line(rows[i].line, rows[i].flags, rows[i].want);
	}
	drop_two(&t);
}

TEST(selection_says_what_it_cannot_open)
{
	static const char *const rows[][3] = {
	    {"none", "p",
	     "no corpus: neither this folder nor one above holds entities.yaml; name one with -C "
	     "DIR"},
	    {"none", "p plain",
	     "plain: no such file, and no corpus here that could have an article of this name; "
	     "name one with -C DIR"},
	    {"none", "p ../none",
	     "../none: no corpus: neither articles (*.yaml) nor entities.yaml here; "
	     "postil new TEXT makes an article"},
	    {"none", "p -C nowhere", "nowhere: cannot open: No such file or directory"},
	    {"one", "p plian", "plian: no such article in .; did you mean plain?"},
	    {"one", "p zzzzzzzz", "zzzzzzzz: no such article in ."},
	    {"one", "p plain zzzzzzzz", "zzzzzzzz: no such article in ."},
	    {"one", "p -C ../other plain", "plain: no such article in ../other"},
	    {"one", "p -C ../other ../one/plain.yaml",
	     "../one/plain.yaml: not an article of the corpus ../other"},
	    {"one", "p -C ../other ../one/2024-b.yaml",
	     "../one/2024-b.yaml: not an article of the corpus ../other"},
	    {"one", "p ../other plain", "../other is a folder; name one corpus, or articles"},
	    {"none", "p ../one nosuch", "../one is a folder; name one corpus, or articles"},
	    {"none", "p ../one ../one", "../one is a folder; name one corpus, or articles"},
	    {"none", "p nosuch ../one", "../one is a folder; name one corpus, or articles"},
	    {"one", "p -C . ../other", "../other is a folder; name one corpus, or articles"},
	    {"one", "p plain ", "'': no such article in ."},
	    {"none", "p ",
	     "'': no such file, and no corpus here that could have an article of this name; "
	     "name one with -C DIR"},
	};
	struct two t = make_two();

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct error err = {0};
		struct selection s;

		enter(&t, rows[i][0]);
		test_row("%s in %s", rows[i][1], rows[i][0]);
		CHECK(!open_line(&s, rows[i][1], 0, &err));
		CHECK_STR(err.msg, rows[i][2]);
		error_release(&err);
		selection_release(&s);
	}
	drop_two(&t);
}

/* With the whole folder the other articles are there to go to. */
TEST(selection_whole_opens_the_folder_of_a_file)
{
	static const char *const lines[] = {"p ../one/plain.yaml", "p -C ../one plain"};
	struct two t = make_two();

	enter(&t, "none");
	for (size_t i = 0; i < 4; i++) {
		unsigned flags = i < 2 ? SELECTION_WHOLE : 0;
		struct error err = {0};
		struct selection s;

		test_row("%s with %u", lines[i % 2], flags);
		CHECK(open_line(&s, lines[i % 2], flags, &err));
		CHECK_INT(s.articles.n, 1);
		CHECK_INT(s.corpus.articles.n, i == 2 ? 1 : 3);
		selection_release(&s);
	}
	drop_two(&t);
}

/* ---- articles */

TEST(selection_article_reads_and_reports)
{
	static const struct {
		const char *text; /* NULL: there is no such file any more */
		const char *said;
		bool there;
	} rows[] = {
	    {GOOD, "", true},
	    {"postil: 1\ntext: x\nmentions: [{entity: cnt, quote: y}]\n",
	     "postil: ./plain.yaml: 1 error; postil check says which\n", true},
	    {"text: [\n", NULL, true},
	    {NULL, "postil: ./plain.yaml: cannot open: No such file or directory\n", false},
	};
	struct two t = make_two();

	enter(&t, "one");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct error err = {0};
		struct capture c;
		struct selection s;
		struct article *a;
		bool again;

		place_add(".", "plain.yaml", rows[i].text ? rows[i].text : GOOD);
		test_row("row %zu", i);
		CHECK(open_line(&s, "p plain", 0, &err));
		if (!rows[i].text)
			CHECK(unlink("plain.yaml") == 0);
		c = capture_file(STDERR_FILENO);
		a = selection_article(&s, 0);
		capture_end(&c);
		CHECK_INT(a != NULL, rows[i].there);
		CHECK_INT(s.unreadable, !rows[i].there);
		if (!rows[i].said)
			CHECK(strstr(c.bytes.s, "errors; postil check says which") != NULL);
		else if (!strstr(c.bytes.s, rows[i].said + (rows[i].said[0] ? 10 : 0)))
			CHECK_STR(c.bytes.s, rows[i].said);
		capture_release(&c);
		c = capture_file(STDERR_FILENO);
		again = selection_article(&s, 0) == a;
		capture_end(&c);
		CHECK(again);
		capture_release(&c);
		selection_release(&s);
	}
	drop_two(&t);
}

/* One article is in memory at a time; an earlier one is read again. */
TEST(selection_article_comes_back)
{
	struct two t = make_two();
	struct error err = {0};
	struct selection s;

	enter(&t, "one");
	CHECK(open_line(&s, "p", 0, &err));
	for (size_t i = 0; i < 9; i++) {
		struct article *a = selection_article(&s, i % 3);

		CHECK(a && a == s.corpus.articles.v[i % 3].article);
		CHECK_STR(a->id, s.corpus.articles.v[i % 3].id);
		CHECK_INT(s.corpus.loaded.n, 1);
	}
	CHECK(!s.unreadable);
	selection_release(&s);
	drop_two(&t);
}

/* One that was read, dropped, and is gone when it is wanted again. */
TEST(selection_article_says_when_it_cannot_come_back)
{
	struct two t = make_two();
	struct error err = {0};
	struct capture c;
	struct selection s;
	struct article *a;

	enter(&t, "one");
	CHECK(open_line(&s, "p plain 2022-a", 0, &err));
	CHECK(selection_article(&s, 0) && selection_article(&s, 1));
	CHECK(unlink("plain.yaml") == 0);
	c = capture_file(STDERR_FILENO);
	a = selection_article(&s, 0);
	capture_end(&c);
	CHECK(a == NULL && s.unreadable);
	CHECK(strstr(c.bytes.s, "plain.yaml: cannot open: No such file") != NULL);
	capture_release(&c);
	selection_release(&s);
	place_add(".", "plain.yaml", GOOD);
	drop_two(&t);
}

TEST(selection_knows_files_of_one_folder)
{
	static const struct {
		const char *operand, *other;
		bool shared;
	} rows[] = {
	    {"plain.yaml", "2022-a.yaml", true},
	    {"./plain.yaml", "2022-a.yaml", true},
	    {"plain.yaml", "../other/x.yaml", false},
	    {"../other/x.yaml", "../other/2024-b.yaml", true},
	    {"plain", "2022-a", true},
	    {"plain", "2022-a.yaml", false},
	    {"plain.yaml", "2022-a", false},
	    {"plain.yaml", "../other", false},
	    {"plain", "deep", false},
	};
	struct two t = make_two();

	enter(&t, "one");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		test_row("%s %s", rows[i].operand, rows[i].other);
		CHECK_INT(selection_shares_folder(rows[i].operand, rows[i].other), rows[i].shared);
	}
	drop_two(&t);
}
