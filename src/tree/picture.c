/*
 * Pictures looked through, not decoded; see picture.h.
 *
 * PNG: every chunk is there and has its checksum.  JPEG: it has a frame with a
 * size, and an end.  SVG: it is well-formed.
 */
#include "tree/picture.h"

#include <string.h>

#include <libxml/parser.h>
#include <zlib.h>

#include "base/entity_loader.h"
#include "base/file.h"

#define MEGAPIXELS_MAX 200

struct bytes {
	const unsigned char *at;
	size_t length;
};

static bool
begins_with(struct bytes file, const char *magic, size_t length)
{
	return file.length >= length && memcmp(file.at, magic, length) == 0;
}

static unsigned long
number_at(const unsigned char *at, size_t count)
{
	unsigned long number = 0;

	for (size_t i = 0; i < count; i++)
		number = number << 8 | at[i];
	return number;
}

/* The reason why a picture of this size can't be used, or NULL. */
static const char *
fault_of_size(unsigned long width, unsigned long height)
{
	if (width == 0 || height == 0)
		return "it has no size";
	if ((double)width * (double)height > MEGAPIXELS_MAX * 1e6)
		return "it has more than " G_STRINGIFY(
		    MEGAPIXELS_MAX) " million pixels";
	return NULL;
}

static const char *
fault_of_png(struct bytes file)
{
	bool has_pixels = false;

	for (size_t at = 8; file.length - at >= 12;) {
		const unsigned char *chunk = file.at + at;
		size_t length = number_at(chunk, 4);
		const char *fault = NULL;

		if (length > file.length - at - 12)
			break;
		if (crc32(0, chunk + 4, (uInt)length + 4) !=
		    number_at(chunk + 8 + length, 4))
			return "it is damaged";
		if (at == 8)
			fault = memcmp(chunk + 4, "IHDR", 4) != 0 || length < 13
			    ? "it is damaged"
			    : fault_of_size(number_at(chunk + 8, 4),
				  number_at(chunk + 12, 4));
		if (fault != NULL)
			return fault;
		has_pixels = has_pixels || memcmp(chunk + 4, "IDAT", 4) == 0;
		if (memcmp(chunk + 4, "IEND", 4) == 0)
			return has_pixels ? NULL : "it has no pixels";
		at += length + 12;
	}
	return "it breaks off before its end";
}

/* SOF0 to SOF15, without DHT, JPG and DAC, which lie among them. */
static bool
is_frame(unsigned marker)
{
	return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 &&
	    marker != 0xc8 && marker != 0xcc;
}

static const char *
fault_of_jpeg(struct bytes file)
{
	size_t half = file.length / 2;

	/* in the first half an end may be that of a thumbnail */
	if (memmem(file.at + half, file.length - half, "\xff\xd9", 2) == NULL)
		return "it breaks off before its end";
	for (size_t at = 2; file.length - at >= 9;) {
		const unsigned char *segment = file.at + at;

		if (segment[0] != 0xff)
			break;
		if (segment[1] == 0xff) { /* filling */
			at++;
			continue;
		}
		if (is_frame(segment[1]))
			return fault_of_size(number_at(segment + 7, 2),
			    number_at(segment + 5, 2));
		if (number_at(segment + 2, 2) > file.length - at - 2)
			break;
		at += number_at(segment + 2, 2) + 2;
	}
	return "it is damaged";
}

/* What a drawing takes from other files no output shows. */
static xmlParserInput *
load_nothing(const char *url, const char *id, xmlParserCtxt *parser)
{
	(void)url;
	(void)id;
	(void)parser;
	return NULL;
}

static const char *
fault_of_svg(struct arena *arena, struct bytes file)
{
	xmlExternalEntityLoader before = entity_loader_set(load_nothing);
	xmlParserCtxt *parser = xmlNewParserCtxt();
	xmlDoc *doc;
	const xmlError *error;
	const char *fault = NULL;

	doc = xmlCtxtReadMemory(parser, (const char *)file.at, (int)file.length,
	    /*URL*/ NULL, /*encoding*/ NULL,
	    XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_NOERROR |
		XML_PARSE_NOWARNING);
	entity_loader_set(before);
	error = xmlCtxtGetLastError(parser);
	if (doc == NULL && error != NULL && error->message != NULL)
		fault = arena_printf(arena, "line %d: %s", error->line,
		    g_strchomp(arena_strdup(arena, error->message)));
	else if (doc == NULL)
		fault = "it is not well-formed";
	xmlFreeDoc(doc);
	xmlFreeParserCtxt(parser);
	return fault;
}

static bool
looks_like_xml(struct bytes file)
{
	size_t at = begins_with(file, "\xef\xbb\xbf", 3) ? 3 : 0;

	while (at < file.length && g_ascii_isspace(file.at[at]))
		at++;
	return at < file.length && file.at[at] == '<';
}

/* Those that only one of the outputs takes: that one has a say about them. */
static bool
is_other_picture(struct bytes file)
{
	return begins_with(file, "GIF8", 4) || begins_with(file, "RIFF", 4) ||
	    begins_with(file, "BM", 2) || begins_with(file, "\x1f\x8b", 2);
}

static const char *
find_fault(struct arena *arena, struct bytes file)
{
	if (file.length == 0)
		return "it is empty";
	if (begins_with(file, "\x89PNG\r\n\x1a\n", 8))
		return fault_of_png(file);
	if (begins_with(file, "\xff\xd8\xff", 3))
		return fault_of_jpeg(file);
	if (looks_like_xml(file))
		return fault_of_svg(arena, file);
	return is_other_picture(file) ? NULL
				      : "it is neither PNG, JPEG nor SVG";
}

bool
picture_is_whole(struct arena *arena, const char *path, const char **reason)
{
	struct arena *scratch = arena_new();
	const char *fault = NULL;
	struct bytes file = { 0 };

	file.at = (const unsigned char *)file_read(scratch, path, &file.length,
	    &fault);
	fault = file.at != NULL ? find_fault(arena, file)
				: arena_strdup(arena, fault);
	arena_free(scratch);
	*reason = fault;
	return fault == NULL;
}
