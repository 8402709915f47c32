/*
 * The sources that messages show: where a piece stands, and what its line
 * looks like.
 */
#ifndef BASE_DIAG_SOURCE_H
#define BASE_DIAG_SOURCE_H

#include "base/diag.h"

/* path -> its text */
struct diag_sources;

struct diag_sources *diag_sources_new(void);
void diag_sources_free(struct diag_sources *sources);
void diag_sources_add(struct diag_sources *sources, const char *path,
    const char *text, size_t length);

/*
 * Moves `pos` to `piece` if that stands in the line of `pos` or shortly
 * behind it.  Returns the length of the piece in bytes, 0 if it is not there.
 * Quotation marks of both kinds match each other, as XML has them.
 */
size_t diag_sources_find(struct diag_sources *sources, struct pos *pos,
    const char *piece);

/* The line of `pos` without its end; NULL if that is not known. */
const char *diag_sources_line(struct diag_sources *sources, struct pos pos,
    size_t *length);

/* pos.column counted in characters. */
unsigned diag_sources_column(struct diag_sources *sources, struct pos pos);

#endif
