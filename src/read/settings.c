/* Parameters of page and style; see settings.h. */
#include "read/settings.h"

#include <string.h>

enum setting_form {
	FORM_LENGTH,
	FORM_LEVEL,
	FORM_CHOICE,
	FORM_WORDS,
	FORM_COLOUR,
	FORM_PAPER,
	FORM_TEXT,
};

static const struct setting {
	const char *name;
	enum setting_form form;
	const char *choices;
} settings[] = {
#define SETTING(name, form, choices) { name, FORM_##form, choices },
#include "read/setting.def"
#undef SETTING
};

static const struct setting *
find_setting(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(settings); i++) {
		if (strcmp(settings[i].name, name) == 0)
			return &settings[i];
	}
	return NULL;
}

bool
settings_has(const char *name)
{
	return find_setting(name) != NULL;
}

void
settings_weigh(struct suggestion *suggestion)
{
	for (size_t i = 0; i < G_N_ELEMENTS(settings); i++)
		suggest_weigh(suggestion, settings[i].name);
}

static bool
is_length(const char *value)
{
	static const char *const units[] = { "mm", "cm", "in", "pt", "pc", "em",
		"px" };
	char *end;
	double number = g_ascii_strtod(value, &end);

	for (size_t i = 0; i < G_N_ELEMENTS(units) && end != value; i++) {
		if (strcmp(end, units[i]) == 0)
			return number >= 0 && number < 1e5;
	}
	return strcmp(value, "0") == 0;
}

static bool
is_word_of(const char *choices, const char *word)
{
	char **words = g_strsplit(choices, " ", -1);
	bool found = g_strv_contains((const char *const *)words, word);

	g_strfreev(words);
	return found;
}

static bool
are_words_of(const char *choices, const char *value)
{
	char **words = g_strsplit_set(value, " ,", -1);
	bool all = words[0] != NULL;

	for (char **word = words; *word != NULL && all; word++)
		all = **word == '\0' || is_word_of(choices, *word);
	g_strfreev(words);
	return all;
}

/* "148mm 210mm" */
static bool
is_size(const char *value)
{
	char **parts = g_strsplit(value, " ", -1);
	bool ok = g_strv_length(parts) == 2 && is_length(parts[0]) &&
	    is_length(parts[1]);

	g_strfreev(parts);
	return ok;
}

static bool
is_colour(const char *value)
{
	size_t digits = strspn(value + (*value == '#'),
	    "0123456789abcdefABCDEF");

	if (*value == '#')
		return value[1 + digits] == '\0' &&
		    (digits == 3 || digits == 6);
	for (; g_ascii_isalpha(*value); value++)
		digits = 1;
	return *value == '\0' && digits > 0;
}

static bool
is_allowed(const struct setting *setting, const char *value)
{
	switch (setting->form) {
	case FORM_LENGTH:
		return is_length(value);
	case FORM_LEVEL:
		return value[0] >= '0' && value[0] <= '6' && value[1] == '\0';
	case FORM_CHOICE:
		return is_word_of(setting->choices, value);
	case FORM_WORDS:
		return are_words_of(setting->choices, value);
	case FORM_COLOUR:
		return is_colour(value);
	case FORM_PAPER:
		return is_word_of(setting->choices, value) || is_size(value);
	case FORM_TEXT:
		return *value != '\0';
	}
	return false;
}

/* YAML's own words for yes and no are as good. */
static const char *
canonical(const struct setting *setting, const char *value)
{
	if (setting->form != FORM_CHOICE ||
	    !is_word_of(setting->choices, "yes"))
		return value;
	if (strcmp(value, "true") == 0 || strcmp(value, "on") == 0)
		return "yes";
	if (strcmp(value, "false") == 0 || strcmp(value, "off") == 0)
		return "no";
	return value;
}

void
settings_add(struct reading *reading, const char *name, const char *value,
    struct pos pos)
{
	const struct setting *setting = find_setting(name);
	struct book_setting added = {
		.name = setting->name,
		.value = arena_strdup(reading->arena,
		    canonical(setting, value)),
		.pos = pos,
	};
	GArray *all = reading->book->settings;

	if (!is_allowed(setting, added.value)) {
		diag(reading->diags, DIAG_VALUE_WRONG, pos,
		    setting->choices != NULL ? "%s: %s (can be: %s)" : "%s: %s",
		    name, value, setting->choices);
		return;
	}
	for (guint i = 0; i < all->len; i++) {
		struct book_setting *old = &g_array_index(all,
		    struct book_setting, i);

		if (strcmp(old->name, name) == 0) {
			*old = added;
			return;
		}
	}
	g_array_append_val(all, added);
}

static void
add_option(struct reading *reading, const char *option)
{
	const char *equals = strchr(option, '=');
	struct suggestion best;
	char *name;

	if (equals == NULL) {
		diag(reading->diags, DIAG_USAGE, POS_NONE,
		    "--set wants NAME=VALUE, not %s", option);
		return;
	}
	name = g_strndup(option, (gsize)(equals - option));
	if (settings_has(name)) {
		settings_add(reading, name, equals + 1, POS_NONE);
	} else {
		suggest_begin(&best, name);
		settings_weigh(&best);
		diag(reading->diags, DIAG_KEY_UNKNOWN, POS_NONE,
		    suggest_end(&best) != NULL ? "%s; did you mean %s?" : "%s",
		    name, suggest_end(&best));
	}
	g_free(name);
}

void
settings_add_options(struct reading *reading, const char *const *options)
{
	for (size_t i = 0; options != NULL && options[i] != NULL; i++)
		add_option(reading, options[i]);
}
