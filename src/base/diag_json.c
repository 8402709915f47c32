/*
 * Messages as JSON, for editors and for services that check changes; see
 * diag_message.h.  Lines and columns count from 1, columns in characters;
 * the end lies behind the last character.
 */
#include <stdio.h>
#include <string.h>

#include "base/diag_message.h"
#include "base/json.h"

#define SARIF_SCHEMA "https://json.schemastore.org/sarif-2.1.0.json"

enum { SOURCE_LINE_MOST = 1000 }; /* bytes */

/* "line":1,"column":2 with `names` in place of the two */
static void
write_place(struct json *json, struct diag_sources *sources, struct pos pos,
    const char *line_name, const char *column_name)
{
	unsigned column = diag_sources_column(sources, pos);

	if (pos.line == 0)
		return;
	json_number(json, line_name, pos.line);
	if (column > 0)
		json_number(json, column_name, column);
}

static struct pos
end_of(const struct diag_message *message)
{
	struct pos end = message->pos;

	end.column += (unsigned)message->length;
	return end;
}

/* A line of a megabyte is no excerpt. */
static void
write_source_line(struct json *json, struct diag_sources *sources,
    struct pos pos)
{
	size_t length;
	const char *line = diag_sources_line(sources, pos, &length);
	char *text;

	if (line == NULL || length == 0 || length > SOURCE_LINE_MOST)
		return;
	text = g_strndup(line, length);
	json_text(json, "source", text);
	g_free(text);
}

static void
write_message(struct json *json, const struct diag_message *message,
    struct diag_sources *sources)
{
	json_open_object(json, NULL);
	json_text(json, "severity",
	    diag_severity_name(diag_severity(message->kind)));
	json_text(json, "name", diag_name(message->kind));
	json_text(json, "file", message->pos.file);
	write_place(json, sources, message->pos, "line", "column");
	if (message->length > 0)
		write_place(json, sources, end_of(message), "endLine",
		    "endColumn");
	json_text(json, "message", diag_sentence(message->kind));
	json_text(json, "detail", message->detail);
	json_text(json, "suggestion", message->instead);
	write_source_line(json, sources, message->pos);
	if (message->other.file != NULL && message->other_is != NULL) {
		json_open_object(json, "related");
		json_text(json, "message", message->other_is);
		json_text(json, "file", message->other.file);
		write_place(json, sources, message->other, "line", "column");
		json_close(json);
	}
	json_close(json);
}

void
diag_report_messages(struct json *json, const char *key,
    const GPtrArray *messages, struct diag_sources *sources)
{
	json_open_array(json, key);
	for (guint i = 0; i < messages->len; i++)
		write_message(json, messages->pdata[i], sources);
	json_close(json);
}

void
diag_report_totals(struct json *json, const char *key,
    const struct diag_counts *counts)
{
	json_open_object(json, key);
	for (int i = DIAG_SEVERITY__MAX - 1; i >= 0; i--)
		json_number(json, diag_severity_name((enum diag_severity)i),
		    (gint64)counts->of_severity[i]);
	json_close(json);
}

void
diag_report_json(const GPtrArray *messages, struct diag_sources *sources,
    const struct diag_counts *counts, int status)
{
	GString *out = g_string_new(NULL);
	struct json json;

	json_begin(&json, out);
	json_open_object(&json, NULL);
	json_number(&json, "status", status);
	diag_report_totals(&json, "counts", counts);
	diag_report_messages(&json, "messages", messages, sources);
	json_close(&json);
	fwrite(out->str, 1, out->len, stdout);
	g_string_free(out, TRUE);
}

/* {"text":"…"} */
static void
write_text_object(struct json *json, const char *key, const char *text)
{
	json_open_object(json, key);
	json_text(json, "text", text);
	json_close(json);
}

/* The kinds that occur, each once, in the order of the catalogue. */
static void
write_rules(struct json *json, const GPtrArray *messages)
{
	bool occurs[DIAG__MAX] = { false };

	for (guint i = 0; i < messages->len; i++) {
		const struct diag_message *message = messages->pdata[i];

		occurs[message->kind] = true;
	}
	json_open_array(json, "rules");
	for (int kind = 0; kind < DIAG__MAX; kind++) {
		if (!occurs[kind])
			continue;
		json_open_object(json, NULL);
		json_text(json, "id", diag_name((enum diag_kind)kind));
		write_text_object(json, "shortDescription",
		    diag_sentence((enum diag_kind)kind));
		json_close(json);
	}
	json_close(json);
}

static void
write_location(struct json *json, struct diag_sources *sources,
    const struct diag_message *message)
{
	struct pos pos = message->pos;
	char *uri = g_uri_escape_string(pos.file, "/", /*utf8*/ FALSE);

	json_open_object(json, NULL);
	json_open_object(json, "physicalLocation");
	json_open_object(json, "artifactLocation");
	json_text(json, "uri", uri);
	json_close(json);
	if (pos.line > 0) {
		json_open_object(json, "region");
		write_place(json, sources, pos, "startLine", "startColumn");
		if (message->length > 0)
			json_number(json, "endColumn",
			    diag_sources_column(sources, end_of(message)));
		json_close(json);
	}
	json_close(json);
	json_close(json);
	g_free(uri);
}

static const char *const levels[DIAG_SEVERITY__MAX] = {
	[DIAG_SEVERITY_NOTE] = "note",
	[DIAG_SEVERITY_WARNING] = "warning",
	[DIAG_SEVERITY_ERROR] = "error",
	[DIAG_SEVERITY_FATAL] = "error",
};

static void
write_result(struct json *json, const struct diag_message *message,
    struct diag_sources *sources)
{
	GString *text = g_string_new(diag_sentence(message->kind));

	if (message->detail != NULL)
		g_string_append_printf(text, ": %s", message->detail);
	if (message->instead != NULL)
		g_string_append_printf(text, "; did you mean %s?",
		    message->instead);
	json_open_object(json, NULL);
	json_text(json, "ruleId", diag_name(message->kind));
	json_text(json, "level", levels[diag_severity(message->kind)]);
	write_text_object(json, "message", text->str);
	json_open_array(json, "locations");
	if (message->pos.file != NULL)
		write_location(json, sources, message);
	json_close(json);
	json_close(json);
	g_string_free(text, TRUE);
}

static void
write_run(struct json *json, const GPtrArray *messages,
    struct diag_sources *sources)
{
	json_open_object(json, NULL);
	json_open_object(json, "tool");
	json_open_object(json, "driver");
	json_text(json, "name", "quoin");
	write_rules(json, messages);
	json_close(json);
	json_close(json);
	json_text(json, "columnKind", "unicodeCodePoints");
	json_open_array(json, "results");
	for (guint i = 0; i < messages->len; i++)
		write_result(json, messages->pdata[i], sources);
	json_close(json);
	json_close(json);
}

void
diag_report_sarif(const GPtrArray *messages, struct diag_sources *sources)
{
	GString *out = g_string_new(NULL);
	struct json json;

	json_begin(&json, out);
	json_open_object(&json, NULL);
	json_text(&json, "$schema", SARIF_SCHEMA);
	json_text(&json, "version", "2.1.0");
	json_open_array(&json, "runs");
	write_run(&json, messages, sources);
	json_close(&json);
	json_close(&json);
	fwrite(out->str, 1, out->len, stdout);
	g_string_free(out, TRUE);
}
