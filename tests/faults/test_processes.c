/* Savers that are killed, and several at once.        SPDX-License-Identifier: MIT */
#include "place.h"
#include "versions.h"
#include "wrap.h"

#include "base/hash.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>

enum { SIZE = 20000, KILLS = 1000, INCREMENTS = 200, WRITERS_MOST = 8 };

static void pause_for(double milliseconds_long)
{
	struct timespec t = {0, (long)(milliseconds_long * 1e6)};

	while (nanosleep(&t, &t) < 0 && errno == EINTR)
		continue;
}

/* ---- kill -9 */

/* Saves version after version and says each that is saved, until it is killed. */
static void save_for_ever(const char *path, unsigned long version, int out)
{
	struct error err = {0};

	for (;; version++)
		if (version_save(path, version, version + 1, SIZE, &err) != SAVE_DONE ||
		    write(out, &(unsigned long){version + 1}, sizeof version) != sizeof version)
			_exit(1);
}

/* The last version that the saver said before it died. */
static unsigned long last_said(int in, unsigned long version)
{
	unsigned long said;

	while (read(in, &said, sizeof said) == (ssize_t)sizeof said)
		version = said;
	return version;
}

struct kills {
	unsigned long version; /* that is in the file */
	size_t old, new;       /* what the save that was cut short left */
	size_t third;          /* neither: there must be none */
	size_t leftovers;
};

static void kill_one(struct kills *k, const char *folder, const char *path, double save_ms)
{
	unsigned long said, first;
	int ends[2], status;
	long found;
	pid_t pid;

	CHECK(pipe(ends) == 0);
	pid = fork();
	if (pid == 0)
		save_for_ever(path, k->version, ends[1]);
	close(ends[1]);
	CHECK(read(ends[0], &first, sizeof first) == (ssize_t)sizeof first);
	pause_for(save_ms * (double)wrap_random(1200) / 1000);
	kill(pid, SIGKILL);
	CHECK(waitpid(pid, &status, 0) == pid && WIFSIGNALED(status));
	said = last_said(ends[0], first);
	close(ends[0]);
	found = version_in(path);
	k->old += found == (long)said;
	k->new += found == (long)said + 1;
	k->third += found != (long)said && found != (long)said + 1;
	k->leftovers += leftovers_in(folder);
	save_clean(folder);
	CHECK_INT(leftovers_in(folder), 0);
	k->version = found > 0 ? (unsigned long)found : said;
}

static double save_time(const char *path)
{
	struct error err = {0};
	double start = milliseconds();

	for (unsigned long n = 0; n < 50; n++)
		CHECK(version_save(path, n, n + 1, SIZE, &err) == SAVE_DONE);
	error_release(&err);
	return (milliseconds() - start) / 50;
}

TEST(fault_kill_at_any_moment_leaves_the_old_file_or_the_new)
{
	char *folder = place_new(), *path = file_join(folder, "article.yaml");
	double ms = save_time(path);
	struct kills k = {.version = 50};

	fflush(stdout);
	for (size_t i = 0; i < KILLS; i++)
		kill_one(&k, folder, path, ms);
	printf(
	    "# %d kills: %zu old, %zu new, %zu other; %zu temporary files; a save takes %.2f ms\n",
	    KILLS, k.old, k.new, k.third, k.leftovers, ms);
	CHECK_INT(k.third, 0);
	/* both sides of the rename were met; how often depends on what else the machine does */
	CHECK(k.old >= KILLS * 5 / 100);
	CHECK(k.new >= KILLS * 5 / 100);
	free(path);
	place_drop(folder);
}

/* ---- several writers */

/* A count for each writer, some ballast, and a hash over all of it. */
struct counts {
	unsigned long n[WRITERS_MOST];
};

static void counts_make(struct str *out, const struct counts *c)
{
	str_clear(out);
	for (size_t i = 0; i < WRITERS_MOST; i++)
		str_printf(out, "%010lu ", c->n[i]);
	for (size_t i = 0; i < 200; i++)
		str_printf(out, "%lu ", c->n[i % WRITERS_MOST] * i);
	str_printf(out, "\n%016llx",
		   (unsigned long long)hash_bytes((struct slice){out->s, out->len}));
}

