/*
 * Colours and transparency of a PNG file taken apart; see raster_split.h.
 *
 * PNG's filters predict a byte from the same component of the pixels around
 * it (W3C: Portable Network Graphics, 9.2), so no filter need be undone:
 * colours without their transparency are filtered rows again, and so is
 * transparency alone.  They compress as well as whoever wrote the file saw to.
 */
#include "paint/raster_split.h"

#include <string.h>

#include <glib.h>
#include <libdeflate.h>

/* What is left of filtered rows is mostly noughts: higher gains little. */
enum { LEVEL = 1 };

enum filter {
	FILTER_NONE,
	FILTER_SUB,
	FILTER_UP,
	FILTER_AVERAGE,
	FILTER_PAETH,
	FILTER__MAX
};

enum { OPAQUE = 0xff };

/* What the filter makes of an opaque byte whose neighbours are such, or 0. */
static unsigned char
filter_opaque(enum filter filter, unsigned left, unsigned up)
{
	switch (filter) {
	case FILTER_SUB:
		return (unsigned char)(OPAQUE - left);
	case FILTER_UP:
		return (unsigned char)(OPAQUE - up);
	case FILTER_AVERAGE:
		return (unsigned char)(OPAQUE - (left + up) / 2);
	case FILTER_PAETH: /* the one above left is 0, or as both are */
		return (unsigned char)(OPAQUE - MAX(left, up));
	default:
		return OPAQUE;
	}
}

/* How many of `bytes` are noughts before others come; less than eight aside. */
static size_t
count_noughts(const unsigned char *bytes, size_t length)
{
	size_t at = 0;
	guint64 word;

	for (; at + sizeof(word) <= length; at += sizeof(word)) {
		memcpy(&word, bytes + at, sizeof(word));
		if (word != 0)
			break;
	}
	return at;
}

/* A row of pixels: colours and one byte of transparency each. */
struct row {
	const unsigned char *pixels;
	size_t width;
	size_t colors;             /* 1 or 3 */
	unsigned char first, rest; /* transparency of pixels that are opaque */
};

/*
 * Writes the row's colours to where all is nought, and returns whether it is
 * opaque.
 */
static bool
take_colors(const struct row *row, unsigned char *to)
{
	const unsigned char *from = row->pixels;
	const unsigned char *end = from + row->width * (row->colors + 1);
	unsigned char opaque = row->first, differs = 0;

	while (from < end) {
		*to++ = *from++;
		if (row->colors == 3) {
			*to++ = *from++;
			*to++ = *from++;
		}
		differs |= *from++ ^ opaque;
		opaque = row->rest;
		if (opaque == 0) {
			size_t noughts = count_noughts(from,
			    (size_t)(end - from));

			from += noughts;
			to += noughts / (row->colors + 1) * row->colors;
		}
	}
	return differs == 0;
}

static void
take_alpha(const struct row *row, unsigned char *to)
{
	for (size_t x = 0; x < row->width; x++)
		to[x] = row->pixels[x * (row->colors + 1) + row->colors];
}

/* What a picture is taken apart into: rows with their filters. */
struct planes {
	size_t width, height;
	size_t colors;
	unsigned char *color;
	unsigned char *alpha; /* NULL: opaque so far */
	struct arena *arena;  /* of both */
};

/* Transparency of which `rows` are known to be opaque. */
static unsigned char *
new_alpha(const struct planes *planes, size_t rows)
{
	size_t stride = planes->width + 1;
	unsigned char *alpha = arena_take(planes->arena,
	    stride * planes->height);

	for (size_t y = 0; y < rows; y++) {
		memset(alpha + y * stride, OPAQUE, stride);
		alpha[y * stride] = FILTER_NONE;
	}
	return alpha;
}

static bool
split_row(struct planes *planes, size_t y, const unsigned char *from)
{
	enum filter filter = from[0];
	unsigned up = y > 0 ? OPAQUE : 0;
	struct row row = {
		.pixels = from + 1,
		.width = planes->width,
		.colors = planes->colors,
		.first = filter_opaque(filter, /*left*/ 0, up),
		.rest = filter_opaque(filter, /*left*/ OPAQUE, up),
	};
	unsigned char *color = planes->color +
	    y * (planes->width * planes->colors + 1);

	if (filter >= FILTER__MAX)
		return false;
	color[0] = from[0];
	if (!take_colors(&row, color + 1) && planes->alpha == NULL)
		planes->alpha = new_alpha(planes, y);
	if (planes->alpha != NULL) {
		unsigned char *alpha = planes->alpha + y * (planes->width + 1);

		alpha[0] = from[0];
		take_alpha(&row, alpha + 1);
	}
	return true;
}

static unsigned char *
pack(struct arena *arena, const unsigned char *bytes, size_t length,
    size_t *packed_length)
{
	struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(
	    LEVEL);
	size_t bound = libdeflate_zlib_compress_bound(compressor, length);
	unsigned char *packed = arena_take(arena, bound);

	*packed_length = libdeflate_zlib_compress(compressor, bytes, length,
	    packed, bound);
	libdeflate_free_compressor(compressor);
	return g_memdup2(packed, *packed_length);
}

bool
raster_split(struct arena *arena, struct raster *raster,
    const unsigned char *rows)
{
	struct planes planes = { .width = raster->width,
		.height = raster->height,
		.colors = raster->components,
		.arena = arena };
	size_t stride = planes.width * planes.colors + 1;
	bool is_good = true;

	planes.color = arena_alloc(arena, stride * planes.height);
	for (size_t y = 0; is_good && y < planes.height; y++)
		is_good = split_row(&planes, y,
		    rows + y * (stride + planes.width));
	if (is_good) {
		raster->is_filtered = true;
		raster->pixels = pack(arena, planes.color,
		    stride * planes.height, &raster->pixels_length);
		if (planes.alpha != NULL)
			raster->alpha = pack(arena, planes.alpha,
			    (planes.width + 1) * planes.height,
			    &raster->alpha_length);
	}
	return is_good;
}
