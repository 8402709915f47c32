/* Columns of tables; see colspec.h. */
#include "read/colspec.h"

#include <string.h>

/* The next of the words that commas or spaces separate; NULL at the end. */
static char *
next_word(struct arena *arena, const char **at)
{
	const char *start = *at + strspn(*at, ", [");
	size_t length = strcspn(start, ", ]");

	if (start[0] == '\'' && start[1] != '\0' && start[2] == '\'')
		length = 3;
	*at = start + length;
	return length == 0 ? NULL : arena_strndup(arena, start, length);
}

static xmlNode *
first_colspec(const xmlNode *table)
{
	xmlNode *tgroup = element_first(table), *colspec;

	while (tgroup != NULL && !element_is(tgroup, "tgroup"))
		tgroup = element_next(tgroup);
	colspec = tgroup == NULL ? NULL : element_first(tgroup);
	return element_is(colspec, "colspec") ? colspec : NULL;
}

static bool
is_number(const char *text)
{
	size_t digits = strspn(text, "0123456789.");

	return digits > 0 && text[digits] == '\0' &&
	    g_ascii_strtod(text, NULL) > 0;
}

/* "2" and "40%" are shares; lengths stay; "*" is what is left. */
static bool
set_width(struct arena *arena, xmlNode *colspec, const char *word)
{
	static const char *const units[] = { "mm", "cm", "in", "pt", "pc",
		"em" };
	size_t length = strlen(word);
	char *number;

	if (strcmp(word, "*") == 0 || strcmp(word, "auto") == 0)
		return true;
	if (word[length - 1] == '%')
		length--;
	number = arena_strndup(arena, word, length);
	if (is_number(number)) {
		element_set(colspec, "colwidth",
		    arena_printf(arena, "%s*", number));
		return true;
	}
	for (size_t i = 0; i < G_N_ELEMENTS(units); i++) {
		number = arena_strndup(arena, word,
		    length > 2 ? length - 2 : 0);
		if (g_str_has_suffix(word, units[i]) && is_number(number)) {
			element_set(colspec, "colwidth", word);
			return true;
		}
	}
	return false;
}

static bool
set_align(xmlNode *colspec, const char *word)
{
	static const char *const names[] = { "left", "right", "center",
		"justify" };
	char character[2] = { word[0] == '\'' ? word[1] : word[0], '\0' };

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		if (strcmp(word, names[i]) == 0 ||
		    (word[1] == '\0' && word[0] == names[i][0])) {
			element_set(colspec, "align", names[i]);
			return true;
		}
	}
	if (strcmp(word, "d") == 0 || strcmp(word, "default") == 0)
		return true;
	if (word[0] != '\'' && !(word[1] == '\0' && g_ascii_ispunct(word[0])))
		return false;
	element_set(colspec, "align", "char");
	element_set(colspec, "char", character);
	return true;
}

static void
report(struct markdown *md, struct pos pos, const char *key, const char *word)
{
	diag(md->reading->diags, DIAG_ATTRIBUTE_WRONG, pos, "%s: %s", key,
	    word);
}

void
colspec_set(struct markdown *md, xmlNode *table,
    const struct attributes *attributes, struct pos pos)
{
	struct arena *arena = md->reading->arena;
	const char *widths = attributes_find(attributes, "widths");
	const char *aligns = attributes_find(attributes, "aligns");
	xmlNode *colspec = first_colspec(table);
	char *word;

	if (widths == NULL)
		widths = attributes_find(attributes, "tbl-colwidths");
	for (; colspec != NULL; colspec = colspec->next) {
		if (!element_is(colspec, "colspec"))
			break;
		word = widths == NULL ? NULL : next_word(arena, &widths);
		if (word != NULL && !set_width(arena, colspec, word))
			report(md, pos, "widths", word);
		word = aligns == NULL ? NULL : next_word(arena, &aligns);
		if (word != NULL && !set_align(colspec, word))
			report(md, pos, "aligns", word);
	}
	if (widths != NULL && next_word(arena, &widths) != NULL)
		report(md, pos, "widths", "there are more than columns");
	if (aligns != NULL && next_word(arena, &aligns) != NULL)
		report(md, pos, "aligns", "there are more than columns");
}
