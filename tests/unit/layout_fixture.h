/* A layout for tests of its parts: tall pages, arenas, no messages. */
#ifndef LAYOUT_FIXTURE_H
#define LAYOUT_FIXTURE_H

#include "test.h"

#include "layout/layout.h"

static inline struct layout
layout_make(void)
{
	return (struct layout){
		.tallest = DIMEN_PT(4000),
		.arena = arena_new(),
		.work = arena_new(),
		.scratch = arena_new(),
		.diags = diags_new(DIAG_SEVERITY__MAX),
	};
}

static inline void
layout_drop(struct layout *layout)
{
	diags_free(layout->diags);
	arena_free(layout->scratch);
	arena_free(layout->work);
	arena_free(layout->arena);
}

#endif
