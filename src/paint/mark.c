/* Marks in the page's content; see mark.h. */
#include "paint/mark.h"

#include "paint/painter.h"

struct marks *
marks_new(void)
{
	struct marks *marks = g_new(struct marks, 1);

	marks->all = g_array_new(FALSE, FALSE, sizeof(struct mark));
	marks->first = g_array_new(FALSE, FALSE, sizeof(size_t));
	return marks;
}

void
marks_free(struct marks *marks)
{
	if (marks == NULL)
		return;
	g_array_free(marks->all, TRUE);
	g_array_free(marks->first, TRUE);
	g_free(marks);
}

const struct mark *
marks_of_page(const struct marks *marks, size_t painted, size_t *count)
{
	size_t from = g_array_index(marks->first, size_t, painted);
	size_t to = painted + 1 < marks->first->len
	    ? g_array_index(marks->first, size_t, painted + 1)
	    : marks->all->len;

	*count = to - from;
	return &g_array_index(marks->all, struct mark, from);
}

void
paint_mark_page(struct painter *p)
{
	size_t first;

	if (p->marks == NULL)
		return;
	p->last_text = NULL;
	p->owed = 0;
	p->blank = 0;
	p->mark_count = 0;
	first = p->marks->all->len;
	g_array_append_val(p->marks->first, first);
}

void
paint_mark_end(struct painter *p)
{
	if (p->marks == NULL || !p->is_marked)
		return;
	p->canvas->class->end_mark(p->canvas,
	    p->marked == MARK_LINE ? p->line_text->str : NULL);
	g_string_truncate(p->line_text, 0);
	p->is_marked = false;
}

static void
begin(struct painter *p, const struct fo *fo, enum mark_kind kind)
{
	struct mark mark = { .fo = fo, .kind = kind };

	paint_mark_end(p);
	p->canvas->class->begin_mark(p->canvas, &mark, p->mark_count);
	if (kind <= MARK_LEADER)
		p->mark_count++;
	g_array_append_val(p->marks->all, mark);
	p->is_marked = true;
	p->marked = kind;
	p->element = fo != NULL ? fo->element : NULL;
}

void
paint_mark_artifact(struct painter *p, enum mark_kind kind)
{
	if (p->marks == NULL)
		return;
	if (p->region != MARK_CONTENT)
		kind = p->region;
	if (!p->is_marked || p->marked != kind)
		begin(p, /*fo*/ NULL, kind);
}

void
paint_mark_content(struct painter *p, const struct fo *fo, enum mark_kind kind)
{
	if (p->marks == NULL)
		return;
	fo = structure_object(fo);
	if (p->region != MARK_CONTENT || fo == NULL ||
	    fo->element == &element_artifact) {
		paint_mark_artifact(p, MARK_LAYOUT);
		return;
	}
	if (!p->is_marked || p->marked != kind || kind == MARK_LEADER ||
	    p->element != fo->element)
		begin(p, fo, kind);
}

void
paint_mark_extent(struct painter *p, double x, double y, double width,
    double height, bool is_cmyk)
{
	struct mark *mark;
	double x2 = x + width, y2 = y + height;

	if (p->marks == NULL || !p->is_marked || p->marked != MARK_CONTENT)
		return;
	p->canvas->class->locate(p->canvas, &x, &y);
	p->canvas->class->locate(p->canvas, &x2, &y2);
	mark = &g_array_index(p->marks->all, struct mark,
	    p->marks->all->len - 1);
	mark->left = (float)MIN(x, x2);
	mark->top = (float)MIN(y, y2);
	mark->right = (float)MAX(x, x2);
	mark->bottom = (float)MAX(y, y2);
	mark->is_cmyk = is_cmyk;
}
