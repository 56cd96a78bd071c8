/* edited: annotated articles whose text is changed under them, with the true places.
 *
 * Each point of a text remembers where it stood when the quotes were written, so after
 * any edit it is known where a span is: from the first to the last of its points that
 * are left.  Names come again on purpose, and inserted paragraphs use the same names,
 * words and phrases.
 *
 *     edited_make(&e, seed);                the text, its spans, and their quotes
 *     edited_typo(&e, EDITED_MENTION);
 *     edited_swap(&e);
 *     edited_file(&e, &file);               the quotes as they were, under the new text
 *     edited_place(&e, &e.spans[i], &hull)
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef EDITED_H
#define EDITED_H

#include "base/utf8.h"
#include "dice.h"
#include "doc/article.h"
#include "store/record_write.h"

#include <string.h>

enum { EDITED_POINTS = 24000, EDITED_SPANS = 120, EDITED_PARAGRAPHS = 40 };

enum edited_kind { EDITED_MENTION, EDITED_EVIDENCE };

struct edited_span {
	enum edited_kind kind;
	struct span parts[2]; /* in the text as it was */
	uint32_t n;
	uint32_t name;  /* of a mention */
	uint32_t typos; /* that were made in it */
};

struct edited {
	uint32_t points[EDITED_POINTS];
	int32_t origin[EDITED_POINTS]; /* -1: new */
	size_t n;
	struct dice dice;
	struct edited_span spans[EDITED_SPANS]; /* mentions first */
	struct anchor anchors[EDITED_SPANS];
	size_t span_count, mention_count;
	struct arena arena;
};

static const char *const edited_names[] = {
    "Mali",    "Conseil national de transition",
    "CNT",     "Conseil de sécurité",
    "Russie",  "Choguel Kokalla Maïga",
    "Moscou",  "groupe Wagner",
    "Bamako",  "gouvernement malien",
    "Union",   "Vladimir Poutine",
    "Sahel",   "Assimi Goïta",
    "l’armée", "Médecins sans frontières",
};

static const char *const edited_words[] = {
    "le",       "la",        "les",      "de",          "du",       "des",          "un",
    "une",      "et",        "en",       "à",           "au",       "par",          "pour",
    "sur",      "dans",      "qui",      "que",         "a",        "est",          "été",
    "avec",     "selon",     "accord",   "projet",      "loi",      "soldats",      "signé",
    "voté",     "militaire", "ministre", "coopération", "jeudi",    "juillet",      "annoncé",
    "texte",    "depuis",    "pouvoir",  "approuvé",    "adopté",   "pays",         "région",
    "sécurité", "source",    "presse",   "déclaré",     "membres",  "réunion",      "village",
    "habitant", "récolte",   "céréales", "rivière",     "quartier", "enquête",      "témoin",
    "d’après",  "l’accord",  "qu’ils",   "n’est",       "2024",     "3 500 tonnes", "jusqu’à",
    "œuvre",
};

enum {
	EDITED_NAMES = sizeof edited_names / sizeof *edited_names,
	EDITED_WORDS = sizeof edited_words / sizeof *edited_words
};

/* ---- points that come, go and move */

static inline void edited_insert(struct edited *e, size_t at, uint32_t point)
{
	if (e->n == EDITED_POINTS)
		return;
	memmove(e->points + at + 1, e->points + at, (e->n - at) * sizeof *e->points);
	memmove(e->origin + at + 1, e->origin + at, (e->n - at) * sizeof *e->origin);
	e->points[at] = point;
	e->origin[at] = -1;
	e->n++;
}

static inline void edited_delete(struct edited *e, size_t at, size_t n)
{
	memmove(e->points + at, e->points + at + n, (e->n - at - n) * sizeof *e->points);
	memmove(e->origin + at, e->origin + at + n, (e->n - at - n) * sizeof *e->origin);
	e->n -= n;
}

/* [from, from + n) goes in front of what stands at `to`. */
static inline void edited_move(struct edited *e, size_t from, size_t n, size_t to)
{
	static uint32_t points[EDITED_POINTS];
	static int32_t origin[EDITED_POINTS];

	memcpy(points, e->points + from, n * sizeof *points);
	memcpy(origin, e->origin + from, n * sizeof *origin);
	edited_delete(e, from, n);
	to = to > from ? to - n : to;
	for (size_t i = 0; i < n; i++) {
		edited_insert(e, to + i, points[i]);
		e->origin[to + i] = origin[i];
	}
}

static inline size_t edited_put(struct edited *e, size_t at, const char *s)
{
	size_t len = strlen(s);
	uint32_t point;

	for (size_t i = 0; i < len; at++) {
		i += utf8_decode(s + i, len - i, &point);
		edited_insert(e, at, point);
	}
	return at;
}

