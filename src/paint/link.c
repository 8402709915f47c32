/*
 * Links: each basic-link has an area on every line that it touches.  They are
 * looked for when their page was painted, as its areas are at hand then.
 */
#include "paint/link.h"

#include "paint/painted.h"

struct finder {
	GArray *links;
	bool is_tagged;
};

/*
 * A point of turned content, `area` being the one that turns its children.
 * Only rectangles are needed, so corners are enough.
 */
struct frame {
	dimen x, y; /* of the area's corner on the page */
	dimen width, height;
	int turns;
};

/* The rectangle on the page of an area that is at (x, y) in the frame. */
static struct painted_link
place(const struct frame *frame, const struct area *area, dimen x, dimen y)
{
	struct painted_link placed = { area->fo, x, y, area->width,
		area->height };

	switch (frame->turns) {
	case 1:
		placed.x = frame->x + y;
		placed.y = frame->y + frame->height - x - area->width;
		break;
	case 2:
		placed.x = frame->x + frame->width - x - area->width;
		placed.y = frame->y + frame->height - y - area->height;
		break;
	case 3:
		placed.x = frame->x + frame->width - y - area->height;
		placed.y = frame->y + x;
		break;
	default:
		placed.x = frame->x + x;
		placed.y = frame->y + y;
		break;
	}
	if (frame->turns % 2 == 1) {
		placed.width = area->height;
		placed.height = area->width;
	}
	return placed;
}

/* (x, y) is the corner of `area`, in the coordinates of `frame`. */
static void
walk(struct finder *f, const struct area *area, const struct frame *frame,
    dimen x, dimen y)
{
	struct painted_link placed;
	struct frame turned;

	if (area->is_repeated && f->is_tagged)
		return;
	if (area->kind == AREA_INLINE && area->fo != NULL &&
	    area->fo->kind == FO_BASIC_LINK) {
		placed = place(frame, area, x, y);
		g_array_append_val(f->links, placed);
	}
	if (area->turns % 4 != 0) {
		placed = place(frame, area, x, y);
		turned = (struct frame){ placed.x, placed.y, placed.width,
			placed.height, (frame->turns + area->turns) % 4 };
		frame = &turned;
		x = 0;
		y = 0;
	}
	for (const struct area *child = area->first; child != NULL;
	     child = child->next)
		walk(f, child, frame, x + child->x, y + child->y);
}

void
link_find(GArray *links, const struct page *page, bool is_tagged)
{
	struct finder f = { links, is_tagged };
	const struct frame page_frame = { 0 };

	for (int region = 0; region < REGION__MAX; region++) {
		const struct area *area = page->regions[region];

		if (area != NULL)
			walk(&f, area, &page_frame, area->x, area->y);
	}
}
