/* XSL-FO while it is made; see feed.h. */
#include "feed.h"

#include <glib.h>

#include "transform/aside.h"

/* What the thread hands over. */
struct piece {
	struct fo *first;    /* chained by `next` */
	GPtrArray *messages; /* or NULL */
	bool is_last;
};

struct feed {
	struct aside *aside;
	struct arena *arena;      /* of the objects; the thread's */
	struct fo_reader *reader; /* NULL until there is a root */
	GAsyncQueue *pieces;
	/* the caller's */
	struct piece *ahead; /* taken by feed_document() */
	bool is_at_end;
};

static void
push(struct feed *feed, struct fo *first, bool is_last)
{
	struct piece *piece = g_new(struct piece, 1);

	piece->first = first;
	piece->messages = diags_take_draft(aside_draft(feed->aside));
	piece->is_last = is_last;
	g_async_queue_push(feed->pieces, piece);
}

static void
read_child(void *closure, xmlNode *child)
{
	struct feed *feed = closure;
	struct fo *first = NULL;

	if (feed->reader == NULL && child != NULL)
		feed->reader = fo_reader_new(feed->arena,
		    aside_draft(feed->aside), child->doc);
	if (feed->reader != NULL)
		first = fo_reader_read(feed->reader, child);
	if (feed->reader != NULL || child == NULL)
		push(feed, first, /*is_last*/ child == NULL);
}

struct feed *
feed_new(const char *stylesheet)
{
	struct feed *feed = g_new0(struct feed, 1);
	const struct transform_watcher watcher = { read_child, feed,
		/*keeps*/ false };

	feed->arena = arena_new();
	feed->pieces = g_async_queue_new();
	feed->aside = aside_new(stylesheet, &watcher);
	return feed;
}

void
feed_begin(struct feed *feed, xmlDoc *doc, const struct transform_param *params,
    size_t count)
{
	aside_begin(feed->aside, doc, params, count);
}

struct fo_document *
feed_document(struct feed *feed, struct diags *diags)
{
	feed->ahead = g_async_queue_pop(feed->pieces);
	if (feed->reader != NULL)
		return fo_reader_document(feed->reader);
	/* it is the last */
	feed_more(feed, diags);
	return NULL;
}

bool
feed_more(struct feed *feed, struct diags *diags)
{
	struct piece *piece = feed->ahead;
	bool is_last;

	if (feed->is_at_end)
		return false;
	if (piece == NULL)
		piece = g_async_queue_pop(feed->pieces);
	feed->ahead = NULL;
	is_last = piece->is_last;
	diags_say(diags, piece->messages);
	if (feed->reader != NULL)
		fo_append(fo_reader_document(feed->reader), piece->first);
	g_free(piece);
	feed->is_at_end = is_last;
	return !is_last;
}

double
feed_end(struct feed *feed, struct diags *diags)
{
	double seconds;

	while (feed_more(feed, diags))
		continue;
	/* nothing but the root is left of it; markers that layout retrieved may
	   have said something, too */
	xmlFreeDoc(aside_end(feed->aside, diags, &seconds));
	g_async_queue_unref(feed->pieces);
	g_free(feed);
	return seconds;
}
