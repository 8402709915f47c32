/*
 * Attributes of elements: to a style, to the OWN properties of an object, to
 * its position.
 */
#ifndef FO_FO_ATTRIBUTE_H
#define FO_FO_ATTRIBUTE_H

#include <libxml/tree.h>

#include "fo/fo.h"
#include "fo/style.h"

struct fo_attributes;

struct fo_attributes *fo_attributes_new(struct arena *arena,
    struct diags *diags, const xmlDoc *xml);

/*
 * Around the reading of a piece of the document, which may be freed when that
 * ends, and as markers get their styles while more is read (style.h).
 */
void fo_attributes_begin(struct fo_attributes *attributes);
void fo_attributes_end(struct fo_attributes *attributes);

/* In the namespace of XSL-FO. */
bool fo_attributes_is_object(struct fo_attributes *attributes,
    const xmlNode *element);

/* FO_TEXT if there is no such object. */
enum fo_kind fo_attributes_kind(struct fo_attributes *attributes,
    const xmlNode *element);

/* From q:pos, from what `outer` has from there, or the place in the file. */
struct pos fo_attributes_pos(struct fo_attributes *attributes,
    const xmlNode *element, const struct fo *outer);

/*
 * Gives `fo`, which is in the tree already, its style, OWN properties and
 * serial number.
 */
void fo_attributes_read(struct fo_attributes *attributes, struct fo *fo,
    const struct style_place *place, const xmlNode *element, bool is_in_marker);

/* The same for an object without attributes. */
void fo_attributes_none(struct fo_attributes *attributes, struct fo *fo);

/* Tells once that what is of this namespace is left out. */
void fo_attributes_ignore(struct fo_attributes *attributes, const xmlNs *ns,
    struct pos pos);

/* A cell that begins a row: starts-row, or ends-row on the one before. */
bool fo_attributes_starts_row(const struct fo *fo, const xmlNode *element);

/* What column-number says; 0 if nothing. */
size_t fo_attributes_column(const xmlNode *element);

#endif
