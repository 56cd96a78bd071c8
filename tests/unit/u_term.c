/* The terminal, driven from the other end of a pseudo-terminal.
 * SPDX-License-Identifier: MIT
 */
#include "term/term.h"

#include "app/keys.h"
#include "run/theme_read.h"
#include "test.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

/* A child that has a terminal of its own, and a pipe to tell what it saw. */
struct child {
	pid_t pid;
	int master, slave, told;
	struct str sent;  /* to the terminal */
	struct str words; /* told */
	struct termios before;
	int status;
};

static FILE *report; /* the child's end */

static void tell(const char *text)
{
	fprintf(report, "%s\n", text);
	fflush(report);
}

/* ---- the child's side ---- */

static void tell_event(const struct event *ev)
{
	struct str out = STR_INIT;

	if (ev->kind == EVENT_KEY || ev->kind == EVENT_PASTE) {
		str_addz(&out, ev->kind == EVENT_PASTE ? "paste " : "");
		keys_write(ev->key, &out);
	} else if (ev->kind == EVENT_RESIZE) {
		str_printf(&out, "size %dx%d", ev->cols, ev->rows);
	} else {
		str_addz(&out, ev->kind == EVENT_QUIT ? "quit" : "resume");
	}
	tell(out.s);
	str_release(&out);
}

static void open_or_tell(void)
{
	struct error err = {0};
	const char *note;

	if (!term_open(&err, &note)) {
		tell(err.msg);
		error_release(&err);
		_exit(3);
	}
	tell(note ? note : "open");
}

/* Tells each event until 'q' or the end. */
static void tell_events(void)
{
	struct event ev;

	open_or_tell();
	while (term_next(&ev, 10000)) {
		tell_event(&ev);
		if (ev.kind == EVENT_QUIT || (ev.kind == EVENT_KEY && ev.key == 'q'))
			break;
	}
	term_close();
	term_close();
}

static void show_with(const char *text, bool cursor)
{
	struct screen s;
	int cols, rows;

	screen_init(&s);
	term_size(&cols, &rows);
	screen_resize(&s, cols, rows);
	screen_put(&s, (struct rect){0, 0, cols, rows}, 0, 0, slice_of(text), STYLE_PERSON);
	if (cursor)
		s.cursor_x = s.cursor_y = 0;
	term_show(&s);
	screen_release(&s);
}

static void show_text(const char *text)
{
	show_with(text, false);
}

static void show_frames(void)
{
	struct theme t;

	theme_init_plain(&t);
	t.variant = THEME_DARK;
	t.styles[STYLE_PERSON].fg = THEME_RGB | 0x9acaf9;
	open_or_tell();
	term_set_theme(&t);
	show_text("Maïga ┌─ 中文");
	show_text("Maïga ┌─ 中文");
	show_text("Maxga ┌─ 中文");
	term_close();
}

/* The names of the three main types and of a lesser one, in the dark theme. */
static void show_types(void)
{
	static const enum style styles[] = {STYLE_PERSON, STYLE_ORGANIZATION, STYLE_PLACE,
					    STYLE_OTHER};
	static const char *const names[] = {"person", "organization", "place", "other"};
	struct error err = {0};
	struct theme t;
	struct screen s;

	open_or_tell();
	if (!theme_find("dark", &t, &err))
		return;
	term_set_theme(&t);
	screen_init(&s);
	screen_resize(&s, 80, 24);
	for (int i = 0; i < 4; i++) {
		struct rect all = {0, 0, 80, 24};
		int x = screen_put(&s, all, 0, 2 * i, slice_of("x"), STYLE_TEXT);

		screen_put(&s, all, x, 2 * i, slice_of(names[i]), styles[i]);
	}
	term_show(&s);
	screen_release(&s);
	term_close();
}

static void crash(void)
{
	open_or_tell();
	show_text("soon gone");
	raise(SIGSEGV);
}

