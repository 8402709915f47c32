/* Packed rows: zlib gets out what went in, and it is not much. */
#include "test.h"

#include <string.h>

#include <glib.h>
#include <zlib.h>

#include "paint/raster_pack.h"

/* Packs and unpacks; `most` is what it may come to. */
static void
check(const unsigned char *bytes, size_t length, size_t most)
{
	size_t packed_length;
	unsigned char *packed = raster_pack(bytes, length, &packed_length);
	unsigned char *plain = g_malloc(length + 1);
	uLongf room = (uLongf)length + 1;

	assert_int_equal(uncompress(plain, &room, packed, (uLong)packed_length),
	    Z_OK);
	assert_int_equal(room, length);
	assert_memory_equal(plain, bytes, length);
	assert_in_range(packed_length, 1, most);
	g_free(plain);
	g_free(packed);
}

/* A block's head takes 200 bytes at most. */
static void
test_runs(void **state)
{
	unsigned char bytes[2000] = { 0 };

	(void)state;
	for (size_t length = 0; length <= 1100; length++)
		check(bytes, length, 200);
	memset(bytes, 7, sizeof(bytes));
	check(bytes, sizeof(bytes), 200);
	for (size_t run = 1; run < 600; run++) {
		memset(bytes, 0, sizeof(bytes));
		for (size_t at = 0; at < sizeof(bytes); at += run + 1)
			bytes[at] = 2;
		check(bytes, sizeof(bytes), 600);
	}
}

/* The same again, for each length of a match and from near and afar. */
static void
test_matches(void **state)
{
	enum { GAP_MAX = 40000, LENGTH_MAX = 300 };
	GRand *random = g_rand_new_with_seed(1);
	unsigned char *bytes = g_malloc(GAP_MAX + LENGTH_MAX);

	(void)state;
	for (size_t length = 1; length < LENGTH_MAX; length += 3) {
		size_t gap = length * GAP_MAX / LENGTH_MAX;

		memset(bytes, 0, GAP_MAX + LENGTH_MAX);
		for (size_t i = 0; i < MIN(length, gap); i++) {
			bytes[i] = (unsigned char)g_rand_int(random);
			bytes[gap + i] = bytes[i];
		}
		check(bytes, gap + length, 1200);
	}
	g_free(bytes);
	g_rand_free(random);
}

/* More than a block, of what can't be packed and of what hardly can. */
static void
test_noise(void **state)
{
	enum { LENGTH = 150000 };
	GRand *random = g_rand_new_with_seed(1);
	unsigned char *bytes = g_malloc(LENGTH);

	(void)state;
	for (size_t i = 0; i < LENGTH; i++)
		bytes[i] = (unsigned char)g_rand_int(random);
	check(bytes, LENGTH, LENGTH + LENGTH / 50);
	for (size_t i = 0; i < LENGTH; i++)
		bytes[i] = (unsigned char)(g_rand_int_range(random, 0, 16) *
		    g_rand_int_range(random, 0, 16));
	check(bytes, LENGTH, LENGTH * 9 / 10);
	g_free(bytes);
	g_rand_free(random);
}

/* Some bytes are so rare among many others that codes would grow too long. */
static void
test_unlike(void **state)
{
	enum { COMMON = 230, TIMES = 100, RARE = 7 };
	/* with three symbols that occur once, each a branch of its own */
	static const unsigned rare[RARE] = { 3, 4, 7, 11, 18, 29, 47 };
	GRand *random = g_rand_new_with_seed(1);
	GByteArray *bytes = g_byte_array_new();

	(void)state;
	for (unsigned kind = 0; kind < COMMON + RARE; kind++) {
		unsigned times = kind < COMMON ? TIMES : rare[kind - COMMON];
		guint8 byte = (guint8)(kind + 2);

		for (unsigned i = 0; i < times; i++)
			g_byte_array_append(bytes, &byte, 1);
	}
	for (guint i = bytes->len - 1; i > 0; i--) {
		gint32 other = g_rand_int_range(random, 0, (gint32)i);
		guint8 byte = bytes->data[i];

		bytes->data[i] = bytes->data[other];
		bytes->data[other] = byte;
	}
	check(bytes->data, bytes->len, bytes->len + 200);
	g_byte_array_free(bytes, TRUE);
	g_rand_free(random);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_runs),
		cmocka_unit_test(test_matches),
		cmocka_unit_test(test_noise),
		cmocka_unit_test(test_unlike),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
