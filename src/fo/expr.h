/*
 * The property expression language (XSL 1.1, 5.9): arithmetic on numbers,
 * lengths and percentages, functions, colours and names.
 */
#ifndef FO_EXPR_H
#define FO_EXPR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum expr_sort {
	EXPR_NUMBER,
	EXPR_LENGTH, /* pt + percent of something + share of what is left */
	EXPR_POWER,  /* a product of lengths: `pt` in points to the `power` */
	EXPR_COLOR,
	EXPR_NAME,   /* a word: a keyword, or the name of a property */
	EXPR_STRING, /* a quoted one */
};

struct expr {
	enum expr_sort sort;
	double number;
	double pt, percent, share; /* percent: 0.5 is 50 % */
	int power;
	uint32_t color;   /* 0xRRGGBBAA */
	const char *text; /* NAME, STRING: in the source */
	size_t length;
};

enum { EXPR_ARGUMENTS = 8 };

/* What an expression refers to. */
struct expr_env {
	double em; /* pt */
	/*
	 * A function that is not known here, of a name of `length` bytes;
	 * false if it does not exist or its arguments are wrong.
	 */
	bool (*call)(void *closure, const char *name, size_t length,
	    const struct expr *arguments, size_t count, struct expr *result);
	void *closure;
};

/* Reads all of `text`[0, length); false if it is no expression. */
bool expr_read(const char *text, size_t length, const struct expr_env *env,
    struct expr *result);

#endif
