/* thrift.c - see thrift.h. */
#include "term/thrift.h"

#include <stdio.h>
#include <string.h>

enum {
	ESC = 0x1b,
	PARAMETERS = 24,
	SEQUENCE_MOST = 64, /* longer ones are not curses' and go through as they come */
	BRIGHT = 8,         /* colours 0-7 and 8-15 have sequences of their own */
	INDEXED = 256,      /* + number: of the palette */
};
#define RGB 0x1000000L  /* + the colour */

static const struct thrift_style plain = { 0, -1, -1 };

void thrift_init(struct thrift *thrift)
{
	*thrift = (struct thrift){ .sent = plain, .wanted = plain };
	str_init(&thrift->held);
}

void thrift_clear(struct thrift *thrift)
{
	str_clear(&thrift->held);
}

void thrift_forget(struct thrift *thrift)
{
	thrift->known = false;
	thrift->set = thrift->shift = 0;
}

bool thrift_fits(const char *sgr0)
{
	static const char *const forms[] = { "\033[m", "\033[0m", "\033(B\033[m", "\033(B\033[0m",
					     "\033[m\017", "\033[0m\017", "\033[m\033(B" };
	for (size_t i = 0; sgr0 && i < sizeof forms / sizeof forms[0]; i++)
		if (strcmp(sgr0, forms[i]) == 0)
			return true;
	return false;
}

/* -- saying a style -- */

static void add_number(struct str *out, long number)
{
	char text[24];
	bool first = out->length > 0 && out->text[out->length - 1] == '[';
	snprintf(text, sizeof text, "%s%ld", first ? "" : ";", number);
	str_add(out, text);
}

/* `ground` is 30 for the text and 40 for what is behind it. */
static void add_colour(struct str *out, long colour, long ground)
{
	if (colour < 0) {
		add_number(out, ground + 9);
	} else if (colour < BRIGHT) {
		add_number(out, ground + colour);
	} else if (colour < 2 * BRIGHT) {
		add_number(out, ground + 60 + colour - BRIGHT);
	} else if (colour < RGB) {
		add_number(out, ground + 8);
		add_number(out, 5);
		add_number(out, colour - INDEXED);
	} else {
		add_number(out, ground + 8);
		add_number(out, 2);
		for (int shift = 16; shift >= 0; shift -= 8)
			add_number(out, (colour - RGB) >> shift & 0xff);
	}
}

static void add_bits(struct str *out, unsigned bits)
{
	for (long bit = 1; bit <= 7; bit++)
		if (bits & 1u << bit)
			add_number(out, bit);
}

static bool same(const struct thrift_style *a, const struct thrift_style *b)
{
	return a->bits == b->bits && a->fg == b->fg && a->bg == b->bg;
}

/* What takes `bits` away one by one; bold and dim have one end, and what stays of them is said again. */
static void end_bits(struct str *out, unsigned bits)
{
	if (bits & (THRIFT_BOLD | THRIFT_DIM))
		add_number(out, 22);
	for (long bit = 3; bit <= 7; bit++)
		if (bits & 1u << bit)
			add_number(out, 20 + bit);
}

/* Appends the sequence from one style to another; `anew` begins with the end of all. */
static void say_way(const struct thrift_style *has, const struct thrift_style *style, bool anew, struct str *out)
{
	unsigned over = has->bits & ~style->bits;
	unsigned left = has->bits & ~over;
	if (over & (THRIFT_BOLD | THRIFT_DIM))
		left &= ~(unsigned)(THRIFT_BOLD | THRIFT_DIM);
	str_add(out, "\033[");
	if (anew) {
		has = &plain;
		left = 0;
		if (!same(style, &plain))
			add_number(out, 0);
	} else {
		end_bits(out, over);
	}
	add_bits(out, style->bits & ~left);
	if (style->fg != has->fg)
		add_colour(out, style->fg, 30);
	if (style->bg != has->bg)
		add_colour(out, style->bg, 40);
	str_add(out, "m");
}

