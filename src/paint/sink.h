/*
 * What takes the bytes, in the form in which Cairo asks for it.  Private to
 * paint/.
 */
#ifndef PAINT_SINK_H
#define PAINT_SINK_H

#include <cairo.h>

#include "paint/paint.h"

struct sink {
	paint_sink write;
	void *closure;
};

/* A cairo_write_func_t; `closure` is a struct sink. */
static inline cairo_status_t
sink_write(void *closure, const unsigned char *bytes, unsigned length)
{
	const struct sink *sink = closure;

	return sink->write(sink->closure, bytes, length)
	    ? CAIRO_STATUS_SUCCESS
	    : CAIRO_STATUS_WRITE_ERROR;
}

#endif
