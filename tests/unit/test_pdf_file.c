/* The reader of Cairo's PDFs, and what the writer makes of one. */
#include "test.h"

#include <string.h>

#include <glib.h>
#include <glib/gstdio.h>
#include <zlib.h>

#include "finish/figure.h"
#include "finish/pdf_file.h"
#include "finish/pdf_writer.h"

/* A file as Cairo forms it; offsets are filled in. */
static char *
sample(size_t *length)
{
	static const char *const objects[] = {
		"<< /Type /Pages /Kids [ 2 0 R 3 0 R ] /Count 2 >>",
		"<< /Type /Page % 1\n /Parent 1 0 R /Note (a \\) >> b) >>",
		"<< /Type /Page /Parent 1 0 R /Deep << /Pages 9 0 R >> >>",
		"<< /Producer (x) >>",
		"<< /Deep << /Pages 9 0 R >> /Pages 1 0 R >>",
	};
	GString *file = g_string_new("%PDF-1.5\n%\265\355\256\373\n");
	gsize offsets[G_N_ELEMENTS(objects)], table;

	for (size_t i = 0; i < G_N_ELEMENTS(objects); i++) {
		offsets[i] = file->len;
		g_string_append_printf(file, "%zu 0 obj\n%s\nendobj\n", i + 1,
		    objects[i]);
	}
	table = file->len;
	g_string_append(file, "xref\n0 6\n0000000000 65535 f \n");
	for (size_t i = 0; i < G_N_ELEMENTS(objects); i++)
		g_string_append_printf(file, "%010zu 00000 n \n", offsets[i]);
	g_string_append_printf(file,
	    "trailer\n<< /Size 6 /Root 5 0 R /Info 4 0 R >>\n"
	    "startxref\n%zu\n%%%%EOF\n",
	    table);
	*length = file->len;
	return g_string_free(file, FALSE);
}

static void
test_reads(void **state)
{
	struct arena *arena = arena_new();
	struct pdf_file file;
	size_t length;
	char *bytes = sample(&length);

	(void)state;
	assert_true(pdf_file_read(arena, &file, bytes, length));
	assert_int_equal(file.root, 5);
	assert_int_equal(file.info, 4);
	assert_int_equal(file.page_count, 2);
	assert_int_equal(file.pages[0], 2);
	assert_int_equal(file.pages[1], 3);
	assert_int_equal(pdf_find(file.objects[2], "/Note").length, 11);
	assert_int_equal(pdf_find(file.objects[2], "/None").length, 0);
	g_free(bytes);
	arena_free(arena);
}

/* Cut anywhere, or with any byte changed, it is refused or read: no crash. */
static void
test_survives_damage(void **state)
{
	size_t length;
	char *bytes = sample(&length);

	(void)state;
	for (size_t i = 0; i < length; i++) {
		struct arena *arena = arena_new();
		struct pdf_file file;
		char *cut = g_memdup2(bytes, i);
		char kept = bytes[i];

		assert_false(
		    pdf_file_read(arena, &file, cut, i) && i + 8 < length);
		g_free(cut);
		bytes[i] = (char)(kept ^ 0x15);
		pdf_file_read(arena, &file, bytes, length);
		bytes[i] = kept;
		arena_free(arena);
	}
	g_free(bytes);
}

/* What is in the object stream `number` of the written file, decoded. */
static bool
has_packed(const char *bytes, size_t length, const char *wanted)
{
	const char *at = memmem(bytes, length, "/ObjStm", 7), *end;
	char plain[4096];
	uLongf room = sizeof(plain);

	if (at == NULL)
		return false;
	at = (const char *)memmem(at, length - (size_t)(at - bytes), "stream\n",
		 7) +
	    7;
	end = memmem(at, length - (size_t)(at - bytes), "\nendstream", 10);
	return uncompress((Bytef *)plain, &room, (const Bytef *)at,
		   (uLong)(end - at)) == Z_OK &&
	    memmem(plain, room, wanted, strlen(wanted)) != NULL;
}

