/* The time that stamps outputs; see source_date.h. */
#include "base/source_date.h"

#include <stdbool.h>

#include <glib.h>

/* beyond the year 9999 no form of a date has room */
static const guint64 too_late = 253402300800;

static time_t taken;
static bool is_taken;

void
source_date_take(void)
{
	const char *text = g_getenv("SOURCE_DATE_EPOCH");
	guint64 seconds = too_late;
	char *end;

	if (text != NULL && g_ascii_isdigit(*text)) {
		seconds = g_ascii_strtoull(text, &end, 10);
		if (*end != '\0')
			seconds = too_late;
	}
	is_taken = seconds < too_late;
	taken = (time_t)seconds;
	g_unsetenv("SOURCE_DATE_EPOCH");
}

time_t
source_date(time_t otherwise)
{
	return is_taken ? taken : otherwise;
}
