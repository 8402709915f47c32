/* `quoin init`; see init.h. */
#include "init.h"

#include <stdio.h>
#include <string.h>

#include <glib.h>

#include "base/arena.h"
#include "base/file.h"
#include "transform/transform.h"

static bool
copy_file(struct arena *arena, const char *from, const char *to,
    const char **reason)
{
	size_t length;
	char *bytes = file_read(arena, from, &length, reason);
	struct file_output *output;

	if (bytes == NULL)
		return false;
	output = file_output_open(to, reason);
	if (output == NULL)
		return false;
	file_output_write(output, bytes, length);
	return file_output_commit(output, reason);
}

static int
compare_names(gconstpointer left, gconstpointer right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* The names in `directory`, sorted. */
static GPtrArray *
list_names(const char *directory)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	GDir *dir = g_dir_open(directory, 0, NULL);
	const char *name;

	while (dir != NULL && (name = g_dir_read_name(dir)) != NULL)
		g_ptr_array_add(names, g_strdup(name));
	if (dir != NULL)
		g_dir_close(dir);
	g_ptr_array_sort(names, compare_names);
	return names;
}

static bool
copy_names(struct diags *diags, struct arena *arena, const GPtrArray *names,
    const char *start, const char *directory)
{
	const char *reason = NULL;

	for (guint i = 0; i < names->len; i++) {
		const char *name = g_ptr_array_index(names, i);
		char *to = arena_printf(arena, "%s/%s", directory, name);

		if (g_file_test(to, G_FILE_TEST_EXISTS)) {
			diag(diags, DIAG_OUTPUT_UNWRITABLE, POS_NONE,
			    "%s is there already", to);
			return false;
		}
	}
	for (guint i = 0; i < names->len; i++) {
		const char *name = g_ptr_array_index(names, i);
		char *from = arena_printf(arena, "%s/%s", start, name);
		char *to = arena_printf(arena, "%s/%s", directory, name);

		if (!copy_file(arena, from, to, &reason)) {
			diag(diags, DIAG_OUTPUT_UNWRITABLE, POS_NONE, "%s: %s",
			    to, reason);
			return false;
		}
	}
	return true;
}

bool
init_book(struct diags *diags, const char *directory)
{
	struct arena *arena = arena_new();
	const char *reason = NULL;
	char *start = arena_printf(arena, "%s/../content/start",
	    transform_styles_directory());
	GPtrArray *names = list_names(start);
	bool is_good = false;

	if (names->len == 0)
		diag(diags, DIAG_FILE_UNREADABLE, POS_NONE, "%s", start);
	else if (!file_make_directory(directory, &reason))
		diag(diags, DIAG_OUTPUT_UNWRITABLE, POS_NONE, "%s: %s",
		    directory, reason);
	else
		is_good = copy_names(diags, arena, names, start, directory);
	if (is_good)
		printf("%s is ready; now: quoin build %s\n", directory,
		    directory);
	g_ptr_array_free(names, TRUE);
	arena_free(arena);
	return is_good;
}
