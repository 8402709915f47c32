/*
 * Memory that lives as long as a stage; see arena.h.
 *
 * Chunks form a list, newest first; a request larger than a chunk gets one of its
 * own size.
 */
#include "base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { CHUNK_SIZE = 256 * 1024 };

struct chunk {
	struct chunk *older;
	size_t size; /* bytes in `bytes` */
	size_t used;
	alignas(max_align_t) char bytes[];
};

struct deferred {
	struct deferred *older;
	void (*release)(void *);
	void *object;
};

struct arena {
	struct chunk *chunk; /* newest; never NULL */
	struct deferred *deferred;
};

static struct chunk *
new_chunk(struct chunk *older, size_t size)
{
	struct chunk *chunk = g_malloc(sizeof(*chunk) + size);

	chunk->older = older;
	chunk->size = size;
	chunk->used = 0;
	return chunk;
}

struct arena *
arena_new(void)
{
	struct arena *arena = g_new0(struct arena, 1);

	arena->chunk = new_chunk(/*older*/ NULL, CHUNK_SIZE);
	return arena;
}

static void
release_down_to(struct arena *arena, const struct deferred *oldest)
{
	while (arena->deferred != oldest) {
		struct deferred *deferred = arena->deferred;

		/* the record itself lies in the arena */
		arena->deferred = deferred->older;
		deferred->release(deferred->object);
	}
}

void
arena_free(struct arena *arena)
{
	if (arena == NULL)
		return;
	release_down_to(arena, /*oldest*/ NULL);
	while (arena->chunk != NULL) {
		struct chunk *chunk = arena->chunk;

		arena->chunk = chunk->older;
		g_free(chunk);
	}
	g_free(arena);
}

void *
arena_alloc(struct arena *arena, size_t size)
{
	const size_t align = alignof(max_align_t);
	struct chunk *chunk = arena->chunk;
	size_t padded;
	void *object;

	if (size > SIZE_MAX - align - sizeof(*chunk))
		g_error("out of memory: %zu bytes", size);
	padded = (size + align - 1) & ~(align - 1);
	if (padded > chunk->size - chunk->used) {
		size_t fresh = MAX(padded, (size_t)CHUNK_SIZE);

		arena->chunk = new_chunk(chunk, fresh);
		chunk = arena->chunk;
	}
	object = chunk->bytes + chunk->used;
	chunk->used += padded;
	return memset(object, 0, padded);
}

void *
arena_copy(struct arena *arena, const void *bytes, size_t size)
{
	void *copy = arena_alloc(arena, size);

	if (size > 0)
		memcpy(copy, bytes, size);
	return copy;
}

char *
arena_strndup(struct arena *arena, const char *text, size_t length)
{
	char *copy = arena_alloc(arena, length + 1);

	if (length > 0)
		memcpy(copy, text, length);
	return copy;
}

char *
arena_strdup(struct arena *arena, const char *text)
{
	return arena_strndup(arena, text, strlen(text));
}

char *
arena_printf(struct arena *arena, const char *format, ...)
{
	va_list arguments;
	char *text, *copy;

	va_start(arguments, format);
	text = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	copy = arena_strdup(arena, text);
	g_free(text);
	return copy;
}

void
arena_defer(struct arena *arena, void (*release)(void *), void *object)
{
	struct deferred *deferred = ARENA_NEW(arena, struct deferred);

	deferred->older = arena->deferred;
	deferred->release = release;
	deferred->object = object;
	arena->deferred = deferred;
}

struct arena_mark
arena_mark(const struct arena *arena)
{
	return (struct arena_mark) {
		.chunk = arena->chunk,
		.used = arena->chunk->used,
		.deferred = arena->deferred,
	};
}

void
arena_reset(struct arena *arena, struct arena_mark mark)
{
	release_down_to(arena, mark.deferred);
	while (arena->chunk != mark.chunk) {
		struct chunk *chunk = arena->chunk;

		arena->chunk = chunk->older;
		g_free(chunk);
	}
	arena->chunk->used = mark.used;
}
