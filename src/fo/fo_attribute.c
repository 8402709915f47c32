/* Attributes of formatting objects; see fo_attribute.h. */
#include "fo/fo_attribute.h"

#include <stdlib.h>
#include <string.h>

#include "fo/fo_names.h"
#include "fo/prop_build.h"

enum { SPECS = 64 }; /* on one object, usually */

struct fo_attributes {
	struct arena *arena;
	struct diags *diags;
	struct styles *styles;
	struct fo_names *names;
	GHashTable *ids;     /* that objects have */
	GHashTable *unknown; /* names of properties that were reported */
	GHashTable *ignored; /* namespaces that were reported */
	GPtrArray *specs;    /* of one object */
	const char *url;     /* of the XML, interned */
	const char *file;    /* of the last q:pos, interned */
	size_t file_length;
};

static void
free_attributes(void *object)
{
	struct fo_attributes *attributes = object;

	g_hash_table_destroy(attributes->ids);
	g_hash_table_destroy(attributes->unknown);
	g_hash_table_destroy(attributes->ignored);
	g_ptr_array_free(attributes->specs, /*free_segment*/ TRUE);
}

struct fo_attributes *
fo_attributes_new(struct arena *arena, struct diags *diags, const xmlDoc *xml)
{
	struct fo_attributes *attributes = ARENA_NEW(arena,
	    struct fo_attributes);

	attributes->arena = arena;
	attributes->diags = diags;
	attributes->styles = styles_new(arena, diags);
	attributes->names = fo_names_new(arena);
	attributes->ids = g_hash_table_new(g_str_hash, g_str_equal);
	attributes->unknown = g_hash_table_new(g_str_hash, g_str_equal);
	attributes->ignored = g_hash_table_new(g_str_hash, g_str_equal);
	attributes->specs = g_ptr_array_sized_new(SPECS);
	if (xml->URL != NULL)
		attributes->url = g_intern_string((const char *)xml->URL);
	arena_defer(arena, free_attributes, attributes);
	return attributes;
}

void
fo_attributes_begin(struct fo_attributes *attributes)
{
	styles_lock(attributes->styles);
}

void
fo_attributes_end(struct fo_attributes *attributes)
{
	fo_names_forget_spaces(attributes->names);
	styles_unlock(attributes->styles);
}

bool
fo_attributes_is_object(struct fo_attributes *attributes,
    const xmlNode *element)
{
	return fo_names_space(attributes->names, element->ns) == FO_SPACE_FO;
}

enum fo_kind
fo_attributes_kind(struct fo_attributes *attributes, const xmlNode *element)
{
	return fo_names_kind(attributes->names, element->name);
}

static const char *
value_of(const xmlAttr *attr, xmlChar **owned)
{
	const xmlNode *child = attr->children;

	*owned = NULL;
	if (child == NULL)
		return "";
	if (child->next == NULL && child->type == XML_TEXT_NODE)
		return child->content != NULL ? (const char *)child->content
					      : "";
	*owned = xmlNodeListGetString(attr->doc, attr->children,
	    /*inLine*/ 1);
	return *owned != NULL ? (const char *)*owned : "";
}

/* Cuts ":number" off the end; false if there is none. */
static bool
cut_number(const char *text, size_t *length, unsigned *number)
{
	size_t at = *length;
	unsigned value = 0, place = 1;

	while (at > 0 && g_ascii_isdigit(text[at - 1]) && *length - at < 9) {
		value += (unsigned)(text[--at] - '0') * place;
		place *= 10;
	}
	if (at == *length || at == 0 || text[at - 1] != ':')
		return false;
	*number = value;
	*length = at - 1;
	return true;
}

/* As pos_read(), but almost always of the same file as the last one. */
static struct pos
read_pos(struct fo_attributes *attributes, const char *text)
{
	size_t length = strlen(text);
	struct pos pos = { 0 };
	unsigned last = 0, first = 0;
	char *file;

	if (cut_number(text, &length, &last))
		cut_number(text, &length, &first);
	pos.line = first > 0 ? first : last;
	pos.column = first > 0 ? last : 0;
	if (attributes->file == NULL || attributes->file_length != length ||
	    memcmp(attributes->file, text, length) != 0) {
		file = g_strndup(text, length);
		attributes->file = g_intern_string(file);
		attributes->file_length = length;
		g_free(file);
	}
	pos.file = attributes->file;
	return pos;
}

