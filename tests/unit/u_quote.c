/* SPDX-License-Identifier: MIT */
#include "base/quote.h"

#include "test.h"

TEST(quote_words)
{
	static const struct {
		const char *word;
		const char *want; /* NULL: it cannot be shown */
	} rows[] = {
	    {"content/2024-07-a_b.yaml", "content/2024-07-a_b.yaml"},
	    {"été/日本.yaml", "été/日本.yaml"},
	    {"a+b,c:d=e@f%g", "a+b,c:d=e@f%g"},
	    {"", "''"},
	    {"un mot", "'un mot'"},
	    {"l'an", "'l'\\''an'"},
	    {"'", "''\\'''"},
	    {"$(reboot)", "'$(reboot)'"},
	    {"a;b", "'a;b'"},
	    {"[x]", "'[x]'"},
	    {"~", "'~'"},
	    {"#x", "'#x'"},
	    {"a\\b", "'a\\b'"},
	    {"!", "'!'"},
	    {"`", "'`'"},
	    {"{", "'{'"},
	    {"latin\xe9", NULL},
	    {"a\nb", NULL},
	    {"a\tb", NULL},
	    {"a\033[2J", NULL},
	    {"a\xc2\xa0"
	     "b",
	     NULL},
	    {"\xe2\x80\xae"
	     "fdp",
	     NULL},
	    {"co\xc2\xadop", NULL},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str out = STR_INIT;
		bool ok;

		test_row("%s", rows[i].word);
		str_addz(&out, "> ");
		ok = quote_word(&out, rows[i].word);
		CHECK_INT(ok, rows[i].want != NULL);
		CHECK_STR(out.s + 2, rows[i].want ? rows[i].want : "");
		str_release(&out);
	}
}
