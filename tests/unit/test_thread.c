/* Threads: their work is done once, with or without one. */
#include "test.h"

#include <pthread.h>
#include <stdbool.h>

#include "base/thread.h"

struct task {
	pthread_t by;
	int times;
};

static void
work(void *closure)
{
	struct task *task = closure;

	task->by = pthread_self();
	task->times++;
}

static void
check(size_t stack, bool is_made)
{
	struct task task = { .times = 0 };
	struct thread thread = { 0 };

	assert_int_equal(thread_start(&thread, stack, work, &task), is_made);
	if (!is_made)
		assert_int_equal(task.times, 0);
	thread_join(&thread);
	assert_int_equal(task.times, 1);
	assert_int_equal(pthread_equal(task.by, pthread_self()) != 0, !is_made);
	thread_join(&thread);
	assert_int_equal(task.times, 1);
}

static void
test_a_thread_does_it(void **state)
{
	(void)state;
	check(/*stack*/ 0, true);
	check(/*stack*/ 1 << 20, true);
}

/* No address space holds such a stack. */
static void
test_the_caller_does_it(void **state)
{
	(void)state;
	check(SIZE_MAX / 2, false);
}

static void
test_none_is_waited_for(void **state)
{
	struct thread none = { 0 };

	(void)state;
	thread_join(&none);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_thread_does_it),
		cmocka_unit_test(test_the_caller_does_it),
		cmocka_unit_test(test_none_is_waited_for),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
