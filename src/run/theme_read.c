/* SPDX-License-Identifier: MIT */
#include "run/theme_read.h"

#include "base/arena.h"
#include "base/file.h"
#include "run/theme_files.h"
#include "store/yaml.h"
#include "ui/theme_scheme.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PALETTE_MOST = 256, HEIRS_MOST = 4 };

/* One for a theme and all that it inherits from: the first to name a colour wins. */
struct palette {
	struct arena names;
	size_t n;
	struct {
		struct slice name;
		int32_t color;
	} colors[PALETTE_MOST];
};

struct reading {
	struct yaml yaml;
	struct diag_list *faults;
	struct theme *theme;
	struct palette *palette;
	int heirs; /* themes that inherit from this one */
	bool given[STYLE_COUNT];
};

static void fault(struct reading *r, const struct yaml_node *n, enum diag_code code,
		  const char *what, struct slice value)
{
	struct yaml_place at = yaml_place(&r->yaml, n);

	if (!n->broken)
		diag_add(r->faults, code, at.line, at.column, "%s \"%s\"", what,
			 diag_quote(value).s);
}

/* The faults of keys stand at the key. */
static void unknown_key(struct reading *r, const struct yaml_node *n, const char *what)
{
	fault(r, yaml_key_node(n), DIAG_BAD_VALUE, what, yaml_key(n));
}

static bool is_map(struct reading *r, const struct yaml_node *n)
{
	if (n->kind == YAML_MAP || yaml_is_empty(n))
		return true;
	fault(r, n, DIAG_WRONG_KIND, "there must be a map of names under", yaml_key(n));
	return false;
}

/* ---- colours ---- */

static bool parse_rgb(struct slice s, int32_t *color)
{
	int32_t rgb = 0;

	if (s.len != 7 || s.s[0] != '#')
		return false;
	for (size_t i = 1; i < 7; i++) {
		if (hex_digit(s.s[i]) < 0)
			return false;
		rgb = rgb << 4 | hex_digit(s.s[i]);
	}
	*color = THEME_RGB | rgb;
	return true;
}

static bool parse_index(struct slice s, int32_t *color)
{
	int32_t n = 0;

	if (s.len < 1 || s.len > 3)
		return false;
	for (size_t i = 0; i < s.len; i++) {
		if (s.s[i] < '0' || s.s[i] > '9')
			return false;
		n = n * 10 + (s.s[i] - '0');
	}
	*color = n;
	return n <= 255;
}

static bool parse_name(struct slice s, int32_t *color)
{
	static const char *const names[] = {"black", "red",     "green", "yellow",
					    "blue",  "magenta", "cyan",  "white"};
	bool bright = s.len > 7 && memcmp(s.s, "bright-", 7) == 0;

	if (slice_is(s, "default")) {
		*color = THEME_DEFAULT;
		return true;
	}
	if (bright)
		s = (struct slice){s.s + 7, s.len - 7};
	for (int i = 0; i < 8; i++) {
		if (slice_is(s, names[i])) {
			*color = bright ? i + 8 : i;
			return true;
		}
	}
	return false;
}

static bool find_color(const struct palette *p, struct slice name, int32_t *color)
{
	for (size_t i = 0; i < p->n; i++) {
		if (slice_equal(p->colors[i].name, name)) {
			*color = p->colors[i].color;
			return true;
		}
	}
	return false;
}

static void read_color(struct reading *r, const struct yaml_node *n, int32_t *color)
{
	struct slice s = n->value;

	if (n->kind == YAML_SCALAR && find_color(r->palette, s, color))
		return;
	if (n->kind != YAML_SCALAR)
		fault(r, n, DIAG_WRONG_KIND, "there must be a colour under", yaml_key(n));
	else if (!parse_rgb(s, color) && !parse_index(s, color) && !parse_name(s, color))
		fault(r, n, DIAG_BAD_VALUE, "no colour is called", s);
}

/* False when there is no room for it. */
static bool add_color(struct palette *p, struct slice name, int32_t color)
{
	int32_t given;

	if (find_color(p, name, &given))
		return true;
	if (p->n == PALETTE_MOST)
		return false;
	p->colors[p->n].name = (struct slice){arena_copy(&p->names, name.s, name.len), name.len};
	p->colors[p->n++].color = color;
	return true;
}

static void read_palette(struct reading *r, const struct yaml_node *palette)
{
	if (!palette || !is_map(r, palette))
		return;
	for (const struct yaml_node *n = yaml_first(palette); n; n = yaml_next(n)) {
		int32_t color = THEME_DEFAULT;

		read_color(r, n, &color);
		if (!add_color(r->palette, yaml_key(n), color)) {
			fault(r, n, DIAG_LIMIT, "there is no room in the palette for", yaml_key(n));
			return;
		}
	}
}

/* ---- styles ---- */

