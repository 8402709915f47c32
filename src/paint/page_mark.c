/*
 * Marks in a page's content (ISO 32000-1, 14.6, 14.8.2.2), and the text
 * objects that they share.
 *
 *	BT /P<</MCID 0>>BDC 72 700 Td (..)Tj EMC /Em<</MCID 1>>BDC 30 0 Td ...
 *
 * A paragraph with words set apart is many marks on the same lines, so a mark
 * stands within the text object that is open, and ends there: lines go on, and
 * less is to be packed.  A mark that turns out to have shapes between its text
 * has to hold whole text objects; then the one that it stands in is parted
 * where the mark begins.
 */
#include <math.h>

#include "base/pdf_syntax.h"
#include "fo/structure.h"
#include "paint/page_content.h"

static const char begin_text[] = "BT\n", end_text[] = "ET\n";

enum { TEXT_OPERATOR = sizeof(begin_text) - 1 };

/*
 * BT, and the pen where it was when the mark began: what follows goes on from
 * there.
 */
static void
append_beginning(GString *to, const struct open_mark *mark)
{
	const struct text_line *line = &mark->line;

	g_string_append(to, begin_text);
	if (!isfinite(line->pen)) /* nothing had been shown */
		return;
	content_append_line(to, line);
	g_string_append_c(to, '[');
	pdf_append_number(to,
	    round(((double)line->x / 1000 - line->pen) / mark->em));
	g_string_append(to, "]TJ\n");
}

/*
 * Parts the text object before the open mark that stands in it; whether there
 * is text after that.
 */
static bool
part_text(struct page_content *c)
{
	struct open_mark *mark = &c->mark;

	if (mark->has_text) {
		GString *beginning = g_string_new(NULL);

		append_beginning(beginning, mark);
		g_string_insert_len(c->operators, (gssize)mark->content,
		    beginning->str, (gssize)beginning->len);
		g_string_free(beginning, TRUE);
	}
	if (c->text_at + TEXT_OPERATOR == mark->at) {
		g_string_erase(c->operators, (gssize)c->text_at, TEXT_OPERATOR);
		mark->content -= TEXT_OPERATOR;
	} else {
		g_string_insert(c->operators, (gssize)mark->at, end_text);
		mark->content += TEXT_OPERATOR;
	}
	mark->is_inside = false;
	return mark->has_text;
}

void
content_leave_text(struct page_content *c)
{
	bool has_text = c->is_text;

	if (has_text && c->mark.is_inside)
		has_text = part_text(c);
	if (has_text)
		g_string_append(c->operators, end_text);
	c->is_text = false;
}

/* A mark that begins with text comes to stand in the text object. */
void
content_enter_text(struct page_content *c)
{
	struct open_mark *mark = &c->mark;

	if (c->is_text)
		return;
	c->is_text = true;
	c->line = (struct text_line){ .pen = INFINITY };
	c->text_at = c->operators->len;
	if (mark->is_open && mark->content == c->operators->len) {
		c->text_at = mark->at;
		mark->at += TEXT_OPERATOR;
		mark->content += TEXT_OPERATOR;
		mark->is_inside = true;
		mark->line = c->line;
	}
	g_string_insert(c->operators, (gssize)c->text_at, begin_text);
}

static void
append_artifact(GString *to, enum mark_kind kind)
{
	static const char *const artifacts[] = {
		[MARK_HEADER] = "/Type/Pagination/Subtype/Header",
		[MARK_FOOTER] = "/Type/Pagination/Subtype/Footer",
		[MARK_PAGINATION] = "/Type/Pagination",
		[MARK_LAYOUT] = "/Type/Layout",
	};

	g_string_append(to, "/Artifact<<");
	g_string_append(to, artifacts[kind]);
	g_string_append(to, ">>BDC\n");
}

static void
append_content(GString *to, const struct mark *mark, size_t number)
{
	g_string_append_c(to, '/');
	g_string_append(to,
	    mark->kind == MARK_LEADER ? "Span"
				      : element_name(mark->fo->element->type));
	g_string_append(to, "<</MCID ");
	pdf_append_count(to, number);
	if (mark->kind == MARK_LEADER)
		g_string_append(to, "/ActualText( )");
	g_string_append(to, ">>BDC\n");
}

void
content_begin_mark(struct canvas *canvas, const struct mark *mark,
    size_t number)
{
	struct page_content *c = (struct page_content *)canvas;

	c->mark = (struct open_mark){
		.is_open = true,
		.is_line = mark->kind == MARK_LINE,
		.is_inside = c->is_text,
		.at = c->operators->len,
		.line = c->line,
		.em = c->state.size * c->state.widening / 100 / 1000,
	};
	if (mark->kind > MARK_LEADER)
		append_artifact(c->operators, mark->kind);
	else
		append_content(c->operators, mark, number);
	c->mark.content = c->operators->len;
}

/* What a line reads as is known when it ends, but stands before it. */
static void
insert_text(struct page_content *c, const char *text)
{
	GString *span = g_string_new("/Span<</ActualText");

	pdf_append_text(span, text);
	g_string_append(span, ">>BDC\n");
	g_string_insert_len(c->operators, (gssize)c->mark.content, span->str,
	    (gssize)span->len);
	g_string_append(c->operators, "EMC\n");
	g_string_free(span, TRUE);
}

void
content_end_mark(struct canvas *canvas, const char *text)
{
	struct page_content *c = (struct page_content *)canvas;

	if (!c->mark.is_inside)
		content_leave_text(c);
	if (text != NULL)
		insert_text(c, text);
	g_string_append(c->operators, "EMC\n");
	c->mark = (struct open_mark){ 0 };
}
