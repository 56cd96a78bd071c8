/* SPDX-License-Identifier: MIT */
#include "term_int.h"

#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <unistd.h>

/* Handlers only set these and wake the poll of term_next. */
static volatile sig_atomic_t resized, stopped, continued, quit, quit_number;
static volatile sig_atomic_t wake_end = -1;
static int wake[2] = {-1, -1};

/* Seconds that a signal to quit may stay without an answer. */
enum { PATIENCE = 1 };

/* What puts the terminal right when nothing else can run any more; handlers may
 * read it while it is armed. */
static struct {
	int fd;
	struct termios settings;
	size_t len;
	char bytes[512];
} reset;
static volatile sig_atomic_t armed; /* 0: the terminal is not ours */

static char crash_stack[32768];

/* Those that ask to quit, those that say something, those that the program has died of. */
static const int numbers[] = {SIGTERM,  SIGHUP,  SIGINT,  SIGQUIT, SIGUSR1, SIGUSR2, SIGXCPU,
			      SIGWINCH, SIGTSTP, SIGCONT, SIGALRM, SIGPIPE, SIGXFSZ, SIGSEGV,
			      SIGABRT,  SIGBUS,  SIGFPE,  SIGILL,  SIGSYS,  SIGTRAP};
enum { NUMBERS = sizeof numbers / sizeof *numbers, FIRST_CRASH = 13 };
static struct sigaction before[NUMBERS];

/* The settings come first: a terminal that takes no bytes is not waited for. */
static void put_terminal_right(void)
{
	struct pollfd fd = {reset.fd, POLLOUT, 0};

	if (!armed)
		return;
	armed = 0;
	atomic_signal_fence(memory_order_seq_cst);
	tcsetattr(reset.fd, TCSANOW, &reset.settings);
	if (poll(&fd, 1, 100) > 0 && write(reset.fd, reset.bytes, reset.len) < 0)
		return;
}

static void set_default(int number)
{
	struct sigaction act;

	memset(&act, 0, sizeof act);
	act.sa_handler = SIG_DFL;
	sigaction(number, &act, NULL);
}

/* Ends by this signal.  The alarm is for a write that never returns. */
static void end_by(int number)
{
	sigset_t ours;

	set_default(number);
	set_default(SIGALRM);
	sigemptyset(&ours);
	sigaddset(&ours, SIGALRM);
	sigprocmask(SIG_UNBLOCK, &ours, NULL);
	alarm(PATIENCE);
	put_terminal_right();
	sigaddset(&ours, number);
	raise(number);
	sigprocmask(SIG_UNBLOCK, &ours, NULL);
	_exit(128 + number);
}

/* Whoever asks twice, or is not heard in time, wants the end at once.  The
 * program in front may take its time. */
static void ask_to_quit(int number)
{
	if (quit)
		end_by(number);
	quit = quit_number = number;
	if (!term.away)
		alarm(PATIENCE);
}

static void on_signal(int number)
{
	int kept = errno;

	if (number == SIGWINCH)
		resized = 1;
	else if (number == SIGTSTP)
		stopped = 1;
	else if (number == SIGCONT)
		continued = 1;
	else if (term.away && (number == SIGALRM || number == SIGINT || number == SIGQUIT))
		return; /* ^C was meant for the program in front */
	else if (number != SIGALRM)
		ask_to_quit(number);
	else if (quit)
		end_by(quit_number);
	if (write(wake_end, "", 1) < 0)
		errno = kept; /* full: then it is readable anyway */
	errno = kept;
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

/* ---- the reset ---- */

/* Without the padding that a capability may ask for: "$<5>". */
static void add_bytes(const char *bytes)
{
	if (!bytes || bytes == (const char *)-1)
		return;
	for (; *bytes && reset.len < sizeof reset.bytes; bytes++) {
		if (bytes[0] == '$' && bytes[1] == '<' && strchr(bytes, '>'))
			bytes = strchr(bytes, '>');
		else
			reset.bytes[reset.len++] = *bytes;
	}
}

static void add_capabilities(void)
{
	const char *leave = tigetstr("rmcup");

	if (term.mouse)
		add_bytes(MOUSE_OFF);
	add_bytes("\033[?2004l");
	if (term.reports)
		add_bytes(TERM_REPORTS_OFF);
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
}

static void arm(void (*add)(void))
{
	armed = 0;
	atomic_signal_fence(memory_order_seq_cst);
	reset.fd = term.out;
	reset.settings = term.saved;
	reset.len = 0;
	if (add)
		add();
	atomic_signal_fence(memory_order_seq_cst);
	armed = 1;
	mem_on_failure(put_terminal_right);
}

void term_signals_arm(void)
{
	arm(add_capabilities);
	if (quit)
		alarm(PATIENCE); /* it came while another program was in front */
}

void term_signals_disarm(void)
{
	armed = 0;
	mem_on_failure(NULL);
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
	    numbers[i] != SIGCONT && numbers[i] != SIGALRM)
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
	wake_end = wake[1];
	arm(NULL);
	sigaltstack(&stack, NULL);
	for (int i = 0; i < NUMBERS; i++)
		install(i);
	return true;
}

void term_signals_close(void)
{
	stack_t none = {.ss_flags = SS_DISABLE};

	term_signals_disarm();
	alarm(0);
	for (int i = 0; i < NUMBERS; i++)
		sigaction(numbers[i], &before[i], NULL);
	sigaltstack(&none, NULL);
	close(wake[0]);
	close(wake[1]);
	wake_end = wake[0] = wake[1] = -1;
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

bool term_signals_has_quit(void)
{
	return quit != 0;
}

bool term_signals_take_quit(void)
{
	if (!quit)
		return false;
	alarm(0);
	return take(&quit);
}

int term_quit_signal(void)
{
	return quit_number;
}
