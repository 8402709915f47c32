/* A lean reader of the PDF files that Cairo writes; see pdf_file.h. */
#include "finish/pdf_file.h"

#include <stdlib.h>
#include <string.h>

enum { NUMBER_MAX = 8 << 20, NESTING_MAX = 64 };

/* Reading position; every step checks the end. */
struct cursor {
	const char *at, *end;
};

/* What isn't there is read as nothing. */
static struct cursor
cursor_at(struct pdf_slice slice)
{
	const char *at = slice.at != NULL ? slice.at : "";

	return (struct cursor){ at, at + slice.length };
}

static bool
is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' ||
	    c == '\0';
}

static bool
is_delimiter(char c)
{
	return memchr("()<>[]{}/%", c, 10) != NULL;
}

static void
skip_space(struct cursor *c)
{
	while (c->at < c->end) {
		if (*c->at == '%') {
			while (c->at < c->end && *c->at != '\n')
				c->at++;
		} else if (!is_space(*c->at)) {
			return;
		} else {
			c->at++;
		}
	}
}

static bool
starts_with(const struct cursor *c, const char *word)
{
	size_t length = strlen(word);

	return (size_t)(c->end - c->at) >= length &&
	    memcmp(c->at, word, length) == 0;
}

static void
skip_string(struct cursor *c)
{
	int depth = 0;

	while (c->at < c->end) {
		char ch = *c->at++;

		if (ch == '\\' && c->at < c->end)
			c->at++;
		else if (ch == '(')
			depth++;
		else if (ch == ')' && --depth == 0)
			return;
	}
}

static void
skip_word(struct cursor *c)
{
	const char *from = c->at;

	if (c->at < c->end && *c->at == '/')
		c->at++;
	while (c->at < c->end && !is_space(*c->at) && !is_delimiter(*c->at))
		c->at++;
	if (c->at == from && c->at < c->end)
		c->at++; /* a stray delimiter */
}

/* Skips one value; a reference counts as its three words. */
static void
skip_value(struct cursor *c, int nesting)
{
	skip_space(c);
	if (c->at >= c->end || nesting > NESTING_MAX) {
		c->at = c->end;
	} else if (starts_with(c, "<<") || *c->at == '[') {
		const char *close = *c->at == '[' ? "]" : ">>";

		c->at += strlen(close);
		for (skip_space(c); c->at < c->end && !starts_with(c, close);
		     skip_space(c))
			skip_value(c, nesting + 1);
		c->at = MIN(c->at + strlen(close), c->end);
	} else if (*c->at == '(') {
		skip_string(c);
	} else if (*c->at == '<') {
		while (c->at < c->end && *c->at++ != '>')
			;
	} else {
		skip_word(c);
	}
}

/* Reads an unsigned number; false if there is none. */
static bool
read_number(struct cursor *c, size_t *number)
{
	const char *from;

	skip_space(c);
	from = c->at;
	*number = 0;
	while (c->at < c->end && g_ascii_isdigit(*c->at)) {
		*number = *number * 10 + (size_t)(*c->at++ - '0');
		if (*number > (size_t)1 << 40)
			return false;
	}
	return c->at > from;
}

/* "12 0 R" at the cursor, or nothing moved. */
static size_t
read_reference(struct cursor *c)
{
	struct cursor ahead = *c;
	size_t number, generation;

	if (!read_number(&ahead, &number) || !read_number(&ahead, &generation))
		return 0;
	skip_space(&ahead);
	if (ahead.at >= ahead.end || *ahead.at != 'R')
		return 0;
	ahead.at++;
	*c = ahead;
	return number;
}

size_t
pdf_reference(struct pdf_slice slice)
{
	struct cursor c = cursor_at(slice);

	return slice.length > 0 ? read_reference(&c) : 0;
}

