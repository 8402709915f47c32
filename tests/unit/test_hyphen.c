#include <string.h>

#include "arena_fixture.h"
#include "layout/hyphen.h"

/* The word with a hyphen wherever it may be divided. */
static const char *
divided(struct arena *arena, struct hyphens *hyphens,
    const struct hyphen_rules *rules, const char *word)
{
	size_t points[HYPHENS_POINTS_MAX];
	size_t count = hyphens_find(hyphens, rules, word, strlen(word),
	    POS_NONE, points);
	GString *out = g_string_new(NULL);
	const char *text;

	for (size_t i = 0, point = 0; word[i] != '\0'; i++) {
		if (point < count && points[point] == i) {
			g_string_append_c(out, '-');
			point++;
		}
		g_string_append_c(out, word[i]);
	}
	text = arena_strdup(arena, out->str);
	g_string_free(out, /*free_segment*/ TRUE);
	return text;
}

static void
test_words(void **state)
{
	static const struct {
		struct hyphen_rules rules;
		const char *word, *expected;
	} cases[] = {
		{ { "en", "US", 2, 2 }, "development", "de-vel-op-ment" },
		/* a country without patterns falls back on the language */
		{ { "en", "ZZ", 2, 2 }, "development", "de-vel-op-ment" },
		{ { "en", NULL, 2, 2 }, "development", "de-vel-op-ment" },
		{ { "en", NULL, 3, 2 }, "development", "devel-op-ment" },
		{ { "en", NULL, 2, 5 }, "development", "de-vel-opment" },
		{ { "en", NULL, 2, 2 }, "Development", "De-vel-op-ment" },
		{ { "de", NULL, 2, 2 }, "Wörterbuch", "Wör-ter-buch" },
		{ { "en", NULL, 2, 2 }, "the", "the" },
		{ { "zz", NULL, 2, 2 }, "development", "development" },
		{ { "../..", NULL, 2, 2 }, "development", "development" },
	};
	struct diags *diags = diags_new(DIAG_SEVERITY_FATAL);
	struct hyphens *hyphens = hyphens_new(*state, diags);

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_string_equal(divided(*state, hyphens, &cases[i].rules,
					cases[i].word),
		    cases[i].expected);
	/* for the language zz, and for what is no language */
	assert_int_equal(diags_count(diags, DIAG_SEVERITY_NOTE), 2);
	diags_free(diags);
}

/* Patterns that are opened early are the same; none are missed as yet. */
static void
test_foresee(void **state)
{
	static const char *const tags[] = { "en", "de", "en-US", "zz", "../..",
		"", "en-" };
	static const struct {
		struct hyphen_rules rules;
		const char *word, *expected;
	} cases[] = {
		{ { "en", NULL, 2, 2 }, "development", "de-vel-op-ment" },
		{ { "en", "US", 2, 2 }, "development", "de-vel-op-ment" },
		{ { "de", NULL, 2, 2 }, "Wörterbuch", "Wör-ter-buch" },
	};
	struct diags *diags = diags_new(DIAG_SEVERITY_FATAL);
	struct hyphens *hyphens = hyphens_new(*state, diags);

	for (size_t i = 0; i < sizeof(tags) / sizeof(tags[0]); i++)
		hyphens_foresee(hyphens, tags[i]);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_string_equal(divided(*state, hyphens, &cases[i].rules,
					cases[i].word),
		    cases[i].expected);
	assert_int_equal(diags_count(diags, DIAG_SEVERITY_NOTE), 0);
	diags_free(diags);
}

/* The author's words go before the patterns, in any form but inflected. */
static void
test_exceptions(void **state)
{
	static const struct {
		const char *word, *expected;
	} cases[] = {
		{ "development", "develop-ment" },
		{ "Development", "Develop-ment" },
		{ "developments", "developments" }, /* not one of them */
		{ "GitHub", "GitHub" },
		{ "Straßenbahn", "Straßen-bahn" },
		{ "", "" },
	};
	struct diags *diags = diags_new(DIAG_SEVERITY_FATAL);
	struct hyphens *hyphens = hyphens_new(*state, diags);
	size_t points[HYPHENS_POINTS_MAX], count;

	assert_false(
	    hyphens_find_exception(hyphens, "development", 11, points, &count));
	hyphens_add_exceptions(hyphens,
	    "develop-ment, github\nstraßen-bahn - --");
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *word = cases[i].word;
		GString *out = g_string_new(word);

		hyphens_find_exception(hyphens, word, strlen(word), points,
		    &count);
		while (count > 0)
			g_string_insert_c(out, (gssize)points[--count], '-');
		assert_string_equal(out->str, cases[i].expected);
		g_string_free(out, /*free_segment*/ TRUE);
	}
	diags_free(diags);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		ARENA_TEST(test_words),
		ARENA_TEST(test_foresee),
		ARENA_TEST(test_exceptions),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
