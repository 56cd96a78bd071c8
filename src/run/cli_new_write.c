/* SPDX-License-Identifier: MIT */
#include "cli_new_int.h"

#include "base/file.h"
#include "store/article_read.h"
#include "store/article_write.h"
#include "store/folder.h"
#include "store/save.h"
#include "text/slug.h"

#include <string.h>

enum { TRIES = 1000, START = 200 /* bytes */ };

static struct slice slice(const struct str *s)
{
	return (struct slice){s->s, s->len};
}

/* ---- where it goes */

/* Yours to free. */
static char *find_folder(const struct maker *m)
{
	const char *given = m->values[OPTION_CORPUS];
	char *above = given ? mem_dup(given, strlen(given)) : folder_find_above(".");

	return above ? above : mem_dup(".", 1);
}

/* From date and title, else the name of the text's file, else its first words. */
static void name_file(const struct maker *m, struct str *out)
{
	const char *base = file_base(m->input), *dot = strrchr(base, '.');
	size_t len = dot && dot > base ? (size_t)(dot - base) : strlen(base);
	struct slice title = slice(&m->about[NEW_TITLE]);

	if (!title.len && !m->from_stdin)
		title = (struct slice){base, len};
	else if (!title.len)
		title = (struct slice){m->text.s, m->text.len < START ? m->text.len : START};
	slug_add(out, slice(&m->about[NEW_DATE]), title);
	if (!out->len)
		str_addz(out, "article");
}

static char *numbered(const char *folder, const char *name, size_t number)
{
	struct str s = STR_INIT;
	char *path;

	str_addz(&s, name);
	if (number > 1)
		str_printf(&s, "-%zu", number);
	str_addz(&s, FOLDER_SUFFIX);
	path = file_join(folder, s.s);
	str_release(&s);
	return path;
}

/* A given path, which must be one that a corpus can have. */
static bool check_given(const char *path, struct error *err)
{
	const char *base = file_base(path);
	size_t len = strlen(base), suffix = strlen(FOLDER_SUFFIX);

	if (len <= suffix || strcmp(base + len - suffix, FOLDER_SUFFIX) != 0 || base[0] == '.')
		return error_set(err, "%s: the file of an article is called NAME%s", path,
				 FOLDER_SUFFIX);
	if (strcmp(base, FOLDER_REGISTER) == 0)
		return error_set(err, "%s: this name is the register's; choose another", path);
	if (file_exists(path))
		return error_set(err, "%s: there is such a file already; nothing was written",
				 path);
	return true;
}

/* ---- writing */

/* What was drafted must be read as what was meant. */
static bool verify(const struct maker *m, const struct article *got, struct error *err)
{
	const struct diag_list *faults = &got->diags;

	for (size_t i = 0; i < faults->list.n; i++)
		if (diag_severity(faults->list.v[i].code) == DIAG_ERROR)
			return error_set(err, "%s: the article would not be sound: %s", m->input,
					 faults->list.v[i].message);
	if (!slice_equal(got->text, slice(&m->text)))
		return error_set(err, "%s: the article would not hold the text as it is", m->input);
	return true;
}

void new_draft(const struct maker *m, const char *path, struct str *out)
{
	char *id = folder_id(path);
	struct article *a = article_new(id);

	a->title = m->about[NEW_TITLE].s; /* never the id, which only stands for one */
	a->date = m->about[NEW_DATE].s;
	a->source_name = m->about[NEW_SOURCE].s;
	a->lang = m->about[NEW_LANG].s;
	a->rights = m->about[NEW_RIGHTS].s;
	a->text = slice(&m->text);
	draft_new_article(a, out);
	article_free(a);
	free(id);
}

/* SAVE_CHANGED when the name is taken. */
static enum save_result write_article(struct maker *m, const char *path, struct error *err)
{
	struct entities none = {0};
	struct str bytes = STR_INIT;
	struct article *got;
	enum save_result result = SAVE_FAILED;
	char *id = folder_id(path);

	new_draft(m, path, &bytes);
	got = article_read(id, path, slice(&bytes), &none);
	if (bytes.len > FILE_LIMIT)
		error_set(err, "%s: the article would have more than %d MiB: split the text",
			  m->input, FILE_LIMIT >> 20);
	else if (verify(m, got, err))
		result = save_file(path, 0, slice(&bytes), err);
	article_free(got);
	entities_release(&none);
	str_release(&bytes);
	free(id);
	return result;
}

static bool write_numbered(struct maker *m, const char *folder, struct error *err)
{
	enum save_result result = SAVE_CHANGED;
	struct str name = STR_INIT;

	name_file(m, &name);
	for (size_t i = 1; result == SAVE_CHANGED && i <= TRIES; i++) {
		free(m->path);
		m->path = numbered(folder, name.s, i);
		if (file_exists(m->path) || strcmp(file_base(m->path), FOLDER_REGISTER) == 0) {
			error_set(err, "%s: there is such a file already", m->path);
			continue;
		}
		result = write_article(m, m->path, err);
	}
	if (result == SAVE_DONE)
		error_release(err);
	str_release(&name);
	return result == SAVE_DONE;
}

static bool write_given(struct maker *m, const char *path, struct error *err)
{
	if (file_is_folder(path))
		return write_numbered(m, path, err);
	m->path = mem_dup(path, strlen(path));
	return check_given(path, err) && write_article(m, path, err) == SAVE_DONE;
}

/* So that entities can be declared. */
static bool make_register(const char *path, struct error *err)
{
	char *folder = file_folder(path), *file = file_join(folder, FOLDER_REGISTER);
	bool ok = true;

	if (!folder_has_register(folder)) {
		ok = save_file(file, 0, SLICE("postil: 1\nentities: []\n"), err) == SAVE_DONE;
		if (ok)
			output_report("made %s, the register of entities", file);
	}
	free(folder);
	free(file);
	return ok;
}

bool new_write(struct maker *m, struct error *err)
{
	const char *given = m->values[OPTION_OUTPUT];
	char *folder = find_folder(m);
	bool ok;

	if (given)
		ok = write_given(m, given, err);
	else if (!file_is_folder(folder))
		ok = error_set(err, "%s: there is no such folder", folder);
	else
		ok = write_numbered(m, folder, err);
	free(folder);
	return ok && make_register(m->path, err);
}
