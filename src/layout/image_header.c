/*
 * What an image file is and how large: its magic bytes, then as much of its
 * header as says pixels and resolution.  All numbers are checked against what
 * is there; a file that ends early is a broken one.
 */
#include "layout/image_header.h"

#include <math.h>
#include <string.h>

#include "base/jpeg_segment.h"

#define MEGAPIXELS_MAX 200

struct reader {
	const unsigned char *bytes;
	size_t length;
	bool is_little; /* endian */
};

static bool
has(const struct reader *r, size_t at, size_t count)
{
	return at <= r->length && count <= r->length - at;
}

/* A number of `count` bytes; 0 beyond the end. */
static uint32_t
number_at(const struct reader *r, size_t at, size_t count)
{
	uint32_t number = 0;

	if (!has(r, at, count))
		return 0;
	for (size_t i = 0; i < count; i++)
		number = number << 8 |
		    r->bytes[at + (r->is_little ? count - 1 - i : i)];
	return number;
}

static bool
matches(const struct reader *r, size_t at, const char *magic, size_t length)
{
	return has(r, at, length) && memcmp(r->bytes + at, magic, length) == 0;
}

static dimen
from_pixels(uint32_t pixels, double dpi)
{
	return (dimen)llround(
	    pixels * 72.0 * DIMEN_SCALE / (dpi > 0 ? dpi : 72));
}

/* Pixels at so many dots per inch; none: 72. */
static void
set_size(struct image *image, uint32_t width, uint32_t height, double x_dpi,
    double y_dpi)
{
	image->pixel_width = width;
	image->pixel_height = height;
	image->width = from_pixels(width, x_dpi);
	image->height = from_pixels(height, y_dpi);
}

static bool
is_sane(const struct image *image, const char **reason)
{
	if (image->pixel_width == 0 || image->pixel_height == 0) {
		*reason = "its header is broken";
		return false;
	}
	if ((double)image->pixel_width * image->pixel_height >
	    MEGAPIXELS_MAX * 1e6) {
		*reason = "it has more than " G_STRINGIFY(
		    MEGAPIXELS_MAX) " million pixels";
		return false;
	}
	return true;
}

static double
dpi_from_metre(uint32_t per_metre)
{
	return per_metre * 0.0254;
}

/* ---- PNG: chunks of length, type, content, checksum ---- */

static void
read_png(const struct reader *r, struct image *image)
{
	size_t at = 8;
	uint32_t width = 0, height = 0;
	double x_dpi = 0, y_dpi = 0;

	while (has(r, at, 12)) {
		uint32_t length = number_at(r, at, 4);
		size_t content = at + 8;

		if (!has(r, content, length))
			break;
		if (matches(r, at + 4, "IHDR", 4) && length >= 13) {
			width = number_at(r, content, 4);
			height = number_at(r, content + 4, 4);
		} else if (matches(r, at + 4, "pHYs", 4) && length >= 9 &&
		    number_at(r, content + 8, 1) == 1) {
			x_dpi = dpi_from_metre(number_at(r, content, 4));
			y_dpi = dpi_from_metre(number_at(r, content + 4, 4));
		} else if (matches(r, at + 4, "IDAT", 4)) {
			break;
		}
		at = content + length + 4;
	}
	set_size(image, width, height, x_dpi, y_dpi);
}

/* ---- JPEG: segments of marker, length, content ---- */

struct density {
	double x, y;
};

static double
read_rational(const struct reader *r, size_t at)
{
	uint32_t below = number_at(r, at + 4, 4);

	return below == 0 ? 0 : (double)number_at(r, at, 4) / below;
}

/* What the first directory of an Exif segment (a small TIFF) says. */
static void
read_exif(const struct reader *r, size_t at, size_t length,
    struct density *density, unsigned *orientation)
{
	struct reader tiff = { r->bytes + at, length, false };
	double scale = 1;
	size_t directory, count;

	tiff.is_little = matches(&tiff, 0, "II", 2);
	directory = number_at(&tiff, 4, 4);
	count = number_at(&tiff, directory, 2);
	for (size_t i = 0; i < count; i++) {
		size_t entry = directory + 2 + 12 * i;

		if (!has(&tiff, entry, 12))
			break;
		switch (number_at(&tiff, entry, 2)) {
		case 0x112: /* Orientation */
			*orientation = number_at(&tiff, entry + 8, 2);
			break;
		case 0x11a: /* XResolution */
			density->x = read_rational(&tiff,
			    number_at(&tiff, entry + 8, 4));
			break;
		case 0x11b: /* YResolution */
			density->y = read_rational(&tiff,
			    number_at(&tiff, entry + 8, 4));
			break;
		case 0x128: /* ResolutionUnit: 3 is per centimetre */
			if (number_at(&tiff, entry + 8, 2) == 3)
				scale = 2.54;
			break;
		default:
			break;
		}
	}
	density->x *= scale;
	density->y *= scale;
}

static void
read_jfif(const struct reader *r, size_t at, struct density *density)
{
	double scale = 1;

	switch (number_at(r, at + 7, 1)) {
	case 1: /* per inch */
		break;
	case 2: /* per centimetre */
		scale = 2.54;
		break;
	default: /* only the shape of a pixel */
		return;
	}
	density->x = number_at(r, at + 8, 2) * scale;
	density->y = number_at(r, at + 10, 2) * scale;
}

