/* stitch_normal.h - the normal equations behind stitch.h, inside this room only.
 *
 * Parameters: m abilities, then for each of b benchmarks its difficulty and the logarithm of its
 * slope, interleaved.  The scores are kept in the order of their models. */
#ifndef KASOKU_CURVES_STITCH_NORMAL_H
#define KASOKU_CURVES_STITCH_NORMAL_H

#include "curves/stitch.h"

struct stitch_normal {
	const struct stitch_data *data;
	const struct stitch_options *options;
	size_t m, b, n;
	size_t *start, *order; /* scores of model i: order[start[i]] … order[start[i + 1] - 1] */
	double *ability, *place; /* m; 2 b: difficulty, ln slope */
	/* Of each score, in `order`: what is fitted and its derivatives by ability and ln slope;
	 * the one by difficulty is minus the one by ability. */
	double *fitted, *by_ability, *by_slope;
	double *bend_aa, *bend_as, *bend_ss; /* second derivatives by ability and ln slope */
	double objective, rss;
	double *gradient_a, *gradient_b; /* m; 2 b */
	/* The matrix, undamped: the models' block (m), of each benchmark d-d, d-s, s-s (3 b), and
	 * of each score, in `order`, what it puts between its model and its benchmark's difficulty
	 * and slope. */
	double *diagonal, *block, *cross_d, *cross_s;
	/* Made by stitch_normal_factor(): the damped models' block and the factor of what is left.
	 */
	double *damped; /* m */
	double *schur;  /* 2 b x 2 b: lower triangle */
	double *room;   /* 2 b */
};

void stitch_normal_init(struct stitch_normal *normal, const struct stitch_data *data,
			const struct stitch_options *options, struct arena *arena);
/* Objective at the parameters; true when it is finite. */
bool stitch_normal_value(struct stitch_normal *normal);
/* Gradient and matrix for the parameters stitch_normal_value() was asked about: Newton's matrix
 * when `exact`, else that of Gauss and Newton, which leaves second derivatives out. */
void stitch_normal_slopes(struct stitch_normal *normal, bool exact);
/* Factorises the matrix with its diagonal enlarged by the factor 1 + `damping`; false when it is
 * not positive definite. */
bool stitch_normal_factor(struct stitch_normal *normal, double damping);
/* Solves for a right-hand side in place: `a` (m) and `b` (2 b). */
void stitch_normal_solve(struct stitch_normal *normal, double *a, double *b);

/* Puts the parameters of a fit in place. */
void stitch_normal_load(struct stitch_normal *normal, const struct stitch *stitch);
/* Steps to the minimum from the parameters as they are; returns how many were taken:
 * STITCH_STEPS_MOST when that was not enough. */
enum { STITCH_STEPS_MOST = 500 };
int stitch_normal_minimise(struct stitch_normal *normal, struct arena *arena);
/* Whether the slope of benchmark `b` is a parameter. */
bool stitch_slope_is_free(const struct stitch_normal *normal, size_t b);

#endif
