/* Reading line by line, on terminals that can do nothing else.
 * SPDX-License-Identifier: MIT
 */
#include "program.h"
#include "usage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool start(struct pty *p, const struct pty_options *options, const char *corpus)
{
	const char *const argv[] = {getenv("POSTIL"), "--plain", corpus, NULL};
	struct error err = {0};
	bool ok = pty_start(p, argv, options, &err);

	CHECK(ok);
	error_release(&err);
	return ok && pty_wait_text(p, "Enter reads") > 0;
}

/* Nothing but lines was sent. */
static void check_lines_only(const struct pty *p)
{
	for (size_t i = 0; i < p->log.len; i++) {
		unsigned char c = (unsigned char)p->log.s[i];

		if (c < ' ' && c != '\n' && c != '\r') {
			CHECK_INT(c, ' ');
			return;
		}
	}
	CHECK(!strstr(p->log.s, "│") && !strstr(p->log.s, "─"));
}

TEST(plain_needs_no_terminal_that_can_move)
{
	static const char *const terms[] = {"dumb", "", "no-such-terminal", "xterm-256color"};

	NEEDS_PROGRAM();
	for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
		struct pty p;

		test_row("%s", terms[i]);
		if (!start(&p, &(struct pty_options){.term = terms[i]}, "content"))
			continue;
		pty_send(&p, "\n", 1);
		CHECK(pty_wait_text(&p, "1 of 10:") > 0);
		CHECK(emulator_find(p.emulator, "Les militaires", NULL, NULL));
		pty_send(&p, "search wagner\n", 14);
		CHECK(pty_wait_text(&p, "6 of 10:") > 0);
		pty_send(&p, "q\n", 2);
		CHECK(pty_wait_end(&p, 10));
		CHECK_STR(pty_status(&p), "exit status 0");
		program_check_restored(&p);
		check_lines_only(&p);
		pty_end(&p);
	}
}

TEST(plain_ends_with_its_input)
{
	NEEDS_PROGRAM();
	for (int hang_up = 0; hang_up < 2; hang_up++) {
		struct pty p;

		if (!start(&p, &(struct pty_options){.term = "dumb"}, "content"))
			return;
		if (hang_up)
			pty_hang_up(&p);
		else
			pty_send(&p, "\004", 1);
		CHECK(pty_wait_end(&p, 10));
		pty_end(&p);
	}
}

/* In a locale without UTF-8, and with a text that attacks. */
TEST(plain_shows_the_visible_form)
{
	static const char article[] = "postil: 1\ntitle: \"T\\e[31m\"\n"
				      "text: \"\\e]0;PWNED\\a \\u202Eé\\u009b mot\\n\"\n"
				      "mentions:\n- {entity: mot, quote: mot}\n";
	char *folder;
	struct pty p;

	NEEDS_PROGRAM();
	folder = program_corpus(article, sizeof article - 1);
	if (folder && start(&p, &(struct pty_options){.term = "dumb", .locale = "C"}, folder)) {
		pty_send(&p, "\nm\nf\ne\nw\na\n", 11);
		CHECK(pty_wait_text(&p, "^[]0;PWNED^G") > 0);
		pty_send(&p, "q\n", 2);
		CHECK(pty_wait_end(&p, 10));
		check_lines_only(&p);
		for (size_t i = 0; i < p.log.len; i++)
			if ((unsigned char)p.log.s[i] >= 0x80)
				CHECK_INT((unsigned char)p.log.s[i], '?');
		pty_end(&p);
	}
	pty_remove_folder(folder);
	free(folder);
}
