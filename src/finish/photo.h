/*
 * JPEG files in the PDF: Cairo carries them over as they are, but says of
 * their colours only how many components they have.  Private to finish/.
 */
#ifndef FINISH_PHOTO_H
#define FINISH_PHOTO_H

#include "finish/finisher.h"

/*
 * Copies an image of Cairo's whose stream is a JPEG, with its ICC profile;
 * Adobe's CMYK is inverted (ISO 32000-1, 8.9.5.2).  CMYK without a profile
 * breaks PDF/A.  False if the object is something else.
 */
bool photo_copy(struct finisher *f, size_t number, struct pdf_slice dictionary,
    struct pdf_slice stream);

#endif
