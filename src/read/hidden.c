/* Lines of code that mdBook hides; see hidden.h. */
#include "read/hidden.h"

#include <string.h>

/* What makes of a line what is shown of it. */
enum showing {
	SHOW_LINE,
	SHOW_WITHOUT_MARK, /* "##" stands for "#" */
	SHOW_NOTHING,
};

static enum showing
choose_rust(const char *mark, const char *end)
{
	if (mark == end || *mark != '#')
		return SHOW_LINE;
	if (mark + 1 < end && mark[1] == '#')
		return SHOW_WITHOUT_MARK;
	return mark + 1 == end || mark[1] == ' ' || mark[1] == '\r'
	    ? SHOW_NOTHING
	    : SHOW_LINE;
}

static enum showing
choose(const char *mark, const char *end, const char *prefix)
{
	size_t length = strlen(prefix);

	return length > 0 && (size_t)(end - mark) >= length &&
		memcmp(mark, prefix, length) == 0
	    ? SHOW_NOTHING
	    : SHOW_LINE;
}

/* Copies the lines that are shown; `prefix` NULL is Rust's way. */
static void
copy_shown(GString *shown, const char *text, size_t length, const char *prefix)
{
	const char *end = text + length;

	while (text < end) {
		const char *stop = memchr(text, '\n', (size_t)(end - text));
		const char *mark = text;
		enum showing showing;

		stop = stop == NULL ? end : stop;
		while (mark < stop && (*mark == ' ' || *mark == '\t'))
			mark++;
		showing = prefix == NULL ? choose_rust(mark, stop)
					 : choose(mark, stop, prefix);
		if (showing != SHOW_NOTHING) {
			g_string_append_len(shown, text, mark - text);
			mark += showing == SHOW_WITHOUT_MARK;
			g_string_append_len(shown, mark, stop - mark);
			g_string_append_c(shown, '\n');
		}
		text = stop + 1;
	}
	if (shown->len > 0)
		g_string_truncate(shown, shown->len - 1);
}

/* The prefix for a block; "" where no line of it is hidden. */
static const char *
find_prefix(struct reading *reading, const char *language, const char *words)
{
	const char *own = words == NULL ? NULL : strstr(words, "hidelines=");
	const char *prefix;

	if (own != NULL) {
		own += strlen("hidelines=");
		return arena_strndup(reading->arena, own, strcspn(own, " "));
	}
	prefix = reading->hidden == NULL
	    ? NULL
	    : g_hash_table_lookup(reading->hidden, language);
	return prefix != NULL ? prefix : "";
}

const char *
hidden_drop(struct reading *reading, const char *language, const char *words,
    const char *text, size_t *length)
{
	const char *prefix = NULL;
	GString *shown;

	if (reading->dialect != SYNTAX_MDBOOK || language == NULL)
		return text;
	if (strcmp(language, "rust") != 0) {
		prefix = find_prefix(reading, language, words);
		if (*prefix == '\0')
			return text;
	} else if (memchr(text, '#', *length) == NULL) {
		return text;
	}
	shown = g_string_sized_new(*length);
	copy_shown(shown, text, *length, prefix);
	*length = shown->len;
	text = arena_strndup(reading->arena, shown->str, shown->len);
	g_string_free(shown, /*free_segment*/ TRUE);
	return text;
}
