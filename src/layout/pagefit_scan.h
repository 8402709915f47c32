/*
 * What the files of page fitting share: ways through the pages to come.  For
 * pagefit*.c only.
 */
#ifndef LAYOUT_PAGEFIT_SCAN_H
#define LAYOUT_PAGEFIT_SCAN_H

#include "layout/pagefit.h"

enum {
	FIT_AS_IS, /* a paragraph as it stands in the galley */
	FIT_LONGER,
	FIT_SHORTER,
	FIT_UNDIVIDED, /* as long, with as few hyphens as may be */
	FIT__MAX,
};

/* So many places of a layer are gone on from: usually, and wider_from. */
enum { FIT_BEAM = 8, FIT_BEAM_WIDER = 24 };

/* A paragraph that lies in the galley as a whole. */
struct fit_para {
	size_t from, to; /* its first LINE; past its last one */
	const struct lines *lines[FIT__MAX]; /* NULL: can't be set so */
	dimen heights[FIT__MAX];
	double costs[FIT__MAX];
	bool is_tried; /* to be set otherwise */
};

/* Paragraphs of one page that are not set as they are. */
struct fit_choice {
	const struct fit_choice *previous;
	const struct fit_para *para;
	int variant;
};

/* Where a page ends, and the cheapest way there. */
struct fit_node {
	struct fit_node *previous; /* the foot of the page before */
	struct fit_node *next;     /* of the same layer */
	struct fit_node *beside;   /* at the same item */
	/* the BREAK; in a paragraph that is set otherwise, its first LINE */
	size_t item;
	const struct fit_para *para; /* NULL: cut at the BREAK */
	int variant;
	size_t line;  /* the last one on this page */
	size_t layer; /* pages up to here */
	double cost;
	dimen slack;  /* left empty, when the glue has done what it can */
	dimen room;   /* that inserts have left */
	dimen height; /* of a line: what is no more than that is not seen */
	dimen notes, floats; /* go on to the next page */
	const struct fit_choice *choices;
	int relaxed;     /* as in struct piece */
	bool is_divided; /* a word goes over the turn */
	bool is_final;   /* the galley ends, or a forced break */
	bool is_horizon; /* the page goes on where nothing is looked at */
};

struct fit {
	const struct pagefit_params *params;
	struct galley *galley;
	struct arena *arena;
	size_t at, limit;           /* items that are looked at */
	struct fit_para **paras;    /* of [at, limit), at their first LINE */
	struct fit_node **nodes_at; /* of [at, limit) */
	struct fit_node *layers[PAGEFIT_PAGES + 1];
	size_t wider_from; /* the layer of the first page that is tried */
	/* what the cheapest of each layer cost, in order */
	double least[PAGEFIT_PAGES + 1][FIT_BEAM_WIDER];
	size_t least_count[PAGEFIT_PAGES + 1];
	struct fit_node *end; /* the cheapest way to the limit */
};

static inline size_t
fit_beam(const struct fit *fit, size_t layer)
{
	return layer < fit->wider_from ? FIT_BEAM : FIT_BEAM_WIDER;
}

/* Weighs all ends of the page that begins after `from`: pagefit_scan.c. */
void fit_scan(struct fit *fit, struct fit_node *from);

/*
 * The BREAK after line `index` of a paragraph set in another way, as it will be
 * written into the galley.
 */
struct galley_item fit_line_break(const struct fit *fit,
    const struct fit_para *para, int variant, size_t index);

#endif
