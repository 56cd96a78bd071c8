/* app: the state of the reader.
 *
 * One cursor, three views: `view.cursor` is the place in the text, `entity`
 * and `fact` are what is selected; the lists, the status line and the marks in
 * the text are all drawn from these and never keep a selection of their own.
 * Only app_update changes a struct app; drawing takes it as const.
 *
 * Life of a key: event -> app_update -> keymap -> a row of the command table ->
 * its function changes the state and may append effects -> settling brings
 * lists, counts and scroll positions in step.
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_APP_H
#define APP_APP_H

#include "app/ask.h"
#include "app/choice.h"
#include "app/chronicle.h"
#include "app/command.h"
#include "app/compare.h"
#include "app/effect.h"
#include "app/form.h"
#include "app/help.h"
#include "app/hints.h"
#include "app/jumps.h"
#include "app/keymap.h"
#include "app/lines.h"
#include "app/macro.h"
#include "app/mark.h"
#include "app/merge.h"
#include "app/mode_keys.h"
#include "app/mouse.h"
#include "app/palette.h"
#include "app/picker.h"
#include "app/prompt.h"
#include "app/replace.h"
#include "app/review.h"
#include "app/rows.h"
#include "app/seen.h"
#include "app/settings.h"
#include "app/themes.h"
#include "app/view.h"
#include "app/visual.h"
#include "doc/corpus.h"
#include "doc/history.h"
#include "doc/memory.h"
#include "text/find.h"

#define NO_INDEX UINT32_MAX
#define NO_ARTICLE SIZE_MAX

/* What takes the keys: name, the function NAME_key of it, whether text may be pasted
 * into it.  Adding a mode is one row here, its module, and its overlay in ui/overlay.h. */
#define MODES(X)                                                                                \
	X(NORMAL, command, false)                                                               \
	X(SEARCH, search, true)    /* the prompt takes a pattern, hits are shown as it grows */ \
	X(FILTER, filter, true)    /* the prompt narrows the pane with the focus */             \
	X(HINTS, labels, false)    /* labels lie on the visible mentions */                     \
	X(THEMES, themes, true)    /* a theme, tried on while it is chosen */                   \
	X(ASK, ask, true)          /* one line or one letter */                                 \
	X(PALETTE, palette, true)  /* a command and what it is given */                         \
	X(PICKER, picker, true)    /* an entity, by a part of its name */                       \
	X(FORM, form, true)        /* the fields of a fact or an entity */                      \
	X(REPLACE, replace, false) /* y n ! q for one place after the other */                  \
	X(REVIEW, review, false)   /* spans that were not found exactly */                      \
	X(COMPARE, compare, false) /* two facts side by side */                                 \
	X(CHRONICLE, chronicle, false) /* the list of steps */                                  \
	X(CHOICE, choice, false)       /* mine or theirs, where a file changed meanwhile */

enum app_mode {
#define X(name, function, text) MODE_##name,
	MODES(X)
#undef X
	    MODE_COUNT
};

/* Where to stand once an article is open. */
enum target_kind {
	TARGET_LAST_PLACE, /* where the reader left it, else the start */
	TARGET_POINT,
	TARGET_SPOT,
	TARGET_FIRST_MENTION, /* of the selected entity */
	TARGET_LAST_MENTION,
	TARGET_FACT
};

struct target {
	size_t article;
	enum target_kind kind;
	uint32_t point;
	struct spot spot;
	const char *fact; /* id; lives as long as the corpus or the article it came from */
};

/* The place of the selected mention among all of its entity: 7/32. */
struct tally {
	uint32_t here;       /* its number in this article, from 1; 0: between two */
	uint32_t in_article; /* mentions of the entity in this article */
	uint32_t before;     /* in the articles before this one, as far as read */
	uint32_t in_corpus;  /* as far as read */

	/* what `before` was counted for, which takes a look at each article */
	uint32_t entity;
	size_t article;
	size_t unread;
};

struct search {
	struct find *find; /* NULL: nothing is searched */
	struct str pattern;
	bool regex;
	bool regex_before; /* what Esc goes back to */
	bool back;         /* the hit before the cursor comes first */
	bool back_before;
	VEC(struct span) hits;           /* of the whole article, in order, at most SEARCH_MOST */
	bool more;                       /* there were more than that */
	bool shown;                      /* Esc hides the hits, n shows them again */
	struct lines past;               /* patterns that were searched, of earlier sessions too */
	uint32_t origin;                 /* point where an incremental search started */
	struct fold folded;              /* the open article, for one pattern after the other */
	const struct article *folded_of; /* NULL: not folded yet */
};

enum { SEARCH_MOST = 100000 };

/* Where what was done is kept, as the status line says it. */
struct keeping {
	size_t unsaved;    /* steps that are not on disk yet */
	size_t choices;    /* steps that did not fit a file and wait for app->choice */
	bool saved;        /* something was saved in this session */
	bool trouble;      /* saving failed; the message said why */
	const char *along; /* who writes, where we only read along; NULL: we write */
	bool warned;       /* of quitting with something unsaved */
	char recover;      /* y or n, the answer to what a crash left unsaved */
	bool locked;       /* this corpus cannot be written at all */
};

