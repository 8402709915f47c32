/*
 * What a book says to those who read it in another way: by ear, by keyboard,
 * in a list of its headings.  Only `quoin check` asks, but for titles.
 */
#ifndef TREE_CHECK_TEXT_H
#define TREE_CHECK_TEXT_H

#include "base/diag.h"
#include "read/book.h"

/* The title of a division, empty or not there; any build tells that. */
void check_title(const xmlNode *division, struct diags *diags);

/*
 * Headings that jump, or that stand in text and are empty; links without
 * words, or with idle ones.
 */
void check_text(const struct book *book, struct diags *diags);

/* Tables without header cells; tables and figures that lack a caption. */
void check_captions(const struct book *book, struct diags *diags);

/* No language declared; passages that look like another language. */
void check_passages(const struct book *book, struct diags *diags);

#endif
