/* SPDX-License-Identifier: MIT */
#include "recognise_int.h"

#include <string.h>

/* ---- words, folded */

/* Endings that make a stem a finite verb or a participle: -er, -ir, irregular
 * words (none), English with -ed, English with -d. */
static const char *const endings[] = {
    "e es ent ait aient ant a erent era eront ee ees",
    "t i is ie ies it ira iront ent ait aient ant",
    "",
    "s ed ing",
    "e es ed ing",
};

enum verb_kind { VERB_ER, VERB_IR, VERB_WORD, VERB_ED, VERB_D };

static const struct verb_row {
	const char *stem; /* or words, for VERB_WORD */
	enum verb_kind kind;
	struct verb verb;
	unsigned langs;
} verbs[] = {
    {"declar", VERB_ER, {STANCE_ASSERTS}, LANG_FR},
    {"annonc", VERB_ER, {STANCE_ASSERTS}, LANG_FR},
    {"indiqu", VERB_ER, {STANCE_ASSERTS}, LANG_FR},
    {"precis", VERB_ER, {STANCE_ASSERTS}, LANG_FR},
    {"ajout", VERB_ER, {STANCE_ASSERTS}, LANG_FR},
    {"expliqu", VERB_ER, {STANCE_ASSERTS}, LANG_FR},
    {"confirm", VERB_ER, {STANCE_ASSERTS}, LANG_FR},
    {"rapport", VERB_ER, {STANCE_ASSERTS}, LANG_FR},
    {"rappel", VERB_ER, {STANCE_ASSERTS}, LANG_FR},
    {"rappell", VERB_ER, {STANCE_ASSERTS}, LANG_FR},
    {"revel", VERB_ER, {STANCE_ASSERTS}, LANG_FR},
    {"signal", VERB_ER, {STANCE_ASSERTS}, LANG_FR},
    {"estim", VERB_ER, {STANCE_ASSERTS}, LANG_FR},
    {"poursui poursuit dit disent disait disaient disant ecrit ecrivent",
     VERB_WORD,
     {STANCE_ASSERTS},
     LANG_FR},
    {"affirm", VERB_ER, {STANCE_CLAIMS}, LANG_FR},
    {"assur", VERB_ER, {STANCE_CLAIMS}, LANG_FR},
    {"soulign", VERB_ER, {STANCE_CLAIMS}, LANG_FR},
    {"revendiqu", VERB_ER, {STANCE_CLAIMS}, LANG_FR},
    {"pretend pretendent pretendait pretendu soutient soutiennent soutenu soutenait",
     VERB_WORD,
     {STANCE_CLAIMS},
     LANG_FR},
    {"accus", VERB_ER, {STANCE_ALLEGES}, LANG_FR},
    {"soupconn", VERB_ER, {STANCE_ALLEGES}, LANG_FR},
    {"reproch", VERB_ER, {STANCE_ALLEGES}, LANG_FR},
    {"denonc", VERB_ER, {STANCE_ALLEGES}, LANG_FR},
    {"ni", VERB_ER, {STANCE_DENIES}, LANG_FR},
    {"dement", VERB_IR, {STANCE_DENIES}, LANG_FR},
    {"refut", VERB_ER, {STANCE_DENIES}, LANG_FR},
    {"contest", VERB_ER, {STANCE_DENIES}, LANG_FR},
    {"rejet", VERB_ER, {STANCE_DENIES}, LANG_FR},
    {"rejett", VERB_ER, {STANCE_DENIES}, LANG_FR},
    {"recus", VERB_ER, {STANCE_DENIES}, LANG_FR},
    {"dout", VERB_ER, {STANCE_DOUBTS}, LANG_FR},
    {"said says say told wrote writes", VERB_WORD, {STANCE_ASSERTS}, LANG_EN},
    {"report", VERB_ED, {STANCE_ASSERTS}, LANG_EN},
    {"confirm", VERB_ED, {STANCE_ASSERTS}, LANG_EN},
    {"add", VERB_ED, {STANCE_ASSERTS}, LANG_EN},
    {"explain", VERB_ED, {STANCE_ASSERTS}, LANG_EN},
    {"announc", VERB_D, {STANCE_ASSERTS}, LANG_EN},
    {"stat", VERB_D, {STANCE_ASSERTS}, LANG_EN},
    {"declar", VERB_D, {STANCE_ASSERTS}, LANG_EN},
    {"claim", VERB_ED, {STANCE_CLAIMS}, LANG_EN},
    {"insist", VERB_ED, {STANCE_CLAIMS}, LANG_EN},
    {"alleg", VERB_D, {STANCE_ALLEGES}, LANG_EN},
    {"accus", VERB_D, {STANCE_ALLEGES}, LANG_EN},
    {"suspect", VERB_ED, {STANCE_ALLEGES}, LANG_EN},
    {"denied denies deny denying", VERB_WORD, {STANCE_DENIES}, LANG_EN},
    {"reject", VERB_ED, {STANCE_DENIES}, LANG_EN},
    {"refut", VERB_D, {STANCE_DENIES}, LANG_EN},
    {"disput", VERB_D, {STANCE_DENIES}, LANG_EN},
    {"doubt", VERB_ED, {STANCE_DOUBTS}, LANG_EN},
    {"question", VERB_ED, {STANCE_DOUBTS}, LANG_EN},
};

/* Behind these a word is a noun: l'annonce, a claim. */
static const char before_noun_fr[] = "l' d' la le les une un cette ce ces son sa ses leur leurs "
				     "aucune toute de des du";
static const char before_noun_en[] = "a an the this that his her its their no any of";

static bool has_ending(struct slice key, const char *stem, const char *list)
{
	size_t n = strlen(stem);

	if (key.len < n || memcmp(key.s, stem, n) != 0)
		return false;
	return key_in((struct slice){key.s + n, key.len - n}, list);
}

/* dit-il, a-t-il: without the pronoun behind the hyphen. */
struct slice without_pronoun(struct slice key)
{
	static const char *const tails[] = {"-t-il", "-t-elle", "-il",   "-elle",
					    "-ils",  "-elles",  "-t-on", "-on"};

	for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
		size_t n = strlen(tails[i]);

		if (key.len > n && !memcmp(key.s + key.len - n, tails[i], n))
			return (struct slice){key.s, key.len - n};
	}
	return key;
}

const struct verb *verb_of(const struct tokens *t, uint32_t i)
{
	struct slice key = without_pronoun(token_at(t, i)->key);

	for (size_t k = 0; k < sizeof verbs / sizeof *verbs; k++) {
		const struct verb_row *v = &verbs[k];

		if (!(v->langs & t->langs))
			continue;
		if (v->kind == VERB_WORD ? !key_in(key, v->stem)
					 : !has_ending(key, v->stem, endings[v->kind]))
			continue;
		if (!token_in(t, i - 1, v->langs == LANG_FR ? before_noun_fr : before_noun_en))
			return &v->verb;
	}
	return NULL;
}
