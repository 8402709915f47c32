/* Fonts inside the EPUB; see font.h. */
#include "epub/font.h"

#include <stdio.h>
#include <string.h>

#include <hb-ot.h>
#include <hb-subset.h>

#include "base/fstype.h"
#include "epub/split.h"

/* The parameters that name the families, and what the theme has for them. */
static const struct {
	const char *setting, *family, *generic, *selector;
} roles[FONT__ROLE_MAX] = {
	[FONT_BODY] = { "body-font", "Source Serif 4", "serif", "body" },
	[FONT_HEADING] = { "heading-font", "Source Sans 3", "sans-serif",
	    "h1, h2, h3, h4, h5, h6, table, figcaption, .caption, .label, "
	    ".box-title, summary, .author, .subtitle" },
	[FONT_CODE] = { "code-font", "Source Code Pro", "monospace",
	    "code, kbd, samp, var, pre" },
};

static const char *
find_param(const struct transform_param *params, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++) {
		if (strcmp(params[i].name, name) == 0)
			return params[i].value;
	}
	return NULL;
}

enum font_choice
font_choice_from_params(const struct transform_param *params, size_t count)
{
	const char *wanted = find_param(params, count, "epub-fonts");

	if (wanted == NULL || strcmp(wanted, "no") == 0)
		return FONTS_NONE;
	return strcmp(wanted, "code") == 0 ? FONTS_CODE : FONTS_ALL;
}

static const char *
family_of(const struct epub_book *book, enum font_role role)
{
	const char *named = find_param(book->params, book->param_count,
	    roles[role].setting);

	return named != NULL ? named : roles[role].family;
}

/* What the font says of itself. */
static unsigned
read_fstype(hb_face_t *face)
{
	hb_blob_t *blob = hb_face_reference_table(face,
	    HB_TAG('O', 'S', '/', '2'));
	unsigned length;
	const char *table = hb_blob_get_data(blob, &length);
	unsigned type = fstype_read(table, length);

	hb_blob_destroy(blob);
	return type;
}

static hb_face_t *
subset(hb_face_t *face, GHashTable *characters)
{
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	hb_set_t *unicodes;
	hb_face_t *smaller;
	GHashTableIter iter;
	gpointer character;

	if (input == NULL)
		return NULL;
	unicodes = hb_subset_input_unicode_set(input);
	g_hash_table_iter_init(&iter, characters);
	while (g_hash_table_iter_next(&iter, &character, NULL))
		hb_set_add(unicodes, GPOINTER_TO_UINT(character));
	hb_set_add(unicodes, ' ');
	hb_set_add(unicodes, 0xa0);
	smaller = hb_subset_or_fail(face, input);
	hb_subset_input_destroy(input);
	return smaller;
}

/* The bytes of `face`, in `arena`. */
static const void *
copy_bytes(struct arena *arena, hb_face_t *face, size_t *length)
{
	hb_blob_t *blob = hb_face_reference_blob(face);
	unsigned size;
	const char *data = hb_blob_get_data(blob, &size);
	const void *copy = size > 0 ? arena_copy(arena, data, size) : NULL;

	*length = size;
	hb_blob_destroy(blob);
	return copy;
}

/* The subset of the font file at `path`; NULL after a message. */
static const void *
make_subset(struct arena *arena, struct diags *diags, const char *path,
    unsigned index, GHashTable *characters, size_t *length)
{
	hb_blob_t *blob = hb_blob_create_from_file(path);
	hb_face_t *face = hb_face_create(blob, index);
	hb_face_t *smaller = NULL;
	unsigned type = read_fstype(face);
	const void *bytes = NULL;

	if (!fstype_may_embed(type))
		diag(diags, DIAG_EPUB_FONT_FORBIDDEN, POS_NONE, "%s", path);
	else if (!fstype_may_subset(type))
		bytes = copy_bytes(arena, face, length);
	else if ((smaller = subset(face, characters)) != NULL)
		bytes = copy_bytes(arena, smaller, length);
	else
		diag(diags, DIAG_EPUB_FONT_MISSING, POS_NONE, "%s", path);
	hb_face_destroy(smaller);
	hb_face_destroy(face);
	hb_blob_destroy(blob);
	return bytes;
}

