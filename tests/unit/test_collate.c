/* Words in the order of their language's dictionaries. */
#include "test.h"

#include <stdbool.h>
#include <string.h>

#include <glib.h>

#include "transform/collate.h"

/* Are the words, which spaces separate, in the order they are written in? */
static bool
is_in_order(struct collations *collations, const char *language,
    const char *words)
{
	char **word = g_strsplit(words, " ", -1), *before = NULL;
	bool ok = true;

	for (char **at = word; *at != NULL; at++) {
		char *key = collate_key(collations, *at, language);

		ok = ok && (before == NULL || strcmp(before, key) < 0);
		g_free(before);
		before = key;
	}
	g_free(before);
	g_strfreev(word);
	return ok;
}

static void
test_order(void **state)
{
	static const struct {
		const char *language, *words;
	} cases[] = {
		{ "en", "apple Apple banana" },
		{ "en", "resume résumé resumed" },
		{ "en", "Box #[derive] drop println! &str Vec<T>" },
		{ "en", "u8 u16 u32" },
		{ "en", "& 42 a" },
		{ "en-GB", "Rust std::fmt" },
		{ "de", "Abend Ähre Baum Straße Strasze" },
		{ "sv", "Zebra Åker Ärta Öl" },
		{ "es", "nube ñu obra" },
		{ "fr", "cote coté côte" },
		{ "cs", "cihla drak had chata jak" },
		{ "el", "άλφα βήτα γάμα" },
		{ "xx-unknown", "a b c" },
	};
	struct collations *collations = collations_new();

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		if (!is_in_order(collations, cases[i].language, cases[i].words))
			fail_msg("%s: %s", cases[i].language, cases[i].words);
	}
	collations_free(collations);
}

/* Words of one letter stand together: the letter never comes back. */
static void
test_letters_follow(void **state)
{
	static const char *const words[] = { "Adam", "Åker", "Ahorn", "Ähre",
		"Zebra", "Öl", "Oel", "zwei" };
	static const char *const languages[] = { "de", "sv", "en" };
	struct collations *collations = collations_new();

	(void)state;
	for (size_t l = 0; l < G_N_ELEMENTS(languages); l++) {
		for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
			char *letter = collate_initial(collations, words[i],
			    languages[l]);
			char *a = collate_key(collations, letter, languages[l]);
			char *b = collate_key(collations, words[i],
			    languages[l]);

			assert_true(strcmp(a, b) <= 0);
			g_free(a);
			g_free(b);
			g_free(letter);
		}
	}
	collations_free(collations);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_order),
		cmocka_unit_test(test_letters_follow),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
