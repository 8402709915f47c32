/*
 * HTML's elements by name: what html.def says of them.
 */
#ifndef READ_HTML_NAME_H
#define READ_HTML_NAME_H

#include <stdbool.h>

enum html_kind {
	HTML_KIND_UNKNOWN,
	HTML_KIND_INLINE,
	HTML_KIND_CLEAR,
	HTML_KIND_BLOCK,
	HTML_KIND_EMPTY,
};

/* What a block is for; one whose name ends in "_" needs no closing tag. */
enum html_block_kind {
	HTML_PARAGRAPH_,
	HTML_DIVISION, /* no element, but one of note's kind by its class */
	HTML_PLAIN,
	HTML_DETAILS,
	HTML_SUMMARY,
	HTML_FIGURE,
	HTML_LISTING, /* <Listing> of the Rust Book */
	HTML_CAPTION,
	HTML_LIST,
	HTML_ITEM_,
	HTML_TERMS,
	HTML_TERM_,
	HTML_DESCRIPTION_,
	HTML_TABLE,
	HTML_ROWS_,
	HTML_ROW_,
	HTML_CELL_,
};

struct html_name {
	const char *name;
	enum html_kind kind;
	enum html_block_kind block;
	const char *element; /* of DocBook, or NULL */
	const char *role;    /* or NULL */
};

/* Never NULL: an element nobody knows is of kind UNKNOWN. */
const struct html_name *html_name_find(const char *name);

/* For messages: the element that was probably meant, or NULL. */
const char *html_name_suggest(const char *name);

/* Does it belong into a line of text? */
bool html_name_is_inline(const char *name);

/* Video, sound and the like, which paper cannot show. */
bool html_name_is_media(const char *name);

bool html_name_may_stay_open(const struct html_name *name);

#endif
