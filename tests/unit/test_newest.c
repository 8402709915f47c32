/* The newest of the files that a tree comes from. */
#include "test.h"

#include <utime.h>

#include <glib/gstdio.h>
#include <libxml/parser.h>

#include "tree/tree.h"

static char *
add_file(const char *directory, const char *name, time_t time)
{
	const struct utimbuf times = { time, time };
	char *path = g_build_filename(directory, name, NULL);

	assert_true(g_file_set_contents(path, "", 0, NULL));
	assert_int_equal(g_utime(path, (struct utimbuf *)&times), 0);
	return path;
}

/* One file's name may begin as the other's does and go on with a digit. */
static void
test_names(void **state)
{
	char *directory = g_dir_make_tmp("quoin-newest-XXXXXX", NULL);
	char *older = add_file(directory, "ch1", 1000);
	char *newer = add_file(directory, "ch12", 2000);
	char *xml = g_strdup_printf("<book xmlns:q='urn:x-quoin'>"
				    "<a q:pos='%s:1'/><a q:pos='%s:1:7'/>"
				    "<b q:pos='%s:3:5'/></book>",
	    older, older, newer);
	xmlDoc *doc = xmlReadMemory(xml, (int)strlen(xml), NULL, NULL, 0);

	(void)state;
	assert_int_equal(tree_newest_source(doc), 2000);
	xmlFreeDoc(doc);
	g_unlink(older);
	g_unlink(newer);
	g_rmdir(directory);
	g_free(xml);
	g_free(newer);
	g_free(older);
	g_free(directory);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_names) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
