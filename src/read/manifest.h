/* book.yaml: the metadata of a book and its chapters in order. */
#ifndef READ_MANIFEST_H
#define READ_MANIFEST_H

#include "read/metadata.h"

struct manifest_entry {
	const char *part;  /* the title of a part that begins here, or NULL */
	const char *class; /* of a chapter that is not just one, or NULL */
	const char *file;  /* of a chapter: path as messages name it, or NULL */
	struct pos pos;
};

/*
 * Reads `path` (a book.yaml) and returns the entries, or NULL after a fatal
 * message.  Without `chapters` all *.md of the directory are taken, sorted.
 */
GArray *manifest_read(struct reading *reading, const char *path,
    struct metadata *metadata);

/* For Quarto's: adds a list of chapters, and reads a file that is a map. */
bool manifest_add_chapters(struct reading *reading, GArray *entries,
    const struct yaml_node *list, const char *class);
const struct yaml_node *manifest_read_map(struct reading *reading,
    const char *path);

#endif
