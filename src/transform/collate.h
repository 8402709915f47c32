/*
 * The order of words in a language's dictionaries, by ICU, and the letters
 * under which its indexes list them.
 */
#ifndef TRANSFORM_COLLATE_H
#define TRANSFORM_COLLATE_H

/* Collators of the languages asked for so far. */
struct collations;

struct collations *collations_new(void);
void collations_free(struct collations *collations);

/*
 * A key that orders as `text` does when compared byte by byte.  Signs count
 * only where there is nothing else; numbers count by value.  g_free() it.
 */
char *collate_key(struct collations *collations, const char *text,
    const char *language);

/*
 * The letter that `text` stands under, as the language's indexes have it:
 * Swedish lists Å by itself, German under A.  "" for signs and figures.
 * g_free() it.
 */
char *collate_initial(struct collations *collations, const char *text,
    const char *language);

#endif
