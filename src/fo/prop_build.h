/*
 * A style being computed: what prop.c and its helpers share.
 *
 *	prop.c            the order of steps; what follows from other values
 *	prop_set.c        one property from its text
 *	prop_name.c       attribute names
 *	prop_shorthand.c, prop_page.c   shorthands to properties
 *	prop_value.c      an expression's result to a property's value
 *	prop_function.c   functions that look at other objects
 */
#ifndef FO_PROP_BUILD_H
#define FO_PROP_BUILD_H

#include "fo/expr.h"
#include "fo/fo.h"
#include "fo/prop_table.h"
#include "fo/style.h"

struct prop_build {
	struct styles *styles;
	struct diags *diags;
	const struct style_place *place;
	const struct fo_style *parent; /* inherited from */
	struct fo_style *style;        /* the result */
	enum fo_kind kind;
	enum fo_prop current;   /* whose value is being read */
	bool is_rtl;            /* which side start is, for the box */
	bool set[FO_PROP__MAX]; /* specified on this object */
};

/*
 * Sets a property from what is specified for it: a keyword, an expression, or
 * "inherit".  False if `text` is no value for it, which is left as it was.
 */
bool prop_set(struct prop_build *build, enum fo_prop prop, const char *text,
    size_t length);
void prop_set_keyword(struct prop_build *build, enum fo_prop prop,
    enum fo_keyword keyword);

/* The same for one of four sides; `first` is the property's before one. */
enum fo_prop prop_on_side(const struct prop_build *build, enum fo_prop first,
    enum prop_side side);

/*
 * Makes a property's value of what an expression came to; false if it is of
 * the wrong sort.  prop_value.c.
 */
bool prop_value_from_expr(struct prop_build *build, enum fo_prop prop,
    const struct expr *e, struct fo_value *value);

/* For expr_env.call; closure is the build.  prop_function.c. */
bool prop_function_call(void *closure, const char *name, size_t length,
    const struct expr *arguments, size_t count, struct expr *result);

/* The next word outside parentheses and quotes; NULL at the end. */
const char *prop_next_word(const char **cursor, size_t *length);

/* A uri without url(), quotes and space around it. */
const char *prop_trim_uri(const char *text, size_t *length);

/* Tells once about a value that is not understood. */
void prop_report(const struct prop_build *build, const char *name,
    const char *value);

#endif
