/* decode.c - see decode.h. */
#include "term/decode.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

enum {
	ESCAPE = 0x1b,
	CTRL_C = 0x03,
	CTRL_BACKSLASH = 0x1c,
	LONGEST_CSI = 64,
};

static const char paste_end[] = "\033[201~";

/* Finals of CSI and SS3 sequences that mean the same in both. */
static const struct {
	char final;
	int key;
} final_keys[] = {
	{ 'A', KEY_UP_ARROW },   { 'B', KEY_DOWN_ARROW }, { 'C', KEY_RIGHT_ARROW },
	{ 'D', KEY_LEFT_ARROW }, { 'H', KEY_HOME_KEY },   { 'F', KEY_END_KEY },
	{ 'P', KEY_F1 },         { 'Z', KEY_SHIFT_TAB },
};

/* Numbers before the tilde of CSI n ~. */
static const struct {
	int number, key;
} tilde_keys[] = {
	{ 1, KEY_HOME_KEY }, { 3, KEY_DELETE_KEY }, { 4, KEY_END_KEY },  { 5, KEY_PAGE_UP },
	{ 6, KEY_PAGE_DOWN }, { 7, KEY_HOME_KEY },  { 8, KEY_END_KEY },  { 11, KEY_F1 },
	{ 15, KEY_F5 },
};

/* CSI 1;3 A to D. */
static const int alt_arrows[] = { KEY_ALT_UP, KEY_ALT_DOWN, KEY_ALT_RIGHT, KEY_ALT_LEFT };

/* What an application keypad sends after SS3, and the character on the key. */
static const char keypad_sent[] = "jklmnopqrstuvwxyX";
static const char keypad_meant[] = "*+,-./0123456789=";

void decoder_init(struct decoder *decoder)
{
	*decoder = (struct decoder){ 0 };
	str_init(&decoder->paste);
}

void decoder_clear(struct decoder *decoder)
{
	str_clear(&decoder->paste);
}

void decoder_add(struct decoder *decoder, const char *sequence, int key)
{
	if (!sequence || decoder->key_count == DECODE_KEYS)
		return;
	size_t length = strlen(sequence);
	if (length == 0 || length >= DECODE_SEQUENCE || (length == 1 && sequence[0] >= ' '))
		return;
	memcpy(decoder->keys[decoder->key_count].sequence, sequence, length + 1);
	decoder->keys[decoder->key_count++].key = key;
}

size_t decoder_feed(struct decoder *decoder, const char *bytes, size_t count)
{
	size_t room = sizeof decoder->bytes - decoder->length;
	if (count > room)
		count = room;
	memcpy(decoder->bytes + decoder->length, bytes, count);
	decoder->length += count;
	return count;
}

int decoder_patience(const struct decoder *decoder)
{
	if (decoder->pasting || (decoder->length > 2 && decoder->bytes[1] == ']'))
		return DECODE_PASTE_MS;
	return decoder->length > 0 ? DECODE_ESCAPE_MS : -1;
}

static void consume(struct decoder *decoder, size_t count)
{
	decoder->length -= count;
	memmove(decoder->bytes, decoder->bytes + count, decoder->length);
}

static size_t key_event(struct event *event, int key, size_t used)
{
	*event = (struct event){ .kind = EVENT_KEY, .key = key };
	return used;
}

/* Presses and wheel turns; releases, drags and other buttons are nothing.  `x` and `y` from 1. */
static void mouse_event(struct event *event, int button, int x, int y, bool press)
{
	enum { MOTION = 32, WHEEL = 64 };
	*event = (struct event){ .kind = EVENT_NONE, .x = x - 1, .y = y - 1 };
	if (!press || (button & MOTION) || x < 1 || y < 1)
		return;
	if ((button & (WHEEL | 3)) == 0)
		event->button = MOUSE_LEFT;
	else if ((button & (WHEEL | 3)) == WHEEL)
		event->button = MOUSE_WHEEL_UP;
	else if ((button & (WHEEL | 3)) == WHEEL + 1)
		event->button = MOUSE_WHEEL_DOWN;
	else
		return;
	event->kind = EVENT_MOUSE;
}

/* The whole-sequence match of the terminal's own keys: bytes used, 0 for none; `*more` when what is
 * there could still become one. */
static size_t match_own(const struct decoder *decoder, struct event *event, bool *more)
{
	size_t best = 0;
	*more = false;
	for (size_t i = 0; i < decoder->key_count; i++) {
		const char *sequence = decoder->keys[i].sequence;
		size_t length = strlen(sequence);
		size_t common = length < decoder->length ? length : decoder->length;
		if (memcmp(sequence, decoder->bytes, common) != 0)
			continue;
		if (length > decoder->length)
			*more = true;
		else if (length > best)
			best = key_event(event, decoder->keys[i].key, length);
	}
	return best;
}

