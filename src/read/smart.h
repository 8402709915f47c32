/*
 * Smart punctuation: straight quotes to the language's own, "--" and "---" to
 * dashes, "..." to an ellipsis; spaces as the language wants them
 * (read/spacing.h).
 *
 * The text of a block comes in runs, with other inline elements between, so
 * the state carries what stood before.
 */
#ifndef READ_SMART_H
#define READ_SMART_H

#include <stdbool.h>

#include <glib.h>

struct smart_marks; /* the quote marks of one language */

struct smart {
	const struct smart_marks *marks; /* NULL: change nothing */
	gunichar before;           /* the character before; 0 at a start */
	unsigned doubles, singles; /* quotes that are open */
};

/* The marks for a language such as "de-CH"; English where none are known. */
const struct smart_marks *smart_marks_find(const char *language);

/* Begins a new block of text. */
void smart_begin(struct smart *smart);

/*
 * Appends `text` to `out`.  `goes_on` says that other content of the block
 * follows without a space.
 */
void smart_add(struct smart *smart, GString *out, const char *text,
    size_t length, bool goes_on);

/* Notes that content which is left alone (code, say) was added. */
void smart_skip(struct smart *smart, const char *text, size_t length);

/*
 * Escapes: \" \' \- \. mean the plain character.  cmark drops the backslash,
 * so smart_hide_escapes() puts a C1 control of the same length (two bytes) in
 * place of each, and smart_show() turns one back where `is_code` asks for the
 * source, else into the plain character.
 */
void smart_hide_escapes(char *text, size_t length);
bool smart_has_hidden(const char *text, size_t length);
void smart_show(GString *out, const char *text, size_t length, bool is_code);

#endif
