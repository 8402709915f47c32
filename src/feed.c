/* XSL-FO while it is made; see feed.h. */
#include "feed.h"

#include <pthread.h>
#include <stdlib.h>
#include <time.h>

#include <glib.h>

/* Templates nest as deep as the text does; only what is touched costs. */
enum { STACK = 64 << 20 };

/* What the thread hands over. */
struct piece {
	struct fo *first;    /* chained by `next` */
	GPtrArray *messages; /* or NULL */
	bool is_last;
};

/* What the thread is to do when it has read the stylesheet. */
struct job {
	xmlDoc *doc;
	const struct transform_param *params;
	size_t param_count;
};

struct feed {
	const char *stylesheet;
	GAsyncQueue *jobs;   /* one comes */
	struct arena *arena; /* of the objects; the thread's */
	struct diags *draft;
	struct fo_reader *reader; /* NULL until there is a root */
	GAsyncQueue *pieces;
	pthread_t thread;
	double seconds;
	/* the caller's */
	struct piece *ahead; /* taken by feed_document() */
	bool is_at_end;
};

static double
thread_seconds(void)
{
	struct timespec time;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void
push(struct feed *feed, struct fo *first, bool is_last)
{
	struct piece *piece = g_new(struct piece, 1);

	piece->first = first;
	piece->messages = diags_take_draft(feed->draft);
	piece->is_last = is_last;
	g_async_queue_push(feed->pieces, piece);
}

static void
read_child(void *closure, const xmlNode *child)
{
	struct feed *feed = closure;

	if (feed->reader == NULL)
		feed->reader = fo_reader_new(feed->arena, feed->draft,
		    child->doc);
	if (feed->reader != NULL)
		push(feed, fo_reader_read(feed->reader, child),
		    /*is_last*/ false);
}

static void
style(struct feed *feed, struct transform *transform, const struct job *job)
{
	const struct transform_watcher watcher = { read_child, feed };
	struct fo *rest = NULL;

	/* nothing but the root is left of it */
	xmlFreeDoc(transform_run(transform, job->doc, job->params,
	    job->param_count, &watcher));
	if (feed->reader != NULL)
		rest = fo_reader_read(feed->reader, /*child*/ NULL);
	feed->seconds = thread_seconds();
	push(feed, rest, /*is_last*/ true);
}

static void *
run(void *closure)
{
	struct feed *feed = closure;
	struct transform *transform;
	struct job *job;

	transform = transform_open(feed->draft, feed->stylesheet);
	job = g_async_queue_pop(feed->jobs);
	style(feed, transform, job);
	transform_close(transform);
	g_free(job);
	return NULL;
}

struct feed *
feed_new(const char *stylesheet)
{
	struct feed *feed = g_new0(struct feed, 1);
	pthread_attr_t attributes;

	transform_init();
	feed->stylesheet = stylesheet;
	feed->jobs = g_async_queue_new();
	feed->arena = arena_new();
	feed->draft = diags_new_draft();
	feed->pieces = g_async_queue_new();
	pthread_attr_init(&attributes);
	pthread_attr_setstacksize(&attributes, STACK);
	if (pthread_create(&feed->thread, &attributes, run, feed) != 0)
		g_error("no thread can be made");
	pthread_attr_destroy(&attributes);
	return feed;
}

void
feed_begin(struct feed *feed, xmlDoc *doc, const struct transform_param *params,
    size_t count)
{
	struct job *job = g_new(struct job, 1);

	*job = (struct job){ doc, params, count };
	g_async_queue_push(feed->jobs, job);
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
	pthread_join(feed->thread, NULL);
	/* markers that layout retrieved may have said something, too */
	diags_say(diags, diags_take_draft(feed->draft));
	diags_free(feed->draft);
	g_async_queue_unref(feed->pieces);
	g_async_queue_unref(feed->jobs);
	seconds = feed->seconds;
	g_free(feed);
	return seconds;
}
