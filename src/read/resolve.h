/*
 * Links that wait until all names of the book are known (scope.h): a link to
 * "#id" looks in its own file first, then in all others.
 */
#ifndef READ_RESOLVE_H
#define READ_RESOLVE_H

#include <stdbool.h>

#include <libxml/tree.h>

#include "read/reading.h"

struct scope;

/* The list that waiting links are kept in. */
GArray *resolve_links_new(void);

/*
 * Links `node` (a link or an xref) to `target` when all files are read:
 * "#id", "other.md" or "other.md#id".
 */
void resolve_add_link(struct reading *reading, struct scope *scope,
    xmlNode *node, const char *target, struct pos pos);

/* Two phrases around references, text where none of them leads anywhere. */
struct brackets {
	xmlNode *open, *close; /* close may be NULL */
	bool resolved;         /* one of the references leads somewhere */
};

struct brackets *resolve_add_brackets(struct reading *reading);

/*
 * Links a reference that stands for `shown` in the source.  One that is there
 * only perhaps is text again where no author gave anything that id, and so are
 * its brackets if it has any.
 */
void resolve_add_reference(struct reading *reading, struct scope *scope,
    xmlNode *node, const char *target, const char *shown, bool is_perhaps,
    struct brackets *brackets, struct pos pos);

/* Resolves all links; what leads nowhere is reported and marked. */
void resolve_links(struct reading *reading);

#endif
