/* SPDX-License-Identifier: MIT */
#include "doc/needles.h"

#include "base/map.h"

#include <string.h>

#define NONE UINT32_MAX
#define GOLDEN 0x9e3779b97f4a7c15u /* 2^64 divided by the golden ratio */

enum { PAD = 8, SEVERAL = 2, STRETCH = 1024, SHORT_CHAIN = 16 };

/* Bits of a hash that choose the bit of the bitmap: 512 B, 4 kB, 64 kB, 512 kB. */
enum { BLOOM_SMALL = 12, BLOOM_MIDDLE = 15, BLOOM_LARGE = 19, BLOOM_LARGEST = 22 };

/* A needle in its chain: sorted by the bytes behind the common beginning. */
struct link {
	uint64_t key; /* the first eight of them, as a number that sorts alike */
	const char *bytes;
	uint32_t len;
	uint32_t needle;
};

struct bucket {
	uint64_t window; /* the common beginning */
	uint32_t first;  /* of its chain */
	uint32_t n;      /* 0: free */
};

/* The search for the needles of one class. */
struct finder {
	struct needles *ns;
	struct slice text;
	size_t width;  /* bytes that are hashed */
	uint64_t mask; /* of these in a word */
	uint64_t multiplier;
	struct bucket *buckets;
	struct link *chain;
	uint64_t *bloom;
	unsigned bucket_bits;
	unsigned bloom_bits;
	size_t n;      /* needles in the class */
	size_t budget; /* roughly nanoseconds */
};

void needles_release(struct needles *ns)
{
	vec_release(&ns->list);
	vec_release(&ns->bytes);
}

void needles_reserve(struct needles *ns, size_t n, size_t bytes)
{
	vec_reserve(&ns->list, ns->list.n + n);
	vec_reserve(&ns->bytes, ns->bytes.n + bytes + n * PAD);
}

/* The padding lets a word be loaded at the beginning of any needle. */
size_t needles_add(struct needles *ns, const struct slice *pieces, size_t n)
{
	struct needle *one = vec_push(&ns->list);
	size_t len = 0;
	char *to;

	for (size_t i = 0; i < n; i++)
		len += pieces[i].len;
	*one = (struct needle){.offset = ns->bytes.n, .len = (uint32_t)len, .up = NONE};
	one->same = (uint32_t)(ns->list.n - 1);
	vec_reserve(&ns->bytes, ns->bytes.n + len + PAD);
	to = ns->bytes.v + ns->bytes.n;
	for (size_t i = 0; i < n; i++) {
		if (pieces[i].len)
			memcpy(to, pieces[i].s, pieces[i].len);
		to += pieces[i].len;
	}
	memset(to, 0, PAD);
	ns->bytes.n += len + PAD;
	return one->same;
}

static uint64_t load(const char *s)
{
	uint64_t w;

	memcpy(&w, s, sizeof w);
	return w;
}

/* The first bytes at s as a number that sorts as they do. */
static uint64_t sort_key(const char *s, size_t len)
{
	uint64_t w = 0;

	if (len >= sizeof w)
		w = load(s);
	else
		memcpy(&w, s, len);
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	w = __builtin_bswap64(w);
#endif
	return w;
}

static const char *bytes_of(const struct needles *ns, uint32_t i)
{
	return ns->bytes.v + ns->list.v[i].offset;
}

/* ---- building */

static size_t class_width(size_t len)
{
	return len >= 8 ? 8 : len >= 4 ? 4 : len >= 2 ? 2 : 1;
}

static unsigned bits_for(size_t n)
{
	unsigned bits = 1;

	while (((size_t)1 << bits) < n)
		bits++;
	return bits;
}

static void set_class(struct finder *f, size_t width)
{
	f->width = width;
	f->mask = 0;
	memset(&f->mask, 0xff, width);
	f->n = 0;
	for (size_t i = 0; i < f->ns->list.n; i++)
		f->n += f->ns->list.v[i].len && class_width(f->ns->list.v[i].len) == width;
}

static void spend(struct finder *f, size_t cost)
{
	f->budget -= cost < f->budget ? cost : f->budget;
}