/* What . does again: `run` with what it was done with. */
struct again {
	void (*run)(struct app *app, const struct again *what);
	uint32_t entity;
	int number;
	const char *words; /* NULL: none */
};

enum message_kind { MESSAGE_NONE, MESSAGE_NOTE, MESSAGE_ERROR };

struct app {
	struct corpus *corpus;   /* borrowed */
	size_t current;          /* article on the screen; NO_ARTICLE before the first */
	struct article *article; /* borrowed from the corpus; NULL when broken or none */
	struct memory memory;    /* places by article, for coming back, and marks */
	struct seen seen;        /* which articles were read */

	enum app_mode mode;
	enum pane focus;
	struct layout layout;
	bool only_text;
	struct settings settings; /* after a change: app_settle_settings */

	struct view view;
	uint32_t entity;  /* ENTITY_NONE */
	uint32_t mention; /* under the cursor; NO_INDEX */
	uint32_t fact;    /* index in the article; NO_INDEX */
	struct tally tally;
	struct rows rows;
	struct list lists[PANE_COUNT];
	int detail_top;                   /* rows of the selected fact that are scrolled away */
	uint32_t detail_fact;             /* the fact they belong to */
	struct find *filters[PANE_COUNT]; /* NULL: everything is shown */
	struct str filter_texts[PANE_COUNT];

	struct visual visual;   /* what is being selected in the text */
	struct history history; /* what was done; run/keeper fills it */
	struct keeping keeping; /* likewise */
	const char *who;        /* the annotator, for `by`; NULL or "": unknown */
	const char *today;      /* 2026-11-22, for `on`; likewise */
	uint64_t chance;        /* what new ids are made of; 0: the system's randomness */
	struct again again;
	struct spot stood;      /* where the cursor was before the article was read anew */
	struct str fact_id;     /* of the selected fact, for when records moved */
	struct str wanted_fact; /* id of the fact to select when a step was done; "": none */

	struct ask ask;
	struct mark mark; /* whose mention is made */
	struct merge merge;
	struct picker picker;
	struct themes themes;
	struct palette palette;
	struct form form;
	struct replace replace;
	struct review review;
	struct compare compare;
	struct chronicle chronicle;
	struct choices choice;

	struct jumps jumps;
	struct search search;
	struct hints hints;
	struct mouse mouse;
	struct prompt prompt;
	struct help help;

	struct keymap keymap;
	int preset;                 /* that it has; app->settings.keys is the one that is wanted */
	uint32_t keys[KEYMAP_DEEP]; /* typed so far of a sequence */
	size_t key_count;
	int count;      /* typed before it; 0: none */
	bool following; /* a box lists what may follow */
	struct macro_run macro;

	bool ended;      /* questions ended with their last answer, and no key came since */
	bool just_ended; /* likewise, before the key that is being handled */

	struct target pending; /* waits for EVENT_LOADED; article NO_ARTICLE: nothing */
	int walking;           /* steps of a walk still to go, backwards below 0 */
	bool rounded;          /* the last step went round the corpus */
	int crossing;       /* looking through unread articles for the next mention: -1, 1; 0 not */
	size_t crossing_at; /* article to look at next */

	enum message_kind message_kind;
	struct str message;
	struct effects effects;
	struct arena scratch; /* emptied by each event */
};

/* The corpus must be opened and outlive the app. */
void app_init(struct app *app, struct corpus *corpus, int cols, int rows);
void app_release(struct app *app);

/* Leaves a place in the jump list; before any jump. */
void app_mark_jump(struct app *app);
struct place app_place(const struct app *app);

/* The title of an article by its id, as far as it was read; else the id. */
const char *app_title_of(const struct app *app, const char *id);

/* One line for the status bar, until the next key. */
void app_note(struct app *app, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void app_complain(struct app *app, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

void app_focus(struct app *app, enum pane pane);

/* Hands a step to be done, journalled and saved (EFFECT_DO); it is no longer the
 * caller's.  A step without edits is only freed. */
void app_do(struct app *app, struct step *s);

/* What . does from now on; the words are copied.  Without `run`: nothing, because the
 * last change cannot be done again. */
void app_repeat(struct app *app, struct again what);

/* May we write?  Says why not. */
bool app_may_write(struct app *app);

/* The key of a command as a message tells it here: app_key(app, "undo").s */
struct key_name app_key(const struct app *app, const char *command);

/* Was only the beginning of a key sequence typed? */
bool app_is_followed(const struct app *app);

/* The bits of IN_… that say where keys go now. */
unsigned app_where(const struct app *app);

/* After any change of app->settings: what follows from them is made anew. */
void app_settle_settings(struct app *app);

/* The rectangle-dependent part: sizes of view and lists; after any change of
 * size, focus, focus mode or settings. */
void app_relayout(struct app *app);

#endif
