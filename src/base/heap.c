/* The heap; see heap.h. */
#include "base/heap.h"

#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

enum { STEP = 160 << 20, LARGEST = 4 << 20, HUGE_SIZE = 2 << 20 };

void
heap_prepare(void)
{
	char *object, *end;
	uintptr_t from;

	/* what is larger has a mapping of its own */
	mallopt(M_MMAP_THRESHOLD, LARGEST);
	mallopt(M_TOP_PAD, STEP);
	/* one that has no room makes the heap grow, up to the break */
	object = malloc(HUGE_SIZE);
	end = sbrk(0);
	from = ((uintptr_t)object + HUGE_SIZE - 1) &
	    ~(uintptr_t)(HUGE_SIZE - 1);
	/* another allocator, such as a sanitizer's, lies elsewhere */
	if (object != NULL && from < (uintptr_t)end &&
	    (uintptr_t)end - from <= 2 * (uintptr_t)STEP)
		madvise((void *)from, (uintptr_t)end - from, MADV_HUGEPAGE);
	free(object);
}
