/* vision.c - see vision.h. */
#include "draw/vision.h"

#include <math.h>
#include <string.h>

static const double pi = 3.14159265358979323846;

/* Machado, Oliveira and Fernandes (2009), "A Physiologically-based Model for Simulation of Color Vision
 * Deficiency", IEEE TVCG 15(6), table of matrices, severity 1.0. */
static const struct {
	const char *name;
	double matrix[3][3];
} visions[VISION_COUNT] = {
	[VISION_USUAL] = { "usual", { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } } },
	[VISION_PROTANOPIA] = { "protanopia",
				{ { 0.152286, 1.052583, -0.204868 },
				  { 0.114503, 0.786281, 0.099216 },
				  { -0.003882, -0.048116, 1.051998 } } },
	[VISION_DEUTERANOPIA] = { "deuteranopia",
				  { { 0.367322, 0.860646, -0.227968 },
				    { 0.280085, 0.672501, 0.047413 },
				    { -0.011820, 0.042940, 0.968881 } } },
	[VISION_TRITANOPIA] = { "tritanopia",
				{ { 1.255528, -0.076749, -0.178779 },
				  { -0.078411, 0.930809, 0.147602 },
				  { 0.004733, 0.691367, 0.303900 } } },
};

const char *vision_name(enum vision vision)
{
	return visions[vision].name;
}

int vision_by_name(const char *name)
{
	for (int i = 0; i < VISION_COUNT; i++)
		if (strcmp(visions[i].name, name) == 0)
			return i;
	return -1;
}

/* The function of CIE 15 between tristimulus ratios and lightness. */
static double cube_root(double t)
{
	return t > 216.0 / 24389 ? cbrt(t) : (24389.0 / 27 * t + 16) / 116;
}

/* Linear light of an sRGB display to CIELAB under D65. */
static void lab_of(const double light[3], double lab[3])
{
	static const double to_xyz[3][3] = { { 0.4124564, 0.3575761, 0.1804375 },
					     { 0.2126729, 0.7151522, 0.0721750 },
					     { 0.0193339, 0.1191920, 0.9503041 } };
	static const double white[3] = { 0.95047, 1, 1.08883 };
	double f[3];
	for (int i = 0; i < 3; i++) {
		double sum = 0;
		for (int j = 0; j < 3; j++)
			sum += to_xyz[i][j] * light[j];
		f[i] = cube_root(sum / white[i]);
	}
	lab[0] = 116 * f[1] - 16;
	lab[1] = 500 * (f[0] - f[1]);
	lab[2] = 200 * (f[1] - f[2]);
}

static void seen(int32_t rgb, enum vision vision, double lab[3])
{
	double light[3], left[3];
	theme_light(rgb, light);
	for (int i = 0; i < 3; i++) {
		left[i] = 0;
		for (int j = 0; j < 3; j++)
			left[i] += visions[vision].matrix[i][j] * light[j];
		left[i] = fmin(fmax(left[i], 0), 1);
	}
	lab_of(left, lab);
}

static double hue(double a, double b)
{
	double degrees = atan2(b, a) * 180 / pi;
	return degrees < 0 ? degrees + 360 : degrees;
}

static double cosine(double degrees)
{
	return cos(degrees * pi / 180);
}

/* Lightness, chroma and hue as CIEDE2000 takes them: Sharma, Wu and Dalal (2005), equations 2 to 7. */
struct lch {
	double l, c, h;
};

static struct lch lch_of(const double lab[3], double chroma)
{
	double seventh = pow(chroma, 7), g = 0.5 * (1 - sqrt(seventh / (seventh + pow(25, 7))));
	double a = lab[1] * (1 + g);
	return (struct lch){ lab[0], hypot(a, lab[2]), hue(a, lab[2]) };
}

/* Equations 10 and 14: the difference and the mean of two hues on their circle. */
static double hue_difference(struct lch x, struct lch y)
{
	double away = y.h - x.h;
	if (x.c * y.c <= 0)
		return 0;
	return away > 180 ? away - 360 : away < -180 ? away + 360 : away;
}

static double hue_mean(struct lch x, struct lch y)
{
	double sum = x.h + y.h;
	if (x.c * y.c <= 0)
		return sum;
	if (fabs(x.h - y.h) <= 180)
		return sum / 2;
	return sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
}

double vision_ciede2000(const double a[3], const double b[3])
{
	double chroma = (hypot(a[1], a[2]) + hypot(b[1], b[2])) / 2;
	struct lch x = lch_of(a, chroma), y = lch_of(b, chroma);
	double l = (x.l + y.l) / 2 - 50, c = (x.c + y.c) / 2, h = hue_mean(x, y);
	double t = 1 - 0.17 * cosine(h - 30) + 0.24 * cosine(2 * h) + 0.32 * cosine(3 * h + 6) -
		   0.2 * cosine(4 * h - 63);
	double turn = 30 * exp(-pow((h - 275) / 25, 2));
	double rotation = -sin(2 * turn * pi / 180) * 2 * sqrt(pow(c, 7) / (pow(c, 7) + pow(25, 7)));
	double lightness = (y.l - x.l) / (1 + 0.015 * l * l / sqrt(20 + l * l));
	double colour = (y.c - x.c) / (1 + 0.045 * c);
	double tint = 2 * sqrt(x.c * y.c) * sin(hue_difference(x, y) / 2 * pi / 180) /
		      (1 + 0.015 * c * t);
	double square = lightness * lightness + colour * colour + tint * tint + rotation * colour * tint;
	return sqrt(fmax(square, 0));
}

double vision_distance(int32_t a, int32_t b, enum vision vision)
{
	double x[3], y[3];
	seen(a, vision, x);
	seen(b, vision, y);
	return vision_ciede2000(x, y);
}
