/* SPDX-License-Identifier: MIT */
#include "store/memory_file.h"

#include "base/file.h"
#include "base/utf8.h"
#include "store/jot.h"
#include "store/value.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { VERSION = 1, DIGITS = 18 };

/* ---- reading */

struct reading {
	struct yaml yaml;
	struct diag_list faults;
	struct arena *arena;
};

static bool fault(struct reading *r, const struct yaml_node *n, const char *what)
{
	struct yaml_place at = yaml_place(&r->yaml, n);

	if (!n->broken) /* that was said already */
		diag_add(&r->faults, DIAG_WRONG_KIND, at.line, at.column, "%s", what);
	return false;
}

/* "" where there is none. */
static struct slice words_of(const struct yaml_node *map, const char *key)
{
	const struct yaml_node *n = yaml_get(map, key);

	return n && n->kind == YAML_SCALAR ? n->value : (struct slice){"", 0};
}

static const char *text_of(struct reading *r, const struct yaml_node *map, const char *key)
{
	return arena_slice(r->arena, words_of(map, key)).s;
}

/* False when it is no number from 0 to `most`. */
static bool number_of(const struct yaml_node *map, const char *key, int64_t most, int64_t *out)
{
	struct slice s = words_of(map, key);

	*out = 0;
	if (!s.len || s.len > DIGITS)
		return false;
	for (size_t i = 0; i < s.len; i++) {
		if (s.s[i] < '0' || s.s[i] > '9')
			return false;
		*out = *out * 10 + (s.s[i] - '0');
	}
	return *out <= most;
}

static bool read_place(struct reading *r, const struct yaml_node *n, bool is_mark,
		       struct memory_place *p)
{
	struct slice letter = words_of(n, "mark");
	int64_t point;

	*p = (struct memory_place){.letter = is_mark && letter.len ? letter.s[0] : '\0'};
	if (n->broken || !words_of(n, "article").len || !number_of(n, "at", INT64_MAX, &p->at) ||
	    !p->at || !number_of(n, "point", UINT32_MAX, &point) ||
	    (is_mark && (letter.len != 1 || p->letter < 'a' || p->letter > 'z')))
		return fault(r, n, "no place: it has an article, a point and a time");
	p->article = text_of(r, n, "article");
	p->spot = spot_of((uint32_t)point, words_of(n, "before"), words_of(n, "after"));
	return true;
}

static void read_list(struct reading *r, const char *key, bool marks, struct memory_list *out)
{
	const struct yaml_node *list = yaml_get(yaml_root(&r->yaml), key);
	struct memory_place p;

	if (list && list->kind != YAML_LIST && !yaml_is_empty(list))
		fault(r, list, "this must be a list");
	vec_reserve(&out->all, yaml_count(list));
	for (const struct yaml_node *n = yaml_first(list); n; n = yaml_next(n))
		if (read_place(r, n, marks, &p))
			*vec_push(&out->all) = p;
}

static void read_settings(struct reading *r, const struct yaml_node *list, struct memory_open *o)
{
	for (const struct yaml_node *n = yaml_first(list); n; n = yaml_next(n))
		*vec_push(&o->settings) = (struct memory_setting){
		    text_of(r, n, "name"), text_of(r, n, "from"), text_of(r, n, "to")};
}

static bool read_open(struct reading *r, struct memory_open *o)
{
	const struct yaml_node *n = yaml_get(yaml_root(&r->yaml), "open");
	int64_t line;

	if (!n)
		return true;
	if (n->broken || !words_of(n, "article").len || !number_of(n, "at", INT64_MAX, &o->at) ||
	    !o->at)
		return fault(r, n, "no article that was open: it has a name and a time");
	o->article = text_of(r, n, "article");
	o->pane = text_of(r, n, "pane");
	o->entity = text_of(r, n, "entity");
	o->fact = text_of(r, n, "fact");
	o->line = number_of(n, "line", INT16_MAX, &line) ? (int)line : -1;
	o->alone = slice_is(words_of(n, "alone"), "yes");
	read_settings(r, yaml_get(n, "settings"), o);
	return true;
}

static void read_all(struct reading *r, struct memory *m)
{
	const struct yaml_node *root = yaml_root(&r->yaml);
	int64_t version;

	if (!root || root->kind != YAML_MAP || !number_of(root, "postil", INT64_MAX, &version)) {
		diag_add(&r->faults, DIAG_VERSION, 1, 1, "it is not what postil writes here");
		return;
	}
	if (version > VERSION) {
		diag_add(&r->faults, DIAG_VERSION, 1, 1, "a newer postil wrote it");
		return;
	}
	read_open(r, &m->open);
	read_list(r, "marks", true, &m->marks);
	read_list(r, "jumps", false, &m->jumps);
	read_list(r, "places", false, &m->places);
}

static bool tell(struct reading *r, struct error *err)
{
	struct str s = STR_INIT;

	if (!r->faults.list.n)
		return true;
	diag_sort(&r->faults);
	diag_format(&r->faults, &r->faults.list.v[0], &s);
	error_set(err, "%s", s.s);
	str_release(&s);
	return false;
}

