/*
 * What layout is fed with: the XSL-FO of a book, while its stylesheet is still
 * at work.
 *
 *	thread   DocBook --XSLT--> XML --fo/--> objects --+
 *	caller   layout <-------- the document <----------+ feed_more()
 *
 * Objects are handed over a child of fo:root at a time, with what was said of
 * it, so that neither pages nor the order of messages depend on who is faster.
 */
#ifndef FEED_H
#define FEED_H

#include "base/diag.h"
#include "fo/fo.h"
#include "transform/transform.h"

struct feed;

/* Begins to read the stylesheet, which can be done before there is a book. */
struct feed *feed_new(const char *stylesheet);

/*
 * Begins to style `doc`, which nobody else may look at until feed_end(), as
 * transform_apply() does.  Called once; a feed that is never begun, as where the
 * book can't be read, waits and goes with the process.
 */
void feed_begin(struct feed *feed, xmlDoc *doc,
    const struct transform_param *params, size_t count);

/*
 * The document, once its root is there; see fo_reader_new() for what it has
 * when.  NULL after a fatal message.  It is never freed.
 */
struct fo_document *feed_document(struct feed *feed, struct diags *diags);

/*
 * Waits for the next objects and hangs them on the root.  False if there are
 * none, or after a fatal message: then the stylesheet is at its end.
 */
bool feed_more(struct feed *feed, struct diags *diags);

/*
 * Waits for the end, says what hasn't been said, and frees the feed.  Returns
 * the thread's processor time in seconds.
 */
double feed_end(struct feed *feed, struct diags *diags);

#endif
