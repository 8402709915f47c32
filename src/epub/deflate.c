/* DEFLATE by libdeflate; see deflate.h. */
#include "epub/deflate.h"

#include <glib.h>
#include <libdeflate.h>

/* As small as zlib's usual level, in a third of its time. */
enum { LEVEL = 6 };

struct deflated
deflate_bytes(const void *bytes, size_t length)
{
	struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(
	    LEVEL);
	size_t bound = libdeflate_deflate_compress_bound(compressor, length);
	struct deflated deflated = {
		.bytes = g_malloc(bound),
		.crc = libdeflate_crc32(/*crc*/ 0, bytes, length),
	};

	deflated.length = libdeflate_deflate_compress(compressor, bytes, length,
	    deflated.bytes, bound);
	deflated.bytes = g_realloc(deflated.bytes, deflated.length);
	libdeflate_free_compressor(compressor);
	return deflated;
}

void
deflated_clear(struct deflated *deflated)
{
	g_clear_pointer(&deflated->bytes, g_free);
}
