/* SPDX-License-Identifier: MIT */
#include "usage.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double seconds(const struct timespec *t)
{
	return (double)t->tv_sec + (double)t->tv_nsec / 1e9;
}

double usage_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return seconds(&t);
}

#ifdef __linux__

double usage_cpu(pid_t pid)
{
	struct timespec t;
	clockid_t clock;

	if (clock_getcpuclockid(pid, &clock) != 0 || clock_gettime(clock, &t) != 0)
		return 0;
	return seconds(&t);
}

/* The number after `key` in a file of "key: number" lines; 0 where it is not. */
static long number_in(const char *path, const char *key)
{
	char line[256];
	long n = 0;
	FILE *f = fopen(path, "r");

	if (!f)
		return 0;
	while (fgets(line, sizeof line, f))
		if (strncmp(line, key, strlen(key)) == 0)
			n = strtol(line + strlen(key), NULL, 10);
	fclose(f);
	return n;
}

size_t usage_memory(pid_t pid)
{
	char path[64];

	snprintf(path, sizeof path, "/proc/%d/status", (int)pid);
	return (size_t)number_in(path, "VmHWM:");
}

/* Adds up `measure` over the threads of a process. */
static long over_threads(pid_t pid, long (*measure)(const char *folder))
{
	char path[512];
	long sum = 0;
	struct dirent *entry;

	snprintf(path, sizeof path, "/proc/%d/task", (int)pid);
	DIR *folder = opendir(path);
	if (!folder)
		return 0;
	while ((entry = readdir(folder))) {
		if (entry->d_name[0] == '.')
			continue;
		snprintf(path, sizeof path, "/proc/%d/task/%s", (int)pid, entry->d_name);
		sum += measure(path);
	}
	closedir(folder);
	return sum;
}

static long wakeups(const char *folder)
{
	char path[600];

	snprintf(path, sizeof path, "%s/status", folder);
	return number_in(path, "voluntary_ctxt_switches:");
}

static long running(const char *folder)
{
	char path[600], line[512];
	bool busy = false;

	snprintf(path, sizeof path, "%s/stat", folder);
	FILE *f = fopen(path, "r");
	if (!f)
		return 0;
	if (fgets(line, sizeof line, f)) {
		const char *name_end = strrchr(line, ')');

		busy = name_end && (name_end[2] == 'R' || name_end[2] == 'D');
	}
	fclose(f);
	return busy;
}

long usage_wakeups(pid_t pid)
{
	return over_threads(pid, wakeups);
}

bool usage_busy(pid_t pid)
{
	return over_threads(pid, running) > 0;
}

#else

double usage_cpu(pid_t pid)
{
	(void)pid;
	return 0;
}

size_t usage_memory(pid_t pid)
{
	(void)pid;
	return 0;
}

long usage_wakeups(pid_t pid)
{
	(void)pid;
	return 0;
}

bool usage_busy(pid_t pid)
{
	(void)pid;
	return false;
}

#endif
