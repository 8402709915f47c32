/* What both outputs need; see check.h. */
#include "tree/check.h"

#include <string.h>

#include "tree/tree.h"

struct check {
	struct book *book;
	struct diags *diags;
	struct arena *arena;
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
	return find_below(media, "textobject") != NULL ||
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
	return file_confine(check->arena, &check->book->roots,
		   check->book->directory, file, reason) != NULL;
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
		diag(check->diags, DIAG_IMAGE_MISSING, tree_pos(image),
		    "%s: %s", file, reason);
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
	struct check check = { book, diags, arena_new() };
	xmlNode *root = xmlDocGetRootElement(book->doc);

	for (xmlNode *node = root; node != NULL; node = tree_next(node, root)) {
		if (tree_is(node, "mediaobject") ||
		    tree_is(node, "inlinemediaobject"))
			check_media(&check, node);
	}
	arena_free(check.arena);
}
