/* SPDX-License-Identifier: MIT */
#include "store/scalar.h"

#include "dice.h"
#include "store/plain.h"
#include "test.h"

struct row {
	const char *value;
	enum yaml_style like;
	unsigned flags;
	const char *want;
};

static const struct row rows[] = {
    {"CNT", YAML_PLAIN, 0, "CNT"},
    {"CNT", YAML_SINGLE, 0, "'CNT'"},
    {"CNT", YAML_DOUBLE, 0, "\"CNT\""},
    {"CNT", YAML_LITERAL, 0, "CNT"},
    {"no", YAML_PLAIN, 0, "\"no\""},
    {"2024-07-04", YAML_PLAIN, 0, "\"2024-07-04\""},
    {"25000", YAML_PLAIN, 0, "\"25000\""},
    {"25000", YAML_PLAIN, SCALAR_NUMBER, "25000"},
    {"-3", YAML_PLAIN, SCALAR_NUMBER, "-3"},
    {"", YAML_PLAIN, 0, "\"\""},
    {"a, b", YAML_PLAIN, 0, "a, b"},
    {"a, b", YAML_PLAIN, SCALAR_FLOW, "\"a, b\""},
    {"a: b", YAML_PLAIN, 0, "\"a: b\""},
    {"12:30", YAML_PLAIN, 0, "\"12:30\""},
    {"a:b", YAML_PLAIN, 0, "a:b"},
    {"fin:", YAML_PLAIN, 0, "\"fin:\""},
    {"x #y", YAML_PLAIN, 0, "\"x #y\""},
    {"x#y", YAML_PLAIN, SCALAR_FLOW, "x#y"},
    {"dit \"oui\"", YAML_PLAIN, 0, "dit \"oui\""},
    {"\"oui\"", YAML_PLAIN, 0, "'\"oui\"'"},
    {"l'un: \"oui\"", YAML_PLAIN, 0, "'l''un: \"oui\"'"},
    {"l'un", YAML_SINGLE, 0, "'l''un'"},
    {"a\nb", YAML_SINGLE, 0, "\"a\\nb\""},
    {"a\tb", YAML_PLAIN, 0, "\"a\\tb\""},
    {"nel\xc2\x85", YAML_PLAIN, 0, "\"nel\\x85\""},
    {"ls\xe2\x80\xa8", YAML_SINGLE, 0, "\"ls\\u2028\""},
    {"\xe2\x80\xaerlo", YAML_PLAIN, 0, "\"\\u202Erlo\""},
    {"\xef\xbb\xbf", YAML_PLAIN, 0, "\"\\uFEFF\""},
    {"\x1b[1m", YAML_PLAIN, 0, "\"\\x1B[1m\""},
    {"😀\xe2\x80\xaf»", YAML_PLAIN, 0, "😀\xe2\x80\xaf»"},
    {" a", YAML_PLAIN, 0, "\" a\""},
    {"- a", YAML_PLAIN, 0, "\"- a\""},
};

TEST(scalar_is_as_the_house_writes_it)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str out = STR_INIT;

		test_row("%zu: %s", i, rows[i].want);
		scalar_write(&out, slice_of(rows[i].value), rows[i].like, rows[i].flags);
		CHECK_STR(out.s, rows[i].want);
		str_release(&out);
	}
}

/* The value of "k" in the file, which has no fault. */
static bool reads_as(const struct str *file, struct slice value, const char *key)
{
	struct diag_list faults;
	const struct yaml_node *n;
	struct yaml y;
	bool same;

	diag_init(&faults, "f");
	same = yaml_read(&y, file->s, file->len, &faults) && !y.faulty;
	n = yaml_root(&y);
	if (n && n->kind == YAML_LIST)
		n = yaml_first(n);
	n = same ? yaml_get(n, key) : NULL;
	same = n && n->kind == YAML_SCALAR && slice_equal(n->value, value);
	same = same && (n->style != YAML_PLAIN || !plain_type(n->value));
	yaml_release(&y);
	diag_release(&faults);
	return same;
}

TEST(scalar_reads_back_whatever_it_holds)
{
	static const enum yaml_style styles[] = {YAML_PLAIN, YAML_SINGLE, YAML_DOUBLE};
	struct dice d = {11};
	struct dice_parts parts = DICE_PARTS(
	    "a", "é", " ", ":", ": ", "#", " #", ",", "[", "]", "{", "}", "?", "-", "'", "\"", "\\",
	    "\n", "\t", "\r", "&", "*", "!", "|", ">", "%", "@", "`", "~", "1", "2024-", "no", "=",
	    "...", "---", "\xc2\x85", "\xe2\x80\xa8", "\xef\xbb\xbf", "😀", "\x01", "\x7f", "0x");
	int wrong = 0;

	for (int i = 0; i < 20000; i++) {
		struct str value = STR_INIT, file = STR_INIT;
		bool flow = dice_below(&d, 2), item = dice_below(&d, 2);

		dice_text(&d, &value, dice_below(&d, 6), parts);
		str_addz(&file, item ? "- " : "");
		str_addz(&file, flow ? "{k: " : "k: ");
		scalar_write(&file, dice_slice(&value), styles[dice_below(&d, 3)],
			     flow ? SCALAR_FLOW : 0);
		str_addz(&file, flow ? ", l: m}\n" : item ? "\n  l: m\n" : "\nl: m\n");
		wrong +=
		    !reads_as(&file, dice_slice(&value), "k") || !reads_as(&file, SLICE("m"), "l");
		str_release(&value);
		str_release(&file);
	}
	CHECK_INT(wrong, 0);
}

TEST(scalar_block_reads_back_what_fits)
{
	struct dice d = {12};
	struct dice_parts parts =
	    DICE_PARTS("a", "é", " ", ":", "#", "\n", "\n", "\t", "- ", "k: v", "'", "...");
	int wrong = 0, fitting = 0;

	for (int i = 0; i < 20000; i++) {
		struct str value = STR_INIT, file = STR_INIT;
		bool folded = dice_below(&d, 3) == 0;

		dice_text(&d, &value, 1 + dice_below(&d, 8), parts);
		if (scalar_fits_block(dice_slice(&value), folded)) {
			fitting++;
			str_printf(&file, "k: %s%s\n", folded ? ">" : "|",
				   value.s[value.len - 1] == '\n' ? "" : "-");
			scalar_write_lines(&file, dice_slice(&value), 2, "\n");
			str_addz(&file, "\nl: m\n");
			wrong += !reads_as(&file, dice_slice(&value), "k");
		}
		str_release(&value);
		str_release(&file);
	}
	CHECK_INT(wrong, 0);
	CHECK(fitting > 4000);
}
