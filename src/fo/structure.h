/*
 * The logical structure of a document: which elements a tagged PDF has, from
 * the formatting objects in document order.
 *
 * What an object is says its kind (table-cell: TD), or its `role` where it
 * names a structure type; "Artifact" is what no reader needs.  Headings open
 * sections.  Text that stands in no paragraph gets one; what a type may not
 * hold is wrapped so that it may.
 *
 * fo->element is then the element that the object's own content belongs to,
 * and fo->order its place in the document.  Which content came to lie on
 * which page, only paint/ knows; finish/ puts both together.
 *
 * ISO 32000-1, 14.7 and 14.8; ISO 14289-1, clause 7.
 */
#ifndef FO_STRUCTURE_H
#define FO_STRUCTURE_H

#include "fo/fo.h"

enum element_type {
#define ELEMENT(id, name, mapped, holds) ELEMENT_##id,
#include "fo/element.def"
#undef ELEMENT
	ELEMENT__MAX,
};

enum element_holds {
	ELEMENT_GROUP,
	ELEMENT_CELL,
	ELEMENT_LINES,
	ELEMENT_WITHIN,
	ELEMENT_FRAME,
};

struct element {
	struct element *parent, *first, *last, *next;
	enum element_type type;
	const struct fo *fo; /* what it stands for; shared by made ones */
	const char *lang;    /* where it differs from the parent's, else NULL */
	uint32_t order;      /* of fo, among all objects */
	uint32_t index;      /* from 0; see structure_number() */
	bool is_direct;      /* a CELL whose only paragraph is itself */
	bool is_named;       /* cells name this TH as one of their headers */
	/* of a cell, ended by NULL; NULL where their Scope says all */
	struct element **headers;
};

struct structure {
	struct element *root;    /* ELEMENT_DOCUMENT */
	uint32_t count;          /* of elements, once they are numbered */
	struct builder *builder; /* where it goes on */
};

/* Objects that layout makes stand at orders between those of the document. */
enum { STRUCTURE_STEP = 256 };

/* What fo->element is where the object is an artifact; compare addresses. */
extern struct element element_artifact;

/*
 * The structure of a document, in `arena`, and a child of its fo:root in it,
 * one after another.  Sets `element` and `order` of every object; to be called
 * once for each, before it is laid out.
 */
struct structure *structure_new(struct arena *arena, struct fo *root);
void structure_add(struct structure *structure, struct fo *child);

/*
 * For an object that layout makes in place of `of`, as the `nth` piece of it:
 * says where it belongs.  A basic-link gets an element of its own.
 */
void structure_add_made(struct arena *arena, struct fo *made,
    const struct fo *of, unsigned nth);

/* Numbers all elements, before finish/ asks for their index. */
void structure_number(struct structure *structure);

const char *element_name(enum element_type type);

/* The standard type that a type is mapped to, or NULL. */
const char *element_mapped(enum element_type type);

enum element_holds element_holds(enum element_type type);

static inline bool
element_is_heading(enum element_type type)
{
	return type >= ELEMENT_H1 && type <= ELEMENT_H6;
}

/* The next element in document order; NULL at the end. */
struct element *structure_next(const struct element *element,
    const struct element *top);

/*
 * The object that says what `fo` belongs to: itself, or for the copies that
 * markers are, the first around it that stands in the document.
 */
static inline const struct fo *
structure_object(const struct fo *fo)
{
	while (fo != NULL && fo->element == NULL)
		fo = fo->parent;
	return fo;
}

#endif