/* The bucket of the window, or the free one where it belongs. */
static struct bucket *bucket_of(struct finder *f, uint64_t window, uint64_t hash)
{
	size_t i = hash >> (64 - f->bucket_bits), mask = ((size_t)1 << f->bucket_bits) - 1;
	size_t steps = 0;

	for (; f->buckets[i].n && f->buckets[i].window != window; steps++)
		i = (i + 1) & mask;
	spend(f, steps);
	return &f->buckets[i];
}

static void fill_buckets(struct finder *f, uint32_t *bucket_index)
{
	uint32_t first = 0;

	for (size_t i = 0; i < f->ns->list.n; i++) {
		const struct needle *one = &f->ns->list.v[i];
		uint64_t window, hash;
		struct bucket *b;

		bucket_index[i] = NONE;
		if (!one->len || class_width(one->len) != f->width || !f->budget)
			continue;
		window = load(f->ns->bytes.v + one->offset) & f->mask;
		hash = window * f->multiplier;
		b = bucket_of(f, window, hash);
		b->window = window;
		b->n++;
		bucket_index[i] = (uint32_t)(b - f->buckets);
		hash >>= 64 - f->bloom_bits;
		f->bloom[hash >> 6] |= (uint64_t)1 << (hash & 63);
	}
	for (size_t i = 0; i >> f->bucket_bits == 0; i++) {
		f->buckets[i].first = first;
		first += f->buckets[i].n;
		f->buckets[i].n = f->buckets[i].n ? NONE : 0; /* taken, nothing in it yet */
	}
}

static void fill_chains(struct finder *f, const uint32_t *bucket_index)
{
	for (size_t i = 0; i < f->ns->list.n; i++) {
		const struct needle *one = &f->ns->list.v[i];
		struct bucket *b;
		struct link *l;

		if (bucket_index[i] == NONE)
			continue;
		b = &f->buckets[bucket_index[i]];
		b->n = b->n == NONE ? 1 : b->n + 1;
		l = &f->chain[b->first + b->n - 1];
		l->bytes = f->ns->bytes.v + one->offset + f->width;
		l->len = one->len - (uint32_t)f->width;
		l->key = sort_key(l->bytes, l->len);
		l->needle = (uint32_t)i;
	}
}

static int by_bytes(const void *left, const void *right)
{
	const struct link *a = left, *b = right;
	int order;

	if (a->key != b->key)
		return a->key < b->key ? -1 : 1;
	order = memcmp(a->bytes, b->bytes, a->len < b->len ? a->len : b->len);
	if (order)
		return order;
	if (a->len != b->len)
		return a->len < b->len ? -1 : 1;
	return (a->needle > b->needle) - (a->needle < b->needle);
}

static bool is_prefix(const struct needles *ns, uint32_t prefix, uint32_t whole)
{
	uint32_t len = ns->list.v[prefix].len;

	return len <= ns->list.v[whole].len &&
	       memcmp(bytes_of(ns, prefix), bytes_of(ns, whole), len) == 0;
}

/* Most chains are too short for qsort. */
static void sort_chain(struct link *chain, uint32_t n)
{
	if (n > SHORT_CHAIN) {
		qsort(chain, n, sizeof *chain, by_bytes);
		return;
	}
	for (uint32_t i = 1; i < n; i++) {
		struct link one = chain[i];
		uint32_t at = i;

		for (; at > 0 && by_bytes(&chain[at - 1], &one) > 0; at--)
			chain[at] = chain[at - 1];
		chain[at] = one;
	}
}

/* Sorts a chain, lets one needle stand for all with the same bytes, and finds
 * for each the longest that is a prefix of it: those that may be are a path
 * upwards from its neighbour. */
static void order_chain(struct needles *ns, struct link *chain, struct bucket *b)
{
	uint32_t kept = 0;

	sort_chain(chain, b->n);
	for (uint32_t i = 0; i < b->n; i++) {
		uint32_t one = chain[i].needle;
		uint32_t up = kept ? chain[kept - 1].needle : NONE;

		while (up != NONE && !is_prefix(ns, up, one))
			up = ns->list.v[up].up;
		if (up != NONE && ns->list.v[up].len == ns->list.v[one].len) {
			ns->list.v[one].same = up;
			continue;
		}
		ns->list.v[one].up = up;
		chain[kept++] = chain[i];
	}
	b->n = kept;
}

