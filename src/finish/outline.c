/*
 * The outline from fo:bookmark-tree (XSL 1.1, 6.11; ISO 32000-1, 12.3.3), and
 * page labels from the pages' own (12.4.2).
 */
#include "finish/outline.h"

#include <string.h>

static const struct fo *
first_bookmark(const struct fo *parent)
{
	const struct fo *fo = parent->first;

	while (fo != NULL && fo->kind != FO_BOOKMARK)
		fo = fo->next;
	return fo;
}

static const struct fo *
next_bookmark(const struct fo *fo)
{
	do
		fo = fo->next;
	while (fo != NULL && fo->kind != FO_BOOKMARK);
	return fo;
}

static void
append_title(GString *body, const struct fo *bookmark)
{
	GString *title = g_string_new(NULL);
	const struct fo *label = bookmark->first;

	while (label != NULL && label->kind != FO_BOOKMARK_TITLE)
		label = label->next;
	for (const struct fo *fo = label != NULL ? label->first : NULL;
	     fo != NULL; fo = fo_next(fo, label)) {
		if (fo->kind == FO_TEXT)
			g_string_append_len(title, fo->text,
			    (gssize)fo->length);
	}
	g_string_append(body, "/Title ");
	pdf_append_text(body, g_strstrip(title->str));
	g_string_free(title, TRUE);
}

static void
append_aim(const struct finisher *f, GString *body, const struct fo *bookmark)
{
	const char *id = fo_own(bookmark, FO_PROP_INTERNAL_DESTINATION);
	const char *uri = fo_own(bookmark, FO_PROP_EXTERNAL_DESTINATION);
	const struct area_target *target = id != NULL
	    ? area_find_target(f->tree, id)
	    : NULL;

	if (target != NULL) {
		g_string_append(body, " /Dest ");
		annotate_destination(f, body, target);
	} else if (uri != NULL) {
		g_string_append(body, " /A << /S /URI /URI ");
		pdf_append_bytes(body, uri);
		g_string_append(body, " >>");
	}
}

/* What the children of one bookmark, or of the tree, come to. */
struct level {
	size_t first, last; /* object numbers; 0 if there are none */
	size_t shown;       /* lines below an open parent */
};

static struct level write_level(struct finisher *f, const struct fo *parent,
    size_t parent_number);

static bool
is_open(const struct fo *bookmark)
{
	return !fo_is(bookmark, FO_PROP_STARTING_STATE, FO_KW_HIDE);
}

static void
append_children(GString *body, const struct level *children, bool open)
{
	if (children->first == 0)
		return;
	g_string_append_printf(body,
	    " /First %zu 0 R /Last %zu 0 R /Count %s%zu", children->first,
	    children->last, open ? "" : "-", children->shown);
}

static struct level
write_level(struct finisher *f, const struct fo *parent, size_t parent_number)
{
	struct level level = { 0 };
	const struct fo *fo = first_bookmark(parent);
	size_t number = fo != NULL ? pdf_writer_reserve(f->writer) : 0;
	size_t previous = 0;

	level.first = number;
	while (fo != NULL) {
		const struct fo *next = next_bookmark(fo);
		size_t next_number = next != NULL
		    ? pdf_writer_reserve(f->writer)
		    : 0;
		struct level children = write_level(f, fo, number);
		GString *body = g_string_new("<< ");

		append_title(body, fo);
		append_aim(f, body, fo);
		g_string_append_printf(body, " /Parent %zu 0 R", parent_number);
		if (previous != 0)
			g_string_append_printf(body, " /Prev %zu 0 R",
			    previous);
		if (next_number != 0)
			g_string_append_printf(body, " /Next %zu 0 R",
			    next_number);
		append_children(body, &children, is_open(fo));
		g_string_append(body, " >>");
		pdf_writer_object(f->writer, number, body->str, body->len);
		g_string_free(body, TRUE);
		level.shown += 1 + (is_open(fo) ? children.shown : 0);
		level.last = previous = number;
		number = next_number;
		fo = next;
	}
	return level;
}

size_t
outline_write(struct finisher *f)
{
	const struct fo *tree = f->tree->document->root->first;
	struct level level;
	GString *body;
	size_t number;

	while (tree != NULL && tree->kind != FO_BOOKMARK_TREE)
		tree = tree->next;
	if (tree == NULL || first_bookmark(tree) == NULL)
		return 0;
	number = pdf_writer_reserve(f->writer);
	level = write_level(f, tree, number);
	body = g_string_new("<< /Type /Outlines");
	append_children(body, &level, /*open*/ true);
	g_string_append(body, " >>");
	pdf_writer_object(f->writer, number, body->str, body->len);
	g_string_free(body, TRUE);
	return number;
}

/* The letter of 12.4.2, table 159, for a format token of fo:page-sequence. */
static char
label_style(const struct page *page)
{
	const char *format = fo_string(page->sequence, FO_PROP_FORMAT);

	if (format == NULL || strcmp(format, "1") == 0)
		return 'D';
	if (strcmp(format, "i") == 0)
		return 'r';
	if (strcmp(format, "I") == 0)
		return 'R';
	if (strcmp(format, "a") == 0)
		return 'a';
	if (strcmp(format, "A") == 0)
		return 'A';
	return '\0'; /* written out as a prefix */
}

void
outline_append_labels(const struct finisher *f, GString *body)
{
	const struct page *before = NULL;

	g_string_append(body, "<< /Nums [");
	for (size_t i = 0; i < f->tree->page_count; i++) {
		const struct page *page = f->tree->pages[i];
		char style = label_style(page);

		if (before != NULL && style != '\0' &&
		    label_style(before) == style &&
		    page->number == before->number + 1) {
			before = page;
			continue;
		}
		g_string_append_printf(body, " %zu << ", i);
		if (style != '\0' && page->number > 0) {
			g_string_append_printf(body, "/S /%c /St %ld >>", style,
			    page->number);
		} else {
			g_string_append(body, "/P ");
			pdf_append_text(body, page->label);
			g_string_append(body, " >>");
		}
		before = page;
	}
	g_string_append(body, " ] >>");
}
