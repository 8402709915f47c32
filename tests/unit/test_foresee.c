/* What is told while a book is read: pictures to come, and code. */
#include "test.h"

#include <glib/gstdio.h>

#include "read/book.h"

/* Joins the names of the files. */
static void
keep(void *closure, const char *path)
{
	GString *names = closure;
	char *name = g_path_get_basename(path);

	g_string_append_printf(names, "%s ", name);
	g_free(name);
}

/* Reads `text` as the file `name` beside a.png, b.png and c d.png. */
static void
check(const char *name, const char *text, const char *expected)
{
	static const char *const pictures[] = { "a.png", "b.png", "c d.png" };
	struct arena *arena = arena_new();
	struct diags *diags = diags_new(DIAG_SEVERITY__MAX);
	GString *names = g_string_new(NULL);
	const struct book_options options = { .picture_met = keep,
		.closure = names };
	char *directory = g_dir_make_tmp("quoin-foresee-XXXXXX", NULL);
	char *path = g_build_filename(directory, name, NULL);

	for (size_t i = 0; i < G_N_ELEMENTS(pictures); i++)
		g_file_set_contents(arena_printf(arena, "%s/%s", directory,
					pictures[i]),
		    "", 0, NULL);
	g_file_set_contents(path, text, -1, NULL);
	assert_non_null(book_read(arena, diags, path, &options));
	assert_string_equal(names->str, expected);
	for (size_t i = 0; i < G_N_ELEMENTS(pictures); i++)
		g_unlink(arena_printf(arena, "%s/%s", directory, pictures[i]));
	g_unlink(path);
	g_rmdir(directory);
	g_free(path);
	g_free(directory);
	g_string_free(names, TRUE);
	diags_free(diags);
	arena_free(arena);
}

static void
test_markdown(void **state)
{
	(void)state;
	check("t.md", "# T\n\n![x](a.png)\n\n<img src=b.png> ![y](c%20d.png)\n",
	    "a.png b.png c d.png ");
	check("t.md", "a.png![x](a.png \"b.png\"){width=5cm}",
	    "a.png a.png b.png ");
}

static void
test_docbook(void **state)
{
	(void)state;
	check("t.xml",
	    "<article xmlns='http://docbook.org/ns/docbook' version='5.0'>"
	    "<title>T</title><mediaobject><imageobject>"
	    "<imagedata fileref='b.png'/></imageobject></mediaobject>"
	    "</article>",
	    "b.png ");
}

/* Files that aren't there, or not of the book, or no pictures. */
static void
test_others(void **state)
{
	(void)state;
	check("t.md",
	    "# T\n\n.png z.png ../a.png /etc/a.png https://x.org/a.png a.pn",
	    "");
}

static void
count(void *closure, const xmlNode *code)
{
	(void)code;
	++*(unsigned *)closure;
}

/* Reads a file of two pieces of code with `setting`, or NULL, in front. */
static unsigned
count_code(const char *setting, const char *option)
{
	struct arena *arena = arena_new();
	struct diags *diags = diags_new(DIAG_SEVERITY__MAX);
	const char *const settings[] = { option, NULL };
	unsigned met = 0;
	const struct book_options options = { .settings = settings,
		.code_met = count,
		.closure = &met };
	char *directory = g_dir_make_tmp("quoin-foresee-XXXXXX", NULL);
	char *path = g_build_filename(directory, "t.md", NULL);
	char *text = g_strdup_printf("---\ntitle: T\n%s\n---\n\n~~~ c\nint x;\n"
				     "~~~\n\n`int y;`{.c}\n",
	    setting != NULL ? setting : "");

	g_file_set_contents(path, text, -1, NULL);
	assert_non_null(book_read(arena, diags, path, &options));
	g_unlink(path);
	g_rmdir(directory);
	g_free(text);
	g_free(path);
	g_free(directory);
	diags_free(diags);
	arena_free(arena);
	return met;
}

/* The command line counts more than the book, though it is read later. */
static void
test_code(void **state)
{
	(void)state;
	assert_int_equal(count_code(NULL, NULL), 2);
	assert_int_equal(count_code("highlight: no", NULL), 0);
	assert_int_equal(count_code("highlight: yes", NULL), 2);
	assert_int_equal(count_code(NULL, "highlight=no"), 0);
	assert_int_equal(count_code("highlight: no", "highlight=yes"), 2);
	assert_int_equal(count_code("highlight: yes", "highlight=no"), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_markdown),
		cmocka_unit_test(test_docbook),
		cmocka_unit_test(test_others),
		cmocka_unit_test(test_code),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
