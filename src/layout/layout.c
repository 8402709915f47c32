/*
 * Layout: page-sequences in order, and again where page numbers moved.
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
	struct masters *masters;
	struct sequence *sequences;
	size_t count;
	bool has_markers;
};

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

/* Appends the page-sequences in `fo`, which may be wrapped. */
static void
collect_sequences(GPtrArray *found, const struct fo *fo, unsigned depth)
{
	for (const struct fo *child = fo->first; child != NULL;
	     child = child->next) {
		if (child->kind == FO_PAGE_SEQUENCE)
			g_ptr_array_add(found, (struct fo *)child);
		else if (child->kind == FO_PAGE_SEQUENCE_WRAPPER && depth < 100)
			collect_sequences(found, child, depth + 1);
	}
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

/* All ids there are, so that a broken reference is known at once. */
static void
look_through(struct document *d, const struct fo *root)
{
	for (const struct fo *fo = root; fo != NULL; fo = fo_next(fo, root)) {
		const char *id = fo->own == NULL ? NULL
						 : fo_own(fo, FO_PROP_ID);

		if (id != NULL)
			xref_declare_id(d->layout.xref, id);
		if (fo->kind == FO_MARKER)
			d->has_markers = true;
		if (margin_note_is(fo))
			d->layout.has_margin_notes = true;
		if (fo->kind != FO_SIMPLE_PAGE_MASTER)
			continue;
		d->layout.tallest = MAX(d->layout.tallest,
		    master_longest_side(fo));
		look_at_body(&d->layout, fo);
	}
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
	GPtrArray *found = g_ptr_array_new();

	d->layout.tallest = tallest_least;
	look_through(d, document->root);
	d->layout.change_bars = change_bars_new(d->layout.arena,
	    document->root);
	d->masters = masters_new(&d->layout, document->root);
	d->layout.tallest = MIN(d->layout.tallest, tallest_most);
	collect_sequences(found, document->root, /*depth*/ 0);
	d->count = found->len;
	d->sequences = ARENA_NEW_ARRAY(d->layout.arena, struct sequence,
	    d->count + 1);
	for (size_t i = 0; i < d->count; i++) {
		d->sequences[i].fo = found->pdata[i];
		d->sequences[i].next_fo = i + 1 < d->count ? found->pdata[i + 1]
							   : NULL;
		d->sequences[i].index = i;
	}
	g_ptr_array_free(found, TRUE);
}

/*
 * One round.  Returns how many sequences were laid out: none if all is
 * settled.
 */
static size_t
run_round(struct document *d, bool is_first)
{
	long number = 1;
	size_t index = 0, laid = 0;

	for (size_t i = 0; i < d->count; i++) {
		struct sequence *sequence = &d->sequences[i];
		long first = sequence_first_number(sequence->fo, number);

		if (is_first || first != sequence->first_number ||
		    !xref_is_settled(d->layout.xref, i)) {
			sequence_lay_out(sequence, &d->layout, d->masters,
			    first, index, d->has_markers);
			laid++;
			if (xref_is_settled(d->layout.xref, i))
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
	for (size_t i = 0; i < d->count; i++)
		if (!xref_is_settled(d->layout.xref, i)) {
			diag(d->layout.diags, DIAG_CITATIONS_UNSETTLED,
			    d->sequences[i].fo->pos, NULL);
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
	for (size_t i = 0; i < d->count; i++) {
		struct area_sequence *sequence = ARENA_NEW(arena,
		    struct area_sequence);

		sequence->fo = d->sequences[i].fo;
		sequence->first_page = d->sequences[i].first_page;
		sequence->last_page = d->sequences[i].last_page;
		if (tree->last_sequence != NULL)
			tree->last_sequence->next = sequence;
		else
			tree->sequences = sequence;
		tree->last_sequence = sequence;
		count += d->sequences[i].page_count;
	}
	tree->pages = ARENA_NEW_ARRAY(arena, struct page *, count + 1);
	for (size_t i = 0; i < d->count; i++)
		for (struct page *page = d->sequences[i].first_page;
		     page != NULL; page = page->next)
			tree->pages[tree->page_count++] = page;
	tree->targets = xref_targets(d->layout.xref, arena);
	return tree;
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
	struct area_tree *tree = NULL;

	d.layout.work = arena_new();
	d.layout.scratch = arena_new();
	d.layout.fonts = fonts_new(arena, diags, params->font_dirs);
	if (d.layout.fonts == NULL)
		goto out;
	shaper_set_plain(fonts_shaper(d.layout.fonts), !params->micro);
	d.layout.hyphens = hyphens_new(arena, diags);
	read_exceptions(&d, document);
	d.layout.images = images_new(arena);
	d.layout.xref = xref_new(arena);
	d.layout.carried = region_carried_new(arena);
	open_document(&d, document);
	run_rounds(&d);
	if (!diags_is_fatal(diags)) {
		for (size_t i = 0; i < d.count; i++)
			hand_over(&d, &d.sequences[i]);
		tree = new_tree(&d, document);
	}
out:
	arena_free(d.layout.scratch);
	arena_free(d.layout.work);
	return tree;
}
