/* theme.c - see theme.h. */
#include "draw/theme.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

void theme_plain(struct theme *theme)
{
	static const struct {
		enum role role;
		uint8_t attrs;
	} marked[] = {
		{ ROLE_STRONG, ATTR_BOLD },	   { ROLE_TITLE, ATTR_BOLD },
		{ ROLE_FOCUS, ATTR_BOLD | ATTR_UNDERLINE }, { ROLE_TAB_ACTIVE, ATTR_REVERSE },
		{ ROLE_KEY, ATTR_BOLD },	   { ROLE_WARNING, ATTR_BOLD },
		{ ROLE_ERROR, ATTR_BOLD | ATTR_REVERSE }, { ROLE_SELECTED, ATTR_REVERSE },
		{ ROLE_HEADER, ATTR_UNDERLINE },   { ROLE_MATCH, ATTR_UNDERLINE },
		{ ROLE_LINK, ATTR_UNDERLINE },	   { ROLE_RECORD, ATTR_BOLD },
		{ ROLE_CURSOR, ATTR_REVERSE },	   { ROLE_MARK, ATTR_REVERSE },
	};
	*theme = (struct theme){ .name = "plain", .title = "No colours", .ground = GROUND_DARK,
				 .paper = 0x000000, .ink = 0xD0D0D0 };
	for (int i = 0; i < ROLE_COUNT; i++)
		theme->styles[i] = (struct style){ .fg = COLOUR_DEFAULT, .bg = COLOUR_DEFAULT };
	for (size_t i = 0; i < sizeof marked / sizeof *marked; i++)
		theme->styles[marked[i].role].attrs = theme->styles[marked[i].role].mono =
			marked[i].attrs;
}

bool theme_parse_colour(const char *text, int32_t *colour)
{
	if (strcmp(text, "default") == 0) {
		*colour = COLOUR_DEFAULT;
		return true;
	}
	if (text[0] != '#' || strlen(text) != 7 || strspn(text + 1, "0123456789abcdefABCDEF") != 6)
		return false;
	unsigned rgb = 0;
	if (sscanf(text + 1, "%6x", &rgb) != 1)
		return false;
	*colour = (int32_t)rgb;
	return true;
}

/* Relative luminance, WCAG 2. */
static double luminance(int32_t rgb)
{
	double parts[3];
	for (int i = 0; i < 3; i++) {
		double c = (rgb >> (16 - 8 * i) & 0xFF) / 255.0;
		parts[i] = c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
	}
	return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
}

double theme_contrast(int32_t a, int32_t b)
{
	double x = luminance(a), y = luminance(b);
	return (fmax(x, y) + 0.05) / (fmin(x, y) + 0.05);
}

/* The colour of entry `index` of the xterm palette. */
static int32_t palette_colour(int index)
{
	static const int32_t basic[16] = { 0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD,
					   0x00CDCD, 0xE5E5E5, 0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00,
					   0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF };
	static const int32_t steps[6] = { 0, 95, 135, 175, 215, 255 };
	if (index < 16)
		return basic[index];
	if (index >= 232)
		return (8 + 10 * (index - 232)) * 0x010101;
	int cube = index - 16;
	return steps[cube / 36] << 16 | steps[cube / 6 % 6] << 8 | steps[cube % 6];
}

/* Distance of two colours, weighted roughly as the eye does. */
static int distance(int32_t a, int32_t b)
{
	int r = (a >> 16 & 0xFF) - (b >> 16 & 0xFF), g = (a >> 8 & 0xFF) - (b >> 8 & 0xFF);
	int blue = (a & 0xFF) - (b & 0xFF);
	return 3 * r * r + 6 * g * g + blue * blue;
}

int theme_palette_index(int32_t rgb, enum colour_depth depth)
{
	if (rgb == COLOUR_DEFAULT || depth == DEPTH_MONO)
		return COLOUR_DEFAULT;
	int first = depth >= DEPTH_256 ? 16 : 0;
	int end = depth >= DEPTH_256 ? 256 : depth == DEPTH_16 ? 16 : 8;
	int best = first;
	for (int i = first; i < end; i++)
		if (distance(palette_colour(i), rgb) < distance(palette_colour(best), rgb))
			best = i;
	return best;
}
