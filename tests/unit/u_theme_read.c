/* SPDX-License-Identifier: MIT */
#include "run/theme_read.h"

#include "run/embedded.h"
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

/* ---- the themes that come with the program ---- */

static const uint32_t dark_panels[] = {0x000000, 0x1e1e1e, 0x282c34, 0x002b36, 0};
static const uint32_t light_panels[] = {0xffffff, 0xfdf6e3, 0xeff1f5, 0};

/* A dim colour, as terminals draw it: two thirds of the way. */
static uint32_t dimmed(uint32_t fg, uint32_t bg)
{
	uint32_t rgb = 0;

	for (unsigned shift = 0; shift <= 16; shift += 8)
		rgb |= (2 * (fg >> shift & 255) + (bg >> shift & 255)) / 3 << shift;
	return rgb;
}

static double contrast_on(struct theme_style s, enum theme_variant variant, uint32_t panel)
{
	uint32_t bg = s.bg >= 0 ? theme_color_rgb(s.bg) : panel;
	uint32_t fg = s.fg >= 0               ? theme_color_rgb(s.fg)
		      : variant == THEME_DARK ? 0xd0d0d0
					      : 0x000000;

	return theme_contrast(s.attrs & THEME_DIM ? dimmed(fg, bg) : fg, bg);
}

static void check_readable(const struct theme *t, const uint8_t style[3], double least)
{
	const uint32_t *panels = t->variant == THEME_LIGHT ? light_panels : dark_panels;

	for (size_t i = 0; i == 0 || panels[i]; i++) {
		struct theme_style s = theme_mix(t, style);
		double full = contrast_on(s, t->variant, panels[i]);
		double mapped =
		    contrast_on(theme_reduce(s, t->variant, 256), t->variant, panels[i]);

		if (full < least || mapped < least)
			printf("# %s: %s under %s on %06x: %.2f, with 256 colours %.2f\n", t->name,
			       style_key(style[0]), style_key(style[1]), (unsigned)panels[i], full,
			       mapped);
		CHECK(full >= least && mapped >= least);
	}
}

TEST(themes_are_readable)
{
	static const enum style over[] = {STYLE_TEXT,   STYLE_EVIDENCE,       STYLE_CUE,
					  STYLE_SAME,   STYLE_CURRENT,        STYLE_SELECTED,
					  STYLE_SEARCH, STYLE_SEARCH_CURRENT, STYLE_SELECTED_IDLE,
					  STYLE_HINT,   STYLE_HINT_TYPED};

	CHECK(embedded_theme_count >= 2);
	for (size_t i = 0; i < embedded_theme_count; i++) {
		struct error err = {0};
		struct theme t;

		CHECK(theme_find(embedded_themes[i].name, &t, &err));
		for (int s = 0; s < STYLE_COUNT; s++) {
			/* a block with a background of its own is drawn last */
			size_t n = t.styles[s].bg >= 0 ? 1 : sizeof over / sizeof *over;

			for (size_t k = 0; k < n && s != STYLE_BORDER; k++)
				check_readable(&t, (uint8_t[3]){(uint8_t)s, (uint8_t)over[k], 0},
					       4.5);
		}
		check_readable(&t, (uint8_t[3]){STYLE_BORDER, 0, 0}, 3.0);
		error_release(&err);
	}
}

TEST(themes_give_every_style)
{
	for (size_t i = 0; i < embedded_theme_count; i++)
		for (int s = 0; s < STYLE_COUNT; s++) {
			struct str key = STR_INIT;

			str_printf(&key, "\n  %s: {", style_key((enum style)s));
			CHECK(strstr(embedded_themes[i].bytes, key.s) != NULL);
			str_release(&key);
		}
}

/* Colour is never the only cue. */
TEST(themes_tell_types_apart_without_colour)
{
	for (size_t i = 0; i < embedded_theme_count; i++) {
		struct error err = {0};
		struct theme t;

		CHECK(theme_find(embedded_themes[i].name, &t, &err));
		for (int a = 0; a < ENTITY_TYPE_COUNT; a++) {
			uint8_t attrs = t.styles[style_of_entity((enum entity_type)a)].attrs;

			CHECK(attrs != 0);
			for (int b = 0; b < a; b++)
				CHECK(attrs !=
				      t.styles[style_of_entity((enum entity_type)b)].attrs);
		}
		CHECK(t.styles[STYLE_CURRENT].attrs != t.styles[STYLE_SAME].attrs);
		CHECK(t.styles[STYLE_EVIDENCE].attrs != 0);
		error_release(&err);
	}
}
