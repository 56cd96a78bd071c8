/* fuzz_splice: any bytes as the file of an article in which records change: what is
 * written differs in the hunks alone, says what was wanted, and goes back to the bytes
 * that were there; or nothing is given out, with a sentence.
 * SPDX-License-Identifier: MIT
 */
#include "doc/copy.h"
#include "store/article_read.h"
#include "store/article_write.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void demand(bool holds)
{
	if (!holds)
		abort();
}

/* An article as it shall be: borrows from the one that was read. */
struct wish {
	struct article article;
	struct arena arena;
	struct entities *es;
};

static void copy_lists(struct wish *w, const struct article *a)
{
	w->article = *a;
	w->article.mentions = arena_zalloc(&w->arena, a->mention_count + 1, sizeof *a->mentions);
	w->article.facts = arena_zalloc(&w->arena, a->fact_count + 1, sizeof *a->facts);
	for (size_t i = 0; i < a->mention_count; i++)
		w->article.mentions[i] = a->mentions[i];
	for (size_t i = 0; i < a->fact_count; i++)
		w->article.facts[i] = *fact_copy(&w->arena, &a->facts[i]);
}

static void add_mention(struct wish *w)
{
	static struct slice quote = {"l’été: {a, b} # \"c\"", 23};
	static struct span none;
	struct mention m = {.entity = entities_intern(w->es, SLICE("cnt")),
			    .anchor = {.parts = &quote, .spans = &none, .n = 1}};

	w->article.mentions[w->article.mention_count++] = m;
}

static void add_fact(struct wish *w)
{
	struct fact f = {.id = "f-zzzzzz", .claim = "no", .predicate = "is: #", .note = " a\nb "};

	f.where.entity = ENTITY_NONE;
	w->article.facts[w->article.fact_count++] = f;
}

static void change_fact(struct fact *f, unsigned how)
{
	switch (how % 6) {
	case 0:
		f->claim = "2024-07-04: 'x', \"y\"";
		break;
	case 1:
		f->note = f->note ? NULL : "one\ntwo";
		break;
	case 2:
		f->role_count = 0;
		break;
	case 3:
		f->evidence_count -= f->evidence_count > 0;
		break;
	case 4:
		f->when = NULL;
		f->predicate = "~";
		break;
	default:
		f->source_count = f->link_count = 0;
	}
}

/* One change, or several in one go. */
static void change(struct wish *w, unsigned how)
{
	struct article *a = &w->article;

	switch (how % 8) {
	case 0:
		add_mention(w);
		break;
	case 1:
		add_fact(w);
		break;
	case 2:
		a->mention_count -= a->mention_count > 0;
		break;
	case 3:
		a->fact_count -= a->fact_count > 0;
		break;
	case 4:
		if (a->mention_count)
			a->mentions[0].entity = entities_intern(w->es, SLICE("no"));
		break;
	case 5:
		a->mention_count = a->fact_count = 0;
		break;
	default:
		if (a->fact_count)
			change_fact(&a->facts[how / 8 % a->fact_count], how / 8);
	}
}

/* The old bytes with the hunks in them. */
static void check_hunks(const struct draft *d, struct slice old)
{
	struct str made = STR_INIT;
	size_t at = 0;

	for (size_t i = 0; i < d->hunks.n; i++) {
		const struct hunk *h = &d->hunks.v[i];

		demand(h->at >= at && h->at <= old.len && h->removed.len <= old.len - h->at);
		demand(slice_equal(h->removed, (struct slice){old.s + h->at, h->removed.len}));
		str_add(&made, old.s + at, h->at - at);
		str_add(&made, h->added.s, h->added.len);
		at = h->at + h->removed.len;
	}
	str_add(&made, old.s + at, old.len - at);
	demand(slice_equal((struct slice){made.s, made.len},
			   (struct slice){d->bytes.s, d->bytes.len}));
	str_release(&made);
}

static void check_model(const struct draft *d, const struct wish *w)
{
	struct article *a =
	    article_read("x", "x.yaml", (struct slice){d->bytes.s, d->bytes.len}, w->es);

	demand(a->mention_count == w->article.mention_count);
	for (size_t i = 0; i < a->mention_count; i++)
		demand(mention_same(&a->mentions[i], &w->article.mentions[i]));
	demand(a->fact_count == w->article.fact_count);
	for (size_t i = 0; i < a->fact_count; i++)
		demand(fact_same(&a->facts[i], &w->article.facts[i]));
	demand(slice_equal(a->text, w->article.text));
	article_free(a);
}

static void check_back(const struct draft *d, struct slice old)
{
	struct error err = {0};
	struct draft back;

	draft_init(&back);
	demand(draft_back(&back, "x.yaml", (struct slice){d->bytes.s, d->bytes.len}, d->hunks.v,
			  d->hunks.n, &err));
	demand(slice_equal((struct slice){back.bytes.s, back.bytes.len}, old));
	draft_release(&back);
	error_release(&err);
}

static void try_change(struct slice old, unsigned how)
{
	struct entities es = {0};
	struct article *a = article_read("x", "x.yaml", old, &es);
	struct wish w = {.es = &es};
	struct error err = {0};
	struct draft d;

	copy_lists(&w, a);
	change(&w, how);
	draft_init(&d);
	if (draft_article(&d, "x.yaml", old, &w.article, &es, false, &err)) {
		check_hunks(&d, old);
		check_model(&d, &w);
		check_back(&d, old);
	} else {
		demand(err.msg && err.msg[0]);
	}
	error_release(&err);
	draft_release(&d);
	arena_release(&w.arena);
	article_free(a);
	entities_release(&es);
}

/* The first byte says which change. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	if (size > 0)
		try_change((struct slice){(const char *)bytes + 1, size - 1}, bytes[0]);
	return 0;
}
