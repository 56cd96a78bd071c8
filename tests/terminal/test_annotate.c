/* From a text of one's own to linked facts, and all the way back.
 * SPDX-License-Identifier: MIT
 */
#include "story.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Latin-1, CRLF. */
static const char text[] =
    "La maire de Port-Lu\xe7on, H\xe9l\xe8ne Dargent, a annonc\xe9 lundi 3 mars 2025 la fermeture "
    "du terminal \xe0 conteneurs.\r\n\r\n"
    "Selon la soci\xe9t\xe9 Armorique Fret, qui exploite le terminal depuis 2011, le trafic a "
    "baiss\xe9 de 40 % en deux ans.\r\n\r\n"
    "\xab Nous avons tout essay\xe9 \xbb, a dit H\xe9l\xe8ne Dargent devant le conseil "
    "municipal.\r\n\r\n"
    "Armorique Fret emploie 320 personnes \xe0 Port-Lu\xe7on et dans les communes "
    "voisines.\r\n\r\n"
    "Les syndicats contestent ces chiffres et demandent une expertise ind\xe9pendante.\r\n\r\n"
    "Ils rappellent que la ville a vers\xe9 douze millions d'euros pour les nouvelles grues en "
    "2022.\r\n\r\n"
    "D'apr\xe8s la direction d'Armorique Fret, les grues n'ont jamais servi \xe0 pleine "
    "capacit\xe9.\r\n\r\n"
    "\xc0 Port-Lu\xe7on, les commer\xe7"
    "ants du quai craignent pour leur saison.\r\n\r\n"
    "Mme Dargent a promis de recevoir les salari\xe9s avant la fin du mois.\r\n\r\n"
    "Le pr\xe9"
    "fet n'a pas souhait\xe9 commenter.\r\n\r\n"
    "Une r\xe9union publique aura lieu le 12 mars 2025 \xe0 la salle des f\xeates de "
    "Port-Lu\xe7on.\r\n\r\n"
    "Armorique Fret n'a pas pr\xe9"
    "cis\xe9 si le terminal sera vendu.\r\n";

#define NAME "2025-03-04-fermeture-terminal.yaml"

/* What is done, each a step of its own, and what the status line says then. */
static const struct {
	const char *keys, *says;
} steps[] = {
    {"/`hélène`\rvve\rp", "new person Hélène Dargent"},
    {"py", "1 marked as Hélène Dargent"},
    {"/`dargent a`\rvm", "mark Hélène Dargent: “Dargent”"},
    {"/`port`\rve\rl", "new place Port-Luçon"},
    {"pyn!", "2 marked as Port-Luçon, 1 refused for good"},
    {"/`armor`\rvve\ro", "new organization Armorique Fret"},
    {"p!", "3 marked as Armorique Fret"},
    {"/`trafic a`\r"
     "vvva`Le trafic baisse de 40 %.`\t`decreases`\r",
     "stated: Le trafic baisse de 40 %."},
    {"/`servi`\r"
     "vvva`Les grues ne servent pas.`\t`serves`\r",
     "stated: Les grues ne servent pas."},
    {"xl[f[fxlc", "linked: contradicts"},
    {"xv", "verified: "},
};

enum { STEPS = sizeof steps / sizeof *steps, FIRST_FACT = 7 };

