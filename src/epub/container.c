/*
 * The container, by libzip; see container.h.
 *
 * What lies in memory is handed to libzip compressed, as libdeflate does that in
 * a third of zlib's time, and so are the first pictures that gain by it.  Other
 * files on disk are read only while it closes the archive, one buffer at a time,
 * so pictures never fill the memory.  It writes beside the name it is
 * given and renames; the name it is given is our temporary one.
 */
#include "epub/container.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <zip.h>

#include "base/file.h"
#include "base/source_date.h"

enum {
	DEFLATE_LEVEL = 6,    /* where libzip packs */
	PIECE = 32 << 10,     /* that tells whether the rest gains */
	HELD_MOST = 16 << 20, /* bytes of pictures that wait packed */
};

/* 1980-01-01T00:00:00Z, where the times of zip files begin */
#define DOS_EPOCH ((time_t)315532800)

static const char mimetype[] = "application/epub+zip";

void
container_init(struct container *container)
{
	container->files = g_array_new(/*zero_terminated*/ FALSE,
	    /*clear*/ FALSE, sizeof(struct container_file));
	container->held = 0;
}

void
container_clear(struct container *container)
{
	for (guint i = 0; i < container->files->len; i++)
		deflated_clear(
		    &g_array_index(container->files, struct container_file, i)
			 .deflated);
	g_array_free(container->files, TRUE);
	container->files = NULL;
}

void
container_add_file(struct container *container, struct container_file file)
{
	g_array_append_val(container->files, file);
}

void
container_add_bytes(struct container *container, const char *path,
    const void *bytes, size_t length)
{
	struct container_file file = {
		.path = path,
		.bytes = bytes,
		.length = length,
	};

	container_add_file(container, file);
}

/* MS-DOS counts from 1980, in two seconds, and knows no time zone. */
static void
find_dos_time(zip_uint16_t *dos_time, zip_uint16_t *dos_date)
{
	time_t seconds = source_date(DOS_EPOCH);
	struct tm tm;

	if (seconds < DOS_EPOCH)
		seconds = DOS_EPOCH;
	gmtime_r(&seconds, &tm);
	if (tm.tm_year > 80 + 127)
		tm.tm_year = 80 + 127;
	*dos_time = (zip_uint16_t)(tm.tm_hour << 11 | tm.tm_min << 5 |
	    tm.tm_sec / 2);
	*dos_date = (zip_uint16_t)((tm.tm_year - 80) << 9 |
	    (tm.tm_mon + 1) << 5 | tm.tm_mday);
}

/*
 * Whether packing gains anything: JPEG and most PNG files are packed as well as
 * can be, but some PNG files are not.  A piece from the middle tells.
 */
static bool
gains(const char *bytes, size_t length)
{
	size_t piece = MIN(length, PIECE);
	struct deflated packed = deflate_bytes(bytes + (length - piece) / 2,
	    piece);
	bool gains = packed.length < piece - piece / 16;

	deflated_clear(&packed);
	return gains;
}

static void
pack_bytes(struct container *container, struct container_file *file,
    const void *bytes, size_t length)
{
	if (file->is_doubtful && !gains(bytes, length)) {
		file->is_stored = true;
		return;
	}
	if (file->source != NULL && length > HELD_MOST - container->held)
		return;
	file->length = length;
	file->deflated = deflate_bytes(bytes, length);
	if (file->source != NULL)
		container->held += file->deflated.length;
}

void
container_pack(struct container *container, struct container_file *file)
{
	GMappedFile *map;

	if (file->is_stored || file->deflated.bytes != NULL)
		return;
	if (file->source == NULL) {
		pack_bytes(container, file, file->bytes, file->length);
		return;
	}
	map = g_mapped_file_new(file->source, /*writable*/ FALSE,
	    /*error*/ NULL);
	/* what can't be read, libzip complains of */
	if (map != NULL && g_mapped_file_get_length(map) > 0)
		pack_bytes(container, file, g_mapped_file_get_contents(map),
		    g_mapped_file_get_length(map));
	if (map != NULL)
		g_mapped_file_unref(map);
}

/* What libzip reads compressed bytes by. */
struct reader {
	const struct container_file *file;
	size_t at;
	zip_error_t error; /* never set */
};

static zip_int64_t
read_deflated(struct reader *reader, void *to, zip_uint64_t length)
{
	const struct deflated *deflated = &reader->file->deflated;

	length = MIN(length, deflated->length - reader->at);
	memcpy(to, (const char *)deflated->bytes + reader->at, length);
	reader->at += length;
	return (zip_int64_t)length;
}

static zip_int64_t
describe(const struct container_file *file, zip_stat_t *stat)
{
	zip_stat_init(stat);
	stat->size = file->length;
	stat->comp_size = file->deflated.length;
	stat->comp_method = ZIP_CM_DEFLATE;
	stat->crc = file->deflated.crc;
	stat->valid = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE |
	    ZIP_STAT_COMP_METHOD | ZIP_STAT_CRC;
	return sizeof(*stat);
}