static int key_of_final(char final)
{
	for (size_t i = 0; i < sizeof final_keys / sizeof final_keys[0]; i++)
		if (final_keys[i].final == final)
			return final_keys[i].key;
	return KEY_NOTHING;
}

static void sgr_mouse(const char *text, char final, struct event *event)
{
	int numbers[3] = { 0, 0, 0 };
	for (int i = 0; i < 3; i++) {
		char *end;
		long number = strtol(text, &end, 10);
		if (end == text || number < 0 || number > 100000)
			return;
		numbers[i] = (int)number;
		text = *end == ';' ? end + 1 : end;
	}
	mouse_event(event, numbers[0], numbers[1], numbers[2], final == 'M');
}

/* CSI n ~: a key, or the start of a paste. */
static void tilde(struct decoder *decoder, const char *text, struct event *event)
{
	long number = strtol(text, NULL, 10);
	if (number == 200) {
		decoder->pasting = true;
		str_reset(&decoder->paste);
	}
	for (size_t i = 0; i < sizeof tilde_keys / sizeof tilde_keys[0]; i++)
		if (tilde_keys[i].number == number)
			key_event(event, tilde_keys[i].key, 0);
}

/* What the terminal has to say of mode 2026: set (1), reset (2), but not unknown (0) or for ever so (3, 4). */
static bool says_sync(const char *text, char final)
{
	return final == 'y' && (strcmp(text, "?2026;1$") == 0 || strcmp(text, "?2026;2$") == 0);
}

/* The sequence ESC [ … at the front; bytes used, 0 when the rest is still to come. */
static size_t decode_csi(struct decoder *decoder, bool late, struct event *event)
{
	const unsigned char *bytes = decoder->bytes;
	size_t at = 2;
	if (at < decoder->length && bytes[at] == '[') { /* the Linux console's F1: ESC [ [ A */
		if (decoder->length < 4)
			return late ? decoder->length : 0;
		if (bytes[3] == 'A')
			key_event(event, KEY_F1, 0);
		return 4;
	}
	while (at < decoder->length && bytes[at] >= 0x20 && bytes[at] < 0x40)
		at++;
	if (at >= LONGEST_CSI)
		return at;
	if (at == decoder->length) {
		if (late && at == 2)
			return key_event(event, KEY_ESCAPE, 1);
		return late ? at : 0;
	}
	char text[LONGEST_CSI] = "";
	memcpy(text, bytes + 2, at - 2);
	char final = (char)bytes[at];
	if (bytes[at] < 0x40 || bytes[at] > 0x7e)
		return at; /* broken off by something else, which follows */
	if (final == 'M' && at == 2) { /* X10 mouse: three more bytes */
		if (decoder->length < 6)
			return late ? decoder->length : 0;
		mouse_event(event, bytes[3] - 32, bytes[4] - 32, bytes[5] - 32, true);
		return 6;
	}
	if (says_sync(text, final))
		decoder->syncs = true;
	else if (text[0] == '?' && final == 'c')
		decoder->told = true;
	else if (text[0] == '<')
		sgr_mouse(text + 1, final, event);
	else if (final == '~')
		tilde(decoder, text, event);
	else if (strcmp(text, "1;2") == 0 && (final == 'C' || final == 'D'))
		key_event(event, final == 'C' ? KEY_SHIFT_RIGHT : KEY_SHIFT_LEFT, 0);
	else if (strcmp(text, "1;3") == 0 && final >= 'A' && final <= 'D')
		key_event(event, alt_arrows[final - 'A'], 0);
	else if (key_of_final(final) != KEY_NOTHING)
		key_event(event, key_of_final(final), 0);
	return at + 1;
}

static size_t decode_ss3(const struct decoder *decoder, bool late, struct event *event)
{
	if (decoder->length < 3)
		return late ? key_event(event, KEY_ESCAPE, 1) : 0;
	char final = (char)decoder->bytes[2];
	const char *keypad = final ? strchr(keypad_sent, final) : NULL;
	if (final == 'M')
		key_event(event, KEY_ENTER_KEY, 0);
	else if (keypad)
		key_event(event, keypad_meant[keypad - keypad_sent], 0);
	else if (key_of_final(final) != KEY_NOTHING)
		key_event(event, key_of_final(final), 0);
	return 3;
}

/* "rrrr/gggg/bbbb", one to four hexadecimal digits each, as 0xRRGGBB; -1 when it is not that. */
static int colour_of(const char *text)
{
	int colour = 0;
	for (int i = 0; i < 3; i++) {
		size_t digits = strspn(text, "0123456789abcdefABCDEF");
		if (digits < 1 || digits > 4 || text[digits] != (i < 2 ? '/' : '\0'))
			return -1;
		unsigned long value = strtoul(text, NULL, 16);
		colour = colour << 8 | (int)(value * 255 / ((1ul << 4 * digits) - 1));
		text += digits + 1;
	}
	return colour;
}

