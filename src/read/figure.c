/*
 * Images.  One alone in its paragraph is an informalfigure, or a figure with
 * its title as caption.  A file that is not there leaves its alternative text
 * in its place.
 */
#include "read/figure.h"

#include <errno.h>
#include <string.h>

#include "base/suggest.h"
#include "read/doubt.h"
#include "read/inline.h"

/* A path that the outputs find: relative to the book if it lies there. */
static const char *
reference_from_path(struct markdown *md, const char *path)
{
	const char *root = g_ptr_array_index(md->reading->book->roots.paths, 0);
	size_t length = strlen(root);

	if (strncmp(path, root, length) == 0 && path[length] == '/')
		return path + length + 1;
	return path;
}

static bool
is_on_the_web(const char *url)
{
	return g_str_has_prefix(url, "https://") ||
	    g_str_has_prefix(url, "http://") || g_str_has_prefix(url, "//");
}

/* A path from the root of an mdBook's website lies below its sources. */
static const char *
local_url(const struct markdown *md, const char *url)
{
	const char *src = md->reading->site.src;

	if (*url != '/' || src == NULL)
		return url;
	return arena_printf(md->reading->arena, "%s%s", src, url);
}

static const char *
find_file(struct markdown *md, const struct image *image)
{
	struct reading *reading = md->reading;
	char *base = file_directory(reading->arena, md->scope->path);
	const char *reason = "it has no name";
	const char *path = *image->url == '\0'
	    ? NULL
	    : file_confine(reading->arena, &reading->book->roots, base,
		  local_url(md, image->url), &reason);

	if (is_on_the_web(image->url)) {
		diag(reading->diags, DIAG_IMAGE_REMOTE, image->pos, "%s",
		    image->url);
		return NULL;
	}
	if (path != NULL && g_file_test(path, G_FILE_TEST_IS_DIR)) {
		path = NULL;
		reason = "it is a directory";
	}
	if (path == NULL) {
		diag_hint(reading->diags, DIAG_IMAGE_MISSING, image->pos,
		    &(struct diag_hint){ .piece = image->url,
			.instead = strcmp(reason, g_strerror(ENOENT)) == 0
			    ? suggest_file(base, image->url)
			    : NULL },
		    "%s%s%s", image->url, *image->url != '\0' ? ": " : "",
		    reason);
		return NULL;
	}
	return reference_from_path(md, path);
}

/* HTML's bare numbers are pixels. */
static void
set_width(xmlNode *imagedata, const char *width)
{
	char *pixels;

	if (width == NULL || *width == '\0')
		return;
	if (width[strspn(width, "0123456789")] != '\0') {
		element_set(imagedata, "width", width);
		return;
	}
	pixels = g_strconcat(width, "px", NULL);
	element_set(imagedata, "width", pixels);
	g_free(pixels);
}

xmlNode *
figure_add_media(struct markdown *md, xmlNode *parent, const char *name,
    const struct image *image)
{
	const struct element_maker *make = &md->reading->make;
	xmlNode *media = element_add(make, parent, name, image->pos);
	const char *file = find_file(md, image), *alt = image->alt;
	xmlNode *object, *imagedata;

	if (image->is_decorative && file != NULL) /* the sign of decoration */
		element_add(make, media, "alt", POS_NONE);
	if (file != NULL) {
		object = element_add(make, media, "imageobject", POS_NONE);
		imagedata = element_add(make, object, "imagedata", image->pos);
		element_set(imagedata, "fileref", file);
		set_width(imagedata, image->width);
	} else {
		element_set(media, "role", "missing");
		if (alt == NULL || *alt == '\0')
			alt = image->url;
	}
	if (alt != NULL && (*alt != '\0' || file == NULL) &&
	    (!image->is_decorative || file == NULL)) {
		object = element_add(make, media, "textobject", POS_NONE);
		element_add_with_text(make, object, "phrase", POS_NONE, alt);
	}
	return media;
}

static struct image
image_from_node(struct markdown *md, cmark_node *node,
    const struct attributes *attributes)
{
	const char *alt = attributes_find(attributes, "alt");
	bool is_decorative = attributes_has_class(attributes, "decorative") ||
	    (alt != NULL && *alt == '\0');

	doubt_report(md, attributes, DOUBT_SPAN, markdown_pos(md, node));
	if (alt == NULL)
		alt = attributes_find(attributes, "fig-alt");
	return (struct image){
		.url = markdown_plain(md, cmark_node_get_url(node)),
		.alt = alt != NULL ? alt : inline_plain_text(md, node),
		.is_decorative = is_decorative,
		.width = attributes_find(attributes, "width"),
		.pos = markdown_pos(md, node),
	};
}

void
figure_add_inline(struct markdown *md, cmark_node *node,
    const struct attributes *attributes)
{
	struct image image = image_from_node(md, node, attributes);
	xmlNode *media = figure_add_media(md, md->at, "inlinemediaobject",
	    &image);

	inline_apply(md, media, attributes, image.pos);
	md->smart.before = 'x';
}

/* The only image of a paragraph, with attributes behind it or not. */
static cmark_node *
find_only_image(cmark_node *paragraph, const struct attributes **attributes)
{
	cmark_node *node = cmark_node_first_child(paragraph), *next;
	const struct syntax_inline *mine;

	if (node == NULL || cmark_node_get_type(node) != CMARK_NODE_IMAGE)
		return NULL;
	next = cmark_node_next(node);
	mine = syntax_inline_find(next);
	*attributes = NULL;
	if (mine != NULL && mine->kind == SYNTAX_ATTRIBUTES) {
		*attributes = mine->attributes;
		next = cmark_node_next(next);
	}
	return next == NULL ? node : NULL;
}

bool
figure_add(struct markdown *md, cmark_node *paragraph, xmlNode *into)
{
	const struct element_maker *make = &md->reading->make;
	const struct attributes *attributes = NULL;
	cmark_node *node = find_only_image(paragraph, &attributes);
	const char *caption;
	struct image image;
	xmlNode *figure, *title;

	if (node == NULL)
		return false;
	image = image_from_node(md, node, attributes);
	caption = markdown_plain(md, cmark_node_get_title(node));
	figure = element_add(make, into,
	    *caption != '\0' ? "figure" : "informalfigure",
	    markdown_pos(md, paragraph));
	inline_apply(md, figure, attributes, image.pos);
	if (*caption != '\0') {
		title = element_add(make, figure, "title", image.pos);
		inline_begin(md, title);
		smart_add(&md->smart, md->text, caption, strlen(caption),
		    /*goes_on*/ false);
		inline_end(md);
	}
	figure_add_media(md, figure, "mediaobject", &image);
	return true;
}

/* A picture in the line, or a link around one. */
static bool
is_picture(const xmlNode *node)
{
	if (element_is(node, "link") && node->children != NULL &&
	    node->children->next == NULL)
		node = node->children;
	return element_is(node, "inlinemediaobject") &&
	    g_strcmp0(element_find(node, "role"), "missing") != 0;
}

void
figure_settle(xmlNode *paragraph)
{
	xmlNode *first = paragraph->children;

	for (const xmlNode *node = first; node != NULL; node = node->next) {
		if (node->type == XML_TEXT_NODE ? !xmlIsBlankNode(node)
						: !is_picture(node))
			return;
	}
	if (first->next == NULL && element_is(first, "inlinemediaobject")) {
		element_rename(paragraph, "informalfigure");
		element_rename(first, "mediaobject");
	} else if (element_first(paragraph) != NULL) {
		element_add_role(paragraph, "pictures");
	}
}
