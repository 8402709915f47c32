/* Abbreviations: each with its expansion, wherever it stands in the file. */
#ifndef READ_ABBREVIATION_H
#define READ_ABBREVIATION_H

#include "read/markdown.h"

/* Takes down a definition; of two of one name the first counts. */
void abbreviation_collect(struct markdown *md,
    const struct syntax_abbreviation *abbreviation);

/* Adds text in which abbreviations may stand, as smart_add() does. */
void abbreviation_add_text(struct markdown *md, const char *text, size_t length,
    bool goes_on);

/* Adds one with its expansion; NULL for none. */
void abbreviation_add(struct markdown *md, const char *name, size_t length,
    const char *expansion);

#endif
