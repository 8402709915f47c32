/* What each stage of a run costs, for -v and for the benchmark. */
#ifndef STOPWATCH_H
#define STOPWATCH_H

#include <stdbool.h>

struct stopwatch {
	bool is_on;
	double seconds; /* processor time when the last stage ended */
};

void stopwatch_start(struct stopwatch *watch, bool is_on);

/*
 * Prints, if on, the processor time since the last call and the peak memory
 * so far, to stderr: "stage read: 0.041 s, 35 MiB".
 */
void stopwatch_stage(struct stopwatch *watch, const char *stage);

/* The same for a stage that ran beside others, in a thread of its own. */
void stopwatch_thread(const struct stopwatch *watch, const char *stage,
    double seconds);

#endif
