/*
 * Keys and classes in braces that are nearly, but not quite, words that mean
 * something here.  Others are the author's own and stay unmentioned.
 */
#ifndef READ_DOUBT_H
#define READ_DOUBT_H

#include "read/markdown.h"

/* The classes that count on each, separated by spaces. */
#define DOUBT_SPAN                                                             \
	"kbd abbr underline sub sup term code file smallcaps menu index main " \
	"number title label page full decorative unnumbered mark aside"
#define DOUBT_HEADING                                                      \
	"unnumbered unlisted preface appendix glossary bibliography part " \
	"dedication colophon acknowledgements only content-visible "       \
	"content-hidden"

/* Reports them; `classes` NULL asks about keys only.  NULL is fine. */
void doubt_report(struct markdown *md, const struct attributes *attributes,
    const char *classes, struct pos pos);

#endif
