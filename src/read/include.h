/*
 * What stands in double braces: text of other files, and variables.
 *
 *	{{#include file}}  {{#include file:anchor}}  {{#include file:2:10}}
 *	{{#rustdoc_include file:anchor}}  {{#playground file attribute…}}
 *	{{name}}
 *	{{< include file >}}  {{< var name >}}
 *
 * as mdBook and Quarto have them; a backslash before the braces keeps them as they are.
 * This happens in the text, before Markdown is parsed.
 */
#ifndef READ_INCLUDE_H
#define READ_INCLUDE_H

#include <glib.h>

#include "read/source.h"

struct reading;

/* What the files of one book share. */
struct include_state {
	GHashTable *files; /* path -> struct source *, or NULL: unreadable */
	GHashTable *variables; /* name -> value, or NULL where it has none */
	GHashTable *used;      /* set: the variables that stand in the text */
	GHashTable *helpers;   /* set: those that were reported */
	size_t bytes, count;   /* included so far */
	bool is_quarto;        /* {{name}} is no variable */
	bool is_full;          /* the limit was reached, and reported */
};

void include_init(struct include_state *state);
void include_clear(struct include_state *state);

/*
 * The text with everything in braces put in from its first `first_line` lines
 * on; `source` itself where there is nothing to do.  `path` is the file's own,
 * which the included ones are relative to.  What cannot be included is
 * reported and left out.
 */
struct source *include_expand(struct reading *reading, struct source *source,
    const char *path, unsigned first_line);

/* A short text, such as a title, with its variables put in. */
const char *include_expand_text(struct reading *reading, const char *text);

/*
 * For include_lines.c: appends the pieces of `source` that "anchor", "2:10"
 * and the like name to `ranges` (pairs of offsets, as size_t).  `selection`
 * NULL means all.  False where there is nothing like that.
 */
bool include_select(const struct source *source, const char *selection,
    bool all_regions, GArray *ranges);

/* Does it select lines by number? */
bool include_is_lines(const char *selection);

/* The anchor in `source` that is most like `name`, or NULL. */
const char *include_suggest(struct arena *arena, const struct source *source,
    const char *name);

#endif
