/*
 * Fuzzes what is read of picture files: sizes for layout, the packing of PNG
 * files, the colours and profile of JPEG files.  The input's first byte says
 * how it is altered: as it is, or with PNG's checksums set right, so that what
 * libpng would refuse for them is tried, too.  Built with clang
 * -fsanitize=fuzzer,address,undefined from this file, the sources of src/base,
 * src/finish/jpeg.c, profile.c, pdf_writer.c and pdf_file.c,
 * src/layout/image_*.c, src/paint/raster*.c, and the modules of deps.mk.
 */
#include <string.h>

#include <zlib.h>

#include "finish/jpeg.h"
#include "layout/image_header.h"
#include "paint/raster.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void
put_u32(uint8_t *to, uint32_t value)
{
	for (int i = 0; i < 4; i++)
		to[i] = (uint8_t)(value >> (24 - 8 * i));
}

static void
mend_checksums(uint8_t *png, size_t size)
{
	size_t at = 8;

	while (at < size && size - at >= 12) {
		size_t length = (size_t)png[at] << 24 | png[at + 1] << 16 |
		    png[at + 2] << 8 | png[at + 3];

		if (length > size - at - 12)
			return;
		put_u32(png + at + 8 + length,
		    (uint32_t)crc32(crc32(0, NULL, 0), png + at + 4,
			(uInt)length + 4));
		at += length + 12;
	}
}

static void
read_picture(const uint8_t *bytes, size_t size)
{
	struct image image = { 0 };
	struct raster raster = { 0 };
	const char *reason = NULL;
	struct jpeg_colors colors = jpeg_colors(
	    (struct pdf_slice){ (const char *)bytes, size });

	if (colors.profile != NULL)
		g_byte_array_free(colors.profile, TRUE);
	image_header_read((const char *)bytes, size, &image, &reason);
	image_svg_read((const char *)bytes, size, &image, &reason);
	if (image.pixel_width < 2048 && image.pixel_height < 2048)
		raster_read_png_bytes(&raster, bytes, size);
	raster_clear(&raster);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	uint8_t *copy;

	if (size < 2)
		return 0;
	copy = g_memdup2(bytes + 1, size - 1);
	if (bytes[0] % 2 != 0)
		mend_checksums(copy, size - 1);
	read_picture(copy, size - 1);
	g_free(copy);
	return 0;
}
