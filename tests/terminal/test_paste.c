/* Large pastes and floods of keys: all bytes in order where text is taken, no command
 * anywhere, in bounded time and memory.
 * SPDX-License-Identifier: MIT
 */
#include "story.h"
#include "usage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MB = 1000000, LINE_TAKES = 1000 }; /* bytes */

/* Letters that are commands, and what undoes, deletes and quits. */
static void add_text(struct str *out, size_t len)
{
	static const char words[] = "j D u x v a Q ZZ e P gR\r:q ";

	while (out->len + sizeof words - 1 <= len)
		str_add(out, words, sizeof words - 1);
}

/* Seconds that it took until all was taken and drawn. */
static double paste(struct pty *p, const struct str *text, bool brackets)
{
	double start = usage_now(), end = start + 120;

	if (brackets)
		pty_send(p, "\033[200~", 6);
	for (size_t at = 0; at < text->len && usage_now() < end; at += 4096) {
		size_t n = text->len - at < 4096 ? text->len - at : 4096;

		pty_send(p, text->s + at, n);
	}
	if (brackets)
		pty_send(p, "\033[201~", 6);
	pty_settle(p, usage_now());
	return usage_now() - start;
}

/* By the processor's time: others use this machine too. */
static void check_cost(struct pty *p, double seconds, size_t len)
{
	double cpu = usage_cpu(p->pid);

	if (program_is_plain())
		CHECK(cpu < 1 + 3 * (double)len / MB);
	if (program_is_plain())
		CHECK(usage_memory(p->pid) < 64000);
	printf("# %zu kB in %.2f s, %.2f s of the processor, %zu kB of memory\n", len / 1000,
	       seconds, cpu, usage_memory(p->pid));
}

/* Where no text is taken. */
static void paste_into_the_panes(struct story *s, const struct str *text, double *seconds)
{
	char *before = story_read(s, "a.yaml"), *after;

	*seconds = paste(&s->pty, text, true);
	CHECK_STR(pty_status(&s->pty), "still running");
	story_check_shows(s, "pasted text is not taken");
	story_keys(s, "zz");
	after = story_read(s, "a.yaml");
	CHECK_STR(after, before);
	free(before);
	free(after);
}

static void try_panes(size_t len, const char *end)
{
	struct str text = STR_INIT;
	struct story s;
	double seconds;

	add_text(&text, len / 2);
	str_addz(&text, end);
	add_text(&text, len);
	if (!story_init_small(&s))
		return;
	if (story_open(&s, &(struct pty_options){.columns = 110})) {
		paste_into_the_panes(&s, &text, &seconds);
		check_cost(&s.pty, seconds, text.len);
		story_quit(&s);
	}
	story_release(&s);
	str_release(&text);
}

TEST(pastes_run_no_commands)
{
	size_t megabytes = test_count(1, 10);

	NEEDS_PROGRAM();
	try_panes(200000, "");
	try_panes(200000, "\033[201~ZZQ");
	for (size_t n = 1; n <= megabytes; n += 9)
		try_panes(n * MB, "\033[201~ZZQ");
}

/* A line takes its beginning; of the rest nothing is a key. */
static void try_form(size_t len, bool brackets)
{
	struct str text = STR_INIT, claim = STR_INIT;
	struct story s;

	test_row("%zu bytes, %s", len, brackets ? "marked" : "not marked");
	for (size_t i = 0; text.len < len; i++)
		str_printf(&text, "%zu.", i);
	str_add(&claim, text.s, text.len < LINE_TAKES ? text.len : LINE_TAKES);
	if (!story_init_small(&s))
		return;
	if (story_open(&s, &(struct pty_options){.columns = 110})) {
		story_keys(&s, "1gga");
		check_cost(&s.pty, paste(&s.pty, &text, brackets), text.len);
		story_keys(&s, "\r");
		story_keys(&s, "zz");
		CHECK(story_has(&s, "a.yaml", claim.s));
		story_quit(&s);
		story_check_clean(&s);
	}
	story_release(&s);
	str_release(&text);
	str_release(&claim);
}

TEST(pastes_are_taken_in_order)
{
	NEEDS_PROGRAM();
	for (int brackets = 0; brackets < 2; brackets++) {
		try_form(900, brackets);
		try_form(200000, brackets);
		for (size_t n = 1; n <= test_count(0, 10); n += 9)
			try_form(n * MB, brackets);
	}
}

/* Back where it began, after as many steps down as up. */
TEST(floods_of_keys_are_all_taken)
{
	size_t keys = test_count(20000, 600000);
	struct str text = STR_INIT, before = STR_INIT, after = STR_INIT;
	struct pty p;

	NEEDS_PROGRAM();
	if (!program_start(&p, NULL, &(struct pty_options){0}))
		return;
	pty_press(&p, "gg");
	pty_press(&p, "]]");
	emulator_row(pty_screen(&p), p.rows - 1, &before);
	for (size_t i = 0; i < keys / 4; i++)
		str_addz(&text, i & 1 ? "[e" : "]e");
	for (size_t i = 0; i < keys / 4; i++)
		str_addz(&text, i & 1 ? "k" : "j");
	str_addz(&text, "gg]]");
	check_cost(&p, paste(&p, &text, false), text.len);
	emulator_row(pty_screen(&p), p.rows - 1, &after);
	CHECK(before.len > 0);
	CHECK_STR(after.s, before.s);
	printf("# %zu keys\n", text.len);
	pty_end(&p);
	str_release(&text);
	str_release(&before);
	str_release(&after);
}
