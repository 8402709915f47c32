/* What a book is and holds; see part.h. */
#include <string.h>

#include "report/part.h"
#include "tree/tree.h"

/* How much of everything. */
struct census {
	gint64 words, code_words;
	gint64 divisions, tables, figures, listings, formulas, footnotes,
	    index_entries, links;
};

/* The text below `root`, parts of a name apart; freed by the caller. */
static char *
text_below(xmlNode *root)
{
	GString *text = g_string_new(NULL);
	char **words;
	char *joined;

	for (xmlNode *node = root; node != NULL; node = tree_next(node, root)) {
		if (node->type == XML_TEXT_NODE && node->content != NULL)
			g_string_append(text, (const char *)node->content);
		else if (node->type == XML_ELEMENT_NODE)
			g_string_append_c(text, ' ');
	}
	words = g_strsplit_set(g_strstrip(text->str), " \n\t", -1);
	g_string_truncate(text, 0);
	for (char **word = words; *word != NULL; word++) {
		if (**word != '\0')
			g_string_append_printf(text, "%s%s",
			    text->len > 0 ? " " : "", *word);
	}
	joined = g_string_free(text, /*free_segment*/ FALSE);
	g_strfreev(words);
	return joined;
}

static void
write_child(struct json *json, const xmlNode *info, const char *name,
    const char *key)
{
	xmlNode *child = tree_child(info, name);
	char *text;

	if (child == NULL)
		return;
	text = text_below(child);
	json_text(json, key, text);
	g_free(text);
}

static void
write_authors(struct json *json, xmlNode *info)
{
	json_open_array(json, "authors");
	for (xmlNode *node = info; node != NULL; node = tree_next(node, info)) {
		char *text;

		if (!tree_is(node, "author"))
			continue;
		text = text_below(node);
		json_text(json, NULL, text);
		g_free(text);
	}
	json_close(json);
}

/* Numbers of shops and libraries by their class, the rest as it is. */
static void
write_identifiers(struct json *json, const xmlNode *info,
    const struct report *report)
{
	const char *identifier = report->epub.identifier;

	json_open_array(json, "identifiers");
	if (identifier != NULL)
		json_text(json, NULL, identifier);
	for (xmlNode *child = info != NULL ? info->children : NULL;
	     child != NULL; child = child->next) {
		char *text;

		if (!tree_is(child, "biblioid"))
			continue;
		text = text_below(child);
		if (g_strcmp0(text, identifier) != 0)
			json_text(json, NULL, text);
		g_free(text);
	}
	json_close(json);
}

/* Han and kana have no spaces between words: a character is one. */
static bool
is_word_alone(gunichar c)
{
	if (c < 0x2e80) /* where East Asia begins */
		return false;
	switch (g_unichar_get_script(c)) {
	case G_UNICODE_SCRIPT_HAN:
	case G_UNICODE_SCRIPT_HIRAGANA:
	case G_UNICODE_SCRIPT_KATAKANA:
		return true;
	default:
		return false;
	}
}

/*
 * Counts the words that begin in a text; `*is_within` says whether its first
 * letters go on with one.  A word is what stands between spaces and has a
 * letter or a digit.
 */
static gint64
count_words(const char *text, bool *is_within)
{
	gint64 count = 0;

	for (; *text != '\0'; text = g_utf8_next_char(text)) {
		gunichar c = g_utf8_get_char(text);

		if (g_unichar_isspace(c)) {
			*is_within = false;
		} else if (is_word_alone(c)) {
			count++;
			*is_within = false;
		} else if (!*is_within && g_unichar_isalnum(c)) {
			count++;
			*is_within = true;
		}
	}
	return count;
}

static bool
is_one_of(const xmlNode *node, const char *const *names)
{
	return g_strv_contains(names, (const char *)node->name);
}

static const char *const unread[] = { "info", "alt", "indexterm", "remark",
	NULL };
static const char *const listings[] = { "programlisting", "screen",
	"literallayout", "synopsis", NULL };
