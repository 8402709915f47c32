/*
 * Line breaking: chooses where the lines of one paragraph end.
 *
 * The paragraph comes as boxes, glue and penalties (layout/item.h) and leaves
 * as a list of breaks; nothing is shaped, measured or placed here.  All breaks
 * are weighed together: a bad line further down may change the first.
 *
 * Boxes that stretch and shrink (leaders, letters of a font that expands) do
 * so before the spaces do: only what is left to the spaces makes a line bad.
 *
 * D. E. Knuth, M. F. Plass: "Breaking Paragraphs into Lines", Software:
 * Practice and Experience 11 (1981); the same algorithm is tex.web, part 38.
 */
#ifndef LAYOUT_LINEBREAK_H
#define LAYOUT_LINEBREAK_H

#include "base/arena.h"
#include "layout/item.h"

struct linebreak_params {
	dimen measure; /* width of a full line */
	/* what stands beside the first `beside_count` lines takes from them */
	const dimen *beside;
	size_t beside_count;
	dimen indent;      /* taken from the first line; may be negative */
	dimen last_indent; /* taken from the last line; may be negative */
	/* stretch that each line has beside its glue: at a ragged edge */
	dimen ragged;
	dimen short_last; /* a last line no wider than this looks bad */
	dimen hang;       /* of what stands first, into the margin */
	double tolerance; /* a line may stretch this many times its stretch */
	size_t wanted;    /* so many lines, or it fails; 0: as is best */
	int ladder;       /* hyphens in a row, at most; 0: the usual two */
	bool is_plain;    /* no letter gives way: lines cost what TeX says */
	/*
	 * Where no acceptable line is found: true gives up and returns no
	 * breaks, false takes any line, however loose, and at last lets it
	 * run over.
	 */
	bool may_fail;
};

struct linebreaks {
	size_t *at;      /* item index of each break, in order */
	size_t count;    /* number of lines */
	size_t overfull; /* lines that are wider than the measure */
	double demerits; /* of all lines */
};

/*
 * Breaks `items`, which must end with a forced penalty.  Cannot fail, unless
 * it may: where no break is good enough the line runs over, and `overfull`
 * says how often.  The result lives in `arena`.
 */
struct linebreaks linebreak_paragraph(struct arena *arena,
    const struct item_list *items, const struct linebreak_params *params);

#endif
