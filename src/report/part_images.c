/*
 * The images of a book, each file once; see part.h.
 *
 * What is known of a file comes from three sides: the tree has its places and
 * what is said instead of it, the pages its pixels and how large it is printed,
 * the EPUB what was packed.  The file's path brings them together.
 */
#include <math.h>
#include <string.h>
#include <sys/stat.h>

#include "layout/image.h"
#include "report/part.h"
#include "tree/tree.h"

enum alternative {
	ALTERNATIVE_NONE, /* the worst of an image's places counts */
	ALTERNATIVE_DECORATION,
	ALTERNATIVE_TEXT,
};

static const char *const alternative_names[] = {
	[ALTERNATIVE_NONE] = "none",
	[ALTERNATIVE_DECORATION] = "decoration",
	[ALTERNATIVE_TEXT] = "text",
};

struct picture {
	const char *file; /* as the source names it */
	const char *path; /* absolute, or NULL: it can't be used */
	struct pos pos;   /* of its first place */
	gint64 places;
	enum alternative alternative;
	char *text; /* the alternative at its first place, or NULL */
	bool is_cover;
	const struct image *image;         /* as it is printed, or NULL */
	dimen width, height;               /* where it is printed largest */
	const struct epub_picture *raster; /* of a drawing, or NULL */
	const struct epub_picture *packed; /* or NULL */
};

struct gallery {
	const struct report *report;
	struct arena *arena;
	GPtrArray *pictures; /* struct picture *, in their order */
	GHashTable *by_name; /* path, or the name where it has none */
};

static struct picture *
find_picture(struct gallery *gallery, const char *file, const char *path)
{
	const char *name = path != NULL ? path : file;
	struct picture *picture = g_hash_table_lookup(gallery->by_name, name);

	if (picture == NULL) {
		picture = ARENA_NEW(gallery->arena, struct picture);
		picture->file = file;
		picture->path = path;
		picture->alternative = ALTERNATIVE_TEXT;
		g_hash_table_insert(gallery->by_name, (void *)name, picture);
		g_ptr_array_add(gallery->pictures, picture);
	}
	return picture;
}

static bool
is_decoration(const xmlNode *node)
{
	return tree_has_role(node, "decoration") ||
	    tree_has_role(node, "presentation");
}

/* The words of `parent`'s alt or textobject; NULL without any. */
static char *
find_words(const xmlNode *parent)
{
	for (xmlNode *child = parent->children; child != NULL;
	     child = child->next) {
		xmlChar *text;
		char *words;

		if (!tree_is(child, "alt") && !tree_is(child, "textobject"))
			continue;
		text = xmlNodeGetContent(child);
		words = g_strstrip(g_strdup((const char *)text));
		xmlFree(text);
		if (*words != '\0')
			return words;
		g_free(words);
	}
	return NULL;
}

/* What stands for the image in `data` where it isn't seen. */
static enum alternative
read_alternative(const xmlNode *data, char **words)
{
	const xmlNode *object = data->parent;
	const xmlNode *media = object->parent;

	*words = find_words(media);
	if (*words == NULL && tree_is(media->parent, "figure"))
		*words = find_words(media->parent);
	if (is_decoration(data) || is_decoration(object) ||
	    is_decoration(media))
		return ALTERNATIVE_DECORATION;
	if (*words != NULL)
		return ALTERNATIVE_TEXT;
	/* an empty one says so, too */
	return tree_child(media, "alt") != NULL ? ALTERNATIVE_DECORATION
						: ALTERNATIVE_NONE;
}

static void
add_place(struct gallery *gallery, const xmlNode *data)
{
	const struct book *book = gallery->report->book;
	const char *file = tree_attribute(data, "fileref");
	const char *reason;
	struct picture *picture;
	enum alternative alternative;
	char *words;

	if (file == NULL)
		return;
	picture = find_picture(gallery, file,
	    file_confine(gallery->arena, &book->roots, book->directory, file,
		&reason));
	if (picture->pos.file == NULL)
		picture->pos = tree_pos(data);
	for (const xmlNode *node = data; node != NULL; node = node->parent) {
		if (tree_is(node, "info")) {
			picture->is_cover = true;
			return;
		}
	}
	alternative = read_alternative(data, &words);
	picture->alternative = MIN(picture->alternative, alternative);
	if (picture->places++ == 0)
		picture->text = words;
	else
		g_free(words);
}

