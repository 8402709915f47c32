/*
 * The DocBook tree in the middle: questions to it, and what is done to it
 * before any output is made.
 */
#ifndef TREE_TREE_H
#define TREE_TREE_H

#include <stdbool.h>
#include <time.h>

#include <glib.h>
#include <libxml/tree.h>

#include "base/arena.h"
#include "base/diag.h"
#include "read/book.h"

/*
 * Makes the book's tree ready for the stylesheets: every element that can be
 * pointed to has an id, numbers are stamped, faults are reported.
 */
void tree_prepare(struct book *book, struct diags *diags);

/* What `quoin check` looks at besides; nothing is changed. */
void tree_check(const struct book *book, struct diags *diags);

/*
 * Writes the tree as XML, our attributes included; false with the reason
 * where the file cannot be written.
 */
bool tree_write(xmlDoc *doc, const char *path, const char **reason);

/* Takes our private attributes off; what stays is DocBook 5.0. */
void tree_strip(xmlDoc *doc);

/* The node after `node` in document order below `root`, or NULL. */
xmlNode *tree_next(xmlNode *node, const xmlNode *root);

/* The same without going into `node`. */
xmlNode *tree_next_after(xmlNode *node, const xmlNode *root);

/*
 * Whether an element or attribute of this name may be in the document: names
 * are interned in its dictionary.  Spares a walk where none is.
 */
bool tree_may_have(const xmlDoc *doc, const char *name);

/*
 * The set of those of `names` that elements of the document may have, by their
 * interned pointers: to be asked for node->name.
 */
GHashTable *tree_intern(const xmlDoc *doc, const char *const *names,
    size_t count);

/* Is `node` the DocBook element `name`? */
bool tree_is(const xmlNode *node, const char *name);

/* The first DocBook element `name` right below `parent`, or NULL; of none too. */
xmlNode *tree_child(const xmlNode *parent, const char *name);

/* Borrowed from the tree, or NULL. */
const char *tree_attribute(const xmlNode *node, const char *name);
const char *tree_id(const xmlNode *node);
/* The number that is stamped on it; "" if none is. */
const char *tree_number(const xmlNode *node);
bool tree_has_role(const xmlNode *node, const char *role);

/* The place that the element, or the nearest around it, is stamped with. */
struct pos tree_pos(const xmlNode *node);

/*
 * When the newest of the files that elements are stamped with was changed; -1
 * where none can be looked at.
 */
time_t tree_newest_source(xmlDoc *doc);

/* The private namespace, declared at the root. */
xmlNs *tree_quoin_ns(xmlDoc *doc);

#endif
