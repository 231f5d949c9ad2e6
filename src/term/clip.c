/* clip.c - see clip.h. */
#include "term/clip.h"

#include <stdint.h>
#include <string.h>

enum { SCREEN_PIECE = 240 }; /* screen drops device control strings of more than 256 bytes */

static void add_base64(struct str *out, const char *text)
{
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	size_t length = strlen(text);
	for (size_t at = 0; at < length; at += 3) {
		uint32_t bits = 0;
		size_t have = length - at < 3 ? length - at : 3;
		for (size_t i = 0; i < 3; i++)
			bits = bits << 8 | (i < have ? (unsigned char)text[at + i] : 0u);
		for (size_t i = 0; i < 4; i++)
			str_add_char(out, i <= have ? digits[bits >> (18 - 6 * i) & 63] : '=');
	}
}

void clip_sequence(struct str *out, const char *text, enum term_inside inside)
{
	struct str plain;
	str_init(&plain);
	str_add(&plain, "\033]52;c;");
	add_base64(&plain, text);
	str_add(&plain, "\a");
	if (inside != TERM_IN_SCREEN)
		str_add(out, plain.text);
	if (inside == TERM_IN_TMUX)
		str_printf(out, "\033Ptmux;\033%s\033\\", plain.text);
	if (inside == TERM_IN_SCREEN)
		for (size_t at = 0; at < plain.length; at += SCREEN_PIECE)
			str_printf(out, "\033P%.*s\033\\", (int)SCREEN_PIECE, plain.text + at);
	str_clear(&plain);
}

bool clip_known(const char *type)
{
	static const char *const families[] = { "xterm",   "foot",  "alacritty", "kitty",  "wezterm",
						"ghostty", "iterm", "contour",   "st-",    "rio",
						"mintty",  "tmux",  "screen",    "hterm" };
	for (size_t i = 0; i < sizeof families / sizeof families[0]; i++)
		if (strncmp(type, families[i], strlen(families[i])) == 0)
			return true;
	return false;
}
