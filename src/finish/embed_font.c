/*
 * Fonts: composite ones with a subset of the typeface's program, TrueType or
 * CFF (ISO 32000-1, 9.7, 9.9); see embed_font.h.  Drawn ones are in
 * drawn_font.c.
 */
#include "finish/embed_font.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <hb-ot.h>
#include <hb-subset.h>

#include "base/fstype.h"
#include "base/pdf_syntax.h"
#include "finish/drawn_font.h"
#include "finish/unicode_map.h"

/* One typeface on its way into the file. */
struct font {
	struct finisher *f;
	const struct typeface *typeface;
	hb_face_t *face;
	char *name;        /* "ABCDEF+Name" */
	size_t descriptor; /* objects */
	size_t glyph_map;  /* 0: none */
};

static const struct letter *
letter_at(const struct typeface *typeface, guint i)
{
	return &g_array_index(typeface->letters, struct letter, i);
}

static hb_blob_t *
table_of(hb_face_t *face, const char *tag)
{
	return hb_face_reference_table(face,
	    HB_TAG(tag[0], tag[1], tag[2], tag[3]));
}

/* ---- the program ---- */

/*
 * Nothing but outlines is wanted: shaping is done.  HarfBuzz would go through
 * all characters of a cmap, even of one that is to be dropped.
 */
static hb_face_t *
outlines_of(hb_face_t *face)
{
	static const char *const tables[] = { "head", "hhea", "hmtx", "maxp",
		"loca", "glyf", "cvt ", "fpgm", "prep", "CFF " };
	hb_face_t *outlines = hb_face_builder_create();

	for (size_t i = 0; i < G_N_ELEMENTS(tables); i++) {
		const char *tag = tables[i];
		hb_blob_t *table = table_of(face, tag);

		if (hb_blob_get_length(table) > 0)
			hb_face_builder_add_table(outlines,
			    HB_TAG(tag[0], tag[1], tag[2], tag[3]), table);
		hb_blob_destroy(table);
	}
	return outlines;
}

/*
 * What is to be kept.  A CFF that isn't keyed finds its glyphs by their
 * places, which then must stay.
 */
static hb_subset_plan_t *
plan_subset(const struct font *font)
{
	const struct typeface *typeface = font->typeface;
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	hb_subset_plan_t *plan;
	hb_face_t *outlines;
	hb_set_t *glyphs;

	if (input == NULL)
		return NULL;
	glyphs = hb_subset_input_glyph_set(input);
	hb_set_add(glyphs, 0);
	for (guint i = 1; i < typeface->letters->len; i++)
		hb_set_add(glyphs, letter_at(typeface, i)->glyph);
	hb_subset_input_set_flags(input,
	    HB_SUBSET_FLAGS_NOTDEF_OUTLINE |
		(typeface->kind == TYPEFACE_CFF && typeface->program == NULL
			? HB_SUBSET_FLAGS_RETAIN_GIDS
			: 0));
	outlines = outlines_of(font->face);
	plan = hb_subset_plan_create_or_fail(outlines, input);
	hb_face_destroy(outlines);
	hb_subset_input_destroy(input);
	return plan;
}

/* Codes to the subset's glyphs (9.7.4.2), two bytes each. */
static void
write_glyph_map(struct font *font, hb_subset_plan_t *plan)
{
	const struct typeface *typeface = font->typeface;
	const hb_map_t *places = hb_subset_plan_old_to_new_glyph_mapping(plan);
	GByteArray *map = g_byte_array_new();
	guint count = typeface->letters->len;

	g_byte_array_set_size(map, count * 2);
	memset(map->data, 0, map->len);
	for (guint i = 1; i < count; i++) {
		const struct letter *letter = letter_at(typeface, i);
		hb_codepoint_t place = hb_map_get(places, letter->glyph);

		map->data[letter->code * 2] = (guint8)(place >> 8);
		map->data[letter->code * 2 + 1] = (guint8)place;
	}
	font->glyph_map = pdf_writer_reserve(font->f->writer);
	pdf_writer_deflate(font->f->writer, font->glyph_map, "", map->data,
	    map->len);
	g_byte_array_free(map, TRUE);
}

static size_t
write_bytes(struct font *font, hb_blob_t *blob)
{
	size_t number = pdf_writer_reserve(font->f->writer);
	unsigned length;
	const char *bytes = hb_blob_get_data(blob, &length);
	char entries[64];

	if (font->typeface->kind == TYPEFACE_CFF)
		g_strlcpy(entries, "/Subtype /CIDFontType0C", sizeof(entries));
	else
		g_snprintf(entries, sizeof(entries), "/Length1 %u", length);
	pdf_writer_deflate(font->f->writer, number, entries, bytes, length);
	return number;
}

