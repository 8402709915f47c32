/*
 * Serial numbers of the elements that are no part of a line: q:serial.
 *
 * Print and EPUB both copy them to what they make of an element, so that what
 * layout finds out about one (on which page it stands) holds for the other.
 */
#ifndef TREE_SERIAL_H
#define TREE_SERIAL_H

#include <libxml/tree.h>

/* From 1 in document order; the same text, the same numbers. */
void serial_stamp(xmlDoc *doc);

#endif
