/* fuzz_article: any bytes as an article and as a register: read, checked, opened
 * in the reader and drawn; whatever stands in them, spans lie in the text and
 * cells hold no control.
 * SPDX-License-Identifier: MIT
 */
#include "app/open.h"
#include "app/update.h"
#include "base/unicode.h"
#include "doc/check.h"
#include "store/article_read.h"
#include "store/entities_read.h"
#include "ui/draw.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void check_anchor(const struct anchor *a, uint32_t points)
{
	for (uint32_t i = 0; i < a->n; i++)
		assert(a->spans[i].start <= a->spans[i].end && a->spans[i].end <= points);
}

static void check_spans(const struct article *a)
{
	for (size_t i = 0; i < a->mention_count; i++)
		check_anchor(&a->mentions[i].anchor, a->offsets.points);
	for (size_t i = 0; i < a->fact_count; i++)
		for (size_t k = 0; k < a->facts[i].evidence_count; k++)
			check_anchor(a->facts[i].evidence[k], a->offsets.points);
}

static void check_cells(const struct screen *s)
{
	for (int i = 0; i < s->cols * s->rows; i++)
		for (int k = 0; k < CELL_POINTS && s->cells[i].points[k]; k++)
			assert(unicode_kind(s->cells[i].points[k]) != UNICODE_CONTROL);
}

/* A few keys that go everywhere, with a frame after each. */
static void read_on_screen(struct corpus *c)
{
	static const uint32_t keys[] = {']', 'e', ']', 'f', ']', ']', 'j', ' ', 'G', 'f', 27};
	struct app app;
	struct screen s;

	screen_init(&s);
	app_init(&app, c, 60, 20);
	open_article(&app, (struct target){.article = 0});
	for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
		app_update(&app, &(struct event){.kind = EVENT_KEY, .key = keys[i]});
		draw_app(&app, &s);
		check_cells(&s);
	}
	app_release(&app);
	screen_release(&s);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct slice text = {(const char *)bytes, size};
	struct corpus c;
	struct article *a;

	corpus_init(&c);
	corpus_add(&c, "x", "x.yaml");
	corpus_sort(&c);
	diag_init(&c.diags, "entities.yaml");
	entities_read(&c.entities, text, &c.diags);
	check_entities(&c.entities, &c.diags);
	a = article_read("x", "x.yaml", text, &c.entities);
	check_article(a, &c.entities);
	check_spans(a);
	corpus_set_article(&c, 0, a, 1);
	read_on_screen(&c);
	corpus_release(&c);
	return 0;
}
