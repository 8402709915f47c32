/*
 * Languages: whether the book says its own, and passages that are in another
 * one without saying so (WCAG 2.2, 3.1.1 and 3.1.2): a voice would read them
 * with the wrong sounds, hyphens and quotation marks would be the wrong ones.
 *
 * A passage's script is counted letter by letter.  Among the languages written
 * in Latin letters the small words tell: of a text in any of them about every
 * third word is one of its twenty commonest.
 */
#include <string.h>

#include "tree/check_text.h"
#include "tree/tree.h"

enum {
	LETTERS_LEAST = 24, /* of a script, to be sure of it */
	WORDS_LEAST = 12,   /* of a passage, to tell Latin languages apart */
	HITS_LEAST = 4,     /* small words of the other language */
};

struct language {
	const char *tag;
	GUnicodeScript script;
	const char *words; /* the commonest, between spaces */
};

static const struct language languages[] = {
	{ "en", G_UNICODE_SCRIPT_LATIN,
	    " the of and to is that it for with as was be by this are or an "
	    "which you from not but have " },
	{ "de", G_UNICODE_SCRIPT_LATIN,
	    " der die das und ist von nicht mit den dem ein eine zu auf für "
	    "sich auch es wird werden oder als bei " },
	{ "fr", G_UNICODE_SCRIPT_LATIN,
	    " le la les des et est un une du que qui dans pour pas sur au il "
	    "ce ne par plus avec sont " },
	{ "es", G_UNICODE_SCRIPT_LATIN,
	    " el la los las de que y en un una es por con para no se del su "
	    "como más pero sus al " },
	{ "it", G_UNICODE_SCRIPT_LATIN,
	    " il la di che e un una è per non con del della dei le gli sono "
	    "come si da anche nel alla " },
	{ "nl", G_UNICODE_SCRIPT_LATIN,
	    " de het een van en is dat niet op te voor met zijn er aan ook "
	    "als door bij worden naar " },
	{ "pt", G_UNICODE_SCRIPT_LATIN,
	    " o a os as de que e do da em um uma para não com por se mais "
	    "dos como mas ao das " },
	{ "ru", G_UNICODE_SCRIPT_CYRILLIC, NULL },
	{ "uk", G_UNICODE_SCRIPT_CYRILLIC, NULL },
	{ "bg", G_UNICODE_SCRIPT_CYRILLIC, NULL },
	{ "sr", G_UNICODE_SCRIPT_CYRILLIC, NULL },
	{ "el", G_UNICODE_SCRIPT_GREEK, NULL },
	{ "he", G_UNICODE_SCRIPT_HEBREW, NULL },
	{ "ar", G_UNICODE_SCRIPT_ARABIC, NULL },
	{ "fa", G_UNICODE_SCRIPT_ARABIC, NULL },
	{ "zh", G_UNICODE_SCRIPT_HAN, NULL },
	{ "ja", G_UNICODE_SCRIPT_HIRAGANA, NULL },
	{ "ja", G_UNICODE_SCRIPT_KATAKANA, NULL },
	{ "ja", G_UNICODE_SCRIPT_HAN, NULL },
	{ "ko", G_UNICODE_SCRIPT_HANGUL, NULL },
	{ "th", G_UNICODE_SCRIPT_THAI, NULL },
	{ "hi", G_UNICODE_SCRIPT_DEVANAGARI, NULL },
};

static bool
is_of(const char *tag, const char *declared)
{
	size_t length = strlen(tag);

	return g_ascii_strncasecmp(tag, declared, length) == 0 &&
	    (declared[length] == '\0' || declared[length] == '-');
}

/* Is `script` one that `declared` is written in, as far as is known here? */
static bool
is_script_of(GUnicodeScript script, const char *declared)
{
	bool is_known = false;

	for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
		if (!is_of(languages[i].tag, declared))
			continue;
		is_known = true;
		if (languages[i].script == script)
			return true;
	}
	/* Serbian is written both ways; of other languages nothing is known */
	return !is_known || strstr(declared, "-Latn") != NULL ||
	    strstr(declared, "-Cyrl") != NULL || is_of("sr", declared);
}

static const struct language *
find_by_script(GUnicodeScript script)
{
	for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
		if (languages[i].script == script)
			return &languages[i];
	}
	return NULL;
}

