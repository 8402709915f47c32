/*
 * Collecting inline content, see inline.h.
 *
 * A walk over the objects, with the open scopes as a stack that lives in the
 * parent links.  Objects that only carry others (wrapper, footnote, the cases
 * of a switch, a retrieved marker) leave no scope.
 */
#include "layout/inline.h"

#include <string.h>

#include "layout/box.h"
#include "layout/citation.h"
#include "layout/font.h"
#include "layout/region.h"
#include "layout/shape.h"
#include "layout/xref.h"

static const char object_sign[] = "\ufffc";

/* Deeper nesting is no text; its objects are taken as one. */
enum { DEPTH_MAX = 400 };

struct collector {
	struct layout *layout;
	const struct fo *block;
	GString *text;
	GArray *runs; /* struct inline_run */
	struct inline_content *content;
	const struct inline_scope *scope;
	int depth;
	bool is_parted; /* nothing was retrieved: spaces around it stay two */
};

static void collect(struct collector *c, const struct fo *fo);
static void collect_siblings(struct collector *c, const struct fo *first);
static void collect_children(struct collector *c, const struct fo *fo);

static struct inline_run *
add_run(struct collector *c, enum inline_kind kind, const struct fo *fo)
{
	struct inline_run run = {
		.kind = kind,
		.fo = fo,
		.scope = c->scope,
		.from = (uint32_t)c->text->len,
		.to = (uint32_t)c->text->len,
	};

	g_array_append_val(c->runs, run);
	return &g_array_index(c->runs, struct inline_run, c->runs->len - 1);
}

static void
add_object(struct collector *c, enum inline_kind kind, const struct fo *fo)
{
	struct inline_run *run = add_run(c, kind, fo);

	g_string_append(c->text, object_sign);
	run->to = (uint32_t)c->text->len;
	c->content->makes_line = true;
}

/*
 * Runs for text whose small capitals the font hasn't got: small letters
 * become smaller capitals, each row of them a run of its own.
 */
static void
split_capitals(struct collector *c, const struct fo *fo, size_t from)
{
	char *text = g_strdup(c->text->str + from);

	g_string_truncate(c->text, from);
	for (const char *p = text; *p != '\0';) {
		const char *end = p;
		bool is_small = g_unichar_islower(g_utf8_get_char(p));
		struct inline_run *run;
		char *capitals;

		while (*end != '\0' &&
		    g_unichar_islower(g_utf8_get_char(end)) == is_small)
			end = g_utf8_next_char(end);
		capitals = g_utf8_strup(p, end - p);
		from = c->text->len;
		g_string_append(c->text, capitals);
		run = add_run(c, INLINE_TEXT, fo);
		run->from = (uint32_t)from;
		run->is_small = is_small;
		g_free(capitals);
		p = end;
	}
	g_free(text);
}

static bool
has_no_small_capitals(const struct collector *c, const struct fo *fo)
{
	return fo_is(fo, FO_PROP_FONT_VARIANT, FO_KW_SMALL_CAPS) &&
	    shaper_style(fonts_shaper(c->layout->fonts), fo)->has_capitals;
}

/* What only marks a place in the text. */
static bool
is_place(const struct inline_run *run)
{
	return run->kind == INLINE_ANCHOR ||
	    (run->kind == INLINE_CITATION && run->fo->kind == FO_FLOAT);
}

/* Whether the text so far ends with a space, but for places after it. */
static bool
ends_with_space(const struct collector *c)
{
	for (size_t i = c->runs->len; i > 0; i--) {
		const struct inline_run *run = &g_array_index(c->runs,
		    struct inline_run, i - 1);

		if (!is_place(run))
			return run->kind == INLINE_TEXT &&
			    run->fo->kind == FO_TEXT &&
			    c->text->str[c->text->len - 1] == ' ';
	}
	return false;
}

static struct inline_run *
add_text(struct collector *c, const struct fo *fo, const char *text,
    size_t bytes)
{
	size_t from = c->text->len;
	struct inline_run *run;

	if (ends_with_space(c) && !c->is_parted) {
		size_t doubled = inline_space_count_doubled(fo, text, bytes);

		text += doubled;
		bytes -= doubled;
	}
	c->is_parted = false;
	if (inline_space_add_text(c->text, fo, text, bytes))
		c->content->makes_line = true;
	if (c->text->len == from)
		return NULL;
	if (inline_space_is_complex(c->text->str + from, c->text->len - from))
		c->content->is_complex = true;
	if (fo_is(fo, FO_PROP_LINEFEED_TREATMENT, FO_KW_PRESERVE) &&
	    memchr(c->text->str + from, '\n', c->text->len - from) != NULL)
		c->content->makes_line = true;
	if (fo_is(fo, FO_PROP_WHITE_SPACE_TREATMENT, FO_KW_PRESERVE))
		c->content->makes_line = true;
	if (has_no_small_capitals(c, fo)) {
		split_capitals(c, fo, from);
		return &g_array_index(c->runs, struct inline_run,
		    c->runs->len - 1);
	}
	run = add_run(c, INLINE_TEXT, fo);
	run->from = (uint32_t)from;
	return run;
}

