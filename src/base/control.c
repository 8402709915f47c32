/*
 * Looking for control characters; see control.h.
 *
 * All text goes through here, and next to none has any, so that blocks are
 * looked at as a whole: without a branch, which compilers make one of a few
 * instructions.
 */
#include "base/control.h"

#include <stdbool.h>

enum { BLOCK = 16 };

static bool
may_begin(unsigned char c)
{
	return ((c < ' ') & (c != '\n') & (c != '\t') & (c != '\r')) |
	    (c == 0x7f) | (c == 0xc2) | (c == 0xef);
}

static bool
is_free(const char *block)
{
	unsigned char found = 0;

	for (size_t i = 0; i < BLOCK; i++)
		found |= may_begin((unsigned char)block[i]);
	return found == 0;
}

size_t
control_seek(const char *text, size_t from, size_t length)
{
	while (from < length) {
		if (length - from >= BLOCK && is_free(text + from))
			from += BLOCK;
		else if (may_begin((unsigned char)text[from]))
			return from;
		else
			from++;
	}
	return length;
}
