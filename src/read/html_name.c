/* HTML's elements by name; see html_name.h. */
#include "read/html_name.h"

#include <string.h>

#include <glib.h>

#include "base/suggest.h"

static const struct html_name names[] = {
#define INLINE(name, element, role) \
	{ name, HTML_KIND_INLINE, HTML_PARAGRAPH_, element, role },
#define CLEAR(name) { name, HTML_KIND_CLEAR, HTML_PARAGRAPH_, NULL, NULL },
#define EMPTY(name) { name, HTML_KIND_EMPTY, HTML_PARAGRAPH_, NULL, NULL },
#define BLOCK(name, kind, element, role) \
	{ name, HTML_KIND_BLOCK, HTML_##kind, element, role },
#include "read/html.def"
#undef INLINE
#undef CLEAR
#undef EMPTY
#undef BLOCK
};

const struct html_name *
html_name_find(const char *name)
{
	static const struct html_name unknown = { .kind = HTML_KIND_UNKNOWN };

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		if (strcmp(names[i].name, name) == 0)
			return &names[i];
	}
	return &unknown;
}

/* Names are short: at two letters' distance is another element. */
const char *
html_name_suggest(const char *name)
{
	struct suggestion best;

	suggest_begin(&best, name);
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		suggest_weigh(&best, names[i].name);
	return strlen(name) > 2 && best.distance <= 3 ? suggest_end(&best)
						      : NULL;
}

bool
html_name_is_inline(const char *name)
{
	static const char *const more[] = { "a", "br", "img", "wbr", NULL };
	enum html_kind kind = html_name_find(name)->kind;

	return kind == HTML_KIND_INLINE || kind == HTML_KIND_CLEAR ||
	    g_strv_contains(more, name);
}

bool
html_name_is_media(const char *name)
{
	static const char *const media[] = { "iframe", "video", "audio",
		"embed", "object", "canvas", NULL };

	return g_strv_contains(media, name);
}

bool
html_name_may_stay_open(const struct html_name *name)
{
	switch (name->block) {
	case HTML_PARAGRAPH_:
	case HTML_ITEM_:
	case HTML_TERM_:
	case HTML_DESCRIPTION_:
	case HTML_ROWS_:
	case HTML_ROW_:
	case HTML_CELL_:
		return true;
	default:
		return false;
	}
}