/* At least 32 bits for a needle, but in the largest. */
static unsigned bloom_bits_for(size_t n)
{
	unsigned bits = bits_for(32 * n);

	if (bits <= BLOOM_SMALL)
		return BLOOM_SMALL;
	if (bits <= BLOOM_MIDDLE)
		return BLOOM_MIDDLE;
	return bits <= BLOOM_LARGE ? BLOOM_LARGE : BLOOM_LARGEST;
}

static void build(struct finder *f)
{
	uint32_t *bucket_index = mem_alloc(f->ns->list.n * sizeof *bucket_index);

	f->bucket_bits = bits_for(2 * f->n);
	f->bloom_bits = bloom_bits_for(f->n);
	f->buckets = mem_zalloc((size_t)1 << f->bucket_bits, sizeof *f->buckets);
	f->bloom = mem_zalloc(((size_t)1 << f->bloom_bits) / 64, sizeof *f->bloom);
	f->chain = mem_alloc(f->n * sizeof *f->chain);
	fill_buckets(f, bucket_index);
	fill_chains(f, bucket_index);
	for (size_t i = 0; i >> f->bucket_bits == 0; i++)
		if (f->buckets[i].n > 1)
			order_chain(f->ns, f->chain + f->buckets[i].first, &f->buckets[i]);
	free(bucket_index);
}

static void release(struct finder *f)
{
	free(f->buckets);
	free(f->bloom);
	free(f->chain);
}

/* ---- searching */

/* Is the needle's rest at `rest`, of which `len` bytes are left? */
static bool stands_at(struct finder *f, const struct link *l, const char *rest, size_t len)
{
	spend(f, 8 + l->len / 8);
	return l->len <= len && memcmp(l->bytes, rest, l->len) == 0;
}

/* The last needle of the chain that does not sort after the text there; every
 * needle that stands there is it or a prefix of it. */
