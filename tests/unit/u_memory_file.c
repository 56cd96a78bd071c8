/* SPDX-License-Identifier: MIT */
#include "store/memory_file.h"

#include "base/utf8.h"
#include "place.h"
#include "test.h"

#include <string.h>
#include <sys/wait.h>

static struct spot spot(uint32_t point)
{
	return spot_of(point, SLICE("- {a: \"b\"}: "),
		       SLICE("« l’accord »\n# 'no'\x1b[0m\xe2\x80\xae"));
}

static void fill(struct memory *m)
{
	memory_visit(m, "2024-07-accord", spot(812));
	memory_visit(m, "é: {, }", spot(7));
	memory_visit(m, "no", spot(UINT32_MAX));
	memory_mark(m, 'n', "no", spot(0));
	memory_mark(m, 'z', "2024-07-accord", spot_of(0, SLICE(""), SLICE("")));
	*vec_push(&m->jumps.all) = (struct memory_place){.article = "no", .spot = spot(3)};
	m->open.article = "2024-07-accord";
	m->open.pane = "text";
	m->open.entity = "cnt";
	m->open.fact = "f-7k2qd9";
	m->open.line = 7;
	m->open.alone = true;
	*vec_push(&m->open.settings) = (struct memory_setting){"measure", "72", "80"};
}

static void check_list(const struct memory_list *a, const struct memory_list *b)
{
	CHECK_INT(a->all.n, b->all.n);
	for (size_t i = 0; i < a->all.n && i < b->all.n; i++) {
		const struct memory_place *p = &a->all.v[i], *q = &b->all.v[i];

		CHECK_STR(p->article, q->article);
		CHECK_INT(p->letter, q->letter);
		CHECK_INT(p->at, q->at);
		CHECK(memcmp(&p->spot, &q->spot, sizeof p->spot) == 0);
	}
}

static void check_same(const struct memory *a, const struct memory *b)
{
	check_list(&a->places, &b->places);
	check_list(&a->marks, &b->marks);
	check_list(&a->jumps, &b->jumps);
	CHECK_STR(a->open.article ? a->open.article : "", b->open.article ? b->open.article : "");
	CHECK_STR(a->open.pane, b->open.pane);
	CHECK_STR(a->open.entity, b->open.entity);
	CHECK_STR(a->open.fact, b->open.fact);
	CHECK_INT(a->open.line, b->open.line);
	CHECK_INT(a->open.alone, b->open.alone);
	CHECK_INT(a->open.at, b->open.at);
	CHECK_INT(a->open.settings.n, b->open.settings.n);
	if (a->open.settings.n && b->open.settings.n)
		CHECK_STR(a->open.settings.v[0].to, b->open.settings.v[0].to);
}

/* The file of what `mine` adds. */
static bool keep(const char *path, const struct memory *mine, int64_t now)
{
	struct memory kept;
	struct error err = {0};
	char *aside;
	bool ok;

	memory_init(&kept);
	ok = memory_keep(path, mine, now, &kept, &aside, &err);
	CHECK(aside == NULL);
	CHECK_STR(err.msg ? err.msg : "", "");
	memory_release(&kept);
	error_release(&err);
	return ok;
}

TEST(memory_file_goes_round)
{
	char *folder = place_new(), *path = file_join(folder, MEMORY_FILE), *aside;
	struct memory mine, kept, again;
	struct error err = {0};
	struct stat st;

	memory_init(&mine);
	memory_init(&kept);
	memory_init(&again);
	fill(&mine);
	CHECK(memory_read(path, &again, &err)); /* there is none yet */
	CHECK(memory_keep(path, &mine, 1795915200, &kept, &aside, &err));
	CHECK(memory_read(path, &again, &err));
	CHECK_STR(err.msg ? err.msg : "", "");
	check_same(&kept, &again);
	CHECK_INT(again.places.all.n, 3);
	CHECK_INT(again.open.at, 1795915200);
	CHECK(stat(path, &st) == 0 && (st.st_mode & 0777) == 0600);
	memory_release(&mine);
	memory_release(&kept);
	memory_release(&again);
	free(path);
	place_drop(folder);
}

