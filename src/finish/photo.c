/* JPEG files as objects of the PDF; see photo.h. */
#include "finish/photo.h"

#include <string.h>

#include "finish/jpeg.h"
#include "finish/profile.h"

/* sRGB as the PDF's output intent doesn't say what CMYK means. */
static void
report_cmyk(struct finisher *f)
{
	static const char rule[] = "a picture is in CMYK without a profile, "
				   "but the PDF's colours are sRGB "
				   "(ISO 19005-2, 6.2.4.3)";
	const GArray *marks = f->tags != NULL ? f->tags->marks->all : NULL;

	if (f->tells_cmyk)
		return;
	f->tells_cmyk = true;
	for (guint i = 0; marks != NULL && i < marks->len; i++) {
		const struct mark *mark = &g_array_index(marks, struct mark, i);

		if (mark->is_cmyk && mark->fo != NULL)
			finish_drop_archive(f, mark->fo->pos, rule);
	}
	if (!f->breaks_archive)
		finish_drop_archive(f, POS_NONE, rule);
}

static void
append_colors(struct finisher *f, GString *body,
    const struct jpeg_colors *colors)
{
	static const char
	    *const spaces[] = { [1] = "Gray", [3] = "RGB", [4] = "CMYK" };

	if (colors->profile != NULL) {
		size_t profile = profile_write(f, colors->profile->data,
		    colors->profile->len, colors->components);

		g_string_append_printf(body, "/ColorSpace[/ICCBased %zu 0 R]",
		    profile);
	} else {
		g_string_append_printf(body, "/ColorSpace/Device%s",
		    spaces[colors->components]);
		if (colors->components == 4)
			report_cmyk(f);
	}
	if (colors->components == 4 && colors->is_adobe)
		g_string_append(body, "/Decode[1 0 1 0 1 0 1 0]");
}

static void
write_photo(struct finisher *f, size_t number, struct pdf_slice stream,
    const struct jpeg_colors *colors)
{
	GString *body = g_string_new(NULL);

	g_string_append_printf(body,
	    "/Type/XObject/Subtype/Image/Filter/DCTDecode/Width %u/Height %u"
	    "/BitsPerComponent %u",
	    colors->width, colors->height, colors->bits);
	append_colors(f, body, colors);
	pdf_writer_stream(f->writer, number, body->str, stream.at,
	    stream.length);
	g_string_free(body, TRUE);
}

/* False if it is no JPEG. */
static bool
write_stream(struct finisher *f, size_t number, struct pdf_slice stream)
{
	struct jpeg_colors colors = jpeg_colors(stream);
	bool is_jpeg = colors.components == 1 || colors.components == 3 ||
	    colors.components == 4;

	if (is_jpeg)
		write_photo(f, number, stream, &colors);
	if (colors.profile != NULL)
		g_byte_array_free(colors.profile, TRUE);
	return is_jpeg;
}

bool
photo_copy(struct finisher *f, size_t number, struct pdf_slice dictionary,
    struct pdf_slice stream)
{
	static const char dct[] = "/DCTDecode";
	struct pdf_slice filter = pdf_find(dictionary, "/Filter");

	return filter.length == strlen(dct) &&
	    memcmp(filter.at, dct, filter.length) == 0 &&
	    write_stream(f, number, stream);
}

static void
unmap(void *map)
{
	g_mapped_file_unref(map);
}

void
photo_write(struct finisher *f, size_t number, const char *path)
{
	GMappedFile *map = g_mapped_file_new(path, /*writable*/ FALSE, NULL);
	struct pdf_slice file = { NULL, 0 };

	if (map != NULL) {
		arena_defer(f->arena, unmap, map);
		file.at = g_mapped_file_get_contents(map);
		file.length = g_mapped_file_get_length(map);
	}
	if (!write_stream(f, number, file))
		diag(f->diags, DIAG_IMAGE_BROKEN, POS_NONE,
		    "%s: it is no JPEG any more", path);
}