/* The shorter way of the two; where nothing is known there is one. */
static void say(struct thrift *thrift, const struct thrift_style *style, struct str *out)
{
	if (thrift->known && same(&thrift->sent, style))
		return;
	size_t before = out->length;
	say_way(&thrift->sent, style, true, out);
	if (thrift->known) {
		size_t whole = out->length - before;
		say_way(&thrift->sent, style, false, out);
		size_t step = out->length - before - whole;
		if (step < whole)
			memmove(out->text + before, out->text + before + whole, step);
		str_cut(out, before + (step < whole ? step : whole));
	}
	thrift->sent = *style;
	thrift->known = true;
}

void thrift_settle(struct thrift *thrift, struct str *out)
{
	if (!thrift->gave_up)
		say(thrift, &thrift->wanted, out);
}

/* What a blank or a cleared place shows: its background, and lines and swapped colours. */
static void settle_ground(struct thrift *thrift, struct str *out)
{
	unsigned shows = THRIFT_UNDERLINE | THRIFT_REVERSE | THRIFT_BLINK;
	struct thrift_style ground = thrift->sent;
	ground.bg = thrift->wanted.bg;
	if (!thrift->known || ((thrift->wanted.bits | thrift->sent.bits) & shows))
		thrift_settle(thrift, out);
	else if (!thrift->gave_up)
		say(thrift, &ground, out);
}

/* -- reading what curses says -- */

static int read_parameters(const char *text, size_t length, long numbers[PARAMETERS])
{
	int count = 1;
	numbers[0] = 0;
	for (size_t i = 0; i < length; i++) {
		if (text[i] == ';') {
			if (count == PARAMETERS)
				return -1;
			numbers[count++] = 0;
		} else if (text[i] >= '0' && text[i] <= '9' && numbers[count - 1] < 1000) {
			numbers[count - 1] = 10 * numbers[count - 1] + text[i] - '0';
		} else {
			return -1;
		}
	}
	return count;
}

/* Colour behind 38 or 48; returns how many parameters it took, 0 when they are not understood. */
static int read_colour(const long *numbers, int left, long *colour)
{
	if (left >= 3 && numbers[1] == 5 && numbers[2] < 256) {
		*colour = INDEXED + numbers[2];
		return 3;
	}
	if (left >= 5 && numbers[1] == 2 && numbers[2] < 256 && numbers[3] < 256 && numbers[4] < 256) {
		*colour = RGB + (numbers[2] << 16 | numbers[3] << 8 | numbers[4]);
		return 5;
	}
	return 0;
}

/* One of the short ones: a bit, a colour of eight, or an end; false when it is none. */
static bool take_short(struct thrift_style *style, long number)
{
	const unsigned known = THRIFT_BOLD | THRIFT_DIM | THRIFT_ITALIC | THRIFT_UNDERLINE |
			       THRIFT_BLINK | THRIFT_REVERSE;
	if (number == 0)
		*style = plain;
	else if (number < 8 && (known & 1u << number))
		style->bits |= 1u << number;
	else if (number == 22)
		style->bits &= ~(unsigned)(THRIFT_BOLD | THRIFT_DIM);
	else if (number > 22 && number < 28 && (known & 1u << (number - 20)))
		style->bits &= ~(1u << (number - 20));
	else if (number >= 30 && number <= 39 && number != 38)
		style->fg = number == 39 ? -1 : number - 30;
	else if (number >= 40 && number <= 49 && number != 48)
		style->bg = number == 49 ? -1 : number - 40;
	else if (number >= 90 && number <= 97)
		style->fg = BRIGHT + number - 90;
	else if (number >= 100 && number <= 107)
		style->bg = BRIGHT + number - 100;
	else
		return false;
	return true;
}

static bool take_style(struct thrift *thrift, const char *text, size_t length)
{
	long numbers[PARAMETERS];
	struct thrift_style style = thrift->wanted;
	int count = read_parameters(text, length, numbers);
	for (int i = 0, took; i < count; i += took) {
		took = 1;
		if (numbers[i] == 38 || numbers[i] == 48)
			took = read_colour(numbers + i, count - i,
					   numbers[i] == 38 ? &style.fg : &style.bg);
		else if (!take_short(&style, numbers[i]))
			took = 0;
		if (!took)
			return false;
	}
	thrift->wanted = style;
	return count > 0;
}

