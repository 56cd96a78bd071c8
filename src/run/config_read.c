/* SPDX-License-Identifier: MIT */
#include "run/config_read.h"

#include "base/file.h"
#include "base/guess.h"
#include "base/xdg.h"
#include "store/yaml.h"

#include <string.h>

enum { SEQUENCE_BYTES = 100, LINE_BYTES = 1000 };

struct reading {
	struct yaml yaml;
	struct diag_list *faults;
	struct config *config;
};

/* ---- faults ---- */

static void fault(struct reading *r, const struct yaml_node *n, enum diag_code code,
		  const char *sentence)
{
	struct yaml_place at = yaml_place(&r->yaml, n);

	if (!n->broken)
		diag_add(r->faults, code, at.line, at.column, "%s", sentence);
}

static void fault_about(struct reading *r, const struct yaml_node *n, enum diag_code code,
			const char *what, struct slice value)
{
	struct str s = STR_INIT;

	str_printf(&s, "%s \"%s\"", what, diag_quote(value).s);
	fault(r, n, code, s.s);
	str_release(&s);
}

/* Takes the error. */
static void fault_of(struct reading *r, const struct yaml_node *n, struct error *err)
{
	fault(r, n, DIAG_BAD_VALUE, err->msg);
	error_release(err);
}

/* At the key of n, with the nearest of the words that are known there. */
static void unknown(struct reading *r, const struct yaml_node *n, const char *what,
		    const char *(*at)(const void *context, size_t i), size_t count)
{
	const char *near = guess(yaml_key(n), at, NULL, count);
	struct str s = STR_INIT;

	str_printf(&s, "%s \"%s\"", what, diag_quote(yaml_key(n)).s);
	if (near)
		str_printf(&s, "; did you mean %s?", near);
	fault(r, yaml_key_node(n), DIAG_BAD_VALUE, s.s);
	str_release(&s);
}

static bool is_map(struct reading *r, const struct yaml_node *n)
{
	if (n->kind == YAML_MAP || yaml_is_empty(n))
		return true;
	fault_about(r, n, DIAG_WRONG_KIND, "there must be a map of names under", yaml_key(n));
	return false;
}

/* ---- settings ---- */

/* A path that the current folder completes would be read from there. */
static bool is_astray(struct slice name, struct slice value)
{
	return slice_is(name, "theme") && memchr(value.s, '/', value.len) && value.s[0] != '/';
}

static void read_setting(struct reading *r, struct slice name, const struct yaml_node *n)
{
	struct error err = {0};
	bool known = settings_find(name) != NULL;

	if (n->broken)
		return;
	if (known && n->kind != YAML_SCALAR)
		fault_about(r, n, DIAG_WRONG_KIND, "there must be one value under", yaml_key(n));
	else if (known && is_astray(name, n->value))
		fault(r, n, DIAG_BAD_VALUE, "the path of a theme begins with / here");
	else if (!settings_set(&r->config->settings, name, n->value, &err))
		fault_of(r, known ? n : yaml_key_node(n), &err);
	else if (slice_is(name, "theme"))
		r->config->theme = r->config->settings.theme;
}

static void read_settings(struct reading *r, const struct yaml_node *settings)
{
	if (!is_map(r, settings))
		return;
	for (const struct yaml_node *n = yaml_first(settings); n; n = yaml_next(n))
		read_setting(r, yaml_key(n), n);
}

/* ---- keys ---- */

static const struct {
	const char *name;
	unsigned where;
} places[] = {{"all", IN_ALL},           {"articles", IN_ARTICLES}, {"text", IN_TEXT},
	      {"entities", IN_ENTITIES}, {"facts", IN_FACTS},       {"select", IN_SELECT},
	      {"help", IN_HELP}};

enum { PLACES = sizeof places / sizeof *places };

static const char *place_at(const void *context, size_t i)
{
	(void)context;
	return i < PLACES ? places[i].name : "preset";
}

/* A scalar as a C string in `to`; false, after a fault, for what is none. */
static bool read_text(struct reading *r, const struct yaml_node *n, size_t most, char *to)
{
	if (n->broken)
		return false;
	if (n->kind != YAML_SCALAR || n->value.len == 0) {
		fault(r, n, DIAG_WRONG_KIND, "there must be a command, a list of them, or none");
		return false;
	}
	if (n->value.len >= most || memchr(n->value.s, '\0', n->value.len)) {
		fault_about(r, n, DIAG_LIMIT, "too long, or no text:", n->value);
		return false;
	}
	memcpy(to, n->value.s, n->value.len);
	to[n->value.len] = '\0';
	return true;
}

/* One command of a binding; its own faults stand at it. */
static bool read_line(struct reading *r, const struct yaml_node *n, char *to)
{
	struct command_call call;
	struct error err = {0};

	if (!read_text(r, n, LINE_BYTES, to))
		return false;
	if (command_parse(to, &call, &err))
		return true;
	fault_of(r, n, &err);
	return false;
}

static bool is_none(const struct yaml_node *n)
{
	return n->kind == YAML_SCALAR && slice_is(n->value, "none");
}

/* How many lines were read; SIZE_MAX after a fault. */
static size_t read_lines(struct reading *r, const struct yaml_node *value,
			 char text[KEYMAP_MACRO][LINE_BYTES])
{
	size_t n = 0;

	if (is_none(value))
		return 0;
	if (value->kind != YAML_LIST || value->broken)
		return read_line(r, value, text[0]) ? 1 : SIZE_MAX;
	if (yaml_count(value) == 0 || yaml_count(value) > KEYMAP_MACRO) {
		fault(r, value, DIAG_LIMIT, "a macro has from one to 16 commands");
		return SIZE_MAX;
	}
	for (const struct yaml_node *item = yaml_first(value); item; item = yaml_next(item))
		if (!read_line(r, item, text[n++]))
			return SIZE_MAX;
	return n;
}

