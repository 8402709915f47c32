/*
 * The baseline grid (q:grid): text of columns and facing pages stands on common
 * lines.
 *
 *	 |   text   | 14   A page begins on a line of the grid, and so does every
 *	 |   text   | 28   block: the space before it leads to one, a little more
 *	 |  (space) |      or less than it was.  So it makes no difference between
 *	 |  Heading | 56   which blocks a page is cut.  Where it is cut within what
 *	 |  (space) |      has other lines, such as code, the rest begins as far
 *	 |   text   | 84   below a line as it would have without the cut.
 *
 * Spaces on a grid neither stretch nor shrink.  What has room of its own beside
 * the flow, footnotes and cells of tables, has lines of its own, too.
 */
#include "layout/galley_build.h"

dimen
galley_grid(const struct fo *fo)
{
	switch (fo == NULL ? FO_TEXT : fo->kind) {
	case FO_FLOW:
	case FO_LIST_ITEM_LABEL:
	case FO_LIST_ITEM_BODY:
		return MAX(fo_length(fo, FO_PROP_Q_GRID, 0), 0);
	default:
		return 0;
	}
}

dimen
galley_grid_round(dimen height, dimen grid)
{
	if (grid <= 0 || height % grid == 0)
		return height;
	return height + grid - height % grid;
}

/*
 * Rows of a table stand as close as they are set, and what has lines of its own
 * stays as near to what it is kept with as it was.
 */
static bool
may_drift(const struct galley_builder *b)
{
	if (b->open != NULL && b->open->table != NULL)
		return true;
	return b->has_own_lines && b->boundary != NO_BOUNDARY &&
	    b->galley->at[b->boundary].item.penalty >= PENALTY_FORBIDDEN;
}

/* Up to the next line, or back to the last one where half the space remains. */
void
build_snap_space(struct galley_builder *b, struct item *space, dimen end)
{
	dimen beyond = end % b->grid;

	if (may_drift(b))
		return;
	if (beyond <= space->size / 2)
		space->size -= beyond;
	else
		space->size += b->grid - beyond;
	space->stretch = space->shrink = 0;
}

void
build_snap(struct galley_builder *b)
{
	dimen y = build_height(b);
	dimen missing = galley_grid_round(y, b->grid) - y;

	if (missing > 0 && !may_drift(b))
		build_item(b, GALLEY_SPACE, ITEM_GLUE)->item.size = missing;
}

dimen
build_grid_head(struct galley_builder *b)
{
	dimen again = galley_cut_before(b->open);

	if (b->grid == 0)
		return 0;
	/* of the line before, what lies below the last line of the grid */
	return ((build_height(b) - again) % b->grid + b->grid) % b->grid;
}
