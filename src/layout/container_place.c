/* Where a block-container stands; container_place.h. */
#include "layout/container_place.h"

/* The property is inherited: a value that is the parent's turns nothing. */
int
container_turns(const struct fo *fo)
{
	double own = fo_number(fo, FO_PROP_REFERENCE_ORIENTATION, 0);
	double outer = fo->parent == NULL
	    ? 0
	    : fo_number(fo->parent, FO_PROP_REFERENCE_ORIENTATION, 0);

	if (own == outer)
		return 0;
	return (((int)own / 90) % 4 + 4) % 4;
}

bool
container_is_within_turned(const struct fo *fo)
{
	for (fo = fo->parent; fo != NULL; fo = fo->parent) {
		if (fo->kind == FO_BLOCK_CONTAINER && container_turns(fo) != 0)
			return true;
	}
	return false;
}

enum container_place
container_place_of(const struct fo *fo)
{
	bool is_in_cell = false;

	for (fo = fo->parent; fo != NULL; fo = fo->parent) {
		switch (fo->kind) {
		case FO_FLOW:
			return is_in_cell ? PLACE_CELL : PLACE_FLOW;
		case FO_TABLE_CELL:
			is_in_cell = true;
			break;
		case FO_TABLE_HEADER:
		case FO_TABLE_FOOTER:
		case FO_TABLE_CAPTION:
		case FO_STATIC_CONTENT:
		case FO_FOOTNOTE_BODY:
		case FO_FLOAT:
		case FO_INLINE_CONTAINER:
			return PLACE_FIXED;
		default:
			break;
		}
	}
	return PLACE_FIXED;
}
