/*
 * Links: each of a basic-link's areas becomes a link annotation (ISO 32000-1,
 * 12.5.6.5).
 */
#include "finish/annotate.h"

#include <string.h>

#include "finish/attribute.h"
#include "finish/tagging.h"

/* Who hears what a link is about wants no chapter of it, in bytes. */
enum { CONTENTS_MAX = 200 };

/* One page's annotations while they are made. */
struct annotations {
	struct finisher *f;
	const struct page *page;
	size_t page_index;
	GString *list;         /* "12 0 R 13 0 R" */
	GString *body;         /* the annotation being made */
	const struct fo *link; /* whose action was written last, as */
	size_t action;         /* this object: a link may have many lines */
};

/*
 * PDF wants an ASCII URI (12.6.4.7).  What an author escaped stays; the rest
 * that RFC 3986 doesn't allow is escaped here.
 */
static char *
escape_uri(const char *uri)
{
	return g_uri_escape_string(uri, ":/?#[]@!$&'()*+,;=%",
	    /*allow_utf8*/ FALSE);
}

void
annotate_destination(const struct finisher *f, GString *body,
    const struct area_target *target)
{
	const struct page *page = target->page;

	g_string_append_printf(body, "[%zu 0 R /XYZ ",
	    finish_page_number(f, page));
	pdf_append_number(body, dimen_pt(target->x));
	g_string_append_c(body, ' ');
	pdf_append_number(body, dimen_pt(page->height - target->y));
	g_string_append(body, " null]");
}

/* The object with the action that opens `uri`. */
static size_t
find_action(struct annotations *a, const struct fo *link, const char *uri)
{
	GString *body;
	char *escaped;

	if (a->link == link)
		return a->action;
	escaped = escape_uri(uri);
	body = g_string_new("<< /S /URI /URI ");
	pdf_append_bytes(body, escaped);
	g_string_append(body, " >>");
	a->link = link;
	a->action = pdf_writer_reserve(a->f->writer);
	pdf_writer_object(a->f->writer, a->action, body->str, body->len);
	g_string_free(body, TRUE);
	g_free(escaped);
	return a->action;
}

/* The action or destination; false where the link leads nowhere. */
static bool
append_aim(struct annotations *a, const struct fo *link)
{
	const char *id = fo_own(link, FO_PROP_INTERNAL_DESTINATION);
	const char *uri = fo_own(link, FO_PROP_EXTERNAL_DESTINATION);
	const struct area_target *target = id != NULL
	    ? area_find_target(a->f->tree, id)
	    : NULL;

	if (target != NULL) {
		g_string_append(a->body, " /Dest ");
		annotate_destination(a->f, a->body, target);
		return true;
	}
	if (uri != NULL && *uri != '\0') {
		g_string_append_printf(a->body, " /A %zu 0 R",
		    find_action(a, link, uri));
		return true;
	}
	return false;
}

static void
append_rectangle(struct annotations *a, const struct painted_link *link)
{
	dimen page = a->page->height;

	g_string_append(a->body, "/Rect[");
	pdf_append_number(a->body, dimen_pt(link->x));
	g_string_append_c(a->body, ' ');
	pdf_append_number(a->body, dimen_pt(page - link->y - link->height));
	g_string_append_c(a->body, ' ');
	pdf_append_number(a->body, dimen_pt(link->x + link->width));
	g_string_append_c(a->body, ' ');
	pdf_append_number(a->body, dimen_pt(page - link->y));
	g_string_append(a->body, "]/Border[0 0 0]/F 4");
}

/* Whether the text is read as part of the link, which a note in it isn't. */
static bool
is_read_in(const struct fo *text, const struct fo *link)
{
	const struct element *element = text->element;

	while (element != NULL && element != link->element)
		element = element->parent;
	return element != NULL;
}

/* The number of the page that a citation or a link names, or "". */
static const char *
page_label(const struct annotations *a, const struct fo *fo, enum fo_prop prop)
{
	const char *id = fo_own(fo, prop);
	const struct area_target *target = id != NULL
	    ? area_find_target(a->f->tree, id)
	    : NULL;

	return target != NULL ? target->page->label : "";
}

