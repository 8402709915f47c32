/* The report of a build: its object, and the files it goes into; see report.h. */
#include "report/report.h"

#include <string.h>
#include <sys/stat.h>

#include <libxml/xmlsave.h>

#include "base/file.h"
#include "report/json_read.h"
#include "report/json_write.h"
#include "report/part.h"
#include "transform/transform.h"

enum form { FORM_NONE, FORM_HTML, FORM_JSON };

static enum form
form_of(const char *path)
{
	if (g_str_has_suffix(path, ".html"))
		return FORM_HTML;
	return g_str_has_suffix(path, ".json") ? FORM_JSON : FORM_NONE;
}

bool
report_has_form(const char *path)
{
	return form_of(path) != FORM_NONE;
}

static void
write_outputs(struct json *json, const struct report *report)
{
	json_open_array(json, "outputs");
	for (size_t i = 0; i < report->output_count; i++) {
		const struct report_output *output = &report->outputs[i];
		struct stat status;

		json_open_object(json, NULL);
		json_text(json, "format", output->format);
		json_text(json, "file", output->path);
		if (stat(output->path, &status) == 0)
			json_number(json, "bytes", status.st_size);
		json_close(json);
	}
	json_close(json);
}

static void
write_stages(struct json *json, const struct report *report)
{
	json_open_array(json, "stages");
	for (size_t i = 0; i < report->stage_count; i++) {
		const struct report_stage *stage = &report->stages[i];

		json_open_object(json, NULL);
		json_text(json, "name", stage->name);
		json_decimal(json, "seconds", stage->seconds, 3);
		json_number(json, "peakMiB", stage->peak);
		json_close(json);
	}
	json_close(json);
}

/* The object as text. */
static GString *
write_object(const struct report *report)
{
	GString *out = g_string_new(NULL);
	struct json json;

	json_begin(&json, out);
	json_open_object(&json, NULL);
	json_text(&json, "quoin", report->version);
	json_number(&json, "status", diags_exit_status(report->diags));
	json_text(&json, "source", report->source);
	part_book(&json, report);
	write_outputs(&json, report);
	if (report->areas != NULL)
		part_pages(&json, report);
	if (report->book != NULL)
		part_images(&json, report);
	if (report->pdf.arena != NULL)
		part_pdf(&json, report);
	if (report->epub.arena != NULL)
		part_epub(&json, report);
	diags_write_counts(report->diags, &json, "counts");
	diags_write_messages(report->diags, &json, "messages", /*wants*/ NULL);
	if (report->stage_count > 0)
		write_stages(&json, report);
	json_close(&json);
	return out;
}

static bool
write_file(struct diags *diags, const char *path, const char *bytes,
    size_t length)
{
	struct arena *arena = arena_new();
	const char *reason = NULL;
	struct file_output *output = NULL;
	bool is_good;

	if (file_make_directory(file_directory(arena, path), &reason))
		output = file_output_open(path, &reason);
	is_good = output != NULL;
	if (is_good) {
		file_output_write(output, bytes, length);
		is_good = file_output_commit(output, &reason);
	}
	if (!is_good)
		diag(diags, DIAG_OUTPUT_UNWRITABLE, POS_NONE, "%s: %s", path,
		    reason);
	arena_free(arena);
	return is_good;
}

static bool
write_html(struct diags *diags, xmlDoc *tree, const char *path)
{
	xmlDoc *html = transform_apply(diags, "report/html.xsl", tree,
	    /*params*/ NULL, 0);
	xmlBuffer *buffer = xmlBufferCreate();
	xmlSaveCtxt *save;
	bool is_good = html != NULL;

	if (is_good) {
		xmlBufferCat(buffer, BAD_CAST "<!DOCTYPE html>\n");
		/* empty elements as HTML parsers want them */
		save = xmlSaveToBuffer(buffer, "UTF-8",
		    XML_SAVE_XHTML | XML_SAVE_NO_DECL);
		xmlSaveTree(save, xmlDocGetRootElement(html));
		xmlSaveClose(save);
		xmlBufferCat(buffer, BAD_CAST "\n");
		is_good = write_file(diags, path,
		    (const char *)xmlBufferContent(buffer),
		    (size_t)xmlBufferLength(buffer));
	}
	xmlBufferFree(buffer);
	xmlFreeDoc(html);
	return is_good;
}

/* The tree, in the form that `path` ends in. */
static bool
write_tree(struct diags *diags, xmlDoc *tree, const char *path)
{
	GString *text;
	bool is_good;

	if (form_of(path) == FORM_HTML)
		return write_html(diags, tree, path);
	text = g_string_new(NULL);
	json_write(text, tree);
	is_good = write_file(diags, path, text->str, text->len);
	g_string_free(text, TRUE);
	return is_good;
}

bool
report_write(const struct report *report, const char *path)
{
	GString *text = write_object(report);
	struct arena *arena = arena_new();
	const char *reason;
	unsigned line;
	xmlDoc *tree = json_read(arena, text->str, text->len, &reason, &line);
	bool is_good;

	g_assert(tree != NULL);
	is_good = write_tree(report->diags, tree, path);
	xmlFreeDoc(tree);
	arena_free(arena);
	g_string_free(text, TRUE);
	return is_good;
}

/* The object in a file; NULL after a message. */
static xmlDoc *
read_object(struct arena *arena, struct diags *diags, const char *path)
{
	struct pos pos = { .file = path };
	const char *reason = NULL;
	size_t length;
	const char *text = file_read(arena, path, &length, &reason);
	xmlDoc *tree = text != NULL
	    ? json_read(arena, text, length, &reason, &pos.line)
	    : NULL;

	if (tree != NULL &&
	    strcmp((const char *)xmlDocGetRootElement(tree)->name, "map") == 0)
		return tree;
	diag(diags, text == NULL ? DIAG_FILE_UNREADABLE : DIAG_REPORT_BROKEN,
	    pos, "%s", reason != NULL ? reason : "it is no object");
	xmlFreeDoc(tree);
	return NULL;
}

/* Moves what is in the array `key` of `from` to that of `to`. */
static void
move_items(xmlNode *to, const xmlNode *from, const char *key)
{
	xmlNode *source = json_find(from, key);
	xmlNode *target = json_find(to, key);

	if (source == NULL)
		return;
	if (target == NULL) {
		target = xmlNewChild(to, to->ns, BAD_CAST "array", NULL);
		xmlNewProp(target, BAD_CAST "key", BAD_CAST key);
	}
	while (source->children != NULL) {
		xmlNode *item = source->children;

		xmlUnlinkNode(item);
		xmlAddChild(target, item);
		xmlReconciliateNs(to->doc, item);
	}
}

static bool
join_results(struct arena *arena, struct diags *diags, xmlDoc *tree,
    const char *path)
{
	xmlDoc *results = read_object(arena, diags, path);

	if (results == NULL)
		return false;
	move_items(xmlDocGetRootElement(tree), xmlDocGetRootElement(results),
	    "validators");
	xmlFreeDoc(results);
	return true;
}

bool
report_join(struct diags *diags, const char *report, const char *const *joined,
    const char *path)
{
	struct arena *arena = arena_new();
	xmlDoc *tree = read_object(arena, diags, report);
	bool is_good = tree != NULL;

	for (size_t i = 0; is_good && joined != NULL && joined[i] != NULL; i++)
		is_good = join_results(arena, diags, tree, joined[i]);
	is_good = is_good && write_tree(diags, tree, path);
	xmlFreeDoc(tree);
	arena_free(arena);
	return is_good;
}
