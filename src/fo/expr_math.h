/*
 * What expr.c computes with: sums of points, percentages and shares, and the
 * functions that depend on nothing else.  Each is false where the operands
 * do not go together.
 */
#ifndef FO_EXPR_MATH_H
#define FO_EXPR_MATH_H

#include "fo/expr.h"

bool expr_is_numeric(const struct expr *e);
bool expr_add(struct expr *left, const struct expr *right, double sign);
bool expr_multiply(struct expr *left, const struct expr *right);
bool expr_divide(struct expr *left, const struct expr *right);
bool expr_modulo(struct expr *left, const struct expr *right);
void expr_scale(struct expr *e, double factor);

/* Calls the function of this name; what is not known here goes to `env`. */
bool expr_call(const struct expr_env *env, const char *name, size_t length,
    const struct expr *arguments, size_t count, struct expr *result);

#endif