/* Each code point that a text may hold, eight to a place. */
TEST(memory_file_holds_every_character)
{
	struct memory m, again;
	struct str bytes = STR_INIT;
	char *folder = place_new(), *path;
	struct error err = {0};
	size_t wrong = 0;

	memory_init(&m);
	memory_init(&again);
	for (uint32_t cp = 1; cp < 0x11000; cp += 8) {
		char words[64];
		size_t n = 0;

		for (uint32_t k = cp; k < cp + 8; k++)
			if (k < 0xd800 || k >= 0xe000)
				n += utf8_put(k, words + n);
		*vec_push(&m.jumps.all) =
		    (struct memory_place){.article = "a",
					  .spot = spot_of(cp, SLICE(""), (struct slice){words, n}),
					  .at = 1};
	}
	memory_print(&m, &bytes);
	path = place_put(folder, MEMORY_FILE, bytes.s);
	CHECK(memory_read(path, &again, &err));
	CHECK_STR(err.msg ? err.msg : "", "");
	CHECK_INT(again.jumps.all.n, m.jumps.all.n);
	for (size_t i = 0; i < again.jumps.all.n && i < m.jumps.all.n; i++)
		wrong += memcmp(&again.jumps.all.v[i].spot, &m.jumps.all.v[i].spot,
				sizeof(struct spot)) != 0;
	CHECK_INT(wrong, 0);
	memory_release(&m);
	memory_release(&again);
	str_release(&bytes);
	error_release(&err);
	free(path);
	place_drop(folder);
}

static const char *reason(const char *bytes, struct memory *m)
{
	static char said[500];
	char *folder = place_new(), *path = place_put(folder, MEMORY_FILE, bytes);
	struct error err = {0};

	said[0] = '\0';
	if (!memory_read(path, m, &err))
		snprintf(said, sizeof said, "%s", strstr(err.msg, MEMORY_FILE));
	error_release(&err);
	free(path);
	place_drop(folder);
	return said;
}

TEST(memory_file_says_what_is_wrong_and_takes_the_rest)
{
	static const struct {
		const char *bytes, *said;
		size_t places;
	} rows[] = {
	    {"", "memory.yaml:1:1: error: it is not what postil writes here [version]", 0},
	    {"postil: 2\nplaces:\n- {article: a, point: 1, at: 5}\n",
	     "memory.yaml:1:1: error: a newer postil wrote it [version]", 0},
	    {"- {article: a, point: 1, at: 5}\n",
	     "memory.yaml:1:1: error: it is not what postil writes here [version]", 0},
	    {"postil: 1\n", "", 0},
	    {"postil: 1\nplaces:\n- {article: a, point: 1, at: 5}\n- {article: b, point: -1, at: "
	     "5}\n"
	     "- {article: c, point: 1, at: 5}\n",
	     "memory.yaml:4:3: error: no place: it has an article, a point and a time [wrong-kind]",
	     2},
	    {"postil: 1\nplaces:\n- {article: a, point: 99999999999, at: 5}\n- {point: 1, at: 5}\n"
	     "- {article: c, point: 1}\n- 7\n- {article: c, point: 1, at: 5}\n",
	     "memory.yaml:3:3: error: no place: it has an article, a point and a time [wrong-kind]",
	     1},
	    {"postil: 1\nplaces: 7\n", "memory.yaml:2:9: error: this must be a list [wrong-kind]",
	     0},
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct memory m;

		memory_init(&m);
		test_row("%s", rows[i].bytes);
		CHECK_STR(reason(rows[i].bytes, &m), rows[i].said);
		CHECK_INT(m.places.all.n, rows[i].places);
		memory_release(&m);
	}
}

