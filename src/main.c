/* main: the locale, the standard streams, and then the command line.
 * SPDX-License-Identifier: MIT
 */
#include "run/cli.h"

#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

/* A stream that the caller closed must not become some file that is opened
 * later; what is written to it fails, as it should. */
static void hold_streams(void)
{
	int fd;

	do
		fd = open("/dev/null", O_RDONLY);
	while (fd >= 0 && fd <= 2);
	if (fd > 2)
		close(fd);
}

/* The locale's name, as setlocale would look for it. */
static const char *locale_name(void)
{
	static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *value = getenv(names[i]);

		if (value && value[0])
			return value;
	}
	return "";
}

/* A locale that this host does not have (common over ssh) still says what the
 * terminal takes. */
static void set_locale(void)
{
	const char *codeset = strchr(locale_name(), '.');

	if (setlocale(LC_CTYPE, ""))
		return;
	if (codeset &&
	    (strncasecmp(codeset, ".utf-8", 6) == 0 || strncasecmp(codeset, ".utf8", 5) == 0))
		setlocale(LC_CTYPE, "C.UTF-8");
}

/* A limit on the size of files shall be an error of write, not the end. */
static void outlive_limits(void)
{
	struct sigaction ignore = {.sa_handler = SIG_IGN};

	sigaction(SIGXFSZ, &ignore, NULL);
}

int main(int argc, char **argv)
{
	hold_streams();
	outlive_limits();
	set_locale();
	return cli_main(argc, argv);
}