/* With the mouse: on, away and back, on a second time, and gone. */
static void crash_with_the_mouse(void)
{
	open_or_tell();
	term_set_mouse(true);
	show_text("one");
	term_leave();
	term_set_mouse(false); /* not now */
	term_return();
	show_text("two");
	term_set_mouse(true);
	raise(SIGSEGV);
}

static void turn_the_mouse_off(void)
{
	open_or_tell();
	term_set_mouse(true);
	term_set_mouse(false);
	show_text("one");
	term_close();
}

static void copy_some(void)
{
	struct error err = {0};

	open_or_tell();
	tell(term_copy(SLICE("«a»\n"), &err) ? "asked" : err.msg);
	tell(term_copy((struct slice){"", 0}, &err) ? "asked" : err.msg);
	tell(term_copy((struct slice){NULL, TERM_COPY_MOST + 1}, &err) ? "asked" : err.msg);
	setenv("STY", "1.screen", 1);
	tell(term_copy(SLICE("ab"), &err) ? "asked" : err.msg);
	error_release(&err);
	term_close();
}

static void suspend(void)
{
	struct event ev;

	open_or_tell();
	show_with("before", true);
	term_suspend();
	show_text("after");
	while (term_next(&ev, 100))
		tell_event(&ev);
	term_close();
}

/* ---- children that do not ask for events ---- */

static void work_for_ever(void)
{
	open_or_tell();
	tell("working");
	for (volatile unsigned i = 0;; i++)
		continue;
}

static void work_while_away(void)
{
	open_or_tell();
	term_leave();
	tell("working");
	for (;;)
		pause();
}

static void rest(long ms)
{
	struct timespec left = {ms / 1000, ms % 1000 * 1000000};

	while (nanosleep(&left, &left) != 0)
		continue;
}

/* Asks late, but in time; what it does then takes long. */
static void work_for_a_while(void)
{
	struct event ev;

	open_or_tell();
	raise(SIGTERM);
	rest(300);
	if (term_next(&ev, 0))
		tell_event(&ev);
	rest(1300);
	term_close();
}

/* 'q' and SIGTERM at once: what is left undone when it is closed is forgotten. */
static void close_without_asking(void)
{
	open_or_tell();
	raise(SIGTERM);
	term_close();
	rest(1300);
}

/* A terminal that takes nothing, as after ^S. */
static void open_a_stopped_terminal(void)
{
	tell("stopped");
	dup2(open("/dev/null", O_WRONLY), STDERR_FILENO); /* for a sanitizer's report */
	tcflow(STDOUT_FILENO, TCOOFF);
	open_or_tell();
	for (;;)
		pause();
}

static void show_on_a_stopped_terminal(void)
{
	open_or_tell();
	tcflow(STDOUT_FILENO, TCOOFF);
	tell("working");
	for (;;)
		show_text("never seen");
}

/* ---- the parent's side ---- */

static void become(struct child *c, const char *term, void (*run)(void), int told)
{
	report = fdopen(told, "w");
	setsid();
	ioctl(c->slave, TIOCSCTTY, 0);
	for (int fd = 0; fd < 3; fd++)
		dup2(c->slave, fd);
	close(c->master);
	if (term)
		setenv("TERM", term, 1);
	else
		unsetenv("TERM");
	run();
	fflush(report);
	_exit(0);
}

static bool start(struct child *c, const char *term, void (*run)(void))
{
	struct winsize size = {.ws_row = 24, .ws_col = 80};
	int told[2];
	const char *name;

	memset(c, 0, sizeof *c);
	str_init(&c->sent);
	str_init(&c->words);
	c->master = posix_openpt(O_RDWR | O_NOCTTY);
	if (c->master < 0 || grantpt(c->master) != 0 || unlockpt(c->master) != 0 ||
	    !(name = ptsname(c->master)) || pipe(told) != 0)
		return false;
	c->slave = open(name, O_RDWR | O_NOCTTY);
	ioctl(c->master, TIOCSWINSZ, &size);
	tcgetattr(c->slave, &c->before);
	fflush(stdout);
	c->pid = fork();
	if (c->pid == 0) {
		close(told[0]);
		become(c, term, run, told[1]);
	}
	close(told[1]);
	c->told = told[0];
	return c->slave >= 0 && c->pid > 0;
}

