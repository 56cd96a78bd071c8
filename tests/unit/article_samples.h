/* article_samples: one article with everything, and the beginnings of others.
 *
 * The register that goes with them declares cnt and mali, in this order.
 * SPDX-License-Identifier: MIT
 */
#ifndef ARTICLE_SAMPLES_H
#define ARTICLE_SAMPLES_H

#include "store/article_read.h"

static inline void declare(struct entities *es, const char *id)
{
	uint32_t i = entities_declare(es, slice_of(id));

	es->list.v[i].line = i + 3;
}

/* With a register that declares cnt and mali. */
static inline struct article *read_with(struct entities *es, const char *text)
{
	struct article *a;

	declare(es, "cnt");
	declare(es, "mali");
	a = article_read("art", "art.yaml", slice_of(text), es);
	diag_sort(&a->diags);
	return a;
}

static const char whole[] =
    "postil: 1\n"
    "title: Le titre\n"
    "lang: fr\n"
    "date: \"2024-07\"\n"
    "source: {name: APA, url: \"https://apa.example/1\", author: MD}\n"
    "rights: © APA\n"
    "tags: [mali, russie]\n"
    "text: |\n"
    "  Le CNT siège à Bamako, dit le CNT.\n"
    "  La Russie a livré 25 000 t de blé au Mali.\n"
    "\n"
    "mentions:\n"
    "- {entity: cnt, before: \"Le \", quote: CNT}\n"
    "- {entity: cnt, quote: CNT, after: .}\n"
    "- {entity: mali, quote: Mali}\n"
    "- {entity: cnt, quote: [Le CNT, Bamako]}\n"
    "\n"
    "facts:\n"
    "- id: f-7k2qd9\n"
    "  claim: La Russie livre du blé.\n"
    "  predicate: delivers\n"
    "  roles: {agent: Russie, recipient: [mali, des civils]}\n"
    "  when: 2024-01~\n"
    "  where: mali\n"
    "  quantity: {value: 25000, unit: t, of: blé}\n"
    "  sources:\n"
    "  - {who: cnt, stance: alleges, quote: dit}\n"
    "  - who: des témoins\n"
    "  evidence:\n"
    "  - {quote: a livré 25 000 t de blé}\n"
    "  - au Mali\n"
    "  links: [{same-as: \"other#f-000000\"}, {contradicts: f-0c4wzt, updates: [\"#f-0c4wzt\"]}]\n"
    "  verdict: disputed\n"
    "  reason: why\n"
    "  note: a note\n"
    "  by: me\n"
    "  on: \"2026-11-22\"\n"
    "- {id: f-0c4wzt, claim: Rien., evidence: {quote: siège à Bamako}}\n";

#define HEAD "postil: 1\ntext: CNT Mali\n"
#define FACT HEAD "facts:\n- id: f-000000\n  claim: c\n  evidence: CNT\n"

#endif
