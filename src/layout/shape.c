/*
 * Shaping words, see shape.h.
 *
 * Measured on 200,000 words of prose: pango_itemize() and pango_shape() on
 * whole paragraphs take 144 ms; looking the words up takes 30 ms, collecting
 * the text and making the parts included.
 */
#include "layout/shape.h"

#include <string.h>

#include <hb.h>
#include <pango/pango.h>

#include "layout/protrude.h"
#include "layout/square.h"

/* So many words are looked for at the same time. */
enum { WORDS_FORESEEN = 32, CACHE_LINE = 64 };

static uint64_t
hash_word(const struct shape_style *style, const char *text, size_t bytes)
{
	uint64_t hash = 0x9e3779b97f4a7c15u ^ (style->id * 0xff51afd7ed558ccdu);

	while (bytes >= sizeof(uint64_t)) {
		uint64_t part;

		memcpy(&part, text, sizeof(part));
		hash = (hash ^ part) * 0x9fb21c651e98df25u;
		hash ^= hash >> 32;
		text += sizeof(part);
		bytes -= sizeof(part);
	}
	for (; bytes > 0; text++, bytes--)
		hash = (hash ^ (unsigned char)*text) * 0x100000001b3u;
	hash *= 0x9fb21c651e98df25u;
	return hash ^ (hash >> 29);
}

static void
grow_table(struct shaper *shaper)
{
	size_t size = shaper->table_size * 2;
	struct word **table = g_new0(struct word *, size);

	for (size_t i = 0; i < shaper->table_size; i++) {
		struct word *word = shaper->table[i];

		while (word != NULL) {
			struct word *next = word->next;
			size_t slot = word->hash & (size - 1);

			word->next = table[slot];
			table[slot] = word;
			word = next;
		}
	}
	g_free(shaper->table);
	shaper->table = table;
	shaper->table_size = size;
}

static void
run_harfbuzz(struct shaper *shaper, const struct shape_style *style,
    const char *text, size_t bytes)
{
	hb_buffer_t *buffer = shaper->buffer;

	hb_buffer_clear_contents(buffer);
	hb_buffer_add_utf8(buffer, text, (int)bytes, 0, (int)bytes);
	hb_buffer_set_language(buffer,
	    hb_language_from_string(pango_language_to_string(style->language),
		-1));
	hb_buffer_guess_segment_properties(buffer);
	hb_buffer_set_direction(buffer,
	    style->is_backward ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
	hb_buffer_set_cluster_level(buffer,
	    HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
	hb_shape(style->hb, buffer, style->features, style->feature_count);
}

/*
 * Cuts the glyphs into clusters.  HarfBuzz numbers them by their first byte;
 * right to left the numbers fall.
 */
static void
read_clusters(struct shaper *shaper, struct word *word,
    const hb_glyph_info_t *infos)
{
	struct area_cluster *clusters = ARENA_NEW_ARRAY(shaper->arena,
	    struct area_cluster, word->glyph_count);
	bool is_backward = word->style->is_backward;
	uint32_t count = 0, end = 0;

	for (uint32_t i = 0; i < word->glyph_count; i = end) {
		uint32_t next;

		for (end = i + 1; end < word->glyph_count &&
		     infos[end].cluster == infos[i].cluster;
		     end++)
			;
		next = is_backward
		    ? (i > 0 ? infos[i - 1].cluster : word->bytes)
		    : end < word->glyph_count ? infos[end].cluster
					      : word->bytes;
		clusters[count++] = (struct area_cluster){
			.bytes = (uint16_t)(next - infos[i].cluster),
			.glyphs = (uint16_t)(end - i),
		};
	}
	for (uint32_t i = 0; is_backward && i < count / 2; i++) {
		struct area_cluster swapped = clusters[i];

		clusters[i] = clusters[count - 1 - i];
		clusters[count - 1 - i] = swapped;
	}
	word->clusters = clusters;
	word->cluster_count = count;
}

static void
read_glyphs(struct shaper *shaper, struct word *word)
{
	unsigned count = 0;
	hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(shaper->buffer,
	    &count);
	hb_glyph_position_t *places =
	    hb_buffer_get_glyph_positions(shaper->buffer, &count);
	struct area_glyph *glyphs = ARENA_NEW_ARRAY(shaper->arena,
	    struct area_glyph, count);
	dimen spacing = word->style->letter_spacing;

	for (unsigned i = 0; i < count; i++) {
		glyphs[i] = (struct area_glyph){
			.index = infos[i].codepoint,
			.x = places[i].x_offset,
			.y = -places[i].y_offset,
			.advance = places[i].x_advance,
		};
		if (i + 1 == count || infos[i + 1].cluster != infos[i].cluster)
			glyphs[i].advance += (int32_t)spacing;
		word->width += glyphs[i].advance;
		if (infos[i].codepoint == 0)
			word->has_missing = true;
	}
	word->glyphs = glyphs;
	word->glyph_count = count;
	read_clusters(shaper, word, infos);
	word->has_squares = !word->style->is_plain &&
	    !word->style->is_backward && square_is_in(word->text, word->bytes);
	if (word->has_squares)
		square_close_up(word, glyphs);
}

dimen
shape_advance(const struct word *word, uint32_t bytes)
{
	const struct area_glyph *glyph = word->glyphs;
	dimen advance = 0;
	uint32_t at = 0;

	if (word->style->is_backward)
		glyph += word->glyph_count;
	for (uint32_t c = 0; c < word->cluster_count && at < bytes; c++) {
		const struct area_cluster *cluster = &word->clusters[c];
		dimen width = 0;

		if (word->style->is_backward)
			glyph -= cluster->glyphs;
		for (uint32_t g = 0; g < cluster->glyphs; g++)
			width += glyph[g].advance;
		if (!word->style->is_backward)
			glyph += cluster->glyphs;
		/* a ligature is as good as cut by the share of its letters */
		if (at + cluster->bytes > bytes)
			width = width * (bytes - at) / cluster->bytes;
		advance += width;
		at += cluster->bytes;
	}
	return advance;
}

uint32_t
shape_fit(const struct word *word, uint32_t from, dimen room)
{
	const struct area_glyph *glyph = word->glyphs;
	uint32_t at = 0, fit = from;

	if (word->style->is_backward)
		glyph += word->glyph_count;
	for (uint32_t c = 0; c < word->cluster_count; c++) {
		const struct area_cluster *cluster = &word->clusters[c];

		if (word->style->is_backward)
			glyph -= cluster->glyphs;
		for (uint32_t g = 0; g < cluster->glyphs && at >= from; g++)
			room -= glyph[g].advance;
		if (!word->style->is_backward)
			glyph += cluster->glyphs;
		at += cluster->bytes;
		if (room < 0)
			break;
		fit = MAX(fit, at);
	}
	return fit;
}

/* Letters that touch one another, as Arabic's, bear no space between them. */
static bool
are_parted(const char *text)
{
	for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);

		if (c >= 0x600 && (c < 0x1e00 || c >= 0x2e80))
			return false;
	}
	return true;
}

