/* recognise: dates, quantities and speakers in a piece of an article.
 *
 * What stands in running text becomes what a file holds: "le jeudi 4 juillet" the
 * EDTF date 2024-07-04, "25 000 tonnes de blé" the quantity {25000, t, blé}, and
 * the verbs around a statement the speaker and the stance that they imply.
 * French and English, by the article's language; both where it is neither.
 *
 * Dates.  A year that is not written is the article's: the nearest past one, or
 * that in which the weekday is right.  Days that are told from the day of writing
 * (hier, lundi) need an article whose date is a day, months one whose date is a
 * month; else they are left out.  A weekday that fits no year makes the date
 * uncertain (?).  depuis 2020 is 2020/.., vers 2019 is 2019~; of mi-juin and fin
 * 2024 the certain part is taken: the month, the year.
 *
 * Quantities.  Values are plain decimal numbers: "1,5 milliard d’euros" is
 * 1500000000 EUR; a ~ behind it says about (une vingtaine, près de, plus de).
 * Numbers in words count before units only.  unit and of are NULL when there is
 * none.
 *
 * Speakers.  For a statement, the parts of a span: the nearest who says it (selon
 * X; X a déclaré que; …, ajoute X) and, after it, who denies it in the sentence
 * behind (ces allégations, une accusation démentie par X).  Verbs inside of the
 * statement are part of it; only where nothing around it attributes it are those
 * words taken that attribute all of it (selon X at its start or end; [X] affirme
 * que).  A speaker who is no mention is given in words.
 *
 * At most RECOGNISE_BYTES of a span are looked at.  Hits come in the order of the
 * text, speakers nearest first; their strings live in `arena`.
 *
 *     struct recogniser r = {.article = a, .entities = es, .arena = &arena};
 *     recognise_dates(&r, span);
 *     for (size_t i = 0; i < r.hits.n; i++)
 *             use(r.hits.v[i].span, r.hits.v[i].when);
 *     recogniser_release(&r);
 * SPDX-License-Identifier: MIT
 */
#ifndef DOC_RECOGNISE_H
#define DOC_RECOGNISE_H

#include "doc/article.h"

enum { RECOGNISE_BYTES = 16384 };

enum recognised_kind { RECOGNISED_DATE, RECOGNISED_QUANTITY, RECOGNISED_SPEAKER };

struct recognised {
	enum recognised_kind kind;
	struct span span;         /* the date, the quantity, the speaker's name */
	const char *when;         /* EDTF; of dates */
	struct quantity quantity; /* of quantities */
	struct filler who;        /* of speakers */
	enum stance stance;       /* of speakers */
	struct span cue;          /* of speakers: the words that attribute */
};

/* The first three are the caller's; hits starts empty. */
struct recogniser {
	const struct article *article;
	const struct entities *entities;
	struct arena *arena;
	VEC(struct recognised) hits;
};

void recogniser_release(struct recogniser *r);

/* Append what is found in a span. */
void recognise_dates(struct recogniser *r, struct span s);
void recognise_quantities(struct recogniser *r, struct span s);

/* Appends who is responsible for the statement with these parts, in order. */
void recognise_speakers(struct recogniser *r, const struct span *parts, uint32_t n);

#endif