static void
read_jpeg(const struct reader *r, struct image *image)
{
	struct density jfif = { 0, 0 }, exif = { 0, 0 };
	const unsigned char *at = r->bytes + JPEG_START_LENGTH;
	const unsigned char *end = r->bytes + r->length;
	uint32_t width = 0, height = 0;
	bool has_profile = false;
	struct jpeg_segment s;

	while (width == 0 && jpeg_segment_next(&at, end, &s)) {
		size_t content = (size_t)(s.at - r->bytes);

		if (jpeg_segment_is_frame(&s) && s.length >= 6) {
			height = number_at(r, content + 1, 2);
			width = number_at(r, content + 3, 2);
			image->is_cmyk = number_at(r, content + 5, 1) == 4;
		} else if (s.marker == JPEG_APP0 && s.length >= 12 &&
		    jpeg_segment_begins(&s, "JFIF\0", 5)) {
			read_jfif(r, content, &jfif);
		} else if (s.marker == JPEG_APP1 && s.length >= 14 &&
		    jpeg_segment_begins(&s, "Exif\0\0", 6)) {
			read_exif(r, content + 6, s.length - 6, &exif,
			    &image->orientation);
		} else if (s.marker == JPEG_APP2 &&
		    jpeg_segment_begins(&s, "ICC_PROFILE", 12)) {
			has_profile = true;
		}
	}
	if (jfif.x <= 0 || jfif.y <= 0)
		jfif = exif;
	image->is_cmyk = image->is_cmyk && !has_profile;
	set_size(image, width, height, jfif.x, jfif.y);
	if (image->orientation > 4 && image->orientation <= 8) {
		image->width = from_pixels(height, jfif.y);
		image->height = from_pixels(width, jfif.x);
	}
}

/* ---- kinds that a PDF can't hold: how large their stand-in should be ---- */

static void
read_bmp(struct reader *r, struct image *image)
{
	int32_t height;

	r->is_little = true;
	height = (int32_t)number_at(r, 22, 4); /* negative: from the top */
	set_size(image, number_at(r, 18, 4),
	    height < 0 ? -(uint32_t)height : (uint32_t)height,
	    dpi_from_metre(number_at(r, 38, 4)),
	    dpi_from_metre(number_at(r, 42, 4)));
}

static void
read_gif(struct reader *r, struct image *image)
{
	r->is_little = true;
	set_size(image, number_at(r, 6, 2), number_at(r, 8, 2), 0, 0);
}

static void
read_webp(struct reader *r, struct image *image)
{
	uint32_t bits;

	r->is_little = true;
	if (matches(r, 12, "VP8X", 4)) {
		set_size(image, number_at(r, 24, 3) + 1,
		    number_at(r, 27, 3) + 1, 0, 0);
	} else if (matches(r, 12, "VP8L", 4)) {
		bits = number_at(r, 21, 4);
		set_size(image, (bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1,
		    0, 0);
	} else {
		set_size(image, number_at(r, 26, 2) & 0x3fff,
		    number_at(r, 28, 2) & 0x3fff, 0, 0);
	}
}

/* Whether the first thing that isn't white space or a mark is a tag. */
static bool
looks_like_xml(const struct reader *r)
{
	size_t at = matches(r, 0, "\xef\xbb\xbf", 3) ? 3 : 0;

	while (has(r, at, 1) && g_ascii_isspace(r->bytes[at]))
		at++;
	return matches(r, at, "<", 1);
}

static bool
refuse(const char *why, const char **reason)
{
	*reason = why;
	return false;
}

bool
image_header_read(const char *bytes, size_t length, struct image *image,
    const char **reason)
{
	struct reader r = { (const unsigned char *)bytes, length, false };

	if (matches(&r, 0, "\x89PNG\r\n\x1a\n", 8)) {
		image->kind = IMAGE_PNG;
		read_png(&r, image);
		return is_sane(image, reason);
	}
	if (matches(&r, 0, "\xff\xd8\xff", 3)) {
		image->kind = IMAGE_JPEG;
		read_jpeg(&r, image);
		return is_sane(image, reason);
	}
	if (looks_like_xml(&r))
		return image_svg_read(bytes, length, image, reason);
	if (matches(&r, 0, "GIF8", 4)) {
		read_gif(&r, image);
		return refuse("GIF has no place in a PDF, use PNG", reason);
	}
	if (matches(&r, 0, "BM", 2)) {
		read_bmp(&r, image);
		return refuse("BMP has no place in a PDF, use PNG", reason);
	}
	if (matches(&r, 0, "RIFF", 4) && matches(&r, 8, "WEBP", 4)) {
		read_webp(&r, image);
		return refuse("WebP has no place in a PDF, use PNG or JPEG",
		    reason);
	}
	if (matches(&r, 0, "\x1f\x8b", 2))
		return refuse("it is compressed, use plain SVG", reason);
	return refuse(length == 0 ? "it is empty"
				  : "it is neither PNG, JPEG nor SVG",
	    reason);
}
