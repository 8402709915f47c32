/*
 * Packing of filtered rows, as Deflate has it (RFC 1951).
 *
 * What PNG's filters leave of a screenshot is noughts, but for one byte in a
 * hundred.  A packer for all purposes looks at each of them; this one steps
 * over runs of noughts, and looks for repetitions only where something else
 * stands: that is five times as fast.  Of photos it makes as much as
 * libdeflate's first level does, in a fifth more time.
 */
#include "paint/raster_pack.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include <glib.h>
#include <libdeflate.h>

enum { LENGTH_MIN = 4, LENGTH_MAX = 258, WINDOW = 1 << 15 };
enum { HASH_BITS = 15 };

/* Symbols (3.2.5): literals, the end of a block, lengths; distances. */
enum { END = 256, LENGTHS = 257, SYMBOLS = 286, DISTANCES = 30 };

/* Codes of the symbols, and of the lengths of these codes (3.2.7). */
enum { CODE_MAX = 15, META_SYMBOLS = 19, META_MAX = 7 };

/* A block's tokens, and the most bits that one takes. */
enum { TOKENS = 1 << 15, TOKEN_BITS = 48, HEAD_BYTES = 512 };

struct token {
	uint16_t length;   /* of a match; or a literal */
	uint16_t distance; /* 0: a literal */
};

struct alphabet {
	unsigned count;
	unsigned frequencies[SYMBOLS];
	uint8_t lengths[SYMBOLS]; /* of codes, in bits; 0: not used */
	uint16_t codes[SYMBOLS];  /* as they are written, lowest bit first */
};

struct packer {
	GByteArray *out;
	uint64_t bits; /* that don't fill a byte yet */
	unsigned bit_count;
	struct token *tokens; /* of the block */
	size_t token_count;
	struct alphabet symbols, distances;
	uint32_t *places; /* by hash of four bytes: one more than the last */
};

/* ---- codes ---- */

/* The lightest that has no parent, of `count`; there is one. */
static unsigned
find_lightest(const unsigned *weights, const uint16_t *parents, unsigned count)
{
	unsigned best = count;

	for (unsigned i = 0; i < count; i++) {
		if (weights[i] > 0 && parents[i] == 0 &&
		    (best == count || weights[i] < weights[best]))
			best = i;
	}
	return best;
}

/* Huffman's codes for such weights; returns the longest one's length. */
static unsigned
find_lengths(struct alphabet *a, const unsigned *symbol_weights)
{
	unsigned weights[2 * SYMBOLS] = { 0 }, used = 0, last = a->count;
	uint16_t parents[2 * SYMBOLS] = { 0 };
	uint8_t depths[2 * SYMBOLS] = { 0 };
	unsigned longest = 0;

	memcpy(weights, symbol_weights, a->count * sizeof(*weights));
	for (unsigned i = 0; i < a->count; i++)
		used += weights[i] > 0;
	for (; used > 1; used--, last++) {
		for (int i = 0; i < 2; i++) {
			unsigned child = find_lightest(weights, parents, last);

			weights[last] += weights[child];
			parents[child] = (uint16_t)last;
		}
	}
	for (unsigned i = last - 1; i-- > 0;) {
		if (weights[i] == 0)
			continue;
		depths[i] = (uint8_t)(depths[parents[i]] + 1);
		longest = MAX(longest, depths[i]);
	}
	memcpy(a->lengths, depths, a->count);
	return longest;
}

/* Codes of one length go up with the symbols, shorter ones first (3.2.2). */
static void
give_codes(struct alphabet *a)
{
	unsigned code = 0;

	for (unsigned length = 1; length <= CODE_MAX; length++, code <<= 1) {
		for (unsigned i = 0; i < a->count; i++) {
			if (a->lengths[i] != length)
				continue;
			a->codes[i] = 0;
			for (unsigned bit = 0; bit < length; bit++)
				a->codes[i] |= (uint16_t)((code >> bit & 1)
				    << (length - 1 - bit));
			code++;
		}
	}
}

/* No code may be longer than `most`: unlike weights are made more alike. */
static void
make_codes(struct alphabet *a, unsigned most)
{
	unsigned weights[SYMBOLS];

	/* a code has two symbols at least */
	for (unsigned i = 0; i < 2; i++)
		a->frequencies[i] = MAX(a->frequencies[i], 1);
	memcpy(weights, a->frequencies, sizeof(weights));
	while (find_lengths(a, weights) > most) {
		for (unsigned i = 0; i < a->count; i++)
			weights[i] = (weights[i] + 1) / 2;
	}
	give_codes(a);
}

