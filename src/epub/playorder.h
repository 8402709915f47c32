/*
 * The order of play in toc.ncx: chapters, sections and printed pages counted
 * together, as they follow each other in the book (ANSI/NISO Z39.86-2005, 8.4.2;
 * what leads to the same place has the same number).
 */
#ifndef EPUB_PLAYORDER_H
#define EPUB_PLAYORDER_H

#include <libxml/tree.h>

/*
 * Gives each navPoint and pageTarget of the file whose root is `ncx` its
 * playOrder.  `files` holds all files, the chapters in reading order.
 */
void playorder_set(xmlNode *ncx, const xmlNode *files);

#endif
