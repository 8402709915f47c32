/* A transform in a thread of its own; see aside.h. */
#include "transform/aside.h"

#include <time.h>

#include <glib.h>

#include "base/thread.h"

/* Templates nest as deep as the text does; only what is touched costs. */
enum { STACK = 64 << 20 };

/* What the thread is to do when it has read the stylesheet. */
struct job {
	xmlDoc *doc;
	const struct transform_param *params;
	size_t param_count;
};

struct aside {
	const char *stylesheet;
	struct transform_watcher watcher; /* of nobody: all zero */
	GAsyncQueue *jobs;                /* one comes */
	struct diags *draft;
	struct thread thread;
	bool has_thread;
	xmlDoc *result;
	double seconds;
};

static double
thread_seconds(void)
{
	struct timespec time;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void
run(void *closure)
{
	struct aside *aside = closure;
	const struct transform_watcher *watcher = aside->watcher.ready != NULL
	    ? &aside->watcher
	    : NULL;
	struct transform *transform = transform_open(aside->draft,
	    aside->stylesheet);
	struct job *job = g_async_queue_pop(aside->jobs);

	aside->result = transform_run(transform, job->doc, job->params,
	    job->param_count, watcher);
	if (watcher != NULL)
		watcher->ready(watcher->closure, /*child*/ NULL);
	aside->seconds = thread_seconds();
	transform_close(transform);
	g_free(job);
}

struct aside *
aside_new(const char *stylesheet, const struct transform_watcher *watcher)
{
	struct aside *aside = g_new0(struct aside, 1);

	transform_init();
	aside->stylesheet = stylesheet;
	if (watcher != NULL)
		aside->watcher = *watcher;
	aside->jobs = g_async_queue_new();
	aside->draft = diags_new_draft();
	aside->has_thread = thread_start(&aside->thread, STACK, run, aside);
	return aside;
}

void
aside_begin(struct aside *aside, xmlDoc *doc,
    const struct transform_param *params, size_t count)
{
	struct job *job = g_new(struct job, 1);

	*job = (struct job){ doc, params, count };
	g_async_queue_push(aside->jobs, job);
	/* who takes what the watcher is told waits before the end */
	if (!aside->has_thread)
		thread_join(&aside->thread);
}

struct diags *
aside_draft(const struct aside *aside)
{
	return aside->draft;
}

xmlDoc *
aside_result(const struct aside *aside)
{
	return aside->result;
}

xmlDoc *
aside_end(struct aside *aside, struct diags *diags, double *seconds)
{
	xmlDoc *result;

	thread_join(&aside->thread);
	diags_say(diags, diags_take_draft(aside->draft));
	diags_free(aside->draft);
	g_async_queue_unref(aside->jobs);
	if (seconds != NULL)
		*seconds = aside->seconds;
	result = aside->result;
	g_free(aside);
	return result;
}
