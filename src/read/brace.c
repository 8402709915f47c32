/* Double braces in a text; see brace.h. */
#include "read/brace.h"

#include <string.h>

#include <glib.h>

#define BRACE_MAX 1000     /* bytes in two pairs of braces */
#define LINE_MAX_LOOK 4096 /* bytes looked back for the start of a line */

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

static bool
is_name_char(char c)
{
	return g_ascii_isalnum(c) || c == '_' || c == '-' || c == '.';
}

bool
brace_read(struct arena *arena, const struct source *source, size_t at,
    size_t end, struct brace *brace)
{
	const char *text = source->text, *p = text + at + 2, *stop, *last,
		   *name;

	memset(brace, 0, sizeof(*brace));
	brace->start = at;
	stop = memchr(p, '}', MIN(end - at - 2, BRACE_MAX));
	if (stop == NULL || stop + 1 >= text + end || stop[1] != '}')
		return false;
	last = stop;
	brace->end = (size_t)(stop - text) + 2;
	while (p < stop && is_blank(*p))
		p++;
	if (p < stop && (*p == '#' || *p == '%' || *p == '<'))
		brace->sigil = *p++;
	while (brace->sigil != '\0' && p < stop && is_blank(*p))
		p++;
	if (brace->sigil == '<') { /* {{< name … >}} */
		while (last > p && is_blank(last[-1]))
			last--;
		if (last == p || last[-1] != '>')
			return false;
		last--;
	}
	for (name = p; p < last && is_name_char(*p);)
		p++;
	if (p == name || (!g_ascii_isalpha(*name) && *name != '_'))
		return false;
	brace->name = arena_strndup(arena, name, (size_t)(p - name));
	brace->rest = g_strstrip(arena_strndup(arena, p, (size_t)(last - p)));
	if (brace->sigil == '\0' && *brace->rest != '\0')
		return false;
	if (at > 0 && text[at - 1] == '\\') {
		brace->is_escaped = true;
		brace->start--;
	}
	return true;
}

/* Steps through whole lines up to `offset` and notes fences of code. */
static void
scan_fences(struct fence *fence, const struct source *source, size_t offset)
{
	while (fence->scanned < offset) {
		const char *line = source->text + fence->scanned;
		const char *end = memchr(line, '\n', offset - fence->scanned);
		size_t length;

		if (end == NULL)
			return;
		fence->scanned = (size_t)(end - source->text) + 1;
		line += strspn(line, " \t>*-+");
		length = *line == '`' || *line == '~'
		    ? strspn(line, *line == '`' ? "`" : "~")
		    : 0;
		if (length < 3)
			continue;
		if (fence->mark == '\0') {
			fence->mark = *line;
			fence->length = length;
		} else if (fence->mark == *line && length >= fence->length) {
			fence->mark = '\0';
		}
	}
}

static size_t
line_start(const struct source *source, size_t offset)
{
	size_t least = offset > LINE_MAX_LOOK ? offset - LINE_MAX_LOOK : 0;

	while (offset > least && source->text[offset - 1] != '\n')
		offset--;
	return offset;
}

bool
brace_is_in_code(struct fence *fence, const struct source *source,
    size_t offset)
{
	bool is_odd = false;

	if (fence->is_code)
		return true;
	scan_fences(fence, source, offset);
	for (size_t at = line_start(source, offset); at < offset; at++)
		is_odd ^= source->text[at] == '`';
	return fence->mark != '\0' || is_odd;
}

bool
brace_is_alone(const struct source *source, const struct brace *brace)
{
	const char *at = source->text + line_start(source, brace->start);
	const char *behind = source->text + brace->end;

	while (is_blank(*at))
		at++;
	while (is_blank(*behind))
		behind++;
	return at == source->text + brace->start &&
	    (*behind == '\n' || *behind == '\0');
}

const char *
brace_line_prefix(struct arena *arena, const struct source *source,
    size_t offset)
{
	size_t start = line_start(source, offset);
	char *prefix = arena_strndup(arena, source->text + start,
	    offset - start);

	if (prefix[strspn(prefix, " \t>-*+")] != '\0')
		return "";
	return g_strdelimit(prefix, "-*+", ' ');
}
