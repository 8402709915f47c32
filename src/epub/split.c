/*
 * Taking the result apart; see split.h.
 *
 * Two passes over the tree: the first takes images and notes every id, the
 * second, when all ids of all files are known, looks at the links.  Between
 * them the print edition's pages are marked.
 */
#include "epub/split.h"

#include <stdbool.h>
#include <string.h>

#include <libxml/xmlsave.h>

#include "epub/codeline.h"
#include "epub/node.h"
#include "epub/pagelist.h"
#include "epub/playorder.h"

struct splitter {
	struct arena *arena;
	struct images *images;
	struct pagelist *pages;
	struct split_fonts *fonts; /* or NULL */
	GHashTable *targets;       /* set of "c003.xhtml" and "c003.xhtml#id" */
};

typedef void visit_element(struct splitter *splitter, const char *path,
    xmlNode *element);

static xmlNode *
next_file(xmlNode *node)
{
	while (node != NULL && !node_is(node, "file"))
		node = node->next;
	return node;
}

static xmlNode *
first_element(const xmlNode *parent)
{
	xmlNode *node = parent->children;

	while (node != NULL && node->type != XML_ELEMENT_NODE)
		node = node->next;
	return node;
}

/* The value of an attribute, in the arena; NULL if there is none. */
static const char *
find_attribute(struct splitter *splitter, const xmlNode *node, const char *name)
{
	const char *value = node_attribute(node, name);

	return value == NULL ? NULL : arena_strdup(splitter->arena, value);
}

static void
walk(struct splitter *splitter, const char *path, xmlNode *root,
    visit_element *visit)
{
	for (xmlNode *node = root; node != NULL; node = node_next(node, root)) {
		if (node->type == XML_ELEMENT_NODE)
			visit(splitter, path, node);
	}
}

/* What stands for an image that can't be shown: its text, marked as such. */
static void
put_stand_in(struct splitter *splitter, xmlNode *img, const char *reference)
{
	const char *alt = find_attribute(splitter, img, "alt");
	char *text = arena_printf(splitter->arena, "[%s]",
	    alt != NULL && *alt != '\0' ? alt : reference);

	while (img->properties != NULL)
		xmlRemoveProp(img->properties);
	xmlNodeSetName(img, BAD_CAST "span");
	xmlNewProp(img, BAD_CAST "class", BAD_CAST "missing");
	xmlAddChild(img, xmlNewDocText(img->doc, BAD_CAST text));
}

/* As large as the drawing wants to be; the style makes it fit the screen. */
static void
set_length(xmlNode *img, const char *name, double length)
{
	char *text = g_strdup_printf("%.0f", MAX(1, length));

	xmlSetProp(img, BAD_CAST name, BAD_CAST text);
	g_free(text);
}

/* <picture><source srcset="map.svg"/><img src="map.png"/></picture> */
static void
put_picture(xmlNode *img, const struct image *image)
{
	xmlNode *picture = xmlNewDocNode(img->doc, img->ns, BAD_CAST "picture",
	    /*content*/ NULL);
	xmlNode *source = xmlNewChild(picture, img->ns, BAD_CAST "source",
	    /*content*/ NULL);

	xmlNewProp(source, BAD_CAST "type", BAD_CAST image->media_type);
	xmlNewProp(source, BAD_CAST "srcset", BAD_CAST image->path);
	xmlReplaceNode(img, picture);
	xmlAddChild(picture, img);
}

static void
put_image(xmlNode *img, const struct image *image)
{
	const struct image *shown = image->raster != NULL ? image->raster
							  : image;

	xmlUnsetProp(img, BAD_CAST "data-pos");
	xmlUnsetProp(img, BAD_CAST "data-fileref");
	xmlSetProp(img, BAD_CAST "src", BAD_CAST shown->path);
	if (shown->size.width > 0 &&
	    xmlHasProp(img, BAD_CAST "style") == NULL) {
		set_length(img, "width", shown->size.width);
		set_length(img, "height", shown->size.height);
	}
	if (image->raster != NULL)
		put_picture(img, image);
}

static void
take_image(struct splitter *splitter, const char *path, xmlNode *img,
    const char *reference)
{
	const char *place = find_attribute(splitter, img, "data-pos");
	struct pos pos = place != NULL ? pos_read(place) : POS_NONE;
	const struct image *image = images_add(splitter->images, reference,
	    pos);

	if (image == NULL) {
		put_stand_in(splitter, img, reference);
		return;
	}
	images_add_use(splitter->images,
	    (struct image_use){
		.image = image,
		.file = path,
		.alt = find_attribute(splitter, img, "alt"),
		.reference = reference,
		.pos = pos,
	    });
	put_image(img, image);
}