/* The script with most letters, if it is most of them; else INVALID. */
static GUnicodeScript
main_script(const char *text)
{
	size_t counts[G_UNICODE_SCRIPT_THAI + 100] = { 0 };
	size_t letters = 0, best = 0;

	for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
		gunichar sign = g_utf8_get_char(p);
		GUnicodeScript script = g_unichar_get_script(sign);

		if (!g_unichar_isalpha(sign) || script < 0 ||
		    (size_t)script >= G_N_ELEMENTS(counts))
			continue;
		letters++;
		counts[script]++;
		if (counts[script] > counts[best])
			best = (size_t)script;
	}
	return letters >= LETTERS_LEAST && counts[best] * 10 > letters * 7
	    ? (GUnicodeScript)best
	    : G_UNICODE_SCRIPT_INVALID_CODE;
}

static bool
is_small_word(const struct language *language, const char *word)
{
	char spaced[32];

	g_snprintf(spaced, sizeof(spaced), " %s ", word);
	return strstr(language->words, spaced) != NULL;
}

/* The other Latin language that a passage is plainly in, or NULL. */
static const struct language *
find_by_words(const char *text, const char *declared)
{
	char *lower = g_utf8_strdown(text, -1);
	char **words = g_strsplit_set(lower, " \t\r\n.,:;!?()\"'", -1);
	size_t hits[G_N_ELEMENTS(languages)] = { 0 }, own = 0, count = 0;
	size_t best = 0;

	for (char **word = words; *word != NULL; word++) {
		count += **word != '\0';
		for (size_t i = 0; **word != '\0' && strlen(*word) < 24 &&
		     i < G_N_ELEMENTS(languages) && languages[i].words != NULL;
		     i++)
			hits[i] += is_small_word(&languages[i], *word);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
		if (is_of(languages[i].tag, declared))
			own = hits[i];
		if (hits[i] > hits[best])
			best = i;
	}
	g_strfreev(words);
	g_free(lower);
	return count >= WORDS_LEAST && hits[best] >= HITS_LEAST &&
		hits[best] * 6 >= count && own * 4 < hits[best]
	    ? &languages[best]
	    : NULL;
}

/* Does this module know the small words of `declared`? */
static bool
has_words(const char *declared)
{
	for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
		if (languages[i].words != NULL &&
		    is_of(languages[i].tag, declared))
			return true;
	}
	return false;
}

static const char *
language_at(const xmlNode *node)
{
	for (; node != NULL && node->type == XML_ELEMENT_NODE;
	     node = node->parent) {
		const xmlAttr *lang = xmlHasNsProp((xmlNode *)node,
		    BAD_CAST "lang", XML_XML_NAMESPACE);

		if (lang != NULL && lang->children != NULL)
			return (const char *)lang->children->content;
	}
	return "en";
}

/* The text of a passage that says no language of its own, and no code. */
static void
append_text(GString *text, xmlNode *root)
{
	xmlNode *next;

	for (xmlNode *node = root; node != NULL; node = next) {
		bool is_other = node != root &&
		    node->type == XML_ELEMENT_NODE &&
		    (xmlHasNsProp(node, BAD_CAST "lang", XML_XML_NAMESPACE) !=
			    NULL ||
			tree_is(node, "code") || tree_is(node, "indexterm") ||
			tree_is(node, "footnote") || tree_is(node, "alt") ||
			tree_is(node, "foreignphrase"));

		if (node->type == XML_TEXT_NODE && node->content != NULL)
			g_string_append(text, (const char *)node->content);
		next = is_other ? tree_next_after(node, root)
				: tree_next(node, root);
		if (is_other)
			g_string_append_c(text, ' ');
	}
}

static void
check_passage(xmlNode *node, struct diags *diags)
{
	const char *declared = language_at(node);
	const struct language *other = NULL;
	GString *text = g_string_new(NULL);
	GUnicodeScript script;

	append_text(text, node);
	script = main_script(text->str);
	if (script != G_UNICODE_SCRIPT_INVALID_CODE &&
	    !is_script_of(script, declared))
		other = find_by_script(script);
	else if (script == G_UNICODE_SCRIPT_LATIN && has_words(declared))
		other = find_by_words(text->str, declared);
	if (other != NULL && !is_of(other->tag, declared))
		diag(diags, DIAG_LANGUAGE_DOUBTFUL, tree_pos(node),
		    "declared as %s, looks like %s", declared, other->tag);
	g_string_free(text, TRUE);
}

void
check_passages(const struct book *book, struct diags *diags)
{
	xmlNode *root = xmlDocGetRootElement(book->doc);

	if (!book->has_lang)
		diag(diags, DIAG_LANGUAGE_UNDECLARED, tree_pos(root), "%s",
		    book->lang);
	for (xmlNode *node = root; node != NULL; node = tree_next(node, root)) {
		if (tree_is(node, "para") || tree_is(node, "simpara") ||
		    tree_is(node, "title"))
			check_passage(node, diags);
	}
}
