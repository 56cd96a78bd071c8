/* SPDX-License-Identifier: MIT */
#include "pty.h"

#include "base/mem.h"
#include "environment.h"
#include "leader.h"
#include "usage.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

char *pty_new_folder(void)
{
	const char *base = getenv("TMPDIR");
	struct str path = STR_INIT;

	str_printf(&path, "%s/postil-pty-XXXXXX", base && *base ? base : "/tmp");
	if (mkdtemp(path.s))
		return str_take(&path);
	str_release(&path);
	return NULL;
}

static int remove_entry(const char *path, const struct stat *st, int kind, struct FTW *where)
{
	(void)st;
	(void)kind;
	(void)where;
	return remove(path);
}

void pty_remove_folder(const char *path)
{
	if (path)
		nftw(path, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
}

/* ---- answers */

static void answer(struct pty *p, const char *text)
{
	pty_send(p, text, strlen(text));
}

static void answer_status(struct pty *p, int which)
{
	char text[48];

	if (which == 5) {
		answer(p, "\x1b[0n");
	} else if (which == 6 && pty_screen(p)) {
		snprintf(text, sizeof text, "\x1b[%d;%dR", p->emulator->row + 1,
			 p->emulator->column + 1);
		answer(p, text);
	}
}

static void answer_color(struct pty *p, const struct token *t)
{
	static const char dark[] = "rgb:0000/0000/0000", light[] = "rgb:ffff/ffff/ffff";
	const char *s = t->bytes.s;
	char text[64];

	if (t->bytes.len < 6 || s[1] != ']' || s[2] != '1' || (s[3] != '0' && s[3] != '1') ||
	    s[4] != ';' || s[5] != '?')
		return;
	snprintf(text, sizeof text, "\x1b]1%c;%s%s", s[3], s[3] == '1' ? dark : light,
		 s[t->bytes.len - 1] == '\a' ? "\a" : "\x1b\\");
	answer(p, text);
}

static void take_query(const struct token *t, void *user)
{
	struct pty *p = user;
	unsigned refuse = p->options.refuse;
	struct csi c;

	if (t->kind == TOKEN_STRING && !(refuse & PTY_NO_COLORS))
		answer_color(p, t);
	if (!csi_parse(t, &c) || c.intermediate)
		return;
	if (c.final == 'c' && !c.leader && !(refuse & PTY_NO_ATTRIBUTES))
		answer(p, "\x1b[?64;1;2;6;9;15;16;17;18;21;22;28c");
	else if (c.final == 'c' && c.leader == '>' && !(refuse & PTY_NO_ATTRIBUTES))
		answer(p, "\x1b[>41;379;0c");
	else if (c.final == 'n' && !c.leader && !(refuse & PTY_NO_STATUS))
		answer_status(p, c.n[0]);
}

/* ---- start */

static bool open_master(struct pty *p, char *name, size_t size, struct error *err)
{
	const char *slave;

	p->master = posix_openpt(O_RDWR | O_NOCTTY);
	if (p->master < 0)
		return error_set(err, "cannot open a pseudo terminal: %s", strerror(errno));
	if (grantpt(p->master) < 0 || unlockpt(p->master) < 0 || !(slave = ptsname(p->master)))
		return error_set(err, "cannot prepare a pseudo terminal: %s", strerror(errno));
	if ((size_t)snprintf(name, size, "%s", slave) >= size)
		return error_set(err, "the name of the pseudo terminal is too long");
	fcntl(p->master, F_SETFD, FD_CLOEXEC);
	return true;
}

static void set_size(struct pty *p)
{
	struct winsize size = {.ws_row = (unsigned short)p->rows,
			       .ws_col = (unsigned short)p->columns};

	ioctl(p->master, TIOCSWINSZ, &size);
}

static bool fork_leader(struct pty *p, struct leader_order *o, struct error *err)
{
	int news[2] = {-1, -1}, hold[2] = {-1, -1};

	if (pipe(news) < 0 || pipe(hold) < 0)
		return error_set(err, "cannot open a pipe: %s", strerror(errno));
	o->news = news[1];
	o->hold = hold[0];
	fflush(NULL);
	p->leader = fork();
	if (p->leader == 0)
		leader_run(o);
	close(news[1]);
	close(hold[0]);
	p->news = news[0];
	p->hold = hold[1];
	fcntl(p->news, F_SETFD, FD_CLOEXEC);
	fcntl(p->hold, F_SETFD, FD_CLOEXEC);
	return p->leader > 0 || error_set(err, "cannot start a process: %s", strerror(errno));
}

static bool take_news(struct pty *p)
{
	struct leader_news news;

	if (read(p->news, &news, sizeof news) != (ssize_t)sizeof news)
		return false;
	if (news.started) {
		p->pid = news.pid;
		p->started = news.time;
		return news.pid > 0;
	}
	p->stopped = WIFSTOPPED(news.status);
	if (WIFEXITED(news.status) || WIFSIGNALED(news.status)) {
		p->ended = true;
		p->status = news.status;
		p->ended_at = news.time;
		p->used = news.used;
	}
	return true;
}

static bool launch(struct pty *p, const char *const *argv, struct error *err)
{
	char name[128];
	const struct pty_options *o = &p->options;
	struct leader_order order = {.terminal = name,
				     .argv = (char *const *)(uintptr_t)argv,
				     .folder = o->folder,
				     .files = {o->input, o->output, o->errors},
				     .detached = o->detached};
	char **environment = environment_new(o, o->home ? o->home : p->home);
	char *path = environment_find(argv[0]);
	bool ok = path || error_set(err, "there is no program %s", argv[0]);

	ok = ok && open_master(p, name, sizeof name, err);
	if (ok) {
		set_size(p);
		tcgetattr(p->master, &p->before);
		order.path = path;
		order.environment = environment;
		ok = fork_leader(p, &order, err);
	}
	if (ok && !take_news(p))
		ok = error_set(err, "cannot start %s on a pseudo terminal", argv[0]);
	environment_free(environment);
	free(path);
	return ok;
}

/* As it is once postil was started there. */
static void furnish(const char *home)
{
	static const char *const folders[] = {"", "/state", "/state/postil"};

	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
		struct str path = STR_INIT;

		str_printf(&path, "%s%s", home, folders[i]);
		mkdir(path.s, 0700);
		str_release(&path);
	}
}

