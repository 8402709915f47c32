/*
 * book.toml: what an mdBook says about itself and its form.
 */
#ifndef READ_MDBOOK_CONFIG_H
#define READ_MDBOOK_CONFIG_H

#include "read/metadata.h"

struct mdbook_config {
	struct reading *reading;
	struct metadata *metadata;   /* that it fills */
	const struct yaml_node *map; /* of book.toml; an empty one without it */
	const char *src;             /* the directory of SUMMARY.md */
};

/*
 * Reads the book.toml of reading->book->directory, which need not be there.
 * Sets what else depends on it in `reading`: settings, the website, which
 * lines of code are hidden.  False after a fatal message.
 */
bool mdbook_config_read(struct mdbook_config *config, struct reading *reading,
    struct metadata *metadata);

/* Is it a directory that mdBook would build? */
bool mdbook_is(struct arena *arena, const char *directory);

#endif
