/*
 * Hyphenation, see hyphen.h.
 *
 * The patterns are those of Debian's hyphen-* packages.  Where the country's
 * own are not there those of the language's main country serve, then any of
 * the language.  Words are looked up in small letters; a typewriter
 * apostrophe stands for the curly one, as the patterns have it.  What the
 * author says about a word goes before all of that.
 */
#include "layout/hyphen.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>
#include <hyphen.h>

static const char directory[] = "/usr/share/hyphen";

/* Longer words are none: a file name, a number, an accident. */
enum { WORD_MAX = 64 };

struct hyphens {
	struct diags *diags;
	GHashTable *dictionaries; /* "en_US" to HyphenDict, NULL if none */
	/* the last that was asked for, and what by */
	HyphenDict *dictionary;
	const char *language, *country;
	/* the author's words in small letters, to the same with hyphens */
	GHashTable *exceptions;
};

static void
release_dictionary(void *dictionary)
{
	if (dictionary != NULL)
		hnj_hyphen_free(dictionary);
}

static void
release_hyphens(void *object)
{
	struct hyphens *hyphens = object;

	g_hash_table_destroy(hyphens->dictionaries);
	g_hash_table_destroy(hyphens->exceptions);
}

struct hyphens *
hyphens_new(struct arena *arena, struct diags *diags)
{
	struct hyphens *hyphens = ARENA_NEW(arena, struct hyphens);

	hyphens->diags = diags;
	hyphens->dictionaries = g_hash_table_new_full(g_str_hash, g_str_equal,
	    g_free, release_dictionary);
	hyphens->exceptions = g_hash_table_new_full(g_str_hash, g_str_equal,
	    g_free, g_free);
	arena_defer(arena, release_hyphens, hyphens);
	return hyphens;
}

static HyphenDict *
open_dictionary(const char *name)
{
	char *path = g_strdup_printf("%s/hyph_%s.dic", directory, name);
	HyphenDict *dictionary = NULL;

	if (g_file_test(path, G_FILE_TEST_EXISTS))
		dictionary = hnj_hyphen_load(path);
	g_free(path);
	return dictionary;
}

/* The first, by name, of the language's dictionaries; NULL if none. */
static HyphenDict *
open_any(const char *language)
{
	GDir *dir = g_dir_open(directory, /*flags*/ 0, NULL);
	char *prefix = g_strdup_printf("hyph_%s_", language);
	char *least = NULL;
	const char *name;
	HyphenDict *dictionary = NULL;

	while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
		if (g_str_has_prefix(name, prefix) &&
		    g_str_has_suffix(name, ".dic") &&
		    (least == NULL || strcmp(name, least) < 0)) {
			g_free(least);
			least = g_strdup(name);
		}
	}
	if (least != NULL) {
		least[strlen(least) - strlen(".dic")] = '\0';
		dictionary = open_dictionary(least + strlen("hyph_"));
	}
	g_free(least);
	g_free(prefix);
	if (dir != NULL)
		g_dir_close(dir);
	return dictionary;
}

static HyphenDict *
open_for(const struct hyphen_rules *rules)
{
	bool is_english = strcmp(rules->language, "en") == 0;
	char *main_country = is_english
	    ? g_strdup("US")
	    : g_ascii_strup(rules->language, /*len*/ -1);
	const char *countries[] = { rules->country, main_country };
	HyphenDict *dictionary = NULL;

	for (size_t i = 0; i < G_N_ELEMENTS(countries); i++) {
		char *name;

		if (dictionary != NULL || countries[i] == NULL)
			continue;
		name = g_strdup_printf("%s_%s", rules->language, countries[i]);
		dictionary = open_dictionary(name);
		g_free(name);
	}
	if (dictionary == NULL)
		dictionary = open_dictionary(rules->language);
	if (dictionary == NULL)
		dictionary = open_any(rules->language);
	g_free(main_country);
	return dictionary;
}

/* A language tag goes into a file name: letters only. */
static bool
is_tag(const char *text)
{
	size_t length = strlen(text);

	return length > 0 && length <= 8 &&
	    strspn(text,
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") ==
	    length;
}

/* Whether the language is written without hyphens, so that none are missed. */
static bool
has_no_hyphens(const char *language)
{
	static const char *const languages[] = { "ar", "fa", "ur", "ps", "sd",
		"ug", "ckb", "he", "iw", "yi", "ja", "zh", "ko", "th", "lo",
		"km", "my", "bo", "dz" };

	for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
		if (g_ascii_strcasecmp(language, languages[i]) == 0)
			return true;
	}
	return false;
}

static HyphenDict *
look_up_dictionary(struct hyphens *hyphens, const struct hyphen_rules *rules,
    struct pos pos)
{
	const char *country = rules->country != NULL ? rules->country : "";
	char name[32];
	void *found;
	HyphenDict *dictionary = NULL;

	g_snprintf(name, sizeof(name), "%s%s%s", rules->language,
	    *country != '\0' ? "-" : "", country);
	if (g_hash_table_lookup_extended(hyphens->dictionaries, name, NULL,
		&found))
		return found;
	if (is_tag(rules->language) && (*country == '\0' || is_tag(country)))
		dictionary = open_for(rules);
	if (dictionary == NULL && !has_no_hyphens(rules->language))
		diag(hyphens->diags, DIAG_PATTERNS_MISSING, pos, "%s", name);
	g_hash_table_insert(hyphens->dictionaries, g_strdup(name), dictionary);
	return dictionary;
}

