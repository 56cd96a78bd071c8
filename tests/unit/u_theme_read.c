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

/* ---- inheriting, and schemes */

TEST(theme_read_inherits_what_is_left_out)
{
	struct str told = STR_INIT;
	struct error err = {0};
	struct theme t, dark;

	CHECK(theme_find("dark", &dark, &err));
	CHECK(read_text("inherits: dark\n"
			"palette: {blue: \"#123456\"}\n"
			"styles: {hint: {fg: pink}, evidence: {}}\n",
			&t, &told));
	CHECK_STR(told.s, "");
	CHECK_INT(t.variant, THEME_DARK);
	CHECK_INT(t.styles[STYLE_PLACE].fg, dark.styles[STYLE_PLACE].fg);
	CHECK_INT(t.styles[STYLE_PERSON].fg, THEME_RGB | 0x123456); /* the heir's palette wins */
	CHECK_INT(t.styles[STYLE_HEADING].fg, THEME_RGB | 0x123456);
	CHECK_INT(t.styles[STYLE_HINT].fg, dark.styles[STYLE_PLACE].fg); /* the parent's pink */
	CHECK_INT(t.styles[STYLE_HINT].bg, THEME_INHERIT);
	CHECK_INT(t.styles[STYLE_EVIDENCE].bg, THEME_INHERIT);
	CHECK_INT(t.styles[STYLE_SEARCH].bg, dark.styles[STYLE_SEARCH].bg);
	error_release(&err);
	str_release(&told);
}

TEST(theme_read_tells_why_it_cannot_inherit)
{
	static const struct {
		const char *text, *told;
	} cases[] = {
	    {"inherits: dusk\n",
	     "t.yaml:1:11: error: no theme is called \"dusk\"; there are ansi, "},
	    {"inherits: darc\n",
	     "t.yaml:1:11: error: no theme is called \"darc\"; did you mean dark?"},
	    {"inherits: ./dark\n",
	     "t.yaml:1:11: error: a theme inherits from one that has a name, not \"./dark\""},
	    {"inherits: [dark]\n",
	     "t.yaml:1:11: error: a theme inherits from one that has a name, not \"\""},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct str told = STR_INIT;
		struct theme t;

		test_row("%s", cases[i].text);
		CHECK(!read_text(cases[i].text, &t, &told));
		CHECK(strncmp(told.s, cases[i].told, strlen(cases[i].told)) == 0);
		str_release(&told);
	}
}

/* Two schemes of our own, as they are found: with a palette, and in the old form. */
#define SCHEME_COLORS(before, hash)                                                        \
	before "base00: \"" hash "101820\"\n" before "base01: \"" hash "18222c\"\n" before \
	       "base02: \"" hash "203848\"\n" before "base03: \"" hash "98a8b0\"\n" before \
	       "base04: \"" hash "b8c4cc\"\n" before "base05: \"" hash "dde6ea\"\n" before \
	       "base06: \"" hash "eef2f4\"\n" before "base07: \"" hash "ffffff\"\n" before \
	       "base08: \"" hash "FF9088\"\n" before "base09: \"" hash "f0a860\"\n" before \
	       "base0A: \"" hash "e8d870\"\n" before "base0B: \"" hash "90d8a0\"\n" before \
	       "base0C: \"" hash "80d0d8\"\n" before "base0D: \"" hash "98c0ff\"\n" before \
	       "base0E: \"" hash "e0a8f0\"\n" before "base0F: \"" hash "d8b898\"\n"

static const char harbour[] = "system: \"base16\"\nname: \"Harbour\"\nauthor: \"nobody\"\n"
			      "variant: \"dark\"\npalette:\n" SCHEME_COLORS("  ", "#");
static const char quay[] =
    "scheme: \"Quay\"\nauthor: \"nobody (http://x.example)\"\n" SCHEME_COLORS("", "");

TEST(theme_read_takes_schemes_as_they_are)
{
	struct str told = STR_INIT;
	struct theme one, two;

	CHECK(read_text(harbour, &one, &told));
	CHECK(read_text(quay, &two, &told));
	CHECK_STR(told.s, "");
	CHECK_STR(one.name, "Harbour");
	CHECK_STR(two.name, "Quay");
	CHECK_INT(one.variant, THEME_DARK);
	CHECK_INT(two.variant, THEME_DARK); /* as its background is */
	CHECK_INT(one.styles[STYLE_TEXT].bg, THEME_RGB | 0x101820);
	CHECK_INT(one.styles[STYLE_DENIES].fg, THEME_RGB | 0xff9088);
	CHECK(memcmp(one.styles, two.styles, sizeof one.styles) == 0);
	str_release(&told);
}

/* base24 has eight more, and a light one may say so or not. */
TEST(theme_read_knows_base24_and_light_schemes)
{
	struct str text = STR_INIT, told = STR_INIT;
	struct theme t;

	str_addz(&text, "system: base24\nname: Dawn\nslug: dawn\npalette:\n");
	for (unsigned i = 0; i < 24; i++) /* dark on light; blue too pale, its twin is not */
		str_printf(&text, "  base%02x: %06x\n", i,
			   i < 3     ? 0xfafafa - i * 0x040404
			   : i == 13 ? 0xc0d0ff
				     : 0x203040 + i);
	CHECK(read_text(text.s, &t, &told));
	CHECK_STR(told.s, "");
	CHECK_INT(t.variant, THEME_LIGHT);
	CHECK_INT(t.styles[STYLE_PERSON].fg, THEME_RGB | (0x203040 + 0x16));
	str_release(&text);
	str_release(&told);
}

TEST(theme_read_tells_what_a_scheme_lacks)
{
	struct str text = STR_INIT, told = STR_INIT;
	struct theme t;

	str_addz(&text, harbour);
	str_cut(&text, (size_t)(strstr(text.s, "  base0E") - text.s));
	CHECK(!read_text(text.s, &t, &told));
	CHECK_STR(told.s, "t.yaml:6:3: error: the scheme has no base0E [missing-key]\n");
	str_clear(&told);
	str_clear(&text);
	str_addz(&text, harbour);
	memcpy(strstr(text.s, "90d8a0"), "90d8ag", 6);
	CHECK(!read_text(text.s, &t, &told));
	CHECK(strstr(told.s, "t.yaml:17:11: error: a colour of a scheme is six digits like "
			     "1a2b3c, not \"#90d8ag\"") != NULL);
	str_release(&text);
	str_release(&told);
}
