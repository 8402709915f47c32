/* From a book to the EPUB; see pack.h. */
#include "pack.h"

#include <string.h>

#include "epub/epub.h"
#include "layout/font.h"
#include "paint/paint.h"
#include "print.h"
#include "printed.h"
#include "transform/aside.h"
#include "tree/condition.h"
#include "tree/tree.h"

enum { COVER_WIDTH = 1600 }; /* pixels */

struct pack {
	struct epub *epub;
	struct aside *cover; /* styles the title page; NULL when it has */
	xmlDoc *title_page;  /* being styled; NULL: not yet */
	GByteArray *png;     /* the cover, drawn */
	GMutex drawing;      /* Cairo opens fonts without a lock of its own */
};

static bool
add_bytes(void *closure, const void *bytes, size_t length)
{
	g_byte_array_append(closure, bytes, (guint)length);
	return true;
}

/* Whether an element's look depends on others, or on what becomes of it. */
static bool
is_bound(const xmlNode *element)
{
	for (const xmlAttr *a = element->properties; a != NULL; a = a->next) {
		const char *name = (const char *)a->name;
		const char *value = a->children != NULL
		    ? (const char *)a->children->content
		    : "";

		if (strcmp(name, "linkend") == 0 ||
		    strcmp(name, "endterm") == 0 ||
		    (strcmp(name, "href") == 0 && *value == '#'))
			return true;
	}
	/* tokens of code are not there yet */
	return tree_is(element, "programlisting") ||
	    tree_is(element, "screen") ||
	    (tree_is(element, "code") &&
		tree_attribute(element, "language") != NULL);
}

static bool
has_bound(xmlNode *root)
{
	xmlNode *node = root;

	while (
	    node != NULL && !(node->type == XML_ELEMENT_NODE && is_bound(node)))
		node = tree_next(node, root);
	return node != NULL;
}

/*
 * A document with nothing but what the title page shows; NULL where that
 * depends on the rest.
 */
static xmlDoc *
copy_title_page(xmlDoc *doc)
{
	xmlNode *root = xmlDocGetRootElement(doc), *top;
	xmlDoc *copy = xmlNewDoc(BAD_CAST "1.0");

	/* with its attributes */
	top = xmlDocCopyNode(root, copy, /*extended*/ 2);
	xmlDocSetRootElement(copy, top);
	for (xmlNode *part = root->children; part != NULL; part = part->next) {
		if (!tree_is(part, "info") && !tree_is(part, "title") &&
		    !tree_is(part, "subtitle") && !tree_is(part, "titleabbrev"))
			continue;
		if (has_bound(part)) {
			xmlFreeDoc(copy);
			return NULL;
		}
		xmlAddChild(top, xmlDocCopyNode(part, copy, /*recursive*/ 1));
	}
	return copy;
}

static void
style_title_page(struct run *run, xmlDoc *title_page)
{
	run->pack->title_page = title_page;
	aside_begin(run->pack->cover, title_page, run->params,
	    run->param_count);
}

/*
 * The title page as the cover.  It is set by itself, so that the EPUB is the
 * same whether or not a PDF is made with it.
 */
static bool
draw_cover(struct run *run)
{
	const struct layout_params params = print_params(run);
	struct pack *pack = run->pack;
	xmlDoc *xml = aside_end(pack->cover, run->diags, /*seconds*/ NULL);
	struct fo_document *document = xml != NULL
	    ? fo_read(run->arena, run->diags, xml)
	    : NULL;
	struct area_tree *areas = document != NULL
	    ? layout_document(run->arena, run->diags, document, &params)
	    : NULL;
	bool is_drawn = false;

	pack->cover = NULL;
	if (xml != NULL)
		xmlFreeDoc(xml);
	xmlFreeDoc(pack->title_page);
	g_mutex_lock(&pack->drawing);
	if (areas != NULL && areas->page_count > 0)
		is_drawn = paint_png(run->diags, areas->pages[0], COVER_WIDTH,
		    add_bytes, pack->png);
	g_mutex_unlock(&pack->drawing);
	return is_drawn;
}

/* NULL after a fatal message. */
static struct fonts *
open_fonts(struct run *run)
{
	if (run->fonts == NULL)
		run->fonts = fonts_new(run->arena, run->diags,
		    (const char *const *)run->options->font_dirs);
	return run->fonts;
}

static bool
find_font(void *closure, const char *family, bool is_bold, bool is_italic,
    struct epub_font_file *file)
{
	struct fonts *fonts = open_fonts(closure);
	struct font_file found;

	if (fonts == NULL ||
	    !fonts_find_file(fonts, family, is_bold, is_italic, &found))
		return false;
	*file = (struct epub_font_file){ found.path, found.index };
	return true;
}

