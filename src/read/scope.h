/*
 * Names within a book: which xml:id an anchor of a file has.
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

#endif