/* Cut short at each byte, and with each byte another one: always a memory. */
TEST(memory_file_bears_damage)
{
	static const char others[] = {'\0', '\n', '"', '{', '}', ':', '\xff', '\x1b'};
	struct memory mine, m;
	struct str bytes = STR_INIT;
	char *folder = place_new(), *path = file_join(folder, MEMORY_FILE);
	struct error err = {0};
	size_t places = 0, rounds = 0;

	memory_init(&mine);
	fill(&mine);
	for (size_t i = 0; i < mine.places.all.n; i++)
		mine.places.all.v[i].at = 5;
	mine.open.at = 5;
	vec_clear(&mine.marks.all);
	vec_clear(&mine.jumps.all);
	memory_print(&mine, &bytes);
	for (size_t at = 0; at < bytes.len; at++)
		for (size_t k = 0; k <= sizeof others; k++) {
			FILE *f = fopen(path, "w");
			char was = bytes.s[at];

			if (k < sizeof others)
				bytes.s[at] = others[k];
			if (!f)
				return;
			fwrite(bytes.s, 1, k < sizeof others ? bytes.len : at, f);
			fclose(f);
			bytes.s[at] = was;
			memory_init(&m);
			memory_read(path, &m, &err);
			places += m.places.all.n;
			rounds++;
			for (size_t p = 0; p < m.places.all.n; p++)
				if (!m.places.all.v[p].article[0] || !m.places.all.v[p].at)
					CHECK(false);
			memory_release(&m);
			error_release(&err);
		}
	CHECK(places > rounds); /* of three, one is lost to most of it */
	memory_release(&mine);
	str_release(&bytes);
	free(path);
	place_drop(folder);
}

TEST(memory_file_that_is_damaged_is_put_aside)
{
	char *folder = place_new(), *aside, *first = file_join(folder, MEMORY_FILE ".1");
	char *path = place_put(folder, MEMORY_FILE,
			       "postil: 1\nplaces:\n- {article: a, point: 1, at: 5}\n- {\n");
	struct memory mine, kept;
	struct error err = {0};

	memory_init(&mine);
	memory_init(&kept);
	memory_visit(&mine, "b", spot(2));
	CHECK(memory_keep(path, &mine, 9, &kept, &aside, &err));
	CHECK_STR(aside ? aside : "", first);
	CHECK(file_exists(first));
	CHECK_INT(kept.places.all.n, 2); /* what was sound goes on */
	memory_release(&kept);
	free(aside);
	CHECK(memory_read(path, &kept, &err));
	CHECK_INT(kept.places.all.n, 2);
	memory_release(&kept);
	memory_release(&mine);
	free(first);
	free(path);
	place_drop(folder);
}

TEST(memory_file_says_why_it_cannot_be_written)
{
	struct memory mine, kept;
	struct error err = {0};
	char *aside;

	memory_init(&mine);
	memory_init(&kept);
	memory_visit(&mine, "b", spot(2));
	CHECK(!memory_keep("/proc/none/" MEMORY_FILE, &mine, 9, &kept, &aside, &err));
	CHECK(err.msg && strstr(err.msg, "cannot write"));
	CHECK_INT(kept.places.all.n, 1);
	error_release(&err);
	memory_release(&kept);
	memory_release(&mine);
}

enum { ROUNDS = 25 };

/* Each writer has its own articles and its own letter, and one article is of all. */
static void write_on(const char *path, int who)
{
	struct memory mine;
	char names[ROUNDS][32];

	memory_init(&mine);
	for (int i = 0; i < ROUNDS; i++) {
		snprintf(names[i], sizeof names[i], "w%d-%d", who, i);
		memory_visit(&mine, names[i], spot((uint32_t)i));
		memory_visit(&mine, "shared", spot((uint32_t)(who * 1000 + i)));
		memory_mark(&mine, (char)('a' + who), "shared", spot((uint32_t)i));
		if (!keep(path, &mine, 1000 + i))
			_exit(1);
	}
	_exit(0);
}

static void writers(int n)
{
	char *folder = place_new(), *path = file_join(folder, MEMORY_FILE);
	struct memory m;
	struct error err = {0};
	int status, good = 0;

	test_row("%d writers", n);
	for (int i = 0; i < n; i++)
		if (fork() == 0)
			write_on(path, i);
	for (int i = 0; i < n; i++)
		good += wait(&status) > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
	CHECK_INT(good, n);
	memory_init(&m);
	CHECK(memory_read(path, &m, &err));
	CHECK_INT(m.places.all.n, n * ROUNDS + 1); /* nobody's is lost */
	CHECK_INT(m.marks.all.n, n);
	for (int i = 0; i < n; i++) {
		const struct memory_place *p = memory_marked(&m, (char)('a' + i));

		CHECK_INT(p ? p->spot.point : 0, ROUNDS - 1);
	}
	memory_release(&m);
	free(path);
	place_drop(folder);
}

TEST(memory_file_takes_many_writers)
{
	writers(2);
	writers(8);
}
