/*
 * Attributes and alternative texts of structure elements; see attribute.h.
 */
#include "finish/attribute.h"

#include <string.h>

#include "finish/attach.h"
#include "finish/private_use.h"

const char *
attribute_alternative(const struct element *element)
{
	for (const struct fo *fo = element->fo; fo != NULL;
	     fo = fo_next(fo, element->fo)) {
		const char *text = fo_own(fo, FO_PROP_Q_ALT);

		if (text != NULL && *text != '\0')
			return text;
	}
	return NULL;
}

/* The rectangle around all of the element's pictures on its first page. */
static void
append_extent(struct finisher *f, GString *body, const struct content *content,
    size_t count)
{
	float left = 0, top = 0, right = 0, bottom = 0;
	double height;

	for (size_t i = 0; i < count && content[i].page == content->page; i++) {
		const struct mark *mark = content[i].mark;
		bool is_first = left >= right;

		if (mark->left >= mark->right)
			continue;
		left = is_first ? mark->left : MIN(left, mark->left);
		top = is_first ? mark->top : MIN(top, mark->top);
		right = is_first ? mark->right : MAX(right, mark->right);
		bottom = is_first ? mark->bottom : MAX(bottom, mark->bottom);
	}
	if (left >= right)
		return;
	height = dimen_pt(f->tree->pages[content->page]->height);
	g_string_append(body, "/A<</O/Layout/BBox[");
	pdf_append_number(body, left);
	g_string_append_c(body, ' ');
	pdf_append_number(body, height - bottom);
	g_string_append_c(body, ' ');
	pdf_append_number(body, right);
	g_string_append_c(body, ' ');
	pdf_append_number(body, height - top);
	g_string_append(body, "]>>");
}

static void
append_picture(struct finisher *f, GString *body, const struct element *element,
    const struct content *content, size_t count)
{
	const char *text = attribute_alternative(element);

	if (text != NULL) {
		g_string_append(body, "/Alt");
		pdf_append_text(body, text);
	} else {
		finish_drop_ua(f, element->fo->pos,
		    element->type == ELEMENT_FORMULA
			? "the formula has no alternative text (ISO 14289-1, 7.7)"
			: "the picture has no alternative text (ISO 14289-1, 7.3)");
	}
	if (count > 0)
		append_extent(f, body, content, count);
}

static void
append_math(struct finisher *f, GString *body, const struct element *formula)
{
	const char *math = fo_own(formula->fo, FO_PROP_Q_MATH);

	if (math != NULL && *math != '\0' && f->claim.archive == 3)
		attach_append_formula(f, body, math);
}

/* "1.", "(a)", "iv" or a bullet: how the items of a list are numbered. */
static const char *
numbering(const struct element *list)
{
	const struct fo *label = NULL;
	const char *text;
	gunichar c;

	for (const struct fo *fo = list->fo; fo != NULL && label == NULL;
	     fo = fo_next(fo, list->fo)) {
		if (fo->kind == FO_TEXT && fo->element != NULL &&
		    fo->element->type == ELEMENT_LBL &&
		    fo->text[strspn(fo->text, " \t\r\n(")] != '\0')
			label = fo;
		else if (fo->element != NULL &&
		    fo->element->type == ELEMENT_LBODY)
			break;
	}
	if (label == NULL)
		return "None";
	text = label->text + strspn(label->text, " \t\r\n(");
	c = g_utf8_get_char(text);
	if (g_ascii_isdigit(*text))
		return "Decimal";
	if (g_ascii_isalpha(*text) && strchr(".):", text[1]) != NULL)
		return g_ascii_islower(*text)
		    ? *text == 'i' ? "LowerRoman" : "LowerAlpha"
		    : *text == 'I' ? "UpperRoman"
				   : "UpperAlpha";
	if (c == 0x25cb || c == 0x25e6)
		return "Circle";
	if (c == 0x25a0 || c == 0x25aa)
		return "Square";
	return g_unichar_isalnum(c) ? "None" : "Disc";
}

void
attribute_append_name(GString *body, const struct element *element)
{
	g_string_append_printf(body, "(n%08u)", element->index);
}

static void
append_headers(GString *body, const struct element *cell)
{
	if (cell->headers == NULL)
		return;
	g_string_append(body, "/Headers[");
	for (size_t i = 0; cell->headers[i] != NULL; i++)
		attribute_append_name(body, cell->headers[i]);
	g_string_append_c(body, ']');
}

static void
append_cell(GString *body, const struct element *cell)
{
	long columns = (long)fo_number(cell->fo, FO_PROP_NUMBER_COLUMNS_SPANNED,
	    1);
	long rows = (long)fo_number(cell->fo, FO_PROP_NUMBER_ROWS_SPANNED, 1);
	bool is_head = cell->type == ELEMENT_TH;

	if (cell->fo->kind != FO_TABLE_CELL ||
	    (!is_head && columns <= 1 && rows <= 1 && cell->headers == NULL))
		return;
	g_string_append(body, "/A<</O/Table");
	if (columns > 1)
		g_string_append_printf(body, "/ColSpan %ld", columns);
	if (rows > 1)
		g_string_append_printf(body, "/RowSpan %ld", rows);
	if (is_head)
		g_string_append(body,
		    cell->parent->parent != NULL &&
			    cell->parent->parent->type == ELEMENT_THEAD
			? "/Scope/Column"
			: "/Scope/Row");
	append_headers(body, cell);
	g_string_append(body, ">>");
}

static bool
is_private(const struct element *element)
{
	for (const struct fo *fo = element->fo; fo != NULL;
	     fo = fo_next(fo, element->fo)) {
		if (fo->kind == FO_TEXT && private_use_find(fo->text) != 0)
			return true;
	}
	return false;
}

/* What an abbreviation, or a sign of the author's own, stands for (14.9). */
static void
append_expansion(GString *body, const struct element *element)
{
	const char *text = element->fo->kind == FO_INLINE
	    ? fo_own(element->fo, FO_PROP_Q_ALT)
	    : NULL;

	if (text == NULL || *text == '\0')
		return;
	g_string_append(body, is_private(element) ? "/ActualText" : "/E");
	pdf_append_text(body, text);
}

void
attribute_append(struct finisher *f, GString *body,
    const struct element *element, const struct content *content, size_t count)
{
	switch (element->type) {
	case ELEMENT_FORMULA:
		append_math(f, body, element);
		append_picture(f, body, element, content, count);
		break;
	case ELEMENT_FIGURE:
		append_picture(f, body, element, content, count);
		break;
	case ELEMENT_L:
		g_string_append_printf(body, "/A<</O/List/ListNumbering/%s>>",
		    numbering(element));
		break;
	case ELEMENT_SPAN:
		append_expansion(body, element);
		break;
	case ELEMENT_TH:
	case ELEMENT_TD:
		append_cell(body, element);
		break;
	default:
		break;
	}
}
