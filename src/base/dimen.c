/* Lengths: conversion from and to points and text; see dimen.h. */
#include "base/dimen.h"

#include <math.h>
#include <string.h>

#include <glib.h>

/* What calculations in floating point may be off, in units of a dimen. */
static const double slack = 0.001;

dimen
dimen_from_pt(double pt)
{
	double scaled = pt * DIMEN_SCALE;

	if (isnan(scaled))
		return 0;
	if (scaled >= (double)DIMEN_MAX)
		return DIMEN_MAX;
	if (scaled <= -(double)DIMEN_MAX)
		return -DIMEN_MAX;
	return (dimen)(scaled + copysign(slack, scaled));
}

bool
dimen_unit_pt(const char *unit, double *pt)
{
	static const struct {
		const char *name;
		double pt;
	} units[] = {
		{ "pt", 1 },
		{ "mm", 72 / 25.4 },
		{ "cm", 72 / 2.54 },
		{ "in", 72 },
		{ "pc", 12 },
		{ "px", 0.75 },
		{ "q", 72 / 101.6 },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(units); i++) {
		if (g_ascii_strcasecmp(unit, units[i].name) == 0) {
			*pt = units[i].pt;
			return true;
		}
	}
	return false;
}

bool
dimen_read(const char *text, dimen *d)
{
	char *unit;
	double number = g_ascii_strtod(text, &unit);
	double pt;

	if (unit == text || !isfinite(number) || !dimen_unit_pt(unit, &pt))
		return false;
	*d = dimen_from_pt(number * pt);
	return true;
}
