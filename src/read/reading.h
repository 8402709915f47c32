/*
 * What the readers of one book share while its document grows.
 */
#ifndef READ_READING_H
#define READ_READING_H

#include "base/arena.h"
#include "base/diag.h"
#include "read/book.h"
#include "read/element.h"
#include "read/include.h"
#include "read/site.h"
#include "read/syntax.h"

/* The role of a title that nobody wrote. */
#define READING_ROLE_GENERATED "generated"

struct reading {
	struct arena *arena;
	struct diags *diags;
	struct book *book;
	const struct book_options *options;
	struct element_maker make;
	enum syntax_dialect dialect;
	struct include_state include;
	struct site site;
	GHashTable *hidden;   /* of an mdBook: language -> prefix, or NULL */
	GHashTable *ids;      /* set: every xml:id of the book */
	GPtrArray *scopes;    /* struct scope *, one for each file read */
	GHashTable *files;    /* path -> struct scope * */
	GArray *links;        /* struct link, waiting for all ids to be known */
	GPtrArray *brackets;  /* struct brackets *, waiting for the same */
	unsigned suggestions; /* made so far for broken links */
	unsigned examples;    /* of the kind (@label), through the book */
	unsigned includes;    /* of DocBook files, for a limit */
	bool has_indexterms;
	bool has_index; /* a DocBook file brought its own */
};

#endif
