/* Drawings made rasters; see drawing.h. */
#include "epub/drawing.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <glib.h>

enum drawing_form
drawing_form(const char *setting)
{
	if (g_strcmp0(setting, "raster") == 0)
		return DRAWING_RASTER;
	return g_strcmp0(setting, "fallback") == 0 ? DRAWING_BOTH
						   : DRAWING_VECTOR;
}

static bool
write_bytes(void *file, const void *bytes, size_t length)
{
	return fwrite(bytes, 1, length, file) == length;
}

const char *
drawing_make(struct arena *arena, const struct epub_book *book, const char *svg,
    size_t length, unsigned most, struct epub_size *size, const char **reason)
{
	char *name = NULL;
	const char *made = NULL;
	int descriptor;
	FILE *file;

	if (book == NULL || book->draw == NULL) {
		*reason = "nothing draws here";
		return NULL;
	}
	descriptor = g_file_open_tmp("quoin-XXXXXX", &name, NULL);
	file = descriptor < 0 ? NULL : fdopen(descriptor, "wb");
	if (file == NULL) {
		*reason = "no temporary file can be made";
	} else {
		bool is_drawn = book->draw(book->closure, svg, length, most,
		    write_bytes, file, size, reason);

		if (fclose(file) != 0 && is_drawn) {
			*reason = "no temporary file can be written";
			is_drawn = false;
		}
		if (is_drawn)
			made = arena_strdup(arena, name);
		else
			unlink(name);
	}
	g_free(name);
	return made;
}
