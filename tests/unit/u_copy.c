/* SPDX-License-Identifier: MIT */
#include "app/copy.h"

#include "base/utf8.h"
#include "place.h"
#include "reading.h"

TEST(copy_clean_leaves_controls_out)
{
	static const struct {
		struct slice text;
		const char *want;
		size_t left_out;
	} rows[] = {
	    {SLICE("a é 中 😀\n\tb"), "a é 中 😀\n\tb", 0},
	    {SLICE("a\033]52;c;eA==\007b"), "a]52;c;eA==b", 2},
	    {SLICE("a\r\nb\0c\177d\302\233e\302\205"), "a\nbcde", 5},
	    {SLICE("a\033[201~b"), "a[201~b", 1},
	    {SLICE("\377a\303"), "a", 2},
	    {SLICE("\302\240x\342\200\256y"), "\302\240x\342\200\256y", 0},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str out = STR_INIT;

		test_row("%zu", i);
		CHECK_INT(copy_clean(&out, rows[i].text), rows[i].left_out);
		CHECK_STR(out.s, rows[i].want);
		str_release(&out);
	}
}

/* No code point comes through that a terminal acts on. */
TEST(copy_clean_of_every_point)
{
	struct str text = STR_INIT, out = STR_INIT;
	size_t left_out;
	char bytes[4];
	uint32_t cp;

	for (cp = 0; cp < 0x110000; cp++)
		if (cp < 0xd800 || cp > 0xdfff)
			str_add(&text, bytes, utf8_put(cp, bytes));
	left_out = copy_clean(&out, (struct slice){text.s, text.len});
	CHECK_INT(left_out, 32 + 33 - 2);
	for (size_t i = 0; i < out.len;) {
		i += utf8_decode(out.s + i, out.len - i, &cp);
		if (cp != '\n' && cp != '\t' && (cp < 0x20 || (cp >= 0x7f && cp < 0xa0)))
			CHECK_INT(cp, 0);
	}
	str_release(&text);
	str_release(&out);
}

TEST(copy_quotes_as_the_language_does)
{
	static const char *const rows[][2] = {
	    {"fr", "«\u00a0A\u00a0»"},
	    {"fr-CA", "«\u00a0A\u00a0»"},
	    {"en", "“A”"},
	    {"de", "„A“"},
	    {"de-AT", "„A“"},
	    {"pl", "„A”"},
	    {"it", "«A»"},
	    {"sv", "”A”"},
	    {"ja", "「A」"},
	    {"", "“A”"},
	    {"x", "“A”"},
	    {"frr", "“A”"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char *folder = place_new();
		struct str text = STR_INIT, out = STR_INIT;
		struct reading r;

		test_row("%s", rows[i][0]);
		str_printf(&text, "postil: 1\nlang: \"%s\"\ntext: A\n", rows[i][0]);
		place_add(folder, "entities.yaml", "postil: 1\n");
		place_add(folder, "one.yaml", text.s);
		if (reading_open(&r, folder, NULL, 80, 24)) {
			CHECK_STR(copy_quote(r.app, &out), "the quote with its source");
			str_cut(&out, strcspn(out.s, "\n"));
			CHECK_STR(out.s, rows[i][1]);
			reading_close(&r);
		}
		str_release(&text);
		str_release(&out);
		place_drop(folder);
	}
}

/* What is not known is left out, and what is not there is said. */
TEST(copy_of_little)
{
	char *folder = place_new();
	struct str out = STR_INIT;
	struct reading r;

	place_add(folder, "entities.yaml", "postil: 1\n");
	place_add(folder, "one.yaml", "postil: 1\ntext: \"\"\n");
	if (reading_open(&r, folder, NULL, 80, 24)) {
		CHECK(copy_quote(r.app, &out) != NULL);
		CHECK(strstr(out.s, "\n— [one]") != NULL);
		CHECK(copy_url(r.app, &out) == NULL);
		CHECK(strstr(r.app->message.s, "names no address"));
		reading_keys(&r, "gf");
		CHECK(copy_words(r.app, &out) == NULL);
		reading_keys(&r, "ge");
		CHECK(copy_words(r.app, &out) == NULL);
		reading_keys(&r, "gayy");
		CHECK_INT(r.session.outside.list.n, 1);
		reading_close(&r);
	}
	str_release(&out);
	place_drop(folder);
}
