/* decode.h - from the bytes a terminal sends to events.
 *
 * Pure: bytes go in with decoder_feed(), events come out of decoder_next(); reading and waiting are
 * the caller's.  Besides the sequences of the terminal's own description (decoder_add) it knows those
 * that nearly all terminals share: arrows in both cursor modes, with modifiers, the keypad, SGR and
 * X10 mouse reports, bracketed paste, and answers about the background (OSC 11) and about synchronized
 * output (DECRPM 2026).  What it does not know is swallowed whole, so that no stray sequence acts as a row
 * of keys. */
#ifndef KASOKU_TERM_DECODE_H
#define KASOKU_TERM_DECODE_H

#include "base/str.h"
#include "ui/event.h"

enum {
	DECODE_KEYS = 32,           /* sequences that decoder_add() keeps */
	DECODE_SEQUENCE = 16,       /* their longest, with the NUL */
	DECODE_ROOM = 4096,         /* bytes that may wait */
	DECODE_PASTE = 1024 * 1024, /* bytes of one paste; the rest is dropped */
	DECODE_ESCAPE_MS = 25,      /* how long an escape may be the start of more */
	DECODE_PASTE_MS = 1000,     /* how long a paste, or an answer, may pause before it counts as over */
};

struct decoder {
	struct {
		char sequence[DECODE_SEQUENCE];
		int key;
	} keys[DECODE_KEYS];
	size_t key_count;
	unsigned char bytes[DECODE_ROOM];
	size_t length;
	bool pasting;
	bool syncs; /* it has said that it can hold back a frame (DEC mode 2026) */
	bool told; /* the terminal has said what it is (DA1): nothing else that was asked before comes */
	struct str paste;
};

void decoder_init(struct decoder *decoder);
void decoder_clear(struct decoder *decoder);
/* Makes `sequence` mean `key`; ignores NULL, single printable characters and what is too long. */
void decoder_add(struct decoder *decoder, const char *sequence, int key);
/* Appends up to `count` bytes and returns how many there was room for. */
size_t decoder_feed(struct decoder *decoder, const char *bytes, size_t count);
/* Takes the next event out of what was fed; false when there is none yet.  `late` says that no more
 * bytes came within decoder_patience(), so that a lone escape is the Escape key.  The text of a paste
 * is valid until the next call. */
bool decoder_next(struct decoder *decoder, bool late, struct event *event);
/* Milliseconds to wait for the rest of what has begun; -1 when nothing has. */
int decoder_patience(const struct decoder *decoder);

#endif
