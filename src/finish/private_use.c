/* Characters for private use; see private_use.h. */
#include "finish/private_use.h"

#include <string.h>

gunichar
private_use_find(const char *utf8)
{
	/* U+E000 and above begin with these; the loop is rarely entered */
	static const char leads[] = "\xee\xef\xf3\xf4";

	for (const char *at = strpbrk(utf8, leads); at != NULL;
	     at = strpbrk(at + 1, leads)) {
		gunichar c = g_utf8_get_char(at);

		if (g_unichar_type(c) == G_UNICODE_PRIVATE_USE)
			return c;
	}
	return 0;
}

/* Whether an inline object around it has words for it. */
static bool
has_words(const struct fo *text)
{
	for (const struct fo *fo = text->parent;
	     fo != NULL && fo->kind == FO_INLINE; fo = fo->parent) {
		if (fo_own(fo, FO_PROP_Q_ALT) != NULL)
			return true;
	}
	return false;
}

void
private_use_check(struct finisher *f)
{
	const struct fo *root = f->tree->document->root;

	if (f->claim.archive == 0 || f->claim.level != 'A')
		return;
	for (const struct fo *fo = root; fo != NULL; fo = fo_next(fo, root)) {
		gunichar c = fo->kind == FO_TEXT &&
			fo->element != &element_artifact
		    ? private_use_find(fo->text)
		    : 0;
		char *rule;

		if (c == 0 || has_words(fo))
			continue;
		rule = g_strdup_printf(
		    "U+%04X has no meaning of its own, and no words are "
		    "given for it (ISO 19005-2, 6.2.11.7)",
		    c);
		finish_drop_archive(f, fo->pos, rule);
		g_free(rule);
	}
}