static bool
draw_svg(void *closure, const char *svg, size_t length, unsigned most,
    epub_sink sink, void *sink_closure, struct epub_size *size,
    const char **reason)
{
	struct pack *pack = ((struct run *)closure)->pack;
	struct paint_drawing drawing;
	bool is_drawn;

	g_mutex_lock(&pack->drawing);
	is_drawn = paint_svg(svg, length, most, sink, sink_closure, &drawing,
	    reason);
	g_mutex_unlock(&pack->drawing);
	if (is_drawn)
		*size = (struct epub_size){ drawing.width, drawing.height };
	return is_drawn;
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

/* As print/cover.xsl sees it: no other book has a title page. */
static bool
has_title(const xmlDoc *doc)
{
	const xmlNode *root = xmlDocGetRootElement(doc);

	for (const xmlNode *part = root->children; part != NULL;
	     part = part->next) {
		if (tree_is(part, "title"))
			return true;
		if (!tree_is(part, "info"))
			continue;
		for (const xmlNode *fact = part->children; fact != NULL;
		     fact = fact->next) {
			if (tree_is(fact, "title"))
				return true;
		}
	}
	return false;
}

static struct pack *
new_pack(void)
{
	struct pack *pack = g_new0(struct pack, 1);

	g_mutex_init(&pack->drawing);
	pack->png = g_byte_array_new();
	pack->epub = epub_new();
	return pack;
}

static void
free_pack(struct pack *pack)
{
	epub_free(pack->epub);
	g_byte_array_free(pack->png, TRUE);
	g_mutex_clear(&pack->drawing);
	g_free(pack);
}

static bool
wants_epub(const struct run *run)
{
	return (run->options->formats & FORMAT_EPUB) != 0 ||
	    (run->options->emit & EMIT_XHTML) != 0;
}

void
pack_begin(struct run *run)
{
	if (!wants_epub(run))
		return;
	run->pack = new_pack();
	run->pack->cover = aside_new("print/cover.xsl", /*watcher*/ NULL);
}

void
pack_prefetch(struct run *run)
{
	xmlDoc *title_page;

	if (run->pack == NULL || !has_title(run->book->doc))
		return;
	title_page = copy_title_page(run->book->doc);
	if (title_page != NULL)
		style_title_page(run, title_page);
}

/*
 * Begins to style the book, in a thread.  Where that may draw pictures, these
 * are set in whatever fonts were opened before: ours, not the machine's.
 */
static void
begin_epub(struct run *run, const struct epub_book *book)
{
	if (book_setting(run->book, "epub-svg") != NULL ||
	    book_setting(run->book, "epub-profile") != NULL)
		open_fonts(run);
	epub_begin(run->pack->epub, run->diags, book);
}

/* Styles the book, and draws its cover meanwhile; writes nothing. */
static bool
make_epub(struct run *run, const struct epub_book *book)
{
	struct pack *pack = run->pack;
	struct epub_cover cover;
	bool is_good = true;

	if (book->draws_cover && pack->title_page == NULL)
		style_title_page(run,
		    xmlCopyDoc(run->book->doc, /*recursive*/ 1));
	begin_epub(run, book);
	if (book->draws_cover)
		is_good = draw_cover(run);
	run_end_stage(run, "cover");
	cover = (struct epub_cover){ pack->png->data, pack->png->len };
	return is_good && epub_make(pack->epub, &cover);
}

bool
pack_book(struct run *run)
{
	struct epub_book book = select_book(run);
	struct epub *epub = run->pack->epub;
	bool is_good;

	if (run->options->reports != NULL) {
		run->epub.arena = run->arena;
		book.outcome = &run->epub;
	}
	run_begin_stage(run, "packing the EPUB");
	if (run_makes_both(run) && run->areas != NULL)
		printed_collect(run->arena, run->areas, &book);
	book.draws_cover = !epub_has_cover(&book) && has_title(run->book->doc);
	is_good = make_epub(run, &book);
	if (is_good && (run->options->formats & FORMAT_EPUB)) {
		is_good = epub_write(epub, run_path(run, "epub"));
		if (is_good)
			run_add_output(run, "epub", run_path(run, "epub"));
	}
	if (is_good && (run->options->emit & EMIT_XHTML))
		is_good = epub_unpack(epub, run_path(run, "xhtml"));
	free_pack(run->pack);
	free_selection(run, &book);
	run_end_stage(run, "epub");
	return is_good;
}

void
pack_check(struct run *run)
{
	struct epub_book book;

	if (book_setting(run->book, "epub-profile") == NULL)
		return;
	run->pack = new_pack();
	book = select_book(run);
	begin_epub(run, &book);
	epub_make(run->pack->epub, /*cover*/ NULL);
	free_pack(run->pack);
	free_selection(run, &book);
	run_end_stage(run, "epub");
}
