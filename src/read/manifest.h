/* book.yaml: the metadata of a book and its chapters in order. */
#ifndef READ_MANIFEST_H
#define READ_MANIFEST_H

#include "read/metadata.h"

struct manifest_entry {
	const char *part; /* the title of a part that begins here, or NULL */
	const char *file; /* of a chapter: path as messages name it, or NULL */
	struct pos pos;
};

/*
 * Reads `path` (a book.yaml) and returns the entries, or NULL after a fatal
 * message.  Without `chapters` all *.md of the directory are taken, sorted.
 */
GArray *manifest_read(struct reading *reading, const char *path,
    struct metadata *metadata);

#endif
