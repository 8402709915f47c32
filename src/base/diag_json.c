/*
 * Messages as JSON, for editors and for services that check changes; see
 * diag_message.h.  Lines and columns count from 1, columns in characters;
 * the end lies behind the last character.  One message a line, so that two
 * reports can be compared.
 */
#include <stdio.h>
#include <string.h>

#include "base/diag_message.h"

#define SARIF_SCHEMA "https://json.schemastore.org/sarif-2.1.0.json"

static void
append_string(GString *out, const char *text)
{
	g_string_append_c(out, '"');
	for (const char *p = text; *p != '\0'; p++) {
		if (*p == '"' || *p == '\\')
			g_string_append_printf(out, "\\%c", *p);
		else if ((unsigned char)*p < ' ')
			g_string_append_printf(out, "\\u%04x", (unsigned)*p);
		else
			g_string_append_c(out, *p);
	}
	g_string_append_c(out, '"');
}

/* Paths may hold any bytes, JSON may not. */
static void
append_text(GString *out, const char *text)
{
	char *valid = g_utf8_make_valid(text, -1);

	append_string(out, valid);
	g_free(valid);
}

/* ,"name":"text" unless there is none */
static void
append_field(GString *out, const char *name, const char *text)
{
	if (text == NULL)
		return;
	g_string_append_printf(out, ",\"%s\":", name);
	append_text(out, text);
}

/* ,"line":1,"column":2 with `names` in place of the two */
static void
append_place(GString *out, struct diag_sources *sources, struct pos pos,
    const char *line_name, const char *column_name)
{
	unsigned column = diag_sources_column(sources, pos);

	if (pos.line == 0)
		return;
	g_string_append_printf(out, ",\"%s\":%u", line_name, pos.line);
	if (column > 0)
		g_string_append_printf(out, ",\"%s\":%u", column_name, column);
}

static struct pos
end_of(const struct diag_message *message)
{
	struct pos end = message->pos;

	end.column += (unsigned)message->length;
	return end;
}

static void
append_message(GString *out, const struct diag_message *message,
    struct diag_sources *sources)
{
	g_string_append(out, "{\"severity\":");
	append_string(out, diag_severity_name(diag_severity(message->kind)));
	append_field(out, "name", diag_name(message->kind));
	append_field(out, "file", message->pos.file);
	append_place(out, sources, message->pos, "line", "column");
	if (message->length > 0)
		append_place(out, sources, end_of(message), "endLine",
		    "endColumn");
	append_field(out, "message", diag_sentence(message->kind));
	append_field(out, "detail", message->detail);
	append_field(out, "suggestion", message->instead);
	if (message->other.file != NULL && message->other_is != NULL) {
		g_string_append(out, ",\"related\":{\"message\":");
		append_text(out, message->other_is);
		append_field(out, "file", message->other.file);
		append_place(out, sources, message->other, "line", "column");
		g_string_append_c(out, '}');
	}
	g_string_append_c(out, '}');
}

void
diag_report_json(const GPtrArray *messages, struct diag_sources *sources,
    const struct diag_counts *counts, int status)
{
	GString *out = g_string_new(NULL);

	g_string_append_printf(out, "{\"status\":%d,\"counts\":{", status);
	for (int i = DIAG_SEVERITY__MAX - 1; i >= 0; i--)
		g_string_append_printf(out, "\"%s\":%zu%s",
		    diag_severity_name((enum diag_severity)i),
		    counts->of_severity[i], i > 0 ? "," : "");
	g_string_append(out, "},\"messages\":[");
	for (guint i = 0; i < messages->len; i++) {
		g_string_append(out, i > 0 ? ",\n" : "\n");
		append_message(out, messages->pdata[i], sources);
	}
	g_string_append(out, "\n]}\n");
	fwrite(out->str, 1, out->len, stdout);
	g_string_free(out, TRUE);
}

/* The kinds that occur, each once, in the order of the catalogue. */
static void
append_rules(GString *out, const GPtrArray *messages)
{
	bool occurs[DIAG__MAX] = { false };
	const char *before = "\n";

	for (guint i = 0; i < messages->len; i++) {
		const struct diag_message *message = messages->pdata[i];

		occurs[message->kind] = true;
	}
	for (int kind = 0; kind < DIAG__MAX; kind++) {
		if (!occurs[kind])
			continue;
		g_string_append_printf(out, "%s{\"id\":", before);
		append_string(out, diag_name((enum diag_kind)kind));
		g_string_append(out, ",\"shortDescription\":{\"text\":");
		append_string(out, diag_sentence((enum diag_kind)kind));
		g_string_append(out, "}}");
		before = ",\n";
	}
}

static void
append_location(GString *out, struct diag_sources *sources, struct pos pos,
    size_t length)
{
	char *uri = g_uri_escape_string(pos.file, "/", /*utf8*/ FALSE);
	struct pos end = pos;

	g_string_append(out,
	    "{\"physicalLocation\":{\"artifactLocation\":{\"uri\":");
	append_string(out, uri);
	g_string_append_c(out, '}');
	if (pos.line > 0) {
		g_string_append_printf(out, ",\"region\":{\"startLine\":%u",
		    pos.line);
		if (pos.column > 0)
			g_string_append_printf(out, ",\"startColumn\":%u",
			    diag_sources_column(sources, pos));
		end.column += (unsigned)length;
		if (length > 0)
			g_string_append_printf(out, ",\"endColumn\":%u",
			    diag_sources_column(sources, end));
		g_string_append_c(out, '}');
	}
	g_string_append(out, "}}");
	g_free(uri);
}

static const char *const levels[DIAG_SEVERITY__MAX] = {
	[DIAG_SEVERITY_NOTE] = "note",
	[DIAG_SEVERITY_WARNING] = "warning",
	[DIAG_SEVERITY_ERROR] = "error",
	[DIAG_SEVERITY_FATAL] = "error",
};

static void
append_result(GString *out, const struct diag_message *message,
    struct diag_sources *sources)
{
	GString *text = g_string_new(diag_sentence(message->kind));

	if (message->detail != NULL)
		g_string_append_printf(text, ": %s", message->detail);
	if (message->instead != NULL)
		g_string_append_printf(text, "; did you mean %s?",
		    message->instead);
	g_string_append(out, "{\"ruleId\":");
	append_string(out, diag_name(message->kind));
	append_field(out, "level", levels[diag_severity(message->kind)]);
	g_string_append(out, ",\"message\":{\"text\":");
	append_text(out, text->str);
	g_string_append(out, "},\"locations\":[");
	if (message->pos.file != NULL)
		append_location(out, sources, message->pos, message->length);
	g_string_append(out, "]}");
	g_string_free(text, TRUE);
}

void
diag_report_sarif(const GPtrArray *messages, struct diag_sources *sources)
{
	GString *out = g_string_new("{\"$schema\":");

	append_string(out, SARIF_SCHEMA);
	g_string_append(out,
	    ",\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":{"
	    "\"name\":\"quoin\",\"rules\":[");
	append_rules(out, messages);
	g_string_append(out,
	    "\n]}},\"columnKind\":\"unicodeCodePoints\",\"results\":[");
	for (guint i = 0; i < messages->len; i++) {
		g_string_append(out, i > 0 ? ",\n" : "\n");
		append_result(out, messages->pdata[i], sources);
	}
	g_string_append(out, "\n]}]}\n");
	fwrite(out->str, 1, out->len, stdout);
	g_string_free(out, TRUE);
}
