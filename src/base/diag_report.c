/*
 * Messages as text for people; see diag_message.h.
 *
 * The first line of a message is the same in both forms, so whatever reads
 * messages line by line reads either.
 */
#include <stdio.h>
#include <string.h>

#include "base/diag_excerpt.h"
#include "base/diag_message.h"

/* Colours as compilers have them. */
struct paint {
	const char *place, *severity, *caret, *plain;
};

static const char *const severity_colours[DIAG_SEVERITY__MAX] = {
	[DIAG_SEVERITY_NOTE] = "\033[1;36m",
	[DIAG_SEVERITY_WARNING] = "\033[1;35m",
	[DIAG_SEVERITY_ERROR] = "\033[1;31m",
	[DIAG_SEVERITY_FATAL] = "\033[1;31m",
};

static struct paint
paint_for(const struct diag_look *look, enum diag_severity severity)
{
	if (!look->has_colour)
		return (struct paint){ "", "", "", "" };
	return (struct paint){ "\033[1m", severity_colours[severity],
		"\033[1;32m", "\033[0m" };
}

/* The line with its place bold and its severity coloured. */
static void
append_coloured(GString *out, const char *line, enum diag_severity severity,
    const struct paint *paint)
{
	char *mark = g_strdup_printf(": %s: ", diag_severity_name(severity));
	const char *found = strstr(line, mark);

	if (found == NULL || *paint->plain == '\0')
		g_string_append(out, line);
	else
		g_string_append_printf(out, "%s%.*s:%s %s%.*s%s%s",
		    paint->place, (int)(found - line), line, paint->plain,
		    paint->severity, (int)strlen(mark) - 3, mark + 2,
		    paint->plain, found + strlen(mark) - 2);
	g_string_append_c(out, '\n');
	g_free(mark);
}

static void
append_excerpt(GString *out, struct diag_sources *sources, struct pos pos,
    size_t length, const struct diag_look *look, const struct paint *paint)
{
	struct diag_excerpt excerpt = {
		.number = pos.line,
		.size = length,
		.width = look->width,
		.colour = paint->caret,
		.plain = paint->plain,
	};

	excerpt.line = diag_sources_line(sources, pos, &excerpt.length);
	if (excerpt.line == NULL || excerpt.length == 0)
		return;
	excerpt.at = MIN(pos.column > 0 ? pos.column - 1 : 0, excerpt.length);
	if (pos.column == 0) { /* then the line as a whole is meant */
		while (excerpt.at < excerpt.length &&
		    g_ascii_isspace(excerpt.line[excerpt.at]))
			excerpt.at++;
		excerpt.size = excerpt.length - excerpt.at;
	}
	excerpt.size = MIN(excerpt.size, excerpt.length - excerpt.at);
	diag_excerpt(out, &excerpt);
}

void
diag_report_message(const struct diag_message *message,
    struct diag_sources *sources, const struct diag_look *look)
{
	enum diag_severity severity = diag_severity(message->kind);
	struct paint paint = paint_for(look, severity);
	GString *out = g_string_new(NULL);

	if (look->is_terminal) /* progress may stand in the line */
		g_string_append(out, "\r\033[K");
	append_coloured(out, message->line, severity, &paint);
	if (look->form == DIAG_FORM_LONG) {
		append_excerpt(out, sources, message->pos, message->length,
		    look, &paint);
		if (message->other.file != NULL && message->other_is != NULL &&
		    message->other.line > 0) {
			g_string_append_printf(out, "      = %s:\n",
			    message->other_is);
			append_excerpt(out, sources, message->other, 0, look,
			    &paint);
		}
	}
	fputs(out->str, stderr);
	g_string_free(out, TRUE);
}

static size_t
total(const struct diag_counts *counts)
{
	size_t sum = 0;

	for (int severity = 0; severity < DIAG_SEVERITY__MAX; severity++)
		sum += counts->of_severity[severity];
	return sum;
}

/* "1 error, 2 warnings" */
static void
append_totals(GString *out, const struct diag_counts *counts)
{
	const char *before = "";

	for (int severity = DIAG_SEVERITY__MAX - 1; severity >= 0; severity--) {
		size_t count = counts->of_severity[severity];

		if (count == 0)
			continue;
		g_string_append_printf(out, "%s%zu %s%s", before, count,
		    diag_severity_name((enum diag_severity)severity),
		    count == 1 ? "" : "s");
		before = ", ";
	}
}

static int
compare_kinds(const void *a, const void *b, void *data)
{
	const struct diag_counts *counts = data;
	enum diag_kind left = *(const enum diag_kind *)a;
	enum diag_kind right = *(const enum diag_kind *)b;
	int severities = (int)diag_severity(right) - (int)diag_severity(left);

	if (severities != 0)
		return severities;
	if (counts->of_kind[left] != counts->of_kind[right])
		return counts->of_kind[left] > counts->of_kind[right] ? -1 : 1;
	return (int)left - (int)right;
}

static void
append_kind(GString *out, const struct diag_counts *counts, enum diag_kind kind,
    const struct paint *paint)
{
	size_t hidden = counts->of_kind[kind] - counts->printed[kind];

	g_string_append_printf(out, "%7zu %s%s%s: %s", counts->of_kind[kind],
	    paint->severity, diag_name(kind), paint->plain,
	    diag_sentence(kind));
	if (hidden > 0)
		g_string_append_printf(out, " (%zu not shown, -v shows all)",
		    hidden);
	g_string_append_c(out, '\n');
}

void
diag_report_counts(const struct diag_counts *counts,
    const struct diag_look *look)
{
	enum diag_kind kinds[DIAG__MAX];
	GString *out = g_string_new("\nquoin: ");
	size_t count = 0;

	for (int kind = 0; kind < DIAG__MAX; kind++) {
		if (counts->of_kind[kind] > 0)
			kinds[count++] = (enum diag_kind)kind;
	}
	if (total(counts) > 1) {
		g_qsort_with_data(kinds, (int)count, sizeof(kinds[0]),
		    compare_kinds, (void *)counts);
		append_totals(out, counts);
		g_string_append(out, "; `quoin explain NAME` tells more\n");
		for (size_t i = 0; i < count; i++) {
			struct paint paint = paint_for(look,
			    diag_severity(kinds[i]));

			append_kind(out, counts, kinds[i], &paint);
		}
		fputs(out->str, stderr);
	}
	g_string_free(out, TRUE);
}
