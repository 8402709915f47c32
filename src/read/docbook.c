/*
 * DocBook XML; see docbook.h.
 *
 * XInclude is done here rather than by libxml2: its files must lie within the
 * book's roots, each element's place must name the file it came from, and a
 * loop must end in a message.  What is understood is href with an optional
 * xpointer that is an id, parse="text", and fallback.
 */
#include "read/docbook.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/suggest.h"
#include "read/area.h"
#include "read/book.h"
#include "read/docbook4.h"
#include "read/foresee.h"
#include "read/source.h"
#include "read/xml.h"

#define XINCLUDE_NS "http://www.w3.org/2001/XInclude"
#define INCLUDE_DEPTH_MAX 20
#define INCLUDES_MAX 1000 /* a file that is included twice counts twice */

struct include_frame {
	const struct include_frame *outer;
	const char *path;  /* without symbolic links, to tell a loop */
	const char *label; /* as messages name it */
};

static xmlDoc *read_file(struct reading *reading,
    const struct include_frame *frame, struct pos asked);

static xmlNode *
next_node(xmlNode *node, const xmlNode *root)
{
	if (node->children != NULL && node->type == XML_ELEMENT_NODE)
		return node->children;
	while (node != root && node->next == NULL)
		node = node->parent;
	return node == root ? NULL : node->next;
}

static const char *const known[] = {
#define E(name) #name,
#include "read/docbook_name.def"
#undef E
};

static int
compare_names(const void *a, const void *b)
{
	const char *const *name = b;

	return strcmp(a, *name);
}

static void
report_name(struct reading *reading, const char *name, struct pos pos)
{
	struct suggestion best;

	suggest_begin(&best, name);
	for (size_t i = 0; i < G_N_ELEMENTS(known); i++)
		suggest_weigh(&best, known[i]);
	diag_hint(reading->diags, DIAG_ELEMENT_UNKNOWN, pos,
	    &(struct diag_hint){ .piece = name, .instead = suggest_end(&best) },
	    "<%s>", name);
}

/* What is of another namespace the stylesheets know, or leave out. */
static void
check_name(struct reading *reading, const xmlNode *node, struct pos pos)
{
	if (node->ns != NULL &&
	    strcmp((const char *)node->ns->href, BOOK_NS_DOCBOOK) == 0 &&
	    bsearch(node->name, known, G_N_ELEMENTS(known), sizeof(known[0]),
		compare_names) == NULL)
		report_name(reading, (const char *)node->name, pos);
}

/* What an entity in another file brought says itself where it is from. */
static void
take_place(xmlNode *node, struct pos *pos)
{
	xmlAttr *place = xmlHasProp(node, BAD_CAST XML_PLACE);
	xmlChar *text;

	if (place == NULL)
		return;
	text = xmlNodeGetContent((xmlNode *)place);
	*pos = pos_read((const char *)text);
	xmlFree(text);
	xmlRemoveProp(place);
}

static void
stamp_all(struct reading *reading, xmlDoc *doc, const char *path)
{
	xmlNode *root = xmlDocGetRootElement(doc);
	struct element_maker make;
	const char *file = g_intern_string(path);

	docbook_adopt(&make, doc);
	for (xmlNode *node = root; node != NULL; node = next_node(node, root)) {
		struct pos pos = { file, 1, 1 };

		if (node->type != XML_ELEMENT_NODE)
			continue;
		pos.line = (unsigned)MAX(xmlGetLineNo(node), 1);
		pos.column = GPOINTER_TO_UINT(node->_private);
		take_place(node, &pos);
		xmlUnsetNsProp(node, make.quoin, BAD_CAST "pos");
		element_stamp(&make, node, pos);
		check_name(reading, node, pos);
	}
}

static void
report_include(struct reading *reading, const xmlNode *include,
    const char *reason)
{
	const char *href = element_find(include, "href");
	struct pos pos = element_pos(include);
	struct diag_hint hint = { .piece = href };
	char *base = pos.file != NULL ? g_path_get_dirname(pos.file) : NULL;

	if (href != NULL && base != NULL &&
	    strcmp(reason, g_strerror(ENOENT)) == 0)
		hint.instead = suggest_file(base, href);
	diag_hint(reading->diags, DIAG_XINCLUDE_BROKEN, pos, &hint, "%s: %s",
	    href != NULL ? href : "xi:include", reason);
	g_free(base);
}