struct pdf_slice
pdf_find(struct pdf_slice slice, const char *key)
{
	struct cursor c = cursor_at(slice);
	size_t length = strlen(key);

	while (c.at < c.end && !starts_with(&c, "<<"))
		c.at++;
	c.at = MIN(c.at + 2, c.end);
	for (;;) {
		const char *name, *name_end, *value;

		skip_space(&c);
		if (c.at >= c.end || *c.at != '/')
			return (struct pdf_slice){ NULL, 0 };
		name = c.at;
		skip_word(&c);
		name_end = c.at;
		skip_space(&c);
		value = c.at;
		if (read_reference(&c) == 0)
			skip_value(&c, /*nesting*/ 0);
		if ((size_t)(name_end - name) == length &&
		    memcmp(name, key, length) == 0)
			return (
			    struct pdf_slice){ value, (size_t)(c.at - value) };
	}
}

struct pdf_slice
pdf_dictionary(struct pdf_slice object)
{
	struct cursor c = cursor_at(object);
	const char *from;

	while (c.at < c.end && !starts_with(&c, "<<"))
		c.at++;
	from = c.at;
	skip_value(&c, /*nesting*/ 0);
	return (struct pdf_slice){ from, (size_t)(c.at - from) };
}

struct pdf_slice
pdf_stream(const struct pdf_file *file, struct pdf_slice object)
{
	static const struct pdf_slice none = { NULL, 0 };
	struct pdf_slice dictionary = pdf_dictionary(object);
	struct pdf_slice value = pdf_find(dictionary, "/Length");
	size_t number = pdf_reference(value), length = 0, unused;
	struct cursor c;

	if (value.length == 0)
		return none;
	c = (struct cursor){ dictionary.at + dictionary.length,
		object.at + object.length };
	skip_space(&c);
	if (!starts_with(&c, "stream"))
		return none;
	c.at += strlen("stream");
	if (starts_with(&c, "\r\n"))
		c.at += 2;
	else if (starts_with(&c, "\n"))
		c.at++;
	if (number != 0 && number < file->object_count) {
		struct pdf_slice of = file->objects[number];
		struct cursor l = cursor_at(of);

		/* "5 0 obj 217 endobj" */
		if (of.length == 0 || !read_number(&l, &unused) ||
		    !read_number(&l, &unused))
			return none;
		skip_space(&l);
		if (!starts_with(&l, "obj"))
			return none;
		l.at += strlen("obj");
		if (!read_number(&l, &length))
			return none;
	} else {
		struct cursor l = cursor_at(value);

		if (!read_number(&l, &length))
			return none;
	}
	if (length > (size_t)(c.end - c.at))
		return none;
	return (struct pdf_slice){ c.at, length };
}

size_t
pdf_next_reference(struct pdf_slice slice, const char **at)
{
	struct cursor c;

	if (slice.at == NULL)
		return 0;
	c = (struct cursor){ *at, slice.at + slice.length };
	for (skip_space(&c); c.at < c.end; skip_space(&c)) {
		size_t number = read_reference(&c);

		if (number != 0) {
			*at = c.at;
			return number;
		}
		if (starts_with(&c, "/Length ") ||
		    starts_with(&c, "/Parent ")) {
			skip_word(&c);
			skip_space(&c);
			if (read_reference(&c) == 0)
				skip_value(&c, /*nesting*/ 0);
		} else if (starts_with(&c, "<<") || starts_with(&c, ">>")) {
			c.at += 2;
		} else if (*c.at == '(' || *c.at == '<') {
			skip_value(&c, /*nesting*/ 0);
		} else {
			skip_word(&c);
		}
	}
	*at = c.end;
	return 0;
}

static bool
fail(struct pdf_file *file, const char *fault)
{
	file->fault = fault;
	return false;
}

/* The offset that stands after the last "startxref". */
static bool
find_table(struct pdf_file *file, struct cursor *c)
{
	static const char word[] = "startxref";
	size_t tail = MIN(file->length, (size_t)1024);
	const char *from = file->bytes + file->length - tail;
	const char *found = NULL;
	size_t offset;

	for (const char *at = from;
	     at + sizeof(word) <= file->bytes + file->length; at++) {
		if (memcmp(at, word, sizeof(word) - 1) == 0)
			found = at;
	}
	if (found == NULL)
		return fail(file, "there is no startxref");
	c->at = found + sizeof(word) - 1;
	c->end = file->bytes + file->length;
	if (!read_number(c, &offset) || offset >= file->length)
		return fail(file, "startxref points nowhere");
	c->at = file->bytes + offset;
	if (!starts_with(c, "xref"))
		return fail(file, "there is no cross-reference table");
	c->at += strlen("xref");
	return true;
}

