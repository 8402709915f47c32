/*
 * Pandoc's simple and multiline tables, whose columns a line of dashes shows.
 *
 *	  Right  Left     Centre        ----------------------------
 *	-------  ------  --------        First    Second
 *	     12  12         12           column   column
 *	                                -------- -------------------
 *	                                 12       A text of
 *	                                          two lines
 *
 *	                                 13       Another
 *	                                ----------------------------
 *
 * CommonMark sees rules, headings and code in them, so the lines of one are
 * marked before cmark reads them: it then makes a paragraph of them.
 */
#ifndef READ_PLAINTABLE_H
#define READ_PLAINTABLE_H

#include "read/drawing.h"

#define PLAINTABLE_MARK '\x02' /* no source has it; see source_read() */

/*
 * A copy of `text` in which each line of such a table begins with the mark;
 * NULL where there is no table.  Its columns are clear only if a blank stands
 * before each of them in all lines; else it is none.
 */
char *plaintable_mark(const char *text, size_t length, size_t *marked_length);

/* Finds the cells of one whose lines plaintable_mark() has marked. */
bool plaintable_read(struct drawing *drawing, struct arena *arena);

#endif