bool pty_start(struct pty *p, const char *const *argv, const struct pty_options *options,
	       struct error *err)
{
	const char *home;

	memset(p, 0, sizeof *p);
	p->options = *options;
	p->rows = options->rows ? options->rows : 24;
	p->columns = options->columns ? options->columns : 80;
	p->master = p->news = p->hold = -1;
	str_init(&p->log);
	sequences_init(&p->queries, take_query, p);
	p->emulator = emulator_new(p->rows + options->margin, p->columns + options->margin);
	p->home = options->home ? NULL : pty_new_folder();
	home = options->home ? options->home : p->home;
	if (home && !options->first)
		furnish(home);
	if (!home)
		error_set(err, "cannot make a folder for HOME: %s", strerror(errno));
	else if (launch(p, argv, err))
		return true;
	pty_end(p);
	return false;
}

/* ---- end */

static void close_end(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

void pty_end(struct pty *p)
{
	if (p->pid > 0 && !p->ended) {
		kill(-p->pid, SIGKILL);
		pty_wait_end(p, 5);
	}
	close_end(&p->hold);
	close_end(&p->master);
	close_end(&p->news);
	if (p->leader > 0)
		waitpid(p->leader, NULL, 0);
	p->leader = p->pid = 0;
	pty_remove_folder(p->home);
	free(p->home);
	p->home = NULL;
	emulator_free(p->emulator);
	p->emulator = NULL;
	sequences_release(&p->queries);
	str_release(&p->log);
	vec_release(&p->marks);
}

void pty_hang_up(struct pty *p)
{
	close_end(&p->master);
	p->closed = true;
}

void pty_signal(struct pty *p, int number)
{
	if (p->pid > 0 && !p->ended)
		kill(-p->pid, number);
}

const char *pty_status(const struct pty *p)
{
	static char text[48];

	if (!p->ended)
		return "still running";
	if (WIFSIGNALED(p->status))
		snprintf(text, sizeof text, "signal %d", WTERMSIG(p->status));
	else
		snprintf(text, sizeof text, "exit status %d", WEXITSTATUS(p->status));
	return text;
}

bool pty_settings(const struct pty *p, struct termios *now)
{
	return tcgetattr(p->master, now) == 0;
}

/* ---- reading and writing */

static bool read_terminal(struct pty *p)
{
	static char bytes[1 << 16];
	ssize_t n = read(p->master, bytes, sizeof bytes);
	double now = usage_now();

	if (n <= 0) {
		p->closed = n == 0 || (errno != EINTR && errno != EAGAIN);
		return false;
	}
	str_add(&p->log, bytes, (size_t)n);
	*vec_push(&p->marks) = (struct pty_mark){now, p->log.len};
	sequences_feed(&p->queries, bytes, (size_t)n);
	return true;
}

bool pty_read(struct pty *p, double wait)
{
	struct pollfd ends[2] = {{.fd = p->closed ? -1 : p->master, .events = POLLIN},
				 {.fd = p->ended ? -1 : p->news, .events = POLLIN}};

	if (poll(ends, 2, wait > 0 ? (int)(wait * 1000) + 1 : 0) <= 0)
		return false;
	if (ends[1].revents && !take_news(p)) {
		p->ended = true; /* the leader is gone, which nobody should see */
		p->status = 0xFF00;
	}
	return ends[0].revents && read_terminal(p);
}

bool pty_send(struct pty *p, const char *bytes, size_t len)
{
	double limit = usage_now() + PTY_LIMIT;

	while (len) {
		struct pollfd end = {.fd = p->master, .events = POLLOUT};

		if (p->closed || usage_now() > limit || poll(&end, 1, 1000) < 0)
			return false;
		if (!(end.revents & POLLOUT)) {
			pty_read(p, 0);
			continue;
		}
		ssize_t n = write(p->master, bytes, len > 512 ? 512 : len);
		if (n < 0)
			return false;
		bytes += n;
		len -= (size_t)n;
		if (len)
			pty_read(p, 0);
	}
	return true;
}

double pty_settle(struct pty *p, double since)
{
	size_t first = p->marks.n;
	double limit = usage_now() + PTY_LIMIT, last = since;

	p->late = false;
	for (;;) {
		double now = usage_now();

		if (p->marks.n && vec_last(&p->marks)->time > last)
			last = vec_last(&p->marks)->time;
		double quiet = now - last;
		if (p->closed || (p->ended && !pty_read(p, 0)))
			break;
		if (quiet >= PTY_QUIET && !usage_busy(p->pid) && !pty_read(p, 0))
			break;
		p->late = now > limit;
		if (p->late)
			break;
		pty_read(p, quiet < PTY_QUIET ? PTY_QUIET - quiet : 0.002);
	}
	return p->marks.n > first ? last : 0;
}

double pty_wait_text(struct pty *p, const char *text)
{
	double limit = usage_now() + PTY_LIMIT;

	for (p->late = false;;) {
		if (pty_screen(p) && emulator_find(p->emulator, text, NULL, NULL))
			return p->marks.n ? vec_last(&p->marks)->time : p->started;
		p->late = usage_now() > limit;
		if (p->late || p->closed || p->ended)
			break;
		pty_read(p, 0.1);
	}
	return 0;
}

bool pty_wait_stop(struct pty *p, double limit)
{
	for (limit += usage_now(); !p->stopped && !p->ended && usage_now() < limit;)
		pty_read(p, 0.05);
	while (!p->closed && pty_read(p, 0))
		;
	return p->stopped;
}

bool pty_wait_end(struct pty *p, double limit)
{
	for (limit += usage_now(); !p->ended && usage_now() < limit;)
		pty_read(p, 0.05);
	while (!p->closed && pty_read(p, 0))
		;
	return p->ended;
}

struct emulator *pty_screen(struct pty *p)
{
	if (p->emulator)
		emulator_feed(p->emulator, p->log.s + p->fed, p->log.len - p->fed);
	p->fed = p->log.len;
	return p->emulator;
}

struct pty_answer pty_press(struct pty *p, const char *keys)
{
	struct pty_answer a = {0};

	while (pty_read(p, 0)) /* late output belongs to no key */
		;
	if (!pty_screen(p))
		return a;
	emulator_mark(p->emulator);
	size_t painted = p->emulator->painted, start = p->log.len;
	double cpu = usage_cpu(p->pid), sent = usage_now();
	pty_send(p, keys, strlen(keys));
	double last = pty_settle(p, sent);
	a.cpu = usage_cpu(p->pid) - cpu;
	a.latency = last > 0 ? last - sent : 0;
	a.bytes = p->log.len - start;
	a.late = p->late;
	pty_screen(p);
	a.painted = p->emulator->painted - painted;
	a.changed = emulator_changed(p->emulator);
	a.needed = emulator_needed(p->emulator);
	return a;
}

void pty_resize(struct pty *p, int rows, int columns)
{
	while (pty_read(p, 0))
		;
	if (pty_screen(p))
		emulator_resize(p->emulator, rows + p->options.margin, columns + p->options.margin);
	p->rows = rows;
	p->columns = columns;
	set_size(p);
}
