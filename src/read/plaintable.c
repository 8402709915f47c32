/*
 * Simple and multiline tables; see plaintable.h.
 *
 *	rule     a line of dashes without a gap
 *	ruler    one with gaps: between them are the columns
 */
#include "read/plaintable.h"

#include <string.h>

enum {
	INDENT_MAX = 3,
	DASHES_MIN = 2,   /* of a column */
	LINES_MAX = 1000, /* of a table, for its end to be looked for */
};

/* The parts of a table, as numbers of lines. */
struct parts {
	unsigned ruler;
	unsigned head, body, body_end; /* where they begin; the rows' end */
	unsigned end;                  /* behind the table */
	bool is_multiline;
};

static bool
is_blank(const struct drawn_line *line)
{
	return line->length == 0;
}

/* The fence of a container is as good as a blank line. */
static bool
is_edge(const struct drawn_line *line)
{
	return is_blank(line) ||
	    (line->length >= 3 && strncmp(line->text, ":::", 3) == 0);
}

/* How many groups of dashes there are; 0 for a line with anything else. */
static unsigned
count_groups(const struct drawn_line *line)
{
	size_t i = 0, dashes;
	unsigned groups = 0;

	while (i < line->length && line->text[i] == ' ')
		i++;
	if (i > INDENT_MAX)
		return 0;
	while (i < line->length) {
		for (dashes = 0; i < line->length && line->text[i] == '-'; i++)
			dashes++;
		if (dashes < DASHES_MIN)
			return 0;
		groups++;
		while (i < line->length && line->text[i] == ' ')
			i++;
	}
	return groups;
}

static bool
is_ruler(const struct drawn_line *line)
{
	return count_groups(line) >= 2;
}

/* A rule below or above a whole table, as long as its ruler. */
static bool
is_rule(const struct drawn_line *line, const struct drawn_line *ruler)
{
	return count_groups(line) == 1 && line->width >= ruler->width;
}

/* Is there a blank before each column, as there is in the ruler? */
static bool
is_in_columns(const struct drawing *drawing, unsigned line,
    const struct drawn_line *ruler)
{
	for (unsigned i = 1; i < ruler->width; i++) {
		if (ruler->text[i] == '-' && ruler->text[i - 1] == ' ' &&
		    drawing_char(drawing, line, i - 1) != ' ')
			return false;
	}
	return true;
}

static bool
are_in_columns(const struct drawing *drawing, unsigned from, unsigned to,
    const struct drawn_line *ruler)
{
	for (unsigned i = from; i < to; i++) {
		if (!is_in_columns(drawing, i, ruler))
			return false;
	}
	return true;
}

static bool
begins_at(const struct drawing *drawing, unsigned line)
{
	return line == 0 || is_edge(&drawing->lines[line - 1]);
}

/* What stands above the ruler: nothing, a line, or a rule and some lines. */
static bool
find_head(const struct drawing *drawing, struct parts *parts)
{
	const struct drawn_line *ruler = &drawing->lines[parts->ruler];
	unsigned first = parts->ruler;

	while (!begins_at(drawing, first))
		first--;
	parts->head = first;
	if (first + 1 < parts->ruler &&
	    is_rule(&drawing->lines[first], ruler)) {
		parts->is_multiline = true;
		parts->head++;
		return true;
	}
	return first + 1 >= parts->ruler;
}

