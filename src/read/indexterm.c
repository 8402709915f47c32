/*
 * Entries of the index.  A range's two ends are told by the entry they are
 * for: in DocBook the second points to the first.
 */
#include "read/indexterm.h"

#include <string.h>

/* A range that has begun. */
struct range {
	xmlNode *start;
	const char *id;
	const char *shown;
	struct pos pos;
};

/*
 * The apostrophes of words as smart punctuation sets them in the text.  Other
 * marks stay: an entry may be code, such as 'static.
 */
static const char *
set_apostrophes(struct markdown *md, const char *text)
{
	GString *out;

	if (md->smart.marks == NULL || strchr(text, '\'') == NULL)
		return text;
	out = g_string_new(NULL);
	for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
		bool is_inside = *p == '\'' && p > text &&
		    g_unichar_isalpha(g_utf8_get_char(g_utf8_prev_char(p))) &&
		    g_unichar_isalpha(g_utf8_get_char(p + 1));

		if (is_inside)
			g_string_append(out, "\u2019");
		else
			g_string_append_len(out, p, g_utf8_next_char(p) - p);
	}
	text = arena_strdup(md->reading->arena, out->str);
	g_string_free(out, TRUE);
	return text;
}

static void
add_level(struct markdown *md, xmlNode *indexterm, const char *name,
    const char *text, const char *sort)
{
	xmlNode *level;

	if (text == NULL || *text == '\0')
		return;
	level = element_add_with_text(&md->reading->make, indexterm, name,
	    POS_NONE, set_apostrophes(md, text));
	element_set(level, "sortas", sort);
}

/* One string for an entry, so that the two ends of a range find each other. */
static char *
key_of(struct arena *arena, const char *term,
    const struct attributes *attributes)
{
	const char *sub = attributes_find(attributes, "sub");
	const char *subsub = attributes_find(attributes, "subsub");

	return arena_printf(arena, "%s\n%s\n%s", term, sub != NULL ? sub : "",
	    subsub != NULL ? subsub : "");
}

static void
start_range(struct markdown *md, xmlNode *indexterm, char *key,
    const char *term, struct pos pos)
{
	struct range *range = ARENA_NEW(md->reading->arena, struct range);

	range->start = indexterm;
	range->id = scope_unique_id(md->reading, "range");
	range->shown = term;
	range->pos = pos;
	element_set(indexterm, "class", "startofrange");
	element_set_id(&md->reading->make, indexterm, range->id);
	if (md->ranges == NULL)
		md->ranges = g_hash_table_new(g_str_hash, g_str_equal);
	g_hash_table_insert(md->ranges, key, range);
}

/* Ends a range; false where none has begun. */
static bool
end_range(struct markdown *md, xmlNode *into, const char *key, struct pos pos)
{
	struct range *range = md->ranges == NULL
	    ? NULL
	    : g_hash_table_lookup(md->ranges, key);
	xmlNode *indexterm;

	if (range == NULL)
		return false;
	indexterm = element_add(&md->reading->make, into, "indexterm", pos);
	element_set(indexterm, "class", "endofrange");
	element_set(indexterm, "startref", range->id);
	g_hash_table_remove(md->ranges, key);
	return true;
}

static void
fill(struct markdown *md, xmlNode *indexterm, const char *term,
    const struct attributes *attributes)
{
	const char *see = attributes_find(attributes, "see");

	if (attributes_has_class(attributes, "main"))
		element_set(indexterm, "significance", "preferred");
	add_level(md, indexterm, "primary", term,
	    attributes_find(attributes, "sort"));
	add_level(md, indexterm, "secondary",
	    attributes_find(attributes, "sub"), NULL);
	add_level(md, indexterm, "tertiary",
	    attributes_find(attributes, "sub") != NULL
		? attributes_find(attributes, "subsub")
		: NULL,
	    NULL);
	add_level(md, indexterm, "see", see, NULL);
	if (see == NULL)
		add_level(md, indexterm, "seealso",
		    attributes_find(attributes, "seealso"), NULL);
}

void
indexterm_add(struct markdown *md, xmlNode *into, const char *text,
    const struct attributes *attributes, struct pos pos)
{
	const char *term = attributes_find(attributes, "term");
	const char *range = attributes_find(attributes, "range");
	xmlNode *indexterm;
	char *key;

	if (term == NULL)
		term = text;
	if (*term == '\0')
		return;
	md->reading->has_indexterms = true;
	key = key_of(md->reading->arena, term, attributes);
	if (g_strcmp0(range, "end") == 0) {
		if (!end_range(md, into, key, pos))
			diag(md->reading->diags, DIAG_INDEX_RANGE, pos,
			    "nothing begins a range of \"%s\" before here",
			    term);
		return;
	}
	indexterm = element_add(&md->reading->make, into, "indexterm", pos);
	fill(md, indexterm, term, attributes);
	if (g_strcmp0(range, "start") == 0)
		start_range(md, indexterm, key, term, pos);
}

void
indexterm_add_range(struct markdown *md, xmlNode *into,
    const struct attributes *attributes, struct pos pos)
{
	const char *term = attributes_find(attributes, "term");
	xmlNode *start;
	char *key;

	if (term == NULL || *term == '\0') {
		diag(md->reading->diags, DIAG_ATTRIBUTE_WRONG, pos,
		    "index wants term=\"...\"");
		return;
	}
	md->reading->has_indexterms = true;
	key = key_of(md->reading->arena, term, attributes);
	start = element_add(&md->reading->make, into, "indexterm", pos);
	fill(md, start, term, attributes);
	start_range(md, start, key, term, pos);
	end_range(md, into, key, pos);
}

static int
compare_lines(const void *a, const void *b)
{
	const struct range *const *first = a, *const *second = b;

	return (int)(*first)->pos.line - (int)(*second)->pos.line;
}

void
indexterm_finish(struct markdown *md)
{
	GPtrArray *open = g_ptr_array_new();
	GHashTableIter iter;
	void *key, *value;

	if (md->ranges != NULL) {
		g_hash_table_iter_init(&iter, md->ranges);
		while (g_hash_table_iter_next(&iter, &key, &value))
			g_ptr_array_add(open, value);
		g_hash_table_destroy(md->ranges);
	}
	g_ptr_array_sort(open, compare_lines);
	for (guint i = 0; i < open->len; i++) {
		struct range *range = g_ptr_array_index(open, i);

		element_remove(range->start, "class");
		xmlUnsetNsProp(range->start, md->reading->make.xml,
		    BAD_CAST "id");
		diag(md->reading->diags, DIAG_INDEX_RANGE, range->pos,
		    "nothing ends the range of \"%s\"", range->shown);
	}
	g_ptr_array_free(open, TRUE);
}
