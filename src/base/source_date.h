/*
 * The time that stamps outputs, where whoever builds gives one:
 * reproducible-builds.org/specs/source-date-epoch.
 */
#ifndef BASE_SOURCE_DATE_H
#define BASE_SOURCE_DATE_H

#include <time.h>

/*
 * Takes $SOURCE_DATE_EPOCH out of the environment: fontconfig would date its
 * caches by it, find them older than their fonts, and read all fonts again.
 * To be called before there is a second thread.
 */
void source_date_take(void);

/* What was taken, or `otherwise` where that was unset or is no date. */
time_t source_date(time_t otherwise);

#endif
