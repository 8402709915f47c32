/* Names of elements, attributes and namespaces, cached; fo_names.h. */
#include "fo/fo_names.h"

#include <string.h>

enum { SLOTS = 1024 }; /* an XSL-FO file has some two hundred names */

struct fo_names {
	GHashTable *kinds; /* name to enum fo_kind */
	struct {
		const xmlNs *ns;
		enum fo_space space;
	} spaces[16];
	struct {
		const xmlChar *name;
		enum fo_kind kind;
	} elements[SLOTS];
	struct {
		const xmlChar *name;
		enum fo_space space;
		const struct prop_name *prop;
	} attributes[SLOTS];
};

static void
free_names(void *object)
{
	g_hash_table_destroy(((struct fo_names *)object)->kinds);
}

struct fo_names *
fo_names_new(struct arena *arena)
{
	struct fo_names *names = ARENA_NEW(arena, struct fo_names);

	names->kinds = g_hash_table_new(g_str_hash, g_str_equal);
	for (int i = FO_TEXT + 1; i < FO__MAX; i++)
		g_hash_table_insert(names->kinds,
		    (gpointer)fo_kind_name((enum fo_kind)i),
		    GINT_TO_POINTER(i));
	arena_defer(arena, free_names, names);
	return names;
}

static enum fo_space
space_from_uri(const xmlChar *uri)
{
	static const struct {
		const char *uri;
		enum fo_space space;
	} spaces[] = {
		{ "http://www.w3.org/1999/XSL/Format", FO_SPACE_FO },
		{ "urn:x-quoin", FO_SPACE_QUOIN },
		{ "http://www.w3.org/XML/1998/namespace", FO_SPACE_XML },
		{ "http://xmlgraphics.apache.org/fop/extensions",
		    FO_SPACE_FOP },
		{ "http://xmlgraphics.apache.org/fop/extensions/pdf",
		    FO_SPACE_VENDOR },
		{ "http://xmlgraphics.apache.org/fop/internal",
		    FO_SPACE_VENDOR },
		{ "http://www.antennahouse.com/names/XSL/Extensions",
		    FO_SPACE_VENDOR },
		{ "http://www.renderx.com/XSL/Extensions", FO_SPACE_VENDOR },
		{ "http://www.arbortext.com/namespace/XslFoExtensions",
		    FO_SPACE_VENDOR },
	};

	for (size_t i = 0; uri != NULL && i < G_N_ELEMENTS(spaces); i++) {
		if (strcmp((const char *)uri, spaces[i].uri) == 0)
			return spaces[i].space;
	}
	return FO_SPACE_OTHER;
}

static size_t
slot(const void *pointer, size_t count)
{
	guintptr bits = (guintptr)pointer;

	return (size_t)((bits >> 3 ^ bits >> 13) % count);
}

enum fo_space
fo_names_space(struct fo_names *names, const xmlNs *ns)
{
	size_t at = slot(ns, G_N_ELEMENTS(names->spaces));

	if (ns == NULL)
		return FO_SPACE_NONE;
	if (names->spaces[at].ns != ns) {
		names->spaces[at].ns = ns;
		names->spaces[at].space = space_from_uri(ns->href);
	}
	return names->spaces[at].space;
}

void
fo_names_forget_spaces(struct fo_names *names)
{
	memset(names->spaces, 0, sizeof(names->spaces));
}

enum fo_kind
fo_names_kind(struct fo_names *names, const xmlChar *name)
{
	size_t at = slot(name, SLOTS);

	if (names->elements[at].name != name) {
		names->elements[at].name = name;
		names->elements[at].kind = (enum fo_kind)GPOINTER_TO_INT(
		    g_hash_table_lookup(names->kinds, name));
	}
	return names->elements[at].kind;
}

static const struct prop_name *
find_prop(enum fo_space space, const xmlChar *name)
{
	const char *prefix = "";
	const struct prop_name *found;
	char *full;

	if (space == FO_SPACE_FOP)
		return strcmp((const char *)name, "alt-text") == 0
		    ? prop_name_find("q:alt")
		    : NULL;
	if (space == FO_SPACE_QUOIN)
		prefix = "q:";
	else if (space == FO_SPACE_XML)
		prefix = "xml:";
	else if (space != FO_SPACE_NONE ||
	    strchr((const char *)name, ':') != NULL)
		return NULL;
	full = g_strconcat(prefix, (const char *)name, NULL);
	found = prop_name_find(full);
	g_free(full);
	return found;
}

const struct prop_name *
fo_names_prop(struct fo_names *names, enum fo_space space, const xmlChar *name)
{
	size_t at = slot(name, SLOTS);

	if (names->attributes[at].name != name ||
	    names->attributes[at].space != space) {
		names->attributes[at].name = name;
		names->attributes[at].space = space;
		names->attributes[at].prop = find_prop(space, name);
	}
	return names->attributes[at].prop;
}