/* All that they add to the article; _ is part of an id or a date. */
static const char added[] =
    "\n"
    "mentions:\n"
    "- {entity: port-lucon, before: \"maire de \", quote: Port-Luçon}\n"
    "- {entity: helene-dargent, quote: Hélène Dargent, after: \",\"}\n"
    "- {entity: armorique-fret, quote: Armorique Fret, after: \", qui\"}\n"
    "- {entity: helene-dargent, before: \"dit \", quote: Hélène Dargent}\n"
    "- {entity: armorique-fret, quote: Armorique Fret, after: \" emploie\"}\n"
    "- {entity: armorique-fret, before: \"'\", quote: Armorique Fret}\n"
    "- {entity: port-lucon, before: \"À \", quote: Port-Luçon}\n"
    "- {entity: helene-dargent, quote: Dargent, after: \" a\"}\n"
    "- {entity: port-lucon, quote: Port-Luçon, after: \".\"}\n"
    "- {entity: armorique-fret, quote: Armorique Fret, after: \" n\"}\n"
    "\n"
    "refused:\n"
    "- {entity: port-lucon, before: \"à \", quote: Port-Luçon}\n"
    "\n"
    "facts:\n"
    "- id: f-______\n"
    "  claim: Le trafic baisse de 40 %.\n"
    "  predicate: decreases\n"
    "  when: \"2011/..\"\n"
    "  quantity: {value: 40, unit: \"%\"}\n"
    "  sources:\n"
    "  - {who: armorique-fret, stance: asserts, quote: Selon la société Armorique Fret}\n"
    "  evidence:\n"
    "  - {quote: \"Selon la société Armorique Fret, qui exploite le terminal depuis 2011, le "
    "trafic a baissé de 40 % en deux ans\"}\n"
    "  verdict: verified\n"
    "  links: [{contradicts: \"2025-03-04-fermeture-terminal#f-______\"}]\n"
    "  by: annotator\n"
    "  on: \"__________\"\n"
    "- id: f-______\n"
    "  claim: Les grues ne servent pas.\n"
    "  predicate: serves\n"
    "  sources:\n"
    "  - {who: armorique-fret, stance: asserts, quote: D'après la direction d'Armorique Fret}\n"
    "  evidence:\n"
    "  - {quote: \"D'après la direction d'Armorique Fret, les grues n'ont jamais servi à pleine "
    "capacité\"}\n"
    "  verdict: open\n"
    "  links: [{contradicts: \"2025-03-04-fermeture-terminal#f-______\"}]\n"
    "  by: annotator\n"
    "  on: \"__________\"\n";

static const char register_then[] = "postil: 1\n"
				    "entities:\n"
				    "- id: armorique-fret\n"
				    "  type: organization\n"
				    "  name: Armorique Fret\n"
				    "- id: helene-dargent\n"
				    "  type: person\n"
				    "  name: Hélène Dargent\n"
				    "- id: port-lucon\n"
				    "  type: place\n"
				    "  name: Port-Luçon\n";

/* The files before the first step and after each. */
struct states {
	char *article[STEPS + 1];
	char *entities[STEPS + 1];
};

static void take_state(struct states *all, struct story *s, size_t i)
{
	all->article[i] = story_read(s, NAME);
	all->entities[i] = story_read(s, "entities.yaml");
}

static void check_state(const struct states *all, struct story *s, size_t i)
{
	char *article = story_read(s, NAME), *entities = story_read(s, "entities.yaml");

	CHECK_STR(article, all->article[i]);
	CHECK_STR(entities, all->entities[i]);
	free(article);
	free(entities);
}

static void states_release(struct states *all)
{
	for (size_t i = 0; i <= STEPS; i++) {
		free(all->article[i]);
		free(all->entities[i]);
	}
}

/* The lines of `now` that are not in `before`, whose lines must all be there in order;
 * random ids and dates of today become _. */
static char *added_lines(const char *before, const char *now)
{
	struct str out = STR_INIT;
	size_t len;

	for (; *now; now += len) {
		len = strcspn(now, "\n");
		len += now[len] == '\n';
		if (strcspn(before, "\n") + 1 == len && memcmp(before, now, len) == 0)
			before += len;
		else
			str_add(&out, now, len);
	}
	CHECK_STR(before, "");
	for (char *p = out.s; (p = strstr(p, "f-")); p++)
		if (p > out.s && (p[-1] == ' ' || p[-1] == '#'))
			memcpy(p + 2, "______", 6);
	for (char *p = out.s; (p = strstr(p, "  on: \"")); p++)
		memcpy(p + 7, "__________", 10);
	return str_take(&out);
}

