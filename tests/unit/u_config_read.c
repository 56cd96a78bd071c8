/* SPDX-License-Identifier: MIT */
#include "run/config_read.h"

#include "base/file.h"
#include "reading.h"

/* The faults of a configuration, a line each; good until the next one. */
static const char *read_config(struct config *c, const char *bytes, size_t len)
{
	static char out[4000];
	struct diag_list faults;
	struct str lines = STR_INIT;

	diag_init(&faults, "c");
	config_init(c);
	config_read(c, (struct slice){bytes, len}, &faults);
	diag_sort(&faults);
	for (size_t i = 0; i < faults.list.n; i++) {
		diag_format(&faults, &faults.list.v[i], &lines);
		str_addc(&lines, '\n');
	}
	snprintf(out, sizeof out, "%s", lines.s);
	str_release(&lines);
	diag_release(&faults);
	return out;
}

static const char *runs(const struct config *c, const char *written, unsigned where)
{
	uint32_t keys[KEYMAP_DEEP];
	const struct binding *b;
	bool longer;
	size_t n = 0;

	while (n < KEYMAP_DEEP && keys_parse(&written, &keys[n]))
		n++;
	b = keymap_find(&c->keymap, keys, n, where, &longer);
	return !b ? "unbound" : b->command ? keymap_says(b) : "none";
}

TEST(config_says_settings_and_keys)
{
	static const char text[] = "# mine\n"
				   "settings: {measure: 80, mouse: yes, theme: paper}\n"
				   "keys:\n"
				   "  preset: less\n"
				   "  all: {\"<^X><^C>\": quit}\n"
				   "  text:\n"
				   "    gs: [next-hit, \"set highlights no\"]\n"
				   "    Q: none\n"
				   "    \"]f\": 3 down\n"
				   "  select: {Y: copy}\n";
	struct config c;

	CHECK_STR(read_config(&c, text, strlen(text)), "");
	CHECK_INT(c.settings.measure, 80);
	CHECK_INT(c.settings.mouse, 1);
	CHECK_STR(c.theme, "paper");
	CHECK_STR(runs(&c, "<^X><^C>", IN_HELP), command_named("quit")->help);
	CHECK_STR(runs(&c, "gs", IN_TEXT), "next-hit, set highlights no");
	CHECK_STR(runs(&c, "gs", IN_FACTS), "unbound");
	CHECK_STR(runs(&c, "Q", IN_TEXT), "none");
	CHECK_STR(runs(&c, "Q", IN_FACTS), command_named("quit")->help);
	CHECK_STR(runs(&c, "]f", IN_TEXT), "3 down");
	CHECK_STR(runs(&c, "d", IN_TEXT), command_named("half-down")->help);
	CHECK_STR(runs(&c, "Y", IN_TEXT | IN_SELECT), command_named("copy")->help);
	config_release(&c);
}

TEST(config_of_nothing_is_the_default)
{
	static const char *const texts[] = {"", "\n", "# only words\n", "settings:\nkeys:\n",
					    "keys: {text: }\n"};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct config c, plain;

		test_row("%s", texts[i]);
		config_init(&plain);
		CHECK_STR(read_config(&c, texts[i], strlen(texts[i])), "");
		CHECK(memcmp(&c.settings, &plain.settings, sizeof c.settings) == 0);
		CHECK(!c.theme && c.keymap.list.n == plain.keymap.list.n);
		config_release(&c);
		config_release(&plain);
	}
}

TEST(config_faults_have_a_place_and_a_sentence)
{
	static const struct {
		const char *text, *want;
	} rows[] = {
	    {"measure: 80\n",
	     "c:1:1: error: this stands under settings: \"measure\" [bad-value]\n"},
	    {"setings: {}\n", "c:1:1: error: a configuration has no \"setings\"; did you mean "
			      "settings? [bad-value]\n"},
	    {"[]\n", "c:1:1: error: a configuration has settings: and keys: [wrong-kind]\n"},
	    {"settings: [1]\n",
	     "c:1:11: error: there must be a map of names under \"settings\" [wrong-kind]\n"},
	    {"settings:\n  mesure: 80\n", "c:2:3: error: no setting is called \"mesure\"; did you "
					  "mean measure? [bad-value]\n"},
	    {"settings:\n  measure: wide\n",
	     "c:2:12: error: measure is a number from 20 to 240, not \"wide\" [bad-value]\n"},
	    {"settings:\n  measure: [80]\n",
	     "c:2:12: error: there must be one value under \"measure\" [wrong-kind]\n"},
	    {"settings: {theme: ./paper.yaml}\n",
	     "c:1:19: error: the path of a theme begins with / here [bad-value]\n"},
	    {"keys: {prest: less}\n", "c:1:8: error: keys have no place \"prest\"; did you mean "
				      "preset? [bad-value]\n"},
	    {"keys: {preset: vi}\n", "c:1:16: error: keys is vim-less, less, newsboat or emacs, "
				     "not \"vi\" [bad-value]\n"},
	    {"keys: {txt: {a: down}}\n", "c:1:8: error: keys have no place \"txt\"; did you mean "
					 "text? [bad-value]\n"},
	    {"keys:\n  text:\n    a: dwn\n",
	     "c:3:8: error: no command is called \"dwn\"; did you mean down? [bad-value]\n"},
	    {"keys:\n  text:\n    a: [down, quit now]\n",
	     "c:3:15: error: quit takes no words behind it [bad-value]\n"},
	    {"keys:\n  text:\n    <Nope>: down\n",
	     "c:3:5: error: \"<Nope>\" is no sequence of 1 to 4 keys; names of keys stand in "
	     "angle brackets, as <^X> and <Alt-x> [bad-value]\n"},
	    {"keys:\n  text:\n    5a: down\n",
	     "c:3:5: error: \"5a\" begins with a digit, which would be a count [bad-value]\n"},
	    {"keys:\n  facts:\n    a: next-word\n",
	     "c:3:5: error: next-word does not work here, but in the text [bad-value]\n"},
	    {"keys: {text: {a: }}\n", "c:1:17: error: there must be a command, a list of them, or "
				      "none [wrong-kind]\n"},
	    {"keys: {text: {a: {b: c}}}\n", "c:1:18: error: there must be a command, a list of "
					    "them, or none [wrong-kind]\n"},
	    {"keys: {text: {a: []}}\n",
	     "c:1:18: error: a macro has from one to 16 commands [limit]\n"},
	    {"keys: {text: {a: down, a: up}}\n", NULL},
	    {"keys: {text: {a: \"down\\0\"}}\n", NULL},
	    {"keys: &x {text: *x}\n", NULL},
	    {"keys: {text: {a: down\n", NULL},
	    {"settings: {measure: 80\nkeys: }\n", NULL},
	    {"\xff\xfe", NULL},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct config c;
		const char *faults = read_config(&c, rows[i].text, strlen(rows[i].text));

		test_row("%s", rows[i].text);
		if (rows[i].want)
			CHECK_STR(faults, rows[i].want);
		else
			CHECK(strncmp(faults, "c:", 2) == 0);
		config_release(&c);
	}
}

