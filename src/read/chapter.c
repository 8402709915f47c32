/* A Markdown file as a chapter among others; see chapter.h. */
#include "read/chapter.h"

#include <string.h>

#include "read/block.h"
#include "read/inline.h"

#define LEVEL_MAX 6

/* What the headings of a file tell about its form. */
struct outline {
	cmark_node *first; /* heading, or NULL */
	bool is_first;     /* nothing a reader sees stands before it */
	int first_level;
	int least;    /* of all levels */
	bool is_lone; /* no other heading is as high as the first */
};

static bool
is_visible(cmark_node *node)
{
	const char *text;

	if (cmark_node_get_type(node) != CMARK_NODE_HTML_BLOCK)
		return true;
	text = cmark_node_get_literal(node);
	return strncmp(text, "<!--", 4) != 0 && strncmp(text, "<a ", 3) != 0;
}

static struct outline
read_outline(cmark_node *document)
{
	struct outline outline = { .is_first = true,
		.is_lone = true,
		.least = LEVEL_MAX };

	for (cmark_node *node = cmark_node_first_child(document); node != NULL;
	     node = cmark_node_next(node)) {
		int level;

		if (cmark_node_get_type(node) != CMARK_NODE_HEADING) {
			if (outline.first == NULL && is_visible(node))
				outline.is_first = false;
			continue;
		}
		level = cmark_node_get_heading_level(node);
		outline.least = MIN(outline.least, level);
		if (outline.first == NULL) {
			outline.first = node;
			outline.first_level = level;
		} else if (level <= outline.first_level) {
			outline.is_lone = false;
		}
	}
	return outline;
}

/* Letters and digits alone tell whether two titles are the same. */
static bool
is_same_title(const char *one, const char *other)
{
	for (;;) {
		while (*one != '\0' && !g_unichar_isalnum(g_utf8_get_char(one)))
			one = g_utf8_next_char(one);
		while (*other != '\0' &&
		    !g_unichar_isalnum(g_utf8_get_char(other)))
			other = g_utf8_next_char(other);
		if (*one == '\0' || *other == '\0')
			return *one == *other;
		if (g_unichar_tolower(g_utf8_get_char(one)) !=
		    g_unichar_tolower(g_utf8_get_char(other)))
			return false;
		one = g_utf8_next_char(one);
		other = g_utf8_next_char(other);
	}
}

/*
 * Is the first heading the chapter's title?  One of level 1 is, wherever it
 * stands; a lower one at the very start, if it says what the contents say or
 * all the others are below it.
 */
static bool
is_title(struct markdown *md, const struct outline *outline, const char *title)
{
	if (outline->first == NULL)
		return false;
	if (outline->first_level == 1)
		return true;
	return outline->is_first &&
	    (outline->is_lone ||
		is_same_title(inline_plain_text(md, outline->first), title));
}

static struct attributes *
class_attributes(struct arena *arena, const struct chapter *chapter)
{
	struct attributes *attributes = ARENA_NEW(arena, struct attributes);

	if (chapter->class != NULL)
		attributes_add(arena, attributes, "class", chapter->class);
	if (chapter->is_unnumbered)
		attributes_add(arena, attributes, "class", "unnumbered");
	if (chapter->is_draft)
		attributes_add(arena, attributes, "class", "draft");
	return attributes;
}

/* Opens the division under the title that the contents give. */
static xmlNode *
open_titled(const struct chapter *chapter, struct divisions *divisions,
    struct scope *scope)
{
	struct reading *reading = divisions->reading;
	xmlNode *element = NULL;
	xmlNode *title = division_open(divisions, chapter->depth,
	    class_attributes(reading->arena, chapter), chapter->pos, &element);

	scope_add_heading(reading, scope, element, chapter->title);
	if (chapter->node != NULL)
		inline_fill(chapter->contents, chapter->node, title);
	else
		element_add_text(&reading->make, title, chapter->title,
		    strlen(chapter->title));
	return element;
}

/*
 * The contents may call a chapter by another name than its heading, mostly a
 * shorter one: it stands in the table of contents and the page's head.
 */
static void
add_short_title(const struct chapter *chapter, struct divisions *divisions,
    xmlNode *element, const char *heading)
{
	xmlNode *title = element_first(element), *abbreviated;

	if (chapter->node == NULL || *chapter->title == '\0' ||
	    is_same_title(heading, chapter->title) ||
	    !element_is(title, "title"))
		return;
	abbreviated = element_add(&divisions->reading->make, element,
	    "titleabbrev", chapter->pos);
	inline_fill(chapter->contents, chapter->node, abbreviated);
}

void
chapter_fill(const struct chapter *chapter, struct markdown *md,
    struct divisions *divisions)
{
	struct outline outline = read_outline(md->document);
	struct attributes *class = class_attributes(divisions->reading->arena,
	    chapter);
	const char *heading;
	xmlNode *element;

	markdown_begin(md, divisions);
	if (is_title(md, &outline, chapter->title)) {
		divisions->shift = chapter->depth - outline.first_level;
		divisions->least = chapter->depth;
		heading = inline_plain_text(md, outline.first);
		element = block_add_title(md, outline.first, class);
		cmark_node_unlink(outline.first);
		cmark_node_free(outline.first);
		add_short_title(chapter, divisions, element, heading);
		/* a second heading of the title's level is below it, too */
		divisions->shift += !outline.is_lone;
	} else {
		open_titled(chapter, divisions, md->scope);
		divisions->shift = chapter->depth + 1 - outline.least;
	}
	divisions->least = chapter->depth + 1;
	divisions->is_unnumbered = chapter->node != NULL;
	markdown_add_blocks(md);
	markdown_end(md);
	divisions->shift = divisions->least = 0;
	divisions->is_unnumbered = false;
}

void
chapter_fill_empty(const struct chapter *chapter, struct scope *scope,
    struct divisions *divisions)
{
	open_titled(chapter, divisions, scope);
}
