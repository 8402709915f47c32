/* What a font's maker allows; see fstype.h. */
#include "base/fstype.h"

enum {
	RESTRICTED = 0x0002,
	PREVIEW = 0x0004,
	EDITABLE = 0x0008,
	NO_SUBSETTING = 0x0100,
	BITMAP_ONLY = 0x0200,
};

unsigned
fstype_read(const char *table, size_t length)
{
	const unsigned char *bytes = (const unsigned char *)table;

	return length >= 10 ? (unsigned)(bytes[8] << 8 | bytes[9]) : 0;
}

/* The least restrictive one counts where several are set. */
bool
fstype_may_embed(unsigned fstype)
{
	return (fstype & BITMAP_ONLY) == 0 &&
	    ((fstype & RESTRICTED) == 0 ||
		(fstype & (PREVIEW | EDITABLE)) != 0);
}

bool
fstype_may_subset(unsigned fstype)
{
	return (fstype & NO_SUBSETTING) == 0;
}
