/* SPDX-License-Identifier: MIT */
#include "text/language.h"

#include "text/fold.h"

enum { LOOK_AT = 16 << 10, WORDS = 24, FEWEST = 3 };

/* Without accents, as folding leaves them. */
static const struct {
	const char *lang;
	const char *words[WORDS];
} languages[] = {
    {"fr", {"le",   "la",  "les", "des", "une", "un", "est", "dans", "pour",  "que",  "qui", "sur",
	    "avec", "pas", "au",  "aux", "du",  "et", "par", "ce",   "cette", "sont", "ont", "de"}},
    {"en", {"the", "of",  "and",  "to",   "in", "is", "that", "for", "was",  "with", "on",  "by",
	    "are", "has", "this", "from", "at", "it", "as",   "be",  "have", "an",   "its", "or"}},
    {"de",
     {"der", "die", "das",  "und", "ist", "nicht", "mit",  "von",  "den",  "ein", "eine", "fur",
      "auf", "dem", "sich", "zu",  "im",  "des",   "sind", "wird", "auch", "als", "bei",  "nach"}},
    {"es", {"el", "los",  "las",  "una", "que", "en", "por", "con", "para", "del", "se",  "su",
	    "al", "como", "esta", "y",   "la",  "de", "un",  "es",  "lo",   "mas", "sus", "fue"}},
    {"it",
     {"il",  "di",  "che", "per", "una", "della", "sono", "con", "non", "gli",   "nel", "alla",
      "del", "dei", "e",   "la",  "un",  "in",    "si",   "dal", "piu", "anche", "le",  "lo"}},
};

enum { LANGUAGES = sizeof languages / sizeof *languages };

static bool is_of(size_t language, struct slice word)
{
	for (size_t i = 0; i < WORDS; i++)
		if (slice_is(word, languages[language].words[i]))
			return true;
	return false;
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

static void count(const struct str *folded, size_t counts[LANGUAGES])
{
	for (size_t i = 0, end; i < folded->len; i = end + 1) {
		for (end = i; end < folded->len && is_letter(folded->s[end]);)
			end++;
		for (size_t k = 0; end > i && k < LANGUAGES; k++)
			counts[k] += is_of(k, (struct slice){folded->s + i, end - i});
	}
}

const char *language_guess(struct slice text)
{
	size_t counts[LANGUAGES] = {0}, best = 0, second = 0;
	struct str folded = STR_INIT;

	text.len = text.len > LOOK_AT ? LOOK_AT : text.len;
	fold_add(&folded, text, FOLD_ALL);
	count(&folded, counts);
	str_release(&folded);
	for (size_t k = 1; k < LANGUAGES; k++)
		if (counts[k] > counts[best])
			best = k;
	for (size_t k = 0; k < LANGUAGES; k++)
		if (k != best && counts[k] > second)
			second = counts[k];
	/* related languages share some */
	return counts[best] >= FEWEST && counts[best] * 2 > second * 3 ? languages[best].lang
								       : NULL;
}

bool language_is_small(struct slice folded)
{
	if (folded.len <= 1)
		return true;
	for (size_t k = 0; k < LANGUAGES; k++)
		if (is_of(k, folded))
			return true;
	return false;
}