static const char *const divisions[] = { "part", "preface", "chapter",
	"appendix", "section", "sect1", "sect2", "sect3", "sect4", "sect5",
	"simplesect", "glossary", "bibliography", NULL };
/* Those within a word, or beside one without a space. */
static const char *const inlines[] = { "emphasis", "phrase", "link", "literal",
	"code", "quote", "subscript", "superscript", "foreignphrase",
	"firstterm", "glossterm", "abbrev", "acronym", NULL };

static void
count_element(struct census *census, const xmlNode *node)
{
	census->divisions += is_one_of(node, divisions);
	census->listings += is_one_of(node, listings);
	census->tables += tree_is(node, "table") ||
	    tree_is(node, "informaltable");
	census->figures += tree_is(node, "figure") ||
	    tree_is(node, "informalfigure");
	census->formulas += tree_is(node, "equation") ||
	    tree_is(node, "informalequation") ||
	    tree_is(node, "inlineequation");
	census->footnotes += tree_is(node, "footnote");
	census->index_entries += tree_is(node, "indexterm");
	census->links += tree_is(node, "link") || tree_is(node, "xref");
}

static struct census
take_census(xmlNode *root)
{
	struct census census = { 0 };
	const xmlNode *code = NULL; /* the listing that the walk is in */
	bool is_within = false;
	xmlNode *next;

	for (xmlNode *node = root; node != NULL; node = next) {
		bool is_element = node->type == XML_ELEMENT_NODE;

		next = tree_next(node, root);
		if (is_element && is_one_of(node, unread))
			next = tree_next_after(node, root);
		if (is_element) {
			count_element(&census, node);
			is_within = is_within && is_one_of(node, inlines);
			if (is_one_of(node, listings))
				code = tree_next_after(node, root);
		}
		if (node == code)
			code = NULL;
		if (!is_element && node->content != NULL)
			*(code != NULL ? &census.code_words : &census.words) +=
			    count_words((const char *)node->content,
				&is_within);
	}
	return census;
}

static void
write_census(struct json *json, const struct census *census)
{
	json_open_object(json, "text");
	json_number(json, "words", census->words);
	json_number(json, "codeWords", census->code_words);
	json_number(json, "divisions", census->divisions);
	json_number(json, "tables", census->tables);
	json_number(json, "figures", census->figures);
	json_number(json, "listings", census->listings);
	json_number(json, "formulas", census->formulas);
	json_number(json, "footnotes", census->footnotes);
	json_number(json, "indexEntries", census->index_entries);
	json_number(json, "links", census->links);
	json_close(json);
}

static void
write_document(struct json *json, const struct fo_document *document)
{
	json_open_object(json, "book");
	json_text(json, "title", document->title);
	json_open_array(json, "authors");
	json_text(json, NULL, document->author);
	json_close(json);
	json_text(json, "language", document->lang);
	json_text(json, "printIdentifier", document->identifier);
	json_close(json);
}

static void
write_book(struct json *json, const struct report *report)
{
	const struct book *book = report->book;
	xmlNode *root = xmlDocGetRootElement(book->doc);
	xmlNode *info = tree_child(root, "info");
	struct census census = take_census(root);

	json_open_object(json, "book");
	write_child(json, tree_child(info, "title") != NULL ? info : root,
	    "title", "title");
	write_child(json, info, "subtitle", "subtitle");
	write_authors(json, info);
	json_text(json, "language", book->lang);
	write_child(json, info, tree_child(info, "date") ? "date" : "pubdate",
	    "date");
	write_identifiers(json, info, report);
	if (report->areas != NULL)
		json_text(json, "printIdentifier",
		    report->areas->document->identifier);
	json_text(json, "edition", book->edition);
	json_close(json);
	write_census(json, &census);
}

void
part_book(struct json *json, const struct report *report)
{
	if (report->book != NULL)
		write_book(json, report);
	else if (report->areas != NULL)
		write_document(json, report->areas->document);
}
