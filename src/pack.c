/* From a book to the EPUB; see pack.h. */
#include "pack.h"

#include "epub/epub.h"
#include "layout/font.h"
#include "paint/paint.h"
#include "print.h"
#include "printed.h"
#include "tree/condition.h"
#include "tree/tree.h"

enum { COVER_WIDTH = 1600 }; /* pixels */

static bool
add_bytes(void *closure, const void *bytes, size_t length)
{
	g_byte_array_append(closure, bytes, (guint)length);
	return true;
}

/*
 * The title page as the cover.  It is set by itself, so that the EPUB is the
 * same whether or not a PDF is made with it.
 */
static bool
draw_cover(struct run *run, GByteArray *png)
{
	const struct layout_params params = print_params(run);
	xmlDoc *xml = transform_apply(run->diags, "print/cover.xsl",
	    run->book->doc, run->params, run->param_count);
	struct fo_document *document = xml != NULL
	    ? fo_read(run->arena, run->diags, xml)
	    : NULL;
	struct area_tree *areas = document != NULL
	    ? layout_document(run->arena, run->diags, document, &params)
	    : NULL;

	if (xml != NULL)
		xmlFreeDoc(xml);
	return areas != NULL && areas->page_count > 0 &&
	    paint_png(run->diags, areas->pages[0], COVER_WIDTH, add_bytes, png);
}

static bool
find_font(void *closure, const char *family, bool is_bold, bool is_italic,
    struct epub_font_file *file)
{
	struct run *run = closure;
	struct font_file found;

	if (run->fonts == NULL)
		run->fonts = fonts_new(run->arena, run->diags,
		    (const char *const *)run->options->font_dirs);
	if (run->fonts == NULL ||
	    !fonts_find_file(run->fonts, family, is_bold, is_italic, &found))
		return false;
	*file = (struct epub_font_file){ found.path, found.index };
	return true;
}

bool
pack_book(struct run *run)
{
	struct epub_book book = {
		.find_font = find_font,
		.closure = run,
		.modified = tree_newest_source(run->book->doc),
		.doc = condition_select(run->book->doc, "epub", run->diags),
		.directory = run->book->directory,
		.roots = &run->book->roots,
		.params = run->params,
		.param_count = run->param_count,
	};
	GByteArray *png = g_byte_array_new();
	struct epub_cover cover;
	bool is_good = true;

	if (run->options->reports != NULL) {
		run->epub.arena = run->arena;
		book.outcome = &run->epub;
	}
	run_begin_stage(run, "packing the EPUB");
	if (run_makes_both(run) && run->areas != NULL)
		printed_collect(run->arena, run->areas, &book);
	if (!epub_has_cover(&book) && draw_cover(run, png)) {
		cover = (struct epub_cover){ png->data, png->len };
		book.cover = &cover;
	}
	run_end_stage(run, "cover");
	if (run->options->formats & FORMAT_EPUB) {
		is_good = epub_write(run->diags, &book, run_path(run, "epub"));
		if (is_good)
			run_add_output(run, "epub", run_path(run, "epub"));
		/* the same files unpacked have nothing more to say */
		book.outcome = NULL;
	}
	if (is_good && (run->options->emit & EMIT_XHTML))
		is_good = epub_write_unpacked(run->diags, &book,
		    run_path(run, "xhtml"));
	if (book.doc != run->book->doc)
		xmlFreeDoc(book.doc);
	g_byte_array_free(png, TRUE);
	run_end_stage(run, "epub");
	return is_good;
}
