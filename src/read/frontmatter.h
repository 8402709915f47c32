/*
 * Front matter: YAML between two lines of --- at a file's start, or Pandoc's
 * title block, lines with a percent sign: title, authors, date.
 */
#ifndef READ_FRONTMATTER_H
#define READ_FRONTMATTER_H

#include "read/metadata.h"
#include "read/source.h"

/*
 * Reads the front matter of `source`, if it has one, into `metadata`.
 * Returns how many lines it takes.
 */
unsigned frontmatter_read(struct reading *reading, const struct source *source,
    struct metadata *metadata);

/* The same without reading it: how many lines it has, 0 for none. */
unsigned frontmatter_skip(const struct source *source);

#endif
