/*
 * Grid tables; see gridtable.h.
 *
 * A cell is a box that can be walked around: from its upper left corner right
 * to a "+", down to one, left and up again.  The boxes found so give the next
 * corners: their upper right and their lower left one.  What no box covers in
 * the end is a fault of the drawing.  (The way is that of docutils.)
 */
#include "read/gridtable.h"

#include <string.h>

#define STEPS_PER_PLACE 64 /* walked for a drawing, before it is given up */

struct box {
	unsigned top, left, bottom, right;
};

struct grid {
	struct drawing *drawing;
	unsigned width;
	unsigned *done; /* of each column: the line down to which it is found */
	GArray *boxes;  /* struct box */
	GArray *corners;          /* struct box, of which top and left count */
	bool *is_row, *is_column; /* borders of cells */
	size_t steps;             /* that may yet be walked */
};

bool
gridtable_begins(const char *line, size_t length)
{
	size_t marks = 0;

	if (length < 3 || line[0] != '+')
		return false;
	for (size_t i = 0; i < length; i++) {
		if (strchr("+-=:", line[i]) == NULL || line[i] == '\0')
			return false;
		marks += line[i] == '-' || line[i] == '=';
	}
	return marks > 0 && line[length - 1] == '+';
}

static bool
is_across(const struct grid *grid, unsigned line, unsigned column)
{
	char c = drawing_char(grid->drawing, line, column);

	return c == '-' || c == '=' || c == ':';
}

static bool
is_corner(struct grid *grid, unsigned line, unsigned column)
{
	if (grid->steps > 0)
		grid->steps--;
	return drawing_char(grid->drawing, line, column) == '+';
}

/* From the lower right corner left, and up to where it began. */
static bool
walk_back(struct grid *grid, const struct box *box)
{
	for (unsigned i = box->right - 1; i > box->left; i--) {
		if (!is_corner(grid, box->bottom, i) &&
		    !is_across(grid, box->bottom, i))
			return false;
	}
	if (!is_corner(grid, box->bottom, box->left))
		return false;
	for (unsigned i = box->bottom - 1; i > box->top; i--) {
		if (!is_corner(grid, i, box->left) &&
		    drawing_char(grid->drawing, i, box->left) != '|')
			return false;
	}
	return true;
}

static bool
walk_down(struct grid *grid, struct box *box)
{
	for (unsigned i = box->top + 1; i < grid->drawing->count; i++) {
		if (grid->steps == 0)
			return false;
		box->bottom = i;
		if (is_corner(grid, i, box->right)) {
			if (walk_back(grid, box))
				return true;
		} else if (drawing_char(grid->drawing, i, box->right) != '|') {
			return false;
		}
	}
	return false;
}

static bool
find_box(struct grid *grid, struct box *box)
{
	if (!is_corner(grid, box->top, box->left))
		return false;
	for (unsigned i = box->left + 1; i < grid->width; i++) {
		box->right = i;
		if (is_corner(grid, box->top, i)) {
			if (walk_down(grid, box))
				return true;
		} else if (!is_across(grid, box->top, i)) {
			return false;
		}
	}
	return false;
}

static int
compare_boxes(const void *a, const void *b)
{
	const struct box *one = a, *two = b;

	if (one->top != two->top)
		return one->top < two->top ? -1 : 1;
	return one->left < two->left ? -1 : one->left > two->left;
}

static void
take_box(struct grid *grid, const struct box *box)
{
	struct box right = { .top = box->top, .left = box->right };
	struct box below = { .top = box->bottom, .left = box->left };

	for (unsigned i = box->left; i < box->right; i++)
		grid->done[i] = box->bottom;
	grid->is_row[box->top] = grid->is_row[box->bottom] = true;
	grid->is_column[box->left] = grid->is_column[box->right] = true;
	g_array_append_val(grid->boxes, *box);
	g_array_append_val(grid->corners, below);
	g_array_append_val(grid->corners, right);
}

/* Boxes line by line; a corner counts once all above it is found. */
static void
find_boxes(struct grid *grid)
{
	struct box corner = { 0 };

	g_array_append_val(grid->corners, corner);
	while (grid->corners->len > 0) {
		guint last = grid->corners->len - 1;

		corner = g_array_index(grid->corners, struct box, last);
		g_array_set_size(grid->corners, last);
		if (corner.left + 1 >= grid->width ||
		    corner.top + 1 >= grid->drawing->count ||
		    grid->done[corner.left] > corner.top)
			continue;
		if (find_box(grid, &corner))
			take_box(grid, &corner);
	}
	g_array_sort(grid->boxes, compare_boxes);
}

