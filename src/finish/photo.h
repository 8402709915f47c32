/* JPEG files in the PDF, as they are.  Private to finish/. */
#ifndef FINISH_PHOTO_H
#define FINISH_PHOTO_H

#include "finish/finisher.h"

/*
 * Writes the file as an image with its ICC profile; Adobe's CMYK is inverted
 * (ISO 32000-1, 8.9.5.2).  CMYK without a profile breaks PDF/A.
 */
void photo_write(struct finisher *f, size_t number, const char *path);

/*
 * The same with an image of Cairo's whose stream is a JPEG.  False if the
 * object is something else.
 */
bool photo_copy(struct finisher *f, size_t number, struct pdf_slice dictionary,
    struct pdf_slice stream);

#endif
