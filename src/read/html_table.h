/* HTML tables: rows and cells as they were written become DocBook's. */
#ifndef READ_HTML_TABLE_H
#define READ_HTML_TABLE_H

#include "read/markdown.h"

/*
 * Sets right a table that holds captions, and rows with entries: @colspan and
 * @rowspan on entries, @role "head" on entries and "head" or "foot" on rows.
 * One without a cell vanishes.
 */
void html_table_settle(struct markdown *md, xmlNode *table);

#endif
