/*
 * Structure types of objects (ISO 32000-1, 14.8.4): from kind and role, and
 * whether they fit where they stand; see structure_type.h.
 */
#include "fo/structure_type.h"

#include <string.h>

bool
structure_is_line(const struct element *element)
{
	enum element_holds holds = element_holds(element->type);

	return holds == ELEMENT_LINES || holds == ELEMENT_WITHIN;
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
		return !structure_is_line(home);
	default:
		return !structure_is_line(home) || type == ELEMENT_CODE ||
		    element_holds(type) == ELEMENT_WITHIN;
	}
}

static int
type_of_name(const char *name)
{
	for (int i = 0; i < ELEMENT__MAX; i++) {
		if (strcmp(element_name((enum element_type)i), name) == 0)
			return i;
	}
	return STRUCTURE_NO_TYPE;
}

int
structure_type_of_role(const struct fo *fo)
{
	const char *role = fo->own != NULL ? fo_own(fo, FO_PROP_ROLE) : NULL;

	if (role == NULL)
		return STRUCTURE_NO_TYPE;
	return g_ascii_strcasecmp(role, "artifact") == 0 ? STRUCTURE_ARTIFACT
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
		    : STRUCTURE_NO_TYPE;
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
		    ? STRUCTURE_NO_TYPE
		    : ELEMENT_FIGURE;
	case FO_FOOTNOTE_BODY:
		return ELEMENT_NOTE;
	default:
		return STRUCTURE_NO_TYPE;
	}
}

int
structure_type_of(const struct fo *fo, const struct element *home)
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
		return STRUCTURE_ARTIFACT;
	case FO_TABLE:
		type = structure_type_of_role(fo);
		/* a Div is no table, but blocks beside each other */
		return type == STRUCTURE_ARTIFACT || type == ELEMENT_DIV
		    ? type
		    : ELEMENT_TABLE;
	default:
		break;
	}
	type = structure_type_of_role(fo);
	if (fo->kind == FO_BASIC_LINK && type != STRUCTURE_ARTIFACT)
		return ELEMENT_LINK; /* its annotation asks for that */
	if (type == STRUCTURE_NO_TYPE || (type >= 0 && !fits(home, type))) {
		type = type_of_kind(fo, home);
		if (type >= 0 && !fits(home, type))
			type = STRUCTURE_NO_TYPE;
	}
	/* the citation of a footnote */
	if (type == STRUCTURE_NO_TYPE && fo->kind == FO_INLINE &&
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

bool
structure_is_blank(const struct fo *fo)
{
	return fo->kind == FO_MARKER ||
	    (fo->kind == FO_TEXT && strspn(fo->text, " \t\r\n") == fo->length);
}

/* Whether all that `fo` holds is lines of one paragraph. */
bool
structure_is_one_paragraph(const struct fo *fo)
{
	const struct fo *block = NULL;
	bool has_lines = false;

	for (const struct fo *child = fo->first; child != NULL;
	     child = child->next) {
		if (structure_is_blank(child))
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
	    structure_type_of_role(block) == STRUCTURE_NO_TYPE &&
	    structure_is_one_paragraph(block);
}

/* A block around a picture and nothing else. */
bool
structure_is_picture(const struct fo *block)
{
	size_t pictures = 0;

	for (const struct fo *fo = block->first; fo != NULL; fo = fo->next) {
		if (structure_is_blank(fo))
			continue;
		if (fo->kind != FO_EXTERNAL_GRAPHIC &&
		    fo->kind != FO_INSTREAM_FOREIGN_OBJECT)
			return false;
		pictures++;
	}
	return pictures == 1;
}

int
structure_heading_level(const struct fo *fo)
{
	int type = fo->kind == FO_BLOCK ? structure_type_of_role(fo)
					: STRUCTURE_NO_TYPE;

	return type >= 0 && element_is_heading((enum element_type)type)
	    ? type - ELEMENT_H1 + 1
	    : 0;
}

/* The level of the first heading in the sequence's flows; 0: there is none. */
int
structure_first_level(const struct fo *sequence)
{
	for (const struct fo *flow = sequence->first; flow != NULL;
	     flow = flow->next) {
		if (flow->kind != FO_FLOW)
			continue;
		for (const struct fo *fo = flow; fo != NULL;
		     fo = fo_next(fo, flow)) {
			if (structure_heading_level(fo) != 0)
				return structure_heading_level(fo);
		}
	}
	return 0;
}
