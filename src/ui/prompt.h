/* prompt.h - one line of typing: the command line after ':' and the search after '/'.
 *
 * The prompt edits text and walks through its history; what the text means is its user's matter. */
#ifndef KASOKU_UI_PROMPT_H
#define KASOKU_UI_PROMPT_H

#include "draw/canvas.h"

#include <stddef.h>

enum { PROMPT_TEXT = 256, PROMPT_HISTORY = 50, PROMPT_WORDS = 96 };

struct prompt {
	bool open;
	char kind;                        /* ':' or '/' */
	char text[PROMPT_TEXT];
	size_t at;                        /* byte that the next character goes before */
	char *history[PROMPT_HISTORY];    /* of the command line; oldest first */
	size_t history_count, browsing;   /* browsing == history_count: not browsing */
	/* Completion: the words that fit what was typed when Tab was pressed first. */
	char words[PROMPT_WORDS][48];
	size_t word_count, word;          /* word == word_count: none put in yet */
	size_t word_start;                /* byte where the completed word begins */
	bool completing;
};

enum prompt_answer {
	PROMPT_MOVED,   /* nothing but the cursor changed, or nothing at all */
	PROMPT_EDITED,
	PROMPT_ENTERED,
	PROMPT_DROPPED,
	PROMPT_COMPLETE, /* Tab: the user fills `words` and calls prompt_word() */
	PROMPT_COMPLETE_BACK,
};

void prompt_open(struct prompt *prompt, char kind, const char *text);
void prompt_clear(struct prompt *prompt);
enum prompt_answer prompt_key(struct prompt *prompt, int key);
/* Inserts the first line of `text`, without control characters. */
void prompt_insert(struct prompt *prompt, const char *text);
/* Puts the next (`by` 1) or previous word of the completion in place of the last one. */
void prompt_word(struct prompt *prompt, int by);
void prompt_remember(struct prompt *prompt, const char *line);
void prompt_draw(const struct prompt *prompt, struct canvas *canvas, int x, int y, int columns);

#endif
