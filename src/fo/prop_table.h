/*
 * The properties as tables: what each may be, and what each attribute name
 * sets.  Made once from fo_prop.def, fo_keyword.def and the lists of
 * shorthands and absolute names in prop_name.c.
 */
#ifndef FO_PROP_TABLE_H
#define FO_PROP_TABLE_H

#include "fo/fo.h"

enum prop_scope {
	PROP_INHERITED,
	PROP_LOCAL,
	PROP_OWN,
};

/* What a value may be besides a keyword. */
enum {
	PROP_LENGTH = 1 << 0,
	PROP_SIZE = 1 << 1, /* a length that is not negative */
	PROP_PERCENT = 1 << 2,
	PROP_NUMBER = 1 << 3,
	PROP_INTEGER = 1 << 4,
	PROP_POSITIVE = 1 << 5,
	PROP_COLOR = 1 << 6,
	PROP_STRING = 1 << 7,
	PROP_URI = 1 << 8,
	PROP_SHARE = 1 << 9,
};

struct prop {
	const char *name;
	enum prop_scope scope;
	unsigned types;       /* PROP_LENGTH ... */
	const char *initial;  /* as it would be specified */
	uint64_t keywords[4]; /* a set of enum fo_keyword */
};

const struct prop *prop_find(enum fo_prop prop);
bool prop_allows(const struct prop *prop, enum fo_keyword keyword);

/* The keyword of these `length` bytes, or FO_KW_NONE_SET. */
enum fo_keyword prop_keyword(const char *text, size_t length);

/*
 * The order in which attributes of one object take effect; later ones win
 * (XSL 1.1, 5.2 and 5.3.1).
 */
enum prop_rank {
	PROP_RANK_FONT,
	PROP_RANK_SIZE, /* what em and sides refer to */
	PROP_RANK_COLOR,
	PROP_RANK_SHORTHAND,
	PROP_RANK_BORDERS,  /* border-width, border-style, border-color */
	PROP_RANK_SIDE,     /* border-left */
	PROP_RANK_COMPOUND, /* space-before, keep-together */
	PROP_RANK_PLAIN,
	PROP_RANK_ABSOLUTE, /* border-left-width, padding-left, width */
};

enum prop_side {
	PROP_SIDE_NONE,
	PROP_TOP,
	PROP_RIGHT,
	PROP_BOTTOM,
	PROP_LEFT,
};

struct prop_build;

/* Sets what a shorthand's value stands for; false if it is bad. */
typedef bool prop_expand(struct prop_build *build, const char *value,
    enum prop_side side);

/* What an attribute name means. */
struct prop_name {
	const char *name;
	enum prop_rank rank;
	bool is_ignored; /* of speech, or without effect on pages */
	/*
	 * The properties that it sets, all to the same value; with a side
	 * the first of before, after, start, end.
	 */
	enum fo_prop props[3];
	unsigned count;
	enum prop_side side;
	prop_expand *expand; /* of a shorthand, else NULL */
};

/* NULL if there is no such attribute; names of quoin's begin with "q:". */
const struct prop_name *prop_name_find(const char *name);

/* For messages: the nearest name of an attribute, or NULL. */
const char *prop_name_suggest(const char *name);

/* The nearest keyword that the attribute may have, interned, or NULL. */
const char *prop_suggest_value(const char *name, const char *value);

#endif