/*
 * libxml2 keeps 16 bits of a line number; beyond that a text node nearby may
 * know its own.
 */
static unsigned
line_of(const xmlNode *element)
{
	const xmlNode *near = element->children;

	if (element->line != 65535)
		return element->line;
	if (near != NULL && near->type == XML_TEXT_NODE && near->psvi != NULL)
		return (unsigned)GPOINTER_TO_SIZE(near->psvi);
	near = element->prev;
	if (near != NULL && near->type == XML_TEXT_NODE && near->psvi != NULL)
		return (unsigned)GPOINTER_TO_SIZE(near->psvi);
	return 0;
}

struct pos
fo_attributes_pos(struct fo_attributes *attributes, const xmlNode *element,
    const struct fo *outer)
{
	struct pos pos = { .file = attributes->url };

	for (const xmlAttr *attr = element->properties; attr != NULL;
	     attr = attr->next) {
		xmlChar *owned;

		if (attr->ns == NULL ||
		    strcmp((const char *)attr->name, "pos") != 0 ||
		    fo_names_space(attributes->names, attr->ns) !=
			FO_SPACE_QUOIN)
			continue;
		pos = read_pos(attributes, value_of(attr, &owned));
		xmlFree(owned);
		return pos;
	}
	if (outer != NULL && outer->pos.file != NULL &&
	    outer->pos.file != attributes->url)
		return outer->pos;
	pos.line = line_of(element);
	pos.column = GPOINTER_TO_UINT(element->_private); /* read/xml.h */
	return pos;
}

void
fo_attributes_ignore(struct fo_attributes *attributes, const xmlNs *ns,
    struct pos pos)
{
	const char *uri = ns != NULL ? (const char *)ns->href : "no namespace";
	enum fo_space space = fo_names_space(attributes->names, ns);
	bool is_vendor = space == FO_SPACE_VENDOR || space == FO_SPACE_FOP;

	if (g_hash_table_contains(attributes->ignored, uri))
		return;
	g_hash_table_add(attributes->ignored,
	    arena_strdup(attributes->arena, uri));
	diag(attributes->diags,
	    is_vendor ? DIAG_FO_VENDOR_IGNORED : DIAG_FO_NAMESPACE_IGNORED, pos,
	    "%s", uri);
}

/* Once for each name, where it comes first. */
static void
report_unknown(struct fo_attributes *attributes, const xmlAttr *attr,
    enum fo_space space, struct pos pos)
{
	const char *name = (const char *)attr->name;
	char *full = g_strconcat(space == FO_SPACE_QUOIN ? "q:"
		: space == FO_SPACE_XML                  ? "xml:"
							 : "",
	    name, NULL);

	if (!g_hash_table_contains(attributes->unknown, full)) {
		g_hash_table_add(attributes->unknown,
		    arena_strdup(attributes->arena, full));
		diag_hint(attributes->diags, DIAG_FO_PROPERTY_UNKNOWN, pos,
		    &(struct diag_hint){ .piece = full,
			.instead = prop_name_suggest(full) },
		    "%s", full);
	}
	g_free(full);
}

static void
add_own(struct fo_attributes *attributes, struct fo *fo, enum fo_prop prop,
    const char *string)
{
	struct fo_own *own = ARENA_NEW(attributes->arena, struct fo_own);

	own->next = fo->own;
	own->prop = prop;
	own->string = string;
	fo->own = own;
}

/* An id that another object has got is of no use to anybody. */
static bool
claim_id(struct fo_attributes *attributes, const struct fo *fo, const char *id)
{
	if (g_hash_table_add(attributes->ids, (gpointer)id))
		return true;
	diag_hint(attributes->diags, DIAG_FO_ID_DOUBLE, fo->pos,
	    &(struct diag_hint){ .piece = id }, "%s", id);
	return false;
}

static void
read_own(struct fo_attributes *attributes, struct fo *fo, enum fo_prop prop,
    const char *value, bool is_in_marker)
{
	size_t length = strlen(value);
	const char *string;

	if (prop_find(prop)->types & PROP_URI)
		value = prop_trim_uri(value, &length);
	string = arena_strndup(attributes->arena, value, length);
	/* a marker's content comes on many pages; its ids name nothing */
	if (prop == FO_PROP_ID &&
	    (is_in_marker || !claim_id(attributes, fo, string)))
		return;
	add_own(attributes, fo, prop, string);
}

