/* EPUB: the steps in order; see epub.h. */
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

/* One EPUB while it is made. */
struct maker {
	struct arena *arena;
	struct diags *diags;
	const struct epub_book *book;
	struct images images;
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

/* The book's own cover, else the drawn one, else none. */
static const struct image *
add_cover(struct maker *maker)
{
	const struct epub_book *book = maker->book;
	struct pos pos = POS_NONE;
	char *reference = find_cover(maker->arena, book->doc, &pos);
	const struct image *image = NULL;

	if (reference != NULL) {
		image = images_add_cover_file(&maker->images, reference, pos);
		if (image == NULL)
			diag(maker->diags, DIAG_EPUB_COVER_UNUSABLE, pos, "%s",
			    reference);
	}
	if (image == NULL && book->cover != NULL)
		image = images_add_cover(&maker->images, book->cover->bytes,
		    book->cover->length);
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

static xmlDoc *
transform(struct maker *maker, const struct image *cover)
{
	const struct epub_book *book = maker->book;
	size_t count = book->param_count;
	struct transform_param *params = ARENA_NEW_ARRAY(maker->arena,
	    struct transform_param, count + 3);

	if (count > 0)
		memcpy(params, book->params, count * sizeof(*params));
	params[count++] = (struct transform_param){
		.name = "cover-image",
		.value = cover != NULL ? cover->path : NULL,
	};
	params[count++] = (struct transform_param){
		.name = "modified",
		.value = find_modified(maker->arena, book->modified),
	};
	params[count++] = (struct transform_param){
		.name = "pages",
		.value = book->page_count > 0 ? "yes" : "no",
	};
	return transform_apply(maker->diags, "epub/epub.xsl", book->doc, params,
	    count);
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
add_css(struct maker *maker, bool is_backward)
{
	GString *css = g_string_new(NULL);
	bool is_complete = true;

	for (size_t i = 0; is_complete && i < G_N_ELEMENTS(css_files); i++) {
		char *path = arena_printf(maker->arena, "%s/%s",
		    transform_styles_directory(), css_files[i]);
		const char *reason;
		size_t length;
		char *text = file_read(maker->arena, path, &length, &reason);

		is_complete = text != NULL;
		if (is_complete)
			g_string_append_len(css, text, (gssize)length);
		else
			diag(maker->diags, DIAG_STYLE_BROKEN, POS_NONE,
			    "%s: %s", path, reason);
	}
	if (accent_apply(css, find_setting(maker->book, "accent")))
		diag(maker->diags, DIAG_EPUB_ACCENT_PALE, POS_NONE, "%s",
		    find_setting(maker->book, "accent"));
	css_pack(css, is_backward);
	g_string_append(css, maker->font_css->str);
	container_add_bytes(&maker->container, SPLIT_FOLDER "style.css",
	    arena_copy(maker->arena, css->str, css->len), css->len);
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
	struct maker *maker = closure;

	font_embed(maker->arena, maker->diags, maker->book, &maker->fonts.use,
	    &maker->container, manifest, maker->font_css);
	if (maker->font_css->len > 0)
		container_add_bytes(&maker->container,
		    "META-INF/com.apple.ibooks.display-options.xml",
		    display_options, sizeof(display_options) - 1);
}

static int
compare_images(const void *a, const void *b)
{
	const struct image *const *one = a, *const *two = b;

	return strcmp((*one)->path, (*two)->path);
}

static void
add_images(struct maker *maker)
{
	GPtrArray *list = maker->images.list;

	g_ptr_array_sort(list, compare_images);
	for (guint i = 0; i < list->len; i++) {
		const struct image *image = g_ptr_array_index(list, i);
		struct container_file file = {
			.path = arena_printf(maker->arena, SPLIT_FOLDER "%s",
			    image->path),
			.bytes = image->bytes,
			.length = image->length,
			.source = image->source,
			.is_doubtful = strcmp(image->media_type,
					   "image/svg+xml") != 0,
		};

		container_add_file(&maker->container, file);
	}
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

/* Everything but the zip; false after a fatal message. */
static bool
make_files(struct maker *maker)
{
	const struct image *cover = add_cover(maker);
	xmlDoc *result = transform(maker, cover);
	bool is_complete;

	if (result == NULL || xmlDocGetRootElement(result) == NULL) {
		xmlFreeDoc(result);
		return false;
	}
	if (drops_claim(result))
		diag(maker->diags, DIAG_EPUB_CLAIM_DROPPED, POS_NONE, NULL);
	container_add_bytes(&maker->container, "META-INF/container.xml",
	    container_xml, sizeof(container_xml) - 1);
	split_files(maker->arena, result, maker->book, &maker->images,
	    &maker->container,
	    font_choice_from_params(maker->book->params,
		maker->book->param_count) != FONTS_NONE
		? &maker->fonts
		: NULL);
	maker->preflight.cover = cover;
	preflight_check(&maker->preflight, xmlDocGetRootElement(result),
	    &maker->container);
	is_complete = add_css(maker, runs_backward(result));
	add_images(maker);
	if (maker->book->outcome != NULL)
		epub_outcome_collect(maker->book->outcome, result,
		    &maker->images, &maker->container);
	xmlFreeDoc(result);
	return is_complete;
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

static void
maker_init(struct maker *maker, struct diags *diags,
    const struct epub_book *book)
{
	maker->arena = arena_new();
	maker->diags = diags;
	maker->book = book;
	images_init(&maker->images, maker->arena, diags, book->roots,
	    book->directory);
	maker->images.book = book;
	maker->images.profiles = profile_read(
	    find_setting(book, "epub-profile"));
	set_limit(&maker->images, book);
	set_drawings(&maker->images, book);
	maker->preflight = (struct preflight){
		.diags = diags,
		.book = book,
		.images = &maker->images,
	};
	container_init(&maker->container);
	font_use_init(&maker->fonts.use);
	maker->fonts.embed = embed_fonts;
	maker->fonts.closure = maker;
	maker->font_css = g_string_new(NULL);
}

static void
maker_clear(struct maker *maker)
{
	container_clear(&maker->container);
	images_clear(&maker->images);
	font_use_clear(&maker->fonts.use);
	g_string_free(maker->font_css, TRUE);
	arena_free(maker->arena);
}

bool
epub_write(struct diags *diags, const struct epub_book *book, const char *path)
{
	struct maker maker;
	bool is_written;

	maker_init(&maker, diags, book);
	is_written = make_files(&maker) &&
	    container_write(diags, &maker.container, path);
	if (is_written)
		preflight_check_size(&maker.preflight, path);
	maker_clear(&maker);
	return is_written;
}

bool
epub_check(struct diags *diags, const struct epub_book *book)
{
	struct maker maker;
	bool is_made;

	maker_init(&maker, diags, book);
	is_made = make_files(&maker);
	maker_clear(&maker);
	return is_made;
}

bool
epub_write_unpacked(struct diags *diags, const struct epub_book *book,
    const char *directory)
{
	struct maker maker;
	bool is_written;

	maker_init(&maker, diags, book);
	is_written = make_files(&maker) &&
	    container_unpack(diags, &maker.container, directory);
	maker_clear(&maker);
	return is_written;
}
