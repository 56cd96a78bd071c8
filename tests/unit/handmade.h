/* handmade: article files as people write them, at random.
 *
 * Flow and block styles, comments at every place, odd indents, CRLF, a byte order
 * mark, quotes of all kinds, unknown keys, no last line end.  A comment "#K…" stands
 * outside of every record, "#c…" inside of one.
 *
 *     struct dice d = {7};
 *     handmade_article(&d, &file);
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef HANDMADE_H
#define HANDMADE_H

#include "dice.h"
#include "store/scalar.h"

#include <string.h>

struct handmade {
	struct dice *d;
	struct str *out;
	const char *eol;
	size_t indent; /* of lists under their keys */
	uint32_t comments;
	uint32_t comment_odds; /* one in so many */
};

static inline bool hand_odds(struct handmade *h, uint32_t n)
{
	return dice_below(h->d, n) == 0;
}

static inline void hand_spaces(struct handmade *h, size_t n)
{
	while (n--)
		str_addc(h->out, ' ');
}

/* Behind a value: perhaps blanks and a comment, and the end of the line. */
static inline void hand_end(struct handmade *h, char kind)
{
	if (hand_odds(h, h->comment_odds))
		str_printf(h->out, "%*s#%c%u", (int)(1 + dice_below(h->d, 3)), "", kind,
			   h->comments++);
	else if (hand_odds(h, 20))
		str_addz(h->out, "  ");
	str_addz(h->out, h->eol);
}

/* Between two records. */
static inline void hand_between(struct handmade *h, size_t column)
{
	if (hand_odds(h, h->comment_odds)) {
		hand_spaces(h, column);
		str_printf(h->out, "#K%u", h->comments++);
		str_addz(h->out, h->eol);
	}
	if (hand_odds(h, 12))
		str_addz(h->out, h->eol);
}

static const char *const hand_words[] = {
    "CNT",
    "Conseil national de transition",
    "l'un",
    "l’autre",
    "a: b",
    "no",
    "12",
    "2024-07-04",
    "x # y",
    " avant",
    "après ",
    "«\xc2\xa0Oui\xe2\x80\xaf»",
    "dit \"oui\"",
    "a\\b",
    "a, b",
    "[x]",
    "{y}",
    "-",
    "- trait",
    "? quoi",
    "tab\tau",
    "nel\xc2\x85ici",
    "ls\xe2\x80\xa8ici",
    "😀 rire",
    "#dièse",
    "deux\nlignes",
    "deux\nlignes\n",
    "une ligne\n",
    "'",
    "~",
    "on",
    "=",
    "<<",
    "...",
    "---",
    "1e3",
    "un : deux",
    "fin:",
    "\xe2\x80\xaetourne",
    "\xef\xbb\xbf",
    "%x",
    "@x",
    "`x",
    "!x",
    "&x",
    "*x",
    "|",
    ">",
    "une phrase, assez longue, pour finir",
    "12:30:45",
};

static inline struct slice hand_word(struct dice *d)
{
	return slice_of(hand_words[dice_below(d, sizeof hand_words / sizeof *hand_words)]);
}

static inline void hand_scalar(struct handmade *h, struct slice s, bool flow)
{
	static const enum yaml_style styles[] = {YAML_PLAIN, YAML_PLAIN, YAML_SINGLE, YAML_DOUBLE};

	scalar_write(h->out, s, styles[dice_below(h->d, 4)], flow ? SCALAR_FLOW : 0);
}

/* A value of a key in block style, with the end of its line. */
static inline void hand_value(struct handmade *h, struct slice s, size_t column)
{
	bool folded = hand_odds(h, 2);

	if (hand_odds(h, 4) && scalar_fits_block(s, folded)) {
		size_t deep = column + 1 + dice_below(h->d, 4);

		str_printf(h->out, " %s%s", folded ? ">" : "|", s.s[s.len - 1] == '\n' ? "" : "-");
		hand_end(h, 'c');
		hand_spaces(h, 0);
		scalar_write_lines(h->out, s, deep, h->eol);
		str_addz(h->out, h->eol);
		if (hand_odds(h, 8))
			str_addz(h->out, h->eol);
		return;
	}
	str_addc(h->out, ' ');
	hand_scalar(h, s, false);
	hand_end(h, 'c');
}

static inline void hand_comma(struct handmade *h, bool *first)
{
	if (!*first)
		str_addz(h->out, hand_odds(h, 6) ? " , " : ", ");
	*first = false;
}

static inline void hand_parts(struct handmade *h)
{
	uint32_t n = 1 + dice_below(h->d, 3);

	if (hand_odds(h, 4)) {
		bool first = true;

		str_addc(h->out, '[');
		while (n--) {
			hand_comma(h, &first);
			hand_scalar(h, hand_word(h->d), true);
		}
		str_addc(h->out, ']');
	} else {
		hand_scalar(h, hand_word(h->d), true);
	}
}