/* The rows end at a blank line, or at a line of dashes before one. */
static bool
find_body(const struct drawing *drawing, struct parts *parts)
{
	const struct drawn_line *ruler = &drawing->lines[parts->ruler];
	bool is_headless = parts->head == parts->ruler;
	unsigned i = parts->body = parts->ruler + 1, limit = drawing->count;

	if (i >= drawing->count || is_blank(&drawing->lines[i]))
		return false;
	if (is_headless || parts->is_multiline)
		limit = MIN(limit, parts->ruler + LINES_MAX);
	for (; i < limit; i++) {
		const struct drawn_line *line = &drawing->lines[i];
		bool is_last = i + 1 == drawing->count || is_edge(line + 1);

		if (is_last && count_groups(line) > 0 &&
		    line->width >= ruler->width) {
			parts->body_end = i;
			parts->end = i + 1;
			return i > parts->body;
		}
		if (is_edge(line) &&
		    (!is_blank(line) || (!is_headless && !parts->is_multiline)))
			break;
		parts->is_multiline = parts->is_multiline || is_blank(line);
	}
	parts->body_end = parts->end = i;
	return !is_headless && !parts->is_multiline && i > parts->body;
}

static bool
find_parts(const struct drawing *drawing, unsigned ruler, struct parts *parts)
{
	*parts = (struct parts){ .ruler = ruler };
	return find_head(drawing, parts) && find_body(drawing, parts) &&
	    are_in_columns(drawing, parts->head, parts->ruler,
		&drawing->lines[ruler]) &&
	    are_in_columns(drawing, parts->body, parts->body_end,
		&drawing->lines[ruler]);
}

/* The line that a table with this ruler begins with. */
static unsigned
first_line(const struct drawing *drawing, const struct parts *parts)
{
	unsigned first = parts->head;

	while (!begins_at(drawing, first))
		first--;
	return first;
}

static bool
is_fence(const struct drawn_line *line)
{
	size_t i = 0;

	while (i < line->length && line->text[i] == ' ')
		i++;
	return line->length >= i + 3 &&
	    (strncmp(line->text + i, "```", 3) == 0 ||
		strncmp(line->text + i, "~~~", 3) == 0);
}

/* Notes the lines of each table; false if there is none. */
static bool
find_tables(const struct drawing *drawing, bool *is_marked)
{
	bool in_code = false, found = false;
	struct parts parts;

	for (unsigned i = 0; i < drawing->count; i++) {
		if (is_fence(&drawing->lines[i]))
			in_code = !in_code;
		if (in_code || !is_ruler(&drawing->lines[i]) ||
		    !find_parts(drawing, i, &parts))
			continue;
		for (unsigned j = first_line(drawing, &parts); j < parts.end;
		     j++)
			is_marked[j] = true;
		found = true;
		i = parts.end - 1;
	}
	return found;
}

static char *
copy_marked(const struct drawing *drawing, const char *text, size_t length,
    const bool *is_marked, size_t *marked_length)
{
	GString *copy = g_string_sized_new(length + drawing->count);
	const char *end = text + length;

	for (unsigned i = 0; i < drawing->count; i++) {
		const char *start = drawing->lines[i].text;
		const char *next = i + 1 < drawing->count
		    ? drawing->lines[i + 1].text
		    : end;

		if (is_marked[i])
			g_string_append_c(copy, PLAINTABLE_MARK);
		g_string_append_len(copy, start, next - start);
	}
	*marked_length = copy->len;
	return g_string_free(copy, /*free_segment*/ FALSE);
}

/* Is there a line of nothing but groups of dashes? */
static bool
has_ruler(const char *text, size_t length)
{
	const char *at = text, *end = text + length;

	while ((at = memmem(at, (size_t)(end - at), "-- ", 3)) != NULL) {
		const char *start = at, *stop = at;

		while (start > text && strchr("- ", start[-1]) != NULL)
			start--;
		while (stop < end && strchr("- ", *stop) != NULL)
			stop++;
		if ((start == text || start[-1] == '\n') &&
		    (stop == end || *stop == '\n' || *stop == '\r'))
			return true;
		at = stop;
	}
	return false;
}