static int
compare_offsets(const void *left, const void *right)
{
	const struct pdf_slice *const *a = left, *const *b = right;

	return ((*a)->at > (*b)->at) - ((*a)->at < (*b)->at);
}

/* An object ends where the next one in the file, or the table, begins. */
static bool
measure_objects(struct arena *arena, struct pdf_file *file, const char *table)
{
	struct pdf_slice **sorted = ARENA_NEW_ARRAY(arena, struct pdf_slice *,
	    file->object_count);
	size_t count = 0;

	for (size_t i = 0; i < file->object_count; i++) {
		if (file->objects[i].at != NULL)
			sorted[count++] = &file->objects[i];
	}
	qsort(sorted, count, sizeof(*sorted), compare_offsets);
	for (size_t i = 0; i < count; i++) {
		const char *end = i + 1 < count ? sorted[i + 1]->at : table;

		if (end <= sorted[i]->at)
			return fail(file, "objects overlap");
		sorted[i]->length = (size_t)(end - sorted[i]->at);
	}
	return true;
}

static bool
read_table(struct arena *arena, struct pdf_file *file, struct cursor *c)
{
	size_t first, count;

	skip_space(c);
	if (!read_number(c, &first) || !read_number(c, &count) || first != 0 ||
	    count > NUMBER_MAX)
		return fail(file, "its cross-reference table is not one piece");
	file->object_count = count;
	file->objects = ARENA_NEW_ARRAY(arena, struct pdf_slice, count);
	for (size_t i = 0; i < count; i++) {
		size_t offset, generation;

		if (!read_number(c, &offset) || !read_number(c, &generation))
			return fail(file, "its cross-reference table is short");
		skip_space(c);
		if (c->at < c->end && *c->at++ == 'n') {
			if (offset >= file->length)
				return fail(file, "an object lies outside");
			file->objects[i].at = file->bytes + offset;
		}
	}
	return true;
}

static bool
read_pages(struct arena *arena, struct pdf_file *file)
{
	size_t tree = pdf_reference(
	    pdf_find(file->objects[file->root], "/Pages"));
	struct pdf_slice kids;
	struct cursor c;
	size_t page;

	if (tree == 0 || tree >= file->object_count)
		return fail(file, "its catalog has no pages");
	kids = pdf_find(file->objects[tree], "/Kids");
	if (kids.length < 2 || *kids.at != '[')
		return fail(file, "its page tree has no kids");
	file->pages = ARENA_NEW_ARRAY(arena, size_t, kids.length / 4 + 1);
	c = (struct cursor){ kids.at + 1, kids.at + kids.length };
	for (skip_space(&c); (page = read_reference(&c)) != 0; skip_space(&c)) {
		if (page >= file->object_count ||
		    file->objects[page].length == 0)
			return fail(file, "a page is not there");
		file->pages[file->page_count++] = page;
	}
	return true;
}

bool
pdf_file_read(struct arena *arena, struct pdf_file *file, const char *bytes,
    size_t length)
{
	struct cursor c;
	const char *table;
	struct pdf_slice trailer;

	*file = (struct pdf_file){ .bytes = bytes, .length = length };
	if (!find_table(file, &c))
		return false;
	table = c.at - strlen("xref");
	if (!read_table(arena, file, &c) ||
	    !measure_objects(arena, file, table))
		return false;
	trailer = (struct pdf_slice){ c.at, (size_t)(c.end - c.at) };
	file->root = pdf_reference(pdf_find(trailer, "/Root"));
	file->info = pdf_reference(pdf_find(trailer, "/Info"));
	if (file->root == 0 || file->root >= file->object_count ||
	    file->info >= file->object_count)
		return fail(file, "its trailer names no catalog");
	return read_pages(arena, file);
}
