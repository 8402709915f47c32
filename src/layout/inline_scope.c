/*
 * What an inline does to what is in it: edges, and the place of its baseline.
 */
#include "layout/font.h"
#include "layout/inline.h"

struct baseline_table
inline_table_of(struct shaper *shaper, const struct fo *block)
{
	struct baselines of = baselines_of_style(shaper_style(shaper, block));
	struct baseline_table around = {
		.of = of,
		.dominant = FO_KW_ALPHABETIC,
	};
	struct baseline_place place = { 0 };
	struct baseline_table table = baseline_table_inside(shaper, &around,
	    block, &of, &place);

	table.is_own = false;
	return table;
}

/* Text and leaders are on the baseline of what they are in. */
static bool
stands_by_itself(const struct inline_run *run)
{
	if (run->kind == INLINE_TEXT)
		return run->fo->kind != FO_TEXT &&
		    (run->scope == NULL || run->scope->fo != run->fo) &&
		    (run->scope == NULL || run->scope->drop_lines <= 1);
	return run->kind == INLINE_IMAGE || run->kind == INLINE_CONTAINER;
}

struct baseline_place
inline_run_place(struct shaper *shaper, const struct fo *block,
    const struct inline_run *run, const struct baselines *own)
{
	struct baseline_table around;

	if (!stands_by_itself(run))
		return run->scope != NULL ? run->scope->place
					  : (struct baseline_place){ 0 };
	around = run->scope != NULL ? run->scope->inside
				    : inline_table_of(shaper, block);
	return baseline_place(shaper, &around, run->fo, own);
}

/* Space, border and padding at one edge of an inline. */
static dimen
edge(const struct fo *fo, enum fo_prop space, enum fo_prop border,
    enum fo_prop padding)
{
	return fo_length(fo, space, 0) + fo_length(fo, border, 0) +
	    fo_length(fo, padding, 0);
}

/* How many lines `fo` is high: 1, unless the paragraph begins with it. */
static int
drop_lines(const struct inline_scope *parent, const struct fo *fo,
    bool is_first)
{
	if (parent != NULL && parent->drop_lines > 1)
		return parent->drop_lines;
	return is_first ? (int)fo_number(fo, FO_PROP_Q_DROP_LINES, 1) : 1;
}

/* Its baseline, and those that what is in it is aligned with. */
static void
place_scope(struct layout *layout, const struct fo *block,
    struct inline_scope *scope)
{
	struct shaper *shaper = fonts_shaper(layout->fonts);
	struct baseline_table around = scope->parent != NULL
	    ? scope->parent->inside
	    : inline_table_of(shaper, block);

	scope->own = baselines_of_style(shaper_style(shaper, scope->fo));
	scope->place = baseline_place(shaper, &around, scope->fo, &scope->own);
	if (scope->drop_lines > 1)
		scope->place = (struct baseline_place){
			.shift = -(scope->drop_lines - 1) *
			    fo_length(block, FO_PROP_LINE_HEIGHT, 0),
		};
	scope->inside = baseline_table_inside(shaper, &around, scope->fo,
	    &scope->own, &scope->place);
	if (scope->drop_lines > 1)
		scope->inside.shift = scope->place.shift;
}

struct inline_scope *
inline_scope_new(struct layout *layout, const struct fo *block,
    const struct inline_scope *parent, const struct fo *fo, bool is_first)
{
	struct inline_scope *scope = ARENA_NEW(layout->work,
	    struct inline_scope);

	scope->parent = parent;
	scope->fo = fo;
	scope->depth = parent != NULL ? parent->depth + 1 : 1;
	scope->drop_lines = drop_lines(parent, fo, is_first);
	place_scope(layout, block, scope);
	scope->before = edge(fo, FO_PROP_SPACE_START_OPTIMUM,
	    FO_PROP_BORDER_START_WIDTH, FO_PROP_PADDING_START);
	scope->after = edge(fo, FO_PROP_SPACE_END_OPTIMUM,
	    FO_PROP_BORDER_END_WIDTH, FO_PROP_PADDING_END);
	return scope;
}
