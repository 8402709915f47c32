/*
 * Pictures made smaller; see shrink.h.
 *
 * GdkPixbuf decodes a JPEG file at a fraction of its size where that is
 * enough, so that memory is the small picture's and not the large one's.
 */
#include "epub/shrink.h"

#include <math.h>
#include <stdlib.h>
#include <unistd.h>

#include <gdk-pixbuf/gdk-pixbuf.h>

#define JPEG_QUALITY "88"

/* What the sides have to be multiplied by; 1 where nothing is to be done. */
static double
factor(const struct probe *probe, const struct shrink_limit *limit)
{
	double side = MAX(probe->width, probe->height);
	double total = (double)probe->width * probe->height;
	double by = 1;

	if (limit->side > 0 && side > limit->side)
		by = limit->side / side;
	if (limit->total > 0 && total * by * by > limit->total)
		by = sqrt(limit->total / total);
	return by;
}

/* "orientation" of a picture that stands on its head stays with it. */
static GdkPixbuf *
load(const char *path, int width, int height, const char **reason)
{
	GError *error = NULL;
	GdkPixbuf *small = gdk_pixbuf_new_from_file_at_scale(path, width,
	    height, /*preserve_aspect_ratio*/ FALSE, &error);
	GdkPixbuf *upright;

	if (small == NULL) {
		*reason = g_intern_string(error->message);
		g_error_free(error);
		return NULL;
	}
	upright = gdk_pixbuf_apply_embedded_orientation(small);
	g_object_unref(small);
	return upright;
}

static bool
save(GdkPixbuf *picture, const char *path, bool is_jpeg, const char **reason)
{
	GError *error = NULL;
	bool is_good = is_jpeg ? gdk_pixbuf_save(picture, path, "jpeg", &error,
				     "quality", JPEG_QUALITY, NULL)
			       : gdk_pixbuf_save(picture, path, "png", &error,
				     "compression", "6", NULL);

	if (!is_good) {
		*reason = g_intern_string(error->message);
		g_error_free(error);
	}
	return is_good;
}

const char *
shrink_file(struct arena *arena, const char *path, const struct probe *probe,
    bool is_jpeg, const struct shrink_limit *limit, const char **reason)
{
	int descriptor;
	char *name = NULL;
	const char *made = NULL;
	GdkPixbuf *picture;
	double by;

	*reason = NULL;
	if (probe->width == 0 || probe->height == 0)
		return NULL;
	by = factor(probe, limit);
	if (by >= 1 && !limit->is_always)
		return NULL;
	/* downwards, or the product is more than the limit after all */
	picture = load(path, MAX(1, (int)(probe->width * by + 1e-6)),
	    MAX(1, (int)(probe->height * by + 1e-6)), reason);
	if (picture == NULL)
		return NULL;
	descriptor = g_file_open_tmp("quoin-XXXXXX", &name, NULL);
	if (descriptor >= 0) {
		close(descriptor);
		if (save(picture, name, is_jpeg, reason))
			made = arena_strdup(arena, name);
		else
			unlink(name);
	} else {
		*reason = "no temporary file can be made";
	}
	g_free(name);
	g_object_unref(picture);
	return made;
}
