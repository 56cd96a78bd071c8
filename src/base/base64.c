/* SPDX-License-Identifier: MIT */
#include "base/base64.h"

#include <stdint.h>

static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

void base64_add(struct str *out, struct slice bytes)
{
	const unsigned char *s = (const unsigned char *)bytes.s;

	str_reserve(out, (bytes.len / 3 + 1) * 4);
	for (size_t i = 0; i < bytes.len; i += 3) {
		size_t left = bytes.len - i;
		uint32_t three = (uint32_t)s[i] << 16;

		three |= left > 1 ? (uint32_t)s[i + 1] << 8 : 0;
		three |= left > 2 ? s[i + 2] : 0;
		str_addc(out, letters[three >> 18]);
		str_addc(out, letters[three >> 12 & 63]);
		str_addc(out, left > 1 ? letters[three >> 6 & 63] : '=');
		str_addc(out, left > 2 ? letters[three & 63] : '=');
	}
}