/* Objects keep their numbers; those of what isn't used are given away. */
static void
test_writes_again(void **state)
{
	struct arena *arena = arena_new();
	struct pdf_file file;
	const bool is_used[] = { false, true, true, false, true, true };
	size_t length, written;
	char *bytes = sample(&length), *copy;
	char *path = g_build_filename(g_get_tmp_dir(), "quoin-test.pdf", NULL);
	const char *reason = NULL;
	struct file_output *output = file_output_open(path, &reason);
	struct pdf_writer *w;

	(void)state;
	assert_true(pdf_file_read(arena, &file, bytes, length));
	w = pdf_writer_new(&file, is_used, output);
	assert_int_equal(pdf_writer_reserve(w), 3);
	assert_int_equal(pdf_writer_reserve(w), 6);
	pdf_writer_object(w, 3, "<< /New 7 >>", 12);
	pdf_writer_object(w, 4, "<< /Title (y) >>", 16);
	pdf_writer_stream(w, 6, "/Kind /Test", "abc", 3);
	assert_true(pdf_writer_end(w, 5, 4));
	assert_true(file_output_commit(output, &reason));
	copy = file_read(arena, path, &written, &reason);
	assert_non_null(memmem(copy, written,
	    "6 0 obj\n<< /Length 3 /Kind /Test >>\nstream\nabc\nendstream",
	    55));
	assert_true(has_packed(copy, written, "3 0 4 13 "));
	assert_true(
	    has_packed(copy, written, "<< /New 7 >>\n<< /Title (y) >>"));
	g_unlink(path);
	g_free(path);
	g_free(bytes);
	arena_free(arena);
}

/* A damaged page may have neither resources nor contents. */
static void
test_empty_figure(void **state)
{
	static const bool none[8] = { false };
	struct arena *arena = arena_new();
	struct pdf_file file;
	size_t length, written, number;
	char *bytes = sample(&length), *copy;
	char *path = g_build_filename(g_get_tmp_dir(), "quoin-figure.pdf",
	    NULL);
	const char *reason = NULL;
	struct file_output *output = file_output_open(path, &reason);
	struct finisher f = { .source = &file };

	(void)state;
	assert_true(pdf_file_read(arena, &file, bytes, length));
	f.writer = pdf_writer_new(&file, none, output);
	number = pdf_writer_reserve(f.writer);
	figure_write(&f, number, /*figure*/ 0);
	assert_true(pdf_writer_end(f.writer, number, number));
	assert_true(file_output_commit(output, &reason));
	copy = file_read(arena, path, &written, &reason);
	assert_non_null(memmem(copy, written,
	    "<< /Length 0 /Type /XObject /Subtype /Form >>", 45));
	g_unlink(path);
	g_free(path);
	g_free(bytes);
	arena_free(arena);
}

/* Strings may look like references; streams have their length elsewhere. */
static void
test_finds_parts(void **state)
{
	static const char dictionary[] =
	    "<< /A 12 0 R /B (9 0 R) /C [ 3 0 R << /D 4 0 R >> ] "
	    "/Length 7 0 R /Parent 8 0 R /E <3920302052> >>";
	struct pdf_slice slice = { dictionary, sizeof(dictionary) - 1 };
	const char *at = dictionary;
	static const char streams[] = "1 0 obj << /Length 2 0 R >>\nstream\nabc"
				      "\nendstream endobj 2 0 obj 3 endobj ";
	const char *second = strstr(streams, "2 0 obj");
	struct pdf_slice objects[] = { { NULL, 0 },
		{ streams, (size_t)(second - streams) },
		{ second, strlen(second) } };
	struct pdf_file file = { .objects = objects, .object_count = 3 };

	(void)state;
	assert_int_equal(pdf_next_reference(slice, &at), 12);
	assert_int_equal(pdf_next_reference(slice, &at), 3);
	assert_int_equal(pdf_next_reference(slice, &at), 4);
	assert_int_equal(pdf_next_reference(slice, &at), 0);
	assert_int_equal(pdf_stream(&file, objects[1]).length, 3);
	assert_memory_equal(pdf_stream(&file, objects[1]).at, "abc", 3);
	assert_int_equal(pdf_stream(&file, objects[2]).length, 0);
	objects[2].length = 4;
	assert_int_equal(pdf_stream(&file, objects[1]).length, 0);
}

static void
test_strings_and_numbers(void **state)
{
	GString *body = g_string_new(NULL);

	(void)state;
	pdf_append_text(body, "a (b) \\c");
	assert_string_equal(body->str, "(a \\(b\\) \\\\c)");
	g_string_truncate(body, 0);
	pdf_append_text(body, "é😀");
	assert_string_equal(body->str, "<FEFF00E9D83DDE00>");
	g_string_truncate(body, 0);
	pdf_append_number(body, 595.276);
	g_string_append_c(body, ' ');
	pdf_append_number(body, -0.5);
	g_string_append_c(body, ' ');
	pdf_append_number(body, 14.0001);
	assert_string_equal(body->str, "595.276 -.5 14");
	g_string_free(body, TRUE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_reads),
		cmocka_unit_test(test_survives_damage),
		cmocka_unit_test(test_writes_again),
		cmocka_unit_test(test_empty_figure),
		cmocka_unit_test(test_finds_parts),
		cmocka_unit_test(test_strings_and_numbers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
