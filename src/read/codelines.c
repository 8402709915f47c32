/*
 * The lines of a code block; see codelines.h.
 *
 * A line that stands out is a phrase (role highlighted, inserted, deleted).  A
 * callout is "<1>" at a line's end, alone or in a comment, which then is not
 * shown:
 *
 *	let x = 5; // <1>
 */
#include "read/codelines.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A line without its end, and the callouts that were taken off it. */
struct line {
	const char *text;
	size_t length;
	unsigned marks[8];
	unsigned mark_count;
};

static size_t
rtrim(const char *text, size_t length)
{
	while (length > 0 &&
	    (text[length - 1] == ' ' || text[length - 1] == '\t' ||
		text[length - 1] == '\r'))
		length--;
	return length;
}

/* The length without `suffix`; the same length where it does not end so. */
static size_t
without_suffix(const char *text, size_t length, const char *suffix)
{
	size_t size = strlen(suffix);

	return length >= size && memcmp(text + length - size, suffix, size) == 0
	    ? length - size
	    : length;
}

/* The number of a "<1>" that ends the text, and where it begins; or 0. */
static unsigned
scan_mark(const char *text, size_t *length)
{
	size_t at = *length;
	unsigned number;

	if (at < 3 || text[at - 1] != '>')
		return 0;
	at--;
	while (at > 0 && g_ascii_isdigit(text[at - 1]))
		at--;
	if (at == 0 || text[at - 1] != '<' || *length - at > 3)
		return 0;
	number = (unsigned)strtoul(text + at, NULL, 10);
	*length = at - 1;
	return number <= CODELINES_CALLOUTS_MAX ? number : 0;
}

/* Takes the marks off a line's end, with the comment they stand in. */
static void
take_marks(struct line *line)
{
	static const char *const comments[] = { "//", "#", "--", ";", "%", "/*",
		"<!--" };
	size_t length = rtrim(line->text, line->length), inner, plain;
	bool found = false;
	unsigned number;

	inner = without_suffix(line->text, length, "*/");
	inner = without_suffix(line->text, inner, "-->");
	inner = rtrim(line->text, inner);
	while (line->mark_count < G_N_ELEMENTS(line->marks) &&
	    (number = scan_mark(line->text, &inner)) > 0) {
		for (unsigned i = line->mark_count; i > 0; i--)
			line->marks[i] = line->marks[i - 1];
		line->marks[0] = number;
		line->mark_count++;
		inner = rtrim(line->text, inner);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(comments) && !found; i++) {
		plain = without_suffix(line->text, inner, comments[i]);
		found = plain < inner;
		inner = plain;
	}
	inner = rtrim(line->text, inner);
	/* what merely looks so, as in Vec<1>, has no space before it */
	if (line->mark_count > 0 && !found && inner > 0 &&
	    line->text[inner] != ' ' && line->text[inner] != '\t')
		line->mark_count = 0;
	if (line->mark_count > 0)
		line->length = inner;
}

static struct line
next_line(const char **at, const char *end)
{
	const char *newline = memchr(*at, '\n', (size_t)(end - *at));
	struct line line = { .text = *at };

	line.length = (size_t)((newline != NULL ? newline : end) - *at);
	*at = newline != NULL ? newline + 1 : end + 1;
	return line;
}

unsigned
codelines_count_callouts(const char *text, size_t length, unsigned count)
{
	bool found[CODELINES_CALLOUTS_MAX + 1] = { false };
	const char *at = text, *end = text + length;

	if (count == 0 || count > CODELINES_CALLOUTS_MAX)
		return 0;
	while (at <= end) {
		struct line line = next_line(&at, end);

		take_marks(&line);
		for (unsigned i = 0; i < line.mark_count; i++) {
			if (line.marks[i] > count)
				return 0;
			found[line.marks[i]] = true;
		}
	}
	for (unsigned i = 1; i <= count; i++) {
		if (!found[i])
			return 0;
	}
	return count;
}

struct range {
	unsigned long from, to;
};

/* Reads the next range of "2,4-6"; false at the end. */
static bool
next_range(const char **at, struct range *range)
{
	char *end;

	*at += strcspn(*at, "0123456789");
	if (**at == '\0')
		return false;
	range->from = range->to = strtoul(*at, &end, 10);
	if (*end == '-')
		range->to = strtoul(end + 1, &end, 10);
	*at = end;
	return true;
}

static bool
is_among(const char *ranges, unsigned number)
{
	struct range range;

	while (next_range(&ranges, &range)) {
		if (number >= range.from && number <= range.to)
			return true;
	}
	return false;
}

bool
codelines_has_all(const struct codelines *lines, unsigned last)
{
	const char *at = lines->highlight == NULL ? "" : lines->highlight;
	struct range range;

	while (next_range(&at, &range)) {
		if (range.from < lines->first_number || range.to > last ||
		    range.from > range.to)
			return false;
	}
	return true;
}

