/* fuzz_config: any bytes as a configuration: every fault has a place, and no key that it
 * binds does anything but run commands of the table.
 * SPDX-License-Identifier: MIT
 */
#include "run/config_read.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void check_binding(const struct keymap *m, const struct binding *b)
{
	bool longer;

	assert(b->n >= 1 && b->n <= KEYMAP_DEEP && keymap_says(b));
	assert(!b->macro || (b->macro->n >= 1 && b->macro->n <= KEYMAP_MACRO));
	for (size_t i = 0; b->macro && i < b->macro->n; i++)
		assert(b->macro->calls[i].command);
	for (unsigned where = 1; where <= IN_SELECT; where <<= 1)
		if (b->where & where)
			assert(keymap_find(m, b->keys, b->n, where, &longer) == b && !longer);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct diag_list faults;
	struct str line = STR_INIT;
	struct config c;

	config_init(&c);
	diag_init(&faults, "config.yaml");
	config_read(&c, (struct slice){(const char *)bytes, size}, &faults);
	for (size_t i = 0; i < faults.list.n; i++) {
		diag_format(&faults, &faults.list.v[i], &line);
		assert(faults.list.v[i].message[0]);
	}
	for (size_t i = 0; i < c.keymap.list.n; i++)
		check_binding(&c.keymap, &c.keymap.list.v[i]);
	assert(c.settings.measure >= 20 && c.settings.measure <= 240);
	assert(c.settings.keys >= 0 && (size_t)c.settings.keys < preset_count);
	str_release(&line);
	diag_release(&faults);
	config_release(&c);
	return 0;
}
