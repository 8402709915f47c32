/*
 * From a PNG file to the form in which a PDF holds it.
 *
 * A PNG without transparency and interlacing is taken as it is: its IDAT
 * chunks, joined, are one zlib stream of filtered rows, which a PDF reader
 * undoes with its PNG predictor.  It is inflated once, to be sure that it can
 * be.  Colour and transparency of 8 bits are taken apart as they are filtered,
 * and compressed again.  Any other PNG is decoded.  W3C: Portable Network
 * Graphics, clauses 5, 9, 11.
 */
#include "paint/raster_png.h"

#include <string.h>

#include <glib.h>
#include <libdeflate.h>
#include <png.h>
#include <zlib.h>

#include "paint/raster_decode.h"
#include "paint/raster_profile.h"
#include "paint/raster_split.h"

/* Rows that together are longer aren't held in memory at once. */
enum { ROWS_MAX = 64 << 20 };

enum { LEAST_RESERVED = 16 << 20 };

/* Pictures with more pixels are refused, as layout/ does it with files. */
enum { PIXELS_MAX = 200 * 1000 * 1000 };

static const char broken[] = "it is damaged";

struct png {
	const unsigned char *bytes;
	size_t length;
	struct raster *raster;
	unsigned color_type;
	bool is_interlaced, is_transparent;
	GByteArray *data; /* IDAT chunks, joined */
	/* Of rows: mapped, so that none of it stays when it is freed. */
	struct arena *arena;
};

static unsigned
read_u32(const unsigned char *bytes)
{
	return (unsigned)bytes[0] << 24 | (unsigned)bytes[1] << 16 |
	    (unsigned)bytes[2] << 8 | bytes[3];
}

static void
read_header(struct png *png, const unsigned char *chunk, size_t length)
{
	if (length < 13)
		return;
	png->raster->width = read_u32(chunk);
	png->raster->height = read_u32(chunk + 4);
	png->raster->bits = chunk[8];
	png->color_type = chunk[9];
	png->raster->components = png->color_type == PNG_COLOR_TYPE_RGB ||
		png->color_type == PNG_COLOR_TYPE_RGB_ALPHA
	    ? 3
	    : 1;
	png->is_interlaced = chunk[12] != 0;
}

static void
read_palette(struct png *png, const unsigned char *chunk, size_t length)
{
	if (png->color_type != PNG_COLOR_TYPE_PALETTE ||
	    png->raster->palette != NULL)
		return;
	png->raster->palette = g_memdup2(chunk, length);
	png->raster->palette_count = (unsigned)(length / 3);
}

/* Walks the chunks; what is cut off shows when the data is inflated. */
static void
read_chunks(struct png *png)
{
	size_t at = 8;

	while (png->length - at >= 12) {
		const unsigned char *chunk = png->bytes + at + 8;
		size_t length = read_u32(png->bytes + at);
		const char *name = (const char *)png->bytes + at + 4;

		if (length > png->length - at - 12)
			return;
		if (at == 8 && memcmp(name, "IHDR", 4) == 0)
			read_header(png, chunk, length);
		else if (memcmp(name, "PLTE", 4) == 0)
			read_palette(png, chunk, length);
		else if (memcmp(name, "iCCP", 4) == 0)
			raster_read_profile(png->raster, chunk, length);
		else if (memcmp(name, "tRNS", 4) == 0)
			png->is_transparent = true;
		else if (memcmp(name, "IDAT", 4) == 0)
			g_byte_array_append(png->data, chunk, (guint)length);
		at += length + 12;
	}
}

static bool
has_alpha(const struct png *png)
{
	return (png->color_type & PNG_COLOR_MASK_ALPHA) != 0;
}

/* The length of all rows, each with its filter byte. */
static size_t
rows_length(const struct png *png)
{
	const struct raster *raster = png->raster;
	size_t components = raster->components + (has_alpha(png) ? 1 : 0);
	size_t bits = raster->width * components * raster->bits;

	return raster->height * ((bits + 7) / 8 + 1);
}

/* The rows, where the data inflates to just what the header promises. */
static unsigned char *
inflate_rows(const struct png *png)
{
	struct libdeflate_decompressor *decompressor =
	    libdeflate_alloc_decompressor();
	size_t length = rows_length(png);
	unsigned char *rows = arena_take(png->arena, length);

	if (libdeflate_zlib_decompress(decompressor, png->data->data,
		png->data->len, rows, length,
		/*actual_out*/ NULL) != LIBDEFLATE_SUCCESS)
		rows = NULL;
	libdeflate_free_decompressor(decompressor);
	return rows;
}