static void
add_printed(struct gallery *gallery, const struct area *area)
{
	const struct area_image *placed;
	struct picture *picture;

	for (const struct area *child = area->first; child != NULL;
	     child = child->next)
		add_printed(gallery, child);
	if (area->kind != AREA_IMAGE || area->image->image->path == NULL)
		return;
	placed = area->image;
	picture = g_hash_table_lookup(gallery->by_name, placed->image->path);
	if (picture == NULL || picture->width > placed->width)
		return;
	picture->image = placed->image;
	picture->width = placed->width;
	picture->height = placed->height;
}

static void
add_pages(struct gallery *gallery, const struct area_tree *tree)
{
	for (size_t i = 0; i < tree->page_count; i++) {
		for (int region = 0; region < REGION__MAX; region++) {
			const struct area *area =
			    tree->pages[i]->regions[region];

			if (area != NULL)
				add_printed(gallery, area);
		}
	}
}

static void
add_packed(struct gallery *gallery, const struct epub_outcome *epub)
{
	for (size_t i = 0; i < epub->picture_count; i++) {
		const struct epub_picture *packed = &epub->pictures[i];
		struct picture *picture = find_picture(gallery, packed->path,
		    packed->origin);

		if (packed->is_drawn)
			picture->raster = packed;
		else
			picture->packed = packed;
		picture->is_cover |= packed->origin == NULL;
	}
}

static const char *
format_of(const struct picture *picture)
{
	static const char *const printed[] = {
		[IMAGE_PNG] = "image/png",
		[IMAGE_JPEG] = "image/jpeg",
		[IMAGE_SVG] = "image/svg+xml",
	};

	if (picture->packed != NULL)
		return picture->packed->media_type;
	if (picture->raster != NULL)
		return "image/svg+xml";
	return picture->image != NULL ? printed[picture->image->kind] : NULL;
}

static void
write_printed(struct json *json, const struct picture *picture)
{
	const struct image *image = picture->image;

	if (image == NULL)
		return;
	json_open_object(json, "printed");
	json_decimal(json, "width", dimen_pt(picture->width) * 25.4 / 72, 1);
	json_decimal(json, "height", dimen_pt(picture->height) * 25.4 / 72, 1);
	if (image->pixel_width > 0 && picture->width > 0)
		json_number(json, "resolution",
		    lround(image->pixel_width * 72 / dimen_pt(picture->width)));
	json_close(json);
}

static void
write_packed(struct json *json, const char *key,
    const struct epub_picture *packed)
{
	if (packed == NULL)
		return;
	json_open_object(json, key);
	json_text(json, "file", packed->path);
	json_number(json, "bytes", (gint64)packed->bytes);
	if (packed->width > 0) {
		json_number(json, "width", packed->width);
		json_number(json, "height", packed->height);
	}
	json_bool(json, "isShrunk", packed->is_shrunk);
	json_close(json);
}

static void
write_picture(struct json *json, const struct picture *picture)
{
	struct stat status;

	json_open_object(json, NULL);
	json_text(json, "file", picture->file);
	json_text(json, "format", format_of(picture));
	if (picture->path != NULL && stat(picture->path, &status) == 0)
		json_number(json, "bytes", status.st_size);
	if (picture->image != NULL && picture->image->pixel_width > 0) {
		json_number(json, "width", picture->image->pixel_width);
		json_number(json, "height", picture->image->pixel_height);
	}
	json_bool(json, "isCover", picture->is_cover);
	json_number(json, "places", picture->places);
	if (picture->places > 0) {
		json_text(json, "firstFile", picture->pos.file);
		json_number(json, "firstLine", picture->pos.line);
		json_text(json, "alternative",
		    alternative_names[picture->alternative]);
		json_text(json, "text", picture->text);
	}
	write_printed(json, picture);
	write_packed(json, "epub", picture->packed);
	write_packed(json, "epubRaster", picture->raster);
	json_close(json);
}

void
part_images(struct json *json, const struct report *report)
{
	struct gallery gallery = {
		.report = report,
		.arena = arena_new(),
		.pictures = g_ptr_array_new(),
		.by_name = g_hash_table_new(g_str_hash, g_str_equal),
	};
	xmlNode *root = xmlDocGetRootElement(report->book->doc);

	for (xmlNode *node = root; node != NULL; node = tree_next(node, root)) {
		if (tree_is(node, "imagedata"))
			add_place(&gallery, node);
	}
	if (report->areas != NULL)
		add_pages(&gallery, report->areas);
	add_packed(&gallery, &report->epub);
	json_open_array(json, "images");
	for (guint i = 0; i < gallery.pictures->len; i++) {
		struct picture *picture = gallery.pictures->pdata[i];

		write_picture(json, picture);
		g_free(picture->text);
	}
	json_close(json);
	g_hash_table_destroy(gallery.by_name);
	g_ptr_array_free(gallery.pictures, TRUE);
	arena_free(gallery.arena);
}