static const char *
choose_role(const struct codelines *lines, const struct line *line,
    unsigned number)
{
	char first = line->length > 0 ? line->text[0] : '\0';
	bool is_header = line->length > 2 && line->text[1] == first &&
	    line->text[2] == first;

	if (lines->highlight != NULL && line->length > 0 &&
	    is_among(lines->highlight, number))
		return "highlighted";
	if (!lines->is_diff || is_header)
		return NULL;
	return first == '+' ? "inserted" : first == '-' ? "deleted" : NULL;
}

static void
add_text(struct markdown *md, xmlNode *into, const char *text, size_t length)
{
	GString *shown;

	if (!md->has_hidden || !smart_has_hidden(text, length)) {
		element_add_text(&md->reading->make, into, text, length);
		return;
	}
	shown = g_string_new(NULL);
	smart_show(shown, text, length, /*is_code*/ true);
	element_add_text(&md->reading->make, into, shown->str, shown->len);
	g_string_free(shown, /*free_segment*/ TRUE);
}

static void
add_marks(struct markdown *md, struct codelines *lines, const struct line *line,
    xmlNode *into)
{
	const struct element_maker *make = &md->reading->make;
	char label[16];

	for (unsigned i = 0; i < line->mark_count; i++) {
		unsigned number = line->marks[i];
		xmlNode *co;
		char *id;

		if (line->length > 0 || i > 0)
			element_add_text(make, into, " ", 1);
		co = element_add(make, into, "co", POS_NONE);
		id = scope_unique_id(md->reading, "co");
		element_set_id(make, co, id);
		snprintf(label, sizeof(label), "%u", number);
		element_set(co, "label", label);
		if (lines->marks[number] == NULL)
			lines->marks[number] = g_ptr_array_new();
		g_ptr_array_add(lines->marks[number], id);
	}
}

/* The length of the prompt that begins a line of a session; 0 if none does. */
static size_t
prompt_length(const struct line *line, bool goes_on)
{
	const char *text = line->text;

	if (line->length < 2)
		return 0;
	if (text[0] == '$' || text[0] == '%')
		return text[1] == ' ' ? 2 : 0;
	if (text[0] == '>' && text[1] == ' ' && goes_on)
		return 2;
	if (line->length > 4 && memcmp(text, "PS> ", 4) == 0)
		return 4;
	return 0;
}

/* A line of a session: what was typed, or what came; true for the first. */
static bool
add_session_line(struct markdown *md, const struct line *line, xmlNode *into,
    bool goes_on)
{
	const struct element_maker *make = &md->reading->make;
	size_t prompt = prompt_length(line, goes_on);
	xmlNode *input;

	if (prompt == 0 && !(goes_on && line->length > 0)) {
		add_text(md, into, line->text, line->length);
		return false;
	}
	if (prompt > 0)
		add_text(md, element_add(make, into, "prompt", POS_NONE),
		    line->text, prompt);
	input = element_add(make, into, "userinput", POS_NONE);
	add_text(md, input, line->text + prompt, line->length - prompt);
	return true;
}

/* Does anything ask for the text to be taken apart? */
static bool
is_plain(const struct codelines *lines)
{
	return lines->highlight == NULL && !lines->is_diff &&
	    !lines->is_session && lines->callouts == 0;
}

void
codelines_add(struct markdown *md, struct codelines *lines, const char *text,
    size_t length, xmlNode *listing)
{
	const struct element_maker *make = &md->reading->make;
	const char *at = text, *end = text + length;
	unsigned number = lines->first_number;
	bool goes_on = false;

	if (is_plain(lines)) {
		add_text(md, listing, text, length);
		return;
	}
	for (; at <= end; number++) {
		struct line line = next_line(&at, end);
		xmlNode *into = listing;
		const char *role;

		if (lines->callouts > 0)
			take_marks(&line);
		role = choose_role(lines, &line, number);
		if (role != NULL) {
			into = element_add(make, listing, "phrase", POS_NONE);
			element_set(into, "role", role);
		}
		if (lines->is_session)
			goes_on = add_session_line(md, &line, into, goes_on) &&
			    line.text[line.length - 1] == '\\';
		else
			add_text(md, into, line.text, line.length);
		add_marks(md, lines, &line, into);
		if (at <= end)
			element_add_text(make, listing, "\n", 1);
	}
}

void
codelines_clear(struct codelines *lines)
{
	for (unsigned i = 0; i <= CODELINES_CALLOUTS_MAX; i++) {
		if (lines->marks[i] != NULL)
			g_ptr_array_free(lines->marks[i], TRUE);
	}
}
