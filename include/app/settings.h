/* settings: what a user may set, one row each.
 *
 * In config.yaml under `settings:`, and in the reader with `:set NAME VALUE`; both come
 * here.  The row is the only place to touch when a setting is added, besides the code that
 * honours it; postil-config(5) must name it.
 *
 *     settings_init(&s);                              // the defaults
 *     if (!settings_set(&s, SLICE("measure"), SLICE("80"), &err))
 *             report(err.msg);                        // measure is a number from 20 ...
 *     columns = s.measure;
 *
 * A struct settings is a plain value: it may be copied, and owns nothing.
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_SETTINGS_H
#define APP_SETTINGS_H

#include "app/preset.h"
#include "base/error.h"
#include "base/str.h"

#define PRESET_WORD(id, name) name " "

/* member, name, kind, default as one writes it, least, most, words, help.
 *
 *   NUMBER  an int from least to most; the one of its `words`, if any, stands for 0
 *   CHOICE  an int: the place of a word among its `words`, from 0
 *   TEXT    free words of at least `least` and less than SETTING_BYTES bytes */
#define SETTINGS(X)                                                                              \
	X(measure, "measure", NUMBER, "72", 20, 240, "", "Columns of text, where there is room") \
	X(highlights, "highlights", CHOICE, "yes", 0, 0, "no yes", "Entities shown in the text") \
	X(articles, "articles", CHOICE, "yes", 0, 0, "no yes",                                   \
	  "The list of articles beside the text, on a screen of 120 columns")                    \
	X(articles_width, "articles-width", NUMBER, "auto", 16, 100, "auto",                     \
	  "Columns of that list")                                                                \
	X(side_width, "side-width", NUMBER, "auto", 16, 100, "auto",                             \
	  "Columns of the entities and facts beside the text")                                   \
	X(facts_height, "facts-height", NUMBER, "auto", 3, 100, "auto",                          \
	  "Rows of the facts, below the text or the entities")                                   \
	X(copy, "copy", TEXT, "auto", 1, 0, "",                                                  \
	  "How y copies: auto, osc52 (by the terminal), tool, or a program and its words")       \
	X(mouse, "mouse", CHOICE, "no", 0, 0, "no yes",                                          \
	  "The mouse selects and scrolls here; Shift-drag is then the terminal's")               \
	X(theme, "theme", TEXT, "auto", 1, 0, "",                                                \
	  "Colours: a theme by its name; auto is dark or light as the terminal is")              \
	X(truecolor, "truecolor", CHOICE, "auto", 0, 0, "auto no yes",                           \
	  "All colours, and not only 256; auto: where COLORTERM says so")                        \
	X(keys, "keys", CHOICE, "vim-less", 0, 0, PRESETS(PRESET_WORD),                          \
	  "Keys as another program has them")

enum { SETTING_BYTES = 256 }; /* of a TEXT, with its NUL */

#define SETTING_TYPE_NUMBER(member) int member;
#define SETTING_TYPE_CHOICE(member) int member;
#define SETTING_TYPE_TEXT(member) char member[SETTING_BYTES];

struct settings {
#define X(member, name, kind, first, least, most, words, help) SETTING_TYPE_##kind(member)
	SETTINGS(X)
#undef X
};

enum setting_kind { SETTING_NUMBER, SETTING_CHOICE, SETTING_TEXT };

struct setting {
	const char *name;
	enum setting_kind kind;
	const char *first; /* the default, as one writes it */
	int least, most;
	const char *words; /* apart by spaces */
	const char *help;  /* one line, no full stop */
	size_t at;         /* of its member in struct settings */
};

extern const struct setting setting_rows[];
extern const size_t setting_count;

void settings_init(struct settings *s);

/* NULL when none is called so. */
const struct setting *settings_find(struct slice name);

/* Sets one by name from what a person wrote.  False, with a sentence, when there is no
 * such setting or no such value; then nothing was changed. */
bool settings_set(struct settings *s, struct slice name, struct slice value, struct error *err);

/* Sets a number as near to `wanted` as its row allows. */
void settings_put(struct settings *s, const char *name, int wanted);

/* Appends the value as settings_set would take it. */
void settings_get(const struct settings *s, const struct setting *row, struct str *out);

#endif