static bool attr_of(struct slice name, uint8_t *attr)
{
	static const struct {
		const char *name;
		uint8_t attr;
	} attrs[] = {{"bold", THEME_BOLD},
		     {"underline", THEME_UNDERLINE},
		     {"reverse", THEME_REVERSE},
		     {"italic", THEME_ITALIC},
		     {"dim", THEME_DIM}};

	for (size_t i = 0; i < sizeof attrs / sizeof *attrs; i++) {
		if (slice_is(name, attrs[i].name)) {
			*attr = attrs[i].attr;
			return true;
		}
	}
	return false;
}

static void read_field(struct reading *r, const struct yaml_node *n, struct theme_style *style)
{
	uint8_t attr;

	if (slice_is(yaml_key(n), "fg"))
		read_color(r, n, &style->fg);
	else if (slice_is(yaml_key(n), "bg"))
		read_color(r, n, &style->bg);
	else if (!attr_of(yaml_key(n), &attr))
		unknown_key(r, n, "a style has no");
	else if (n->kind == YAML_SCALAR && slice_is(n->value, "true"))
		style->attrs |= attr;
	else if (n->kind != YAML_SCALAR || !slice_is(n->value, "false"))
		fault(r, n, DIAG_BAD_VALUE, "there must be true or false under", yaml_key(n));
}

static void read_styles(struct reading *r, const struct yaml_node *styles)
{
	if (!styles || !is_map(r, styles))
		return;
	for (const struct yaml_node *n = yaml_first(styles); n; n = yaml_next(n)) {
		struct theme_style look = {THEME_INHERIT, THEME_INHERIT, 0};
		enum style s;

		if (!is_map(r, n))
			continue;
		for (const struct yaml_node *f = yaml_first(n); f; f = yaml_next(f))
			read_field(r, f, &look);
		if (style_of_key(yaml_key(n), &s)) {
			r->theme->styles[s] = look;
			r->given[s] = true;
		} else {
			unknown_key(r, n, "no style is called");
		}
	}
}

/* ---- its keys ---- */

static void read_name(struct reading *r, const struct yaml_node *n)
{
	if (n->kind != YAML_SCALAR)
		fault(r, n, DIAG_WRONG_KIND, "there must be words under", yaml_key(n));
	else
		snprintf(r->theme->name, sizeof r->theme->name, "%.*s", (int)n->value.len,
			 n->value.s);
}

static void read_variant(struct reading *r, const struct yaml_node *n)
{
	if (slice_is(n->value, "dark"))
		r->theme->variant = THEME_DARK;
	else if (slice_is(n->value, "light"))
		r->theme->variant = THEME_LIGHT;
	else if (slice_is(n->value, "any"))
		r->theme->variant = THEME_ANY;
	else
		fault(r, n, DIAG_BAD_VALUE, "a variant is dark, light or any, not", n->value);
}

static bool read_named(const char *name, struct theme *t, struct palette *p, int heirs,
		       struct error *err);

static void read_parent(struct reading *r, const struct yaml_node *n)
{
	struct error err = {0};
	char *name = mem_dup(n->value.s, n->value.len);
	struct yaml_place at = yaml_place(&r->yaml, n);

	if (n->kind != YAML_SCALAR || memchr(n->value.s, '/', n->value.len))
		fault(r, n, DIAG_BAD_VALUE, "a theme inherits from one that has a name, not",
		      n->value);
	else if (r->heirs == HEIRS_MOST)
		fault(r, n, DIAG_LIMIT, "too many themes inherit from", n->value);
	else if (!read_named(name, r->theme, r->palette, r->heirs + 1, &err))
		diag_add(r->faults, DIAG_BAD_VALUE, at.line, at.column, "%s", err.msg);
	error_release(&err);
	free(name);
}

static void read_key(struct reading *r, const struct yaml_node *n)
{
	struct slice key = yaml_key(n);

	if (slice_is(key, "name"))
		read_name(r, n);
	else if (slice_is(key, "variant"))
		read_variant(r, n);
	else if (slice_is(key, "styles"))
		read_styles(r, n);
	else if (!slice_is(key, "palette") && !slice_is(key, "inherits"))
		unknown_key(r, n, "a theme has no");
}

/* ---- schemes ---- */

/* The map that holds the sixteen colours of a base16 scheme, or NULL. */
static const struct yaml_node *scheme_of(const struct yaml_node *root)
{
	const struct yaml_node *palette = yaml_get(root, "palette");

	if (yaml_get(root, "styles") || yaml_get(root, "inherits"))
		return NULL;
	if (palette && palette->kind == YAML_MAP && yaml_get(palette, "base00"))
		return palette;
	return yaml_get(root, "base00") ? root : NULL;
}

/* base0A, base0a; 24 for another key. */
static size_t base_of(struct slice key)
{
	int high, low;

	if (key.len != 6 || memcmp(key.s, "base", 4) != 0)
		return 24;
	high = hex_digit(key.s[4]);
	low = hex_digit(key.s[5]);
	if (high < 0 || high > 1 || low < 0 || (high == 1 && low > 7))
		return 24;
	return (size_t)(high * 16 + low);
}

