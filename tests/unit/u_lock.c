/* SPDX-License-Identifier: MIT */
#include "store/lock.h"

#include "place.h"
#include "test.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>

enum { AT_ONCE = 8, ROUNDS = 10 };

/* A process that takes the lock (if `take`), says whether it has it, and lives on
 * until it is killed; it answers again after each byte that it reads. */
struct other {
	pid_t pid;
	int to, from;
};

static void live(const char *folder, bool take, int in, int out)
{
	struct error err = {0};
	struct lock l;
	char byte;

	if (!lock_open(&l, folder, &err) || (take && !lock_take(&l, &err)))
		_exit(1);
	do
		byte = lock_is_ours(&l) ? 'y' : 'n';
	while (write(out, &byte, 1) == 1 && read(in, &byte, 1) == 1);
	_exit(0);
}

static struct other start(const char *folder, bool take)
{
	struct other o;
	int to[2], from[2];

	CHECK(pipe(to) == 0 && pipe(from) == 0);
	fflush(stdout);
	o.pid = fork();
	if (o.pid == 0)
		live(folder, take, to[0], from[1]);
	close(to[0]);
	close(from[1]);
	o.to = to[1];
	o.from = from[0];
	return o;
}

static char answer(struct other *o)
{
	char byte = '?';

	CHECK(read(o->from, &byte, 1) == 1);
	return byte;
}

static char ask_again(struct other *o)
{
	CHECK(write(o->to, "?", 1) == 1);
	return answer(o);
}

static void end(struct other *o)
{
	int status;

	kill(o->pid, SIGKILL);
	waitpid(o->pid, &status, 0);
	close(o->to);
	close(o->from);
}

TEST(lock_is_held_by_one_and_given_back)
{
	char *folder = place_new(), *path = file_join(folder, "writer");
	struct error err = {0};
	struct lock l;
	struct other o;

	CHECK(lock_open(&l, folder, &err) && lock_is_ours(&l));
	CHECK_STR(l.holder.s, "");
	o = start(folder, false);
	CHECK_INT(answer(&o), 'n');
	lock_release(&l);
	CHECK(!file_exists(path));
	CHECK_INT(ask_again(&o), 'y');
	end(&o);
	free(path);
	place_drop(folder);
}

TEST(lock_of_a_living_process_holds_until_it_dies)
{
	char *folder = place_new(), want[40];
	struct error err = {0};
	struct lock l;
	struct other o = start(folder, false);

	CHECK_INT(answer(&o), 'y');
	CHECK(lock_open(&l, folder, &err));
	CHECK(!lock_is_ours(&l));
	snprintf(want, sizeof want, "process %d on ", (int)o.pid);
	CHECK(strncmp(l.holder.s, want, strlen(want)) == 0);
	CHECK(strstr(l.holder.s, ", since ") != NULL);
	end(&o);
	CHECK(lock_is_ours(&l));
	CHECK_STR(l.holder.s, "");
	lock_release(&l);
	place_drop(folder);
}

TEST(lock_can_be_taken_over)
{
	char *folder = place_new();
	struct error err = {0};
	struct lock l;
	struct other o = start(folder, false);

	CHECK_INT(answer(&o), 'y');
	CHECK(lock_open(&l, folder, &err) && !lock_is_ours(&l));
	CHECK(lock_take(&l, &err) && lock_is_ours(&l));
	CHECK_INT(ask_again(&o), 'n');
	end(&o);
	lock_release(&l);
	place_drop(folder);
}

/* A number that another process has by now, an earlier boot, another host, rubbish. */
TEST(lock_asks_who_the_holder_was)
{
	static const struct {
		const char *text;
		bool ours;
	} rows[] = {
	    {"", true},
	    {"rubbish\n", true},
	    {"postil1 pid %d start 1 boot %s host %s since 1", true},
	    {"postil1 pid %d start - boot %s host %s since 1", false},
	    {"postil1 pid %d start - boot earlier host %s since 1", true},
	    {"postil1 pid 2147483647 start - boot %s host %s since 1", true},
	    {"postil1 pid -5 start - boot x host y since 1", true},
	    {"postil1 pid 2147483647 start 1 boot x host elsewhere.example since 1", false},
	};
	char boot[100] = "-", host[100] = "-";
	FILE *f = fopen("/proc/sys/kernel/random/boot_id", "r");

	if (f && fscanf(f, "%99s", boot) == 1)
		fclose(f);
	gethostname(host, sizeof host - 1);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char *folder = place_new();
		struct error err = {0};
		struct str text = STR_INIT;
		struct lock l;

		for (const char *p = rows[i].text; *p; p++)
			if (p[0] != '%')
				str_addc(&text, *p);
			else if (*++p == 'd')
				str_printf(&text, "%d", (int)getppid());
			else
				str_addz(&text, strncmp(p - 6, "boot ", 5) == 0 ? boot : host);
		test_row("%s", text.s);
		place_add(folder, "writer", text.s);
		CHECK(lock_open(&l, folder, &err));
		CHECK_INT(lock_is_ours(&l), rows[i].ours);
		lock_release(&l);
		str_release(&text);
		error_release(&err);
		place_drop(folder);
	}
}

TEST(lock_of_many_that_start_at_once_is_won_by_one)
{
	for (size_t round = 0; round < ROUNDS; round++) {
		char *folder = place_new();
		struct other each[AT_ONCE];
		size_t winners = 0;

		for (size_t i = 0; i < AT_ONCE; i++)
			each[i] = start(folder, false);
		for (size_t i = 0; i < AT_ONCE; i++)
			winners += answer(&each[i]) == 'y';
		CHECK_INT(winners, 1);
		for (size_t i = 0; i < AT_ONCE; i++)
			end(&each[i]);
		place_drop(folder);
	}
}

TEST(lock_without_a_place_lets_us_write)
{
	struct error err = {0};
	struct lock l;

	CHECK(lock_open(&l, NULL, &err) && lock_is_ours(&l) && lock_take(&l, &err));
	lock_release(&l);
	CHECK(!lock_open(&l, "/nonexistent/state", &err));
	CHECK(err.msg && strstr(err.msg, "/nonexistent/state/writer"));
	CHECK(lock_is_ours(&l));
	lock_release(&l);
	error_release(&err);
}
