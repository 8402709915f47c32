/* Addresses outside the book; see uri.h and RFC 3986. */
#include "transform/uri.h"

#include <stdbool.h>
#include <string.h>

#include <glib.h>

#define HOST_CHARS                                             \
	"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ" \
	"0123456789-._"

/* Schemes that have "//", a host and a path, and those that have none. */
static const char *const with_host[] = { "http", "https", "ftp", "ftps", NULL };
static const char *const without_host[] = { "mailto", "tel", "sms", "news",
	"urn", "geo", "xmpp", "doi", NULL };

static void
append_escaped(GString *uri, const char *text)
{
	for (const char *at = text; *at != '\0'; at++) {
		bool is_escape = *at == '%' && g_ascii_isxdigit(at[1]) &&
		    g_ascii_isxdigit(at[2]);

		if (is_escape || (g_ascii_isalnum(*at)) ||
		    strchr("-._~:/?#@!$&'()*+,;=", *at) != NULL)
			g_string_append_c(uri, *at);
		else
			g_string_append_printf(uri, "%%%02X", (guchar)*at);
	}
}

/* A second "#" would end the URI's life in a strict reader. */
static void
escape_extra_hashes(GString *uri)
{
	char *first = strchr(uri->str, '#');
	size_t from = first != NULL ? (size_t)(first - uri->str) + 1 : uri->len;

	for (size_t i = from; i < uri->len; i++) {
		if (uri->str[i] == '#') {
			uri->str[i] = '%';
			g_string_insert(uri, (gssize)i + 1, "23");
		}
	}
}

static bool
is_sound_port(const char *port)
{
	return strspn(port, "0123456789") == strlen(port) &&
	    g_ascii_strtoull(port, NULL, 10) < 65536;
}

/* "[user@]host[:port]" with the host in ASCII; false if there is none. */
static bool
append_authority(GString *uri, const char *authority)
{
	const char *at = strrchr(authority, '@');
	const char *host = at != NULL ? at + 1 : authority;
	const char *port = strrchr(host, ':');
	char *name = port != NULL ? g_strndup(host, (gsize)(port - host))
				  : g_strdup(host);
	char *ascii = g_hostname_to_ascii(name);
	bool is_sound = ascii != NULL && *ascii != '\0' &&
	    strspn(ascii, HOST_CHARS) == strlen(ascii) &&
	    strstr(ascii, "..") == NULL && *ascii != '.' &&
	    (port == NULL || is_sound_port(port + 1));

	if (is_sound) {
		if (at != NULL) {
			char *user = g_strndup(authority,
			    (gsize)(at - authority));

			append_escaped(uri, user);
			g_string_append_c(uri, '@');
			g_free(user);
		}
		g_string_append(uri, ascii);
		if (port != NULL)
			g_string_append(uri, port);
	}
	g_free(ascii);
	g_free(name);
	return is_sound;
}

static bool
append_with_host(GString *uri, const char *rest)
{
	size_t length;
	char *authority;
	bool is_sound;

	if (!g_str_has_prefix(rest, "//"))
		return false;
	rest += 2;
	length = strcspn(rest, "/?#");
	authority = g_strndup(rest, length);
	g_string_append(uri, "//");
	is_sound = append_authority(uri, authority);
	g_free(authority);
	append_escaped(uri, rest + length);
	return is_sound;
}

char *
uri_external(const char *text)
{
	char *trimmed = g_strstrip(g_strdup(text));
	const char *colon = strchr(trimmed, ':');
	GString *uri = g_string_new(NULL);
	bool is_sound = false;

	if (colon != NULL) {
		char *scheme = g_ascii_strdown(trimmed, colon - trimmed);

		g_string_append_printf(uri, "%s:", scheme);
		if (g_strv_contains(with_host, scheme)) {
			is_sound = append_with_host(uri, colon + 1);
		} else if (g_strv_contains(without_host, scheme)) {
			append_escaped(uri, colon + 1);
			is_sound = colon[1] != '\0';
		}
		g_free(scheme);
	}
	escape_extra_hashes(uri);
	if (!is_sound)
		g_string_truncate(uri, 0);
	g_free(trimmed);
	return g_string_free(uri, /*free_segment*/ FALSE);
}

/* RFC 9562, 5.5, in a namespace of our own: the UUID of "urn:x-quoin". */
char *
uri_of_name(const char *name)
{
	static const guchar space[16] = { 0x3f, 0x2a, 0x6b, 0x0e, 0x51, 0xc7,
		0x5d, 0x08, 0x9e, 0x44, 0x7b, 0x90, 0x1d, 0xa2, 0xc3, 0x5f };
	GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA1);
	guint8 b[20];
	gsize length = sizeof(b);

	g_checksum_update(sum, space, sizeof(space));
	g_checksum_update(sum, (const guchar *)name, -1);
	g_checksum_get_digest(sum, b, &length);
	g_checksum_free(sum);
	b[6] = (b[6] & 0x0f) | 0x50;
	b[8] = (b[8] & 0x3f) | 0x80;
	return g_strdup_printf("urn:uuid:%02x%02x%02x%02x-%02x%02x-%02x%02x-"
			       "%02x%02x-%02x%02x%02x%02x%02x%02x",
	    b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10],
	    b[11], b[12], b[13], b[14], b[15]);
}
