/* SPDX-License-Identifier: MIT */
#include "term_int.h"

#include "app/keys.h"
#include "term/decode.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

/* Milliseconds: how long after the question an answer may still be on its way, and how
 * long it is waited for when the terminal is given away: else the shell would get it. */
enum { ANSWER_MS = 1000, DRAIN_MS = 150 };

static struct decode input;
static long long fed;   /* when it got its last code, in milliseconds */
static long long asked; /* when the terminal was asked for its background; 0: never */
static struct {
	unsigned char bytes[4096];
	size_t at, n;
} bulk; /* read and not taken yet */

void term_input_open(void)
{
	bulk.at = bulk.n = 0;
	decode_init(&input, term.ascii, term.saved.c_cc[VERASE]);
	term.light = term_is_light();
	asked = 0;
	term.keys = newpad(1, 1);
	keypad(term.keys, TRUE);
	nodelay(term.keys, TRUE);
	define_key(NULL, KEY_MOUSE); /* curses would read on after it */
	term_send("\033[?2004h");
}

void term_input_close(void)
{
	delwin(term.keys);
	decode_release(&input);
}

/* ---- keys that curses knows ---- */

static uint32_t named_key(int code)
{
	static const struct {
		int code;
		uint32_t key;
	} names[] = {
	    {KEY_UP, KEYS_UP},         {KEY_DOWN, KEYS_DOWN},
	    {KEY_LEFT, KEYS_LEFT},     {KEY_RIGHT, KEYS_RIGHT},
	    {KEY_SR, KEYS_UP},         {KEY_SF, KEYS_DOWN},
	    {KEY_SLEFT, KEYS_LEFT},    {KEY_SRIGHT, KEYS_RIGHT},
	    {KEY_PPAGE, KEYS_PAGE_UP}, {KEY_NPAGE, KEYS_PAGE_DOWN},
	    {KEY_HOME, KEYS_HOME},     {KEY_FIND, KEYS_HOME},
	    {KEY_A1, KEYS_HOME},       {KEY_A3, KEYS_PAGE_UP},
	    {KEY_END, KEYS_END},       {KEY_SELECT, KEYS_END},
	    {KEY_LL, KEYS_END},        {KEY_C1, KEYS_END},
	    {KEY_C3, KEYS_PAGE_DOWN},  {KEY_IC, KEYS_INSERT},
	    {KEY_DC, KEYS_DELETE},     {KEY_BACKSPACE, KEYS_BACKSPACE},
	    {KEY_BTAB, KEYS_BACK_TAB}, {KEY_ENTER, KEYS_ENTER},
	    {KEY_F(1), KEYS_F1},       {KEY_SUSPEND, KEYS_CTRL('Z')},
	};
	/* xterm's keys with Alt have no code of their own, only a name */
	static const struct {
		const char *name;
		uint32_t key;
	} alts[] = {{"kUP3", KEYS_UP},       {"kDN3", KEYS_DOWN},      {"kLFT3", KEYS_LEFT},
		    {"kRIT3", KEYS_RIGHT},   {"kHOM3", KEYS_HOME},     {"kEND3", KEYS_END},
		    {"kPRV3", KEYS_PAGE_UP}, {"kNXT3", KEYS_PAGE_DOWN}};
	const char *name;

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (names[i].code == code)
			return names[i].key;
	name = code > KEY_MAX ? keyname(code) : NULL;
	for (size_t i = 0; name && i < sizeof alts / sizeof *alts; i++)
		if (strcmp(alts[i].name, name) == 0)
			return KEYS_ALT | alts[i].key;
	return KEYS_UNKNOWN;
}

/* ---- events ---- */

static long long now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000LL + t.tv_nsec / 1000000;
}

/* What can be told is wanted, from now on. */
static void want_reports(void)
{
	term.reports = true;
	term_send(TERM_REPORTS_ON);
	term_signals_arm();
}

/* The next event that is there and that is news. */
static bool next_event(struct event *ev)
{
	while (decode_next(&input, ev)) {
		bool known = ev->kind == EVENT_BACKGROUND && term.light == (ev->key != 0);

		if (ev->kind == EVENT_BACKGROUND)
			term.light = ev->key;
		if (!known && (term.mouse || ev->kind != EVENT_MOUSE)) /* a late report */
			return true;
	}
	if (input.reports && asked && !term.reports)
		want_reports();
	return false;
}

