/* What a page could not keep together, though it was asked to. */
#ifndef LAYOUT_PAGE_KEPT_H
#define LAYOUT_PAGE_KEPT_H

#include "layout/page.h"

/*
 * Reports what is to be kept together "always" and that the page's end
 * divides, and the footnotes on it whose marks are on an earlier page.
 */
void page_report_broken(struct layout *layout,
    const struct page_filling *filling, const struct plan *plan);

#endif
