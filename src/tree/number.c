/*
 * Numbers; see number.h.
 *
 * Stylesheets could count for themselves, but xsl:number looks back over the
 * whole book each time.
 */
#include "tree/number.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tree/check_text.h"
#include "tree/tree.h"

#define NUMBER_DEPTH_DEFAULT 2
#define NUMBER_SIZE 64 /* bytes; no division nests so deep as to fill them */

/* What is counted within a chapter, or an article, and begins anew there. */
enum counter {
	COUNTER_FIGURE,
	COUNTER_TABLE,
	COUNTER_EXAMPLE,
	COUNTER_EQUATION,
	COUNTER_FOOTNOTE,
	COUNTER_QUESTION,
	COUNTER_EXERCISE,
	COUNTER__MAX,
};

static const char *const counted[COUNTER__MAX] = {
	[COUNTER_FIGURE] = "figure",
	[COUNTER_TABLE] = "table",
	[COUNTER_EXAMPLE] = "example",
	[COUNTER_EQUATION] = "equation",
	[COUNTER_FOOTNOTE] = "footnote",
	[COUNTER_QUESTION] = "qandaentry",
};

static const char *const components[] = { "chapter", "appendix", "preface",
	"article", "glossary", "bibliography", "dedication", "colophon",
	"acknowledgements", "index" };

static const char *const others[] = { "book", "part", "section", "sect1",
	"sect2", "sect3", "sect4", "sect5", "listitem" };

/* A division that is open. */
struct level {
	const xmlNode *node;
	char number[NUMBER_SIZE]; /* "" where it has none */
	unsigned sections;        /* in it so far */
	int depth;                /* 1: chapters, or sections of an article */
	bool numbered;            /* what is in it may have a number */
};

struct numbering {
	GHashTable *names; /* of what may have a number, interned */
	xmlNs *quoin;
	GArray *levels; /* struct level, the root first */
	int depth_max;
	unsigned parts, chapters, appendices;
	unsigned counts[COUNTER__MAX];
	/* figures and so on outside numbered chapters, through the book */
	unsigned loose[COUNTER__MAX];
	char prefix[NUMBER_SIZE]; /* of figures: "3." or "" */
	bool is_loose;
};

static struct level *
innermost(struct numbering *n)
{
	return &g_array_index(n->levels, struct level, n->levels->len - 1);
}

static void
stamp(struct numbering *n, xmlNode *node, const char *number)
{
	xmlUnsetNsProp(node, n->quoin, BAD_CAST "number");
	if (*number != '\0')
		xmlNewNsProp(node, n->quoin, BAD_CAST "number",
		    BAD_CAST number);
}

static void
write_roman(char *text, unsigned number)
{
	static const struct {
		unsigned value;
		const char *digits;
	} steps[] = { { 1000, "M" }, { 900, "CM" }, { 500, "D" }, { 400, "CD" },
		{ 100, "C" }, { 90, "XC" }, { 50, "L" }, { 40, "XL" },
		{ 10, "X" }, { 9, "IX" }, { 5, "V" }, { 4, "IV" }, { 1, "I" } };

	*text = '\0';
	if (number >= 4000) {
		snprintf(text, NUMBER_SIZE, "%u", number);
		return;
	}
	for (size_t i = 0; i < G_N_ELEMENTS(steps); i++) {
		for (; number >= steps[i].value; number -= steps[i].value)
			g_strlcat(text, steps[i].digits, NUMBER_SIZE);
	}
}

/* A, B, … Z, AA, AB, … */
static void
write_letters(char *text, unsigned number)
{
	char reversed[NUMBER_SIZE];
	size_t length = 0;

	for (; number > 0 && length < NUMBER_SIZE - 1; number /= 26)
		reversed[length++] = (char)('A' + --number % 26);
	for (size_t i = 0; i < length; i++)
		text[i] = reversed[length - 1 - i];
	text[length] = '\0';
}

static bool
is_section(const xmlNode *node)
{
	return tree_is(node, "section") ||
	    (strncmp((const char *)node->name, "sect", 4) == 0 &&
		node->name[4] >= '1' && node->name[4] <= '5' &&
		node->name[5] == '\0');
}

static bool
is_component(const xmlNode *node)
{
	for (size_t i = 0; i < G_N_ELEMENTS(components); i++) {
		if (tree_is(node, components[i]))
			return true;
	}
	return false;
}

/* Writes the number of a division below the innermost open one. */
static void
choose_number(struct numbering *n, const xmlNode *node, struct level *level)
{
	const char *label = tree_attribute(node, "label");
	struct level *outer = innermost(n);

	if (label != NULL) {
		g_strlcpy(level->number, label, NUMBER_SIZE);
	} else if (tree_is(node, "part")) {
		write_roman(level->number, ++n->parts);
	} else if (tree_is(node, "chapter")) {
		snprintf(level->number, NUMBER_SIZE, "%u", ++n->chapters);
	} else if (tree_is(node, "appendix")) {
		write_letters(level->number, ++n->appendices);
	} else if (is_section(node) && level->depth <= n->depth_max) {
		snprintf(level->number, NUMBER_SIZE, "%.*s%s%u",
		    NUMBER_SIZE - 16, outer->number,
		    *outer->number != '\0' ? "." : "", ++outer->sections);
	}
}

/* Figures, notes and questions begin anew. */
static void
begin_component(struct numbering *n, const struct level *level)
{
	bool in_book = n->levels->len > 0;

	n->is_loose = in_book && *level->number == '\0';
	n->prefix[0] = '\0';
	if (!n->is_loose && in_book)
		snprintf(n->prefix, NUMBER_SIZE, "%.*s.", NUMBER_SIZE - 2,
		    level->number);
	memset(n->counts, 0, sizeof(n->counts));
}