/* ---- blocks ---- */

/* At most 32 bits at once; a few bytes behind them are written, too. */
static void
put(struct packer *p, uint64_t bits, unsigned count)
{
	uint64_t bytes;

	p->bits |= bits << p->bit_count;
	p->bit_count += count;
	bytes = GUINT64_TO_LE(p->bits);
	memcpy(p->out->data + p->out->len, &bytes, sizeof(bytes));
	p->out->len += p->bit_count / 8;
	p->bits >>= p->bit_count / 8 * 8;
	p->bit_count %= 8;
}

static void
put_symbol(struct packer *p, const struct alphabet *a, unsigned symbol)
{
	put(p, a->codes[symbol], a->lengths[symbol]);
}

/*
 * Lengths and distances go up in steps of 1, 2, 4 and so on, `each` of a kind
 * in two's logarithm: the symbol, and what the step leaves open.
 */
struct step {
	unsigned symbol, extra_bits, extra;
};

static struct step
step_of(unsigned value, unsigned each)
{
	unsigned top, low;

	if (value < 2 * each)
		return (struct step){ .symbol = value };
	top = g_bit_storage(value) - 1;
	low = top - (g_bit_storage(each) - 1);
	return (struct step){
		.symbol = each * low + (value >> low),
		.extra_bits = low,
		.extra = value & ((1u << low) - 1),
	};
}

static struct step
step_of_length(unsigned length)
{
	struct step step = step_of(length - 3, /*each*/ 4);

	/* the longest one has a symbol of its own */
	if (length == LENGTH_MAX)
		step = (struct step){ .symbol = SYMBOLS - 1 - LENGTHS };
	step.symbol += LENGTHS;
	return step;
}

static struct step
step_of_distance(unsigned distance)
{
	return step_of(distance - 1, /*each*/ 2);
}

static void
put_step(struct packer *p, const struct alphabet *a, struct step step)
{
	put_symbol(p, a, step.symbol);
	put(p, step.extra, step.extra_bits);
}

static void
count_symbols(struct packer *p)
{
	for (size_t i = 0; i < p->token_count; i++) {
		const struct token *token = &p->tokens[i];

		if (token->distance == 0) {
			p->symbols.frequencies[token->length]++;
			continue;
		}
		p->symbols.frequencies[step_of_length(token->length).symbol]++;
		p->distances
		    .frequencies[step_of_distance(token->distance).symbol]++;
	}
	p->symbols.frequencies[END]++;
}

/* The lengths of all codes, and before them the codes of these (3.2.7). */
static void
put_codes(struct packer *p)
{
	static const uint8_t order[META_SYMBOLS] = { 16, 17, 18, 0, 8, 7, 9, 6,
		10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15 };
	const struct alphabet *both[] = { &p->symbols, &p->distances };
	struct alphabet meta = { .count = META_SYMBOLS };

	for (int k = 0; k < 2; k++) {
		for (unsigned i = 0; i < both[k]->count; i++)
			meta.frequencies[both[k]->lengths[i]]++;
	}
	make_codes(&meta, META_MAX);
	put(p, SYMBOLS - 257, 5);
	put(p, DISTANCES - 1, 5);
	put(p, META_SYMBOLS - 4, 4);
	for (int i = 0; i < META_SYMBOLS; i++)
		put(p, meta.lengths[order[i]], 3);
	for (int k = 0; k < 2; k++) {
		for (unsigned i = 0; i < both[k]->count; i++)
			put_symbol(p, &meta, both[k]->lengths[i]);
	}
}

static void
put_tokens(struct packer *p)
{
	for (size_t i = 0; i < p->token_count; i++) {
		const struct token *token = &p->tokens[i];

		if (token->distance == 0) {
			put_symbol(p, &p->symbols, token->length);
			continue;
		}
		put_step(p, &p->symbols, step_of_length(token->length));
		put_step(p, &p->distances, step_of_distance(token->distance));
	}
	put_symbol(p, &p->symbols, END);
}

