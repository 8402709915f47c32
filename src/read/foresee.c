/* Pictures that a text seems to show; see foresee.h. */
#include "read/foresee.h"

#include <string.h>

#include "base/file.h"

static const char suffix[] = ".png";

/* Whether a name may begin behind `c`: "(a.png)", "src='a.png'", "= a.png" */
static bool
is_border(char c)
{
	static const char borders[] = "()[]<>{}\"'`=";

	return g_ascii_isspace(c) ||
	    memchr(borders, c, sizeof(borders) - 1) != NULL;
}

void
foresee_pictures(const struct reading *reading, const char *path,
    const char *text, size_t length)
{
	const struct book_options *options = reading->options;
	const char *at = text, *end = text + length, *found;
	char *base;

	if (options->picture_met == NULL)
		return;
	base = file_directory(reading->arena, path);
	while ((found = memmem(at, (size_t)(end - at), suffix,
		    strlen(suffix))) != NULL) {
		const char *name = found, *file, *reason;

		while (name > at && !is_border(name[-1]))
			name--;
		at = found + strlen(suffix);
		file = file_confine(reading->arena, &reading->book->roots, base,
		    arena_strndup(reading->arena, name, (size_t)(at - name)),
		    &reason);
		if (file != NULL)
			options->picture_met(options->closure, file);
	}
}
