/* SPDX-License-Identifier: MIT */
#include "base/hash.h"

#include "test.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* Values of XXH64 with seed 0 that are published with it and with its ports. */
TEST(hash_is_xxh64)
{
	static const struct {
		const char *text;
		uint64_t hash;
	} rows[] = {
	    {"", 0xEF46DB3751D8E999u},
	    {"a", 0xD24EC4F1A98C6E5Bu},
	    {"abc", 0x44BC2CF5AD770999u},
	    {"xxhash", 0x32DD38952C4BC720u},
	    {"message digest", 0x066ED728FCEEB3BEu},
	    {"abcdefghijklmnopqrstuvwxyz", 0xCFE1F278FA89835Cu},
	    {"Nobody inspects the spammish repetition", 0xFBCEA83C8A378BF1u},
	    {"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", 0xAAA46907D3047814u},
	    {"12345678901234567890123456789012345678901234567890123456789012345678901234567890",
	     0xE04A477F19EE145Du},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char got[17], want[17];

		test_row("%s", rows[i].text);
		snprintf(got, sizeof got, "%016" PRIX64, hash_bytes(slice_of(rows[i].text)));
		snprintf(want, sizeof want, "%016" PRIX64, rows[i].hash);
		CHECK_STR(got, want);
	}
}

/* The bytes that the reference checks itself with: the high bytes of a number that
 * is multiplied by its own first prime. */
static void sanity_bytes(unsigned char *out, size_t n)
{
	uint64_t x = 2654435761u;

	for (size_t i = 0; i < n; i++, x *= 0x9E3779B185EBCA8Du)
		out[i] = (unsigned char)(x >> 56);
}

TEST(hash_is_the_same_at_every_address)
{
	unsigned char bytes[300], moved[320];

	sanity_bytes(bytes, sizeof bytes);
	for (size_t len = 0; len <= sizeof bytes; len++) {
		uint64_t want = hash_bytes((struct slice){(const char *)bytes, len});

		for (size_t by = 1; by < 9; by++) {
			memcpy(moved + by, bytes, len);
			test_row("%zu bytes moved by %zu", len, by);
			CHECK(hash_bytes((struct slice){(const char *)moved + by, len}) == want);
		}
	}
}

TEST(hash_sees_every_byte_and_the_length)
{
	unsigned char bytes[200];
	struct slice all = {(const char *)bytes, sizeof bytes};
	uint64_t want;

	sanity_bytes(bytes, sizeof bytes);
	want = hash_bytes(all);
	for (size_t bit = 0; bit < 8 * sizeof bytes; bit++) {
		unsigned char flip = (unsigned char)(1u << bit % 8);

		bytes[bit / 8] ^= flip;
		test_row("bit %zu", bit);
		CHECK(hash_bytes(all) != want);
		bytes[bit / 8] ^= flip;
	}
	CHECK(hash_bytes(all) == want);
	for (size_t len = 0; len < sizeof bytes; len++)
		CHECK(hash_bytes((struct slice){all.s, len}) != want);
	CHECK(hash_bytes(SLICE("a\0b")) != hash_bytes(SLICE("a\0c")));
}

TEST(hash_of_nothing_is_no_zero)
{
	CHECK(hash_bytes((struct slice){NULL, 0}) != 0);
	CHECK(hash_bytes((struct slice){NULL, 0}) == hash_bytes(SLICE("")));
}
