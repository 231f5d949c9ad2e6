/* glyph_path.c - see glyph_path.h. */
#include "draw/glyph_path.h"

#include <assert.h>
#include <stdbool.h>
#include <stddef.h>

#define LENGTH(array) (sizeof(array) / sizeof *(array))

enum { MID_X = GLYPH_W / 2, MID_Y = GLYPH_H / 2, STROKE = 9 };

/* Arms of U+2500 to U+257F from the middle of the cell: two bits each for left, right, up, down,
 * lowest first; 1 light, 2 heavy.  Double lines and diagonals have none and are set as text. */
/* clang-format off */
static const unsigned char arms[128] = {
	0x05, 0x0A, 0x50, 0xA0, 0x05, 0x0A, 0x50, 0xA0, 0x05, 0x0A, 0x50, 0xA0,
	0x44, 0x48, 0x84, 0x88, 0x41, 0x42, 0x81, 0x82, 0x14, 0x18, 0x24, 0x28,
	0x11, 0x12, 0x21, 0x22, 0x54, 0x58, 0x64, 0x94, 0xA4, 0x68, 0x98, 0xA8,
	0x51, 0x52, 0x61, 0x91, 0xA1, 0x62, 0x92, 0xA2, 0x45, 0x46, 0x49, 0x4A,
	0x85, 0x86, 0x89, 0x8A, 0x15, 0x16, 0x19, 0x1A, 0x25, 0x26, 0x29, 0x2A,
	0x55, 0x56, 0x59, 0x5A, 0x65, 0x95, 0xA5, 0x66, 0x69, 0x96, 0x99, 0x6A,
	0x9A, 0xA6, 0xA9, 0xAA, 0x05, 0x0A, 0x50, 0xA0, 0x00, 0x00, 0x00, 0x00,
	0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
	0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
	0x00, 0x44, 0x41, 0x11, 0x14, 0x00, 0x00, 0x00, 0x01, 0x10, 0x04, 0x40,
	0x02, 0x20, 0x08, 0x80, 0x09, 0x90, 0x06, 0x60,
};

/* Markers about the middle of the cell: a circle (one radius) or a polygon of up to four corners. */
struct marker {
	char32_t code;
	bool hollow;
	int radius, corners;
	short x[4], y[4];
};

static const struct marker markers[] = {
	{ 0x2022, false, 18, 0, { 0 }, { 0 } },
	{ 0x25A0, false, 0, 4, { -28, 28, 28, -28 }, { -28, -28, 28, 28 } },
	{ 0x25A1, true,  0, 4, { -28, 28, 28, -28 }, { -28, -28, 28, 28 } },
	{ 0x25B2, false, 0, 3, { 0, 34, -34 }, { -34, 28, 28 } },
	{ 0x25B3, true,  0, 3, { 0, 34, -34 }, { -34, 28, 28 } },
	{ 0x25B6, false, 0, 3, { -30, 30, -30 }, { -34, 0, 34 } },
	{ 0x25B8, false, 0, 3, { -20, 20, -20 }, { -24, 0, 24 } },
	{ 0x25BC, false, 0, 3, { -34, 34, 0 }, { -28, -28, 34 } },
	{ 0x25BD, true,  0, 3, { -34, 34, 0 }, { -28, -28, 34 } },
	{ 0x25C0, false, 0, 3, { 30, 30, -30 }, { -34, 34, 0 } },
	{ 0x25C2, false, 0, 3, { 20, 20, -20 }, { -24, 24, 0 } },
	{ 0x25C6, false, 0, 4, { 0, 34, 0, -34 }, { -40, 0, 40, 0 } },
	{ 0x25C7, true,  0, 4, { 0, 34, 0, -34 }, { -40, 0, 40, 0 } },
	{ 0x25CB, true,  31, 0, { 0 }, { 0 } },
	{ 0x25CF, false, 32, 0, { 0 }, { 0 } },
};
/* clang-format on */

static const struct marker *marker_for(char32_t code)
{
	for (size_t i = 0; i < LENGTH(markers); i++)
		if (markers[i].code == code)
			return &markers[i];
	return NULL;
}

enum glyph_kind glyph_kind(char32_t code)
{
	if (code >= 0x2500 && code <= 0x257F)
		return arms[code - 0x2500] ? GLYPH_SHAPE : GLYPH_TEXT;
	if (code >= 0x2591 && code <= 0x2593)
		return GLYPH_SHADE;
	if (code >= 0x2580 && code <= 0x259F)
		return GLYPH_SHAPE;
	if (code >= 0x2800 && code <= 0x28FF)
		return GLYPH_DOTS;
	return marker_for(code) ? GLYPH_SHAPE : GLYPH_TEXT;
}

int glyph_shade(char32_t code)
{
	return code == 0x2591 ? 25 : code == 0x2592 ? 45 : 65;
}

static void add_rect(struct str *out, int x, int y, int w, int h)
{
	str_printf(out, "M%d %dh%dv%dh%dz", x, y, w, h, -w);
}

static void braille_path(struct str *out, unsigned dots, int x, int y)
{
	static const unsigned char bit[4][2] = { { 1, 8 }, { 2, 16 }, { 4, 32 }, { 64, 128 } };
	for (int row = 0; row < 4; row++)
		for (int column = 0; column < 2; column++)
			if (dots & bit[row][column])
				str_printf(out, "M%d %dh0", x + GLYPH_W / 4 + column * GLYPH_W / 2,
					   y + GLYPH_H / 8 + row * GLYPH_H / 4);
}

/* How many dashes a dashed box character has; 0 for a solid one. */
static int dashes(char32_t code)
{
	return code >= 0x2504 && code <= 0x2507 ? 3 :
	       code >= 0x2508 && code <= 0x250B ? 4 :
	       code >= 0x254C && code <= 0x254F ? 2 : 0;
}

