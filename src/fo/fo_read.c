/*
 * Reads an XML tree into the XSL-FO tree, in one walk without recursion.
 *
 * Each open formatting object has a frame: fo_frame.h.  Elements that are no
 * formatting objects have none, so their children fall to the frame around.
 * Text is gathered until an object begins or ends, so comments, processing
 * instructions and CDATA sections do not cut it.
 */
#include "fo/fo.h"

#include <string.h>

#include <libxml/tree.h>

#include "base/suggest.h"
#include "fo/fo_frame.h"
#include "fo/fo_info.h"

/* Puts the gathered text into the tree. */
static void
flush_text(struct fo_reader *r)
{
	struct fo *parent, *fo;

	if (fo_frame_admit_text(r)) {
		parent = fo_frame_parent(r);
		fo = ARENA_NEW(r->arena, struct fo);
		fo->kind = FO_TEXT;
		fo->pos = parent->pos;
		fo->style = parent->style;
		fo->length = r->text->len;
		fo->text = arena_strndup(r->arena, r->text->str, r->text->len);
		fo_add(parent, fo);
		fo_frame_close_missing(r);
	}
	g_string_truncate(r->text, 0);
}

static struct frame *
table_frame(struct frame *frame)
{
	while (frame != NULL && frame->fo->kind != FO_TABLE)
		frame = frame->outer;
	return frame;
}

/* Before a row or cell gets its style: in which column it is. */
static size_t
enter_column(struct fo_reader *r, const struct fo *fo, const xmlNode *element)
{
	struct frame *table = table_frame(r->frame);
	size_t number;

	if (table == NULL)
		return 0;
	switch (fo->kind) {
	case FO_TABLE_HEADER:
	case FO_TABLE_FOOTER:
	case FO_TABLE_BODY:
		fo_column_start_part(&table->columns);
		return 0;
	case FO_TABLE_ROW:
		fo_column_start_row(&table->columns);
		return 0;
	case FO_TABLE_CELL:
		if (fo_attributes_starts_row(fo, element))
			fo_column_start_row(&table->columns);
		number = fo_attributes_column(element);
		return number > 0 ? number : fo_column_next(&table->columns);
	default:
		return 0;
	}
}

static void
read_foreign(struct fo_reader *r, struct fo *fo, const xmlNode *element)
{
	xmlNode *child = element->children;

	while (child != NULL && child->type != XML_ELEMENT_NODE)
		child = child->next;
	if (child != NULL)
		fo->foreign = fo_info_foreign(r->arena, child);
	else
		diag(r->diags, DIAG_FO_CONTENT_MISSING, fo->pos, "%s lacks %s",
		    fo_kind_name(fo->kind), "an element");
}

/*
 * Makes the object of an element, if it may stand here, and opens its frame.
 * False if it is left out with all that is in it.
 */
static bool
open_object(struct fo_reader *r, const xmlNode *element, enum fo_kind kind)
{
	struct fo *fo, *outer = r->frame != NULL ? r->frame->fo : NULL;
	struct pos pos = fo_attributes_pos(r->attributes, element, outer);
	struct style_place place = { 0 };
	struct frame *table;
	size_t number;

	if (!fo_frame_admit(r, &kind, pos))
		return false;
	fo = ARENA_NEW(r->arena, struct fo);
	fo->kind = kind;
	fo->pos = pos;
	if (r->frame != NULL)
		fo_add(fo_frame_parent(r), fo);
	number = enter_column(r, fo, element);
	table = number > 0 ? table_frame(r->frame) : NULL;
	place.fo = fo;
	if (table != NULL)
		place.column = fo_column_find(table->fo, number);
	else if (r->frame != NULL)
		place.column = r->frame->column;
	fo_attributes_read(r->attributes, fo, &place, element,
	    r->frame != NULL && r->frame->is_in_marker);
	if (table != NULL)
		fo_column_add(r->arena, &table->columns, number,
		    (size_t)fo_number(fo, FO_PROP_NUMBER_COLUMNS_SPANNED, 1),
		    (size_t)fo_number(fo, FO_PROP_NUMBER_ROWS_SPANNED, 1));
	fo_frame_push(r, element, fo)->column = place.column;
	if (kind == FO_INSTREAM_FOREIGN_OBJECT)
		read_foreign(r, fo, element);
	return true;
}

static void
report_unknown(struct fo_reader *r, const xmlNode *element)
{
	const char *name = (const char *)element->name;
	struct suggestion best;

	suggest_begin(&best, name);
	for (int kind = FO_TEXT + 1; kind < FO__MAX; kind++)
		suggest_weigh(&best, fo_kind_name((enum fo_kind)kind));
	diag_hint(r->diags, DIAG_FO_OBJECT_UNKNOWN,
	    fo_attributes_pos(r->attributes, element, r->frame->fo),
	    &(struct diag_hint){ .piece = name, .instead = suggest_end(&best) },
	    "%s", name);
}

/* True if what is in the element is to be read too. */
static bool
open_element(struct fo_reader *r, const xmlNode *element)
{
	enum fo_kind kind;

	if (!fo_attributes_is_object(r->attributes, element)) {
		if (r->frame->fo->kind == FO_DECLARATIONS)
			fo_info_read(r->document, r->arena, element);
		else
			fo_attributes_ignore(r->attributes, element->ns,
			    fo_attributes_pos(r->attributes, element,
				r->frame->fo));
		return false;
	}
	kind = fo_attributes_kind(r->attributes, element);
	if (kind == FO_TEXT) {
		report_unknown(r, element);
		return true;
	}
	flush_text(r);
	return open_object(r, element, kind) &&
	    kind != FO_INSTREAM_FOREIGN_OBJECT;
}