static const struct link *last_not_after(struct finder *f, const struct bucket *b, const char *rest,
					 size_t len)
{
	struct link at = {sort_key(rest, len), rest, (uint32_t)(len < NONE ? len : NONE), NONE};
	const struct link *chain = f->chain + b->first;
	uint32_t low = 0, high = b->n;

	while (low < high) {
		uint32_t mid = low + (high - low) / 2;

		spend(f, chain[mid].key == at.key ? 8 + chain[mid].len / 8 : 4);
		if (by_bytes(&chain[mid], &at) <= 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low ? &chain[low - 1] : NULL;
}

/* The nearest needle upwards that may still count; paths are cut short so that
 * many prefixes of each other are passed once only. */
static uint32_t next_up(struct needles *ns, uint32_t i)
{
	struct needle *list = ns->list.v;

	while (list[i].up != NONE && list[list[i].up].count == SEVERAL)
		list[i].up = list[list[i].up].up;
	return list[i].up;
}

static void count_one(struct needle *one, size_t at)
{
	if (one->count == 0)
		one->at = at;
	if (one->count < SEVERAL)
		one->count++;
}

static void search_chain(struct finder *f, const struct bucket *b, size_t at)
{
	const char *rest = f->text.s + at + f->width;
	size_t len = f->text.len - at - f->width;
	const struct link *l = last_not_after(f, b, rest, len);
	bool stands = false;

	if (!l)
		return;
	for (uint32_t i = l->needle; i != NONE; i = next_up(f->ns, i)) {
		struct needle *one = &f->ns->list.v[i];
		struct link own = {0, bytes_of(f->ns, i) + f->width, one->len - (uint32_t)f->width,
				   i};

		stands = stands || stands_at(f, &own, rest, len);
		if (stands)
			count_one(one, at);
	}
}

/* Do the next eight bytes differ?  Asked first, since it needs the link only. */
static bool differs_soon(const struct link *l, const char *rest, size_t len)
{
	return l->len >= 8 && len >= 8 && l->key != sort_key(rest, 8);
}

/* Kept out of the loop over the text, which has to stay small. */
__attribute__((noinline)) static void hit(struct finder *f, size_t at, uint64_t window)
{
	const struct bucket *b = bucket_of(f, window, window * f->multiplier);
	const struct link *l = &f->chain[b->first];
	const char *rest = f->text.s + at + f->width;
	size_t len = f->text.len - at - f->width;

	spend(f, 8);
	if (b->n > 1)
		search_chain(f, b, at);
	else if (b->n == 1 && !differs_soon(l, rest, len) &&
		 f->ns->list.v[l->needle].count < SEVERAL && stands_at(f, l, rest, len))
		count_one(&f->ns->list.v[l->needle], at);
}

static inline bool may_be(const uint64_t *bloom, uint64_t hash, unsigned bits)
{
	uint64_t bit = hash >> (64 - bits);

	return bloom[bit >> 6] >> (bit & 63) & 1;
}

/* The places in [from, to) that may be a needle's, as distances from `from`;
 * without a branch, since which they are cannot be foreseen.  Inlined with a
 * constant, since shifting by one is what the loop's time is made of. */
static inline __attribute__((always_inline)) size_t sift(const struct finder *f, size_t from,
							 size_t to, unsigned bits, uint16_t *places)
{
	const char *s = f->text.s + from;
	const uint64_t *bloom = f->bloom, mask = f->mask, multiplier = f->multiplier;
	size_t n = 0;

	for (size_t i = 0; i < to - from; i++) {
		places[n] = (uint16_t)i;
		n += may_be(bloom, (load(s + i) & mask) * multiplier, bits);
	}
	return n;
}

static void prefetch(const struct finder *f, size_t at)
{
	uint64_t hash = (load(f->text.s + at) & f->mask) * f->multiplier;

	__builtin_prefetch(&f->buckets[hash >> (64 - f->bucket_bits)]);
}

/* All places but those of the last bytes. */
static inline __attribute__((always_inline)) size_t scan_bits(struct finder *f, unsigned bits)
{
	size_t end = f->text.len >= sizeof f->mask ? f->text.len - sizeof f->mask + 1 : 0;
	uint16_t places[STRETCH + 1];
	size_t i = 0;

	while (i < end && f->budget) {
		size_t to = end - i > STRETCH ? i + STRETCH : end;
		size_t n = sift(f, i, to, bits, places);

		for (size_t k = 0; k < n; k++)
			prefetch(f, i + places[k]);
		for (size_t k = 0; k < n; k++)
			hit(f, i + places[k], load(f->text.s + i + places[k]) & f->mask);
		i = to;
	}
	return i;
}

static size_t scan_fast(struct finder *f)
{
	switch (f->bloom_bits) {
	case BLOOM_SMALL:
		return scan_bits(f, BLOOM_SMALL);
	case BLOOM_MIDDLE:
		return scan_bits(f, BLOOM_MIDDLE);
	case BLOOM_LARGE:
		return scan_bits(f, BLOOM_LARGE);
	default:
		return scan_bits(f, BLOOM_LARGEST);
	}
}

static void scan(struct finder *f)
{
	for (size_t i = scan_fast(f); i + f->width <= f->text.len && f->budget; i++) {
		uint64_t window = 0;

		memcpy(&window, f->text.s + i, f->width);
		if (may_be(f->bloom, window * f->multiplier, f->bloom_bits))
			hit(f, i, window);
	}
}

static void copy_counts(struct needles *ns)
{
	for (size_t i = 0; i < ns->list.n; i++) {
		struct needle *one = &ns->list.v[i];

		one->count = ns->list.v[one->same].count;
		one->at = ns->list.v[one->same].at;
	}
}

void needles_find(struct needles *ns, struct slice text)
{
	struct finder f = {.ns = ns,
			   .text = text,
			   .multiplier = (GOLDEN ^ map_seed()) | 1,
			   .budget = ((size_t)4 << 20) + 16 * text.len};

	for (size_t width = 8; width > 0 && f.budget; width /= 2) {
		set_class(&f, width);
		if (f.n == 0 || text.len < width)
			continue;
		build(&f);
		scan(&f);
		release(&f);
	}
	ns->exhausted = f.budget == 0;
	copy_counts(ns);
}
