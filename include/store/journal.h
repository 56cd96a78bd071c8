/* journal: what was done to a corpus, by whom and when: append-only.
 *
 * One line for each entry, with its length and a checksum, in the state folder:
 * a step that was done (with all its edits, and for each file the hashes before and
 * after and the hunks between them), a step that was undone or done again, and that
 * a step's files were saved.  An entry is synced before the file it speaks of is
 * touched, so what was not saved is known after a crash.  A damaged line ends
 * nothing: it is named and passed over; a cut last line is cut off.
 *
 * The body is YAML in one line, written by store/record_write and read by
 * store/record, so it holds what files hold.
 * SPDX-License-Identifier: MIT
 */
#ifndef STORE_JOURNAL_H
#define STORE_JOURNAL_H

#include "doc/history.h"
#include "store/article_write.h"

#define JOURNAL_FILE "journal" /* its name in the state folder */

enum journal_kind { JOURNAL_DO, JOURNAL_UNDO, JOURNAL_REDO, JOURNAL_SAVED };

/* One file as a step (or its undoing) changed it. */
struct journal_file {
	const char *article; /* id; NULL: the register */
	uint64_t before;     /* hashes; 0: no file */
	uint64_t after;
	struct hunk *hunks; /* from before to after */
	size_t n;
};

struct journal_entry {
	enum journal_kind kind;
	uint64_t number; /* of this entry, from 1 */
	uint64_t about;  /* of the step that is undone, redone or saved; of JOURNAL_DO its own */
	const char *who;
	const char *when;
	struct step *step; /* of JOURNAL_DO; taken over by whoever sets it to NULL */
	struct journal_file *files;
	size_t n;
};

struct journal;

/* Opens (or makes) the journal in a state folder; cuts off a half-written last line. */
struct journal *journal_open(const char *state_folder, struct error *err);
void journal_close(struct journal *j); /* NULL is allowed */

/* Appends and syncs (but for JOURNAL_SAVED: without it the files are looked at again).  Sets e->number (and the step's, of JOURNAL_DO).  Another process may
 * have appended meanwhile: numbers are unique all the same (flock). */
bool journal_append(struct journal *j, struct journal_entry *e, const struct entities *es,
		    struct error *err);

/* Walks all entries, oldest first; those that are damaged are counted.  Ids are
 * interned in `es`.  The entry lives until the call returns; `each` returns false to
 * stop. */
bool journal_read(struct journal *j, struct entities *es,
		  bool (*each)(void *context, struct journal_entry *e), void *context,
		  size_t *damaged, struct error *err);

/* The steps whose last entry says that files were to be changed, without a
 * JOURNAL_SAVED after it: what a crash may have left half done.  Quick when there is
 * none: it looks at the end of the file only. */
bool journal_is_open(struct journal *j);

#endif
