/*
 * From formatting objects to the structure of a tagged PDF; see structure.h.
 *
 * One walk in document order.  A `place` is where content goes: the element
 * that is open, and the paragraph that text in it got, which ends with the
 * next block.  Blocks without a role are no elements: what they hold is, so
 * that wrappers of any depth don't show.
 *
 * Footnotes stand behind their citation; floats, behind the paragraph that
 * they are anchored in.
 */
#include "fo/structure.h"

#include "fo/structure_table.h"
#include "fo/structure_type.h"

#include <string.h>

enum { SECTIONS_MAX = 8 };

/* An open section and the level of its heading. */
struct section {
	struct element *element;
	int level;
};

struct builder {
	struct arena *arena;
	uint32_t order;
	struct section sections[SECTIONS_MAX];
	int depth;    /* of sections; [0] is the document */
	int promised; /* level whose section is open already, or 0 */
	struct element *captions; /* of the table that comes next, or NULL */
};

struct place {
	struct element *home;
	struct element *paragraph; /* made for the text here; NULL: none yet */
	const struct fo *block;    /* what such a paragraph stands for */
	const char *lang;          /* of `home`; interned */
	bool is_bare;              /* a picture needs no paragraph */
};

static bool
holds_text(const struct element *element)
{
	enum element_holds holds = element_holds(element->type);

	return holds == ELEMENT_LINES || holds == ELEMENT_WITHIN ||
	    (holds == ELEMENT_CELL && element->is_direct);
}

/* "en-GB", interned; NULL where the language isn't known. */
static const char *
lang_of(const struct fo *fo)
{
	const char *language = fo_string(fo, FO_PROP_LANGUAGE);
	const char *country = fo_string(fo, FO_PROP_COUNTRY);
	const char *lang;
	char *joined;

	if (language == NULL || *language == '\0')
		return NULL;
	if (country == NULL || *country == '\0')
		return g_intern_string(language);
	joined = g_strconcat(language, "-", country, NULL);
	lang = g_intern_string(joined);
	g_free(joined);
	return lang;
}

static void
append(struct element *parent, struct element *child)
{
	child->parent = parent;
	if (parent->last != NULL)
		parent->last->next = child;
	else
		parent->first = child;
	parent->last = child;
}

static struct element *
add_element(struct builder *b, struct element *parent, enum element_type type,
    const struct fo *fo)
{
	struct element *element = ARENA_NEW(b->arena, struct element);

	element->type = type;
	element->fo = fo;
	element->order = b->order;
	if (parent != NULL)
		append(parent, element);
	return element;
}

/* ---- what may stand in what (ISO 32000-1, 14.8.4.3) ---- */

/* The last child if it is of that type and was made here, else a new one. */
static struct element *
wrap(struct builder *b, struct element *parent, enum element_type type)
{
	if (parent->last != NULL && parent->last->type == type &&
	    parent->last->fo == parent->fo)
		return parent->last;
	return add_element(b, parent, type, parent->fo);
}

/* The element that a child of `type` hangs on: `parent`, or a wrapper in it. */
static struct element *
adopt(struct builder *b, struct element *parent, int type)
{
	switch (parent->type) {
	case ELEMENT_L:
		if (type == ELEMENT_LI || type == ELEMENT_L ||
		    type == ELEMENT_CAPTION)
			return parent;
		return adopt(b, wrap(b, parent, ELEMENT_LI), type);
	case ELEMENT_LI:
		if (type == ELEMENT_LBL || type == ELEMENT_LBODY)
			return parent;
		return wrap(b, parent, ELEMENT_LBODY);
	case ELEMENT_TOC:
		if (type == ELEMENT_TOCI || type == ELEMENT_TOC ||
		    type == ELEMENT_CAPTION)
			return parent;
		parent = wrap(b, parent, ELEMENT_TOCI);
		parent->is_direct = true;
		return parent;
	case ELEMENT_THEAD:
	case ELEMENT_TBODY:
	case ELEMENT_TFOOT:
		if (type == ELEMENT_TR)
			return parent;
		return adopt(b, wrap(b, parent, ELEMENT_TR), type);
	case ELEMENT_TR:
		if (type == ELEMENT_TD || type == ELEMENT_TH)
			return parent;
		return wrap(b, parent, ELEMENT_TD);
	default:
		return parent;
	}
}

/* ---- sections ---- */

static void
open_section(struct builder *b, int level, enum element_type type,
    const struct fo *fo)
{
	struct section *top;

	while (b->depth > 0 && b->sections[b->depth].level >= level)
		b->depth--;
	top = &b->sections[b->depth];
	if (b->depth + 1 == SECTIONS_MAX)
		return;
	b->depth++;
	top[1] = (struct section){ add_element(b, top->element, type, fo),
		level };
}

/*
 * A sequence's own section is open before what stands above its heading.  One
 * without any heading belongs to no section.
 */
