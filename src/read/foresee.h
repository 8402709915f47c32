/*
 * Which pictures a text will show, guessed before it is parsed, so that they
 * can be made ready meanwhile.
 */
#ifndef READ_FORESEE_H
#define READ_FORESEE_H

#include "read/reading.h"

/*
 * Tells book_options.picture_met of each PNG file that `text`, the one of the
 * file `path`, names as a link or an attribute does.  A guess: what is code or a
 * comment counts, too, and what a name is put together from doesn't.
 */
void foresee_pictures(const struct reading *reading, const char *path,
    const char *text, size_t length);

#endif
