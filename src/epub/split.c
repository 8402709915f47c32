/*
 * Taking the result apart; see split.h.
 *
 * What reads a file takes its images and notes its ids and links.  Where these
 * lead is known when all files are there; but nearly always they do lead
 * somewhere, and so a file is written before that, and once more if one of its
 * links turns out to lose its end.  Files that show where the pages of the
 * print edition begin are written in the end.
 */
#include "epub/split.h"

#include <stdbool.h>
#include <string.h>

#include <libxml/xmlsave.h>

#include "epub/codeline.h"
#include "epub/node.h"
#include "epub/pagelist.h"
#include "epub/playorder.h"

/* A file of the result, in the order of these. */
struct file {
	const xmlNode *element; /* q:file */
	xmlBuffer *text;        /* NULL: it isn't written yet */
	struct deflated deflated;
};

/* A link in a file. */
struct link {
	guint file; /* index */
	const char *path;
	xmlNode *element;
};

struct splitter {
	/* what splitter_read() fills */
	struct arena *arena;
	struct images *images;
	struct pagelist *pages;
	struct split_fonts *fonts; /* or NULL */
	/* "c003.xhtml", "c003.xhtml#id": by these, from 1, in what order */
	GHashTable *targets;
	GArray *links; /* struct link */
	guint read_count;
	/* what splitter_write() fills */
	GArray *files; /* struct file */
	bool has_pages;
};

typedef void visit_element(struct splitter *splitter, const char *path,
    xmlNode *element);

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

/* False if it is there already. */
static bool
add_target(struct splitter *splitter, const char *target)
{
	guint count = g_hash_table_size(splitter->targets);

	return !g_hash_table_contains(splitter->targets, target) &&
	    g_hash_table_insert(splitter->targets, (char *)target,
		GUINT_TO_POINTER(count + 1));
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
	if (!add_target(splitter, target))
		xmlRemoveProp(id);
}

