/* The preflight; see preflight.h. */
#include "epub/preflight.h"

#include <string.h>
#include <sys/stat.h>

#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include "epub/node.h"
#include "epub/probe.h"
#include "epub/split.h"

#define ISBN(role)                                                   \
	"translate(/*/db:info/db:biblioid[@class = 'isbn' and " role \
	"][1], '- ', '')"
#define CELL "ancestor::db:entry or ancestor::db:td or ancestor::db:th"

/* What is so where the expression finds something, or is true. */
static const struct fact {
	enum measure measure;
	const char *expression;
} facts[] = {
	{ MEASURE_TITLE_MISSING,
	    "not((/*/db:info/db:title | /*/db:title)"
	    "[not(@role = 'generated')])" },
	{ MEASURE_AUTHOR_MISSING,
	    "not(/*/db:info//*[self::db:author or self::db:editor or "
	    "self::db:othercredit or self::db:corpauthor])" },
	{ MEASURE_DATE_MISSING,
	    "not((/*/db:info/db:date | /*/db:info/db:pubdate)[contains("
	    "' 0000 0000-00 0000-00-00 ', concat(' ', "
	    "translate(normalize-space(), '123456789', '000000000'), ' '))])" },
	{ MEASURE_ISBN_SHARED,
	    ISBN("@role = 'print'") " != '' and " ISBN(
		"@role = 'print'") " = " ISBN("not(@role)") },
	{ MEASURE_TABLE_NESTED,
	    "//db:entrytbl | (//db:table | //db:informaltable)[" CELL "]" },
};

static void
check(const struct preflight *p, enum measure measure, int64_t value,
    struct pos pos, const char *subject)
{
	profile_check(p->images->profiles, p->diags, measure, value, pos,
	    subject);
}

static void
check_fact(const struct preflight *p, const struct fact *fact,
    xmlXPathContext *context)
{
	xmlXPathObject *found = xmlXPathEval(BAD_CAST fact->expression,
	    context);

	if (found != NULL && found->type == XPATH_BOOLEAN)
		check(p, fact->measure, found->boolval, p->book->profile_pos,
		    /*subject*/ NULL);
	else if (found != NULL && found->nodesetval != NULL)
		for (int i = 0; i < found->nodesetval->nodeNr; i++)
			check(p, fact->measure, 1,
			    node_pos(found->nodesetval->nodeTab[i]),
			    /*subject*/ NULL);
	xmlXPathFreeObject(found);
}

static void
check_document(const struct preflight *p)
{
	xmlXPathContext *context = xmlXPathNewContext(p->book->doc);

	xmlXPathRegisterNs(context, BAD_CAST "db",
	    BAD_CAST "http://docbook.org/ns/docbook");
	for (size_t i = 0; i < G_N_ELEMENTS(facts); i++)
		check_fact(p, &facts[i], context);
	xmlXPathFreeContext(context);
	check(p, MEASURE_LANGUAGE_MISSING, !p->book->has_language,
	    p->book->profile_pos, /*subject*/ NULL);
}

/* ---- pictures ---- */

static struct probe
probe_image(const struct image *image)
{
	return image->source != NULL ? probe_file(image->source)
				     : probe_bytes(image->bytes, image->length);
}

static int64_t
image_bytes(const struct image *image)
{
	struct stat status;

	if (image->source == NULL)
		return (int64_t)image->length;
	return stat(image->source, &status) == 0 ? status.st_size : 0;
}

static void
check_cover(const struct preflight *p)
{
	const struct image *cover = p->cover;
	bool is_drawn = cover == NULL || cover->reference == NULL;
	struct probe probe;

	check(p, MEASURE_COVER_DRAWN, is_drawn, p->book->profile_pos,
	    /*subject*/ NULL);
	if (is_drawn)
		return;
	probe = probe_image(cover);
	check(p, MEASURE_COVER_LONGER, MAX(probe.width, probe.height),
	    cover->pos, cover->reference);
	check(p, MEASURE_COVER_SHORTER, MIN(probe.width, probe.height),
	    cover->pos, cover->reference);
	check(p, MEASURE_COVER_BYTES, image_bytes(cover), cover->pos,
	    cover->reference);
}

static bool
is_of_type(const struct image *image, const char *type)
{
	return strcmp(image->media_type, type) == 0;
}

static void
check_image(const struct preflight *p, const struct image *image)
{
	const struct probe probe = probe_image(image);
	const struct {
		enum measure measure;
		int64_t value;
	} found[] = {
		{ MEASURE_IMAGE_PIXELS, (int64_t)probe.width * probe.height },
		{ MEASURE_IMAGE_SVG,
		    is_of_type(image, "image/svg+xml") &&
			image->raster == NULL },
		{ MEASURE_IMAGE_WEBP, is_of_type(image, "image/webp") },
		{ MEASURE_IMAGE_GIF, is_of_type(image, "image/gif") },
		{ MEASURE_IMAGE_MOVES, probe.moves },
		{ MEASURE_IMAGE_CMYK, probe.is_cmyk },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(found); i++)
		check(p, found[i].measure, found[i].value, image->pos,
		    image->reference);
}

