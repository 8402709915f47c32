/*
 * Spaces by language, see spacing.h.
 *
 * A space is looked at with the word before it and the one after it; all but
 * a few are let go by the look at one character.
 */
#include "read/spacing.h"

#include <stdbool.h>
#include <string.h>

#define SPACE_TIED "\u00a0"
#define SPACE_NARROW "\u202f"

/* What comes behind the space: one of them, or several at once. */
enum follower { CAPITAL = 1, DIGIT = 2, ANYTHING = 4 };

static const struct tie {
	const char *language;
	enum follower follower;
	const char *words; /* with a space between */
} ties[] = {
#define TIE(...) { __VA_ARGS__ },
#define UNITS(words)
#include "read/spacing.def"
#undef TIE
#undef UNITS
};

static const char units[] =
#define TIE(...)
#define UNITS(words) words
#include "read/spacing.def"
#undef TIE
#undef UNITS
    ;

/* What is known of a language before its text is looked at. */
struct manner {
	const char *language;
	bool is_french; /* as in Europe */
	bool is_plain;  /* nothing is done before a small letter but to units */
};

/* A word of a text: not terminated. */
struct word {
	const char *at;
	gsize length;
};

static bool
is_one_of(struct word word, const char *words)
{
	const char *end = words + strlen(words), *p = words;

	if (word.length == 0)
		return false;
	while ((p = memchr(p, word.at[0], (gsize)(end - p))) != NULL) {
		bool is_start = p == words || p[-1] == ' ';

		if (is_start && (gsize)(end - p) >= word.length &&
		    memcmp(p, word.at, word.length) == 0 &&
		    (p[word.length] == ' ' || p[word.length] == '\0'))
			return true;
		p++;
	}
	return false;
}

static bool
is_language(const char *language, const char *tag)
{
	gsize i;

	for (i = 0; language[i] != '\0'; i++) {
		if (g_ascii_tolower(language[i]) != g_ascii_tolower(tag[i]))
			return false;
	}
	return i == 0 || tag[i] == '\0' || tag[i] == '-';
}

/* The word that ends before `end`, without the marks that open it. */
static struct word
word_before(const char *start, const char *end)
{
	const char *p = end;

	while (p > start && p[-1] != ' ' && p[-1] != '\n')
		p--;
	while (p < end && strchr("([\"'", *p) != NULL)
		p++;
	return (struct word){ p, (gsize)(end - p) };
}

/* The word that begins at `start`, without the marks that close it. */
static struct word
word_after(const char *start)
{
	gsize length = strcspn(start, " \n,;:!?)]\"");

	while (length > 1 && start[length - 1] == '.' &&
	    memchr(start, '.', length - 1) == NULL)
		length--;
	return (struct word){ start, length };
}

static bool
is_number(struct word word)
{
	for (gsize i = 0; i < word.length; i++) {
		if (!g_ascii_isdigit(word.at[i]) &&
		    (word.at[i] == '\0' || strchr(".,+-/", word.at[i]) == NULL))
			return false;
	}
	return word.length > 0 && g_ascii_isdigit(word.at[word.length - 1]);
}

/* Whether the space parts thousands, as in 1 250 000: not in English. */
static bool
is_grouping(struct word word, const char *next, const char *language)
{
	static const char *const languages[] = { "fr", "de", "es", "it", "pt",
		"pl", "ru", "uk", "cs", "sk", "hu", "sv", "nb", "nn", "no",
		"da", "fi" };

	if (word.length == 0 || word.length > 3 ||
	    !g_ascii_isdigit(word.at[0]) ||
	    strspn(word.at, "0123456789") != word.length ||
	    strspn(next, "0123456789") != 3)
		return false;
	for (gsize i = 0; i < G_N_ELEMENTS(languages); i++) {
		if (is_language(languages[i], language))
			return true;
	}
	return false;
}

/* "J." of J. R. R. Tolkien. */
static bool
is_initial(struct word word)
{
	return word.length > 1 && word.at[word.length - 1] == '.' &&
	    g_utf8_next_char(word.at) == word.at + word.length - 1 &&
	    g_unichar_isupper(g_utf8_get_char(word.at));
}

static unsigned
followers_of(gunichar next)
{
	if (next >= 'a' && next <= 'z')
		return ANYTHING;
	return (g_unichar_isupper(next) ? CAPITAL : 0) |
	    (g_unichar_isdigit(next) ? DIGIT : 0) |
	    (g_unichar_isalpha(next) ? ANYTHING : 0);
}

