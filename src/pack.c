/* From a book to the EPUB; see pack.h. */
#include "pack.h"

#include <string.h>

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

static bool
draw_svg(void *closure, const char *svg, size_t length, unsigned most,
    epub_sink sink, void *sink_closure, struct epub_size *size,
    const char **reason)
{
	struct paint_drawing drawing;

	(void)closure;
	if (!paint_svg(svg, length, most, sink, sink_closure, &drawing, reason))
		return false;
	*size = (struct epub_size){ drawing.width, drawing.height };
	return true;
}

/* Where the setting stands, or POS_NONE. */
static struct pos
setting_pos(const struct book *book, const char *name)
{
	for (guint i = 0; i < book->settings->len; i++) {
		const struct book_setting *setting =
		    &g_array_index(book->settings, struct book_setting, i);

		if (strcmp(setting->name, name) == 0)
			return setting->pos;
	}
	return POS_NONE;
}

/* The EPUB's book; its tree may be the run's own or a selection of it. */
static struct epub_book
select_book(struct run *run)
{
	return (struct epub_book){
		.find_font = find_font,
		.draw = draw_svg,
		.closure = run,
		.modified = tree_newest_source(run->book->doc),
		.profile_pos = setting_pos(run->book, "epub-profile"),
		.has_language = run->book->has_lang,
		.doc = condition_select(run->book->doc, "epub", run->diags),
		.directory = run->book->directory,
		.roots = &run->book->roots,
		.params = run->params,
		.param_count = run->param_count,
	};
}

static void
free_selection(const struct run *run, const struct epub_book *book)
{
	if (book->doc != run->book->doc)
		xmlFreeDoc(book->doc);
}

bool
pack_book(struct run *run)
{
	struct epub_book book = select_book(run);
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
	free_selection(run, &book);
	g_byte_array_free(png, TRUE);
	run_end_stage(run, "epub");
	return is_good;
}

void
pack_check(struct run *run)
{
	struct epub_book book;

	if (book_setting(run->book, "epub-profile") == NULL)
		return;
	book = select_book(run);
	epub_check(run->diags, &book);
	free_selection(run, &book);
	run_end_stage(run, "epub");
}
