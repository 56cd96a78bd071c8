/* entities_read: the register of a corpus, from the bytes of entities.yaml.
 *
 * All faults go to the list; what is sound is kept.  An entity without an id
 * is left out; one without a name is called by its id.  Of two with one id
 * the first counts.  Strings are copied to the register's arena.
 *
 *     struct entities es = {0};
 *     diag_init(&faults, "content/entities.yaml");
 *     entities_read(&es, bytes, &faults);
 *
 * SPDX-License-Identifier: MIT
 */
#ifndef STORE_ENTITIES_READ_H
#define STORE_ENTITIES_READ_H

#include "store/record.h"

/* False when nothing could be read at all. */
bool entities_read(struct entities *es, struct slice bytes, struct diag_list *faults);

/* The records of one `entities:` list.  Those of an article that stands alone
 * (own) get line 0: they stand in no register.  What is declared already, by
 * another article or an earlier reading of this one, stays as it is. */
void entities_read_list(struct record_reader *r, struct entities *es, const struct yaml_node *list,
			bool own);

#endif
