/* Parameters of page and style; see settings.h. */
#include "read/settings.h"

#include <math.h>
#include <string.h>

#include "base/dimen.h"

/* PDF's largest page is 5080 mm; on less than 50 mm no word has room. */
enum { PAPER_LEAST = 50, PAPER_MOST = 5000 };
/* What margins must leave, in points. */
enum { TEXT_LEAST = 72 };
/* Type that can be read, and still set in lines, in points. */
enum { TYPE_LEAST = 4, TYPE_MOST = 72 };

enum setting_form {
	FORM_LENGTH,
	FORM_SIZE,
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

/* A length in points, an em being that of the default size; else NAN. */
static double
points(const char *value)
{
	char *end;
	double number = g_ascii_strtod(value, &end), unit;

	if (strcmp(value, "0") == 0)
		return 0;
	if (end == value || !(number >= 0 && number < 1e5))
		return NAN;
	if (strcmp(end, "em") == 0)
		return number * 10.5;
	return dimen_unit_pt(end, &unit) ? number * unit : NAN;
}

static bool
is_length(const char *value)
{
	return !isnan(points(value));
}

static bool
is_size(const char *value)
{
	double size = points(value);

	return size >= TYPE_LEAST && size <= TYPE_MOST;
}

static bool
is_word_of(const char *choices, const char *word)
{
	char **words = g_strsplit(choices, " ", -1);
	bool found = g_strv_contains((const char *const *)words, word);

	g_strfreev(words);
	return found;
}

/* The first word of `value` that is none of the choices; interned, or NULL. */
static const char *
find_wrong_word(const char *choices, const char *value)
{
	char **words = g_strsplit_set(value, " ,", -1);
	const char *wrong = words[0] == NULL ? "" : NULL;

	for (char **word = words; *word != NULL && wrong == NULL; word++) {
		if (**word != '\0' && !is_word_of(choices, *word))
			wrong = g_intern_string(*word);
	}
	g_strfreev(words);
	return wrong;
}

static bool
is_side(double side)
{
	return side >= PAPER_LEAST * 72 / 25.4 &&
	    side <= PAPER_MOST * 72 / 25.4;
}

static const struct paper {
	const char *name;
	double width, height; /* pt */
} papers[] = {
	{ "A4", 595, 842 },
	{ "A5", 420, 595 },
	{ "letter", 612, 792 },
	{ "6x9", 432, 648 },
};

/* A name, or "148mm 210mm". */
static bool
find_paper(const char *value, struct paper *paper)
{
	char **parts;
	bool ok;

	for (size_t i = 0; i < G_N_ELEMENTS(papers); i++) {
		*paper = papers[i];
		if (strcmp(paper->name, value) == 0)
			return true;
	}
	parts = g_strsplit(value, " ", -1);
	ok = g_strv_length(parts) == 2;
	if (ok) {
		paper->width = points(parts[0]);
		paper->height = points(parts[1]);
	}
	g_strfreev(parts);
	return ok && is_side(paper->width) && is_side(paper->height);
}

static bool
is_colour(const char *choices, const char *value)
{
	size_t digits;

	if (*value != '#')
		return is_word_of(choices, value);
	digits = strspn(value + 1, "0123456789abcdefABCDEF");
	return value[1 + digits] == '\0' && (digits == 3 || digits == 6);
}

static bool
is_allowed(const struct setting *setting, const char *value)
{
	struct paper paper;

	switch (setting->form) {
	case FORM_LENGTH:
		return is_length(value);
	case FORM_SIZE:
		return is_size(value);
	case FORM_LEVEL:
		return value[0] >= '0' && value[0] <= '6' && value[1] == '\0';
	case FORM_CHOICE:
		return is_word_of(setting->choices, value);
	case FORM_WORDS:
		return find_wrong_word(setting->choices, value) == NULL;
	case FORM_COLOUR:
		return is_colour(setting->choices, value);
	case FORM_PAPER:
		return find_paper(value, &paper);
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

/* `pos`: the key, its value stands behind it. */
static void
report_value(struct reading *reading, const struct setting *setting,
    const char *value, struct pos pos)
{
	struct diag_hint hint = { .piece = value };

	if (setting->form == FORM_WORDS)
		hint.piece = find_wrong_word(setting->choices, value);
	if (setting->form == FORM_PAPER)
		hint.instead = suggest_word(value, "A4 A5 letter 6x9");
	else if (setting->form == FORM_CHOICE || setting->form == FORM_WORDS ||
	    setting->form == FORM_COLOUR)
		hint.instead = suggest_word(hint.piece, setting->choices);
	diag_hint(reading->diags, DIAG_VALUE_WRONG, pos, &hint,
	    setting->choices != NULL ? "%s: %s (can be: %s)" : "%s: %s",
	    setting->name, value, setting->choices);
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
		report_value(reading, setting, value, pos);
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
weigh_variables(struct reading *reading, struct suggestion *best)
{
	GHashTableIter iter;
	void *name, *value;

	g_hash_table_iter_init(&iter, reading->include.used);
	while (g_hash_table_iter_next(&iter, &name, &value))
		suggest_weigh(best, name);
}

void
settings_add_variables(struct reading *reading, const char *const *options)
{
	for (size_t i = 0; options != NULL && options[i] != NULL; i++) {
		const char *equals = strchr(options[i], '=');
		struct suggestion best;
		char *name;

		if (equals == NULL)
			continue;
		name = arena_strndup(reading->arena, options[i],
		    (size_t)(equals - options[i]));
		suggest_begin(&best, name);
		settings_weigh(&best);
		if (!settings_has(name) && suggest_end(&best) == NULL)
			g_hash_table_insert(reading->include.variables, name,
			    (void *)(equals + 1));
	}
}

/* As lines of a source of its own, for the messages. */
static void
show_options(struct reading *reading, const char *const *options)
{
	GString *text = g_string_new(NULL);

	for (size_t i = 0; options[i] != NULL; i++)
		g_string_append_printf(text, "%s\n", options[i]);
	diags_add_source(reading->diags, "--set",
	    arena_strndup(reading->arena, text->str, text->len), text->len);
	g_string_free(text, TRUE);
}

static void
add_option(struct reading *reading, const char *option, unsigned number)
{
	const struct pos pos = { g_intern_string("--set"), number, 1 };
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
		settings_add(reading, name, equals + 1, pos);
	} else if (!g_hash_table_contains(reading->include.used, name)) {
		suggest_begin(&best, name);
		settings_weigh(&best);
		weigh_variables(reading, &best);
		diag_hint(reading->diags, DIAG_KEY_UNKNOWN, pos,
		    &(struct diag_hint){ .piece = name,
			.instead = suggest_end(&best) },
		    "%s", name);
	}
	g_free(name);
}

void
settings_add_options(struct reading *reading, const char *const *options)
{
	if (options == NULL)
		return;
	show_options(reading, options);
	for (size_t i = 0; options[i] != NULL; i++)
		add_option(reading, options[i], (unsigned)i + 1);
}

const char *
settings_find_option(const char *const *options, const char *name)
{
	size_t length = strlen(name);
	const char *value = NULL;

	for (size_t i = 0; options != NULL && options[i] != NULL; i++) {
		if (strncmp(options[i], name, length) == 0 &&
		    options[i][length] == '=')
			value = options[i] + length + 1;
	}
	return value;
}

static struct book_setting *
find_set(struct reading *reading, const char *name)
{
	GArray *all = reading->book->settings;

	for (guint i = 0; i < all->len; i++) {
		struct book_setting *set = &g_array_index(all,
		    struct book_setting, i);

		if (strcmp(set->name, name) == 0)
			return set;
	}
	return NULL;
}

/* An empty value is as good as none. */
static void
check_margins(struct reading *reading, const char *one, const char *other,
    double side)
{
	struct book_setting *margins[2] = { find_set(reading, one),
		find_set(reading, other) };
	double sum = 0;

	for (size_t i = 0; i < G_N_ELEMENTS(margins); i++)
		sum += margins[i] != NULL ? points(margins[i]->value)
					  : side / 4;
	if (side - sum >= TEXT_LEAST)
		return;
	for (size_t i = 0; i < G_N_ELEMENTS(margins); i++) {
		if (margins[i] == NULL || points(margins[i]->value) < side / 4)
			continue;
		diag(reading->diags, DIAG_VALUE_WRONG, margins[i]->pos,
		    "%s: %s leaves no room on paper of %.0fpt",
		    margins[i]->name, margins[i]->value, side);
		margins[i]->value = "";
	}
}

/* "plain" stands alone, and a file can be of one part of PDF/A only. */
static void
check_pdf(struct reading *reading)
{
	struct book_setting *set = find_set(reading, "pdf");
	unsigned words = 0, archives = 0;
	bool is_plain = false;
	char **parts;

	if (set == NULL)
		return;
	parts = g_strsplit_set(set->value, " ,", -1);
	for (char **part = parts; *part != NULL; part++) {
		words += **part != '\0';
		archives += g_str_has_prefix(*part, "a-");
		is_plain |= strcmp(*part, "plain") == 0;
	}
	g_strfreev(parts);
	if (archives <= 1 && (!is_plain || words == 1))
		return;
	diag(reading->diags, DIAG_VALUE_WRONG, set->pos,
	    "%s: %s (plain, or ua and one of a-2a, a-2u and a-3a)", set->name,
	    set->value);
	set->value = "";
}

void
settings_check(struct reading *reading)
{
	const struct book_setting *set = find_set(reading, "paper");
	struct paper paper = papers[0];

	if (set != NULL)
		find_paper(set->value, &paper);
	check_margins(reading, "margin-inner", "margin-outer", paper.width);
	check_margins(reading, "margin-top", "margin-bottom", paper.height);
	check_pdf(reading);
}
