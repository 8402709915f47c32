/*
 * What a page could not keep.
 *
 * The cut says by its reasons that a keep-together gave way; which object
 * asked for it is found around the cut: the blocks that are open there, or the
 * table row that it divides.
 */
#include "layout/page_kept.h"

#include "layout/strip.h"

static bool
asks_together(const struct fo *fo)
{
	return galley_keep(fo, FO_PROP_KEEP_TOGETHER_WITHIN_COLUMN) >=
	    PENALTY_FORBIDDEN ||
	    galley_keep(fo, FO_PROP_KEEP_TOGETHER_WITHIN_PAGE) >=
	    PENALTY_FORBIDDEN;
}

/* The outermost one: the property is inherited by what is in it. */
static const struct fo *
find_together(const struct galley *galley, size_t at)
{
	const struct fo *found = NULL;

	if (at > 0 && galley->at[at - 1].kind == GALLEY_SLICE) {
		const struct galley_item *slice = &galley->at[at - 1];
		const struct fo *row = strip_step_row(slice->slice.strip,
		    slice->slice.step);

		if (row != NULL && asks_together(row))
			found = row;
	}
	for (const struct galley_block *block = galley->at[at].cut.open;
	     block != NULL; block = block->parent)
		if (asks_together(block->fo))
			found = block->fo;
	return found;
}

static void
report_keep(struct layout *layout, const struct piece *piece)
{
	const struct fo *fo = find_together(piece->galley, piece->to);

	if (fo != NULL)
		diag(layout->diags, DIAG_KEEP_BROKEN, fo->pos, NULL);
}

void
page_report_broken(struct layout *layout, const struct page_filling *filling,
    const struct plan *plan)
{
	for (const struct plan_span *span = plan->first; span != NULL;
	     span = span->next)
		for (size_t i = 0; i < span->count; i++)
			if (span->pieces[i].relaxed > 0 &&
			    !span->pieces[i].is_end)
				report_keep(layout, &span->pieces[i]);
	for (const struct insert *note = filling->notes; note != NULL;
	     note = note->next)
		if (note->is_late && note->from == 0)
			diag(layout->diags, DIAG_FOOTNOTE_LATE, note->fo->pos,
			    "it stands on page %s", filling->page->label);
}
