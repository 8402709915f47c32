/*
 * Highlighting; see highlight.h.
 *
 * Pieces of code are collected, classified by as many threads as there are
 * processors (tree-sitter is most of the work, and pieces know nothing of each
 * other), and then divided one after the other in the tree.
 */
#include "tree/highlight.h"

#include <string.h>

#include <libxml/dict.h>

#include "tree/grammar.h"
#include "tree/tree.h"

#define THREADS_MOST 8
#define LENGTH_MOST (256 * 1024) /* bytes; what is longer is data */

/* One piece of code. */
struct piece {
	xmlNode *element;
	const char *language;
	const struct grammar *grammar;
	xmlChar *text;
	size_t length;
	unsigned char *tokens; /* an enum token for each byte */
};

struct work {
	GArray *pieces;
	gint next; /* not yet taken by a thread */
};

static const char *
role_of(enum token token)
{
	static const char *const roles[] = {
		NULL,
#define TOKEN(name, role) role,
#define CAPTURE(capture, name)
#include "tree/token.def"
#undef TOKEN
#undef CAPTURE
	};

	return roles[token];
}

/* Several languages share a grammar; NULL where there is none. */
static const struct grammar *
find_grammar(const char *language)
{
	static const struct {
		const char *language, *grammar;
	} shared[] = { { "shell", "bash" }, { "zsh", "bash" },
		{ "jsx", "javascript" }, { "jsonc", "json" }, { "svg", "xml" },
		{ "xslt", "xml" } };

	for (size_t i = 0; i < G_N_ELEMENTS(shared); i++) {
		if (strcmp(shared[i].language, language) == 0)
			return grammar_find(shared[i].grammar);
	}
	return grammar_find(language);
}

/* Languages whose code is nobody's program: that they have no grammar is fine. */
static bool
is_prose(const char *language)
{
	return strcmp(language, "text") == 0 ||
	    strcmp(language, "console") == 0 || strcmp(language, "diff") == 0 ||
	    strcmp(language, "output") == 0;
}

static bool
is_code(const xmlNode *node)
{
	return (tree_is(node, "programlisting") || tree_is(node, "screen") ||
		   tree_is(node, "code")) &&
	    tree_attribute(node, "language") != NULL &&
	    !tree_has_role(node, "plain");
}

static GArray *
collect_pieces(struct book *book, struct diags *diags)
{
	xmlNode *root = xmlDocGetRootElement(book->doc);
	GArray *pieces = g_array_new(FALSE, FALSE, sizeof(struct piece));

	for (xmlNode *node = root; node != NULL; node = tree_next(node, root)) {
		struct piece piece = { .element = node };

		if (node->type != XML_ELEMENT_NODE || !is_code(node))
			continue;
		piece.language = tree_attribute(node, "language");
		piece.grammar = find_grammar(piece.language);
		if (piece.grammar == NULL) {
			if (!is_prose(piece.language))
				diag(diags, DIAG_GRAMMAR_MISSING,
				    tree_pos(node), "%s", piece.language);
			continue;
		}
		piece.text = xmlNodeGetContent(node);
		piece.length = (size_t)xmlStrlen(piece.text);
		if (piece.length > LENGTH_MOST) {
			xmlFree(piece.text);
			continue;
		}
		piece.tokens = g_malloc(piece.length + 1);
		g_array_append_val(pieces, piece);
	}
	return pieces;
}

/*
 * Blanks between two tokens of a kind belong to them: `pub fn` is one phrase.
 */
static void
join_over_blanks(const char *text, size_t length, unsigned char *tokens)
{
	for (size_t i = 1; i < length; i++) {
		size_t from = i;

		if (text[i] != ' ' || tokens[i] != TOKEN_PLAIN ||
		    tokens[i - 1] == TOKEN_PLAIN)
			continue;
		while (i < length && text[i] == ' ' && tokens[i] == TOKEN_PLAIN)
			i++;
		if (i < length && tokens[i] == tokens[from - 1])
			memset(tokens + from, tokens[i], i - from);
	}
}

