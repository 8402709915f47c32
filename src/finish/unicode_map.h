/* What text a font's codes stand for.  Private to finish/. */
#ifndef FINISH_UNICODE_MAP_H
#define FINISH_UNICODE_MAP_H

#include "finish/finisher.h"

/*
 * Writes the ToUnicode CMap (ISO 32000-1, 9.10.3) of a typeface, of a drawn
 * one that of its `font`-th; returns its object.
 */
size_t unicode_map_write(struct finisher *f, const struct typeface *typeface,
    unsigned font);

#endif
