/*
 * Fitting a line into its measure: leaders first, then the letters, then the
 * spaces and the gaps between ideographs; what remains decides where the line
 * begins.  What hangs into the margins doesn't count.
 */
#include <math.h>

#include "layout/line.h"

/*
 * Reshaping the ends of a line moves them a little; ragged text takes that
 * much from its spaces, and not more.
 */
static const dimen rounding = DIMEN_PT(1);

/* Nobody sees spaces closed up by that much more, nor a line too long by it. */
static const dimen negligible = DIMEN_PT(0.5);

/* What justification may change, and by how much in all. */
struct give {
	dimen stretch, shrink; /* of leaders */
	dimen space_shrink;
	dimen letters;                   /* width of all that may expand */
	dimen space_between, space_less; /* of letters: added, taken away */
	size_t spaces, gaps;
};

static size_t
count_gaps(const struct word *word)
{
	size_t gaps = 0;

	for (uint32_t i = 0; i < word->cut_count; i++)
		gaps += shape_is_gap(&word->cuts[i]);
	return gaps;
}

static struct give
find_give(const struct setting *s)
{
	struct give give = { 0 };

	for (size_t i = 0; i < s->count; i++) {
		const struct fragment *f = &s->fragments[i];

		if (f->object != NULL) {
			give.stretch += f->object->stretch;
			give.shrink += f->object->shrink;
		} else if (f->stretches) {
			give.spaces++;
			give.space_shrink += f->word->style->space_shrink;
		} else if (f->word != NULL) {
			give.gaps += count_gaps(f->word);
			if (f->kind == PART_SPACE)
				continue;
			if (f->word->give > 0)
				give.letters += f->width;
			give.space_between += f->word->letters *
			    f->word->style->letter_stretch;
			give.space_less += f->word->letters *
			    f->word->style->letter_shrink;
		}
	}
	return give;
}

/* Gives leaders their share of `slack`; returns what they didn't take. */
static dimen
fit_leaders(struct setting *s, const struct give *give, dimen slack)
{
	dimen total = slack > 0 ? give->stretch : give->shrink;
	dimen taken = MIN(slack > 0 ? slack : -slack, total);
	dimen given = 0, before = 0;

	if (total == 0)
		return slack;
	for (size_t i = 0; i < s->count; i++) {
		struct fragment *f = &s->fragments[i];
		dimen part, upto;

		if (f->object == NULL)
			continue;
		before += slack > 0 ? f->object->stretch : f->object->shrink;
		/* shares of the running total: no rounding is lost */
		upto = (dimen)((double)taken * (double)before / (double)total);
		part = upto - given;
		given = upto;
		f->added = slack > 0 ? part : -part;
	}
	return slack > 0 ? slack - taken : slack + taken;
}

/* Expands the font by so many steps; returns what that leaves. */
static dimen
expand(struct setting *s, int step, dimen slack)
{
	dimen upto = 0, given = 0;

	for (size_t i = 0; i < s->count; i++) {
		struct fragment *f = &s->fragments[i];

		if (f->word == NULL || !f->word->style->expands)
			continue;
		if (f->kind == PART_SPACE || f->word->give > 0)
			f->expansion = step;
		if (f->kind == PART_SPACE || f->word->give == 0)
			continue;
		upto += f->width * step;
		f->expanded = upto / EXPANSION_UNIT - given;
		f->added += f->expanded;
		given += f->expanded;
	}
	return slack - given;
}

/* Space between the letters, as far as it may go; returns what that leaves. */
static dimen
track(struct setting *s, const struct give *give, dimen slack)
{
	dimen most = slack > 0 ? give->space_between : give->space_less;
	bool is_tracked = false;
	double share;

	if (most == 0)
		return slack;
	share = CLAMP((double)slack / (double)most, -1, 1);
	for (size_t i = 0; i < s->count; i++) {
		struct fragment *f = &s->fragments[i];
		const struct shape_style *style;
		dimen added;

		if (f->word == NULL)
			continue;
		style = f->word->style;
		added = (dimen)(share *
		    (double)(share > 0 ? style->letter_stretch
				       : style->letter_shrink));
		/* a space goes with the word before it, into one text */
		if (f->kind != PART_SPACE)
			is_tracked = f->word->letters > 0;
		if (is_tracked)
			f->tracking = added;
		if (f->kind == PART_SPACE)
			continue;
		f->added += added * f->word->letters;
		slack -= added * f->word->letters;
	}
	return slack;
}

/*
 * Letters get wider or narrower and stand further apart or nearer together,
 * each by the same share of what it may; returns what that leaves to the
 * spaces.
 */
