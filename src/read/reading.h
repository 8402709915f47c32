/*
 * What the readers of one book share while its document grows.
 */
#ifndef READ_READING_H
#define READ_READING_H

#include "base/arena.h"
#include "base/diag.h"
#include "read/book.h"
#include "read/element.h"

/* Public identifier of a title that nobody wrote; see division.c. */
#define READING_ROLE_GENERATED "generated"

struct metadata;

struct reading {
	struct arena *arena;
	struct diags *diags;
	struct book *book;
	struct element_maker make;
	GHashTable *ids;   /* set: every xml:id of the book */
	GPtrArray *scopes; /* struct scope *, one for each file read */
	GArray *links;     /* struct link, waiting for all ids to be known */
	bool has_indexterms;
};

#endif