static void
note_target(struct splitter *splitter, const char *path, xmlNode *element)
{
	xmlAttr *id = xmlHasProp(element, BAD_CAST "id");
	char *target;

	if (id == NULL || id->children == NULL)
		return;
	target = arena_printf(splitter->arena, "%s#%s", path,
	    (const char *)id->children->content);
	if (!g_hash_table_add(splitter->targets, target))
		xmlRemoveProp(id);
}

/* The elements that begin a line of the file, so that people can read it. */
static bool
begins_line(const xmlNode *element)
{
	static const char *const names[] = { "head", "title", "meta", "link",
		"body", "section", "div", "aside", "nav", "header", "p", "h1",
		"h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt",
		"dd", "table", "caption", "colgroup", "thead", "tbody", "tfoot",
		"tr", "td", "th", "pre", "figure", "figcaption", "blockquote",
		"details", "summary", "hr", NULL };
	const xmlNode *before = element->prev;

	return (before == NULL || before->type == XML_ELEMENT_NODE) &&
	    g_strv_contains(names, (const char *)element->name);
}

static void
first_visit(struct splitter *splitter, const char *path, xmlNode *element)
{
	const char *reference = find_attribute(splitter, element,
	    "data-fileref");

	pagelist_note(splitter->pages, path, element);
	if (reference != NULL)
		take_image(splitter, path, element, reference);
	note_target(splitter, path, element);
	if (node_is(element, "code") && node_is(element->parent, "pre"))
		codeline_wrap(element);
	if (begins_line(element))
		xmlAddPrevSibling(element,
		    xmlNewDocText(element->doc, BAD_CAST "\n"));
}

static bool
has_scheme(const char *reference)
{
	size_t length = strcspn(reference, ":/#?");

	return reference[length] == ':';
}

static void
check_link(struct splitter *splitter, const char *path, xmlNode *link,
    const char *name)
{
	const char *reference = find_attribute(splitter, link, name);
	const char *target = reference;
	char *hash;

	if (reference == NULL || has_scheme(reference))
		return;
	if (*reference == '#')
		target = arena_printf(splitter->arena, "%s%s", path, reference);
	if (g_hash_table_contains(splitter->targets, target))
		return;
	hash = strchr(target, '#');
	if (hash != NULL)
		*hash = '\0';
	if (g_hash_table_contains(splitter->targets, target))
		xmlSetProp(link, BAD_CAST name, BAD_CAST target);
	else
		xmlUnsetProp(link, BAD_CAST name);
}

static void
second_visit(struct splitter *splitter, const char *path, xmlNode *element)
{
	if (node_is(element, "a"))
		check_link(splitter, path, element, "href");
	else if (node_is(element, "content"))
		check_link(splitter, path, element, "src");
}

static void
add_item(xmlNode *manifest, const struct image *image)
{
	xmlNode *item = xmlNewChild(manifest, manifest->ns, BAD_CAST "item",
	    /*content*/ NULL);

	xmlNewProp(item, BAD_CAST "id", BAD_CAST image->id);
	xmlNewProp(item, BAD_CAST "href", BAD_CAST image->path);
	xmlNewProp(item, BAD_CAST "media-type", BAD_CAST image->media_type);
	if (strcmp(image->id, "cover-image") == 0)
		xmlNewProp(item, BAD_CAST "properties", BAD_CAST "cover-image");
}

static void
fill_manifest(struct splitter *splitter, const xmlNode *package)
{
	const GPtrArray *list = splitter->images->list;

	for (xmlNode *node = package->children; node != NULL;
	     node = node->next) {
		if (!node_is(node, "manifest"))
			continue;
		for (guint i = 0; i < list->len; i++)
			add_item(node, g_ptr_array_index(list, i));
		if (splitter->fonts != NULL)
			splitter->fonts->embed(splitter->fonts->closure, node);
	}
}

/* A line an element, for people who read package.opf and toc.ncx. */
static void
begin_line(struct splitter *splitter, const char *path, xmlNode *element)
{
	(void)splitter;
	(void)path;
	if (element->prev == NULL || element->prev->type == XML_ELEMENT_NODE)
		xmlAddPrevSibling(element,
		    xmlNewDocText(element->doc, BAD_CAST "\n"));
}

