/* JSON read into XML; see json_read.h. */
#include "report/json_read.h"

#include <string.h>

#include <glib.h>

#include "base/json.h"

struct reader {
	struct arena *arena;
	xmlDoc *doc;
	xmlNs *ns;
	const char *at, *end;
	const char *reason; /* NULL as long as all is well */
	GString *text;      /* of the string under way */
	unsigned depth;
};

static bool read_value(struct reader *r, xmlNode *parent, const char *key);

static bool
fail(struct reader *r, const char *reason)
{
	if (r->reason == NULL)
		r->reason = reason;
	return false;
}

static void
skip_space(struct reader *r)
{
	while (r->at < r->end && strchr(" \t\r\n", *r->at) != NULL)
		r->at++;
}

/* Skips white space, and `sign` if that comes then. */
static bool
take(struct reader *r, char sign)
{
	skip_space(r);
	if (r->at == r->end || *r->at != sign)
		return false;
	r->at++;
	return true;
}

static xmlNode *
add_node(struct reader *r, xmlNode *parent, const char *name, const char *key,
    const char *text)
{
	xmlNode *node = xmlNewDocNode(r->doc, /*ns*/ NULL, BAD_CAST name, NULL);

	if (parent != NULL) {
		xmlAddChild(parent, node);
	} else {
		xmlDocSetRootElement(r->doc, node);
		r->ns = xmlNewNs(node, BAD_CAST JSON_NS, NULL);
	}
	xmlSetNs(node, r->ns);
	if (key != NULL)
		xmlNewProp(node, BAD_CAST "key", BAD_CAST key);
	if (text != NULL && *text != '\0')
		xmlAddChild(node, xmlNewDocText(r->doc, BAD_CAST text));
	return node;
}

/* The four digits of "\uXXXX"; false where they are none. */
static bool
read_hex(struct reader *r, gunichar *unit)
{
	*unit = 0;
	for (int i = 0; i < 4; i++, r->at++) {
		if (r->at == r->end || !g_ascii_isxdigit(*r->at))
			return fail(r, "\\u wants four hexadecimal digits");
		*unit = *unit << 4 | (gunichar)g_ascii_xdigit_value(*r->at);
	}
	return true;
}

/* XML 1.0, 2.2: Char */
static bool
may_stand_in_xml(gunichar c)
{
	return c == '\t' || c == '\n' || c == '\r' ||
	    (c >= ' ' && (c < 0xd800 || c > 0xdfff) && c != 0xfffe &&
		c != 0xffff && c <= 0x10ffff);
}

/* Two units may make one character (RFC 8259, 7). */
static bool
read_unicode(struct reader *r)
{
	gunichar unit, low;

	if (!read_hex(r, &unit))
		return false;
	if (unit >= 0xd800 && unit < 0xdc00 && r->end - r->at > 2 &&
	    r->at[0] == '\\' && r->at[1] == 'u') {
		r->at += 2;
		if (!read_hex(r, &low))
			return false;
		if (low >= 0xdc00 && low < 0xe000)
			unit = 0x10000 + ((unit - 0xd800) << 10) +
			    (low - 0xdc00);
	}
	g_string_append_unichar(r->text,
	    may_stand_in_xml(unit) ? unit : 0xfffd);
	return true;
}