char *
plaintable_mark(const char *text, size_t length, size_t *marked_length)
{
	const char *end = text + length;
	struct arena *arena;
	struct drawing drawing;
	unsigned count = 1;
	char *copy = NULL;
	bool *is_marked;

	if (!has_ruler(text, length))
		return NULL;
	arena = arena_new();
	for (const char *at = text; at < end; at++)
		count += *at == '\n';
	drawing_init(&drawing, arena, count);
	while (text < end) {
		const char *stop = memchr(text, '\n', (size_t)(end - text));

		stop = stop == NULL ? end : stop;
		drawing_add_line(&drawing, arena, text, (size_t)(stop - text));
		text = stop == end ? end : stop + 1;
	}
	is_marked = ARENA_NEW_ARRAY(arena, bool, count);
	if (drawing.count > 0 && find_tables(&drawing, is_marked))
		copy = copy_marked(&drawing, drawing.lines[0].text, length,
		    is_marked, marked_length);
	drawing_clear(&drawing);
	arena_free(arena);
	return copy;
}

/* Which end of its column a text is flush with says where it is aligned. */
static char
find_align(const struct drawing *drawing, unsigned line, unsigned from,
    unsigned to)
{
	bool left = drawing_char(drawing, line, from) != ' ';
	bool right = drawing_char(drawing, line, to - 1) != ' ' ||
	    drawing_char(drawing, line, to) != ' ';

	return (char)(left && right ? '\0' : left ? 'l' : right ? 'r' : 'c');
}

static void
find_columns(struct drawing *drawing, struct arena *arena,
    const struct parts *parts, unsigned *starts)
{
	const struct drawn_line *ruler = &drawing->lines[parts->ruler];
	unsigned line = parts->head < parts->ruler ? parts->ruler - 1
						   : parts->body;

	drawing->aligns = ARENA_NEW_ARRAY(arena, char, drawing->columns);
	drawing->shares = ARENA_NEW_ARRAY(arena, unsigned, drawing->columns);
	drawing->columns = 0;
	for (unsigned i = 0, end; i < ruler->width; i = end) {
		for (end = i; end < ruler->width && ruler->text[end] == '-';)
			end++;
		if (end == i) {
			end++;
			continue;
		}
		starts[drawing->columns] = i;
		drawing->aligns[drawing->columns] = find_align(drawing, line, i,
		    end);
		drawing->shares[drawing->columns++] = end - i;
	}
	starts[0] = 0;
	starts[drawing->columns] = G_MAXUINT;
}

static void
add_row(struct drawing *drawing, struct arena *arena, const unsigned *starts,
    unsigned from, unsigned to)
{
	for (unsigned i = 0; i < drawing->columns; i++) {
		struct drawn_cell cell = { .row = drawing->rows,
			.column = i,
			.down = 1,
			.across = 1,
			.line = from };

		drawing_add_cell(drawing, arena, cell, to, starts[i],
		    starts[i + 1]);
	}
	drawing->rows++;
}

bool
plaintable_read(struct drawing *drawing, struct arena *arena)
{
	struct parts parts;
	unsigned ruler = 0, from;
	unsigned *starts;

	while (ruler < drawing->count && !is_ruler(&drawing->lines[ruler]))
		ruler++;
	if (ruler == drawing->count || !find_parts(drawing, ruler, &parts))
		return false;
	drawing->columns = count_groups(&drawing->lines[ruler]);
	starts = ARENA_NEW_ARRAY(arena, unsigned, drawing->columns + 1);
	find_columns(drawing, arena, &parts, starts);
	if (!parts.is_multiline)
		drawing->shares = NULL;
	if (parts.head < ruler) {
		add_row(drawing, arena, starts, parts.head, ruler);
		drawing->head = 1;
	}
	for (from = parts.body; from < parts.body_end;) {
		unsigned to = from + 1;

		while (parts.is_multiline && to < parts.body_end &&
		    !is_blank(&drawing->lines[to]))
			to++;
		add_row(drawing, arena, starts, from, to);
		for (from = to;
		     from < parts.body_end && is_blank(&drawing->lines[from]);)
			from++;
	}
	return true;
}
