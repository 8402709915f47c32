/*
 * Metadata as XMP, with the claims of PDF/UA (ISO 14289-1, clause 5) and
 * PDF/A (ISO 19005-2, 6.6), and the sRGB profile as output intent.
 *
 * PDF/A knows its own names in XMP only; that of PDF/UA is described in the
 * extension schema that it asks for (6.6.2.3.3).
 */
#include "finish/conform.h"

#include <math.h>
#include <string.h>
#include <time.h>

static void
append_xml(GString *xml, const char *format, const char *text)
{
	const char *hole = strstr(format, "%s");
	char *escaped;

	if (text == NULL || *text == '\0')
		return;
	escaped = g_markup_escape_text(text, -1);
	g_string_append_len(xml, format, hole - format);
	g_string_append(xml, escaped);
	g_string_append(xml, hole + strlen("%s"));
	g_free(escaped);
}

static void
append_alternatives(GString *xml, const char *name, const char *text)
{
	if (text == NULL || *text == '\0')
		return;
	g_string_append_printf(xml, "<dc:%s><rdf:Alt>", name);
	append_xml(xml, "<rdf:li xml:lang=\"x-default\">%s</rdf:li>", text);
	g_string_append_printf(xml, "</rdf:Alt></dc:%s>\n", name);
}