static struct element *
begin_sequence(struct builder *b, const struct fo *sequence)
{
	int level = structure_first_level(sequence);
	int role = structure_type_of_role(sequence);

	b->promised = level;
	if (level == 0)
		b->depth = 0;
	else
		open_section(b, level,
		    role == ELEMENT_PART ? ELEMENT_PART : ELEMENT_SECT,
		    sequence);
	return b->sections[b->depth].element;
}

/* Opens the heading's section if it stands where divisions do. */
static void
begin_heading(struct builder *b, const struct fo *fo, struct place *place)
{
	int level = structure_heading_level(fo);

	if (place->home != b->sections[b->depth].element)
		return;
	if (b->promised != level)
		open_section(b, level, ELEMENT_SECT, fo);
	b->promised = 0;
	place->home = b->sections[b->depth].element;
}

/* ---- the walk ---- */

static void walk(struct builder *b, struct fo *fo, struct place *place);

static void
walk_children(struct builder *b, struct fo *fo, struct place *place)
{
	for (struct fo *child = fo->first; child != NULL; child = child->next)
		walk(b, child, place);
}

static void
leave_out(struct builder *b, struct fo *top)
{
	for (struct fo *fo = top; fo != NULL; fo = fo_next(fo, top)) {
		fo->element = &element_artifact;
		fo->order = (b->order += STRUCTURE_STEP);
	}
}

/* Where the language of `fo` is not `lang`, it; else NULL. */
static const char *
other_lang(const struct fo *fo, const char *lang)
{
	const char *own = lang_of(fo);

	return own != lang ? own : NULL;
}

/* The element that takes the lines that begin or go on here. */
static struct element *
text_home(struct builder *b, struct place *place)
{
	struct element *made;

	if (holds_text(place->home))
		return place->home;
	if (place->paragraph == NULL) {
		made = add_element(b, adopt(b, place->home, ELEMENT_P),
		    ELEMENT_P, place->block);
		if (made->parent->type == ELEMENT_TOCI)
			made->type = ELEMENT_SPAN;
		made->lang = other_lang(place->block, place->lang);
		place->paragraph = made;
	}
	return place->paragraph;
}

/* The language of what text_home() gave. */
static const char *
text_lang(const struct place *place, const struct element *home)
{
	return home == place->paragraph && home->lang != NULL ? home->lang
							      : place->lang;
}

/* An element of `type` for `fo`, and what is in it. */
static void
walk_element(struct builder *b, struct fo *fo, struct element *parent,
    enum element_type type, const char *lang)
{
	struct element *element;
	struct place inner;

	parent = parent != NULL ? adopt(b, parent, type) : NULL;
	element = add_element(b, parent, type, fo);
	inner = (struct place){ .home = element, .block = fo };
	element->lang = other_lang(fo, lang);
	inner.lang = element->lang != NULL ? element->lang : lang;
	if (element_holds(type) == ELEMENT_CELL)
		element->is_direct = type == ELEMENT_TOCI ||
		    structure_is_one_paragraph(fo);
	fo->element = element;
	if (type == ELEMENT_TABLE && b->captions != NULL) {
		append(element, b->captions);
		b->captions = NULL;
	}
	walk_children(b, fo, &inner);
	if (type == ELEMENT_TABLE)
		structure_end_table(b->arena, element);
}

/* A caption stands in the table that follows (14.8.4.3.4), as its first. */
static bool
is_table_caption(const struct fo *fo)
{
	const struct fo *next = fo->next;

	while (next != NULL && structure_is_blank(next))
		next = next->next;
	return next != NULL && next->kind == FO_TABLE;
}

static void
walk_block_element(struct builder *b, struct fo *fo, struct place *place,
    enum element_type type)
{
	place->paragraph = NULL;
	if (fo->kind == FO_TABLE_CELL && fo->parent->kind != FO_TABLE_ROW &&
	    place->home->last != NULL && structure_starts_row(fo))
		add_element(b, place->home, ELEMENT_TR, place->home->fo);
	if (element_is_heading(type)) {
		begin_heading(b, fo, place);
	} else if (type == ELEMENT_CAPTION && is_table_caption(fo)) {
		walk_element(b, fo, /*parent*/ NULL, type, place->lang);
		b->captions = fo->element;
		return;
	}
	walk_element(b, fo, place->home, type, place->lang);
}

/* Of a block that is no element what it holds belongs to where it stands. */
static void
walk_block(struct builder *b, struct fo *fo, struct place *place, int type)
{
	struct place inner = *place;

	if (type >= 0) {
		walk_block_element(b, fo, place, (enum element_type)type);
		return;
	}
	fo->element = place->home;
	if (holds_text(place->home)) {
		if (other_lang(fo, place->lang) != NULL)
			walk_element(b, fo, place->home, ELEMENT_SPAN,
			    place->lang);
		else
			walk_children(b, fo, place);
		return;
	}
	inner.paragraph = NULL;
	inner.block = fo;
	inner.is_bare = structure_is_picture(fo);
	walk_children(b, fo, &inner);
	place->home = inner.home; /* a heading may have opened a section */
	place->paragraph = NULL;
}