static void
end_block(struct packer *p, bool is_last)
{
	guint at = p->out->len;

	/* room for all, of which nothing is written yet */
	g_byte_array_set_size(p->out,
	    (guint)(at + HEAD_BYTES + p->token_count * TOKEN_BITS / 8));
	p->out->len = at;
	count_symbols(p);
	make_codes(&p->symbols, CODE_MAX);
	make_codes(&p->distances, CODE_MAX);
	put(p, is_last, 1);
	put(p, /*with codes of its own*/ 2, 2);
	put_codes(p);
	put_tokens(p);
	memset(p->symbols.frequencies, 0, sizeof(p->symbols.frequencies));
	memset(p->distances.frequencies, 0, sizeof(p->distances.frequencies));
	p->token_count = 0;
}

/* ---- tokens ---- */

static void
add_token(struct packer *p, size_t length, size_t distance)
{
	if (p->token_count == TOKENS)
		end_block(p, /*is_last*/ false);
	p->tokens[p->token_count++] = (struct token){ (uint16_t)length,
		(uint16_t)distance };
}

static uint32_t
word_at(const unsigned char *bytes)
{
	uint32_t word;

	memcpy(&word, bytes, sizeof(word));
	return word;
}

/* How far `bytes` are as they are at `other`, which may reach into them. */
static size_t
count_alike(const unsigned char *bytes, const unsigned char *other, size_t most)
{
	size_t count = 0;
	uint64_t left, right;

	for (; count + sizeof(left) <= most; count += sizeof(left)) {
		memcpy(&left, bytes + count, sizeof(left));
		memcpy(&right, other + count, sizeof(right));
		if (left != right)
			break;
	}
	while (count < most && bytes[count] == other[count])
		count++;
	return count;
}

/* The same byte again and again: what is there at `at` and was just before. */
static size_t
add_run(struct packer *p, size_t run)
{
	size_t left = run;

	for (; left >= LENGTH_MIN; left -= MIN(left, LENGTH_MAX))
		add_token(p, MIN(left, LENGTH_MAX), /*distance*/ 1);
	return run - left;
}

/* Where these four bytes were last, if it is not too far; else `at`. */
static size_t
find_place(struct packer *p, const unsigned char *bytes, size_t at)
{
	uint32_t *place =
	    &p->places[word_at(bytes + at) * 0x9e3779b1u >> (32 - HASH_BITS)];
	size_t before = *place;

	*place = (uint32_t)(at + 1);
	return before > 0 && at + 1 - before < WINDOW ? before - 1 : at;
}

/* Adds what begins at `at`, and returns how much that is. */
static size_t
add_match(struct packer *p, const unsigned char *bytes, size_t at,
    size_t length)
{
	size_t place, count = 0;

	if (at > 0 && word_at(bytes + at) == 0 && bytes[at - 1] == 0)
		return add_run(p,
		    count_alike(bytes + at, bytes + at - 1, length - at));
	place = find_place(p, bytes, at);
	if (place < at)
		count = count_alike(bytes + at, bytes + place,
		    MIN(length - at, LENGTH_MAX));
	if (count < LENGTH_MIN)
		return 0;
	add_token(p, count, at - place);
	return count;
}

static void
add_bytes(struct packer *p, const unsigned char *bytes, size_t length)
{
	for (size_t at = 0; at < length;) {
		size_t count = length - at >= LENGTH_MIN
		    ? add_match(p, bytes, at, length)
		    : 0;

		if (count == 0)
			add_token(p, bytes[at], /*distance*/ 0);
		at += MAX(count, 1);
	}
}

unsigned char *
raster_pack(const unsigned char *bytes, size_t length, size_t *packed_length)
{
	static const guint8 head[] = { 0x78, 0x01 };
	uint32_t sum = GUINT32_TO_BE(libdeflate_adler32(1, bytes, length));
	struct packer p = {
		.out = g_byte_array_new(),
		.tokens = g_new(struct token, TOKENS),
		.symbols.count = SYMBOLS,
		.distances.count = DISTANCES,
		.places = g_new0(uint32_t, 1 << HASH_BITS),
	};

	g_byte_array_append(p.out, head, sizeof(head));
	add_bytes(&p, bytes, length);
	end_block(&p, /*is_last*/ true);
	put(&p, 0, 7); /* to the end of the byte */
	g_byte_array_append(p.out, (const guint8 *)&sum, sizeof(sum));
	g_free(p.tokens);
	g_free(p.places);
	*packed_length = p.out->len;
	return g_byte_array_free(p.out, /*free_segment*/ FALSE);
}
