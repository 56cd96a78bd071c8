/* SPDX-License-Identifier: MIT */
#include "term_int.h"

#include "base/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <unistd.h>

struct terminal term;

void term_send(const char *bytes)
{
	size_t len = strlen(bytes);

	while (len > 0) {
		ssize_t n = write(term.out, bytes, len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return;
		bytes += n;
		len -= (size_t)n;
	}
}

/* ---- size ---- */

static int clamp(int n)
{
	return n < 1 ? 1 : n > TERM_MOST ? TERM_MOST : n;
}

/* False when the terminal does not say. */
static bool ask_size(int *cols, int *rows)
{
	struct winsize w;

	if (ioctl(term.out, TIOCGWINSZ, &w) != 0 || w.ws_col == 0 || w.ws_row == 0)
		return false;
	*cols = w.ws_col;
	*rows = w.ws_row;
	return true;
}

/* The size to take, when that is another one. */
static bool new_size(int *cols, int *rows)
{
	if (!ask_size(cols, rows))
		return false;
	*cols = clamp(*cols);
	*rows = clamp(*rows);
	return *cols != term.cols || *rows != term.rows;
}

bool term_fit(void)
{
	int cols, rows;

	if (!new_size(&cols, &rows))
		return false;
	resize_term(rows, cols);
	getmaxyx(stdscr, term.rows, term.cols);
	term_paint_forget();
	term_signals_arm();
	return true;
}

void term_size(int *cols, int *rows)
{
	*cols = term.cols;
	*rows = term.rows;
}

/* ---- open ---- */

static bool find_terminal(struct error *err)
{
	term.out = STDOUT_FILENO;
	term.in = STDIN_FILENO;
	if (!isatty(STDOUT_FILENO))
		return error_set(err, "standard output is not a terminal");
	if (!isatty(STDIN_FILENO)) {
		term.in = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
		if (term.in < 0)
			return error_set(err, "there is no terminal to read keys from: %s",
					 strerror(errno));
		term.tty = fdopen(term.in, "r+");
		if (!term.tty) {
			close(term.in);
			return error_set(err, "cannot read from the terminal");
		}
	}
	if (tcgetattr(term.out, &term.saved) != 0)
		return error_set(err, "cannot ask the terminal for its settings: %s",
				 strerror(errno));
	return true;
}

/* Sizes that curses cannot take are kept from it until term_fit. */
static void choose_size_source(void)
{
	int cols, rows;
	bool huge = ask_size(&cols, &rows) && (cols > TERM_MOST || rows > TERM_MOST);

	use_env(FALSE);
	use_tioctl(!huge);
}

static SCREEN *open_screen(const char *name)
{
	return newterm(name, stdout, term.tty ? term.tty : stdin);
}

/* With another description of it; what TERMINFO was is for who is started from here. */
static SCREEN *open_direct(const char *name, const char *entry)
{
	const char *before = getenv("TERMINFO");
	char *kept = before ? mem_dup(before, strlen(before)) : NULL;
	SCREEN *screen;

	setenv("TERMINFO", entry, 1);
	screen = open_screen(name);
	if (kept)
		setenv("TERMINFO", kept, 1);
	else
		unsetenv("TERMINFO");
	free(kept);
	term.palette = 16;
	return screen;
}

/* Asked first, because newterm leaks when it fails. */
static SCREEN *new_screen(const char *name)
{
	SCREEN *screen = NULL;
	char *entry;
	int status;

	if (setupterm(name, term.out, &status) != OK)
		return NULL;
	entry = term_direct_entry();
	del_curterm(cur_term);
	if (entry)
		screen = open_direct(name, entry);
	free(entry);
	if (screen)
		return screen;
	term.palette = 8;
	return open_screen(name);
}

static bool start_curses(struct error *err, const char **note)
{
	static const char *const others[] = {"xterm-256color", "xterm", "ansi"};
	const char *name = getenv("TERM");

	if (!name || !*name)
		return error_set(err, "TERM is not set, so the kind of the terminal is unknown; "
				      "--plain does without");
	term.screen = new_screen(name);
	for (size_t i = 0; !term.screen && i < sizeof others / sizeof *others; i++) {
		term.screen = new_screen(others[i]);
		*note = "This host does not know what TERM names; it is treated as a common one.";
	}
	if (!term.screen)
		return error_set(err, "this host knows no terminal \"%s\"", name);
	if (!tigetstr("cup") || tigetstr("cup") == (char *)-1) {
		delscreen(term.screen); /* nothing was sent yet */
		term.screen = NULL;
		tcsetattr(term.out, TCSANOW, &term.saved);
		return error_set(
		    err, "the terminal \"%s\" cannot move its cursor; --plain does without", name);
	}
	return true;
}

static void set_modes(void)
{
	raw();
	noecho();
	nonl();
	typeahead(-1);
	intrflush(NULL, FALSE);
	idcok(stdscr, FALSE);
	if (!getenv("ESCDELAY"))
		set_escdelay(25);
}

bool term_open(struct error *err, const char **note)
{
	*note = NULL;
	if (term.open)
		return true;
	term = (struct terminal){0};
	if (!find_terminal(err) || !term_signals_open(err))
		goto out;
	choose_size_source();
	if (!start_curses(err, note)) {
		term_signals_close();
		goto out;
	}
	getmaxyx(stdscr, term.rows, term.cols);
	term_signals_arm();
	term.ascii = strcmp(nl_langinfo(CODESET), "UTF-8") != 0;
	set_modes();
	term_paint_open();
	term_input_open();
	term.open = true;
	term_fit();
	return true;
out:
	if (term.tty)
		fclose(term.tty);
	term.tty = NULL;
	return false;
}

void term_close(void)
{
	if (!term.open)
		return;
	term_leave();
	term_signals_disarm();
	term_paint_close();
	term_input_close();
	delscreen(term.screen);
	term_signals_close();
	if (term.tty)
		fclose(term.tty);
	term = (struct terminal){0};
}

/* ---- in other hands for a while ---- */

void term_leave(void)
{
	if (!term.open || term.away)
		return;
	term_input_drain();
	if (term.mouse)
		term_send(MOUSE_OFF);
	if (term.reports)
		term_send(TERM_REPORTS_OFF);
	term_send("\033[?2004l");
	endwin();
	tcsetattr(term.out, TCSADRAIN, &term.saved);
	term_signals_disarm();
	term.away = true;
}

void term_return(void)
{
	int cols, rows;

	if (!term.open || !term.away)
		return;
	term.away = false;
	reset_prog_mode();
	term_send("\033[?2004h");
	if (term.reports)
		term_send(TERM_REPORTS_ON);
	if (term.mouse)
		term_send(MOUSE_ON);
	term_signals_arm();
	term_signals_take_continue();
	term_signals_take_stop(); /* that was for both, and is over */
	if (new_size(&cols, &rows))
		term_signals_note_resize();
	term.resumed = true;
	term_redraw();
}

void term_suspend(void)
{
	if (!term.open || term.away)
		return;
	term_leave();
	term_signals_stop();
	term_return();
}

/* ---- what it is ---- */

bool term_has_colors(void)
{
	return term.colors > 0;
}

/* COLORFGBG is "foreground;background" or "foreground;something;background". */
bool term_is_light(void)
{
	const char *value = getenv("COLORFGBG");
	const char *last = value ? strrchr(value, ';') : NULL;

	if (!last || !*++last || strlen(last) > 2 || strspn(last, "0123456789") != strlen(last))
		return false;
	return strcmp(last, "7") == 0 || strcmp(last, "07") == 0 || strcmp(last, "15") == 0;
}

const char *term_library_version(void)
{
	return curses_version();
}
