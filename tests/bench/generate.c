/* SPDX-License-Identifier: MIT */
#include "generate.h"

#include "base/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* The first ones are drawn most. */
static const char *const words[] = {
    "de",         "la",       "le",        "et",        "les",        "des",       "en",
    "un",         "une",      "du",        "dans",      "que",        "est",       "pour",
    "qui",        "par",      "sur",       "pas",       "plus",       "avec",      "ce",
    "il",         "sont",     "son",       "elle",      "aux",        "ont",       "mais",
    "comme",      "cette",    "nous",      "été",       "leur",       "même",      "aussi",
    "fait",       "deux",     "être",      "entre",     "sans",       "depuis",    "après",
    "avant",      "tout",     "bien",      "peut",      "encore",     "selon",     "contre",
    "ces",        "lors",     "dont",      "vers",      "chez",       "très",      "trois",
    "année",      "pays",     "politique", "ministre",  "président",  "accord",    "sécurité",
    "région",     "village",  "marché",    "prix",      "récolte",    "céréales",  "pêche",
    "rivière",    "route",    "pont",      "école",     "hôpital",    "médecin",   "enquête",
    "témoin",     "juge",     "procès",    "loi",       "projet",     "budget",    "impôt",
    "entreprise", "ouvrier",  "grève",     "syndicat",  "directeur",  "réunion",   "conseil",
    "majorité",   "scrutin",  "candidat",  "élection",  "campagne",   "journal",   "rapport",
    "chiffre",    "million",  "tonne",     "hectare",   "sécheresse", "pluie",     "saison",
    "famille",    "enfant",   "jeunesse",  "habitant",  "quartier",   "travaux",   "chantier",
    "lundi",      "mardi",    "jeudi",     "samedi",    "janvier",    "mars",      "juillet",
    "septembre",  "nouvelle", "ancien",    "important", "nombreux",   "difficile", "annonce",
    "affirme",    "dément",   "reconnaît", "précise",   "rappelle",   "demande",   "promet",
    "refuse",     "signe",    "approuve",  "suspend",   "reprend",    "soutient",  "critique",
};
enum { WORDS = sizeof words / sizeof *words };

/* splitmix64 (public domain, S. Vigna). */
static uint64_t next(uint64_t *state)
{
	uint64_t z = (*state += 0x9E3779B97F4A7C15U);

	z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
	z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
	return z ^ (z >> 31);
}

static size_t below(uint64_t *state, size_t n)
{
	return (size_t)(next(state) % n);
}

/* Small numbers far more often than large ones. */
static size_t falling(uint64_t *state, size_t n)
{
	uint64_t a = below(state, n), b = below(state, n);

	return (size_t)(a * b / n);
}

/* ---- names: two invented words, the second one another for each name */

static void add_syllables(struct str *s, size_t number, int count)
{
	static const char *const parts[] = {"Bo",  "Ra",  "Té", "Lu",  "Ki", "Ma", "Vo", "Sé",
					    "Dan", "Gou", "Fa", "Nor", "Pi", "Za", "Hé", "Cour"};
	for (int i = 0; i < count; i++) {
		const char *part = parts[number % 16];

		number /= 16;
		str_addc(s, i ? (char)(part[0] | 0x20) : part[0]);
		str_addz(s, part + 1);
	}
}

/* Sometimes one word, and then of four syllables, which no other name has. */
static void add_name(struct str *s, uint32_t name)
{
	static const char *const groups[] = {"Union ", "Banque ", "Institut ", "Saint-"};
	size_t mixed = (name * 2654435761U) & 0xFFFF;

	if (name % 4 == 0)
		str_addz(s, groups[name / 4 % 4]);
	else if (name % 4 != 1) {
		add_syllables(s, mixed >> 4, 2);
		str_addc(s, ' ');
	}
	add_syllables(s, mixed, 4);
}

/* ---- text */

static void add_mention(struct prose *p)
{
	struct prose_mention *m = vec_push(&p->mentions);

	m->name = (uint32_t)falling(&p->state, GENERATED_NAMES);
	m->start = p->text.len;
	m->after = 0;
	add_name(&p->text, m->name);
	m->len = p->text.len - m->start;
}

