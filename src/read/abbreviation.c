/*
 * Abbreviations.  Names are whole words: the longest that begins at a word's
 * start and ends at a word's end.
 */
#include "read/abbreviation.h"

#include <string.h>

#include "read/inline.h"

void
abbreviation_collect(struct markdown *md,
    const struct syntax_abbreviation *abbreviation)
{
	if (md->abbreviations == NULL)
		md->abbreviations = g_hash_table_new(g_str_hash, g_str_equal);
	if (!g_hash_table_contains(md->abbreviations, abbreviation->name))
		g_hash_table_insert(md->abbreviations,
		    (void *)abbreviation->name,
		    (void *)abbreviation->expansion);
	md->abbreviation_longest = MAX(md->abbreviation_longest,
	    strlen(abbreviation->name));
}

static bool
is_word_char(const char *at)
{
	return g_unichar_isalnum(g_utf8_get_char(at));
}

/* The expansion of the longest name that `text` begins with, or NULL. */
static const char *
find(const struct markdown *md, const char *text, size_t rest, size_t *length)
{
	char name[128];
	size_t most = MIN(MIN(rest, md->abbreviation_longest),
	    sizeof(name) - 1);

	for (*length = most; *length > 0; --*length) {
		const char *expansion, *end = text + *length;

		if ((*end & 0xc0) == 0x80 ||
		    (*length < rest && is_word_char(end) &&
			is_word_char(g_utf8_prev_char(end))))
			continue;
		memcpy(name, text, *length);
		name[*length] = '\0';
		expansion = g_hash_table_lookup(md->abbreviations, name);
		if (expansion != NULL)
			return expansion;
	}
	return NULL;
}

void
abbreviation_add(struct markdown *md, const char *name, size_t length,
    const char *expansion)
{
	xmlNode *abbrev = inline_open(md, "abbrev", POS_NONE);

	element_add_text(&md->reading->make, abbrev, name, length);
	if (expansion != NULL && *expansion != '\0')
		element_add_with_text(&md->reading->make, abbrev, "alt",
		    POS_NONE, expansion);
	smart_skip(&md->smart, name, length);
	inline_close(md);
}

void
abbreviation_add_text(struct markdown *md, const char *text, size_t length,
    bool goes_on)
{
	const char *end = text + length, *plain = text;
	bool in_word = false;

	for (const char *at = text; at < end;) {
		size_t name = 0;
		const char *expansion = in_word
		    ? NULL
		    : find(md, at, (size_t)(end - at), &name);

		in_word = is_word_char(at);
		if (expansion == NULL) {
			at = g_utf8_next_char(at);
			continue;
		}
		smart_add(&md->smart, md->text, plain, (size_t)(at - plain),
		    /*goes_on*/ true);
		abbreviation_add(md, at, name, expansion);
		plain = at += name;
		in_word = true;
	}
	smart_add(&md->smart, md->text, plain, (size_t)(end - plain), goes_on);
}
