/* Citations of footnotes and floats; see citation.h. */
#include "layout/citation.h"

#include "layout/galley.h"

bool
citation_is_in_flow(struct layout *layout, const struct fo *fo)
{
	const struct fo *around = fo->parent;

	while (around != NULL && around->kind != FO_STATIC_CONTENT)
		around = around->parent;
	if (around != NULL)
		diag(layout->diags, DIAG_FO_CONTENT_MISPLACED, fo->pos,
		    "%s in %s", fo_kind_name(fo->kind),
		    fo_kind_name(around->kind));
	return around == NULL;
}

static const struct citation **
end_of(const struct citation **list)
{
	while (*list != NULL)
		list = (const struct citation **)&(*list)->next;
	return list;
}

/* Returns the place behind it. */
static const struct citation **
append(struct layout *layout, const struct citation **end, const struct fo *fo)
{
	struct citation *citation = ARENA_NEW(layout->work, struct citation);

	citation->fo = fo;
	*end = citation;
	return (const struct citation **)&citation->next;
}

static bool
is_insert(const struct fo *fo)
{
	return fo->kind == FO_FOOTNOTE ||
	    (fo->kind == FO_FLOAT && fo_is(fo, FO_PROP_FLOAT, FO_KW_BEFORE));
}

void
citation_add(struct layout *layout, const struct citation **list,
    const struct fo *fo)
{
	const struct citation **end = append(layout, end_of(list), fo);

	for (const struct fo *inner = fo_next(fo, fo); inner != NULL;
	     inner = fo_next(inner, fo)) {
		if (is_insert(inner))
			end = append(layout, end, inner);
	}
}

void
citation_add_galley(struct layout *layout, const struct citation **list,
    const struct galley *galley, size_t from, size_t to)
{
	const struct citation **end = end_of(list);

	for (size_t i = from; i < to; i++) {
		const struct citation *cited = galley->at[i].citations;

		for (; cited != NULL; cited = cited->next)
			end = append(layout, end, cited->fo);
	}
}
