/*
 * The names of an XSL-FO file, found fast: libxml2 keeps equal names at the
 * same address, so a pointer that was seen before needs no comparing.
 */
#ifndef FO_FO_NAMES_H
#define FO_FO_NAMES_H

#include <libxml/tree.h>

#include "fo/fo.h"
#include "fo/prop_table.h"

enum fo_space {
	FO_SPACE_NONE, /* attributes of XSL-FO have no namespace */
	FO_SPACE_FO,
	FO_SPACE_QUOIN,
	FO_SPACE_XML,
	FO_SPACE_FOP,    /* fox: */
	FO_SPACE_VENDOR, /* extensions of other formatters */
	FO_SPACE_OTHER,
};

struct fo_names;

/* Valid as long as the document's dictionary, which holds its names, is. */
struct fo_names *fo_names_new(struct arena *arena);

/* `ns` may be freed only if all are forgotten then. */
enum fo_space fo_names_space(struct fo_names *names, const xmlNs *ns);
void fo_names_forget_spaces(struct fo_names *names);

/* FO_TEXT if there is no such object. */
enum fo_kind fo_names_kind(struct fo_names *names, const xmlChar *name);

/* NULL if there is no such property; "pos" of quoin's is none. */
const struct prop_name *fo_names_prop(struct fo_names *names,
    enum fo_space space, const xmlChar *name);

#endif