static bool make_article(struct story *s)
{
	const char *const words[] = {"new",    "text.txt",   "--title",  "La fermeture du terminal",
				     "--date", "2025-03-04", "--source", "Le Courrier du Port",
				     "--lang", "fr",         NULL};
	struct str out = STR_INIT;
	int status;

	if (!story_init(s))
		return false;
	story_write(s, "text.txt", text);
	status = story_run(s, &out, words);
	CHECK_INT(status, 0);
	CHECK(strstr(out.s, "Windows-1252; 23 CRLF line ends; 11 blank lines dropped"));
	CHECK(strstr(out.s, "next: postil " NAME));
	str_release(&out);
	if (status == 0)
		return true;
	story_release(s);
	return false;
}

static const struct pty_options screen = {
    .rows = 30, .columns = 110, .set = (const char *const[]){"USER=annotator", NULL}};

static void annotate(struct story *s, struct states *all)
{
	size_t keys = 0, in_step;

	if (!story_open(s, &screen))
		return;
	for (size_t i = 0; i < STEPS; i++) {
		test_row("step %zu", i + 1);
		in_step = story_keys(s, steps[i].keys);
		keys += in_step;
		story_check_shows(s, steps[i].says);
		story_keys(s, "zz");
		CHECK(story_is_saved(s));
		take_state(all, s, i + 1);
		if (i == FIRST_FACT) {
			printf("# %zu keys from finding the words to the saved fact\n", in_step);
			CHECK(in_step <= 12);
		}
	}
	printf("# %zu keys for all of it, typed words apart\n", keys);
	CHECK(keys <= 100);
	story_quit(s);
}

static void check_again(struct story *s)
{
	static const char *const words[] = {"Hélène Dargent  ",
					    "Port-Luçon  ",
					    "Armorique Fret  ",
					    "2011/.. Le trafic baisse de 40 %.",
					    "? Les grues ne servent pas.",
					    "✓ 2011/.."};

	story_keys(s, "gx");
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		story_check_shows(s, words[i]);
}

/* From the state after step `from` to that after step `to`. */
static void go_back(struct story *s, const struct states *all, size_t from, size_t to)
{
	for (size_t i = from; i > to; i--) {
		test_row("undo step %zu", i);
		story_keys(s, "u");
		story_check_shows(s, "undone: ");
		story_keys(s, "zz");
		CHECK(story_is_saved(s));
		check_state(all, s, i - 1);
	}
}

static void go_forth(struct story *s, const struct states *all, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		test_row("redo step %zu", i + 1);
		story_keys(s, "\x12");
		story_check_shows(s, "done again: ");
		story_keys(s, "zz");
		CHECK(story_is_saved(s));
		check_state(all, s, i + 1);
	}
}

/* Each session begins where the one before ended. */
static void back_and_forth(struct story *s, const struct states *all)
{
	if (!story_open(s, &screen))
		return;
	check_again(s);
	go_back(s, all, STEPS, STEPS - 3);
	story_quit(s);
	if (!story_open(s, &screen))
		return;
	go_back(s, all, STEPS - 3, 0);
	story_keys(s, "u");
	story_check_shows(s, "nothing to undo");
	check_state(all, s, 0);
	go_forth(s, all, 0, 5);
	story_quit(s);
	story_check_clean(s);
	if (!story_open(s, &screen))
		return;
	go_forth(s, all, 5, STEPS);
	story_keys(s, "\x12");
	story_check_shows(s, "nothing to do again");
	check_state(all, s, STEPS);
	story_quit(s);
}

TEST(newcomer_annotates_and_goes_all_the_way_back)
{
	struct states all = {0};
	struct story s;
	char *lines;

	NEEDS_PROGRAM();
	if (!make_article(&s))
		return;
	take_state(&all, &s, 0);
	annotate(&s, &all);
	if (all.article[STEPS]) {
		lines = added_lines(all.article[0], all.article[STEPS]);
		CHECK_STR(lines, added);
		CHECK_STR(all.entities[0], "postil: 1\nentities: []\n");
		CHECK_STR(all.entities[STEPS], register_then);
		free(lines);
		story_check_clean(&s);
		back_and_forth(&s, &all);
		story_check_clean(&s);
		CHECK_INT(story_leftovers(&s), 0);
	}
	states_release(&all);
	story_release(&s);
}

/* ---- asked for what is known; the text is decomposed, with a byte order mark */

