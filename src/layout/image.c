/*
 * Opening images, once each, and the size that a formatting object gives
 * them.
 */
#include "layout/image.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#include "base/suggest.h"
#include "layout/image_header.h"

enum {
	STAND_IN_WIDTH = 180, /* pt, if nothing is known of the image */
	STAND_IN_LEADING = 10,
	STAND_IN_LETTER = 4, /* about the width of one */
	STAND_IN_LINES = 6,
};

/* A file that was looked at. */
struct entry {
	struct image image; /* of a bad one only the size, if at all */
	const char *reason; /* NULL: it can be used */
};

struct images {
	struct arena *arena;
	GHashTable *by_src;  /* char * to struct entry * */
	GHashTable *by_text; /* an instream SVG's text, as a pointer */
};

static void
free_images(void *object)
{
	struct images *images = object;

	g_hash_table_destroy(images->by_src);
	g_hash_table_destroy(images->by_text);
}

struct images *
images_new(struct arena *arena)
{
	struct images *images = ARENA_NEW(arena, struct images);

	images->arena = arena;
	images->by_src = g_hash_table_new(g_str_hash, g_str_equal);
	images->by_text = g_hash_table_new(NULL, NULL);
	arena_defer(arena, free_images, images);
	return images;
}

/* ---- opening ---- */

/* Without url() and quotes. */
static const char *
bare_reference(struct arena *arena, const char *src)
{
	size_t length;

	src += strspn(src, " \t\r\n");
	length = strlen(src);
	if (g_str_has_prefix(src, "url(") && src[length - 1] == ')') {
		src += 4;
		length -= 5;
	}
	while (length > 0 && g_ascii_isspace(src[length - 1]))
		length--;
	if (length >= 2 && (src[0] == '\'' || src[0] == '"') &&
	    src[length - 1] == src[0]) {
		src++;
		length -= 2;
	}
	return arena_strndup(arena, src, length);
}

/* Reads a file's header; of an SVG it keeps the whole text. */
static void
read_entry(struct layout *layout, const char *reference, struct entry *entry)
{
	struct arena *arena = layout->images->arena;
	struct arena_mark mark = arena_mark(layout->scratch);
	const char *reason = NULL;
	size_t length;
	char *path = NULL, *bytes = NULL;

	if (*reference == '\0')
		reason = "it has no name";
	else
		path = file_confine(arena, layout->params->roots,
		    layout->params->directory, reference, &reason);
	if (path != NULL)
		bytes = file_read(layout->scratch, path, &length, &reason);
	if (bytes == NULL) {
		entry->reason = arena_strdup(arena, reason);
	} else if (!image_header_read(bytes, length, &entry->image,
		       &entry->reason)) {
		entry->image.bytes = NULL;
	} else {
		entry->image.path = path;
		if (entry->image.kind == IMAGE_SVG)
			entry->image.bytes = arena_strndup(arena, bytes,
			    length);
	}
	arena_reset(layout->scratch, mark);
}

static struct entry *
find_entry(struct layout *layout, const char *src)
{
	struct images *images = layout->images;
	const char *reference = bare_reference(images->arena, src);
	struct entry *entry = g_hash_table_lookup(images->by_src, reference);

	if (entry != NULL)
		return entry;
	entry = ARENA_NEW(images->arena, struct entry);
	g_hash_table_insert(images->by_src, (char *)reference, entry);
	read_entry(layout, reference, entry);
	return entry;
}

const struct image *
image_open(struct layout *layout, const char *src, struct pos pos)
{
	const struct entry *entry = find_entry(layout, src == NULL ? "" : src);

	if (entry->reason == NULL)
		return &entry->image;
	diag_hint(layout->diags, DIAG_IMAGE_MISSING, pos,
	    &(struct diag_hint){ .piece = src,
		.instead = src != NULL &&
			strcmp(entry->reason, g_strerror(ENOENT)) == 0
		    ? suggest_file(layout->params->directory, src)
		    : NULL },
	    "%s: %s", src == NULL ? "no src" : src, entry->reason);
	return NULL;
}

const struct image *
image_from_svg(struct layout *layout, const char *xml, struct pos pos)
{
	struct images *images = layout->images;
	struct entry *entry;

	if (xml == NULL)
		xml = "";
	entry = g_hash_table_lookup(images->by_text, xml);
	if (entry == NULL) {
		entry = ARENA_NEW(images->arena, struct entry);
		image_svg_read(xml, strlen(xml), &entry->image, &entry->reason);
		g_hash_table_insert(images->by_text, (char *)xml, entry);
	}
	if (entry->reason == NULL)
		return &entry->image;
	diag(layout->diags, DIAG_IMAGE_MISSING, pos, "%s", entry->reason);
	return NULL;
}