static void add_word(struct prose *p, bool first)
{
	static const char *const elided[] = {"l’", "d’", "qu’", "s’", "n’"};
	const char *word = words[falling(&p->state, WORDS)];

	if (strchr("aeiou", word[0]) && below(&p->state, 4) == 0)
		str_addz(&p->text, elided[below(&p->state, 5)]);
	else if (below(&p->state, 60) == 0) {
		str_printf(&p->text, "%zu", 1 + below(&p->state, 90000));
		return;
	}
	if (first && word[0] >= 'a' && word[0] <= 'z') {
		str_addc(&p->text, (char)(word[0] & ~0x20));
		word++;
	}
	str_addz(&p->text, word);
}

static void add_sentence(struct prose *p, size_t bytes, size_t mentions)
{
	bool quoted = below(&p->state, 8) == 0;
	size_t n = 6 + below(&p->state, 20);

	if (quoted)
		str_addz(&p->text, "«\xc2\xa0");
	for (size_t i = 0; i < n; i++) {
		if (i)
			str_addz(&p->text, below(&p->state, 12) ? " " : ", ");
		/* Where the text has as many as it should have by now, it gets no more. */
		if (p->mentions.n < mentions && p->text.len * mentions >= p->mentions.n * bytes &&
		    below(&p->state, 3))
			add_mention(p);
		else
			add_word(p, i == 0);
	}
	str_addz(&p->text, quoted ? "\xc2\xa0»." : below(&p->state, 9) ? "." : "\xc2\xa0?");
}

static void add_title(struct prose *p)
{
	str_init(&p->title);
	str_addz(&p->title, "Le conseil");
	for (int i = 0; i < 6; i++)
		str_printf(&p->title, " %s", words[below(&p->state, WORDS)]);
}

static void add_text(struct prose *p, size_t bytes, size_t mentions)
{
	bool rare = false;

	while (p->text.len < bytes || p->mentions.n < mentions) {
		size_t sentences = 2 + below(&p->state, 5);

		if (p->text.len)
			str_addc(&p->text, '\n');
		while (sentences--) {
			add_sentence(p, bytes, mentions);
			if (!rare && p->text.len > bytes / 20 * 19) {
				str_addz(&p->text, " Un " GENERATED_RARE ".");
				rare = true;
			}
			if (sentences)
				str_addc(&p->text, ' ');
		}
	}
}

/* ---- anchors */

static const struct prose *sorting;

/* By name, then by the text that follows. */
static int compare_places(const void *x, const void *y)
{
	const struct prose_mention *a = &sorting->mentions.v[*(const size_t *)x];
	const struct prose_mention *b = &sorting->mentions.v[*(const size_t *)y];

	if (a->name != b->name)
		return a->name < b->name ? -1 : 1;
	int order = strcmp(sorting->text.s + a->start, sorting->text.s + b->start);
	return order ? order : a->start < b->start ? -1 : a->start > b->start;
}

/* Bytes behind the name that a and b have in common, and one character more. */
static size_t needed(const struct prose *p, const struct prose_mention *a,
		     const struct prose_mention *b)
{
	const char *s = p->text.s + a->start + a->len, *t = p->text.s + b->start + b->len;
	size_t n = 0;

	while (s[n] && s[n] == t[n])
		n++;
	n++;
	while (((unsigned char)s[n] & 0xC0) == 0x80)
		n++;
	return s[n - 1] ? n : 0;
}

static void choose_anchors(struct prose *p)
{
	size_t n = p->mentions.n, *order = mem_zalloc(n + 1, sizeof *order);

	for (size_t i = 0; i < n; i++)
		order[i] = i;
	sorting = p;
	qsort(order, n, sizeof *order, compare_places);
	for (size_t i = 1; i < n; i++) {
		struct prose_mention *a = &p->mentions.v[order[i - 1]];
		struct prose_mention *b = &p->mentions.v[order[i]];

		if (a->name != b->name)
			continue;
		size_t for_a = needed(p, a, b), for_b = needed(p, b, a);
		a->after = for_a > a->after ? for_a : a->after;
		b->after = for_b > b->after ? for_b : b->after;
	}
	free(order);
}

void prose_init(struct prose *p, unsigned seed, size_t bytes, size_t mentions)
{
	memset(p, 0, sizeof *p);
	p->state = seed * 1000003U + 17;
	str_init(&p->text);
	add_title(p);
	add_text(p, bytes, mentions);
	choose_anchors(p);
}

void prose_release(struct prose *p)
{
	str_release(&p->text);
	str_release(&p->title);
	vec_release(&p->mentions);
}

/* ---- files */