static void
add_item(xmlNode *manifest, const char *id, const char *href,
    const char *media_type)
{
	xmlNode *item = xmlNewChild(manifest, manifest->ns, BAD_CAST "item",
	    /*content*/ NULL);

	xmlNewProp(item, BAD_CAST "id", BAD_CAST id);
	xmlNewProp(item, BAD_CAST "href", BAD_CAST href);
	xmlNewProp(item, BAD_CAST "media-type", BAD_CAST media_type);
}

static void
add_rule(GString *css, const char *family, const struct font_face *face,
    const char *href)
{
	g_string_append_printf(css,
	    "@font-face {\n\tfont-family: \"%s\";\n\tfont-weight: %s;\n"
	    "\tfont-style: %s;\n\tsrc: url(%s);\n}\n",
	    family, face->is_bold ? "bold" : "normal",
	    face->is_italic ? "italic" : "normal", href);
}

/* "Source Serif 4", bold → "source-serif-4-bold" */
static const char *
file_stem(struct arena *arena, const char *family, const struct font_face *face)
{
	char *stem = arena_printf(arena, "%s%s%s", family,
	    face->is_bold ? "-bold" : "", face->is_italic ? "-italic" : "");

	for (char *at = stem; *at != '\0'; at++)
		*at = g_ascii_isalnum(*at) ? g_ascii_tolower(*at) : '-';
	return stem;
}

static bool
embed_face(struct arena *arena, struct diags *diags,
    const struct epub_book *book, unsigned index, GHashTable *characters,
    struct container *container, xmlNode *manifest, GString *css)
{
	struct font_face face = font_use_face(index);
	const char *family = family_of(book, face.role);
	struct epub_font_file file = { 0 };
	const char *href;
	const void *bytes = NULL;
	size_t length;
	bool is_cff;

	if (book->find_font(book->closure, family, face.is_bold, face.is_italic,
		&file))
		bytes = make_subset(arena, diags, file.path, file.index,
		    characters, &length);
	else
		diag(diags, DIAG_EPUB_FONT_MISSING, POS_NONE, "%s", family);
	if (bytes == NULL)
		return false;
	is_cff = length > 4 && memcmp(bytes, "OTTO", 4) == 0;
	href = arena_printf(arena, "fonts/%s.%s",
	    file_stem(arena, family, &face), is_cff ? "otf" : "ttf");
	container_add_bytes(container,
	    arena_printf(arena, SPLIT_FOLDER "%s", href), bytes, length);
	add_item(manifest, arena_printf(arena, "font-%u", index + 1), href,
	    is_cff ? "font/otf" : "font/ttf");
	add_rule(css, family, &face, href);
	return true;
}

void
font_embed(struct arena *arena, struct diags *diags,
    const struct epub_book *book, const struct font_use *use,
    struct container *container, xmlNode *manifest, GString *css)
{
	enum font_choice choice = font_choice_from_params(book->params,
	    book->param_count);
	bool has_role[FONT__ROLE_MAX] = { false };

	if (choice == FONTS_NONE || book->find_font == NULL)
		return;
	for (unsigned i = 0; i < FONT_FACE_MAX; i++) {
		enum font_role role = font_use_face(i).role;

		if (use->characters[i] == NULL ||
		    g_hash_table_size(use->characters[i]) == 0 ||
		    (choice == FONTS_CODE && role != FONT_CODE))
			continue;
		if (embed_face(arena, diags, book, i, use->characters[i],
			container, manifest, css))
			has_role[role] = true;
	}
	for (int role = 0; role < FONT__ROLE_MAX; role++) {
		if (has_role[role])
			g_string_append_printf(css,
			    "%s { font-family: \"%s\", %s; }\n",
			    roles[role].selector,
			    family_of(book, (enum font_role)role),
			    roles[role].generic);
	}
}
