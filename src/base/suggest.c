/*
 * The nearest word, by the optimal string alignment distance: letters put in,
 * left out, changed, or two neighbours exchanged count one each.
 */
#include "base/suggest.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include <glib.h>

#define LENGTH_MAX 64 /* bytes; longer words are not compared */

void
suggest_begin(struct suggestion *suggestion, const char *wanted)
{
	suggestion->wanted = wanted;
	suggestion->best = NULL;
	suggestion->distance = 2 * (strlen(wanted) / 3 + 1) + 1;
}

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

static size_t
measure(const char *a, size_t a_length, const char *b, size_t b_length)
{
	size_t rows[3][LENGTH_MAX + 1];
	size_t *before = rows[0], *last = rows[1], *now = rows[2];

	for (size_t j = 0; j <= b_length; j++)
		last[j] = j;
	for (size_t i = 1; i <= a_length; i++) {
		size_t *oldest = before;

		now[0] = i;
		for (size_t j = 1; j <= b_length; j++) {
			size_t differs = a[i - 1] != b[j - 1];

			now[j] = least(least(last[j], now[j - 1]) + 1,
			    last[j - 1] + differs);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
			    a[i - 2] == b[j - 1])
				now[j] = least(now[j], before[j - 2] + 1);
		}
		before = last;
		last = now;
		now = oldest;
	}
	return last[b_length];
}

void
suggest_weigh(struct suggestion *suggestion, const char *candidate)
{
	size_t wanted = strlen(suggestion->wanted), length = strlen(candidate);
	size_t gap = wanted > length ? wanted - length : length - wanted;
	size_t distance;

	if (wanted > LENGTH_MAX || length > LENGTH_MAX || length == 0 ||
	    2 * gap > suggestion->distance)
		return;
	/* of equally near words one of the same length is likelier */
	distance = 2 * measure(suggestion->wanted, wanted, candidate, length) +
	    (gap > 0);
	if (distance < suggestion->distance ||
	    (distance == suggestion->distance &&
		(suggestion->best == NULL ||
		    strcmp(candidate, suggestion->best) < 0))) {
		suggestion->distance = distance;
		suggestion->best = candidate;
	}
}

const char *
suggest_end(const struct suggestion *suggestion)
{
	return suggestion->best;
}

const char *
suggest_word(const char *wanted, const char *words)
{
	char **list = g_strsplit(words, " ", -1);
	struct suggestion best;
	const char *near;

	suggest_begin(&best, wanted);
	for (char **word = list; *word != NULL; word++)
		suggest_weigh(&best, *word);
	near = g_intern_string(suggest_end(&best));
	g_strfreev(list);
	return near;
}

/* A name without what follows its last point. */
static char *
stem_of(const char *name)
{
	const char *point = strrchr(name, '.');

	return point == NULL || point == name
	    ? g_strdup(name)
	    : g_strndup(name, (gsize)(point - name));
}

/*
 * How far `name` is from `wanted`: first by their stems, since heap.png is
 * near heap.svg, but none.xml is not near loop.xml.  False if too far.
 */
static bool
weigh_name(const char *wanted, const char *name, size_t *distance)
{
	char *wanted_stem = stem_of(wanted), *stem = stem_of(name);
	struct suggestion stems, whole;
	bool is_near;

	suggest_begin(&stems, wanted_stem);
	suggest_weigh(&stems, stem);
	suggest_begin(&whole, wanted);
	suggest_weigh(&whole, name);
	*distance = stems.distance * 4 * LENGTH_MAX + whole.distance;
	is_near = stems.best != NULL &&
	    stems.distance / 2 <= MAX(strlen(wanted_stem) / 4, 1);
	g_free(wanted_stem);
	g_free(stem);
	return is_near;
}

/* The name in `directory` that is nearest to `wanted`; to be freed, or NULL. */
static char *
find_near_name(const char *directory, const char *wanted)
{
	GDir *dir = g_dir_open(directory, /*flags*/ 0, NULL);
	size_t least_distance = SIZE_MAX, distance;
	char *near = NULL;
	const char *name;

	while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
		if (!weigh_name(wanted, name, &distance) ||
		    distance > least_distance ||
		    (distance == least_distance && strcmp(name, near) > 0))
			continue;
		least_distance = distance;
		g_free(near);
		near = g_strdup(name);
	}
	if (dir != NULL)
		g_dir_close(dir);
	return near;
}

const char *
suggest_file(const char *base, const char *reference)
{
	char **parts = g_strsplit(reference, "/", -1);
	char *path = g_strdup(base), *near, *whole;
	const char *found = NULL;
	size_t i = 0;

	for (; parts[i] != NULL; i++) {
		char *next = g_build_filename(path, parts[i], NULL);
		bool is_there = g_file_test(next, G_FILE_TEST_EXISTS);

		if (!is_there) {
			g_free(next);
			break;
		}
		g_free(path);
		path = next;
	}
	near = parts[i] == NULL ? NULL : find_near_name(path, parts[i]);
	if (near != NULL) {
		g_free(parts[i]);
		parts[i] = near;
		whole = g_strjoinv("/", parts);
		near = g_build_filename(base, whole, NULL);
		if (g_file_test(near, G_FILE_TEST_EXISTS))
			found = g_intern_string(whole);
		g_free(near);
		g_free(whole);
	}
	g_free(path);
	g_strfreev(parts);
	return found;
}
