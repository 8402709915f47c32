/*
 * Lines as text: what a tagged PDF has of them though it draws nothing.
 *
 * The ends of lines, blocks within one element and leaders of spaces separate
 * words, so a space or newline is shown there, unseen.  A line of code keeps
 * its text (mark.h) where spaces count in it or where it is turned: all of its
 * pieces on the page then read as one.  So do lines beside a drop capital, which
 * belongs to a word of the first though it reaches down to the last.
 */
#include <string.h>

#include "paint/painter.h"

/* GAPS_MAX: so far ahead place_text() looks */
enum { NO_BREAK_SPACE = 0xa0, GAPS_MAX = 6 };

static const char soft_hyphen[] = "\u00ad";

static bool
ends_text_line(const struct area *line)
{
	if (line->is_beside_drop)
		return line->next == NULL || !line->next->is_beside_drop;
	return line->line_end == '\n' || line->is_last || line->next == NULL;
}

/* Highlighted code may have inlines without text in it. */
static bool
is_empty(const struct area *line)
{
	for (const struct area *area = line->first; area != NULL;
	     area = area->next) {
		if (area->kind != AREA_INLINE || !is_empty(area))
			return false;
	}
	return true;
}

static bool
is_blank(const struct area *line)
{
	return line != NULL && line->line_end == '\n' && is_empty(line);
}

bool
paint_is_turnover(const struct area *area)
{
	return area->kind == AREA_TEXT && area->text->is_mark &&
	    area->fo != NULL && area->fo->kind == FO_BLOCK;
}

/* The sign stands before the line's content, whose mark has to be whole. */
static void
paint_turnovers(struct painter *p, const struct area *line, double x, double y)
{
	double left = x - paint_pt(line->x), top = y - paint_pt(line->y);

	for (; line != NULL; line = line->next) {
		for (const struct area *area = line->first; area != NULL;
		     area = area->next) {
			if (!paint_is_turnover(area))
				continue;
			paint_mark_artifact(p, MARK_LAYOUT);
			paint_outlines(p, area,
			    left + paint_pt(line->x + area->x),
			    top + paint_pt(line->y + area->y));
		}
		if (ends_text_line(line))
			return;
	}
}

/* What whoever extracts text leaves out of a line. */
struct spaces {
	bool are_there; /* at its beginning, or more than one in a row */
	bool is_space;  /* what was read last */
	char last;      /* byte */
};

static void
find_spaces(const struct area *area, struct spaces *found)
{
	for (const struct area *child = area->first; child != NULL;
	     child = child->next)
		find_spaces(child, found);
	if (area->kind != AREA_TEXT || area->text->bytes == 0)
		return;
	for (const char *at = area->text->utf8, *end = at + area->text->bytes;
	     at < end; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		bool is_space = c == ' ' || c == NO_BREAK_SPACE;

		found->are_there |= is_space && found->is_space;
		found->is_space = is_space;
	}
	found->last = area->text->utf8[area->text->bytes - 1];
}

/*
 * Whether the line's text can't be told from what is drawn.  Of a line in two
 * directions it can: who extracts text puts that in order by its place.
 */
static bool
needs_text(const struct area *line)
{
	struct spaces found = { .is_space = true };

	if (is_empty(line) || line->is_mixed || line->fo == NULL)
		return false;
	if (line->is_beside_drop)
		return true;
	if (fo_is(line->fo, FO_PROP_WHITE_SPACE_COLLAPSE, FO_KW_TRUE))
		return false;
	if (!ends_text_line(line) || is_blank(line->next))
		return true;
	find_spaces(line, &found);
	return found.are_there || found.last == '-';
}

/* Whether separators may stand behind the text that was painted last. */
static bool
may_separate(const struct painter *p)
{
	return p->last_text != NULL && !p->last_text->text->is_mark;
}

static void
separate(struct painter *p, char c, double x, double y)
{
	const char character[] = { c, '\0' };

	paint_mark_content(p, p->last_text->fo, MARK_CONTENT);
	paint_character(p, character, x,
	    y + paint_pt(p->last_text->text->baseline));
}

static void
separate_behind(struct painter *p, char c)
{
	separate(p, c, p->last_x + paint_pt(p->last_text->width), p->last_y);
}

/* The line behind all that the text of `line` stands for, or NULL. */
static const struct area *
line_after_text(const struct area *line)
{
	while (!ends_text_line(line))
		line = line->next;
	line = line->next;
	while (is_blank(line))
		line = line->next;
	return line;
}

/*
 * Who knows /ActualText takes it for one word where the first glyph is, and
 * more than two rows between words for the end of a paragraph, after which it
 * leaves a line empty.  So what stands for three rows or more says that it is
 * half-way between the words above and below; several such ones in a row
 * divide what is there.
 */
static void
place_text(struct painter *p, const struct area *line)
{
	const struct area *after = line_after_text(line), *end = line;
	dimen above = line == p->next_line ? p->text_at
					   : line->y - line->height;
	int gaps = 1;

	p->text_at = line->y;
	p->next_line = after;
	while (gaps < GAPS_MAX && after != NULL &&
	    after->y - end->y > 2 * line->height) {
		gaps++;
		end = after;
		after = line_after_text(end);
	}
	if (gaps > 1)
		p->text_at = MAX(line->y, above + (end->y - above) / gaps);
	p->text_below = p->text_at - line->y;
}

