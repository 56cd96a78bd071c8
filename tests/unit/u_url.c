/* SPDX-License-Identifier: MIT */
#include "base/url.h"

#include "base/utf8.h"
#include "test.h"

#include <string.h>

TEST(url_reads_good_ones)
{
	static const struct {
		const char *raw, *text, *host;
		bool odd;
	} rows[] = {
	    {"https://example.org/a?b=c#d", "https://example.org/a?b=c#d", "example.org", false},
	    {"HTTP://Example.ORG", "http://example.org", "example.org", false},
	    {"http://example.org:8080/", "http://example.org:8080/", "example.org", false},
	    {"http://[2001:db8::1]:80/x", "http://[2001:db8::1]:80/x", "[2001:db8::1]", false},
	    {"https://example.org./", "https://example.org./", "example.org.", false},
	    {"https://fr.wikipedia.org/wiki/État", "https://fr.wikipedia.org/wiki/%C3%89tat",
	     "fr.wikipedia.org", false},
	    {"https://e.org/%C3%89%2f%zz%", "https://e.org/%C3%89%2f%25zz%25", "e.org", false},
	    {"https://e.org/a|b^{c}<d>[e]", "https://e.org/a%7Cb%5E%7Bc%7D%3Cd%3E%5Be%5D", "e.org",
	     false},
	    {"https://e.org/a;rm -rf", NULL, NULL, false},
	    {"https://e.org/;$(id)&", "https://e.org/;$(id)&", "e.org", false},
	    {"https://e.org/\xff", "https://e.org/%FF", "e.org", false},
	    {"https://e.org/\u202egpj", "https://e.org/%E2%80%AEgpj", "e.org", false},
	    {"https://bücher.example/é", "https://xn--bcher-kva.example/%C3%A9",
	     "xn--bcher-kva.example", true},
	    {"https://BÜCHER.example", "https://xn--bcher-kva.example", "xn--bcher-kva.example",
	     true},
	    {"https://аpple.com", "https://xn--pple-43d.com", "xn--pple-43d.com", true},
	    {"https://xn--pple-43d.com", "https://xn--pple-43d.com", "xn--pple-43d.com", true},
	    {"https://ｅxample．com/", "https://example.com/", "example.com", false},
	};
	struct error err = {0};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct url u;
		bool ok = url_read(&u, rows[i].raw, &err);

		test_row("%s", rows[i].raw);
		CHECK_INT(ok, rows[i].text != NULL);
		if (ok) {
			CHECK_STR(u.text.s, rows[i].text);
			CHECK_STR(u.host.s, rows[i].host);
			CHECK_INT(u.odd, rows[i].odd);
			url_release(&u);
		}
		error_release(&err);
	}
}

TEST(url_refuses_hostile_ones)
{
	static const char *const rows[] = {
	    "",
	    "-x",
	    "--renderer-cmd-prefix=sh",
	    "example.org",
	    "//example.org",
	    "ftp://e.org",
	    "file:///etc/passwd",
	    "javascript:alert(1)",
	    "javascript://e.org/%0aalert(1)",
	    "data:text/html,x",
	    "mailto:a@e.org",
	    " https://e.org",
	    "https:e.org",
	    "https:///x",
	    "https://",
	    "https://:80/",
	    "https://?x",
	    "http://#",
	    "https://.e.org/",
	    "https://e..org",
	    "https://e.org/a b",
	    "https://e.org/\ta",
	    "https://e.org/a\nb",
	    "https://e.org/a\rb",
	    "https://e.org/\033]0;x\007",
	    "https://e.org/\302\233x",
	    "https://e.org/\177",
	    "https://e.org/\302\240",
	    "https://e.org/\342\200\250",
	    "https://e.org/'",
	    "https://e.org/\"",
	    "https://e.org/`id`",
	    "https://e.org\\@x",
	    "https://good.example@evil.example/",
	    "https://u:p@e.org/",
	    "https://e.org:80:80/",
	    "https://e.org:123456/",
	    "https://e;id.org/",
	    "https://$(id).org/",
	    "https://e|x/",
	    "https://%65.org/",
	    "https://e／x.org/",
	    "https://e．．org/",
	    "https://a\xe2\x80\x8b.org/",
	    "https://\xff.org/",
	    "https://[::1",
	    "https://[]/",
	    "https://[::1]x/",
	    "https://[a;id]/",
	    "https://e\u202e.org/",
	    "https://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.org",
	};
	struct error err = {0};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct url u;

		test_row("%s", rows[i]);
		CHECK(!url_read(&u, rows[i], &err));
		CHECK(err.msg != NULL);
		error_release(&err);
	}
}

/* Whatever is accepted is printable ASCII that begins with its scheme. */
TEST(url_is_ascii_whatever_a_point_is)
{
	struct error err = {0};

	for (uint32_t cp = 1; cp < 0x30000; cp++) {
		char raw[32] = "https://e.org/";
		struct url u;

		if (cp >= 0xd800 && cp < 0xe000)
			continue;
		for (int where = 0; where < 2; where++) {
			size_t n = where ? strlen("https://e.org/") : strlen("https://");

			n += utf8_put(cp, raw + n);
			strcpy(raw + n, "a");
			if (url_read(&u, raw, &err)) {
				CHECK(strncmp(u.text.s, "https://", 8) == 0);
				for (size_t i = 0; i < u.text.len; i++)
					if (u.text.s[i] <= ' ' || u.text.s[i] > '~' ||
					    strchr("'\"`\\", u.text.s[i]))
						CHECK_STR(u.text.s, "ASCII");
				url_release(&u);
			}
			error_release(&err);
		}
	}
}

TEST(url_has_a_longest)
{
	struct str raw = STR_INIT;
	struct error err = {0};
	struct url u;

	str_addz(&raw, "https://e.org/");
	while (raw.len < URL_MOST)
		str_addc(&raw, 'a');
	CHECK(url_read(&u, raw.s, &err));
	url_release(&u);
	raw.s[raw.len - 1] = '|';
	CHECK(!url_read(&u, raw.s, &err));
	error_release(&err);
	str_addc(&raw, 'a');
	CHECK(!url_read(&u, raw.s, &err));
	error_release(&err);
	str_release(&raw);
}
