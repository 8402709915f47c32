/*
 * Characters for private use, which mean nothing to who doesn't know the
 * author.  Private to finish/.
 */
#ifndef FINISH_PRIVATE_USE_H
#define FINISH_PRIVATE_USE_H

#include "finish/finisher.h"

/* The first character for private use in the text, or 0. */
gunichar private_use_find(const char *utf8);

/*
 * Reports those that no inline object tells the words for (q:alt): PDF/A of
 * level A wants an ActualText (ISO 19005-2, 6.2.11.7.3).
 */
void private_use_check(struct finisher *f);

#endif
