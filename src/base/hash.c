/* SPDX-License-Identifier: MIT */
#include "base/hash.h"

#include <string.h>

/* The names are those of the specification. */
static const uint64_t prime_1 = 0x9E3779B185EBCA87u, prime_2 = 0xC2B2AE3D27D4EB4Fu,
		      prime_3 = 0x165667B19E3779F9u, prime_4 = 0x85EBCA77C2B2AE63u,
		      prime_5 = 0x27D4EB2F165667C5u;

enum { STRIPE = 32, LANES = 4 };

static uint64_t turned(uint64_t x, int bits)
{
	return x << bits | x >> (64 - bits);
}

/* Little endian on every machine; compilers make one load of it. */
static uint64_t four_at(const unsigned char *p)
{
	return (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 | (uint64_t)p[3] << 24;
}

static uint64_t eight_at(const unsigned char *p)
{
	return (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 | (uint64_t)p[3] << 24 |
	       (uint64_t)p[4] << 32 | (uint64_t)p[5] << 40 | (uint64_t)p[6] << 48 |
	       (uint64_t)p[7] << 56;
}

static uint64_t round_of(uint64_t lane, uint64_t input)
{
	return turned(lane + input * prime_2, 31) * prime_1;
}

static uint64_t merged(uint64_t sum, uint64_t lane)
{
	return (sum ^ round_of(0, lane)) * prime_1 + prime_4;
}

static uint64_t sum_of_stripes(const unsigned char *p, size_t stripes)
{
	static const int turns[LANES] = {1, 7, 12, 18};
	uint64_t lanes[LANES] = {prime_1 + prime_2, prime_2, 0, 0 - prime_1};
	uint64_t sum = 0;

	for (size_t i = 0; i < stripes; i++, p += STRIPE)
		for (size_t lane = 0; lane < LANES; lane++)
			lanes[lane] = round_of(lanes[lane], eight_at(p + 8 * lane));
	for (size_t lane = 0; lane < LANES; lane++)
		sum += turned(lanes[lane], turns[lane]);
	for (size_t lane = 0; lane < LANES; lane++)
		sum = merged(sum, lanes[lane]);
	return sum;
}

/* The fewer than 32 bytes after the last stripe. */
static uint64_t with_rest(uint64_t sum, const unsigned char *p, size_t len)
{
	for (; len >= 8; p += 8, len -= 8)
		sum = turned(sum ^ round_of(0, eight_at(p)), 27) * prime_1 + prime_4;
	for (; len >= 4; p += 4, len -= 4)
		sum = turned(sum ^ four_at(p) * prime_1, 23) * prime_2 + prime_3;
	for (; len; p++, len--)
		sum = turned(sum ^ *p * prime_5, 11) * prime_1;
	return sum;
}

static uint64_t mixed(uint64_t sum)
{
	sum = (sum ^ sum >> 33) * prime_2;
	sum = (sum ^ sum >> 29) * prime_3;
	return sum ^ sum >> 32;
}

uint64_t hash_bytes(struct slice bytes)
{
	const unsigned char *p = (const unsigned char *)bytes.s;
	size_t stripes = bytes.len / STRIPE;
	uint64_t sum = stripes ? sum_of_stripes(p, stripes) : prime_5;

	if (bytes.len)
		sum = with_rest(sum + bytes.len, p + stripes * STRIPE, bytes.len % STRIPE);
	sum = mixed(sum);
	return sum ? sum : 1;
}
