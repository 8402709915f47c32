/*
 * Layout: page-sequences in order, and again where page numbers moved.
 *
 * The document may still be growing: a sequence is laid out as soon as it and
 * what follows it are there.
 *
 * In the first round everything is laid out.  A citation of a page that has
 * no number yet is set as if it had one; afterwards xref.c knows which
 * sequences were told something else than what came to be.  Those are laid
 * out again, and those whose first page number moved, until all is right or
 * the rounds are used up.  Paragraphs keep what was shaped, so another round
 * costs little.
 */
#include "layout/layout.h"

#include "layout/change_bar.h"
#include "layout/font.h"
#include "layout/hyphen.h"
#include "layout/image.h"
#include "layout/margin_note.h"
#include "layout/region.h"
#include "layout/sequence.h"
#include "layout/shape.h"
#include "layout/xref.h"

/* So high pages are taken to be, at least. */
static const dimen tallest_least = DIMEN_PT(300);
/* Of one that is higher than any paper, no more is looked at. */
static const dimen tallest_most = DIMEN_PT(4000);

struct document {
	struct layout layout;
	const struct fo *root;
	const struct fo *seen; /* the last child of the root looked at */
	struct masters *masters;
	GPtrArray *sequences; /* struct sequence, in order */
	bool has_markers;
	bool is_whole; /* no more of it will come */
};

static struct sequence *
sequence_at(const struct document *d, size_t index)
{
	return d->sequences->pdata[index];
}

/* Hands the pages over unless that was done before. */
static void
hand_over(struct document *d, struct sequence *sequence)
{
	const struct layout_params *params = d->layout.params;

	if (params->pages_ready != NULL && sequence->first_page != NULL &&
	    sequence->handed_over != sequence->first_page)
		params->pages_ready(params->closure, sequence->first_page);
	sequence->handed_over = sequence->first_page;
}

static void
add_sequence(struct document *d, const struct fo *fo)
{
	struct sequence *sequence = ARENA_NEW(d->layout.arena, struct sequence);

	sequence->fo = fo;
	sequence->index = d->sequences->len;
	if (sequence->index > 0)
		sequence_at(d, sequence->index - 1)->next_fo = fo;
	g_ptr_array_add(d->sequences, sequence);
}

/* Adds the page-sequences that `fo` is or wraps. */
static void
collect_sequences(struct document *d, const struct fo *fo, unsigned depth)
{
	if (fo->kind == FO_PAGE_SEQUENCE)
		add_sequence(d, fo);
	if (fo->kind != FO_PAGE_SEQUENCE_WRAPPER || depth == 100)
		return;
	for (const struct fo *child = fo->first; child != NULL;
	     child = child->next)
		collect_sequences(d, child, depth + 1);
}

static void
look_at_body(struct layout *layout, const struct fo *master)
{
	struct master_body body = master_find_body(master);
	double asked = body.fo == NULL
	    ? 1
	    : fo_number(body.fo, FO_PROP_COLUMN_COUNT, 1);

	layout->tallest_body = MAX(layout->tallest_body, body.height);
	if (asked > body.column_count)
		diag(layout->diags, DIAG_COLUMNS_TOO_MANY, body.fo->pos,
		    "%u instead of %.0f", body.column_count, asked);
}

/* What is to be known of all that is in `top` before it is laid out. */
static void
look_through(struct document *d, const struct fo *top)
{
	struct layout *layout = &d->layout;
	bool has_bars = false;

	for (const struct fo *fo = top; fo != NULL; fo = fo_next(fo, top)) {
		const char *id = fo->own == NULL ? NULL
						 : fo_own(fo, FO_PROP_ID);

		if (id != NULL)
			xref_declare_id(layout->xref, id);
		if (fo->kind == FO_MARKER)
			d->has_markers = true;
		if (fo->kind == FO_CHANGE_BAR_BEGIN)
			has_bars = true;
		if (margin_note_is(fo))
			layout->has_margin_notes = true;
		if (fo->kind != FO_SIMPLE_PAGE_MASTER)
			continue;
		layout->tallest = MIN(tallest_most,
		    MAX(layout->tallest, master_longest_side(fo)));
		look_at_body(layout, fo);
	}
	if (has_bars)
		change_bars_find(layout, top);
}

/*
 * Looks at what has come since the last time.  False if no more will: then
 * all ids are known.
 */
static bool
look_further(struct document *d)
{
	const struct layout_params *params = d->layout.params;
	const struct fo *child;

	if (d->is_whole)
		return false;
	d->is_whole = params->more == NULL || !params->more(params->closure);
	child = d->seen == NULL ? d->root->first : d->seen->next;
	for (; child != NULL; child = child->next) {
		look_through(d, child);
		collect_sequences(d, child, /*depth*/ 0);
		d->seen = child;
	}
	if (d->is_whole)
		xref_complete(d->layout.xref);
	return true;
}

/* Whether there is a sequence of that index; waits for it and for the next. */
static bool
has_sequence(struct document *d, size_t index)
{
	while (d->sequences->len < index + 2 && look_further(d))
		continue;
	return index < d->sequences->len;
}

