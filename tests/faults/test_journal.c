/* A journal that is cut, damaged, or cannot be written.  SPDX-License-Identifier: MIT */
#include "place.h"
#include "versions.h"
#include "wrap.h"

#include "store/journal.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/wait.h>

enum { ENTRIES = 6, FLIPS = 500, PROCESSES = 4, EACH = 50 };

static struct step *step_numbered(unsigned n, size_t edits)
{
	struct step *s = step_new("step %u", n);
	struct fact f = {.id = "f-7k2qd9",
			 .claim = "Le CNT approuve à l'unanimité.",
			 .predicate = "approves",
			 .where.entity = ENTITY_NONE};

	for (size_t i = 0; i < edits; i++)
		step_add(s, EDIT_FACT, "2024-a", NULL, &f);
	return s;
}

static bool append(struct journal *j, unsigned n, struct error *err)
{
	struct entities es = {0};
	struct hunk hunk = {5, SLICE("old\n"), SLICE("new é\n")};
	struct journal_file file = {"2024-a", 1, 2, &hunk, 1};
	struct journal_entry e = {.kind = n % 2 ? JOURNAL_DO : JOURNAL_SAVED,
				  .about = n - 1,
				  .who = "z",
				  .when = "2026-11-22",
				  .files = &file,
				  .n = n % 2};
	bool ok;

	if (n % 2)
		e.step = step_numbered(n, n);
	ok = journal_append(j, &e, &es, err);
	step_free(e.step);
	entities_release(&es);
	return ok;
}

/* Which entries are there, a bit each, and whether their numbers rise. */
struct found {
	unsigned long long bits;
	size_t n, damaged;
	uint64_t last;
	bool rising;
};

static bool find(void *context, struct journal_entry *e)
{
	struct found *f = context;

	f->rising = f->rising && e->number > f->last;
	f->last = e->number;
	f->n++;
	if (e->number < 64)
		f->bits |= 1ULL << e->number;
	return true;
}

static struct found find_all(struct journal *j)
{
	struct found f = {.rising = true};
	struct entities es = {0};
	struct error err = {0};

	CHECK(journal_read(j, &es, find, &f, &f.damaged, &err));
	CHECK(f.rising);
	entities_release(&es);
	error_release(&err);
	return f;
}

static void put_bytes(const char *path, struct slice bytes)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	CHECK(fd >= 0 && write(fd, bytes.s, bytes.len) == (ssize_t)bytes.len);
	close(fd);
}

/* A journal of some entries, its bytes and where each line ends. */
struct sample {
	char *folder, *path;
	struct str bytes;
	size_t ends[ENTRIES + 1];
};

static void sample_make(struct sample *s)
{
	struct error err = {0};
	struct journal *j;

	*s = (struct sample){.folder = place_new(), .bytes = STR_INIT};
	s->path = file_join(s->folder, "journal");
	j = journal_open(s->folder, &err);
	for (unsigned n = 1; j && n <= ENTRIES; n++) {
		CHECK(append(j, n, &err));
		CHECK(file_read(s->path, &s->bytes, FILE_LIMIT, &err));
		s->ends[n] = s->bytes.len;
	}
	journal_close(j);
	error_release(&err);
}

static void sample_drop(struct sample *s)
{
	str_release(&s->bytes);
	free(s->path);
	place_drop(s->folder);
}

/* Opened, added to and read: `bits` must be there, and the one that is added. */
static void check_after(const struct sample *s, unsigned long long bits)
{
	struct error err = {0};
	struct journal *j = journal_open(s->folder, &err);
	struct found f;

	CHECK(j != NULL);
	if (!j)
		return;
	f = find_all(j);
	CHECK_INT(f.bits, bits);
	journal_is_open(j);
	CHECK(append(j, 1, &err));
	f = find_all(j);
	CHECK((f.bits & bits) == bits);
	CHECK_INT(f.n, __builtin_popcountll(bits) + 1);
	journal_close(j);
	error_release(&err);
}

TEST(fault_journal_cut_at_every_byte_keeps_what_was_whole)
{
	struct sample s;

	sample_make(&s);
	for (size_t cut = 0; cut <= s.bytes.len; cut++) {
		unsigned long long bits = 0;

		for (unsigned n = 1; n <= ENTRIES; n++)
			bits |= cut + 1 >= s.ends[n] ? 1ULL << n : 0;
		test_row("cut at %zu", cut);
		put_bytes(s.path, (struct slice){s.bytes.s, cut});
		check_after(&s, bits);
	}
	printf("# %zu cuts\n", s.bytes.len + 1);
	sample_drop(&s);
}

TEST(fault_journal_with_a_bit_turned_loses_that_line_only)
{
	struct sample s;

	sample_make(&s);
	for (size_t i = 0; i < FLIPS; i++) {
		size_t bit = wrap_random(8 * s.bytes.len), hurt = 1;
		unsigned long long bits = 0;

		while (s.ends[hurt] <= bit / 8)
			hurt++;
		for (unsigned n = 1; n <= ENTRIES; n++)
			bits |= n != hurt || bit / 8 == s.ends[n] - 1 ? 1ULL << n : 0;
		test_row("bit %zu, in line %zu", bit, hurt);
		s.bytes.s[bit / 8] ^= (char)(1 << bit % 8);
		put_bytes(s.path, (struct slice){s.bytes.s, s.bytes.len});
		check_after(&s, bits);
		s.bytes.s[bit / 8] ^= (char)(1 << bit % 8);
	}
	sample_drop(&s);
}

