/*
 * Unmarked uses of terms; see glossary_use.h.
 *
 * A term is a list of tokens: words, and each other character that is no
 * space.  The terms are found by their first token, so a text is gone through
 * once, however many there are.
 */
#include "tree/glossary_use.h"

#include <string.h>

#include "tree/tree.h"

enum {
	TOKENS_MAX = 16, /* of a term */
	STEM_MIN = 3,    /* letters that an ending leaves */
};

struct term {
	const char *id; /* of its entry */
	char *tokens[TOKENS_MAX];
	unsigned count;
	bool is_exact;     /* its case counts */
	struct term *next; /* with the same first token */
};

struct uses {
	xmlDoc *doc;
	const char *lang;
	bool in_each_chapter;
	GPtrArray *terms;
	GHashTable *linked;   /* set: ids of entries that need no more links */
	GHashTable *by_token; /* first token, folded -> struct term */
	const char *const *endings;
};

/* A match in a text. */
struct use {
	struct term *term;
	const char *start, *end;
};

static const char *const *
find_endings(const char *lang)
{
	static const char *const english[] = { "s", "es", NULL };
	static const char *const german[] = { "s", "es", "n", "en", "e", "er",
		"ern", NULL };
	static const char *const french[] = { "s", "x", NULL };
	static const char *const dutch[] = { "s", "en", "n", NULL };
	static const char *const none[] = { NULL };
	static const struct {
		const char *lang;
		const char *const *endings;
	} all[] = { { "en", english }, { "es", english }, { "pt", english },
		{ "de", german }, { "fr", french }, { "nl", dutch } };

	for (size_t i = 0; i < G_N_ELEMENTS(all); i++) {
		if (g_ascii_strncasecmp(lang, all[i].lang, 2) == 0 &&
		    !g_ascii_isalpha(lang[2]))
			return all[i].endings;
	}
	return none;
}

/* The token at or behind `*at`, which is moved behind it; NULL at the end. */
static const char *
next_token(const char **at)
{
	const char *p = *at, *start;

	while (*p != '\0' && g_unichar_isspace(g_utf8_get_char(p)))
		p = g_utf8_next_char(p);
	if (*p == '\0')
		return NULL;
	start = p;
	do {
		gunichar c = g_utf8_get_char(p);

		/* a script without spaces has a word in each letter */
		if (!g_unichar_isalnum(c) || g_unichar_iswide(c)) {
			p = p == start ? g_utf8_next_char(p) : p;
			break;
		}
		p = g_utf8_next_char(p);
	} while (*p != '\0');
	*at = p;
	return start;
}

static bool
has_capital_within(const char *text)
{
	for (const char *p = g_utf8_next_char(text); *p != '\0';
	     p = g_utf8_next_char(p)) {
		if (g_unichar_isupper(g_utf8_get_char(p)))
			return true;
	}
	return false;
}

static void
free_term(void *pointer)
{
	struct term *term = pointer;

	for (unsigned i = 0; i < term->count; i++)
		g_free(term->tokens[i]);
	g_free(term);
}

static void
add_term(struct uses *uses, const char *text, const char *id)
{
	struct term *term = g_new0(struct term, 1), *old;
	const char *at = text, *token;
	char *first;

	term->id = id;
	term->is_exact = *text != '\0' && has_capital_within(text);
	while (term->count < TOKENS_MAX && (token = next_token(&at)) != NULL)
		term->tokens[term->count++] = term->is_exact
		    ? g_strndup(token, (gsize)(at - token))
		    : g_utf8_casefold(token, at - token);
	if (term->count == 0 || next_token(&at) != NULL) {
		free_term(term);
		return;
	}
	g_ptr_array_add(uses->terms, term);
	first = g_utf8_casefold(term->tokens[0], -1);
	old = g_hash_table_lookup(uses->by_token, first);
	term->next = old;
	g_hash_table_insert(uses->by_token, first, term);
}