TEST(config_counts_what_is_right_beside_a_fault)
{
	static const char text[] = "settings: {measure: 9, mouse: yes}\n"
				   "keys: {text: {a: nonsense, X: quit}, all: {Z: down}}\n";
	struct config c;

	CHECK(read_config(&c, text, strlen(text))[0]);
	CHECK_INT(c.settings.measure, 72);
	CHECK_INT(c.settings.mouse, 1);
	CHECK_STR(runs(&c, "a", IN_TEXT), command_named("state-fact")->help);
	CHECK_STR(runs(&c, "X", IN_TEXT), command_named("quit")->help);
	CHECK_STR(runs(&c, "Z", IN_HELP), command_named("down")->help);
	config_release(&c);
}

/* Huge, deep, and hostile: bounded work, and never more than a fault. */
TEST(config_stands_hostile_files)
{
	struct str s = STR_INIT;
	struct config c;

	str_addz(&s, "keys:\n  text:\n");
	for (int i = 0; i < 20000; i++)
		str_printf(&s, "    \"%c%c%c%c\": down\n", 'a' + i % 26, 'a' + i / 26 % 26,
			   'a' + i / 676 % 26, 'a' + i / 17576 % 26);
	CHECK(strstr(read_config(&c, s.s, s.len), "there are 1000 bindings already [limit]"));
	CHECK_INT(c.bindings, CONFIG_BINDINGS);
	config_release(&c);
	str_clear(&s);
	str_addz(&s, "keys: ");
	for (int i = 0; i < 50000; i++)
		str_addc(&s, '[');
	CHECK(read_config(&c, s.s, s.len)[0]);
	config_release(&c);
	str_clear(&s);
	str_addz(&s, "keys: {text: {\"\\e[31m\\u202e\": \"\\e]0;x\\a\"}}\n");
	CHECK(read_config(&c, s.s, s.len)[0]);
	config_release(&c);
	str_release(&s);
}

static char *write_config(const char *folder, const char *text)
{
	reading_put(folder, "config.yaml", text);
	return file_join(folder, "config.yaml");
}

TEST(config_is_read_where_it_is_named_and_only_there)
{
	char *folder = reading_folder();
	char *path = write_config(folder, "settings: {measure: 44}\nkeys: {text: {a: nope}}\n");
	struct error err = {0};
	struct config c;

	config_init(&c);
	CHECK(config_load(&c, path, &err));
	CHECK_INT(c.settings.measure, 44);
	CHECK_STR(c.fault.s, "config.yaml:2:18: no command is called \"nope\"");
	config_release(&c);
	config_init(&c);
	CHECK(!config_load(&c, folder, &err) && err.msg); /* a folder is no file */
	error_release(&err);
	config_release(&c);
	CHECK(unlink(path) == 0);
	config_init(&c);
	CHECK(!config_load(&c, path, &err) && err.msg);
	error_release(&err);
	config_release(&c);
	CHECK(rmdir(folder) == 0);
	free(path);
	free(folder);
}

TEST(config_is_given_to_the_application)
{
	static const char text[] = "settings: {measure: 40}\n"
				   "keys: {preset: emacs, text: {_: [next-paragraph, where]}}\n";
	struct reading r;
	struct config c;

	if (!reading_open(&r, "content", NULL, 80, 24))
		return;
	CHECK_STR(read_config(&c, text, strlen(text)), "");
	config_give(&c, r.app);
	config_release(&c);
	CHECK_INT(r.app->layout.measure.w, 40);
	reading_keys(&r, "_");
	CHECK(strncmp(r.app->message.s, "paragraph 2/", 12) == 0);
	reading_keys(&r, "<^X>o");
	CHECK(r.app->focus != PANE_TEXT);
	reading_close(&r);
}
