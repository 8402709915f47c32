/* Messages about a document and its surroundings; see diag.h. */
#include "base/diag.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	LINE_MOST = 500,    /* bytes of a message */
	PRINTED_MOST = 100, /* messages of a kind; -v prints all */
};

struct diags {
	GHashTable *said; /* set of printed lines */
	size_t count[DIAG_SEVERITY__MAX];
	size_t of_kind[DIAG__MAX];
	enum diag_severity least;
	GMutex mutex; /* chapters may be laid out by several threads */
};

static const struct {
	enum diag_severity severity;
	const char *name;
	const char *sentence;
} catalogue[DIAG__MAX] = {
#define DIAG(severity, name, sentence) \
	[DIAG_##name] = { DIAG_SEVERITY_##severity, #name, sentence },
#include "base/diag.def"
#undef DIAG
};

static const char *const severity_names[DIAG_SEVERITY__MAX] = {
	[DIAG_SEVERITY_NOTE] = "note",
	[DIAG_SEVERITY_WARNING] = "warning",
	[DIAG_SEVERITY_ERROR] = "error",
	[DIAG_SEVERITY_FATAL] = "fatal",
};

struct diags *
diags_new(enum diag_severity least)
{
	struct diags *diags = g_new0(struct diags, 1);

	diags->said = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
	    NULL);
	diags->least = least;
	g_mutex_init(&diags->mutex);
	return diags;
}

void
diags_report_rest(const struct diags *diags)
{
	for (int kind = 0; kind < DIAG__MAX; kind++) {
		if (diags->of_kind[kind] <= PRINTED_MOST ||
		    diags->least == DIAG_SEVERITY_NOTE)
			continue;
		fprintf(stderr,
		    "quoin: %s: %s: %zu times more (-v prints all) [%s]\n",
		    severity_names[catalogue[kind].severity],
		    catalogue[kind].sentence,
		    diags->of_kind[kind] - PRINTED_MOST, diag_name(kind));
	}
}

void
diags_free(struct diags *diags)
{
	if (diags == NULL)
		return;
	g_hash_table_destroy(diags->said);
	g_mutex_clear(&diags->mutex);
	g_free(diags);
}

static void
write_place(GString *line, struct pos pos)
{
	if (pos.file == NULL) {
		g_string_append(line, "quoin: ");
		return;
	}
	g_string_append(line, pos.file);
	if (pos.line > 0)
		g_string_append_printf(line, ":%u", pos.line);
	if (pos.line > 0 && pos.column > 0)
		g_string_append_printf(line, ":%u", pos.column);
	g_string_append(line, ": ");
}

/* A detail that quotes a line of a megabyte says as much by its beginning. */
static void
cut_long(GString *line)
{
	const char *end;

	if (line->len <= LINE_MOST)
		return;
	end = g_utf8_find_prev_char(line->str, line->str + LINE_MOST);
	if (end != NULL)
		g_string_truncate(line, (gsize)(end - line->str));
	g_string_append(line, "…");
}

/* Control characters in a file's name or text must not reach a terminal. */
static void
blank_controls(char *text)
{
	for (; *text != '\0'; text++) {
		if ((unsigned char)*text < ' ' || *text == 0x7f)
			*text = ' ';
	}
}

static void
write_name(GString *line, const char *name)
{
	for (; *name != '\0'; name++)
		g_string_append_c(line,
		    *name == '_' ? '-' : g_ascii_tolower(*name));
}

void
diag(struct diags *diags, enum diag_kind kind, struct pos pos,
    const char *format, ...)
{
	enum diag_severity severity = catalogue[kind].severity;
	GString *line = g_string_new(NULL);
	va_list arguments;

	write_place(line, pos);
	g_string_append_printf(line, "%s: %s", severity_names[severity],
	    catalogue[kind].sentence);
	if (format != NULL) {
		g_string_append(line, ": ");
		va_start(arguments, format);
		g_string_append_vprintf(line, format, arguments);
		va_end(arguments);
	}
	cut_long(line);
	g_string_append(line, " [");
	write_name(line, catalogue[kind].name);
	g_string_append_c(line, ']');
	blank_controls(line->str);

	g_mutex_lock(&diags->mutex);
	if (g_hash_table_add(diags->said, line->str)) {
		diags->count[severity]++;
		if (severity >= diags->least &&
		    (diags->of_kind[kind]++ < PRINTED_MOST ||
			diags->least == DIAG_SEVERITY_NOTE))
			fprintf(stderr, "%s\n", line->str);
	}
	g_mutex_unlock(&diags->mutex);
	g_string_free(line, /*free_segment*/ FALSE);
}

size_t
diags_count(const struct diags *diags, enum diag_severity severity)
{
	return diags->count[severity];
}

bool
diags_is_fatal(const struct diags *diags)
{
	return diags->count[DIAG_SEVERITY_FATAL] > 0;
}

int
diags_exit_status(const struct diags *diags)
{
	if (diags_is_fatal(diags))
		return 2;
	return diags->count[DIAG_SEVERITY_ERROR] > 0 ? 1 : 0;
}

const char *
diag_name(enum diag_kind kind)
{
	GString *name = g_string_new(NULL);
	const char *interned;

	write_name(name, catalogue[kind].name);
	interned = g_intern_string(name->str);
	g_string_free(name, /*free_segment*/ TRUE);
	return interned;
}

const char *
diag_sentence(enum diag_kind kind)
{
	return catalogue[kind].sentence;
}

enum diag_severity
diag_severity(enum diag_kind kind)
{
	return catalogue[kind].severity;
}

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
