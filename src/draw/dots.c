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
	area.w = area.w < 0 ? 0 : area.w > DOTS_CELLS ? DOTS_CELLS : area.w;
	area.h = area.h < 0 ? 0 : area.h > DOTS_CELLS ? DOTS_CELLS : area.h;
	if (area.h > 0 && area.w > DOTS_CELLS / area.h)
		area.w = DOTS_CELLS / area.h;
	dots->canvas = canvas;
	dots->area = area;
	dots->w = area.w * dots_across(canvas);
	dots->h = area.h * dots_down(canvas);
	dots->end_x = dots->end_y = NAN;
	dots->travelled = 0;
	memset(dots->bits, 0, (size_t)area.w * (size_t)area.h);
}

void dots_set(struct dots *dots, int x, int y)
{
	static const unsigned char braille[4][2] = { { 1, 8 }, { 2, 16 }, { 4, 32 }, { 64, 128 } };
	if (x < 0 || y < 0 || x >= dots->w || y >= dots->h)
		return;
	int across = dots_across(dots->canvas), down = dots_down(dots->canvas);
	unsigned char *cell = &dots->bits[y / down * dots->area.w + x / across];
	int bit = across == 2 ? braille[y % 4][x % 2] : 1 << y % 3;
	*cell = (unsigned char)(*cell | bit);
}

/* Cuts one end of a segment at p t <= q: Liang & Barsky 1984.  Narrows [*t0, *t1]; false when nothing
 * is left. */
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

/* Rounds to a dot; a position on the edge of the surface belongs to the last dot inside. */
static int nearest_dot(double position, int count)
{
	double dot = floor(position + 0.5);
	return dot < 0 ? 0 : dot > count - 1 ? count - 1 : (int)dot;
}

/* How many dots of dashing come before a line from (x, y): those of the line that it continues. */
static double dash_start(const struct dots *dots, double x, double y)
{
	bool continued = fabs(x - dots->end_x) < 1e-6 && fabs(y - dots->end_y) < 1e-6;
	return continued ? dots->travelled : 0;
}

void dots_line(struct dots *dots, double x0, double y0, double x1, double y1, int dash)
{
	double dx = x1 - x0, dy = y1 - y0, t0 = 0, t1 = 1;
	if (!isfinite(x0) || !isfinite(y0) || !isfinite(dx) || !isfinite(dy))
		return;
	double length = fmax(fabs(dx), fabs(dy)), start = dash_start(dots, x0, y0);
	dots->end_x = x1;
	dots->end_y = y1;
	dots->travelled = dash > 0 ? fmod(start + length, 2.0 * dash) : 0;
	if (!cut(-dx, x0 + 0.5, &t0, &t1) || !cut(dx, dots->w - 0.5 - x0, &t0, &t1) ||
	    !cut(-dy, y0 + 0.5, &t0, &t1) || !cut(dy, dots->h - 0.5 - y0, &t0, &t1))
		return;
	/* What is left is no longer than the surface, so the count is small. */
	int steps = (int)ceil(fmin((t1 - t0) * length, dots->w + dots->h));
	for (int i = 0; i <= steps; i++) {
		double t = steps > 0 ? t0 + (t1 - t0) * i / steps : t0;
		if (dash <= 0 || fmod(start + t * length, 2.0 * dash) < dash)
			dots_set(dots, nearest_dot(x0 + t * dx, dots->w), nearest_dot(y0 + t * dy, dots->h));
	}
}

/* True for cells that a line may cover: blanks, grid and bands. */
static bool may_cover(const struct cell *cell)
{
	return cell->code == ' ' || cell->role == ROLE_GRID || cell->role == ROLE_CONFIDENCE ||
	       cell->role == ROLE_PREDICTION || cell->role == ROLE_UNSUPPORTED;
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