/* {entity: …, quote: …} and the like, without the end of the line. */
static inline void hand_flow_map(struct handmade *h, const char *key, const char *word)
{
	bool first = true;

	str_addz(h->out, hand_odds(h, 6) ? "{ " : "{");
	if (key) {
		hand_comma(h, &first);
		str_printf(h->out, "%s: %s", key, word);
	}
	if (hand_odds(h, 15)) {
		hand_comma(h, &first);
		str_addz(h->out, "unknown: [1, {a: b}]");
	}
	if (hand_odds(h, 3)) {
		hand_comma(h, &first);
		str_addz(h->out, "before: ");
		hand_scalar(h, hand_word(h->d), true);
	}
	hand_comma(h, &first);
	str_addz(h->out, hand_odds(h, 5) ? "'quote': " : "quote: ");
	hand_parts(h);
	if (hand_odds(h, 3)) {
		hand_comma(h, &first);
		str_addz(h->out, "after: ");
		hand_scalar(h, hand_word(h->d), true);
	}
	str_addz(h->out, hand_odds(h, 10) ? ", }" : hand_odds(h, 6) ? " }" : "}");
}

static const char *const hand_ids[] = {"cnt", "mali", "russie", "wagner", "apa"};

static inline const char *hand_id(struct dice *d)
{
	return hand_ids[dice_below(d, 5)];
}

static inline void hand_block_mention(struct handmade *h, size_t column)
{
	str_printf(h->out, "entity: %s", hand_id(h->d));
	hand_end(h, 'c');
	hand_spaces(h, column);
	str_addz(h->out, "quote:");
	hand_value(h, hand_word(h->d), column);
}

static inline void hand_mentions(struct handmade *h, const char *key)
{
	uint32_t n = dice_below(h->d, 7), shape = dice_below(h->d, 5);
	bool first = true;

	if (!n || shape == 0) {
		str_printf(h->out, "%s: [", key);
		if (hand_odds(h, 2) && n)
			str_addz(h->out, h->eol);
		for (uint32_t i = 0; i < n; i++) {
			hand_comma(h, &first);
			if (i && hand_odds(h, 3)) {
				str_addz(h->out, h->eol);
				hand_spaces(h, 3);
			}
			hand_spaces(h, 1);
			hand_flow_map(h, "entity", hand_id(h->d));
		}
		str_addz(h->out, " ]");
		hand_end(h, 'K');
		return;
	}
	str_printf(h->out, "%s:", key);
	hand_end(h, 'K');
	for (uint32_t i = 0; i < n; i++) {
		size_t gap = hand_odds(h, 5) ? 1 + dice_below(h->d, 3) : 1;

		hand_between(h, dice_below(h->d, (uint32_t)h->indent + 1));
		hand_spaces(h, h->indent);
		str_printf(h->out, "-%*s", (int)gap, "");
		if (shape == 1 && hand_odds(h, 2)) {
			hand_block_mention(h, h->indent + 1 + gap);
			continue;
		}
		hand_flow_map(h, "entity", hand_id(h->d));
		hand_end(h, 'c');
	}
}

static inline void hand_list_of_maps(struct handmade *h, const char *key, size_t column)
{
	bool sources = key[0] == 's';
	uint32_t n = 1 + dice_below(h->d, 3);
	const char *who = sources ? "who" : NULL;

	if (hand_odds(h, 4)) {
		bool first = true;

		str_printf(h->out, "%s: [", key);
		while (n--) {
			hand_comma(h, &first);
			hand_flow_map(h, who, hand_id(h->d));
		}
		str_addc(h->out, ']');
		hand_end(h, 'c');
		return;
	}
	if (hand_odds(h, 8)) {
		str_printf(h->out, "%s: ", key);
		hand_flow_map(h, who, hand_id(h->d));
		hand_end(h, 'c');
		return;
	}
	str_printf(h->out, "%s:", key);
	hand_end(h, 'c');
	while (n--) {
		hand_spaces(h, column + h->indent);
		str_addz(h->out, "- ");
		if (hand_odds(h, 6))
			hand_scalar(h, hand_word(h->d), false);
		else
			hand_flow_map(h, who, hand_id(h->d));
		hand_end(h, 'c');
	}
}

static inline void hand_roles(struct handmade *h, size_t column)
{
	static const char *const roles[] = {"agent", "patient", "theme"};
	uint32_t n = 1 + dice_below(h->d, 3);
	bool block = hand_odds(h, 3), first = true;

	str_addz(h->out, block ? "roles:" : "roles: {");
	if (block)
		hand_end(h, 'c');
	for (uint32_t i = 0; i < n; i++) {
		if (block)
			hand_spaces(h, column + 2);
		else
			hand_comma(h, &first);
		str_printf(h->out, "%s: ", roles[i]);
		if (hand_odds(h, 3)) {
			str_printf(h->out, "[%s, ", hand_id(h->d));
			hand_scalar(h, hand_word(h->d), true);
			str_addc(h->out, ']');
		} else {
			hand_scalar(h, hand_word(h->d), true);
		}
		if (block)
			hand_end(h, 'c');
	}
	if (!block) {
		str_addc(h->out, '}');
		hand_end(h, 'c');
	}
}

