/* SPDX-License-Identifier: MIT */
#include "doc/recognise.h"

#include "base/utf8.h"
#include "doc/date.h"

#include "dice.h"
#include "test.h"

#include <string.h>
#include <time.h>

struct sample {
	struct article *a;
	struct entities es;
	struct arena arena;
	struct recogniser r;
};

/* The text, in which [Names] are mentions of entities of that name. */
static void sample_open(struct sample *s, const char *lang, const char *date, const char *text)
{
	struct str plain = STR_INIT;
	struct mention *mentions;
	struct span *spans;

	*s = (struct sample){.a = article_new("a")};
	s->a->lang = lang;
	s->a->date = date;
	mentions = arena_zalloc(&s->a->arena, 16, sizeof *mentions);
	spans = arena_zalloc(&s->a->arena, 16, sizeof *spans);
	s->a->mentions = mentions;
	for (; *text; text++) {
		size_t n = s->a->mention_count;

		if (*text == '[') {
			spans[n].start = (uint32_t)plain.len;
		} else if (*text == ']') {
			struct slice quote = {plain.s + spans[n].start, plain.len - spans[n].start};

			spans[n].end = (uint32_t)plain.len;
			mentions[n].entity = entities_intern(&s->es, quote);
			s->a->mention_count++;
		} else {
			str_addc(&plain, *text);
		}
	}
	s->a->text = arena_slice(&s->a->arena, dice_slice(&plain));
	for (size_t i = 0; i < s->a->mention_count; i++) {
		struct slice *part = arena_alloc(&s->a->arena, sizeof *part);

		*part =
		    (struct slice){s->a->text.s + spans[i].start, spans[i].end - spans[i].start};
		mentions[i].anchor = (struct anchor){.parts = part, .n = 1};
	}
	article_index(s->a);
	s->r = (struct recogniser){.article = s->a, .entities = &s->es, .arena = &s->arena};
	str_release(&plain);
}

static void sample_close(struct sample *s)
{
	recogniser_release(&s->r);
	article_free(s->a);
	entities_release(&s->es);
	arena_release(&s->arena);
}

static void add_text(struct str *out, const struct sample *s, struct span span)
{
	struct slice text = article_span_text(s->a, span);

	str_add(out, text.s, text.len);
}

static struct span whole(const struct sample *s)
{
	return (struct span){0, s->a->offsets.points};
}

/* ---- dates */

static void check_dates(const char *lang, const char *date, const char *text, const char *want)
{
	struct sample s;
	struct str got = STR_INIT;

	sample_open(&s, lang, date, text);
	recognise_dates(&s.r, whole(&s));
	for (size_t i = 0; i < s.r.hits.n; i++) {
		str_printf(&got, "%s%s <", i ? "; " : "", s.r.hits.v[i].when);
		add_text(&got, &s, s.r.hits.v[i].span);
		str_addc(&got, '>');
	}
	test_row("%s %s: %s", lang, date, text);
	CHECK_STR(got.s, want);
	str_release(&got);
	sample_close(&s);
}

