/* theme.c - see theme.h. */
#include "draw/theme.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void theme_plain(struct theme *theme)
{
	static const struct {
		enum role role;
		uint8_t attrs;
	} marked[] = {
		{ ROLE_STRONG, ATTR_BOLD },
		{ ROLE_TITLE, ATTR_BOLD },
		{ ROLE_FOCUS, ATTR_BOLD | ATTR_UNDERLINE },
		{ ROLE_TAB_ACTIVE, ATTR_REVERSE },
		{ ROLE_KEY, ATTR_BOLD },
		{ ROLE_WARNING, ATTR_BOLD },
		{ ROLE_ERROR, ATTR_BOLD | ATTR_REVERSE },
		{ ROLE_LINK, ATTR_UNDERLINE },
		{ ROLE_SELECTED, ATTR_REVERSE },
		{ ROLE_HEADER, ATTR_UNDERLINE },
		{ ROLE_MATCH, ATTR_UNDERLINE },
		{ ROLE_RECORD, ATTR_BOLD },
		{ ROLE_CURSOR, ATTR_BOLD },
		{ ROLE_MARK, ATTR_REVERSE },
	};
	*theme = (struct theme){ .name = "plain", .title = "No colours", .ground = GROUND_DARK,
				 .paper = 0x000000, .ink = 0xD0D0D0 };
	for (int i = 0; i < ROLE_COUNT; i++)
		theme->styles[i] = (struct style){ .fg = COLOUR_DEFAULT, .bg = COLOUR_DEFAULT };
	for (size_t i = 0; i < sizeof marked / sizeof *marked; i++) {
		struct style *style = &theme->styles[marked[i].role];
		style->attrs = style->mono = marked[i].attrs;
	}
}

bool theme_parse_colour(const char *text, int32_t *colour)
{
	if (strcmp(text, "default") == 0) {
		*colour = COLOUR_DEFAULT;
		return true;
	}
	if (text[0] != '#' || strlen(text) != 7 || strspn(text + 1, "0123456789abcdefABCDEF") != 6)
		return false;
	*colour = (int32_t)strtol(text + 1, NULL, 16);
	return true;
}

int theme_basic_colour(const char *name)
{
	static const char *const names[8] = { "black", "red", "green", "yellow",
					      "blue", "magenta", "cyan", "white" };
	bool bright = strncmp(name, "bright-", 7) == 0;
	for (int i = 0; i < 8; i++)
		if (strcmp(names[i], bright ? name + 7 : name) == 0)
			return i + 8 * bright;
	return -1;
}

void theme_paint(struct theme *theme)
{
	for (int i = 0; theme->paint && i < ROLE_COUNT; i++) {
		struct style *style = &theme->styles[i];
		style->fg = style->fg == COLOUR_DEFAULT ? theme->ink : style->fg;
		style->bg = style->bg == COLOUR_DEFAULT ? theme->paper : style->bg;
	}
}

bool theme_is_colourless(const struct theme *theme)
{
	for (int i = 0; i < ROLE_COUNT; i++)
		if (theme->styles[i].fg != COLOUR_DEFAULT || theme->styles[i].bg != COLOUR_DEFAULT)
			return false;
	return true;
}

void theme_light(int32_t rgb, double channels[3])
{
	for (int i = 0; i < 3; i++) {
		double c = (rgb >> (16 - 8 * i) & 0xFF) / 255.0;
		channels[i] = c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
	}
}

/* Relative luminance, WCAG 2. */
static double luminance(int32_t rgb)
{
	double c[3];
	theme_light(rgb, c);
	return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2];
}

double theme_contrast(int32_t a, int32_t b)
{
	double x = luminance(a), y = luminance(b);
	return (fmax(x, y) + 0.05) / (fmin(x, y) + 0.05);
}

int32_t theme_palette_colour(int index)
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

/* Lightness and the two colour axes of Oklab (Ottosson 2020), in which distance is about as the eye
 * sees it. */
struct lab {
	double l, a, b;
};

static struct lab lab_of(int32_t rgb)
{
	double c[3];
	theme_light(rgb, c);
	double l = cbrt(0.4122214708 * c[0] + 0.5363325363 * c[1] + 0.0514459929 * c[2]);
	double m = cbrt(0.2119034982 * c[0] + 0.6806995451 * c[1] + 0.1073969566 * c[2]);
	double s = cbrt(0.0883024619 * c[0] + 0.2817188376 * c[1] + 0.6299787005 * c[2]);
	return (struct lab){ 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
			     1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
			     0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s };
}

static bool is_grey(struct lab lab)
{
	return hypot(lab.a, lab.b) < 0.045;
}

/* The nearest of the first `count` system colours.  A colour never becomes a grey nor a grey a
 * colour: with so few to choose from, hue is what keeps two series apart. */
static int nearest_basic(int32_t rgb, int count)
{
	struct lab wanted = lab_of(rgb);
	int best = 0;
	double least = INFINITY;
	for (int i = 0; i < count; i++) {
		struct lab lab = lab_of(theme_palette_colour(i));
		double away = hypot(hypot(lab.a - wanted.a, lab.b - wanted.b), lab.l - wanted.l);
		if (is_grey(lab) == is_grey(wanted) && away < least) {
			least = away;
			best = i;
		}
	}
	return best;
}

/* Distance of two colours, weighted roughly as the eye does; enough where the palette is dense. */
static int distance(int32_t a, int32_t b)
{
	int red = (a >> 16 & 0xFF) - (b >> 16 & 0xFF), green = (a >> 8 & 0xFF) - (b >> 8 & 0xFF);
	int blue = (a & 0xFF) - (b & 0xFF);
	return 3 * red * red + 6 * green * green + blue * blue;
}

int theme_palette_index(int32_t rgb, enum colour_depth depth)
{
	if (rgb == COLOUR_DEFAULT || depth == DEPTH_MONO)
		return COLOUR_DEFAULT;
	if (depth < DEPTH_256)
		return nearest_basic(rgb, depth == DEPTH_16 ? 16 : 8);
	int best = 16;
	for (int i = 16; i < 256; i++)
		if (distance(theme_palette_colour(i), rgb) < distance(theme_palette_colour(best), rgb))
			best = i;
	return best;
}

int style_colour(const struct style *style, bool ground, enum colour_depth depth)
{
	int32_t rgb = ground ? style->bg : style->fg;
	if (depth == DEPTH_MONO || rgb == COLOUR_DEFAULT || depth == DEPTH_RGB)
		return depth == DEPTH_MONO ? COLOUR_DEFAULT : rgb;
	if (!ground && depth < DEPTH_256 && style->basic)
		return depth == DEPTH_16 ? style->basic - 1 : (style->basic - 1) % 8;
	return theme_palette_index(rgb, depth);
}
