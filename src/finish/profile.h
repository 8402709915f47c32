/*
 * ICC profiles of pictures as objects of the PDF (ISO 32000-1, 8.6.5.5).
 * Private to finish/.
 */
#ifndef FINISH_PROFILE_H
#define FINISH_PROFILE_H

#include "finish/finisher.h"

/*
 * Whether it is for 1 (grey), 3 (RGB) or 4 (CMYK) components and of a kind that
 * PDF/A allows (ISO 19005-2, 6.2.4.2).  False for sRGB, too, which a PDF of ours
 * has anyway.
 */
bool profile_is_usable(const void *bytes, size_t length, unsigned components);

/* The object's number; the same one for all pictures that have the profile. */
size_t profile_write(struct finisher *f, const void *bytes, size_t length,
    unsigned components);

#endif
