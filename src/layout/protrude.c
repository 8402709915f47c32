/*
 * Margin protrusion by font family, see protrude.h.
 *
 * The rows of the table are spread out once for each family, sorted by
 * character; later rows win.
 */
#include "layout/protrude.h"

#include <stdlib.h>
#include <string.h>

#include "layout/square.h"

enum { CHARACTERS_MAX = 256 };

/* Words longer than this are no prose, and walking them would take long. */
static const uint32_t bytes_max = 200;

struct share {
	gunichar character;
	int16_t start, end; /* thousandths of the character's width */
};

struct protrusion {
	struct share *shares;
	size_t count;
};

struct row {
	const char *family;
	int16_t start, end;
	const char *characters;
};

static const struct row rows[] = {
#define PROTRUDE(...) { __VA_ARGS__ },
#include "layout/protrude.def"
#undef PROTRUDE
};

static int
compare(const void *a, const void *b)
{
	gunichar first = ((const struct share *)a)->character;
	gunichar second = ((const struct share *)b)->character;

	return (first > second) - (first < second);
}

static const struct share *
find_share(const struct protrusion *protrusion, gunichar character)
{
	const struct share key = { .character = character };

	return bsearch(&key, protrusion->shares, protrusion->count, sizeof(key),
	    compare);
}

/* Sets a share; the table is small, and made once for each family. */
static void
set_share(struct protrusion *protrusion, struct share share)
{
	for (size_t i = 0; i < protrusion->count; i++) {
		if (protrusion->shares[i].character == share.character) {
			protrusion->shares[i] = share;
			return;
		}
	}
	g_assert(protrusion->count < CHARACTERS_MAX);
	protrusion->shares[protrusion->count++] = share;
}

const struct protrusion *
protrusion_new(struct arena *arena, const char *family)
{
	struct protrusion *protrusion = ARENA_NEW(arena, struct protrusion);

	protrusion->shares = ARENA_NEW_ARRAY(arena, struct share,
	    CHARACTERS_MAX);
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		if (rows[i].family[0] != '\0' &&
		    g_ascii_strcasecmp(rows[i].family, family) != 0)
			continue;
		for (const char *p = rows[i].characters; *p != '\0';
		     p = g_utf8_next_char(p))
			set_share(protrusion,
			    (struct share){ g_utf8_get_char(p), rows[i].start,
				rows[i].end });
	}
	qsort(protrusion->shares, protrusion->count, sizeof(struct share),
	    compare);
	return protrusion;
}

/* `from` to `to`: the one character. */
static dimen
hang(const struct word *word, const char *from, const char *to, bool is_end)
{
	const struct share *share = find_share(word->style->protrusion,
	    g_utf8_get_char(from));
	int thousandths = share == NULL ? 0
	    : is_end                    ? share->end
					: share->start;

	if (thousandths == 0)
		return 0;
	return thousandths *
	    (shape_advance(word, (uint32_t)(to - word->text)) -
		shape_advance(word, (uint32_t)(from - word->text))) /
	    1000;
}

dimen
protrude_start(const struct word *word, uint32_t byte)
{
	const char *from = word->text + byte;

	if (word->style->protrusion == NULL || byte >= word->bytes)
		return 0;
	if (word->has_squares)
		return square_white_start(word, byte);
	if (word->bytes > bytes_max)
		return 0;
	return hang(word, from, g_utf8_next_char(from), /*is_end*/ false);
}

dimen
protrude_end(const struct word *word, uint32_t byte)
{
	const char *to = word->text + byte;

	if (word->style->protrusion == NULL || byte == 0)
		return 0;
	if (word->has_squares)
		return square_white_end(word, byte);
	if (word->bytes > bytes_max)
		return 0;
	return hang(word, g_utf8_prev_char(to), to, /*is_end*/ true);
}
