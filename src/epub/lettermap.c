/* The letters of an element; see lettermap.h. */
#include "epub/lettermap.h"

#include <stdbool.h>

#include "base/letter.h"

enum {
	REACH = 8192,   /* letters that a text is looked for to either side */
	TEXT_SIZE = 64, /* letters of it that are compared at most */
	TEXT_LEAST = 8, /* letters that are enough to know it */
};

void
lettermap_init(struct lettermap *map)
{
	map->letters = g_array_new(/*zero_terminated*/ FALSE, /*clear*/ FALSE,
	    sizeof(struct lettermap_letter));
	map->pieces = g_array_new(/*zero_terminated*/ FALSE, /*clear*/ FALSE,
	    sizeof(struct lettermap_piece));
}

void
lettermap_clear(struct lettermap *map)
{
	g_array_free(map->letters, TRUE);
	g_array_free(map->pieces, TRUE);
}

static void
read_text(struct lettermap *map, xmlNode *text)
{
	struct lettermap_piece piece = { text, map->letters->len };

	const char *content = (const char *)text->content;
	bool is_after_gap = true;

	for (const char *at = content; *at != '\0'; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		struct lettermap_letter letter = { letter_fold(c),
			(uint32_t)(at - content), is_after_gap };

		is_after_gap = !letter_counts(c);
		if (!is_after_gap)
			g_array_append_val(map->letters, letter);
	}
	if (map->letters->len > piece.first)
		g_array_append_val(map->pieces, piece);
}

void
lettermap_read(struct lettermap *map, xmlNode *element)
{
	g_array_set_size(map->letters, 0);
	g_array_set_size(map->pieces, 0);
	for (xmlNode *node = element; node != NULL;) {
		if (node->type == XML_TEXT_NODE)
			read_text(map, node);
		if (node->type == XML_ELEMENT_NODE && node->children != NULL) {
			node = node->children;
			continue;
		}
		while (node != element && node->next == NULL)
			node = node->parent;
		node = node == element ? NULL : node->next;
	}
}

static size_t
read_wanted(gunichar wanted[TEXT_SIZE], const char *text)
{
	size_t count = 0;

	for (; *text != '\0' && count < TEXT_SIZE;
	     text = g_utf8_next_char(text))
		wanted[count++] = letter_fold(g_utf8_get_char(text));
	return count;
}

static bool
is_at(const struct lettermap *map, size_t at, const gunichar *wanted,
    size_t count)
{
	size_t left = map->letters->len - at;
	const struct lettermap_letter *letters = &g_array_index(map->letters,
	    struct lettermap_letter, at);

	if (count > left)
		return false;
	for (size_t i = 0; i < count; i++)
		if (letters[i].c != wanted[i])
			return false;
	return true;
}

/* Looks from `expected` to both sides alike; true with the place in `*at`. */
static bool
find_near(const struct lettermap *map, const gunichar *wanted, size_t count,
    size_t expected, size_t *at)
{
	for (size_t away = 0; away < REACH; away++) {
		if (away <= expected &&
		    is_at(map, expected - away, wanted, count)) {
			*at = expected - away;
			return true;
		}
		if (expected + away < map->letters->len &&
		    is_at(map, expected + away, wanted, count)) {
			*at = expected + away;
			return true;
		}
	}
	return false;
}

size_t
lettermap_find(const struct lettermap *map, const char *text, size_t expected)
{
	gunichar wanted[TEXT_SIZE];
	size_t count = read_wanted(wanted, text), at;

	if (expected > map->letters->len)
		expected = map->letters->len;
	/* the words that follow may have generated ones among them */
	for (;; count /= 2) {
		if (count > 0 && find_near(map, wanted, count, expected, &at))
			return at;
		if (count / 2 < TEXT_LEAST)
			return expected;
	}
}

size_t
lettermap_skip_word(const struct lettermap *map, size_t index)
{
	while (++index < map->letters->len &&
	    !g_array_index(map->letters, struct lettermap_letter, index)
		 .is_after_gap)
		;
	return index;
}

struct lettermap_place
lettermap_place(const struct lettermap *map, size_t index)
{
	const struct lettermap_piece *pieces = (const struct lettermap_piece *)
						   map->pieces->data;
	size_t low = 0, high = map->pieces->len;

	if (index >= map->letters->len)
		return (struct lettermap_place){ NULL, 0 };
	while (high - low > 1) {
		size_t middle = (low + high) / 2;

		if (pieces[middle].first <= index)
			low = middle;
		else
			high = middle;
	}
	return (struct lettermap_place){
		pieces[low].text,
		g_array_index(map->letters, struct lettermap_letter, index).byte
	};
}
