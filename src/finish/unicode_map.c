/* What text a font's codes stand for; see unicode_map.h. */
#include "finish/unicode_map.h"

/* A block of lines has so many at most (Adobe technical note 5014). */
enum { BLOCK = 100 };

static const char head[] =
    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
    "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
    "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
    "1 begincodespacerange\n";

static const char tail[] =
    "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";

static void
append_line(GString *map, const struct letter *letter, bool is_drawn)
{
	glong count = 0;
	gunichar2 *units = letter->length > 0
	    ? g_utf8_to_utf16(letter->text, letter->length, NULL, &count, NULL)
	    : NULL;

	g_string_append_printf(map, is_drawn ? "<%02X><" : "<%04X><",
	    letter->code);
	for (glong i = 0; i < count; i++)
		g_string_append_printf(map, "%04X", units[i]);
	g_string_append(map, count > 0 ? ">\n" : "FFFD>\n");
	g_free(units);
}

size_t
unicode_map_write(struct finisher *f, const struct typeface *typeface,
    unsigned font)
{
	size_t number = pdf_writer_reserve(f->writer);
	bool is_drawn = typeface->kind == TYPEFACE_DRAWN;
	GString *map = g_string_new(head), *block = g_string_new(NULL);
	unsigned lines = 0;

	g_string_append(map, is_drawn ? "<00><FF>\n" : "<0000><FFFF>\n");
	g_string_append(map, "endcodespacerange\n");
	for (guint i = 1; i <= typeface->letters->len; i++) {
		const struct letter *letter = i < typeface->letters->len
		    ? &g_array_index(typeface->letters, struct letter, i)
		    : NULL;

		if (letter != NULL && letter->font == font) {
			append_line(block, letter, is_drawn);
			lines++;
		}
		if (lines == BLOCK || (letter == NULL && lines > 0)) {
			g_string_append_printf(map,
			    "%u beginbfchar\n%s"
			    "endbfchar\n",
			    lines, block->str);
			g_string_truncate(block, 0);
			lines = 0;
		}
	}
	g_string_append(map, tail);
	pdf_writer_deflate(f->writer, number, "", map->str, map->len);
	g_string_free(block, TRUE);
	g_string_free(map, TRUE);
	return number;
}
