/* story: a corpus of one's own, and the program on it from one session to the next.
 *
 *     struct story s;
 *     if (!story_init(&s))
 *             return;
 *     story_write(&s, "a.yaml", bytes);
 *     if (story_open(&s, &(struct pty_options){0})) {
 *             story_keys(&s, "vm");
 *             CHECK(story_is_saved(&s));
 *             story_quit(&s);
 *     }
 *     story_release(&s);
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef TERMINAL_STORY_H
#define TERMINAL_STORY_H

#include "program.h"

struct story {
	char *top;    /* holds all of it; its name has no blanks */
	char *home;   /* lasts over the sessions */
	char *folder; /* the corpus */
	struct pty pty;
};

bool story_init(struct story *s);
void story_release(struct story *s);

/* With a register without entities, and an article a.yaml of a few lines about Anna
 * and Bruno. */
bool story_init_small(struct story *s);

void story_write(struct story *s, const char *name, const char *bytes);
void story_append(struct story *s, const char *name, const char *bytes);

/* The bytes of a file of the corpus, yours to free; "" and a failed check: none. */
char *story_read(struct story *s, const char *name);

/* Is there a file of the corpus that holds these words? */
bool story_has(struct story *s, const char *name, const char *words);

/* Starts the program on the corpus and waits for the first settled frame.  Folder and
 * home of the options are the story's. */
bool story_open(struct story *s, const struct pty_options *options);

/* Presses keys, and waits until what they do is on the screen.  Returns how many they
 * are: words between ` and ` are typed but not counted. */
size_t story_keys(struct story *s, const char *keys);

bool story_shows(struct story *s, const char *text);
/* Checks that it comes; shows the screen if not. */
void story_check_shows(struct story *s, const char *text);

/* The status line says that everything is saved. */
bool story_is_saved(struct story *s);

/* q, as often as it takes; checks status and terminal. */
void story_quit(struct story *s);

/* Runs `postil WORD …` without a terminal, its output in *out if not NULL; the exit
 * status, -1: it did not end by itself. */
int story_run(struct story *s, struct str *out, const char *const *words);

/* `postil check` on the corpus finds nothing at all. */
void story_check_clean(struct story *s);

/* Files that saves have left behind. */
size_t story_leftovers(const struct story *s);

#endif