static void answer(struct story *s, const char *question, const char *words)
{
	CHECK(pty_wait_text(&s->pty, question) > 0);
	pty_send(&s->pty, words, strlen(words));
}

static bool ask(struct story *s, const char *const *argv)
{
	struct pty_options o = {.folder = s->folder, .home = s->home, .columns = 100};
	struct error err = {0};
	bool ok = pty_start(&s->pty, argv, &o, &err);

	CHECK(ok);
	error_release(&err);
	return ok;
}

static void check_file(struct story *s, const char *name, const char *want)
{
	char *have = story_read(s, name);

	CHECK_STR(have, want);
	free(have);
}

#define ASKED                                                                   \
	"postil: 1\ntitle: La grève du port\nlang: fr\ndate: \"2025-03-04\"\n" \
	"source: {name: Le Courrier}\ntext: |\n"                                \
	"  La grève du port continue.\n"                                       \
	"  Hélène Dargent l’a dit à la radio.\n"

static void annotate_asked(struct story *s)
{
	if (!story_open(s, &(struct pty_options){0}))
		return;
	story_keys(s, "/`hélène`\rvve\rp");
	story_check_shows(s, "new person");
	story_keys(s, "zz");
	CHECK(story_is_saved(s));
	check_file(s, "2025-03-04-greve-port.yaml",
		   ASKED "\nmentions:\n- {entity: helene-dargent, quote: "
			 "Hélène Dargent}\n");
	story_check_clean(s);
	story_keys(s, "u");
	story_check_shows(s, "undone: new person");
	story_quit(s);
	check_file(s, "2025-03-04-greve-port.yaml", ASKED);
	check_file(s, "entities.yaml", "postil: 1\nentities: []\n");
}

TEST(newcomer_is_asked_on_the_terminal)
{
	const char *const argv[] = {getenv("POSTIL"), "new", "text.txt", NULL};
	struct story s;

	NEEDS_PROGRAM();
	if (!story_init(&s))
		return;
	story_write(&s, "text.txt",
		    "\xef\xbb\xbfLa gre\xcc\x80ve du port continue.\r\n\r\n"
		    "He\xcc\x81le\xcc\x80ne Dargent l’a dit a\xcc\x80 la radio.\r\n");
	if (ask(&s, argv)) {
		answer(&s, "Title:", "La grève du port\r");
		answer(&s, "Date of publication", "2025-03-04\r");
		answer(&s, "Source (who published it):", "Le Courrier\r");
		answer(&s, "Language (fr, en …)", "fr\r");
		CHECK(pty_wait_end(&s.pty, 10));
		CHECK_STR(pty_status(&s.pty), "exit status 0");
		story_check_shows(&s, "next: postil 2025-03-04-greve-port.yaml");
		pty_end(&s.pty);
		check_file(&s, "2025-03-04-greve-port.yaml", ASKED);
		annotate_asked(&s);
	}
	story_release(&s);
}

/* ---- in little room */

TEST(annotating_in_little_room)
{
	static const struct {
		int rows, columns;
	} sizes[] = {{24, 80}, {12, 40}, {5, 20}};
	struct story s;

	NEEDS_PROGRAM();
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		test_row("%dx%d", sizes[i].columns, sizes[i].rows);
		if (!story_init_small(&s))
			return;
		if (story_open(&s, &(struct pty_options){.rows = sizes[i].rows,
							 .columns = sizes[i].columns})) {
			story_keys(&s, "2ggwve\r");
			story_check_shows(&s, "mark Bruno");
			story_keys(&s, "3ggwwwwwwwvm");
			story_keys(&s, "3ggvva`Nobody saw Anna.`\r");
			story_check_shows(&s, "stated");
			story_quit(&s);
		}
		CHECK(story_has(&s, "a.yaml", "- {entity: bruno, quote: Bruno, after: \" said\"}"));
		CHECK(story_has(&s, "a.yaml", "- {entity: bruno, before: \"and \", quote: Bruno}"));
		CHECK(story_has(&s, "a.yaml", "  claim: Nobody saw Anna.\n"));
		CHECK(story_has(&s, "a.yaml", "\" met\"}   # kept\n"));
		story_check_clean(&s);
		story_release(&s);
	}
}