static zip_int64_t
answer(void *closure, void *data, zip_uint64_t length, zip_source_cmd_t command)
{
	struct reader *reader = closure;

	switch (command) {
	case ZIP_SOURCE_OPEN:
		reader->at = 0;
		return 0;
	case ZIP_SOURCE_READ:
		return read_deflated(reader, data, length);
	case ZIP_SOURCE_CLOSE:
		return 0;
	case ZIP_SOURCE_STAT:
		return describe(reader->file, data);
	case ZIP_SOURCE_ERROR:
		return zip_error_to_data(&reader->error, data, length);
	case ZIP_SOURCE_FREE:
		g_free(reader);
		return 0;
	case ZIP_SOURCE_SUPPORTS:
		return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN,
		    ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
		    ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
	default:
		return -1;
	}
}

static zip_source_t *
open_source(zip_t *zip, const struct container_file *file)
{
	struct reader *reader;

	if (file->source != NULL && file->deflated.bytes == NULL)
		return zip_source_file(zip, file->source, /*start*/ 0,
		    /*len*/ -1);
	if (file->deflated.bytes == NULL)
		return zip_source_buffer(zip, file->bytes, file->length,
		    /*freep*/ 0);
	reader = g_new0(struct reader, 1);
	reader->file = file;
	zip_error_init(&reader->error);
	return zip_source_function(zip, answer, reader);
}

static bool
pack_file(zip_t *zip, struct container *container, struct container_file *file)
{
	zip_uint16_t dos_time, dos_date;
	zip_source_t *source;
	zip_int64_t index;

	container_pack(container, file);
	source = open_source(zip, file);
	if (source == NULL)
		return false;
	index = zip_file_add(zip, file->path, source, ZIP_FL_ENC_UTF_8);
	if (index < 0) {
		zip_source_free(source);
		return false;
	}
	find_dos_time(&dos_time, &dos_date);
	zip_file_set_dostime(zip, (zip_uint64_t)index, dos_time, dos_date,
	    /*flags*/ 0);
	return zip_set_file_compression(zip, (zip_uint64_t)index,
		   file->is_stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE,
		   file->is_stored ? 0 : DEFLATE_LEVEL) == 0;
}

/* Packs everything into the file `path`; the reason in `*reason` if not. */
static bool
pack(struct container *container, const char *path, char **reason)
{
	struct container_file first = {
		.path = "mimetype",
		.bytes = mimetype,
		.length = sizeof(mimetype) - 1,
		.is_stored = true,
	};
	zip_error_t error;
	bool is_packed;
	int code;
	zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code);

	if (zip == NULL) {
		zip_error_init_with_code(&error, code);
		*reason = g_strdup(zip_error_strerror(&error));
		zip_error_fini(&error);
		return false;
	}
	is_packed = pack_file(zip, container, &first);
	for (guint i = 0; is_packed && i < container->files->len; i++)
		is_packed = pack_file(zip, container,
		    &g_array_index(container->files, struct container_file, i));
	if (is_packed && zip_close(zip) == 0)
		return true;
	*reason = g_strdup(zip_strerror(zip));
	zip_discard(zip);
	return false;
}

bool
container_write(struct diags *diags, struct container *container,
    const char *path)
{
	const char *cause = NULL;
	char *reason = NULL;
	struct file_output *output = file_output_open(path, &cause);
	bool is_written = false;

	if (output != NULL) {
		is_written = pack(container, file_output_path(output), &reason);
		if (is_written)
			is_written = file_output_commit(output, &cause);
		else
			file_output_drop(output);
	}
	if (!is_written)
		diag(diags, DIAG_OUTPUT_UNWRITABLE, POS_NONE, "%s: %s", path,
		    reason != NULL ? reason : cause);
	g_free(reason);
	return is_written;
}

static bool
unpack_file(const struct container_file *file, const char *path,
    const char **reason)
{
	struct arena *arena = arena_new();
	char *directory = file_directory(arena, path);
	struct file_output *output = NULL;
	const void *bytes = file->bytes;
	size_t length = file->length;
	bool is_written = false;

	if (file->source != NULL)
		bytes = file_read(arena, file->source, &length, reason);
	if (bytes != NULL && file_make_directory(directory, reason))
		output = file_output_open(path, reason);
	if (output != NULL) {
		file_output_write(output, bytes, length);
		is_written = file_output_commit(output, reason);
	}
	if (!is_written)
		*reason = g_intern_string(*reason);
	arena_free(arena);
	return is_written;
}

bool
container_unpack(struct diags *diags, const struct container *container,
    const char *directory)
{
	bool is_written = true;

	for (guint i = 0; is_written && i < container->files->len; i++) {
		const struct container_file *file =
		    &g_array_index(container->files, struct container_file, i);
		char *path = g_build_filename(directory, file->path, NULL);
		const char *reason = NULL;

		is_written = unpack_file(file, path, &reason);
		if (!is_written)
			diag(diags, DIAG_OUTPUT_UNWRITABLE, POS_NONE, "%s: %s",
			    path, reason);
		g_free(path);
	}
	return is_written;
}