static void
append_date(GString *xml, const char *name, time_t time)
{
	struct tm date;
	char text[32];

	if (gmtime_r(&time, &date) != NULL &&
	    strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%SZ", &date) > 0)
		g_string_append_printf(xml, "<xmp:%s>%s</xmp:%s>\n", name, text,
		    name);
}

static const char ua_schema[] =
    "<rdf:Description rdf:about=\"\""
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/"
    "</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Part of ISO 14289 that the file conforms to"
    "</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
    "</rdf:Description>\n";

static void
append_claims(const struct finisher *f, GString *xml)
{
	if (f->claim.is_ua)
		g_string_append(xml, "<pdfuaid:part>1</pdfuaid:part>\n");
	if (f->claim.archive != 0)
		g_string_append_printf(xml,
		    "<pdfaid:part>%d</pdfaid:part>\n"
		    "<pdfaid:conformance>%c</pdfaid:conformance>\n",
		    f->claim.archive, f->claim.level);
}

size_t
conform_metadata(struct finisher *f, const struct conform_facts *facts)
{
	size_t number = pdf_writer_reserve(f->writer);
	GString *xml = g_string_new(
	    "<?xpacket begin=\"\xef\xbb\xbf\" "
	    "id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
	    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
	    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\""
	    ">\n<rdf:Description rdf:about=\"\""
	    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
	    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
	    " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
	    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
	    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n");

	append_claims(f, xml);
	g_string_append(xml, "<dc:format>application/pdf</dc:format>\n");
	append_alternatives(xml, "title", facts->title);
	append_xml(xml,
	    "<dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>\n",
	    facts->author);
	append_alternatives(xml, "description", facts->subject);
	append_xml(xml,
	    "<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag>"
	    "</dc:language>\n",
	    f->tree->document->lang);
	append_xml(xml, "<dc:identifier>%s</dc:identifier>\n",
	    f->tree->document->identifier);
	append_xml(xml, "<pdf:Keywords>%s</pdf:Keywords>\n", facts->keywords);
	append_xml(xml, "<pdf:Producer>%s</pdf:Producer>\n", facts->producer);
	append_xml(xml, "<xmp:CreatorTool>%s</xmp:CreatorTool>\n",
	    facts->creator);
	append_date(xml, "CreateDate", facts->time);
	append_date(xml, "ModifyDate", facts->time);
	g_string_append(xml, "</rdf:Description>\n");
	if (f->claim.is_ua && f->claim.archive != 0)
		g_string_append(xml, ua_schema);
	g_string_append(xml, "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
	pdf_writer_stream(f->writer, number, "/Type /Metadata /Subtype /XML",
	    arena_copy(f->arena, xml->str, xml->len), xml->len);
	g_string_free(xml, TRUE);
	return number;
}

/* ---- the profile (ISO 15076-1, version 2.1: IEC 61966-2-1 colours) ---- */

static void
append_u32(GByteArray *to, uint32_t value)
{
	const uint8_t bytes[] = { (uint8_t)(value >> 24),
		(uint8_t)(value >> 16), (uint8_t)(value >> 8), (uint8_t)value };

	g_byte_array_append(to, bytes, sizeof(bytes));
}

static void
append_word(GByteArray *to, const char *four)
{
	g_byte_array_append(to, (const guint8 *)four, 4);
}

static void
append_fixed(GByteArray *to, double value)
{
	append_u32(to, (uint32_t)(int32_t)lround(value * 65536));
}

static void
append_zeros(GByteArray *to, size_t count)
{
	while (count-- > 0)
		g_byte_array_append(to, (const guint8 *)"", 1);
}

static void
append_xyz(GByteArray *to, const double xyz[3])
{
	append_word(to, "XYZ ");
	append_u32(to, 0);
	for (int i = 0; i < 3; i++)
		append_fixed(to, xyz[i]);
}

/* The curve as a table of 1024 steps, 8.8 bit each in 16. */
static void
append_curve(GByteArray *to)
{
	enum { STEPS = 1024 };

	append_word(to, "curv");
	append_u32(to, 0);
	append_u32(to, STEPS);
	for (int i = 0; i < STEPS; i++) {
		double v = i / (STEPS - 1.0);
		double linear = v <= 0.04045 ? v / 12.92
					     : pow((v + 0.055) / 1.055, 2.4);
		uint16_t step = (uint16_t)lround(linear * 65535);
		const uint8_t bytes[] = { (uint8_t)(step >> 8), (uint8_t)step };

		g_byte_array_append(to, bytes, sizeof(bytes));
	}
}

static void
append_description(GByteArray *to)
{
	static const char name[] = "sRGB";

	append_word(to, "desc");
	append_u32(to, 0);
	append_u32(to, sizeof(name));
	g_byte_array_append(to, (const guint8 *)name, sizeof(name));
	append_zeros(to, 4 + 4 + 2 + 1 + 67); /* no Unicode, no Mac name */
}

static void
append_text(GByteArray *to, const char *text)
{
	append_word(to, "text");
	append_u32(to, 0);
	g_byte_array_append(to, (const guint8 *)text, (guint)strlen(text) + 1);
}

static void
put_u32(GByteArray *to, size_t at, uint32_t value)
{
	to->data[at] = (uint8_t)(value >> 24);
	to->data[at + 1] = (uint8_t)(value >> 16);
	to->data[at + 2] = (uint8_t)(value >> 8);
	to->data[at + 3] = (uint8_t)value;
}

static void
append_header(GByteArray *icc, size_t tags)
{
	append_u32(icc, 0); /* the size, once it is known */
	append_zeros(icc, 4);
	append_u32(icc, 0x02100000);
	append_word(icc, "mntr");
	append_word(icc, "RGB ");
	append_word(icc, "XYZ ");
	/* a fixed date, as it is part of the file's bytes: 2000-01-01 */
	append_u32(icc, 2000u << 16 | 1);
	append_u32(icc, 1u << 16);
	append_zeros(icc, 4);
	append_word(icc, "acsp");
	append_zeros(icc, 28);
	append_fixed(icc, 0.9642); /* D50 */
	append_fixed(icc, 1.0);
	append_fixed(icc, 0.8249);
	append_zeros(icc, 48);
	append_u32(icc, (uint32_t)tags);
	append_zeros(icc, tags * 12);
}

/* Notes in the table where the next tag's data begins. */
static void
begin_tag(GByteArray *icc, size_t index, const char *name)
{
	size_t entry = 132 + index * 12;

	while (icc->len % 4 != 0)
		append_zeros(icc, 1);
	memcpy(icc->data + entry, name, 4);
	put_u32(icc, entry + 4, icc->len);
}

static void
end_tag(GByteArray *icc, size_t index)
{
	size_t entry = 132 + index * 12;
	size_t from = (size_t)icc->data[entry + 4] << 24 |
	    (size_t)icc->data[entry + 5] << 16 |
	    (size_t)icc->data[entry + 6] << 8 | icc->data[entry + 7];

	put_u32(icc, entry + 8, (uint32_t)(icc->len - from));
}

static GByteArray *
new_profile(void)
{
	enum { TAGS = 9 };
	/* the primaries and white, adapted to D50 */
	static const struct {
		const char *name;
		double xyz[3];
	} colors[] = {
		{ "wtpt", { 0.9642, 1.0, 0.8249 } },
		{ "rXYZ", { 0.43607, 0.22249, 0.01392 } },
		{ "gXYZ", { 0.38515, 0.71687, 0.09708 } },
		{ "bXYZ", { 0.14307, 0.06061, 0.7141 } },
	};
	GByteArray *icc = g_byte_array_new();
	size_t index = 0, curve;

	append_header(icc, TAGS);
	begin_tag(icc, index, "desc");
	append_description(icc);
	end_tag(icc, index++);
	begin_tag(icc, index, "cprt");
	append_text(icc, "No copyright, use freely");
	end_tag(icc, index++);
	for (size_t i = 0; i < G_N_ELEMENTS(colors); i++) {
		begin_tag(icc, index, colors[i].name);
		append_xyz(icc, colors[i].xyz);
		end_tag(icc, index++);
	}
	curve = index;
	begin_tag(icc, index, "rTRC");
	append_curve(icc);
	end_tag(icc, index++);
	for (; index < TAGS; index++) {
		memcpy(icc->data + 132 + index * 12,
		    icc->data + 132 + curve * 12, 12);
		icc->data[132 + index * 12] = index == TAGS - 1 ? 'b' : 'g';
	}
	put_u32(icc, 0, icc->len);
	return icc;
}

void
conform_append_intents(struct finisher *f, GString *body)
{
	GByteArray *icc = new_profile();
	size_t number = pdf_writer_reserve(f->writer);

	pdf_writer_deflate(f->writer, number, "/N 3", icc->data, icc->len);
	g_byte_array_free(icc, TRUE);
	g_string_append(body,
	    "\n/OutputIntents [<< /Type /OutputIntent /S /GTS_PDFA1 "
	    "/OutputConditionIdentifier (sRGB) /Info (sRGB IEC61966-2.1) "
	    "/DestOutputProfile");
	pdf_append_reference(body, number);
	g_string_append(body, " >>]");
}