static bool take(int fd, short events, struct str *out)
{
	char bytes[4096];
	ssize_t n = events ? read(fd, bytes, sizeof bytes) : 0;

	if (n > 0)
		str_add(out, bytes, (size_t)n);
	return n > 0;
}

/* Reads until the words hold this (NULL: until the child closes its end). */
static bool wait_word(struct child *c, const char *word)
{
	for (int quiet = 0; quiet < 100;) {
		struct pollfd fds[2] = {{c->told, POLLIN, 0}, {c->master, POLLIN, 0}};

		if (word && strstr(c->words.s, word))
			return true;
		if (poll(fds, 2, 100) == 0)
			quiet++;
		if (!take(c->told, fds[0].revents, &c->words) && fds[0].revents)
			return !word;
		take(c->master, fds[1].revents & POLLIN, &c->sent);
	}
	return false;
}

/* What it still sends when it is gone: the slave is open here, so no hang-up. */
static void drain(struct child *c)
{
	struct pollfd fd = {c->master, POLLIN, 0};

	while (poll(&fd, 1, 50) > 0 && take(c->master, fd.revents & POLLIN, &c->sent))
		continue;
}

static void finish(struct child *c)
{
	wait_word(c, NULL);
	kill(c->pid, SIGKILL);
	waitpid(c->pid, &c->status, 0);
	if (c->master >= 0)
		drain(c);
}

static bool settings_are_back(struct child *c)
{
	struct termios now;

	return tcgetattr(c->slave, &now) == 0 && now.c_lflag == c->before.c_lflag &&
	       now.c_iflag == c->before.c_iflag && now.c_oflag == c->before.c_oflag;
}

static void stop(struct child *c)
{
	close(c->master);
	close(c->slave);
	close(c->told);
	str_release(&c->sent);
	str_release(&c->words);
}

static void type(struct child *c, const char *keys)
{
	size_t len = strlen(keys);

	CHECK(write(c->master, keys, len) == (ssize_t)len);
}

#define START(c, term, run)                                        \
	if (!start(&(c), (term), (run)) || !wait_word(&(c), "\n")) \
	SKIP("no pseudo-terminal here")

/* ---- cases ---- */

TEST(term_decodes_keys)
{
	static const struct {
		const char *bytes, *words;
	} cases[] = {
	    {"x", "x"},
	    {"é中", "é\n中"},
	    {"\r\n", "<Enter>\n<Enter>"},
	    {"\t \177\b", "<Tab>\n<Space>\n<Backspace>\n<Backspace>"},
	    {"\017\032\003\034", "<^O>\n<^Z>\n<^C>\n<^\\>"},
	    {"\033[A\033OA\033[1;3A", "<Up>\n<Up>\n<Alt-Up>"},
	    {"\033[H\033OH\033[1~\033[7~", "<Home>\n<Home>\n<Home>\n<Home>"},
	    {"\033[F\033OF\033[4~\033[8~", "<End>\n<End>\n<End>\n<End>"},
	    {"\033[5~\033[6~\033[2~\033[3~", "<PgUp>\n<PgDn>\n<Ins>\n<Del>"},
	    {"\033[Z\033OP\033[11~\033[[A", "<Shift-Tab>\n<F1>\n<F1>\n<F1>"},
	    {"\033x\033é\033\r", "<Alt-x>\n<Alt-é>\n<Alt-Enter>"},
	    {"\033\033[B", "<Esc>\n<Down>"},
	    {"\033[99~\033[1;9Q\033Oj\377", "<Unknown>\n<Unknown>\n<Unknown>\n<Unknown>"},
	    /* answers and reports are no keys */
	    {"\033]11;rgb:1/2/3\007a", "a"},
	    {"\033]11;rgb:1/2/3\033\\a", "a"},
	    {"\033P1$r0m\033\\a", "a"},
	    {"\033[?64;1;2c\033[?2026;2$y\033[?997;1n\033[12;40R\033[I\033[Oa", "a"},
	    /* pasted text is text, whatever it holds */
	    {"\033[200~q\r\033[3:\033[201~a",
	     "paste q\npaste <Enter>\npaste <Esc>\npaste [\npaste 3\npaste :\na"},
	    {"\033[200~\r\n\t\003\032\033[201~a",
	     "paste <Enter>\npaste <^J>\npaste <Tab>\npaste <^C>\npaste <^Z>\na"},
	    {"\033[200~\303\251\033[201~\033[201~a", "paste é\na"},
	    {"\033[Iq", ""},
	};
	struct child c;

	START(c, "xterm-256color", tell_events);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct str want = STR_INIT;

		if (i + 1 < sizeof cases / sizeof *cases)
			str_printf(&want, "%s\n!\n", cases[i].words);
		else
			str_addz(&want, "q\n");
		str_clear(&c.words);
		type(&c, cases[i].bytes);
		if (want.s[0] != 'q')
			type(&c, "!");
		wait_word(&c, want.s[0] == 'q' ? "q\n" : "!\n");
		CHECK_STR(c.words.s, want.s);
		str_release(&want);
	}
	finish(&c);
	CHECK_INT(c.status, 0);
	CHECK(settings_are_back(&c));
	stop(&c);
}