static bool parse(const char *path, struct slice bytes, struct memory *m, struct error *err)
{
	struct reading r = {.arena = &m->arena};
	bool ok;

	diag_init(&r.faults, path);
	yaml_read(&r.yaml, bytes.s, bytes.len, &r.faults);
	read_all(&r, m);
	ok = tell(&r, err);
	yaml_release(&r.yaml);
	diag_release(&r.faults);
	return ok;
}

bool memory_read(const char *path, struct memory *m, struct error *err)
{
	struct str bytes = STR_INIT;
	struct error unread = {0};
	bool ok = true;

	if (file_read(path, &bytes, FILE_LIMIT, &unread))
		ok = parse(path, (struct slice){bytes.s, bytes.len}, m, err);
	else if (file_exists(path))
		ok = error_set(err, "%s", unread.msg);
	error_release(&unread);
	str_release(&bytes);
	return ok;
}

/* ---- writing */

static void set_words(struct arena *a, struct value *map, const char *key, struct slice words)
{
	if (words.len)
		value_set(map, key, value_words(a, words, 0));
}

static void set_number(struct arena *a, struct value *map, const char *key, int64_t n)
{
	char digits[32];
	int len = snprintf(digits, sizeof digits, "%" PRId64, n);

	value_set(
	    map, key,
	    value_words(a, arena_slice(a, (struct slice){digits, (size_t)len}), VALUE_NUMBER));
}

static struct value *of_place(struct arena *a, const struct memory_place *p)
{
	struct value *map = value_map(a, VALUE_FLOW);

	if (p->letter)
		set_words(a, map, "mark", (struct slice){&p->letter, 1});
	set_words(a, map, "article", slice_of(p->article));
	set_number(a, map, "point", p->spot.point);
	set_words(a, map, "before", spot_before(&p->spot));
	set_words(a, map, "after", spot_after(&p->spot));
	set_number(a, map, "at", p->at);
	return map;
}

static struct value *of_settings(struct arena *a, const struct memory_open *o)
{
	struct value *list = o->settings.n ? value_list(a, VALUE_FLOW) : NULL;

	for (size_t i = 0; i < o->settings.n; i++) {
		struct value *map = value_map(a, VALUE_FLOW);

		value_set(map, "name", value_words(a, slice_of(o->settings.v[i].name), 0));
		value_set(map, "from", value_words(a, slice_of(o->settings.v[i].from), 0));
		value_set(map, "to", value_words(a, slice_of(o->settings.v[i].to), 0));
		value_add(list, map);
	}
	return list;
}

static struct value *of_open(struct arena *a, const struct memory_open *o)
{
	struct value *map = value_map(a, VALUE_FLOW);

	set_words(a, map, "article", slice_of(o->article));
	set_words(a, map, "pane", slice_of(o->pane));
	set_words(a, map, "entity", slice_of(o->entity));
	set_words(a, map, "fact", slice_of(o->fact));
	if (o->line >= 0)
		set_number(a, map, "line", o->line);
	if (o->alone)
		value_set(map, "alone", value_words(a, SLICE("yes"), VALUE_QUOTED));
	value_set(map, "settings", of_settings(a, o));
	set_number(a, map, "at", o->at);
	return map;
}

/* A file's name may be bytes that no YAML can hold. */
static bool can_be_written(const char *article)
{
	return utf8_valid(article, strlen(article));
}

static void print_list(const char *key, const struct memory_list *l, struct str *out)
{
	static const struct value_layout layout = {.eol = "\n"};

	str_printf(out, "%s:%s\n", key, l->all.n ? "" : " []");
	for (size_t i = 0; i < l->all.n; i++) {
		struct arena a = {0};

		if (can_be_written(l->all.v[i].article)) {
			value_write_item(of_place(&a, &l->all.v[i]), 0, &layout, out);
			str_addc(out, '\n');
		}
		arena_release(&a);
	}
}

void memory_print(const struct memory *m, struct str *out)
{
	struct arena a = {0};

	str_printf(out, "# Where you were in a corpus; it may be deleted.\npostil: %d\n", VERSION);
	if (m->open.article && can_be_written(m->open.article)) {
		str_addz(out, "open: ");
		value_write_flow(of_open(&a, &m->open), out);
		str_addc(out, '\n');
	}
	print_list("marks", &m->marks, out);
	print_list("jumps", &m->jumps, out);
	print_list("places", &m->places, out);
	arena_release(&a);
}

static bool write_memory(const char *path, const struct memory *m, struct error *err)
{
	struct str out = STR_INIT;
	bool ok;

	memory_print(m, &out);
	ok = jot_write(path, (struct slice){out.s, out.len}, err);
	str_release(&out);
	return ok;
}

bool memory_keep(const char *path, const struct memory *mine, int64_t now, struct memory *kept,
		 char **aside, struct error *err)
{
	char *folder = file_folder(path);
	int lock = jot_lock(folder);
	struct error unreadable = {0};
	bool ok;

	*aside = NULL;
	if (!memory_read(path, kept, &unreadable))
		*aside = jot_put_aside(path);
	memory_merge(kept, mine, now);
	ok = write_memory(path, kept, err);
	jot_unlock(lock);
	error_release(&unreadable);
	free(folder);
	return ok;
}