static bool read_bulk(void)
{
	struct pollfd fd = {term.in, POLLIN, 0};
	ssize_t n = poll(&fd, 1, 0) > 0 ? read(term.in, bulk.bytes, sizeof bulk.bytes) : 0;

	bulk.at = 0;
	bulk.n = n > 0 ? (size_t)n : 0;
	return n > 0;
}

/* Pasted text and answers are read past curses, which asks for each byte alone.  False:
 * nothing is there. */
static bool next_code(uint32_t *code)
{
	int read;

	if (bulk.at < bulk.n || (decode_in_bulk(&input) && read_bulk())) {
		*code = bulk.bytes[bulk.at++];
		return true;
	}
	do
		read = wgetch(term.keys);
	while (read == KEY_RESIZE);
	if (read == ERR)
		return false;
	*code = read < KEY_MIN ? (uint32_t)read : named_key(read);
	return true;
}

static bool read_key(struct event *ev)
{
	uint32_t code;

	while (!next_event(ev)) {
		if (!next_code(&code))
			return false;
		decode_feed(&input, code);
		if (decode_patience(&input) >= 0)
			fed = now_ms();
	}
	return true;
}

/* Milliseconds that are left for what is not complete; -1: nothing is open. */
static int open_ms(void)
{
	int patience = decode_patience(&input);
	long long left = patience > 0 ? fed + patience - now_ms() : patience;

	return left < 0 && patience >= 0 ? 0 : (int)left;
}

/* What signals have asked for. */
static bool read_signals(struct event *ev)
{
	if (term_signals_take_quit() || term.lost) {
		ev->kind = EVENT_QUIT;
		return true;
	}
	if (term_signals_take_stop())
		term_suspend();
	if (term_signals_take_continue()) {
		term_leave();
		term_return();
	}
	if (term.resumed) {
		term.resumed = false;
		ev->kind = EVENT_RESUME;
		return true;
	}
	/* back at the same size, too: the terminal has cut what it showed */
	if (term_signals_take_resize()) {
		term_fit();
		term_redraw();
		ev->kind = EVENT_RESIZE;
		term_size(&ev->cols, &ev->rows);
		return true;
	}
	return false;
}

/* Nothing there, though poll said so: the other end is closed. */
static bool is_lost(short events)
{
	int there = 0;

	if (events & (POLLERR | POLLNVAL | POLLHUP))
		return true;
	return events & POLLIN && (ioctl(term.in, FIONREAD, &there) != 0 || there == 0);
}

/* Waits for keys or signals; false when the time is over. */
static bool wait_for_any(int ms)
{
	struct pollfd fds[2] = {{term.in, POLLIN, 0}, {term_signals_fd(), POLLIN, 0}};
	int n = poll(fds, 2, ms);

	if (n > 0 && fds[1].revents)
		term_signals_read();
	if (n > 0 && fds[0].revents && is_lost(fds[0].revents))
		term.lost = true;
	return n != 0;
}

bool term_next(struct event *ev, int timeout_ms)
{
	long long end = timeout_ms > 0 ? now_ms() + timeout_ms : 0;
	int left = timeout_ms;

	memset(ev, 0, sizeof *ev);
	if (!term.open) {
		ev->kind = EVENT_QUIT;
		return true;
	}
	while (!read_signals(ev) && !read_key(ev)) {
		int open = open_ms();
		bool first = open >= 0 && (left < 0 || open <= left);

		if (first && open == 0)
			decode_give_up(&input);
		else if (!wait_for_any(first ? open : left) && !first && left >= 0)
			return false;
		if (timeout_ms > 0) {
			long long rest = end - now_ms();

			left = rest > 0 ? (int)rest : 0;
		}
	}
	return true;
}

/* ---- questions ---- */

void term_ask_background(void)
{
	const char *name = getenv("TERM");

	if (!term.open || term.away || asked || term.colors == 0 || !name ||
	    strcmp(name, "linux") == 0 || strcmp(name, "dumb") == 0)
		return;
	asked = now_ms();
	/* the colour; dark or light, of those that report it; what all answer, last */
	term_send("\033]11;?\033\\\033[?996n\033[c");
}

void term_input_drain(void)
{
	long long end = now_ms() + DRAIN_MS;
	struct event ev;

	if (!asked || now_ms() > asked + ANSWER_MS)
		return;
	while (!input.answered && !term.lost && now_ms() < end) {
		while (read_key(&ev))
			;
		if (!input.answered && !wait_for_any((int)(end - now_ms())))
			return;
	}
}
