/*
 * JSON, written piece by piece (RFC 8259).  Commas come by themselves; each key
 * of the outermost object and each object in an array begins a line, so that
 * two files can be compared line by line.
 */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include <stdbool.h>

#include <glib.h>

enum { JSON_DEPTH_MAX = 64 };

struct json {
	GString *out;
	unsigned depth; /* of arrays and objects that are open */
	struct json_level {
		bool is_array, has_items, has_lines;
	} levels[JSON_DEPTH_MAX];
};

/* Appends to `out`, which stays the caller's. */
void json_begin(struct json *json, GString *out);

/* `key` is NULL in an array, and for the outermost value. */
void json_open_object(struct json *json, const char *key);
void json_open_array(struct json *json, const char *key);
void json_close(struct json *json); /* whichever was opened last */

/*
 * Bytes that are not UTF-8 come out as replacement characters.  Nothing is
 * written where `text` is NULL.
 */
void json_text(struct json *json, const char *key, const char *text);
void json_number(struct json *json, const char *key, gint64 number);
/* With so many places after the point, at most 9. */
void json_decimal(struct json *json, const char *key, double number,
    int places);
void json_bool(struct json *json, const char *key, bool is_true);
/* A number as it is spelt, or true, false, null. */
void json_word(struct json *json, const char *key, const char *word);

#endif
