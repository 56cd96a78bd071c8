/* url: an address that may be handed to a browser, however hostile it was.
 *
 * Only http and https.  No controls, spaces, quotes and backslashes, and no user before
 * the host (https://bank.example@evil.example), are taken; what else a URL may not hold
 * is percent-encoded.  A host that is not ASCII is written in punycode, as the browser
 * would ask for it.  So `text` is printable ASCII that begins with its scheme: it can be
 * shown in full, and it can be no option of a program.
 *
 *     struct url u;
 *     if (url_read(&u, article->source_url, &err))
 *             show(u.text.s, u.host.s, u.odd);
 *     url_release(&u);
 *
 * Sources: RFC 3986, RFC 3492; mapping of hosts as Unicode's NFKC with case folding.
 * SPDX-License-Identifier: MIT
 */
#ifndef BASE_URL_H
#define BASE_URL_H

#include "base/error.h"
#include "base/str.h"

enum { URL_MOST = 2048 }; /* bytes */

struct url {
	struct str text;
	struct str host; /* as it stands there, without the port */
	bool odd;        /* its host is not what it looks like: letters outside ASCII */
};

/* False, with a sentence, for what is no such address; released then. */
bool url_read(struct url *u, const char *raw, struct error *err);
void url_release(struct url *u);

#endif
