/* Links to other pages of a book's website; see site.h. */
#include "read/site.h"

#include <string.h>

#include <glib.h>

#include "read/reading.h"
#include "read/uri.h"

bool
site_is_page(const char *url)
{
	return *url != '\0' && *url != '#' && *url != '?' &&
	    strncmp(url, "//", 2) != 0 && g_uri_peek_scheme(url) == NULL &&
	    !uri_is_internal(url);
}

void
site_link(struct reading *reading, xmlNode *node, const char *path,
    const char *target, struct pos pos)
{
	const struct site *site = &reading->site;
	size_t length = site->src == NULL ? 0 : strlen(site->src);
	char *base, *url = NULL;

	if (site->url != NULL && length > 0 &&
	    strncmp(path, site->src, length) == 0 && path[length] == '/') {
		base = g_strconcat(site->url, path + length + 1, NULL);
		url = g_uri_resolve_relative(base, target,
		    G_URI_FLAGS_PARSE_RELAXED, NULL);
		g_free(base);
	}
	if (url != NULL) {
		element_set_xlink(&reading->make, node, "href",
		    uri_escape(reading->arena, url));
		g_free(url);
		return;
	}
	diag(reading->diags, DIAG_LINK_OUTSIDE, pos, "%s", target);
	element_rename(node, "phrase");
	xmlUnsetNsProp(node, reading->make.xlink, BAD_CAST "title");
	element_add_role(node, "broken-link");
}
