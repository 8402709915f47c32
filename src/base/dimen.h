/*
 * Lengths: integers of 1/1000 pt, so that sums are exact and output repeats to
 * the byte.  Authors write lengths, and fonts advances, in decimal fractions of
 * a point: in this unit both come out as other formatters have them.  64 bits: a long galley cannot overflow.
 * 1 pt is 1/72 in, as in CSS, XSL-FO and PDF.
 */
#ifndef BASE_DIMEN_H
#define BASE_DIMEN_H

#include <stdbool.h>
#include <stdint.h>

typedef int64_t dimen;

#define DIMEN_SCALE 1000
#define DIMEN_PT(pt) ((dimen)((pt)*DIMEN_SCALE))
#define DIMEN_MAX ((dimen)1 << 50)

static inline double
dimen_pt(dimen d)
{
	return (double)d / DIMEN_SCALE;
}

/*
 * `share` of d, cut off towards zero, but for what a share in single precision
 * may be off.
 */
static inline dimen
dimen_share(dimen d, double share)
{
	double part = (double)d * share;

	return (dimen)(part < 0 ? part - 0.05 : part + 0.05);
}

/* Cut off towards zero; what is not finite or too large is clamped. */
dimen dimen_from_pt(double pt);

/*
 * Finds how many points one `unit` has: in, cm, mm, pt, pc, px (1/96 in), q.
 * False if it is none of them (em is relative and not known here).
 */
bool dimen_unit_pt(const char *unit, double *pt);

/*
 * Reads a whole string such as "14pt" or "-2.5mm"; false if it is anything
 * else.  Does not depend on the locale.
 */
bool dimen_read(const char *text, dimen *d);

#endif
