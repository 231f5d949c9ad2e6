/* theme.h - from roles to colours.
 *
 * A theme gives each role a foreground, a background and attributes.  A colour is "default" (the
 * terminal's own) or 24-bit RGB; export and term reduce it to what the terminal has (256, 16, 8,
 * none).  With no colour at all only the attributes are used, so every role that must stand out has
 * one.  Themes come from themes/<name>.yaml through catalog; this file knows no files. */
#ifndef KASOKU_DRAW_THEME_H
#define KASOKU_DRAW_THEME_H

#include "base/err.h"
#include "draw/role.h"

#include <stdbool.h>
#include <stdint.h>

enum { COLOUR_DEFAULT = -1 };

enum style_attr { ATTR_BOLD = 1, ATTR_DIM = 2, ATTR_UNDERLINE = 4, ATTR_REVERSE = 8, ATTR_ITALIC = 16 };

struct style {
	int32_t fg, bg;   /* COLOUR_DEFAULT or 0xRRGGBB */
	uint8_t attrs;    /* enum style_attr, with colour */
	uint8_t mono;     /* enum style_attr, when there is no colour */
	uint8_t basic;    /* foreground among the 16 or 8 standard colours, plus one; 0 for the nearest */
};

enum ground { GROUND_DARK, GROUND_LIGHT };

struct theme {
	char name[32];
	char title[80];
	enum ground ground;     /* the background it is made for */
	int32_t paper, ink;     /* what "default" means where there is no terminal (SVG, contrast) */
	bool paint;             /* paper and ink are sent to terminals, too (theme_paint) */
	unsigned safe;          /* bits of enum vision (vision.h) that series are told apart by */
	struct style styles[ROLE_COUNT];
};

/* The built-in theme: default colours and attributes only; what is used when no file can be read. */
void theme_plain(struct theme *theme);
/* Parses "#rrggbb" or "default" into `colour`. */
bool theme_parse_colour(const char *text, int32_t *colour);
/* One of the 16 standard colours by name, "blue" or "bright-blue", or -1. */
int theme_basic_colour(const char *name);
/* Makes colours that are left to the terminal the theme's paper and ink, where the theme asks for it: the
 * last thing after reading it. */
void theme_paint(struct theme *theme);
/* True when no role has a colour. */
bool theme_is_colourless(const struct theme *theme);
/* The three channels of `rgb` as linear light, 0 to 1 (sRGB, IEC 61966-2-1). */
void theme_light(int32_t rgb, double channels[3]);
/* WCAG 2 contrast ratio of two RGB colours, 1 to 21. */
double theme_contrast(int32_t a, int32_t b);

enum colour_depth { DEPTH_MONO, DEPTH_8, DEPTH_16, DEPTH_256, DEPTH_RGB };

/* The nearest palette index for `rgb` among the 256 (only 16-255, which terminals do not change; for
 * DEPTH_RGB, too), the 16 or the 8 standard colours of xterm, where a colour stays a colour and a grey
 * a grey; -1 for COLOUR_DEFAULT and DEPTH_MONO. */
int theme_palette_index(int32_t rgb, enum colour_depth depth);
/* The colour of entry `index` of xterm's palette of 256. */
int32_t theme_palette_colour(int index);
/* What is sent for the foreground, or the background when `ground`, of a style: a palette index, 0xRRGGBB
 * at DEPTH_RGB, -1 for the terminal's own. */
int style_colour(const struct style *style, bool ground, enum colour_depth depth);

#endif