void
paint_line_begin(struct painter *p, const struct area *line, double x, double y)
{
	p->is_mixed = line->is_mixed;
	if (line->is_first && may_separate(p))
		p->owed++;
	if (line == p->next_piece)
		return;
	if (line->fo != NULL &&
	    fo_string(line->fo, FO_PROP_Q_TURNOVER_MARK) != NULL)
		paint_turnovers(p, line, x, y);
	p->keeps_text = p->marks != NULL && p->region == MARK_CONTENT &&
	    needs_text(line);
	if (p->keeps_text)
		place_text(p, line);
	if (!is_empty(line))
		p->tells_blank = false;
}

/* What a piece of a kept line, or the last one, ends its text with. */
static void
end_piece(struct painter *p, const struct area *line)
{
	GString *texts = p->line_text;
	const struct area *next = line->next;
	char last = texts->len > 0 ? texts->str[texts->len - 1] : '\0';

	if (!p->is_marked || p->marked != MARK_LINE)
		return;
	if (!ends_text_line(line)) {
		p->owes_blank = line->line_end == ' ' && last != ' ';
		if (g_str_has_suffix(texts->str, soft_hyphen))
			g_string_truncate(texts,
			    texts->len - strlen(soft_hyphen));
		return;
	}
	/* a hyphen at the end is dropped with the end, as if it divided a word */
	if (!is_blank(next) && last == '-')
		g_string_append_c(texts, ' ');
	for (; is_blank(next); next = next->next)
		g_string_append_c(texts, '\n');
	p->tells_blank = true;
	paint_mark_end(p);
}

/* As it does where spaces are kept. */
static bool
ends_in_space(const struct area_text *text)
{
	return text->bytes > 0 && text->utf8[text->bytes - 1] == ' ';
}

/*
 * A line that breaks at a space doesn't show it, but who reads or copies the
 * text wants it (ISO 32000-1, 14.8.2.5): so it is set behind the last word.
 * In an empty line it stands at the beginning.
 */
void
paint_line_end(struct painter *p, const struct area *line, double x, double y)
{
	p->is_mixed = false;
	p->next_piece = ends_text_line(line) ? NULL : line->next;
	if (p->keeps_text) {
		end_piece(p, line);
		p->keeps_text = p->next_piece != NULL;
	}
	if (is_empty(line) && p->last_text == NULL && line->line_end == '\n' &&
	    p->region == MARK_CONTENT)
		p->blank++;
	if (line->line_end == '\0' || p->keeps_text || !may_separate(p) ||
	    (line->line_end == ' ' && ends_in_space(p->last_text->text)))
		return;
	if (is_empty(line) && !p->tells_blank)
		separate(p, line->line_end, x, y);
	else if (!is_empty(line) && p->last_text->text->is_backward)
		separate(p, line->line_end, p->last_x, p->last_y);
	else if (!is_empty(line))
		separate_behind(p, line->line_end);
}

void
paint_gap(struct painter *p, const struct area *area)
{
	if (area->fo != NULL && area->fo->kind == FO_LEADER &&
	    may_separate(p) && area->width > 0)
		separate_behind(p, ' ');
}

static const struct element *
element_of(const struct area *area)
{
	const struct fo *fo = structure_object(area->fo);

	return fo != NULL ? fo->element : NULL;
}

/* Spaces at turns may stand before them, behind them, or be dropped. */
static void
add_text(struct painter *p, const struct area_text *text)
{
	GString *texts = p->line_text;

	if (p->owes_blank && text->bytes > 0 && text->utf8[0] != ' ')
		g_string_append_c(texts, ' ');
	p->owes_blank = false;
	g_string_append_len(texts, text->utf8, (gssize)text->bytes);
}

/* What lies between two blocks of one element: of code, that were lines. */
static void
pay(struct painter *p, const struct area *area)
{
	bool is_code = area->fo != NULL &&
	    fo_is(area->fo, FO_PROP_LINEFEED_TREATMENT, FO_KW_PRESERVE);
	unsigned count = is_code ? p->owed : MIN(p->owed, 1);

	if (may_separate(p) &&
	    (is_code || !ends_in_space(p->last_text->text)) &&
	    element_of(area) == element_of(p->last_text)) {
		for (; count > 0; count--)
			separate_behind(p, is_code ? '\n' : ' ');
	}
	p->owed = 0;
}

static bool
is_content(const struct painter *p, const struct area *area)
{
	const struct element *element = element_of(area);

	return p->region == MARK_CONTENT && element != NULL &&
	    element != &element_artifact;
}

/*
 * A glyph for the place only.  It is clipped away, so that those who match
 * glyphs with the text leave it out, and it is none of the text's.
 */
static void
paint_place(struct painter *p, double x, double y)
{
	p->canvas->class->save(p->canvas);
	p->canvas->class->clip(p->canvas, x, y, /*width*/ 0, /*height*/ 0);
	paint_character(p, "\u00a0", x, y);
	p->canvas->class->restore(p->canvas);
}

void
paint_line_text(struct painter *p, const struct area *area, double x, double y)
{
	const struct area_text *text = area->text;

	if (p->marks == NULL)
		return;
	if (is_content(p, area)) {
		pay(p, area);
		p->last_text = area;
		p->last_x = x;
		p->last_y = y;
		for (; p->blank > 0; p->blank--)
			separate(p, '\n', x, y);
	}
	paint_mark_content(p, area->fo,
	    text->is_mark       ? MARK_LEADER
		: p->keeps_text ? MARK_LINE
				: MARK_CONTENT);
	if (!p->is_marked || p->marked != MARK_LINE)
		return;
	if (p->text_below > 0)
		paint_place(p, x, y + paint_pt(text->baseline + p->text_below));
	p->text_below = 0;
	add_text(p, text);
}