/* ---- texts */

static inline size_t edited_sentence(struct edited *e, size_t at)
{
	uint32_t n = 6 + dice_below(&e->dice, 14);

	for (uint32_t i = 0; i < n; i++) {
		if (i > 0)
			at = edited_put(e, at, dice_below(&e->dice, 12) ? " " : ", ");
		if (dice_below(&e->dice, 8) == 0)
			at = edited_put(e, at, edited_names[dice_below(&e->dice, EDITED_NAMES)]);
		else
			at = edited_put(e, at, edited_words[dice_below(&e->dice, EDITED_WORDS)]);
	}
	return edited_put(e, at, ".");
}

static inline size_t edited_sentences(struct edited *e, size_t at)
{
	uint32_t n = 2 + dice_below(&e->dice, 4);

	for (uint32_t i = 0; i < n; i++) {
		if (i > 0)
			at = edited_put(e, at, " ");
		at = edited_sentence(e, at);
	}
	return at;
}

static inline size_t edited_count(const struct edited *e)
{
	size_t n = 1;

	for (size_t i = 0; i < e->n; i++)
		n += e->points[i] == '\n';
	return n;
}

/* Without its newline. */
static inline struct span edited_paragraph(const struct edited *e, size_t k)
{
	struct span s = {0, 0};

	for (size_t i = 0; i < e->n && k > 0; i++)
		if (e->points[i] == '\n') {
			s.start = (uint32_t)i + 1;
			k--;
		}
	for (s.end = s.start; s.end < e->n && e->points[s.end] != '\n';)
		s.end++;
	return s;
}

/* ---- spans */

static inline bool edited_is_at(const struct edited *e, size_t at, const char *name, size_t *end)
{
	size_t len = strlen(name), i = 0;
	uint32_t point;

	for (; i < len; at++) {
		i += utf8_decode(name + i, len - i, &point);
		if (at >= e->n || e->points[at] != point)
			return false;
	}
	*end = at;
	return true;
}

static inline void edited_find_mentions(struct edited *e, size_t most)
{
	size_t end;

	for (size_t i = 0; i < e->n; i++)
		for (uint32_t k = 0; k < EDITED_NAMES && e->span_count < most; k++)
			if (edited_is_at(e, i, edited_names[k], &end))
				e->spans[e->span_count++] =
				    (struct edited_span){.kind = EDITED_MENTION,
							 .parts = {{(uint32_t)i, (uint32_t)end}},
							 .n = 1,
							 .name = k};
	e->mention_count = e->span_count;
}

/* From `from` on, so many words of a line; where they end. */
static inline size_t edited_words_end(const struct edited *e, size_t from, uint32_t words)
{
	size_t at = from;

	for (; at < e->n && e->points[at] != '\n'; at++)
		if (e->points[at] == ' ' && --words == 0)
			break;
	return at;
}

static inline size_t edited_word_start(const struct edited *e, size_t at)
{
	while (at > 0 && e->points[at - 1] != ' ' && e->points[at - 1] != '\n')
		at--;
	return at;
}

/* Some words of a paragraph; sometimes two parts with words between them. */
static inline void edited_draw_evidence(struct edited *e, struct edited_span *out)
{
	struct span p = edited_paragraph(e, dice_below(&e->dice, (uint32_t)edited_count(e)));
	size_t at = edited_word_start(e, p.start + dice_below(&e->dice, p.end - p.start)), end;

	end = edited_words_end(e, at, 4 + dice_below(&e->dice, 9));
	if (end < at + 20) /* a word or two at the end of a line prove nothing */
		at = edited_word_start(e, end > p.start + 20 ? end - 20 : p.start);
	*out = (struct edited_span){.kind = EDITED_EVIDENCE, .n = 1};
	out->parts[0] = (struct span){(uint32_t)at, (uint32_t)end};
	if (end + 40 < p.end && dice_below(&e->dice, 5) == 0) {
		at = edited_words_end(e, end + 1, 2) + 1;
		end = edited_words_end(e, at, 3 + dice_below(&e->dice, 4));
		if (at < end && end <= p.end) {
			out->parts[1] = (struct span){(uint32_t)at, (uint32_t)end};
			out->n = 2;
		}
	}
}

static inline struct slice edited_bytes(const struct edited *e, struct arena *arena)
{
	char *bytes = arena_bytes(arena, 4 * e->n + 1);
	size_t n = 0;

	for (size_t i = 0; i < e->n; i++)
		n += utf8_put(e->points[i], bytes + n);
	return (struct slice){bytes, n};
}

