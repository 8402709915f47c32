/* Warnings of libraries, caught; see overheard.h. */
#include "base/overheard.h"

#include <stdbool.h>
#include <unistd.h>

#include <glib.h>

#include "base/diag.h"
#include "base/file.h"

static _Thread_local bool is_listening;
static _Thread_local const char *first;

static const char *
find_text(const GLogField *fields, gsize count)
{
	for (gsize i = 0; i < count; i++) {
		if (g_strcmp0(fields[i].key, "MESSAGE") == 0)
			return fields[i].value;
	}
	return "";
}

/* GLib aborts next; what is to be removed then, nobody else would remove. */
static void
break_off(const GLogField *fields, gsize count)
{
	static int is_over;

	/* one thread says so for all */
	while (!g_atomic_int_compare_and_exchange(&is_over, 0, 1))
		pause();
	diag_last(DIAG_BROKEN_OFF, find_text(fields, count));
	file_outputs_remove();
	_exit(/*that of a fatal message*/ 2);
}

static GLogWriterOutput
write_log(GLogLevelFlags level, const GLogField *fields, gsize count,
    gpointer unused)
{
	if ((level & G_LOG_LEVEL_ERROR) != 0)
		break_off(fields, count);
	if (!is_listening || (level & G_LOG_FLAG_FATAL) != 0)
		return g_log_writer_default(level, fields, count, unused);
	if (first == NULL &&
	    (level & (G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL)) != 0)
		first = g_intern_string(find_text(fields, count));
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
