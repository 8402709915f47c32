/* Grammars of programming languages; see grammar.h. */
#include "tree/grammar.h"

#include <dlfcn.h>
#include <string.h>

#include <glib.h>
#include <tree_sitter/api.h>

#include "base/thread.h"
#include "tree/grammar_query.h"

#ifndef QUOIN_GRAMMARS
#define QUOIN_GRAMMARS "/usr/local/lib/quoin/grammars"
#endif

#define MATCHES_MOST 4096 /* under way at once; more is odd code */

struct grammars {
	GHashTable *by_language; /* NULL for those that are not there */
	GMutex mutex;
	GCond cond; /* one was loaded */
};

struct grammar {
	struct grammars *all;
	struct thread thread; /* that loads it */
	char *path;
	char *text; /* of the queries */
	bool is_loaded;
	/* NULL if they are unsound */
	const TSLanguage *language;
	struct grammar_query *query;
};

/* A piece of code that a capture names. */
struct captured {
	uint32_t from, to; /* bytes */
	uint32_t rank;     /* among captures of the same piece, the last wins */
	enum token token;
};

struct grammar_worker {
	TSParser *parser;
	TSQueryCursor *cursor;
	GArray *captured;
};

/*
 * The first line of a grammar's query file names the parser's symbol and says
 * how the queries are meant: "; tree_sitter_rust first".
 */
static void
load_parser(struct grammar *grammar)
{
	size_t length = strcspn(grammar->text, "\n");
	char *line = g_strndup(grammar->text, length);
	char **words = g_strsplit(line, " ", -1);
	const TSLanguage *(*language)(void) = NULL;
	void *object = dlopen(grammar->path, RTLD_NOW | RTLD_LOCAL);

	if (object != NULL && g_strv_length(words) >= 3)
		*(void **)&language = dlsym(object, words[1]);
	if (language != NULL &&
	    ts_language_version(language()) <= TREE_SITTER_LANGUAGE_VERSION) {
		grammar->language = language();
		grammar->query = grammar_query_new(grammar->language,
		    grammar->text, (const char *const *)words + 2);
	}
	g_strfreev(words);
	g_free(line);
}

static void
load(void *closure)
{
	struct grammar *grammar = closure;

	load_parser(grammar);
	g_mutex_lock(&grammar->all->mutex);
	grammar->is_loaded = true;
	g_cond_broadcast(&grammar->all->cond);
	g_mutex_unlock(&grammar->all->mutex);
}

struct grammars *
grammars_new(void)
{
	struct grammars *grammars = g_new0(struct grammars, 1);

	grammars->by_language = g_hash_table_new(g_str_hash, g_str_equal);
	g_mutex_init(&grammars->mutex);
	g_cond_init(&grammars->cond);
	return grammars;
}

static struct grammar *
begin(struct grammars *grammars, const char *language)
{
	const char *named = g_getenv("QUOIN_GRAMMARS");
	const char *folder = named != NULL ? named : QUOIN_GRAMMARS;
	char *path = g_strdup_printf("%s/%s.scm", folder, language);
	struct grammar *grammar = NULL;
	char *text;

	if (strchr(language, '/') == NULL &&
	    g_file_get_contents(path, &text, NULL, NULL)) {
		grammar = g_new0(struct grammar, 1);
		grammar->all = grammars;
		grammar->path = g_strdup_printf("%s/%s.so", folder, language);
		grammar->text = text;
		/* who asks whether it is sound waits for nothing else */
		if (!thread_start(&grammar->thread, /*stack*/ 0, load, grammar))
			thread_join(&grammar->thread);
	}
	g_free(path);
	return grammar;
}

const struct grammar *
grammars_find(struct grammars *grammars, const char *language)
{
	gpointer grammar = NULL;

	if (!g_hash_table_lookup_extended(grammars->by_language, language, NULL,
		&grammar)) {
		grammar = begin(grammars, language);
		g_hash_table_insert(grammars->by_language, g_strdup(language),
		    grammar);
	}
	return grammar;
}

void
grammars_settle(struct grammars *grammars)
{
	GHashTableIter iter;
	gpointer value;

	g_hash_table_iter_init(&iter, grammars->by_language);
	while (g_hash_table_iter_next(&iter, NULL, &value)) {
		struct grammar *grammar = value;

		if (grammar != NULL)
			thread_join(&grammar->thread);
	}
}

bool
grammar_is_sound(const struct grammar *grammar)
{
	struct grammars *all = grammar->all;

	g_mutex_lock(&all->mutex);
	while (!grammar->is_loaded)
		g_cond_wait(&all->cond, &all->mutex);
	g_mutex_unlock(&all->mutex);
	return grammar->query != NULL;
}

struct grammar_worker *
grammar_worker_open(void)
{
	struct grammar_worker *worker = g_new0(struct grammar_worker, 1);

	worker->parser = ts_parser_new();
	worker->cursor = ts_query_cursor_new();
	ts_query_cursor_set_match_limit(worker->cursor, MATCHES_MOST);
	worker->captured = g_array_new(FALSE, FALSE, sizeof(struct captured));
	return worker;
}

void
grammar_worker_close(struct grammar_worker *worker)
{
	g_array_free(worker->captured, TRUE);
	ts_query_cursor_delete(worker->cursor);
	ts_parser_delete(worker->parser);
	g_free(worker);
}

static void
collect(const struct grammar_query *query, struct grammar_worker *worker,
    const char *text)
{
	TSQueryMatch match;

	while (ts_query_cursor_next_match(worker->cursor, &match)) {
		if (!grammar_query_accepts(query, &match, text))
			continue;
		for (uint16_t i = 0; i < match.capture_count; i++) {
			const TSQueryCapture *capture = &match.captures[i];
			struct captured captured = {
				.from = ts_node_start_byte(capture->node),
				.to = ts_node_end_byte(capture->node),
				.rank = grammar_query_rank(query, &match),
			};

			if (grammar_query_means(query, capture->index,
				&captured.token))
				g_array_append_val(worker->captured, captured);
		}
	}
}

/* What begins first comes first, then what is around the other. */
static int
compare(const void *one, const void *other)
{
	const struct captured *a = one, *b = other;

	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	if (a->to != b->to)
		return a->to > b->to ? -1 : 1;
	return (a->rank > b->rank) - (a->rank < b->rank);
}

void
grammar_classify(const struct grammar *grammar, struct grammar_worker *worker,
    const char *text, size_t length, unsigned char *tokens)
{
	GArray *captured = worker->captured;
	TSTree *tree;

	memset(tokens, TOKEN_PLAIN, length);
	if (!ts_parser_set_language(worker->parser, grammar->language))
		return;
	tree = ts_parser_parse_string(worker->parser, /*old*/ NULL, text,
	    (uint32_t)length);
	if (tree == NULL)
		return;
	g_array_set_size(captured, 0);
	ts_query_cursor_exec(worker->cursor,
	    grammar_query_compiled(grammar->query), ts_tree_root_node(tree));
	collect(grammar->query, worker, text);
	g_array_sort(captured, compare);
	for (guint i = 0; i < captured->len; i++) {
		const struct captured *at = &g_array_index(captured,
		    struct captured, i);

		if (at->from < at->to && at->to <= length)
			memset(tokens + at->from, (int)at->token,
			    at->to - at->from);
	}
	ts_tree_delete(tree);
}
