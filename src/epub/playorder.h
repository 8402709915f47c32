/*
 * The order of play in toc.ncx: chapters, sections and printed pages counted
 * together, as they follow each other in the book (ANSI/NISO Z39.86-2005, 8.4.2;
 * what leads to the same place has the same number).
 */
#ifndef EPUB_PLAYORDER_H
#define EPUB_PLAYORDER_H

#include <glib.h>
#include <libxml/tree.h>

/*
 * Gives each navPoint and pageTarget of the file whose root is `ncx` its
 * playOrder.  `places` has for each that a point may lead to, "c003.xhtml" or
 * "c003.xhtml#id", its number in the order of the book.
 */
void playorder_set(xmlNode *ncx, GHashTable *places);

#endif
