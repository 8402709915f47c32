/* What a font's maker allows: fsType of its OS/2 table (OpenType). */
#ifndef BASE_FSTYPE_H
#define BASE_FSTYPE_H

#include <stdbool.h>
#include <stddef.h>

/* Of the table's bytes; 0, which allows everything, if it is too short. */
unsigned fstype_read(const char *table, size_t length);

/* Whether outlines may be embedded in a document; whether a part of them. */
bool fstype_may_embed(unsigned fstype);
bool fstype_may_subset(unsigned fstype);

#endif
