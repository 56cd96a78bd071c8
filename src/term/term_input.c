/* SPDX-License-Identifier: MIT */
#include "term_int.h"

#include "app/keys.h"
#include "base/utf8.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <wchar.h>

/* Milliseconds that the rest of a key may take to come. */
enum { PART_MS = 50, STRING_MOST = 1 << 16 };

#define NO_CODE (-1)
#define POINT_BAD 0xFFFD

static struct {
	bool pasting;
	int back[TERM_BACK]; /* codes that were read too early, the next one last */
	int back_count;
} input;

void term_input_open(void)
{
	memset(&input, 0, sizeof input);
	term.keys = newpad(1, 1);
	keypad(term.keys, TRUE);
	nodelay(term.keys, TRUE);
	term_send("\033[?2004h");
}

/* ---- codes: bytes, or the keys that curses knows, from KEY_MIN up ---- */

static bool wait_for_input(int ms)
{
	struct pollfd fd = {term.in, POLLIN, 0};

	return poll(&fd, 1, ms) > 0 && fd.revents & POLLIN;
}

static int next_code(int ms)
{
	int code;

	if (input.back_count > 0)
		return input.back[--input.back_count];
	code = wgetch(term.keys);
	if (code == ERR && ms > 0 && wait_for_input(ms))
		code = wgetch(term.keys);
	return code == ERR ? NO_CODE : code;
}

static void unread(int code)
{
	if (code != NO_CODE && input.back_count < TERM_BACK)
		input.back[input.back_count++] = code;
}

/* The code point that begins with this byte. */
static uint32_t finish_point(int code)
{
	char bytes[4] = {(char)code};
	size_t want = code >= 0xF0 ? 4 : code >= 0xE0 ? 3 : code >= 0xC0 ? 2 : 1;
	uint32_t point;

	if (term.ascii) {
		wint_t wide = btowc(code);

		return wide == WEOF ? POINT_BAD : (uint32_t)wide;
	}
	for (size_t n = 1; n < want; n++) {
		int more = next_code(PART_MS);

		if (more < 0x80 || more > 0xBF) {
			unread(more);
			return POINT_BAD;
		}
		bytes[n] = (char)more;
	}
	if (utf8_decode(bytes, want, &point) != want || point == UTF8_BAD)
		return POINT_BAD;
	return point;
}

/* ---- keys ---- */

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

static uint32_t key_of_code(int code)
{
	uint32_t point;

	if (code >= KEY_MIN)
		return named_key(code);
	if (code == '\n' || code == '\r')
		return KEYS_ENTER;
	if (code == 127 || code == 8 || code == term.saved.c_cc[VERASE])
		return KEYS_BACKSPACE;
	point = finish_point(code);
	return point == POINT_BAD ? KEYS_UNKNOWN : point;
}

/* ---- escape sequences that curses does not know ---- */

/* A key with its number or letter as most terminals send it. */
static uint32_t csi_key(char final, int number, int modifier)
{
	static const struct {
		char final;
		uint8_t number;
		uint32_t key;
	} keys[] = {
	    {'A', 0, KEYS_UP},       {'B', 0, KEYS_DOWN},      {'C', 0, KEYS_RIGHT},
	    {'D', 0, KEYS_LEFT},     {'H', 0, KEYS_HOME},      {'F', 0, KEYS_END},
	    {'Z', 0, KEYS_BACK_TAB}, {'P', 0, KEYS_F1},        {'M', 0, KEYS_ENTER},
	    {'~', 1, KEYS_HOME},     {'~', 7, KEYS_HOME},      {'~', 4, KEYS_END},
	    {'~', 8, KEYS_END},      {'~', 2, KEYS_INSERT},    {'~', 3, KEYS_DELETE},
	    {'~', 5, KEYS_PAGE_UP},  {'~', 6, KEYS_PAGE_DOWN}, {'~', 11, KEYS_F1},
	};

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (keys[i].final == final && (final != '~' || keys[i].number == number))
			return modifier == 3 ? KEYS_ALT | keys[i].key : keys[i].key;
	return KEYS_UNKNOWN;
}

/* Reads on after ESC [; bytes gets what stands before the final one.  The
 * final byte, or 0 when the sequence broke off. */
