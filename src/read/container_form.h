/*
 * What a container makes of its content.
 */
#ifndef READ_CONTAINER_FORM_H
#define READ_CONTAINER_FORM_H

#include "read/markdown.h"

enum container_form {
	FORM_PLAIN,
	FORM_TITLED, /* must have a title */
	FORM_EPIGRAPH,
	FORM_ABSTRACT,
	FORM_PROCEDURE,
	FORM_GLOSSARY,
	FORM_BIBLIOGRAPHY,
	FORM_EXERCISES,
	FORM_EXERCISE,
	FORM_ANSWER,
	FORM_QANDA,
	FORM_FIGURE,
	FORM_TABLE,
	FORM_LIST_TABLE,
	FORM_COLUMNS,
	FORM_PAGE_BREAK,
	FORM_ONLY,
	FORM_INDEX,
};

struct container_kind {
	const char *class;
	const char *element;
	const char *role;
	enum container_form form;
};

/* One container while it is filled. */
struct filling {
	struct markdown *md;
	cmark_node *node;
	const struct container_kind *kind;
	xmlNode *element;
	const struct attributes *attributes; /* or NULL */
	struct pos pos;
};

/*
 * Gives the filled element the form that its kind asks for.  Where the content
 * has it not, that is reported and the element becomes something plainer.
 */
void container_settle(struct filling *f);

#endif