/* What tput says; false: this host does not know that. */
static bool capability_of(const char *term, const char *name, char bytes[32])
{
	char line[32 * 8] = "";
	int pipes[2];
	ssize_t n = 0;
	pid_t pid;

	if (pipe(pipes) != 0)
		return false;
	fflush(NULL);
	pid = fork();
	if (pid == 0) {
		dup2(pipes[1], STDOUT_FILENO);
		dup2(open("/dev/null", O_WRONLY), STDERR_FILENO);
		execlp("tput", "tput", "-T", term, name, (char *)NULL);
		_exit(127);
	}
	close(pipes[1]);
	n = read(pipes[0], line, sizeof line - 1);
	close(pipes[0]);
	waitpid(pid, NULL, 0);
	snprintf(bytes, 32, "%.*s", n > 0 && n < 32 ? (int)n : 0, line);
	return bytes[0] != '\0';
}

/* The keys that terminfo says a terminal sends. */
static void check_keys_of(const char *term)
{
	static const struct {
		const char *capability, *word;
	} keys[] = {
	    {"kcuu1", "<Up>\n"},    {"kcud1", "<Down>\n"},    {"kcub1", "<Left>\n"},
	    {"kcuf1", "<Right>\n"}, {"khome", "<Home>\n"},    {"kend", "<End>\n"},
	    {"kpp", "<PgUp>\n"},    {"knp", "<PgDn>\n"},      {"kich1", "<Ins>\n"},
	    {"kdch1", "<Del>\n"},   {"kbs", "<Backspace>\n"}, {"kcbt", "<Shift-Tab>\n"},
	    {"kf1", "<F1>\n"},      {"kent", "<Enter>\n"},
	};
	struct child c;
	int n = 0;

	START(c, term, tell_events);
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		char bytes[32];

		if (!capability_of(term, keys[i].capability, bytes))
			continue;
		test_row("%s of %s", keys[i].capability, term);
		str_clear(&c.words);
		type(&c, bytes);
		CHECK(wait_word(&c, "\n"));
		CHECK_STR(c.words.s, keys[i].word);
		n++;
	}
	CHECK(n >= 6);
	type(&c, "q");
	finish(&c);
	stop(&c);
}

TEST(term_decodes_the_keys_of_many_terminals)
{
	static const char *const terms[] = {
	    "xterm-256color", "xterm",       "linux",     "screen-256color",
	    "tmux-256color",  "rxvt",        "vt220",     "konsole-256color",
	    "putty",          "st-256color", "alacritty", "foot",
	    "vt100"};
	int n = 0;

	for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
		char bytes[32];

		if (!capability_of(terms[i], "kcuu1", bytes))
			continue;
		check_keys_of(terms[i]);
		n++;
	}
	printf("# keys of %d terminals\n", n);
	CHECK(n > 0);
}

