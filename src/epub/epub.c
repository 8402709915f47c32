/*
 * EPUB: the steps in order; see epub.h.
 *
 *	thread   stylesheet read · XSLT: file, file, …     (images, ids of each)
 *	caller   (the cover drawn)    each written · links, package · zip
 */
#include "epub/epub.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include "base/source_date.h"
#include "epub/accent.h"
#include "epub/container.h"
#include "epub/css.h"
#include "epub/epub_outcome.h"
#include "epub/font.h"
#include "epub/image.h"
#include "epub/node.h"
#include "epub/preflight.h"
#include "epub/split.h"
#include "transform/aside.h"

/* The stylesheets that make the book's one CSS file: form, then look. */
static const char *const css_files[] = { "epub/epub.css",
	"themes/handout.css" };

#define IMAGE_SIDE 3200      /* pixels that no screen has in a column */
#define IMAGE_PIXELS 5600000 /* Apple Books Asset Guide: interior images */

static const char container_xml[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<container version=\"1.0\" "
    "xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n"
    "<rootfiles>\n"
    "<rootfile full-path=\"" SPLIT_FOLDER "package.opf\" "
    "media-type=\"application/oebps-package+xml\"/>\n"
    "</rootfiles>\n"
    "</container>\n";

/* What comes out of the thread; none of both at its end. */
struct item {
	xmlNode *node; /* a child of q:files */
	const struct image *image;
};

struct epub {
	struct aside *aside;
	GAsyncQueue *items;    /* struct item, of the thread */
	struct arena *arena;   /* the thread's while it is at work */
	struct arena *packing; /* the caller's meanwhile */
	struct diags *diags;
	struct diags *draft; /* what is said beside the stylesheet's messages */
	const struct epub_book *book; /* NULL: it isn't begun */
	struct images images;
	struct image *cover; /* or NULL */
	guint image_count;   /* that came out of the thread */
	GArray *pictures;    /* struct container_file: those that are packed */
	struct splitter *splitter;
	struct preflight preflight;
	struct container container;
	struct split_fonts fonts;
	GString *font_css; /* rules of the fonts that are embedded */
};

/*
 * The cover's file name in the tree, info/cover//imagedata/@fileref, and where
 * it is named; NULL if it isn't.
 */
static char *
find_cover(struct arena *arena, xmlDoc *doc, struct pos *pos)
{
	xmlXPathContext *context = xmlXPathNewContext(doc);
	xmlXPathObject *found;
	char *reference = NULL;

	xmlXPathRegisterNs(context, BAD_CAST "db",
	    BAD_CAST "http://docbook.org/ns/docbook");
	found = xmlXPathEval(BAD_CAST
	    "(/*/db:info/db:cover//db:imagedata)[@fileref != ''][1]",
	    context);
	if (found != NULL && found->nodesetval != NULL &&
	    found->nodesetval->nodeNr > 0) {
		const xmlNode *data = found->nodesetval->nodeTab[0];

		reference = arena_strdup(arena,
		    node_attribute(data, "fileref"));
		*pos = node_pos(data);
	}
	xmlXPathFreeObject(found);
	xmlXPathFreeContext(context);
	return reference;
}

/* The book's own cover, else the one that is drawn, else none. */
static struct image *
add_cover(struct epub *epub)
{
	const struct epub_book *book = epub->book;
	struct pos pos = POS_NONE;
	char *reference = find_cover(epub->arena, book->doc, &pos);
	struct image *image = NULL;

	if (reference != NULL) {
		image = images_add_cover_file(&epub->images, reference, pos);
		if (image == NULL)
			diag(epub->diags, DIAG_EPUB_COVER_UNUSABLE, pos, "%s",
			    reference);
	}
	if (image == NULL && book->draws_cover)
		image = images_add_cover(&epub->images);
	return image;
}

bool
epub_has_cover(const struct epub_book *book)
{
	struct arena *arena = arena_new();
	struct pos pos;
	char *reference = find_cover(arena, book->doc, &pos);
	struct images images;
	bool has_cover;

	images_init(&images, arena, /*diags*/ NULL, book->roots,
	    book->directory);
	has_cover = reference != NULL &&
	    images_add_cover_file(&images, reference, pos) != NULL;
	images_clear(&images);
	arena_free(arena);
	return has_cover;
}

/*
 * "2026-03-09T00:00:00Z" of $SOURCE_DATE_EPOCH, else of the newest source;
 * NULL where neither is known.
 */
static const char *
find_modified(struct arena *arena, time_t newest)
{
	time_t seconds = source_date(/*otherwise*/ newest);
	struct tm tm;

	if (seconds < 0)
		return NULL;
	gmtime_r(&seconds, &tm);
	return arena_printf(arena, "%04d-%02d-%02dT%02d:%02d:%02dZ",
	    tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday, tm.tm_hour, tm.tm_min,
	    tm.tm_sec);
}

static void
begin_styling(struct epub *epub)
{
	const struct epub_book *book = epub->book;
	size_t count = book->param_count;
	struct transform_param *params = ARENA_NEW_ARRAY(epub->arena,
	    struct transform_param, count + 3);

	if (count > 0)
		memcpy(params, book->params, count * sizeof(*params));
	params[count++] = (struct transform_param){
		.name = "cover-image",
		.value = epub->cover != NULL ? epub->cover->path : NULL,
	};
	params[count++] = (struct transform_param){
		.name = "modified",
		.value = find_modified(epub->arena, book->modified),
	};
	params[count++] = (struct transform_param){
		.name = "pages",
		.value = book->page_count > 0 ? "yes" : "no",
	};
	aside_begin(epub->aside, book->doc, params, count);
}

/* The value of a setting, or NULL. */
static const char *
find_setting(const struct epub_book *book, const char *name)
{
	for (size_t i = 0; i < book->param_count; i++) {
		if (strcmp(book->params[i].name, name) == 0)
			return book->params[i].value;
	}
	return NULL;
}

/*
 * The CSS files, joined, for a book whose lines run backward or don't; false
 * after a message if one is not there.
 */
static bool
add_css(struct epub *epub, bool is_backward)
{
	GString *css = g_string_new(NULL);
	bool is_complete = true;

	for (size_t i = 0; is_complete && i < G_N_ELEMENTS(css_files); i++) {
		char *path = arena_printf(epub->arena, "%s/%s",
		    transform_styles_directory(), css_files[i]);
		const char *reason;
		size_t length;
		char *text = file_read(epub->arena, path, &length, &reason);

		is_complete = text != NULL;
		if (is_complete)
			g_string_append_len(css, text, (gssize)length);
		else
			diag(epub->diags, DIAG_STYLE_BROKEN, POS_NONE, "%s: %s",
			    path, reason);
	}
	if (accent_apply(css, find_setting(epub->book, "accent")))
		diag(epub->diags, DIAG_EPUB_ACCENT_PALE, POS_NONE, "%s",
		    find_setting(epub->book, "accent"));
	css_pack(css, is_backward);
	g_string_append(css, epub->font_css->str);
	container_add_bytes(&epub->container, SPLIT_FOLDER "style.css",
	    arena_copy(epub->arena, css->str, css->len), css->len);
	g_string_free(css, TRUE);
	return is_complete;
}

/* Apple's reader shows a book's own fonts only where this says so. */
static const char display_options[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<display_options><platform name=\"*\">"
    "<option name=\"specified-fonts\">true</option>"
    "</platform></display_options>\n";

static void
embed_fonts(void *closure, xmlNode *manifest)
{
	struct epub *epub = closure;

	font_embed(epub->arena, epub->diags, epub->book, &epub->fonts.use,
	    &epub->container, manifest, epub->font_css);
	if (epub->font_css->len > 0)
		container_add_bytes(&epub->container,
		    "META-INF/com.apple.ibooks.display-options.xml",
		    display_options, sizeof(display_options) - 1);
}

static void
pack_image(struct epub *epub, const struct image *image)
{
	struct container_file file = {
		.path = arena_printf(epub->packing, SPLIT_FOLDER "%s",
		    image->path),
		.bytes = image->bytes,
		.length = image->length,
		.source = image->source,
		.is_doubtful = strcmp(image->media_type, "image/svg+xml") != 0,
	};

	container_pack(&epub->container, &file);
	g_array_append_val(epub->pictures, file);
}

static int
compare_files(const void *a, const void *b)
{
	const struct container_file *one = a, *two = b;

	return strcmp(one->path, two->path);
}

static void
add_images(struct epub *epub)
{
	g_array_sort(epub->pictures, compare_files);
	for (guint i = 0; i < epub->pictures->len; i++)
		container_add_file(&epub->container,
		    g_array_index(epub->pictures, struct container_file, i));
	g_array_set_size(epub->pictures, 0);
}

/* The stylesheet says that a claim of the author's doesn't hold. */
static bool
drops_claim(xmlDoc *result)
{
	const xmlAttr *dropped = xmlHasProp(xmlDocGetRootElement(result),
	    BAD_CAST "claim-dropped");

	return dropped != NULL && dropped->children != NULL &&
	    strcmp((const char *)dropped->children->content, "true") == 0;
}

/* Whether the book's lines run from right to left. */
static bool
runs_backward(const xmlDoc *result)
{
	return g_strcmp0(node_attribute(xmlDocGetRootElement(result),
			     "direction"),
		   "rtl") == 0;
}

static void
push_item(struct epub *epub, xmlNode *node, const struct image *image)
{
	struct item *item = g_new(struct item, 1);

	*item = (struct item){ node, image };
	g_async_queue_push(epub->items, item);
}

/* In the thread: a child of q:files, or NULL at the end. */
static void
take_node(void *closure, xmlNode *node)
{
	struct epub *epub = closure;
	const GPtrArray *images = epub->images.list;

	if (node != NULL)
		splitter_read(epub->splitter, node);
	for (; epub->image_count < images->len; epub->image_count++)
		push_item(epub, /*node*/ NULL,
		    images->pdata[epub->image_count]);
	push_item(epub, node, /*image*/ NULL);
}

/* False at the end. */
static bool
write_item(struct epub *epub, GPtrArray *nodes)
{
	struct item *item = g_async_queue_pop(epub->items);
	bool is_last = item->node == NULL && item->image == NULL;

	if (item->node != NULL) {
		splitter_write(epub->splitter, item->node);
		g_ptr_array_add(nodes, item->node);
	}
	if (item->image != NULL)
		pack_image(epub, item->image);
	g_free(item);
	return !is_last;
}

/*
 * Writes and packs what the thread makes; the whole tree in the end, or NULL
 * after a fatal message.  It goes with the process: to free it would take as
 * long as to pack the book.
 */
static xmlDoc *
write_items(struct epub *epub)
{
	GPtrArray *nodes = g_ptr_array_new();
	xmlDoc *result;

	while (write_item(epub, nodes))
		continue;
	result = aside_result(epub->aside);
	diags_say(epub->diags, diags_take_draft(aside_draft(epub->aside)));
	for (guint i = 0; result != NULL && i < nodes->len; i++)
		xmlAddChild(xmlDocGetRootElement(result), nodes->pdata[i]);
	g_ptr_array_free(nodes, TRUE);
	return result != NULL && xmlDocGetRootElement(result) != NULL ? result
								      : NULL;
}

static bool
make_files(struct epub *epub)
{
	xmlDoc *result = write_items(epub);
	bool is_complete;

	if (result == NULL)
		return false;
	if (drops_claim(result))
		diag(epub->diags, DIAG_EPUB_CLAIM_DROPPED, POS_NONE, NULL);
	diags_say(epub->diags, diags_take_draft(epub->draft));
	container_add_bytes(&epub->container, "META-INF/container.xml",
	    container_xml, sizeof(container_xml) - 1);
	splitter_pack(epub->splitter, result, &epub->container);
	preflight_check(&epub->preflight, xmlDocGetRootElement(result),
	    &epub->container);
	is_complete = add_css(epub, runs_backward(result));
	add_images(epub);
	if (epub->book->outcome != NULL)
		epub_outcome_collect(epub->book->outcome, result, &epub->images,
		    &epub->container);
	return is_complete;
}

bool
epub_make(struct epub *epub, const struct epub_cover *cover)
{
	if (cover != NULL && epub->cover != NULL &&
	    epub->cover->bytes == NULL) {
		epub->cover->bytes = cover->bytes;
		epub->cover->length = cover->length;
	}
	if (epub->cover != NULL)
		pack_image(epub, epub->cover);
	return make_files(epub);
}

/*
 * The setting epub-images: pixels of the longer side, or "original"; what a
 * profile asks for counts more.
 */
static void
set_limit(struct images *images, const struct epub_book *book)
{
	const char *wanted = find_setting(book, "epub-images");
	int64_t most = profile_most(images->profiles, MEASURE_IMAGE_PIXELS,
	    &images->limit_by);

	images->limit.side = wanted != NULL ? atoi(wanted) : IMAGE_SIDE;
	if (most > 0)
		images->limit.total = (int)most;
	else if (images->limit.side > 0)
		images->limit.total = IMAGE_PIXELS;
}

/* The setting epub-svg; without it PNG where a profile can't have SVG. */
static void
set_drawings(struct images *images, const struct epub_book *book)
{
	const char *wanted = find_setting(book, "epub-svg");

	if (wanted == NULL &&
	    profile_forbids(images->profiles, MEASURE_IMAGE_SVG))
		wanted = "raster";
	images->drawings = drawing_form(wanted);
}

struct epub *
epub_new(void)
{
	struct epub *epub = g_new0(struct epub, 1);
	const struct transform_watcher watcher = {
		.ready = take_node,
		.closure = epub,
		.keeps = true,
	};

	epub->items = g_async_queue_new();
	epub->aside = aside_new("epub/epub.xsl", &watcher);
	return epub;
}

static void
init_images(struct epub *epub)
{
	const struct epub_book *book = epub->book;

	images_init(&epub->images, epub->arena, epub->draft, book->roots,
	    book->directory);
	epub->images.book = book;
	epub->images.profiles = profile_read(
	    find_setting(book, "epub-profile"));
	set_limit(&epub->images, book);
	set_drawings(&epub->images, book);
}

void
epub_begin(struct epub *epub, struct diags *diags, const struct epub_book *book)
{
	bool has_fonts = font_choice_from_params(book->params,
			     book->param_count) != FONTS_NONE;

	epub->arena = arena_new();
	epub->packing = arena_new();
	epub->pictures = g_array_new(/*zero_terminated*/ FALSE,
	    /*clear*/ FALSE, sizeof(struct container_file));
	epub->diags = diags;
	epub->draft = diags_new_draft();
	epub->book = book;
	init_images(epub);
	container_init(&epub->container);
	font_use_init(&epub->fonts.use);
	epub->fonts.embed = embed_fonts;
	epub->fonts.closure = epub;
	epub->font_css = g_string_new(NULL);
	epub->cover = add_cover(epub);
	epub->image_count = epub->images.list->len;
	diags_say(diags, diags_take_draft(epub->draft));
	epub->preflight = (struct preflight){
		.diags = diags,
		.book = book,
		.images = &epub->images,
		.cover = epub->cover,
	};
	epub->splitter = splitter_new(epub->arena, book, &epub->images,
	    has_fonts ? &epub->fonts : NULL);
	begin_styling(epub);
}

bool
epub_write(struct epub *epub, const char *path)
{
	if (!container_write(epub->diags, &epub->container, path))
		return false;
	preflight_check_size(&epub->preflight, path);
	return true;
}

bool
epub_unpack(struct epub *epub, const char *directory)
{
	return container_unpack(epub->diags, &epub->container, directory);
}

void
epub_free(struct epub *epub)
{
	aside_end(epub->aside, epub->diags, /*seconds*/ NULL);
	splitter_free(epub->splitter);
	/* it frees those, too, that were packed in vain */
	add_images(epub);
	g_array_free(epub->pictures, TRUE);
	container_clear(&epub->container);
	images_clear(&epub->images);
	font_use_clear(&epub->fonts.use);
	g_string_free(epub->font_css, TRUE);
	diags_free(epub->draft);
	arena_free(epub->packing);
	arena_free(epub->arena);
	g_async_queue_unref(epub->items);
	g_free(epub);
}
