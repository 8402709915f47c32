/*
 * Grammars of programming languages: which token each byte of a piece of code
 * belongs to.
 *
 * A grammar is a tree-sitter parser, a shared object that is loaded when its
 * language is first met, and the highlight queries that come with it, both put
 * side by side by the build (grammars.mk).  The queries' predicates are
 * evaluated here: tree-sitter only hands them over.
 *
 * Queries: tree-sitter, "Syntax highlighting" and "Query syntax".
 */
#ifndef TREE_GRAMMAR_H
#define TREE_GRAMMAR_H

#include <stdbool.h>
#include <stddef.h>

enum token {
	TOKEN_PLAIN,
#define TOKEN(name, role) TOKEN_##name,
#define CAPTURE(capture, name)
#include "tree/token.def"
#undef TOKEN
#undef CAPTURE
	TOKEN__MAX
};

struct grammar;
struct grammar_worker;

/*
 * The grammar of `language`, loaded once and kept; NULL where there is none.
 * To be called from one thread.
 */
const struct grammar *grammar_find(const char *language);

/* What one thread parses with. */
struct grammar_worker *grammar_worker_open(void);
void grammar_worker_close(struct grammar_worker *worker);

/*
 * Writes an enum token for each byte of `text` to `tokens`.  Code that the
 * grammar doesn't understand stays plain there; time is linear in its length.
 */
void grammar_classify(const struct grammar *grammar,
    struct grammar_worker *worker, const char *text, size_t length,
    unsigned char *tokens);

#endif