/* The network may cut anywhere; only a lone ESC is told from the rest by time. */
TEST(term_decodes_keys_that_come_in_pieces)
{
	static const struct {
		const char *bytes;
		size_t cut;
		long ms;
		const char *words;
	} cases[] = {
	    {"\344\270\255", 1, 12, "中\n"},
	    {"\344\270\255", 2, 12, "中\n"},
	    {"\033[A", 2, 12, "<Up>\n"},
	    {"\033[1;3A", 3, 12, "<Alt-Up>\n"},
	    {"\033[200~x", 4, 12, "paste x\n"},
	    {"\033[201~", 3, 12, ""},
	    {"\033]11;rgb:1\007z", 5, 12, "z\n"},
	    /* over a slow line, in two packets */
	    {"\033]11;rgb:1/2/q\007z", 12, 150, "z\n"},
	    {"\033[?64;1;2cz", 5, 150, "z\n"},
	};
	struct child c;

	START(c, "xterm-256color", tell_events);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		str_clear(&c.words);
		CHECK(write(c.master, cases[i].bytes, cases[i].cut) > 0);
		nanosleep(&(struct timespec){0, cases[i].ms * 1000000}, NULL);
		type(&c, cases[i].bytes + cases[i].cut);
		if (*cases[i].words)
			wait_word(&c, cases[i].words);
		CHECK_STR(c.words.s, cases[i].words);
	}
	type(&c, "q");
	finish(&c);
	CHECK_INT(c.status, 0);
	stop(&c);
}

TEST(term_escape_alone_comes_soon)
{
	struct child c;

	START(c, "xterm-256color", tell_events);
	type(&c, "\033");
	CHECK(wait_word(&c, "<Esc>\n"));
	type(&c, "\033]");
	CHECK(wait_word(&c, "<Alt-]>\n"));
	type(&c, "\033[");
	CHECK(wait_word(&c, "<Alt-[>\n"));
	type(&c, "q");
	finish(&c);
	stop(&c);
}

TEST(term_tells_the_last_of_many_sizes)
{
	static const struct {
		unsigned short cols, rows;
		const char *word;
	} sizes[] = {{100, 40, "size 100x40\n"},
		     {1, 1, "size 1x1\n"},
		     {5000, 2, "size 1000x2\n"},
		     {80, 24, "size 80x24\n"}};
	struct child c;

	START(c, "xterm-256color", tell_events);
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct winsize w = {.ws_row = sizes[i].rows, .ws_col = sizes[i].cols};

		str_clear(&c.words);
		ioctl(c.master, TIOCSWINSZ, &w);
		CHECK(wait_word(&c, sizes[i].word));
	}
	str_clear(&c.words);
	/* a terminal that went through other sizes has lost what it showed */
	kill(c.pid, SIGWINCH);
	CHECK(wait_word(&c, "size 80x24\n"));
	type(&c, "q");
	finish(&c);
	stop(&c);
}

TEST(term_signals_ask_to_quit)
{
	static const int numbers[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT};

	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		struct child c;

		START(c, "xterm-256color", tell_events);
		kill(c.pid, numbers[i]);
		CHECK(wait_word(&c, "quit\n"));
		finish(&c);
		CHECK_INT(c.status, 0);
		CHECK(settings_are_back(&c));
		CHECK(strstr(c.sent.s, "\033[?1049l") != NULL);
		stop(&c);
	}
}

static double seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Ends a child that never asks; the seconds that it took. */
static double end_busy(struct child *c, int number, int times)
{
	double start = seconds();

	while (times-- > 0) {
		kill(c->pid, number);
		nanosleep(&(struct timespec){0, 20000000}, NULL);
	}
	finish(c);
	CHECK(WIFSIGNALED(c->status) && WTERMSIG(c->status) == number);
	CHECK(settings_are_back(c));
	return seconds() - start;
}

