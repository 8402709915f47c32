/* Nearly right words in braces; see doubt.h. */
#include "read/doubt.h"

#include <string.h>

#include "base/suggest.h"

enum { SHORT_MAX = 5 }; /* bytes */

/* Ours, and those of Pandoc and Quarto that do no harm. */
static const char keys[] =
    "align aligns alt appearance caption class code-line-numbers collapse "
    "colspan dir emphasize-lines fig-align fig-alt fig-cap fig-pos file "
    "filename footer-rows format from header-rows height highlight hl_lines "
    "icon id lang layout layout-ncol layout-nrow lines lst-cap minutes name of "
    "out-width range rel rowspan see seealso sort start start-from startFrom "
    "startfrom style sub subsub target tbl-cap tbl-colwidths term text title "
    "type unless-format valign when-format width widths";

static bool
is_word_of(const char *word, const char *words)
{
	size_t length = strlen(word);

	for (const char *at = words; (at = strstr(at, word)) != NULL;
	     at += length) {
		if ((at == words || at[-1] == ' ') &&
		    (at[length] == ' ' || at[length] == '\0'))
			return true;
	}
	return length == 0;
}

/* In a short word one letter makes the difference, no more. */
static const char *
find_near(const char *word, const char *words)
{
	const char *near = suggest_word(word, words);
	struct suggestion one;

	if (near == NULL || strlen(word) > SHORT_MAX)
		return near;
	suggest_begin(&one, word);
	one.distance = 2 * 1 + 1;
	suggest_weigh(&one, near);
	return suggest_end(&one);
}

static void
report(struct markdown *md, enum diag_kind kind, const char *word,
    const char *words, struct pos pos)
{
	const char *instead = is_word_of(word, words) ? NULL
						      : find_near(word, words);

	if (instead != NULL)
		diag_hint(md->reading->diags, kind, pos,
		    &(struct diag_hint){ .piece = word, .instead = instead },
		    "%s", word);
}

void
doubt_report(struct markdown *md, const struct attributes *attributes,
    const char *classes, struct pos pos)
{
	if (attributes == NULL || md->reading->dialect != SYNTAX_OURS ||
	    md->reading->include.is_quarto)
		return;
	for (const struct attribute *a = attributes->first; a != NULL;
	     a = a->next) {
		if (strcmp(a->key, "class") != 0)
			report(md, DIAG_KEY_DOUBTFUL, a->key, keys, pos);
		else if (classes != NULL)
			report(md, DIAG_CLASS_DOUBTFUL, a->value, classes, pos);
	}
}