static bool
read_escape(struct reader *r)
{
	static const char signs[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
	const char *sign = r->at < r->end && *r->at != '\0'
	    ? strchr(signs, *r->at)
	    : NULL;

	if (r->at < r->end && *r->at == 'u') {
		r->at++;
		return read_unicode(r);
	}
	if (sign == NULL)
		return fail(r, "there is no such escape in a string");
	g_string_append_unichar(r->text,
	    may_stand_in_xml((gunichar)meant[sign - signs])
		? (gunichar)meant[sign - signs]
		: 0xfffd);
	r->at++;
	return true;
}

/* The string behind its first quotation mark; NULL after a failure. */
static const char *
read_string(struct reader *r)
{
	g_string_truncate(r->text, 0);
	while (r->at < r->end && *r->at != '"') {
		const char *piece = r->at;

		if ((unsigned char)*r->at < ' ') {
			fail(r, "a control character stands in a string");
			return NULL;
		}
		if (*r->at == '\\') {
			r->at++;
			if (!read_escape(r))
				return NULL;
			continue;
		}
		r->at = g_utf8_next_char(r->at);
		if (may_stand_in_xml(g_utf8_get_char(piece)))
			g_string_append_len(r->text, piece, r->at - piece);
		else
			g_string_append_unichar(r->text, 0xfffd);
	}
	if (r->at >= r->end) {
		fail(r, "a string has no end");
		return NULL;
	}
	r->at++;
	return arena_strdup(r->arena, r->text->str);
}

static bool
read_items(struct reader *r, xmlNode *array)
{
	if (take(r, ']'))
		return true;
	do {
		if (!read_value(r, array, /*key*/ NULL))
			return false;
	} while (take(r, ','));
	return take(r, ']') || fail(r, "',' or ']' is lacking");
}

static bool
read_members(struct reader *r, xmlNode *map)
{
	if (take(r, '}'))
		return true;
	do {
		const char *key = take(r, '"') ? read_string(r) : NULL;

		if (key == NULL)
			return fail(r, "a key is lacking");
		if (!take(r, ':'))
			return fail(r, "':' is lacking");
		if (!read_value(r, map, key))
			return false;
	} while (take(r, ','));
	return take(r, '}') || fail(r, "',' or '}' is lacking");
}

static bool
read_word(struct reader *r, xmlNode *parent, const char *key)
{
	static const struct {
		const char *word, *name, *text;
	} words[] = {
		{ "true", "boolean", "true" },
		{ "false", "boolean", "false" },
		{ "null", "null", NULL },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
		size_t length = strlen(words[i].word);

		if ((size_t)(r->end - r->at) < length ||
		    memcmp(r->at, words[i].word, length) != 0)
			continue;
		r->at += length;
		add_node(r, parent, words[i].name, key, words[i].text);
		return true;
	}
	return fail(r, "a value is lacking");
}

static bool
read_number(struct reader *r, xmlNode *parent, const char *key)
{
	static const char form[] =
	    "^-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?$";
	size_t length = 0;
	char *text;
	bool is_number;

	while (r->at + length < r->end &&
	    (g_ascii_isalnum(r->at[length]) ||
		strchr("+-.", r->at[length]) != NULL))
		length++;
	text = g_strndup(r->at, length);
	is_number = g_regex_match_simple(form, text, G_REGEX_DOLLAR_ENDONLY,
	    (GRegexMatchFlags)0);
	if (is_number)
		add_node(r, parent, "number", key, text);
	g_free(text);
	r->at += length;
	return is_number || fail(r, "this is no number");
}

/* An array or a map, behind its bracket. */
static bool
read_nested(struct reader *r, xmlNode *parent, const char *key, bool is_array)
{
	xmlNode *node = add_node(r, parent, is_array ? "array" : "map", key,
	    /*text*/ NULL);
	bool is_good;

	if (++r->depth > JSON_DEPTH_MAX)
		return fail(r, "it is nested too deep");
	is_good = is_array ? read_items(r, node) : read_members(r, node);
	r->depth--;
	return is_good;
}

static bool
read_value(struct reader *r, xmlNode *parent, const char *key)
{
	const char *text;

	if (take(r, '{'))
		return read_nested(r, parent, key, /*is_array*/ false);
	if (take(r, '['))
		return read_nested(r, parent, key, /*is_array*/ true);
	if (take(r, '"')) {
		text = read_string(r);
		if (text != NULL)
			add_node(r, parent, "string", key, text);
		return text != NULL;
	}
	if (r->at < r->end && (g_ascii_isdigit(*r->at) || *r->at == '-'))
		return read_number(r, parent, key);
	return read_word(r, parent, key);
}

xmlDoc *
json_read(struct arena *arena, const char *text, size_t length,
    const char **reason, unsigned *line)
{
	struct reader r = {
		.arena = arena,
		.doc = xmlNewDoc(BAD_CAST "1.0"),
		.at = text,
		.end = text + length,
		.text = g_string_new(NULL),
	};
	bool is_good = g_utf8_validate(text, (gssize)length, NULL)
	    ? read_value(&r, /*parent*/ NULL, /*key*/ NULL)
	    : fail(&r, "it is not UTF-8");

	if (is_good) {
		skip_space(&r);
		is_good = r.at == r.end ||
		    fail(&r, "something follows its end");
	}
	g_string_free(r.text, TRUE);
	if (is_good)
		return r.doc;
	*line = 1;
	for (const char *at = text; at < r.at; at++)
		*line += *at == '\n';
	*reason = arena_strdup(arena, r.reason);
	xmlFreeDoc(r.doc);
	return NULL;
}

xmlNode *
json_find(const xmlNode *map, const char *key)
{
	for (xmlNode *item = map->children; item != NULL; item = item->next) {
		xmlChar *name = xmlGetNoNsProp(item, BAD_CAST "key");
		bool is_it = name != NULL &&
		    strcmp((const char *)name, key) == 0;

		xmlFree(name);
		if (is_it)
			return item;
	}
	return NULL;
}
