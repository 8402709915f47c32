/* Names within a book; see scope.h. */
#include "read/scope.h"

#include <stdlib.h>
#include <string.h>

struct scope *
scope_new(struct reading *reading, const char *path)
{
	struct scope *scope = ARENA_NEW(reading->arena, struct scope);
	char *real = realpath(path, NULL);

	scope->path = arena_strdup(reading->arena, real != NULL ? real : path);
	free(real);
	scope->label = path;
	scope->anchors = g_hash_table_new(g_str_hash, g_str_equal);
	scope->written = g_hash_table_new(g_str_hash, g_str_equal);
	scope->repeats = g_hash_table_new(g_str_hash, g_str_equal);
	scope->authors = g_hash_table_new(g_str_hash, g_str_equal);
	g_ptr_array_add(reading->scopes, scope);
	if (!g_hash_table_contains(reading->files, scope->path))
		g_hash_table_insert(reading->files, (void *)scope->path, scope);
	return scope;
}

void
scope_clear(struct scope *scope)
{
	g_hash_table_destroy(scope->anchors);
	g_hash_table_destroy(scope->written);
	g_hash_table_destroy(scope->repeats);
	g_hash_table_destroy(scope->authors);
}

char *
scope_slug(struct arena *arena, const char *text)
{
	GString *slug = g_string_new(NULL);
	char *copy;

	for (; *text != '\0'; text = g_utf8_next_char(text)) {
		gunichar c = g_utf8_get_char(text);

		if (g_unichar_isalnum(c) || g_unichar_ismark(c) || c == '-' ||
		    c == '_')
			g_string_append_unichar(slug, g_unichar_tolower(c));
		else if (c == ' ' || c == '\n')
			g_string_append_c(slug, '-');
	}
	copy = arena_strndup(arena, slug->str, slug->len);
	g_string_free(slug, /*free_segment*/ TRUE);
	return copy;
}

enum { NAME_MOST = 200 };

static bool
may_start_name(gunichar c)
{
	return c == '_' || g_unichar_isalpha(c);
}

static bool
may_be_in_name(gunichar c)
{
	return c == '-' || c == '.' || c == 0xb7 || may_start_name(c) ||
	    g_unichar_isdigit(c) || g_unichar_ismark(c);
}

/*
 * An NCName as like `wanted` as can be: only such may be an xml:id.  A very
 * long one is cut, for every line of a heading carries it.
 */
static char *
name_from(struct arena *arena, const char *wanted)
{
	GString *name = g_string_new(NULL);
	char *copy;

	if (!may_start_name(g_utf8_get_char(wanted)))
		g_string_append_c(name, '_');
	for (const char *p = wanted; *p != '\0' && name->len < NAME_MOST;
	     p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);

		g_string_append_unichar(name, may_be_in_name(c) ? c : '_');
	}
	if (xmlValidateNCName(BAD_CAST name->str, /*space*/ 0) != 0) {
		/* a letter of Unicode's that XML 1.0 does not know */
		for (char *p = name->str; *p != '\0'; p++) {
			if ((unsigned char)*p >= 0x80)
				*p = '_';
		}
	}
	copy = arena_strndup(arena, name->str, name->len);
	g_string_free(name, /*free_segment*/ TRUE);
	return copy;
}

char *
scope_unique_id(struct reading *reading, const char *wanted)
{
	char *name = name_from(reading->arena, wanted), *id = name;
	size_t *last;

	if (!g_hash_table_contains(reading->ids, name)) {
		last = ARENA_NEW(reading->arena, size_t);
		*last = 1;
		g_hash_table_insert(reading->ids, name, last);
		return name;
	}
	/* the number goes on where it stopped, so many equal names stay cheap */
	last = g_hash_table_lookup(reading->ids, name);
	do {
		id = arena_printf(reading->arena, "%s-%zu", name, ++*last);
	} while (g_hash_table_contains(reading->ids, id));
	last = ARENA_NEW(reading->arena, size_t);
	*last = 1;
	g_hash_table_insert(reading->ids, id, last);
	return id;
}

static void
name_node(struct reading *reading, struct scope *scope, xmlNode *node,
    const char *anchor)
{
	char *id = scope_unique_id(reading, anchor);
	char *author = arena_strdup(reading->arena, anchor);

	element_set_id(&reading->make, node, id);
	g_hash_table_insert(scope->anchors, author, id);
	g_hash_table_insert(scope->authors, id, author);
	if (scope->first == NULL)
		scope->first = id;
}

void
scope_add_id(struct reading *reading, struct scope *scope, xmlNode *node,
    const char *id, struct pos pos)
{
	const char *wanted = id;
	guint number;

	if (g_hash_table_contains(scope->anchors, id)) {
		number = GPOINTER_TO_UINT(
		    g_hash_table_lookup(scope->repeats, id));
		number = MAX(number, 1);
		do {
			wanted = arena_printf(reading->arena, "%s-%u", id,
			    ++number);
		} while (g_hash_table_contains(scope->anchors, wanted));
		g_hash_table_insert(scope->repeats,
		    arena_strdup(reading->arena, id), GUINT_TO_POINTER(number));
		diag_hint(reading->diags, DIAG_ID_DOUBLE, pos,
		    &(struct diag_hint){ .piece = id }, "\"%s\" becomes \"%s\"",
		    id, wanted);
	}
	name_node(reading, scope, node, wanted);
	g_hash_table_add(scope->written, (void *)wanted);
}

void
scope_move_id(struct reading *reading, struct scope *scope, xmlNode *from,
    xmlNode *to)
{
	const char *id = element_id(from);
	char *author = g_hash_table_lookup(scope->authors, id);
	char *kept = g_hash_table_lookup(scope->anchors, author);

	if (element_id(to) == NULL)
		element_set_id(&reading->make, to, kept);
	else
		g_hash_table_insert(scope->anchors, author,
		    arena_strdup(reading->arena, element_id(to)));
}

void
scope_add_heading(struct reading *reading, struct scope *scope, xmlNode *node,
    const char *text)
{
	const char *slug = scope_slug(reading->arena, text), *wanted = slug;
	guint last;

	if (*slug == '\0')
		wanted = slug = "section";
	last = GPOINTER_TO_UINT(g_hash_table_lookup(scope->repeats, slug));
	while (g_hash_table_contains(scope->anchors, wanted))
		wanted = arena_printf(reading->arena, "%s-%u", slug, ++last);
	if (last > 0)
		g_hash_table_insert(scope->repeats, (void *)slug,
		    GUINT_TO_POINTER(last));
	name_node(reading, scope, node, wanted);
}