static void
collect_terms(struct uses *uses)
{
	xmlNode *root = tree_may_have(uses->doc, "glossterm")
	    ? xmlDocGetRootElement(uses->doc)
	    : NULL;

	for (xmlNode *node = root; node != NULL; node = tree_next(node, root)) {
		xmlChar *text;

		if (!tree_is(node, "glossterm") ||
		    !tree_is(node->parent, "glossentry") ||
		    tree_id(node->parent) == NULL)
			continue;
		text = xmlNodeGetContent(node);
		add_term(uses, (const char *)text, tree_id(node->parent));
		xmlFree(text);
	}
}

static bool
is_marked(const xmlNode *node)
{
	return (tree_is(node, "firstterm") || tree_is(node, "glossterm")) &&
	    tree_attribute(node, "linkend") != NULL;
}

/* What an author marked needs no other link. */
static void
note_marked(struct uses *uses)
{
	xmlNode *root = xmlDocGetRootElement(uses->doc);

	for (xmlNode *node = root; node != NULL; node = tree_next(node, root)) {
		if (is_marked(node))
			g_hash_table_add(uses->linked,
			    g_strdup(tree_attribute(node, "linkend")));
	}
}

/* Is the word this token, perhaps with an ending if it may have one? */
static bool
is_token(const struct uses *uses, const struct term *term, unsigned i,
    const char *start, const char *end)
{
	const char *token = term->tokens[i];
	size_t length = strlen(token), whole;
	bool found = false;
	char *word = term->is_exact ? g_strndup(start, (gsize)(end - start))
				    : g_utf8_casefold(start, end - start);

	whole = strlen(word);
	if (strncmp(word, token, length) == 0 && whole == length)
		found = true;
	else if (strncmp(word, token, length) == 0 && i + 1 == term->count &&
	    term->is_exact)
		found = strcmp(word + length, "s") == 0;
	else if (strncmp(word, token, length) == 0 && i + 1 == term->count)
		found = g_utf8_strlen(token, -1) >= STEM_MIN &&
		    g_strv_contains(uses->endings, word + length);
	g_free(word);
	return found;
}

/* Signs that make another word of it: C++, std-c, a/b, me@here. */
static bool
is_joiner(char c)
{
	return c != '\0' && strchr("-+#_/@\\", c) != NULL;
}

static bool
matches(const struct uses *uses, struct term *term, const char *text,
    const char *start, struct use *use)
{
	const char *at = start, *token;

	for (unsigned i = 0; i < term->count; i++) {
		token = next_token(&at);
		if (token == NULL || !is_token(uses, term, i, token, at))
			return false;
	}
	if (is_joiner(*at) ||
	    (start > text && (is_joiner(start[-1]) || start[-1] == '.')))
		return false;
	*use = (struct use){ term, start, at };
	return true;
}

/* The longest term that begins with one of these tokens. */
static void
match_all(struct uses *uses, const char *key, size_t length, const char *text,
    const char *start, struct use *best)
{
	char *folded = g_utf8_casefold(key, (gssize)length);
	struct use use;

	for (struct term *term = g_hash_table_lookup(uses->by_token, folded);
	     term != NULL; term = term->next) {
		if (!g_hash_table_contains(uses->linked, term->id) &&
		    matches(uses, term, text, start, &use) &&
		    (best->term == NULL || use.end > best->end))
			*best = use;
	}
	g_free(folded);
}

static bool
find_use(struct uses *uses, const char *text, struct use *use)
{
	const char *at = text, *start;

	use->term = NULL;
	while ((start = next_token(&at)) != NULL) {
		size_t length = (size_t)(at - start);

		match_all(uses, start, length, text, start, use);
		for (const char *const *ending = uses->endings; *ending != NULL;
		     ending++) {
			size_t tail = strlen(*ending);

			if (length > tail &&
			    g_ascii_strncasecmp(at - tail, *ending, tail) == 0)
				match_all(uses, start, length - tail, text,
				    start, use);
		}
		if (use->term != NULL)
			return true;
	}
	return false;
}

