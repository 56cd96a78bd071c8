/* SPDX-License-Identifier: MIT */
#include "term/decode.h"

#include "app/keys.h"
#include "dice.h"
#include "test.h"

#include <stdio.h>

/* ---- bytes in, words out; "|" in the bytes is a silence of half a second and more ---- */

static void take(struct decode *d, struct str *out)
{
	static const char *const acts[] = {"press", "drag", "release", "wheel up", "wheel down"};
	struct event ev;

	while (decode_next(d, &ev)) {
		if (ev.kind == EVENT_BACKGROUND)
			continue;
		if (ev.kind == EVENT_MOUSE) {
			str_printf(out, "%s%s %d,%d\n", ev.alt ? "alt " : "", acts[ev.act], ev.x,
				   ev.y);
			continue;
		}
		if (ev.kind == EVENT_PASTE)
			str_addz(out, "paste ");
		keys_write(ev.key, out);
		str_addc(out, '\n');
	}
}

/* Silence until nothing is open any more. */
static void be_silent(struct decode *d, struct str *out)
{
	while (decode_patience(d) >= 0) {
		decode_give_up(d);
		take(d, out);
	}
}

static void feed(struct decode *d, const char *bytes, size_t len, struct str *out)
{
	for (size_t i = 0; i < len; i++) {
		if (bytes[i] == '|')
			be_silent(d, out);
		else
			decode_feed(d, (unsigned char)bytes[i]);
		take(d, out);
	}
}

static void check_words(const char *bytes, bool ascii, const char *want)
{
	struct str out = STR_INIT;
	struct decode d;

	test_row("%s", bytes);
	decode_init(&d, ascii, 127);
	feed(&d, bytes, strlen(bytes), &out);
	be_silent(&d, &out);
	CHECK_STR(out.s, want);
	decode_release(&d);
	str_release(&out);
}

struct row {
	const char *bytes, *want;
};

static const struct row whole[] = {
    {"x", "x\n"},
    {"é中😀", "é\n中\n😀\n"},
    {"\r\n\t \177\b", "<Enter>\n<Enter>\n<Tab>\n<Space>\n<Backspace>\n<Backspace>\n"},
    {"\033[A\033OB\033[1;3C\033[1;2D", "<Up>\n<Down>\n<Alt-Right>\n<Left>\n"},
    {"\033[5~\033[6~\033[2~\033[3~", "<PgUp>\n<PgDn>\n<Ins>\n<Del>\n"},
    {"\033OM\033[[A\033O2P", "<Enter>\n<F1>\n<F1>\n"},
    {"\033x\033é\033\r", "<Alt-x>\n<Alt-é>\n<Alt-Enter>\n"},
    {"\033]a", "<Alt-]>\na\n"},
    {"\033Pa\033_a", "<Alt-P>\na\n<Alt-_>\na\n"},
    {"\033\033[B", "<Esc>\n<Down>\n"},
    {"\033[99~\033[1;9Q\033Oj", "<Unknown>\n<Unknown>\n<Unknown>\n"},
    {"\033[[x\033[1;2;3;4;5;6;7;8;9;10;11;12;13;14;15;16;17;18q", "<Unknown>\n<Unknown>\n"},
    /* broken off: what breaks it off counts, what was broken does not */
    {"\033[1;\001\033[12\033[A", "<Unknown>\n<^A>\n<Unknown>\n<Up>\n"},
    {"\033O1\303\251", "<Unknown>\né\n"},
    {"\303(\342\202x\377\200\360\237\230é",
     "<Unknown>\n(\n<Unknown>\nx\n<Unknown>\n<Unknown>\n<Unknown>\né\n"},
    {"\033\303x", "<Unknown>\nx\n"},
    /* answers and reports are no keys */
    {"\033]11;rgb:1/2/3\007a\033]10;rgb:4/5/6\033\\b", "a\nb\n"},
    {"\033P1$r0m\033\\\033P!~A0\033\\\033_Gi=1;OK\033\\a", "a\n"},
    {"\033[?64;1;2c\033[?2026;2$y\033[?997;1n\033[12;40R\033[>1;2c\033[I\033[Oa", "a\n"},
    {"\033[<0;10;5M\033[<32;11;6M\033[<0;11;6m", "press 9,4\ndrag 10,5\nrelease 10,5\n"},
    {"\033[<64;1;1M\033[<65;9999;300M", "wheel up 0,0\nwheel down 9998,299\n"},
    {"\033[<8;10;5M\033[<40;1;2M\033[<16;3;3M", "alt press 9,4\nalt drag 0,1\npress 2,2\n"},
    /* other buttons, Shift, moves without a button, older reports, broken ones */
    {"\033[<1;10;5M\033[<2;10;5m\033[<4;10;5M\033[<35;1;1M\033[<66;1;1M\033[<128;1;1Ma", "a\n"},
    {"\033[M !!\033[<64;1;1m\033[<32;1;1ma", "a\n"},
    {"\033[<0;0;5M\033[<0;10;0M\033[<-1;10;5M\033[<0;-10;5M\033[<0;10M\033[<M\033[<;;Ma", "a\n"},
    {"\033[<0;99999;5M\033[<0;10;5;7M\033[<0;10;5 M\033[<0:10:5Ma", "a\n"},
    {"\033[<0;10;55555555555555555555555555555555555555555555Ma", "a\n"},
    {"\033[0;10;5M\033[?0;10;5Ma", "<Enter>\na\n"},
    {"\033]11;rgb:1\030a\033]52;c;q\033[Bq", "a\n<Down>\nq\n"},
    /* pasted text is text, whatever it holds */
    {"\033[200~q\r\n\t\003\033[3:\033\033[201~a",
     "paste q\npaste <Enter>\npaste <^J>\npaste <Tab>\npaste <^C>\npaste <Esc>\npaste [\n"
     "paste 3\npaste :\npaste <Esc>\na\n"},
    {"\033[200~\303\251\377\033[201~\033[201~a", "paste é\npaste �\na\n"},
    {"\033[200~\033[20\033[201~a", "paste <Esc>\npaste [\npaste 2\npaste 0\na\n"},
};

