/* ICC profiles of pictures; see profile.h.  ICC.1:2010, 7.2. */
#include "finish/profile.h"

#include <string.h>

enum { PROFILE_HEADER = 128 };

bool
profile_is_usable(const void *bytes, size_t length, unsigned components)
{
	static const char
	    *const spaces[] = { [1] = "GRAY", [3] = "RGB ", [4] = "CMYK" };
	static const char *const classes[] = { "prtr", "mntr", "scnr", "spac" };
	const char *header = bytes;

	if (length < PROFILE_HEADER || components > 4 ||
	    spaces[components] == NULL ||
	    memcmp(header + 16, spaces[components], 4) != 0 || header[8] > 4 ||
	    memmem(header, length, "sRGB", 4) != NULL ||
	    memmem(header, length, "s\0R\0G\0B", 7) != NULL)
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(classes); i++) {
		if (memcmp(header + 12, classes[i], 4) == 0)
			return true;
	}
	return false;
}

size_t
profile_write(struct finisher *f, const void *bytes, size_t length,
    unsigned components)
{
	char *key = g_compute_checksum_for_data(G_CHECKSUM_MD5, bytes, length);
	size_t number = GPOINTER_TO_SIZE(g_hash_table_lookup(f->profiles, key));
	char entries[16];

	if (number != 0) {
		g_free(key);
		return number;
	}
	number = pdf_writer_reserve(f->writer);
	g_snprintf(entries, sizeof(entries), "/N %u", components);
	pdf_writer_deflate(f->writer, number, entries, bytes, length);
	g_hash_table_insert(f->profiles, key, GSIZE_TO_POINTER(number));
	return number;
}
