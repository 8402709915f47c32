/*
 * Highlighting; see highlight.h.
 *
 * A piece of code is its language and its text, whatever element it stands in.
 * Pieces are queued as the reader meets them and classified by threads, one
 * less than there are processors (tree-sitter is most of the work, and pieces
 * know nothing of each other).  In the end all code of the tree is looked up:
 * what nobody foresaw, or is another by then, is classified by all of them and
 * this thread; then elements are divided one after the other.
 */
#include "tree/highlight.h"

#include <string.h>

#include <libxml/dict.h>

#include "base/thread.h"
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

/* Where a piece stands. */
struct place {
	xmlNode *element;
	const struct piece *piece;
};

struct highlight {
	struct grammars *grammars;
	GHashTable *pieces; /* set: struct piece */
	GAsyncQueue *queue; /* those that no thread has taken; the_end */
	struct thread threads[THREADS_MOST];
	guint thread_count;
};

/* Behind it a thread finds nothing. */
static struct piece the_end;

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

static guint
piece_hash(const void *closure)
{
	const struct piece *piece = closure;

	return g_str_hash(piece->text) ^ g_direct_hash(piece->grammar);
}

static gboolean
piece_equal(const void *one, const void *other)
{
	const struct piece *a = one, *b = other;

	return a->grammar == b->grammar && a->length == b->length &&
	    memcmp(a->text, b->text, a->length) == 0;
}

static void
piece_free(void *closure)
{
	struct piece *piece = closure;

	xmlFree(piece->text);
	g_free(piece->tokens);
	g_free(piece);
}

/*
 * The piece that an element is; queued if it is a new one.  NULL where there is
 * nothing to be done.
 */
static const struct piece *
find_piece(struct highlight *highlight, const xmlNode *code,
    const struct grammar *grammar)
{
	struct piece wanted = { .grammar = grammar,
		.text = xmlNodeGetContent(code) };
	struct piece *piece = NULL;

	wanted.length = (size_t)xmlStrlen(wanted.text);
	if (wanted.text != NULL)
		piece = g_hash_table_lookup(highlight->pieces, &wanted);
	if (piece != NULL || wanted.text == NULL ||
	    wanted.length > LENGTH_MOST) {
		xmlFree(wanted.text);
		return piece;
	}
	wanted.tokens = g_malloc(wanted.length + 1);
	piece = g_memdup2(&wanted, sizeof(wanted));
	g_hash_table_add(highlight->pieces, piece);
	g_async_queue_push(highlight->queue, piece);
	return piece;
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

/* Until the queue ends. */
static void
classify_pieces(void *closure)
{
	GAsyncQueue *queue = closure;
	struct grammar_worker *worker = grammar_worker_open();
	const struct piece *piece;

	while ((piece = g_async_queue_pop(queue)) != &the_end)
		classify(piece, worker);
	grammar_worker_close(worker);
	g_async_queue_push(queue, &the_end); /* for the others */
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

/* All code of the tree, in order; what is missing is said. */
static GArray *
collect_places(struct highlight *highlight, xmlNode *root, struct diags *diags)
{
	GArray *places = g_array_new(FALSE, FALSE, sizeof(struct place));

	for (xmlNode *node = root; node != NULL; node = tree_next(node, root)) {
		struct place place = { .element = node };
		const struct grammar *grammar;
		const char *language;

		if (node->type != XML_ELEMENT_NODE || !is_code(node))
			continue;
		language = tree_attribute(node, "language");
		grammar = find_grammar(highlight, language);
		if (grammar != NULL && grammar_is_sound(grammar))
			place.piece = find_piece(highlight, node, grammar);
		else if (!is_prose(language))
			diag(diags, DIAG_GRAMMAR_MISSING, tree_pos(node), "%s",
			    language);
		if (place.piece != NULL)
			g_array_append_val(places, place);
	}
	return places;
}

struct highlight *
highlight_new(void)
{
	struct highlight *highlight = g_new0(struct highlight, 1);

	highlight->grammars = grammars_new();
	highlight->pieces = g_hash_table_new_full(piece_hash, piece_equal,
	    piece_free, NULL);
	highlight->queue = g_async_queue_new();
	return highlight;
}

/* This thread is one of them, in the end. */
static void
start_threads(struct highlight *highlight)
{
	guint count = MIN(g_get_num_processors(), THREADS_MOST);

	while (highlight->thread_count + 1 < count)
		thread_start(&highlight->threads[highlight->thread_count++],
		    /*stack*/ 0, classify_pieces, highlight->queue);
}

void
highlight_foresee(struct highlight *highlight, const xmlNode *code)
{
	const struct grammar *grammar = is_code(code)
	    ? find_grammar(highlight, tree_attribute(code, "language"))
	    : NULL;

	if (grammar == NULL)
		return;
	start_threads(highlight);
	find_piece(highlight, code, grammar);
}

/* Until nothing is queued. */
static void
finish_pieces(struct highlight *highlight)
{
	g_async_queue_push(highlight->queue, &the_end);
	classify_pieces(highlight->queue);
	while (highlight->thread_count > 0)
		thread_join(&highlight->threads[--highlight->thread_count]);
}

void
highlight_apply(struct highlight *highlight, const struct book *book,
    struct diags *diags)
{
	const char *wanted = book_setting(book, "highlight");
	GArray *places;

	if (wanted != NULL && strcmp(wanted, "no") == 0)
		return;
	start_threads(highlight);
	places = collect_places(highlight, xmlDocGetRootElement(book->doc),
	    diags);
	finish_pieces(highlight);
	for (guint i = 0; i < places->len; i++) {
		const struct place *place = &g_array_index(places, struct place,
		    i);

		divide_piece(place->element, place->piece);
	}
	g_array_free(places, TRUE);
}

void
highlight_free(struct highlight *highlight)
{
	while (g_async_queue_try_pop(highlight->queue) != NULL)
		continue;
	if (highlight->thread_count > 0)
		finish_pieces(highlight);
	grammars_settle(highlight->grammars);
	g_async_queue_unref(highlight->queue);
	g_hash_table_destroy(highlight->pieces);
	g_free(highlight);
}
