/* Typefaces in a PDF: codes of letters; see typeface.h. */
#include "paint/typeface.h"

#include <math.h>
#include <string.h>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_CID_H
#include <hb-ot.h>
#include <pango/pangofc-font.h>

enum { DRAWN_MAX = 255 };

/* What a feigned bold adds to a stem, of the size: as much as Cairo's. */
#define BOLDNESS (1.0 / 24)

struct typefaces {
	GHashTable *uses; /* PangoFont to struct typeface_use */
	GPtrArray *all;   /* struct typeface */
	unsigned next_number;
	FT_Library library; /* NULL until it is needed */
};

static void
free_typeface(void *object)
{
	struct typeface *typeface = object;

	if (typeface->program != NULL)
		FT_Done_Face(typeface->program);
	if (typeface->characters != NULL)
		g_hash_table_destroy(typeface->characters);
	hb_font_destroy(typeface->font);
	g_array_free(typeface->letters, TRUE);
	g_array_free(typeface->by_glyph, TRUE);
	g_array_free(typeface->fonts, TRUE);
	g_free(typeface);
}

struct typefaces *
typefaces_new(void)
{
	struct typefaces *typefaces = g_new0(struct typefaces, 1);

	typefaces->uses = g_hash_table_new_full(g_direct_hash, g_direct_equal,
	    NULL, g_free);
	typefaces->all = g_ptr_array_new_with_free_func(free_typeface);
	return typefaces;
}

void
typefaces_free(struct typefaces *typefaces)
{
	if (typefaces == NULL)
		return;
	g_hash_table_destroy(typefaces->uses);
	g_ptr_array_free(typefaces->all, TRUE);
	if (typefaces->library != NULL)
		FT_Done_FreeType(typefaces->library);
	g_free(typefaces);
}

static bool
has_table(hb_face_t *face, hb_tag_t tag)
{
	hb_blob_t *blob = hb_face_reference_table(face, tag);
	bool has = hb_blob_get_length(blob) > 0;

	hb_blob_destroy(blob);
	return has;
}

/* Whether the font is an instance of a variable one other than the default. */
static bool
is_varied(hb_font_t *font)
{
	unsigned count;
	const int *coords = hb_font_get_var_coords_normalized(font, &count);

	for (unsigned i = 0; i < count; i++) {
		if (coords[i] != 0)
			return true;
	}
	return false;
}

static enum typeface_kind
kind_of(hb_font_t *font)
{
	hb_face_t *face = hb_font_get_face(font);

	if (hb_ot_color_has_png(face) || hb_ot_color_has_layers(face) ||
	    is_varied(font))
		return TYPEFACE_DRAWN;
	if (has_table(face, HB_TAG('g', 'l', 'y', 'f')))
		return TYPEFACE_TRUETYPE;
	return has_table(face, HB_TAG('C', 'F', 'F', ' ')) ? TYPEFACE_CFF
							   : TYPEFACE_DRAWN;
}

/* FreeType knows the numbers of a CFF that is keyed by them; else NULL. */
static void *
open_program(struct typefaces *typefaces, hb_face_t *face)
{
	hb_blob_t *blob = hb_face_reference_table(face,
	    HB_TAG('C', 'F', 'F', ' '));
	unsigned length;
	const char *bytes = hb_blob_get_data(blob, &length);
	FT_Face program = NULL;
	FT_Bool is_keyed = 0;

	if (typefaces->library == NULL &&
	    FT_Init_FreeType(&typefaces->library) != 0)
		typefaces->library = NULL;
	/* the face keeps the table alive */
	if (typefaces->library != NULL &&
	    FT_New_Memory_Face(typefaces->library, (const FT_Byte *)bytes,
		(FT_Long)length, 0, &program) != 0)
		program = NULL;
	if (program != NULL &&
	    (FT_Get_CID_Is_Internally_CID_Keyed(program, &is_keyed) != 0 ||
		!is_keyed)) {
		FT_Done_Face(program);
		program = NULL;
	}
	hb_blob_destroy(blob);
	return program;
}

