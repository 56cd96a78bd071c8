/* SPDX-License-Identifier: MIT */
#include "draft_int.h"
#include "store/record_write.h"
#include "store/scalar.h"

#include <string.h>

/* A first line with spaces before it would say how deep the lines stand. */
static bool needs_indicator(struct slice text)
{
	return text.s[0] == ' ' || text.s[0] == '\t' || text.s[0] == '\n';
}

static const char *chomping(struct slice text)
{
	if (text.s[text.len - 1] != '\n')
		return "-";
	return text.len > 1 && text.s[text.len - 2] == '\n' ? "+" : "";
}

static void add_literal(struct slice text, struct str *out)
{
	size_t n = text.len - (text.s[text.len - 1] == '\n');

	str_printf(out, "text: |%s%s\n", needs_indicator(text) ? "2" : "", chomping(text));
	for (size_t i = 0; i <= n;) {
		const char *end = i < n ? memchr(text.s + i, '\n', n - i) : NULL;
		size_t len = end ? (size_t)(end - text.s) - i : n - i;

		if (len)
			str_addz(out, "  ");
		str_add(out, text.s + i, len);
		str_addc(out, '\n');
		i += len + 1;
	}
}

static bool reads_back(const struct str *file, struct slice text)
{
	struct diag_list faults;
	const struct yaml_node *n;
	struct yaml y;
	bool same;

	diag_init(&faults, "");
	same = yaml_read(&y, file->s, file->len, &faults) && !y.faulty;
	n = same ? yaml_get(yaml_root(&y), "text") : NULL;
	same = n && n->kind == YAML_SCALAR && slice_equal(n->value, text);
	yaml_release(&y);
	diag_release(&faults);
	return same;
}

void draft_new_article(const struct article *a, struct str *out)
{
	static const struct value_layout layout = {"\n", 0, 2};
	struct arena arena = {0};
	struct value *head = record_value_metadata(&arena, a);
	struct str file = STR_INIT;
	size_t metadata;

	for (const struct value *v = head->first; v; v = v->next) {
		value_write_pair(v, 0, &layout, &file);
		str_addc(&file, '\n');
	}
	metadata = file.len;
	if (a->text.len)
		add_literal(a->text, &file);
	if (!a->text.len || !reads_back(&file, a->text)) {
		str_cut(&file, metadata);
		str_addz(&file, "text: ");
		scalar_write(&file, a->text, YAML_DOUBLE, 0);
		str_addc(&file, '\n');
	}
	str_add(out, file.s, file.len);
	str_release(&file);
	arena_release(&arena);
}
