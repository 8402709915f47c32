/* A line of a source with a caret; see diag_excerpt.h. */
#include "base/diag_excerpt.h"

#include <string.h>

enum {
	TAB = 4,
	GUTTER = 8,     /* "12345 | " */
	NARROWEST = 30, /* columns of text, however narrow the terminal */
	NEAR = 2000,    /* bytes on either side that are looked at */
};

/* One character as it is shown. */
struct cell {
	size_t at;     /* its byte in the line */
	gunichar sign; /* ' ' for a tab */
	int column;    /* where it begins, from 0 */
	int width;
};

/* What would turn the text of a terminal about, or can't be seen, is a dot. */
static gunichar
visible(gunichar sign)
{
	switch (g_unichar_type(sign)) {
	case G_UNICODE_CONTROL:
	case G_UNICODE_FORMAT:
	case G_UNICODE_LINE_SEPARATOR:
	case G_UNICODE_PARAGRAPH_SEPARATOR:
	case G_UNICODE_SURROGATE:
	case G_UNICODE_UNASSIGNED:
		/* joiners and the soft hyphen belong to the words around */
		return sign == 0x200c || sign == 0x200d || sign == 0xad ? sign
									: 0xb7;
	case G_UNICODE_SPACE_SEPARATOR:
		return ' ';
	default:
		return sign;
	}
}

static int
width_of(gunichar sign, int column)
{
	if (sign == '\t')
		return TAB - column % TAB;
	sign = visible(sign);
	if (g_unichar_iszerowidth(sign))
		return 0;
	return g_unichar_iswide(sign) ? 2 : 1;
}

static GArray *
split_into_cells(const struct diag_excerpt *excerpt)
{
	GArray *cells = g_array_new(FALSE, FALSE, sizeof(struct cell));
	const char *end = excerpt->line + excerpt->length;
	int column = 0;

	for (const char *p = excerpt->line; p < end; p = g_utf8_next_char(p)) {
		gunichar sign = g_utf8_get_char(p);
		struct cell cell = {
			.at = (size_t)(p - excerpt->line),
			.sign = sign == '\t' ? ' ' : visible(sign),
			.column = column,
			.width = width_of(sign, column),
		};

		column += cell.width;
		g_array_append_val(cells, cell);
	}
	return cells;
}

/* The column where byte `at` stands; the end's for what lies behind it. */
static int
column_of(const GArray *cells, size_t at)
{
	const struct cell *cell = NULL;

	for (guint i = 0; i < cells->len; i++) {
		cell = &g_array_index(cells, struct cell, i);
		if (cell->at >= at)
			return cell->column;
	}
	return cell == NULL ? 0 : cell->column + cell->width;
}

static void
append_repeated(GString *out, char c, int count)
{
	for (int i = 0; i < count; i++)
		g_string_append_c(out, c);
}

/* The columns from `from` to before `to`. */
static void
append_cells(GString *out, const GArray *cells, int from, int to)
{
	for (guint i = 0; i < cells->len; i++) {
		const struct cell *cell = &g_array_index(cells, struct cell, i);

		if (cell->column < from || cell->column + cell->width > to ||
		    (cell->width == 0 && cell->column == from && from > 0))
			continue;
		if (cell->sign == ' ')
			append_repeated(out, ' ', cell->width);
		else
			g_string_append_unichar(out, cell->sign);
	}
}

static int
first_shown(const GArray *cells, int from)
{
	for (guint i = 0; i < cells->len; i++) {
		const struct cell *cell = &g_array_index(cells, struct cell, i);

		if (cell->column >= from && cell->width > 0)
			return cell->column;
	}
	return from;
}

/* Of a line of a megabyte only what is near the piece is looked at. */
static struct diag_excerpt
cut_to_near(const struct diag_excerpt *excerpt)
{
	struct diag_excerpt near = *excerpt;
	const char *end = excerpt->line + excerpt->length, *from, *to;

	if (excerpt->at > NEAR) {
		from = g_utf8_find_prev_char(excerpt->line,
		    excerpt->line + excerpt->at - NEAR);
		near.line = from;
		near.at = excerpt->at - (size_t)(from - excerpt->line);
	}
	to = end;
	if (end - near.line > 2 * NEAR)
		to = g_utf8_find_prev_char(near.line, near.line + 2 * NEAR);
	near.length = (size_t)(to - near.line);
	return near;
}

void
diag_excerpt(GString *out, const struct diag_excerpt *whole_line)
{
	struct diag_excerpt near = cut_to_near(whole_line);
	const struct diag_excerpt *excerpt = &near;
	GArray *cells = split_into_cells(excerpt);
	int room = MAX(excerpt->width - GUTTER, NARROWEST);
	int whole = column_of(cells, excerpt->length);
	int begin = column_of(cells, excerpt->at);
	int end = column_of(cells, excerpt->at + excerpt->size);
	int from = 0, to = whole, shown;

	if (whole > room) { /* a column is for what stands for the rest */
		from = CLAMP(begin - room / 3, 0, whole - (room - 1));
		from = from > 0 ? first_shown(cells, from) : 0;
		shown = room - (from > 0);
		to = whole - from <= shown ? whole : from + shown - 1;
	}
	g_string_append_printf(out, "%5u | %s", excerpt->number,
	    from > 0 ? "…" : "");
	append_cells(out, cells, from, to);
	while (out->len > 0 && out->str[out->len - 1] == ' ')
		g_string_truncate(out, out->len - 1);
	g_string_append(out, to < whole ? "…\n" : "\n");
	append_repeated(out, ' ', GUTTER - 2);
	g_string_append(out, "| ");
	append_repeated(out, ' ', begin - from + (from > 0));
	g_string_append(out, excerpt->colour);
	g_string_append_c(out, '^');
	append_repeated(out, '~', MIN(end, to) - begin - 1);
	g_string_append(out, excerpt->plain);
	g_string_append_c(out, '\n');
	g_array_free(cells, /*free_segment*/ TRUE);
}