static char read_csi(char bytes[32])
{
	size_t n = 0;

	for (int i = 0; i < STRING_MOST; i++) {
		int code = next_code(PART_MS);

		if (code < ' ' || code > '~') {
			unread(code);
			break;
		}
		if (code >= '@') {
			bytes[n] = '\0';
			return (char)code;
		}
		if (n < 31)
			bytes[n++] = (char)code;
	}
	return '\0';
}

/* After ESC [.  0: it was no key. */
static uint32_t finish_csi(void)
{
	char bytes[32];
	char final = read_csi(bytes);
	char *end;
	long number, modifier = 1;

	if (final == '\0')
		return KEYS_UNKNOWN;
	if (final == '[') /* the Linux console's function keys */
		return next_code(PART_MS) == 'A' ? KEYS_F1 : KEYS_UNKNOWN;
	/* answers to questions, reports of the mouse and of the focus */
	if (strchr("<=>?", bytes[0]) && bytes[0])
		return 0;
	if (strchr("RcntyIO", final))
		return 0;
	number = strtol(bytes, &end, 10);
	if (*end == ';')
		modifier = strtol(end + 1, NULL, 10);
	if (final == '~' && (number == 200 || number == 201)) {
		input.pasting = number == 200;
		return 0;
	}
	return csi_key(final, (int)number, (int)modifier);
}

/* After ESC ] or ESC P: to BEL or ESC \. */
static void skip_string(void)
{
	for (int i = 0; i < STRING_MOST; i++) {
		int code = next_code(PART_MS);

		if (code == NO_CODE || code == 7)
			return;
		if (code == KEYS_ESC) {
			code = next_code(PART_MS);
			if (code != '\\') {
				unread(code);
				unread(KEYS_ESC);
			}
			return;
		}
	}
}

/* Is it a string, and not Alt-] or Alt-P? */
static bool begins_string(int code)
{
	int more;

	if (code != ']' && code != 'P')
		return false;
	more = next_code(PART_MS);
	unread(more);
	return more > 0 && more < 0x80 &&
	       strchr(code == ']' ? "0123456789" : "0123456789$+!>|", more);
}

/* After ESC.  0: it was no key. */
static uint32_t finish_escape(void)
{
	int code = next_code(0);
	int more;

	if (code == NO_CODE)
		return KEYS_ESC;
	if (code == KEYS_ESC) {
		unread(code);
		return KEYS_ESC;
	}
	if (code != '[' && code != 'O' && !begins_string(code))
		return KEYS_ALT | key_of_code(code);
	if (code != '[' && code != 'O') {
		skip_string();
		return 0;
	}
	more = next_code(PART_MS);
	if (more == NO_CODE)
		return KEYS_ALT | (uint32_t)code;
	if (code == 'O')
		return more < 0x80 ? csi_key((char)more, 0, 1) : KEYS_UNKNOWN;
	unread(more);
	return finish_csi();
}

/* ---- pasted text ---- */

/* After ESC: is it the end of the paste? */
static bool ends_paste(void)
{
	static const char rest[] = "[201~";
	int n = 0, code = NO_CODE;

	while (rest[n] && (code = next_code(PART_MS)) == rest[n])
		n++;
	if (!rest[n])
		return true;
	unread(code);
	while (n > 0)
		unread(rest[--n]);
	return false;
}

/* 0: nothing to hand over. */
static uint32_t pasted(int code)
{
	if (code == KEYS_ESC && ends_paste()) {
		input.pasting = false;
		return 0;
	}
	if (code == KEY_ENTER)
		return '\r';
	return code >= KEY_MIN ? 0 : finish_point(code);
}

/* ---- events ---- */

static bool read_key(struct event *ev)
{
	for (;;) {
		int code = next_code(0);

		if (code == NO_CODE)
			return false;
		if (code == KEY_RESIZE)
			continue;
		ev->kind = input.pasting ? EVENT_PASTE : EVENT_KEY;
		if (input.pasting)
			ev->key = pasted(code);
		else
			ev->key = code == KEYS_ESC ? finish_escape() : key_of_code(code);
		if (ev->key != 0 || (code == 0 && !input.pasting))
			return true;
	}
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

static long long now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000LL + t.tv_nsec / 1000000;
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
		if (!wait_for_any(left) && left >= 0)
			return false;
		if (timeout_ms > 0) {
			long long rest = end - now_ms();

			left = rest > 0 ? (int)rest : 0;
		}
	}
	return true;
}
