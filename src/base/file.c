/* Files: reading, confinement, atomic output; see file.h. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

enum { BUFFER_SIZE = 1 << 16 };

struct file_output {
	struct file_output *next;
	char *path;
	char *temporary;
	int fd;
	int error;                /* errno of the first write that failed */
	size_t held;              /* bytes in `buffer`, not written yet */
	char buffer[BUFFER_SIZE]; /* some libraries write word by word */
};

/* All that are under way. */
static struct file_output *open_outputs;
static GMutex open_mutex;

char *
file_read(struct arena *arena, const char *path, size_t *length,
    const char **reason)
{
	GError *error = NULL;
	char *bytes = NULL;
	gsize size;

	if (g_file_test(path, G_FILE_TEST_IS_DIR)) {
		*reason = "it is a directory";
		return NULL;
	}
	if (g_file_get_contents(path, &bytes, &size, &error)) {
		*length = size;
		arena_defer(arena, g_free, bytes);
	} else {
		*reason = arena_strdup(arena, error->message);
		g_error_free(error);
	}
	return bytes;
}

void
file_roots_init(struct file_roots *roots)
{
	roots->paths = g_ptr_array_new_with_free_func(free);
}

void
file_roots_clear(struct file_roots *roots)
{
	g_ptr_array_free(roots->paths, TRUE);
	roots->paths = NULL;
}

bool
file_roots_add(struct file_roots *roots, const char *directory)
{
	char *path = realpath(directory, NULL);

	if (path == NULL)
		return false;
	g_ptr_array_add(roots->paths, path);
	return true;
}

static bool
is_below(const char *path, const char *root)
{
	size_t length = strlen(root);

	return strncmp(path, root, length) == 0 &&
	    (path[length] == '/' || path[length] == '\0' ||
		root[length - 1] == '/');
}

static bool
has_scheme(const char *reference)
{
	size_t length = strspn(reference,
	    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+.-");

	return length > 1 && reference[length] == ':';
}

static bool
is_below_any(const char *path, const struct file_roots *roots)
{
	for (guint i = 0; i < roots->paths->len; i++) {
		if (is_below(path, g_ptr_array_index(roots->paths, i)))
			return true;
	}
	return false;
}

/*
 * Where a path that leads to no file would lie.  Its folder is resolved as far
 * as it exists, since the roots are resolved as well.  What is outside is then
 * called so, whether or not it is there: that is nobody's business, and the
 * message doesn't depend on where the book is kept.
 */
static char *
canonical_path(const char *path)
{
	char *plain = g_canonicalize_filename(path, NULL);
	char *folder = g_path_get_dirname(plain);
	char *name = g_path_get_basename(plain);
	char *real = realpath(folder, NULL);

	if (real == NULL && strcmp(folder, plain) != 0)
		real = canonical_path(folder);
	g_free(plain);
	plain = g_build_filename(real != NULL ? real : folder, name, NULL);
	free(real);
	g_free(folder);
	g_free(name);
	return plain;
}

char *
file_confine(struct arena *arena, const struct file_roots *roots,
    const char *base, const char *reference, const char **reason)
{
	static const char outside[] = "it lies outside the book";
	char *plain, *joined, *path, *reached, *found = NULL;

	if (has_scheme(reference)) {
		*reason = "only files of the book can be used";
		return NULL;
	}
	plain = g_uri_unescape_string(reference, /*illegal*/ NULL);
	joined = g_build_filename(base, plain != NULL ? plain : reference,
	    NULL);
	if (plain != NULL && g_path_is_absolute(plain)) {
		g_free(joined);
		joined = g_strdup(plain);
	}
	path = realpath(joined, NULL);
	*reason = path == NULL ? g_strerror(errno) : NULL;
	reached = path == NULL ? canonical_path(joined) : g_strdup(path);
	if (!is_below_any(reached, roots))
		*reason = outside;
	else if (path != NULL)
		found = arena_strdup(arena, path);
	free(path);
	g_free(reached);
	g_free(joined);
	g_free(plain);
	return found;
}

struct file_output *
file_output_open(const char *path, const char **reason)
{
	struct file_output *output = g_new0(struct file_output, 1);

	output->path = g_strdup(path);
	output->temporary = g_strdup_printf("%s.XXXXXX", path);
	output->fd = g_mkstemp_full(output->temporary, O_RDWR | O_CLOEXEC,
	    0644);
	if (output->fd < 0) {
		*reason = g_strerror(errno);
		g_free(output->temporary);
		g_free(output->path);
		g_free(output);
		return NULL;
	}
	g_mutex_lock(&open_mutex);
	output->next = open_outputs;
	open_outputs = output;
	g_mutex_unlock(&open_mutex);
	return output;
}

static void
write_out(struct file_output *output, const char *bytes, size_t length)
{
	while (length > 0 && output->error == 0) {
		ssize_t written = write(output->fd, bytes, length);

		if (written < 0 && errno != EINTR)
			output->error = errno;
		if (written > 0) {
			bytes += written;
			length -= (size_t)written;
		}
	}
}

/* Writes what is held back. */
static bool
flush(struct file_output *output)
{
	write_out(output, output->buffer, output->held);
	output->held = 0;
	return output->error == 0;
}

bool
file_output_write(struct file_output *output, const void *bytes, size_t length)
{
	if (length > BUFFER_SIZE - output->held)
		flush(output);
	if (length > BUFFER_SIZE) {
		write_out(output, bytes, length);
	} else if (length > 0) {
		memcpy(output->buffer + output->held, bytes, length);
		output->held += length;
	}
	return output->error == 0;
}

const char *
file_output_path(const struct file_output *output)
{
	return output->temporary;
}

static void
output_free(struct file_output *output)
{
	struct file_output **link = &open_outputs;

	g_mutex_lock(&open_mutex);
	while (*link != output)
		link = &(*link)->next;
	*link = output->next;
	g_mutex_unlock(&open_mutex);
	g_free(output->temporary);
	g_free(output->path);
	g_free(output);
}

bool
file_output_commit(struct file_output *output, const char **reason)
{
	int error = flush(output) ? 0 : output->error;

	if (close(output->fd) < 0 && error == 0)
		error = errno;
	if (error == 0 && g_rename(output->temporary, output->path) < 0)
		error = errno;
	if (error != 0) {
		*reason = g_strerror(error);
		g_unlink(output->temporary);
	}
	output_free(output);
	return error == 0;
}

void
file_output_drop(struct file_output *output)
{
	if (output == NULL)
		return;
	close(output->fd);
	g_unlink(output->temporary);
	output_free(output);
}

void
file_outputs_remove(void)
{
	g_mutex_lock(&open_mutex);
	for (struct file_output *o = open_outputs; o != NULL; o = o->next)
		g_unlink(o->temporary);
	g_mutex_unlock(&open_mutex);
}

bool
file_make_directory(const char *path, const char **reason)
{
	if (g_mkdir_with_parents(path, 0755) == 0)
		return true;
	*reason = g_strerror(errno);
	return false;
}

char *
file_directory(struct arena *arena, const char *path)
{
	char *directory = g_path_get_dirname(path);
	char *copy = arena_strdup(arena, directory);

	g_free(directory);
	return copy;
}
