/* linebreak_table: the data of text/linebreak, generated.
 *
 * Classes are UAX #14's after rule LB1, with four of our own: OPW and CPW are
 * the wide OP and CP of LB30, PI the unassigned pictographs of LB30b.  The rules
 * became a machine: its states are the class of what stands before (marks
 * absorbed, LB9) plus the few that remember more.  Both lists are read by
 * src/text/gen-linebreak.awk, which writes src/text/linebreak_table.c:
 *
 *     cd /usr/share/unicode && awk -f $SRC/src/text/gen-linebreak.awk \
 *         $SRC/include/text/linebreak_table.h LineBreak.txt EastAsianWidth.txt \
 *         extracted/DerivedGeneralCategory.txt emoji/emoji-data.txt
 * SPDX-License-Identifier: MIT
 */
#ifndef TEXT_LINEBREAK_TABLE_H
#define TEXT_LINEBREAK_TABLE_H

#include <stdint.h>

/* clang-format off */
enum linebreak_class {
	LB_AL, LB_SP, LB_BK, LB_CR, LB_LF, LB_NL, LB_ZW, LB_WJ, LB_GL, LB_HL, LB_NU, LB_QU, LB_OP,
	LB_OPW, LB_CL, LB_CP, LB_CPW, LB_EX, LB_IS, LB_SY, LB_PR, LB_PO, LB_NS, LB_BA, LB_BB,
	LB_B2, LB_HY, LB_IN, LB_ID, LB_CB, LB_EB, LB_EM, LB_PI, LB_JL, LB_JV, LB_JT, LB_H2, LB_H3,
	LB_RI, LB_CM, LB_ZWJ,
	LINEBREAK_CLASSES,
};

/* States past the classes: SOT start of text; xN x within a number; xH x after a
 * Hebrew letter; RI2 a complete flag; Sx spaces after x. */
enum linebreak_state {
	LB_SOT = LINEBREAK_CLASSES,
	LB_ISN, LB_SYN, LB_CLN, LB_CPN, LB_HYH, LB_BAH, LB_RI2,
	LB_SOP, LB_SQU, LB_SCL, LB_SB2, LB_SZW, LB_SXX,
	LINEBREAK_STATES,
};
/* clang-format on */

/* The upper two bits of an entry: enum linebreak, or this one: no break if a
 * number follows. */
enum { LINEBREAK_UNLESS_NUMBER = 3 };

#define LINEBREAK_ACTION(entry) ((entry) >> 6)
#define LINEBREAK_NEXT(entry) ((entry)&63)

extern const uint8_t linebreak_machine[LINEBREAK_STATES][LINEBREAK_CLASSES];

/* Below U+20000: class of cp is blocks[index[cp >> 7] << 7 | (cp & 127)]. */
enum { LINEBREAK_TABLE_END = 0x20000 };
extern const uint8_t linebreak_index[LINEBREAK_TABLE_END >> 7];
extern const uint8_t linebreak_blocks[];

#endif
