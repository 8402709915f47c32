/* Lists of words; see word.h. */
#include "base/word.h"

#include <stddef.h>

static bool
is_end(char c)
{
	return (unsigned char)c <= ' ';
}

bool
word_is_among(const char *words, const char *word)
{
	while (words != NULL && *words != '\0') {
		size_t same = 0;

		while (word[same] != '\0' && words[same] == word[same])
			same++;
		if (word[same] == '\0' && is_end(words[same]))
			return same > 0;
		while (!is_end(*words))
			words++;
		while (*words != '\0' && is_end(*words))
			words++;
	}
	return false;
}
