/* SPDX-License-Identifier: MIT */
#include "run/asker.h"

#include "test.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A terminal in the place of stdin and stderr. */
struct desk {
	int master, slave;
	int in, err; /* what they were */
};

static bool desk_open(struct desk *d)
{
	d->master = posix_openpt(O_RDWR | O_NOCTTY);
	d->slave = -1;
	if (d->master >= 0 && grantpt(d->master) == 0 && unlockpt(d->master) == 0)
		d->slave = open(ptsname(d->master), O_RDWR | O_NOCTTY);
	if (d->slave < 0)
		return false;
	d->in = dup(STDIN_FILENO);
	d->err = dup(STDERR_FILENO);
	dup2(d->slave, STDIN_FILENO);
	dup2(d->slave, STDERR_FILENO);
	return true;
}

static void desk_close(struct desk *d)
{
	dup2(d->in, STDIN_FILENO);
	dup2(d->err, STDERR_FILENO);
	close(d->in);
	close(d->err);
	close(d->slave);
	close(d->master);
}

static const struct {
	const char *typed, *suggestion, *answer;
	bool ended;
} rows[] = {
    {"APA\n", "", "APA", false},
    {"\n", "", "", false},
    {"\n", "Un titre", "Un titre", false},
    {"-\n", "Un titre", "", false},
    {"  Deux   \n", "Un titre", "Deux", false},
    {"caf\xe9\n", "", "café", false},
    {"a\tb\n", "", "a b", false},
    {"\004", "Un titre", "", true},
};

TEST(asker_takes_lines)
{
	struct str answers[sizeof rows / sizeof *rows];
	bool there[sizeof rows / sizeof *rows], can;
	char shown[4096] = "";
	struct desk d;

	if (!desk_open(&d))
		SKIP("no terminals to be had");
	can = asker_can();
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		str_init(&answers[i]);
		if (write(d.master, rows[i].typed, strlen(rows[i].typed)) < 0)
			break;
		there[i] = asker_line("What\033[1m", rows[i].suggestion, &answers[i]);
	}
	if (read(d.master, shown, sizeof shown - 1) < 0)
		shown[0] = '\0';
	desk_close(&d);
	CHECK(can);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		test_row("%zu", i);
		CHECK_INT(there[i], !rows[i].ended);
		CHECK_STR(answers[i].s, rows[i].answer);
		str_release(&answers[i]);
	}
	CHECK(strstr(shown, "What^[[1m: ") != NULL);
	CHECK(strchr(shown, '\033') == NULL);
}
