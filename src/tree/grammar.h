/*
 * Grammars of programming languages: which token each byte of a piece of code
 * belongs to.
 *
 * A grammar is a tree-sitter parser, a shared object that is loaded when its
 * language is first met, and the highlight queries that come with it, both put
 * side by side by the build (grammars.mk).  To compile the queries takes a
 * while, so that a thread does it for each.  Their predicates are evaluated
 * here: tree-sitter only hands them over.
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

struct grammars; /* those of one book */
struct grammar;
struct grammar_worker;

/* None yet.  They stay as long as the program does. */
struct grammars *grammars_new(void);

/*
 * The grammar of `language`, which begins to be loaded when it is first asked
 * for; NULL where there is none.
 */
const struct grammar *grammars_find(struct grammars *grammars,
    const char *language);

/* Waits until nothing is being loaded. */
void grammars_settle(struct grammars *grammars);

/* Whether it can be used; waits for it.  May be asked from any thread. */
bool grammar_is_sound(const struct grammar *grammar);

/* What one thread parses with. */
struct grammar_worker *grammar_worker_open(void);
void grammar_worker_close(struct grammar_worker *worker);

/*
 * Writes an enum token for each byte of `text` to `tokens`.  Code that the
 * grammar, a sound one, doesn't understand stays plain there; time is linear in
 * its length.
 */
void grammar_classify(const struct grammar *grammar,
    struct grammar_worker *worker, const char *text, size_t length,
    unsigned char *tokens);

#endif
