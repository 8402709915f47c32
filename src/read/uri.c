/* Addresses of links; see uri.h. */
#include "read/uri.h"

#include <string.h>

#include <glib.h>
#include <libxml/uri.h>

static const char never[] = " \"<>\\^`{|}";

/* Brackets are for IPv6 hosts, which end before the path. */
static bool
is_legal(const char *uri, const char *path, const char *at)
{
	unsigned char c = (unsigned char)*at;

	if (c <= ' ' || c >= 0x7f || strchr(never, c) != NULL)
		return false;
	if (c == '%')
		return g_ascii_isxdigit(at[1]) && g_ascii_isxdigit(at[2]);
	if (c == '[' || c == ']')
		return at < path && strstr(uri, "://[") != NULL;
	if (c == '#')
		return strchr(uri, '#') == at;
	return true;
}

static bool
is_uri(const char *text)
{
	xmlURI *uri = xmlParseURI(text);

	xmlFreeURI(uri);
	return uri != NULL;
}

static void
make_path(GString *uri)
{
	g_string_replace(uri, ":", "%3A", /*limit*/ 0);
	g_string_replace(uri, "[", "%5B", /*limit*/ 0);
	g_string_replace(uri, "]", "%5D", /*limit*/ 0);
}

const char *
uri_escape(struct arena *arena, const char *uri)
{
	const char *host = strstr(uri, "://");
	const char *path = host == NULL ? uri
					: host + 3 + strcspn(host + 3, "/?#");
	const char *scheme = g_uri_peek_scheme(uri), *copy;
	GString *escaped;
	size_t first = strcspn(uri, ":/?#");

	escaped = g_string_new(NULL);
	/* "a b:c" is no scheme, and a colon in the first part makes it one */
	if (scheme == NULL && uri[first] == ':')
		g_string_append(escaped, "./");
	for (const char *at = uri; *at != '\0'; at++) {
		if (is_legal(uri, path, at))
			g_string_append_c(escaped, *at);
		else
			g_string_append_printf(escaped, "%%%02X",
			    (unsigned char)*at);
	}
	if (!is_uri(escaped->str)) /* "ps://:" is none, nor can become one */
		make_path(escaped);
	copy = arena_strndup(arena, escaped->str, escaped->len);
	g_string_free(escaped, /*free_segment*/ TRUE);
	return copy;
}

bool
uri_is_internal(const char *uri)
{
	static const char *const suffixes[] = { ".md", ".qmd", ".xml", ".dbk" };
	size_t length = strcspn(uri, "#?");

	if (uri[0] == '#')
		return true;
	if (g_uri_peek_scheme(uri) != NULL || uri[0] == '/')
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(suffixes); i++) {
		size_t suffix = strlen(suffixes[i]);

		if (length > suffix &&
		    g_ascii_strncasecmp(uri + length - suffix, suffixes[i],
			suffix) == 0)
			return true;
	}
	return false;
}
