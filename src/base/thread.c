/* Threads, or their work without; see thread.h. */
#include "base/thread.h"

static void *
run(void *closure)
{
	const struct thread *thread = closure;

	thread->work(thread->closure);
	return NULL;
}

bool
thread_start(struct thread *thread, size_t stack, void (*work)(void *closure),
    void *closure)
{
	pthread_attr_t attributes;

	thread->work = work;
	thread->closure = closure;
	pthread_attr_init(&attributes);
	if (stack > 0)
		pthread_attr_setstacksize(&attributes, stack);
	thread->is_running = pthread_create(&thread->id, &attributes, run,
				 thread) == 0;
	pthread_attr_destroy(&attributes);
	return thread->is_running;
}

void
thread_join(struct thread *thread)
{
	if (thread->is_running)
		pthread_join(thread->id, /*result*/ NULL);
	else if (thread->work != NULL)
		thread->work(thread->closure);
	thread->is_running = false;
	thread->work = NULL;
}
