/*
 * What a book says about itself, from front matter or book.yaml.
 */
#ifndef READ_METADATA_H
#define READ_METADATA_H

#include <stdbool.h>

#include "read/publishing.h"
#include "read/reading.h"
#include "read/yaml.h"

struct metadata {
	const char *title, *subtitle;
	const char *lang, *date, *identifier, *publisher, *rights;
	const char *description, *abstract, *cover, *slug, *quotes;
	GPtrArray *authors, *subjects, *keywords; /* const char * */
	struct publishing publishing;
	struct pos pos; /* of all of it */
	struct pos cover_pos;
	bool is_foreign;      /* keys that are not known are nobody's fault */
	bool takes_variables; /* for all of the book, not only a chapter */
	const struct yaml_node *chapters; /* of book.yaml, or NULL */
};

struct metadata *metadata_new(struct reading *reading);

/*
 * Reads a map.  Parameters go into the book's settings; what is neither is
 * reported.  `is_book` allows `chapters`.
 */
void metadata_read(struct reading *reading, struct metadata *metadata,
    const struct yaml_node *map, bool is_book);

/* Writes `info` as the first child of the book's root. */
void metadata_write(struct reading *reading, const struct metadata *metadata,
    xmlNode *root);

/* Names without special characters, fit for a file on any system. */
char *metadata_slug(struct arena *arena, const char *wanted);

#endif