/* Does every place lie in one box?  If not, says in which line it doesn't. */
static bool
is_whole(struct grid *grid)
{
	struct drawing *drawing = grid->drawing;
	size_t area = 0;

	drawing->broken = drawing->count - 1;
	for (unsigned i = 0; i + 1 < grid->width; i++)
		drawing->broken = MIN(drawing->broken, grid->done[i]);
	for (guint i = 0; i < grid->boxes->len; i++) {
		const struct box *box = &g_array_index(grid->boxes, struct box,
		    i);

		area += (size_t)(box->right - box->left) *
		    (box->bottom - box->top);
	}
	return drawing->broken == drawing->count - 1 &&
	    area == (size_t)(grid->width - 1) * (drawing->count - 1);
}

/* Is this line of the grid a double one? */
static bool
is_double(const struct grid *grid, unsigned line)
{
	return drawing_char(grid->drawing, line, 1) == '=' ||
	    (drawing_char(grid->drawing, line, 1) == ':' &&
		drawing_char(grid->drawing, line, 2) == '=');
}

/* How many of `marks` are set before `end`. */
static unsigned
count_marks(const bool *marks, unsigned end)
{
	unsigned count = 0;

	for (unsigned i = 0; i < end; i++)
		count += marks[i];
	return count;
}

/* With a double line at its end, what the last one before encloses is a foot. */
static void
find_parts(struct grid *grid)
{
	struct drawing *drawing = grid->drawing;
	unsigned last = drawing->count - 1, first_double = 0, last_double = 0;
	bool has_foot = is_double(grid, last);

	for (unsigned i = 1; i < last; i++) {
		if (!grid->is_row[i] || !is_double(grid, i))
			continue;
		if (first_double == 0)
			first_double = i;
		last_double = i;
	}
	drawing->rows = count_marks(grid->is_row, last);
	if (!has_foot || first_double < last_double)
		drawing->head = count_marks(grid->is_row, first_double);
	if (has_foot && last_double > 0)
		drawing->foot = drawing->rows -
		    count_marks(grid->is_row, last_double);
}

/* Colons at a column's ends, in the line below the head or in the first. */
static void
find_aligns(struct grid *grid, struct arena *arena)
{
	struct drawing *drawing = grid->drawing;
	unsigned line = 0, row = 0, left = 0, column = 0;

	for (unsigned i = 0; i < drawing->count && row < drawing->head + 1; i++)
		if (grid->is_row[i]) {
			line = i;
			row++;
		}
	drawing->aligns = ARENA_NEW_ARRAY(arena, char, drawing->columns);
	drawing->shares = ARENA_NEW_ARRAY(arena, unsigned, drawing->columns);
	for (unsigned i = 1; i < grid->width; i++) {
		bool begins, ends;

		if (!grid->is_column[i])
			continue;
		begins = drawing_char(drawing, line, left + 1) == ':';
		ends = drawing_char(drawing, line, i - 1) == ':';
		drawing->aligns[column] = (char)(begins && ends ? 'c'
			: begins                                ? 'l'
			: ends                                  ? 'r'
								: '\0');
		drawing->shares[column++] = i - left;
		left = i;
	}
}

static void
add_cells(struct grid *grid, struct arena *arena)
{
	for (guint i = 0; i < grid->boxes->len; i++) {
		const struct box *box = &g_array_index(grid->boxes, struct box,
		    i);
		struct drawn_cell cell = { .line = box->top + 1 };

		cell.row = count_marks(grid->is_row, box->top);
		cell.column = count_marks(grid->is_column, box->left);
		cell.down = count_marks(grid->is_row, box->bottom) - cell.row;
		cell.across = count_marks(grid->is_column, box->right) -
		    cell.column;
		drawing_add_cell(grid->drawing, arena, cell, box->bottom,
		    box->left + 1, box->right);
	}
}

bool
gridtable_read(struct drawing *drawing, struct arena *arena)
{
	unsigned width = drawing->lines[0].width;
	struct grid grid = {
		.drawing = drawing,
		.width = width,
		.done = ARENA_NEW_ARRAY(arena, unsigned, width),
		.boxes = g_array_new(FALSE, FALSE, sizeof(struct box)),
		.corners = g_array_new(FALSE, FALSE, sizeof(struct box)),
		.is_row = ARENA_NEW_ARRAY(arena, bool, drawing->count),
		.is_column = ARENA_NEW_ARRAY(arena, bool, width),
		.steps = (size_t)STEPS_PER_PLACE * width * drawing->count,
	};
	bool whole;

	drawing->has_blocks = true;
	find_boxes(&grid);
	whole = is_whole(&grid);
	if (whole) {
		drawing->columns = count_marks(grid.is_column, width - 1);
		find_parts(&grid);
		find_aligns(&grid, arena);
		add_cells(&grid, arena);
	}
	g_array_free(grid.boxes, TRUE);
	g_array_free(grid.corners, TRUE);
	return whole;
}