/* Whether there are just those rows, without keeping them. */
static bool
inflates(const struct png *png)
{
	unsigned char *rows = g_malloc(1 << 16);
	z_stream z = { .next_in = png->data->data, .avail_in = png->data->len };
	int status = inflateInit(&z);

	while (status == Z_OK) {
		z.next_out = rows;
		z.avail_out = 1 << 16;
		status = inflate(&z, Z_NO_FLUSH);
	}
	inflateEnd(&z);
	g_free(rows);
	return status == Z_STREAM_END && z.total_out == rows_length(png);
}

/* Whether the header is one of those that PNG knows, in rows one by one. */
static bool
has_plain_rows(const struct png *png)
{
	unsigned bits = png->raster->bits;

	if (png->raster->width == 0 || png->raster->height == 0 ||
	    png->is_interlaced)
		return false;
	switch (png->color_type) {
	case PNG_COLOR_TYPE_GRAY:
		return bits == 1 || bits == 2 || bits == 4 || bits == 8 ||
		    bits == 16;
	case PNG_COLOR_TYPE_PALETTE:
		return (bits == 1 || bits == 2 || bits == 4 || bits == 8) &&
		    png->raster->palette_count > 0 &&
		    png->raster->palette_count <= 256;
	case PNG_COLOR_TYPE_RGB:
	case PNG_COLOR_TYPE_GRAY_ALPHA:
	case PNG_COLOR_TYPE_RGB_ALPHA:
		return bits == 8 || bits == 16;
	default:
		return false;
	}
}

static bool
keep_data(struct png *png)
{
	bool is_whole = rows_length(png) <= ROWS_MAX ? inflate_rows(png) != NULL
						     : inflates(png);

	if (is_whole) {
		png->raster->is_filtered = true;
		png->raster->pixels_length = png->data->len;
		png->raster->pixels = g_byte_array_steal(png->data, NULL);
	}
	return is_whole;
}

static bool
split_data(const struct png *png)
{
	const unsigned char *rows;

	if (png->raster->bits != 8 || rows_length(png) > ROWS_MAX)
		return false;
	rows = inflate_rows(png);
	return rows != NULL && raster_split(png->arena, png->raster, rows);
}

/*
 * Rows, what becomes of them, and that packed: the same memory for picture
 * after picture, in one piece, for fresh pages take longer than the work does.
 */
static void
reserve(const struct png *png)
{
	size_t length = rows_length(png), whole = LEAST_RESERVED;

	while (whole < 4 * length)
		whole *= 2;
	arena_reserve(png->arena, whole);
}

static bool
read_png(struct png *png)
{
	struct raster *raster = png->raster;

	if (png->length > 8)
		read_chunks(png);
	if ((guint64)raster->width * raster->height > PIXELS_MAX)
		return false;
	if (!has_plain_rows(png) || (png->is_transparent && !has_alpha(png)))
		return raster_decode(raster, png->bytes, png->length);
	if (rows_length(png) <= ROWS_MAX)
		reserve(png);
	if (has_alpha(png))
		return split_data(png) ||
		    raster_decode(raster, png->bytes, png->length);
	return keep_data(png);
}

static const char *
read_bytes(struct arena *arena, struct raster *raster, const void *bytes,
    size_t length)
{
	struct arena_mark mark = arena_mark(arena);
	struct png png = { .raster = raster,
		.bytes = bytes,
		.length = length,
		.data = g_byte_array_new(),
		.arena = arena };
	bool is_good = read_png(&png);

	g_byte_array_free(png.data, TRUE);
	arena_reset(arena, mark);
	return is_good ? NULL : broken;
}

const char *
raster_read_png_bytes(struct raster *raster, const void *bytes, size_t length)
{
	struct arena *arena = arena_new();
	const char *reason = read_bytes(arena, raster, bytes, length);

	arena_free(arena);
	return reason;
}

const char *
raster_read_png(struct arena *arena, struct raster *raster, const char *path)
{
	char *bytes;
	gsize length;
	const char *reason;

	if (!g_file_get_contents(path, &bytes, &length, NULL))
		return "it can't be read";
	reason = read_bytes(arena, raster, bytes, length);
	g_free(bytes);
	return reason;
}

void
raster_clear(struct raster *raster)
{
	g_free(raster->palette);
	g_free(raster->pixels);
	g_free(raster->alpha);
	g_free(raster->profile);
	*raster = (struct raster){ 0 };
}
