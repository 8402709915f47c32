/* What each stage of a run costs; see stopwatch.h. */
#include "stopwatch.h"

#include <stdio.h>
#include <sys/resource.h>

static double
seconds_used(const struct rusage *usage)
{
	return (double)(usage->ru_utime.tv_sec + usage->ru_stime.tv_sec) +
	    (double)(usage->ru_utime.tv_usec + usage->ru_stime.tv_usec) / 1e6;
}

void
stopwatch_start(struct stopwatch *watch, bool is_on)
{
	struct rusage usage;

	getrusage(RUSAGE_THREAD, &usage);
	watch->is_on = is_on;
	watch->seconds = seconds_used(&usage);
}

void
stopwatch_stage(struct stopwatch *watch, const char *stage)
{
	struct rusage usage;
	double seconds;

	if (!watch->is_on)
		return;
	getrusage(RUSAGE_THREAD, &usage);
	seconds = seconds_used(&usage);
	stopwatch_thread(watch, stage, seconds - watch->seconds);
	watch->seconds = seconds;
}

void
stopwatch_thread(struct stopwatch *watch, const char *stage, double seconds)
{
	struct rusage usage;

	if (!watch->is_on)
		return;
	getrusage(RUSAGE_SELF, &usage);
	fprintf(stderr, "stage %s: %.3f s, %ld MiB\n", stage, seconds,
	    usage.ru_maxrss / 1024);
	if (watch->count < G_N_ELEMENTS(watch->stages))
		watch->stages[watch->count++] = (struct report_stage){
			.name = stage,
			.seconds = seconds,
			.peak = usage.ru_maxrss / 1024,
		};
}
