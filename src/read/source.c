/* A source file; see source.h. */
#include "read/source.h"

#include <string.h>

#include <glib.h>

#include "base/control.h"
#include "base/file.h"

#define LINE_LONG_MIN 262144 /* bytes; nobody writes such a line by hand */
#define REPLACEMENT "\xEF\xBF\xBD"

/* U+FFFE and U+FFFF, EF BF BE and EF BF BF, are no characters in XML. */
static bool
is_noncharacter(const char *text)
{
	return (unsigned char)text[0] == 0xef &&
	    (unsigned char)text[1] == 0xbf && (unsigned char)text[2] >= 0xbe;
}

static bool
is_control(unsigned char c)
{
	return (c < ' ' && c != '\t' && c != '\n' && c != '\r') || c == 0x7f;
}

/* C1 controls are two bytes, C2 80 to C2 9F. */
static bool
is_control_c1(const char *text)
{
	return (unsigned char)text[0] == 0xc2 && (unsigned char)text[1] < 0xa0;
}

static void
find_lines(struct arena *arena, struct source *source)
{
	const char *text = source->text, *end = text + source->length;
	size_t count = 1, i = 0;

	for (const char *p = text; (p = memchr(p, '\n', (size_t)(end - p)));
	     p++)
		count++;
	source->lines = ARENA_NEW_ARRAY(arena, size_t, count + 1);
	for (const char *p = text; (p = memchr(p, '\n', (size_t)(end - p)));
	     p++)
		source->lines[++i] = (size_t)(p - text) + 1;
	source->lines[count] = source->length;
	source->line_count = count;
}

static void
report_long_lines(struct diags *diags, const struct source *source)
{
	for (size_t i = 0; i < source->line_count; i++) {
		size_t length = source->lines[i + 1] - source->lines[i];

		if (length >= LINE_LONG_MIN)
			diag(diags, DIAG_LINE_LONG,
			    (struct pos){ source->path, (unsigned)i + 1, 1 },
			    "%zu bytes", length);
	}
}

static struct pos
place(const struct source *source, size_t offset)
{
	size_t low = 0, high = source->line_count;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (source->lines[middle] <= offset)
			low = middle;
		else
			high = middle;
	}
	return (struct pos){ source->path, (unsigned)low + 1,
		(unsigned)(offset - source->lines[low]) + 1 };
}

struct pos
source_place(const struct source *source, size_t offset)
{
	while (source->piece_count > 0) {
		size_t low = 0, high = source->piece_count;
		const struct source_piece *piece;

		while (high - low > 1) {
			size_t middle = low + (high - low) / 2;

			if (source->pieces[middle].at <= offset)
				low = middle;
			else
				high = middle;
		}
		piece = &source->pieces[low];
		offset = piece->offset +
		    (piece->is_fixed ? 0 : offset - piece->at);
		source = piece->from;
	}
	return place(source, offset);
}

struct pos
source_pos(const struct source *source, unsigned line, unsigned column)
{
	if (source->piece_count == 0 || line == 0)
		return (struct pos){ source->path, line, column };
	line = MIN(line, (unsigned)source->line_count);
	return source_place(source,
	    MIN(source->lines[line - 1] + column - 1, source->length));
}

/*
 * The length of the control character at `at`, 0 if it is none, and which it
 * is.  The text has a NUL behind its end, so looking ahead is safe.
 */
static size_t
control_length(const char *at, unsigned *code)
{
	unsigned char c = (unsigned char)*at;

	*code = c;
	if (is_control(c))
		return 1;
	if (is_control_c1(at)) {
		*code = (unsigned char)at[1];
		return 2;
	}
	if (is_noncharacter(at)) {
		*code = 0xff40 + (unsigned char)at[2];
		return 3;
	}
	return 0;
}

/*
 * Copies the text with U+FFFD for each control character, after reporting
 * it.  Only called where there is one.
 */
static void
replace_controls(struct arena *arena, struct diags *diags,
    struct source *source)
{
	GString *clean = g_string_sized_new(source->length + 64);
	const char *text = source->text;

	for (size_t i = 0; i < source->length;) {
		unsigned code;
		size_t length = control_length(text + i, &code);

		if (length == 0) {
			g_string_append_c(clean, text[i++]);
			continue;
		}
		diag(diags, DIAG_CONTROL_CHARACTER, place(source, i), "U+%04X",
		    code);
		g_string_append(clean, REPLACEMENT);
		i += length;
	}
	source->text = arena_strndup(arena, clean->str, clean->len);
	source->length = clean->len;
	g_string_free(clean, /*free_segment*/ TRUE);
	find_lines(arena, source);
}

static bool
has_controls(const struct source *source)
{
	unsigned code;

	for (size_t i = control_seek(source->text, 0, source->length);
	     i < source->length;
	     i = control_seek(source->text, i + 1, source->length)) {
		if (control_length(source->text + i, &code) > 0)
			return true;
	}
	return false;
}

/* NUL bytes are control characters, not faults of the encoding. */
static bool
is_utf8(const struct source *source, size_t *bad)
{
	const char *at = source->text, *end = at + source->length;

	while (!g_utf8_validate(at, end - at, &at)) {
		if (*at != '\0') {
			*bad = (size_t)(at - source->text);
			return false;
		}
		at++;
	}
	return true;
}

struct source *
source_from_text(struct arena *arena, struct diags *diags, const char *path,
    char *text, size_t length)
{
	struct source *source = ARENA_NEW(arena, struct source);
	size_t bad;

	source->path = g_intern_string(path);
	source->text = text;
	source->length = length;
	find_lines(arena, source);
	if (!is_utf8(source, &bad)) {
		diag(diags, DIAG_NOT_UTF8, place(source, bad),
		    "byte %zu is 0x%02X", bad, (unsigned char)text[bad]);
		return NULL;
	}
	if (length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) {
		source->text += 3;
		source->length -= 3;
		find_lines(arena, source);
	}
	diags_add_source(diags, source->path, source->text, source->length);
	report_long_lines(diags, source);
	if (has_controls(source)) {
		replace_controls(arena, diags, source);
		diags_add_source(diags, source->path, source->text,
		    source->length);
	}
	return source;
}

struct source *
source_from_pieces(struct arena *arena, const char *path, char *text,
    size_t length, const struct source_piece *pieces, size_t count)
{
	struct source *source = ARENA_NEW(arena, struct source);

	source->path = g_intern_string(path);
	source->text = text;
	source->length = length;
	source->pieces = pieces;
	source->piece_count = count;
	find_lines(arena, source);
	return source;
}

struct source *
source_read(struct arena *arena, struct diags *diags, const char *path,
    struct pos asked)
{
	const char *reason;
	size_t length;
	char *text = file_read(arena, path, &length, &reason);

	if (text == NULL) {
		diag(diags, DIAG_FILE_UNREADABLE, asked, "%s: %s", path,
		    reason);
		return NULL;
	}
	return source_from_text(arena, diags, path, text, length);
}

const char *
source_line(const struct source *source, unsigned line, size_t *length)
{
	const char *start;

	*length = 0;
	if (line == 0 || line > source->line_count)
		return "";
	start = source->text + source->lines[line - 1];
	*length = source->lines[line] - source->lines[line - 1];
	while (*length > 0 &&
	    (start[*length - 1] == '\n' || start[*length - 1] == '\r'))
		(*length)--;
	return start;
}