/* The subset's object; 0 if the program is damaged. */
static size_t
write_program(struct font *font)
{
	hb_subset_plan_t *plan = plan_subset(font);
	hb_face_t *subset = plan != NULL ? hb_subset_plan_execute_or_fail(plan)
					 : NULL;
	hb_blob_t *blob;
	size_t number = 0;

	if (subset != NULL) {
		if (font->typeface->kind == TYPEFACE_TRUETYPE)
			write_glyph_map(font, plan);
		blob = font->typeface->kind == TYPEFACE_CFF
		    ? table_of(subset, "CFF ")
		    : hb_face_reference_blob(subset);
		number = write_bytes(font, blob);
		hb_blob_destroy(blob);
		hb_face_destroy(subset);
	}
	if (plan != NULL)
		hb_subset_plan_destroy(plan);
	return number;
}

/* ---- the descriptor ---- */

static void
check_licence(const struct font *font)
{
	hb_blob_t *blob = table_of(font->face, "OS/2");
	unsigned length;
	const char *table = hb_blob_get_data(blob, &length);
	char *rule;

	if (!fstype_may_embed(fstype_read(table, length))) {
		rule = g_strdup_printf("the font %s may not be embedded, says "
				       "its maker (ISO 19005-2, 6.2.11.4.1)",
		    font->name + strlen("ABCDEF+"));
		finish_drop_archive(font->f, POS_NONE, rule);
		g_free(rule);
	}
	hb_blob_destroy(blob);
}

char *
embed_font_name(const struct typeface *typeface)
{
	char name[64] = "";
	unsigned size = sizeof(name);

	hb_ot_name_get_utf8(hb_font_get_face(typeface->font),
	    HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size, name);
	return g_strdup(*name != '\0' ? name : "Font");
}

/* The six letters before the name tell subsets of one font apart (9.6.4). */
static char *
subset_name(const struct typeface *typeface)
{
	char tag[] = "AAAAAA+", *name = embed_font_name(typeface), *whole;
	uint32_t hash = 2166136261u; /* FNV-1a */

	for (guint i = 1; i < typeface->letters->len; i++)
		hash = (hash ^ letter_at(typeface, i)->glyph) * 16777619u;
	for (int i = 0; i < 6; i++, hash /= 26)
		tag[i] = (char)('A' + hash % 26);
	whole = g_strconcat(tag, name, NULL);
	g_free(name);
	return whole;
}

static int
thousandths(const struct font *font, double units)
{
	return (int)lround(units * 1000 / font->typeface->units);
}

static int
metric(const struct font *font, hb_ot_metrics_tag_t tag)
{
	hb_position_t position = 0;

	hb_ot_metrics_get_position_with_fallback(font->typeface->font, tag,
	    &position);
	return thousandths(font, position);
}

/* The box around all glyphs, from the table head. */
static void
append_box(const struct font *font, GString *body)
{
	enum { BOX_AT = 36, BOX_END = 44 };
	hb_blob_t *blob = table_of(font->face, "head");
	unsigned length;
	const uint8_t *table = (const uint8_t *)hb_blob_get_data(blob, &length);

	g_string_append(body, "/FontBBox[");
	for (size_t at = BOX_AT; at < BOX_END; at += 2) {
		int units = length >= BOX_END
		    ? (int16_t)(table[at] << 8 | table[at + 1])
		    : 0;

		g_string_append_printf(body, "%d ", thousandths(font, units));
	}
	g_string_append_c(body, ']');
	hb_blob_destroy(blob);
}

static bool
is_monospaced(const struct typeface *typeface)
{
	for (guint i = 2; i < typeface->letters->len; i++) {
		if (letter_at(typeface, i)->width !=
		    letter_at(typeface, 1)->width)
			return false;
	}
	return true;
}