TEST(term_signals_end_a_program_that_does_not_ask)
{
	static const int numbers[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT};

	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		for (int times = 1; times <= 2; times++) {
			struct child c;
			double took;

			START(c, "xterm-256color", work_for_ever);
			CHECK(wait_word(&c, "working\n"));
			took = end_busy(&c, numbers[i], times);
			CHECK(times == 1 ? took > 0.5 && took < 5 : took < 0.9);
			CHECK(strstr(c.sent.s, "\033[?1049l") != NULL);
			CHECK(strstr(c.sent.s, "\033[?2004l") != NULL);
			stop(&c);
		}
	}
}

/* An editor in front may take its time; a second signal is meant. */
TEST(term_signals_wait_for_the_program_in_front)
{
	struct child c;

	START(c, "xterm-256color", work_while_away);
	CHECK(wait_word(&c, "working\n"));
	kill(c.pid, SIGTERM);
	kill(c.pid, SIGINT);
	nanosleep(&(struct timespec){1, 300000000}, NULL);
	CHECK_INT(waitpid(c.pid, &c.status, WNOHANG), 0);
	CHECK(end_busy(&c, SIGTERM, 1) < 0.9);
	stop(&c);
}

TEST(term_signals_that_were_taken_do_not_kill)
{
	struct child c;

	START(c, "xterm-256color", work_for_a_while);
	finish(&c);
	CHECK_STR(c.words.s, "open\nquit\n");
	CHECK_INT(c.status, 0);
	stop(&c);
	START(c, "xterm-256color", close_without_asking);
	finish(&c);
	CHECK_INT(c.status, 0);
	stop(&c);
}

TEST(term_signals_end_what_a_stopped_terminal_holds_up)
{
	struct child c;

	START(c, "xterm-256color", show_on_a_stopped_terminal);
	CHECK(wait_word(&c, "working\n"));
	nanosleep(&(struct timespec){0, 50000000}, NULL);
	CHECK(end_busy(&c, SIGTERM, 1) < 5);
	stop(&c);
}

/* Held up in the middle of term_open, when it is raw already. */
TEST(term_crash_while_opening_leaves_the_terminal_right)
{
	static const int numbers[] = {SIGSEGV, SIGTERM};

	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		struct child c;

		START(c, "xterm-256color", open_a_stopped_terminal);
		for (int tries = 0; settings_are_back(&c) && tries < 200; tries++)
			nanosleep(&(struct timespec){0, 10000000}, NULL);
		CHECK(!settings_are_back(&c));
		kill(c.pid, numbers[i]);
		kill(c.pid, numbers[i]);
		finish(&c);
		CHECK(c.status != 0 && c.status != SIGKILL);
		CHECK(settings_are_back(&c));
		stop(&c);
	}
}

TEST(term_lost_asks_to_quit)
{
	struct child c;

	START(c, "xterm-256color", tell_events);
	close(c.slave);
	close(c.master);
	c.master = c.slave = -1;
	CHECK(wait_word(&c, "quit\n"));
	finish(&c);
	CHECK_INT(c.status, 0);
	stop(&c);
}

TEST(term_crash_leaves_the_terminal_right)
{
	struct child c;

	START(c, "xterm-256color", crash);
	finish(&c);
	/* a sanitizer makes an exit status of it */
	CHECK(c.status != 0 && (!WIFSIGNALED(c.status) || WTERMSIG(c.status) == SIGSEGV));
	CHECK(settings_are_back(&c));
	CHECK(strstr(c.sent.s, "\033[?2004l") != NULL);
	CHECK(strstr(c.sent.s, "\033[?1049l") != NULL);
	CHECK(strstr(c.sent.s, "\033[?25h") != NULL || strstr(c.sent.s, "\033[?12l") != NULL);
	stop(&c);
}

/* The child leads a session without a shell, so its stop is refused; what is
 * sent on both sides of it is the same. */