/* The words that are read in the link, and the pages that it names. */
static GString *
link_words(const struct annotations *a, const struct fo *link)
{
	GString *text = g_string_new(NULL);

	for (const struct fo *fo = link->first;
	     fo != NULL && text->len < CONTENTS_MAX; fo = fo_next(fo, link)) {
		if (!is_read_in(fo, link))
			continue;
		if (fo->kind == FO_TEXT)
			g_string_append_len(text, fo->text,
			    (gssize)MIN(fo->length, (size_t)CONTENTS_MAX));
		else if (fo->kind == FO_PAGE_NUMBER_CITATION)
			g_string_append(text,
			    page_label(a, fo, FO_PROP_REF_ID));
		else if (fo->kind == FO_LEADER)
			g_string_append_c(text, ' ');
	}
	for (gsize i = 1; i < text->len;) {
		if (text->str[i] == ' ' && text->str[i - 1] == ' ')
			g_string_erase(text, (gssize)i, 1);
		else
			i++;
	}
	g_string_truncate(text, MIN(text->len, (gsize)CONTENTS_MAX));
	while (text->len > 0 &&
	    !g_utf8_validate(text->str, (gssize)text->len, NULL))
		g_string_truncate(text, text->len - 1);
	return text;
}

/* What a link says: its text, or that of its picture, or where it leads. */
static void
append_contents(struct annotations *a, const struct fo *link)
{
	GString *text = link_words(a, link);
	const char *uri = fo_own(link, FO_PROP_EXTERNAL_DESTINATION);
	const char *words = g_strstrip(text->str);

	if (*words == '\0')
		words = attribute_alternative(link->element);
	if (words == NULL)
		words = page_label(a, link, FO_PROP_INTERNAL_DESTINATION);
	if (*words == '\0')
		words = uri != NULL ? uri : "link";
	g_string_append(a->body, "/Contents");
	pdf_append_text(a->body, words);
	g_string_free(text, TRUE);
}

/* The link's place as a quadrilateral, in the order that viewers expect. */
static void
append_corners(struct annotations *a, const struct painted_link *link)
{
	double left = dimen_pt(link->x);
	double right = dimen_pt(link->x + link->width);
	double top = dimen_pt(a->page->height - link->y);
	double bottom = dimen_pt(a->page->height - link->y - link->height);
	const double corners[] = { left, top, right, top, left, bottom, right,
		bottom };

	g_string_append(a->body, "/QuadPoints[");
	for (size_t i = 0; i < G_N_ELEMENTS(corners); i++) {
		if (i > 0)
			g_string_append_c(a->body, ' ');
		pdf_append_number(a->body, corners[i]);
	}
	g_string_append_c(a->body, ']');
}

/* What a tagged PDF wants of an annotation (ISO 14289-1, 7.18). */
static void
append_tag(struct annotations *a, const struct painted_link *link)
{
	append_corners(a, link);
	append_contents(a, link->fo);
	g_string_append(a->body, "/StructParent ");
	pdf_append_count(a->body,
	    tagging_annotation_key(a->f, a->f->annotations->len));
}

static void
add_link(struct annotations *a, const struct painted_link *link)
{
	const struct element *element = link->fo->element;
	bool is_tagged = a->f->tags != NULL;
	struct annotation annotation = { .page = (uint32_t)a->page_index };

	/* a link in an artifact would be a tag in it */
	if (is_tagged &&
	    (element == NULL || element->type != ELEMENT_LINK ||
		element == &element_artifact))
		return;
	g_string_assign(a->body, "<</Type/Annot/Subtype/Link");
	append_rectangle(a, link);
	if (!append_aim(a, link->fo))
		return;
	if (is_tagged)
		append_tag(a, link);
	g_string_append(a->body, ">>");
	annotation.object = pdf_writer_reserve(a->f->writer);
	pdf_writer_object(a->f->writer, annotation.object, a->body->str,
	    a->body->len);
	pdf_append_reference(a->list, annotation.object);
	if (is_tagged) {
		annotation.element = element->index;
		g_array_append_val(a->f->annotations, annotation);
	}
}

void
annotate_pages(struct finisher *f)
{
	struct annotations a = {
		.f = f,
		.list = g_string_new(NULL),
		.body = g_string_new(NULL),
	};
	const GArray *links = f->input->painted->links;

	for (size_t i = 0; i < f->tree->page_count; i++) {
		const struct painted_page *painted;

		a.page = f->tree->pages[i];
		a.page_index = i;
		g_string_truncate(a.list, 0);
		painted = finish_painted_page(f, a.page);
		for (guint k = 0; k < painted->link_count; k++)
			add_link(&a,
			    &g_array_index(links, struct painted_link,
				painted->first_link + k));
		if (a.list->len > 0)
			f->page_annotations[i] = g_strdup(a.list->str);
	}
	g_string_free(a.list, TRUE);
	g_string_free(a.body, TRUE);
}
