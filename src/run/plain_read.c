/* SPDX-License-Identifier: MIT */
#include "run/plain_read.h"

#include "base/guess.h"
#include "run/asker.h"
#include "text/find.h"

#include <string.h>

struct plain {
	struct selection *s;
	struct output *out;
	size_t at;         /* the article, in the selection */
	struct article *a; /* NULL: it cannot be read */
	uint32_t read;     /* paragraphs that were read; the last one of them is the place */
	struct find *find; /* what was searched for; or NULL */
	bool quit;
};

/* ---- lines */

/* Takes the words. */
static void say(struct plain *p, struct str *line)
{
	output_wrapped(p->out, (struct slice){line->s, line->len}, 0);
	output_line(p->out);
	str_clear(line);
}

static void say_words(struct plain *p, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

static void say_words(struct plain *p, const char *fmt, ...)
{
	struct str line = STR_INIT;
	va_list ap;

	va_start(ap, fmt);
	str_vprintf(&line, fmt, ap);
	va_end(ap);
	say(p, &line);
	str_release(&line);
}

static void add_count(struct str *line, size_t n, const char *one, const char *many)
{
	str_printf(line, "%s%zu %s", line->len ? ", " : "", n, n == 1 ? one : many);
}

/* ---- the place */

static const struct entry *entry_of(const struct plain *p, size_t at)
{
	return &p->s->corpus.articles.v[p->s->articles.v[at]];
}

static const struct entity *entity_of(const struct plain *p, uint32_t entity)
{
	return &p->s->corpus.entities.list.v[entity];
}

/* The points of the paragraph that was read last; of no text before the first one. */
static struct span here(const struct plain *p)
{
	const struct paragraph *g;

	if (!p->a || p->read == 0)
		return (struct span){0, 0};
	g = &p->a->offsets.v[p->read - 1];
	return (struct span){g->point, g->end_point};
}

static bool is_here(const struct plain *p, const struct anchor *a)
{
	for (uint32_t i = 0; i < a->n; i++)
		if (a->state != ANCHOR_ORPHAN && span_overlaps(a->spans[i], here(p)))
			return true;
	return false;
}

static bool proves_here(const struct plain *p, const struct fact *f)
{
	for (size_t i = 0; i < f->evidence_count; i++)
		if (is_here(p, f->evidence[i]))
			return true;
	return false;
}

static size_t mentions_here(const struct plain *p)
{
	size_t n = 0;

	for (size_t i = 0; p->a && i < p->a->mention_order_count; i++)
		n += is_here(p, &p->a->mentions[p->a->mention_order[i]].anchor);
	return n;
}

static size_t facts_here(const struct plain *p)
{
	size_t n = 0;

	for (size_t i = 0; p->a && i < p->a->fact_count; i++)
		n += proves_here(p, &p->a->facts[i]);
	return n;
}

/* ---- reading on */

static void announce(struct plain *p)
{
	const struct article *a = p->a;
	struct str line = STR_INIT;

	if (!a) {
		say_words(p, "Article %zu of %zu cannot be read: %s.", p->at + 1, p->s->articles.n,
			  entry_of(p, p->at)->id);
		return;
	}
	say_words(p, "Article %zu of %zu: %s", p->at + 1, p->s->articles.n, a->title);
	for (size_t i = 0; i < 3; i++) {
		const char *known = i == 0 ? a->source_name : i == 1 ? a->date : a->lang;

		if (known[0])
			str_printf(&line, "%s%s", line.len ? ", " : "", known);
	}
	add_count(&line, a->words, "word", "words");
	add_count(&line, a->offsets.paragraphs, "paragraph", "paragraphs");
	add_count(&line, a->mention_order_count, "mention", "mentions");
	add_count(&line, a->fact_count, "fact", "facts");
	say(p, &line);
	str_release(&line);
}

static void open_at(struct plain *p, size_t at)
{
	p->at = at;
	p->a = selection_article(p->s, at);
	p->read = 0;
}

static void read_paragraph(struct plain *p)
{
	output_wrapped(p->out, offsets_paragraph_text(&p->a->offsets, p->read - 1), 0);
	output_line(p->out);
}

static void do_next(struct plain *p, const char *words)
{
	(void)words;
	if (p->a && p->read < p->a->offsets.paragraphs) {
		p->read++;
		read_paragraph(p);
	} else if (p->at + 1 < p->s->articles.n) {
		open_at(p, p->at + 1);
		announce(p);
	} else {
		say_words(p, "This is the end of the last article.");
	}
}

static void do_previous(struct plain *p, const char *words)
{
	(void)words;
	if (p->read > 1) {
		p->read--;
		read_paragraph(p);
	} else {
		say_words(p, "This is the beginning of the article.");
	}
}

static void do_again(struct plain *p, const char *words)
{
	(void)words;
	if (p->a && p->read > 0)
		read_paragraph(p);
	else
		announce(p);
}

/* ---- who is named */

static void do_mentions(struct plain *p, const char *words)
{
	(void)words;
	if (mentions_here(p) == 0)
		say_words(p, "Nobody is named here.");
	for (size_t i = 0; p->a && i < p->a->mention_order_count; i++) {
		const struct mention *m = &p->a->mentions[p->a->mention_order[i]];
		const struct entity *e = entity_of(p, m->entity);
		struct slice quote = m->anchor.parts[0];
		bool same = slice_is(quote, e->name);

		if (is_here(p, &m->anchor))
			say_words(p, "%.*s%s%s, %s%s", same ? 0 : (int)quote.len, quote.s,
				  same ? "" : ": ", e->name, e->type_word,
				  m->anchor.state == ANCHOR_FUZZY ? ", not sure" : "");
	}
}

static void do_entities(struct plain *p, const char *words)
{
	const struct summary *sum = &entry_of(p, p->at)->summary;
	struct str line = STR_INIT;

	(void)words;
	if (sum->count_count == 0)
		say_words(p, "Nobody is named in this article.");
	for (size_t i = 0; i < sum->count_count; i++) {
		const struct entity *e = entity_of(p, sum->counts[i].entity);

		str_printf(&line, "%s, %s", e->name, e->type_word);
		add_count(&line, sum->counts[i].mentions, "mention", "mentions");
		add_count(&line, sum->counts[i].facts, "fact", "facts");
		say(p, &line);
	}
	str_release(&line);
}

/* ---- what is stated */

static void add_filler(struct str *line, const struct plain *p, const struct filler *f)
{
	str_addz(line, f->entity == ENTITY_NONE ? f->words : entity_of(p, f->entity)->name);
}

static void say_roles(struct plain *p, const struct fact *f)
{
	struct str line = STR_INIT;

	str_printf(&line, "  %s", f->predicate ? f->predicate : "no predicate");
	for (size_t i = 0; i < f->role_count; i++) {
		str_printf(&line, ", %s ", f->roles[i].name);
		for (size_t k = 0; k < f->roles[i].n; k++) {
			str_addz(&line, k ? " and " : "");
			add_filler(&line, p, &f->roles[i].fillers[k]);
		}
	}
	if (f->when)
		str_printf(&line, ", when %s", f->when);
	if (f->where.words) {
		str_addz(&line, ", where ");
		add_filler(&line, p, &f->where);
	}
	say(p, &line);
	str_release(&line);
}

static void say_sources(struct plain *p, const struct fact *f)
{
	struct str line = STR_INIT;

	if (f->source_count == 0)
		str_addz(&line, "  the article itself asserts it");
	for (size_t i = 0; i < f->source_count; i++) {
		str_addz(&line, i ? ", " : "  ");
		add_filler(&line, p, &f->sources[i].who);
		str_printf(&line, " %s it", stance_word(f->sources[i].stance));
	}
	str_printf(&line, "; verdict %s", verdict_word(f->verdict));
	say(p, &line);
	str_release(&line);
}

static void do_facts(struct plain *p, const char *words)
{
	size_t n = 0, all = facts_here(p);

	(void)words;
	if (all == 0)
		say_words(p, "Nothing is stated here.");
	for (size_t i = 0; p->a && i < p->a->fact_count; i++) {
		const struct fact *f = &p->a->facts[p->a->fact_order[i]];

		if (!proves_here(p, f))
			continue;
		say_words(p, "Fact %zu of %zu: %s", ++n, all,
			  f->claim ? f->claim : "without a claim");
		say_roles(p, f);
		say_sources(p, f);
	}
}

/* ---- other articles */

static void do_articles(struct plain *p, const char *words)
{
	size_t at = p->at;

	(void)words;
	for (size_t i = 0; i < p->s->articles.n && !p->out->gone; i++) {
		const struct entry *e = entry_of(p, i);
		bool there = selection_article(p->s, i) != NULL;

		say_words(p, "%zu: %s%s%s%s", i + 1, there ? e->summary.date : "",
			  there && e->summary.date[0] ? ", " : "", there ? e->summary.title : e->id,
			  i == at ? ", which is open"
			  : there ? ""
				  : ", which cannot be read");
	}
	p->a = selection_article(p->s, at); /* others came into its place */
}

static size_t article_named(const struct plain *p, const char *words)
{
	char *end;
	unsigned long number = strtoul(words, &end, 10);

	if (end != words && !*end)
		return number - 1;
	for (size_t i = 0; i < p->s->articles.n; i++)
		if (strcmp(entry_of(p, i)->id, words) == 0)
			return i;
	return SIZE_MAX;
}

static void do_open(struct plain *p, const char *words)
{
	size_t at = article_named(p, words);

	if (at >= p->s->articles.n) {
		say_words(p, "Open which article, from 1 to %zu?  The word articles lists them.",
			  p->s->articles.n);
		return;
	}
	open_at(p, at);
	announce(p);
}

/* ---- search */

/* The first paragraph after the one that was read; true when there is one. */
static bool find_here(struct plain *p)
{
	for (uint32_t i = p->read; p->a && i < p->a->offsets.paragraphs; i++)
		if (find_occurs(p->find, offsets_paragraph_text(&p->a->offsets, i))) {
			p->read = i + 1;
			return true;
		}
	return false;
}

/* On from the place, through the other articles, and round to it. */
static void find_next_place(struct plain *p)
{
	size_t from = p->at;
	uint32_t read = p->read;

	for (size_t i = 0; i <= p->s->articles.n; i++) {
		if (i > 0)
			open_at(p, (from + i) % p->s->articles.n);
		if (!find_here(p))
			continue;
		if (p->at != from)
			announce(p);
		say_words(p, "Found in paragraph %u:", p->read);
		read_paragraph(p);
		return;
	}
	p->read = read;
	say_words(p, "These words are nowhere.");
}

static void do_search(struct plain *p, const char *words)
{
	struct error err = {0};

	if (words[0] && !find_replace(&p->find, slice_of(words), 0, &err))
		say_words(p, "%s", err.msg);
	else if (!p->find)
		say_words(p, "Search for which words?");
	else
		find_next_place(p);
	error_release(&err);
}

/* ---- the program */

static void do_where(struct plain *p, const char *words)
{
	struct str line = STR_INIT;

	(void)words;
	announce(p);
	if (p->read > 0) {
		str_printf(&line, "Paragraph %u of %u", p->read, p->a->offsets.paragraphs);
		add_count(&line, mentions_here(p), "mention", "mentions");
		add_count(&line, facts_here(p), "fact", "facts");
		say(p, &line);
	}
	str_release(&line);
}

static void do_help(struct plain *p, const char *words)
{
	(void)words;
#define X(name, takes, help) say_words(p, #name "%s" takes ": " help, takes[0] ? " " : "");
	PLAIN_COMMANDS(X)
#undef X
}

static void do_quit(struct plain *p, const char *words)
{
	(void)words;
	p->quit = true;
}

static const struct {
	const char *name;
	void (*run)(struct plain *p, const char *words);
} commands[] = {
#define X(name, takes, help) {#name, do_##name},
    PLAIN_COMMANDS(X)
#undef X
};

enum { COMMANDS = sizeof commands / sizeof *commands };

static const char *name_at(const void *context, size_t i)
{
	(void)context;
	return commands[i].name;
}

/* "s mali", "/mali" and "?" are known by others. */
static void perform(struct plain *p, const char *line)
{
	bool slash = line[0] == '/';
	const char *verb = slash ? "search" : line[0] == '?' ? "help" : line;
	size_t len = strcspn(verb, " ");
	const char *words = slash ? line + 1 : verb + len + strspn(verb + len, " ");
	const char *near;

	for (size_t i = 0; i < COMMANDS; i++)
		if (strncmp(commands[i].name, verb, len) == 0) {
			commands[i].run(p, words);
			return;
		}
	near = guess((struct slice){verb, len}, name_at, NULL, COMMANDS);
	say_words(p, "There is no command %.*s%s%s; the word help lists them.", (int)len, verb,
		  near ? ", perhaps you mean " : "", near ? near : "");
}

/* The question is the place. */
static void ask(struct plain *p, struct str *line)
{
	struct str place = STR_INIT;

	output_flush(p->out);
	if (p->a && p->read > 0)
		str_printf(&place, "%u of %u", p->read, p->a->offsets.paragraphs);
	else
		str_addz(&place, "Enter reads, help tells more");
	p->quit = !asker_line(place.s, "", line);
	str_release(&place);
}

void plain_read(struct selection *s, size_t first, struct output *out)
{
	struct plain p = {.s = s, .out = out};
	struct str line = STR_INIT;

	out->color = false;
	open_at(&p, first);
	announce(&p);
	while (!p.quit && !out->gone) {
		ask(&p, &line);
		if (!p.quit)
			perform(&p, line.len ? line.s : "next");
	}
	str_release(&line);
	find_free(p.find);
}
