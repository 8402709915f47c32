/*
 * Profiles of shops and their devices (epub/profile.def): which rules a book
 * is held against, and what is said where it doesn't keep one.
 */
#ifndef EPUB_PROFILE_H
#define EPUB_PROFILE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"

enum measure {
#define MEASURE(name, unit, what, remedy) MEASURE_##name,
#include "epub/profile.def"
	MEASURE__MAX,
};

/* The profiles that are chosen, a bit each; 0: none. */
typedef unsigned profile_set;

/* Reads the setting epub-profile: words, or NULL. */
profile_set profile_read(const char *setting);

/*
 * The least of what the profiles allow at MOST, and in `*by` the word of the
 * one that says so; 0 where none says anything.
 */
int64_t profile_most(profile_set set, enum measure measure, const char **by);

/* Whether one of them says NEVER. */
bool profile_forbids(profile_set set, enum measure measure);

/*
 * Reports each rule that `value` breaks.  `subject`: which picture it is, or
 * NULL.
 */
void profile_check(profile_set set, struct diags *diags, enum measure measure,
    int64_t value, struct pos pos, const char *subject);

/* Notes for each profile that forbids `measure` what was done about it. */
void profile_note(profile_set set, struct diags *diags, enum measure measure,
    struct pos pos, const char *subject, const char *done);

#endif