/* Replaces `include` by the children of its fallback, or by nothing. */
static void
use_fallback(struct reading *reading, xmlNode *include, const char *reason)
{
	xmlNode *fallback = include->children, *child, *next;

	while (fallback != NULL &&
	    xmlStrcmp(fallback->name, BAD_CAST "fallback") != 0)
		fallback = fallback->next;
	if (fallback == NULL)
		report_include(reading, include, reason);
	for (child = fallback == NULL ? NULL : fallback->children;
	     child != NULL; child = next) {
		next = child->next;
		xmlUnlinkNode(child);
		xmlAddPrevSibling(include, child);
	}
}

static xmlNode *
find_by_id(xmlNode *root, const char *id)
{
	for (xmlNode *node = root; node != NULL; node = next_node(node, root)) {
		if (node->type == XML_ELEMENT_NODE &&
		    g_strcmp0(element_id(node), id) == 0)
			return node;
	}
	return NULL;
}

static const char *
include_text(struct reading *reading, xmlNode *include, const char *label)
{
	struct source *source = source_read(reading->arena, reading->diags,
	    label, element_pos(include));

	if (source == NULL)
		return NULL;
	xmlAddPrevSibling(include,
	    xmlNewDocTextLen(include->doc, BAD_CAST source->text,
		(int)source->length));
	return NULL;
}

/* Puts the file's root, or a part of it, before `include`. */
static const char *
include_xml(struct reading *reading, xmlNode *include,
    const struct include_frame *frame)
{
	const char *pointer = element_find(include, "xpointer");
	xmlDoc *doc = read_file(reading, frame, element_pos(include));
	xmlNode *part;

	if (doc == NULL)
		return NULL; /* reported, and fatal */
	part = xmlDocGetRootElement(doc);
	if (pointer != NULL)
		part = find_by_id(part, pointer);
	if (part != NULL)
		xmlAddPrevSibling(include,
		    xmlDocCopyNode(part, include->doc, /*recursive*/ 1));
	xmlFreeDoc(doc);
	return part == NULL ? "it has no such id" : NULL;
}

static bool
is_looping(const struct include_frame *frame, const char *path)
{
	unsigned depth = 0;

	for (; frame != NULL; frame = frame->outer) {
		if (strcmp(frame->path, path) == 0 ||
		    ++depth > INCLUDE_DEPTH_MAX)
			return true;
	}
	return false;
}

static void
include_one(struct reading *reading, xmlNode *include,
    const struct include_frame *frame)
{
	char *base = file_directory(reading->arena, frame->label);
	const char *href = element_find(include, "href");
	const char *reason = "href is missing";
	struct include_frame inner = { .outer = frame };

	if (href != NULL)
		inner.path = file_confine(reading->arena, &reading->book->roots,
		    base, href, &reason);
	if (inner.path == NULL) {
		use_fallback(reading, include, reason);
		return;
	}
	inner.label = strcmp(base, ".") == 0
	    ? href
	    : arena_printf(reading->arena, "%s/%s", base, href);
	if (g_strcmp0(element_find(include, "parse"), "text") == 0)
		reason = include_text(reading, include, inner.label);
	else if (is_looping(frame, inner.path))
		reason = "it includes itself";
	else if (++reading->includes > INCLUDES_MAX)
		reason = "there are too many";
	else
		reason = include_xml(reading, include, &inner);
	if (reason != NULL)
		use_fallback(reading, include, reason);
}

static void
include_all(struct reading *reading, xmlDoc *doc,
    const struct include_frame *frame)
{
	xmlNode *root = xmlDocGetRootElement(doc), *next;

	for (xmlNode *node = root; node != NULL; node = next) {
		next = next_node(node, root);
		if (node->type != XML_ELEMENT_NODE || node->ns == NULL ||
		    node == root ||
		    strcmp((const char *)node->ns->href, XINCLUDE_NS) != 0 ||
		    strcmp((const char *)node->name, "include") != 0)
			continue;
		include_one(reading, node, frame);
		/* go on behind it: what was put in is complete already */
		next = node->next;
		for (xmlNode *up = node; next == NULL && up->parent != root;
		     up = up->parent)
			next = up->parent->next;
		xmlUnlinkNode(node);
		xmlFreeNode(node);
	}
}

static xmlDoc *
read_file(struct reading *reading, const struct include_frame *frame,
    struct pos asked)
{
	struct source *source = source_read(reading->arena, reading->diags,
	    frame->label, asked);
	struct xml_files files = { reading->arena, &reading->book->roots, 0,
		INCLUDES_MAX };
	xmlDoc *doc;