static void
close_element(struct fo_reader *r, const xmlNode *element)
{
	if (r->frame == NULL || r->frame->element != element)
		return;
	if (r->frame->fo->kind == FO_INSTREAM_FOREIGN_OBJECT)
		g_string_truncate(r->text, 0);
	flush_text(r);
	fo_frame_pop(r);
	if (r->frame != NULL)
		fo_frame_close_missing(r);
}

/* An entity that the parser left unexpanded counts as its text. */
static void
gather_text(struct fo_reader *r, const xmlNode *node)
{
	xmlChar *content;

	switch (node->type) {
	case XML_TEXT_NODE:
	case XML_CDATA_SECTION_NODE:
		if (node->content != NULL)
			g_string_append(r->text, (const char *)node->content);
		break;
	case XML_ENTITY_REF_NODE:
		content = xmlNodeGetContent(node);
		if (content != NULL)
			g_string_append(r->text, (const char *)content);
		xmlFree(content);
		break;
	default:
		break;
	}
}

/* A child of the root, with all that is in it. */
static void
read_tree(struct fo_reader *r, const xmlNode *top)
{
	const xmlNode *node = top;

	for (;;) {
		bool is_element = node->type == XML_ELEMENT_NODE;

		if (!is_element)
			gather_text(r, node);
		else if (open_element(r, node) && node->children != NULL) {
			node = node->children;
			continue;
		} else
			close_element(r, node);
		while (node != top && node->next == NULL) {
			node = node->parent;
			close_element(r, node);
		}
		if (node == top)
			return;
		node = node->next;
	}
}

/* Without q:info and XMP the root's language is the document's. */
static void
default_lang(struct fo_reader *r)
{
	const char *language = fo_string(r->document->root, FO_PROP_LANGUAGE);
	const char *country = fo_string(r->document->root, FO_PROP_COUNTRY);

	if (r->document->lang != NULL || language == NULL)
		return;
	r->document->lang = country == NULL
	    ? language
	    : arena_printf(r->arena, "%s-%s", language, country);
}

static void
say_no_root(struct fo_reader *r, const xmlDoc *xml, const xmlNode *root)
{
	const struct pos pos = {
		.file = xml->URL == NULL
		    ? NULL
		    : g_intern_string((const char *)xml->URL),
	};

	diag(r->diags, DIAG_FO_ROOT_MISSING, pos, "%s",
	    root == NULL ? "it is empty" : (const char *)root->name);
}

static void
free_text(void *object)
{
	g_string_free(((struct fo_reader *)object)->text, TRUE);
}

struct fo_reader *
fo_reader_new(struct arena *arena, struct diags *diags, const xmlDoc *xml)
{
	const xmlNode *root = xmlDocGetRootElement(xml);
	struct fo_reader *r = ARENA_NEW(arena, struct fo_reader);

	r->arena = arena;
	r->diags = diags;
	r->attributes = fo_attributes_new(arena, diags, xml);
	if (root == NULL || !fo_attributes_is_object(r->attributes, root) ||
	    fo_attributes_kind(r->attributes, root) != FO_ROOT) {
		say_no_root(r, xml, root);
		return NULL;
	}
	r->text = g_string_new(NULL);
	arena_defer(arena, free_text, r);
	r->document = ARENA_NEW(arena, struct fo_document);
	open_object(r, root, FO_ROOT);
	r->document->root = r->frame->fo;
	r->top = r->frame->fo = arena_copy(arena, r->frame->fo,
	    sizeof(*r->frame->fo));
	return r;
}

struct fo_document *
fo_reader_document(const struct fo_reader *reader)
{
	return reader->document;
}

struct fo *
fo_reader_read(struct fo_reader *reader, const xmlNode *child)
{
	struct fo *first;

	fo_attributes_begin(reader->attributes);
	if (child != NULL) {
		read_tree(reader, child);
	} else {
		flush_text(reader);
		fo_frame_pop(reader);
		default_lang(reader);
	}
	fo_attributes_end(reader->attributes);
	first = reader->top->first;
	reader->top->first = reader->top->last = NULL;
	for (struct fo *fo = first; fo != NULL; fo = fo->next)
		fo->parent = reader->document->root;
	return first;
}

void
fo_append(struct fo_document *document, struct fo *first)
{
	struct fo *next;

	for (struct fo *fo = first; fo != NULL; fo = next) {
		next = fo->next;
		fo->next = NULL;
		fo_add(document->root, fo);
	}
}

struct fo_document *
fo_read(struct arena *arena, struct diags *diags, xmlDoc *xml)
{
	struct fo_reader *reader = fo_reader_new(arena, diags, xml);
	const xmlNode *child;

	if (reader == NULL)
		return NULL;
	child = xmlDocGetRootElement(xml)->children;
	for (; child != NULL; child = child->next)
		fo_append(reader->document, fo_reader_read(reader, child));
	fo_append(reader->document, fo_reader_read(reader, /*child*/ NULL));
	return reader->document;
}