static void add_quoted(struct str *out, const char *s, size_t len)
{
	str_addc(out, '"');
	for (size_t i = 0; i < len; i++) {
		if (s[i] == '"' || s[i] == '\\')
			str_addc(out, '\\');
		if (s[i] == '\n')
			str_addz(out, "\\n");
		else
			str_addc(out, s[i]);
	}
	str_addc(out, '"');
}

static void add_mention_line(const struct prose *p, const struct prose_mention *m, struct str *out)
{
	str_printf(out, "- {entity: n%03u, quote: ", (unsigned)m->name);
	str_add(out, p->text.s + m->start, m->len);
	if (m->after) {
		str_addz(out, ", after: ");
		add_quoted(out, p->text.s + m->start + m->len, m->after);
	}
	str_addz(out, "}\n");
}

static void add_id(struct str *out, size_t n)
{
	static const char digits[] = "0123456789abcdefghjkmnpqrstvwxyz";

	for (int shift = 25; shift >= 0; shift -= 5)
		str_addc(out, digits[(n >> shift) & 31]);
}

/* The evidence runs from a name over some words: long enough to stand once. */
static void add_fact(const struct prose *p, size_t number, size_t facts, struct str *out)
{
	const struct prose_mention *m = &p->mentions.v[number * p->mentions.n / facts];
	const char *s = p->text.s + m->start;
	size_t len = strcspn(s, "\n");

	if (len > m->len + 70) {
		len = m->len + 70;
		while (((unsigned char)s[len] & 0xC0) == 0x80)
			len++;
	}
	if (m->after + m->len > len)
		len = m->after + m->len;
	str_addz(out, "- id: f-");
	add_id(out, number);
	str_printf(out, "\n  claim: Le fait numéro %zu.\n  predicate: announces\n", number);
	str_printf(out, "  roles: {agent: n%03u}\n  when: \"2024-07-%02zu\"\n  evidence:\n",
		   (unsigned)m->name, 1 + number % 28);
	str_addz(out, "  - {quote: ");
	add_quoted(out, s, len);
	str_addz(out, "}\n  verdict: open\n");
}

void prose_yaml(const struct prose *p, size_t facts, struct str *out)
{
	str_addz(out, "postil: 1\ntitle: ");
	add_quoted(out, p->title.s, p->title.len);
	str_addz(out, "\nlang: fr\ndate: \"2024-07-04\"\nsource: {name: Banc}\ntext: |-\n  ");
	for (const char *s = p->text.s; *s; s++) {
		str_addc(out, *s);
		if (*s == '\n')
			str_addz(out, "  ");
	}
	str_addz(out, "\n\nmentions:\n");
	for (size_t i = 0; i < p->mentions.n; i++)
		add_mention_line(p, &p->mentions.v[i], out);
	str_addz(out, "\nfacts:\n");
	for (size_t i = 0; i < facts; i++)
		add_fact(p, i, facts, out);
}

bool generate_file(const char *folder, const char *name, const struct str *bytes)
{
	char *path = file_join(folder, name);
	FILE *f = fopen(path, "w");
	bool ok = f && fwrite(bytes->s, 1, bytes->len, f) == bytes->len;

	if (f)
		ok = fclose(f) == 0 && ok;
	free(path);
	return ok;
}

bool generate_register(const char *folder)
{
	static const char *const types[] = {"organization", "person", "person", "person"};
	struct str s = STR_INIT;

	str_addz(&s, "postil: 1\nentities:\n");
	for (uint32_t i = 0; i < GENERATED_NAMES; i++) {
		str_printf(&s, "- id: n%03u\n  type: %s\n  name: ", (unsigned)i, types[i % 4]);
		add_name(&s, i);
		str_addc(&s, '\n');
	}
	bool ok = generate_file(folder, "entities.yaml", &s);
	str_release(&s);
	return ok;
}

bool generate_corpus(const char *folder, size_t articles, size_t bytes)
{
	bool ok = (mkdir(folder, 0700) == 0 || file_is_folder(folder)) && generate_register(folder);

	for (size_t i = 0; ok && i < articles; i++) {
		struct str yaml = STR_INIT;
		struct prose p;
		char name[64];

		/* The newest article, which is shown first, is the same however many follow. */
		snprintf(name, sizeof name, "%zu-%02zu-article-%05zu.yaml",
			 i ? 2023 - i % 20 : 2024, 1 + i % 12, i);
		prose_init(&p, (unsigned)i, bytes, bytes / 100);
		prose_yaml(&p, bytes / 800, &yaml);
		ok = generate_file(folder, name, &yaml);
		str_release(&yaml);
		prose_release(&p);
	}
	return ok;
}