/* How far the word may grow and shrink in a justified line. */
static void
find_give(struct word *word)
{
	const struct shape_style *style = word->style;

	if (style->expands)
		word->give = word->width * EXPANSION_STEPS / EXPANSION_UNIT;
	if (style->letter_stretch + style->letter_shrink > 0 &&
	    are_parted(word->text))
		word->letters = word->cluster_count;
	word->stretch = word->give + word->letters * style->letter_stretch;
	word->shrink = word->give + word->letters * style->letter_shrink;
}

static struct word *
new_word(struct shaper *shaper, const struct shape_style *style,
    const char *text, size_t bytes)
{
	struct word *word = ARENA_NEW(shaper->arena, struct word);

	word->style = style;
	word->text = arena_strndup(shaper->arena, text, bytes);
	word->bytes = (uint32_t)bytes;
	if (bytes == 0)
		return word;
	run_harfbuzz(shaper, style, text, bytes);
	read_glyphs(shaper, word);
	find_give(word);
	word->hang_start = protrude_start(word, 0);
	word->hang_end = protrude_end(word, word->bytes);
	shape_find_cuts(shaper, word);
	return word;
}

const struct word *
shape_word(struct shaper *shaper, const struct shape_style *style,
    const char *text, size_t bytes)
{
	uint64_t hash = hash_word(style, text, bytes);
	size_t slot = hash & (shaper->table_size - 1);
	struct word *word;

	for (word = shaper->table[slot]; word != NULL; word = word->next) {
		if (word->hash == hash && word->style == style &&
		    word->bytes == bytes &&
		    memcmp(word->text, text, bytes) == 0)
			return word;
	}
	if (shaper->word_count++ >= shaper->table_size) {
		grow_table(shaper);
		slot = hash & (shaper->table_size - 1);
	}
	word = new_word(shaper, style, text, bytes);
	word->hash = hash;
	word->next = shaper->table[slot];
	shaper->table[slot] = word;
	return word;
}

size_t
shape_foresee(const struct shaper *shaper, const struct shape_style *style,
    const char *text, size_t bytes)
{
	struct word *const *slots[WORDS_FORESEEN];
	size_t count = 0, at = 0;

	while (at < bytes && count < WORDS_FORESEEN) {
		const char *word = text + at;
		const char *space = memchr(word, ' ', bytes - at);
		size_t length = space != NULL ? (size_t)(space - word)
					      : bytes - at;
		uint64_t hash = hash_word(style, word, length);

		slots[count] = &shaper->table[hash & (shaper->table_size - 1)];
		__builtin_prefetch(slots[count++]);
		at += length + 1;
	}
	for (size_t i = 0; i < count; i++) {
		const struct word *word = *slots[i];

		__builtin_prefetch(word);
		__builtin_prefetch((const char *)word + CACHE_LINE);
	}
	return at;
}

const struct word *
shape_space(struct shaper *shaper, const struct shape_style *style)
{
	struct shape_style *known = (struct shape_style *)style;

	if (known->space == NULL)
		known->space = shape_word(shaper, style, " ", 1);
	return known->space;
}

const struct word *
shape_sign(struct shaper *shaper, const struct shape_style *style,
    const char *text)
{
	const struct word *word = shape_word(shaper, style, text, strlen(text));
	PangoAttrList *attributes;
	PangoItem *item;
	GList *items;

	if (!word->has_missing)
		return word;
	attributes = pango_attr_list_new();
	pango_attr_list_insert(attributes,
	    pango_attr_font_desc_new(style->description));
	items = pango_itemize(fonts_context(shaper->fonts), text, 0,
	    (int)strlen(text), attributes, NULL);
	item = items->data;
	word = shape_word(shaper,
	    shaper_variant(shaper, style, item->analysis.font,
		style->is_backward),
	    text, strlen(text));
	g_list_free_full(items, (GDestroyNotify)pango_item_free);
	pango_attr_list_unref(attributes);
	return word;
}

const struct word *
shape_hyphen(struct shaper *shaper, const struct word *word)
{
	struct shape_style *style = (struct shape_style *)word->style;

	if (style->hyphen_sign == NULL)
		style->hyphen_sign = shape_sign(shaper, style, style->hyphen);
	return style->hyphen_sign;
}
