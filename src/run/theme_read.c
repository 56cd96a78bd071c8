/* SPDX-License-Identifier: MIT */
#include "run/theme_read.h"

#include "base/file.h"
#include "run/embedded.h"
#include "store/yaml.h"

#include <stdio.h>
#include <string.h>

enum { PALETTE_MOST = 256, FILE_MOST = 1 << 20 };

struct reading {
	struct yaml yaml;
	struct diag_list *faults;
	struct theme *theme;
	bool given[STYLE_COUNT];
	size_t colors;
	struct {
		struct slice name;
		int32_t color;
	} palette[PALETTE_MOST];
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

static int hex_digit(char c)
{
	return c >= '0' && c <= '9'   ? c - '0'
	       : c >= 'a' && c <= 'f' ? c - 'a' + 10
	       : c >= 'A' && c <= 'F' ? c - 'A' + 10
				      : -1;
}

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

static void read_color(struct reading *r, const struct yaml_node *n, int32_t *color)
{
	struct slice s = n->value;

	for (size_t i = 0; i < r->colors; i++) {
		if (slice_equal(r->palette[i].name, s)) {
			*color = r->palette[i].color;
			return;
		}
	}
	if (n->kind != YAML_SCALAR)
		fault(r, n, DIAG_WRONG_KIND, "there must be a colour under", yaml_key(n));
	else if (!parse_rgb(s, color) && !parse_index(s, color) && !parse_name(s, color))
		fault(r, n, DIAG_BAD_VALUE, "no colour is called", s);
}

static void read_palette(struct reading *r, const struct yaml_node *palette)
{
	if (!palette || !is_map(r, palette))
		return;
	for (const struct yaml_node *n = yaml_first(palette); n; n = yaml_next(n)) {
		int32_t color = THEME_DEFAULT;

		if (r->colors == PALETTE_MOST) {
			fault(r, n, DIAG_LIMIT, "there is no room in the palette for", yaml_key(n));
			return;
		}
		read_color(r, n, &color);
		r->palette[r->colors].name = yaml_key(n);
		r->palette[r->colors++].color = color;
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

/* ---- the file ---- */

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

static void read_root(struct reading *r, const struct yaml_node *root)
{
	if (!root || root->kind != YAML_MAP) {
		diag_add(r->faults, DIAG_WRONG_KIND, 1, 1, "a theme is a map of keys");
		return;
	}
	read_palette(r, yaml_get(root, "palette"));
	for (const struct yaml_node *n = yaml_first(root); n; n = yaml_next(n)) {
		struct slice key = yaml_key(n);

		if (slice_is(key, "name"))
			read_name(r, n);
		else if (slice_is(key, "variant"))
			read_variant(r, n);
		else if (slice_is(key, "styles"))
			read_styles(r, n);
		else if (!slice_is(key, "palette"))
			unknown_key(r, n, "a theme has no");
	}
}

bool theme_read(const char *bytes, size_t len, struct theme *t, struct diag_list *faults)
{
	struct reading r;
	size_t errors = faults->errors;

	r.faults = faults;
	r.theme = t;
	r.colors = 0;
	memset(r.given, 0, sizeof r.given);
	theme_init_plain(t);
	if (yaml_read(&r.yaml, bytes, len, faults))
		read_root(&r, yaml_root(&r.yaml));
	yaml_release(&r.yaml);
	theme_inherit(t, r.given);
	if (faults->errors == errors)
		return true;
	theme_init_plain(t);
	return false;
}

/* ---- by name ---- */

static bool read_named(const char *file, struct slice bytes, struct theme *t, struct error *err)
{
	struct diag_list faults;
	struct str line = STR_INIT;
	bool ok;

	diag_init(&faults, file);
	ok = theme_read(bytes.s, bytes.len, t, &faults);
	if (!ok) {
		diag_sort(&faults);
		for (size_t i = 0; i < faults.list.n && line.len == 0; i++)
			if (diag_severity(faults.list.v[i].code) == DIAG_ERROR)
				diag_format(&faults, &faults.list.v[i], &line);
		error_set(err, "%s", line.s);
	}
	str_release(&line);
	diag_release(&faults);
	return ok;
}

static bool read_path(const char *path, struct theme *t, struct error *err)
{
	struct str bytes = STR_INIT;
	bool ok = file_read(path, &bytes, FILE_MOST, err) &&
		  read_named(path, (struct slice){bytes.s, bytes.len}, t, err);

	str_release(&bytes);
	return ok;
}

static bool no_such_theme(const char *name, struct error *err)
{
	struct str names = STR_INIT;

	for (size_t i = 0; i < embedded_theme_count; i++)
		str_printf(&names, "%s%s", i > 0 ? ", " : "", embedded_themes[i].name);
	error_set(err,
		  "no theme is called \"%s\"; there are %s, or the path of a file with a / in it",
		  name, names.s);
	str_release(&names);
	return false;
}

bool theme_find(const char *name, struct theme *t, struct error *err)
{
	if (strchr(name, '/'))
		return read_path(name, t, err);
	for (size_t i = 0; i < embedded_theme_count; i++) {
		const struct embedded_file *f = &embedded_themes[i];

		if (strcmp(f->name, name) == 0)
			return read_named(name, (struct slice){f->bytes, f->len}, t, err);
	}
	return no_such_theme(name, err);
}
