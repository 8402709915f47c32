/* Drawn tables: lines as columns; see drawing.h. */
#include "read/drawing.h"

#include <stdint.h>
#include <string.h>

void
drawing_init(struct drawing *drawing, struct arena *arena, unsigned count)
{
	*drawing = (struct drawing){
		.lines = ARENA_NEW_ARRAY(arena, struct drawn_line, count),
		.cells = g_array_new(FALSE, FALSE, sizeof(struct drawn_cell)),
	};
}

void
drawing_clear(struct drawing *drawing)
{
	g_array_free(drawing->cells, TRUE);
}

void
drawing_add_line(struct drawing *drawing, struct arena *arena, const char *text,
    size_t length)
{
	struct drawn_line *line = &drawing->lines[drawing->count++];
	const char *end = text + length, *at = text;

	while (end > text && g_ascii_isspace(end[-1]))
		end--;
	*line = (struct drawn_line){ .text = text,
		.length = (size_t)(end - text) };
	line->at = ARENA_NEW_ARRAY(arena, size_t, 2 * line->length + 1);
	while (at < end) {
		gunichar c = g_utf8_get_char(at);
		const char *next = g_utf8_next_char(at);

		if (!g_unichar_iszerowidth(c) || line->width == 0) {
			line->at[line->width++] = (size_t)(at - text);
			if (g_unichar_iswide(c))
				line->at[line->width++] = (size_t)(next - text);
		}
		at = next;
	}
	line->at[line->width] = line->length;
}

char
drawing_char(const struct drawing *drawing, unsigned line, unsigned column)
{
	const struct drawn_line *drawn = &drawing->lines[line];

	if (column >= drawn->width)
		return ' ';
	/* the second column of a wide letter is not what comes after it */
	if (column > 0 && drawn->at[column] == drawn->at[column + 1])
		return '\0';
	return drawn->text[drawn->at[column]];
}

/* The bytes of a line between two columns, without spaces at their end. */
static const char *
slice(const struct drawn_line *line, unsigned from, unsigned to, size_t *length)
{
	size_t start = line->at[MIN(from, line->width)];
	size_t end = line->at[MIN(to, line->width)];

	while (end > start && g_ascii_isspace(line->text[end - 1]))
		end--;
	*length = end - start;
	return line->text + start;
}

static size_t
count_indent(const char *text, size_t length)
{
	size_t count = 0;

	while (count < length && text[count] == ' ')
		count++;
	return count;
}

void
drawing_add_cell(struct drawing *drawing, struct arena *arena,
    struct drawn_cell cell, unsigned last_line, unsigned from, unsigned to)
{
	GString *text = g_string_new(NULL);
	size_t indent = SIZE_MAX, length;
	const char *piece;

	for (unsigned i = cell.line; i < last_line; i++) {
		piece = slice(&drawing->lines[i], from, to, &length);
		if (length > 0)
			indent = MIN(indent, count_indent(piece, length));
	}
	for (unsigned i = cell.line; i < last_line; i++) {
		piece = slice(&drawing->lines[i], from, to, &length);
		if (text->len == 0 && length == 0) {
			cell.line++;
			continue;
		}
		if (text->len == 0)
			cell.offset = (size_t)(piece - drawing->lines[i].text) +
			    indent;
		if (length > 0 && !drawing->has_blocks)
			indent = count_indent(piece, length);
		if (length > 0)
			g_string_append_len(text, piece + indent,
			    (gssize)(length - indent));
		g_string_append_c(text, '\n');
	}
	cell.text = arena_strndup(arena, text->str, text->len);
	g_string_free(text, /*free_segment*/ TRUE);
	g_array_append_val(drawing->cells, cell);
}
