/* Reading a file into the model, against the bare scanner on the same bytes.
 * SPDX-License-Identifier: MIT
 */
#include "base/file.h"
#include "bench.h"
#include "doc/entity.h"
#include "figure.h"
#include "generate.h"
#include "store/article_read.h"
#include "store/entities_read.h"
#include "terminal/usage.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

static void scan(struct slice bytes)
{
	yaml_parser_t parser;
	yaml_token_t token;
	bool more = true;

	yaml_parser_initialize(&parser);
	yaml_parser_set_input_string(&parser, (const unsigned char *)bytes.s, bytes.len);
	while (more) {
		more = yaml_parser_scan(&parser, &token) && token.type != YAML_STREAM_END_TOKEN;
		yaml_token_delete(&token);
	}
	yaml_parser_delete(&parser);
}

static double timed_scan(struct slice bytes, int times)
{
	double start = usage_now();

	for (int i = 0; i < times; i++)
		scan(bytes);
	return usage_now() - start;
}

static double timed_read(struct slice bytes, int times, struct entities *es)
{
	double start = usage_now();

	for (int i = 0; i < times; i++) {
		article_free(article_read("bench", "bench.yaml", bytes, es));
	}
	return usage_now() - start;
}

static void note_content(struct slice bytes, struct entities *es)
{
	struct article *a = article_read("bench", "bench.yaml", bytes, es);

	figure_note("%zu kB: %zu mentions, %zu facts; %zu fuzzy, %zu orphans, %zu faults",
		    bytes.len / 1000, a->mention_count, a->fact_count, a->fuzzy, a->orphans,
		    a->diags.list.n);
	article_free(a);
}

static void compare(const char *name, const struct str *file, struct entities *es)
{
	struct slice bytes = {file->s, file->len};
	int times = 1 + (int)(300000 / (bytes.len + 1));
	struct samples ratios = {0}, reads = {0};
	char what[80];

	note_content(bytes, es);
	for (int i = 0; i < 11; i++) {
		double bare = timed_scan(bytes, times), read = timed_read(bytes, times, es);

		samples_add(&ratios, bare / read);
		samples_add(&reads, (double)bytes.len * times / read / 1e6);
	}
	snprintf(what, sizeof what, "%s: throughput / yaml_parser_scan", name);
	figure_note("%.1f MB/s", samples_median(&reads));
	figure_floor(what, samples_median(&ratios), "x", 0.7);
}

static void compare_generated(const char *name, size_t mentions, size_t facts)
{
	struct str yaml = STR_INIT;
	struct entities es = {0};
	struct prose p;

	prose_init(&p, 5, 1000000, mentions);
	prose_yaml(&p, facts, &yaml);
	compare(name, &yaml, &es);
	entities_release(&es);
	prose_release(&p);
	str_release(&yaml);
}

static void read_register(struct entities *es)
{
	struct str bytes = STR_INIT;
	struct diag_list faults;
	struct error err = {0};

	diag_init(&faults, "content/entities.yaml");
	if (file_read("content/entities.yaml", &bytes, FILE_LIMIT, &err))
		entities_read(es, (struct slice){bytes.s, bytes.len}, &faults);
	error_release(&err);
	diag_release(&faults);
	str_release(&bytes);
}

static void compare_content(void)
{
	DIR *folder = opendir("content");
	struct dirent *entry;
	struct entities es = {0};

	read_register(&es);
	while (folder && (entry = readdir(folder))) {
		struct str bytes = STR_INIT;
		struct error err = {0};
		char *path = file_join("content", entry->d_name);

		if (entry->d_name[0] != '.' && strstr(entry->d_name, ".yaml") &&
		    strcmp(entry->d_name, "entities.yaml") != 0 &&
		    file_read(path, &bytes, FILE_LIMIT, &err))
			compare(entry->d_name, &bytes, &es);
		error_release(&err);
		str_release(&bytes);
		free(path);
	}
	if (folder)
		closedir(folder);
	entities_release(&es);
}

void bench_yaml(const struct bench *b)
{
	(void)b;
	compare_generated("1 MB, 10,000 mentions, 1,000 facts", 10000, 1000);
	compare_generated("1 MB, 100 mentions, 10 facts", 100, 10);
	compare_content();
}
