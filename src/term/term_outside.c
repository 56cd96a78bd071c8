/* SPDX-License-Identifier: MIT */
#include "term_int.h"

#include "base/base64.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <unistd.h>

/* ---- the clipboard.  Source: xterm's control sequences, OSC 52 */

enum { PIECE = 240 }; /* bytes that screen(1) passes on at once */

/* What screen is to pass on stands in pieces, each in a DCS. */
static void send_pieces(const struct str *sequence)
{
	struct str out = STR_INIT;

	for (size_t at = 0; at < sequence->len; at += PIECE) {
		size_t left = sequence->len - at;

		str_addz(&out, "\033P");
		str_add(&out, sequence->s + at, left < PIECE ? left : PIECE);
		str_addz(&out, "\033\\");
	}
	term_send(out.s);
	str_release(&out);
}

bool term_copy(struct slice bytes, struct error *err)
{
	struct str sequence = STR_INIT;

	if (bytes.len > TERM_COPY_MOST)
		return error_set(
		    err,
		    "that is %zu KB, and terminals take %d KB at most; | gives it to a "
		    "program",
		    bytes.len / 1000, TERM_COPY_MOST / 1000);
	if (!term.open || term.away)
		return true;
	str_addz(&sequence, "\033]52;c;");
	base64_add(&sequence, bytes);
	str_addc(&sequence, '\007');
	if (getenv("STY"))
		send_pieces(&sequence);
	else
		term_send(sequence.s);
	str_release(&sequence);
	return true;
}

/* ---- the mouse */

void term_set_mouse(bool on)
{
	if (!term.open || term.away || term.mouse == on)
		return;
	term.mouse = on;
	term_signals_arm(); /* a crash must undo it too */
	term_send(on ? MOUSE_ON : MOUSE_OFF);
}

/* ---- a key before the screen comes back */

/* False: nothing more will come. */
static bool read_line(void)
{
	char byte = 0;
	ssize_t n = read(term.in, &byte, 1);

	if (n < 0 && errno == EINTR)
		return true;
	return n > 0 && byte != '\n';
}

void term_pause(const char *sentence)
{
	struct pollfd fds[2] = {{term.in, POLLIN, 0}, {term_signals_fd(), POLLIN, 0}};

	if (!term.open || !term.away)
		return;
	tcsetattr(term.out, TCSADRAIN, &term.saved); /* whatever the program left */
	term_send(sentence);
	while (!term_signals_has_quit()) {
		if (poll(fds, 2, -1) < 0 && errno != EINTR)
			return;
		if (fds[1].revents)
			term_signals_read();
		if (fds[0].revents && !read_line())
			return;
		fds[0].revents = fds[1].revents = 0;
	}
}
