/* Warnings of libraries, caught; see overheard.h. */
#include "base/overheard.h"

#include <stdbool.h>

#include <glib.h>

static _Thread_local bool is_listening;
static _Thread_local const char *first;

static GLogWriterOutput
write_log(GLogLevelFlags level, const GLogField *fields, gsize count,
    gpointer unused)
{
	if (!is_listening || (level & G_LOG_FLAG_FATAL) != 0)
		return g_log_writer_default(level, fields, count, unused);
	for (gsize i = 0; i < count && first == NULL; i++) {
		if (g_strcmp0(fields[i].key, "MESSAGE") == 0 &&
		    (level & (G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL)) != 0)
			first = g_intern_string(fields[i].value);
	}
	return G_LOG_WRITER_HANDLED;
}

void
overheard_install(void)
{
	g_log_set_writer_func(write_log, NULL, NULL);
}

void
overheard_begin(void)
{
	is_listening = true;
	first = NULL;
}

const char *
overheard_end(void)
{
	is_listening = false;
	return first;
}