/* Whether a title or another short word must not end a line here. */
static bool
is_tied_before(struct word word, gunichar next, const char *language)
{
	unsigned followers = followers_of(next);

	if ((followers & CAPITAL) && is_initial(word))
		return true;
	for (gsize i = 0; i < G_N_ELEMENTS(ties); i++) {
		if ((followers & ties[i].follower) &&
		    is_language(ties[i].language, language) &&
		    is_one_of(word, ties[i].words))
			return true;
	}
	return false;
}

/* French as it is written in Europe; Canada sets its marks closed up. */
static bool
is_spaced_french(const char *language)
{
	return is_language("fr", language) && !is_language("fr-CA", language);
}

static bool
is_guillemet(const char *at, char second)
{
	return at[0] == '\xc2' && at[1] == second;
}

/* What the space at `at` becomes in French; NULL: not its business. */
static const char *
french_space(const char *start, const char *at)
{
	const char *before = g_utf8_find_prev_char(start, at), *after = at + 1;

	if (strchr("!?;", *after) != NULL || is_guillemet(after, '\xbb') ||
	    is_guillemet(before, '\xab'))
		return SPACE_NARROW;
	return *after == ':' ? SPACE_TIED : NULL;
}

/*
 * What the space at `at` becomes; NULL: it stays.  `start` is where the text
 * begins.
 */
static const char *
space_at(const char *start, const char *at, const struct manner *manner)
{
	const char *next = at + 1, *language = manner->language;
	struct word word;

	if (at == start || at[-1] == ' ' || *next == ' ' || *next == '\0')
		return NULL;
	/* that is most of all spaces */
	if (manner->is_plain && *next >= 'a' && *next <= 'z' &&
	    !g_ascii_isdigit(at[-1]))
		return NULL;
	if (manner->is_french) {
		const char *space = french_space(start, at);

		if (space != NULL)
			return space;
	}
	word = word_before(start, at);
	if (is_grouping(word, next, language))
		return SPACE_NARROW;
	if (g_ascii_isdigit(at[-1]) && is_number(word) &&
	    is_one_of(word_after(next), units))
		return SPACE_TIED;
	return word.length > 0 &&
		is_tied_before(word, g_utf8_get_char(next), language)
	    ? SPACE_TIED
	    : NULL;
}

/* A French mark typed without its space: at the end of a word. */
static const char *
missing_space(const char *start, const char *at)
{
	gunichar before = g_utf8_get_char(g_utf8_find_prev_char(start, at));
	gunichar after = g_utf8_get_char(g_utf8_next_char(at));
	bool is_word = g_unichar_isalnum(before) || before == 0x2019 ||
	    before == ')' || before == ']' || before == 0xbb ||
	    before == 0x201d;

	if (!is_word)
		return NULL;
	if (*at == ':')
		return after == ' ' ? SPACE_TIED : NULL;
	return after == 0 || g_unichar_isspace(after) || after == 0xbb ||
		after == 0x201d || after == ')' || after == '!' || after == '?'
	    ? SPACE_NARROW
	    : NULL;
}

static struct manner
manner_of(const char *language)
{
	struct manner manner = { language, is_spaced_french(language), true };

	for (gsize i = 0; i < G_N_ELEMENTS(ties); i++) {
		if (ties[i].follower == ANYTHING &&
		    is_language(ties[i].language, language))
			manner.is_plain = false;
	}
	manner.is_plain = manner.is_plain && !manner.is_french;
	return manner;
}

void
spacing_apply(GString *text, gsize from, const char *language)
{
	struct manner manner = manner_of(language);
	GString *out = NULL;
	const char *start = text->str + from, *plain = start;

	for (const char *p = start; *p != '\0'; p++) {
		const char *space = NULL;

		if (*p == ' ')
			space = space_at(start, p, &manner);
		else if (manner.is_french && p > start &&
		    strchr("!?;:", *p) != NULL)
			space = missing_space(start, p);
		if (space == NULL)
			continue;
		if (out == NULL)
			out = g_string_sized_new(text->len - from + 16);
		g_string_append_len(out, plain, p - plain);
		g_string_append(out, space);
		plain = *p == ' ' ? p + 1 : p;
	}
	if (out == NULL)
		return;
	g_string_append(out, plain);
	g_string_truncate(text, from);
	g_string_append_len(text, out->str, (gssize)out->len);
	g_string_free(out, TRUE);
}
