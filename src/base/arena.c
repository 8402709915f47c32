/*
 * Memory that lives as long as a stage; see arena.h.
 *
 * Chunks form a list, newest first; a request larger than a chunk gets one of
 * its own size.  The first chunk is small, for many arenas stay small; the
 * next ones are large, and go back to the system when they are freed.
 */
#include "base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

enum {
	FIRST_SIZE = 64 << 10, /* with the chunk's head */
	LARGE_SIZE = 2 << 20,
	SPARE_MOST = 16 << 20, /* kept for later; but one of any size is */
};

struct chunk {
	struct chunk *older;
	size_t size;   /* bytes in `bytes` */
	size_t mapped; /* bytes of the whole mapping; 0: from g_malloc() */
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
	struct chunk *spare; /* that resets gave back, or NULL */
	size_t spare_bytes;
	struct deferred *deferred;
};

/*
 * Fresh pages; NULL where there are none.  Huge ones are not asked for: on a
 * machine of its own they save a twentieth of the time, but a virtual machine
 * that gives free memory back has to fetch each anew, which costs twice that.
 */
static void *
map_pages(size_t size)
{
	void *pages = mmap(NULL, size, PROT_READ | PROT_WRITE,
	    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	return pages == MAP_FAILED ? NULL : pages;
}

static struct chunk *
new_chunk(struct chunk *older, size_t size)
{
	size_t whole = sizeof(struct chunk) + size;
	size_t mapped = older == NULL
	    ? 0
	    : (whole + LARGE_SIZE - 1) / LARGE_SIZE * LARGE_SIZE;
	struct chunk *chunk = mapped > 0 ? map_pages(mapped) : g_malloc(whole);

	if (chunk == NULL)
		g_error("out of memory: %zu bytes", mapped);
	chunk->older = older;
	chunk->size = mapped > 0 ? mapped - sizeof(*chunk) : size;
	chunk->mapped = mapped;
	chunk->used = 0;
	return chunk;
}

static void
free_chunk(struct chunk *chunk)
{
	if (chunk->mapped > 0)
		munmap(chunk, chunk->mapped);
	else
		g_free(chunk);
}

struct arena *
arena_new(void)
{
	struct arena *arena = g_new0(struct arena, 1);

	arena->chunk = new_chunk(/*older*/ NULL,
	    FIRST_SIZE - sizeof(struct chunk));
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

static void
free_chunks(struct chunk *newest)
{
	while (newest != NULL) {
		struct chunk *chunk = newest;

		newest = chunk->older;
		free_chunk(chunk);
	}
}

void
arena_free(struct arena *arena)
{
	if (arena == NULL)
		return;
	release_down_to(arena, /*oldest*/ NULL);
	free_chunks(arena->chunk);
	free_chunks(arena->spare);
	g_free(arena);
}

/* The next chunk: a spare one if it is large enough, else a new one. */
static void
add_chunk(struct arena *arena, size_t size)
{
	struct chunk **link = &arena->spare, *spare;

	while (*link != NULL && (*link)->size < size)
		link = &(*link)->older;
	spare = *link;
	if (spare == NULL) {
		arena->chunk = new_chunk(arena->chunk, size);
		return;
	}
	*link = spare->older;
	arena->spare_bytes -= spare->size;
	spare->older = arena->chunk;
	spare->used = 0;
	arena->chunk = spare;
}

static struct chunk *
pop_spare(struct arena *arena)
{
	struct chunk *spare = arena->spare;

	arena->spare = spare->older;
	arena->spare_bytes -= spare->size;
	return spare;
}

/*
 * Takes the newest chunk off.  Some are kept, since what is reset after each
 * paragraph or chapter would otherwise ask the system for fresh pages each time.
 */
static void
remove_chunk(struct arena *arena)
{
	struct chunk *chunk = arena->chunk;

	arena->chunk = chunk->older;
	while (arena->spare != NULL && arena->spare->size < chunk->size &&
	    arena->spare_bytes + chunk->size > SPARE_MOST)
		free_chunk(pop_spare(arena));
	if (arena->spare != NULL &&
	    arena->spare_bytes + chunk->size > SPARE_MOST) {
		free_chunk(chunk);
		return;
	}
	chunk->older = arena->spare;
	arena->spare = chunk;
	arena->spare_bytes += chunk->size;
}

void *
arena_take(struct arena *arena, size_t size)
{
	const size_t align = alignof(max_align_t);
	struct chunk *chunk = arena->chunk;
	size_t padded;
	void *object;

	if (size > SIZE_MAX / 2)
		g_error("out of memory: %zu bytes", size);
	padded = (size + align - 1) & ~(align - 1);
	if (padded > chunk->size - chunk->used) {
		add_chunk(arena, padded);
		chunk = arena->chunk;
	}
	object = chunk->bytes + chunk->used;
	chunk->used += padded;
	return object;
}

void *
arena_alloc(struct arena *arena, size_t size)
{
	return memset(arena_take(arena, size), 0, size);
}

void *
arena_copy(struct arena *arena, const void *bytes, size_t size)
{
	void *copy = arena_take(arena, size);

	if (size > 0)
		memcpy(copy, bytes, size);
	return copy;
}

char *
arena_strndup(struct arena *arena, const char *text, size_t length)
{
	char *copy = arena_take(arena, length + 1);

	if (length > 0)
		memcpy(copy, text, length);
	copy[length] = '\0';
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
	return (struct arena_mark){
		.chunk = arena->chunk,
		.used = arena->chunk->used,
		.deferred = arena->deferred,
	};
}

void
arena_reset(struct arena *arena, struct arena_mark mark)
{
	release_down_to(arena, mark.deferred);
	while (arena->chunk != mark.chunk)
		remove_chunk(arena);
	arena->chunk->used = mark.used;
}

void
arena_reserve(struct arena *arena, size_t size)
{
	struct arena_mark mark = arena_mark(arena);

	arena_take(arena, size);
	arena_reset(arena, mark);
}
