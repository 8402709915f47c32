/*
 * Making DocBook elements.  Names are interned in the document's dictionary,
 * and every element is stamped with the place it comes from.
 */
#ifndef READ_ELEMENT_H
#define READ_ELEMENT_H

#include <stdbool.h>
#include <stddef.h>

#include <libxml/tree.h>

#include "base/diag.h"

struct element_maker {
	xmlDoc *doc;
	xmlNs *docbook;
	xmlNs *xlink;
	xmlNs *quoin;
	xmlNs *xml;
};

/* Makes a document whose root is `name`, with all namespaces declared. */
void element_init(struct element_maker *make, const char *name);

/* Appends a new element to `parent`; NULL leaves it unattached. */
xmlNode *element_add(const struct element_maker *make, xmlNode *parent,
    const char *name, struct pos pos);

/* Appends an element that holds only `text`. */
xmlNode *element_add_with_text(const struct element_maker *make,
    xmlNode *parent, const char *name, struct pos pos, const char *text);

/* Appends text; what XML cannot hold becomes U+FFFD: false if there was such. */
bool element_add_text(const struct element_maker *make, xmlNode *parent,
    const char *text, size_t length);

void element_rename(xmlNode *node, const char *name);
bool element_is(const xmlNode *node, const char *name);
bool element_is_paragraph(const xmlNode *node);

/* Attributes without a namespace; `value` NULL sets nothing. */
void element_set(xmlNode *node, const char *name, const char *value);
void element_remove(xmlNode *node, const char *name);
/* Borrowed from the tree, or NULL. */
const char *element_find(const xmlNode *node, const char *name);
const char *element_find_ns(const xmlNode *node, const char *name,
    const char *ns);

/* A private attribute, for the stylesheets; not part of DocBook. */
void element_set_private(const struct element_maker *make, xmlNode *node,
    const char *name, const char *value);

/* xml:lang, unless `language` is NULL. */
void element_set_language(const struct element_maker *make, xmlNode *node,
    const char *language);

/* Adds a word to @role. */
void element_add_role(xmlNode *node, const char *role);

void element_set_xlink(const struct element_maker *make, xmlNode *node,
    const char *name, const char *value);
void element_set_id(const struct element_maker *make, xmlNode *node,
    const char *id);
const char *element_id(const xmlNode *node);

/* The place an element is stamped with. */
void element_stamp(const struct element_maker *make, xmlNode *node,
    struct pos pos);
struct pos element_pos(const xmlNode *node);

/* Moves all children of `from` to the end of `to`. */
void element_move_children(xmlNode *from, xmlNode *to);

/* The first element child, and the next element after `node`. */
xmlNode *element_first(const xmlNode *node);
xmlNode *element_next(const xmlNode *node);

#endif
