/* SPDX-License-Identifier: MIT */
#include "run/selection.h"

#include "base/file.h"
#include "base/guess.h"
#include "run/output.h"
#include "store/folder.h"

#include <string.h>
#include <sys/stat.h>

/* ---- which corpus */

static bool all_are_files(const struct options *o)
{
	for (size_t i = 0; i < o->count; i++)
		if (!file_exists(o->operands[i]) || file_is_folder(o->operands[i]))
			return false;
	return o->count > 0;
}

static char *copy(const char *text)
{
	return mem_dup(text, strlen(text));
}

/* The folder to open, yours to free, or NULL. */
static char *find_folder(const struct options *o)
{
	if (o->values[OPTION_CORPUS])
		return copy(o->values[OPTION_CORPUS]);
	if (o->count == 1 && file_is_folder(o->operands[0]))
		return copy(o->operands[0]);
	for (size_t i = 0; i < o->count; i++)
		if (file_exists(o->operands[i]) && !file_is_folder(o->operands[i]))
			return file_folder(o->operands[i]);
	return folder_find_above(".");
}

static const char *said(const char *operand)
{
	return operand[0] ? operand : "''";
}

/* One folder alone is a corpus; among other words it is in the wrong place. */
static bool is_folder(const char *operand, struct error *err)
{
	if (!file_is_folder(operand))
		return false;
	error_set(err, "%s is a folder; name one corpus, or articles", operand);
	return true;
}

static bool no_corpus(const struct options *o, struct error *err)
{
	for (size_t i = 0; i < o->count; i++)
		if (is_folder(o->operands[i], err))
			return false;
	if (o->count)
		return error_set(err,
				 "%s: no such file, and no corpus here that could have an "
				 "article of this name; name one with -C DIR",
				 said(o->operands[0]));
	return error_set(err,
			 "no corpus: neither this folder nor one above holds %s; "
			 "name one with -C DIR",
			 FOLDER_REGISTER);
}

/* ---- which articles */

static bool is_same_file(const char *a, const char *b)
{
	struct stat sa, sb;

	return stat(a, &sa) == 0 && stat(b, &sb) == 0 && sa.st_dev == sb.st_dev &&
	       sa.st_ino == sb.st_ino;
}

static const char *id_at(const void *context, size_t i)
{
	const struct corpus *c = context;

	return c->articles.v[i].id;
}

/* By id, else by the path of a file of this folder, else by a file's name. */
static size_t find_article(const struct corpus *c, const char *operand)
{
	size_t index = corpus_find(c, slice_of(operand));
	char *id;

	if (index != SIZE_MAX)
		return index;
	id = folder_id(operand);
	index = corpus_find(c, slice_of(id));
	free(id);
	if (index == SIZE_MAX || (!strchr(operand, '/') && !file_exists(operand)) ||
	    is_same_file(operand, c->articles.v[index].path))
		return index;
	return SIZE_MAX;
}

static bool choose(struct selection *s, const char *operand, struct error *err)
{
	const struct corpus *c = &s->corpus;
	size_t index = find_article(c, operand);
	const char *near;

	if (index != SIZE_MAX) {
		*vec_push(&s->articles) = index;
		return true;
	}
	if (is_folder(operand, err))
		return false;
	if (file_exists(operand))
		return error_set(err, "%s: not an article of the corpus %s", operand, c->folder);
	near = guess(slice_of(operand), id_at, c, c->articles.n);
	return error_set(err, "%s: no such article in %s%s%s%s", said(operand), c->folder,
			 near ? "; did you mean " : "", near ? near : "", near ? "?" : "");
}

static void choose_all(struct selection *s)
{
	for (size_t i = 0; i < s->corpus.articles.n; i++)
		*vec_push(&s->articles) = i;
}

/* An operand may be given twice. */
static void keep_first(struct selection *s)
{
	bool *chosen = mem_zalloc(s->corpus.articles.n, sizeof *chosen);
	size_t n = 0;

	for (size_t i = 0; i < s->articles.n; i++) {
		size_t index = s->articles.v[i];

		if (!chosen[index])
			s->articles.v[n++] = index;
		chosen[index] = true;
	}
	s->articles.n = n;
	free(chosen);
}

static bool is_corpus_itself(const struct options *o, const char *folder)
{
	return o->count == 1 && file_is_folder(o->operands[0]) &&
	       (!o->values[OPTION_CORPUS] || is_same_file(o->operands[0], folder));
}

static bool open_folder(struct selection *s, const struct options *o, const char *folder,
			struct error *err)
{
	if (!folder_open(&s->corpus, folder, err))
		return false;
	if (!o->count || is_corpus_itself(o, folder)) {
		choose_all(s);
		return true;
	}
	for (size_t i = 0; i < o->count; i++)
		if (!choose(s, o->operands[i], err))
			return false;
	keep_first(s);
	return true;
}

bool selection_open(struct selection *s, const struct options *o, unsigned flags, struct error *err)
{
	char *folder;
	bool ok;

	*s = (struct selection){0};
	corpus_init(&s->corpus);
	if (!(flags & SELECTION_WHOLE) && !o->values[OPTION_CORPUS] && all_are_files(o)) {
		ok = folder_open_files(&s->corpus, o->operands, o->count, err);
		choose_all(s);
		return ok;
	}
	folder = find_folder(o);
	ok = folder ? open_folder(s, o, folder, err) : no_corpus(o, err);
	free(folder);
	return ok;
}

bool selection_shares_folder(const char *operand, const char *other)
{
	char *a, *b;
	bool same;

	if (file_is_folder(other) || file_exists(operand) != file_exists(other))
		return false;
	if (!file_exists(operand))
		return true;
	a = file_folder(operand);
	b = file_folder(other);
	same = strcmp(a, b) == 0;
	free(a);
	free(b);
	return same;
}

void selection_release(struct selection *s)
{
	vec_release(&s->articles);
	corpus_release(&s->corpus);
}

struct article *selection_article(struct selection *s, size_t i)
{
	struct corpus *c = &s->corpus;
	struct entry *e = &c->articles.v[s->articles.v[i]];
	struct article *a = corpus_article(c, s->articles.v[i]);

	if (!a && e->state != ENTRY_BROKEN && !folder_load(c, s->articles.v[i], 1)) {
		output_report("%s: %s", e->path, e->fault);
		s->unreadable = true;
		return NULL;
	}
	a = corpus_article(c, s->articles.v[i]);
	if (a && a->diags.errors)
		output_report("%s: %zu error%s; postil check says which", e->path, a->diags.errors,
			      a->diags.errors == 1 ? "" : "s");
	return a;
}
