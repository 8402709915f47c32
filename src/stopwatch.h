/* What each stage of a run costs, for -v and for the benchmark. */
#ifndef STOPWATCH_H
#define STOPWATCH_H

#include <stdbool.h>
#include <stddef.h>

#include "report/report.h"

struct stopwatch {
	bool is_on;
	double seconds; /* processor time when the last stage ended */
	struct report_stage stages[32];
	size_t count;
};

void stopwatch_start(struct stopwatch *watch, bool is_on);

/*
 * Prints, if on, the processor time since the last call and the peak memory
 * so far, to stderr: "stage read: 0.041 s, 35 MiB"; and keeps both.  `stage`
 * is a literal.
 */
void stopwatch_stage(struct stopwatch *watch, const char *stage);

/* The same for a stage that ran beside others, in a thread of its own. */
void stopwatch_thread(struct stopwatch *watch, const char *stage,
    double seconds);

#endif
