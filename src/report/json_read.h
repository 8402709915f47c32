/*
 * JSON read into XML, in the words that XPath and XQuery Functions and
 * Operators 3.1, 17.5 has for it (fn:json-to-xml), so that stylesheets can work
 * with it:
 *
 *	{"pages":28}   <map><number key="pages">28</number></map>
 *
 * Elements map, array, string, number, boolean and null, in its namespace; an
 * item of a map has its key in @key.  What XML can't hold is U+FFFD.
 */
#ifndef REPORT_JSON_READ_H
#define REPORT_JSON_READ_H

#include <stddef.h>

#include <libxml/tree.h>

#include "base/arena.h"

#define JSON_NS "http://www.w3.org/2005/xpath-functions"

/*
 * NULL, and the reason in `*reason` (in the arena), where `text` is not one
 * JSON value (RFC 8259) in UTF-8; `*line` is then where.  The caller frees the
 * result with xmlFreeDoc().
 */
xmlDoc *json_read(struct arena *arena, const char *text, size_t length,
    const char **reason, unsigned *line);

/* The item of a map that has this key, or NULL. */
xmlNode *json_find(const xmlNode *map, const char *key);

#endif
