/* jumps: the places left by a jump, to go back and forward between them.
 *
 * As in vim: a jump pushes the place it leaves; going back does not, but
 * remembers where it came from.  At most JUMPS_MOST; the oldest are forgotten.
 * SPDX-License-Identifier: MIT
 */
#ifndef APP_JUMPS_H
#define APP_JUMPS_H

#include "base/vec.h"
#include "doc/spot.h"

#include <stdbool.h>
#include <stdint.h>

enum { JUMPS_MOST = 100 };

struct place {
	size_t article; /* index in the corpus */
	struct spot spot;
	int64_t at; /* when it was kept on disk, in seconds; 0: not yet */
};

struct jumps {
	VEC(struct place) list;
	size_t at; /* list.n: not travelling */
};

void jumps_release(struct jumps *j);
void jumps_push(struct jumps *j, struct place left);

/* `here` is where we are; false when there is nothing further that way. */
bool jumps_back(struct jumps *j, struct place here, struct place *to);
bool jumps_forward(struct jumps *j, struct place *to);

/* The place that was left last and is not `here`; false when there is none. */
bool jumps_last(const struct jumps *j, struct place here, struct place *to);

#endif