/* False: it is torn. */
static bool counts_read(const char *path, struct counts *c, uint64_t *hash)
{
	struct error err = {0};
	struct str bytes = STR_INIT, again = STR_INIT;
	bool ok = file_read(path, &bytes, FILE_LIMIT, &err);
	const char *p = bytes.s;

	for (size_t i = 0; ok && i < WRITERS_MOST; i++) {
		char *end;

		c->n[i] = strtoul(p, &end, 10);
		p = end;
	}
	counts_make(&again, c);
	ok = ok &&
	     slice_equal((struct slice){bytes.s, bytes.len}, (struct slice){again.s, again.len});
	*hash = hash_bytes((struct slice){bytes.s, bytes.len});
	error_release(&err);
	str_release(&bytes);
	str_release(&again);
	return ok;
}

/* Status: 0, or 1 for a torn file or a save that failed. */
static void count_up(const char *path, size_t who)
{
	struct error err = {0};
	struct str bytes = STR_INIT;
	struct counts c;
	uint64_t hash;

	for (size_t done = 0; done < INCREMENTS;) {
		enum save_result result;

		if (!counts_read(path, &c, &hash))
			_exit(1);
		c.n[who]++;
		counts_make(&bytes, &c);
		result = save_file(path, hash, (struct slice){bytes.s, bytes.len}, &err);
		if (result == SAVE_FAILED)
			_exit(2);
		done += result == SAVE_DONE;
	}
	_exit(0);
}

static void watch(const char *path)
{
	struct counts c;
	uint64_t hash;

	for (;; pause_for(0.2))
		if (!counts_read(path, &c, &hash))
			_exit(1);
}

static void start_with_nothing(const char *path)
{
	struct error err = {0};
	struct str bytes = STR_INIT;

	counts_make(&bytes, &(struct counts){{0}});
	CHECK(save_file(path, 0, (struct slice){bytes.s, bytes.len}, &err) == SAVE_DONE);
	str_release(&bytes);
	error_release(&err);
}

static void run_writers(size_t writers)
{
	char *folder = place_new(), *path = file_join(folder, "article.yaml");
	double start = milliseconds();
	pid_t pids[WRITERS_MOST + 1];
	struct counts c = {{0}};
	uint64_t hash;
	int status;

	start_with_nothing(path);
	fflush(stdout);
	for (size_t i = 0; i <= writers; i++)
		if ((pids[i] = fork()) == 0) {
			if (i == writers)
				watch(path);
			count_up(path, i);
		}
	for (size_t i = 0; i < writers; i++)
		CHECK(waitpid(pids[i], &status, 0) == pids[i] && status == 0);
	CHECK(waitpid(pids[writers], &status, WNOHANG) == 0);
	kill(pids[writers], SIGKILL);
	waitpid(pids[writers], &status, 0);
	CHECK(counts_read(path, &c, &hash));
	for (size_t i = 0; i < writers; i++)
		CHECK_INT(c.n[i], INCREMENTS);
	CHECK_INT(leftovers_in(folder), 0);
	printf("# %zu writers, %d saves each: %.0f ms\n", writers, INCREMENTS,
	       milliseconds() - start);
	free(path);
	place_drop(folder);
}

TEST(fault_two_writers_lose_nothing)
{
	run_writers(2);
}

TEST(fault_eight_writers_lose_nothing)
{
	run_writers(8);
}

/* ---- cleaning */

TEST(fault_files_of_the_living_are_not_cleaned_away)
{
	char *folder = place_new(), name[80];
	pid_t pid = fork();
	int status;

	if (pid == 0)
		for (;;)
			pause();
	snprintf(name, sizeof name, ".a.yaml.postil-%ld-0123456789abcdef", (long)pid);
	place_add(folder, name, "x");
	CHECK_INT(save_clean(folder), 0);
	CHECK_INT(leftovers_in(folder), 1);
	kill(pid, SIGKILL);
	waitpid(pid, &status, 0);
	CHECK_INT(save_clean(folder), 1);
	CHECK_INT(leftovers_in(folder), 0);
	place_drop(folder);
}