static struct typeface *
new_typeface(struct typefaces *typefaces, hb_font_t *like)
{
	struct typeface *typeface = g_new0(struct typeface, 1);
	hb_face_t *face = hb_font_get_face(like);
	const struct letter none = { 0 };
	unsigned count;
	const float *coords = hb_font_get_var_coords_design(like, &count);

	typeface->font = hb_font_create(face);
	hb_font_set_var_coords_design(typeface->font, coords, count);
	typeface->kind = kind_of(typeface->font);
	typeface->units = hb_face_get_upem(face);
	typeface->number = typefaces->next_number++;
	typeface->letters = g_array_new(FALSE, FALSE, sizeof(struct letter));
	typeface->by_glyph = g_array_new(FALSE, TRUE, sizeof(uint32_t));
	typeface->fonts = g_array_new(FALSE, FALSE, sizeof(unsigned));
	g_array_append_val(typeface->letters, none);
	g_array_append_val(typeface->fonts, typeface->number);
	if (typeface->kind == TYPEFACE_CFF)
		typeface->program = open_program(typefaces, face);
	g_ptr_array_add(typefaces->all, typeface);
	return typeface;
}

/* Pango's fonts of one file share a face, whatever their sizes. */
static bool
is_instance(const struct typeface *typeface, hb_font_t *font)
{
	unsigned count, others;
	const int *coords = hb_font_get_var_coords_normalized(font, &count);
	const int *other = hb_font_get_var_coords_normalized(typeface->font,
	    &others);

	return hb_font_get_face(typeface->font) == hb_font_get_face(font) &&
	    count == others &&
	    (count == 0 || memcmp(coords, other, count * sizeof(int)) == 0);
}

static struct typeface *
find_typeface(struct typefaces *typefaces, hb_font_t *font)
{
	for (guint i = 0; i < typefaces->all->len; i++) {
		struct typeface *typeface = typefaces->all->pdata[i];

		if (is_instance(typeface, font))
			return typeface;
	}
	return new_typeface(typefaces, font);
}

/* What fontconfig feigns: a slant, a bolder outline, bitmaps of any size. */
static void
read_pattern(struct typeface_use *use, PangoFont *font)
{
	const FcPattern *pattern = pango_fc_font_get_pattern(
	    PANGO_FC_FONT(font));
	FcMatrix *matrix;
	FcBool is_bolder;
	double pixels;

	if (FcPatternGetMatrix(pattern, FC_MATRIX, 0, &matrix) ==
		FcResultMatch &&
	    matrix->yy != 0) {
		use->slant = matrix->xy / matrix->yy;
		if (FcPatternGetDouble(pattern, FC_PIXEL_SIZE, 0, &pixels) ==
		    FcResultMatch)
			use->size = pixels * matrix->yy;
	}
	if (FcPatternGetBool(pattern, FC_EMBOLDEN, 0, &is_bolder) ==
		FcResultMatch &&
	    is_bolder)
		use->boldness = use->size * BOLDNESS;
}

const struct typeface_use *
typefaces_use(struct typefaces *typefaces, PangoFont *font)
{
	struct typeface_use *use = g_hash_table_lookup(typefaces->uses, font);
	PangoFontDescription *description;

	if (use != NULL)
		return use;
	use = g_new0(struct typeface_use, 1);
	description = pango_font_describe_with_absolute_size(font);
	use->size = pango_units_to_double(
	    pango_font_description_get_size(description));
	pango_font_description_free(description);
	use->typeface = find_typeface(typefaces, pango_font_get_hb_font(font));
	read_pattern(use, font);
	g_hash_table_insert(typefaces->uses, font, use);
	return use;
}

