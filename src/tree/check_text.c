/*
 * Headings and links, as a list of each would be read out: WCAG 2.2, 1.3.1
 * and 2.4.6 (headings), 2.4.4 and 2.4.9 (links).
 */
#include "tree/check_text.h"

#include <string.h>

#include "tree/tree.h"

/* Link texts that say nothing without the words around, by language. */
static const char *const idle[] = { "here", "click here", "click", "this",
	"this link", "this page", "link", "more", "read more", "learn more",
	"see here", "details", "page", "website", "hier", "hier klicken",
	"klick hier", "mehr", "weiter", "weiterlesen", "dieser link", "dieser",
	"ici", "cliquez ici", "ce lien", "lien", "plus", "en savoir plus",
	"lire la suite", "suite", "aquí", "haz clic aquí", "este enlace",
	"enlace", "más", "leer más", "qui", "clicca qui", "questo link",
	"hier klikken", "aqui", "clique aqui" };

/* The words of an element, and whether a picture stands for some. */
static GString *
words_of(xmlNode *root, bool *has_picture)
{
	GString *text = g_string_new(NULL);

	*has_picture = false;
	for (xmlNode *node = root; node != NULL; node = tree_next(node, root)) {
		if (node->type == XML_TEXT_NODE && node->content != NULL &&
		    !tree_is(node->parent, "primary") &&
		    !tree_is(node->parent, "secondary"))
			g_string_append(text, (const char *)node->content);
		*has_picture |= tree_is(node, "imagedata") ||
		    tree_is(node, "equation") || tree_is(node, "mathphrase");
	}
	g_strstrip(text->str);
	text->len = strlen(text->str);
	return text;
}

void
check_title(const xmlNode *division, struct diags *diags)
{
	xmlNode *title = tree_child(division, "title");
	bool has_picture;
	GString *text;

	if (title == NULL)
		title = tree_child(tree_child(division, "info"), "title");
	if (title == NULL || tree_has_role(division, "untitled"))
		return;
	text = words_of(title, &has_picture);
	if (text->len == 0 && !has_picture)
		diag(diags, DIAG_HEADING_EMPTY, tree_pos(title), NULL);
	g_string_free(text, /*free_segment*/ TRUE);
}

static void
check_heading(xmlNode *title, struct diags *diags)
{
	xmlNode *division = title->parent;
	xmlAttr *skips;
	bool has_picture;
	GString *text;

	if (tree_is(division, "info"))
		division = division->parent;
	if (tree_has_role(division, "untitled"))
		return;
	text = words_of(title, &has_picture);
	if (tree_is(title, "bridgehead") && text->len == 0 && !has_picture)
		diag(diags, DIAG_HEADING_EMPTY, tree_pos(title), NULL);
	skips = xmlHasNsProp(division, BAD_CAST "skips",
	    BAD_CAST BOOK_NS_QUOIN);
	if (skips != NULL && skips->children != NULL)
		diag_hint(diags, DIAG_HEADING_JUMPS, tree_pos(title),
		    &(struct diag_hint){ .piece = text->str }, "from %s",
		    skips->children->content);
	g_string_free(text, TRUE);
}

static bool
is_idle(const char *text)
{
	char *lower = g_utf8_strdown(text, -1);
	bool found = false;

	while (*lower != '\0' &&
	    strchr(".,:;!>", lower[strlen(lower) - 1]) != NULL)
		lower[strlen(lower) - 1] = '\0';
	g_strstrip(lower);
	for (size_t i = 0; i < G_N_ELEMENTS(idle) && !found; i++)
		found = strcmp(lower, idle[i]) == 0;
	g_free(lower);
	return found;
}

/* An address in brackets, in a list of its own or in a note is meant as one. */
static bool
is_bare_address(xmlNode *link, const char *text)
{
	const xmlNode *before = link->prev, *after = link->next;
	const char *end, *rest;

	if (!g_str_has_prefix(text, "http://") &&
	    !g_str_has_prefix(text, "https://"))
		return false;
	if (before == NULL || before->type != XML_TEXT_NODE || after == NULL ||
	    after->type != XML_TEXT_NODE || !tree_is(link->parent, "para") ||
	    tree_is(link->parent->parent, "footnote"))
		return false;
	end = (const char *)before->content + strlen((char *)before->content);
	while (end > (const char *)before->content && end[-1] == ' ')
		end--;
	rest = (const char *)after->content;
	return end > (const char *)before->content &&
	    strchr("(<[:", end[-1]) == NULL &&
	    strlen(rest + strspn(rest, " \t\n")) > 1;
}

static void
check_link(xmlNode *link, struct diags *diags)
{
	bool has_picture;
	GString *text = words_of(link, &has_picture);
	const struct diag_hint hint = { .piece = text->str };

	if (text->len == 0 && !has_picture)
		diag(diags, DIAG_LINK_EMPTY, tree_pos(link), NULL);
	else if (is_idle(text->str))
		diag_hint(diags, DIAG_LINK_VAGUE, tree_pos(link), &hint, "%s",
		    text->str);
	else if (is_bare_address(link, text->str))
		diag_hint(diags, DIAG_LINK_BARE, tree_pos(link), &hint, "%s",
		    text->str);
	g_string_free(text, TRUE);
}

static bool
has_heading(const xmlNode *node)
{
	static const char *const names[] = { "book", "article", "part",
		"chapter", "preface", "appendix", "section", "sect1", "sect2",
		"sect3", "sect4", "sect5", "glossary", "bibliography", "index",
		"colophon", "dedication", "acknowledgements" };

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		if (tree_is(node, names[i]))
			return true;
	}
	return false;
}

static bool
is_heading(const xmlNode *node)
{
	const xmlNode *around = node->parent;

	if (tree_is(node, "bridgehead"))
		return true;
	if (!tree_is(node, "title"))
		return false;
	return has_heading(tree_is(around, "info") ? around->parent : around);
}

void
check_text(const struct book *book, struct diags *diags)
{
	xmlNode *root = xmlDocGetRootElement(book->doc);

	for (xmlNode *node = root; node != NULL; node = tree_next(node, root)) {
		if (is_heading(node))
			check_heading(node, diags);
		else if (tree_is(node, "link"))
			check_link(node, diags);
	}
}
