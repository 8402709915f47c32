/* What stands in one output only; see only.h. */
#include "read/only.h"

#include <string.h>

#include "base/suggest.h"

/* The outputs that `formats` names; Quarto's words are understood. */
static const char *
read_formats(struct markdown *md, const char *formats, struct pos pos)
{
	static const struct {
		const char *word;
		const char *output;
	} words[] = { { "pdf", "pdf" }, { "print", "pdf" }, { "latex", "pdf" },
		{ "typst", "pdf" }, { "epub", "epub" }, { "html", "epub" },
		{ "docx", "none" }, { "revealjs", "none" } };
	struct suggestion best;
	const char *near;

	for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
		if (strcmp(formats, words[i].word) == 0)
			return words[i].output;
	}
	suggest_begin(&best, formats);
	suggest_weigh(&best, "pdf");
	suggest_weigh(&best, "epub");
	near = suggest_end(&best);
	diag(md->reading->diags, DIAG_ATTRIBUTE_WRONG, pos,
	    near != NULL ? "format=\"%s\"; did you mean %s?"
			 : "format=\"%s\"; it is pdf or epub",
	    formats, near);
	return NULL;
}

bool
only_is(const struct attributes *attributes)
{
	return attributes_has_class(attributes, "only") ||
	    attributes_has_class(attributes, "content-visible") ||
	    attributes_has_class(attributes, "content-hidden");
}

const char *
only_choose(struct markdown *md, const struct attributes *attributes,
    const char *word, struct pos pos)
{
	const char *format = attributes_find(attributes, "format");
	const char *hidden = attributes_find(attributes, "unless-format");
	bool hides = attributes_has_class(attributes, "content-hidden");

	if (format == NULL)
		format = attributes_find(attributes, "when-format");
	if (format == NULL && hidden != NULL) {
		format = hidden;
		hides = !hides;
	}
	if (format == NULL) {
		diag(md->reading->diags, DIAG_ATTRIBUTE_WRONG, pos,
		    "%s wants format=pdf or format=epub", word);
		return NULL;
	}
	format = read_formats(md, format, pos);
	if (format == NULL || !hides)
		return format;
	return strcmp(format, "pdf") == 0 ? "epub"
	    : strcmp(format, "epub") == 0 ? "pdf"
					  : NULL;
}

void
only_set(xmlNode *element, const char *outputs)
{
	const char *old = element_find(element, "condition");

	element_set(element, "condition",
	    old == NULL || strcmp(old, outputs) == 0 ? outputs : "none");
}
