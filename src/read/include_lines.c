/*
 * Which lines of a file are included: all, some by number, or a region
 * between two marks; see include.h.
 *
 *	// ANCHOR: all          // tag::all[]
 *	…                       …
 *	// ANCHOR_END: all      // end::all[]
 *
 * Lines with marks are no part of a region, whosever marks they are.
 */
#include "read/include.h"

#include <stdlib.h>
#include <string.h>

#include "base/suggest.h"

enum mark_kind {
	MARK_NONE,
	MARK_BEGIN,
	MARK_END,
};

struct mark {
	enum mark_kind kind;
	const char *name;
	size_t length;
};

static bool
is_name_char(char c)
{
	return g_ascii_isalnum(c) || c == '_' || c == '-' || (c & 0x80);
}

/* The mark that `word` begins: its name comes after blanks, up to `close`. */
static bool
read_mark(const char *line, const char *end, const char *word, char close,
    struct mark *mark)
{
	const char *at = memmem(line, (size_t)(end - line), word, strlen(word));

	if (at == NULL)
		return false;
	for (at += strlen(word); at < end && (*at == ' ' || *at == '\t'); at++)
		;
	mark->name = at;
	while (at < end && is_name_char(*at))
		at++;
	mark->length = (size_t)(at - mark->name);
	return mark->length > 0 &&
	    (close == '\0' || (at < end && *at == close));
}

static struct mark
find_mark(const char *line, const char *end)
{
	static const struct {
		const char *word;
		char close;
		enum mark_kind kind;
	} words[] = {
		{ "ANCHOR:", '\0', MARK_BEGIN },
		{ "ANCHOR_END:", '\0', MARK_END },
		{ "tag::", '[', MARK_BEGIN },
		{ "end::", '[', MARK_END },
	};
	struct mark mark = { .kind = MARK_NONE };

	for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
		if (read_mark(line, end, words[i].word, words[i].close,
			&mark)) {
			mark.kind = words[i].kind;
			return mark;
		}
	}
	return mark;
}

static bool
is_named(const struct mark *mark, const char *name)
{
	return mark->length == strlen(name) &&
	    memcmp(mark->name, name, mark->length) == 0;
}

/* Adds a range; one that begins where the last ended makes that longer. */
static void
add_range(GArray *ranges, size_t from, size_t to)
{
	if (ranges->len > 0 &&
	    g_array_index(ranges, size_t, ranges->len - 1) == from)
		g_array_set_size(ranges, ranges->len - 1);
	else
		g_array_append_val(ranges, from);
	g_array_append_val(ranges, to);
}

/* The first region of that name, or all of them. */
static bool
select_region(const struct source *source, const char *name, bool all_regions,
    GArray *ranges)
{
	bool is_inside = false, found = false;

	for (size_t i = 0; i < source->line_count; i++) {
		const char *line = source->text + source->lines[i];
		struct mark mark = find_mark(line,
		    source->text + source->lines[i + 1]);

		if (!is_inside) {
			is_inside = mark.kind == MARK_BEGIN &&
			    is_named(&mark, name);
			found = found || is_inside;
		} else if (mark.kind == MARK_END && is_named(&mark, name)) {
			is_inside = false;
			if (!all_regions)
				break;
		} else if (mark.kind == MARK_NONE) {
			add_range(ranges, source->lines[i],
			    source->lines[i + 1]);
		}
	}
	return found;
}

/* "2", "2:10", "2:", ":10", ":2:10": lines from 1, both ends included. */
static bool
select_lines(const struct source *source, const char *selection, GArray *ranges)
{
	unsigned long first = 1, last = source->line_count;
	const char *at = selection;
	char *end;

	if (g_ascii_isdigit(*at)) {
		first = strtoul(at, &end, 10);
		at = end;
		if (*at == '\0')
			last = first;
	}
	if (*at == ':') {
		at++;
		if (g_ascii_isdigit(*at)) {
			last = strtoul(at, &end, 10);
			at = end;
		}
	}
	first = MAX(first, 1);
	last = MIN(last, source->line_count);
	if (*at != '\0' || first > last)
		return false;
	add_range(ranges, source->lines[first - 1], source->lines[last]);
	return true;
}

bool
include_is_lines(const char *selection)
{
	return selection[strspn(selection, "0123456789:")] == '\0';
}

bool
include_select(const struct source *source, const char *selection,
    bool all_regions, GArray *ranges)
{
	if (selection == NULL || *selection == '\0') {
		add_range(ranges, 0, source->length);
		return true;
	}
	if (selection[0] == ':' && g_ascii_isdigit(selection[1]) &&
	    strchr(selection + 1, ':') != NULL)
		selection++;
	if (include_is_lines(selection))
		return select_lines(source, selection, ranges);
	return select_region(source, selection, all_regions, ranges);
}

const char *
include_suggest(struct arena *arena, const struct source *source,
    const char *name)
{
	struct suggestion best;

	suggest_begin(&best, name);
	for (size_t i = 0; i < source->line_count; i++) {
		struct mark mark = find_mark(source->text + source->lines[i],
		    source->text + source->lines[i + 1]);

		if (mark.kind == MARK_BEGIN)
			suggest_weigh(&best,
			    arena_strndup(arena, mark.name, mark.length));
	}
	return suggest_end(&best);
}
