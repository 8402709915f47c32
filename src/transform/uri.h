/*
 * Addresses outside the book: which are fit to be printed in an output; and
 * identifiers.
 */
#ifndef TRANSFORM_URI_H
#define TRANSFORM_URI_H

/*
 * `text` as a URI that any reader accepts: trimmed, what a URI can't hold
 * escaped, a host with letters beyond ASCII in its ASCII form.  "" if it is
 * relative, its scheme is none that a book should open, or it has no sound
 * host.  The caller frees the result.
 */
char *uri_external(const char *text);

/* The URN of a name, "urn:uuid:…", the same each time; to be freed, too. */
char *uri_of_name(const char *name);

#endif
