/* SPDX-License-Identifier: MIT */
#include "base/file.h"
#include "base/utf8.h"
#include "yaml_int.h"

#include <string.h>

/* An article of mentions alone has a node in twelve bytes; what is reserved and
 * not touched costs nothing. */
enum { NODES_LEAST = 100000, BYTES_PER_NODE = 8, BYTES_USUAL = 12, READ_AGAIN_LEAST = 1 << 20 };

size_t yaml_nodes_most(size_t len)
{
	return NODES_LEAST + len / BYTES_PER_NODE;
}

void yaml_reader_init(struct yaml_reader *r, struct yaml *y)
{
	*r = (struct yaml_reader){.y = y, .bytes = y->bytes, .literal = SIZE_MAX};
	r->scan.bytes = y->bytes;
	r->scan.len = y->len;
	r->start = y->len >= 3 && memcmp(y->bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
	r->budget = 4 * y->len + READ_AGAIN_LEAST;
	r->nodes_most = yaml_nodes_most(y->len);
	diag_init(&r->faults, "");
}

void yaml_reader_release(struct yaml_reader *r)
{
	yaml_scan_close(&r->scan);
	diag_release(&r->faults);
	free(r->fault.message);
	for (size_t i = 0; i < sizeof r->seen / sizeof *r->seen; i++)
		map_release(&r->seen[i]);
}

static bool is_utf16(const char *s, size_t len)
{
	return len >= 2 && (memcmp(s, "\xff\xfe", 2) == 0 || memcmp(s, "\xfe\xff", 2) == 0 ||
			    (s[0] == '\0') != (s[1] == '\0'));
}

static bool is_readable(const char *bytes, size_t len, struct diag_list *faults)
{
	if (len > FILE_LIMIT)
		diag_add(faults, DIAG_LIMIT, 1, 1, "the file is longer than %d MiB; split it",
			 FILE_LIMIT >> 20);
	else if (is_utf16(bytes, len))
		diag_add(faults, DIAG_UTF8, 1, 1,
			 "the file seems to be UTF-16; save it in the encoding UTF-8");
	else
		return true;
	return false;
}

static void move_faults(struct diag_list *from, struct diag_list *to)
{
	diag_sort(from);
	for (size_t i = 0; i < from->list.n; i++) {
		const struct diag *d = &from->list.v[i];

		diag_add(to, d->code, d->line, d->column, "%s", d->message);
	}
}

/* libyaml would stop at a bad character. */
void yaml_reader_check(struct yaml_reader *r, bool lines)
{
	size_t len = r->scan.len, odd = yaml_find_bad(r->bytes, len, 0, true);
	size_t bad = yaml_find_bad(r->bytes, len, odd, false);

	if (bad < len)
		yaml_mask(r, bad);
	r->scan.lines = lines && yaml_find_bad(r->bytes, len, odd, true) == len;
}

bool yaml_read_with(struct yaml *y, struct slice bytes, struct diag_list *faults, bool lines)
{
	struct yaml_reader r;

	*y = (struct yaml){.bytes = bytes.s, .len = bytes.len, .root = YAML_NOWHERE};
	if (!is_readable(bytes.s, bytes.len, faults)) {
		y->faulty = true;
		return false;
	}
	yaml_reader_init(&r, y);
	vec_reserve(&y->nodes, bytes.len / BYTES_USUAL + BYTES_USUAL);
	yaml_reader_check(&r, lines);
	yaml_resume_read(&r);
	y->faulty = r.faults.errors > 0;
	move_faults(&r.faults, faults);
	yaml_reader_release(&r);
	return true;
}

bool yaml_read(struct yaml *y, const char *bytes, size_t len, struct diag_list *faults)
{
	return yaml_read_with(y, (struct slice){bytes, len}, faults, true);
}

void yaml_release(struct yaml *y)
{
	vec_release(&y->nodes);
	vec_release(&y->lines);
	arena_release(&y->values);
	*y = (struct yaml){.root = YAML_NOWHERE};
}

const struct yaml_node *yaml_root(const struct yaml *y)
{
	return y->root < y->nodes.n ? &y->nodes.v[y->root] : NULL;
}

const struct yaml_node *yaml_first(const struct yaml_node *n)
{
	return n && n->first ? n + n->first : NULL;
}

const struct yaml_node *yaml_next(const struct yaml_node *n)
{
	do
		n = n && n->next ? n + n->next : NULL;
	while (n && n->duplicate);
	return n;
}

const struct yaml_node *yaml_parent(const struct yaml_node *n)
{
	return n && n->parent ? n - n->parent : NULL;
}

const struct yaml_node *yaml_key_node(const struct yaml_node *n)
{
	return n && n->key ? n - n->key : NULL;
}

struct slice yaml_key(const struct yaml_node *n)
{
	return n && n->key ? (n - n->key)->value : SLICE("");
}

const struct yaml_node *yaml_get(const struct yaml_node *n, const char *key)
{
	if (!n || n->kind != YAML_MAP)
		return NULL;
	for (n = yaml_first(n); n; n = yaml_next(n))
		if ((n - n->key)->kind == YAML_SCALAR && slice_is(yaml_key(n), key))
			break;
	return n;
}

size_t yaml_count(const struct yaml_node *n)
{
	size_t count = 0;

	for (n = yaml_first(n); n; n = yaml_next(n))
		count++;
	return count;
}

bool yaml_is_empty(const struct yaml_node *n)
{
	return n && n->kind == YAML_SCALAR && n->style == YAML_PLAIN && n->value.len == 0;
}

static void find_lines(struct yaml *y)
{
	const char *s = y->bytes;
	bool cr = y->len > 0 && memchr(s, '\r', y->len);

	*vec_push(&y->lines) = 0;
	for (size_t at = 0; at < y->len;) {
		const char *lf = cr ? NULL : memchr(s + at, '\n', y->len - at);

		if (cr)
			at = yaml_line_next(s, y->len, at);
		else
			at = lf ? (size_t)(lf - s) + 1 : y->len;
		if (s[at - 1] == '\n' || s[at - 1] == '\r')
			*vec_push(&y->lines) = (uint32_t)at;
	}
}

/* Most ask in the order of the file. */
static size_t find_line(struct yaml *y, size_t offset)
{
	const uint32_t *v = y->lines.v;
	size_t low = 0, high = y->lines.n, hint = y->line_hint;

	for (size_t i = hint; i < hint + 4 && i < high; i++)
		if (v[i] <= offset && (i + 1 == high || offset < v[i + 1]))
			return i;
	while (high - low > 1) {
		size_t mid = low + (high - low) / 2;

		if (v[mid] <= offset)
			low = mid;
		else
			high = mid;
	}
	return low;
}

/* From the start of the line, or from the place asked for last where that is
 * nearer: a line may be the whole file. */
static uint32_t column_at(const struct yaml *y, size_t start, size_t offset)
{
	size_t last = y->place_hint, back = last > offset ? last - offset : 0;

	if (last < start || back > offset - start)
		return (uint32_t)utf8_count(y->bytes + start, offset - start) + 1;
	if (back)
		return y->column_hint - (uint32_t)utf8_count(y->bytes + offset, back);
	return y->column_hint + (uint32_t)utf8_count(y->bytes + last, offset - last);
}

struct yaml_place yaml_place_at(struct yaml *y, size_t offset)
{
	size_t line, start;
	bool same;

	offset = offset < y->len ? offset : y->len;
	if (y->lines.n == 0)
		find_lines(y);
	line = find_line(y, offset);
	same = y->column_hint && line == y->line_hint;
	start = y->lines.v[line];
	if (line == 0 && offset >= 3 && memcmp(y->bytes, "\xef\xbb\xbf", 3) == 0)
		start = 3;
	y->column_hint = same ? column_at(y, start, offset)
			      : (uint32_t)utf8_count(y->bytes + start, offset - start) + 1;
	y->place_hint = offset;
	y->line_hint = line;
	return (struct yaml_place){(uint32_t)line + 1, y->column_hint};
}

struct yaml_place yaml_place(struct yaml *y, const struct yaml_node *n)
{
	return yaml_place_at(y, n->beg);
}

const char *yaml_library_version(void)
{
	return yaml_get_version_string();
}