/* Each system call of an append, and of opening, fails in turn. */
TEST(fault_of_every_call_leaves_the_journal_readable)
{
	static const int errors[] = {EIO, ENOSPC, EDQUOT, EFBIG, ENOMEM, EROFS};
	char *folder = place_new();
	size_t cases = 0, done = 0;

	for (size_t i = 0; i < 2 * sizeof errors / sizeof *errors; i++) {
		struct wrap_plan plan = {.error = errors[i / 2], .onward = i % 2};

		do {
			struct error err = {0};
			struct journal *j;
			bool ok;

			plan.at++;
			wrap_start(plan);
			j = journal_open(folder, &err);
			ok = j && append(j, 1, &err);
			wrap_stop();
			test_row("call %zu %s: %s", plan.at, wrap_name(wrap_hit_call),
				 strerror(plan.error));
			CHECK(ok || (err.msg && strstr(err.msg, folder)));
			journal_close(j);
			j = journal_open(folder, &err);
			done += ok;
			if (j && !(plan.onward && wrap_hit_call == CALL_ftruncate))
				CHECK(find_all(j).n >= done);
			journal_close(j);
			error_release(&err);
			cases++;
		} while (wrap_hit && plan.at < 100);
		CHECK(plan.at > 5 && plan.at < 100);
	}
	printf("# %zu faults, %zu entries\n", cases, done);
	place_drop(folder);
}

/* A full disk: what was begun is taken back, and there is nothing damaged. */
TEST(fault_journal_takes_back_half_a_line)
{
	char *folder = place_new();
	struct error err = {0};
	struct journal *j = journal_open(folder, &err);

	for (unsigned n = 1; n <= 200; n++) {
		wrap_start((struct wrap_plan){.shorten = 60});
		CHECK(append(j, n, &err));
		wrap_stop();
	}
	for (size_t at = 2; at < 60; at++) {
		struct found f;

		wrap_start((struct wrap_plan){.at = at % 20, .error = ENOSPC, .shorten = 90});
		CHECK(!append(j, 1, &err) || !wrap_hit || wrap_hit_call != CALL_write);
		wrap_stop();
		f = find_all(j);
		CHECK_INT(f.damaged, 0);
	}
	CHECK(append(j, 1, &err));
	CHECK(find_all(j).n >= 201);
	journal_close(j);
	error_release(&err);
	place_drop(folder);
}

TEST(fault_journal_syncs_before_it_says_so)
{
	char *folder = place_new();
	struct error err = {0};
	struct journal *j = journal_open(folder, &err);
	size_t written = SIZE_MAX, synced = SIZE_MAX;

	wrap_start((struct wrap_plan){0});
	CHECK(append(j, 1, &err));
	wrap_stop();
	for (size_t i = 0; i < wrap_log_count; i++) {
		if (wrap_log[i].call == CALL_write)
			written = i;
		if (wrap_log[i].call == CALL_fdatasync || wrap_log[i].call == CALL_fsync)
			synced = i;
	}
	CHECK(written != SIZE_MAX && synced != SIZE_MAX && written < synced);
	CHECK(wrap_log_count && wrap_log[0].call != CALL_write);
	journal_close(j);
	error_release(&err);
	place_drop(folder);
}

TEST(fault_journal_of_several_processes_has_every_entry_once)
{
	char *folder = place_new();
	struct error err = {0};
	struct journal *j;
	struct found f;
	int status;

	fflush(stdout);
	for (size_t i = 0; i < PROCESSES; i++)
		if (fork() == 0) {
			bool ok = (j = journal_open(folder, &err)) != NULL;

			for (unsigned n = 1; ok && n <= EACH; n++)
				ok = append(j, n, &err);
			_exit(!ok);
		}
	for (size_t i = 0; i < PROCESSES; i++)
		CHECK(wait(&status) > 0 && status == 0);
	j = journal_open(folder, &err);
	f = find_all(j);
	CHECK_INT(f.n, PROCESSES * EACH);
	CHECK_INT(f.last, PROCESSES * EACH);
	CHECK_INT(f.damaged, 0);
	journal_close(j);
	error_release(&err);
	place_drop(folder);
}

/* Appends of common steps without their syncs: those are the disk's. */
TEST(fault_journal_of_ten_megabytes_is_read_at_once)
{
	char *folder = place_new(), *path = file_join(folder, "journal");
	struct error err = {0};
	struct journal *j = journal_open(folder, &err);
	struct stat st = {0};
	double start, read_ms, open_ms;
	struct found f;

	wrap_start((struct wrap_plan){.no_sync = true});
	for (unsigned n = 1; st.st_size < 10 << 20; n++) {
		CHECK(append(j, n % 8 + 1, &err));
		stat(path, &st);
	}
	wrap_stop();
	start = milliseconds();
	f = find_all(j);
	read_ms = milliseconds() - start;
	start = milliseconds();
	journal_is_open(j);
	open_ms = milliseconds() - start;
	printf("# %zu entries: read in %.0f ms, asked in %.2f ms\n", f.n, read_ms, open_ms);
	CHECK(f.n > 1000 && f.damaged == 0);
	journal_close(j);
	error_release(&err);
	free(path);
	place_drop(folder);
}
