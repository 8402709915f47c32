/*
 * Composing a page: what of the flow, of footnotes and floats stands on it.
 */
#ifndef LAYOUT_COMPOSE_H
#define LAYOUT_COMPOSE_H

#include "layout/flow.h"
#include "layout/insert.h"
#include "layout/page.h"

struct composer {
	struct layout *layout;
	struct flow flow;
	struct inserts inserts;
	bool has_plan; /* the page to come is as pagefit.h planned it */
};

/* Where a composer is: to compose the same page again in another master. */
struct compose_mark {
	struct flow_mark flow;
	GList *notes, *floats; /* copies of the queues */
};

/* What a page came to. */
struct composed {
	struct page_filling filling;
	struct plan plan;
	bool is_last; /* nothing is left, inserts included */
};

/*
 * Decides what stands on `page`, without making areas.  `next_room` is the
 * height of the next page's body, for the look ahead.
 */
struct composed compose_page(struct composer *composer, struct page *page,
    const struct master_body *body, dimen next_room);

/*
 * To be called before a page: plans the pages to come, unless the page is part
 * of a plan.  `bodies` are those of the next pages, this one first.
 */
void compose_look_ahead(struct composer *composer, long number,
    const struct master_body *bodies, size_t count);

/* Puts the composer back to before compose_page(); `composed` is void then. */
struct compose_mark compose_mark(const struct composer *composer);
void compose_rewind(struct composer *composer, struct composed *composed,
    struct compose_mark *mark);
void compose_forget(struct compose_mark *mark);

#endif
