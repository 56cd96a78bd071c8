/* SPDX-License-Identifier: MIT */
#include "base/xdg.h"

#include "base/str.h"

#include <stdlib.h>
#include <string.h>

const char *xdg_absolute(const char *variable)
{
	const char *value = getenv(variable);

	return value && value[0] == '/' ? value : NULL;
}

static char *below(struct slice folder, const char *between, const char *name)
{
	struct str path = STR_INIT;

	while (folder.len > 0 && folder.s[folder.len - 1] == '/')
		folder.len--;
	str_add(&path, folder.s, folder.len);
	str_printf(&path, "%s/%s", between, name);
	return str_take(&path);
}

char *xdg_config(const char *name)
{
	const char *config = xdg_absolute("XDG_CONFIG_HOME"), *home = xdg_absolute("HOME");

	if (config)
		return below(slice_of(config), "/postil", name);
	return home ? below(slice_of(home), "/.config/postil", name) : NULL;
}

char *xdg_data(size_t i, const char *name)
{
	const char *at = getenv("XDG_DATA_DIRS");
	struct slice folder;

	if (!at || !*at)
		at = "/usr/local/share:/usr/share";
	for (;; at += *at == ':') {
		folder = (struct slice){at, strcspn(at, ":")};
		at += folder.len;
		if (folder.len && folder.s[0] == '/' && i-- == 0)
			return below(folder, "/postil", name);
		if (!*at)
			return NULL;
	}
}