	if (source == NULL)
		return NULL;
	foresee_pictures(reading, source->path, source->text, source->length);
	doc = xml_parse(reading->diags, DIAG_NESTING_DEEP, source->path,
	    source->text, source->length, "UTF-8", &files);
	if (doc == NULL)
		return NULL;
	if (docbook4_is(doc)) {
		diag(reading->diags, DIAG_DOCBOOK_OLD,
		    (struct pos){ source->path,
			(unsigned)MAX(xmlGetLineNo(xmlDocGetRootElement(doc)),
			    1),
			1 },
		    "<%s>", xmlDocGetRootElement(doc)->name);
		docbook4_upgrade(reading->diags, doc, source->path);
	}
	stamp_all(reading, doc, frame->label);
	include_all(reading, doc, frame);
	return doc;
}

xmlDoc *
docbook_read(struct reading *reading, const char *path, struct pos asked)
{
	char *real = realpath(path, NULL);
	struct include_frame frame = {
		.path = arena_strdup(reading->arena,
		    real != NULL ? real : path),
		.label = path,
	};
	xmlDoc *doc = read_file(reading, &frame, asked);
	xmlNode *root = doc == NULL ? NULL : xmlDocGetRootElement(doc);
	const char *what;

	free(real);
	if (doc == NULL)
		return NULL;
	if (root->ns != NULL &&
	    strcmp((const char *)root->ns->href, BOOK_NS_DOCBOOK) == 0) {
		area_place_all(reading->diags, doc);
		return doc;
	}
	what = root->ns == NULL
	    ? "its elements have no namespace, as in DocBook 4"
	    : "its root is in another namespace";
	diag(reading->diags, DIAG_NOT_DOCBOOK, element_pos(root), "<%s>: %s",
	    root->name, what);
	xmlFreeDoc(doc);
	return NULL;
}

static xmlNs *
find_or_add_ns(xmlDoc *doc, xmlNode *root, const char *href, const char *prefix)
{
	xmlNs *ns = xmlSearchNsByHref(doc, root, BAD_CAST href);

	if (ns == NULL || (prefix != NULL && ns->prefix == NULL))
		ns = xmlNewNs(root, BAD_CAST href, BAD_CAST prefix);
	return ns;
}

void
docbook_adopt(struct element_maker *make, xmlDoc *doc)
{
	xmlNode *root = xmlDocGetRootElement(doc);

	make->doc = doc;
	if (doc->dict == NULL)
		doc->dict = xmlDictCreate();
	make->docbook = root->ns;
	make->xlink = find_or_add_ns(doc, root, BOOK_NS_XLINK, "xlink");
	make->quoin = find_or_add_ns(doc, root, BOOK_NS_QUOIN, "q");
	make->xml = xmlSearchNsByHref(doc, root, XML_XML_NAMESPACE);
}

static void
rename_links(xmlNode *root, GHashTable *renamed)
{
	static const char *const names[] = { "linkend", "endterm", "startref",
		"otherterm" };

	for (xmlNode *node = root; node != NULL; node = next_node(node, root)) {
		for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
			const char *old = node->type == XML_ELEMENT_NODE
			    ? element_find(node, names[i])
			    : NULL;
			const char *new = old == NULL
			    ? NULL
			    : g_hash_table_lookup(renamed, old);

			if (new != NULL)
				element_set(node, names[i], new);
		}
	}
}

static void
settle_id(struct reading *reading, struct scope *scope, xmlNode *node,
    GHashTable *renamed)
{
	const char *id = arena_strdup(reading->arena, element_id(node));
	const char *unique;

	if (g_hash_table_contains(scope->anchors, id)) {
		unique = scope_unique_id(reading, id);
		diag(reading->diags, DIAG_ID_DOUBLE, element_pos(node),
		    "\"%s\" becomes \"%s\"", id, unique);
	} else {
		unique = scope_unique_id(reading, id);
		g_hash_table_insert(scope->anchors, (void *)id, (void *)unique);
		if (scope->first == NULL)
			scope->first = unique;
	}
	if (strcmp(id, unique) == 0)
		return;
	xmlUnsetNsProp(node, reading->make.xml, BAD_CAST "id");
	element_set_id(&reading->make, node, unique);
	if (g_hash_table_lookup(scope->anchors, id) == unique)
		g_hash_table_insert(renamed, (void *)id, (void *)unique);
}

void
docbook_settle_ids(struct reading *reading, struct scope *scope, xmlNode *root)
{
	GHashTable *renamed = g_hash_table_new(g_str_hash, g_str_equal);

	for (xmlNode *node = root; node != NULL; node = next_node(node, root)) {
		if (node->type == XML_ELEMENT_NODE && element_id(node) != NULL)
			settle_id(reading, scope, node, renamed);
		if (element_is(node, "indexterm"))
			reading->has_indexterms = true;
		if (element_is(node, "index"))
			reading->has_index = true;
	}
	if (g_hash_table_size(renamed) > 0)
		rename_links(root, renamed);
	g_hash_table_destroy(renamed);
}
