/*
 * Words of the text that the glossary explains, where nobody marked them.
 */
#ifndef TREE_GLOSSARY_USE_H
#define TREE_GLOSSARY_USE_H

#include <stdbool.h>

#include "read/book.h"

/*
 * Makes the first use of each term in plain text a glossterm that is a link to
 * its entry: once in the book, if no firstterm or glossterm leads there, or
 * once in each chapter.  A use may have another case and an ending such as the
 * plural's in the book's language; a term with capitals in it ("RAM") is found
 * as it is written only.  Code, links, headings, captions, notes, quotations
 * and passages in another language are left alone.
 */
void glossary_use_link(struct book *book, bool in_each_chapter);

#endif
