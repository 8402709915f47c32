/*
 * A line of a source with what is wrong in it underlined:
 *
 *	   41 | See @fig-hep for the whole.
 *	      |     ^~~~~~~~
 */
#ifndef BASE_DIAG_EXCERPT_H
#define BASE_DIAG_EXCERPT_H

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>

struct diag_excerpt {
	const char *line; /* UTF-8, without its end */
	size_t length;    /* bytes */
	unsigned number;  /* of the line */
	size_t at;        /* byte where the wrong piece begins, */
	size_t size;      /* and its bytes; 0: a caret at its begin only */
	int width;        /* columns of the terminal */
	const char *colour, *plain; /* before and after the carets */
};

/*
 * Appends two lines.  Wide characters take two columns, combining ones none,
 * a tab goes on to the next multiple of four; of a line that is too long the
 * part around the piece is shown.
 */
void diag_excerpt(GString *out, const struct diag_excerpt *excerpt);

#endif
