/* mem.h - memory that cannot fail, and arenas for things that die together.
 *
 * Lack of memory is not an error that a caller could handle: mem_alloc() and its kin say so on
 * stderr and end the program.  An arena hands out pieces that live until arena_clear(); it is the
 * owner of everything a snapshot, an import or a figure points to. */
#ifndef KASOKU_BASE_MEM_H
#define KASOKU_BASE_MEM_H

#include <stddef.h>

/* Says that memory is gone and ends the program, for libraries that come back with nothing. */
_Noreturn void mem_gone(void);
/* Has `act` called before those words, so that they can be read: what gives a terminal back.  It must
 * not need memory; NULL for nothing. */
void mem_last_act(void (*act)(void));

/* Returns `size` zeroed bytes (never NULL, also for 0).  The caller frees with free(). */
void *mem_alloc(size_t size);
/* Returns `count` zeroed elements of `size` bytes; ends the program when the product overflows. */
void *mem_array(size_t count, size_t size);
/* Resizes `old` (may be NULL) to `count` elements of `size` bytes; new bytes are not zeroed. */
void *mem_resize(void *old, size_t count, size_t size);
/* Returns a copy of `text`; the caller frees it. */
char *mem_strdup(const char *text);

/* Gives the system back what was freed and lies between what is in use, where the C library can:
 * for a program that has done its work and waits. */
void mem_rest(void);

/* Makes room for one more element in a growable array: `*items` with room for `*room` elements of
 * `size` bytes of which `used` are taken.  Returns the (possibly moved) array. */
void *mem_grow(void *items, size_t used, size_t *room, size_t size);

struct arena_block;
struct arena {
	struct arena_block *head;
};
#define ARENA_EMPTY ((struct arena){ NULL })

/* Returns `size` zeroed bytes aligned for any type, valid until arena_clear(). */
void *arena_alloc(struct arena *arena, size_t size);
void *arena_array(struct arena *arena, size_t count, size_t size);
/* Returns a copy of the first `length` bytes of `text` with a final NUL. */
char *arena_strndup(struct arena *arena, const char *text, size_t length);
char *arena_strdup(struct arena *arena, const char *text);
/* Returns a formatted string. */
char *arena_printf(struct arena *arena, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
/* Frees everything the arena handed out and makes it empty again. */
void arena_clear(struct arena *arena);

#endif
