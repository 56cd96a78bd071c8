# Writes linebreak_table.c: the classes of code points and the rules of UAX #14
# (Unicode 15.0) as a machine.  How to run it: text/linebreak_table.h.
# LB25 is the regular expression of example 7 in section 8.2, which LineBreakTest
# takes for granted.                                SPDX-License-Identifier: MIT

function hex(text,    i, n) {
	n = 0
	for (i = 1; i <= length(text); i++)
		n = n * 16 + index("0123456789ABCDEF", toupper(substr(text, i, 1))) - 1
	return n
}

# first and last of "0041..005A" or "0041"
function range(field,    parts, n) {
	n = split(field, parts, /\.\./)
	first = hex(parts[1])
	last = hex(parts[n])
}

function fill(array, from, to, value,    cp) {
	for (cp = from; cp <= to; cp++)
		array[cp] = value
}

function die(text) {
	print "gen-linebreak.awk: " text >"/dev/stderr"
	failed = 1
	exit 1
}

# ---- reading

BEGIN {
	LIMIT = hex("20000")
	fill(lb, hex("3400"), hex("4DBF"), "ID")
	fill(lb, hex("4E00"), hex("9FFF"), "ID")
	fill(lb, hex("F900"), hex("FAFF"), "ID")
	fill(lb, hex("1F000"), hex("1FAFF"), "ID")
	fill(lb, hex("1FC00"), hex("1FFFD"), "ID")
	fill(lb, hex("20A0"), hex("20CF"), "PR")
}

FNR == 1 { file++ }

file == 1 {
	if (/^enum/)
		list = $2
	while (match($0, /LB_[A-Z0-9]+/)) {
		name = substr($0, RSTART + 3, RLENGTH - 3)
		$0 = substr($0, RSTART + RLENGTH)
		if (list == "linebreak_class")
			classes[class_count++] = name
		states[state_count++] = name
		number[name] = state_count - 1
	}
	next
}