/* Which character the font itself has the glyph for; 0 if for none. */
static gunichar
character_of(struct typeface *typeface, uint32_t glyph)
{
	if (typeface->characters == NULL) {
		hb_set_t *all = hb_set_create();
		hb_codepoint_t character = HB_SET_VALUE_INVALID, found;

		typeface->characters = g_hash_table_new(g_direct_hash,
		    g_direct_equal);
		hb_face_collect_unicodes(hb_font_get_face(typeface->font), all);
		while (hb_set_next(all, &character)) {
			/* the first of several is the most common one */
			if (hb_font_get_nominal_glyph(typeface->font, character,
				&found) &&
			    !g_hash_table_contains(typeface->characters,
				GUINT_TO_POINTER(found)))
				g_hash_table_insert(typeface->characters,
				    GUINT_TO_POINTER(found),
				    GUINT_TO_POINTER(character));
		}
		hb_set_destroy(all);
	}
	return GPOINTER_TO_UINT(
	    g_hash_table_lookup(typeface->characters, GUINT_TO_POINTER(glyph)));
}

/* The code, and for a drawn letter the font that has it. */
static void
give_code(struct typefaces *typefaces, struct typeface *typeface,
    struct letter *letter)
{
	uint32_t nth = typeface->letters->len;
	FT_UInt keyed;

	switch (typeface->kind) {
	case TYPEFACE_TRUETYPE:
		letter->code = (uint16_t)nth;
		break;
	case TYPEFACE_CFF:
		letter->code = (uint16_t)letter->glyph;
		if (typeface->program != NULL &&
		    FT_Get_CID_From_Glyph_Index(typeface->program,
			letter->glyph, &keyed) == 0)
			letter->code = (uint16_t)keyed;
		break;
	case TYPEFACE_DRAWN:
		letter->font = (uint16_t)((nth - 1) / DRAWN_MAX);
		letter->code = (uint16_t)((nth - 1) % DRAWN_MAX + 1);
		if (letter->font == typeface->fonts->len) {
			unsigned number = typefaces->next_number++;

			g_array_append_val(typeface->fonts, number);
		}
		break;
	}
}

static uint32_t
add_letter(struct typefaces *typefaces, struct typeface *typeface,
    uint32_t glyph, const char *text, size_t length)
{
	struct letter letter = { .glyph = glyph, .length = (uint8_t)length };
	uint32_t nth = typeface->letters->len;
	uint32_t *first = &g_array_index(typeface->by_glyph, uint32_t, glyph);
	double width = hb_font_get_glyph_h_advance(typeface->font, glyph);

	memcpy(letter.text, text, length);
	letter.width = (int16_t)lround(
	    CLAMP(width * 1000 / typeface->units, INT16_MIN, INT16_MAX));
	letter.next = *first;
	give_code(typefaces, typeface, &letter);
	*first = nth;
	g_array_append_val(typeface->letters, letter);
	return nth;
}

const struct letter *
typeface_letter(struct typefaces *typefaces, struct typeface *typeface,
    uint32_t glyph, const char *text, size_t length)
{
	char own[6];
	uint32_t nth;
	const struct letter *letter = NULL;

	if (glyph >= typeface->by_glyph->len)
		g_array_set_size(typeface->by_glyph, glyph + 1);
	nth = g_array_index(typeface->by_glyph, uint32_t, glyph);
	for (; nth != 0; nth = letter->next) {
		letter = &g_array_index(typeface->letters, struct letter, nth);
		if (typeface->kind != TYPEFACE_TRUETYPE || length == 0 ||
		    (letter->length == length &&
			memcmp(letter->text, text, length) == 0))
			return letter;
	}
	/* what is too long, or would take the code of a glyph to come */
	if (letter != NULL &&
	    (length > LETTER_TEXT_MAX ||
		typeface->letters->len +
			hb_face_get_glyph_count(
			    hb_font_get_face(typeface->font)) >
		    UINT16_MAX))
		return letter;
	if (length == 0 || length > LETTER_TEXT_MAX) {
		gunichar character = character_of(typeface, glyph);

		text = own;
		length = character != 0
		    ? (size_t)g_unichar_to_utf8(character, own)
		    : 0;
	}
	nth = add_letter(typefaces, typeface, glyph, text, length);
	return &g_array_index(typeface->letters, struct letter, nth);
}

struct typeface *const *
typefaces_all(const struct typefaces *typefaces, size_t *count)
{
	*count = typefaces->all->len;
	return (struct typeface *const *)typefaces->all->pdata;
}

unsigned
typefaces_font_count(const struct typefaces *typefaces)
{
	return typefaces->next_number;
}