/* Those that no words make unique are left out. */
static inline void edited_quote(struct edited *e)
{
	struct anchor_place places[EDITED_SPANS];
	struct offsets offsets = {0};
	size_t kept = 0, mentions = 0;

	offsets_build(&offsets, edited_bytes(e, &e->arena));
	for (size_t i = 0; i < e->span_count; i++)
		places[i] = (struct anchor_place){e->spans[i].parts, e->spans[i].n};
	anchor_make(places, e->span_count, &offsets, &e->arena, e->anchors);
	for (size_t i = 0; i < e->span_count; i++) {
		if (!e->anchors[i].n)
			continue;
		mentions += i < e->mention_count;
		e->spans[kept] = e->spans[i];
		e->anchors[kept++] = e->anchors[i];
	}
	e->span_count = kept;
	e->mention_count = mentions;
	offsets_release(&offsets);
}

/* About 14 paragraphs, 60 mentions of 16 names, 12 pieces of evidence. */
static inline void edited_make(struct edited *e, uint32_t seed)
{
	uint32_t paragraphs;
	size_t at = 0;

	e->n = e->span_count = 0;
	e->dice = (struct dice){seed};
	e->arena = (struct arena){0};
	paragraphs = 12 + dice_below(&e->dice, 5);
	while (paragraphs-- > 0) {
		at = edited_sentences(e, at);
		at = paragraphs ? edited_put(e, at, "\n") : at;
	}
	for (size_t i = 0; i < e->n; i++)
		e->origin[i] = (int32_t)i;
	edited_find_mentions(e, 90);
	for (int i = 0; i < 12; i++)
		edited_draw_evidence(e, &e->spans[e->span_count++]);
	edited_quote(e);
}

static inline void edited_free(struct edited *e)
{
	arena_release(&e->arena);
}

/* ---- true places */

/* Where what is left of a part is; how many of its points that are. */
static inline size_t edited_part(const struct edited *e, struct span part, struct span *out)
{
	size_t kept = 0;

	*out = (struct span){0, 0};
	for (size_t i = 0; i < e->n; i++) {
		if (e->origin[i] < (int32_t)part.start || e->origin[i] >= (int32_t)part.end)
			continue;
		if (kept++ == 0)
			out->start = (uint32_t)i;
		out->end = (uint32_t)i + 1;
	}
	return kept;
}

/* Where its outer ends are; false if a part of it is (mostly) gone or torn. */
static inline bool edited_place(const struct edited *e, const struct edited_span *s,
				struct span *hull)
{
	struct span part;

	for (uint32_t i = 0; i < s->n; i++) {
		uint32_t length = s->parts[i].end - s->parts[i].start;

		if (2 * edited_part(e, s->parts[i], &part) <= length ||
		    part.end - part.start > length + length / 2 + 2)
			return false;
		if (i == 0)
			hull->start = part.start;
		hull->end = part.end;
	}
	return true;
}

/* ---- edits */

static inline void edited_new_paragraph(struct edited *e)
{
	size_t k = dice_below(&e->dice, (uint32_t)edited_count(e) + 1), at;

	if (k == edited_count(e)) {
		at = edited_put(e, e->n, "\n");
		edited_sentences(e, at);
		return;
	}
	at = edited_paragraph(e, k).start;
	edited_put(e, edited_sentences(e, at), "\n");
}

static inline void edited_swap(struct edited *e)
{
	uint32_t count = (uint32_t)edited_count(e), a = dice_below(&e->dice, count), b;
	struct span first, second;

	do
		b = dice_below(&e->dice, count);
	while (a == b);
	first = edited_paragraph(e, a < b ? a : b);
	second = edited_paragraph(e, a < b ? b : a);
	edited_move(e, second.start, second.end - second.start, first.start);
	first.start += second.end - second.start;
	first.end += second.end - second.start;
	edited_move(e, first.start, first.end - first.start, second.end);
}

/* A letter inside of [start, end) that is another, one more or one less. */
static inline void edited_letter(struct edited *e, struct span s)
{
	uint32_t at = s.start + dice_below(&e->dice, s.end - s.start);
	uint32_t letter = 'a' + dice_below(&e->dice, 26);

	switch (dice_below(&e->dice, 3)) {
	case 0:
		e->points[at] = e->points[at] == letter ? 'A' : letter;
		break;
	case 1:
		if (at > s.start)
			edited_insert(e, at, letter);
		break;
	default:
		edited_delete(e, at, 1);
	}
}