static void
note_link(struct splitter *splitter, const char *path, xmlNode *element)
{
	const struct link link = { splitter->read_count, path, element };

	g_array_append_val(splitter->links, link);
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
	if (node_is(element, "a"))
		note_link(splitter, path, element);
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

/* False if the link had to be changed. */
static bool
check_link(struct splitter *splitter, const char *path, xmlNode *link,
    const char *name)
{
	const char *reference = find_attribute(splitter, link, name);
	const char *target = reference;
	char *hash;

	if (reference == NULL || has_scheme(reference))
		return true;
	if (*reference == '#')
		target = arena_printf(splitter->arena, "%s%s", path, reference);
	if (g_hash_table_contains(splitter->targets, target))
		return true;
	hash = strchr(target, '#');
	if (hash != NULL)
		*hash = '\0';
	if (g_hash_table_contains(splitter->targets, target))
		xmlSetProp(link, BAD_CAST name, BAD_CAST target);
	else
		xmlUnsetProp(link, BAD_CAST name);
	return false;
}

static void
check_contents(struct splitter *splitter, const char *path, xmlNode *element)
{
	if (node_is(element, "content"))
		check_link(splitter, path, element, "src");
}

static void
drop_text(struct file *file)
{
	g_clear_pointer(&file->text, xmlBufferFree);
	deflated_clear(&file->deflated);
}

static void
check_links(struct splitter *splitter)
{
	for (guint i = 0; i < splitter->links->len; i++) {
		const struct link *link = &g_array_index(splitter->links,
		    struct link, i);

		if (!check_link(splitter, link->path, link->element, "href"))
			drop_text(&g_array_index(splitter->files, struct file,
			    link->file));
	}
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

static bool
is_file(const xmlNode *node)
{
	return node_is(node, "file");
}

static void
write_text(struct file *file)
{
	xmlNode *root = first_element(file->element);
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
	file->text = buffer;
	file->deflated = deflate_bytes(xmlBufferContent(buffer),
	    (size_t)xmlBufferLength(buffer));
}

/* Package, contents: what only the whole book tells. */
static bool
is_about_all(const xmlNode *file)
{
	return !node_is(first_element(file), "html") ||
	    strcmp(node_attribute(file, "path"), "nav.xhtml") == 0;
}

void
splitter_read(struct splitter *splitter, xmlNode *file)
{
	const char *path;
	xmlNode *root;

	if (!is_file(file))
		return;
	/* or letters beyond ASCII in attributes are written as numbers */
	if (file->doc->encoding == NULL)
		file->doc->encoding = xmlStrdup(BAD_CAST "UTF-8");
	path = find_attribute(splitter, file, "path");
	root = first_element(file);
	add_target(splitter, path);
	if (node_is(root, "html")) {
		walk(splitter, path, root, first_visit);
		if (splitter->fonts != NULL)
			font_use_add(&splitter->fonts->use, root);
	}
	splitter->read_count++;
}

void
splitter_write(struct splitter *splitter, const xmlNode *node)
{
	struct file file = { .element = node };

	if (!is_file(node))
		return;
	if (!splitter->has_pages && !is_about_all(node))
		write_text(&file);
	g_array_append_val(splitter->files, file);
}

/* What only the whole book tells a file. */
static void
complete_file(struct splitter *splitter, const xmlNode *file)
{
	const char *path = find_attribute(splitter, file, "path");
	xmlNode *root = first_element(file);

	if (node_is(root, "package"))
		fill_manifest(splitter, root);
	if (node_is(root, "ncx"))
		walk(splitter, path, root, check_contents);
	if (node_is(root, "ncx") || strcmp(path, "nav.xhtml") == 0)
		walk(splitter, path, root, fill_pages);
	if (node_is(root, "ncx"))
		playorder_set(root, splitter->targets);
	for (xmlNode *part = root->children;
	     part != NULL && !node_is(root, "html"); part = part->next)
		walk(splitter, path, part, begin_line);
}

static void
release_buffer(void *buffer)
{
	xmlBufferFree(buffer);
}

static void
pack_file(struct splitter *splitter, struct container *container,
    struct file *file)
{
	struct container_file packed;

	if (file->text == NULL) {
		complete_file(splitter, file->element);
		write_text(file);
	}
	packed = (struct container_file){
		.path = arena_printf(splitter->arena, SPLIT_FOLDER "%s",
		    node_attribute(file->element, "path")),
		.bytes = xmlBufferContent(file->text),
		.length = (size_t)xmlBufferLength(file->text),
		.deflated = file->deflated,
	};
	container_add_file(container, packed);
	arena_defer(splitter->arena, release_buffer, file->text);
}

struct splitter *
splitter_new(struct arena *arena, const struct epub_book *book,
    struct images *images, struct split_fonts *fonts)
{
	struct splitter *splitter = ARENA_NEW(arena, struct splitter);

	*splitter = (struct splitter){
		.arena = arena,
		.images = images,
		.pages = pagelist_new(arena, book->pages, book->page_count),
		.fonts = fonts,
		.targets = g_hash_table_new(g_str_hash, g_str_equal),
		.links = g_array_new(/*zero_terminated*/ FALSE,
		    /*clear*/ FALSE, sizeof(struct link)),
		.files = g_array_new(/*zero_terminated*/ FALSE,
		    /*clear*/ FALSE, sizeof(struct file)),
		.has_pages = book->page_count > 0,
	};
	return splitter;
}

/* Targets once more, with the marks of pages. */
static void
renew_targets(struct splitter *splitter)
{
	g_hash_table_remove_all(splitter->targets);
	for (guint i = 0; i < splitter->files->len; i++) {
		const xmlNode *file =
		    g_array_index(splitter->files, struct file, i).element;
		const char *path = find_attribute(splitter, file, "path");
		xmlNode *root = first_element(file);

		add_target(splitter, path);
		if (node_is(root, "html"))
			walk(splitter, path, root, note_target);
	}
}

void
splitter_pack(struct splitter *splitter, const xmlDoc *result,
    struct container *container)
{
	pagelist_mark(splitter->pages,
	    find_attribute(splitter, xmlDocGetRootElement(result),
		"page-word"));
	check_links(splitter);
	if (splitter->has_pages)
		renew_targets(splitter);
	for (guint i = 0; i < splitter->files->len; i++)
		pack_file(splitter, container,
		    &g_array_index(splitter->files, struct file, i));
	g_array_set_size(splitter->files, 0);
}

void
splitter_free(struct splitter *splitter)
{
	for (guint i = 0; i < splitter->files->len; i++)
		drop_text(&g_array_index(splitter->files, struct file, i));
	g_array_free(splitter->files, TRUE);
	g_array_free(splitter->links, TRUE);
	g_hash_table_destroy(splitter->targets);
	pagelist_free(splitter->pages);
}
