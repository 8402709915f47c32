/*
 * Tables that are drawn with characters, as Pandoc has them: the lines of one,
 * seen as columns of equal width, and the cells that are found in it.
 *
 * A letter of Chinese, say, takes two columns, a combining accent none.
 */
#ifndef READ_DRAWING_H
#define READ_DRAWING_H

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>

#include "base/arena.h"

struct drawn_line {
	const char *text;
	size_t length;
	size_t *at;     /* byte offset of each column, and of the end */
	unsigned width; /* columns */
};

struct drawn_cell {
	unsigned row, column;
	unsigned down, across; /* rows and columns that it takes */
	char *text;            /* with line ends in it */
	unsigned line;         /* of the drawing, where it begins, from 0 */
	size_t offset;         /* bytes before it in that line */
};

struct drawing {
	struct drawn_line *lines;
	unsigned count;

	/* what is found in them */
	GArray *cells; /* struct drawn_cell, by row and column */
	unsigned columns, rows, head, foot; /* head and foot of the rows */
	char *aligns;     /* of each column 'l', 'r', 'c', or NUL */
	unsigned *shares; /* of the width, or NULL */
	bool has_blocks;  /* cells hold whole blocks */
	unsigned broken;  /* line where a drawing is not whole */
};

/* Takes room for `count` lines from `arena`. */
void drawing_init(struct drawing *drawing, struct arena *arena, unsigned count);
void drawing_clear(struct drawing *drawing);

/* Measures a line; `text` is borrowed. */
void drawing_add_line(struct drawing *drawing, struct arena *arena,
    const char *text, size_t length);

/* The character in a column, where it is ASCII; a space behind the end. */
char drawing_char(const struct drawing *drawing, unsigned line,
    unsigned column);

/*
 * Adds a cell with the text in a box of lines and columns, the ends not
 * included, without what it is indented by.
 */
void drawing_add_cell(struct drawing *drawing, struct arena *arena,
    struct drawn_cell cell, unsigned last_line, unsigned from, unsigned to);

#endif
