/* SPDX-License-Identifier: MIT */
#include "base/punycode.h"

#include <assert.h>

enum { BASE = 36, LEAST = 1, MOST = 26, SKEW = 38, DAMP = 700, BIAS = 72, FIRST = 128 };

static uint32_t adapt(uint32_t delta, uint32_t n, bool first)
{
	uint32_t k = 0;

	delta = first ? delta / DAMP : delta / 2;
	delta += delta / n;
	for (; delta > (BASE - LEAST) * MOST / 2; k += BASE)
		delta /= BASE - LEAST;
	return k + (BASE - LEAST + 1) * delta / (delta + SKEW);
}

static char digit(uint32_t value)
{
	return (char)(value < 26 ? 'a' + value : '0' + value - 26);
}

/* A number whose last digit says that it is the last. */
static void add_number(struct str *out, uint32_t number, uint32_t bias)
{
	for (uint32_t k = BASE;; k += BASE) {
		uint32_t t = k <= bias ? LEAST : k - bias >= MOST ? MOST : k - bias;

		if (number < t)
			break;
		str_addc(out, digit(t + (number - t) % (BASE - t)));
		number = (number - t) / (BASE - t);
	}
	str_addc(out, digit(number));
}

static uint32_t next_point(const uint32_t *points, size_t n, uint32_t from)
{
	uint32_t next = UINT32_MAX;

	for (size_t i = 0; i < n; i++)
		if (points[i] >= from && points[i] < next)
			next = points[i];
	return next;
}

void punycode_add(struct str *out, const uint32_t *points, size_t n)
{
	uint32_t point = FIRST, delta = 0, bias = BIAS, done = 0, basic;

	assert(n <= PUNYCODE_POINTS);
	for (size_t i = 0; i < n; i++) {
		if (points[i] < FIRST) {
			str_addc(out, (char)points[i]);
			done++;
		}
	}
	basic = done;
	if (basic)
		str_addc(out, '-');
	for (; done < n; point++, delta++) {
		uint32_t next = next_point(points, n, point);

		delta += (next - point) * (done + 1);
		point = next;
		for (size_t i = 0; i < n; i++) {
			if (points[i] < point)
				delta++;
			if (points[i] != point)
				continue;
			add_number(out, delta, bias);
			bias = adapt(delta, done + 1, done == basic);
			done++;
			delta = 0;
		}
	}
}