static inline void hand_field(struct handmade *h, const char *key, size_t column)
{
	if (strcmp(key, "sources") == 0 || strcmp(key, "evidence") == 0) {
		hand_list_of_maps(h, key, column);
	} else if (strcmp(key, "roles") == 0) {
		hand_roles(h, column);
	} else if (strcmp(key, "links") == 0) {
		str_printf(h->out, "links: [{same-as: \"x#f-%06u\"}, {updates: 'f-b'}]",
			   dice_below(h->d, 1000));
		hand_end(h, 'c');
	} else if (strcmp(key, "quantity") == 0) {
		str_addz(h->out, "quantity: {value: 25000, unit: t}");
		hand_end(h, 'c');
	} else if (strcmp(key, "verdict") == 0) {
		str_addz(h->out, hand_odds(h, 2) ? "verdict: open" : "verdict: 'verified'");
		hand_end(h, 'c');
	} else if (strcmp(key, "other") == 0) {
		str_addz(h->out, "other: {k: [v, w], x: y}");
		hand_end(h, 'c');
	} else {
		str_printf(h->out, "%s:", key);
		if (hand_odds(h, 12))
			hand_end(h, 'c');
		else
			hand_value(h, hand_word(h->d), column);
	}
}

static inline void hand_facts(struct handmade *h)
{
	static const char *const keys[] = {"claim",    "predicate", "roles",    "when",    "where",
					   "quantity", "sources",   "evidence", "verdict", "reason",
					   "links",    "note",      "by",       "on",      "other"};
	uint32_t n = dice_below(h->d, 5);

	str_addz(h->out, "facts:");
	hand_end(h, 'K');
	for (uint32_t i = 0; i < n; i++) {
		size_t column = h->indent + 2;

		hand_between(h, h->indent);
		hand_spaces(h, h->indent);
		str_printf(h->out, "- id: f-%u%05u", i, dice_below(h->d, 99999));
		hand_end(h, 'c');
		for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
			if (hand_odds(h, 2))
				continue;
			if (hand_odds(h, h->comment_odds)) {
				hand_spaces(h, column);
				str_printf(h->out, "#c%u%s", h->comments++, h->eol);
			}
			hand_spaces(h, column);
			hand_field(h, keys[k], column);
		}
	}
}

static inline void hand_entities(struct handmade *h)
{
	str_addz(h->out, "entities:");
	hand_end(h, 'K');
	for (size_t i = 0; i < 5; i++) {
		hand_between(h, h->indent);
		hand_spaces(h, h->indent);
		if (hand_odds(h, 3)) {
			str_printf(h->out, "- {id: %s, type: person, name: ", hand_ids[i]);
			hand_scalar(h, hand_word(h->d), true);
			str_addz(h->out, hand_odds(h, 2) ? ", aliases: [a, 'b']}" : "}");
			hand_end(h, 'c');
			continue;
		}
		str_printf(h->out, "- id: %s%s", hand_ids[i], h->eol);
		hand_spaces(h, h->indent + 2);
		str_addz(h->out, "type: organization");
		hand_end(h, 'c');
		hand_spaces(h, h->indent + 2);
		str_addz(h->out, "name:");
		hand_value(h, hand_word(h->d), h->indent + 2);
		if (hand_odds(h, 2)) {
			hand_spaces(h, h->indent + 2);
			str_addz(h->out, "aliases: [CNT, 'conseil']");
			hand_end(h, 'c');
		}
	}
}

static inline void hand_text(struct handmade *h)
{
	str_addz(h->out, hand_odds(h, 3) ? "text: |-" : hand_odds(h, 4) ? "text: |+" : "text: |");
	hand_end(h, 'K');
	str_printf(h->out, "  Le CNT siège à Bamako. # texte%s", h->eol);
	str_printf(h->out, "  La Russie a livré 25 000 t.%s", h->eol);
}

static inline void handmade_article(struct dice *d, struct str *file)
{
	struct handmade h = {.d = d, .out = file, .eol = dice_below(d, 4) ? "\n" : "\r\n"};
	bool last_mentions = dice_below(d, 2) != 0;

	h.indent = dice_below(d, 3) ? 0 : 1 + dice_below(d, 4);
	h.comment_odds = 2 + dice_below(d, 8);
	if (hand_odds(&h, 10))
		str_addz(file, "\xef\xbb\xbf");
	hand_between(&h, 0);
	str_printf(file, "postil: 1%stitle: T%s", h.eol, h.eol);
	hand_between(&h, 0);
	if (hand_odds(&h, 3))
		hand_entities(&h);
	hand_text(&h);
	hand_between(&h, 0);
	if (!last_mentions && hand_odds(&h, 2))
		hand_facts(&h);
	if (!hand_odds(&h, 8))
		hand_mentions(&h, "mentions");
	hand_between(&h, 0);
	if (hand_odds(&h, 3))
		hand_mentions(&h, "refused");
	if (last_mentions && !hand_odds(&h, 8))
		hand_facts(&h);
	if (hand_odds(&h, 4))
		str_printf(file, "zzz: {more: things}%s", h.eol);
	hand_between(&h, 0);
	if (hand_odds(&h, 6))
		while (file->len && strchr("\r\n", file->s[file->len - 1]))
			str_cut(file, file->len - 1);
}

#endif
