/* Variables in a title or another short text; see include.h. */
#include "read/include.h"

#include <string.h>

#include "read/reading.h"

const char *
include_expand_text(struct reading *reading, const char *text)
{
	GHashTable *variables = reading->include.variables;
	GString *out;
	const char *open, *close;

	if (g_hash_table_size(variables) == 0 || strstr(text, "{{") == NULL)
		return text;
	out = g_string_new(NULL);
	while ((open = strstr(text, "{{")) != NULL &&
	    (close = strstr(open, "}}")) != NULL) {
		char *name = g_strstrip(arena_strndup(reading->arena, open + 2,
		    (size_t)(close - open) - 2));
		const char *value = g_hash_table_lookup(variables, name);

		g_string_append_len(out, text, open - text);
		if (value != NULL) {
			g_hash_table_add(reading->include.used, name);
			g_string_append(out, value);
		} else {
			g_string_append_len(out, open, close + 2 - open);
		}
		text = close + 2;
	}
	g_string_append(out, text);
	text = arena_strndup(reading->arena, out->str, out->len);
	g_string_free(out, /*free_segment*/ TRUE);
	return text;
}
