/*
 * Paragraphs written as letters, and the breaks in them as bars.
 *
 * A letter is 1pt wide, a space 1pt give or take half, a tilde an invitation
 * to hyphenate (the hyphen is 1pt wide).  The last line is filled up.
 */
#ifndef LETTERS_H
#define LETTERS_H

#include <string.h>

#include "base/arena.h"
#include "layout/item.h"
#include "layout/linebreak.h"

static inline struct item_list
items_from_letters(struct arena *arena, const char *text)
{
	const struct item box = { .kind = ITEM_BOX, .size = DIMEN_PT(1) };
	const struct item space = {
		.kind = ITEM_GLUE,
		.size = DIMEN_PT(1),
		.stretch = DIMEN_PT(0.5),
		.shrink = DIMEN_PT(0.5),
	};
	const struct item hyphen = {
		.kind = ITEM_PENALTY,
		.penalty = 50,
		.is_flagged = true,
		.size = DIMEN_PT(1),
	};
	const struct item never = {
		.kind = ITEM_PENALTY,
		.penalty = PENALTY_FORBIDDEN,
	};
	const struct item fill = { .kind = ITEM_GLUE,
		.stretch = DIMEN_PT(100000) };
	const struct item end = {
		.kind = ITEM_PENALTY,
		.penalty = PENALTY_FORCED,
	};
	size_t length = strlen(text);
	struct item_list items = {
		.at = ARENA_NEW_ARRAY(arena, struct item, length + 3),
	};

	for (const char *p = text; *p != '\0'; p++)
		items.at[items.count++] = *p == ' ' ? space
		    : *p == '~'                     ? hyphen
						    : box;
	items.at[items.count++] = never;
	items.at[items.count++] = fill;
	items.at[items.count++] = end;
	return items;
}

/* The text with a bar for each break, "-|" where a word is divided. */
static inline const char *
letters_with_bars(struct arena *arena, const char *text,
    const struct linebreaks *lines)
{
	char *out = arena_alloc(arena, 2 * strlen(text) + 1), *end = out;
	size_t line = 0;

	for (size_t i = 0; text[i] != '\0'; i++) {
		bool is_break = line < lines->count && lines->at[line] == i;

		if (is_break && text[i] == '~')
			*end++ = '-';
		if (is_break) {
			*end++ = '|';
			line++;
		} else {
			*end++ = text[i];
		}
	}
	*end = '\0';
	return out;
}

#endif