static void
walk_inline(struct builder *b, struct fo *fo, struct place *place, int type)
{
	struct element *home = place->is_bare ? place->home
					      : text_home(b, place);
	const char *lang = text_lang(place, home);
	struct place inner = { .home = home, .block = fo, .lang = lang };

	if (type < 0 && fo->parent->style != fo->style &&
	    other_lang(fo, lang) != NULL)
		type = ELEMENT_SPAN;
	if (type == ELEMENT_LINK &&
	    (home->type == ELEMENT_TOCI || home->type == ELEMENT_INDEX))
		home = add_element(b, home, ELEMENT_REFERENCE, fo);
	if (type >= 0) {
		walk_element(b, fo, home, (enum element_type)type, lang);
		return;
	}
	fo->element = home;
	walk_children(b, fo, &inner);
}

/* Where a note belongs that is cited in `home`: not within a link or title. */
static struct element *
note_home(struct element *home)
{
	while (element_holds(home->type) == ELEMENT_WITHIN ||
	    element_is_heading(home->type) || home->type == ELEMENT_LBL)
		home = home->parent;
	return home;
}

/* Where a float belongs that is anchored in `home`: behind the paragraph. */
static struct element *
float_home(struct element *home)
{
	while (structure_is_line(home))
		home = home->parent;
	return home;
}

static void
walk_out_of_line(struct builder *b, struct fo *fo, struct place *place)
{
	struct place inner = { .block = fo, .lang = place->lang };

	if (fo->kind == FO_FOOTNOTE_BODY) {
		walk_element(b, fo,
		    note_home(place->paragraph != NULL ? place->paragraph
						       : place->home),
		    ELEMENT_NOTE, place->lang);
		return;
	}
	inner.home = float_home(place->home);
	fo->element = inner.home;
	walk_children(b, fo, &inner);
}

static void
walk_sequence(struct builder *b, struct fo *fo, const struct place *place)
{
	struct place inner = { .block = fo, .lang = place->lang };

	fo->element = inner.home = begin_sequence(b, fo);
	walk_children(b, fo, &inner);
}

static void
walk(struct builder *b, struct fo *fo, struct place *place)
{
	int type = structure_type_of(fo, place->home);

	fo->order = (b->order += STRUCTURE_STEP);
	if (type == STRUCTURE_ARTIFACT) {
		leave_out(b, fo);
		return;
	}
	switch (fo->kind) {
	case FO_TEXT:
		fo->element = structure_is_blank(fo) && place->paragraph == NULL
		    ? place->home
		    : text_home(b, place);
		break;
	case FO_PAGE_SEQUENCE:
		walk_sequence(b, fo, place);
		break;
	case FO_FOOTNOTE_BODY:
	case FO_FLOAT:
		walk_out_of_line(b, fo, place);
		break;
	case FO_BLOCK:
	case FO_BLOCK_CONTAINER:
	case FO_LIST_BLOCK:
	case FO_LIST_ITEM:
	case FO_LIST_ITEM_LABEL:
	case FO_LIST_ITEM_BODY:
	case FO_TABLE:
	case FO_TABLE_CAPTION:
	case FO_TABLE_HEADER:
	case FO_TABLE_FOOTER:
	case FO_TABLE_BODY:
	case FO_TABLE_ROW:
	case FO_TABLE_CELL:
		walk_block(b, fo, place, type);
		break;
	case FO_INLINE:
	case FO_INLINE_CONTAINER:
	case FO_BASIC_LINK:
	case FO_EXTERNAL_GRAPHIC:
	case FO_INSTREAM_FOREIGN_OBJECT:
	case FO_BIDI_OVERRIDE:
	case FO_CHARACTER:
	case FO_LEADER:
	case FO_PAGE_NUMBER:
	case FO_PAGE_NUMBER_CITATION:
	case FO_PAGE_NUMBER_CITATION_LAST:
	case FO_SCALING_VALUE_CITATION:
	case FO_INDEX_PAGE_CITATION_LIST:
		walk_inline(b, fo, place, type);
		break;
	default: /* root, flow, wrapper, footnote ...: what is in them */
		fo->element = place->home;
		walk_children(b, fo, place);
		break;
	}
}

struct structure *
structure_new(struct arena *arena, struct fo *root)
{
	struct structure *structure = ARENA_NEW(arena, struct structure);
	struct builder *b = ARENA_NEW(arena, struct builder);

	b->arena = arena;
	structure->builder = b;
	structure->root = add_element(b, /*parent*/ NULL, ELEMENT_DOCUMENT,
	    root);
	b->sections[0].element = structure->root;
	root->element = structure->root;
	root->order = (b->order += STRUCTURE_STEP);
	return structure;
}

void
structure_add(struct structure *structure, struct fo *child)
{
	struct place place = {
		.home = structure->root,
		.block = child->parent,
		.lang = lang_of(child->parent),
	};

	walk(structure->builder, child, &place);
}
