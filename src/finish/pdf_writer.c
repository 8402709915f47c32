/* Writing a PDF; see pdf_writer.h. */
#include "finish/pdf_writer.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* In place of an offset: not to be written at all. */
static const size_t DROPPED = SIZE_MAX;

struct pdf_writer {
	const struct pdf_file *source;
	struct file_output *output;
	GArray *offsets; /* size_t by object number; 0: not written, DROPPED */
	size_t written;  /* bytes so far */
	GChecksum *digest;
	bool is_good;
};

static void
write_bytes(struct pdf_writer *w, const void *bytes, size_t length)
{
	w->is_good = w->is_good && file_output_write(w->output, bytes, length);
	g_checksum_update(w->digest, bytes, (gssize)length);
	w->written += length;
}

static void
write_text(struct pdf_writer *w, const GString *text)
{
	write_bytes(w, text->str, text->len);
}

static size_t *
offset_of(struct pdf_writer *w, size_t number)
{
	return &g_array_index(w->offsets, size_t, number);
}

struct pdf_writer *
pdf_writer_new(const struct pdf_file *source, struct file_output *output)
{
	struct pdf_writer *w = g_new0(struct pdf_writer, 1);
	size_t header = source->length;

	w->source = source;
	w->output = output;
	w->is_good = true;
	w->digest = g_checksum_new(G_CHECKSUM_MD5);
	w->offsets = g_array_new(FALSE, /*clear*/ TRUE, sizeof(size_t));
	g_array_set_size(w->offsets, (guint)source->object_count);
	for (size_t i = 0; i < source->object_count; i++) {
		const char *at = source->objects[i].at;

		if (at != NULL)
			header = MIN(header, (size_t)(at - source->bytes));
	}
	write_bytes(w, source->bytes, header);
	return w;
}

size_t
pdf_writer_reserve(struct pdf_writer *w)
{
	g_array_set_size(w->offsets, w->offsets->len + 1);
	return w->offsets->len - 1;
}

void
pdf_writer_object(struct pdf_writer *w, size_t number, const char *body,
    size_t length)
{
	char head[48];
	int head_length = snprintf(head, sizeof(head), "%zu 0 obj\n", number);

	*offset_of(w, number) = w->written;
	write_bytes(w, head, (size_t)head_length);
	write_bytes(w, body, length);
	write_bytes(w, "\nendobj\n", strlen("\nendobj\n"));
}

void
pdf_writer_drop(struct pdf_writer *w, size_t number)
{
	if (number != 0 && *offset_of(w, number) == 0)
		*offset_of(w, number) = DROPPED;
}

static void
copy_rest(struct pdf_writer *w)
{
	for (size_t i = 0; i < w->source->object_count; i++) {
		const struct pdf_slice *object = &w->source->objects[i];

		if (object->length == 0 || *offset_of(w, i) != 0)
			continue;
		*offset_of(w, i) = w->written;
		write_bytes(w, object->at, object->length);
	}
}

/* Free objects form a list through their offsets (7.5.4). */
static void
write_table(struct pdf_writer *w)
{
	GString *table = g_string_new(NULL);
	guint count = w->offsets->len, next_free = 0;

	for (guint i = count; i-- > 1;) {
		if (*offset_of(w, i) == 0 || *offset_of(w, i) == DROPPED) {
			*offset_of(w, i) = (size_t)next_free << 1 | 1;
			next_free = i;
		} else {
			*offset_of(w, i) <<= 1;
		}
	}
	g_string_append_printf(table, "xref\n0 %u\n%010u 65535 f \n", count,
	    next_free);
	for (guint i = 1; i < count; i++) {
		size_t offset = *offset_of(w, i);
		bool is_free = (offset & 1) != 0;

		g_string_append_printf(table, "%010zu %05d %c \n", offset >> 1,
		    is_free ? 65535 : 0, is_free ? 'f' : 'n');
	}
	write_text(w, table);
	g_string_free(table, TRUE);
}

static void
write_trailer(struct pdf_writer *w, size_t root, size_t info, size_t table_at)
{
	GString *trailer = g_string_new(NULL);
	const char *digest = g_checksum_get_string(w->digest);

	g_string_append_printf(trailer,
	    "trailer\n<< /Size %u /Root %zu 0 R /Info %zu 0 R\n"
	    "/ID [<%s> <%s>] >>\nstartxref\n%zu\n%%%%EOF\n",
	    w->offsets->len, root, info, digest, digest, table_at);
	w->is_good = w->is_good &&
	    file_output_write(w->output, trailer->str, trailer->len);
	g_string_free(trailer, TRUE);
}

bool
pdf_writer_end(struct pdf_writer *w, size_t root, size_t info)
{
	size_t table_at;
	bool is_good;

	copy_rest(w);
	table_at = w->written;
	write_table(w);
	write_trailer(w, root, info, table_at);
	is_good = w->is_good;
	g_array_free(w->offsets, TRUE);
	g_checksum_free(w->digest);
	g_free(w);
	return is_good;
}

void
pdf_append_bytes(GString *body, const char *bytes)
{
	g_string_append_c(body, '(');
	for (; *bytes != '\0'; bytes++) {
		unsigned char c = (unsigned char)*bytes;

		if (c == '(' || c == ')' || c == '\\')
			g_string_append_c(body, '\\');
		if (c < ' ' || c >= 0x7f)
			g_string_append_printf(body, "\\%03o", c);
		else
			g_string_append_c(body, *bytes);
	}
	g_string_append_c(body, ')');
}

void
pdf_append_text(GString *body, const char *utf8)
{
	glong length;
	gunichar2 *units;

	if (g_str_is_ascii(utf8)) {
		pdf_append_bytes(body, utf8);
		return;
	}
	units = g_utf8_to_utf16(utf8, -1, NULL, &length, NULL);
	g_string_append(body, "<FEFF");
	for (glong i = 0; units != NULL && i < length; i++)
		g_string_append_printf(body, "%04X", units[i]);
	g_string_append_c(body, '>');
	g_free(units);
}

void
pdf_append_number(GString *body, double number)
{
	long long thousandths = llround(number * 1000);
	long long fraction = llabs(thousandths) % 1000;

	if (thousandths < 0)
		g_string_append_c(body, '-');
	g_string_append_printf(body, "%lld", llabs(thousandths) / 1000);
	if (fraction != 0) {
		g_string_append_printf(body, ".%03lld", fraction);
		while (body->str[body->len - 1] == '0')
			g_string_truncate(body, body->len - 1);
	}
}
