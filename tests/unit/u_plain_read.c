/* SPDX-License-Identifier: MIT */
#include "run/plain_read.h"

#include "capture.h"
#include "reading.h"

/* What is answered to these lines, from the first article of a folder on. */
static char *answers(const char *folder, const char *lines)
{
	const char *operands[] = {folder, NULL};
	struct options o = {.operands = operands, .count = 1};
	struct capture out, questions;
	struct error err = {0};
	struct selection s;
	struct output output;
	int typed[2], in = dup(STDIN_FILENO);
	char *said;

	CHECK(selection_open(&s, &o, 0, &err));
	CHECK(pipe(typed) == 0 && write(typed[1], lines, strlen(lines)) == (ssize_t)strlen(lines));
	close(typed[1]);
	dup2(typed[0], STDIN_FILENO);
	questions = capture_file(STDERR_FILENO);
	out = capture_file(STDOUT_FILENO);
	output_init(&output, COLOR_ALWAYS, 0);
	plain_read(&s, 0, &output);
	output_close(&output, &err);
	capture_end(&out);
	said = mem_dup(out.bytes.s, out.bytes.len);
	capture_end(&questions);
	CHECK(questions.bytes.len > 0 && !strchr(questions.bytes.s, '\033'));
	CHECK(!strchr(said, '\033'));
	capture_release(&out);
	capture_release(&questions);
	dup2(in, STDIN_FILENO);
	close(in);
	close(typed[0]);
	error_release(&err);
	selection_release(&s);
	return said;
}

static void check_says(const char *folder, const char *lines, const char *words)
{
	char *said = answers(folder, lines);

	test_row("%s", lines);
	if (!strstr(said, words))
		CHECK_STR(said, words);
	free(said);
}

TEST(plain_read_announces_and_reads_on)
{
	check_says("content", "",
		   "Article 1 of 2: Le CNT ratifie l'accord militaire avec la Russie\n"
		   "APA, 2024-07, fr, 435 words, 10 paragraphs, 42 mentions, 42 facts\n");
	check_says("content", "\n",
		   "facts\nLes militaires du Conseil national de transition (CNT), ");
	check_says("content", "n\nnext\n",
		   "entre autres.\nLe Conseil national de transition (CNT) a");
	check_says("content", "\n\nprevious\n", "Russie.\nLes militaires du Conseil");
	check_says("content", "\nagain\n", "entre autres.\nLes militaires du Conseil");
	check_says("content", "\np\n", "entre autres.\nThis is the beginning of the article.\n");
	check_says("content", "\n\n\n\n\n\n\n\n\n\n\n", "\nArticle 2 of 2: ");
	check_says("content", "o 2\n\n\n\n\n\n\n\n", "\nThis is the end of the last article.\n");
}

TEST(plain_read_tells_who_and_what)
{
	check_says("content", "m\n", "\nNobody is named here.\n");
	check_says("content", "\nm\n", "\nCNT: Conseil national de transition, organization\n");
	check_says("content", "\nm\n", "\nConseil national de transition, organization\n");
	check_says("content", "f\n", "\nNothing is stated here.\n");
	check_says("content", "\nf\n",
		   "\nFact 1 of 4: Les militaires du CNT sont au pouvoir au Mali depuis 2020.\n"
		   "  rules, agent Conseil national de transition, when 2020/.., where Mali\n"
		   "  the article itself asserts it; verdict open\n"
		   "Fact 2 of 4: ");
	check_says("content", "search Wagner\nf\n", "Bamako denies it");
	check_says("content", "e\n",
		   "\nConseil national de transition, organization, 4 mentions, 4 facts\n");
	check_says("content", "\nw\n", "\nParagraph 1 of 10, 5 mentions, 4 facts\n");
}

TEST(plain_read_goes_to_other_places)
{
	check_says("content", "articles\n",
		   "\n1: 2024-07, Le CNT ratifie l'accord militaire avec la Russie, "
		   "which is open\n2: 2022-11, Le Mali signe");
	check_says("content", "open " ACCORD_2022 "\n", "\nArticle 2 of 2: ");
	check_says("content", "open 3\n", "\nOpen which article, from 1 to 2?");
	check_says("content", "open\n", "\nOpen which article");
	check_says("content", "/wagner\n", "\nFound in paragraph 6:\nÀ la suite");
	check_says("content", "/wagner\ns\n", "\nArticle 2 of 2: ");
	check_says("content", "/wagner\ns\ns\n",
		   "\nArticle 1 of 2: Le CNT ratifie l'accord militaire avec "
		   "la Russie\nAPA, 2024-07, fr, 435 words, 10 paragraphs, 42 "
		   "mentions, 42 facts\nFound in paragraph 6:");
	check_says("content", "/zzz\nw\n", "\nThese words are nowhere.\nArticle 1 of 2: ");
	check_says("content", "s\n", "\nSearch for which words?\n");
}

TEST(plain_read_helps)
{
	check_says("content", "?\n", "\nsearch WORDS: the next paragraph with these words");
	check_says("content", "hepl\n",
		   "\nThere is no command hepl, perhaps you mean help; the word help");
	check_says("content", "quit\nnext\n", "42 facts\n");
}

TEST(plain_read_of_odd_articles)
{
	char *said = answers(ODD, "a\nf\nm\nn\nf\nm\ne\nar\n\n\n\n\n\n\n\nar\nw\n");

	CHECK(strstr(said, "Article 1 of ") != NULL);
	free(said);
}