/* What the author says about the division of words. */
static void
read_exceptions(struct document *d, const struct fo_document *document)
{
	const char *words = fo_own(document->root, FO_PROP_Q_HYPHENATION);

	if (words != NULL)
		hyphens_add_exceptions(d->layout.hyphens, words);
}

static void
open_document(struct document *d, const struct fo_document *document)
{
	d->root = document->root;
	d->sequences = g_ptr_array_new();
	d->layout.tallest = tallest_least;
	read_exceptions(d, document);
	if (d->root->own != NULL && fo_own(d->root, FO_PROP_ID) != NULL)
		xref_declare_id(d->layout.xref, fo_own(d->root, FO_PROP_ID));
	has_sequence(d, 0);
	d->masters = masters_new(&d->layout, d->root);
}

/*
 * One round.  Returns how many sequences were laid out: none if all is
 * settled.
 */
static size_t
run_round(struct document *d, bool is_first)
{
	struct xref *xref = d->layout.xref;
	long number = 1;
	size_t index = 0, laid = 0;

	for (size_t i = 0; has_sequence(d, i); i++) {
		struct sequence *sequence = sequence_at(d, i);
		long first = sequence_first_number(sequence->fo, number);

		if (is_first || first != sequence->first_number ||
		    !xref_is_settled(xref, i)) {
			sequence_lay_out(sequence, &d->layout, d->masters,
			    first, index, d->has_markers);
			laid++;
			if (is_first ? xref_is_final(xref, i)
				     : xref_is_settled(xref, i))
				hand_over(d, sequence);
		}
		number = sequence->next_number;
		for (struct page *page = sequence->first_page; page != NULL;
		     page = page->next)
			page->index = index++;
	}
	return laid;
}

static void
run_rounds(struct document *d)
{
	for (int i = 0; i < LAYOUT_ROUNDS; i++)
		if (run_round(d, /*is_first*/ i == 0) == 0)
			return;
	for (size_t i = 0; i < d->sequences->len; i++)
		if (!xref_is_settled(d->layout.xref, i)) {
			diag(d->layout.diags, DIAG_CITATIONS_UNSETTLED,
			    sequence_at(d, i)->fo->pos, NULL);
			return;
		}
}

/* The sequences' pages as one tree. */
static struct area_tree *
new_tree(const struct document *d, const struct fo_document *document)
{
	struct arena *arena = d->layout.arena;
	struct area_tree *tree = ARENA_NEW(arena, struct area_tree);
	size_t count = 0;

	tree->document = document;
	for (size_t i = 0; i < d->sequences->len; i++) {
		const struct sequence *laid = sequence_at(d, i);
		struct area_sequence *sequence = ARENA_NEW(arena,
		    struct area_sequence);

		sequence->fo = laid->fo;
		sequence->first_page = laid->first_page;
		sequence->last_page = laid->last_page;
		if (tree->last_sequence != NULL)
			tree->last_sequence->next = sequence;
		else
			tree->sequences = sequence;
		tree->last_sequence = sequence;
		count += laid->page_count;
	}
	tree->pages = ARENA_NEW_ARRAY(arena, struct page *, count + 1);
	for (size_t i = 0; i < d->sequences->len; i++)
		for (struct page *page = sequence_at(d, i)->first_page;
		     page != NULL; page = page->next)
			tree->pages[tree->page_count++] = page;
	tree->targets = xref_targets(d->layout.xref, arena);
	return tree;
}

struct layout_tools
layout_open(struct arena *arena, struct diags *diags,
    const struct layout_params *params, const char *lang)
{
	struct layout_tools tools = {
		.fonts = fonts_new(arena, diags, params->font_dirs),
		.hyphens = hyphens_new(arena, diags),
	};

	if (tools.fonts != NULL)
		shaper_set_plain(fonts_shaper(tools.fonts), !params->micro);
	if (lang != NULL)
		hyphens_foresee(tools.hyphens, lang);
	return tools;
}

struct area_tree *
layout_document(struct arena *arena, struct diags *diags,
    const struct fo_document *document, const struct layout_params *params)
{
	struct document d = {
		.layout = {
			.arena = arena,
			.diags = diags,
			.params = params,
		},
	};
	const struct layout_tools tools = params->tools != NULL
	    ? *params->tools
	    : layout_open(arena, diags, params, /*lang*/ NULL);
	struct area_tree *tree = NULL;

	d.layout.work = arena_new();
	d.layout.scratch = arena_new();
	d.layout.fonts = tools.fonts;
	d.layout.hyphens = tools.hyphens;
	if (tools.fonts == NULL)
		goto out;
	d.layout.images = images_new(arena);
	d.layout.xref = xref_new(arena);
	d.layout.carried = region_carried_new(arena);
	open_document(&d, document);
	run_rounds(&d);
	if (!diags_is_fatal(diags)) {
		for (size_t i = 0; i < d.sequences->len; i++)
			hand_over(&d, sequence_at(&d, i));
		tree = new_tree(&d, document);
	}
	g_ptr_array_free(d.sequences, TRUE);
out:
	arena_free(d.layout.scratch);
	arena_free(d.layout.work);
	return tree;
}