/* Makes a link of the use; returns the text behind it, or NULL. */
static xmlNode *
link_use(struct uses *uses, xmlNode *text, const struct use *use)
{
	const char *content = (const char *)text->content;
	xmlChar *word = xmlStrndup(BAD_CAST use->start,
	    (int)(use->end - use->start));
	xmlChar *before = xmlStrndup(text->content,
	    (int)(use->start - content));
	xmlNode *rest = *use->end == '\0'
	    ? NULL
	    : xmlNewDocText(uses->doc, BAD_CAST use->end);
	xmlNode *term = xmlNewDocNode(uses->doc, text->parent->ns,
	    BAD_CAST "glossterm", NULL);

	xmlAddChild(term, xmlNewDocText(uses->doc, word));
	xmlSetProp(term, BAD_CAST "linkend", BAD_CAST use->term->id);
	xmlAddNextSibling(text, term);
	if (rest != NULL)
		xmlAddNextSibling(term, rest);
	xmlNodeSetContent(text, before);
	xmlFree(before);
	xmlFree(word);
	g_hash_table_add(uses->linked, g_strdup(use->term->id));
	return rest;
}

static void
search_text(struct uses *uses, xmlNode *text)
{
	struct use use;

	while (text != NULL && text->content != NULL &&
	    find_use(uses, (const char *)text->content, &use))
		text = link_use(uses, text, &use);
}

static bool
is_one_of(const xmlNode *node, const char *const *names)
{
	return g_strv_contains(names, (const char *)node->name);
}

/* What holds words that are not plain text, or not the author's. */
static bool
is_closed(const struct uses *uses, const xmlNode *node)
{
	static const char *const closed[] = { "title", "subtitle",
		"titleabbrev", "info", "link", "literal", "code",
		"programlisting", "screen", "literallayout", "glossary",
		"glosslist", "bibliography", "bibliolist", "index", "footnote",
		"bridgehead", "epigraph", "blockquote", "indexterm",
		"firstterm", "glossterm", "textobject", "alt", "caption",
		NULL };
	xmlChar *lang;
	bool is_foreign;

	if (is_one_of(node, closed))
		return true;
	lang = xmlGetNsProp((xmlNode *)node, BAD_CAST "lang",
	    XML_XML_NAMESPACE);
	is_foreign = lang != NULL &&
	    g_ascii_strncasecmp((char *)lang, uses->lang, 2) != 0;
	xmlFree(lang);
	return is_foreign;
}

static bool
is_plain(const xmlNode *node)
{
	static const char *const plain[] = { "para", "simpara", "entry",
		"emphasis", "phrase", "quote", NULL };

	return is_one_of(node, plain);
}

static void
search(struct uses *uses)
{
	static const char *const chapters[] = { "chapter", "preface",
		"appendix", "article", NULL };
	xmlNode *root = xmlDocGetRootElement(uses->doc), *next;

	for (xmlNode *node = root; node != NULL; node = next) {
		bool closed = node->type == XML_ELEMENT_NODE &&
		    is_closed(uses, node);

		next = closed ? tree_next_after(node, root)
			      : tree_next(node, root);
		if (node->type == XML_TEXT_NODE && is_plain(node->parent))
			search_text(uses, node);
		else if (is_marked(node))
			g_hash_table_add(uses->linked,
			    g_strdup(tree_attribute(node, "linkend")));
		else if (uses->in_each_chapter &&
		    node->type == XML_ELEMENT_NODE && is_one_of(node, chapters))
			g_hash_table_remove_all(uses->linked);
	}
}

void
glossary_use_link(struct book *book, bool in_each_chapter)
{
	struct uses uses = {
		.doc = book->doc,
		.lang = book->lang,
		.in_each_chapter = in_each_chapter,
		.terms = g_ptr_array_new_with_free_func(free_term),
		.linked = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
		    NULL),
		.by_token = g_hash_table_new_full(g_str_hash, g_str_equal,
		    g_free, NULL),
		.endings = find_endings(book->lang),
	};

	collect_terms(&uses);
	if (uses.terms->len > 0) {
		note_marked(&uses);
		search(&uses);
	}
	g_hash_table_destroy(uses.by_token);
	g_hash_table_destroy(uses.linked);
	g_ptr_array_free(uses.terms, TRUE);
}
