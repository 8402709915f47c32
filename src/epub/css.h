/*
 * The style sheet as it is packed: what its authors wrote for themselves is
 * left out, and readers that know no logical properties get physical ones.
 */
#ifndef EPUB_CSS_H
#define EPUB_CSS_H

#include <stdbool.h>

#include <glib.h>

/*
 * Takes comments and indents out of `css`, and puts before a property such as
 * padding-inline-start the one of the side where lines start in the book:
 * older readers drop what they don't know, and with it the indent of a list.
 */
void css_pack(GString *css, bool is_backward);

#endif
