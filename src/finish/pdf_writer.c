/*
 * Writing a PDF; see pdf_writer.h.
 *
 *	caller   streams and objects, groups of these ──▶ pieces
 *	writer                       pieces: packed, summed, written ──▶ file
 *
 * The order of the pieces is that of the file, so nothing depends on who is
 * faster.
 */
#include "finish/pdf_writer.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <libdeflate.h>

#include "base/thread.h"

/*
 * Object streams are read whole for any object in them, so they are kept
 * small; level 6 would save a hundredth of them for a fifth more time.
 */
enum { GROUP_OBJECTS = 200, GROUP_BYTES = 1 << 16, LEVEL = 5 };

/* Where an object is (7.5.8.3). */
struct entry {
	uint8_t type;   /* 0: nowhere, 1: in the file, 2: in a stream */
	uint32_t where; /* offset, or the stream's number */
	uint16_t nth;   /* in the stream */
	bool is_taken;  /* number of a source's object, or reserved */
};

/* A stream under way. */
struct piece {
	size_t number;
	char *entries;
	const void *bytes;
	size_t length;
	bool is_own;    /* `bytes` are to be packed, and freed then */
	uint32_t where; /* offset, once it is written */
};

/* What ends the queue; its address only. */
static struct piece end_of_pieces;

struct pdf_writer {
	GArray *entries;   /* struct entry by object number */
	size_t next;       /* where to look for a free number */
	GPtrArray *pieces; /* struct piece, all */
	GAsyncQueue *queue;
	struct thread thread;
	/* the object stream being filled; 0: none */
	size_t group, group_count;
	GString *group_index, *group_bodies;
	/* the thread's until it has ended: */
	struct file_output *output;
	size_t written;    /* bytes so far */
	GChecksum *digest; /* of what is before the table: the identifier */
	bool is_digested;
	struct libdeflate_compressor *compressor;
	GByteArray *packed; /* what was compressed last */
	bool is_good;
};

/* What tells files apart: sums of their pieces, for MD5 takes its time. */
static void
digest(struct pdf_writer *w, const void *bytes, size_t length)
{
	uint32_t sum = GUINT32_TO_LE(libdeflate_crc32(0, bytes, length));

	g_checksum_update(w->digest, (const guchar *)&sum, sizeof(sum));
}

static void
write_bytes(struct pdf_writer *w, const void *bytes, size_t length)
{
	w->is_good = w->is_good && file_output_write(w->output, bytes, length);
	if (!w->is_digested)
		digest(w, bytes, length);
	w->written += length;
}

static struct entry *
entry_of(const struct pdf_writer *w, size_t number)
{
	return &g_array_index(w->entries, struct entry, number);
}

static void
write_stream(struct pdf_writer *w, struct piece *piece, const char *filter,
    const void *bytes, size_t length)
{
	char head[64];
	int head_length = snprintf(head, sizeof(head),
	    "%zu 0 obj\n<< /Length %zu ", piece->number, length);

	piece->where = (uint32_t)w->written;
	if (w->written > UINT32_MAX)
		w->is_good = false;
	write_bytes(w, head, (size_t)head_length);
	write_bytes(w, filter, strlen(filter));
	write_bytes(w, piece->entries, strlen(piece->entries));
	write_bytes(w, " >>\nstream\n", strlen(" >>\nstream\n"));
	write_bytes(w, bytes, length);
	write_bytes(w, "\nendstream\nendobj\n",
	    strlen("\nendstream\nendobj\n"));
}

static void
write_packed(struct pdf_writer *w, struct piece *piece)
{
	size_t bound = libdeflate_zlib_compress_bound(w->compressor,
	    piece->length);
	size_t length;

	g_byte_array_set_size(w->packed, (guint)bound);
	length = libdeflate_zlib_compress(w->compressor, piece->bytes,
	    piece->length, w->packed->data, bound);
	write_stream(w, piece, "/Filter /FlateDecode ", w->packed->data,
	    length);
}