TEST(decode_makes_keys_of_bytes)
{
	for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
		check_words(whole[i].bytes, false, whole[i].want);
}

/* Wherever they are cut, as long as the rest comes in time. */
TEST(decode_takes_bytes_one_at_a_time)
{
	for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) {
		struct str out = STR_INIT;
		struct decode d;

		test_row("%s", whole[i].bytes);
		decode_init(&d, false, 127);
		for (const char *b = whole[i].bytes; *b; b++)
			feed(&d, b, 1, &out);
		be_silent(&d, &out);
		CHECK_STR(out.s, whole[i].want);
		decode_release(&d);
		str_release(&out);
	}
}

TEST(decode_gives_up_in_time)
{
	static const struct row rows[] = {
	    {"\033|x", "<Esc>\nx\n"},
	    {"\033[|x", "<Alt-[>\nx\n"},
	    {"\033O|x", "<Alt-O>\nx\n"},
	    {"\033]|x", "<Alt-]>\nx\n"},
	    {"\033P|x", "<Alt-P>\nx\n"},
	    {"\033[1;|x", "<Unknown>\nx\n"},
	    {"\342\202|x", "<Unknown>\nx\n"},
	    {"\033\303|x", "<Unknown>\nx\n"},
	    {"\033]11;rgb:0|x", "x\n"},
	    {"\033]11;rgb:0\033|x", "x\n"},
	    {"\033P1$|x", "x\n"},
	    {"\033[M!|x", "x\n"},
	    /* nothing of a late report is a key */
	    {"\033[<|0;10;5Mx", "press 9,4\nx\n"},
	    {"\033[<0|;1|0;|5|Mx", "press 9,4\nx\n"},
	    {"\033[<0;10;|5\033x", "<Unknown>\n<Alt-x>\n"},
	    {"\033[<0;10|qx", "x\n"},
	    /* Esc and then nothing is the way out of a paste that never ends */
	    {"\033[200~a\033[2|b\033|x", "paste a\npaste <Esc>\npaste [\npaste 2\npaste b\nx\n"},
	    {"\033[200~\303|x\033|", "paste �\npaste x\n"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		check_words(rows[i].bytes, false, rows[i].want);
}

TEST(decode_says_how_long_it_may_take)
{
	static const struct {
		const char *bytes;
		int least, most; /* milliseconds */
	} rows[] = {
	    {"", -1, -1},
	    {"x", -1, -1},
	    {"\033", 0, 50},
	    {"\033[", 1, 50},
	    {"\033O", 1, 50},
	    {"\033]", 1, 50},
	    {"\303", 1, 50},
	    {"\033[1", 200, 1000},
	    {"\033]1", 200, 1000},
	    {"\033]1\033", 200, 1000},
	    {"\033[M", 200, 1000},
	    {"\033[200~", -1, -1},
	    {"\033[200~\033[2", 200, 1000},
	    {"\033[200~\033[201~", 10, 30},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str out = STR_INIT;
		struct decode d;

		test_row("%s", rows[i].bytes);
		decode_init(&d, false, 127);
		feed(&d, rows[i].bytes, strlen(rows[i].bytes), &out);
		CHECK(decode_patience(&d) >= rows[i].least);
		CHECK(decode_patience(&d) <= rows[i].most);
		decode_release(&d);
		str_release(&out);
	}
}

/* What was copied may hold the mark of its own end, and then commands. */
TEST(decode_paste_does_not_end_itself)
{
	static const struct row rows[] = {
	    {"\033[200~a\033[201~qx\r\033[201~|z", "paste a\npaste q\npaste x\npaste <Enter>\nz\n"},
	    {"\033[200~a\033[201~q\033[201~x\033[201~|z", "paste a\npaste q\npaste x\nz\n"},
	    /* two pastes, and keys between them */
	    {"\033[200~a\033[201~q\033[200~b\033[201~|z", "paste a\nq\npaste b\nz\n"},
	    {"\033[200~a\033[201~\033[Aq|z", "paste a\n<Up>\nq\nz\n"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		check_words(rows[i].bytes, false, rows[i].want);
}

/* What is held back has a limit; past it, it was pasted, and nothing of it is lost. */
TEST(decode_holds_no_more_than_a_limit)
{
	enum { MANY = 200000 };
	struct decode d;
	struct event ev;
	size_t n = 0;

	decode_init(&d, false, 127);
	for (const char *b = "\033[200~\033[201~"; *b; b++)
		decode_feed(&d, (unsigned char)*b);
	for (int i = 0; i < MANY; i++) {
		decode_feed(&d, 'a' + (uint32_t)i % 26);
		while (decode_next(&d, &ev))
			n += ev.kind == EVENT_PASTE && ev.key == 'a' + n % 26;
	}
	CHECK_INT(n, MANY);
	CHECK(d.held.cap <= 1 << 17);
	CHECK(decode_in_bulk(&d));
	decode_feed(&d, KEYS_ESC);
	decode_give_up(&d);
	decode_give_up(&d);
	CHECK(!decode_in_bulk(&d));
	decode_release(&d);
}

TEST(decode_tells_what_may_be_read_at_once)
{
	static const struct {
		const char *bytes;
		bool bulk;
	} rows[] = {{"a", false},     {"\033", false},       {"\033[1", false},
		    {"\033]", false}, {"\033]11;rgb", true}, {"\033]11;?\033\\", false},
		    {"\033P0", true}, {"\033[200~a", true}};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct decode d;

		test_row("%s", rows[i].bytes + 1);
		decode_init(&d, false, 127);
		for (const char *b = rows[i].bytes; *b; b++)
			decode_feed(&d, (unsigned char)*b);
		CHECK(decode_in_bulk(&d) == rows[i].bulk);
		decode_release(&d);
	}
}

TEST(decode_keys_that_somebody_knew)
{
	struct str out = STR_INIT;
	struct decode d;

	decode_init(&d, false, '#');
	decode_feed(&d, KEYS_UP);
	take(&d, &out);
	decode_feed(&d, KEYS_ESC);
	decode_feed(&d, KEYS_DOWN);
	take(&d, &out);
	feed(&d, "\033[1", 3, &out);
	decode_feed(&d, KEYS_ALT | KEYS_UP);
	take(&d, &out);
	feed(&d, "#\033[200~", 7, &out);
	decode_feed(&d, KEYS_UP); /* pasted text has no keys */
	feed(&d, "a", 1, &out);
	CHECK_STR(out.s, "<Up>\n<Alt-Down>\n<Unknown>\n<Alt-Up>\n<Backspace>\npaste a\n");
	decode_release(&d);
	str_release(&out);
}

TEST(decode_in_another_locale)
{
	check_words("a\351\233|", true,
		    "a\n<Unknown>\n<Unknown>\n"); /* that of the tests is UTF-8 */
}

/* ---- a million fragments ---- */

/* A stream of things that a terminal may send, and what they are. */
struct stream {
	struct dice dice;
	struct decode d;
	struct str out, want, bytes;
};

static void expect(struct stream *s, uint32_t key)
{
	keys_write(key, &s->want);
	str_addc(&s->want, '\n');
}

static void parameters(struct stream *s)
{
	static const char all[] = "0123456789;:$!\"";

	/* 9 first, so that it is no paste and no key */
	str_addc(&s->bytes, '9');
	for (uint32_t n = dice_below(&s->dice, 50); n > 0; n--)
		str_addc(&s->bytes, all[dice_below(&s->dice, sizeof all - 1)]);
}

static void printable(struct stream *s)
{
	for (uint32_t n = dice_below(&s->dice, 50); n > 0; n--)
		str_addc(&s->bytes, (char)(' ' + dice_below(&s->dice, '|' - ' ')));
}

static void add_key(struct stream *s)
{
	char c = (char)('a' + dice_below(&s->dice, 26));

	str_addc(&s->bytes, c);
	expect(s, (unsigned char)c);
}

static void add_arrow(struct stream *s)
{
	str_addz(&s->bytes, dice_below(&s->dice, 2) ? "\033[A" : "\033OA");
	expect(s, KEYS_UP);
}

static void add_answer(struct stream *s)
{
	static const char *const begins[] = {"\033]1", "\033P1", "\033_G",
					     "\033[?", "\033[<", "\033[>"};
	uint32_t which = dice_below(&s->dice, 6);

	str_addz(&s->bytes, begins[which]);
	if (which < 3)
		printable(s);
	else
		parameters(s);
	str_addz(&s->bytes, which >= 3 ? "c" : dice_below(&s->dice, 2) ? "\007" : "\033\\");
}

static void add_broken(struct stream *s)
{
	str_addz(&s->bytes, dice_below(&s->dice, 2) ? "\033[" : "\033O");
	parameters(s);
	expect(s, KEYS_UNKNOWN);
	if (dice_below(&s->dice, 2)) {
		str_addc(&s->bytes, '\001');
		expect(s, 1);
	} else {
		str_addc(&s->bytes, '|'); /* silence */
	}
}

static void add_unended(struct stream *s)
{
	str_addz(&s->bytes, dice_below(&s->dice, 2) ? "\033]52;" : "\033P+r");
	for (uint32_t n = dice_below(&s->dice, 50); n > 0; n--)
		str_addc(&s->bytes, (char)('a' + dice_below(&s->dice, 26)));
	str_addc(&s->bytes, '|');
}

static void add_paste(struct stream *s)
{
	str_addz(&s->bytes, "\033[200~");
	for (uint32_t n = dice_below(&s->dice, 20); n > 0; n--) {
		char c = "qx\r\003\0332["[dice_below(&s->dice, 7)];

		str_addc(&s->bytes, c);
		str_addz(&s->want, "paste ");
		expect(s, (unsigned char)c);
	}
	str_addz(&s->bytes, "\033[201~|");
}

/* Anything at all; then silence, and the way out of a paste. */
static void add_noise(struct stream *s)
{
	struct str noise = STR_INIT;

	str_addz(&noise, dice_below(&s->dice, 2) ? "\033[9" : "");
	for (uint32_t n = dice_below(&s->dice, 30); n > 0; n--)
		str_addc(&noise, (char)dice_below(&s->dice, 256));
	feed(&s->d, noise.s, noise.len, &s->out);
	for (int i = 0; i < 2; i++)
		feed(&s->d, "|\033|", 3, &s->out);
	CHECK(!s->d.pasting && !s->d.holding && decode_patience(&s->d) < 0);
	str_clear(&s->out);
	str_release(&noise);
}

static bool add_fragment(struct stream *s)
{
	static void (*const add[])(struct stream *) = {
	    add_key, add_arrow, add_answer, add_broken, add_unended, add_paste, add_noise};

	str_clear(&s->bytes);
	str_clear(&s->want);
	str_clear(&s->out);
	add[dice_below(&s->dice, sizeof add / sizeof *add)](s);
	feed(&s->d, s->bytes.s, s->bytes.len, &s->out);
	return strcmp(s->out.s, s->want.s) == 0;
}

TEST(decode_fragments_of_all_kinds)
{
	struct stream s = {{20261129}, {0}, STR_INIT, STR_INIT, STR_INIT};
	size_t most = test_count(1000000, 10000000), n = 0, wrong = 0;

	decode_init(&s.d, false, 127);
	for (; n < most && wrong < 3; n++) {
		if (add_fragment(&s))
			continue;
		test_row("fragment %zu", n);
		wrong++;
		CHECK_STR(s.out.s, s.want.s);
	}
	printf("# %zu fragments\n", n);
	decode_release(&s.d);
	str_release(&s.out);
	str_release(&s.want);
	str_release(&s.bytes);
}

/* ---- the background */

/* What is told of it, as "light " or "dark "; keys in between as they are written. */
static void check_background(const char *bytes, const char *want, bool answered, bool reports)
{
	struct str out = STR_INIT;
	struct decode d;
	struct event ev;

	test_row("%s", bytes + 1);
	decode_init(&d, false, 127);
	for (size_t i = 0; bytes[i]; i++) {
		decode_feed(&d, (unsigned char)bytes[i]);
		while (decode_next(&d, &ev)) {
			if (ev.kind == EVENT_BACKGROUND)
				str_addz(&out, ev.key ? "light " : "dark ");
			else
				keys_write(ev.key, &out);
		}
	}
	CHECK_STR(out.s, want);
	CHECK_INT(d.answered, answered);
	CHECK_INT(d.reports, reports);
	decode_release(&d);
	str_release(&out);
}

TEST(decode_tells_the_background)
{
	check_background("\033]11;rgb:ffff/ffff/ffff\033\\x", "light x", false, false);
	check_background("\033]11;rgb:0000/0000/0000\007x", "dark x", false, false);
	check_background("\033]11;rgb:fd/f6/e3\007", "light ", false, false);
	check_background("\033]11;rgb:0/2/3\007", "dark ", false, false);
	check_background("\033]11;rgb:1e1e/1e1e/1e1e\007\033[?62;22c", "dark ", true, false);
	check_background("\033[?997;1n", "dark ", false, true);
	check_background("\033[?997;2n\033[?1;2c", "light ", true, true);
	check_background("\033[?1;2c", "", true, false);
}

TEST(decode_tells_no_background_that_was_not_told)
{
	static const char *const rows[] = {
	    "\033]11;rgb:ffff/ffff\007",
	    "\033]11;rgb:/ffff/ffff\007",
	    "\033]11;rgb:fffff/ffff/ffff\007",
	    "\033]11;rgb:ffff/ffff/ffff/ffff\007",
	    "\033]11;rgb:gggg/ffff/ffff\007",
	    "\033]11;?\007",
	    "\033]10;rgb:ffff/ffff/ffff\007",
	    "\033]111;rgb:ffff/ffff/ffff\007",
	    "\033]11;rgb:ffff/ffff/ffff\030",
	    "\033]11;rgb:ffff/ffff/ffff\033[I",
	    "\033P11;rgb:ffff/ffff/ffff\033\\",
	    "\033]11;rgb:ffff/ffff/ffff \007",
	    "\033]11;rgb:ffff/ffff/ffff0000000000000000000000000000000000000000\007",
	    "\033]11;rgb:ffff\r/ffff/ffff\007",
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		check_background(rows[i], "", false, false);
	check_background("\033[?997;3n", "", false, true);
	check_background("\033[?9970;1n", "", false, false);
}