static void *
classify_pieces(void *closure)
{
	struct work *work = closure;
	struct grammar_worker *worker = grammar_worker_open();

	for (;;) {
		guint i = (guint)g_atomic_int_add(&work->next, 1);
		struct piece *piece;

		if (i >= work->pieces->len)
			break;
		piece = &g_array_index(work->pieces, struct piece, i);
		grammar_classify(piece->grammar, worker,
		    (const char *)piece->text, piece->length, piece->tokens);
		join_over_blanks((const char *)piece->text, piece->length,
		    piece->tokens);
	}
	grammar_worker_close(worker);
	return NULL;
}

static void
classify_all(struct work *work)
{
	GThread *threads[THREADS_MOST];
	guint count = MIN(g_get_num_processors(), THREADS_MOST);

	/* this thread is one of them */
	for (guint i = 1; i < count; i++)
		threads[i] = g_thread_new("highlight", classify_pieces, work);
	classify_pieces(work);
	for (guint i = 1; i < count; i++)
		g_thread_join(threads[i]);
}

static void
insert_before(xmlNode *node, xmlNode *before)
{
	node->parent = before->parent;
	node->prev = before->prev;
	node->next = before;
	if (before->prev != NULL)
		before->prev->next = node;
	else
		before->parent->children = node;
	before->prev = node;
}

static xmlNode *
new_phrase(const xmlNode *code, enum token token)
{
	xmlDoc *doc = code->doc;
	xmlNode *phrase = xmlNewDocNodeEatName(doc, code->ns,
	    (xmlChar *)xmlDictLookup(doc->dict, BAD_CAST "phrase", -1), NULL);

	xmlNewProp(phrase, BAD_CAST "role", BAD_CAST role_of(token));
	return phrase;
}

/* Divides a text node into text and phrases. */
static void
divide_text(xmlNode *node, const xmlNode *code, const unsigned char *tokens)
{
	const char *text = (const char *)node->content;
	size_t length = strlen(text), from = 0;

	while (from < length) {
		enum token token = tokens[from];
		size_t to = from + 1;
		xmlNode *part;

		while (to < length && tokens[to] == tokens[from])
			to++;
		if (from == 0 && to == length && token == TOKEN_PLAIN)
			return;
		part = xmlNewDocTextLen(node->doc, BAD_CAST(text + from),
		    (int)(to - from));
		if (token == TOKEN_PLAIN) {
			insert_before(part, node);
		} else {
			xmlNode *phrase = new_phrase(code, token);

			phrase->children = part;
			phrase->last = part;
			part->parent = phrase;
			insert_before(phrase, node);
		}
		from = to;
	}
	xmlUnlinkNode(node);
	xmlFreeNode(node);
}

static void
divide_piece(const struct piece *piece)
{
	xmlNode *root = piece->element, *next;
	size_t at = 0, length;

	for (xmlNode *node = root; node != NULL; node = next) {
		next = tree_next(node, root);
		if (node->type != XML_TEXT_NODE &&
		    node->type != XML_CDATA_SECTION_NODE)
			continue;
		length = node->content == NULL
		    ? 0
		    : strlen((const char *)node->content);
		/* an entity's text is in the content but not in a node */
		if (at + length > piece->length)
			return;
		if (length > 0)
			divide_text(node, root, piece->tokens + at);
		at += length;
	}
}

void
highlight_code(struct book *book, struct diags *diags)
{
	const char *wanted = book_setting(book, "highlight");
	struct work work = { 0 };

	if (wanted != NULL && strcmp(wanted, "no") == 0)
		return;
	work.pieces = collect_pieces(book, diags);
	classify_all(&work);
	for (guint i = 0; i < work.pieces->len; i++) {
		struct piece *piece = &g_array_index(work.pieces, struct piece,
		    i);

		divide_piece(piece);
		xmlFree(piece->text);
		g_free(piece->tokens);
	}
	g_array_free(work.pieces, TRUE);
}