static void
open_scope(struct collector *c, const struct fo *fo)
{
	c->scope = inline_scope_new(c->layout, c->block, c->scope, fo,
	    /*is_first*/ c->text->len == 0);
	add_run(c, INLINE_OPEN, fo);
}

static void
close_scope(struct collector *c)
{
	add_run(c, INLINE_CLOSE, c->scope->fo);
	c->scope = c->scope->parent;
}

static void
collect_scope(struct collector *c, const struct fo *fo)
{
	const char *control = inline_space_control(fo);

	open_scope(c, fo);
	if (control != NULL) {
		g_string_append(c->text, control);
		c->content->is_complex = true;
	}
	collect_siblings(c, fo->first);
	if (control != NULL)
		g_string_append(c->text, "\u202c");
	close_scope(c);
}

static void
collect_citation_of_page(struct collector *c, const struct fo *fo)
{
	const char *id = fo_own(fo, FO_PROP_REF_ID);
	bool is_last = fo->kind == FO_PAGE_NUMBER_CITATION_LAST;
	struct inline_reference *reference;
	struct inline_run *run;
	const char *label;

	if (id == NULL || !xref_is_known(c->layout->xref, id)) {
		diag_hint(c->layout->diags, DIAG_PAGE_UNKNOWN, fo->pos,
		    &(struct diag_hint){ .piece = id }, "%s",
		    id != NULL ? id : "ref-id is not there");
		/* an area without text stands in its place */
		add_run(c, INLINE_ANCHOR, fo);
		return;
	}
	label = xref_label(c->layout->xref, id, is_last);
	reference = ARENA_NEW(c->layout->work, struct inline_reference);
	reference->fo = fo;
	reference->label = label;
	reference->is_last = is_last;
	reference->next = c->content->references;
	c->content->references = reference;
	/* as wide as most will be: the first round guesses */
	if (label == NULL)
		label = "00";
	run = add_text(c, fo, label, strlen(label));
	if (run != NULL)
		c->content->makes_line = true;
}

static void
collect_page_number(struct collector *c, const struct fo *fo)
{
	const char *label = c->layout->page != NULL ? c->layout->page->label
						    : "00";
	struct inline_run *run = add_text(c, fo, label, strlen(label));

	c->content->is_volatile = true;
	if (run != NULL)
		run->is_page_number = true;
}

static void
collect_character(struct collector *c, const struct fo *fo)
{
	const char *character = fo_own(fo, FO_PROP_CHARACTER);
	size_t from = c->text->len;
	struct inline_run *run;

	if (character == NULL || *character == '\0')
		return;
	if (*character == '\n') {
		add_text(c, fo, character, 1);
		return;
	}
	g_string_append(c->text, character);
	run = add_run(c, INLINE_TEXT, fo);
	run->from = (uint32_t)from;
	if (inline_space_is_complex(character, strlen(character)))
		c->content->is_complex = true;
	c->content->makes_line = true;
}

/* Text that an object makes; a box of its own is around it as an inline's. */
static void
collect_generated(struct collector *c, const struct fo *fo)
{
	bool has_box = box_is_there(fo);

	if (has_box)
		open_scope(c, fo);
	if (fo->kind == FO_CHARACTER)
		collect_character(c, fo);
	else if (fo->kind == FO_PAGE_NUMBER)
		collect_page_number(c, fo);
	else
		collect_citation_of_page(c, fo);
	if (has_box)
		close_scope(c);
}

static void
collect_marker(struct collector *c, const struct fo *fo)
{
	const struct fo *marker = region_find_marker(c->layout, fo);

	c->content->is_volatile = true;
	c->is_parted = marker == NULL || marker->first == NULL;
	if (marker != NULL)
		collect_children(c, marker);
}

/* The case of a multi-switch that shows: the first that starts so. */
static void
collect_case(struct collector *c, const struct fo *fo)
{
	for (const struct fo *child = fo->first; child != NULL;
	     child = child->next) {
		if (child->kind == FO_MULTI_CASE &&
		    fo_is(child, FO_PROP_STARTING_STATE, FO_KW_SHOW)) {
			collect_children(c, child);
			return;
		}
	}
}

/* Where there is no flow a block follows the mark. */
static void
collect_footnote(struct collector *c, const struct fo *fo)
{
	for (const struct fo *child = fo->first; child != NULL;
	     child = child->next) {
		if (child->kind == FO_INLINE)
			collect_scope(c, child);
	}
	if (citation_is_in_flow(c->layout, fo))
		add_run(c, INLINE_CITATION, fo);
	else if (fo->last != NULL && fo->last->kind == FO_FOOTNOTE_BODY)
		collect_children(c, fo->last);
}

