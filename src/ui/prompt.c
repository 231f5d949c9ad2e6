/* prompt.c - see prompt.h. */
#include "ui/prompt.h"

#include "base/mem.h"
#include "ui/event.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void prompt_open(struct prompt *prompt, char kind, const char *text)
{
	prompt->open = true;
	prompt->kind = kind;
	snprintf(prompt->text, sizeof prompt->text, "%s", text);
	prompt->at = strlen(prompt->text);
	prompt->browsing = prompt->history_count;
	prompt->completing = false;
}

void prompt_clear(struct prompt *prompt)
{
	for (size_t i = 0; i < prompt->history_count; i++)
		free(prompt->history[i]);
	*prompt = (struct prompt){ 0 };
}

void prompt_remember(struct prompt *prompt, const char *line)
{
	size_t count = prompt->history_count;
	if (!*line || (count > 0 && strcmp(prompt->history[count - 1], line) == 0))
		return;
	if (count == PROMPT_HISTORY) {
		free(prompt->history[0]);
		memmove(prompt->history, prompt->history + 1,
			(count - 1) * sizeof *prompt->history);
		prompt->history_count--;
	}
	prompt->history[prompt->history_count++] = mem_strdup(line);
}

static size_t before(const struct prompt *prompt, size_t at)
{
	assert(at > 0 && at < sizeof prompt->text);
	const char *end = prompt->text + at - 1;
	while (end > prompt->text && ((unsigned char)*end & 0xC0) == 0x80)
		end--;
	return (size_t)(end - prompt->text);
}

static size_t after(const struct prompt *prompt, size_t at)
{
	const char *next = prompt->text + at;
	utf8_next(&next);
	return (size_t)(next - prompt->text);
}

static void erase(struct prompt *prompt, size_t from, size_t to)
{
	memmove(prompt->text + from, prompt->text + to, strlen(prompt->text + to) + 1);
	prompt->at = from;
}

static void insert(struct prompt *prompt, const char *bytes, size_t count)
{
	size_t length = strlen(prompt->text);
	if (length + count >= sizeof prompt->text)
		return;
	memmove(prompt->text + prompt->at + count, prompt->text + prompt->at,
		length - prompt->at + 1);
	memcpy(prompt->text + prompt->at, bytes, count);
	prompt->at += count;
}

void prompt_insert(struct prompt *prompt, const char *text)
{
	char bytes[4];
	while (*text && *text != '\n' && *text != '\r') {
		char32_t code = utf8_next(&text);
		if (!utf8_is_control(code))
			insert(prompt, bytes, utf8_encode(code, bytes));
	}
	prompt->completing = false;
}

static enum prompt_answer browse(struct prompt *prompt, int by)
{
	long to = (long)prompt->browsing + by;
	if (prompt->kind != ':' || to < 0 || to > (long)prompt->history_count)
		return PROMPT_MOVED;
	prompt->browsing = (size_t)to;
	snprintf(prompt->text, sizeof prompt->text, "%s",
		 prompt->browsing < prompt->history_count ? prompt->history[to] : "");
	prompt->at = strlen(prompt->text);
	return PROMPT_EDITED;
}

static enum prompt_answer erase_word(struct prompt *prompt)
{
	size_t from = prompt->at;
	while (from > 0 && prompt->text[from - 1] == ' ')
		from--;
	while (from > 0 && prompt->text[from - 1] != ' ')
		from--;
	erase(prompt, from, prompt->at);
	return PROMPT_EDITED;
}

/* Keys that change the text; PROMPT_MOVED for all others. */
static enum prompt_answer edit(struct prompt *prompt, int key)
{
	char bytes[4];
	size_t at = prompt->at;
	switch (key) {
	case KEY_BACKSPACE_KEY:
		if (at == 0)
			return prompt->text[0] ? PROMPT_MOVED : PROMPT_DROPPED;
		erase(prompt, before(prompt, at), at);
		return PROMPT_EDITED;
	case KEY_DELETE_KEY:
		erase(prompt, at, after(prompt, at));
		return PROMPT_EDITED;
	case KEY_CTRL_A + 'U' - 'A':
		erase(prompt, 0, at);
		return PROMPT_EDITED;
	case KEY_CTRL_A + 'W' - 'A':
		return erase_word(prompt);
	default:
		if (key <= 0 || key >= KEY_FIRST_CODE || utf8_is_control((char32_t)key))
			return PROMPT_MOVED;
		insert(prompt, bytes, utf8_encode((char32_t)key, bytes));
		return PROMPT_EDITED;
	}
}

enum prompt_answer prompt_key(struct prompt *prompt, int key)
{
	if (key == KEY_TAB_KEY)
		return PROMPT_COMPLETE;
	if (key == KEY_SHIFT_TAB)
		return PROMPT_COMPLETE_BACK;
	prompt->completing = false;
	switch (key) {
	case KEY_ENTER_KEY:
		return PROMPT_ENTERED;
	case KEY_ESCAPE:
		return PROMPT_DROPPED;
	case KEY_LEFT_ARROW:
		prompt->at = prompt->at > 0 ? before(prompt, prompt->at) : 0;
		return PROMPT_MOVED;
	case KEY_RIGHT_ARROW:
		prompt->at = after(prompt, prompt->at);
		return PROMPT_MOVED;
	case KEY_HOME_KEY:
		prompt->at = 0;
		return PROMPT_MOVED;
	case KEY_END_KEY:
		prompt->at = strlen(prompt->text);
		return PROMPT_MOVED;
	case KEY_UP_ARROW:
		return browse(prompt, -1);
	case KEY_DOWN_ARROW:
		return browse(prompt, 1);
	default:
		return edit(prompt, key);
	}
}

void prompt_word(struct prompt *prompt, int by)
{
	size_t count = prompt->word_count;
	if (count == 0)
		return;
	prompt->word = prompt->word == count ? (by > 0 ? 0 : count - 1)
					     : (prompt->word + count + (size_t)by) % count;
	prompt->text[prompt->word_start] = '\0';
	prompt->at = prompt->word_start;
	insert(prompt, prompt->words[prompt->word], strlen(prompt->words[prompt->word]));
}

void prompt_draw(const struct prompt *prompt, struct canvas *canvas, int x, int y, int columns)
{
	char head[PROMPT_TEXT];
	const char *text = prompt->text;
	snprintf(head, sizeof head, "%.*s", (int)prompt->at, text);
	/* A long line shows the part that ends at the cursor. */
	const char *from = head;
	while (utf8_width(from) > columns - 3 && *from)
		utf8_next(&from);
	if (columns < 1)
		return;
	canvas_put(canvas, x, y, (char32_t)(unsigned char)prompt->kind, ROLE_KEY);
	canvas_text(canvas, x + 1, y, columns - 1, ROLE_TEXT, text + (from - head));
	canvas->cursor_x = x + 1 + utf8_width(from);
	canvas->cursor_y = y;
	canvas->cursor_types = true;
}
