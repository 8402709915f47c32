/*
 * Code cells of Quarto's: their options, and what is in place of their results,
 * since no code is run here.
 *
 *	```{r}
 *	#| label: fig-tidy
 *	#| fig-cap: "Three rules make a dataset tidy"
 *	#| echo: false
 *	knitr::include_graphics("images/tidy.png")
 *	```
 *
 * A cell that only fetches a picture is that picture.  Any other stands as its
 * code, as a figure if that is what its label says.
 */
#ifndef READ_QUARTOCELL_H
#define READ_QUARTOCELL_H

#include "read/markdown.h"

/*
 * Takes the options off `text` and returns them as attributes: label as the
 * id, a caption as the title.
 */
const struct attributes *quartocell_read(struct markdown *md, cmark_node *node,
    const char **text, size_t *length);

/* Adds the cell if it is not to stand as code; false if it is. */
bool quartocell_add(struct markdown *md, cmark_node *node,
    const struct attributes *options, const char *text, size_t length,
    xmlNode *into);

#endif
