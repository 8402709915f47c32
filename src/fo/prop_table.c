/* The properties and keywords of the .def files as tables; prop_table.h. */
#include "fo/prop_table.h"

#include <string.h>

#define INHERITED PROP_INHERITED
#define LOCAL PROP_LOCAL
#define OWN PROP_OWN
#define PROP(id, text, values, when, start) \
	[FO_PROP_##id] = { .name = text, .scope = when, .initial = start },
static struct prop props[FO_PROP__MAX] = {
#include "fo/fo_prop.def"
};
#undef PROP
#undef INHERITED
#undef LOCAL
#undef OWN

static const char *const prop_values[FO_PROP__MAX] = {
#define PROP(id, name, values, scope, initial) [FO_PROP_##id] = values,
#include "fo/fo_prop.def"
#undef PROP
};

static const char *const keyword_names[FO_KW__MAX] = {
	[FO_KW_NONE_SET] = "",
#define KEYWORD(id, name) [FO_KW_##id] = name,
#include "fo/fo_keyword.def"
#undef KEYWORD
};

static const struct {
	const char *word;
	unsigned type;
} type_words[] = {
	{ "<length>", PROP_LENGTH },
	{ "<size>", PROP_LENGTH | PROP_SIZE },
	{ "<percent>", PROP_PERCENT },
	{ "<number>", PROP_NUMBER },
	{ "<integer>", PROP_NUMBER | PROP_INTEGER },
	{ "<positive>", PROP_NUMBER | PROP_INTEGER | PROP_POSITIVE },
	{ "<color>", PROP_COLOR },
	{ "<string>", PROP_STRING },
	{ "<uri>", PROP_URI },
	{ "<share>", PROP_SHARE },
};

/* The .def file is ordered by name, so that a keyword is found by halving. */
enum fo_keyword
prop_keyword(const char *text, size_t length)
{
	int low = FO_KW_NONE_SET + 1, high = FO_KW__MAX - 1;

	while (low <= high) {
		int middle = (low + high) / 2;
		const char *name = keyword_names[middle];
		int order = strncmp(text, name, length);

		if (order == 0 && name[length] == '\0')
			return (enum fo_keyword)middle;
		if (order > 0)
			low = middle + 1;
		else
			high = middle - 1;
	}
	return FO_KW_NONE_SET;
}

static void
allow_word(struct prop *prop, const char *word, size_t length)
{
	enum fo_keyword keyword;

	for (size_t i = 0; i < G_N_ELEMENTS(type_words); i++) {
		if (strlen(type_words[i].word) == length &&
		    memcmp(type_words[i].word, word, length) == 0) {
			prop->types |= type_words[i].type;
			return;
		}
	}
	keyword = prop_keyword(word, length);
	g_assert(keyword != FO_KW_NONE_SET);
	prop->keywords[keyword / 64] |= (uint64_t)1 << (keyword % 64);
}

static void
fill_props(void)
{
	G_STATIC_ASSERT(FO_KW__MAX <= 4 * 64);
	for (size_t i = 0; i < FO_PROP__MAX; i++) {
		const char *word = prop_values[i];

		while (*word != '\0') {
			size_t length = strcspn(word, " ");

			allow_word(&props[i], word, length);
			word += length;
			word += strspn(word, " ");
		}
	}
}

const struct prop *
prop_find(enum fo_prop prop)
{
	static gsize filled;

	if (g_once_init_enter(&filled)) {
		fill_props();
		g_once_init_leave(&filled, 1);
	}
	return &props[prop];
}

bool
prop_allows(const struct prop *prop, enum fo_keyword keyword)
{
	return (prop->keywords[keyword / 64] >> (keyword % 64) & 1) != 0;
}

const char *
fo_keyword_name(enum fo_keyword keyword)
{
	return keyword_names[keyword];
}
