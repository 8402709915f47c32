/*
 * Threads: work done beside the caller, or by the caller where the system
 * gives no more threads.
 */
#ifndef BASE_THREAD_H
#define BASE_THREAD_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

/* Zeroed: none. */
struct thread {
	void (*work)(void *closure); /* NULL when it is done */
	void *closure;
	pthread_t id;
	bool is_running;
};

/*
 * Begins `work` in a thread whose stack has `stack` bytes, 0 for the usual.
 * False where none can be made: then it is left to thread_join(), which the
 * caller may call at once.
 */
bool thread_start(struct thread *thread, size_t stack,
    void (*work)(void *closure), void *closure);

/* Waits until the work is done, or does it; nothing if it is done. */
void thread_join(struct thread *thread);

#endif
