/* SPDX-License-Identifier: MIT */
#include "run/theme_read.h"

#include "run/embedded.h"

#include "dice.h"
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool read_text(const char *text, struct theme *t, struct str *told)
{
	struct diag_list faults;
	bool ok;

	diag_init(&faults, "t.yaml");
	ok = theme_read(text, strlen(text), t, &faults);
	for (size_t i = 0; i < faults.list.n; i++) {
		diag_format(&faults, &faults.list.v[i], told);
		str_addc(told, '\n');
	}
	diag_release(&faults);
	return ok;
}

TEST(theme_read_understands_colours)
{
	static const struct {
		const char *color;
		int32_t want;
	} cases[] = {{"default", THEME_DEFAULT},
		     {"black", 0},
		     {"white", 7},
		     {"bright-black", 8},
		     {"bright-white", 15},
		     {"\"#1a2B3c\"", THEME_RGB | 0x1a2b3c},
		     {"0", 0},
		     {"\"255\"", 255},
		     {"007", 7},
		     {"sky", THEME_RGB | 0x60a6c0},
		     {"far", THEME_RGB | 0x60a6c0},
		     {"red", 99}}; /* the palette wins */

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct str text = STR_INIT, told = STR_INIT;
		struct theme t;

		str_printf(&text,
			   "styles: {hint: {fg: %s}, search: {bg: %s}}\n"
			   "palette: {sky: \"#60a6c0\", far: sky, red: 99}\n",
			   cases[i].color, cases[i].color);
		CHECK(read_text(text.s, &t, &told));
		CHECK_STR(told.s, "");
		CHECK_INT(t.styles[STYLE_HINT].fg, cases[i].want);
		CHECK_INT(t.styles[STYLE_HINT].bg, THEME_INHERIT);
		CHECK_INT(t.styles[STYLE_SEARCH].bg, cases[i].want);
		str_release(&text);
		str_release(&told);
	}
}

TEST(theme_read_understands_the_rest)
{
	struct str told = STR_INIT;
	struct theme t;

	CHECK(read_text("name: Paper\nvariant: light\n"
			"styles:\n"
			"  text: {fg: 16, bg: 231}\n"
			"  entity.person: {bold: true, underline: true, italic: true,\n"
			"                  dim: true, reverse: true}\n"
			"  selected: {bold: false}\n"
			"  hint:\n",
			&t, &told));
	CHECK_STR(told.s, "");
	CHECK_STR(t.name, "Paper");
	CHECK_INT(t.variant, THEME_LIGHT);
	CHECK_INT(t.styles[STYLE_TEXT].bg, 231);
	CHECK_INT(t.styles[STYLE_PERSON].attrs,
		  THEME_BOLD | THEME_UNDERLINE | THEME_ITALIC | THEME_DIM | THEME_REVERSE);
	CHECK_INT(t.styles[STYLE_SELECTED].attrs, 0);
	CHECK_INT(t.styles[STYLE_HINT].attrs, 0);
	/* left out: as in the plain theme */
	CHECK_INT(t.styles[STYLE_CURRENT].attrs, THEME_REVERSE);
	CHECK_INT(t.styles[STYLE_DIM].fg, 16);
	str_release(&told);
}