TEST(recognise_dates_french)
{
	static const char *const rows[][3] = {
	    {"2024-07", "a approuvé, le jeudi 4 juillet, un projet",
	     "2024-07-04 <jeudi 4 juillet>"},
	    {"2024-07", "Le lundi 1er juillet, une attaque", "2024-07-01 <lundi 1er juillet>"},
	    {"2024-07", "validé en avril 2024, constitue", "2024-04 <avril 2024>"},
	    {"2024-07", "à Moscou le 28 février 2024, les", "2024-02-28 <28 février 2024>"},
	    {"2022-11", "publié lundi 21 novembre 2022.", "2022-11-21 <lundi 21 novembre 2022>"},
	    {"2022-11", "publié mardi 21 novembre 2022.", "2022-11-21? <mardi 21 novembre 2022>"},
	    {"2022-11", "Pour rappel, depuis 2021, la Russie", "2021/.. <depuis 2021>"},
	    {"2024-07", "Depuis le deuxième coup d’État de 2021, la", "2021/.. <2021>"},
	    {"2024-07", "des coups d’État de 2020 et 2021, le", "2020 <2020>; 2021 <2021>"},
	    {"2024-07", "au pouvoir depuis 2020, ils", "2020/.. <depuis 2020>"},
	    {"2024-07", "En janvier 2024, des sources", "2024-01 <janvier 2024>"},
	    {"2024-07", "en décembre, puis en juin", "2023-12 <décembre>; 2024-06 <juin>"},
	    {"2024-07", "en décembre prochain", "2024-12 <décembre>"},
	    {"2024-07", "le 5 août", "2023-08-05 <5 août>"},
	    {"2024-07", "mi-juin et mi-2023", "2024-06 <mi-juin>; 2023 <mi-2023>"},
	    {"", "fin 2024, début juin 2023", "2024 <2024>; 2023-06 <juin 2023>"},
	    {"", "vers 2019 ou en 1960", "2019~ <vers 2019>; 1960 <1960>"},
	    {"", "entre 2020 et 2022", "2020/2022 <2020 et 2022>"},
	    {"", "de 2020 à 2023, puis 2020-2021",
	     "2020/2023 <2020 à 2023>; 2020/2021 <2020-2021>"},
	    {"", "de juin 2022 à juillet 2023", "2022-06/2023-07 <juin 2022 à juillet 2023>"},
	    {"", "du 3 au 5 juillet 2024", "2024-07-03/2024-07-05 <3 au 5 juillet 2024>"},
	    {"", "jusqu’en 2025", "../2025 <2025>"},
	    {"", "les années 1990, l’été 2024", "199X <1990>; 2024-22 <été 2024>"},
	    {"", "le 14 mai 2022\xc2\xa0: non", "2022-05-14 <14 mai 2022>"},
	    {"", "le 30 février 2024", ""},
	    {"", "le 4 juillet, hier, lundi", ""},
	    {"2024-07", "hier, lundi dernier", ""},
	    {"2024-07-05", "hier, lundi, vendredi dernier",
	     "2024-07-04 <hier>; 2024-07-01 <lundi>; 2024-06-28 <vendredi dernier>"},
	    {"2024-07-05", "avant-hier et lundi prochain",
	     "2024-07-03 <avant-hier>; 2024-07-08 <lundi prochain>"},
	    {"2024-07", "le mois dernier, l’an dernier, cette année",
	     "2024-06 <mois dernier>; 2023 <an dernier>; 2024 <cette année>"},
	    {"2024-01", "le mois dernier", "2023-12 <mois dernier>"},
	    {"2024-07", "en 2021 soldats, 25 000 tonnes, de 2000 soldats", ""},
	    {"2024-02", "le 29 février", "2024-02-29 <29 février>"},
	    {"2024", "un 2021", ""},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		check_dates("fr", rows[i][0], rows[i][1], rows[i][2]);
}

TEST(recognise_dates_english)
{
	static const char *const rows[][3] = {
	    {"", "on July 4, 2024, the", "2024-07-04 <July 4, 2024>"},
	    {"", "on 4 July 2024.", "2024-07-04 <4 July 2024>"},
	    {"", "Thursday, July 4th, 2024", "2024-07-04 <Thursday, July 4th, 2024>"},
	    {"", "since March 2020", "2020-03/.. <since March 2020>"},
	    {"", "between 2020 and 2022", "2020/2022 <2020 and 2022>"},
	    {"", "around 2019, in the 1990s", "2019~ <around 2019>; 199X <1990s>"},
	    {"", "the summer of 2023", "2023-22 <summer of 2023>"},
	    {"2024-07-05", "last Monday and yesterday",
	     "2024-07-01 <Monday>; 2024-07-04 <yesterday>"},
	    {"2024-07-05", "they may march in May", "2024-05 <May>"},
	    {"2024-07", "until 2026", "../2026 <until 2026>"},
	    {"2024-07-05", "last year", "2023 <last year>"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		check_dates("en", rows[i][0], rows[i][1], rows[i][2]);
	check_dates("", "2024-07", "4 juillet 2024, May 5, 2023",
		    "2024-07-04 <4 juillet 2024>; 2023-05-05 <May 5, 2023>");
	check_dates("bm", "2024-07", "2024-06-30", "2024-06-30 <2024-06-30>");
}

/* ---- quantities */

TEST(recognise_quantity_rows)
{
	static const char *const rows[][3] = {
	    {"fr", "a livré 25 000 tonnes de blé et 17 000 tonnes de carburant au Mali",
	     "25000|t|blé; 17000|t|carburant"},
	    {"fr",
	     "25\xc2\xa0"
	     "000\xe2\x80\xaf"
	     "000 t de blé",
	     "25000000|t|blé"},
	    {"fr", "une vingtaine de victimes.", "20~||victimes"},
	    {"fr", "n’a jamais réussi en huit ans de présence française, à travers",
	     "8|ans|présence française"},
	    {"fr", "12 % des voix, 3,5 pour cent", "12|%|voix; 3.5|%|"},
	    {"fr", "1,5 milliard d’euros", "1500000000|EUR|"},
	    {"fr", "environ 300 soldats maliens ont", "300~||soldats maliens"},
	    {"fr", "300 soldats", "300||soldats"},
	    {"fr", "plus de 2 000 soldats formeront", "2000~||soldats"},
	    {"fr", "3 millions de francs CFA", "3000000|XOF|"},
	    {"fr", "un millier de morts", "1000~||morts"},
	    {"fr", "les deux ministres, le 4 juillet 2024, article 5, en 2021", ""},
	    {"fr", "trois millions d’habitants", "3000000||habitants"},
	    {"fr", "0,25 million de litres d’eau", "250000|l|eau"},
	    {"en", "$3.2 million", "3200000|USD|"},
	    {"en", "25,000 tons of wheat", "25000|t|wheat"},
	    {"en", "about 300 Malian soldiers", "300~||Malian soldiers"},
	    {"en", "more than 1,250.5 km of road", "1250.5~|km|road"},
	    {"en", "€5 billion of aid", "5000000000|EUR|aid"},
	    {"en", "on July 4, 2024, in 2021", ""},
	    {"fr", "123456789012345678901234567890123456789012345 tonnes", ""},
	    {"fr", "12345678901234567890123456789012345 milliards d’euros",
	     "12345678901234567890123456789012345||milliards"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct sample s;
		struct str got = STR_INIT;

		sample_open(&s, rows[i][0], "2024-07", rows[i][1]);
		recognise_quantities(&s.r, whole(&s));
		for (size_t k = 0; k < s.r.hits.n; k++) {
			struct quantity q = s.r.hits.v[k].quantity;

			str_printf(&got, "%s%s|%s|%s", k ? "; " : "", q.value, q.unit ? q.unit : "",
				   q.of ? q.of : "");
		}
		test_row("%s", rows[i][1]);
		CHECK_STR(got.s, rows[i][2]);
		str_release(&got);
		sample_close(&s);
	}
}

/* ---- speakers */

/* The statement of a row, by its words; "who stance <cue>" of each speaker. */
TEST(recognise_speaker_rows)
{
	static const char *const rows[][4] = {
	    {"fr", "Selon l'[Agence Ecofin], la nouvelle convention a été signée à Moscou.",
	     "la nouvelle convention a été signée",
	     "Agence Ecofin asserts <Selon l'Agence Ecofin>"},
	    {"fr", "Selon les termes de l’accord, des instructeurs russes formeront des soldats.",
	     "des instructeurs russes formeront des soldats",
	     "termes de l’accord asserts <Selon les termes de l’accord>"},
	    {"fr",
	     "Les [puissances occidentales] ont accusé le [Mali] de déployer des mercenaires. "
	     "Cependant, "
	     "[Bamako] a toujours nié ces allégations, affirmant que les Russes sont des "
	     "instructeurs.",
	     "le Mali de déployer des mercenaires",
	     "puissances occidentales alleges <accusé>; Bamako denies <nié>"},
	    {"fr",
	     "Cependant, [Bamako] a toujours nié ces allégations, affirmant que les Russes sont "
	     "des "
	     "instructeurs.",
	     "les Russes sont des instructeurs", "Bamako claims <affirmant>"},
	    {"fr",
	     "à commencer par la [France]. Cette dernière accuse le [Kremlin] de fournir des "
	     "armes. "
	     "Une accusation toujours démentie par [Bamako].",
	     "fournir des armes", "France alleges <accuse>; Bamako denies <démentie>"},
	    {"fr", "Cet accord, ajoute la source, s'inscrit dans la logique du rapprochement.",
	     "s'inscrit dans la logique", "source asserts <ajoute la source>"},
	    {"fr", "Selon l'[Ecofin], c'est signé. Cet accord, ajoute la source, est bon.",
	     "est bon", "Ecofin asserts <ajoute la source>"},
	    {"fr", "«Les deux ministres ont réaffirmé leur volonté», précise le communiqué malien.",
	     "Les deux ministres ont réaffirmé leur volonté",
	     "communiqué malien asserts <précise le communiqué malien>"},
	    {"fr",
	     "«Ils ont signé un accord», ont souligné les [autorités maliennes] sans détails.",
	     "signé un accord", "autorités maliennes claims <souligné>"},
	    {"fr", "Bien que les [autorités] affirment avoir obtenu des succès, la crise reste.",
	     "avoir obtenu des succès", "autorités claims <affirment>"},
	    {"fr", "Bien que les [autorités] affirment avoir obtenu des succès, la crise reste.",
	     "la crise reste", ""},
	    {"fr", "[Diop] a déclaré que la paix vient, et que la guerre finit.", "la guerre finit",
	     "Diop asserts <déclaré>"},
	    {"fr", "L'annonce a été faite. Le [CNT] vote.", "CNT vote", ""},
	    {"fr", "[Diop] est parti. « La paix vient », a-t-il déclaré.", "La paix vient",
	     "Diop asserts <déclaré>"},
	    {"fr",
	     "En janvier, des sources concordantes ont confirmé que la [Russie] a livré du blé.",
	     "la Russie a livré du blé",
	     "sources concordantes asserts <sources concordantes ont confirmé>"},
	    {"fr", "Le [CNT] a annoncé le vote.", "Le CNT a annoncé le vote", ""},
	    {"fr", "[Diop], ministre, a affirmé que la paix vient.", "la paix vient",
	     "Diop claims <affirmé>"},
	    {"fr", "[Diop], ministre, nie toute fraude.", "toute fraude", "Diop denies <nie>"},
	    {"en", "[France] accused [Mali] of lying.", "Mali of lying",
	     "France alleges <accused>"},
	    {"en", "According to the [UN], 300 people died.", "300 people died",
	     "UN asserts <According to the UN>"},
	    {"en", "The war is over, the [UN] said.", "The war is over", "UN asserts <said>"},
	    {"en", "“The war is over,” [Guterres] said on Monday.", "The war is over",
	     "Guterres asserts <said>"},
	    {"en", "The war, which [Mali] lost, is over, he said. [Mali] agrees.", "The war", ""},
	    {"en", "The war is over, said the [UN].", "The war is over", "UN asserts <said>"},
	    {"en", "[Mali] denied that troops came.", "troops came", "Mali denies <denied>"},
	    /* what attributes lies inside of the statement */
	    {"fr", "Selon l'association Robin des Bois, le navire a été abandonné.",
	     "Selon l'association Robin des Bois, le navire a été abandonné.",
	     "association Robin des Bois asserts <Selon l'association Robin des Bois>"},
	    {"fr", "Selon que le navire coule ou non, le port ferme.",
	     "Selon que le navire coule ou non, le port ferme.", ""},
	    {"fr", "Il est parti. Selon l’[ONU], le port ferme.", "Selon l’ONU, le port ferme.",
	     "ONU asserts <Selon l’ONU>"},
	    {"fr", "Bien que les [autorités] affirment que tout va bien, la crise reste.",
	     "Bien que les autorités affirment que tout va bien, la crise reste.", ""},
	    {"fr", "Le [ministre] affirme que le navire coule, mais il flotte.",
	     "Le ministre affirme que le navire coule, mais il flotte.", ""},
	    {"fr", "Le navire, qui coule, est au port, selon l’[ONU], depuis hier.",
	     "Le navire, qui coule, est au port, selon l’ONU, depuis hier.", ""},
	    {"fr", "Selon l’[association], le navire coule. Il est vide.",
	     "Selon l’association, le navire coule.", "association asserts <Selon l’association>"},
	    {"fr", "Selon l’[association], le navire coule.",
	     "Selon l’association, le navire coule", "association asserts <Selon l’association>"},
	    {"fr", "Le navire coule, selon l’[association].",
	     "Le navire coule, selon l’association.", "association asserts <selon l’association>"},
	    {"fr", "Le navire coule, d’après des témoins.", "Le navire coule, d’après des témoins",
	     "témoins asserts <d’après des témoins>"},
	    {"fr", "Le port est fermé selon les règles du jeu depuis un mois.",
	     "Le port est fermé selon les règles du jeu depuis un mois.", ""},
	    {"en", "According to the [UN], the ship sinks.", "According to the UN, the ship sinks.",
	     "UN asserts <According to the UN>"},
	    {"en", "The ship sinks, according to the [UN].", "The ship sinks, according to the UN",
	     "UN asserts <according to the UN>"},
	    {"fr", "Le [ministre] affirme que le navire coule.",
	     "Le ministre affirme que le navire coule.", "ministre claims <affirme>"},
	    {"fr", "Le [ministre] a nié que le navire coule.",
	     "Le ministre a nié que le navire coule.", "ministre denies <nié>"},
	    {"fr", "Hier, le [ministre] a déclaré : « le navire coule ».",
	     "Hier, le ministre a déclaré : « le navire coule ».", "ministre asserts <déclaré>"},
	    {"en", "The [minister] said that the ship sinks.",
	     "The minister said that the ship sinks", "minister asserts <said>"},
	    {"fr", "Le capitaine, que le [ministre] accuse, affirme que le navire coule.",
	     "Le capitaine, que le ministre accuse, affirme que le navire coule.", ""},
	    {"fr", "On affirme que le navire coule.", "On affirme que le navire coule.", ""},
	    {"fr", "[Diop] a dit que le [ministre] affirme que le navire coule.",
	     "le ministre affirme que le navire coule", "Diop asserts <dit>"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct sample s;
		struct str got = STR_INIT;
		const char *at;
		struct span part;

		sample_open(&s, rows[i][0], "2024-07", rows[i][1]);
		at = strstr(s.a->text.s, rows[i][2]);
		test_row("%s", rows[i][1]);
		CHECK(at != NULL);
		if (!at)
			continue;
		part.start = (uint32_t)utf8_count(s.a->text.s, (size_t)(at - s.a->text.s));
		part.end = part.start + (uint32_t)utf8_count(at, strlen(rows[i][2]));
		recognise_speakers(&s.r, &part, 1);
		for (size_t k = 0; k < s.r.hits.n; k++) {
			str_printf(&got, "%s%s %s <", k ? "; " : "", s.r.hits.v[k].who.words,
				   stance_word(s.r.hits.v[k].stance));
			add_text(&got, &s, s.r.hits.v[k].cue);
			str_addc(&got, '>');
		}
		CHECK_STR(got.s, rows[i][3]);
		str_release(&got);
		sample_close(&s);
	}
}

/* ---- any text */

TEST(recognise_any_text)
{
	static const char *const parts[] = {
	    "le ",     "4 ",      "31 ",     "juillet ", "lundi ",     "2024 ", "2020-",
	    "depuis ", "et ",     "à ",      "mi-",      "1er ",       ", ",    ". ",
	    "« ",      " »",      "selon ",  "[X] ",     "a dit ",     "nié ",  "ces allégations ",
	    "25 000 ", "tonnes ", "de ",     "d’",       "milliards ", "1,5 ",  "9999999999999999 ",
	    "$",       "par ",    "May ",    "3rd ",     "th ",        "-",     "\n",
	    "l’",      "Il ",     "accuse ", "annees ",  "1990 ",      "é",     "0"};
	static const char *const dates[] = {"",           "2024-07",    "2024-07-05", "2024",
					    "9999-12",    "0001-01-01", "2020/2021",  "-0044",
					    "Y170000002", "201X",       "2024~"};
	static const char *const langs[] = {"fr", "en", ""};
	struct dice d = {9};

	for (int round = 0; round < 3000; round++) {
		struct str text = STR_INIT;
		struct sample s;
		struct span span, two[2];

		dice_text(&d, &text, 1 + dice_below(&d, 14),
			  (struct dice_parts){parts, sizeof parts / sizeof *parts});
		sample_open(&s, langs[dice_below(&d, 3)],
			    dates[dice_below(&d, sizeof dates / sizeof *dates)], text.s);
		span.start = dice_below(&d, s.a->offsets.points + 1);
		span.end = span.start + dice_below(&d, s.a->offsets.points + 1 - span.start);
		recognise_dates(&s.r, span);
		recognise_quantities(&s.r, span);
		two[0] = two[1] = span;
		two[0].end = two[1].start = (span.start + span.end) / 2;
		recognise_speakers(&s.r, two, 2);
		for (size_t i = 0; i < s.r.hits.n; i++) {
			struct date date;

			CHECK(!s.r.hits.v[i].when ||
			      date_parse(slice_of(s.r.hits.v[i].when), &date, NULL));
			CHECK(s.r.hits.v[i].span.start < s.r.hits.v[i].span.end);
			CHECK(s.r.hits.v[i].span.end <= s.a->offsets.points);
		}
		sample_close(&s);
		str_release(&text);
	}
}

/* Sentences that are nothing but verbs and numbers take no long time. */
TEST(recognise_long_sentences)
{
	static const char *const parts[] = {"a dit ",    "selon nous ", "2020 et ", "25 ",
					    "le 4 mai ", "Â« ",         "nie ",     "depuis "};

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		struct str text = STR_INIT;
		struct sample s;
		struct span part;
		clock_t start, spent;

		while (text.len < 40000)
			str_addz(&text, parts[i]);
		sample_open(&s, "", "2024-07-05", text.s);
		start = clock();
		part = (struct span){s.a->offsets.points - 5, s.a->offsets.points};
		recognise_speakers(&s.r, &part, 1);
		part = (struct span){6000, s.a->offsets.points};
		recognise_speakers(&s.r, &part, 1);
		recognise_dates(&s.r, part);
		recognise_quantities(&s.r, part);
		spent = clock() - start;
		test_row("%s: %ld ms", parts[i], (long)(spent * 1000 / CLOCKS_PER_SEC));
		CHECK(spent < CLOCKS_PER_SEC);
		sample_close(&s);
		str_release(&text);
	}
}
