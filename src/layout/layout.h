/*
 * Layout: the XSL-FO tree in, the area tree out.
 *
 * layout_document() runs page-sequence after page-sequence, and again over
 * those whose page-number-citations turned out wider or narrower than what
 * was assumed, at most LAYOUT_ROUNDS times.
 */
#ifndef LAYOUT_LAYOUT_H
#define LAYOUT_LAYOUT_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "fo/fo.h"
#include "layout/area.h"

enum { LAYOUT_ROUNDS = 3 };

/* What knows nothing of a document, and takes a while to open. */
struct layout_tools {
	struct fonts *fonts;     /* layout/font.h */
	struct hyphens *hyphens; /* layout/hyphen.h */
};

struct layout_params {
	const struct layout_tools *tools; /* NULL: opened when wanted */
	const struct file_roots *roots;   /* where images may come from */
	const char *directory;            /* what `src` is relative to */
	const char *const *font_dirs;     /* of --font-dir; NULL-terminated */
	bool micro; /* kerning, ligatures, protrusion, expansion */
	/*
	 * Called, if not NULL, with the first page of each page-sequence as
	 * soon as nothing that is known speaks against it, so that it can be
	 * painted while the next ones are laid out.  Called again with other
	 * pages where that turned out to be too early.  The pages don't change
	 * any more, but for their `index`.
	 */
	void (*pages_ready)(void *closure, struct page *first);
	/*
	 * Called, if not NULL, when more of the document is wanted than hangs
	 * on its root: to hang the next children of the root there.  False if
	 * there are none.  The masters come before the first page-sequence.
	 */
	bool (*more)(void *closure);
	void *closure;
};

/* What every layout module is handed. */
struct layout {
	struct arena *arena;   /* areas, pages: until they are painted */
	struct arena *work;    /* paragraphs, galleys: one page-sequence */
	struct arena *scratch; /* one paragraph or page: mark and reset */
	struct diags *diags;
	const struct layout_params *params;
	struct fonts *fonts;     /* layout/font.h */
	struct hyphens *hyphens; /* layout/hyphen.h */
	struct images *images;   /* layout/image.h */
	struct xref *xref;       /* layout/xref.h */
	struct carried *carried; /* layout/region.h: markers of earlier pages */
	struct change_bars *change_bars; /* layout/change_bar.h; or NULL */
	dimen tallest;                   /* what no page is higher than */
	dimen tallest_body; /* what no region-body is higher than */
	bool has_margin_notes;
	struct para *kept; /* layout/para.h: those that objects keep */
	/*
	 * The page being filled: set while its lines are placed and while its
	 * static content is laid out, else NULL.
	 */
	const struct page *page;
	/* layout/table_marker.h: set while a table's header is set anew */
	const struct table_markers *table_markers;
};

/*
 * Opens them while the document is still made, with the patterns of `lang` or,
 * if NULL, without; `fonts` is NULL after a fatal message.
 */
struct layout_tools layout_open(struct arena *arena, struct diags *diags,
    const struct layout_params *params, const char *lang);

/* NULL after a fatal message. */
struct area_tree *layout_document(struct arena *arena, struct diags *diags,
    const struct fo_document *document, const struct layout_params *params);

#endif
