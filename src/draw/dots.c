/* dots.c - see dots.h. */
#include "draw/dots.h"

#include <math.h>
#include <string.h>

/* Dots in one cell. */
static int dots_across(const struct canvas *canvas)
{
	return canvas->charset == CHARSET_UNICODE ? 2 : 1;
}

static int dots_down(const struct canvas *canvas)
{
	return canvas->charset == CHARSET_UNICODE ? 4 : 3;
}

void dots_begin(struct dots *dots, struct canvas *canvas, struct rect area)
{
	area.w = area.w < 0 ? 0 : area.w;
	area.h = area.h < 0 ? 0 : area.h;
	while (area.w * area.h > DOTS_CELLS)
		area.w--;
	dots->canvas = canvas;
	dots->area = area;
	dots->w = area.w * dots_across(canvas);
	dots->h = area.h * dots_down(canvas);
	memset(dots->bits, 0, (size_t)(area.w * area.h));
}

void dots_set(struct dots *dots, int x, int y)
{
	static const unsigned char braille[4][2] = { { 1, 8 }, { 2, 16 }, { 4, 32 }, { 64, 128 } };
	if (x < 0 || y < 0 || x >= dots->w || y >= dots->h)
		return;
	int across = dots_across(dots->canvas), down = dots_down(dots->canvas);
	unsigned char *cell = &dots->bits[y / down * dots->area.w + x / across];
	*cell |= across == 2 ? braille[y % 4][x % 2] : (unsigned char)(1 << y % 3);
}

/* Cuts one end of a segment at p + t d for the bound q: Liang & Barsky 1984.  Narrows [*t0, *t1];
 * false when nothing is left. */
static bool cut(double p, double q, double *t0, double *t1)
{
	if (p == 0)
		return q >= 0;
	double t = q / p;
	if (p < 0)
		*t0 = t > *t0 ? t : *t0;
	else
		*t1 = t < *t1 ? t : *t1;
	return *t0 <= *t1;
}

void dots_line(struct dots *dots, double x0, double y0, double x1, double y1, int dash)
{
	if (!isfinite(x0) || !isfinite(y0) || !isfinite(x1) || !isfinite(y1))
		return;
	double dx = x1 - x0, dy = y1 - y0, t0 = 0, t1 = 1;
	if (!cut(-dx, x0 + 0.5, &t0, &t1) || !cut(dx, dots->w - 0.5 - x0, &t0, &t1) ||
	    !cut(-dy, y0 + 0.5, &t0, &t1) || !cut(dy, dots->h - 0.5 - y0, &t0, &t1))
		return;
	double length = fmax(fabs(dx), fabs(dy));
	int first = (int)floor(t0 * length), last = (int)ceil(t1 * length);
	for (int i = first; i <= last; i++) {
		if (dash > 0 && i / dash % 2 != 0)
			continue;
		double t = length > 0 ? i / length : 0;
		dots_set(dots, (int)lround(x0 + t * dx), (int)lround(y0 + t * dy));
	}
}

/* True for cells that a line may cover: blanks, grid and bands. */
static bool may_cover(const struct cell *cell)
{
	return cell->code == ' ' || cell->role == ROLE_GRID || cell->role == ROLE_CONFIDENCE ||
	       cell->role == ROLE_PREDICTION;
}

static char32_t glyph_of(const struct dots *dots, unsigned char bits)
{
	if (dots->canvas->charset == CHARSET_UNICODE)
		return 0x2800u + bits;
	return bits & 2 ? '-' : bits & 1 ? '\'' : '.';
}

void dots_flush(struct dots *dots, enum role role)
{
	for (int y = 0; y < dots->area.h; y++) {
		for (int x = 0; x < dots->area.w; x++) {
			unsigned char bits = dots->bits[y * dots->area.w + x];
			const struct cell *cell =
				canvas_at(dots->canvas, dots->area.x + x, dots->area.y + y);
			if (bits && cell && may_cover(cell))
				canvas_put(dots->canvas, dots->area.x + x, dots->area.y + y,
					   glyph_of(dots, bits), role);
		}
	}
}
