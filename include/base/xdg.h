/* xdg: where the user's and the system's own files are, by the XDG Base Directory
 * Specification 0.8: below a folder "postil" of each.
 *
 * A relative path in one of the variables is passed over: it would mean another place
 * in each folder.  Nothing is made and nothing is looked at here.
 *
 *     char *path = xdg_config("config.yaml");     // ~/.config/postil/config.yaml
 *     for (size_t i = 0; (path = xdg_data(i, "themes")); i++, free(path))
 *             look(path);                         // /usr/local/share/postil/themes ...
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef BASE_XDG_H
#define BASE_XDG_H

#include <stddef.h>

/* $XDG_CONFIG_HOME/postil/name, else ~/.config/postil/name, yours to free; NULL without
 * a home. */
char *xdg_config(const char *name);

/* dir/postil/name for the i-th folder of $XDG_DATA_DIRS, else of /usr/local/share and
 * /usr/share; yours to free, NULL after the last one. */
char *xdg_data(size_t i, const char *name);

/* The value of a variable when it is an absolute path, else NULL. */
const char *xdg_absolute(const char *variable);

#endif
