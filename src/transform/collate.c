/*
 * Dictionary order, by ICU.
 *
 * A language's index letters are those that CLDR lists for it, in its own
 * order; a word stands under the last that is not behind it, as far as base
 * letters go.  A word in another script stands under its own first letter.
 */
#include "transform/collate.h"

#include <stdbool.h>
#include <string.h>

#include <glib.h>
#include <unicode/ucol.h>
#include <unicode/ulocdata.h>
#include <unicode/uset.h>
#include <unicode/ustring.h>

#define KEY_SIZE 1024 /* bytes of a sort key; a longer one is cut */
#define LABEL_SIZE 16 /* of a letter such as CH */

struct collation {
	UCollator *order;   /* or NULL where ICU has none at all */
	UCollator *letters; /* the same for base letters alone */
	GPtrArray *labels;  /* UTF-8, in the language's order */
};

struct collations {
	GHashTable *by_language; /* tag -> struct collation */
};

static void
free_collation(void *data)
{
	struct collation *collation = data;

	if (collation->order != NULL)
		ucol_close(collation->order);
	if (collation->letters != NULL)
		ucol_close(collation->letters);
	g_ptr_array_free(collation->labels, TRUE);
	g_free(collation);
}

struct collations *
collations_new(void)
{
	struct collations *collations = g_new0(struct collations, 1);

	collations->by_language = g_hash_table_new_full(g_str_hash, g_str_equal,
	    g_free, free_collation);
	return collations;
}

void
collations_free(struct collations *collations)
{
	g_hash_table_destroy(collations->by_language);
	g_free(collations);
}

static int
compare(const struct collation *collation, const char *a, const char *b)
{
	UErrorCode status = U_ZERO_ERROR;

	return (int)ucol_strcollUTF8(collation->letters, a, -1, b, -1, &status);
}

static int
compare_labels(const void *a, const void *b, void *collation)
{
	return compare(collation, *(const char *const *)a,
	    *(const char *const *)b);
}

/* Adds the letter or letters at `i` of the set in capitals. */
static void
add_label(GPtrArray *labels, const UChar *text, int32_t length,
    const char *language)
{
	UChar upper[LABEL_SIZE];
	char utf8[4 * LABEL_SIZE];
	UErrorCode status = U_ZERO_ERROR;

	length = u_strToUpper(upper, LABEL_SIZE, text, length, language,
	    &status);
	u_strToUTF8(utf8, sizeof(utf8), NULL, upper, length, &status);
	if (U_SUCCESS(status) && length > 0)
		g_ptr_array_add(labels, g_strdup(utf8));
}

static void
read_labels(struct collation *collation, const char *language)
{
	UErrorCode status = U_ZERO_ERROR;
	ULocaleData *locale = ulocdata_open(language, &status);
	USet *set = U_FAILURE(status) ? NULL
				      : ulocdata_getExemplarSet(locale, NULL, 0,
					    ULOCDATA_ES_INDEX, &status);

	for (int32_t i = 0; set != NULL && i < uset_getItemCount(set); i++) {
		UChar text[LABEL_SIZE];
		UChar32 first, last;
		int32_t length;

		status = U_ZERO_ERROR;
		length = uset_getItem(set, i, &first, &last, text, LABEL_SIZE,
		    &status);
		if (U_SUCCESS(status) && length > 0)
			add_label(collation->labels, text, length, language);
		for (; U_SUCCESS(status) && length == 0 && first <= last;
		     first++) {
			int32_t size = 0;

			U16_APPEND_UNSAFE(text, size, first);
			add_label(collation->labels, text, size, language);
		}
	}
	if (set != NULL)
		uset_close(set);
	if (locale != NULL)
		ulocdata_close(locale);
	if (collation->letters != NULL)
		g_ptr_array_sort_with_data(collation->labels, compare_labels,
		    collation);
}

static struct collation *
find(struct collations *collations, const char *language)
{
	struct collation *collation =
	    g_hash_table_lookup(collations->by_language, language);
	UErrorCode status = U_ZERO_ERROR;

	if (collation != NULL)
		return collation;
	collation = g_new0(struct collation, 1);
	collation->labels = g_ptr_array_new_with_free_func(g_free);
	collation->order = ucol_open(language, &status);
	if (collation->order != NULL)
		ucol_setAttribute(collation->order, UCOL_NUMERIC_COLLATION,
		    UCOL_ON, &status);
	status = U_ZERO_ERROR;
	collation->letters = ucol_open(language, &status);
	if (collation->letters != NULL)
		ucol_setStrength(collation->letters, UCOL_PRIMARY);
	read_labels(collation, language);
	g_hash_table_insert(collations->by_language, g_strdup(language),
	    collation);
	return collation;
}

/* Letters, figures, marks and spaces; all of it where there is none. */
static char *
without_signs(const char *text)
{
	char *composed = g_utf8_normalize(text, -1, G_NORMALIZE_ALL_COMPOSE);
	GString *plain = g_string_new(NULL);

	for (const char *at = composed; at != NULL && *at != '\0';
	     at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);

		if (g_unichar_isspace(c) && plain->len > 0)
			g_string_append_c(plain, ' ');
		else if (g_unichar_isalnum(c) || g_unichar_ismark(c))
			g_string_append_unichar(plain, c);
	}
	g_free(composed);
	if (plain->len == 0)
		g_string_assign(plain, text);
	return g_string_free(plain, /*free_segment*/ FALSE);
}

char *
collate_key(struct collations *collations, const char *text,
    const char *language)
{
	static const char digits[] = "0123456789abcdef";
	struct collation *collation = find(collations, language);
	char *plain = without_signs(text);
	glong units;
	UChar *wide = (UChar *)g_utf8_to_utf16(plain, -1, NULL, &units, NULL);
	uint8_t key[KEY_SIZE];
	int32_t length;
	char *hex;

	if (collation->order == NULL || wide == NULL) {
		g_free(wide);
		return plain;
	}
	length = ucol_getSortKey(collation->order, wide, (int32_t)units, key,
	    sizeof(key));
	length = MIN(length, KEY_SIZE);
	hex = g_malloc(2 * (gsize)length + 1);
	for (int32_t i = 0; i < length; i++) {
		hex[2 * i] = digits[key[i] >> 4];
		hex[2 * i + 1] = digits[key[i] & 15];
	}
	hex[2 * length] = '\0';
	g_free(wide);
	g_free(plain);
	return hex;
}

static GUnicodeScript
script_of(const char *text)
{
	return g_unichar_get_script(g_utf8_get_char(text));
}

char *
collate_initial(struct collations *collations, const char *text,
    const char *language)
{
	struct collation *collation = find(collations, language);
	char *plain = without_signs(text), *letter = NULL;

	if (!g_unichar_isalpha(g_utf8_get_char(plain))) {
		g_free(plain);
		return g_strdup("");
	}
	for (guint i = collation->labels->len; i > 0 && letter == NULL; i--) {
		const char *label = g_ptr_array_index(collation->labels, i - 1);

		if (script_of(label) == script_of(plain) &&
		    compare(collation, label, plain) <= 0)
			letter = g_strdup(label);
	}
	if (letter == NULL)
		letter = g_utf8_strup(plain, g_utf8_next_char(plain) - plain);
	g_free(plain);
	return letter;
}
