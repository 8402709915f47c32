/* Where the elements of an XML document begin; see xml_place.h. */
#include "read/xml_place.h"

#include <string.h>

#include <glib.h>

static bool
starts(const char *at, const char *end, const char *word)
{
	size_t length = strlen(word);

	return (size_t)(end - at) >= length && memcmp(at, word, length) == 0;
}

/* Behind the next `word`, or at the end. */
static const char *
skip_past(const char *at, const char *end, const char *word)
{
	size_t length = strlen(word);
	const char *found = memmem(at, (size_t)(end - at), word, length);

	return found == NULL ? end : found + length;
}

/* A document type with what is declared in brackets. */
static const char *
skip_doctype(const char *at, const char *end)
{
	int depth = 0;

	while (at < end) {
		if (starts(at, end, "<!--")) {
			at = skip_past(at + 4, end, "-->");
		} else if (starts(at, end, "<?")) {
			at = skip_past(at + 2, end, "?>");
		} else if (*at == '"' || *at == '\'') {
			const char *quote = memchr(at + 1, *at,
			    (size_t)(end - at - 1));

			at = quote == NULL ? end : quote + 1;
		} else {
			depth += *at == '<';
			depth -= *at == '>';
			at++;
			if (depth == 0)
				return at;
		}
	}
	return at;
}

static const char *
find_start_tag(const char *at, const char *end)
{
	while ((at = memchr(at, '<', (size_t)(end - at))) != NULL) {
		if (starts(at, end, "<!--"))
			at = skip_past(at + 4, end, "-->");
		else if (starts(at, end, "<![CDATA["))
			at = skip_past(at, end, "]]>");
		else if (starts(at, end, "<?"))
			at = skip_past(at, end, "?>");
		else if (starts(at, end, "<!"))
			at = skip_doctype(at, end);
		else if (starts(at, end, "</"))
			at += 2;
		else
			return at;
	}
	return NULL;
}

static bool
is_tag_of(const char *at, const char *end, const char *prefix, const char *name)
{
	at++;
	if (prefix != NULL) {
		if (!starts(at, end, prefix))
			return false;
		at += strlen(prefix);
		if (at == end || *at++ != ':')
			return false;
	}
	if (!starts(at, end, name))
		return false;
	at += strlen(name);
	return at < end && strchr(" \t\r\n/>", *at) != NULL;
}

static void
count_lines(struct xml_place *place, const char *to)
{
	const char *p = place->bytes + place->seen;

	for (; (p = memchr(p, '\n', (size_t)(to - p))) != NULL; p++) {
		place->line++;
		place->line_start = (size_t)(p - place->bytes) + 1;
	}
}

bool
xml_place_next(struct xml_place *place, const char *prefix, const char *name)
{
	const char *end, *tag;

	if (place->bytes == NULL)
		return false;
	end = place->bytes + place->length;
	tag = find_start_tag(place->bytes + place->seen, end);
	if (tag == NULL || !is_tag_of(tag, end, prefix, name)) {
		place->bytes = NULL;
		return false;
	}
	count_lines(place, tag);
	place->column = (unsigned)(tag - place->bytes - place->line_start) + 1;
	place->seen = (size_t)(tag - place->bytes) + 1;
	return true;
}