static void dashed_path(struct str *out, char32_t code, int x, int y, int weight)
{
	int count = dashes(code), thick = weight * STROKE;
	bool horizontal = arms[code - 0x2500] & 0x0F;
	int step = (horizontal ? GLYPH_W : GLYPH_H) / count;
	for (int i = 0; i < count; i++) {
		int at = i * step + step / 6;
		if (horizontal)
			add_rect(out, x + at, y + MID_Y - thick / 2, step * 2 / 3, thick);
		else
			add_rect(out, x + MID_X - thick / 2, y + at, thick, step * 2 / 3);
	}
}

/* Arms reach over the middle by half their own stroke, so that corners are closed. */
static void box_path(struct str *out, char32_t code, int x, int y)
{
	unsigned bits = arms[code - 0x2500];
	int left = bits & 3, right = bits >> 2 & 3, up = bits >> 4 & 3, down = bits >> 6 & 3;
	if (dashes(code)) {
		dashed_path(out, code, x, y, left | up);
		return;
	}
	const int over = STROKE / 2 + 1;
	if (left == right && left)
		add_rect(out, x, y + MID_Y - left * STROKE / 2, GLYPH_W, left * STROKE);
	if (up == down && up)
		add_rect(out, x + MID_X - up * STROKE / 2, y, up * STROKE, GLYPH_H);
	if (left && left != right)
		add_rect(out, x, y + MID_Y - left * STROKE / 2, MID_X + over, left * STROKE);
	if (right && left != right)
		add_rect(out, x + MID_X - over, y + MID_Y - right * STROKE / 2, MID_X + over, right * STROKE);
	if (up && up != down)
		add_rect(out, x + MID_X - up * STROKE / 2, y, up * STROKE, MID_Y + over);
	if (down && up != down)
		add_rect(out, x + MID_X - down * STROKE / 2, y + MID_Y - over, down * STROKE, MID_Y + over);
}

/* Quadrants of U+2596 to U+259F: 1 upper left, 2 upper right, 4 lower left, 8 lower right. */
static const unsigned char quadrants[10] = { 4, 8, 1, 13, 9, 7, 11, 2, 6, 14 };

static void block_path(struct str *out, char32_t code, int x, int y)
{
	if (code == 0x2580) {
		add_rect(out, x, y, GLYPH_W, MID_Y);
	} else if (code <= 0x2588) {
		int height = (int)(code - 0x2580) * GLYPH_H / 8;
		add_rect(out, x, y + GLYPH_H - height, GLYPH_W, height);
	} else if (code <= 0x258F) {
		add_rect(out, x, y, (int)(0x2590 - code) * GLYPH_W / 8, GLYPH_H);
	} else if (code == 0x2590) {
		add_rect(out, x + MID_X, y, MID_X, GLYPH_H);
	} else if (code == 0x2594) {
		add_rect(out, x, y, GLYPH_W, GLYPH_H / 8);
	} else if (code == 0x2595) {
		add_rect(out, x + GLYPH_W - GLYPH_W / 8, y, GLYPH_W / 8, GLYPH_H);
	} else {
		for (int i = 0; i < 4; i++)
			if (quadrants[code - 0x2596] >> i & 1)
				add_rect(out, x + i % 2 * MID_X, y + i / 2 * MID_Y, MID_X, MID_Y);
	}
}

/* A circle about (x, y), clockwise or, for a hole, against the clock. */
static void add_circle(struct str *out, int x, int y, int radius, bool hole)
{
	int sweep = hole ? 0 : 1;
	str_printf(out, "M%d %da%d %d 0 1 %d %d 0a%d %d 0 1 %d %d 0z", x - radius, y, radius, radius,
		   sweep, 2 * radius, radius, radius, sweep, -2 * radius);
}

/* The corners of `marker`, or for a hole the same drawn in towards their mean, the other way round. */
static void add_polygon(struct str *out, const struct marker *marker, int x, int y, bool hole)
{
	int n = marker->corners, mean_x = 0, mean_y = 0;
	for (int i = 0; i < n; i++) {
		mean_x += marker->x[i];
		mean_y += marker->y[i];
	}
	for (int i = 0; i < n; i++) {
		int corner = hole ? n - 1 - i : i, dx = marker->x[corner], dy = marker->y[corner];
		if (hole) {
			dx = (dx * 6 + mean_x * 4 / n) / 10;
			dy = (dy * 6 + mean_y * 4 / n) / 10;
		}
		str_printf(out, "%c%d %d", i == 0 ? 'M' : 'L', x + dx, y + dy);
	}
	str_add_char(out, 'z');
}

static void marker_path(struct str *out, const struct marker *marker, int x, int y)
{
	assert(marker);
	for (int hole = 0; hole <= (int)marker->hollow; hole++) {
		if (marker->corners)
			add_polygon(out, marker, x, y, hole != 0);
		else
			add_circle(out, x, y, hole ? marker->radius * 2 / 3 : marker->radius, hole != 0);
	}
}

void glyph_path(struct str *out, char32_t code, int x, int y)
{
	switch (glyph_kind(code)) {
	case GLYPH_TEXT:
		break;
	case GLYPH_DOTS:
		braille_path(out, (unsigned)code - 0x2800, x, y);
		break;
	case GLYPH_SHADE:
		add_rect(out, x, y, GLYPH_W, GLYPH_H);
		break;
	case GLYPH_SHAPE:
		if (code <= 0x257F && code >= 0x2500)
			box_path(out, code, x, y);
		else if (code >= 0x2580 && code <= 0x259F)
			block_path(out, code, x, y);
		else
			marker_path(out, marker_for(code), x + MID_X, y + MID_Y);
		break;
	}
}
