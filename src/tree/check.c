/* What both outputs need; see check.h. */
#include "tree/check.h"

#include <errno.h>
#include <string.h>

#include "base/suggest.h"
#include "tree/picture.h"
#include "tree/tree.h"

struct check {
	struct book *book;
	struct diags *diags;
	struct arena *arena;
	GHashTable *faults; /* path -> why it can't be used, or NULL */
};

static xmlNode *
find_below(xmlNode *root, const char *name)
{
	for (xmlNode *node = root; node != NULL; node = tree_next(node, root)) {
		if (tree_is(node, name))
			return node;
	}
	return NULL;
}

static bool
has_alternative(xmlNode *media)
{
	return tree_has_role(media, "decoration") ||
	    tree_has_role(media, "presentation") ||
	    find_below(media, "textobject") != NULL ||
	    find_below(media, "alt") != NULL ||
	    find_below(media, "caption") != NULL;
}

static xmlNode *
add_element(xmlNode *parent, const char *name)
{
	return xmlNewChild(parent, parent->ns, BAD_CAST name, NULL);
}

/* Takes the pictures out and leaves words. */
static void
replace_by_text(xmlNode *media, const char *name)
{
	xmlNode *text, *next;

	if (find_below(media, "textobject") == NULL) {
		text = xmlNewDocNode(media->doc, media->ns,
		    BAD_CAST "textobject", NULL);
		xmlNodeAddContent(add_element(text, "phrase"), BAD_CAST name);
		xmlAddPrevSibling(find_below(media, "imageobject"), text);
	}
	for (xmlNode *child = media->children; child != NULL; child = next) {
		next = child->next;
		if (tree_is(child, "imageobject")) {
			xmlUnlinkNode(child);
			xmlFreeNode(child);
		}
	}
	xmlSetNsProp(media, NULL, BAD_CAST "role", BAD_CAST "missing");
}

static bool
is_readable(struct check *check, const char *file, const char **reason)
{
	char *path = file_confine(check->arena, &check->book->roots,
	    check->book->directory, file, reason);
	void *fault;

	if (path == NULL)
		return false;
	if (!g_hash_table_lookup_extended(check->faults, path, NULL, &fault)) {
		picture_is_whole(check->arena, path, reason);
		fault = (void *)*reason;
		g_hash_table_insert(check->faults, path, fault);
	}
	*reason = fault;
	return fault == NULL;
}

static void
report_missing(struct check *check, const xmlNode *image, const char *file,
    const char *reason)
{
	struct diag_hint hint = { .piece = file };

	if (strcmp(reason, g_strerror(ENOENT)) == 0)
		hint.instead = suggest_file(check->book->directory, file);
	diag_hint(check->diags, DIAG_IMAGE_MISSING, tree_pos(image), &hint,
	    "%s: %s", file, reason);
}

static void
check_media(struct check *check, xmlNode *media)
{
	xmlNode *image = find_below(media, "imagedata");
	const char *file, *reason;
	char *name;

	if (image == NULL)
		return;
	file = tree_attribute(image, "fileref");
	if (file != NULL && !is_readable(check, file, &reason)) {
		report_missing(check, image, file, reason);
		name = g_strdup(file);
		replace_by_text(media, name);
		g_free(name);
	} else if (!has_alternative(media) &&
	    !tree_is(media->parent, "cover")) {
		diag(check->diags, DIAG_ALT_MISSING, tree_pos(media), "%s",
		    file != NULL ? file : "");
	}
}

void
check_images(struct book *book, struct diags *diags)
{
	struct check check = { book, diags, arena_new(),
		g_hash_table_new(g_str_hash, g_str_equal) };
	xmlNode *root = xmlDocGetRootElement(book->doc);

	for (xmlNode *node = root; node != NULL; node = tree_next(node, root)) {
		if (tree_is(node, "mediaobject") ||
		    tree_is(node, "inlinemediaobject"))
			check_media(&check, node);
	}
	g_hash_table_destroy(check.faults);
	arena_free(check.arena);
}

static bool
is_math(const xmlNode *node)
{
	return node->type == XML_ELEMENT_NODE && node->ns != NULL &&
	    strcmp((const char *)node->name, "math") == 0 &&
	    strcmp((const char *)node->ns->href,
		"http://www.w3.org/1998/Math/MathML") == 0;
}

void
check_formulas(struct book *book, struct diags *diags)
{
	xmlNode *root = tree_may_have(book->doc, "math")
	    ? xmlDocGetRootElement(book->doc)
	    : NULL;

	for (xmlNode *node = root; node != NULL; node = tree_next(node, root)) {
		if (is_math(node) && !tree_is(node->parent, "imagedata"))
			diag(diags, DIAG_FORMULA_PLAIN, tree_pos(node->parent),
			    NULL);
	}
}

/* Subtags of letters and digits, the first of letters (RFC 5646, 2.1). */
static bool
is_language(const char *tag)
{
	char **parts = g_strsplit(tag, "-", -1);
	bool ok = parts[0] != NULL && strlen(parts[0]) >= 2;

	for (const char *p = ok ? parts[0] : ""; *p != '\0'; p++)
		ok = ok && g_ascii_isalpha(*p);
	for (size_t i = 0; ok && parts[i] != NULL; i++) {
		size_t length = strlen(parts[i]);

		ok = length >= 1 && length <= 8;
		for (const char *p = parts[i]; *p != '\0'; p++)
			ok = ok && g_ascii_isalnum(*p);
	}
	g_strfreev(parts);
	return ok;
}

void
check_languages(struct book *book, struct diags *diags)
{
	xmlNode *root = xmlDocGetRootElement(book->doc);

	for (xmlNode *node = root; node != NULL; node = tree_next(node, root)) {
		xmlAttr *attribute = node->type == XML_ELEMENT_NODE
		    ? xmlHasNsProp(node, BAD_CAST "lang", XML_XML_NAMESPACE)
		    : NULL;
		const char *tag = attribute == NULL ||
			attribute->children == NULL
		    ? ""
		    : (const char *)attribute->children->content;

		if (*tag == '\0' || is_language(tag))
			continue;
		diag_hint(diags, DIAG_VALUE_WRONG, tree_pos(node),
		    &(struct diag_hint){ .piece = tag },
		    "%s is no language, write en or de-CH", tag);
		xmlRemoveProp(attribute);
		if (node != root)
			continue;
		book->lang = "en";
		xmlSetNsProp(root,
		    xmlSearchNsByHref(book->doc, root, XML_XML_NAMESPACE),
		    BAD_CAST "lang", BAD_CAST book->lang);
	}
}