TEST(term_suspend_gives_the_terminal_and_takes_it)
{
	struct child c;
	const char *left, *back;

	START(c, "xterm-256color", suspend);
	finish(&c);
	CHECK_STR(c.words.s, "open\nresume\n");
	left = strstr(c.sent.s, "\033[?1049l");
	back = left ? strstr(left, "\033[?1049h") : NULL;
	CHECK(back && strstr(back, "after"));
	CHECK(left && strstr(c.sent.s, "before") < left);
	/* some terminals keep what the cursor was when the other screen came */
	CHECK(left && (!strstr(left, "\033[?25l") || strstr(left, "\033[?25l") > back));
	CHECK(settings_are_back(&c));
	stop(&c);
}

#define MOUSE_ON "\033[?1000h\033[?1002h\033[?1006h"
#define MOUSE_OFF "\033[?1006l\033[?1002l\033[?1000l"

TEST(term_mouse_is_undone_wherever_the_terminal_is_given_back)
{
	struct child c;
	const char *at;

	START(c, "xterm-256color", crash_with_the_mouse);
	finish(&c);
	CHECK(c.status != 0 && settings_are_back(&c));
	at = strstr(c.sent.s, MOUSE_ON);
	at = at ? strstr(at, "one") : NULL;
	at = at ? strstr(at, MOUSE_OFF) : NULL;
	at = at ? strstr(at, MOUSE_ON) : NULL;
	at = at ? strstr(at, "two") : NULL;
	CHECK(at && !strstr(at, MOUSE_ON) && strstr(at, MOUSE_OFF));
	stop(&c);
	START(c, "xterm-256color", turn_the_mouse_off);
	finish(&c);
	at = strstr(c.sent.s, MOUSE_ON MOUSE_OFF);
	CHECK(at && !strstr(at + strlen(MOUSE_ON MOUSE_OFF), "1000"));
	stop(&c);
	START(c, "xterm-256color", show_frames);
	finish(&c);
	CHECK(!strstr(c.sent.s, "1000h") && !strstr(c.sent.s, "1006"));
	stop(&c);
}

TEST(term_copy_asks_in_letters)
{
	struct child c;

	START(c, "xterm-256color", copy_some);
	finish(&c);
	CHECK_STR(c.words.s, "open\nasked\nasked\nthat is 74 KB, and terminals take 74 KB at "
			     "most; | gives it to a program\nasked\n");
	CHECK(strstr(c.sent.s, "\033]52;c;wqthwrsK\007\033]52;c;\007") != NULL);
	CHECK(strstr(c.sent.s, "\033P\033]52;c;YWI=\007\033\\") != NULL);
	stop(&c);
}

TEST(term_show_sends_what_changed)
{
	struct child c;
	char *text, *rest;

	START(c, "xterm-256color", show_frames);
	finish(&c);
	text = strstr(c.sent.s, "Maïga ┌─ 中文");
	CHECK(text && strstr(c.sent.s, "\033[38;5;117m"));
	/* twice the same sends nothing; the third is one letter */
	rest = text ? text + strlen("Maïga ┌─ 中文") : c.sent.s;
	CHECK(!strstr(rest, "┌") && !strstr(rest, "ga") && strchr(rest, 'x'));
	CHECK(!strstr(rest, "\033[2J") && !strstr(rest, "\033[J"));
	stop(&c);
}

TEST(term_show_without_colours)
{
	struct child c;

	setenv("NO_COLOR", "1", 1);
	START(c, "xterm-256color", show_frames);
	unsetenv("NO_COLOR");
	finish(&c);
	CHECK(strstr(c.sent.s, "Maïga") && !strstr(c.sent.s, "\033[38"));
	CHECK(strstr(c.sent.s, "4m") != NULL); /* the person is underlined */
	stop(&c);
}

/* What is sent between the "x" before a name and the name. */
static void check_look(struct child *c, const char *name, const char *const *wanted)
{
	const char *end = strstr(c->sent.s, name), *from = end;
	struct str look = STR_INIT;

	CHECK(end != NULL);
	while (from && from > c->sent.s && *from != 'x')
		from--;
	if (end)
		str_add(&look, from, (size_t)(end - from));
	for (int i = 0; i < 2 && wanted[i]; i++)
		if (!strstr(look.s, wanted[i]))
			CHECK_STR(look.s, wanted[i]);
	str_release(&look);
}

