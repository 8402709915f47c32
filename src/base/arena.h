/*
 * Memory that lives as long as a stage: objects are taken from large chunks
 * and freed all at once.  Nobody frees a single object.
 *
 * What arena_alloc() returns is zeroed and aligned for any type.  Out of
 * memory ends the program, as GLib does.  An arena is used by one thread.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

#include <glib.h>

struct arena;

/* A place to come back to; valid until its arena is reset before it. */
struct arena_mark {
	void *chunk;
	size_t used;
	void *deferred;
};

struct arena *arena_new(void);

/* Releases what was deferred, last first, then all memory.  NULL is fine. */
void arena_free(struct arena *arena);

void *arena_alloc(struct arena *arena, size_t size);
/* The same, not zeroed: for what is filled as it is used. */
void *arena_take(struct arena *arena, size_t size);
void *arena_copy(struct arena *arena, const void *bytes, size_t size);
char *arena_strdup(struct arena *arena, const char *text);
char *arena_strndup(struct arena *arena, const char *text, size_t length);
char *arena_printf(struct arena *arena, const char *format, ...)
    G_GNUC_PRINTF(2, 3);

/* Calls release(object) when the arena is freed or reset to before now. */
void arena_defer(struct arena *arena, void (*release)(void *), void *object);

/* Frees everything that was allocated and deferred since the mark. */
struct arena_mark arena_mark(const struct arena *arena);
void arena_reset(struct arena *arena, struct arena_mark mark);

/*
 * Sees to it that the next `size` bytes lie in one piece of memory, which a
 * reset keeps for the next ones.  What is not written costs nothing.
 */
void arena_reserve(struct arena *arena, size_t size);

#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_NEW_ARRAY(arena, type, count) \
	((type *)arena_alloc((arena), sizeof(type) * (size_t)(count)))
#define ARENA_TAKE_ARRAY(arena, type, count) \
	((type *)arena_take((arena), sizeof(type) * (size_t)(count)))

#endif
