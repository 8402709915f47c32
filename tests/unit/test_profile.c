/*
 * Profiles of shops: each rule is kept at its limit and broken beyond it.
 */
#include "test.h"

#include <string.h>

#include <glib.h>

#include "epub/profile.h"

enum { LEAST, MOST, NEVER };

static const struct {
	const char *profile;
	enum measure measure;
	int bound;
	int64_t limit;
	enum diag_severity severity;
} rules[] = {
#define WORD_GENERIC "generic"
#define WORD_KINDLE "kindle"
#define WORD_KOBO "kobo"
#define WORD_APPLE "apple"
#define WORD_GOOGLE "google"
#define REFUSES DIAG_SEVERITY_ERROR
#define ADVISES DIAG_SEVERITY_WARNING
#define RULE(profile, measure, bound, limit, verdict, source) \
	{ WORD_##profile, MEASURE_##measure, bound, limit, verdict },
#include "epub/profile.def"
};

/* How many messages of that severity a value brings about. */
static size_t
count(const char *profile, enum measure measure, int64_t value,
    enum diag_severity severity)
{
	struct diags *diags = diags_new(DIAG_SEVERITY__MAX);
	size_t said;

	profile_check(profile_read(profile), diags, measure, value, POS_NONE,
	    /*subject*/ NULL);
	said = diags_count(diags, severity);
	diags_free(diags);
	return said;
}

static void
test_rules(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(rules); i++) {
		int64_t limit = rules[i].limit;
		int64_t beyond = rules[i].bound == LEAST ? limit - 1
							 : limit + 1;

		assert_int_equal(count(rules[i].profile, rules[i].measure,
				     limit, rules[i].severity),
		    0);
		assert_int_equal(count(rules[i].profile, rules[i].measure,
				     beyond, rules[i].severity),
		    1);
		assert_int_equal(count(/*profile*/ NULL, rules[i].measure,
				     beyond, rules[i].severity),
		    0);
	}
}

/* A cover that a shop refuses is not also advised against. */
static void
test_refused(void **state)
{
	(void)state;
	assert_int_equal(count("kindle", MEASURE_COVER_LONGER, 900,
			     DIAG_SEVERITY_ERROR),
	    1);
	assert_int_equal(count("kindle", MEASURE_COVER_LONGER, 900,
			     DIAG_SEVERITY_WARNING),
	    0);
}

static void
test_sets(void **state)
{
	const char *by = NULL;

	(void)state;
	assert_int_equal(profile_read(NULL), 0);
	assert_int_equal(profile_read("kobo, apple") & profile_read("kindle"),
	    profile_read("generic"));
	assert_int_equal(profile_most(profile_read("kobo google apple"),
			     MEASURE_BOOK_BYTES, &by),
	    1000000000);
	assert_int_equal(profile_most(profile_read("kobo kindle"),
			     MEASURE_IMAGE_PIXELS, &by),
	    0);
	assert_int_equal(profile_most(profile_read("kobo apple"),
			     MEASURE_IMAGE_PIXELS, &by),
	    4000000);
	assert_string_equal(by, "apple");
	assert_true(profile_forbids(profile_read("kindle"), MEASURE_IMAGE_SVG));
	assert_false(profile_forbids(profile_read("kobo"), MEASURE_IMAGE_SVG));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rules),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_sets),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
