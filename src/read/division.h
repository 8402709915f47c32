/*
 * Divisions: headings, which only stand between blocks, become nested parts,
 * chapters and sections around them.
 */
#ifndef READ_DIVISION_H
#define READ_DIVISION_H

#include <stdbool.h>

#include <libxml/tree.h>

#include "read/attributes.h"
#include "read/reading.h"
#include "read/scope.h"

enum division_kind {
	DIVISION_ARTICLE, /* level 1 is a section, or the title that is asked */
	DIVISION_BOOK,    /* level 1 is a chapter */
};

struct division {
	xmlNode *element;
	int level; /* 0 is the root, and a part among chapters */
	bool
	    is_plain; /* may hold no sections: headings in it are bridgeheads */
};

struct divisions {
	struct reading *reading;
	enum division_kind kind;
	GArray *open;      /* struct division, the root first */
	int last_level;    /* of headings; 0 before the first */
	bool title_wanted; /* of an article: the first heading is its title */
	bool in_part;
	/* the headings of a file that is not at the top of its book */
	int shift;          /* added to their levels */
	int least;          /* that a level then has */
	bool is_unnumbered; /* whatever its headings say */
};

void divisions_init(struct divisions *divisions, struct reading *reading,
    enum division_kind kind, xmlNode *root);

/* Closes all that is open and sets right what DocBook could not hold. */
void divisions_finish(struct divisions *divisions);

/*
 * Opens the division of a heading and returns its title element, which the
 * caller fills; `*element` is what the heading's id belongs to.
 */
xmlNode *division_open(struct divisions *divisions, int level,
    const struct attributes *attributes, struct pos pos, xmlNode **element);

/* Adds a whole chapter or part that was read elsewhere. */
void division_add(struct divisions *divisions, xmlNode *element);

/* Where the next block goes; made if there is no such place yet. */
xmlNode *division_body(struct divisions *divisions, struct pos pos);

#endif