/* What the line has as a whole, or only a place for. */
static void
collect_object(struct collector *c, const struct fo *fo)
{
	switch (fo->kind) {
	case FO_LEADER:
		add_object(c, INLINE_LEADER, fo);
		break;
	case FO_EXTERNAL_GRAPHIC:
	case FO_INSTREAM_FOREIGN_OBJECT:
		add_object(c, INLINE_IMAGE, fo);
		break;
	case FO_INLINE_CONTAINER:
		add_object(c, INLINE_CONTAINER, fo);
		break;
	case FO_BLOCK:
	case FO_BLOCK_CONTAINER:
	case FO_TABLE:
	case FO_TABLE_AND_CAPTION:
	case FO_LIST_BLOCK:
		add_object(c, INLINE_BLOCK, fo);
		break;
	case FO_MARKER:
	case FO_CHANGE_BAR_BEGIN:
	case FO_CHANGE_BAR_END:
	case FO_INDEX_RANGE_BEGIN:
	case FO_INDEX_RANGE_END:
		add_run(c, INLINE_ANCHOR, fo);
		break;
	case FO_FLOAT:
		if (!fo_is(fo, FO_PROP_FLOAT, FO_KW_BEFORE) ||
		    citation_is_in_flow(c->layout, fo))
			add_run(c, INLINE_CITATION, fo);
		else
			collect_children(c, fo);
		break;
	default:
		break;
	}
}

static void
collect(struct collector *c, const struct fo *fo)
{
	switch (fo->kind) {
	case FO_TEXT:
		add_text(c, fo, fo->text, fo->length);
		break;
	case FO_CHARACTER:
	case FO_PAGE_NUMBER:
	case FO_PAGE_NUMBER_CITATION:
	case FO_PAGE_NUMBER_CITATION_LAST:
		collect_generated(c, fo);
		break;
	case FO_INLINE:
	case FO_BASIC_LINK:
	case FO_BIDI_OVERRIDE:
	case FO_MULTI_TOGGLE:
	case FO_INDEX_PAGE_CITATION_LIST_SEPARATOR:
	case FO_INDEX_PAGE_CITATION_RANGE_SEPARATOR:
	case FO_INDEX_PAGE_NUMBER_PREFIX:
	case FO_INDEX_PAGE_NUMBER_SUFFIX:
		collect_scope(c, fo);
		break;
	case FO_WRAPPER:
		if (fo_own(fo, FO_PROP_ID) != NULL ||
		    fo_own(fo, FO_PROP_INDEX_KEY) != NULL)
			add_run(c, INLINE_ANCHOR, fo);
		collect_children(c, fo);
		break;
	case FO_MULTI_PROPERTIES:
	case FO_MULTI_CASE:
		collect_children(c, fo);
		break;
	case FO_MULTI_SWITCH:
		collect_case(c, fo);
		break;
	case FO_INDEX_PAGE_CITATION_LIST:
		collect_children(c, inline_index_citations(c->layout, fo));
		c->content->is_volatile = true;
		break;
	case FO_FOOTNOTE:
		collect_footnote(c, fo);
		break;
	case FO_RETRIEVE_MARKER:
	case FO_RETRIEVE_TABLE_MARKER:
		collect_marker(c, fo);
		break;
	default:
		collect_object(c, fo);
		break;
	}
}

static void
collect_siblings(struct collector *c, const struct fo *first)
{
	if (++c->depth < DEPTH_MAX) {
		for (; first != NULL; first = first->next)
			collect(c, first);
	}
	c->depth--;
}

static void
collect_children(struct collector *c, const struct fo *fo)
{
	collect_siblings(c, fo->first);
}

struct inline_content *
inline_collect(struct layout *layout, const struct fo *block,
    const struct fo *first, const struct fo *end)
{
	struct collector c = {
		.layout = layout,
		.block = block,
		.text = g_string_sized_new(512),
		.runs = g_array_new(FALSE, FALSE, sizeof(struct inline_run)),
		.content = ARENA_NEW(layout->work, struct inline_content),
	};
	struct inline_content *content = c.content;

	for (const struct fo *fo = first; fo != NULL && fo != end;
	     fo = fo->next)
		collect(&c, fo);
	content->bytes = (uint32_t)c.text->len;
	content->text = arena_strndup(layout->work, c.text->str, c.text->len);
	content->count = c.runs->len;
	content->runs = arena_copy(layout->work, c.runs->data,
	    c.runs->len * sizeof(struct inline_run));
	g_string_free(c.text, /*free_segment*/ TRUE);
	g_array_free(c.runs, /*free_segment*/ TRUE);
	return content;
}

bool
inline_is_current(struct layout *layout, const struct inline_content *content)
{
	for (const struct inline_reference *r = content->references; r != NULL;
	     r = r->next) {
		const char *label = xref_label(layout->xref,
		    fo_own(r->fo, FO_PROP_REF_ID), r->is_last);

		if (g_strcmp0(label, r->label) != 0)
			return false;
	}
	return true;
}
