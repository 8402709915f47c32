/*
 * Which structure type an object is, where it stands.  Private to fo/.
 */
#ifndef FO_STRUCTURE_TYPE_H
#define FO_STRUCTURE_TYPE_H

#include "fo/structure.h"

/* In place of an enum element_type. */
enum { STRUCTURE_NO_TYPE = -1, STRUCTURE_ARTIFACT = -2 };

/* The type of an object in the element `home`: by its role, if that fits. */
int structure_type_of(const struct fo *fo, const struct element *home);

/* The type that the role names. */
int structure_type_of_role(const struct fo *fo);

/* Whether the element holds text, and no blocks. */
bool structure_is_line(const struct element *element);

/* Whether the object draws nothing: markers, spaces between blocks. */
bool structure_is_blank(const struct fo *fo);

/* Whether all that `fo` holds is lines of one paragraph. */
bool structure_is_one_paragraph(const struct fo *fo);

/* Whether the block holds a picture and nothing else. */
bool structure_is_picture(const struct fo *block);

/* The level of a heading; 0 if the object is none. */
int structure_heading_level(const struct fo *fo);

/* The level of the first heading in the sequence's flows; 0: there is none. */
int structure_first_level(const struct fo *sequence);

#endif
