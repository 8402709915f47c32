/*
 * Letters: the characters that are counted when a place in print is looked for
 * in another setting of the same text.  Spaces, hyphens that a line break
 * made and what else has no shape may differ there, and case may.
 */
#ifndef BASE_LETTER_H
#define BASE_LETTER_H

#include <stdbool.h>

#include <glib.h>

static inline bool
letter_counts(gunichar c)
{
	if (c < 0x80)
		return c > 0x20 && c != 0x7f;
	return c != 0xad && c != 0xfffc && c != 0x2028 &&
	    !g_unichar_isspace(c) && !g_unichar_iszerowidth(c);
}

/* As letters are compared. */
static inline gunichar
letter_fold(gunichar c)
{
	return c < 0x80 ? (gunichar)g_ascii_tolower((gchar)c)
			: g_unichar_tolower(c);
}

#endif