TEST(theme_read_tells_what_is_wrong_and_where)
{
	static const struct {
		const char *text, *told;
	} cases[] = {
	    {"styles:\n  hint: {fg: sku}\n",
	     "t.yaml:2:14: error: no colour is called \"sku\" [bad-value]\n"},
	    {"styles:\n  hint: {fg: \"#12345\"}\n",
	     "t.yaml:2:14: error: no colour is called \"#12345\" [bad-value]\n"},
	    {"styles:\n  hint: {fg: 256}\n",
	     "t.yaml:2:14: error: no colour is called \"256\" [bad-value]\n"},
	    {"styles:\n  hint: {fg: [1, 2]}\n",
	     "t.yaml:2:14: error: there must be a colour under \"fg\" [wrong-kind]\n"},
	    {"styles:\n  hint: {fg: bright-}\n",
	     "t.yaml:2:14: error: no colour is called \"bright-\" [bad-value]\n"},
	    {"styles:\n  entity.peson: {fg: 1}\n",
	     "t.yaml:2:3: error: no style is called \"entity.peson\" [bad-value]\n"},
	    {"styles:\n  hint: {color: 1}\n",
	     "t.yaml:2:10: error: a style has no \"color\" [bad-value]\n"},
	    {"styles:\n  hint: {bold: yes}\n",
	     "t.yaml:2:16: error: there must be true or false under \"bold\" [bad-value]\n"},
	    {"styles:\n  hint: bold\n",
	     "t.yaml:2:9: error: there must be a map of names under \"hint\" [wrong-kind]\n"},
	    {"styles: [a]\n",
	     "t.yaml:1:9: error: there must be a map of names under \"styles\" [wrong-kind]\n"},
	    {"variant: dusk\n",
	     "t.yaml:1:10: error: a variant is dark, light or any, not \"dusk\" [bad-value]\n"},
	    {"name: {a: b}\n",
	     "t.yaml:1:7: error: there must be words under \"name\" [wrong-kind]\n"},
	    {"palete: {a: 1}\n", "t.yaml:1:1: error: a theme has no \"palete\" [bad-value]\n"},
	    {"palette: {a: b}\n", "t.yaml:1:14: error: no colour is called \"b\" [bad-value]\n"},
	    {"- 1\n", "t.yaml:1:1: error: a theme is a map of keys [wrong-kind]\n"},
	    {"", "t.yaml:1:1: error: a theme is a map of keys [wrong-kind]\n"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct str told = STR_INIT;
		struct theme t, plain;

		CHECK(!read_text(cases[i].text, &t, &told));
		CHECK_STR(told.s, cases[i].told);
		theme_init_plain(&plain);
		CHECK(memcmp(t.styles, plain.styles, sizeof t.styles) == 0);
		str_release(&told);
	}
}

/* Nothing in a theme can do more than fail. */
TEST(theme_read_survives_any_cut_and_byte)
{
	const struct embedded_file *f = &embedded_themes[0];
	char *bytes = mem_dup(f->bytes, f->len);

	for (size_t i = 0; i <= f->len; i += 7) {
		struct diag_list faults;
		struct theme t;
		char kept = bytes[i];

		diag_init(&faults, "t.yaml");
		theme_read(f->bytes, i, &t, &faults);
		bytes[i] = "{\"\0#\xff:"[i % 6];
		theme_read(bytes, f->len, &t, &faults);
		bytes[i] = kept;
		CHECK(t.name[sizeof t.name - 1] == '\0');
		diag_release(&faults);
	}
	free(bytes);
}

TEST(theme_find_knows_names_and_paths)
{
	struct error err = {0};
	struct theme t;
	char path[] = "/tmp/postil-theme-XXXXXX";
	int fd;

	CHECK(theme_find("dark", &t, &err));
	CHECK_INT(t.variant, THEME_DARK);
	CHECK(theme_find("light", &t, &err));
	CHECK_INT(t.variant, THEME_LIGHT);
	CHECK(!theme_find("dusk", &t, &err));
	CHECK(err.msg && strstr(err.msg, "\"dusk\"") && strstr(err.msg, "dark, light"));
	CHECK(!theme_find("/nonexistent/x.yaml", &t, &err));
	fd = mkstemp(path);
	CHECK(fd >= 0 && write(fd, "name: Mine\n", 11) == 11);
	CHECK(theme_find(path, &t, &err));
	CHECK_STR(t.name, "Mine");
	CHECK(write(fd, "nome: x\n", 8) == 8);
	CHECK(!theme_find(path, &t, &err));
	CHECK(err.msg && strstr(err.msg, ":2:1: error: "));
	close(fd);
	unlink(path);
	error_release(&err);
}

/* ---- written and read again ---- */

static void write_color(struct str *out, const char *key, int32_t color, struct dice *d)
{
	static const char *const names[] = {"black", "red",     "green", "yellow",
					    "blue",  "magenta", "cyan",  "white"};

	if (color == THEME_INHERIT)
		return;
	if (color == THEME_DEFAULT)
		str_printf(out, "%s: default, ", key);
	else if (color & THEME_RGB)
		str_printf(out, dice_below(d, 2) ? "%s: \"#%06x\", " : "%s: \"#%06X\", ", key,
			   (unsigned)color & 0xffffff);
	else if (color < 16 && dice_below(d, 2))
		str_printf(out, "%s: %s%s, ", key, color < 8 ? "" : "bright-", names[color % 8]);
	else
		str_printf(out, "%s: %d, ", key, color);
}

static void write_style(struct str *out, const struct theme_style *s, struct dice *d)
{
	static const char *const attrs[] = {"bold", "underline", "reverse", "italic", "dim"};

	write_color(out, "fg", s->fg, d);
	write_color(out, "bg", s->bg, d);
	for (unsigned i = 0; i < 5; i++)
		if (s->attrs & 1U << i || dice_below(d, 4) == 0)
			str_printf(out, "%s: %s, ", attrs[i],
				   s->attrs & 1U << i ? "true" : "false");
}

static int32_t pick_color(struct dice *d)
{
	static const int32_t odd[] = {THEME_INHERIT, THEME_DEFAULT, 0,
				      255,           THEME_RGB,     THEME_RGB | 0xffffff};
	uint32_t n = dice_below(d, 12);

	if (n < 6)
		return odd[n];
	return (int32_t)(n < 9 ? dice_below(d, 256) : THEME_RGB | dice_below(d, 0x1000000));
}

/* Any theme that is written is the one that is read, in any order of its styles. */
TEST(theme_read_gives_back_what_was_written)
{
	static const char *const variants[] = {"dark", "light", "any"};
	struct dice d = {149};

	for (int round = 0; round < 100; round++) {
		struct str text = STR_INIT, told = STR_INIT;
		struct theme want, got;

		theme_init_plain(&want);
		want.variant = (enum theme_variant)dice_below(&d, 3);
		str_printf(&text, "variant: %s\nname: N %d\nstyles:\n", variants[want.variant],
			   round);
		for (int i = 0; i < STYLE_COUNT; i++) {
			int s = (i * 11 + round) % STYLE_COUNT; /* no factor in common: each once */

			want.styles[s] = (struct theme_style){pick_color(&d), pick_color(&d),
							      (uint8_t)dice_below(&d, 32)};
			str_printf(&text, "  %s: {", style_key((enum style)s));
			write_style(&text, &want.styles[s], &d);
			str_addz(&text, "}\n");
		}
		CHECK(read_text(text.s, &got, &told));
		CHECK_STR(told.s, "");
		CHECK_INT(got.variant, want.variant);
		for (int s = 0; s < STYLE_COUNT; s++) {
			test_row("round %d: %s", round, style_key((enum style)s));
			CHECK_INT(got.styles[s].fg, want.styles[s].fg);
			CHECK_INT(got.styles[s].bg, want.styles[s].bg);
			CHECK_INT(got.styles[s].attrs, want.styles[s].attrs);
		}
		str_release(&text);
		str_release(&told);
	}
}

TEST(theme_read_has_limits)
{
	struct str text = STR_INIT, told = STR_INIT;
	struct theme t;

	for (int names = 255; names <= 258; names++) {
		str_clear(&text);
		str_clear(&told);
		str_addz(&text, "palette:\n");
		for (int i = 0; i < names; i++)
			str_printf(&text, "  c%d: %d\n", i, i % 256);
		test_row("%d", names);
		CHECK_INT(read_text(text.s, &t, &told), names <= 256);
		CHECK(names <= 256
			  ? told.len == 0
			  : strstr(told.s, "there is no room in the palette for \"c256\"") != NULL);
	}
	str_clear(&text);
	str_clear(&told);
	str_addz(&text, "name: ");
	for (int i = 0; i < 100; i++)
		str_addz(&text, "x");
	CHECK(read_text(text.s, &t, &told));
	CHECK_INT(strlen(t.name), sizeof t.name - 1);
	str_release(&text);
	str_release(&told);
}

/* A name of the palette is known from its line on. */
TEST(theme_read_palette_goes_downwards)
{
	struct str told = STR_INIT;
	struct theme t;

	CHECK(read_text("palette: {a: 1, b: a, c: b}\nstyles: {hint: {fg: c}}\n", &t, &told));
	CHECK_INT(t.styles[STYLE_HINT].fg, 1);
	CHECK(!read_text("palette: {b: a, a: 1}\n", &t, &told));
	CHECK_STR(told.s, "t.yaml:1:14: error: no colour is called \"a\" [bad-value]\n");
	str_release(&told);
}

/* What a terminal makes of an entity type; shades of grey are the text's own. */
static struct theme_style few(const struct theme *t, int type, int colors, uint8_t shown)
{
	uint8_t style[3] = {(uint8_t)style_of_entity((enum entity_type)type), 0, 0};
	struct theme_style s = theme_reduce(theme_mix(t, style), t->variant, colors);

	s = theme_fit(s, colors, shown);
	CHECK((s.attrs & ~shown) == 0 && s.fg < colors);
	if (s.fg >= 0 && s.fg % 8 % 7 == 0)
		s.fg = THEME_DEFAULT;
	return s;
}

static bool same_look(struct theme_style a, struct theme_style b)
{
	return a.fg == b.fg && a.bg == b.bg && a.attrs == b.attrs;
}

static void check_types(const struct theme *t, int colors, uint8_t shown)
{
	static const int main_types[] = {ENTITY_PERSON, ENTITY_ORGANIZATION, ENTITY_PLACE};
	struct theme_style text = {THEME_DEFAULT, THEME_DEFAULT, 0};

	for (int type = 0; type < ENTITY_TYPE_COUNT; type++) {
		struct theme_style s = few(t, type, colors, shown);

		if (same_look(s, text))
			printf("# %s, %d colours, attributes %d: %s\n", t->name, colors, shown,
			       style_key(style_of_entity((enum entity_type)type)));
		CHECK(!same_look(s, text));
	}
	for (int a = 0; a < 3; a++) {
		struct theme_style one = few(t, main_types[a], colors, shown);

		CHECK(one.fg >= 0);
		for (int b = 0; b < a; b++)
			CHECK(!same_look(one, few(t, main_types[b], colors, shown)));
	}
}

TEST(themes_mark_every_type_on_small_terminals)
{
	static const int colors[] = {8, 16};
	static const uint8_t shown[] = {
	    THEME_BOLD | THEME_REVERSE,
	    THEME_BOLD | THEME_REVERSE | THEME_UNDERLINE,
	    THEME_BOLD | THEME_REVERSE | THEME_UNDERLINE | THEME_DIM,
	    THEME_BOLD | THEME_REVERSE | THEME_UNDERLINE | THEME_DIM | THEME_ITALIC,
	};

	for (size_t i = 0; i < embedded_theme_count; i++) {
		struct error err = {0};
		struct theme t;

		CHECK(theme_find(embedded_themes[i].name, &t, &err));
		for (size_t k = 0; k < sizeof shown; k++)
			for (size_t c = 0; c < 2; c++)
				check_types(&t, colors[c], shown[k]);
		error_release(&err);
	}
}