/* Modes that change to another screen, and keep or bring back a style as they do. */
static bool changes_screen(const char *bytes, size_t length)
{
	return length > 5 && (memcmp(bytes, "\033[?47", 5) == 0 || memcmp(bytes, "\033[?104", 6) == 0);
}

/* A control sequence: ESC [ parameters and a letter. */
static void take_control(struct thrift *thrift, const char *bytes, size_t length, struct str *out)
{
	char final = bytes[length - 1];
	if (final == 'm') {
		if (take_style(thrift, bytes + 2, length - 3))
			return;
		thrift_settle(thrift, out);
		thrift->gave_up = true;
	} else if (strchr("JKXLMPST@", final)) {
		settle_ground(thrift, out);
	} else if (!strchr("ABCDEFGHdfrhln", final) || changes_screen(bytes, length)) {
		thrift_settle(thrift, out);
	}
	str_add_n(out, bytes, length);
	if (changes_screen(bytes, length))
		thrift_forget(thrift);
}

/* ESC and one or two characters more. */
static void take_escape(struct thrift *thrift, const char *bytes, size_t length, struct str *out)
{
	if (bytes[1] == '(') {
		if (bytes[2] != thrift->set)
			str_add_n(out, bytes, length);
		thrift->set = bytes[2];
		return;
	}
	thrift_settle(thrift, out);
	if (bytes[1] != '=' && bytes[1] != '>')
		thrift_forget(thrift);
	str_add_n(out, bytes, length);
}

/* Length of the sequence at `bytes`, 0 when its end is missing. */
static size_t sequence(const char *bytes, size_t length)
{
	if (length < 2)
		return 0;
	if (bytes[1] == '[') {
		for (size_t i = 2; i < length; i++)
			if (bytes[i] >= 0x40 && bytes[i] <= 0x7e)
				return i + 1;
		return 0;
	}
	if (bytes[1] == ']' || bytes[1] == 'P') {
		for (size_t i = 2; i < length; i++) {
			if (bytes[i] == '\a')
				return i + 1;
			if (bytes[i] == ESC && i + 1 < length)
				return i + 2;
		}
		return 0;
	}
	if (bytes[1] == '(' || bytes[1] == ')')
		return length < 3 ? 0 : 3;
	return 2;
}

static void take_character(struct thrift *thrift, char c, struct str *out)
{
	bool shift = c == '\016' || c == '\017';
	if (shift && c == thrift->shift)
		return;
	if (shift)
		thrift->shift = c;
	else if (c == ' ' || c == '\n')
		settle_ground(thrift, out);
	else if ((unsigned char)c > ' ')
		thrift_settle(thrift, out);
	str_add_n(out, &c, 1);
}

/* Takes one character or sequence; returns its length, 0 when its end is missing. */
static size_t take(struct thrift *thrift, const char *bytes, size_t left, struct str *out)
{
	if (bytes[0] != ESC) {
		take_character(thrift, bytes[0], out);
		return 1;
	}
	size_t length = sequence(bytes, left);
	if (length == 0)
		return 0;
	if (bytes[1] == '[')
		take_control(thrift, bytes, length, out);
	else if (bytes[1] == ']' || bytes[1] == 'P')
		str_add_n(out, bytes, length);
	else
		take_escape(thrift, bytes, length, out);
	return length;
}

void thrift_write(struct thrift *thrift, const char *bytes, size_t length, struct str *out)
{
	struct str whole = { 0 };
	size_t at = 0;
	if (thrift->held.length > 0) {
		str_init(&whole);
		str_add_n(&whole, thrift->held.text, thrift->held.length);
		str_add_n(&whole, bytes, length);
		str_reset(&thrift->held);
		bytes = whole.text;
		length = whole.length;
	}
	while (at < length && !thrift->gave_up) {
		size_t took = take(thrift, bytes + at, length - at, out);
		if (took == 0)
			break;
		at += took;
	}
	if (at < length && length - at < SEQUENCE_MOST && !thrift->gave_up)
		str_add_n(&thrift->held, bytes + at, length - at);
	else if (at < length)
		str_add_n(out, bytes + at, length - at);
	str_clear(&whole);
}
