/* Which characters stand in which face; see font_use.h. */
#include "epub/font_use.h"

#include <string.h>

#include "base/word.h"

/* What an element, or a class, makes of the face around it. */
struct rule {
	const char *name; /* an element, or ".class" */
	int role;         /* enum font_role, or -1: as around it */
	int bold, italic; /* 1, 0, or -1: as around it */
};

static const struct rule rules[] = {
	{ "b", -1, 1, -1 },
	{ "caption", FONT_HEADING, -1, -1 },
	{ "cite", -1, -1, 1 },
	{ "code", FONT_CODE, -1, 0 },
	{ "dfn", -1, -1, 1 },
	{ "dt", -1, 1, -1 },
	{ "em", -1, -1, 1 },
	{ "figcaption", FONT_HEADING, -1, -1 },
	{ "h1", FONT_HEADING, 1, -1 },
	{ "h2", FONT_HEADING, 1, -1 },
	{ "h3", FONT_HEADING, 1, -1 },
	{ "h4", FONT_HEADING, 1, -1 },
	{ "h5", FONT_HEADING, 1, -1 },
	{ "h6", FONT_HEADING, 1, -1 },
	{ "i", -1, -1, 1 },
	{ "kbd", FONT_CODE, -1, 0 },
	{ "pre", FONT_CODE, -1, 0 },
	{ "samp", FONT_CODE, -1, 0 },
	{ "strong", -1, 1, -1 },
	{ "summary", FONT_HEADING, 1, -1 },
	{ "table", FONT_HEADING, -1, -1 },
	{ "th", -1, 1, -1 },
	{ "var", FONT_CODE, -1, -1 },
	{ ".author", FONT_HEADING, -1, -1 },
	{ ".box-title", FONT_HEADING, 1, -1 },
	{ ".caption", FONT_HEADING, -1, -1 },
	{ ".hl-comment", -1, -1, 1 },
	{ ".hl-keyword", -1, 1, -1 },
	{ ".label", FONT_HEADING, 1, -1 },
	{ ".run-in", -1, 1, -1 },
	{ ".subtitle", FONT_HEADING, -1, -1 },
};

static unsigned
face_index(const struct font_face *face)
{
	return (unsigned)face->role * 4 + (face->is_bold ? 2 : 0) +
	    (face->is_italic ? 1 : 0);
}

struct font_face
font_use_face(unsigned index)
{
	return (struct font_face){
		.role = (enum font_role)(index / 4),
		.is_bold = (index & 2) != 0,
		.is_italic = (index & 1) != 0,
	};
}

void
font_use_init(struct font_use *use)
{
	memset(use, 0, sizeof(*use));
}

void
font_use_clear(struct font_use *use)
{
	for (unsigned i = 0; i < FONT_FACE_MAX; i++)
		g_clear_pointer(&use->characters[i], g_hash_table_destroy);
}

static const char *
class_of(const xmlNode *element)
{
	const xmlAttr *attr = xmlHasProp(element, BAD_CAST "class");

	return attr != NULL && attr->children != NULL
	    ? (const char *)attr->children->content
	    : NULL;
}

/* The face inside `element`, when `face` is the one around it. */
static struct font_face
face_inside(struct font_face face, const xmlNode *element)
{
	const char *classes = class_of(element);

	for (size_t i = 0; i < G_N_ELEMENTS(rules); i++) {
		const struct rule *rule = &rules[i];

		if (rule->name[0] == '.'
			? !word_is_among(classes, rule->name + 1)
			: strcmp((const char *)element->name, rule->name) != 0)
			continue;
		if (rule->role >= 0)
			face.role = (enum font_role)rule->role;
		if (rule->bold >= 0)
			face.is_bold = rule->bold != 0;
		if (rule->italic >= 0)
			face.is_italic = rule->italic != 0;
	}
	return face;
}

static void
add_text(struct font_use *use, const struct font_face *face, const char *text)
{
	GHashTable **set = &use->characters[face_index(face)];

	if (*set == NULL)
		*set = g_hash_table_new(NULL, NULL);
	for (; *text != '\0'; text = g_utf8_next_char(text)) {
		gunichar c = g_utf8_get_char(text);

		if (c > ' ')
			g_hash_table_add(*set, GUINT_TO_POINTER(c));
	}
}

static void
add_nodes(struct font_use *use, struct font_face face, const xmlNode *first)
{
	for (const xmlNode *node = first; node != NULL; node = node->next) {
		if (node->type == XML_ELEMENT_NODE)
			add_nodes(use, face_inside(face, node), node->children);
		else if (node->type == XML_TEXT_NODE && node->content != NULL)
			add_text(use, &face, (const char *)node->content);
	}
}

void
font_use_add(struct font_use *use, const xmlNode *root)
{
	add_nodes(use, (struct font_face){ .role = FONT_BODY }, root->children);
}
