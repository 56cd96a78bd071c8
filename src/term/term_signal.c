/* SPDX-License-Identifier: MIT */
#include "term_int.h"

#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

/* Handlers only set these and wake the poll of term_next. */
static volatile sig_atomic_t resized, stopped, continued, quit, quit_number;
static int wake[2] = {-1, -1};

/* What puts the terminal right when nothing else can run any more. */
static char reset[512];
static volatile sig_atomic_t reset_len; /* 0: the terminal is not ours */

static char crash_stack[32768];

static const int numbers[] = {SIGTERM, SIGHUP,  SIGINT,  SIGQUIT, SIGWINCH, SIGTSTP, SIGCONT,
			      SIGPIPE, SIGXFSZ, SIGSEGV, SIGABRT, SIGBUS,   SIGFPE,  SIGILL};
enum { NUMBERS = sizeof numbers / sizeof *numbers, FIRST_CRASH = 9 };
static struct sigaction before[NUMBERS];

static void on_signal(int number)
{
	int kept = errno;

	if (number == SIGWINCH)
		resized = 1;
	else if (number == SIGTSTP)
		stopped = 1;
	else if (number == SIGCONT)
		continued = 1;
	else if (term.away && (number == SIGINT || number == SIGQUIT))
		return; /* ^C was meant for the program in front */
	else
		quit = quit_number = number;
	if (write(wake[1], "", 1) < 0)
		errno = kept; /* full: then it is readable anyway */
	errno = kept;
}

static void put_terminal_right(void)
{
	size_t len = (size_t)reset_len;

	if (len == 0)
		return;
	reset_len = 0;
	if (write(term.out, reset, len) < 0)
		len = 0;
	tcsetattr(term.out, TCSANOW, &term.saved);
}

/* Ends as the crash would have: same signal, same core; or with the report of
 * a sanitizer, whose handler was there before. */
static void on_crash(int number)
{
	put_terminal_right();
	for (int i = FIRST_CRASH; i < NUMBERS; i++)
		if (numbers[i] == number)
			sigaction(number, &before[i], NULL);
	raise(number);
}

/* ---- installing ---- */

static void install(int i)
{
	struct sigaction act;

	memset(&act, 0, sizeof act);
	sigfillset(&act.sa_mask);
	act.sa_handler = on_signal;
	if (i >= FIRST_CRASH) {
		act.sa_handler = on_crash;
		act.sa_flags = SA_ONSTACK | (int)SA_NODEFER;
		sigemptyset(&act.sa_mask);
	} else if (numbers[i] == SIGPIPE || numbers[i] == SIGXFSZ) {
		act.sa_handler = SIG_IGN;
	}
	sigaction(numbers[i], NULL, &before[i]);
	/* nohup and its like have a reason */
	if (before[i].sa_handler == SIG_IGN && i < FIRST_CRASH && numbers[i] != SIGWINCH &&
	    numbers[i] != SIGCONT)
		return;
	sigaction(numbers[i], &act, NULL);
}

bool term_signals_open(struct error *err)
{
	stack_t stack = {.ss_sp = crash_stack, .ss_size = sizeof crash_stack};

	resized = stopped = continued = quit = quit_number = 0;
	if (pipe(wake) != 0)
		return error_set(err, "cannot make a pipe: %s", strerror(errno));
	for (int i = 0; i < 2; i++) {
		fcntl(wake[i], F_SETFD, FD_CLOEXEC);
		fcntl(wake[i], F_SETFL, O_NONBLOCK);
	}
	sigaltstack(&stack, NULL);
	for (int i = 0; i < NUMBERS; i++)
		install(i);
	return true;
}

void term_signals_close(void)
{
	stack_t none = {.ss_flags = SS_DISABLE};

	term_signals_disarm();
	for (int i = 0; i < NUMBERS; i++)
		sigaction(numbers[i], &before[i], NULL);
	sigaltstack(&none, NULL);
	close(wake[0]);
	close(wake[1]);
	wake[0] = wake[1] = -1;
}

void term_signals_stop(void)
{
	struct sigaction act, ours;

	memset(&act, 0, sizeof act);
	act.sa_handler = SIG_DFL;
	sigaction(SIGTSTP, &act, &ours);
	kill(0, SIGTSTP);
	sigaction(SIGTSTP, &ours, NULL);
	stopped = 0;
}

/* ---- asking ---- */

int term_signals_fd(void)
{
	return wake[0];
}

void term_signals_read(void)
{
	char bytes[64];

	while (read(wake[0], bytes, sizeof bytes) > 0)
		continue;
}

static bool take(volatile sig_atomic_t *flag)
{
	bool was = *flag != 0;

	*flag = 0;
	return was;
}

void term_signals_note_resize(void)
{
	resized = 1;
}

bool term_signals_take_resize(void)
{
	return take(&resized);
}

bool term_signals_take_stop(void)
{
	return take(&stopped);
}

bool term_signals_take_continue(void)
{
	return take(&continued);
}

bool term_signals_take_quit(void)
{
	return take(&quit);
}

int term_quit_signal(void)
{
	return quit_number;
}

/* ---- the reset ---- */

/* Without the padding that a capability may ask for: "$<5>". */
static void add_bytes(const char *bytes)
{
	size_t len = strlen(reset);

	if (!bytes || bytes == (const char *)-1)
		return;
	for (; *bytes && len + 1 < sizeof reset; bytes++) {
		if (bytes[0] == '$' && bytes[1] == '<' && strchr(bytes, '>'))
			bytes = strchr(bytes, '>');
		else
			reset[len++] = *bytes;
	}
	reset[len] = '\0';
}

void term_signals_arm(void)
{
	const char *leave = tigetstr("rmcup");

	reset_len = 0;
	reset[0] = '\0';
	add_bytes("\033[?2004l");
	add_bytes(tigetstr("rmkx"));
	add_bytes(tigetstr("sgr0"));
	add_bytes(tigetstr("op"));
	add_bytes(tigetstr("cnorm"));
	if (leave && leave != (char *)-1) {
		add_bytes(leave);
	} else {
		add_bytes(tiparm(tigetstr("cup"), term.rows - 1, 0));
		add_bytes("\r\n");
	}
	reset_len = (sig_atomic_t)strlen(reset);
	mem_on_failure(put_terminal_right);
}

void term_signals_disarm(void)
{
	reset_len = 0;
	mem_on_failure(NULL);
}