static void
write_descriptor(struct font *font, size_t program)
{
	enum { MONOSPACED = 1 << 0, SYMBOLIC = 1 << 2, ITALIC = 1 << 6 };
	hb_font_t *of = font->typeface->font;
	double slant = hb_style_get_value(of, HB_STYLE_TAG_SLANT_ANGLE);
	double weight = hb_style_get_value(of, HB_STYLE_TAG_WEIGHT);
	unsigned flags = SYMBOLIC | (slant != 0 ? ITALIC : 0) |
	    (is_monospaced(font->typeface) ? MONOSPACED : 0);
	GString *body = g_string_new("<</Type/FontDescriptor/FontName");

	pdf_append_name(body, font->name);
	g_string_append_printf(body, "/Flags %u", flags);
	append_box(font, body);
	g_string_append(body, "/ItalicAngle ");
	pdf_append_number(body, slant);
	/* no table has a stem's width; it goes with the weight */
	g_string_append_printf(body,
	    "/Ascent %d/Descent %d/CapHeight %d/StemV %ld/FontFile%s",
	    metric(font, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER),
	    metric(font, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER),
	    metric(font, HB_OT_METRICS_TAG_CAP_HEIGHT), lround(weight / 5),
	    font->typeface->kind == TYPEFACE_CFF ? "3" : "2");
	pdf_append_reference(body, program);
	g_string_append(body, ">>");
	font->descriptor = pdf_writer_reserve(font->f->writer);
	pdf_writer_object(font->f->writer, font->descriptor, body->str,
	    body->len);
	g_string_free(body, TRUE);
}

/* ---- the font ---- */

static int
compare_codes(const void *left, const void *right)
{
	const struct letter *const *a = left, *const *b = right;

	return ((*a)->code > (*b)->code) - ((*a)->code < (*b)->code);
}

/* "/W[1[500 600]7[250]]": runs of codes (9.7.4.3) */
static void
append_widths(const struct typeface *typeface, GString *body)
{
	guint count = typeface->letters->len - 1;
	const struct letter **sorted = g_new(const struct letter *, count + 1);

	for (guint i = 0; i < count; i++)
		sorted[i] = letter_at(typeface, i + 1);
	qsort(sorted, count, sizeof(*sorted), compare_codes);
	g_string_append(body, "/W[");
	for (guint i = 0; i < count; i++) {
		if (i == 0 || sorted[i]->code != sorted[i - 1]->code + 1)
			g_string_append_printf(body, "%s%u[", i == 0 ? "" : "]",
			    sorted[i]->code);
		g_string_append_printf(body, "%d ", sorted[i]->width);
	}
	g_string_append(body, count > 0 ? "]]" : "]");
	g_free(sorted);
}

static size_t
write_descendant(struct font *font)
{
	size_t number = pdf_writer_reserve(font->f->writer);
	GString *body = g_string_new("<</Type/Font/Subtype/CIDFontType");

	g_string_append(body, font->typeface->kind == TYPEFACE_CFF ? "0" : "2");
	g_string_append(body, "/BaseFont");
	pdf_append_name(body, font->name);
	g_string_append(body,
	    "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
	    "/FontDescriptor");
	pdf_append_reference(body, font->descriptor);
	append_widths(font->typeface, body);
	if (font->glyph_map != 0) {
		g_string_append(body, "/CIDToGIDMap");
		pdf_append_reference(body, font->glyph_map);
	}
	g_string_append(body, ">>");
	pdf_writer_object(font->f->writer, number, body->str, body->len);
	g_string_free(body, TRUE);
	return number;
}

static void
write_font(struct font *font, size_t number)
{
	size_t descendant = write_descendant(font);
	size_t map = unicode_map_write(font->f, font->typeface, /*font*/ 0);
	GString *body = g_string_new("<</Type/Font/Subtype/Type0/BaseFont");

	pdf_append_name(body, font->name);
	g_string_append(body, "/Encoding/Identity-H/DescendantFonts[");
	pdf_append_reference(body, descendant);
	g_string_append(body, "]/ToUnicode");
	pdf_append_reference(body, map);
	g_string_append(body, ">>");
	pdf_writer_object(font->f->writer, number, body->str, body->len);
	g_string_free(body, TRUE);
}

static void
embed(struct finisher *f, const struct typeface *typeface)
{
	struct font font = { .f = f,
		.typeface = typeface,
		.face = hb_font_get_face(typeface->font) };
	size_t program;

	font.name = subset_name(typeface);
	check_licence(&font);
	program = write_program(&font);
	if (program != 0) {
		write_descriptor(&font, program);
		write_font(&font, f->fonts[typeface->number]);
	} else {
		diag(f->diags, DIAG_INTERNAL, POS_NONE,
		    "the font %s can't be made smaller", font.name);
	}
	g_free(font.name);
}

void
embed_fonts(struct finisher *f)
{
	size_t count;
	struct typeface *const *all =
	    typefaces_all(f->input->painted->typefaces, &count);

	for (size_t i = 0; i < count; i++) {
		if (all[i]->kind == TYPEFACE_DRAWN)
			drawn_font_write(f, all[i]);
		else
			embed(f, all[i]);
	}
}