static void
check_images(const struct preflight *p)
{
	for (guint i = 0; i < p->images->list->len; i++) {
		const struct image *image = p->images->list->pdata[i];

		if (image->reference != NULL)
			check_image(p, image);
	}
	for (guint i = 0; i < p->images->uses->len; i++) {
		const struct image_use *use = &g_array_index(p->images->uses,
		    struct image_use, i);

		if (use->alt != NULL)
			check(p, MEASURE_ALT_LENGTH,
			    g_utf8_strlen(use->alt, -1), use->pos,
			    use->reference);
	}
}

/* ---- files ---- */

static void
add_size(GHashTable *sizes, const char *path, int64_t bytes)
{
	gsize old = GPOINTER_TO_SIZE(g_hash_table_lookup(sizes, path));

	g_hash_table_insert(sizes, (void *)path,
	    GSIZE_TO_POINTER(old + (gsize)bytes));
}

static int64_t
find_size(GHashTable *sizes, const char *path)
{
	return (int64_t)GPOINTER_TO_SIZE(g_hash_table_lookup(sizes, path));
}

/* By file, the pictures that it shows, each once; uses are in their order. */
static GHashTable *
add_up_media(const struct preflight *p)
{
	GHashTable *sizes = g_hash_table_new(g_str_hash, g_str_equal);
	GHashTable *seen = g_hash_table_new(g_direct_hash, g_direct_equal);
	const char *file = NULL;

	for (guint i = 0; i < p->images->uses->len; i++) {
		const struct image_use *use = &g_array_index(p->images->uses,
		    struct image_use, i);

		if (g_strcmp0(use->file, file) != 0)
			g_hash_table_remove_all(seen);
		file = use->file;
		if (g_hash_table_add(seen, (void *)use->image))
			add_size(sizes, file, image_bytes(use->image));
	}
	g_hash_table_destroy(seen);
	return sizes;
}

static GHashTable *
add_up_text(const struct container *container)
{
	GHashTable *sizes = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < container->files->len; i++) {
		const struct container_file *file =
		    &g_array_index(container->files, struct container_file, i);

		if (g_str_has_prefix(file->path, SPLIT_FOLDER))
			add_size(sizes, file->path + strlen(SPLIT_FOLDER),
			    (int64_t)file->length);
	}
	return sizes;
}

/* How many navPoints stand in each other. */
static int64_t
contents_depth(const xmlNode *point)
{
	int64_t deepest = 0;

	for (const xmlNode *node = point->children; node != NULL;
	     node = node->next) {
		if (node->type == XML_ELEMENT_NODE)
			deepest = MAX(deepest, contents_depth(node));
	}
	return deepest + node_is(point, "navPoint");
}

static void
check_file(const struct preflight *p, const xmlNode *file, GHashTable *texts,
    GHashTable *media)
{
	const char *path = node_attribute(file, "path");
	const char *place = node_attribute(file, "pos");
	struct pos pos = place != NULL && *place != '\0' ? pos_read(place)
							 : POS_NONE;

	if (strcmp(path, "toc.ncx") == 0) {
		check(p, MEASURE_CONTENTS_DEPTH, contents_depth(file),
		    p->book->profile_pos, /*subject*/ NULL);
	} else if (g_str_has_suffix(path, ".xhtml")) {
		check(p, MEASURE_CHAPTER_BYTES, find_size(texts, path), pos,
		    /*subject*/ NULL);
		check(p, MEASURE_CHAPTER_MEDIA, find_size(media, path), pos,
		    /*subject*/ NULL);
	}
}

static void
check_files(const struct preflight *p, const xmlNode *files,
    const struct container *container)
{
	GHashTable *texts = add_up_text(container);
	GHashTable *media = add_up_media(p);

	for (const xmlNode *file = files->children; file != NULL;
	     file = file->next) {
		if (node_is(file, "file"))
			check_file(p, file, texts, media);
	}
	g_hash_table_destroy(texts);
	g_hash_table_destroy(media);
}

void
preflight_check(const struct preflight *p, const xmlNode *files,
    const struct container *container)
{
	if (p->images->profiles == 0)
		return;
	check_document(p);
	check_cover(p);
	check_images(p);
	check_files(p, files, container);
}

void
preflight_check_size(const struct preflight *p, const char *path)
{
	struct stat status;

	if (stat(path, &status) == 0)
		check(p, MEASURE_BOOK_BYTES, status.st_size,
		    p->book->profile_pos, /*subject*/ NULL);
}
