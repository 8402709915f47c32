/*
 * What a JPEG says of its pixels, which its PDF has to say, too.  Private to
 * finish/.
 */
#ifndef FINISH_JPEG_H
#define FINISH_JPEG_H

#include "finish/pdf_file.h"

struct jpeg_colors {
	unsigned width, height, bits;
	unsigned components; /* 1: grey, 3: RGB, 4: CMYK; 0: no such JPEG */
	bool is_adobe;       /* CMYK of Adobe's is inverted */
	/*
	 * The ICC profile (ICC.1, annex B.4), or NULL if it has none, one for
	 * other colours or one that PDF/A forbids, or sRGB, which a PDF of
	 * ours has anyway.  For the caller to free.
	 */
	GByteArray *profile;
};

struct jpeg_colors jpeg_colors(struct pdf_slice file);

#endif