static dimen
fit_letters(struct setting *s, const struct give *give, dimen slack)
{
	dimen font = give->letters * EXPANSION_STEPS / EXPANSION_UNIT;
	dimen most = font +
	    (slack > 0 ? give->space_between : give->space_less);
	double share;

	if (most == 0)
		return slack;
	share = CLAMP((double)slack / (double)most, -1, 1);
	if (font > 0)
		slack = expand(s, (int)round(share * EXPANSION_STEPS), slack);
	return track(s, give, slack);
}

static dimen
fit_spaces(struct setting *s, const struct give *give, dimen slack)
{
	size_t gaps = give->spaces + give->gaps;
	dimen each, rest;

	if (slack < -give->space_shrink - negligible)
		slack = -give->space_shrink;
	if (gaps == 0)
		return 0;
	if (slack < 0)
		gaps = give->spaces;
	if (gaps == 0)
		return 0;
	each = slack / (dimen)gaps;
	rest = slack - each * (dimen)gaps;
	for (size_t i = 0; i < s->count; i++) {
		struct fragment *f = &s->fragments[i];

		if (!f->stretches)
			continue;
		f->added = each;
		if (rest != 0) {
			f->added += rest > 0 ? 1 : -1;
			rest += rest > 0 ? -1 : 1;
		}
	}
	if (slack > 0 && give->gaps > 0) {
		s->gap_added = each;
		for (size_t i = 0; i < s->count; i++) {
			struct fragment *f = &s->fragments[i];

			if (f->word != NULL && !f->stretches)
				f->added += each * (dimen)count_gaps(f->word);
		}
	}
	return slack;
}

static dimen
end_indent(const struct setting *s)
{
	if (!s->line->is_last)
		return 0;
	return fo_length(s->para->block, FO_PROP_LAST_LINE_END_INDENT,
	    s->lines->measure);
}

/* What a message about the line points at. */
static const struct fo *
first_object(const struct setting *s)
{
	for (size_t i = 0; i < s->count; i++) {
		if (s->fragments[i].run != NULL)
			return s->fragments[i].run->fo;
	}
	return s->para->block;
}

static void
report_overfull(struct setting *s, dimen excess)
{
	if (excess > negligible)
		diag(s->layout->diags, DIAG_LINE_OVERFULL, first_object(s)->pos,
		    "by %.1fpt", dimen_pt(excess));
}

/* What the author wanted in one line is in several. */
static void
report_turned(struct setting *s)
{
	if (s->line->is_turned &&
	    fo_is(s->para->block, FO_PROP_WRAP_OPTION, FO_KW_NO_WRAP))
		diag(s->layout->diags, DIAG_LINE_TURNED, first_object(s)->pos,
		    NULL);
}

/*
 * The word at the line's start or end, which hangs if nothing is in between
 * and it runs the way of the paragraph.
 */
static const struct word *
edge_word(const struct setting *s, bool is_end)
{
	for (size_t i = 0; i < s->count; i++) {
		const struct fragment *f =
		    &s->fragments[is_end ? s->count - 1 - i : i];

		if (f->word != NULL)
			return ((f->level & 1) != 0) == s->para->is_backward
			    ? f->word
			    : NULL;
		if (f->width != 0 || f->object != NULL)
			return NULL;
	}
	return NULL;
}

static void
find_hangs(struct setting *s)
{
	const struct word *first = edge_word(s, /*is_end*/ false);
	const struct word *last = edge_word(s, /*is_end*/ true);

	if (first != NULL && s->line->indent == 0)
		s->hang_start = first->hang_start;
	if (last != NULL)
		s->hang_end = last->hang_end;
}

void
line_fit(struct setting *s)
{
	enum fo_keyword align = s->line->is_last ? para_alignment_last(s->para)
						 : para_alignment(s->para);
	bool is_even = para_alignment(s->para) == FO_KW_JUSTIFY &&
	    !s->para->is_kept;
	bool is_justified = align == FO_KW_JUSTIFY && !s->line->is_cut &&
	    !s->para->is_kept;
	dimen room = s->measure - s->line->indent - end_indent(s);
	struct give give = find_give(s);
	dimen slack;

	if (is_even)
		find_hangs(s);
	slack = room - s->natural + s->hang_start + s->hang_end;
	s->start = s->line->indent - s->hang_start;
	report_turned(s);
	if (is_justified || slack < 0)
		slack = fit_leaders(s, &give, slack);
	/* the last line of justified text was given to shrink, too */
	if (is_even && (is_justified || slack < 0))
		slack = fit_letters(s, &give, slack);
	if (is_justified || (slack < 0 && (slack > -rounding || is_even)))
		slack -= fit_spaces(s, &give, slack);
	if (slack < 0)
		report_overfull(s, -slack);
	else if (align == FO_KW_CENTER)
		s->start += slack / 2;
	else if (align == FO_KW_END)
		s->start += slack;
}