TEST(term_show_marks_types_with_what_there_is)
{
	static const struct {
		const char *term, *name;
		const char *wanted[2];
	} cases[] = {
	    /* no italics, and an underline would take the colour away */
	    {"linux", "person", {"[36m", NULL}}, {"linux", "organization", {"[32m", ";1m"}},
	    {"linux", "place", {"[35m", ";1m"}}, {"linux", "other", {";1m", NULL}},
	    {"xterm", "person", {"[36m", "4m"}}, {"xterm", "organization", {"[32m", "1m"}},
	    {"xterm", "place", {"[35m", "[3m"}}, {"xterm", "other", {"[3m", "2m"}},
	    {"vt220", "person", {"4m", NULL}},   {"vt220", "organization", {"1m", NULL}},
	    {"vt220", "place", {";1", "4"}},     {"vt220", "other", {"4m", NULL}},
	};
	struct child c;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		if (i % 4 == 0) {
			START(c, cases[i].term, show_types);
			finish(&c);
		}
		check_look(&c, cases[i].name, cases[i].wanted);
		if (i % 4 == 3)
			stop(&c);
	}
}

TEST(term_show_in_ascii)
{
	struct child c;

	setlocale(LC_CTYPE, "C");
	START(c, "xterm-256color", show_frames);
	setlocale(LC_CTYPE, "C.UTF-8");
	finish(&c);
	CHECK(strstr(c.sent.s, "Maiga +- ????") != NULL);
	for (size_t i = 0; i < c.sent.len; i++)
		CHECK((unsigned char)c.sent.s[i] < 0x80);
	stop(&c);
}

TEST(term_open_says_why_it_cannot)
{
	static const struct {
		const char *term, *word;
	} cases[] = {{NULL, "TERM is not set"}, {"", "TERM is not set"}, {"dumb", "cannot move"}};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct child c;

		START(c, cases[i].term, tell_events);
		finish(&c);
		CHECK(strstr(c.words.s, cases[i].word) != NULL);
		CHECK(WIFEXITED(c.status) && WEXITSTATUS(c.status) == 3);
		CHECK(settings_are_back(&c));
		CHECK_STR(c.sent.s, "");
		stop(&c);
	}
}

TEST(term_open_takes_an_unknown_terminal_for_a_common_one)
{
	struct child c;

	START(c, "no-such-terminal", tell_events);
	type(&c, "q");
	finish(&c);
	CHECK(strstr(c.words.s, "TERM names") != NULL);
	CHECK(strcspn(c.words.s, "\n") <= 78);
	CHECK_INT(c.status, 0);
	stop(&c);
}

TEST(term_is_light_as_colorfgbg_says)
{
	static const struct {
		const char *value;
		bool want;
	} cases[] = {{NULL, false}, {"", false},    {"0;15", true},         {"15;0", false},
		     {"0;7", true}, {"0;8", false}, {"0;default;15", true}, {"7", false},
		     {"0;", false}, {"0;x", false}, {"0;155", false},       {";;7", true}};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		if (cases[i].value)
			setenv("COLORFGBG", cases[i].value, 1);
		else
			unsetenv("COLORFGBG");
		CHECK_INT(term_is_light(), cases[i].want);
	}
	unsetenv("COLORFGBG");
}

TEST(term_closed_does_nothing)
{
	struct event ev;
	struct screen s;

	screen_init(&s);
	screen_resize(&s, 2, 2);
	term_show(&s);
	term_redraw();
	term_suspend();
	term_leave();
	term_return();
	term_close();
	CHECK(term_next(&ev, -1));
	CHECK_INT(ev.kind, EVENT_QUIT);
	CHECK(strncmp(term_library_version(), "ncurses ", 8) == 0);
	screen_release(&s);
}
