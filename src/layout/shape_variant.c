/*
 * Variants of a shaping style: another font, for what its own has no glyphs for;
 * another direction; another size.
 */
#include <pango/pango.h>

#include "layout/shape.h"

/* A copy of `base`, kept with it, until its font is opened. */
static struct shape_style *
add_variant(struct shaper *shaper, struct shape_style *base)
{
	struct shape_style *variant = ARENA_NEW(shaper->arena,
	    struct shape_style);

	*variant = *base;
	variant->owns_description = false;
	variant->variants = NULL;
	variant->next_variant = base->variants;
	base->variants = variant;
	return variant;
}

const struct shape_style *
shaper_variant(struct shaper *shaper, const struct shape_style *style,
    PangoFont *font, bool is_backward)
{
	struct shape_style *base = (struct shape_style *)style, *variant;

	if (style->font == font && style->is_backward == is_backward)
		return style;
	for (variant = base->variants; variant != NULL;
	     variant = variant->next_variant) {
		if (variant->font == font &&
		    variant->is_backward == is_backward)
			return variant;
	}
	variant = add_variant(shaper, base);
	variant->is_backward = is_backward;
	if (style->font != font)
		variant->claimed = NULL;
	shaper_open_font(shaper, variant, font);
	return variant;
}

const struct shape_style *
shaper_resized(struct shaper *shaper, const struct shape_style *style,
    dimen size)
{
	struct shape_style *base = (struct shape_style *)style, *resized;

	for (resized = base->variants; resized != NULL;
	     resized = resized->next_variant)
		if (resized->size == size)
			return resized;
	resized = add_variant(shaper, base);
	resized->may_expand = resized->hyphenates = false;
	resized->protrusion = NULL;
	shaper_resize(shaper, resized, size);
	return resized;
}
