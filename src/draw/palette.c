/* palette.c - see palette.h. */
#include "draw/palette.h"

#include "base/mem.h"

#include <stdlib.h>

void palette_init(struct palette *palette, const struct theme *light, const struct theme *dark)
{
	*palette = (struct palette){ .themes = { light, dark }, .theme_count = dark ? 2 : 1 };
}

void palette_clear(struct palette *palette)
{
	free(palette->shades);
	palette->shades = NULL;
	palette->count = palette->room = 0;
}

bool shade_same(struct shade a, struct shade b)
{
	return a.rgb[0] == b.rgb[0] && a.rgb[1] == b.rgb[1];
}

struct shade palette_paper(const struct palette *palette)
{
	struct shade shade = { { palette->themes[0]->paper, 0 } };
	if (palette->theme_count == 2)
		shade.rgb[1] = palette->themes[1]->paper;
	return shade;
}

struct shade palette_ink(const struct palette *palette, enum role role)
{
	struct shade shade = { { 0, 0 } };
	for (int i = 0; i < palette->theme_count; i++) {
		const struct theme *theme = palette->themes[i];
		int32_t fg = theme->styles[role].fg;
		shade.rgb[i] = fg == COLOUR_DEFAULT ? theme->ink : fg;
	}
	return shade;
}

struct shade palette_ground(const struct palette *palette, enum role role)
{
	struct shade shade = { { 0, 0 } };
	for (int i = 0; i < palette->theme_count; i++) {
		const struct theme *theme = palette->themes[i];
		int32_t bg = theme->styles[role].bg;
		shade.rgb[i] = bg == COLOUR_DEFAULT ? theme->paper : bg;
	}
	return shade;
}

static size_t number_of(struct palette *palette, struct shade shade)
{
	for (size_t i = 0; i < palette->count; i++)
		if (shade_same(palette->shades[i], shade))
			return i;
	palette->shades =
		mem_grow(palette->shades, palette->count, &palette->room, sizeof *palette->shades);
	palette->shades[palette->count] = shade;
	return palette->count++;
}

void palette_paint(struct palette *palette, struct str *out, const char *what, struct shade shade)
{
	if (palette->theme_count == 1)
		str_printf(out, " %s=\"#%06x\"", what, (unsigned)shade.rgb[0]);
	else
		str_printf(out, " class=\"%c%zu\"", *what, number_of(palette, shade));
}

void palette_css(const struct palette *palette, struct str *out, int theme)
{
	for (size_t i = 0; i < palette->count; i++) {
		unsigned rgb = (unsigned)palette->shades[i].rgb[theme];
		str_printf(out, ".f%zu{fill:#%06x}.s%zu{stroke:#%06x}\n", i, rgb, i, rgb);
	}
}
