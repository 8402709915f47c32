/* Raster pictures as a PDF holds them: the queue; see raster.h. */
#include "paint/raster.h"

#include <string.h>

#include <glib.h>

#include "paint/raster_png.h"

struct entry {
	char *path;
	bool is_ready;
	const char *reason; /* why there is none, or NULL */
	struct raster raster;
};

struct rasters {
	GHashTable *by_path; /* char * to struct entry */
	GPtrArray *all;
	GThreadPool *workers; /* made with the first file */
	struct arena *work;   /* the worker's, while there is any; else NULL */
	GMutex mutex;         /* guards is_ready of all entries */
	GCond ready;
};

static void
free_entry(void *object)
{
	struct entry *entry = object;

	raster_clear(&entry->raster);
	g_free(entry->path);
	g_free(entry);
}

struct rasters *
rasters_new(void)
{
	struct rasters *rasters = g_new0(struct rasters, 1);

	rasters->by_path = g_hash_table_new(g_str_hash, g_str_equal);
	rasters->all = g_ptr_array_new_with_free_func(free_entry);
	g_mutex_init(&rasters->mutex);
	g_cond_init(&rasters->ready);
	return rasters;
}

void
rasters_free(struct rasters *rasters)
{
	if (rasters == NULL)
		return;
	if (rasters->workers != NULL)
		g_thread_pool_free(rasters->workers, /*immediate*/ TRUE,
		    /*wait*/ TRUE);
	arena_free(rasters->work);
	g_hash_table_destroy(rasters->by_path);
	g_ptr_array_free(rasters->all, TRUE);
	g_mutex_clear(&rasters->mutex);
	g_cond_clear(&rasters->ready);
	g_free(rasters);
}

static void
pack_entry(gpointer object, gpointer closure)
{
	struct entry *entry = object;
	struct rasters *rasters = closure;
	const char *reason;

	if (rasters->work == NULL)
		rasters->work = arena_new();
	reason = raster_read_png(rasters->work, &entry->raster, entry->path);
	if (g_thread_pool_unprocessed(rasters->workers) == 0) {
		arena_free(rasters->work);
		rasters->work = NULL;
	}
	g_mutex_lock(&rasters->mutex);
	entry->reason = reason;
	entry->is_ready = true;
	g_cond_broadcast(&rasters->ready);
	g_mutex_unlock(&rasters->mutex);
}

static struct entry *
add_entry(struct rasters *rasters, const char *path)
{
	struct entry *entry = g_hash_table_lookup(rasters->by_path, path);

	if (entry != NULL)
		return entry;
	entry = g_new0(struct entry, 1);
	entry->path = g_strdup(path);
	g_ptr_array_add(rasters->all, entry);
	g_hash_table_insert(rasters->by_path, entry->path, entry);
	if (rasters->workers == NULL)
		rasters->workers = g_thread_pool_new(pack_entry, rasters,
		    /*max_threads*/ 1, /*exclusive*/ FALSE, NULL);
	g_thread_pool_push(rasters->workers, entry, NULL);
	return entry;
}

void
rasters_prefetch(struct rasters *rasters, const char *path)
{
	add_entry(rasters, path);
}

const struct raster *
rasters_wait(struct rasters *rasters, const char *path, const char **reason)
{
	struct entry *entry = add_entry(rasters, path);

	g_mutex_lock(&rasters->mutex);
	while (!entry->is_ready)
		g_cond_wait(&rasters->ready, &rasters->mutex);
	g_mutex_unlock(&rasters->mutex);
	*reason = entry->reason;
	return entry->reason == NULL ? &entry->raster : NULL;
}
