/* Why a page is not full, for those who ask with -v. */
#ifndef LAYOUT_PAGE_SHORT_H
#define LAYOUT_PAGE_SHORT_H

#include "layout/page.h"

/*
 * Reports a page that is left emptier than it should be, with what kept the
 * rest of the flow from it; nothing where a break was asked for, or the flow
 * has ended.
 */
void page_report_short(struct layout *layout,
    const struct page_filling *filling, const struct plan *plan,
    const struct flow *flow);

#endif
