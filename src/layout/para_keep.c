/*
 * What is kept in one line: keep-together.within-line, wrap-option.
 */
#include "layout/part.h"

static bool
keeps_line(const struct fo *fo)
{
	return fo_is(fo, FO_PROP_KEEP_TOGETHER_WITHIN_LINE, FO_KW_ALWAYS);
}

/*
 * The outermost object around the run in which no line may end, the block
 * itself maybe, or NULL.
 */
static const struct fo *
keeper_of(const struct para *para, const struct inline_run *run)
{
	const struct fo *keeper = keeps_line(run->fo) ? run->fo : NULL;
	const struct fo *fo;

	for (const struct inline_scope *scope = run->scope; scope != NULL;
	     scope = scope->parent) {
		if (keeps_line(scope->fo))
			keeper = scope->fo;
	}
	/* it is inherited: what keeps nothing isn't in a wrapper that does */
	for (fo = keeper; fo != NULL; fo = fo->parent) {
		if (keeps_line(fo))
			keeper = fo;
		if (fo == para->block)
			break;
	}
	return keeper;
}

bool
para_keeps(const struct para *para, const struct inline_run *run)
{
	return fo_is(run->fo, FO_PROP_WRAP_OPTION, FO_KW_NO_WRAP) ||
	    keeper_of(para, run) != NULL;
}

bool
para_keeps_both(const struct para *para, const struct inline_run *a,
    const struct inline_run *b)
{
	const struct fo *keeper = keeper_of(para, a);

	if (fo_is(a->fo, FO_PROP_WRAP_OPTION, FO_KW_NO_WRAP) &&
	    fo_is(b->fo, FO_PROP_WRAP_OPTION, FO_KW_NO_WRAP))
		return true;
	return keeper != NULL && keeper == keeper_of(para, b);
}
