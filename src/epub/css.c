/*
 * The style sheet as it is packed; see css.h.
 *
 * A property is known by its place, behind a brace or a semicolon, and by its
 * name; of CSS Logical Properties 1 our styles use those named here.
 */
#include "epub/css.h"

#include <string.h>

struct packer {
	const char *at;
	GString *to;
	bool is_backward;
};

/* A declaration: its names and values are borrowed from the style. */
struct declaration {
	const char *name, *value;
	size_t length; /* of the name */
	size_t family; /* bytes of "padding" in "padding-inline-start" */
	int first;     /* bytes of the value's first half */
	const char *second;
	int rest; /* bytes of its second half: the first again if it has none */
};

static bool
ends_name(const struct declaration *d, const char *suffix)
{
	return d->length == d->family + strlen(suffix) &&
	    memcmp(d->name + d->family, suffix, strlen(suffix)) == 0;
}

static size_t
find_family(const char *name)
{
	static const char *const families[] = { "padding", "margin", "border" };

	for (size_t i = 0; i < G_N_ELEMENTS(families); i++) {
		if (g_str_has_prefix(name, families[i]))
			return strlen(families[i]);
	}
	return 0;
}

static bool
read_declaration(const char *at, struct declaration *d)
{
	size_t length = strspn(at, "abcdefghijklmnopqrstuvwxyz-"), half;

	d->name = at;
	d->length = length;
	d->family = find_family(at);
	if (at[length] != ':' || d->family == 0)
		return false;
	d->value = at + length + 1;
	d->value += strspn(d->value, " ");
	length = strcspn(d->value, ";}");
	while (length > 0 && g_ascii_isspace(d->value[length - 1]))
		length--;
	half = MIN(strcspn(d->value, " "), length);
	d->first = d->rest = (int)half;
	d->second = d->value;
	if (half < length) {
		d->second = d->value + half + 1;
		d->rest = (int)(length - half - 1);
	}
	return true;
}

static void
add_side(struct packer *p, const struct declaration *d, const char *side,
    const char *value, int length)
{
	g_string_append_printf(p->to, "%.*s-%s: %.*s; ", (int)d->family,
	    d->name, side, length, value);
}

/* What a reader without logical properties needs, before the declaration. */
static void
add_physical(struct packer *p)
{
	const char *start = p->is_backward ? "right" : "left";
	const char *end = p->is_backward ? "left" : "right";
	struct declaration d;
	int whole;

	if (!read_declaration(p->at, &d))
		return;
	whole = d.second == d.value ? d.first
				    : (int)(d.second - d.value) + d.rest;
	if (ends_name(&d, "-inline-start")) {
		add_side(p, &d, start, d.value, whole);
	} else if (ends_name(&d, "-inline-end")) {
		add_side(p, &d, end, d.value, whole);
	} else if (ends_name(&d, "-inline")) {
		add_side(p, &d, start, d.value, d.first);
		add_side(p, &d, end, d.second, d.rest);
	} else if (ends_name(&d, "-block")) {
		add_side(p, &d, "top", d.value, d.first);
		add_side(p, &d, "bottom", d.second, d.rest);
	}
}

/* Past spaces and comments; one of the spaces stays, a newline if any was. */
static void
skip_white(struct packer *p)
{
	const char *from = p->at;
	bool has_newline = false;

	for (;;) {
		size_t spaces = strspn(p->at, " \t\r\n");

		has_newline |= memchr(p->at, '\n', spaces) != NULL;
		p->at += spaces;
		if (!g_str_has_prefix(p->at, "/*"))
			break;
		p->at = strstr(p->at + 2, "*/");
		p->at = p->at == NULL ? "" : p->at + 2;
	}
	if (p->at != from && p->to->len > 0)
		g_string_append_c(p->to, has_newline ? '\n' : ' ');
}

static void
copy_string(struct packer *p)
{
	const char *from = p->at++;

	while (*p->at != '\0' && *p->at != *from)
		p->at += p->at[0] == '\\' && p->at[1] != '\0' ? 2 : 1;
	p->at += *p->at != '\0';
	g_string_append_len(p->to, from, p->at - from);
}

void
css_pack(GString *css, bool is_backward)
{
	char *text = g_strdup(css->str);
	struct packer p = { .at = text, .to = css, .is_backward = is_backward };

	g_string_truncate(css, 0);
	skip_white(&p);
	while (*p.at != '\0') {
		char c = *p.at;

		if (c == '"' || c == '\'') {
			copy_string(&p);
		} else {
			g_string_append_c(css, c);
			p.at++;
		}
		skip_white(&p);
		if (c == '{' || c == ';')
			add_physical(&p);
	}
	g_free(text);
}