{ sub(/#.*/, ""); gsub(/[ \t\r]/, "") }
$0 == "" { next }
{ split($0, field, ";"); range(field[1]) }

file == 2 { high(first, last, field[2]); if (last < LIMIT) fill(lb, first, last, field[2]) }
file == 3 && last < LIMIT && field[2] ~ /^[FWH]$/ { fill(wide, first, last, 1) }
file == 4 && last < LIMIT && field[2] ~ /^M[nc]$/ { fill(mark, first, last, 1) }
file == 4 && last < LIMIT { fill(assigned, first, last, field[2] != "Cn") }
file == 5 && last < LIMIT && field[2] == "Extended_Pictographic" { fill(pict, first, last, 1) }

# What linebreak.c says of U+20000 and up.
function high(from, to, value,    want) {
	if (from < LIMIT)
		return
	want = from < hex("40000") ? "ID" : from >= hex("E0000") && to <= hex("E01EF") ? "CM" : "XX"
	if (value != want)
		die("U+" field[1] " is " value ", and linebreak.c says " want)
}

# ---- classes

function class_of(cp,    c) {
	c = cp in lb ? lb[cp] : "XX"
	if (c == "AI" || c == "SG" || c == "XX")
		c = "AL"
	if (c == "SA")
		c = cp in mark ? "CM" : "AL"
	if (c == "CJ")
		c = "NS"
	if ((c == "OP" || c == "CP") && cp in wide)
		c = c "W"
	if (c == "ID" && cp in pict && !assigned[cp])
		c = "PI"
	if (!(c in number))
		die("unknown class " c)
	return number[c]
}

function print_blocks(    b, i, block, known, count, text) {
	for (b = 0; b < LIMIT / 128; b++) {
		block = ""
		for (i = 0; i < 128; i++)
			block = block class_of(b * 128 + i) ((i + 1) % 32 ? "," : ",\n")
		if (!(block in known)) {
			known[block] = count++
			text = text block
		}
		index_text = index_text known[block] ((b + 1) % 24 ? "," : ",\n")
	}
	if (count > 256)
		die("too many blocks")
	printf "const uint8_t linebreak_blocks[] = {\n%s};\n\n", text
	printf "const uint8_t linebreak_index[LINEBREAK_TABLE_END >> 7] = {\n%s\n};\n\n", index_text
}

# ---- rules

function is(c, set) { return index(" " set " ", " " c " ") > 0 }

# The class that a state stands for, without what it remembers.
function base(s) {
	if (is(s, "ISN SYN CLN CPN HYH BAH RI2"))
		return substr(s, 1, 2)
	return s
}

function is_spaces(s) { return is(s, "SOP SQU SCL SB2 SZW SXX") }

function after_spaces(s) {
	if (is_spaces(s))
		return s
	if (is(s, "OP OPW"))
		return "SOP"
	if (is(base(s), "CL CP CPW"))
		return "SCL"
	if (is(s, "QU B2 ZW"))
		return "S" s
	return "SXX"
}

function next_state(s, c) {
	if (is(s, "BK CR LF NL"))
		s = "SOT"
	if (is(c, "CM ZWJ"))
		return is(s, "SOT ZW") || is_spaces(s) ? "AL" : s
	if (c == "SP")
		return after_spaces(s)
	if (is(s, "NU ISN SYN") && is(c, "IS SY CL CP CPW"))
		return (c == "CPW" ? "CP" : c) "N"
	if (s == "HL" && is(c, "HY BA"))
		return c "H"
	if (s == "RI" && c == "RI")
		return "RI2"
	return c
}

# LB4-LB31 between state s and class c: NO MAY MUST UNLESS.
function action(s, c,    b) {
	b = base(s)
	if (s == "CR" && c == "LF")
		return "NO"
	if (is(s, "BK CR LF NL"))
		return "MUST"
	if (is(c, "BK CR LF NL SP ZW") || s == "SOT")
		return "NO"
	if (is(s, "ZW SZW"))
		return "MAY"
	if (is(c, "CM ZWJ") && !is_spaces(s))
		return "NO"
	if (is(c, "CM ZWJ"))
		c = "AL"
	if (is(c, "WJ CL CP CPW EX IS SY") || s == "WJ")
		return "NO"
	if (s == "GL" || (c == "GL" && !is_spaces(s) && !is(b, "BA HY")))
		return "NO"
	if (is(s, "OP OPW SOP"))
		return "NO"
	if ((is(s, "QU SQU") && is(c, "OP OPW")) || (is(s, "B2 SB2") && c == "B2"))
		return "NO"
	if ((is(b, "CL CP CPW") || s == "SCL") && c == "NS")
		return "NO"
	if (is_spaces(s))
		return "MAY"
	if (c == "QU" || s == "QU")
		return "NO"
	if (c == "CB" || s == "CB")
		return "MAY"
	return action_close(s, b, c)
}

function action_close(s, b, c) {
	if (is(c, "BA HY NS IN") || is(s, "BB HYH BAH") || (b == "SY" && c == "HL"))
		return "NO"
	if (is(b, "AL HL") && is(c, "NU PR PO AL HL OP"))
		return "NO"
	if (b == "NU" && is(c, "NU AL HL PR PO OP"))
		return "NO"
	if (is(b, "PR PO") && is(c, "AL HL NU"))
		return "NO"
	if (b == "PR" && is(c, "ID PI EB EM JL JV JT H2 H3"))
		return "NO"
	if (is(b, "ID PI EB EM JL JV JT H2 H3") && c == "PO")
		return "NO"
	if (b == "HY" && c == "NU" || is(s, "ISN SYN") && is(c, "NU PR PO"))
		return "NO"
	if (is(s, "CLN CPN") && is(c, "PR PO"))
		return "NO"
	if (b == "IS" && is(c, "AL HL") || b == "CP" && is(c, "AL HL NU"))
		return "NO"
	if (b == "JL" && is(c, "JL JV H2 H3") || is(b, "JV H2") && is(c, "JV JT"))
		return "NO"
	if (is(b, "JT H3") && c == "JT" || s == "RI" && c == "RI")
		return "NO"
	if (is(b, "EB PI") && c == "EM")
		return "NO"
	return is(b, "PR PO") && is(c, "OP OPW") ? "UNLESS" : "MAY"
}

function print_machine(    i, j, value, names) {
	split("NO MAY MUST UNLESS", names, " ")
	for (i = 1; i <= 4; i++)
		value[names[i]] = i - 1
	print "const uint8_t linebreak_machine[LINEBREAK_STATES][LINEBREAK_CLASSES] = {"
	for (i = 0; i < state_count; i++) {
		printf "    {"
		for (j = 0; j < class_count; j++)
			printf "%d,%s", value[action(states[i], classes[j])] * 64 \
				+ number[next_state(states[i], classes[j])], (j + 1) % 24 ? "" : "\n     "
		printf "}, /* %s */\n", states[i]
	}
	print "};"
}

END {
	if (failed)
		exit 1
	if (file != 5 || state_count > 64)
		die("five files and at most 64 states")
	print "/* Generated by gen-linebreak.awk from Unicode 15.0 data; do not edit."
	print " * SPDX-License-Identifier: MIT AND Unicode-DFS-2016"
	print " */"
	print "#include \"text/linebreak_table.h\"\n"
	print "/* clang-format off */"
	print_blocks()
	print_machine()
}
