/* usage: what a running process has used so far, as the system tells it.
 *
 * Where the system does not tell (no /proc), numbers are 0 and nobody is busy.
 * Source: proc(5), clock_getcpuclockid(3).
 * SPDX-License-Identifier: MIT
 */
#ifndef TERMINAL_USAGE_H
#define TERMINAL_USAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

double usage_now(void);         /* seconds, of a clock that never jumps */
double usage_cpu(pid_t pid);    /* seconds, all threads */
size_t usage_memory(pid_t pid); /* the peak resident size, in kB */
long usage_wakeups(pid_t pid);  /* times that it gave up the processor and came back */
bool usage_busy(pid_t pid);     /* a thread of it runs, or waits for a disk */

#endif