/* The page-lists of nav.xhtml and toc.ncx, and what toc.ncx says of them. */
static void
fill_pages(struct splitter *splitter, const char *path, xmlNode *element)
{
	const struct pagelist *pages = splitter->pages;
	const char *name = find_attribute(splitter, element, "name");
	const char *content = NULL;

	(void)path;
	if (node_is(element, "pageList") ||
	    xmlHasProp(element, BAD_CAST "data-pages") != NULL) {
		xmlUnsetProp(element, BAD_CAST "data-pages");
		pagelist_fill(pages, element);
	}
	if (g_strcmp0(name, "dtb:totalPageCount") == 0)
		content = arena_printf(splitter->arena, "%zu",
		    pagelist_count(pages));
	if (g_strcmp0(name, "dtb:maxPageNumber") == 0)
		content = arena_printf(splitter->arena, "%u",
		    pagelist_greatest(pages));
	if (content != NULL)
		xmlSetProp(element, BAD_CAST "content", BAD_CAST content);
}

static void
release_buffer(void *buffer)
{
	xmlBufferFree(buffer);
}

static void
write_file(struct splitter *splitter, struct container *container,
    const char *path, xmlNode *root)
{
	xmlBuffer *buffer = xmlBufferCreateSize(64 * 1024);
	xmlSaveCtxt *save;

	xmlBufferSetAllocationScheme(buffer, XML_BUFFER_ALLOC_DOUBLEIT);
	xmlBufferCat(buffer,
	    BAD_CAST "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	if (node_is(root, "html"))
		xmlBufferCat(buffer, BAD_CAST "<!DOCTYPE html>\n");
	save = xmlSaveToBuffer(buffer, "UTF-8", XML_SAVE_AS_XML);
	xmlSaveTree(save, root);
	xmlSaveClose(save);
	xmlBufferCat(buffer, BAD_CAST "\n");
	arena_defer(splitter->arena, release_buffer, buffer);
	container_add_bytes(container,
	    arena_printf(splitter->arena, SPLIT_FOLDER "%s", path),
	    xmlBufferContent(buffer), (size_t)xmlBufferLength(buffer));
}

/* Images and ids of a file. */
static void
read_file(struct splitter *splitter, const xmlNode *file)
{
	const char *path = find_attribute(splitter, file, "path");
	xmlNode *root = first_element(file);

	g_hash_table_add(splitter->targets, (char *)path);
	if (!node_is(root, "html"))
		return;
	walk(splitter, path, root, first_visit);
	if (splitter->fonts != NULL)
		font_use_add(&splitter->fonts->use, root);
}

/* Its links, and what only the whole book tells it. */
static void
complete_file(struct splitter *splitter, const xmlNode *file)
{
	const char *path = find_attribute(splitter, file, "path");
	xmlNode *root = first_element(file);

	walk(splitter, path, root, second_visit);
	if (node_is(root, "package"))
		fill_manifest(splitter, root);
	if (node_is(root, "ncx") || strcmp(path, "nav.xhtml") == 0)
		walk(splitter, path, root, fill_pages);
	if (node_is(root, "ncx"))
		playorder_set(root, file->parent);
	for (xmlNode *part = root->children;
	     part != NULL && !node_is(root, "html"); part = part->next)
		walk(splitter, path, part, begin_line);
}

void
split_files(struct arena *arena, xmlDoc *result, const struct epub_book *book,
    struct images *images, struct container *container,
    struct split_fonts *fonts)
{
	struct splitter splitter = {
		.arena = arena,
		.images = images,
		.pages = pagelist_new(arena, book->pages, book->page_count),
		.fonts = fonts,
		.targets = g_hash_table_new(g_str_hash, g_str_equal),
	};
	const xmlNode *files = xmlDocGetRootElement(result);
	xmlNode *first = next_file(files->children);

	/* or letters beyond ASCII in attributes are written as numbers */
	if (result->encoding == NULL)
		result->encoding = xmlStrdup(BAD_CAST "UTF-8");
	for (xmlNode *file = first; file != NULL; file = next_file(file->next))
		read_file(&splitter, file);
	pagelist_mark(splitter.pages,
	    find_attribute(&splitter, files, "page-word"));
	for (xmlNode *file = first; file != NULL;
	     file = next_file(file->next)) {
		complete_file(&splitter, file);
		write_file(&splitter, container,
		    find_attribute(&splitter, file, "path"),
		    first_element(file));
	}
	g_hash_table_destroy(splitter.targets);
	pagelist_free(splitter.pages);
}
