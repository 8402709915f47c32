/*
 * Highlighting; see highlight.h.
 *
 * Pieces of code are collected as the reader leaves them and classified by as
 * many threads as there are processors (tree-sitter is most of the work, and
 * pieces know nothing of each other) while ids and numbers are set; then they
 * are divided one after the other.  A piece that is another by then is
 * classified anew.
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
	const struct grammar *grammar;
	xmlChar *text;
	size_t length;
	unsigned char *tokens; /* an enum token for each byte */
};

struct highlight {
	struct grammars *grammars;
	const struct book *book; /* NULL: nothing is wanted */
	GHashTable *pieces;      /* xmlNode * -> struct piece * */
	GPtrArray *work;         /* the same, in order */
	gint next;               /* not yet taken by a thread */
	GThread *threads[THREADS_MOST];
	guint thread_count;
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
find_grammar(struct highlight *highlight, const char *language)
{
	static const struct {
		const char *language, *grammar;
	} shared[] = { { "shell", "bash" }, { "zsh", "bash" },
		{ "jsx", "javascript" }, { "jsonc", "json" }, { "svg", "xml" },
		{ "xslt", "xml" } };

	for (size_t i = 0; i < G_N_ELEMENTS(shared); i++) {
		if (strcmp(shared[i].language, language) == 0)
			return grammars_find(highlight->grammars,
			    shared[i].grammar);
	}
	return grammars_find(highlight->grammars, language);
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

/* NULL where there is nothing to be done. */
static struct piece *
piece_new(struct highlight *highlight, const xmlNode *node)
{
	const char *language = tree_attribute(node, "language");
	const struct grammar *grammar = find_grammar(highlight, language);
	xmlChar *text = grammar == NULL ? NULL : xmlNodeGetContent(node);
	size_t length = (size_t)xmlStrlen(text);
	struct piece *piece;

	if (text == NULL || length > LENGTH_MOST) {
		xmlFree(text);
		return NULL;
	}
	piece = g_new(struct piece, 1);
	piece->grammar = grammar;
	piece->text = text;
	piece->length = length;
	piece->tokens = g_malloc(length + 1);
	return piece;
}

static void
piece_free(void *closure)
{
	struct piece *piece = closure;

	xmlFree(piece->text);
	g_free(piece->tokens);
	g_free(piece);
}

static void
collect_pieces(struct highlight *highlight)
{
	xmlNode *root = xmlDocGetRootElement(highlight->book->doc);

	for (xmlNode *node = root; node != NULL; node = tree_next(node, root)) {
		struct piece *piece;

		if (node->type != XML_ELEMENT_NODE || !is_code(node))
			continue;
		piece = piece_new(highlight, node);
		if (piece == NULL)
			continue;
		g_hash_table_insert(highlight->pieces, node, piece);
		g_ptr_array_add(highlight->work, piece);
	}
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

static void
classify(const struct piece *piece, struct grammar_worker *worker)
{
	const char *text = (const char *)piece->text;

	if (!grammar_is_sound(piece->grammar))
		return;
	grammar_classify(piece->grammar, worker, text, piece->length,
	    piece->tokens);
	join_over_blanks(text, piece->length, piece->tokens);
}

static void *
classify_pieces(void *closure)
{
	struct highlight *highlight = closure;
	struct grammar_worker *worker = grammar_worker_open();

	for (;;) {
		guint i = (guint)g_atomic_int_add(&highlight->next, 1);

		if (i >= highlight->work->len)
			break;
		classify(g_ptr_array_index(highlight->work, i), worker);
	}
	grammar_worker_close(worker);
	return NULL;
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
divide_piece(xmlNode *root, const struct piece *piece)
{
	xmlNode *next;
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

/* Whether `ahead` is the same piece of code; it may be NULL. */
static bool
is_same(const struct piece *ahead, const struct piece *piece)
{
	return ahead != NULL && ahead->grammar == piece->grammar &&
	    ahead->length == piece->length &&
	    memcmp(ahead->text, piece->text, piece->length) == 0;
}

/* `worker` is opened when it is needed. */
static void
divide(struct highlight *highlight, xmlNode *node, struct diags *diags,
    struct grammar_worker **worker)
{
	const struct piece *ahead = g_hash_table_lookup(highlight->pieces,
	    node);
	const char *language = tree_attribute(node, "language");
	const struct grammar *grammar = find_grammar(highlight, language);
	struct piece *piece;

	if (grammar == NULL || !grammar_is_sound(grammar)) {
		if (!is_prose(language))
			diag(diags, DIAG_GRAMMAR_MISSING, tree_pos(node), "%s",
			    language);
		return;
	}
	piece = piece_new(highlight, node);
	if (piece == NULL)
		return;
	if (is_same(ahead, piece)) {
		divide_piece(node, ahead);
	} else {
		if (*worker == NULL)
			*worker = grammar_worker_open();
		classify(piece, *worker);
		divide_piece(node, piece);
	}
	piece_free(piece);
}

static void
divide_all(struct highlight *highlight, struct diags *diags)
{
	xmlNode *root = xmlDocGetRootElement(highlight->book->doc);
	struct grammar_worker *worker = NULL;

	for (xmlNode *node = root; node != NULL; node = tree_next(node, root)) {
		if (node->type == XML_ELEMENT_NODE && is_code(node))
			divide(highlight, node, diags, &worker);
	}
	if (worker != NULL)
		grammar_worker_close(worker);
}

struct highlight *
highlight_new(void)
{
	struct highlight *highlight = g_new0(struct highlight, 1);

	highlight->grammars = grammars_new();
	highlight->pieces = g_hash_table_new_full(NULL, NULL, NULL, piece_free);
	highlight->work = g_ptr_array_new();
	return highlight;
}

void
highlight_foresee(struct highlight *highlight, const char *language)
{
	find_grammar(highlight, language);
}

void
highlight_begin(struct highlight *highlight, const struct book *book)
{
	const char *wanted = book_setting(book, "highlight");
	guint count = MIN(g_get_num_processors(), THREADS_MOST);

	if (wanted != NULL && strcmp(wanted, "no") == 0)
		return;
	highlight->book = book;
	collect_pieces(highlight);
	/* this thread is one of them, in the end */
	while (highlight->thread_count + 1 < count)
		highlight->threads[highlight->thread_count++] =
		    g_thread_new("highlight", classify_pieces, highlight);
}

static void
join_threads(struct highlight *highlight)
{
	while (highlight->thread_count > 0)
		g_thread_join(highlight->threads[--highlight->thread_count]);
}

void
highlight_apply(struct highlight *highlight, struct diags *diags)
{
	if (highlight->book == NULL)
		return;
	classify_pieces(highlight);
	join_threads(highlight);
	divide_all(highlight, diags);
}

void
highlight_free(struct highlight *highlight)
{
	g_atomic_int_set(&highlight->next, (gint)highlight->work->len);
	join_threads(highlight);
	grammars_settle(highlight->grammars);
	g_ptr_array_free(highlight->work, TRUE);
	g_hash_table_destroy(highlight->pieces);
	g_free(highlight);
}
