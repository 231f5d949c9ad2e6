/* err.h - how a call tells its caller that the world is wrong.
 *
 * A function that can fail returns false or NULL and fills the `struct err` that its caller
 * passed: a kind, and one sentence a user can act on.  Callers add context on the way up with
 * err_while().  Programming mistakes are assertions, not errors; lack of memory ends the program
 * (mem.h).  Passing NULL for `err` is allowed and drops the sentence. */
#ifndef KASOKU_BASE_ERR_H
#define KASOKU_BASE_ERR_H

#include <stdbool.h>

enum err_kind {
	ERR_NONE,
	ERR_USAGE, /* the caller of the program asked for something that does not exist */
	ERR_INPUT, /* a file or a value given by the user is wrong */
	ERR_DATA,  /* the data cannot answer (too few points, nothing identified) */
	ERR_STORE, /* the database is locked, corrupt, too new, full */
	ERR_IO,    /* the operating system said no */
	ERR_TERM,  /* the terminal cannot do it */
};

struct err {
	enum err_kind kind;
	char text[600];
};

/* Forgets what `err` holds. */
void err_clear(struct err *err);

/* Fills `err` with `kind` and a formatted sentence (which may quote the old one); a sentence that is too
 * long is cut after a whole character and ends with "...".  Always returns false, so that
 * `return err_set(…)` reads well. */
bool err_set(struct err *err, enum err_kind kind, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* Puts "<what>: " in front of the sentence in `err`; always returns false. */
bool err_while(struct err *err, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