static void
write_piece(struct pdf_writer *w, struct piece *piece)
{
	if (piece->is_own) {
		write_packed(w, piece);
		g_free((void *)piece->bytes);
	} else {
		write_stream(w, piece, "", piece->bytes, piece->length);
	}
	g_free(piece->entries);
}

static void
write_pieces(void *closure)
{
	struct pdf_writer *w = closure;
	struct piece *piece;

	while ((piece = g_async_queue_pop(w->queue)) != &end_of_pieces)
		write_piece(w, piece);
}

struct pdf_writer *
pdf_writer_new(const struct pdf_file *source, const bool *is_used,
    struct file_output *output)
{
	/* the second line marks the file as binary (7.5.2) */
	static const char header[] = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n";
	struct pdf_writer *w = g_new0(struct pdf_writer, 1);

	w->output = output;
	w->is_good = true;
	w->next = 1;
	w->digest = g_checksum_new(G_CHECKSUM_MD5);
	w->compressor = libdeflate_alloc_compressor(LEVEL);
	w->packed = g_byte_array_new();
	w->group_index = g_string_new(NULL);
	w->group_bodies = g_string_new(NULL);
	w->entries = g_array_new(FALSE, /*clear*/ TRUE, sizeof(struct entry));
	g_array_set_size(w->entries, (guint)source->object_count);
	for (size_t i = 0; i < source->object_count; i++)
		entry_of(w, i)->is_taken = i == 0 || is_used[i];
	write_bytes(w, header, sizeof(header) - 1);
	w->pieces = g_ptr_array_new_with_free_func(g_free);
	w->queue = g_async_queue_new();
	thread_start(&w->thread, /*stack*/ 0, write_pieces, w);
	return w;
}

size_t
pdf_writer_reserve(struct pdf_writer *w)
{
	while (w->next < w->entries->len && entry_of(w, w->next)->is_taken)
		w->next++;
	if (w->next >= w->entries->len)
		g_array_set_size(w->entries, (guint)w->next + 1);
	entry_of(w, w->next)->is_taken = true;
	return w->next++;
}

static struct piece *
new_piece(size_t number, const char *entries, const void *bytes, size_t length)
{
	struct piece *piece = g_new0(struct piece, 1);

	piece->number = number;
	piece->entries = g_strdup(entries);
	piece->bytes = bytes;
	piece->length = length;
	return piece;
}

static void
add_piece(struct pdf_writer *w, struct piece *piece)
{
	entry_of(w, piece->number)->type = 1;
	g_ptr_array_add(w->pieces, piece);
	g_async_queue_push(w->queue, piece);
}

void
pdf_writer_stream(struct pdf_writer *w, size_t number, const char *entries,
    const void *bytes, size_t length)
{
	add_piece(w, new_piece(number, entries, bytes, length));
}

/* The same, compressed; `bytes` are freed when it is written. */
static void
add_packed(struct pdf_writer *w, size_t number, const char *entries,
    void *bytes, size_t length)
{
	struct piece *piece = new_piece(number, entries, bytes, length);

	piece->is_own = true;
	add_piece(w, piece);
}

void
pdf_writer_deflate(struct pdf_writer *w, size_t number, const char *entries,
    const void *bytes, size_t length)
{
	add_packed(w, number, entries, g_memdup2(bytes, length), length);
}

static void
end_group(struct pdf_writer *w)
{
	char entries[80];
	size_t first, length;

	if (w->group == 0)
		return;
	first = w->group_index->len;
	snprintf(entries, sizeof(entries), "/Type /ObjStm /N %zu /First %zu",
	    w->group_count, first);
	g_string_append_len(w->group_index, w->group_bodies->str,
	    (gssize)w->group_bodies->len);
	length = w->group_index->len;
	add_packed(w, w->group, entries,
	    g_string_free(w->group_index, /*free_segment*/ FALSE), length);
	w->group_index = g_string_new(NULL);
	g_string_truncate(w->group_bodies, 0);
	w->group = 0;
	w->group_count = 0;
}

