/* The XML that JSON was read into (report/json_read.h), as JSON again. */
#ifndef REPORT_JSON_WRITE_H
#define REPORT_JSON_WRITE_H

#include <glib.h>
#include <libxml/tree.h>

void json_write(GString *out, xmlDoc *tree);

#endif