/* The sequence ESC ] … up to BEL or ESC \ at the front; bytes used, 0 when the rest is still to come. */
static size_t decode_osc(const struct decoder *decoder, bool late, struct event *event)
{
	const unsigned char *bytes = decoder->bytes;
	char text[LONGEST_CSI] = "";
	size_t at = 2;
	while (at < decoder->length && bytes[at] >= ' ' && at < LONGEST_CSI)
		at++;
	bool over = at < decoder->length &&
		    (bytes[at] == '\a' || (bytes[at] == ESCAPE && at + 1 < decoder->length));
	if (!over && at < LONGEST_CSI && !late)
		return 0;
	if (!over)
		return at == 2 ? key_event(event, KEY_ESCAPE, 1) : at;
	memcpy(text, bytes + 2, at - 2);
	int colour = strncmp(text, "11;rgb:", 7) == 0 ? colour_of(text + 7) : -1;
	if (colour >= 0)
		*event = (struct event){ .kind = EVENT_GROUND, .key = colour };
	return bytes[at] == ESCAPE && bytes[at + 1] == '\\' ? at + 2 : at + (bytes[at] == '\a');
}

static size_t decode_escape(struct decoder *decoder, bool late, struct event *event)
{
	bool more;
	size_t used = match_own(decoder, event, &more);
	if (more && !late)
		return 0;
	if (used > 0)
		return used;
	if (decoder->length == 1)
		return late ? key_event(event, KEY_ESCAPE, 1) : 0;
	if (decoder->bytes[1] == '[')
		return decode_csi(decoder, late, event);
	if (decoder->bytes[1] == ']')
		return decode_osc(decoder, late, event);
	if (decoder->bytes[1] == 'O')
		return decode_ss3(decoder, late, event);
	return key_event(event, KEY_ESCAPE, 1);
}

static size_t decode_control(const struct decoder *decoder, struct event *event)
{
	bool more;
	size_t used = match_own(decoder, event, &more);
	unsigned char c = decoder->bytes[0];
	if (used > 0)
		return used;
	if (c == CTRL_C || c == CTRL_BACKSLASH)
		*event = (struct event){ .kind = EVENT_QUIT };
	else if (c == '\t')
		key_event(event, KEY_TAB_KEY, 0);
	else if (c == '\r' || c == '\n')
		key_event(event, KEY_ENTER_KEY, 0);
	else if (c == 0x7f || c == '\b')
		key_event(event, KEY_BACKSPACE_KEY, 0);
	else if (c >= 1 && c <= 26)
		key_event(event, KEY_CTRL_A + c - 1, 0);
	return 1;
}

/* A character of two to four bytes; malformed ones are swallowed. */
static size_t decode_utf8(const struct decoder *decoder, bool late, struct event *event)
{
	unsigned char first = decoder->bytes[0];
	size_t need = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 1;
	char text[8] = "";
	size_t have = need < decoder->length ? need : decoder->length;
	memcpy(text, decoder->bytes, have);
	if (utf8_valid(text, need, NULL)) {
		const char *at = text;
		return key_event(event, (int)utf8_next(&at), need);
	}
	return have < need && !late ? 0 : 1;
}

static size_t decode_one(struct decoder *decoder, bool late, struct event *event)
{
	unsigned char first = decoder->bytes[0];
	if (first == ESCAPE)
		return decode_escape(decoder, late, event);
	if (first < 0x20 || first == 0x7f)
		return decode_control(decoder, event);
	if (first < 0x80)
		return key_event(event, first, 1);
	return decode_utf8(decoder, late, event);
}

static void add_paste(struct decoder *decoder, size_t count)
{
	size_t room = DECODE_PASTE - decoder->paste.length;
	str_add_n(&decoder->paste, (const char *)decoder->bytes, count < room ? count : room);
	consume(decoder, count);
}

/* Moves pasted bytes out of the way; true when the paste is over. */
static bool take_paste(struct decoder *decoder, bool late)
{
	size_t mark = sizeof paste_end - 1;
	for (size_t at = 0; at < decoder->length; at++) {
		size_t left = decoder->length - at;
		size_t common = left < mark ? left : mark;
		if (memcmp(decoder->bytes + at, paste_end, common) != 0)
			continue;
		add_paste(decoder, at);
		if (left < mark)
			return late;
		consume(decoder, mark);
		return true;
	}
	add_paste(decoder, decoder->length);
	return late;
}

bool decoder_next(struct decoder *decoder, bool late, struct event *event)
{
	for (;;) {
		if (decoder->pasting) {
			if (!take_paste(decoder, late))
				return false;
			decoder->pasting = false;
			*event = (struct event){ .kind = EVENT_PASTE,
						 .text = decoder->paste.text };
			return true;
		}
		if (decoder->length == 0)
			return false;
		*event = (struct event){ .kind = EVENT_NONE };
		size_t used = decode_one(decoder, late, event);
		if (used == 0)
			return false;
		consume(decoder, used);
		if (event->kind != EVENT_NONE)
			return true;
	}
}
