/*
 * Which characters of a book stand in which face: what a subset of the fonts
 * has to hold.  Told from the elements of the XHTML and from their classes, by
 * the rules that the style sheets follow.
 */
#ifndef EPUB_FONT_USE_H
#define EPUB_FONT_USE_H

#include <stdbool.h>

#include <glib.h>
#include <libxml/tree.h>

enum font_role {
	FONT_BODY,
	FONT_HEADING, /* headings, tables, captions, labels */
	FONT_CODE,
	FONT__ROLE_MAX
};

/* A face by what it is for. */
struct font_face {
	enum font_role role;
	bool is_bold, is_italic;
};

#define FONT_FACE_MAX (FONT__ROLE_MAX * 4)

struct font_use {
	GHashTable *characters[FONT_FACE_MAX]; /* set of code points; or NULL */
};

void font_use_init(struct font_use *use);
void font_use_clear(struct font_use *use);

/* Adds the text of an XHTML document. */
void font_use_add(struct font_use *use, const xmlNode *root);

/* The face whose characters stand at `index` of the table. */
struct font_face font_use_face(unsigned index);

#endif