static bool
may_be_numbered(struct numbering *n, const xmlNode *node)
{
	return n->depth_max > 0 && innermost(n)->numbered &&
	    !tree_has_role(node, "unnumbered") &&
	    (is_section(node) || tree_is(node, "part") ||
		tree_is(node, "chapter") || tree_is(node, "appendix"));
}

static void
enter_division(struct numbering *n, xmlNode *node)
{
	struct level level = { .node = node, .numbered = true };
	bool is_root = n->levels->len == 0;

	if (!is_root && !tree_is(node, "part")) {
		const struct level *outer = innermost(n);

		level.depth = outer->depth + 1;
	}
	if (!is_root) {
		level.numbered = may_be_numbered(n, node);
		if (level.numbered)
			choose_number(n, node, &level);
		stamp(n, node, level.number);
	}
	if (is_component(node) &&
	    (is_root || !tree_is(innermost(n)->node, "article")))
		begin_component(n, &level);
	if (tree_is(node,
		"part")) /* chapters count on; sections don't see it */
		level.number[0] = '\0';
	g_array_append_val(n->levels, level);
}

static bool
is_exercise(const xmlNode *entry)
{
	for (entry = entry->parent; entry != NULL; entry = entry->parent) {
		if (tree_is(entry, "qandaset"))
			return tree_has_role(entry, "exercises");
	}
	return false;
}

/* An example (@label) goes on from the one before, or its list's start. */
static void
number_example(struct numbering *n, xmlNode *item)
{
	const char *start = tree_attribute(item->parent, "startingnumber");
	unsigned number = start == NULL ? 1 : (unsigned)atoi(start);
	char text[16];

	for (const xmlNode *before = item->prev; before != NULL;
	     before = before->prev) {
		if (tree_is(before, "listitem")) {
			number = (unsigned)atoi(tree_number(before)) + 1;
			break;
		}
	}
	snprintf(text, sizeof(text), "%u", number);
	stamp(n, item, text);
}

static enum counter
find_counter(const xmlNode *node)
{
	enum counter i;

	for (i = 0; i < COUNTER__MAX; i++) {
		if (counted[i] != NULL && tree_is(node, counted[i]))
			break;
	}
	if (i == COUNTER_QUESTION && is_exercise(node))
		return COUNTER_EXERCISE;
	return i;
}

static void
number_object(struct numbering *n, xmlNode *node)
{
	enum counter counter = find_counter(node);
	bool is_formal = counter < COUNTER_FOOTNOTE;
	const char *label = tree_attribute(node, "label");
	unsigned *count;
	char number[NUMBER_SIZE + 16];

	if (tree_is(node, "listitem") && tree_is(node->parent, "orderedlist") &&
	    tree_has_role(node->parent, "examples"))
		number_example(n, node);
	if (counter == COUNTER__MAX)
		return;
	if (is_formal && tree_has_role(node, "unnumbered")) {
		stamp(n, node, "");
		return;
	}
	count = is_formal && n->is_loose ? &n->loose[counter]
					 : &n->counts[counter];
	snprintf(number, sizeof(number), "%s%u", is_formal ? n->prefix : "",
	    ++*count);
	stamp(n, node, label != NULL ? label : number);
}

static bool
is_division(const xmlNode *node)
{
	return tree_is(node, "book") || tree_is(node, "part") ||
	    is_component(node) || is_section(node);
}

/* Closes the divisions that `node` is not in. */
static void
leave_divisions(struct numbering *n, const xmlNode *node)
{
	while (n->levels->len > 0) {
		const xmlNode *around = node->parent;

		while (around != NULL && around != innermost(n)->node)
			around = around->parent;
		if (around != NULL)
			return;
		g_array_set_size(n->levels, n->levels->len - 1);
	}
}

static int
read_depth(const struct book *book)
{
	const char *depth = book_setting(book, "number-depth");

	return depth == NULL ? NUMBER_DEPTH_DEFAULT : atoi(depth);
}

/* The names of all that is looked at here. */
static GHashTable *
collect_names(const xmlDoc *doc)
{
	const char *names[G_N_ELEMENTS(components) + G_N_ELEMENTS(others) +
	    COUNTER__MAX];
	size_t count = 0;

	for (size_t i = 0; i < G_N_ELEMENTS(components); i++)
		names[count++] = components[i];
	for (size_t i = 0; i < G_N_ELEMENTS(others); i++)
		names[count++] = others[i];
	for (size_t i = 0; i < COUNTER__MAX; i++) {
		if (counted[i] != NULL)
			names[count++] = counted[i];
	}
	return tree_intern(doc, names, count);
}

void
number_stamp(struct book *book, struct diags *diags)
{
	xmlNode *root = xmlDocGetRootElement(book->doc);
	struct numbering n = {
		.names = collect_names(book->doc),
		.quoin = tree_quoin_ns(book->doc),
		.levels = g_array_new(FALSE, FALSE, sizeof(struct level)),
		.depth_max = read_depth(book),
	};

	for (xmlNode *node = root; node != NULL; node = tree_next(node, root)) {
		if (node->type != XML_ELEMENT_NODE ||
		    !g_hash_table_contains(n.names, node->name))
			continue;
		if (is_division(node)) {
			check_title(node, diags);
			leave_divisions(&n, node);
			enter_division(&n, node);
		} else if (n.levels->len > 0) {
			number_object(&n, node);
		}
	}
	g_array_free(n.levels, TRUE);
	g_hash_table_destroy(n.names);
}