static void
read_attribute(struct fo_attributes *attributes, struct fo *fo,
    const xmlAttr *attr, bool is_in_marker)
{
	enum fo_space space = fo_names_space(attributes->names, attr->ns);
	const struct prop_name *name;
	const char *value;
	xmlChar *owned;

	if (space == FO_SPACE_FO)
		space = FO_SPACE_NONE; /* fo:id for id is a common slip */
	if (space == FO_SPACE_QUOIN &&
	    strcmp((const char *)attr->name, "pos") == 0)
		return;
	if (space == FO_SPACE_QUOIN &&
	    strcmp((const char *)attr->name, "serial") == 0) {
		value = value_of(attr, &owned);
		fo->serial = (unsigned)strtoul(value, /*end*/ NULL, 10);
		xmlFree(owned);
		return;
	}
	name = fo_names_prop(attributes->names, space, attr->name);
	if (name == NULL && space >= FO_SPACE_FOP) {
		fo_attributes_ignore(attributes, attr->ns, fo->pos);
		return;
	}
	if (name == NULL) {
		report_unknown(attributes, attr, space, fo->pos);
		return;
	}
	if (name->is_ignored)
		return;
	value = value_of(attr, &owned);
	if (name->count == 1 && prop_find(name->props[0])->scope == PROP_OWN)
		read_own(attributes, fo, name->props[0], value, is_in_marker);
	else
		g_ptr_array_add(attributes->specs,
		    styles_spec(attributes->styles, name, value));
	xmlFree(owned);
}

/* Flows name regions by these where the master does not. */
static void
name_region(struct fo_attributes *attributes, struct fo *fo)
{
	static const char *const names[FO__MAX] = {
		[FO_REGION_BODY] = "xsl-region-body",
		[FO_REGION_BEFORE] = "xsl-region-before",
		[FO_REGION_AFTER] = "xsl-region-after",
		[FO_REGION_START] = "xsl-region-start",
		[FO_REGION_END] = "xsl-region-end",
	};

	if (names[fo->kind] != NULL && fo_own(fo, FO_PROP_REGION_NAME) == NULL)
		add_own(attributes, fo, FO_PROP_REGION_NAME, names[fo->kind]);
}

static void
set_style(struct fo_attributes *attributes, struct fo *fo,
    const struct style_place *place)
{
	const struct fo_style *parent = fo->parent != NULL ? fo->parent->style
							   : NULL;

	fo->specified = styles_find(attributes->styles, parent, place,
	    (struct style_spec *const *)attributes->specs->pdata,
	    attributes->specs->len);
	fo->style = fo->specified->style;
}

void
fo_attributes_read(struct fo_attributes *attributes, struct fo *fo,
    const struct style_place *place, const xmlNode *element, bool is_in_marker)
{
	g_ptr_array_set_size(attributes->specs, 0);
	for (const xmlAttr *attr = element->properties; attr != NULL;
	     attr = attr->next)
		read_attribute(attributes, fo, attr, is_in_marker);
	set_style(attributes, fo, place);
	name_region(attributes, fo);
}

void
fo_attributes_none(struct fo_attributes *attributes, struct fo *fo)
{
	struct style_place place = { .fo = fo };

	g_ptr_array_set_size(attributes->specs, 0);
	set_style(attributes, fo, &place);
}

bool
fo_attributes_starts_row(const struct fo *fo, const xmlNode *element)
{
	xmlChar *value = xmlGetNoNsProp(element, (const xmlChar *)"starts-row");
	bool starts = value != NULL && strcmp((char *)value, "true") == 0;

	xmlFree(value);
	return starts ||
	    (fo->previous != NULL && fo->previous->style != NULL &&
		fo_is(fo->previous, FO_PROP_ENDS_ROW, FO_KW_TRUE));
}

size_t
fo_attributes_column(const xmlNode *element)
{
	xmlChar *value = xmlGetNoNsProp(element,
	    (const xmlChar *)"column-number");
	long number = value != NULL ? strtol((char *)value, /*end*/ NULL, 10)
				    : 0;

	xmlFree(value);
	return number > 0 ? (size_t)number : 0;
}
