/*
 * The nearest word, by the optimal string alignment distance: letters put in,
 * left out, changed, or two neighbours exchanged count one each.
 */
#include "base/suggest.h"

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
