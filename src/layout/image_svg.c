/*
 * The natural size of an SVG, from the start tag of its root.  The drawing is
 * parsed where it is drawn; this only walks over what may stand before the
 * tag (declaration, comments, a doctype) and reads its attributes.
 */
#include "layout/image_header.h"

#include <math.h>
#include <string.h>

/* What CSS says of a picture without any size (CSS 2.1, 10.3.2), in px. */
static const double width_without_size = 300, height_without_size = 150;

struct scanner {
	const char *at, *end;
};

/* Numbers of the root: percentages and what is missing are 0. */
struct root {
	double width, height;         /* pt */
	double box_width, box_height; /* of the viewBox */
};

static bool
starts_with(const struct scanner *s, const char *word)
{
	size_t length = strlen(word);

	return (size_t)(s->end - s->at) >= length &&
	    memcmp(s->at, word, length) == 0;
}

static void
skip_past(struct scanner *s, const char *word)
{
	char *found = g_strstr_len(s->at, s->end - s->at, word);

	s->at = found == NULL ? s->end : found + strlen(word);
}

static void
skip_space(struct scanner *s)
{
	while (s->at < s->end && g_ascii_isspace(*s->at))
		s->at++;
}

/* A doctype may hold declarations in brackets, with quoted values in them. */
static void
skip_doctype(struct scanner *s)
{
	char quote = '\0';
	int depth = 0;

	for (; s->at < s->end; s->at++) {
		if (quote != '\0') {
			if (*s->at == quote)
				quote = '\0';
		} else if (*s->at == '"' || *s->at == '\'') {
			quote = *s->at;
		} else if (*s->at == '[') {
			depth++;
		} else if (*s->at == ']') {
			depth--;
		} else if (*s->at == '>' && depth <= 0) {
			s->at++;
			return;
		}
	}
}

/* Goes to the root's name; false if there is none. */
static bool
find_root(struct scanner *s)
{
	if (starts_with(s, "\xef\xbb\xbf"))
		s->at += 3;
	for (skip_space(s); s->at < s->end; skip_space(s)) {
		if (starts_with(s, "<?"))
			skip_past(s, "?>");
		else if (starts_with(s, "<!--"))
			skip_past(s, "-->");
		else if (starts_with(s, "<!"))
			skip_doctype(s);
		else
			break;
	}
	if (!starts_with(s, "<"))
		return false;
	s->at++;
	return true;
}

/* The name at the scanner, without prefix. */
static size_t
read_name(struct scanner *s, const char **name)
{
	*name = s->at;
	while (s->at < s->end && !g_ascii_isspace(*s->at) &&
	    strchr("=/>\"'", *s->at) == NULL) {
		if (*s->at == ':')
			*name = s->at + 1;
		s->at++;
	}
	return (size_t)(s->at - *name);
}

/* "12.5mm", "12.5" in px, "100%" and anything else as 0; in pt. */
static double
read_size(const char *text)
{
	char *unit;
	double number = g_ascii_strtod(text, &unit);
	double pt;

	unit = g_strstrip(unit);
	if (*unit == '\0')
		unit = (char *)"px";
	if (strcmp(unit, "em") == 0)
		return number * 12;
	if (strcmp(unit, "ex") == 0)
		return number * 6;
	if (!isfinite(number) || number <= 0 || !dimen_unit_pt(unit, &pt))
		return 0;
	return number * pt;
}

static void
read_view_box(const char *text, struct root *root)
{
	double numbers[4] = { 0 };

	for (int i = 0; i < 4; i++) {
		char *next;

		while (*text == ',' || g_ascii_isspace(*text))
			text++;
		numbers[i] = g_ascii_strtod(text, &next);
		if (next == text)
			return;
		text = next;
	}
	if (numbers[2] > 0 && numbers[3] > 0 && isfinite(numbers[2]) &&
	    isfinite(numbers[3])) {
		root->box_width = numbers[2];
		root->box_height = numbers[3];
	}
}

static void
read_attribute(const char *name, size_t length, char *value, struct root *root)
{
	if (length == 5 && memcmp(name, "width", 5) == 0)
		root->width = read_size(value);
	else if (length == 6 && memcmp(name, "height", 6) == 0)
		root->height = read_size(value);
	else if (length == 7 && memcmp(name, "viewBox", 7) == 0)
		read_view_box(value, root);
}

static void
read_attributes(struct scanner *s, struct root *root)
{
	for (;;) {
		const char *name, *value;
		size_t length;
		char *copy;

		skip_space(s);
		if (s->at >= s->end || *s->at == '>' || *s->at == '/')
			return;
		length = read_name(s, &name);
		skip_space(s);
		if (s->at >= s->end || *s->at != '=')
			return;
		s->at++;
		skip_space(s);
		if (s->at >= s->end || (*s->at != '"' && *s->at != '\''))
			return;
		value = s->at + 1;
		s->at = memchr(value, *s->at, (size_t)(s->end - value));
		if (s->at == NULL) {
			s->at = s->end;
			return;
		}
		copy = g_strndup(value, (size_t)(s->at - value));
		read_attribute(name, length, copy, root);
		g_free(copy);
		s->at++;
	}
}

/* What one side lacks follows from the other and the viewBox. */
static void
complete(struct root *root)
{
	double px = 0;
	double shape = root->box_height > 0
	    ? root->box_width / root->box_height
	    : width_without_size / height_without_size;

	dimen_unit_pt("px", &px);
	if (root->width <= 0 && root->height <= 0) {
		root->width = (root->box_width > 0 ? root->box_width
						   : width_without_size) *
		    px;
		root->height = root->width / shape;
	} else if (root->width <= 0) {
		root->width = root->height * shape;
	} else if (root->height <= 0) {
		root->height = root->width / shape;
	}
}

bool
image_svg_read(const char *bytes, size_t length, struct image *image,
    const char **reason)
{
	struct scanner s = { bytes, bytes + length };
	struct root root = { 0 };
	const char *name;

	image->kind = IMAGE_SVG;
	image->bytes = bytes;
	image->length = length;
	if (!find_root(&s) || read_name(&s, &name) != 3 ||
	    memcmp(name, "svg", 3) != 0) {
		*reason = "it is XML, but not SVG";
		return false;
	}
	read_attributes(&s, &root);
	complete(&root);
	image->width = dimen_from_pt(root.width);
	image->height = dimen_from_pt(root.height);
	if (image->width <= 0 || image->height <= 0 ||
	    image->width > DIMEN_PT(1e6) || image->height > DIMEN_PT(1e6)) {
		*reason = "its size makes no sense";
		return false;
	}
	return true;
}
