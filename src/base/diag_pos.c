/* Positions as text: "file:line:column"; see diag.h. */
#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "base/diag.h"

/* Cuts ":number" off the end of `text`; 0 and nothing cut if there is none. */
static unsigned
cut_number(char *text)
{
	char *colon = strrchr(text, ':');
	char *end;
	unsigned long number;

	if (colon == NULL || !g_ascii_isdigit(colon[1]))
		return 0;
	number = strtoul(colon + 1, &end, 10);
	if (*end != '\0' || number > G_MAXUINT)
		return 0;
	*colon = '\0';
	return (unsigned)number;
}

struct pos
pos_read(const char *text)
{
	char *copy = g_strdup(text);
	struct pos pos = { 0 };
	unsigned last = cut_number(copy);
	unsigned first = cut_number(copy);

	pos.line = first > 0 ? first : last;
	pos.column = first > 0 ? last : 0;
	pos.file = g_intern_string(copy);
	g_free(copy);
	return pos;
}
