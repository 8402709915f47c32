/*
 * The container: a list of files, and the zip that holds them.
 *
 * `mimetype` comes first and stored; what compressing again gains nothing is
 * stored; all times are one time, so that the same files make the same bytes.
 */
#ifndef EPUB_CONTAINER_H
#define EPUB_CONTAINER_H

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>

#include "base/diag.h"
#include "epub/deflate.h"

/* One file; its bytes lie in memory or, for `source`, still on disk. */
struct container_file {
	const char *path; /* in the container */
	const void *bytes;
	size_t length;
	const char *source;
	bool is_stored;   /* compressing it would gain nothing */
	bool is_doubtful; /* perhaps nothing: it is compressed already */
	struct deflated deflated; /* the bytes, if they are compressed; taken */
};

/* The files in their order. */
struct container {
	GArray *files; /* struct container_file */
	size_t held;   /* bytes of files on disk that wait, packed, in memory */
};

void container_init(struct container *container);
void container_clear(struct container *container);

void container_add_bytes(struct container *container, const char *path,
    const void *bytes, size_t length);
void container_add_file(struct container *container,
    struct container_file file);

/*
 * Compresses a file, or finds that it gains nothing; container_write() does so
 * with those that come without it.
 */
void container_pack(struct container *container, struct container_file *file);

/* False after a fatal message; what stood at `path` is then as it was. */
bool container_write(struct diags *diags, struct container *container,
    const char *path);

/* Writes every file below `directory` instead. */
bool container_unpack(struct diags *diags, const struct container *container,
    const char *directory);

#endif
