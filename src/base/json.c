/* JSON, written piece by piece; see json.h. */
#include "base/json.h"

void
json_begin(struct json *json, GString *out)
{
	*json = (struct json){ .out = out };
}

static void
append_string(GString *out, const char *text)
{
	char *valid = g_utf8_make_valid(text, -1);

	g_string_append_c(out, '"');
	for (const char *p = valid; *p != '\0'; p++) {
		if (*p == '"' || *p == '\\')
			g_string_append_printf(out, "\\%c", *p);
		else if ((unsigned char)*p < ' ')
			g_string_append_printf(out, "\\u%04x", (unsigned)*p);
		else
			g_string_append_c(out, *p);
	}
	g_string_append_c(out, '"');
	g_free(valid);
}

/* What stands before a value: comma, line, key. */
static void
begin_value(struct json *json, const char *key, bool is_object)
{
	struct json_level *level;
	bool begins_line;

	if (json->depth == 0)
		return;
	level = &json->levels[json->depth - 1];
	begins_line = level->is_array ? is_object : json->depth == 1;
	if (level->has_items)
		g_string_append_c(json->out, ',');
	if (begins_line)
		g_string_append_c(json->out, '\n');
	level->has_items = true;
	level->has_lines |= begins_line;
	if (key != NULL) {
		append_string(json->out, key);
		g_string_append_c(json->out, ':');
	}
}

static void
open(struct json *json, const char *key, bool is_array)
{
	begin_value(json, key, !is_array);
	g_assert(json->depth < JSON_DEPTH_MAX);
	json->levels[json->depth++] = (struct json_level){
		.is_array = is_array,
	};
	g_string_append_c(json->out, is_array ? '[' : '{');
}

void
json_open_object(struct json *json, const char *key)
{
	open(json, key, /*is_array*/ false);
}

void
json_open_array(struct json *json, const char *key)
{
	open(json, key, /*is_array*/ true);
}

void
json_close(struct json *json)
{
	const struct json_level *level = &json->levels[--json->depth];

	if (level->has_lines)
		g_string_append_c(json->out, '\n');
	g_string_append_c(json->out, level->is_array ? ']' : '}');
	if (json->depth == 0)
		g_string_append_c(json->out, '\n');
}

void
json_text(struct json *json, const char *key, const char *text)
{
	if (text == NULL)
		return;
	begin_value(json, key, /*is_object*/ false);
	append_string(json->out, text);
}

void
json_word(struct json *json, const char *key, const char *word)
{
	begin_value(json, key, /*is_object*/ false);
	g_string_append(json->out, word);
}

void
json_number(struct json *json, const char *key, gint64 number)
{
	char text[32];

	g_snprintf(text, sizeof(text), "%" G_GINT64_FORMAT, number);
	json_word(json, key, text);
}

void
json_decimal(struct json *json, const char *key, double number, int places)
{
	char format[] = "%.0f", text[G_ASCII_DTOSTR_BUF_SIZE];

	format[2] = (char)('0' + places);
	json_word(json, key,
	    g_ascii_formatd(text, sizeof(text), format, number));
}

void
json_bool(struct json *json, const char *key, bool is_true)
{
	json_word(json, key, is_true ? "true" : "false");
}
