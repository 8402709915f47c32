/* The size of a block-container as its object says it; container_size.h. */
#include "layout/container_size.h"

static enum fo_prop
width_prop(int turns)
{
	return turns % 2 == 0 ? FO_PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM
			      : FO_PROP_BLOCK_PROGRESSION_DIMENSION_OPTIMUM;
}

static enum fo_prop
height_prop(int turns)
{
	return width_prop(turns + 1);
}

static bool
has_length(const struct fo *fo, enum fo_prop prop)
{
	const struct fo_value *length = fo_value(fo, prop);

	return length->keyword == FO_KW_NONE_SET &&
	    (length->percent == 0 ||
		prop != FO_PROP_BLOCK_PROGRESSION_DIMENSION_OPTIMUM);
}

static dimen
length_or(const struct fo *fo, enum fo_prop prop, dimen base, dimen otherwise)
{
	return has_length(fo, prop) ? fo_length(fo, prop, base) : otherwise;
}

bool
container_has_width(const struct fo *fo, int turns)
{
	return has_length(fo, width_prop(turns));
}

bool
container_has_height(const struct fo *fo, int turns)
{
	return has_length(fo, height_prop(turns));
}

dimen
container_width_or(const struct fo *fo, int turns, dimen measure,
    dimen otherwise)
{
	return length_or(fo, width_prop(turns), measure, otherwise);
}

dimen
container_height_or(const struct fo *fo, int turns, dimen measure,
    dimen otherwise)
{
	return length_or(fo, height_prop(turns), measure, otherwise);
}
