/*
 * A grammar's highlight queries: compiled, what their captures mean as tokens,
 * and their predicates, which tree-sitter leaves to its user.
 */
#ifndef TREE_GRAMMAR_QUERY_H
#define TREE_GRAMMAR_QUERY_H

#include <tree_sitter/api.h>

#include "tree/grammar.h"

struct grammar_query;

/*
 * Compiles `text`; NULL where the grammar doesn't know what it names.  Words
 * say how it is meant, to a NULL: "first" or "last" of the patterns that name
 * a node counts, "keys": properties are worth a token.
 */
struct grammar_query *grammar_query_new(const TSLanguage *language,
    const char *text, const char *const *words);

const TSQuery *grammar_query_compiled(const struct grammar_query *query);

/* Do all predicates of the match's pattern hold? */
bool grammar_query_accepts(const struct grammar_query *query,
    const TSQueryMatch *match, const char *text);

/* The match's rank among those of the same node: the highest wins. */
uint32_t grammar_query_rank(const struct grammar_query *query,
    const TSQueryMatch *match);

/* False for a capture that leaves what is there. */
bool grammar_query_means(const struct grammar_query *query, uint32_t capture,
    enum token *token);

#endif
