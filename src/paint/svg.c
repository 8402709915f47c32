/* SVG pictures as librsvg reads them; see svg.h. */
#include "paint/svg.h"

#include <glib.h>

/* The "a" of a tag that is "a" or "prefix:a"; NULL if it is another. */
static char *
find_anchor_name(char *name, const char *end)
{
	char *at = name;

	for (; at < end; at++) {
		if (*at == ':')
			name = at + 1;
		else if (!g_ascii_isalnum(*at) && *at != '_' && *at != '-')
			break;
	}
	return at == name + 1 && *name == 'a' ? name : NULL;
}

/*
 * librsvg makes links of Cairo's for <a>, with marks that a picture in a
 * tagged page can't have: so each is a <g>, which draws the same.
 */
static void
make_links_groups(char *bytes, size_t length)
{
	const char *end = bytes + length;

	for (char *at = bytes; at < end; at++) {
		char *name;

		if (*at != '<')
			continue;
		name = find_anchor_name(at + 1 + (at + 1 < end && at[1] == '/'),
		    end);
		if (name != NULL)
			*name = 'g';
	}
}

RsvgHandle *
svg_read(const char *bytes, size_t length, const char **reason)
{
	GError *error = NULL;
	char *copy = g_memdup2(bytes, length);
	RsvgHandle *svg;

	make_links_groups(copy, length);
	svg = rsvg_handle_new_from_data((const guint8 *)copy, length, &error);
	g_free(copy);
	if (svg == NULL) {
		*reason = g_intern_string(error->message);
		g_error_free(error);
		return NULL;
	}
	rsvg_handle_set_dpi(svg, 96);
	return svg;
}

void
svg_draw(RsvgHandle *svg, const struct image *image, cairo_t *cr)
{
	RsvgRectangle viewport = { 0, 0, dimen_pt(image->width),
		dimen_pt(image->height) };

	if (viewport.width > 0 && viewport.height > 0)
		rsvg_handle_render_document(svg, cr, &viewport, NULL);
}
