/* SPDX-License-Identifier: MIT */
#include "base/error.h"

#include "base/str.h"

#include <stdarg.h>
#include <stdlib.h>

bool error_set(struct error *err, const char *fmt, ...)
{
	struct str s = STR_INIT;
	va_list ap;

	va_start(ap, fmt);
	str_vprintf(&s, fmt, ap);
	va_end(ap);
	free(err->msg);
	err->msg = str_take(&s);
	return false;
}

void error_release(struct error *err)
{
	free(err->msg);
	err->msg = NULL;
}
