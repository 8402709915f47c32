/*
 * Names within a book: which xml:id an anchor of a file has, and links that
 * wait until all of them are known.
 *
 * A file is a scope.  What its author calls #id is looked up there first; ids
 * are unique in the whole book, so the second file's #summary becomes
 * summary-2, and that file's own links follow.
 */
#ifndef READ_SCOPE_H
#define READ_SCOPE_H

#include <stdbool.h>

#include <libxml/tree.h>

#include "read/reading.h"

struct scope {
	const char *path;    /* absolute, without symbolic links */
	const char *label;   /* as messages name it */
	const char *first;   /* xml:id of its first division, or NULL */
	GHashTable *anchors; /* what the author writes -> xml:id */
	GHashTable *written; /* set: those anchors that are no heading's text */
	GHashTable *authors; /* xml:id -> what the author wrote */
	GHashTable *repeats; /* a heading's slug -> its last number */
};

struct scope *scope_new(struct reading *reading, const char *path);
void scope_clear(struct scope *scope);

/* The list that waiting links are kept in. */
GArray *scope_links_new(void);

/* The id that GitHub gives a heading with this text. */
char *scope_slug(struct arena *arena, const char *text);

/*
 * Gives `node` the id its author wrote, or, where that is taken, reports it
 * and gives another.
 */
void scope_add_id(struct reading *reading, struct scope *scope, xmlNode *node,
    const char *id, struct pos pos);

/* Gives `to` the id of `from`, or what leads to `from` leads to `to` now. */
void scope_move_id(struct reading *reading, struct scope *scope, xmlNode *from,
    xmlNode *to);

/* Gives a heading's division the id made of its text. */
void scope_add_heading(struct reading *reading, struct scope *scope,
    xmlNode *node, const char *text);

/* A new id, unique in the book, that begins like `wanted`; not recorded. */
char *scope_unique_id(struct reading *reading, const char *wanted);

/*
 * Links `node` (a link or an xref) to `target` when all files are read:
 * "#id", "other.md" or "other.md#id".
 */
void scope_add_link(struct reading *reading, struct scope *scope, xmlNode *node,
    const char *target, struct pos pos);

/* Two phrases around references, text where none of them leads anywhere. */
struct brackets {
	xmlNode *open, *close; /* close may be NULL */
	bool resolved;         /* one of the references leads somewhere */
};

struct brackets *scope_add_brackets(struct reading *reading);

/*
 * Links a reference that stands for `shown` in the source.  One that is there
 * only perhaps is text again where no author gave anything that id, and so are
 * its brackets if it has any.
 */
void scope_add_reference(struct reading *reading, struct scope *scope,
    xmlNode *node, const char *target, const char *shown, bool is_perhaps,
    struct brackets *brackets, struct pos pos);

/* Resolves all links; what leads nowhere is reported and marked. */
void scope_resolve(struct reading *reading);

#endif
