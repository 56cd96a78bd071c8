/* SPDX-License-Identifier: MIT */
#include "run/keeper_warm.h"

#include "base/file.h"
#include "base/hash.h"

/* Smaller files are read in less than a millisecond. */
enum { SMALL = 100000, BYTES_PER_MENTION = 50 };

static bool will_change(const struct keeper *k, const struct app *app)
{
	return k->pending.n > 0 || app->visual.on || app->mode == MODE_FORM ||
	       app->mode == MODE_REPLACE;
}

static bool is_large(const struct article *a)
{
	return a->text.len + a->mention_count * BYTES_PER_MENTION >= SMALL;
}

bool keeper_is_cold(const struct keeper *k, const struct app *app)
{
	const struct article *a = app->article;

	return k->mode == KEEPER_FILES && a && will_change(k, app) && is_large(a) &&
	       k->draft.warm != a->hash && !app->keeping.locked && !app->keeping.along;
}

/* What the file says by now is no matter when it is not what was read: then the save
 * will see it as well. */
static void begin(struct draft *d, const char *path, const struct article *a)
{
	struct str bytes = STR_INIT;
	struct error err = {0};
	bool ok = file_read(path, &bytes, FILE_LIMIT, &err);
	struct slice old = {bytes.s, bytes.len};

	if (ok && hash_bytes(old) == a->hash)
		draft_warm(d, path, old, a->id);
	else
		d->warm = a->hash;
	str_release(&bytes);
	error_release(&err);
}

void keeper_warm(struct keeper *k, const struct app *app)
{
	if (!keeper_is_cold(k, app))
		return;
	if (k->draft.half == app->article->hash)
		draft_warm_on(&k->draft);
	else
		begin(&k->draft, k->corpus->articles.v[app->current].path, app->article);
}