/* ---- standing in ---- */

/* Adds lines of `text`, broken at spaces near `columns` characters. */
static int
add_lines(GString *svg, const char *text, size_t columns, int line)
{
	while (*text != '\0' && line < STAND_IN_LINES) {
		const char *end = text, *space = NULL;
		char *escaped;

		for (size_t i = 0; i < columns && *end != '\0'; i++) {
			if (*end == ' ')
				space = end;
			end = g_utf8_next_char(end);
		}
		if (*end != '\0' && space != NULL && space > text)
			end = space;
		escaped = g_markup_escape_text(text, end - text);
		g_string_append_printf(svg, "<text x='5' y='%d'>%s</text>",
		    ++line * STAND_IN_LEADING + 2, escaped);
		g_free(escaped);
		text = end + strspn(end, " ");
	}
	return line;
}

static const char *
stand_in_name(const struct fo *fo)
{
	const char *src = fo_own(fo, FO_PROP_SRC);
	const char *slash;

	if (src == NULL)
		return "image";
	slash = strrchr(src, '/');
	return slash == NULL || slash[1] == '\0' ? src : slash + 1;
}

/* A size that the object itself asks for, or 0. */
static dimen
size_given(const struct fo *fo, enum fo_prop content, enum fo_prop viewport)
{
	dimen size = fo_length(fo, content, 0);

	return size > 0 ? size : MAX((dimen)0, fo_length(fo, viewport, 0));
}

/* The drawing, so many points wide and high; height 0: as the text needs. */
static char *
draw_stand_in(struct arena *arena, const struct fo *fo, int width, int *height)
{
	const char *alt = fo_own(fo, FO_PROP_Q_ALT);
	size_t columns = (size_t)(width - 10) / STAND_IN_LETTER;
	GString *texts = g_string_new(NULL);
	char *svg;
	int lines = add_lines(texts, alt == NULL ? "" : alt, columns, 0);

	lines = add_lines(texts, stand_in_name(fo), columns, lines);
	if (*height == 0)
		*height = lines * STAND_IN_LEADING + 10;
	svg = arena_printf(arena,
	    "<svg xmlns='http://www.w3.org/2000/svg' width='%dpt' "
	    "height='%dpt' viewBox='0 0 %d %d' font-size='8' "
	    "font-family='Source Sans 3, sans-serif' fill='#444'>"
	    "<rect x='0.5' y='0.5' width='%d' height='%d' fill='#eee' "
	    "stroke='#999'/>%s</svg>",
	    width, *height, width, *height, width - 1, *height - 1, texts->str);
	g_string_free(texts, TRUE);
	return svg;
}

const struct image *
image_stand_in(struct layout *layout, const struct fo *fo)
{
	struct image *image = ARENA_NEW(layout->arena, struct image);
	const char *src = fo_own(fo, FO_PROP_SRC);
	dimen width = size_given(fo, FO_PROP_CONTENT_WIDTH,
	    FO_PROP_INLINE_PROGRESSION_DIMENSION_OPTIMUM);
	dimen height = size_given(fo, FO_PROP_CONTENT_HEIGHT,
	    FO_PROP_BLOCK_PROGRESSION_DIMENSION_OPTIMUM);
	int drawn_width = STAND_IN_WIDTH, drawn_height = 0;

	if (src != NULL)
		*image = find_entry(layout, src)->image;
	if (image->width <= 0 && width > 0 && height > 0) {
		image->width = width;
		image->height = height;
	}
	if (image->width > 0) {
		drawn_width = CLAMP((int)dimen_pt(image->width), 40, 2000);
		drawn_height = MAX(1,
		    (int)((double)drawn_width * (double)image->height /
			(double)image->width));
	}
	image->kind = IMAGE_SVG;
	image->path = NULL;
	image->bytes = draw_stand_in(layout->arena, fo, drawn_width,
	    &drawn_height);
	image->length = strlen(image->bytes);
	image->is_stand_in = true;
	if (image->width <= 0) {
		image->width = DIMEN_PT(drawn_width);
		image->height = DIMEN_PT(drawn_height);
	}
	return image;
}