void
pdf_writer_object(struct pdf_writer *w, size_t number, const char *body,
    size_t length)
{
	struct entry *entry;

	if (w->group == 0)
		w->group = pdf_writer_reserve(w);
	entry = entry_of(w, number);
	entry->type = 2;
	entry->where = (uint32_t)w->group;
	entry->nth = (uint16_t)w->group_count++;
	pdf_append_count(w->group_index, number);
	g_string_append_c(w->group_index, ' ');
	pdf_append_count(w->group_index, w->group_bodies->len);
	g_string_append_c(w->group_index, ' ');
	g_string_append_len(w->group_bodies, body, (gssize)length);
	g_string_append_c(w->group_bodies, '\n');
	if (w->group_count == GROUP_OBJECTS ||
	    w->group_bodies->len > GROUP_BYTES)
		end_group(w);
}

/* Rows of seven bytes, each the difference to the one above (PNG's Up). */
static void
write_table(struct pdf_writer *w, size_t number, size_t root, size_t info)
{
	enum { ROW = 7 };
	guint count = w->entries->len;
	GByteArray *rows = g_byte_array_sized_new(count * (ROW + 1));
	uint8_t above[ROW] = { 0 };
	const char *digest = g_checksum_get_string(w->digest);
	struct piece table = { .number = number, .is_own = true };

	w->is_digested = true;
	for (guint i = 0; i < count; i++) {
		const struct entry *e = entry_of(w, i);
		uint16_t nth = i == 0 ? UINT16_MAX : e->nth;
		uint8_t row[ROW] = { e->type, (uint8_t)(e->where >> 24),
			(uint8_t)(e->where >> 16), (uint8_t)(e->where >> 8),
			(uint8_t)e->where, (uint8_t)(nth >> 8), (uint8_t)nth };
		uint8_t up[ROW + 1] = { 2 };

		for (int k = 0; k < ROW; k++)
			up[k + 1] = (uint8_t)(row[k] - above[k]);
		memcpy(above, row, ROW);
		g_byte_array_append(rows, up, sizeof(up));
	}
	table.entries = g_strdup_printf("/Type /XRef /Size %u /W [1 4 2] "
					"/Root %zu 0 R /Info %zu 0 R "
					"/ID [<%s> <%s>] /DecodeParms "
					"<< /Predictor 12 /Columns 7 >>",
	    count, root, info, digest, digest);
	table.length = rows->len;
	table.bytes = g_byte_array_free(rows, FALSE);
	write_piece(w, &table);
}

/* Waits until all pieces are written, and notes where. */
static void
end_pieces(struct pdf_writer *w)
{
	g_async_queue_push(w->queue, &end_of_pieces);
	thread_join(&w->thread);
	for (guint i = 0; i < w->pieces->len; i++) {
		const struct piece *piece = w->pieces->pdata[i];

		entry_of(w, piece->number)->where = piece->where;
	}
	g_async_queue_unref(w->queue);
	g_ptr_array_free(w->pieces, TRUE);
}

bool
pdf_writer_end(struct pdf_writer *w, size_t root, size_t info)
{
	size_t number, table_at;
	char end[64];
	int length;
	bool is_good;

	end_group(w);
	end_pieces(w);
	number = pdf_writer_reserve(w);
	table_at = w->written;
	entry_of(w, number)->type = 1;
	entry_of(w, number)->where = (uint32_t)table_at;
	write_table(w, number, root, info);
	length = snprintf(end, sizeof(end), "startxref\n%zu\n%%%%EOF\n",
	    table_at);
	write_bytes(w, end, (size_t)length);
	is_good = w->is_good;
	libdeflate_free_compressor(w->compressor);
	g_byte_array_free(w->packed, TRUE);
	g_string_free(w->group_index, TRUE);
	g_string_free(w->group_bodies, TRUE);
	g_array_free(w->entries, TRUE);
	g_checksum_free(w->digest);
	g_free(w);
	return is_good;
}
