/* What fo:declarations say about the document, and content that is not FO. */
#ifndef FO_FO_INFO_H
#define FO_FO_INFO_H

#include <libxml/tree.h>

#include "fo/fo.h"

/* A child of fo:declarations: q:info, or XMP with Dublin Core. */
void fo_info_read(struct fo_document *document, struct arena *arena,
    const xmlNode *node);

/* An element as XML with the namespaces that are in scope, in `arena`. */
const char *fo_info_foreign(struct arena *arena, xmlNode *node);

#endif
