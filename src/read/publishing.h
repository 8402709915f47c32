/*
 * What shops, libraries and readers' software want to know of a book:
 *
 *	isbn: 978-3-16-148410-0        # of the EPUB
 *	isbn-print: …                  # of the printed edition
 *	doi: …, issn: …
 *	editors: [A, B], translators: [C]
 *	contributors: [{name: D, role: ill}]       # a MARC relator code
 *	series: {name: …, number: 3}
 *	languages: [en, de]            # besides the book's own
 *	subjects: [{scheme: Thema, code: UMX, term: …}]
 *	accessibility: {conforms: AA, certifier: …, credential: …, report: …,
 *	                summary: …}
 */
#ifndef READ_PUBLISHING_H
#define READ_PUBLISHING_H

#include <stdbool.h>

#include "read/reading.h"
#include "read/yaml.h"

/* What was read: nodes of the file, in order. */
struct publishing {
	GPtrArray *nodes;    /* const struct yaml_node * with the keys above */
	GPtrArray *subjects; /* the maps among the subjects */
};

void publishing_init(struct publishing *publishing, struct arena *arena);

/* Is it one of the keys above? */
bool publishing_has(const char *key);

/* The name of key `i`, to suggest it; NULL behind the last. */
const char *publishing_key(size_t i);

/* Takes the value of such a key, after a message where its form is wrong. */
void publishing_add(struct reading *reading, struct publishing *publishing,
    const struct yaml_node *node);

/* Takes a subject that is a map; false where it is none with a code. */
bool publishing_add_subject(struct publishing *publishing,
    const struct yaml_node *item);

/* Writes the DocBook of all this at the end of `info`. */
void publishing_write(struct reading *reading,
    const struct publishing *publishing, xmlNode *info);

#endif
