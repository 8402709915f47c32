/* What takes the bytes, and for whom.  Private to paint/. */
#ifndef PAINT_SINK_H
#define PAINT_SINK_H

#include "paint/paint.h"

struct sink {
	paint_sink write;
	void *closure;
};

#endif