static void read_base(struct reading *r, const struct yaml_node *n, uint32_t *rgb)
{
	char digits[8] = "#";
	bool bare = n->kind == YAML_SCALAR && n->value.len == 6;
	struct slice s = bare ? (struct slice){digits, 7} : n->value;
	int32_t color = 0;

	if (bare)
		memcpy(digits + 1, n->value.s, 6);
	if (n->kind != YAML_SCALAR || !parse_rgb(s, &color))
		fault(r, n, DIAG_BAD_VALUE, "a colour of a scheme is six digits like 1a2b3c, not",
		      n->value);
	*rgb = (uint32_t)color & 0xffffff;
}

static void read_bases(struct reading *r, const struct yaml_node *map, struct scheme *s)
{
	uint32_t given = 0;

	for (const struct yaml_node *n = yaml_first(map); n; n = yaml_next(n)) {
		size_t base = base_of(yaml_key(n));

		if (base >= 24)
			continue;
		read_base(r, n, &s->colors[base]);
		given |= 1U << base;
		add_color(r->palette, yaml_key(n), (int32_t)(THEME_RGB | s->colors[base]));
	}
	s->n = given == 0xffffff ? 24 : 16;
	for (unsigned i = 0; i < 16; i++) {
		if (!(given & 1U << i)) {
			struct yaml_place at = yaml_place(&r->yaml, map);

			diag_add(r->faults, DIAG_MISSING_KEY, at.line, at.column,
				 "the scheme has no base0%X", i);
			return;
		}
	}
}

/* Whatever else a scheme says is not for us, and no fault. */
static void read_scheme(struct reading *r, const struct yaml_node *root,
			const struct yaml_node *map)
{
	const struct yaml_node *name = yaml_get(root, "name"), *variant = yaml_get(root, "variant");
	struct scheme s = {.n = 16};

	read_bases(r, map, &s);
	if (!name)
		name = yaml_get(root, "scheme");
	if (name)
		read_name(r, name);
	theme_of_scheme(&s, r->theme);
	r->theme->variant = theme_variant_of(s.colors[0]);
	if (variant && (slice_is(variant->value, "dark") || slice_is(variant->value, "light")))
		read_variant(r, variant);
	memset(r->given, true, sizeof r->given);
}

/* ---- the file ---- */

static void read_root(struct reading *r, const struct yaml_node *root)
{
	const struct yaml_node *map, *parent;

	if (!root || root->kind != YAML_MAP) {
		diag_add(r->faults, DIAG_WRONG_KIND, 1, 1, "a theme is a map of keys");
		return;
	}
	map = scheme_of(root);
	if (map) {
		read_scheme(r, root, map);
		return;
	}
	read_palette(r, yaml_get(root, "palette"));
	parent = yaml_get(root, "inherits");
	if (parent)
		read_parent(r, parent);
	for (const struct yaml_node *n = yaml_first(root); n; n = yaml_next(n))
		read_key(r, n);
	if (!parent)
		theme_inherit(r->theme, r->given);
}

static bool read_bytes(struct slice bytes, struct theme *t, struct palette *p, int heirs,
		       struct diag_list *faults)
{
	struct reading r = {.faults = faults, .theme = t, .palette = p, .heirs = heirs};
	size_t errors = faults->errors;

	if (yaml_read(&r.yaml, bytes.s, bytes.len, faults))
		read_root(&r, yaml_root(&r.yaml));
	yaml_release(&r.yaml);
	return faults->errors == errors;
}

bool theme_read(const char *bytes, size_t len, struct theme *t, struct diag_list *faults)
{
	struct palette p = {.n = 0};
	bool ok;

	theme_init_plain(t);
	ok = read_bytes((struct slice){bytes, len}, t, &p, 0, faults);
	if (!ok)
		theme_init_plain(t);
	arena_release(&p.names);
	return ok;
}

/* ---- by name ---- */

static void tell_first(struct diag_list *faults, struct error *err)
{
	struct str line = STR_INIT;

	diag_sort(faults);
	for (size_t i = 0; i < faults->list.n && line.len == 0; i++)
		if (diag_severity(faults->list.v[i].code) == DIAG_ERROR)
			diag_format(faults, &faults->list.v[i], &line);
	error_set(err, "%s", line.s);
	str_release(&line);
}

static bool read_named(const char *name, struct theme *t, struct palette *p, int heirs,
		       struct error *err)
{
	struct diag_list faults;
	struct theme_file file;
	bool ok = theme_file_open(name, &file, err);

	if (ok) {
		diag_init(&faults, file.path);
		ok = read_bytes(file.bytes, t, p, heirs, &faults);
		if (!ok)
			tell_first(&faults, err);
		diag_release(&faults);
	}
	theme_file_release(&file);
	return ok;
}

bool theme_find(const char *name, struct theme *t, struct error *err)
{
	struct palette p = {.n = 0};
	bool ok;

	theme_init_plain(t);
	snprintf(t->name, sizeof t->name, "%s", file_base(name));
	ok = read_named(name, t, &p, 0, err);
	if (!ok)
		theme_init_plain(t);
	arena_release(&p.names);
	return ok;
}
