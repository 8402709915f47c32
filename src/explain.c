/* `quoin explain`; see explain.h. */
#include "explain.h"

#include <stdio.h>
#include <string.h>

#include "base/explain.h"
#include "base/suggest.h"

static void
list(void)
{
	for (int kind = 0; kind < DIAG__MAX; kind++)
		printf("%-24s %-8s %s\n", diag_name((enum diag_kind)kind),
		    diag_severity_name(diag_severity((enum diag_kind)kind)),
		    diag_sentence((enum diag_kind)kind));
}

/* A text of several lines, each moved in. */
static void
print_indented(const char *text)
{
	char **lines = g_strsplit(text, "\n", -1);

	for (char **line = lines; *line != NULL; line++)
		printf("%s%s\n", **line != '\0' ? "    " : "", *line);
	g_strfreev(lines);
}

static void
print_kind(enum diag_kind kind)
{
	struct explanation explanation = explain_find(kind);

	printf("%s (%s): %s\n", diag_name(kind),
	    diag_severity_name(diag_severity(kind)), diag_sentence(kind));
	if (explanation.why != NULL)
		printf("\n%s\n", explanation.why);
	if (explanation.wrong != NULL) {
		printf("\nFor example:\n\n");
		print_indented(explanation.wrong);
	}
	if (explanation.remedy != NULL) {
		printf("\nInstead:\n\n");
		print_indented(explanation.remedy);
	}
}

void
explain(struct diags *diags, const char *name)
{
	struct suggestion best;

	if (name == NULL) {
		list();
		return;
	}
	suggest_begin(&best, name);
	for (int kind = 0; kind < DIAG__MAX; kind++) {
		const char *other = diag_name((enum diag_kind)kind);

		if (g_ascii_strcasecmp(other, name) == 0) {
			print_kind((enum diag_kind)kind);
			return;
		}
		suggest_weigh(&best, other);
	}
	diag_hint(diags, DIAG_USAGE, POS_NONE,
	    &(struct diag_hint){ .instead = suggest_end(&best) },
	    "no message has the name %s", name);
}