/* One or two letters of one quote. */
static inline struct edited_span *edited_typo(struct edited *e, enum edited_kind kind)
{
	size_t first = kind == EDITED_MENTION ? 0 : e->mention_count;
	size_t n = kind == EDITED_MENTION ? e->mention_count : e->span_count - e->mention_count;
	struct edited_span *s = &e->spans[first + dice_below(&e->dice, (uint32_t)n)];
	struct span part;

	for (uint32_t k = 1 + dice_below(&e->dice, 2); k > 0; k--) {
		edited_part(e, s->parts[dice_below(&e->dice, s->n)], &part);
		if (part.start < part.end)
			edited_letter(e, part);
		s->typos++;
	}
	return s;
}

static inline void edited_delete_sentence(struct edited *e)
{
	struct span p = edited_paragraph(e, dice_below(&e->dice, (uint32_t)edited_count(e)));
	uint32_t at = p.start + dice_below(&e->dice, p.end - p.start), end = at;

	while (at > p.start && !(e->points[at - 1] == ' ' && e->points[at - 2] == '.'))
		at--;
	while (end < p.end && e->points[end] != '.')
		end++;
	end += end < p.end;
	end += end < p.end;
	if (at == p.start && end == p.end && end < e->n)
		end++;
	if (at > 0 && end == e->n && e->points[at - 1] == '\n')
		at--;
	edited_delete(e, at, end - at);
}

/* A paragraph becomes two, or two become one. */
static inline void edited_split(struct edited *e)
{
	struct span p = edited_paragraph(e, dice_below(&e->dice, (uint32_t)edited_count(e)));

	for (size_t i = p.start; i + 1 < p.end; i++)
		if (e->points[i] == '.' && e->points[i + 1] == ' ') {
			e->points[i + 1] = '\n';
			return;
		}
}

static inline void edited_join(struct edited *e)
{
	struct span p = edited_paragraph(e, dice_below(&e->dice, (uint32_t)edited_count(e)));

	if (p.end < e->n)
		e->points[p.end] = ' ';
}

static inline void edited_replace(struct edited *e, uint32_t old, uint32_t now)
{
	for (size_t i = 0; i < e->n; i++)
		if (e->points[i] == old)
			e->points[i] = now;
}

/* Composed letters become a letter and a mark. */
static inline void edited_decompose(struct edited *e)
{
	static const uint32_t pairs[][3] = {
	    {0xe9, 'e', 0x301}, {0xe0, 'a', 0x300}, {0xef, 'i', 0x308}, {0xe8, 'e', 0x300}};

	for (size_t i = 0; i < e->n; i++)
		for (size_t k = 0; k < sizeof pairs / sizeof *pairs; k++)
			if (e->points[i] == pairs[k][0]) {
				e->points[i] = pairs[k][1];
				edited_insert(e, ++i, pairs[k][2]);
			}
}

/* ---- files */

static inline void edited_add_fact(struct edited *e, size_t k, struct str *out)
{
	static const struct value_layout layout = {"\n", 0, 2};
	struct anchor *evidence[1] = {&e->anchors[e->mention_count + k]};
	char id[16] = "f-000000";
	struct fact f = {.id = id, .claim = "It is said.", .predicate = "says"};

	id[6] = (char)('0' + k / 10);
	id[7] = (char)('0' + k % 10);
	f.where.entity = ENTITY_NONE;
	f.evidence = evidence;
	f.evidence_count = 1;
	value_write_item(record_value_fact(&e->arena, &f), 0, &layout, out);
	str_addc(out, '\n');
}

static inline void edited_id(uint32_t name, char id[8])
{
	memcpy(id, "n00", 4);
	id[1] = (char)('0' + name / 10);
	id[2] = (char)('0' + name % 10);
}

/* The article as it is after the edits: the old quotes, each fact with one. */
static inline void edited_file(struct edited *e, struct str *out)
{
	struct slice text = edited_bytes(e, &e->arena);
	char id[8];

	str_addz(out, "postil: 1\ntitle: Essai\nlang: fr\ntext: |-\n  ");
	for (size_t i = 0; i < text.len; i++) {
		str_addc(out, text.s[i]);
		if (text.s[i] == '\n')
			str_addz(out, "  ");
	}
	str_addz(out, "\n\nmentions:\n");
	for (size_t i = 0; i < e->mention_count; i++) {
		edited_id(e->spans[i].name, id);
		str_addz(out, "- ");
		value_write_flow(record_value_mention(&e->arena, slice_of(id), &e->anchors[i]),
				 out);
		str_addc(out, '\n');
	}
	str_addz(out, "\nfacts:\n");
	for (size_t k = 0; k < e->span_count - e->mention_count; k++)
		edited_add_fact(e, k, out);
}

/* The anchor of span i in the article that was read from the file. */
static inline const struct anchor *edited_anchor(const struct edited *e, const struct article *a,
						 size_t i)
{
	if (i < e->mention_count)
		return &a->mentions[i].anchor;
	return a->facts[i - e->mention_count].evidence[0];
}

#endif
