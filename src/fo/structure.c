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

#include <string.h>

enum { NO_TYPE = -1, ARTIFACT = -2, SECTIONS_MAX = 8 };

struct element element_artifact;

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

static const struct {
	const char *name, *mapped;
	enum element_holds holds;
} elements[] = {
#define ELEMENT(id, name, mapped, holds) { name, mapped, ELEMENT_##holds },
#include "fo/element.def"
#undef ELEMENT
};

const char *
element_name(enum element_type type)
{
	return elements[type].name;
}

const char *
element_mapped(enum element_type type)
{
	return elements[type].mapped;
}

enum element_holds
element_holds(enum element_type type)
{
	return elements[type].holds;
}

struct element *
structure_next(const struct element *element, const struct element *top)
{
	if (element->first != NULL)
		return element->first;
	while (element != top && element->next == NULL)
		element = element->parent;
	return element != top ? element->next : NULL;
}

static bool
holds_text(const struct element *element)
{
	enum element_holds holds = element_holds(element->type);

	return holds == ELEMENT_LINES || holds == ELEMENT_WITHIN ||
	    (holds == ELEMENT_CELL && element->is_direct);
}

static bool
is_line(const struct element *element)
{
	enum element_holds holds = element_holds(element->type);

	return holds == ELEMENT_LINES || holds == ELEMENT_WITHIN;
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

/* Whether a role makes sense where it stands. */
static bool
fits(const struct element *home, enum element_type type)
{
	switch (type) {
	case ELEMENT_LI:
		return home->type == ELEMENT_L;
	case ELEMENT_LBODY:
		return home->type == ELEMENT_LI;
	case ELEMENT_TOCI:
		return home->type == ELEMENT_TOC;
	case ELEMENT_TR:
		return home->type == ELEMENT_THEAD ||
		    home->type == ELEMENT_TBODY || home->type == ELEMENT_TFOOT;
	case ELEMENT_THEAD:
	case ELEMENT_TBODY:
	case ELEMENT_TFOOT:
		return home->type == ELEMENT_TABLE;
	case ELEMENT_TH:
	case ELEMENT_TD:
		return home->type == ELEMENT_TR ||
		    home->type == ELEMENT_THEAD ||
		    home->type == ELEMENT_TBODY || home->type == ELEMENT_TFOOT;
	case ELEMENT_TABLE:
	case ELEMENT_DOCUMENT:
		return false; /* only what is laid out as one is one */
	case ELEMENT_LBL:
	case ELEMENT_CAPTION:
		return !is_line(home);
	default:
		return !is_line(home) || type == ELEMENT_CODE ||
		    element_holds(type) == ELEMENT_WITHIN;
	}
}

static int
type_of_name(const char *name)
{
	for (int i = 0; i < ELEMENT__MAX; i++) {
		if (strcmp(elements[i].name, name) == 0)
			return i;
	}
	return NO_TYPE;
}

static int
type_of_role(const struct fo *fo)
{
	const char *role = fo->own != NULL ? fo_own(fo, FO_PROP_ROLE) : NULL;

	if (role == NULL)
		return NO_TYPE;
	return g_ascii_strcasecmp(role, "artifact") == 0 ? ARTIFACT
							 : type_of_name(role);
}

/* The type that the object's kind means. */
static int
type_of_kind(const struct fo *fo, const struct element *home)
{
	switch (fo->kind) {
	case FO_LIST_BLOCK:
		return ELEMENT_L;
	case FO_LIST_ITEM:
		return ELEMENT_LI;
	case FO_LIST_ITEM_LABEL:
		return home->type == ELEMENT_LI || home->type == ELEMENT_TOCI
		    ? ELEMENT_LBL
		    : NO_TYPE;
	case FO_LIST_ITEM_BODY:
		return ELEMENT_LBODY;
	case FO_TABLE_CAPTION:
		return ELEMENT_CAPTION;
	case FO_TABLE_HEADER:
		return ELEMENT_THEAD;
	case FO_TABLE_FOOTER:
		return ELEMENT_TFOOT;
	case FO_TABLE_BODY:
		return ELEMENT_TBODY;
	case FO_TABLE_ROW:
		return ELEMENT_TR;
	case FO_TABLE_CELL:
		return fo->parent->kind == FO_TABLE_HEADER ||
			fo->parent->parent->kind == FO_TABLE_HEADER
		    ? ELEMENT_TH
		    : ELEMENT_TD;
	case FO_EXTERNAL_GRAPHIC:
	case FO_INSTREAM_FOREIGN_OBJECT:
		return home->type == ELEMENT_FIGURE ||
			home->type == ELEMENT_FORMULA
		    ? NO_TYPE
		    : ELEMENT_FIGURE;
	case FO_FOOTNOTE_BODY:
		return ELEMENT_NOTE;
	default:
		return NO_TYPE;
	}
}

static int
type_of(const struct fo *fo, const struct element *home)
{
	int type;

	switch (fo->kind) {
	case FO_STATIC_CONTENT:
	case FO_MARKER:
	case FO_TITLE:
	case FO_FOLIO_PREFIX:
	case FO_FOLIO_SUFFIX:
	case FO_LAYOUT_MASTER_SET:
	case FO_DECLARATIONS:
	case FO_BOOKMARK_TREE:
		return ARTIFACT;
	case FO_TABLE:
		type = type_of_role(fo);
		/* a Div is no table, but blocks beside each other */
		return type == ARTIFACT || type == ELEMENT_DIV ? type
							       : ELEMENT_TABLE;
	default:
		break;
	}
	type = type_of_role(fo);
	if (fo->kind == FO_BASIC_LINK && type != ARTIFACT)
		return ELEMENT_LINK; /* its annotation asks for that */
	if (type == NO_TYPE || (type >= 0 && !fits(home, type))) {
		type = type_of_kind(fo, home);
		if (type >= 0 && !fits(home, type))
			type = NO_TYPE;
	}
	/* the citation of a footnote */
	if (type == NO_TYPE && fo->kind == FO_INLINE &&
	    fo->parent->kind == FO_FOOTNOTE)
		type = ELEMENT_REFERENCE;
	return type;
}

/* ---- what an object holds ---- */

static bool
is_block(const struct fo *fo)
{
	switch (fo->kind) {
	case FO_BLOCK:
	case FO_BLOCK_CONTAINER:
	case FO_LIST_BLOCK:
	case FO_TABLE:
	case FO_TABLE_AND_CAPTION:
		return true;
	default:
		return false;
	}
}

static bool
is_blank(const struct fo *fo)
{
	return fo->kind == FO_MARKER ||
	    (fo->kind == FO_TEXT && strspn(fo->text, " \t\r\n") == fo->length);
}

/* Whether all that `fo` holds is lines of one paragraph. */
static bool
is_one_paragraph(const struct fo *fo)
{
	const struct fo *block = NULL;
	bool has_lines = false;

	for (const struct fo *child = fo->first; child != NULL;
	     child = child->next) {
		if (is_blank(child))
			continue;
		if (!is_block(child))
			has_lines = true;
		else if (block != NULL)
			return false;
		else
			block = child;
	}
	if (block == NULL)
		return true;
	return !has_lines && block->kind == FO_BLOCK &&
	    type_of_role(block) == NO_TYPE && is_one_paragraph(block);
}

/* A block around a picture and nothing else. */
static bool
is_picture(const struct fo *block)
{
	size_t pictures = 0;

	for (const struct fo *fo = block->first; fo != NULL; fo = fo->next) {
		if (is_blank(fo))
			continue;
		if (fo->kind != FO_EXTERNAL_GRAPHIC &&
		    fo->kind != FO_INSTREAM_FOREIGN_OBJECT)
			return false;
		pictures++;
	}
	return pictures == 1;
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

static int
heading_level(const struct fo *fo)
{
	int type = fo->kind == FO_BLOCK ? type_of_role(fo) : NO_TYPE;

	return type >= 0 && element_is_heading((enum element_type)type)
	    ? type - ELEMENT_H1 + 1
	    : 0;
}

/* The level of the first heading in the sequence's flows; 0: there is none. */
static int
first_level(const struct fo *sequence)
{
	for (const struct fo *flow = sequence->first; flow != NULL;
	     flow = flow->next) {
		if (flow->kind != FO_FLOW)
			continue;
		for (const struct fo *fo = flow; fo != NULL;
		     fo = fo_next(fo, flow)) {
			if (heading_level(fo) != 0)
				return heading_level(fo);
		}
	}
	return 0;
}

/*
 * A sequence's own section is open before what stands above its heading.  One
 * without any heading belongs to no section.
 */
static struct element *
begin_sequence(struct builder *b, const struct fo *sequence)
{
	int level = first_level(sequence);
	int role = type_of_role(sequence);

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
	int level = heading_level(fo);

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

/* A table's footer is read after its body, though it is written before. */
static void
put_foot_last(struct element *table)
{
	struct element *before = NULL, *foot = table->first;

	while (foot != NULL && foot->type != ELEMENT_TFOOT) {
		before = foot;
		foot = foot->next;
	}
	if (foot == NULL || foot->next == NULL)
		return;
	if (before != NULL)
		before->next = foot->next;
	else
		table->first = foot->next;
	table->last->next = foot;
	table->last = foot;
	foot->next = NULL;
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
		    is_one_paragraph(fo);
	fo->element = element;
	if (type == ELEMENT_TABLE && b->captions != NULL) {
		append(element, b->captions);
		b->captions = NULL;
	}
	walk_children(b, fo, &inner);
	if (type == ELEMENT_TABLE)
		put_foot_last(element);
}

/* A caption stands in the table that follows (14.8.4.3.4), as its first. */
static bool
is_table_caption(const struct fo *fo)
{
	const struct fo *next = fo->next;

	while (next != NULL && is_blank(next))
		next = next->next;
	return next != NULL && next->kind == FO_TABLE;
}

static void
walk_block_element(struct builder *b, struct fo *fo, struct place *place,
    enum element_type type)
{
	place->paragraph = NULL;
	if (element_is_heading(type)) {
		begin_heading(b, fo, place);
	} else if (type == ELEMENT_CAPTION && is_table_caption(fo)) {
		walk_element(b, fo, /*parent*/ NULL, type, place->lang);
		b->captions = fo->element;
		return;
	}
	walk_element(b, fo, place->home, type, place->lang);
}

/* A block that is no element: what it holds belongs to where it stands. */
static void
walk_block(struct builder *b, struct fo *fo, struct place *place)
{
	struct place inner = *place;

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
	inner.is_bare = is_picture(fo);
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
	while (is_line(home))
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
walk(struct builder *b, struct fo *fo, struct place *place)
{
	int type = type_of(fo, place->home);
	struct place inner;

	fo->order = (b->order += STRUCTURE_STEP);
	if (type == ARTIFACT) {
		leave_out(b, fo);
		return;
	}
	switch (fo->kind) {
	case FO_TEXT:
		fo->element = is_blank(fo) && place->paragraph == NULL
		    ? place->home
		    : text_home(b, place);
		break;
	case FO_PAGE_SEQUENCE:
		fo->element = begin_sequence(b, fo);
		inner = (struct place){ .home = fo->element,
			.block = fo,
			.lang = place->lang };
		walk_children(b, fo, &inner);
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
		if (type >= 0)
			walk_block_element(b, fo, place,
			    (enum element_type)type);
		else
			walk_block(b, fo, place);
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
structure_new(struct arena *arena, struct fo_document *document)
{
	struct structure *structure = ARENA_NEW(arena, struct structure);
	struct builder b = { .arena = arena };
	struct place place = { .block = document->root };

	structure->root = add_element(&b, /*parent*/ NULL, ELEMENT_DOCUMENT,
	    document->root);
	b.sections[0].element = structure->root;
	place.home = structure->root;
	place.lang = lang_of(document->root);
	walk(&b, document->root, &place);
	return structure;
}

void
structure_add_made(struct arena *arena, struct fo *made, const struct fo *of,
    unsigned nth)
{
	struct element *parent = made->parent->element, *element, **at;

	if (parent == NULL)
		parent = of->element;
	made->element = parent;
	made->order = of->order + MIN(nth, STRUCTURE_STEP - 1);
	if (made->kind != FO_BASIC_LINK || parent == NULL ||
	    parent == &element_artifact)
		return;
	element = ARENA_NEW(arena, struct element);
	element->type = ELEMENT_LINK;
	element->fo = made;
	element->order = made->order;
	element->parent = parent;
	for (at = &parent->first; *at != NULL && (*at)->order <= made->order;)
		at = &(*at)->next;
	element->next = *at;
	*at = element;
	if (element->next == NULL)
		parent->last = element;
	made->element = element;
}

void
structure_number(struct structure *structure)
{
	uint32_t count = 0;

	for (struct element *element = structure->root; element != NULL;
	     element = structure_next(element, structure->root))
		element->index = count++;
	structure->count = count;
}