static void read_binding(struct reading *r, const struct yaml_node *value, unsigned where)
{
	char keys[SEQUENCE_BYTES], text[KEYMAP_MACRO][LINE_BYTES];
	const char *lines[KEYMAP_MACRO];
	struct error err = {0};
	size_t n = read_lines(r, value, text);

	for (size_t i = 0; i < KEYMAP_MACRO; i++)
		lines[i] = text[i];
	if (n == SIZE_MAX || !read_text(r, yaml_key_node(value), sizeof keys, keys))
		return;
	if (keymap_bind_lines(&r->config->keymap, keys, where, lines, n, &err))
		r->config->bindings++;
	else
		fault_of(r, yaml_key_node(value), &err);
}

static void read_place(struct reading *r, const struct yaml_node *place, unsigned where)
{
	if (!is_map(r, place))
		return;
	for (const struct yaml_node *n = yaml_first(place); n; n = yaml_next(n)) {
		if (r->config->bindings == CONFIG_BINDINGS) {
			fault(r, yaml_key_node(n), DIAG_LIMIT, "there are 1000 bindings already");
			return;
		}
		read_binding(r, n, where);
	}
}

static void read_keys(struct reading *r, const struct yaml_node *keys)
{
	if (!is_map(r, keys))
		return;
	for (const struct yaml_node *n = yaml_first(keys); n; n = yaml_next(n)) {
		size_t i = 0;

		while (i < PLACES && !slice_is(yaml_key(n), places[i].name))
			i++;
		if (i < PLACES)
			read_place(r, n, places[i].where);
		else if (slice_is(yaml_key(n), "preset"))
			read_setting(r, SLICE("keys"), n);
		else
			unknown(r, n, "keys have no place", place_at, PLACES + 1);
	}
}

/* ---- the file ---- */

static const char *root_at(const void *context, size_t i)
{
	(void)context;
	return i ? "keys" : "settings";
}

static void read_root(struct reading *r, const struct yaml_node *root)
{
	if (!root || yaml_is_empty(root))
		return; /* nothing, or comments alone */
	if (root->kind != YAML_MAP) {
		fault(r, root, DIAG_WRONG_KIND, "a configuration has settings: and keys:");
		return;
	}
	for (const struct yaml_node *n = yaml_first(root); n; n = yaml_next(n)) {
		if (slice_is(yaml_key(n), "settings"))
			read_settings(r, n);
		else if (slice_is(yaml_key(n), "keys"))
			read_keys(r, n);
		else if (settings_find(yaml_key(n)))
			fault_about(r, yaml_key_node(n), DIAG_BAD_VALUE,
				    "this stands under settings:", yaml_key(n));
		else
			unknown(r, n, "a configuration has no", root_at, 2);
	}
}

void config_read(struct config *c, struct slice bytes, struct diag_list *faults)
{
	struct reading r = {.faults = faults, .config = c};

	if (yaml_read(&r.yaml, bytes.s, bytes.len, faults))
		read_root(&r, yaml_root(&r.yaml));
	yaml_release(&r.yaml);
	if (c->settings.keys)
		keymap_use(&c->keymap, (size_t)c->settings.keys);
}

void config_init(struct config *c)
{
	*c = (struct config){.fault = STR_INIT};
	settings_init(&c->settings);
	keymap_init(&c->keymap);
}

void config_release(struct config *c)
{
	keymap_release(&c->keymap);
	str_release(&c->fault);
}

char *config_path(void)
{
	return xdg_config("config.yaml");
}

/* "config.yaml:3:7: sentence; 4 more: postil check-config", for a line of the reader. */
static void tell_fault(struct config *c, const char *path, struct diag_list *faults)
{
	const struct diag *first;

	if (!faults->list.n)
		return;
	diag_sort(faults);
	first = &faults->list.v[0];
	str_printf(&c->fault, "%s:%u:%u: %s", file_base(path), first->line, first->column,
		   first->message);
	if (faults->list.n > 1)
		str_printf(&c->fault, "; %zu more: postil check-config", faults->list.n - 1);
}

bool config_load(struct config *c, const char *path, struct error *err)
{
	char *own = path ? NULL : config_path();
	const char *file = path ? path : own;
	struct str bytes = STR_INIT;
	struct diag_list faults;
	struct error unread = {0};

	if (file && (path || file_exists(file))) {
		diag_init(&faults, file);
		if (file_read(file, &bytes, CONFIG_BYTES, &unread))
			config_read(c, (struct slice){bytes.s, bytes.len}, &faults);
		tell_fault(c, file, &faults);
		diag_release(&faults);
	}
	if (unread.msg && path)
		error_set(err, "%s", unread.msg);
	else if (unread.msg)
		str_addz(&c->fault, unread.msg);
	str_release(&bytes);
	error_release(&unread);
	free(own);
	return !err->msg;
}

void config_give(struct config *c, struct app *app)
{
	keymap_release(&app->keymap);
	app->keymap = c->keymap;
	app->settings = c->settings;
	app->preset = c->settings.keys;
	app_relayout(app);
	keymap_init(&c->keymap);
	settings_init(&c->settings);
}