void
hyphens_foresee(struct hyphens *hyphens, const char *tag)
{
	char **parts = g_strsplit(tag, "-", 2);
	struct hyphen_rules rules = { .language = parts[0] };
	HyphenDict *dictionary = NULL;

	if (parts[0] != NULL && parts[1] != NULL)
		rules.country = parts[1];
	if (rules.language != NULL && is_tag(rules.language) &&
	    (rules.country == NULL || is_tag(rules.country)))
		dictionary = open_for(&rules);
	/* that there is none is said when a word asks for it */
	if (dictionary != NULL)
		g_hash_table_insert(hyphens->dictionaries, g_strdup(tag),
		    dictionary);
	g_strfreev(parts);
}

static HyphenDict *
find_dictionary(struct hyphens *hyphens, const struct hyphen_rules *rules,
    struct pos pos)
{
	if (hyphens->language != rules->language ||
	    hyphens->country != rules->country) {
		hyphens->dictionary = look_up_dictionary(hyphens, rules, pos);
		hyphens->language = rules->language;
		hyphens->country = rules->country;
	}
	return hyphens->dictionary;
}

/* The word as the patterns have it; NULL if it can't be written so. */
static char *
fold(const HyphenDict *dictionary, const char *word, size_t bytes)
{
	GString *folded = g_string_sized_new(bytes + 8);
	char *text;

	for (const char *p = word; p < word + bytes; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);

		g_string_append_unichar(folded,
		    c == 0x2019 ? '\'' : g_unichar_tolower(c));
	}
	text = g_string_free(folded, /*free_segment*/ FALSE);
	if (!dictionary->utf8) {
		char *coded = g_convert(text, /*len*/ -1, dictionary->cset,
		    "UTF-8", NULL, NULL, NULL);

		g_free(text);
		text = coded;
	}
	return text;
}

/* From "break after character i" to byte offsets. */
static size_t
collect_points(const char *marks, const struct hyphen_rules *rules,
    const char *word, size_t bytes, size_t *points)
{
	size_t characters = (size_t)g_utf8_strlen(word, (gssize)bytes);
	size_t remain = MAX(rules->remain, 1), push = MAX(rules->push, 1);
	size_t count = 0, i = 0;

	for (const char *p = word; p < word + bytes;) {
		p = g_utf8_next_char(p);
		i++;
		if ((marks[i - 1] & 1) != 0 && i >= remain &&
		    characters - i >= push && count < HYPHENS_POINTS_MAX)
			points[count++] = (size_t)(p - word);
	}
	return count;
}

size_t
hyphens_find(struct hyphens *hyphens, const struct hyphen_rules *rules,
    const char *word, size_t bytes, struct pos pos, size_t *points)
{
	HyphenDict *dictionary = find_dictionary(hyphens, rules, pos);
	char marks[4 * WORD_MAX + 8] = { 0 };
	char **replaced = NULL;
	int *places = NULL, *cuts = NULL;
	char *folded;
	size_t count = 0;

	if (dictionary == NULL || bytes > WORD_MAX)
		return 0;
	folded = fold(dictionary, word, bytes);
	if (folded == NULL)
		return 0;
	if (hnj_hyphen_hyphenate2(dictionary, folded, (int)strlen(folded),
		marks, /*hyphword*/ NULL, &replaced, &places, &cuts) == 0)
		count = collect_points(marks, rules, word, bytes, points);
	/* divisions that change the spelling are not made */
	if (replaced != NULL) {
		for (size_t i = 0; i < strlen(folded); i++)
			free(replaced[i]);
		count = 0;
	}
	free(replaced);
	free(places);
	free(cuts);
	g_free(folded);
	return count;
}

void
hyphens_add_exceptions(struct hyphens *hyphens, const char *words)
{
	char **all = g_strsplit_set(words, " ,\t\r\n", /*max_tokens*/ 0);

	for (size_t i = 0; all[i] != NULL; i++) {
		char *divided = g_utf8_strdown(all[i], /*len*/ -1);
		char **parts = g_strsplit(divided, "-", /*max_tokens*/ 0);
		char *word = g_strjoinv(NULL, parts);

		g_strfreev(parts);
		if (*word != '\0') {
			g_hash_table_replace(hyphens->exceptions, word,
			    divided);
		} else {
			g_free(word);
			g_free(divided);
		}
	}
	g_strfreev(all);
}

bool
hyphens_find_exception(struct hyphens *hyphens, const char *word, size_t bytes,
    size_t *points, size_t *count)
{
	const char *divided, *p = word, *end = word + bytes;
	char *folded;

	*count = 0;
	if (g_hash_table_size(hyphens->exceptions) == 0 || bytes > WORD_MAX)
		return false;
	folded = g_utf8_strdown(word, (gssize)bytes);
	divided = g_hash_table_lookup(hyphens->exceptions, folded);
	g_free(folded);
	/* a letter that is longer in the other case still is one letter */
	for (const char *d = divided; d != NULL && *d != '\0' && p < end;
	     d = g_utf8_next_char(d)) {
		if (*d != '-')
			p = g_utf8_next_char(p);
		else if (p > word && *count < HYPHENS_POINTS_MAX)
			points[(*count)++] = (size_t)(p - word);
	}
	return divided != NULL;
}
